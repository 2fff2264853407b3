// Files that are no usable DOCX, or that are made to do harm: each is refused with its own code, and nothing is converted.
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { convertDocx } from '../src/convert/docx/index.js';
import { standIn } from './docx-conversion.js';
import { codeOf, documentOf, docx, paragraph, run, zip } from './docx-fixtures.js';

const plain = documentOf(paragraph(run('头发')));
const sound = docx({ 'word/document.xml': plain });
const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));
const withDocument = (xml: string | Uint8Array) => docx({ 'word/document.xml': xml });
/** The sound package with one byte changed, counted from a signature. */
function patched(signature: string, offset: number, change: (byte: number) => number): Uint8Array {
  const bytes = sound.slice();
  const at = Buffer.from(bytes).lastIndexOf(Buffer.from(signature, 'latin1')) + offset;
  bytes[at] = change(bytes[at]!);
  return bytes;
}
const ole = (stream: string) => {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(bytesOf(stream, 'utf16le'), 1024);
  return bytes;
};
const twice = bytesOf(
  Buffer.from(docx({ 'word/document.xml': plain, 'word/documenu.xml': plain }))
    .toString('latin1')
    .replaceAll('documenu', 'document'),
  'latin1',
);
const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, n) => [`x/${n}.bin`, new Uint8Array()]));

const convert = (bytes: Uint8Array) =>
  convertDocx(bytes, { converter: standIn({}), protectorOf: () => () => [], fonts: {} });

describe('refused', () => {
  it.each<[string, string, Uint8Array]>([
    ['nothing', 'ZIP', new Uint8Array()],
    ['text', 'ZIP', bytesOf('{\\rtf1 这不是 DOCX，只是名字如此而已，内容很短}')],
    ['a zip cut short', 'ZIP', sound.slice(0, -40)],
    ['a zip with its beginning lost', 'ZIP', sound.slice(200)],
    ['a wrong sum', 'ZIP', patched('PK\u0001\u0002', 16, (byte) => byte ^ 1)],
    ['a size that is not true', 'ZIP', patched('PK\u0001\u0002', 24, (byte) => byte ^ 1)],
    ['an entry that lies nowhere', 'ZIP', patched('PK\u0001\u0002', 44, () => 0x7f)],
    ['two entries of one name', 'ZIP', twice],
    ['a folder with content', 'ZIP', zipSync({ 'word/': bytesOf(plain) })],
    ['a packing that no DOCX has', 'ZIP', patched('PK\u0001\u0002', 10, () => 9)],
    ['a password on an entry', 'ENCRYPTED', patched('PK\u0001\u0002', 8, (byte) => byte | 1)],
    ['a password on the file', 'ENCRYPTED', ole('EncryptedPackage')],
    ['Word 97', 'OLE', ole('WordDocument')],
    ['a bomb', 'SIZE', zipSync({ 'a.bin': new Uint8Array(4 * 2 ** 20) })],
    ['too many parts', 'SIZE', zipSync(many, { level: 0 })],
    ['a list of contents alone', 'WORD', zip({ '[Content_Types].xml': '<Types/>' })],
    ['no list of contents', 'TYPES', zip({ 'word/document.xml': plain })],
    ['a workbook', 'WORD', zip({ 'xl/workbook.xml': '<workbook/>' })],
    [
      'a DOCTYPE',
      'DOCTYPE',
      withDocument(plain.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "发">]><w:document')),
    ],
    ['a tag that is not closed', 'XML', withDocument(plain.replace('</w:p>', ''))],
    ['an open tag at the end', 'XML', withDocument(`${plain}<w:p w:a="`)],
    ['an open comment', 'XML', withDocument(`${plain}<!-- x`)],
    [
      'bytes that are no UTF-8',
      'ENCODING',
      withDocument(new Uint8Array(Buffer.from(plain, 'latin1')).fill(0xff, 400, 404)),
    ],
    ['another encoding', 'ENCODING', withDocument(plain.replace('UTF-8', 'GB18030'))],
  ])('%s: %s', async (_, code, bytes) => {
    expect(await codeOf(convert(bytes))).toBe(code);
  });
  it('is not what is sound', async () => {
    expect(await codeOf(convert(sound))).toBe('none');
  });
});

describe('time', () => {
  it.each([
    ['tags without an end of their name', `<w:p ${'a '.repeat(300_000)}/>`],
    ['ampersands', paragraph(run('&'.repeat(300_000)))],
    ['one paragraph of many runs', paragraph(run('头').repeat(20_000))],
    ['deep nesting', `${'<w:x>'.repeat(100_000)}${'</w:x>'.repeat(100_000)}`],
  ])('is linear for %s', async (_, body) => {
    // Stored: so regular a text would be refused for its ratio.
    const bytes = zipSync({
      '[Content_Types].xml': bytesOf('<Types/>'),
      'word/document.xml': [bytesOf(documentOf(body)), { level: 0 }],
    });
    const start = performance.now();
    expect(await codeOf(convert(bytes))).toBe('none');
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
