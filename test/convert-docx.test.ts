// Word files of any origin, converted in place: every construct by itself, in hand-built packages and with a converter that knows a few phrases.
// What is asserted: the words, and that nothing but words and looks has changed.
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { convertDocx, type DocxTools } from '../src/convert/docx/index.js';
import { back, body, tools } from './docx-conversion.js';
import {
  documentOf,
  docx,
  EVERYTHING,
  paragraph,
  run,
  shapeOf,
  textBox,
  tracked,
  unzipped,
} from './docx-fixtures.js';

const source = docx(EVERYTHING);
const before = unzipped(source);
const result = await convertDocx(source, tools);
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
    [
      'a comment',
      'comments',
      'w:author="范冰" w:date="2026-01-01T00:00:00Z" w:initials="发"',
      '>徵<',
      '>收<',
    ],
  ];
  it.each(holds)('%s', (_, part, ...found) => {
    for (const stretch of found) expect(after[`word/${part}.xml`]).toContain(stretch);
  });

  it('both copies of a text box, reported once', async () => {
    expect(await body(paragraph(run('理'), textBox(paragraph(run('干'), run('货'))), run('发')))).toBe(
      paragraph(run('理'), textBox(paragraph(run('乾'), run('貨'))), run('髮'))
        .replaceAll('干货', '乾貨')
        .replace('头发', '頭髮'),
    );
  });

  it('titles and properties, but no names', async () => {
    expect(after['docProps/core.xml']).toContain(
      '<dc:title>理髮</dc:title><dc:subject>乾貨</dc:subject><dc:creator>范发</dc:creator><cp:keywords>頭髮</cp:keywords><dc:description>徵收</dc:description><dc:language>zh-TW<',
    );
    expect(after['docProps/custom.xml']).toContain('name="发"><vt:lpwstr>頭髮<');
  });

  it('the stored value of a bound control; keys and other nodes stay', async () => {
    expect(after['customXml/item1.xml']).toContain(
      '<s:name>理髮</s:name><s:name>理发</s:name><s:kind>干货</s:kind>',
    );
  });
});

describe('everything else', () => {
  it('is the same, token by token', async () => {
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, part] of Object.entries(before)) expect(shapeOf(after[name]!)).toEqual(shapeOf(part));
  });
  it('comes back byte by byte', async () => {
    expect(unzipped((await convertDocx(result.bytes, back)).bytes)).toEqual(before);
  });
  it('keeps its packed bytes where nothing changed', async () => {
    const plain = docx({
      'word/document.xml': documentOf(paragraph(run('plain'))),
      'word/media/发.bin': Uint8Array.of(1, 2, 3),
    });
    expect(Buffer.from((await convertDocx(plain, tools)).bytes).equals(Buffer.from(plain))).toBe(true);
    expect(unzipSync((await convertDocx(plain, tools)).bytes)['word/media/发.bin']).toEqual(
      Uint8Array.of(1, 2, 3),
    );
  });
  it('is made the same way every time', async () => {
    expect((await convertDocx(source, tools)).bytes).toEqual(result.bytes);
  });
});

describe('names and notes', () => {
  it('are protected everywhere, with all texts of the document seen first', async () => {
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
    const { bytes, notes } = await convertDocx(docx({ 'word/document.xml': documentOf(inner) }), {
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
