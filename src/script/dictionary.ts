// opencc-js's dictionary files → tables for leftmost-longest matching, loaded when first asked for. Building its own converter takes four
// times as long: a trie of maps per group. Here a phrase is one entry of one Map, and a filter over its first two units says which lengths to try.
import type { Script } from '../contract/ast.js';

/** Replacements of phrases (two units and more) and of single characters. */
export interface Table {
  readonly phrases: ReadonlyMap<string, string>;
  readonly characters: ReadonlyMap<string, string>;
  /** By hash of a phrase's first two units: bit n − 1 for each phrase length n, bit 31 for 32 and more. A hash may promise more than there is. */
  readonly lengths: Uint32Array;
  /** Units of the longest phrase. */
  readonly longest: number;
  /** The units that a character with an entry begins with. */
  readonly begins: Uint8Array;
}
interface Growing extends Table {
  readonly phrases: Map<string, string>;
  readonly characters: Map<string, string>;
  longest: number;
}
/** What OpenCC does on a way from one script to another: cut the text at these phrases, then replace by one group after the other. */
export interface Chain {
  readonly segments: Table;
  readonly groups: readonly Table[];
}

/** A phrase of so many units and more has the last bit. */
const LONG = 32;

const hashOf = (first: number, second: number, size: number): number =>
  (Math.imul(first, 0x9e37) + Math.imul(second, 0x79b9)) & (size - 1);

/** Of two entries for one source the first counts. */
export function makeTable(entries: readonly (readonly [source: string, result: string])[]): Table {
  const table = emptyTable(entries.length);
  for (const [source, result] of entries) add(table, source, result);
  return table;
}

function emptyTable(entries: number): Growing {
  const lengths = new Uint32Array(2 ** Math.ceil(Math.log2(entries * 16 + 1)));
  return { phrases: new Map(), characters: new Map(), lengths, longest: 0, begins: new Uint8Array(65536) };
}

function add(table: Growing, source: string, result: string): void {
  const { phrases, characters, lengths, begins } = table;
  const first = source.charCodeAt(0);
  const pair = first >= 0xd800 && first < 0xdc00;
  if (source.length > (pair ? 2 : 1)) {
    if (phrases.has(source)) return;
    phrases.set(source, result);
    const hash = hashOf(first, source.charCodeAt(1), lengths.length);
    lengths[hash]! |= 1 << (Math.min(source.length, LONG) - 1);
    table.longest = Math.max(table.longest, source.length);
  } else if (!characters.has(source)) {
    characters.set(source, result);
    begins[first] = 1;
  }
}

/** Length in units of the longest phrase that begins at `at` and ends by `end`; 0 where there is none. */
export function phraseAt(table: Table, text: string, at: number, end: number): number {
  if (at + 1 >= end) return 0;
  const hash = hashOf(text.charCodeAt(at), text.charCodeAt(at + 1), table.lengths.length);
  let lengths = table.lengths[hash]!;
  while (lengths !== 0) {
    const length = LONG - Math.clz32(lengths);
    const most = Math.min(length === LONG ? table.longest : length, end - at);
    for (let units = most; units >= length; units--)
      if (table.phrases.has(text.slice(at, at + units))) return units;
    lengths ^= 1 << (length - 1);
  }
  return 0;
}

/** Length in units of the character at `at` where the table has it. */
export const letterAt = (table: Table, text: string, at: number): number =>
  table.begins[text.charCodeAt(at)] && table.characters.has(String.fromCodePoint(text.codePointAt(at)!))
    ? unitsAt(text, at)
    : 0;

/** Every phrase and character of the text replaced, longest first; characters alone where the text is known to hold no phrase. */
export function replace(table: Table, text: string, phrases = true): string {
  let out = '';
  let open = 0;
  for (let at = 0; at < text.length; ) {
    const phrase = phrases ? phraseAt(table, text, at, text.length) : 0;
    const length = phrase || unitsAt(text, at);
    if (phrase || table.begins[text.charCodeAt(at)]) {
      const piece = text.slice(at, at + length);
      const result = (phrase ? table.phrases : table.characters).get(piece) ?? piece;
      out += text.slice(open, at) + result;
      open = at + length;
    }
    at += length;
  }
  return open === 0 ? text : out + text.slice(open);
}

export const unitsAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

const FILES = {
  STPhrases: () => import('opencc-js/dict/STPhrases'),
  STRegional: () => import('opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases'),
  STCharacters: () => import('opencc-js/dict/STCharacters'),
  TSPhrases: () => import('opencc-js/dict/TSPhrases'),
  TSCharacters: () => import('opencc-js/dict/TSCharacters'),
  TWPhrases: () => import('opencc-js/dict/TWVariantsPhrases'),
  TWCharacters: () => import('opencc-js/dict/TWVariants'),
  HKPhrases: () => import('opencc-js/dict/HKVariantsPhrases'),
  HKCharacters: () => import('opencc-js/dict/HKVariants'),
  TWPhrasesBack: () => import('opencc-js/dict/TWVariantsRevPhrases'),
  TWCharactersBack: () => import('opencc-js/dict/TWVariantsRev'),
  HKPhrasesBack: () => import('opencc-js/dict/HKVariantsRevPhrases'),
  HKCharactersBack: () => import('opencc-js/dict/HKVariantsRev'),
} as const;
type File = keyof typeof FILES;

/** OpenCC's s2tw, s2hk, tw2s, hk2s, tw2hk and hk2tw; within a group the earlier file counts more. */
const SIMPLIFIED: readonly File[] = ['STPhrases', 'STRegional', 'STCharacters'];
const TRADITIONAL: readonly File[] = ['TSPhrases', 'TSCharacters'];
const VARIANTS = {
  'hant-tw': ['TWPhrases', 'TWCharacters'],
  'hant-hk': ['HKPhrases', 'HKCharacters'],
} as const satisfies Record<string, readonly File[]>;
const BACK = {
  'hant-tw': ['TWPhrasesBack', 'TWCharactersBack'],
  'hant-hk': ['HKPhrasesBack', 'HKCharactersBack'],
} as const satisfies Record<string, readonly File[]>;

function filesOf(from: Script, to: Script): readonly (readonly File[])[] {
  if (from === 'hans') return to === 'hans' ? [] : [SIMPLIFIED, VARIANTS[to]];
  return [BACK[from], to === 'hans' ? TRADITIONAL : VARIANTS[to]];
}

export async function loadChain(from: Script, to: Script): Promise<Chain> {
  const groups = await Promise.all(filesOf(from, to).map(loadGroup));
  const phrases = from === 'hans' ? groups[0] : to === 'hans' ? groups[1] : undefined;
  return { segments: phrases ?? makeTable([]), groups };
}

/** Each region's own forms of Traditional characters. */
export async function loadVariants(): Promise<Readonly<Record<keyof typeof VARIANTS, Table>>> {
  const [tw, hk] = await Promise.all([loadGroup(VARIANTS['hant-tw']), loadGroup(VARIANTS['hant-hk'])]);
  return { 'hant-tw': tw, 'hant-hk': hk };
}

async function loadGroup(files: readonly File[]): Promise<Table> {
  const texts = await Promise.all(files.map((file) => FILES[file]()));
  const entries = texts.flatMap(({ default: text }) => text.split('|'));
  const table = emptyTable(entries.length);
  for (const entry of entries) {
    const gap = entry.indexOf(' ');
    add(table, entry.slice(0, gap), entry.slice(gap + 1));
  }
  return table;
}
