// Bytes of a text file → its lines. Old Chinese files come in GB18030 or Big5, and many bytes are valid in both: the one in which the file
// has more of the characters that every contract is full of is the right one.
import { refuse } from './refusal.js';

const MAX_BYTES = 20 * 2 ** 20;
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const COMMON = /[的一不是在有人为本方合同甲乙应服务日内条款為應務條約约定付支]/gu;

/** Throws ContractError: FOREIGN-SIZE, FOREIGN-RTF, FOREIGN-HTML, FOREIGN-BINARY, FOREIGN-ENCODING. */
export function decodePlain(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) refuse('SIZE');
  const start = String.fromCharCode(...bytes.subarray(0, 200)).toLowerCase();
  if (start.startsWith('{\\rtf')) refuse('RTF');
  if (/^\W{0,6}(?:<!doctype html|<html|<\?xml)/.test(start)) refuse('HTML');
  const mark = MARKS.find(([, letters]) => letters.every((letter, i) => bytes[i] === letter));
  if (mark) return decoded(bytes, mark[0]) ?? refuse('ENCODING');
  if (bytes.includes(0)) refuse('BINARY');
  const read = decoded(bytes, 'utf-8') ?? likelier(decoded(bytes, 'gb18030'), decoded(bytes, 'big5'));
  return read ?? refuse('ENCODING');
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function likelier(one: string | undefined, other: string | undefined): string | undefined {
  const common = (text: string | undefined): number => text?.match(COMMON)?.length ?? 0;
  const best = common(other) > common(one) ? other : one;
  return common(best) > 0 ? best : undefined;
}

export const linesIn = (source: string): string[] => source.split(/\r\n|[\n\r\u2028\u2029]/);
