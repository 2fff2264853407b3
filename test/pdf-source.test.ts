// The term sheet inside the PDF: there for every reader, the same bytes every time, and no harm from files of others.
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '../src/contract/ast.js';
import { ContractError } from '../src/problem.js';
import { isIntactPdf, readPdfSource, renderPdf } from '../src/render/pdf/index.js';
import { fonts, style } from './example.js';
import { extracted } from './pdf-reading.js';
import { samplePrintable } from './sample-printable.js';

const source: Source = {
  sheet:
    'form: short-video-live\nparties:\n  customer:\n    name: {zh: 𠮷田（上海）, en: "Yoshida: Shanghai"}\n',
  form: 'short-video-live',
  program: '0.3.0',
  templates: '0123456789ab',
  printing: { script: 'hant-tw', localised: true, layout: 'stacked' },
  digest: 'ab'.repeat(32),
};
const doc = samplePrintable('zh');
const made = (of?: Source): Promise<Uint8Array> => renderPdf(doc, style, fonts, of);
let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await made(source);
});

const codeOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof ContractError ? error.problems[0]!.code : `thrown: ${error}`),
  );
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
/** The file without object streams, so that its objects can be edited as text. */
async function opened(bytes: Uint8Array, change: (pdf: PDFDocument) => void = () => {}): Promise<Buffer> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  change(file);
  return Buffer.from(await file.save({ useObjectStreams: false }));
}
const edited = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array => {
  const text = latin(bytes);
  expect(text).toMatch(from);
  return Buffer.from(text.replace(from, to), 'latin1');
};

describe('the source', () => {
  it('comes back as it was, and the pages are the same with it and without', async () => {
    expect(await readPdfSource(pdf)).toEqual(source);
    const plain = await made();
    expect(await readPdfSource(plain)).toBeUndefined();
    expect(await extracted(pdf)).toEqual(await extracted(plain));
  });

  it('gives the same bytes every time, sealed, without a date', async () => {
    expect(Buffer.compare(await made(source), pdf)).toBe(0);
    expect(isIntactPdf(pdf)).toBe(true);
    expect(latin(await opened(pdf))).not.toMatch(/CreationDate|ModDate/);
    const other = await made({ ...source, digest: 'cd'.repeat(32) });
    expect(Buffer.compare(other, pdf)).not.toBe(0);
  });

  it('is two attachments that say what they are', async () => {
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
    const files = String(catalog.lookup(PDFName.of('AF')));
    expect(files.match(/\d+ 0 R/g)).toHaveLength(2);
    const tree = catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('EmbeddedFiles'), PDFDict);
    expect(String(tree)).toMatch(/\(csa-contract\.json\) \d+ 0 R \(terms\.yaml\) \d+ 0 R/);
    const text = latin(await opened(pdf));
    for (const words of ['/AFRelationship /Source', '/AFRelationship /Data', '/Subtype /application#2Fyaml'])
      expect(text).toContain(words);
  });

  it('outlives being saved by another program, be one of the lists of files lost', async () => {
    for (const list of ['AF', 'Names', 'nothing']) {
      const saved = await opened(pdf, ({ catalog }) => void catalog.delete(PDFName.of(list)));
      expect(await readPdfSource(saved), list).toEqual(source);
    }
  });
});

describe('a damaged source is refused', () => {
  it.each<[string, (pdf: PDFDocument) => void]>([
    ['without its sheet', (file) => drop(file, 'terms.yaml')],
    ['without its record', (file) => drop(file, 'csa-contract.json')],
    ['with another sheet beside it', (file) => void file.attach(Buffer.from('form: other\n'), 'terms.yaml')],
    ['with another record beside it', (file) => void file.attach(Buffer.from('{}'), 'csa-contract.json')],
  ])('%s', async (_, change) => {
    const file = await PDFDocument.load(pdf, { updateMetadata: false });
    change(file);
    expect(await codeOf(readPdfSource(await file.save()))).toBe('SOURCE-BROKEN');
  });

  it('when a checksum does not fit', async () => {
    const text = await opened(pdf);
    const sums = latin(text).match(/\/CheckSum <[0-9a-f]{32}>/g)!;
    expect(sums).toHaveLength(2);
    for (const sum of sums) {
      const other = `/CheckSum <${'0'.repeat(32)}>`;
      expect(await codeOf(readPdfSource(edited(text, sum, other)))).toBe('SOURCE-BROKEN');
    }
  });

  it('when what made it is not there to read', async () => {
    for (const change of [
      { digest: 'x' },
      { templates: '' },
      { form: '' },
      { printing: { script: 'latin' } },
    ])
      expect(await codeOf(readPdfSource(await made({ ...source, ...change } as Source)))).toBe(
        'SOURCE-BROKEN',
      );
  });
});

/** Takes the file specification of a name out of the document. */
function drop({ context }: PDFDocument, name: string): void {
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && String(object.get(PDFName.of('F'))) === `(${name})`) context.delete(ref);
}

describe('a file of others', () => {
  const stream = (dictionary: string, data: Uint8Array): Buffer =>
    Buffer.concat([
      Buffer.from(`9 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  const withStream = (dictionary: string, data: Uint8Array): Buffer =>
    Buffer.concat([
      Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
      Buffer.from('2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'),
      stream(dictionary, data),
      Buffer.from('trailer\n<< /Root 1 0 R /Size 10 >>\nstartxref\n0\n%%EOF\n'),
    ]);
  const zeros = (mebibytes: number): Buffer => deflateSync(Buffer.alloc(mebibytes * 2 ** 20));

  it('without a term sheet has none', async () => {
    expect(await readPdfSource(withStream('', Buffer.from('nothing')))).toBeUndefined();
    const other = await PDFDocument.create();
    other.addPage();
    await other.attach(Buffer.from('a: 1'), 'other.yaml');
    expect(await readPdfSource(await other.save())).toBeUndefined();
  });

  it('is read where bytes before its tables happen to spell a way of packing', async () => {
    expect(await readPdfSource(withStream('/Note (XRef, RL, LZW)', Buffer.from('1')))).toBeUndefined();
  });

  it('is read where what is packed in it only looks packed once more', async () => {
    for (const text of ['80 0 obj', 'x\u009c and no more'])
      expect(
        await readPdfSource(withStream('/Filter /FlateDecode', deflateSync(Buffer.from(text, 'latin1')))),
      ).toBeUndefined();
  });

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['nothing', 'PDF-BROKEN', () => new Uint8Array(0)],
    ['no PDF', 'PDF-BROKEN', () => Buffer.from('PK\u0003\u0004 and more')],
    ['a head alone', 'PDF-BROKEN', () => Buffer.from('%PDF-1.7\n')],
    ['half of one', 'PDF-BROKEN', () => pdf.subarray(0, pdf.length >> 1)],
    ['too many bytes', 'PDF-SIZE', () => Buffer.concat([pdf, Buffer.alloc(64 * 2 ** 20)])],
    ['a bomb', 'PDF-SIZE', () => withStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', zeros(40))],
    [
      'a bomb in a bomb',
      'PDF-SIZE',
      () => withStream('/Filter [/FlateDecode /FlateDecode]', deflateSync(zeros(40))),
    ],
    ['a bomb with a hidden name', 'PDF-SIZE', () => withStream('/Filter /Flate#44ecode', zeros(40))],
    [
      'a stream that is cut off',
      'PDF-BROKEN',
      () => withStream('/Filter /FlateDecode', zeros(1).subarray(0, 99)),
    ],
    [
      'objects packed otherwise',
      'PDF-BROKEN',
      () => withStream('/Type /ObjStm /Filter /LZ#57Decode', Buffer.from('1')),
    ],
    ['nesting without end', 'PDF-BROKEN', () => withStream(`/A ${'['.repeat(50_000)}`, Buffer.from('1'))],
    [
      'encrypted',
      'PDF-ENCRYPTED',
      async () =>
        edited(
          await opened(pdf),
          /trailer\n<</,
          'trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /O (0) /U (0) /P -4 >>',
        ),
    ],
  ])('is refused with a code: %s', async (_, code, bytes) => {
    expect(await codeOf(readPdfSource(await bytes()))).toBe(code);
  });

  it('never fails otherwise, wherever a byte of it is changed', async () => {
    const text = await opened(pdf);
    const told = new Set<string>();
    for (let at = 11; at < text.length; at += Math.ceil(text.length / 60)) {
      const changed = Buffer.from(text);
      changed[at]! ^= 1 << (at % 8);
      told.add(await codeOf(readPdfSource(changed)));
    }
    expect(
      [...told].filter((code) => !['read', 'PDF-BROKEN', 'PDF-SIZE', 'SOURCE-BROKEN'].includes(code)),
    ).toEqual([]);
  });
});
