// The PDF's words: what a reader extracts is what the Printable holds, byte for byte the same each time; and what cannot be printed is named.
import { describe, expect, it } from 'vitest';
import type { Lang, Layout, Printable, Row, TextRow } from '../src/contract/ast.js';
import { ContractError } from '../src/problem.js';
import { openFaces } from '../src/render/pdf/faces.js';
import { isIntactPdf, layOut, renderPdf } from '../src/render/pdf/index.js';
import { cellsOf, fonts, style } from './example.js';
import { bare, rasters, textInks, wordsOf } from './pdf-reading.js';
import { samplePrintable } from './sample-printable.js';

const layouts: readonly Layout[] = ['columns', 'stacked', 'zh', 'en'];
const faces = openFaces(style, fonts);

describe('extracted text', () => {
  it.each(layouts)('%s: is what was painted, in painting order', async (layout) => {
    const doc = samplePrintable(layout);
    const read = await rasters(await renderPdf(doc, style, fonts), 0.2);
    const painted = layOut(doc, style, faces).map((page) => bare(textInks(page).map(wordsOf).join('')));
    // pdfium marks a hyphen at a line's end as U+FFFE.
    expect(read.map((page) => bare(page.text).replace(/\ufffe/g, '-'))).toEqual(painted);
  });

  it.each(layouts)('%s: every row is painted with all its words and no others', (layout) => {
    const doc = samplePrintable(layout);
    const inks = layOut(doc, style, faces).flatMap(textInks);
    doc.rows.forEach((row, index) => {
      for (const lang of doc.languages) {
        const painted = bare(
          inks
            .filter((ink) => ink.row === index && ink.lang === lang)
            .map(wordsOf)
            .join(''),
        );
        const expected = cellsOf(row)
          .filter((cell) => cell.lang === lang)
          .map((cell) => bare((cell.mark?.text ?? '') + cell.runs.map((run) => run.text).join('')));
        if (row.kind === 'signature') expect([...painted].sort()).toEqual([...expected.join('')].sort());
        else expect(painted).toBe(expected.join(''));
      }
    });
  });

  it('numbers the pages in the languages printed', async () => {
    const read = await rasters(await renderPdf(samplePrintable('en'), style, fonts), 0.2);
    read.forEach((page, i) => {
      expect(page.text).toContain(`Page ${i + 1} of ${read.length}`);
      expect(page.text).not.toContain('页');
    });
  });

  it('marks a draft in the header and across the page', () => {
    for (const status of ['draft', 'final'] as const) {
      const doc = samplePrintable('columns', status);
      for (const page of layOut(doc, style, faces)) {
        const marks = textInks(page).filter((ink) => wordsOf(ink) === '草稿 DRAFT');
        expect(marks.map((ink) => ink.turn ?? 0).sort()).toEqual(status === 'draft' ? [0, 45] : []);
      }
    }
  });

  it('lays a marker under blanks and under nothing else', () => {
    const areas = (status: 'draft' | 'final'): number =>
      layOut(samplePrintable('columns', status), style, faces)
        .flatMap((page) => page.inks)
        .filter((ink) => ink.kind === 'area' && ink.colour[0] !== ink.colour[2]).length;
    // One for each language; a blank that goes over a line's end has two.
    expect(areas('draft')).toBeGreaterThanOrEqual(2);
    expect(areas('final')).toBe(0);
  });
});

describe('the file', () => {
  it('is the same twice and carries no date', async () => {
    const [one, two] = [
      await renderPdf(samplePrintable('columns'), style, fonts),
      await renderPdf(samplePrintable('columns'), style, fonts),
    ];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    expect(Buffer.from(one).toString('latin1')).not.toMatch(/CreationDate|ModDate/);
  });

  it('knows whether it was edited', async () => {
    const bytes = await renderPdf(samplePrintable('en'), style, fonts);
    expect(isIntactPdf(bytes)).toBe(true);
    const id = Buffer.from(bytes).toString('latin1').lastIndexOf('/ID [');
    for (const at of [10, bytes.length >> 1, id + 8, bytes.length - 8]) {
      const edited = bytes.slice();
      edited[at] = edited[at]! ^ 1;
      expect(isIntactPdf(edited), `byte ${at}`).toBe(false);
    }
    expect(isIntactPdf(Buffer.concat([bytes, Buffer.from('\n')]))).toBe(false);
    expect(isIntactPdf(new Uint8Array())).toBe(false);
  });
});

describe('a character that no face has', () => {
  const withRow = (lang: Lang, row: Partial<TextRow>): Printable => {
    const doc = samplePrintable('columns');
    const last = doc.rows.at(-1) as TextRow;
    const cells = [{ lang, runs: [{ text: '𠮷野有限公司' }] }];
    return { ...doc, rows: [...doc.rows, { ...last, cells, ...row } as Row] };
  };
  const problemsOf = async (doc: Printable) => {
    const error = await renderPdf(doc, style, fonts).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ContractError);
    return (error as ContractError).problems;
  };

  it('is an error naming the character, its code point and the field', async () => {
    const runs = [
      { text: '𠮷野', path: 'parties.customer.name.zh' },
      { text: '𠮷\u{10ffff}', path: 'parties.customer.contact.name' },
    ];
    const problems = await problemsOf(withRow('zh', { cells: [{ lang: 'zh', runs }] }));
    expect(problems.map((p) => [p.code, p.path])).toEqual([
      ['PDF-GLYPH', 'parties.customer.name.zh'],
      ['PDF-GLYPH', 'parties.customer.contact.name'],
      ['PDF-GLYPH', 'parties.customer.contact.name'],
    ]);
    for (const text of [problems[0]!.message.zh, problems[0]!.message.en]) {
      expect(text).toContain('𠮷');
      expect(text).toContain('U+20BB7');
      expect(text).toContain('parties.customer.name.zh');
    }
    expect(problems[2]!.message.en).toContain('U+10FFFF');
  });

  it('names the provision when the words are no field', async () => {
    const [problem] = await problemsOf(withRow('en', { id: 'x9' }));
    expect(problem!.message.en).toContain('x9');
    expect(problem!.path).toBeUndefined();
  });
});
