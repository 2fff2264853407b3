// A file of any origin → the same file in another script: `openSource`, then `convertSource`. What it is tells its name and its first bytes.
import { ContractError } from '../problem.js';
import type { Converter, Names, Way } from '../script/index.js';
import { readSheet, type Sheet } from '../sheet/index.js';
import { isTermSheet } from '../sheet/kind.js';
import { convertDocx, textsOf } from './docx/index.js';
import { type Decoded, decode, encode } from './encoding.js';
import { type Around, around, type Entry, entryOf, formsOn, isTold } from './entries.js';
import { type Given, namesListed } from './given.js';
import { convertLines } from './lines.js';
import { fixedIn, namesInSheet } from './sheet.js';

export { type Entry, entriesOf, type Where } from './entries.js';
export type { Given } from './given.js';
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
  /** Of the names that the user gives, those that occur. */
  readonly found: ReadonlySet<string>;
  /** Words were there to be converted and none of them changed. */
  readonly unchanged: boolean;
}

/** How a zip archive and the older compound file begin. */
const PACKED = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Throws ContractError: the file is of no kind that is converted, or a sheet that cannot be read. */
export function openSource(bytes: Uint8Array, file: string): Source {
  const packed = PACKED.some((letters) => letters.every((letter, n) => bytes[n] === letter));
  if (packed || /\.docx$/i.test(file)) return { kind: 'docx', bytes };
  const decoded = decode(bytes);
  if (!/\.ya?ml$/i.test(file) || !isTermSheet(decoded.text)) return { kind: 'text', decoded };
  const sheet = readSheet(decoded.text, file);
  if (sheet.problems.length > 0) throw new ContractError(sheet.problems);
  return { kind: 'sheet', decoded, sheet };
}

/** The words of a file, for telling what it is written in. */
export async function wordsOf(source: Source): Promise<string> {
  if (source.kind !== 'docx') return source.decoded.text;
  return (await textsOf(source.bytes)).join('\n');
}

/** The names that a file gives: every name of a term sheet, or one per line. Throws ContractError: CONVERT-NAMES where it gives none surely. */
export function namesFrom(text: string, file: string): Given[] {
  if (!/^\ufeff?(?:schema|form|parties|language)\s*:/m.test(text)) return namesListed(text, file);
  const sheet = readSheet(text, file);
  if (sheet.problems.length === 0) return namesInSheet(sheet);
  throw new ContractError(
    sheet.problems.map((problem) => ({
      ...problem,
      code: 'CONVERT-NAMES',
      message: {
        zh: `条款清单无法读取：${problem.message.zh}`,
        en: `the term sheet cannot be read: ${problem.message.en}`,
      },
    })),
  );
}

export async function convertSource(source: Source, work: Work): Promise<Done> {
  if (source.kind === 'docx') return convertWord(source.bytes, work);
  const { way, names } = work;
  const { decoded } = source;
  // What a sheet says in free text has the names of its fields as they are typed there.
  const declared = source.kind === 'sheet' ? namesInSheet(source.sheet) : [];
  const own: Names = new Map([...declared.map(({ name }) => [name, undefined] as const), ...names]);
  const lines = decoded.text.split(/\r\n|\r|\n/);
  const { converter, unchanged } = watched(way.converter(work.manner));
  const protect = way.names.protectorOf(way.names.namesIn(lines, own));
  const fixed = source.kind === 'sheet' ? fixedIn(source.sheet) : [];
  const { text, entries } = convertLines(decoded.text, { converter, protect, formOf: formsOn(way) }, fixed);
  const bytes = encode({ ...decoded, text });
  return { bytes, entries, found: occurring(names, decoded.text), unchanged: unchanged() };
}

const occurring = (names: Names, text: string): Set<string> =>
  new Set([...names.keys()].filter((name) => text.includes(name)));

/** So few characters may well be the same in both scripts. */
const FEW = 10;

/** A converter that remembers whether anything outside of the kept stretches changed. */
function watched(converter: Converter): {
  readonly converter: Converter;
  readonly unchanged: () => boolean;
} {
  let changed = false;
  let open = 0;
  const convert: Converter['convert'] = (text, kept = []) => {
    const converted = converter.convert(text, kept);
    changed ||= converted.text !== text;
    // Most texts change at once; only one that never does is counted to its end.
    if (!changed && open < FEW) {
      open += hanIn(text);
      for (const { start, end } of kept) open -= hanIn(text.slice(start, end));
    }
    return converted;
  };
  const unchanged = () => converter.from === 'hans' && !changed && open >= FEW;
  return { converter: { ...converter, convert }, unchanged };
}

const hanIn = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

async function convertWord(bytes: Uint8Array, { way, manner, names, fonts }: Work): Promise<Done> {
  const formOf = formsOn(way);
  const { converter, unchanged } = watched(way.converter(manner));
  let found = new Set<string>();
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
    protectorOf: (texts) => {
      found = occurring(names, texts.join('\n'));
      return way.names.protectorOf(way.names.namesIn(texts, names));
    },
    fonts,
  });
  const entries = notes.map((note) => {
    const { part, paragraph, start, text } = note;
    const { before, after } = note as typeof note & Around;
    return entryOf(note, { part, paragraph, offset: start }, text, { before, after }, formOf);
  });
  return { bytes: written, entries: entries.filter(isTold), found, unchanged: unchanged() };
}
