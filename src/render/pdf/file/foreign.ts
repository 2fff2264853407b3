// Bytes of a PDF from anywhere → pdf-lib's object model, or a ContractError that says why not: PDF-SIZE, PDF-ENCRYPTED, PDF-BROKEN.
// What is deflated in it is unpacked once within limits before pdf-lib, which knows none, meets it.
import { inflateSync } from 'node:zlib';
import type { PDFDict as Dict, PDFDocument as Document, PDFObject } from 'pdf-lib';
import { ContractError, type Problem } from '../../../problem.js';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFStream, PDFString } from './pdf-lib.js';

const MAX_FILE = 64 * 2 ** 20;
const MAX_UNPACKED = 256 * 2 ** 20;
const MAX_RATIO = 200;
const RATIO_FROM = 32 * 2 ** 20;

type Said = Pick<Problem, 'message' | 'hint'>;
const REFUSALS = {
  SIZE: {
    message: {
      zh: 'PDF 过大（上限：文件 64 MB，展开后 256 MB，压缩比 200:1）',
      en: 'the PDF is too large (limits: a file of 64 MB, 256 MB unpacked, a ratio of 200:1)',
    },
    hint: { zh: '请向提供文件的人索取原件', en: 'ask its sender for the original' },
  },
  ENCRYPTED: {
    message: { zh: 'PDF 已加密', en: 'the PDF is encrypted' },
    hint: {
      zh: '请先取消密码和权限限制并另存',
      en: 'save it without a password and without restrictions first',
    },
  },
  BROKEN: {
    message: { zh: '不是 PDF，或者文件已损坏', en: 'no PDF, or a broken one' },
    hint: {
      zh: '请用 PDF 阅读器打开并另存一份再试，或索取原件',
      en: 'open it in a PDF reader, save a copy and try that, or ask for the original',
    },
  },
} satisfies Record<string, Said>;

export const refusal = (why: keyof typeof REFUSALS): ContractError =>
  new ContractError([{ code: `PDF-${why}`, severity: 'error', ...REFUSALS[why] }]);

export async function openForeign(bytes: Uint8Array): Promise<Document> {
  if (bytes.length > MAX_FILE) throw refusal('SIZE');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 1024).includes('%PDF-')) throw refusal('BROKEN');
  checkStreams(file);
  // Looked for in the bytes: pdf-lib overlooks it in some files, and has an error for it that cannot be recognised.
  if (/\/Encrypt\s*(<<|\d+\s+\d+\s+R)/.test(file.toString('latin1'))) throw refusal('ENCRYPTED');
  try {
    const pdf = await PDFDocument.load(bytes, LOADING);
    // Finds the catalog and every page.
    pdf.getPageCount();
    return pdf;
  } catch {
    throw refusal('BROKEN');
  }
}

const LOADING = { updateMetadata: false, throwOnInvalidObject: true, ignoreEncryption: true };

/** Anything that fails inside a document once it is open: a cycle of pages, a name where a number should be. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof ContractError ? error : refusal('BROKEN');
  }
}

/** Every dictionary of the file, those that nothing refers to as well. */
export function walkObjects({ context }: Document, visit: (dict: Dict) => void): void {
  const look = (object: PDFObject, depth: number): void => {
    if (depth > 50) throw refusal('BROKEN');
    if (object instanceof PDFStream) look(object.dict, depth + 1);
    else if (object instanceof PDFArray) for (const item of object.asArray()) look(item, depth + 1);
    else if (object instanceof PDFDict) {
      visit(object);
      for (const item of object.values()) look(item, depth + 1);
    }
  };
  for (const [, object] of context.enumerateIndirectObjects()) look(object, 0);
}

export const textOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

function checkStreams(file: Buffer): void {
  const limit = Math.min(MAX_UNPACKED, Math.max(RATIO_FROM, MAX_RATIO * file.length));
  let left = limit;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    // pdf-lib unpacks these two itself, whatever they are packed with; nobody packs them with anything but Flate.
    const dictionary = file
      .subarray(Math.max(0, at - 500), at)
      .toString('latin1')
      .replace(/#([\da-f]{2})/gi, unescaped);
    if (/ObjStm|XRef/.test(dictionary) && /\/(LZW|RunLength|RL\b)/.test(dictionary)) throw refusal('BROKEN');
    const start = at + 6 + (file[at + 6] === 13 ? 1 : 0) + 1;
    for (let [data, outer] = [file.subarray(start), true]; isDeflated(data); outer = false) {
      const unpacked = inflated(data, left);
      // What comes out may only look packed, as numbers do that begin with 80.
      if (!unpacked && !outer) break;
      if (!unpacked) throw refusal('BROKEN');
      data = unpacked;
      left -= data.length;
    }
  }
}

const unescaped = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
const isDeflated = (data: Buffer): boolean =>
  data.length > 2 && (data[0]! & 0x8f) === 8 && (data[0]! * 256 + data[1]!) % 31 === 0;

/** Undefined for what is not deflated. */
function inflated(data: Buffer, limit: number): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw refusal('SIZE');
    return undefined;
  }
}
