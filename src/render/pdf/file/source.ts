// Bytes of a PDF of any origin → the source that travels inside it, and every other file that does. The other end of embedded.ts.
import type { PDFDict as Dict, PDFDocument as Document, PDFObject } from 'pdf-lib';
import type { Source } from '../../../contract/ast.js';
import { sourceFrom } from '../../../contract/source.js';
import { md5, RECORD, SHEET } from './embedded.js';
import { openForeign, reading, textOf, walkObjects } from './foreign.js';
import {
  decodePDFRawStream,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from './pdf-lib.js';

/** Undefined where the file carries none. Throws ContractError: PDF-SIZE, PDF-ENCRYPTED, PDF-BROKEN, SOURCE-BROKEN. */
export async function readPdfSource(bytes: Uint8Array): Promise<Source | undefined> {
  const pdf = await openForeign(bytes);
  const files = reading(() => filesOf(pdf));
  if (!files.some(({ name }) => name === SHEET || name === RECORD)) return undefined;
  return sourceFrom(textIn(files, SHEET), fieldsOf(textIn(files, RECORD)));
}

/** A file without its checksum, and one that is there twice with other words, say nothing that can be trusted. */
function textIn(files: readonly EmbeddedFile[], name: string): string | undefined {
  const found = files.filter((file) => file.name === name);
  const texts = new Set(found.map(({ content }) => Buffer.from(content).toString('utf8')));
  return texts.size === 1 && found.every(({ sound }) => sound) ? [...texts][0] : undefined;
}

function fieldsOf(json: string | undefined): Record<string, string> {
  try {
    const value: unknown = JSON.parse(json ?? '');
    const entries = value && typeof value === 'object' ? Object.entries(value) : [];
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

export interface EmbeddedFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** Whether it has the checksum that stands beside it, if one does. */
  readonly sound: boolean;
}

/** Every file inside a document, whichever way it hangs in it: programs that save it drop one list or the other. */
export function filesOf(pdf: Document): EmbeddedFile[] {
  const files: EmbeddedFile[] = [];
  walkObjects(pdf, (dict) => {
    const file = fileOf(dict);
    if (file) files.push(file);
  });
  return files;
}

function fileOf(spec: Dict): EmbeddedFile | undefined {
  const streams = spec.lookup(PDFName.of('EF'));
  if (!(streams instanceof PDFDict)) return undefined;
  const stream = streams.lookup(PDFName.of('UF')) ?? streams.lookup(PDFName.of('F'));
  const name = textOf(spec.lookup(PDFName.of('UF')) ?? spec.lookup(PDFName.of('F')));
  if (!(stream instanceof PDFRawStream) || name === undefined) return undefined;
  const filter = String(stream.dict.lookup(PDFName.of('Filter')) ?? '').replace(/[[\]\s]/g, '');
  const plain = filter === '' || filter === '/FlateDecode';
  const params = stream.dict.lookup(PDFName.of('Params'));
  const content = measured(plain ? decodePDFRawStream(stream).decode() : stream.contents, params);
  const sum = params instanceof PDFDict ? params.lookup(PDFName.of('CheckSum')) : undefined;
  const said = sum instanceof PDFString || sum instanceof PDFHexString ? sum.asBytes() : undefined;
  return { name, content, sound: plain && (!said || Buffer.from(said).toString('hex') === md5(content)) };
}

/** Where the length of a stream stands elsewhere, pdf-lib takes a line feed at the end for its own, or one behind it for content. */
function measured(content: Uint8Array, params: PDFObject | undefined): Uint8Array {
  const size = params instanceof PDFDict ? params.lookup(PDFName.of('Size')) : undefined;
  const off = size instanceof PDFNumber ? size.asNumber() - content.length : 0;
  if (off === 1) return Buffer.concat([content, Buffer.of(10)]);
  return off === -1 || off === -2 ? content.subarray(0, off) : content;
}
