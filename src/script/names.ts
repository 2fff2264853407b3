// A text → the stretches that conversion must leave alone. Names introduced once (by a label, a title, the term sheet) are protected wherever they
// stand; organisations, statutes, addresses of the net and numbers of files are known by their shape.
import type { Reason, Span } from './conversion.js';
import { makeTable, phraseAt, type Table } from './dictionary.js';
import type { Patterns } from './rules.js';

/** Names as they stand in the text → the form to print; undefined keeps them as typed. */
export type Names = ReadonlyMap<string, string | undefined>;
export type Protector = (text: string) => readonly Span[];

const HAN = '\\p{Script=Han}';
/** Behind a label: an optional remark in brackets, a colon, spaces. */
const COLON = '(?:[（(][^（）()]{0,20}[）)])?\\s{0,4}[：:][ \\t\\u3000_]{0,8}';
/** What else is known by its shape: a sign without which it cannot be there saves a search; the pattern; what it is. */
const SHAPES: readonly (readonly [sign: RegExp, pattern: RegExp, reason: Reason])[] = [
  [
    /:\/\//,
    new RegExp(`https?://[!-~]+(?:(?<=[/=])${HAN}+[!-~]*|${HAN}+[/?&=.#][!-~]*)*`, 'gu'),
    'identifier',
  ],
  [/@/, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, 'identifier'],
  [
    /ICP|网安|網安/,
    new RegExp(`${HAN}{1,2}(?:公[网網]安[备備]|ICP[备備证證])[^\\s，。；：、（）()]{0,30}[号號]?`, 'gu'),
    'identifier',
  ],
  [/[号號]/, new RegExp(`[（(〔]\\d{4}[）)〕]${HAN}{1,4}\\d{0,6}${HAN}{1,5}\\d+[号號]`, 'gu'), 'identifier'],
  [/〕/, new RegExp(`${HAN}{1,8}〔\\d{4}〕\\d+[号號]`, 'gu'), 'identifier'],
  [/-/, new RegExp(`[A-Za-z0-9]+-${HAN}{1,8}-[A-Za-z0-9-]+`, 'gu'), 'identifier'],
  [/`/, /`[^`\n]{1,200}`/g, 'literal'],
  [/字[样樣]/, /[“「][^“”「」]{1,40}[”」](?=字[样樣])/g, 'literal'],
];

export interface Finding {
  /** Names that the texts introduce, besides the given ones. */
  readonly namesIn: (texts: readonly string[], given?: Names) => Names;
  readonly protectorOf: (names: Names) => Protector;
}

/** `isWord` tells whether the whole text is a word of the dictionary, so that a cell that says 余额 is not taken for a person. */
export function finder(patterns: Patterns, isWord: (text: string) => boolean): Finding {
  const { persons, things, organisations, before, statutes, surnames } = patterns;
  const person = new RegExp(`(?:${anyOf(persons)})${COLON}(${HAN}[${HAN}·]{1,11})`, 'gu');
  // 可以联系甲方：电话 introduces nothing: a label begins its phrase, and a name is not a label itself.
  const thing = new RegExp(
    `(?<!${HAN})(?:${anyOf(things)})${COLON}([^\\s，,；;。：:_]{2,80})(?=[\\s，,；;。_]|$)`,
    'gu',
  );
  const ending = new RegExp(anyOf(organisations), 'gu');
  const start = new RegExp(`[\\s，,；;。：:、！？“”"'‘’「」《》/|]|${anyOf(before)}`, 'gu');
  const statute = new RegExp(`《[^《》\\n]{1,80}?(?:${anyOf(statutes)})(?:（[^（）]{1,20}）)?》`, 'gu');
  const surname = new RegExp(`^[${surnames}]${HAN}{1,2}$`, 'u');

  const organisationsIn = (text: string): Span[] =>
    [...text.matchAll(ending)].flatMap((match): Span[] => {
      const end = match.index + match[0].length;
      const from = Math.max(0, match.index - 40);
      const lead = text.slice(from, match.index);
      const last = [...lead.matchAll(start)].at(-1);
      const begin = from + (last ? last.index + last[0].length : 0);
      const name = text.slice(begin, match.index);
      return new RegExp(`${HAN}{2}`, 'u').test(name) ? [{ start: begin, end, reason: 'name' }] : [];
    });

  const namesIn = (texts: readonly string[], given: Names = new Map()): Names => {
    const names = new Map(given);
    for (const text of texts) {
      const labelled = /[：:]/.test(text);
      const found = [
        ...(labelled ? [...text.matchAll(person)].map(([, name = '']) => name) : []),
        ...(labelled ? [...text.matchAll(thing)].map(([, name = '']) => unbracketed(name)) : []),
        ...organisationsIn(text).map((span) => text.slice(span.start, span.end)),
        ...(surname.test(text.trim()) && !isWord(text.trim()) ? [text.trim()] : []),
      ];
      for (const name of found)
        if (!names.has(name) && new RegExp(HAN, 'u').test(name)) names.set(name, undefined);
    }
    return names;
  };

  const protectorOf = (names: Names): Protector => {
    const known = makeTable([...names.keys()].map((name) => [name, name]));
    return (text) => {
      const all = (sign: RegExp, pattern: RegExp, reason: Reason): Span[] =>
        sign.test(text) ? search(text, pattern, reason) : [];
      const spans = [
        ...stretchesOf(known, text).map(({ start, end }): Span => {
          const as = names.get(text.slice(start, end));
          return { start, end, reason: 'name', ...(as !== undefined && { as }) };
        }),
        ...all(/《/, statute, 'statute').map((span): Span => ({ ...span, characters: true })),
        ...SHAPES.flatMap((shape) => all(...shape)),
      ];
      return apart(spans);
    };
  };
  return { namesIn, protectorOf };
}

/** Where phrases of the table stand, the longest from each place on. */
function stretchesOf(table: Table, text: string): { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  if (table.phrases.size === 0) return found;
  for (let at = 0; at < text.length; ) {
    const length = phraseAt(table, text, at, text.length);
    if (length > 0) found.push({ start: at, end: at + length });
    at += length || 1;
  }
  return found;
}

const search = (text: string, pattern: RegExp, reason: Reason): Span[] =>
  [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    reason,
  }));

/** In order; of two that overlap the one that begins first, then the longer one. */
function apart(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return sorted.filter((span) => {
    const free = span.start >= end;
    if (free) end = span.end;
    return free;
  });
}

/** A remark in brackets behind a name belongs to the sentence: 某某有限公司（以下简称“甲方”）. */
const unbracketed = (name: string): string =>
  name.replace(/[（(](?:以下|下称|下稱|简称|簡稱|盖章|蓋章|签|簽).*$/u, '');

function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('|');
}
