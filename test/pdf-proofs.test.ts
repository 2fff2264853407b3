// Proofs of the PDF as its readers see it: pdf.js finds every word of the text format, in its order and in no other place; pdfium paints every
// outline, and nothing over another line or in a margin. Minimal contracts of every form; layouts and scripts take turns, three
// of them are painted. With EVERY=1 all 60 full contracts.
import { describe, expect, it } from 'vitest';
import type { Printable, Row, TextRow } from '../src/contract/ast.js';
import { layoutOf, pagesById, renderPdf } from '../src/render/pdf/index.js';
import { renderText } from '../src/render/text.js';
import { cellsOf, EXAMPLES, FORMS, fonts, LAYOUTS, printableOf, squeeze, style, wordsOf } from './example.js';
import { inkOf } from './pdf-ink.js';
import { taggedText } from './pdf-tagged.js';
import { WAYS } from './ways.js';

const SCRIPTS = {
  hans: {},
  'hant-tw': { script: { way: WAYS['hant-tw'] } },
  'hant-hk': { script: { way: WAYS['hant-hk'] } },
};
const every = process.env.EVERY === '1';
const cases = FORMS.flatMap((form, i) =>
  Object.entries(LAYOUTS).flatMap(([layout, arrangement], k) =>
    Object.entries(SCRIPTS)
      .filter((_, n) => every || (n === (i + k) % 3 && k % 2 === i % 2))
      .map(([script, written]) => ({
        ...{ form, layout, script, options: { ...arrangement, ...written } },
        painted: every || (i < 3 && k === i),
      })),
  ),
);

/** The page that stands behind an entry of the contents. */
function pageBehind(doc: Printable): (row: Row) => string {
  const pages = pagesById(layoutOf(doc, style, fonts));
  return (row) => {
    const target = row.kind === 'text' && row.style === 'contents' ? row.cells[0]?.runs[0]?.cite : undefined;
    return target === undefined ? '' : String(pages.get(target));
  };
}
/** 附件一 and the title under it are one heading in each language. */
const asRead = ({ rows, languages }: Printable): Row[] =>
  rows.flatMap((row, i): Row[] => {
    const [above, below] = [rows[i - 1], rows[i + 1]];
    const styled = (one: Row | undefined, name: string): one is TextRow =>
      one?.kind === 'text' && one.style === name;
    if (styled(row, 'annex-title') && styled(above, 'annex-label')) return [];
    if (!styled(row, 'annex-label') || !styled(below, 'annex-title')) return [row];
    const both = [...row.cells, ...below.cells];
    return [{ ...row, cells: languages.flatMap((lang) => both.filter((cell) => cell.lang === lang)) }];
  });
/** A row in the text format. */
const printed = (doc: Printable, row: Row): string =>
  renderText({ ...doc, status: 'final', rows: [row] }).trimEnd();

/** The text format parts cells by marks that are no words, and draws a line where something is to be written. */
const bare = (text: string): string => squeeze(text).replace(/[|/:_]/g, '');
/** A hyphen at a line's end is no part of the word. */
const joined = (text: string): string => squeeze(text).replaceAll('\u00AD', '');

/** Where the first differs from the second, so that a fault can be read; undefined where it does not. */
function difference(found: string, wanted: string): string | undefined {
  if (found === wanted) return undefined;
  let at = 0;
  while (found[at] === wanted[at]) at += 1;
  const near = (text: string): string => text.slice(Math.max(0, at - 20), at + 40);
  return `at ${at} of ${wanted.length}: ${near(found)} for ${near(wanted)}`;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** What pages print again or draw: leaders of the contents, heads of tables and party blocks that go on. */
function decoration({ rows }: Printable): RegExp {
  const heads = rows.flatMap((row) =>
    row.kind === 'table' ? [row.head.flat()] : row.kind === 'party' ? [row.heading] : [],
  );
  return new RegExp(`^(?:\\.|${heads.map((cells) => literal(cells.map(wordsOf).join(''))).join('|')})*$`);
}

describe.each(cases)('$form, $layout, $script', async ({ form, options, painted }) => {
  const doc = printableOf(EXAMPLES[every ? `${form}.yaml` : `minimal/${form}.yaml`]!, options);
  const bytes = await renderPdf(doc, style, fonts);

  it('has the words of the text format, in their order', async () => {
    const { words, artifacts, order, orderToPdfjs } = await taggedText(bytes);
    const behind = pageBehind(doc);
    const rows = asRead(doc);
    const cells = rows.map((row) => cellsOf(row).map((cell) => wordsOf(cell) + behind(row)));
    expect(difference(joined(words), cells.flat().join(''))).toBeUndefined();
    const lines = rows.map((row) => printed(doc, row).replaceAll(/$/gm, behind(row)));
    expect(difference(bare(joined(words)), bare(lines.join('')))).toBeUndefined();
    expect(orderToPdfjs).toEqual(order);

    // What is in no element: header and footer of each page, and decoration.
    const foot = (page: number): string =>
      doc.languages
        .map((lang) =>
          doc.furniture.page[lang].replace('{page}', `${page}`).replace('{pages}', `${artifacts.length}`),
        )
        .join('·');
    const again = decoration(doc);
    artifacts.forEach((parts, i) => {
      const [head, tail, ...others] = parts.map(squeeze).filter((part) => part !== '');
      expect([head, tail]).toEqual([
        squeeze(doc.title[doc.languages[0]!] + doc.number),
        squeeze(foot(i + 1)),
      ]);
      expect(others.join('')).toMatch(again);
    });
  });

  if (!painted) return;
  it('has ink for every outline and white elsewhere', async () => {
    const { drawn, spaces, han, ...faults } = await inkOf(bytes, style.page.margin);
    expect(faults).toEqual({ blank: [], stained: [], stray: [], overlapping: [], outside: [] });
    expect(drawn).toBeGreaterThan(10_000);
    if (options === LAYOUTS.en || doc.languages.includes('en')) expect(spaces).toBeGreaterThan(1000);
    if (!doc.languages.includes('zh')) return;
    // One shape for all, as a wrong map of glyphs paints them, has one darkness.
    const values = [...han.values()];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(values.length).toBeGreaterThan(200);
    expect(
      Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length),
    ).toBeGreaterThan(0.03);
    expect(han.get('一')!).toBeLessThan(0.6 * mean);
  });
});
