// What hands put into the XML of a returned DOCX beside its words, where a program may show other words than the file says: told as changes.
import { describe, expect, it } from 'vitest';
import { originFindings, printingFindings } from '../src/verify/index.js';
import {
  asLibreOffice,
  asWord,
  DOCUMENT,
  type DocxEdit,
  inDocument,
  inPart,
  paragraphsIn,
  withPart,
} from './docx-edits.js';
import { EXAMPLES } from './example.js';
import { after, changesIn, generated, sourceWith } from './verifying.js';

const made = await generated(EXAMPLES['minimal/cs-entrustment.yaml']!, {}, (rows) => rows.slice(0, 24));
const kinds = async (...edits: readonly DocxEdit[]): Promise<string[]> => [
  ...new Set(changesIn(await after(made, ...edits)).map(({ kind }) => kind)),
];
/** The first run of the tenth paragraph put in another's place. */
const [RUN] = /<w:r>(?:(?!<\/w:r>).)*<w:t[ >].*?<\/w:r>/s.exec(paragraphsIn(made.parts[DOCUMENT]!)[10]!.xml)!;
const inPlace = (make: (run: string) => string): DocxEdit => inDocument((xml) => xml.replace(RUN, make(RUN)));
const char = (type: string, more = ''): string => `<w:r><w:fldChar w:fldCharType="${type}"${more}/></w:r>`;
const field = (instruction: string, result: string, more = ''): string =>
  `${char('begin', more)}<w:r><w:instrText>${instruction}</w:instrText></w:r>${char('separate')}${result}${char('end')}`;
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const alternative = (namespace: string) => (run: string) =>
  `<mc:AlternateContent ${MC} xmlns:zz="${namespace}"><mc:Choice Requires="zz">${run}</mc:Choice><mc:Fallback><w:r><w:t>甲</w:t></w:r></mc:Fallback></mc:AlternateContent>`;
const bound = (attributes: string): DocxEdit =>
  inDocument((xml) => xml.replace(/<w:dataBinding [^>]*\/>/, `<w:dataBinding ${attributes}/>`));
const OURS = `w:prefixMappings="xmlns:s='urn:csa-contract:source'" w:storeItemID="{C5AC0274-AC7E-4D0C-9B1E-5C0A7E5EED01}"`;
const FOOTER = 'word/footer1.xml';
const store = (namespace: string): DocxEdit =>
  withPart('customXml/item2.xml', `<x xmlns="${namespace}">甲</x>`, 'customXml', 'application/xml');

describe('a change', () => {
  it.each<readonly [string, string, DocxEdit]>([
    ['alternatives', 'unknown', inPlace(alternative('http://schemas.microsoft.com/office/word/2010/wordml'))],
    [
      'alternatives unknown to Word',
      'unknown',
      inPlace(alternative('http://schemas.microsoft.com/office/x')),
    ],
    ['a path that anything fits', 'sheet', bound(`${OURS} w:xpath="//s:value"`)],
    ['a path with a test', 'sheet', bound(`${OURS} w:xpath="/s:source/s:values/s:value[position()=1]"`)],
    ['a path to text', 'sheet', bound(`${OURS} w:xpath="/s:source[1]/s:values[1]/s:value[1]/text()"`)],
    [
      'another store',
      'sheet',
      bound(`${OURS.replace('ED01', 'ED02')} w:xpath="/s:source[1]/s:values[1]/s:value[1]"`),
    ],
    ['custom XML', 'object', store('urn:x')],
    ['a second source', 'object', store('urn:csa-contract:source')],
    ['a field in the text', 'action', inPlace((run) => field(' PAGE ', run))],
    ['a reference in the text', 'action', inPlace((run) => field(' REF c_term \\h ', run))],
    ['a simple field', 'action', inPlace((run) => `<w:fldSimple w:instr="TOC">${run}</w:fldSimple>`)],
    ['a field without its end', 'action', inPlace((run) => char('begin') + char('separate') + run)],
    [
      'a page number with a picture of its own',
      'action',
      inPart(FOOTER, (xml) => xml.replace(' PAGE ', ` PAGE \\# "'JPY'" `)),
    ],
    [
      'a locked page number',
      'action',
      inPart(FOOTER, (xml) =>
        xml.replace('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="begin" w:fldLock="1"/>'),
      ),
    ],
    ['the second field of a line', 'action', inPart(FOOTER, (xml) => xml.replace('NUMPAGES', 'QUOTE "9"'))],
    ['an order of its own', 'look', inPlace((run) => `<w:bdo w:val="rtl">${run}</w:bdo>`)],
    [
      'a style from right to left',
      'look',
      inPart('word/styles.xml', (xml) =>
        xml.replace(
          '</w:styles>',
          '<w:style w:type="character" w:styleId="x"><w:rPr><w:rtl/></w:rPr></w:style></w:styles>',
        ),
      ),
    ],
  ])('%s', async (_, kind, edit) => {
    expect(await kinds(edit)).toContain(kind);
  });

  it('words in the place of a page number', async () => {
    const words = inPart(FOOTER, (xml) => xml.replace(/>1<\/w:t>/, '>1, in JPY</w:t>'));
    expect(await kinds(words)).toEqual(expect.arrayContaining(['text', 'action']));
  });
});

describe('no change', () => {
  const harmless: DocxEdit[] = [
    store('http://schemas.openxmlformats.org/officeDocument/2006/bibliography'),
    inDocument((xml) => xml.replace(/(<w:pPr><w:pStyle [^>]*\/>)/, '$1<w:bidi w:val="0"/>')),
    inDocument((xml) => xml.replace(/(&apos;|')(urn:csa-contract:source)\1/g, '&quot;$2&quot;')),
    inPart(FOOTER, (xml) => xml.replace(' PAGE ', ' PAGE \\* MERGEFORMAT ').replace('>1<', '>12<')),
  ];
  it('what Word and LibreOffice write by themselves', async () => {
    expect(await kinds(asLibreOffice, asWord, ...harmless)).toEqual([]);
  });
});

describe('the origin', () => {
  it.each([
    ['damaged' as const, ['sheet change']],
    [undefined, ['sheet note']],
    [sourceWith({ sheet: 'form: y\n' }), ['sheet change']],
    [sourceWith({ digest: '2' }), ['sheet change']],
    [sourceWith(), []],
  ])('beside a sheet of one’s own %#', (carried, found) => {
    const findings = originFindings(carried, sourceWith(), true);
    expect(findings.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual(found);
  });

  const own = {
    form: 'x',
    languages: ['zh', 'en'],
    status: 'final',
    script: 'hans',
    layout: 'columns',
  } as const;
  it.each([
    [{ form: 'y' }, 'change', 'it was printed as another form: y, not x'],
    [{ languages: ['zh'] as const }, 'change', 'English was left out'],
    [{ status: 'draft' as const }, 'change', 'it was printed as a draft; the sheet is final'],
    [
      { script: 'hant-tw' as const },
      'note',
      'it was printed in another script or bilingual arrangement than the sheet asks for',
    ],
  ] as const)('and the way of printing: %j', (other, severity, words) => {
    expect(printingFindings({ ...own, ...other }, own)).toMatchObject([{ severity, message: { en: words } }]);
    expect(printingFindings(own, own)).toEqual([]);
  });
});
