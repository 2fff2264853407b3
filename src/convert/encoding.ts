// Bytes of a file ↔ its text, in the encoding in which it came. Only what is surely text is taken: a wrong guess would spoil the file.
import { ContractError, type Problem } from '../problem.js';

export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Whether a byte order mark stands before the text. */
  readonly bom: boolean;
}

const MARKS: readonly (readonly [Decoded['encoding'], readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Throws ContractError: CONVERT-PDF, CONVERT-RTF, CONVERT-BINARY, CONVERT-ENCODING. */
export function decode(bytes: Uint8Array): Decoded {
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  if (start === '%PDF-') refuse('PDF');
  if (start === '{\\rtf') refuse('RTF');
  const mark = MARKS.find(([, letters]) => letters.every((letter, i) => bytes[i] === letter));
  const encoding = mark?.[0] ?? 'utf-8';
  if (encoding === 'utf-8' && bytes.includes(0)) refuse('BINARY');
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, encoding, bom: mark !== undefined };
  } catch {
    return refuse('ENCODING');
  }
}

export function encode({ text, encoding, bom }: Decoded): Uint8Array {
  const whole = bom ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(whole);
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let i = 0; i < whole.length; i++) view.setUint16(i * 2, whole.charCodeAt(i), encoding === 'utf-16le');
  return new Uint8Array(view.buffer);
}

type Refusal = Pick<Problem, 'message' | 'hint'>;
const RESAVE = {
  zh: '请转换 DOCX 原件，或另存为 .docx 后再转换',
  en: 'convert the DOCX original, or save it as .docx first',
};
const AS_UTF8 = { zh: '请另存为 UTF-8 编码', en: 'save it as UTF-8' };
const REFUSALS = {
  PDF: { message: { zh: 'PDF 不能转换', en: 'a PDF cannot be converted' }, hint: RESAVE },
  RTF: { message: { zh: 'RTF 不能转换', en: 'an RTF file cannot be converted' }, hint: RESAVE },
  BINARY: {
    message: { zh: '不是文本文件', en: 'this is no text file' },
    hint: {
      zh: '可转换条款清单、DOCX 和纯文本；没有 BOM 的 UTF-16 文本请另存为 UTF-8',
      en: 'term sheets, DOCX and plain text are converted; save UTF-16 text without a byte order mark as UTF-8',
    },
  },
  ENCODING: { message: { zh: '文件不是 UTF-8', en: 'the file is not UTF-8' }, hint: AS_UTF8 },
} satisfies Record<string, Refusal>;

function refuse(why: keyof typeof REFUSALS): never {
  throw new ContractError([{ code: `CONVERT-${why}`, severity: 'error', ...REFUSALS[why] }]);
}
