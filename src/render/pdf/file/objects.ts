// The objects of a PDF in the making: each one as a file has it, under its number. Text in ASCII, streams packed.
// Strings, not a model of dictionaries: a document has thousands of small ones, and pdf-lib, which reads PDFs here, takes 70 ms to load.
// Format: ISO 32000-1, 7.3.
import { deflate } from '../../../opc/deflate.js';

export interface Stream {
  /** Entries of its dictionary, without the length. */
  readonly entries: string;
  readonly bytes: Uint8Array;
}
/** Object 1 comes first; undefined where a number is taken and nothing is written under it. */
export type Objects = (string | Stream | undefined)[];
/** How other objects point to one. */
export type Ref = `${number} 0 R`;

/** A number for an object that is told later. */
export const nextRef = (objects: Objects): Ref => register(objects, undefined);

export const register = (objects: Objects, object: Objects[number]): Ref => `${objects.push(object)} 0 R`;

export function assign(objects: Objects, ref: Ref, object: string): void {
  objects[Number.parseInt(ref, 10) - 1] = object;
}

type Entries = Readonly<Record<string, string | number>>;

/** Registers a stream, packed. */
export const packed = (objects: Objects, bytes: Uint8Array, entries: Entries = {}): Ref =>
  register(objects, { entries: lines({ ...entries, Filter: '/FlateDecode' }), bytes: deflate(bytes) });

export const dictionary = (entries: Entries): string => `<<\n${lines(entries)}\n>>`;

export const list = (items: readonly (string | number)[]): string => `[ ${items.join(' ')} ]`;

const lines = (entries: Entries): string =>
  Object.entries(entries)
    .map(([key, value]) => `/${key} ${value}`)
    .join('\n');

/** A text string: as it is in ASCII, else UTF-16 in hexadecimal digits (7.9.2.2). */
export const textString = (text: string): string =>
  /^[ -~]*$/.test(text) ? `(${text.replace(/[()\\]/g, '\\$&')})` : hexString(text);

/** A text string in UTF-16. */
export function hexString(text: string): string {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}
