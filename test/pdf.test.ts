// The PDF as a file: the words of the Printable and no others, the same bytes every time, missing characters as errors, the seal.
import { describe, expect, it } from 'vitest';
import type { Printable, TextRow } from '../src/contract/ast.js';
import { ContractError } from '../src/problem.js';
import { isIntactPdf, renderPdf } from '../src/render/pdf/index.js';
import {
  cellsOf,
  EXAMPLES,
  exampleText,
  fonts,
  LAYOUTS,
  printableOf,
  squeeze,
  style,
  wordsOf,
} from './example.js';
import { bodyLines, extracted, rasterise, readPdf } from './pdf-reading.js';
import { samplePrintable } from './sample-printable.js';

const { margin } = style.page;

/** Words that a page break prints again: heads of tables and party blocks. */
const repeatable = (doc: Printable): string[] =>
  doc.rows.flatMap((row) => {
    if (row.kind === 'table') return [unhyphenated(row.head.flat().map(wordsOf).join(''))];
    return row.kind === 'party' ? [row.heading.map(wordsOf).join('')] : [];
  });

/** What parts a word at a line's end is read by pdfium as the hyphens that the words have of their own. */
const unhyphenated = (text: string): string => text.replace(/[-\u00ad]/g, '');

const sorted = (text: string): string => [...text].sort().join('');
/** Characters of `more` that `less` lacks, sorted. */
function surplus(more: string, less: string): string {
  const counts = new Map<string, number>();
  for (const c of less) counts.set(c, (counts.get(c) ?? 0) + 1);
  return sorted(
    [...more]
      .filter((c) => {
        const left = counts.get(c) ?? 0;
        counts.set(c, left - 1);
        return left <= 0;
      })
      .join(''),
  );
}

/** True when the words stand on a page, or begin on one and end on the next. */
function stands(words: string, pages: readonly string[]): boolean {
  if (pages.some((page) => page.includes(words))) return true;
  return pages.some((page, p) => {
    for (let k = words.length - 1; k > 0; k--)
      if (page.includes(words.slice(0, k)) && (pages[p + 1] ?? '').includes(words.slice(k))) return true;
    return false;
  });
}

describe('the words', () => {
  it.each(Object.entries(LAYOUTS))('of %s are those of the Printable', async (_, options) => {
    const doc = printableOf(exampleText, options);
    const bytes = await renderPdf(doc, style, fonts);
    const cells = doc.rows.flatMap(cellsOf).map(wordsOf).map(unhyphenated);

    const { pages } = await readPdf(bytes);
    const printed = unhyphenated(
      squeeze(pages.flatMap((page) => bodyLines(page, margin).map((line) => line.text)).join('')),
    );
    const wanted = cells.join('');
    expect(surplus(wanted, printed)).toBe('');
    expect(['', ...repeatable(doc).map(sorted)]).toContain(surplus(printed, wanted));

    const texts = (await extracted(bytes)).map(squeeze).map(unhyphenated);
    const lines = pages.map((page) => squeeze(page.lines.map((line) => line.text).join('')));
    expect(texts).toEqual(lines.map(unhyphenated));
    expect(cells.filter((words) => !stands(words, texts))).toEqual([]);
  });

  it('of header and footer stand on every page, and the draft mark on drafts alone', async () => {
    for (const status of ['draft', 'final'] as const) {
      const doc = samplePrintable('columns', status);
      const { pages } = await readPdf(await renderPdf(doc, style, fonts));
      pages.forEach((page, i) => {
        const texts = page.lines.map((line) => line.text);
        expect(texts).toContain(doc.title.zh);
        expect(texts).toContain(doc.number);
        expect(texts).toContain(`第 ${i + 1} 页 共 ${pages.length} 页 · Page ${i + 1} of ${pages.length}`);
        expect(texts.filter((text) => text === '草稿 DRAFT').length).toBe(status === 'draft' ? 2 : 0);
        expect(page.lines.some((line) => line.turned)).toBe(status === 'draft');
      });
    }
  });

  it('to be filled in are marked in yellow', async () => {
    const yellow = async (doc: Printable): Promise<number> =>
      (await rasterise(await renderPdf(doc, style, fonts), 1)).reduce((sum, page) => sum + page.coloured, 0);
    expect(await yellow(samplePrintable('columns', 'draft'))).toBeGreaterThan(300);
    expect(await yellow(samplePrintable('columns'))).toBe(0);
  });
});

describe('a table of contents', () => {
  it('names for every entry the page on which it begins', async () => {
    const doc = printableOf(EXAMPLES['after-sales-outsourcing.yaml']!, LAYOUTS.zh);
    const { pages } = await readPdf(await renderPdf(doc, style, fonts));
    const lines = pages.map((page) => bodyLines(page, margin).map(({ text }) => squeeze(text)));
    // An entry, its leader and its page stand one after the other on one baseline.
    const entries = lines
      .flat()
      .flatMap((line, i, all) =>
        /^\.+$/.test(line) ? [{ name: all[i - 1]!, page: Number(all[i + 1]) }] : [],
      );
    expect(entries.length).toBeGreaterThan(70);
    // The contents fill pages 1 to 3: what stands on a later page stands there for itself.
    const wrong = entries.filter(({ name, page }) => page <= 3 || !lines[page - 1]?.join('').includes(name));
    expect(wrong).toEqual([]);
  });
});

describe('the file', () => {
  it('has the same bytes every time', async () => {
    const doc = samplePrintable('columns');
    const [one, two] = [await renderPdf(doc, style, fonts), await renderPdf(doc, style, fonts)];
    expect(Buffer.compare(one, two)).toBe(0);
    expect(Buffer.from(one).toString('latin1')).not.toMatch(/CreationDate|ModDate/);
    const other = await renderPdf({ ...doc, number: 'QH-CS-2027-0019' }, style, fonts);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it('knows whether a byte of it was changed', async () => {
    const bytes = await renderPdf(samplePrintable('zh'), style, fonts);
    expect(isIntactPdf(bytes)).toBe(true);
    const id = Buffer.from(bytes).lastIndexOf('/ID [');
    for (const at of [7, bytes.length >> 1, id + 8, id + 44, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      expect(isIntactPdf(changed), String(at)).toBe(false);
    }
    expect(isIntactPdf(bytes.subarray(0, -1))).toBe(false);
    expect(isIntactPdf(new Uint8Array(0))).toBe(false);
  });
});

describe('a character that no face has', () => {
  it('is an error with its code point and its field, all of them at once', async () => {
    const doc = samplePrintable('columns');
    const row: TextRow = {
      kind: 'text',
      style: 'body',
      level: 1,
      listLevel: 1,
      place: 'side-by-side',
      id: 'extra',
      keepNext: false,
      pageBreakBefore: false,
      cells: [
        { lang: 'zh', runs: [{ text: '联系人' }, { text: '𠮷田', path: 'parties.customer.contact.zh' }] },
        { lang: 'en', runs: [{ text: 'Contact \u{1F600}' }] },
      ],
    };
    const failed = renderPdf({ ...doc, rows: [...doc.rows, row] }, style, fonts);
    const error = await failed.then(
      () => undefined,
      (e: unknown) => e,
    );
    if (!(error instanceof ContractError)) throw new Error('no ContractError');
    expect(error.problems.map(({ code, path }) => [code, path])).toEqual([
      ['PDF-GLYPH', 'parties.customer.contact.zh'],
      ['PDF-GLYPH', undefined],
    ]);
    const [first, second] = error.problems;
    expect(second!.message.en).toContain('extra');
    for (const lang of ['zh', 'en'] as const) {
      expect(first!.message[lang]).toContain('U+20BB7');
      expect(second!.message[lang]).toContain('U+1F600');
    }
  });
});
