// Foreign Word files that are opened for comparison: what would do harm is refused with its own code, what leads outside is named,
// and what is written back differs in nothing that was not changed.
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openWord, writeWord } from '../src/diff/docx/open.js';
import { readWord, textIn } from '../src/diff/docx/read.js';
import {
  codeOf,
  documentOf,
  docx,
  EVERYTHING,
  fieldRuns,
  type Parts,
  paragraph,
  relationships,
  run,
  unzipped,
  zip,
} from './docx-fixtures.js';

const plain = documentOf(paragraph(run('甲')));
const withDocument = (xml: string | Uint8Array): Uint8Array => docx({ 'word/document.xml': xml });
const withPart = (name: string, part: string | Uint8Array = '<x/>'): Uint8Array =>
  docx({ 'word/document.xml': plain, [name]: part });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const nested = (depth: number): string => '<w:sdt>'.repeat(depth) + '</w:sdt>'.repeat(depth);
const TYPES = '[Content_Types].xml';
const retyped = (from: string, to: string): Uint8Array => {
  const parts: Record<string, string> = unzipped(withDocument(plain));
  return zip({ ...parts, [TYPES]: parts[TYPES]!.replace(from, to) });
};
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** With its own relationships written otherwise. */
const rewired = (change: (xml: string) => string): Uint8Array => {
  const parts: Record<string, string> = unzipped(withDocument(plain));
  return zip({ ...parts, '_rels/.rels': change(parts['_rels/.rels']!) });
};
const leading = (type: string, target: string, mode = ' TargetMode="External"'): Parts => ({
  'word/document.xml': plain,
  'word/_rels/document.xml.rels': relationships(
    `<Relationship Id="rId1" Type="${RELATION}/${type}" Target="${target}"${mode}/>`,
  ),
});

describe('refused', () => {
  it.each<[string, string, Uint8Array]>([
    ['no zip', 'ZIP', bytesOf('这不是 DOCX，只是名字如此而已')],
    ['a bomb', 'SIZE', withPart('word/media/x.bin', new Uint8Array(5_000_000))],
    [
      'more XML than a tree can hold',
      'TEXT',
      zipSync({ 'x.xml': [bytesOf(`<x>${'甲'.repeat(14_000_000)}</x>`), { level: 0 }] }),
    ],
    [
      'more tags than a tree can hold',
      'TEXT',
      zipSync({ 'x.xml': [bytesOf(`<x>${'<y/>'.repeat(1_500_000)}</x>`), { level: 0 }] }),
    ],
    ['a name that leads out', 'NAME', withPart('word/../../x.xml')],
    ['a name that leads out, escaped', 'NAME', withPart('word/%2e%2e/x.xml')],
    ['an absolute name', 'NAME', withPart('/etc/x.xml')],
    ['a name with a drive', 'NAME', withPart('C:/x.xml')],
    ['a name with backslashes', 'NAME', withPart('word\\..\\x.xml')],
    ['a relation that leads out', 'NAME', docx(leading('image', '../../x.png', ''))],
    [
      'two documents',
      'RELATIONS',
      rewired((xml) =>
        xml.replace(
          /(<Relationship [^>]*officeDocument")/,
          `<Relationship Id="rIdX" Type="${RELATION}/officeDocument" Target="word/x.xml"/>$1`,
        ),
      ),
    ],
    [
      'two parts of styles',
      'RELATIONS',
      docx({
        'word/document.xml': plain,
        'word/_rels/document.xml.rels': relationships(
          ...['a', 'b'].map(
            (name) => `<Relationship Id="${name}" Type="${RELATION}/styles" Target="${name}.xml"/>`,
          ),
        ),
      }),
    ],
    [
      'two relations of one name',
      'RELATIONS',
      docx({
        'word/document.xml': plain,
        'word/_rels/document.xml.rels': relationships(
          ...['header', 'footer'].map(
            (type) => `<Relationship Id="a" Type="${RELATION}/${type}" Target="${type}.xml"/>`,
          ),
        ),
      }),
    ],
    ['more paragraphs than a contract has', 'TEXT', withDocument(documentOf('<w:p/>'.repeat(20_001)))],
    ['two names that Word takes for one', 'ZIP', withPart('Word/Document.xml', plain)],
    ['macros', 'MACROS', withPart('word/vbaProject.bin', 'x')],
    [
      'macros by type',
      'MACROS',
      retyped('wordprocessingml.document.main', 'ms-word.document.macroEnabled.main'),
    ],
    ['no content types', 'TYPES', zip({ 'word/document.xml': plain })],
    ['no document', 'WORD', docx({ 'word/document.xml': '<x/>' })],
    [
      'a DOCTYPE',
      'DOCTYPE',
      withDocument(plain.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document')),
    ],
    ['an entity that nobody declared', 'XML', withDocument(plain.replace('甲', '&x;'))],
    ['a tag that is never closed', 'XML', withDocument(plain.replace('</w:p>', ''))],
    [
      'a prefix that nobody declared',
      'XML',
      withDocument(plain.replace('<w:p>', '<q:p>').replace('</w:p>', '</q:p>')),
    ],
    [
      'attributes without end',
      'XML',
      withDocument(
        plain.replace('<w:p>', `<w:p ${Array.from({ length: 600 }, (_, n) => `a${n}=""`).join(' ')}>`),
      ),
    ],
    ['elements in elements', 'DEPTH', withDocument(documentOf(nested(40_000)))],
    ['neither UTF-8 nor UTF-16', 'ENCODING', withDocument(new Uint8Array([0x3c, 0xff, 0xff, 0x3e]))],
  ])('%s: %s', async (_, code, bytes) => {
    expect(await codeOf(openWord(bytes))).toBe(code);
  });

  it('not: depth that occurs', async () => {
    expect(await codeOf(openWord(withDocument(documentOf(nested(200)))))).toBe('none');
  });
});

describe('passed over', () => {
  it('a relation whose type only ends like one of Word', async () => {
    const bogus = '<Relationship Id="rIdX" Type="http://x.example/officeDocument" Target="word/x.xml"/>';
    const bytes = rewired((xml) => xml.replace(/(<Relationship )/, `${bogus}$1`));
    expect((await openWord(bytes)).main).toBe('word/document.xml');
  });

  it('a choice for a program that nobody has', async () => {
    const choice = (namespace: string): string =>
      documentOf(
        paragraph(
          `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:q="${namespace}"><mc:Choice Requires="q">${run('甲')}</mc:Choice><mc:Fallback>${run('乙')}</mc:Fallback></mc:AlternateContent>`,
        ),
      );
    const shown = async (namespace: string): Promise<string> => {
      const [block] = readWord(await openWord(withDocument(choice(namespace))), 'all').body;
      return block?.kind === 'paragraph' ? textIn(block.pieces) : '';
    };
    expect(await shown('http://schemas.microsoft.com/office/word/2010/wordprocessingShape')).toBe('甲');
    expect(await shown('http://schemas.microsoft.com/office/bogus')).toBe('乙');
    expect(await shown('http://schemas.openxmlformats.org/nothing')).toBe('乙');
  });
});

describe('named, not followed', () => {
  it.each<[string, Parts]>([
    [
      'word/document.xml: attachedTemplate https://x.example/t.dotm',
      leading('attachedTemplate', 'https://x.example/t.dotm'),
    ],
    ['word/document.xml: image https://x.example/p.png', leading('image', 'https://x.example/p.png')],
    ['word/document.xml: aFChunk word/more.html', leading('aFChunk', 'more.html', '')],
    [
      'word/document.xml: field  INCLUDETEXT "C:\\x.docx"',
      { 'word/document.xml': documentOf(paragraph(fieldRuns('INCLUDETEXT "C:\\x.docx"', '甲'))) },
    ],
  ])('%s', async (line, parts) => {
    expect((await openWord(docx(parts))).outside.map((one) => one.trim())).toEqual([
      line.replace(/ {2}/, ' '),
    ]);
  });

  it('not: a link that a reader may follow, nor anything of a plain document', async () => {
    expect((await openWord(docx(leading('hyperlink', 'https://x.example/')))).outside).toEqual([]);
    expect((await openWord(docx(EVERYTHING))).outside).toEqual([]);
    const address = documentOf(paragraph(fieldRuns('HYPERLINK "https://x.example/import"', '甲')));
    expect((await openWord(withDocument(address))).outside).toEqual([]);
  });
});

describe('bound controls', () => {
  const store = (value: string): Parts => ({
    'customXml/item1.xml': `<s:sheet xmlns:s="urn:sheet"><s:value path="fees.total">${value}</s:value></s:sheet>`,
  });
  const control = (text: string, more = ''): string =>
    documentOf(
      paragraph(
        `<w:sdt><w:sdtPr><w:alias w:val="合计"/><w:dataBinding w:xpath="/s:sheet[1]/s:value[1]"/>${more}<w:text/></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`,
      ),
    );
  const readControl = async (text: string, value: string) =>
    readWord(await openWord(docx({ 'word/document.xml': control(text), ...store(value) })), 'accepted');

  it('name their field, and words that Word would write over', async () => {
    const { body, overruled } = await readControl('816,000.00', '1.00');
    const [first] = body;
    expect(first?.kind === 'paragraph' && first.pieces[0]!.field).toBe('fees.total');
    expect(overruled).toEqual([{ field: 'fees.total', text: '816,000.00', stored: '1.00' }]);
    expect((await readControl('1.00', '1.00')).overruled).toEqual([]);
  });
});

describe('written back', () => {
  const strict = (xml: string): string =>
    xml.replace(
      /http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main/g,
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    );

  it('is the same file where nothing changed, and the same text where a part was written', async () => {
    const bytes = docx(EVERYTHING);
    const pkg = await openWord(bytes);
    expect(unzipped(await writeWord(pkg, []))).toEqual(unzipped(bytes));
    const again = await writeWord(pkg, ['word/document.xml']);
    expect(await writeWord(pkg, ['word/document.xml'])).toEqual(again);
    const texts = async (from: Uint8Array) =>
      readWord(await openWord(from), 'all').body.map((block) =>
        block.kind === 'paragraph' ? textIn(block.pieces) : '',
      );
    expect(await texts(again)).toEqual(await texts(bytes));
    const { 'word/document.xml': _, ...others } = unzipped(again);
    const { 'word/document.xml': __, ...before } = unzipped(bytes);
    expect(others).toEqual(before);
  });

  it('keeps its encoding and its namespaces', async () => {
    const first = async (bytes: Uint8Array): Promise<string> => {
      const [block] = readWord(await openWord(bytes), 'all').body;
      return block?.kind === 'paragraph' ? textIn(block.pieces) : '';
    };
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${plain.replace('UTF-8', 'UTF-16')}`, 'utf16le'));
    const wide = await writeWord(await openWord(withDocument(utf16)), ['word/document.xml']);
    expect(await first(wide)).toBe('甲');
    const pkg = await openWord(withDocument(strict(plain)));
    const written = unzipped(await writeWord(pkg, ['word/document.xml']))['word/document.xml']!;
    expect(written).toContain('http://purl.oclc.org/ooxml/wordprocessingml/main');
    expect(written).not.toContain('wordprocessingml/2006/main');
  });
});
