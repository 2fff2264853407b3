import { describe, expect, it } from 'vitest';
import { FORMATS } from '../src/render/index.js';
import { renderText } from '../src/render/text.js';
import { cellsOf, EXAMPLES, FORMS, fonts, LAYOUTS, printableOf, squeeze, style, wordsOf } from './example.js';
import { bodyLines, extracted, readPdf } from './pdf-reading.js';
import { readDocx } from './read-docx.js';
import { WAYS } from './ways.js';

const sorted = (words: Iterable<string>): string[] => [...words].filter((w) => w !== '').sort();
/** How often each character occurs. */
const tally = (text: string): Record<string, number> => {
  const out: Record<string, number> = {};
  for (const c of squeeze(text)) out[c] = (out[c] ?? 0) + 1;
  return out;
};

const EXAMPLE = 'short-video-live.yaml';
const CASES = [
  ...(Object.keys(LAYOUTS) as (keyof typeof LAYOUTS)[]).map((layout) => [EXAMPLE, layout] as const),
  ...Object.keys(EXAMPLES).flatMap((sheet) => (sheet === EXAMPLE ? [] : [[sheet, 'columns'] as const])),
  ...FORMS.flatMap((form, i) => {
    const sheet = `${form}.yaml`;
    return sheet === EXAMPLE ? [] : [[sheet, i % 2 === 0 ? 'zh' : 'en'] as const];
  }),
];

/** Every form in the Traditional of both regions, in characters and in regional words. */
const TRADITIONAL = FORMS.flatMap((form) =>
  Object.values(WAYS).flatMap((way) =>
    [false, true].map((localised) => [`${form}.yaml`, 'columns', { way, localised }] as const),
  ),
);

describe.each([
  ...CASES.map(([sheet, layout]) => ({
    name: `${sheet}, ${layout}`,
    sheet,
    options: LAYOUTS[layout],
    layout,
  })),
  ...TRADITIONAL.map(([sheet, layout, script]) => ({
    name: `${sheet}, ${script.way.to}${script.localised ? ', regional words' : ''}`,
    sheet,
    options: { ...LAYOUTS[layout], script },
    layout,
  })),
])('$name', async ({ sheet, layout, options }) => {
  const doc = printableOf(EXAMPLES[sheet]!, options);
  const cells = doc.rows.flatMap(cellsOf);
  const expected = sorted(cells.map(wordsOf));
  const file = await FORMATS.docx.render(doc, style, fonts);
  const docx = readDocx(file);
  const pdf = await FORMATS.pdf.render(doc, style, fonts);

  it('has the same words in the text', () => {
    const text = squeeze(renderText(doc));
    let from = 0;
    for (const words of cells.map(wordsOf)) {
      const at = text.indexOf(words, from);
      expect(at, words).toBeGreaterThanOrEqual(from);
      from = at + words.length;
    }
  });

  it('has the same paragraphs and computed numbers in the DOCX', () => {
    const heads = layout === 'columns' ? Object.values(doc.furniture.columns) : [];
    const paragraphs = docx.paragraphs
      // Leaders and page numbers of a table of contents are the page's, not the contract's.
      .map((p) =>
        squeeze(`${p.label ?? ''}${p.style.startsWith('TOC') ? p.text.replace(/\t\d+$/, '') : p.text}`),
      )
      .filter((p) => !heads.includes(p));
    expect(sorted(paragraphs)).toEqual(expected);
  });

  it('has the same characters in the PDF', async () => {
    const { margin } = style.page;
    const lines = (await readPdf(pdf)).pages.flatMap((page) => bodyLines(page, margin));
    // Leaders and page numbers of a table of contents are the page's, not the contract's.
    const extra = tally(lines.map((line) => line.text.replace(/(?:\.\s*){3,}\d+/g, '')).join(''));
    for (const [c, n] of Object.entries(tally(expected.join('')))) extra[c] = (extra[c] ?? 0) - n;
    // A table that goes on over a page prints its head again, a party block its heading; nothing else may be printed twice.
    const heads = doc.rows.flatMap((row) => {
      const head = row.kind === 'table' ? row.head.flat() : row.kind === 'party' ? row.heading : [];
      return head.length > 0 ? [tally(head.map(wordsOf).join(''))] : [];
    });
    for (const head of heads) {
      if (Object.entries(head).every(([c, n]) => (extra[c] ?? 0) >= n))
        for (const [c, n] of Object.entries(head)) extra[c]! -= n;
    }
    expect(Object.entries(extra).filter(([, n]) => n !== 0)).toEqual([]);
  });

  it('extracts from the PDF, number by number and word by word, in an independent reader', async () => {
    const text = squeeze((await extracted(pdf)).join(''));
    const marked = cells.filter((cell) => cell.mark !== undefined);
    const lost = marked.filter((cell) => {
      const first = cell.runs
        .map((run) => run.text)
        .join('')
        .split(/(?<=[，。：；,.:;])/)[0]!;
      return !text.includes(squeeze(`${cell.mark!.text}${first}`).slice(0, 16));
    });
    expect(lost.map(wordsOf)).toEqual([]);
  });
});
