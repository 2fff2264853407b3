// Pages of a PDF as paragraphs and cells: wrapped cells of ruled tables, amounts at the right of theirs, names side by side that go on below.
import { describe, expect, it } from 'vitest';
import { docxLines } from '../src/foreign/docx.js';
import { pdfLines } from '../src/foreign/pdf/index.js';
import { renderDocx } from '../src/render/docx/index.js';
import { renderPdf } from '../src/render/pdf/index.js';
import { EXAMPLES, fonts, LAYOUTS, printableOf, squeeze, style } from './example.js';

describe('a page of a PDF', () => {
  it.each(['zh', 'en', 'columns'] as const)('has the cells of the Word file: %s', async (layout) => {
    const printable = printableOf(EXAMPLES['ecommerce-satisfaction.yaml']!, LAYOUTS[layout]);
    const word = await docxLines(await renderDocx(printable, style));
    const from = word.findIndex(({ text }) => /^(?:附件一|Annex 1)$/.test(`${text}`.trim()));
    const cells = word.slice(Math.max(0, from)).filter(({ kind }) => kind === 'cell');
    const read = (await pdfLines(await renderPdf(printable, style, fonts))).filter(
      ({ kind }) => kind === 'cell',
    );
    const texts = new Set(read.map(({ text }) => squeeze(text)));
    const wanted = cells
      .map(({ text }) => squeeze(text))
      .filter((text) => /\d{3}\.\d{2}|反馈|Feedback|up$/.test(text));
    expect(wanted.length).toBeGreaterThan(3);
    expect(wanted.filter((text) => !texts.has(text))).toEqual([]);
  });
  it('has names side by side whole', async () => {
    const printable = printableOf(EXAMPLES['short-video-live.yaml']!, LAYOUTS.en);
    const lines = (await pdfLines(await renderPdf(printable, style, fonts))).map(({ text }) => text);
    expect(lines).toContain(
      'Party A: Suzhou Chengwan Customer Service Co., Ltd.\tParty B: Hangzhou Lanyu Live Technology Co., Ltd.',
    );
  });
});
