// Word files of any origin, converted in place: every construct by itself, in hand-built packages and with a converter that knows a few phrases.
// What is asserted: the words, and that nothing but words and looks has changed.
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { convertDocx, type DocxTools } from '../src/convert/docx/index.js';
import {
  documentOf,
  docx,
  EVERYTHING,
  fieldRuns,
  type Parts,
  paragraph,
  run,
  shapeOf,
  standIn,
  textBox,
  tracked,
  unzipped,
  xml,
} from './docx-fixtures.js';

const PHRASES = {
  ...{ 理发: '理髮', 头发: '頭髮', 干货: '乾貨', 征收: '徵收', 征求: '徵求', 干杯: '乾杯', 默认: '預設值' },
  ...{ 头: '頭', 发: '發', 见: '見', 条: '條' },
};
const FONTS = {
  宋体: '新細明體',
  SimSun: 'PMingLiU',
  黑体: '微軟正黑體',
  SimHei: 'Microsoft JhengHei',
  楷体: '標楷體',
};
const reversed = (table: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(table).map(([from, to]) => [to, from]));
const tools: DocxTools = { converter: standIn(PHRASES), protectorOf: () => () => [], fonts: FONTS };
const back: DocxTools = {
  ...tools,
  converter: standIn(reversed(PHRASES), 'hant-tw', 'hans'),
  fonts: reversed(FONTS),
};
const converted = (parts: Parts, used = tools) => unzipped(convertDocx(docx(parts), used).bytes);
/** A body before and after. */
const body = (inner: string, used = tools): string => {
  const doc = converted({ 'word/document.xml': documentOf(inner) }, used)['word/document.xml']!;
  return doc.slice(doc.indexOf('<w:body>') + 8, doc.indexOf('<w:sectPr>'));
};

const source = docx(EVERYTHING);
const before = unzipped(source);
const result = convertDocx(source, tools);
const after = unzipped(result.bytes);

describe('every construct', () => {
  const holds: readonly (readonly [what: string, part: string, ...found: string[]])[] = [
    ['a word over two runs', 'document', '>理<', '>髮<', '乾</w:t>', '>貨發<'],
    ['a tab and a break between', 'document', '<w:tab/></w:r><w:r><w:t xml:space="preserve">發<', '>發理<'],
    [
      'an insertion and a deletion',
      'document',
      '>徵</w:t>',
      '>收</w:t>',
      '<w:delText>求</w:delText>',
      '>合同發<',
    ],
    ['a deletion before an insertion', 'document', '<w:delText>頭</w:delText>', '>髮</w:t></w:r></w:ins>'],
    ['moved text', 'document', '>乾貨</w:t></w:r></w:moveFrom>', '>頭髮</w:t></w:r></w:moveTo>'],
    [
      'alternative text',
      'document',
      'name="文本框 7" descr="乾貨清单" title="頭髮"',
      'id="s7" alt="乾貨清单"',
    ],
    [
      'a field',
      'document',
      ' REF 合同发 \\h ',
      '<w:fldSimple w:instr=" DOCPROPERTY 发 "><w:r><w:t xml:space="preserve">頭髮<',
    ],
    [
      'a link',
      'document',
      '<w:hyperlink w:anchor="合同" w:tooltip="頭髮">',
      '<w:bookmarkStart w:id="0" w:name="合同"/>',
    ],
    [
      'ruby',
      'document',
      '>發</w:t></w:r></w:rt>',
      '>頭</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t xml:space="preserve">髮<',
    ],
    ['a content control', 'document', '<w:alias w:val="頭髮"/><w:tag w:val="发"/>'],
    ['a list to choose from', 'document', '<w:listItem w:displayText="乾貨" w:value="干货"/>'],
    ['a date', 'document', '<w:dateFormat w:val="yyyy年M月d日"/>'],
    ['a table', 'document', '<w:tblCaption w:val="頭髮"/><w:tblDescription w:val="乾貨"/>', '>理<', '>發<'],
    ['a watermark', 'document', 'style="font-family:&quot;新細明體&quot;;font-size:1pt" string="徵收"'],
    [
      'typefaces and language',
      'document',
      'w:ascii="PMingLiU" w:hAnsi="Arial" w:eastAsia="新細明體"',
      'w:val="en-US" w:eastAsia="zh-TW"',
    ],
    ['page numbers', 'document', '<w:pgNumType w:fmt="taiwaneseCounting"/>'],
    [
      'styles',
      'styles',
      'w:eastAsia="新細明體;PMingLiU"',
      '<w:name w:val="合同发"/>',
      '<w:lang w:val="zh-TW" w:eastAsia="zh-TW" w:bidi="ar-SA"/>',
    ],
    [
      'numbering',
      'numbering',
      '<w:numFmt w:val="taiwaneseCountingThousand"/><w:lvlText w:val="第%1條"/>',
      '<w:lvlText w:val="發%2"/>',
      '"微軟正黑體"',
    ],
    [
      'settings',
      'settings',
      '<w:docVar w:name="发" w:val="头发"/>',
      '<w:themeFontLang w:val="en-US" w:eastAsia="zh-TW"/>',
    ],
    [
      'the font table',
      'fontTable',
      '<w:font w:name="新細明體"><w:altName w:val="PMingLiU"/>',
      '<w:charset w:val="88"/>',
      '<w:font w:name="Arial"><w:altName w:val="x"/><w:panose1 w:val="02010600030101010101"/><w:charset w:val="86"/>',
    ],
    ['a footnote', 'footnotes', '>頭<', '>髮<'],
    ['a header', 'header1', '>理<', '>髮<'],
    ['a comment', 'comments', 'w:author="范冰" w:initials="发"', '>徵<', '>收<'],
  ];
  it.each(holds)('%s', (_, part, ...found) => {
    for (const stretch of found) expect(after[`word/${part}.xml`]).toContain(stretch);
  });

  it('both copies of a text box, reported once', () => {
    expect(body(paragraph(run('理'), textBox(paragraph(run('干'), run('货'))), run('发')))).toBe(
      paragraph(run('理'), textBox(paragraph(run('乾'), run('貨'))), run('髮'))
        .replaceAll('干货', '乾貨')
        .replace('头发', '頭髮'),
    );
  });

  it('titles and properties, but no names', () => {
    expect(after['docProps/core.xml']).toContain(
      '<dc:title>理髮</dc:title><dc:subject>乾貨</dc:subject><dc:creator>范发</dc:creator><cp:keywords>頭髮</cp:keywords><dc:description>徵收</dc:description><dc:language>zh-TW<',
    );
    expect(after['docProps/custom.xml']).toContain('name="发"><vt:lpwstr>頭髮<');
  });

  it('the stored value of a bound control; keys and other nodes stay', () => {
    expect(after['customXml/item1.xml']).toContain(
      '<s:name>理髮</s:name><s:name>理发</s:name><s:kind>干货</s:kind>',
    );
  });
});

describe('everything else', () => {
  it('is the same, token by token', () => {
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, part] of Object.entries(before)) expect(shapeOf(after[name]!)).toEqual(shapeOf(part));
  });
  it('comes back byte by byte', () => {
    expect(unzipped(convertDocx(result.bytes, back).bytes)).toEqual(before);
  });
  it('keeps its packed bytes where nothing changed', () => {
    const plain = docx({
      'word/document.xml': documentOf(paragraph(run('plain'))),
      'word/media/发.bin': Uint8Array.of(1, 2, 3),
    });
    expect(Buffer.from(convertDocx(plain, tools).bytes).equals(Buffer.from(plain))).toBe(true);
    expect(unzipSync(convertDocx(plain, tools).bytes)['word/media/发.bin']).toEqual(Uint8Array.of(1, 2, 3));
  });
  it('is made the same way every time', () => {
    expect(convertDocx(source, tools).bytes).toEqual(result.bytes);
  });
});

describe('letters', () => {
  it('written as references keep them unless they change', () => {
    expect(body(paragraph(run('&lt;&#x4E00;&quot;头&#x53D1;&#128512;&apos;')))).toBe(
      paragraph(run('&lt;&#x4E00;&quot;頭髮&#128512;&apos;')),
    );
  });
  it('in comments, instructions and CDATA sections stay', () => {
    const inert = '<!-- 头发 --><?x 头发?>';
    expect(body(`<w:p>${inert}<w:r><w:t>头${inert}<![CDATA[头发]]></w:t></w:r></w:p>`)).toBe(
      `<w:p>${inert}<w:r><w:t>頭${inert}<![CDATA[头发]]></w:t></w:r></w:p>`,
    );
  });
  it('of a longer result go into the first run', () => {
    expect(body(paragraph(run('按默'), run('认'), run('理发')))).toBe(
      paragraph(run('按預設值'), run(''), run('理髮')),
    );
  });
  it('of a longer result do not cross between kept and inserted text', () => {
    expect(body(paragraph(run('默'), tracked('ins', 1, run('认发'))))).toBe(
      paragraph(run('默'), tracked('ins', 1, run('认發'))),
    );
  });
  it('at an edge that become white space are kept', () => {
    const spaced = { ...tools, converter: standIn({ 发: '發\u0020' }) };
    expect(body('<w:p><w:r><w:t>发</w:t></w:r></w:p>', spaced)).toBe(
      '<w:p><w:r><w:t xml:space="preserve">發 </w:t></w:r></w:p>',
    );
  });
  it('between the code of a field and its result are told apart', () => {
    const nested = (inner: string, shown: string) =>
      paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>',
        fieldRuns('MERGEFIELD 发', inner),
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run(shown),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      );
    expect(body(nested('头发', '头发') + paragraph(run('发')))).toBe(
      nested('头发', '頭髮') + paragraph(run('發')),
    );
  });
});

describe('parts', () => {
  const plain = documentOf(paragraph(run('头'), run('发')));
  const read = (bytes: Uint8Array) => {
    const parts = { ...EVERYTHING, 'word/document.xml': bytes };
    return unzipSync(convertDocx(docx(parts), tools).bytes)['word/document.xml']!;
  };
  const utf16 = (text: string) =>
    new Uint8Array(Buffer.from(`\uFEFF${text.replace('UTF-8', 'UTF-16')}`, 'utf16le'));

  it('keep their byte order mark, and UTF-16', () => {
    const wanted = plain.replace('头', '頭').replace('发', '髮');
    expect(Buffer.from(read(new TextEncoder().encode(`\uFEFF${plain}`))).toString()).toBe(`\uFEFF${wanted}`);
    expect(Buffer.from(read(utf16(plain))).equals(Buffer.from(utf16(wanted)))).toBe(true);
  });
  it('are read under any prefix, strict or transitional', () => {
    const renamed = plain
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=')
      .replace('>头<', ' xml:lang="zh">头<');
    const strict = plain.replace(
      /http:..schemas[^"]*wordprocessingml.2006.main/,
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    );
    for (const text of [renamed, strict]) {
      const out = Buffer.from(read(new TextEncoder().encode(text))).toString();
      expect(out).toBe(text.replace('头', '頭').replace('发', '髮'));
    }
  });
  it('of a theme switch their own faces, not the table of faces per script', () => {
    const theme = (face: string) =>
      xml(
        'a:theme',
        `<a:minorFont><a:latin typeface="Arial"/><a:ea typeface="${face}"/><a:font script="Hans" typeface="宋体"/></a:minorFont>`,
      );
    const out = converted({ 'word/document.xml': plain, 'word/theme/theme1.xml': theme('宋体') });
    expect(out['word/theme/theme1.xml']).toBe(theme('新細明體'));
  });
  it('of a chart convert texts and text caches, not numbers', () => {
    const chart = (a: string, b: string) =>
      xml(
        'c:chartSpace',
        `<c:title><c:tx><c:rich><a:p><a:r><a:rPr lang="${b}"/><a:t>${a[0]}</a:t></a:r><a:r><a:t>${a[1]}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:strCache><c:pt idx="0"><c:v>${a}</c:v></c:pt></c:strCache><c:numCache><c:formatCode>0发</c:formatCode><c:pt idx="0"><c:v>发</c:v></c:pt></c:numCache>`,
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
      );
    const out = converted({ 'word/document.xml': plain, 'word/charts/chart1.xml': chart('头发', 'zh-CN') });
    expect(out['word/charts/chart1.xml']).toBe(chart('頭髮', 'zh-TW'));
  });
  it('of the glossary convert a placeholder, not its name', () => {
    const glossary = (text: string) =>
      xml(
        'w:glossaryDocument',
        `<w:docParts><w:docPart><w:docPartPr><w:name w:val="头发"/></w:docPartPr><w:docPartBody>${paragraph(run(text))}</w:docPartBody></w:docPart></w:docParts>`,
      );
    const out = converted({ 'word/document.xml': plain, 'word/glossary/document.xml': glossary('头发') });
    expect(out['word/glossary/document.xml']).toBe(glossary('頭髮'));
  });
  it('with a face twice in the font table, or embedded, keep that entry', () => {
    const font = (name: string, inner = '') => `<w:font w:name="${name}">${inner}</w:font>`;
    const table = (first: string) =>
      xml(
        'w:fonts',
        font(first) + font('楷体') + font('標楷體') + font('黑体', '<w:embedRegular r:id="rId1"/>'),
      );
    const out = converted({ 'word/document.xml': plain, 'word/fontTable.xml': table('宋体') });
    expect(out['word/fontTable.xml']).toBe(table('新細明體'));
  });
});

describe('names and notes', () => {
  it('are protected everywhere, with all texts of the document seen first', () => {
    let seen: readonly string[] = [];
    const protectorOf: DocxTools['protectorOf'] = (texts) => {
      seen = texts;
      return (text) => {
        const start = text.indexOf('发头');
        return start < 0 ? [] : [{ start, end: start + 2, reason: 'name' }];
      };
    };
    const inner =
      paragraph(run('见发'), run('头发')) +
      paragraph(tracked('del', 1, '<w:r><w:delText>头</w:delText></w:r>'), run('见'));
    const { bytes, notes } = convertDocx(docx({ 'word/document.xml': documentOf(inner) }), {
      ...tools,
      protectorOf,
    });
    expect(unzipped(bytes)['word/document.xml']).toContain(paragraph(run('見发'), run('头發')));
    expect(seen).toEqual(['见发头发', '见', '头见']);
    expect(notes).toEqual([
      {
        kind: 'kept',
        start: 1,
        end: 3,
        result: '发头',
        reason: 'name',
        part: 'word/document.xml',
        paragraph: 1,
        text: '发头',
      },
    ]);
  });
});
