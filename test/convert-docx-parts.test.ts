// Word files converted in place: letters at the seams of runs, and the kinds of parts, in hand-built packages.
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { convertDocx } from '../src/convert/docx/index.js';
import { body, converted, standIn, tools } from './docx-conversion.js';
import { documentOf, docx, EVERYTHING, fieldRuns, paragraph, run, tracked, xml } from './docx-fixtures.js';

describe('letters', () => {
  it('written as references keep them unless they change', async () => {
    expect(await body(paragraph(run('&lt;&#x4E00;&quot;头&#x53D1;&#128512;&apos;')))).toBe(
      paragraph(run('&lt;&#x4E00;&quot;頭髮&#128512;&apos;')),
    );
  });
  it('in comments, instructions and CDATA sections stay', async () => {
    const inert = '<!-- 头发 --><?x 头发?>';
    expect(await body(`<w:p>${inert}<w:r><w:t>头${inert}<![CDATA[头发]]></w:t></w:r></w:p>`)).toBe(
      `<w:p>${inert}<w:r><w:t>頭${inert}<![CDATA[头发]]></w:t></w:r></w:p>`,
    );
  });
  it('of a longer result go into the first run', async () => {
    expect(await body(paragraph(run('按默'), run('认'), run('理发')))).toBe(
      paragraph(run('按預設值'), run(''), run('理髮')),
    );
  });
  it('of a longer result do not cross between kept and inserted text', async () => {
    expect(await body(paragraph(run('默'), tracked('ins', 1, run('认发'))))).toBe(
      paragraph(run('默'), tracked('ins', 1, run('认發'))),
    );
  });
  it('of another word do not cross either, though as many', async () => {
    const convert = (text: string) => ({
      text: text.replaceAll('信息', '資訊'),
      notes: [...text.matchAll(/信息/g)].map(({ index }) => ({
        ...({ kind: 'word', start: index, end: index + 2, result: '資訊' } as const),
      })),
    });
    const localised = { ...tools, converter: { ...tools.converter, convert } };
    const inserted = paragraph(run('信'), tracked('ins', 1, run('息')));
    expect(await body(inserted + paragraph(run('信'), run('息')), localised)).toBe(
      inserted + paragraph(run('資'), run('訊')),
    );
  });
  it('at an edge that become white space are kept', async () => {
    const spaced = { ...tools, converter: standIn({ 发: '發\u0020' }) };
    expect(await body('<w:p><w:r><w:t>发</w:t></w:r></w:p>', spaced)).toBe(
      '<w:p><w:r><w:t xml:space="preserve">發 </w:t></w:r></w:p>',
    );
  });
  it('between the code of a field and its result are told apart', async () => {
    const nested = (inner: string, shown: string) =>
      paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>',
        fieldRuns('MERGEFIELD 发', inner),
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run(shown),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      );
    expect(await body(nested('头发', '头发') + paragraph(run('发')))).toBe(
      nested('头发', '頭髮') + paragraph(run('發')),
    );
  });
});

describe('parts', () => {
  const plain = documentOf(paragraph(run('头'), run('发')));
  const read = async (bytes: Uint8Array) => {
    const parts = { ...EVERYTHING, 'word/document.xml': bytes };
    return unzipSync((await convertDocx(docx(parts), tools)).bytes)['word/document.xml']!;
  };
  const utf16 = (text: string) =>
    new Uint8Array(Buffer.from(`\uFEFF${text.replace('UTF-8', 'UTF-16')}`, 'utf16le'));

  it('keep their byte order mark, and UTF-16', async () => {
    const wanted = plain.replace('头', '頭').replace('发', '髮');
    expect(Buffer.from(await read(new TextEncoder().encode(`\uFEFF${plain}`))).toString()).toBe(
      `\uFEFF${wanted}`,
    );
    expect(Buffer.from(await read(utf16(plain))).equals(Buffer.from(utf16(wanted)))).toBe(true);
  });
  it('are read under any prefix, strict or transitional', async () => {
    const renamed = plain
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=')
      .replace('>头<', ' xml:lang="zh">头<');
    const strict = plain.replace(
      /http:..schemas[^"]*wordprocessingml.2006.main/,
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    );
    for (const text of [renamed, strict]) {
      const out = Buffer.from(await read(new TextEncoder().encode(text))).toString();
      expect(out).toBe(text.replace('头', '頭').replace('发', '髮'));
    }
  });
  it('of a theme switch their own faces, not the table of faces per script', async () => {
    const theme = (face: string) =>
      xml(
        'a:theme',
        `<a:minorFont><a:latin typeface="Arial"/><a:ea typeface="${face}"/><a:font script="Hans" typeface="宋体"/></a:minorFont>`,
      );
    const out = await converted({ 'word/document.xml': plain, 'word/theme/theme1.xml': theme('宋体') });
    expect(out['word/theme/theme1.xml']).toBe(theme('新細明體'));
  });
  it('of a chart convert texts and text caches, not numbers', async () => {
    const chart = (a: string, b: string) =>
      xml(
        'c:chartSpace',
        `<c:title><c:tx><c:rich><a:p><a:r><a:rPr lang="${b}"/><a:t>${a[0]}</a:t></a:r><a:r><a:t>${a[1]}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:strCache><c:pt idx="0"><c:v>${a}</c:v></c:pt></c:strCache><c:numCache><c:formatCode>0发</c:formatCode><c:pt idx="0"><c:v>发</c:v></c:pt></c:numCache>`,
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
      );
    const out = await converted({
      'word/document.xml': plain,
      'word/charts/chart1.xml': chart('头发', 'zh-CN'),
    });
    expect(out['word/charts/chart1.xml']).toBe(chart('頭髮', 'zh-TW'));
  });
  it('of the glossary convert a placeholder, not its name', async () => {
    const glossary = (text: string) =>
      xml(
        'w:glossaryDocument',
        `<w:docParts><w:docPart><w:docPartPr><w:name w:val="头发"/></w:docPartPr><w:docPartBody>${paragraph(run(text))}</w:docPartBody></w:docPart></w:docParts>`,
      );
    const out = await converted({
      'word/document.xml': plain,
      'word/glossary/document.xml': glossary('头发'),
    });
    expect(out['word/glossary/document.xml']).toBe(glossary('頭髮'));
  });
  it('with a face twice in the font table, or embedded, keep that entry', async () => {
    const font = (name: string, inner = '') => `<w:font w:name="${name}">${inner}</w:font>`;
    const table = (first: string) =>
      xml(
        'w:fonts',
        font(first) + font('楷体') + font('標楷體') + font('黑体', '<w:embedRegular r:id="rId1"/>'),
      );
    const out = await converted({ 'word/document.xml': plain, 'word/fontTable.xml': table('宋体') });
    expect(out['word/fontTable.xml']).toBe(table('新細明體'));
  });
});
