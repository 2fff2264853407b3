// The package around the words: properties, names of styles, typesetting by style, tables that a screen reader can tell apart.
import { describe, expect, it } from 'vitest';
import { wayBetween } from '../src/cli/opened.js';
import { renderDocx } from '../src/render/docx/index.js';
import { faultsOf } from './docx-check.js';
import { EXAMPLES, LAYOUTS, printableOf, style } from './example.js';
import { partsOf } from './read-docx.js';
import { generated } from './verifying.js';

const SHEET = EXAMPLES['short-video-live.yaml']!;
const made = await generated(SHEET);
const styles = made.parts['word/styles.xml']!;
const styleOf = (id: string, xml = styles): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`, 's').exec(xml)![0];

describe('properties', () => {
  it('say title, kind and language, and no time', () => {
    const core = made.parts['docProps/core.xml']!;
    const { title, subject } = made.printable;
    expect(core).toContain(`<dc:title>${title.zh} ${title.en}</dc:title>`);
    expect(core).toContain(`<dc:subject>${subject.zh} ${subject.en}</dc:subject>`);
    expect(core).toContain('<dc:language>zh-CN</dc:language>');
    expect(core).not.toContain('dcterms:created');
  });
  it('say form, number, templates and digest', () => {
    const own = new Map(
      [...made.parts['docProps/custom.xml']!.matchAll(/name="([^"]*)"><vt:lpwstr>([^<]*)<\/vt:lpwstr>/g)].map(
        (match) => [match[1]!, match[2]!],
      ),
    );
    expect(own.get('csa-contract-form')).toBe('short-video-live');
    expect(own.get('csa-contract-number')).toBe(made.printable.number);
    expect(own.get('csa-contract-templates')).toMatch(/^[0-9a-f]{12}$/);
    expect(own.get('csa-contract-digest')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('styles', () => {
  it('have names that a Word user knows, in both languages', () => {
    const names = (id: string) => [
      /<w:name w:val="([^"]*)"/.exec(styleOf(id))![1],
      /<w:aliases w:val="([^"]*)"/.exec(styleOf(id))![1],
    ];
    expect(names('ContractTitleZh')).toEqual(['合同标题', 'Contract Title (Chinese)']);
    expect(names('Heading1')).toEqual(['heading 1', '条标题,Article Heading (Chinese)']);
    expect(names('ClauseText2Zh')).toEqual(['款正文', 'Clause Text 2 (Chinese)']);
    expect(names('ClauseText2En')).toEqual(['Clause Text 2', '款正文（英文）']);
  });
  it('have Traditional names in a Traditional text', async () => {
    const way = await wayBetween('hans', 'hant-tw');
    const doc = printableOf(SHEET, { script: { way } });
    const xml = partsOf(await renderDocx(doc, style))['word/styles.xml']!;
    expect(styleOf('ContractTitleZh', xml)).toContain('<w:name w:val="合同標題"/>');
    expect(styleOf('Heading1', xml)).toContain('<w:aliases w:val="條標題,');
    expect(faultsOf(partsOf(await renderDocx(doc, style)))).toEqual([]);
  });
  it('set Chinese type: forbidden breaks, hanging punctuation, white between scripts', () => {
    for (const id of ['ChineseText', 'EnglishText'])
      expect(styleOf(id)).toContain(
        '<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/><w:snapToGrid w:val="0"/>',
      );
    expect(made.parts['word/settings.xml']).toContain(
      '<w:characterSpacingControl w:val="compressPunctuation"/>',
    );
  });
  it('indent by two characters where Chinese stands alone', async () => {
    const xml = partsOf(await renderDocx(printableOf(SHEET, LAYOUTS.zh), style))['word/styles.xml']!;
    expect(styleOf('ParagraphZh', xml)).toContain('w:firstLine="480" w:firstLineChars="200"');
  });
  it('align the figures of a table: no paragraph does it by itself', () => {
    expect(made.parts['word/document.xml']).toContain('<w:pStyle w:val="TableTextRightEn"/>');
    expect(made.parts['word/document.xml']).not.toContain('<w:jc ');
  });
});

describe('tables', () => {
  const tables = made.parts['word/document.xml']!.match(/<w:tbl>.*?<\/w:tbl>/gs)!;
  const wordsOf = (table: string) => /<w:tblCaption w:val="([^"]*)"/.exec(table)![1];

  it('say what they are, in the languages printed', () => {
    const kinds = new Set(tables.map(wordsOf));
    expect(kinds).toEqual(
      new Set(['当事人 / Parties', '合同条款 / Clauses', '数据表 / Figures', '签署 / Signatures']),
    );
  });
  it('mark their first row as a head where it is one', () => {
    for (const table of tables) {
      const headed = table.includes('<w:tblHeader/>');
      expect(/<w:tblLook [^>]*w:firstRow="(?:1|true)"/.test(table)).toBe(headed);
      if (wordsOf(table) === '数据表 / Figures') expect(headed).toBe(true);
    }
  });
});
