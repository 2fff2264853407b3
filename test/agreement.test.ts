// One contract, the same words and numbers in DOCX and text; those of the PDF are in pdf-proofs.
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../src/render/index.js';
import { renderText } from '../src/render/text.js';
import { cellsOf, EXAMPLES, FORMS, fonts, LAYOUTS, printableOf, squeeze, style, wordsOf } from './example.js';
import { readDocx } from './read-docx.js';
import { WAYS } from './ways.js';

const sorted = (words: Iterable<string>): string[] => [...words].filter((w) => w !== '').sort();
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
});
