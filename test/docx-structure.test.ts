// What Word refuses and the SDK passes over: none of it in our files, and each check shown to catch a planted fault.
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../src/render/docx/index.js';
import { faultsOf } from './docx-check.js';
import { exampleText, LAYOUTS, printableOf, style } from './example.js';
import { type Parts, partsOf } from './read-docx.js';
import { samplePrintable } from './sample-printable.js';

const LAYOUT_NAMES = ['columns', 'stacked', 'zh', 'en'] as const;

describe('structure', () => {
  for (const layout of LAYOUT_NAMES)
    it(`has no fault in layout ${layout}`, async () => {
      const sample = await renderDocx(samplePrintable(layout, 'draft'), style);
      expect(faultsOf(partsOf(sample))).toEqual([]);
      const example = await renderDocx(printableOf(exampleText, LAYOUTS[layout]), style);
      expect(faultsOf(partsOf(example))).toEqual([]);
    });
});

describe('the check itself', () => {
  const DOCUMENT = 'word/document.xml';
  const after = (mark: string, xml: string) => (text: string) => text.replace(mark, mark + xml);
  const before = (mark: string, xml: string) => (text: string) => text.replace(mark, xml + mark);
  const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
  const run = '<w:r><w:t>x</w:t></w:r>';
  const control = (tag: string) =>
    `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/><w:id w:val="7"/></w:sdtPr><w:sdtContent>${run}</w:sdtContent></w:sdt>`;
  const bound = (place: number) =>
    `<w:sdt><w:sdtPr><w:id w:val="8"/><w:dataBinding w:xpath="/s:source[1]/s:values[1]/s:value[${place}]"/></w:sdtPr><w:sdtContent>${run}</w:sdtContent></w:sdt>`;
  const cases: readonly [fault: string, part: string, change: (xml: string) => string][] = [
    ['cell-without-paragraph', DOCUMENT, swap(/(<w:tc>(?:(?!<w:p>).)*)<w:p>.*?<\/w:p>(?=<\/w:tc>)/s, '$1')],
    ['row-without-cell', DOCUMENT, swap(/<w:tr>.*?<\/w:tr>/s, '<w:tr/>')],
    ['row-off-grid', DOCUMENT, swap('<w:gridCol ', '<w:gridCol w:w="1"/><w:gridCol ')],
    ['table-without-paragraph-after', DOCUMENT, swap(/(<\/w:tbl>)<w:p>.*?<\/w:p>(?=<w:tbl>)/s, '$1')],
    ['field-unbalanced', 'word/footer1.xml', swap(/<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>/, '')],
    ['field-without-result', 'word/footer1.xml', swap(/(separate"\/><\/w:r>)<w:r>.*?<\/w:r>/, '$1')],
    ['text-in-deletion', DOCUMENT, after('</w:pPr>', `<w:del w:id="900">${run}</w:del>`)],
    ['raw-line-feed', DOCUMENT, after('</w:pPr>', run.replace('x', 'x\ny'))],
    ['bookmark-twice', DOCUMENT, swap(/w:name="c_p1_2"/, 'w:name="C_P1_1"')],
    ['bookmark-name', DOCUMENT, swap(/w:name="c_p1_2"/, 'w:name="1.2"')],
    ['bookmark-unbalanced', DOCUMENT, swap(/<w:bookmarkEnd w:id="3"\/>/, '')],
    ['link-to-nowhere', DOCUMENT, swap(/w:anchor="c_annex1_en"/, 'w:anchor="c_annex9"')],
    ['reference-to-nowhere', DOCUMENT, swap(' REF c_annex1 ', ' REF c_annex9 ')],
    ['control-twice', DOCUMENT, after('</w:pPr>', control('a') + control('b'))],
    ['control-tag-too-long', DOCUMENT, after('</w:pPr>', control('a'.repeat(65)))],
    ['control-bound-to-nothing', DOCUMENT, after('</w:pPr>', bound(9))],
    ['table-without-words', DOCUMENT, swap(/<w:tblCaption [^>]*>/, '')],
    [
      'head-row-not-first',
      DOCUMENT,
      swap(/<w:tr>(?=<w:trPr>(?:(?!<\/w:trPr>).)*<w:tblHeader\/>)/s, '<w:tr><w:tc/></w:tr><w:tr>'),
    ],
    ['paragraph-without-style', DOCUMENT, swap(/<w:pStyle [^>]*>/, '')],
    ['style-name-twice', 'word/styles.xml', swap(/(<w:name w:val=")Clause Text 2(?=")/, '$1Paragraph')],
    ['style-missing', DOCUMENT, swap('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading9"/>')],
    ['list-missing', 'word/styles.xml', swap(/<w:numId w:val="\d+"\/>/, '<w:numId w:val="99"/>')],
    ['list-hybrid', 'word/numbering.xml', swap('"multilevel"', '"hybridMultilevel"')],
    ['level-tentative', 'word/numbering.xml', swap('<w:lvl ', '<w:lvl w:tentative="1" ')],
    ['list-nsid-twice', 'word/numbering.xml', swap('05C50003', '05C50002')],
    ['settings-order', 'word/settings.xml', before('<w:zoom ', '<w:themeFontLang w:val="en-GB"/>')],
    ['asks-for-update', 'word/settings.xml', before('<w:compat>', '<w:updateFields/>')],
    [
      'part-orphan',
      'word/_rels/document.xml.rels',
      swap(/<Relationship [^>]*Target="header1.xml"[^>]*>/, ''),
    ],
    ['part-untyped', '[Content_Types].xml', swap(/<Override [^>]*PartName="\/word\/header1.xml"[^>]*>/, '')],
    ['part-missing', 'word/_rels/document.xml.rels', swap('Target="header1.xml"', 'Target="header7.xml"')],
  ];
  const sound = renderDocx(samplePrintable('columns'), style).then(partsOf);

  it.each(cases)('catches %s', async (fault, part, change) => {
    const parts: Parts = await sound;
    const broken = change(parts[part]!);
    expect(broken).not.toBe(parts[part]);
    expect(faultsOf({ ...parts, [part]: broken }).map((found) => found.split(' ')[0])).toContain(fault);
  });
});
