// A file of any origin → the same file in another script: `openSource`, then `convertSource`. What it is tells its name and its first bytes.

import { ContractError } from '../problem.js';
import type { Names, Way } from '../script/index.js';
import { readSheet, type Sheet } from '../sheet/index.js';
import { convertDocx } from './docx/index.js';
import { type Decoded, decode, encode } from './encoding.js';
import { type Around, around, type Entry, entryOf, isTold } from './entries.js';
import { type Given, namesListed } from './given.js';
import { convertLines, type Tools } from './lines.js';
import { fixedIn, isTermSheet, longNames, namesInSheet } from './sheet.js';

export { type Entry, entriesOf, type Where } from './entries.js';
export { namesOn } from './given.js';
export { regionOf } from './region.js';
export { countsOf, type Report, reportJson, reportText } from './report.js';

export type Source =
  | { readonly kind: 'docx'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly decoded: Decoded }
  | { readonly kind: 'sheet'; readonly decoded: Decoded; readonly sheet: Sheet };

/** How files are converted, the same for all of them that come from one script. */
export interface Work {
  readonly way: Way;
  readonly manner: NonNullable<Parameters<Way['converter']>[0]>;
  /** Names that the user gives. */
  readonly names: Names;
  /** Typefaces of Word documents and what they become. */
  readonly fonts: Readonly<Record<string, string>>;
}
export interface Done {
  readonly bytes: Uint8Array;
  readonly entries: readonly Entry[];
}

/** How a zip archive and the older compound file begin. */
const PACKED = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Throws ContractError: the file is of no kind that is converted, or a sheet that cannot be read. */
export function openSource(bytes: Uint8Array, file: string): Source {
  if (PACKED.some((letters) => letters.every((letter, n) => bytes[n] === letter)))
    return { kind: 'docx', bytes };
  const decoded = decode(bytes);
  if (!/\.ya?ml$/i.test(file) || !isTermSheet(decoded.text)) return { kind: 'text', decoded };
  const sheet = readSheet(decoded.text, file);
  if (sheet.problems.length > 0) throw new ContractError(sheet.problems);
  return { kind: 'sheet', decoded, sheet };
}

/** The words of a file, for telling what it is written in. */
export async function wordsOf(source: Source): Promise<string> {
  if (source.kind !== 'docx') return source.decoded.text;
  let words = '';
  const nothing = { from: 'hans', to: 'hans', localised: false } as const;
  await convertDocx(source.bytes, {
    converter: { ...nothing, convert: (text) => ({ text, notes: [] }) },
    protectorOf: (texts) => {
      words = texts.join('\n');
      return () => [];
    },
    fonts: {},
  });
  return words;
}

/** The names that a file gives: every name of a term sheet, or one per line. */
export function namesFrom(source: Source): Given[] {
  if (source.kind === 'docx') return [];
  return source.kind === 'sheet' ? namesInSheet(source.sheet) : namesListed(source.decoded.text);
}

export async function convertSource(source: Source, work: Work): Promise<Done> {
  if (source.kind === 'docx') return convertWord(source.bytes, work);
  const { decoded } = source;
  const own: Names =
    source.kind === 'sheet'
      ? new Map([...longNames(source.sheet).map((name) => [name, undefined] as const), ...work.names])
      : work.names;
  const lines = decoded.text.split(/\r\n|\r|\n/);
  const tools: Tools = {
    converter: work.way.converter(work.manner),
    protect: work.way.names.protectorOf(work.way.names.namesIn(lines, own)),
    alone: aloneOn(work.way),
  };
  const fixed = source.kind === 'sheet' ? fixedIn(source.sheet) : [];
  const { text, entries } = convertLines(decoded.text, tools, fixed);
  return { bytes: encode({ ...decoded, text }), entries };
}

async function convertWord(bytes: Uint8Array, { way, manner, names, fonts }: Work): Promise<Done> {
  const alone = aloneOn(way);
  const converter = way.converter(manner);
  const { bytes: written, notes } = await convertDocx(bytes, {
    // The notes come back with their place; the words around them travel along.
    converter: {
      ...converter,
      convert: (text, kept) => {
        const converted = converter.convert(text, kept);
        return {
          ...converted,
          notes: converted.notes.map((note) => ({ ...note, ...around(text, note) })),
        };
      },
    },
    protectorOf: (texts) => way.names.protectorOf(way.names.namesIn(texts, names)),
    fonts,
  });
  const entries = notes.map((note) => {
    const { part, paragraph, start, text } = note;
    const { before, after } = note as typeof note & Around;
    return entryOf(note, { part, paragraph, offset: start }, text, { before, after }, alone);
  });
  return { bytes: written, entries: entries.filter(isTold) };
}

/** A name's form in the other script by its characters, once for each name. */
function aloneOn(way: Way): (name: string) => string {
  const converter = way.converter();
  const known = new Map<string, string>();
  return (name) => {
    const form = known.get(name) ?? converter.convert(name).text;
    known.set(name, form);
    return form;
  };
}
