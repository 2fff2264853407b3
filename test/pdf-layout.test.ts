// Line and page breaking: forbidden line starts and ends, shared baselines, headings, signatures, full pages, clear margins.
// Rows are known to the layout alone, so its inks are first shown to be what stands in the file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lang, Printable, Row, TextRow } from '../src/contract/ast.js';
import type { Page, TextInk } from '../src/render/pdf/boxes.js';
import { openFaces } from '../src/render/pdf/fonts/faces.js';
import { layOut, renderPdf } from '../src/render/pdf/index.js';
import { itemise } from '../src/render/pdf/lines/itemise.js';
import { type Line, setLines } from '../src/render/pdf/lines/lines.js';
import { exampleText, fonts, printableOf, style } from './example.js';
import { rasterise, readPdf } from './pdf-reading.js';
import { samplePrintable } from './sample-printable.js';

const faces = openFaces(style, 'hans', fonts);
const notFirst = /^[，。、；：？！）》」』】”’·…—]/u;
const notLast = /[（《「『【“‘]$/u;
const textOf = (line: Pick<Line, 'glyphs'>): string => line.glyphs.map(({ glyph }) => glyph.text).join('');

function set(text: string, lang: Lang, width: number): Line[] {
  const items = itemise([{ text }], lang, false, faces, () => {});
  const { typesetting } = style;
  return setLines(items, { lang, size: 10, width, align: lang === 'zh' ? 'justify' : 'left', typesetting });
}

describe('lines', () => {
  const han = fc.array(fc.constantFrom(...'本合同甲乙双方服务费用支付期限违约责任一二人'), {
    minLength: 1,
    maxLength: 6,
  });
  const phrase = fc
    .tuple(
      fc.constantFrom('', '', '（', '《', '“', '——', '……'),
      han.map((list) => list.join('')),
      fc.constantFrom(
        '',
        '30日',
        '第1.1款',
        '人民币68,000.00元',
        '0.05%',
        'VAT',
        '2027年1月1日',
        'Qinghe Video',
      ),
      fc.constantFrom('', '，', '。', '、', '；', '）', '》', '”，', '）。', '！', '·', '：'),
    )
    .map((parts) => parts.join(''));
  const text = fc.array(phrase, { minLength: 3, maxLength: 30 }).map((list) => list.join(''));

  it('never begin or end with a forbidden mark, keep every word and the measure', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 150, max: 420 }), (words, width) => {
        const lines = set(words, 'zh', width);
        expect(lines.map(textOf).join('')).toBe(words);
        lines.slice(1).forEach((line) => {
          expect(textOf(line)).not.toMatch(notFirst);
        });
        lines.slice(0, -1).forEach((line) => {
          expect(textOf(line)).not.toMatch(notLast);
        });
        for (const line of lines) expect(line.right).toBeLessThanOrEqual(width + 0.01);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('keep numbers with their units, amounts and citations whole', () => {
    const whole = ['第1.1款', '30日', '人民币68,000.00元', '第十二条', '95.5%'];
    const words = `甲方应当按照${whole.join('以及')}履行本合同约定的义务`.repeat(4);
    for (let width = 110; width < 260; width += 7) {
      const joined = set(words, 'zh', width).map(textOf).join('|');
      for (const group of whole) expect(joined.split(group)).toHaveLength(5);
    }
    for (let width = 90; width < 260; width += 7) {
      const joined = set('pay RMB 68,000.00 under Clause 2.2 within 15 days '.repeat(4), 'en', width)
        .map(textOf)
        .join('|');
      for (const group of ['RMB 68,000.00', 'Clause 2.2', '15 days'])
        expect(joined.split(group)).toHaveLength(5);
    }
  });

  it('break a word wider than the line rather than leave the column', () => {
    for (const lang of ['zh', 'en'] as const)
      for (const line of set(`见${'x'.repeat(120)}和https://example.com/${'a/'.repeat(60)}`, lang, 140))
        expect(line.right).toBeLessThanOrEqual(140.01);
  });

  it('are full to the measure in Chinese, but for the last and such as would be too loose', () => {
    const words = '乙方应当按照本合同约定的服务水平提供服务，并对其服务人员的行为承担责任；';
    const lines = set(words.repeat(5), 'zh', 193);
    for (const line of lines.slice(0, -1)) expect(line.right).toBeCloseTo(193, 1);
  });
});

const textInks = (page: Page): TextInk[] => page.inks.filter((ink) => ink.kind === 'text');

interface Seen {
  readonly page: number;
  readonly ink: TextInk;
}
const seenIn = (pages: readonly Page[], row: number, lang?: Lang): Seen[] =>
  pages.flatMap((page, p) =>
    textInks(page)
      .filter((ink) => ink.row === row && (!lang || ink.lang === lang))
      .map((ink) => ({ page: p, ink })),
  );
const linesOn = (seen: readonly Seen[], page: number): number =>
  new Set(seen.filter((s) => s.page === page).map((s) => s.ink.y.toFixed(2))).size;

/** The sample with `count` more lines of text in front of the signature. */
function lengthened(count: number): Printable {
  const doc = samplePrintable('columns');
  const at = doc.rows.findIndex((row) => row.kind === 'signature');
  const row = doc.rows[at - 1] as TextRow;
  const heading = doc.rows.find((r) => r.kind === 'text' && r.style === 'heading') as TextRow;
  const filler = Array.from({ length: count }, (_, i): Row => {
    const { id: _id, ...rest } = i % 3 === 2 ? heading : row;
    const cells = row.cells.map((cell) => ({
      ...cell,
      runs: [{ text: cell.runs[0]!.text.slice(0, 12 + 9 * ((i * 7) % 5)) }],
    }));
    return { ...rest, cells: i % 3 === 2 ? heading.cells : cells };
  });
  return { ...doc, rows: [...doc.rows.slice(0, at), ...filler, ...doc.rows.slice(at - 1)] };
}

describe('pages', () => {
  const documents = [
    ...[0, 1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22].map(
      (n) => [`sample + ${n}`, lengthened(n)] as const,
    ),
    ['example', printableOf(exampleText)] as const,
  ].map(([name, doc]) => ({ name, doc, pages: layOut(doc, style, faces) }));

  it('stand in the file as the layout says', async () => {
    for (const { doc, pages } of [documents[3]!, documents.at(-1)!]) {
      const { pages: read } = await readPdf(await renderPdf(doc, style, fonts));
      read.forEach((page, p) => {
        const inks = textInks(pages[p]!);
        expect(page.lines.map((line) => line.text)).toEqual(inks.map(textOf));
        page.lines.forEach((line, i) => {
          const { x, y, glyphs } = inks[i]!;
          expect(Math.hypot(line.x - x - glyphs[0]!.x, line.y - y), line.text).toBeLessThan(0.01);
          expect(Math.abs(line.glyphs.at(-1)!.x - x - glyphs.at(-1)!.x), line.text).toBeLessThan(0.1);
        });
      });
    }
  });

  it.each(documents)('$name: both sides of a row begin on one page and baseline', ({ doc, pages }) => {
    doc.rows.forEach((row, index) => {
      if (row.kind !== 'text' || row.place !== 'side-by-side' || row.cells.length < 2) return;
      const [zh, en] = [seenIn(pages, index, 'zh')[0]!, seenIn(pages, index, 'en')[0]!];
      expect(zh.page).toBe(en.page);
      expect(zh.ink.y).toBeCloseTo(en.ink.y, 6);
    });
  });

  it.each(documents)('$name: a heading has two lines of what follows on its page', ({ doc, pages }) => {
    doc.rows.forEach((row, index) => {
      if (row.kind !== 'text' || !row.keepNext) return;
      const page = seenIn(pages, index).at(-1)!.page;
      const next = seenIn(pages, index + 1);
      expect(next[0]!.page, `row ${index}`).toBe(page);
      const all = new Set(next.map((s) => s.page)).size === 1;
      expect(all || linesOn(next, page) >= 2, `row ${index}`).toBe(true);
    });
  });

  it.each(documents)('$name: a split paragraph keeps two lines on each side', ({ doc, pages }) => {
    doc.rows.forEach((row, index) => {
      if (row.kind !== 'text') return;
      for (const lang of doc.languages) {
        const seen = seenIn(pages, index, lang);
        const on = [...new Set(seen.map((s) => s.page))];
        if (on.length > 1) for (const page of on) expect(linesOn(seen, page)).toBeGreaterThanOrEqual(2);
      }
    });
  });

  it.each(documents)('$name: the signature is whole and brings two lines of text', ({ doc, pages }) => {
    const at = doc.rows.findIndex((row) => row.kind === 'signature');
    const on = new Set(seenIn(pages, at).map((s) => s.page));
    expect(on.size).toBe(1);
    const [page] = on;
    const before = textInks(pages[page!]!).filter((ink) => ink.row !== undefined && ink.row < at);
    expect(new Set(before.map((ink) => ink.y.toFixed(2))).size).toBeGreaterThanOrEqual(2);
  });

  it.each(documents)('$name: boxes stand in order, inside the text area', ({ doc, pages }) => {
    const { margin, height } = style.page;
    const rows = pages.flatMap((page) => page.boxes.map((box) => box.row));
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    expect(new Set(rows).size).toBe(doc.rows.length);
    for (const page of pages)
      for (const box of page.boxes) {
        expect(box.y).toBeGreaterThanOrEqual(margin.top - 0.01);
        expect(box.y + box.height).toBeLessThanOrEqual(height - margin.bottom + 0.01);
      }
  });

  it.each(['columns', 'stacked', 'zh', 'en'] as const)('%s: the example fills its pages', (layout) => {
    const options = layout === 'zh' || layout === 'en' ? { lang: layout } : { layout };
    const doc = printableOf(exampleText, options);
    const pages = layOut(doc, style, faces);
    const whites = pages.slice(0, -1).map((page, p) => {
      const next = doc.rows[pages[p + 1]!.boxes[0]!.row]!;
      const begins = next.kind === 'text' && next.pageBreakBefore;
      const signed = pages[p + 1]!.boxes.some((box) => doc.rows[box.row]!.kind === 'signature');
      const last = page.boxes.at(-1)!;
      return begins || signed ? 0 : style.page.height - style.page.margin.bottom - last.y - last.height;
    });
    // A heading with two lines of its text, or a table of three rows with its lead-in and head, may not fit.
    expect(whites.filter((white) => white > 180)).toEqual([]);
    // On average less than two lines of the body.
    expect(whites.reduce((sum, white) => sum + white, 0) / whites.length).toBeLessThan(38);
    if (layout === 'columns')
      expect(pages[0]!.boxes.map((box) => doc.rows[box.row]!.kind)).toContain('party');
  });

  it('splits a lead-in rather than leave a page half empty, and takes two of its lines to what follows', () => {
    const doc = samplePrintable('zh');
    const at = doc.rows.findIndex((row) => row.kind === 'text' && row.style === 'body');
    const body = doc.rows[at] as TextRow;
    const words = (text: string): TextRow['cells'] => [{ lang: 'zh', runs: [{ text }] }];
    const lead: TextRow = { ...body, cells: words('双方应当依照下列约定处理：'.repeat(50)), keepNext: true };
    const item: TextRow = { ...body, cells: words('按照约定办理。') };
    for (let n = 8; n < 24; n++) {
      const rows = [...Array.from({ length: n }, () => item), lead, item];
      const pages = layOut({ ...doc, rows }, style, faces);
      const seen = seenIn(pages, n);
      expect(linesOn(seen, pages.length - 1)).not.toBe(1);
      expect(seenIn(pages, n + 1)[0]!.page).toBe(seen.at(-1)!.page);
      const last = pages[0]!.boxes.at(-1)!;
      if (pages.length > 1) expect(last.y + last.height).toBeGreaterThan(600);
    }
  });

  it('prints the heading of a party block again where it continues', () => {
    const doc = samplePrintable('columns');
    const at = doc.rows.findIndex((row) => row.kind === 'party');
    const party = doc.rows[at]!;
    if (party.kind !== 'party') throw new Error('the sample has no party');
    const long = { ...party, lines: Array.from({ length: 12 }, () => party.lines).flat() };
    const pages = layOut({ ...doc, rows: doc.rows.with(at, long) }, style, faces);
    const headings = seenIn(pages, at).filter(({ ink }) => textOf(ink) === '甲方（客户）');
    expect(headings.map((seen) => seen.page)).toEqual([0, 1]);
    expect(linesOn(seenIn(pages, at), 0)).toBeGreaterThan(10);
  });

  it('aligns figures on the decimal point', () => {
    const doc = samplePrintable('columns');
    const at = doc.rows.findIndex((row) => row.kind === 'table');
    const table = doc.rows[at]!;
    if (table.kind !== 'table') throw new Error('the sample has no table');
    const prices = ['1,234.5', '0.125', '68.00'];
    const body = prices.map((text) => [
      ...table.body[0]!.slice(0, 3),
      [{ lang: 'zh' as const, runs: [{ text }] }],
    ]);
    const seen = seenIn(layOut({ ...doc, rows: doc.rows.with(at, { ...table, body }) }, style, faces), at);
    const points = seen
      .filter(({ ink }) => prices.includes(textOf(ink)))
      .map(({ ink }) => ink.x + ink.glyphs.find((placed) => placed.glyph.text === '.')!.x);
    expect(points).toHaveLength(3);
    for (const x of points) expect(x).toBeCloseTo(points[0]!, 3);
  });

  it('prints the head of a table again where it continues', () => {
    const doc = samplePrintable('columns');
    const at = doc.rows.findIndex((row) => row.kind === 'table');
    const table = doc.rows[at]!;
    if (table.kind !== 'table') throw new Error('the sample has no table');
    const long = { ...table, body: Array.from({ length: 20 }, () => table.body).flat() };
    const pages = layOut({ ...doc, rows: doc.rows.with(at, long) }, style, faces);
    const seen = seenIn(pages, at);
    const on = [...new Set(seen.map((s) => s.page))];
    expect(on.length).toBeGreaterThan(1);
    for (const page of on) {
      const words = seen
        .filter((s) => s.page === page)
        .map((s) => s.ink.glyphs.map((g) => g.glyph.text).join(''));
      expect(words.filter((w) => w === '计量单位')).toHaveLength(1);
    }
  });

  it.each(['columns', 'stacked', 'zh', 'en'] as const)(
    '%s: nothing is printed in the margins',
    async (layout) => {
      const { width, height, margin, footer } = style.page;
      for (const page of await rasterise(await renderPdf(samplePrintable(layout), style, fonts), 2)) {
        expect(page.ink(0, 0, margin.left - 1, height)).toBe(0);
        expect(page.ink(width - margin.right + 1, 0, margin.right, height)).toBe(0);
        expect(page.ink(0, height - margin.bottom + 3, width, margin.bottom - footer - 14)).toBe(0);
      }
    },
  );
});
