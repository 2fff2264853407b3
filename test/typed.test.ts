// Random sheets as text: a valid one compiles in each edition; one field spoilt at a time is reported as an error at its own line.
// Lines come from the test's own writing of the sheet, not from the reader under test.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, compileSheet } from '../src/compile.js';
import { readSheet } from '../src/sheet/index.js';
import { always } from '../src/terms/field.js';
import { sheetSchema } from '../src/terms/schema.js';
import { fields, isGroup, valueAt, variantsOf } from '../src/terms/walk.js';
import { library } from './example.js';
import { arbitrarySheet, type Json } from './random-sheet.js';
import { writeLines } from './sheet-lines.js';

type Group = { [key: string]: Json };
interface Mutation {
  /** What the problem must name; several where one mistake may be told in two ways. */
  readonly path: string;
  /** The field whose line it is, in the spoilt sheet. */
  readonly at: string;
  readonly code: RegExp;
  readonly spoil: (sheet: Group) => void;
}

const LONG = 'x'.repeat(5000);
/** Values that no field of the type accepts. */
const WRONG: Readonly<Record<string, readonly Json[]>> = {
  'TYPE-MONEY': [68000, '68,000.00', '-1.00', '1.23456', '¥5', '', '12345678901234', '1e3', true, [], {}],
  'TYPE-PERCENT': [5, '5%', '1000', '-1', 'five', '0.00001', false, []],
  'TYPE-DECIMAL': [85, '8 5', 'x', '-1', true],
  'TYPE-INT': ['3', 2.5, -1, 10_000_000_000, true, 'three', []],
  'TYPE-BOOL': ['yes', 1, 'no', 'on', []],
  'TYPE-ENUM': ['nonsense', 7, true, [], {}],
  'TYPE-DURATION': ['30 days', '5', '1 fortnight', 30, '99999 hour', '-1 hour', '1  hour', '1.5 hour'],
  'TYPE-DATE': ['2027-02-30', '2027/01/01', '1989-12-31', '2101-01-01', 20270101, '27-1-1', '2027-13-01'],
  'TYPE-TIME': ['24:00', '9:00', 540, '12:60', 'noon'],
  'TYPE-ZONE': ['Beijing', 8],
  'TYPE-TEXT': [42, 'a\u200bb', 'a\nb', 'a\u202eb', LONG, true],
  'TYPE-BI': ['only a text', 42, [], true],
  'TYPE-PHONE': ['12345', 'call me', 13900000101],
  'TYPE-EMAIL': ['not an address', 'a@b', 'A <a@b.example>', 7],
  'TYPE-URL': ['shop.example', 'ftp://shop.example', 1],
  'TYPE-FILE': ['../sop.pdf', '/etc/passwd', 'C:\\sop.pdf'],
  'TYPE-CURRENCY': ['RMB', 'cny', 156],
  'TYPE-LANG': ['zh_cn', 'Chinese language', 1],
  'TYPE-LAW': ['民法典', 'Civil Code'],
  'TYPE-CLAUSE': ['4.4', 'XYZ-1'],
  'TYPE-USCC': ['91330106MAXXA001XS', '91330106MAXXA001X', '91330106MAXXA001X0', 913301060000000000],
};

const put = (sheet: Group, path: string, value: Json | undefined): void => {
  const cut = path.lastIndexOf('.');
  const parent = (cut < 0 ? sheet : valueAt(sheet, path.slice(0, cut))) as Group;
  const last = path.slice(cut + 1);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
};
const written = (path: string, value: Json, code: RegExp, reported = path): Mutation => ({
  path: reported,
  at: path,
  code,
  spoil: (sheet) => put(sheet, path, value),
});
const above = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));

/** Everything that can go wrong with the fields that this sheet has. */
function mutationsOf(sheet: Group, defaults: unknown): Mutation[] {
  return fields(sheetSchema, sheet).flatMap(({ path, schema, meta, value }): Mutation[] => {
    if (value === undefined || path === 'form') return [];
    const type = meta.valueType;
    const out: Mutation[] = [];
    if (type) {
      const bad = (WRONG[type.code] ?? []).filter((wrong) => !('value' in type.read(wrong)) && wrong !== '');
      out.push(...bad.map((wrong) => written(path, wrong, new RegExp(`^(${type.code}|SHEET-UNQUOTED)$`))));
      if (meta.range && Number(meta.range.max) < 999) out.push(written(path, '999.9', /^X11$/));
      if (meta.range?.above !== undefined) out.push(written(path, meta.range.above, /^X11$/));
      if (type.kind.kind === 'bi' && isGroup(value))
        out.push(
          written(`${path}.zh`, 42, /^TYPE-TEXT$/),
          written(`${path}.zh`, LONG, /^TYPE-TEXT$/),
          written(`${path}.fr`, 'non', /^SHEET-UNKNOWN-KEY$/),
        );
    } else if (Array.isArray(value)) {
      out.push(written(path, 'text', /^TYPE-LIST$/), written(path, {}, /^TYPE-LIST$/));
      if (value.length > 0) out.push(written(`${path}.0`, 42, /^TYPE-/));
    } else if (isGroup(value)) {
      out.push(written(`${path}.zzz`, 1, /^SHEET-UNKNOWN-KEY$/));
      if (!/\.\d+$/.test(path)) out.push(written(path, 'text', /^TYPE-GROUP$/));
      const tag = variantsOf(schema)?.tag;
      if (tag !== undefined) out.push(written(`${path}.${tag}`, 'nonsense', /^TYPE-ENUM$/));
    }
    // A key one letter off: unknown where it stands.
    if (!/\.\d+$/.test(path)) {
      const name = `${path}x`;
      const misspell = (spoilt: Group) => {
        put(spoilt, name, valueAt(spoilt, path) as Json);
        put(spoilt, path, undefined);
      };
      out.push({ path: name, at: name, code: /^SHEET-UNKNOWN-KEY$/, spoil: misspell });
    }
    // `seat` follows from the institution; what the form or the model supplies may be left out.
    const supplied = valueAt(defaults, path) !== undefined || schema.safeParse(undefined).data !== undefined;
    if (meta.need === always && !supplied && !/\.(\d+|seat)$/.test(path) && !inDefaultList(path, defaults)) {
      const told = variantsOf(schema) ? `${path}.${variantsOf(schema)?.tag}` : path;
      out.push({
        path: told,
        at: above(path),
        code: /^TERM-MISSING$/,
        spoil: (s) => put(s, path, undefined),
      });
      out.push(written(path, null, /^TERM-MISSING$/, told));
    }
    return out;
  });
}

/** A group in place of a list in the form's defaults supplies every entry. */
const inDefaultList = (path: string, defaults: unknown): boolean =>
  valueAt(defaults, path.replace(/\.\d+(?=\.|$)/g, '')) !== undefined;

/** Sheets of each form: so many spoilt in EACH ways, and half as many compiled in each edition. */
const SHEETS = Number(process.env.SHEETS ?? '5');
const EACH = 12;
let tried = 0;

describe.each([...library.forms.values()].map((form, order) => ({ id: form.id, form, order })))(
  '$id',
  ({ form, order }) => {
    it('compiles in each edition', () => {
      fc.assert(
        fc.property(arbitrarySheet(form), ({ sheet, chinese }) => {
          const file = 'random.yaml';
          const read = readSheet(writeLines(sheet).text, file);
          const editions = chinese ? (['zh'] as const) : (['zh', 'en', 'bilingual'] as const);
          for (const lang of editions) {
            const { printable, problems } = compileSheet(read, library, { file, lang });
            expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
            expect(printable?.status).toBe('final');
            expect(printable?.languages).toEqual(lang === 'bilingual' ? ['zh', 'en'] : [lang]);
          }
        }),
        { numRuns: Math.ceil(SHEETS / 2), seed: 20_270_300 + order },
      );
    });

    it('reports each spoilt field at its own line', () => {
      const sample = fc.record({
        made: arbitrarySheet(form, 50).filter((one) => !one.chinese),
        picks: fc.array(fc.nat(), { minLength: EACH, maxLength: EACH, size: 'max' }),
      });
      fc.assert(
        fc.property(sample, ({ made, picks }) => {
          const mutations = mutationsOf(made.sheet, form.defaults);
          for (const pick of picks) {
            const mutation = mutations[pick % mutations.length]!;
            const spoilt = structuredClone(made.sheet);
            mutation.spoil(spoilt);
            const { text, lines } = writeLines(spoilt);
            const { printable, problems } = compile(text, library, { file: 'spoilt.yaml' });
            const hits = problems.filter(
              ({ code, severity, path }) =>
                severity === 'error' && path === mutation.path && mutation.code.test(code),
            );
            const name = `${mutation.path} = ${JSON.stringify(valueAt(spoilt, mutation.at))?.slice(0, 60)}`;
            const told = problems.map(({ code, path, place }) => `${code} ${path} ${place?.line}`);
            expect(printable, name).toBeUndefined();
            expect(hits.length, `${name}: ${told.join(', ')}`).toBe(1);
            let at = mutation.at;
            while (at !== '' && !lines.has(at)) at = above(at);
            expect(hits[0]!.place?.line, name).toBe(at === '' ? 1 : lines.get(at));
            tried += 1;
          }
        }),
        { numRuns: SHEETS, seed: 20_270_200 + order },
      );
    });
  },
);

it('tries enough of them', () => {
  expect(tried).toBeGreaterThanOrEqual(library.forms.size * SHEETS * EACH);
});
