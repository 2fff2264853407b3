// Random sheets over all forms and unions: each becomes a final contract in Chinese, in English and in both, in which the numbers follow
// each other, every reference leads to the number it names, both languages say the same and the customer is who pays.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from '../src/contract/arrange.js';
import { assemble } from '../src/contract/assemble.js';
import type { Contract, Printable } from '../src/contract/ast.js';
import { resolve } from '../src/contract/resolve.js';
import type { Form } from '../src/template/forms.js';
import { sheetSchema } from '../src/terms/schema.js';
import { fields, isGroup, schemaAt, variantsOf } from '../src/terms/walk.js';
import { cellsOf, library } from './example.js';
import { arbitrarySheet, type RandomSheet, tally } from './random-sheet.js';
import { allOf, leavesOf, misnumbered, provisionsOf, unlike, untidy, words } from './reading.js';

/** Sheets of each form, through the stages of compile; typed.test.ts takes some through compile itself. */
const SHEETS = Number(process.env.SHEETS ?? '30');
/** What a slow and busy machine may take for one form, in milliseconds. */
const PATIENCE = 10 * 60_000;
const SEED = 20_270_101;
/** Every variant of every union that was drawn: `fees.pricing=hourly`. */
const drawn = new Set<string>();

function faultsOf({ terms, chinese }: RandomSheet, form: Form): string[] {
  const { draft, missing } = assemble(library, form, terms);
  const { contract, problems } = resolve(draft, {
    articles: library.schemes[form.numbering]!,
    annexes: library.schemes.annex!,
  });
  const leaves = provisionsOf(allOf(contract)).flatMap((p) =>
    leavesOf(p).map((leaf) => [p.id, leaf] as const),
  );
  return [
    ...[...missing].map(([path, id]) => `${id} lacks ${path}`),
    ...problems.map((problem) => problem.message.en),
    ...misnumbered(contract),
    ...leaves.flatMap(([id, leaf]) =>
      [...unlike(leaf), ...untidy(leaf, chinese ? ['zh'] : ['zh', 'en'])].map((fault) => `${id}: ${fault}`),
    ),
    ...payers(contract, form),
    ...(['columns', 'zh', ...(chinese ? [] : (['en'] as const))] as const).flatMap((layout) =>
      lost(arrange(contract, layout)),
    ),
  ];
}

/** Whoever is to pay the fees is the customer, by the letter that the form gives it. */
function payers(contract: Contract, form: Form): string[] {
  const customer =
    form.order[0] === 'customer' ? { zh: '甲方', en: 'Party A' } : { zh: '乙方', en: 'Party B' };
  const paying = {
    zh: /(甲方|乙方)(?:应|须)[^。；，甲乙]*(?:向[甲乙]方)?支付[^。；，]*(?:服务费|首期款|预付款|定金)/gu,
    en: /(Party [AB]) shall pay [^.;,]*(?:Fees|first payment|prepayment|deposit)/gu,
  };
  const fees = provisionsOf(contract.articles)
    .filter((p) => /^(fees|payment)\b/.test(p.id))
    .flatMap(leavesOf);
  return (['zh', 'en'] as const).flatMap((lang) => {
    const found = fees.flatMap((leaf) => [...words(leaf[lang]).matchAll(paying[lang])]);
    const wrong = found
      .filter(([, party]) => party !== customer[lang])
      .map(([text]) => `wrong party: ${text}`);
    return found.length === 0 ? [`nobody pays in ${lang}`] : wrong;
  });
}

/** References without a row to lead to, rows that share an address, cells with nothing in them. */
function lost(doc: Printable): string[] {
  const ids = doc.rows.flatMap((row) => ('id' in row && row.id !== undefined ? [row.id] : []));
  const known = new Set(ids);
  const cells = doc.rows.flatMap((row) => [...cellsOf(row)]);
  const cites = cells.flatMap((cell) =>
    cell.runs.flatMap((run) => (run.cite === undefined ? [] : [run.cite])),
  );
  return [
    ...cites.filter((target) => !known.has(target)).map((target) => `no row ${target} in ${doc.layout}`),
    ...ids.filter((id, i) => ids.indexOf(id) < i).map((id) => `two rows ${id} in ${doc.layout}`),
    ...doc.rows
      .filter((row) => row.kind === 'text' && row.cells.some((c) => c.runs.length === 0 && !c.mark))
      .map(() => `an empty row in ${doc.layout}`),
  ];
}

describe.each([...library.forms.values()].map((form, order) => ({ id: form.id, form, order })))(
  '$id',
  ({ form, order }) => {
    it('makes a contract of every valid sheet', { timeout: PATIENCE }, () => {
      fc.assert(
        fc.property(arbitrarySheet(form), (made) => {
          for (const { path, schema, value } of fields(sheetSchema, made.terms)) {
            const tag = variantsOf(schema)?.tag;
            if (tag && isGroup(value)) drawn.add(`${path.replace(/\.\d+/g, '.*')}=${value[tag]}`);
          }
          expect(faultsOf(made, form)).toEqual([]);
        }),
        { numRuns: SHEETS, seed: SEED + order },
      );
    });
  },
);

it('finds a valid sheet in nearly every one it draws', () => {
  expect(tally.drawn).toBeGreaterThan(SHEETS);
  expect(tally.refused / tally.drawn).toBeLessThan(0.05);
});

it('draws every variant of every union', () => {
  const unions = [...new Set([...drawn].map((variant) => variant.split('=')[0]!))];
  const all = unions.flatMap((path) =>
    [...variantsOf(schemaAt(sheetSchema, path.replaceAll('*', '0'))!)!.of.keys()].map(
      (tag) => `${path}=${tag}`,
    ),
  );
  expect(all.length).toBeGreaterThan(25);
  expect(all.filter((variant) => !drawn.has(variant))).toEqual([]);
});
