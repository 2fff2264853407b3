// Tags, links and bookmarks of the PDF, read from the file: in the order of the contract, each in its language, leading where the words say.
import { type PDFArray, PDFDict, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Printable } from '../src/contract/ast.js';
import { layoutOf, renderPdf } from '../src/render/pdf/index.js';
import { pagesById } from '../src/render/pdf/places.js';
import { cellsOf, EXAMPLES, fonts, LAYOUTS, printableOf, squeeze, style, wordsOf } from './example.js';
import { breaches } from './pdf-conformance.js';
import { at, listAt, type Opened, type OpenedElement, openPdf, textAt } from './pdf-opened.js';
import { type ReadPdf, readPdf } from './pdf-reading.js';
import { samplePrintable } from './sample-printable.js';
import { WAYS } from './ways.js';

/** With a table of contents, which the sheet does not ask for. */
const withContents = (sheet: string): string => {
  const value = parse(EXAMPLES[sheet]!) as { document?: object };
  return stringify({ ...value, document: { ...value.document, toc: true } });
};
const DOCUMENTS: readonly (readonly [string, () => Printable])[] = [
  ['sample, columns', () => samplePrintable('columns')],
  ['sample, stacked, draft', () => samplePrintable('stacked', 'draft')],
  ['sample, Chinese', () => samplePrintable('zh')],
  ['sample, English', () => samplePrintable('en')],
  ['contents, columns', () => printableOf(withContents('minimal/cs-entrustment.yaml'), LAYOUTS.columns)],
  [
    'Taiwan, Chinese',
    () =>
      printableOf(EXAMPLES['minimal/shop-after-sales.yaml']!, {
        lang: 'zh',
        script: { way: WAYS['hant-tw'] },
      }),
  ],
  [
    'Hong Kong, stacked',
    () =>
      printableOf(EXAMPLES['minimal/ecommerce-satisfaction.yaml']!, {
        layout: 'stacked',
        script: { way: WAYS['hant-hk'] },
      }),
  ],
];
interface Made {
  readonly doc: Printable;
  readonly bytes: Uint8Array;
  readonly pdf: Opened;
  readonly words: (element: OpenedElement) => string;
}
const made = new Map<string, Promise<Made>>();
/** Each is printed once, when a test first asks for it. */
function of(name: string): Promise<Made> {
  const known = made.get(name) ?? make(DOCUMENTS.find(([own]) => own === name)![1]());
  made.set(name, known);
  return known;
}

async function make(doc: Printable): Promise<Made> {
  const bytes = await renderPdf(doc, style, fonts);
  const pdf = await openPdf(bytes);
  return { doc, bytes, pdf, words: wordsIn(pdf) };
}

/** The words of an element and of all that stands in it. */
function wordsIn(pdf: Opened): (element: OpenedElement) => string {
  const fontOf = new Map(pdf.fonts.map((font) => [font.name, font]));
  const under = new Map<string, string>();
  for (const { ref, shown } of pdf.pages)
    for (const { font, codes, mark } of shown) {
      const key = `${ref} ${mark}`;
      const text = codes.map((code) => fontOf.get(font)!.toUnicode.get(code)).join('');
      under.set(key, (under.get(key) ?? '') + text);
    }
  // An element of links and words holds them in the order of the numbers of their marks on each page.
  const held = (element: OpenedElement): { page: number; id: number; text: string }[] => [
    ...element.marks.map(({ page, id }) => ({
      page: pdf.pages.findIndex(({ ref }) => ref === page),
      id,
      text: under.get(`${page} ${id}`) ?? '',
    })),
    ...element.kids.flatMap(held),
  ];
  return (element) =>
    held(element)
      .sort((a, b) => a.page - b.page || a.id - b.id)
      .map(({ text }) => text)
      .join('');
}
const plain = (text: string): string => squeeze(text).replaceAll('\u00ad', '');

describe.each(DOCUMENTS.map(([name]) => name))('%s', (name) => {
  it('keeps the rules of PDF/UA-1 and PDF/A-2a', async () => {
    expect(await breaches((await of(name)).bytes)).toEqual([]);
  });

  it('is read in the order of the contract, each word in its language', async () => {
    const { doc, pdf, words } = await of(name);
    const said: [string | undefined, string][] = [];
    let label = '';
    for (const element of pdf.elements) {
      if (element.type === 'Lbl') label = plain(words(element));
      else if (element.type === 'Reference' || (element.marks.length > 0 && element.type !== 'Link')) {
        said.push([element.lang, label + plain(words(element))]);
        label = '';
      }
    }
    expect(said).toEqual(wordsInOrder(doc));
  });
});

/** What each cell says, with the page behind an entry of the contents; number and title of an annex are one heading. */
function wordsInOrder(doc: Printable): [string, string][] {
  const chinese = { hans: 'zh-Hans', 'hant-tw': 'zh-Hant-TW', 'hant-hk': 'zh-Hant-HK' }[doc.script];
  const pages = pagesById(layoutOf(doc, style, fonts));
  return doc.rows.flatMap((row, i): [string, string][] => {
    const next = doc.rows[i + 1];
    const before = doc.rows[i - 1];
    if (row.kind === 'text' && row.style === 'annex-title' && before?.kind === 'text') return [];
    return cellsOf(row).flatMap((cell, c): [string, string][] => {
      const target = row.kind === 'text' && row.style === 'contents' ? cell.runs[0]?.cite : undefined;
      const annexed = row.kind === 'text' && row.style === 'annex-label' && next?.kind === 'text';
      const words = [wordsOf(cell), annexed ? wordsOf(next.cells[c]!) : '', target ? pages.get(target) : ''];
      const text = words.join('');
      return text === '' ? [] : [[cell.lang === 'zh' ? chinese : 'en-GB', text]];
    });
  });
}

describe('a paragraph over two pages', () => {
  it('is one element with words on both', async () => {
    const { pdf } = await of('contents, columns');
    const over = pdf.elements.filter(
      ({ marks, type }) => type === 'P' && new Set(marks.map(({ page }) => page)).size === 2,
    );
    expect(over.length).toBeGreaterThan(5);
  });
});

describe('headings', () => {
  it('are the title, articles, titled provisions and annexes, once in each language', async () => {
    const { pdf, words } = await of('sample, columns');
    const found = pdf.elements.filter(({ type }) => /^H\d$/.test(type));
    expect(found.map((one) => `${one.type} ${words(one).trim()}`)).toEqual([
      'H1 短视频直播平台客户服务外包合同',
      'H1 Customer Service Outsourcing Agreement',
      ...['H2 第一条 服务内容', 'H2 Article 1 Services', 'H3 1.3 服务质量', 'H3 1.3 Service Quality'],
      ...['H2 第二条 费用与支付', 'H2 Article 2 Fees and Payment'],
      ...['H2 第三条 保密与个人信息', 'H2 Article 3 Confidentiality and Personal Information'],
      ...['H2 附件一 服务明细', 'H2 Annex 1 Service Specification', 'H3 1. 服务渠道', 'H3 1. Channels'],
    ]);
  });
});

describe('lists', () => {
  it('hold the provisions of their level and say how those are numbered', async () => {
    const { pdf, words } = await of('sample, Chinese');
    const lists = pdf.elements.filter(({ type }) => type === 'L');
    const labels = lists.map((list) => [
      list.attribute('ListNumbering'),
      ...list.kids.map((item) => words(item.kids[0]!).trim()),
    ]);
    expect(labels).toEqual([
      ['Decimal', '1.1', '1.2'],
      ['Decimal', '1.3.1', '1.3.2'],
      ['Decimal', '2.1', '2.2', '2.3'],
      ['Decimal', '（1）', '（2）'],
    ]);
    // The table of prices belongs to 2.1.
    const table = pdf.elements.filter(({ type }) => type === 'Table').at(-1)!;
    expect(words(table.parent!.parent!.kids[0]!).trim()).toBe('2.1');
  });
});

describe('links', () => {
  /** The line of words below a height on a page, or on it. */
  const lineAt = ({ pages }: ReadPdf, page: number, y: number): string => {
    const { height, lines } = pages[page]!;
    const below = lines.filter((line) => !line.turned && line.y > height - y);
    const first = Math.min(...below.map((line) => line.y));
    return below
      .filter((line) => Math.abs(line.y - first) < 1)
      .map(({ text }) => text)
      .join(' ');
  };

  it.each(['contents, columns', 'sample, English', 'Hong Kong, stacked'])(
    '%s: every citation lies under one that leads to the line that begins what it names',
    async (name) => {
      const { doc, pdf, bytes } = await of(name);
      const read = await readPdf(bytes);
      const cites = doc.rows.flatMap((row) =>
        cellsOf(row).flatMap(({ runs }) => runs.filter(({ cite }) => cite)),
      );
      const numbers = numbersOf(doc);
      let count = 0;
      for (const [p, { dict: pageDict, annotations }] of pdf.pages.entries()) {
        expect(listAt(pageDict, 'Annots')).toHaveLength(annotations.length);
        for (const { dict } of annotations) {
          const words = textAt(dict, 'Contents')!;
          const [left, bottom, right, top] = listAt(dict, 'Rect').map((one) => Number(String(one)));
          const { height, lines } = read.pages[p]!;
          const covered = lines
            .filter(
              (line) =>
                line.x > left! - 1 &&
                line.right < right! + 1 &&
                height - line.y > bottom! &&
                height - line.y < top!,
            )
            .map(({ text }) => plain(text))
            .join('');
          // One over two lines has its words on both.
          expect(
            plain(words).includes(covered) || covered.startsWith(plain(words)),
            `${words}: ${covered}`,
          ).toBe(true);
          expect(covered).not.toBe('');
          const to = at(dict, 'Dest') as PDFArray;
          const target = pdf.pages.findIndex(({ ref }) => ref === to.get(0));
          const run = cites.find(({ text }) => text === words)!;
          const numbered = numbers.get(run.cite!);
          if (numbered)
            expect(plain(lineAt(read, target, Number(String(to.get(3))))), words).toContain(numbered);
          count += 1;
        }
      }
      expect(count).toBeGreaterThanOrEqual(cites.length);
    },
  );
});

/** The printed number of each provision in the first language. */
const numbersOf = ({ rows }: Printable): Map<string, string> =>
  new Map(
    rows.flatMap((row) => {
      const number = row.kind === 'text' ? row.cells[0]?.mark?.text : undefined;
      return row.kind === 'text' && row.id !== undefined && number ? [[row.id, plain(number)] as const] : [];
    }),
  );

describe('bookmarks', () => {
  const titles = (first: PDFDict | undefined, depth = 0): string[] => {
    const found: string[] = [];
    for (let item = first; item; item = at(item, 'Next') as PDFDict | undefined)
      found.push(
        `${'  '.repeat(depth)}${textAt(item, 'Title')}`,
        ...titles(at(item, 'First') as PDFDict | undefined, depth + 1),
      );
    return found;
  };
  it('go down to the titled provisions, under their articles, in the languages printed', async () => {
    const all = ({ pdf: { catalog } }: Made): string[] =>
      titles((catalog.lookup(PDFName.of('Outlines')) as PDFDict).lookup(PDFName.of('First'), PDFDict));
    expect(all(await of('sample, columns')).slice(0, 5)).toEqual([
      '第一条 服务内容 · Article 1 Services',
      '  1.1 服务范围 · 1.1 Scope',
      '  1.2 服务时间 · 1.2 Hours',
      '  1.3 服务质量 · 1.3 Service Quality',
      '第二条 费用与支付 · Article 2 Fees and Payment',
    ]);
    expect(all(await of('sample, Chinese')).slice(-2)).toEqual(['附件一 服务明细', '  1. 服务渠道']);
  });
});

describe('the file', () => {
  it('of ten pages in two languages is below 250 kB', async () => {
    const { doc } = await of('contents, columns');
    const pages = layoutOf(doc, style, fonts);
    const from = doc.rows.findIndex((row) => row.kind === 'text' && row.style === 'article');
    const to =
      pages[pages.findIndex(({ boxes }) => boxes.some(({ row }) => row === from)) + 9]!.boxes.at(-1)!.row;
    const ten = { ...doc, rows: doc.rows.slice(from, to) };
    expect(layoutOf(ten, style, fonts)).toHaveLength(10);
    expect((await renderPdf(ten, style, fonts)).length).toBeLessThan(250_000);
  });
});
