// Where citations lead, by row id: a bookmark in each language's own paragraph, for the number of a paragraph is the number of its language;
// and the words of a citation taken apart into text and numbers that Word keeps up to date. Citations that the scheme writes otherwise
// than the number itself, 第一条 for 一、, are one text: no citation is alive in part.
import type { Lang, Level, Pattern, Printable, Row } from '../../contract/ast.js';

/** A number that Word reads from the paragraph of a bookmark. */
export interface Reference {
  readonly bookmark: string;
  readonly text: string;
}
export type Pieces = readonly (string | Reference)[];
export interface Target {
  /** Safe signs only, at most 40, unique as Word compares them: case-insensitively. */
  readonly bookmark: string;
  /** Its ordinal among the bookmarks, from 1. */
  readonly place: number;
  /** Absent where the number is not part of its citation. */
  readonly cite?: Pieces;
}
/** By the id of the row; the languages that have a target of their own. */
export type Targets = ReadonlyMap<string, Readonly<Partial<Record<Lang, Target>>>>;

export function targetsOf(doc: Printable): Targets {
  const taken = new Set<string>();
  const targets = new Map<string, Partial<Record<Lang, Target>>>();
  for (const row of doc.rows) {
    const id = row.kind === 'text' || row.kind === 'party' ? row.id : undefined;
    if (id === undefined || targets.has(id)) continue;
    const named = languagesOf(row, doc).map((lang, index): [Lang, Target] => [
      lang,
      { bookmark: nameFor(id, index === 0 ? '' : `_${lang}`, taken), place: taken.size },
    ]);
    targets.set(id, Object.fromEntries(named));
  }
  for (const lang of doc.languages) takeApart(doc, lang, targets);
  return targets;
}

const languagesOf = (row: Row, doc: Printable): readonly Lang[] =>
  row.kind === 'text' ? row.cells.map(({ lang }) => lang) : doc.languages.slice(0, 1);

/** Names of languages after the first end in theirs. */
function nameFor(id: string, ending: string, taken: Set<string>): string {
  const safe = `c_${id.replace(/[^A-Za-z0-9_]/g, '_')}`;
  const ended = (end: string): string => safe.slice(0, 40 - end.length) + end;
  let name = ended(ending);
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = ended(`_${n}${ending}`);
  taken.add(name.toLowerCase());
  return name;
}

function takeApart(doc: Printable, lang: Lang, targets: Map<string, Partial<Record<Lang, Target>>>): void {
  const levels = Object.values(doc.lists).flat();
  const around = new Map(levels.map((level) => [level, aroundNumber(level, lang)]));
  const above: (Pieces | undefined)[] = [];
  for (const row of doc.rows) {
    const mark = row.kind === 'text' ? row.cells.find((cell) => cell.lang === lang)?.mark : undefined;
    const id = row.kind === 'text' ? row.id : undefined;
    const level = mark && doc.lists[mark.list][mark.level];
    if (!mark || !level || id === undefined) continue;
    const of = targets.get(id)!;
    const words = around.get(level);
    const head = level.cite[lang].follows ? above[level.depth - 1] : [];
    const number = { bookmark: of[lang]!.bookmark, text: unbroken(numberOf(mark.text), lang) };
    const cite =
      words && head && [...head, words.before, number, words.after].filter((piece) => piece !== '');
    above.splice(level.depth, above.length, cite);
    if (cite) targets.set(id, { ...of, [lang]: { ...of[lang]!, cite } });
  }
}

/** The words of a citation on both sides of its number; undefined where it is written without that. */
function aroundNumber(level: Level, lang: Lang) {
  const [mark, cite] = [numberOf(shape(level.mark[lang])), shape(level.cite[lang].pattern)];
  const at = mark === '' ? -1 : cite.indexOf(mark);
  const [before, after] = [cite.slice(0, at), cite.slice(at + mark.length)];
  if (at < 0 || before.includes(COUNTER) || after.includes(COUNTER)) return undefined;
  return { before: unbroken(before, lang), after: unbroken(after, lang) };
}

const COUNTER = '\uE000';
const shape = (pattern: Pattern): string =>
  pattern
    .map((part) => (typeof part === 'string' ? part : `${COUNTER}${part.depth}${part.format}\uE001`))
    .join('');

/** What `\n` makes of a label: everything but periods at its end (ECMA-376 part 1, 17.16.5.51). */
export const numberOf = (label: string): string => label.replace(/\.+$/, '');

/** English numbers stay with their words, in headings as in citations. */
export const unbroken = (words: string, lang: Lang): string =>
  lang === 'en' ? words.replaceAll(' ', '\u00A0') : words;

/**
 * `\n`: the label of the paragraph as it stands. Labels that show their ancestors, 5.1.1, have them in their own text; `\w` and `\r` would
 * put 第五条 before it again.
 */
export const referenceTo = (bookmark: string): string => `REF ${bookmark} \\n \\h`;
/** The bookmark that such a field reads from. */
export const bookmarkOf = (instruction: string): string | undefined =>
  /^\s*REF\s+(\S+)\s+\\n\b/i.exec(instruction)?.[1];
