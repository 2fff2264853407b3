// templates/traditional/ → our phrases for one way between scripts, and how names are found. Every list is read for every way: an entry has
// one form per script, and a way replaces the form of its start by the form of its end. Long lists are plain lines, because YAML is slow to read.
import type { Pair, Script } from '../contract/ast.js';
import { ContractError } from '../problem.js';
import { readSheet } from '../sheet/index.js';
import { makeTable, replace, type Table } from './dictionary.js';

/** One term in every script; a script left out has the Simplified form. */
interface Term {
  readonly zh: string;
  readonly tw?: string;
  readonly hk?: string;
}
interface Row extends Term {
  readonly policy: 'L' | 'K' | 'X';
  readonly en: string;
}
/** The words by which names, statutes and amounts are found. */
export interface Patterns {
  readonly surnames: string;
  readonly families: string;
  readonly compounds: readonly string[];
  readonly titles: readonly Term[];
  readonly persons: readonly string[];
  readonly things: readonly string[];
  readonly organisations: readonly string[];
  readonly before: readonly string[];
  readonly headings: readonly string[];
  readonly quoted: readonly string[];
  readonly numbers: readonly string[];
  readonly statutes: readonly string[];
  readonly capitals: Readonly<Record<string, string>>;
}
/** Variant characters by region, for entries that give one form for both. */
export type Variants = Readonly<Record<'hant-tw' | 'hant-hk', Table>>;
/** Template texts by their path under templates/. */
export type Files = ReadonlyMap<string, string>;

/** In a table of regional words an empty result keeps the words of the source and converts their characters. */
export const KEPT = '';

export function readPatterns(files: Files): Patterns {
  return read(files, 'names') as Patterns;
}

/** Our phrases that change characters only. */
export function charactersOn(
  from: Script,
  to: Script,
  files: Files,
  { surnames, titles }: Patterns,
  variants: Variants,
): Table {
  const terms = linesOf(files, 'characters', [2, 3]).map(([zh = '', form = '', other]): Term => {
    if (other !== undefined) return { zh, tw: form, hk: other };
    return { zh, tw: replace(variants['hant-tw'], form), hk: replace(variants['hant-hk'], form) };
  });
  const people = [...surnames].flatMap((surname) =>
    titles.map(
      ({ zh, tw = zh, hk = zh }): Term => ({ zh: surname + zh, tw: surname + tw, hk: surname + hk }),
    ),
  );
  return tableOf([...terms, ...people], from, to);
}

/** Regional words, and PRC words that hold such a word and keep it. */
export function wordsOn(from: Script, to: Script, files: Files): Table {
  const rows = read(files, 'glossary') as readonly Row[];
  const lines = linesOf(files, 'words', [1, 3]);
  const words = lines.filter(({ length }) => length === 3);
  const terms = [
    ...rows.filter(({ policy }) => policy === 'L'),
    ...words.map(([zh = '', tw, hk]) => ({ zh, tw, hk }) as Term),
  ];
  const kept = [
    ...rows.filter(({ policy }) => policy !== 'L').map(({ zh }) => zh),
    ...lines.filter(({ length }) => length === 1).flat(),
  ];
  return makeTable([
    ...terms.map((term): [string, string] => [formOf(term, from), formOf(term, to)]),
    ...(from === 'hans' ? kept.map((zh): [string, string] => [zh, KEPT]) : []),
  ]);
}

/** What a localised contract says about itself. */
export function noticeOf(to: Script, files: Files): Pair<string> | undefined {
  return to === 'hans' ? undefined : (read(files, 'notice') as Readonly<Record<Script, Pair<string>>>)[to];
}

function tableOf(terms: readonly Term[], from: Script, to: Script): Table {
  return makeTable(terms.map((term) => [formOf(term, from), formOf(term, to)]));
}

function formOf({ zh, tw, hk }: Term, script: Script): string {
  return (script === 'hans' ? zh : script === 'hant-tw' ? tw : hk) ?? zh;
}

/** The lines of a list, each split at its blanks; `#` begins a comment. */
function linesOf(files: Files, name: string, lengths: readonly number[]): string[][] {
  const file = `traditional/${name}.txt`;
  const lines = (files.get(file) ?? '')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').match(/\S+/g) ?? []);
  const wrong = lines.findIndex(({ length }) => length > 0 && !lengths.includes(length));
  if (wrong < 0 && files.has(file)) return lines.filter(({ length }) => length > 0);
  const counts = lengths.join(' / ');
  throw new ContractError([
    {
      code: 'TPL-LIST',
      severity: 'error',
      message: { zh: `每行应有 ${counts} 个词`, en: `a line has ${counts} words` },
      place: { file, line: Math.max(wrong, 0) + 1, col: 1 },
    },
  ]);
}

function read(files: Files, name: string): unknown {
  const file = `traditional/${name}.yaml`;
  const { value, problems } = readSheet(files.get(file) ?? '', file);
  if (problems.length > 0) throw new ContractError(problems);
  return value;
}
