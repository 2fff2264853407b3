// The table of contents of a DOCX: a field of Word's around lines that are already what Word would build, with the pages of our PDF.
import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import type { Layout, Printable } from '../src/contract/ast.js';
import { redline } from '../src/diff/docx/redline.js';
import { readForeign } from '../src/foreign/index.js';
import { FORMATS } from '../src/render/index.js';
import { layoutOf, renderPdf } from '../src/render/pdf/index.js';
import { pagesById } from '../src/render/pdf/places.js';
import { loadFold } from '../src/script/fold.js';
import { canonicalSheet } from '../src/terms/index.js';
import { COMPARED } from '../src/verify/formats.js';
import { type Verifier, verifier } from '../src/verify/index.js';
import { faultsOf } from './docx-check.js';
import { type DocxEdit, inDocument, openParts, packParts } from './docx-edits.js';
import { EXAMPLES, fonts, LAYOUTS, library, printableOf, squeeze, style } from './example.js';
import { printedWords, readWords } from './foreign-reading.js';
import { bodyLines, readPdf } from './pdf-reading.js';
import { partsOf, readDocx } from './read-docx.js';

const SHEET = EXAMPLES['minimal/after-sales-outsourcing.yaml']!;
const made = new Map<Layout, Promise<{ doc: Printable; bytes: Uint8Array }>>();
/** Each layout once. */
function printed(layout: Layout): Promise<{ doc: Printable; bytes: Uint8Array }> {
  const known = made.get(layout) ?? print(printableOf(SHEET, LAYOUTS[layout]));
  made.set(layout, known);
  return known;
}
const print = async (doc: Printable) => ({ doc, bytes: await FORMATS.docx.render(doc, style, fonts) });
const ALL = Object.keys(LAYOUTS) as Layout[];

// What stands in the file

interface Entry {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
  readonly page?: number;
}
const all = (el: Element, name: string): Element[] => [...el.getElementsByTagName(`w:${name}`)];
const documentIn = (bytes: Uint8Array): string => partsOf(bytes)['word/document.xml']!;
const treeOf = (xml: string): Element => new DOMParser().parseFromString(xml, 'text/xml').documentElement!;
const styleOf = (p: Element): string => all(p, 'pStyle')[0]?.getAttribute('w:val') ?? '';

function entriesIn(bytes: Uint8Array): Entry[] {
  return all(treeOf(documentIn(bytes)), 'p').flatMap((p): Entry[] => {
    const level = /^TOC(\d)$/.exec(styleOf(p))?.[1];
    if (!level) return [];
    const words = all(p, 't').map((el) => el.textContent ?? '');
    const code = all(p, 'instrText').map((el) => el.textContent ?? '');
    const anchor = all(p, 'hyperlink')[0]!.getAttribute('w:anchor')!;
    expect(code.every((one) => one === ` PAGEREF ${anchor} \\h `)).toBe(true);
    const page = code.length > 0 ? { page: Number(words.at(-1)) } : {};
    return [
      {
        level: Number(level),
        text: (code.length > 0 ? words.slice(0, -1) : words).join(''),
        anchor,
        ...page,
      },
    ];
  });
}
const fieldsIn = (bytes: Uint8Array): string[] =>
  all(treeOf(documentIn(bytes)), 'instrText')
    .map((el) => (el.textContent ?? '').trim())
    .filter((code) => code.startsWith('TOC'));

/** The entries that Word builds from such a field: every paragraph with words in one of its styles, its number first. */
function built(field: string, bytes: Uint8Array): { level: number; text: string }[] {
  const names = new Map(
    all(treeOf(partsOf(bytes)['word/styles.xml']!), 'style').map((el) => [
      el.getAttribute('w:styleId')!,
      all(el, 'name')[0]!.getAttribute('w:val')!,
    ]),
  );
  const levels = new Map<string, number>();
  const headings = Number(/\\o "1-(\d)"/.exec(field)?.[1] ?? 0);
  for (let level = 1; level <= headings; level++) levels.set(`heading ${level}`, level);
  const named = /\\t "([^"]*)"/.exec(field)?.[1]?.split(',') ?? [];
  for (let n = 0; n < named.length; n += 2) levels.set(named[n]!, Number(named[n + 1]));
  return readDocx(bytes).paragraphs.flatMap(({ style: id, label = '', text }) => {
    const level = levels.get(names.get(id) ?? '');
    return level === undefined || text.trim() === '' ? [] : [{ level, text: squeeze(`${label}${text}`) }];
  });
}

describe('the field', () => {
  it.each(ALL)('%s: holds what Word would build from it, but for the numbers of annexes', async (layout) => {
    const { bytes } = await printed(layout);
    const entries = entriesIn(bytes);
    const fields = fieldsIn(bytes);
    expect(fields).toHaveLength(layout === 'columns' ? 2 : 1);
    const ours = entries.map(({ level, text }) => ({
      level,
      text: squeeze(text).replace(/^(附件[一二三四五六]|Annex\d)/, ''),
    }));
    expect(ours.length).toBeGreaterThan(70);
    expect(fields.flatMap((field) => built(field, bytes))).toEqual(ours);
  });

  it('names built-in headings by their level, for their names differ by the language of Word', async () => {
    expect(fieldsIn((await printed('zh')).bytes)).toEqual(['TOC \\o "1-2" \\h \\t "附件标题,1"']);
    expect(fieldsIn((await printed('columns')).bytes)).toEqual([
      'TOC \\o "1-2" \\h \\t "附件标题,1"',
      'TOC \\h \\t "Article Heading,3,Clause Heading 2,4,Annex Title,3"',
    ]);
  });

  it.each(ALL)(
    '%s: is sound, asks for no update, and its lines have Word’s own styles without numbers',
    async (layout) => {
      const parts = partsOf((await printed(layout)).bytes);
      expect(faultsOf(parts)).toEqual([]);
      expect(parts['word/settings.xml']).not.toContain('updateFields');
      expect(parts['word/document.xml']).not.toMatch(/w:dirty|w:fldLock/);
      const styles = all(treeOf(parts['word/styles.xml']!), 'style').filter((el) =>
        /^TOC/.test(el.getAttribute('w:styleId')!),
      );
      expect(styles.map((el) => all(el, 'name')[0]!.getAttribute('w:val')).sort()).toEqual(
        ['toc 1', 'toc 2', 'toc 3', 'toc 4'].slice(0, layout === 'zh' || layout === 'en' ? 2 : 4),
      );
      for (const el of styles) {
        expect(all(el, 'numPr')).toEqual([]);
        expect(all(el, 'tab').map((tab) => tab.getAttribute('w:leader'))).toEqual(['dot']);
      }
    },
  );

  it('is not there without a table of contents', async () => {
    const { bytes } = await print(printableOf(EXAMPLES['minimal/short-video-live.yaml']!, LAYOUTS.zh));
    expect([entriesIn(bytes), fieldsIn(bytes)]).toEqual([[], []]);
  });
});

describe('page numbers', () => {
  it.each(ALL)('%s: are those of the PDF’s layout', async (layout) => {
    const { doc, bytes } = await printed(layout);
    const pages = pagesById(layoutOf(doc, style, fonts));
    const rows = doc.rows.flatMap((row) => (row.kind === 'text' && row.style === 'contents' ? [row] : []));
    const columns = layout === 'columns' ? doc.languages.map((lang) => [lang]) : [doc.languages];
    const wanted = columns.flatMap((languages) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap(({ lang, runs: [run] }) =>
          languages.includes(lang) ? [[run!.text, pages.get(run!.cite!)]] : [],
        ),
      ),
    );
    expect(entriesIn(bytes).map(({ text, page }) => [text, page])).toEqual(wanted);
  });

  it('are those that the PDF prints', async () => {
    const { doc, bytes } = await printed('zh');
    const { pages } = await readPdf(await renderPdf(doc, style, fonts));
    const lines = pages.flatMap((page) =>
      bodyLines(page, style.page.margin).map(({ text }) => squeeze(text)),
    );
    const leaders = lines.filter((_, i) => /^\.+$/.test(lines[i - 1] ?? '')).map(Number);
    expect(entriesIn(bytes).map(({ page }) => page)).toEqual(leaders);
  });

  it('are left to Word where the PDF has no face for a character', async () => {
    const { doc } = await printed('zh');
    const [first, ...rest] = doc.rows;
    const odd = {
      ...first!,
      cells: [{ lang: 'zh' as const, runs: [{ text: '\u{1F600}' }] }],
    } as Printable['rows'][number];
    const { bytes } = await print({ ...doc, rows: [odd, ...rest] });
    expect(entriesIn(bytes).length).toBeGreaterThan(70);
    expect(entriesIn(bytes).some(({ page }) => page !== undefined)).toBe(false);
    expect(fieldsIn(bytes)).toHaveLength(1);
    expect(faultsOf(partsOf(bytes))).toEqual([]);
  });
});

describe('what reads such a document', () => {
  it.each(['columns', 'stacked'] as const)(
    '%s: check reads its clauses and passes over its contents',
    async (layout) => {
      const { doc, bytes } = await printed(layout);
      const found = await readForeign('a.docx', bytes, await loadFold());
      const contents = found.clauses
        .filter(({ section }) => section === 'contents')
        .flatMap(({ passages }) => passages);
      expect(contents.length).toBeGreaterThan(100);
      expect(contents.filter((index) => /\d$/.test(found.passages[index]!.text))).toEqual([]);
      for (const lang of found.languages) expect(readWords(found, lang)).toEqual(printedWords(doc, lang));
    },
  );

  it('redline takes an entry out, the first one too, and leaves the field whole and the pages alone', async () => {
    const { doc, bytes } = await printed('zh');
    const first = doc.rows.findIndex((row) => row.kind === 'text' && row.style === 'contents');
    const shorter = await print({ ...doc, rows: doc.rows.filter((_, at) => at !== first) });
    const moved = packParts(
      inDocument((xml) => xml.replace(/(PAGEREF \S+ \\h <.*?<w:t[^>]*>)\d+</g, '$199<'))(
        openParts(shorter.bytes),
      ),
    );
    const marked = await redline(bytes, moved, { author: '李四', date: '2026-03-01T09:00:00Z' });
    expect(faultsOf(partsOf(marked))).toEqual([]);
    const xml = documentIn(marked);
    expect(
      all(treeOf(xml), 'del').flatMap((el) => all(el, 'delText').map((text) => text.textContent)),
    ).toContain('第一条　定义与解释');
    expect(all(treeOf(xml), 'ins').flatMap((el) => all(el, 't'))).toEqual([]);
    expect(fieldsIn(marked)).toHaveLength(1);
  });

  describe('verify', () => {
    const ready = prepared();
    async function prepared(): Promise<{ verify: Verifier; bytes: Uint8Array }> {
      const way = { file: 'sheet.yaml', lang: 'zh' as const };
      const { printable, contract, terms, value } = compile(SHEET, library, way);
      const { bytes } = await printed('zh');
      const generated = { bytes, printable: printable!, contract: contract!, terms: terms!, value };
      const again = (changed: unknown) => compile(canonicalSheet(changed), library, way);
      return {
        bytes,
        verify: await verifier({ ...generated, print: again }, await COMPARED.docx({ style, fonts })),
      };
    }
    const changes = async (change: DocxEdit): Promise<string[]> => {
      const { verify, bytes } = await ready;
      const { findings } = await verify(packParts(change(openParts(bytes))));
      return findings.flatMap(({ kind, severity }) => (severity === 'change' ? [kind] : []));
    };
    const PAGE = /(PAGEREF \S+ \\h <.*?<w:t[^>]*>)\d+</g;

    it('lets pages be others', async () => {
      expect(await changes(inDocument((xml) => xml.replace(PAGE, '$1123<')))).toEqual([]);
    });
    it('lets Word number its bookmarks as it builds the table again', async () => {
      const renamed = inDocument((xml) => xml.replace(/PAGEREF c_\w+ /g, 'PAGEREF _Toc198200455 '));
      expect(await changes(renamed)).toEqual([]);
    });
    it('lets another program write the pages as text', async () => {
      const flat = inDocument((xml) =>
        xml.replace(
          /<w:r><w:fldChar w:fldCharType="begin"\/><\/w:r><w:r><w:instrText[^>]*> PAGEREF .*?(<w:r><w:t[^>]*>\d+<\/w:t><\/w:r>).*?"end"\/><\/w:r>/g,
          '$1',
        ),
      );
      expect(await changes(flat)).toEqual([]);
    });
    it('lets LibreOffice order the switches and end the field with the last entry', async () => {
      const other = inDocument((xml) =>
        xml
          .replace(
            'TOC \\o &quot;1-2&quot; \\h \\t &quot;附件标题,1&quot;',
            'TOC \\t &quot;附件标题,1&quot; \\o &quot;1-2&quot; \\h',
          )
          .replace(
            /(<\/w:hyperlink>)(<\/w:p><w:p>(?:(?!<w:p>).)*?)(<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>)(?=<\/w:p>)/,
            '$1$3$2',
          ),
      );
      expect(await changes(other)).toEqual([]);
    });
    it('tells other words in an entry', async () => {
      expect(await changes(inDocument((xml) => xml.replace('第一条　定义与解释', '第一条　定义')))).toEqual([
        'text',
      ]);
    });
    it('tells words in the place of a page', async () => {
      expect(await changes(inDocument((xml) => xml.replace(PAGE, '$1乙方免责<')))).toContain('action');
    });
    it('tells a field that reads other styles', async () => {
      expect(
        await changes(inDocument((xml) => xml.replace('\\o &quot;1-2&quot;', '\\o &quot;1-1&quot;'))),
      ).toContain('action');
    });
  });
});
