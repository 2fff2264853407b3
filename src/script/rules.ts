// templates/traditional/*.yaml → our phrases for one way between scripts, and how names are found. Every table is read for every way:
// an entry has one form per script, and a way replaces the form of its start by the form of its end.
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
interface CharactersFile {
  readonly phrases: Readonly<Record<string, string | { readonly tw: string; readonly hk: string }>>;
}
interface LocalisedFile {
  readonly words: readonly Term[];
  readonly keep: readonly string[];
  readonly notice: Readonly<Record<'hant-tw' | 'hant-hk', Pair<string>>>;
}
/** The words by which names, statutes and amounts are found. */
export interface Patterns {
  readonly surnames: string;
  readonly titles: readonly Term[];
  readonly persons: readonly string[];
  readonly things: readonly string[];
  readonly organisations: readonly string[];
  readonly before: readonly string[];
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
export function charactersOn(from: Script, to: Script, files: Files, variants: Variants): Table {
  const { phrases } = read(files, 'characters') as CharactersFile;
  const { surnames, titles } = readPatterns(files);
  const both = (form: string): Omit<Term, 'zh'> => ({
    tw: replace(variants['hant-tw'], form),
    hk: replace(variants['hant-hk'], form),
  });
  const terms: Term[] = Object.entries(phrases).map(([zh, form]) => ({
    zh,
    ...(typeof form === 'string' ? both(form) : form),
  }));
  for (const surname of surnames)
    for (const { zh, tw = zh, hk = zh } of titles)
      terms.push({ zh: surname + zh, tw: surname + tw, hk: surname + hk });
  return tableOf(terms, from, to);
}

/** Regional words, and PRC words that hold such a word and keep it. */
export function wordsOn(from: Script, to: Script, files: Files): Table {
  const rows = read(files, 'glossary') as readonly Row[];
  const { words, keep } = read(files, 'localised') as LocalisedFile;
  const terms = [...rows.filter(({ policy }) => policy === 'L'), ...words];
  const kept = [...rows.filter(({ policy }) => policy !== 'L').map(({ zh }) => zh), ...keep];
  const replaced = terms.map((term): [string, string] => [formOf(term, from), formOf(term, to)]);
  return makeTable([...replaced, ...(from === 'hans' ? kept.map((zh): [string, string] => [zh, KEPT]) : [])]);
}

/** What a localised contract says about itself. */
export function noticeOf(to: Script, files: Files): Pair<string> | undefined {
  const { notice } = read(files, 'localised') as LocalisedFile;
  return to === 'hans' ? undefined : notice[to];
}

function tableOf(terms: readonly Term[], from: Script, to: Script): Table {
  return makeTable(terms.map((term) => [formOf(term, from), formOf(term, to)]));
}

function formOf({ zh, tw, hk }: Term, script: Script): string {
  return (script === 'hans' ? zh : script === 'hant-tw' ? tw : hk) ?? zh;
}

function read(files: Files, name: string): unknown {
  const file = `traditional/${name}.yaml`;
  const { value, problems } = readSheet(files.get(file) ?? '', file);
  if (problems.length > 0) throw new ContractError(problems);
  return value;
}
