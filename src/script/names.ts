// A text → the stretches that conversion must leave alone. Names introduced once (by a label, a title, the term sheet) are protected wherever they
// stand; organisations, statutes, addresses of the net and numbers of files are known by their shape.
import type { Converter, Reason, Span } from './conversion.js';
import { letterAt, makeTable, phraseAt, type Table } from './dictionary.js';
import type { Patterns } from './rules.js';

/** Names as they stand in the text → the form to print; undefined keeps them as typed. */
export type Names = ReadonlyMap<string, string | undefined>;
export type Protector = (text: string) => readonly Span[];

export interface Finding {
  /** Names that the texts introduce, besides the given ones. The texts stand in the order of reading: a label may stand in the cell before its name. */
  readonly namesIn: (texts: readonly string[], given?: Names) => Names;
  readonly protectorOf: (names: Names) => Protector;
  /** The form to propose for a name: other characters, never other words, and the surname of a person as it is. */
  readonly formOf: (name: string, converter: Converter) => string;
}
/** What the dictionary knows of a text. */
export interface Words {
  readonly isWord: (text: string) => boolean;
  /** Whether a word begins before this place and goes on behind it. */
  readonly crosses: (text: string, at: number) => boolean;
}

const HAN = '\\p{Script=Han}';
/** Behind a label: an optional remark in brackets, a colon, spaces. */
const COLON = '(?:[（(][^（）()]{0,20}[）)])?\\s{0,4}[：:][ \\t\\u3000_]{0,8}';
const TITLES = '先生|女士|小姐';
const HAS_TITLE = new RegExp(TITLES, 'u');
/** Words that stand before a title and are no given name: 由于该女士. */
const DETERMINERS = /[该該此其这這那某本两兩几幾一二三各全诸諸位名每任所上前]/u;
/** A person’s name is at most this long; longer ones are hardly ever part of other words. */
const SHORT = 4;

export function finder(patterns: Patterns, words: Words): Finding {
  const { surnames } = patterns;
  const introduced = introductions(patterns, words);
  const protect = shapes(patterns);
  const titled = new RegExp(`[${surnames}](${HAN}{1,2})(?:${TITLES})`, 'gu');

  const namesIn = (texts: readonly string[], given: Names = new Map()): Names => {
    const names = new Map(given);
    for (const name of introduced(texts)) if (!names.has(name)) names.set(name, undefined);
    return names;
  };

  const protectorOf = (names: Names): Protector => {
    const known = makeTable([...names.keys()].map((name) => [name, name]));
    const lengths = (text: string, at: number): number =>
      phraseAt(known, text, at, text.length) || letterAt(known, text, at);
    return (text) => {
      const named = stretches(text, lengths).filter(
        ({ start, end }) => end - start >= SHORT || !(words.crosses(text, start) && words.crosses(text, end)),
      );
      const people = (HAS_TITLE.test(text) ? [...text.matchAll(titled)] : []).filter(
        ([, name = '']) => !DETERMINERS.test(name) && !words.isWord(name),
      );
      return apart([
        ...named.map(({ start, end }): Span => {
          const as = names.get(text.slice(start, end));
          return { start, end, reason: 'name', ...(as !== undefined && { as }) };
        }),
        ...people.map(
          ({ index, 1: name = '' }): Span => ({ start: index, end: index + 1 + name.length, reason: 'name' }),
        ),
        ...protect(text),
      ]);
    };
  };

  const person = new RegExp(`^[${surnames}]${HAN}{1,3}$`, 'u');
  const formOf = (name: string, converter: Converter): string => {
    const from = person.test(name) ? 1 : 0;
    const rest = { start: 0, end: name.length - from, reason: 'name', characters: true } as const;
    return name.slice(0, from) + converter.convert(name.slice(from), [rest]).text;
  };
  return { namesIn, protectorOf, formOf };
}

/** How texts introduce names: behind a label, in the cell behind a label, by an ending, by a short form in quotes, by themselves in a cell. */
function introductions(
  patterns: Patterns,
  { isWord }: Words,
): (texts: readonly string[]) => readonly string[] {
  const { persons, things, organisations, before, quoted, surnames, families, compounds } = patterns;
  const isPerson = new RegExp(
    `^(?:(?:${anyOf(compounds)}|[${surnames}${families}])${HAN}{1,3}|${HAN}+(?:·${HAN}+)+)$`,
    'u',
  );
  const isHeading = new RegExp(`(?:${anyOf(patterns.headings)})[：:]?$`, 'u');
  const person = new RegExp(
    `(?:${anyOf(persons)})${COLON}(${HAN}[${HAN}·]{1,11}(?:、${HAN}[${HAN}·]{1,11})*)`,
    'gu',
  );
  // 可以联系甲方：电话 introduces nothing: a label begins its phrase, and a name is not a label itself.
  const thing = new RegExp(
    `(?<!${HAN})(?:${anyOf(things)})${COLON}([^\\s，,；;。：:_]{2,80})(?=[\\s，,；;。_]|$)`,
    'gu',
  );
  const ending = new RegExp(anyOf(organisations), 'gu');
  const start = new RegExp(`[\\s，,；;。：:、！？“”"'‘’「」《》/|]|${anyOf(before)}`, 'gu');
  const labelled = (labels: readonly string[]): RegExp =>
    new RegExp(`^(?:${anyOf(labels)})(?:[（(][^（）()]{0,20}[）)])?[：:]?$`, 'u');
  const [ofPerson, ofThing] = [labelled(persons), labelled(things)];
  const nickname = /(?:简称|簡稱|称为|稱為|称|稱)\s?[“"「『]([^“”"「」『』]{2,12})[”"」』]/gu;
  const brand = new RegExp(`(?:${anyOf(quoted)})[“「『]([^“”「」『』]{2,20})[”」』]`, 'gu');
  const surname = new RegExp(`^[${surnames}]${HAN}{1,2}$`, 'u');
  const han = new RegExp(HAN, 'u');
  const twoHan = new RegExp(`${HAN}{2}`, 'u');

  const organisationsIn = (text: string): string[] =>
    [...text.matchAll(ending)].flatMap((match) => {
      const from = Math.max(0, match.index - 40);
      const lead = text.slice(from, match.index);
      const last = [...lead.matchAll(start)].at(-1);
      const name = lead.slice(last ? last.index + last[0].length : 0) + match[0];
      const whole = name.slice(openBracket(name));
      return twoHan.test(whole.slice(0, -match[0].length)) ? [whole] : [];
    });
  const inCell = (cell: string, previous: string): string[] => {
    if (isHeading.test(cell) || ofPerson.test(cell) || ofThing.test(cell)) return [];
    if (ofPerson.test(previous)) return people(cell.replace(/[（(].*$/u, ''));
    // A bare 甲方 in a table says whose turn it is; 名称 and 地址 say what follows.
    const introduces = ofThing.test(previous) && /[：:称稱名行址所]$/u.test(previous);
    if (introduces && /^[^，；。：]{2,80}$/u.test(cell)) return [unbracketed(cell)];
    return surname.test(cell) && !isWord(cell) ? [cell] : [];
  };
  const people = (list: string): string[] => list.split('、').filter((name) => isPerson.test(name));

  return (texts) => {
    const found: string[] = [];
    const short: string[] = [];
    let previous = '';
    for (const text of texts) {
      if (/[：:]/.test(text)) {
        for (const [, list = ''] of text.matchAll(person)) found.push(...people(list));
        for (const [, name = ''] of text.matchAll(thing)) found.push(unbracketed(name));
      }
      found.push(...organisationsIn(text));
      if (/[“"「『]/.test(text)) {
        for (const [, name = ''] of text.matchAll(brand)) found.push(name);
        for (const [, name = ''] of text.matchAll(nickname)) short.push(name);
      }
      for (const cell of text.split(/[\t|]/).map((part) => part.trim())) {
        if (!han.test(cell)) continue;
        found.push(...inCell(cell, previous));
        previous = cell;
      }
    }
    const within = short.filter((name) => found.some((full) => full !== name && isWithin(name, full)));
    return [...found, ...within].filter((name) => han.test(name));
  };
}

/** 云签科技 of 云签科技（杭州）有限公司: its letters in their order. */
function isWithin(short: string, full: string): boolean {
  let at = 0;
  for (const letter of full) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** Where a name begins behind the brackets that it does not close. */
function openBracket(name: string): number {
  const open: number[] = [];
  for (let at = 0; at < name.length; at++) {
    if (/[（(]/.test(name[at]!)) open.push(at);
    if (/[）)]/.test(name[at]!)) open.pop();
  }
  return (open.at(-1) ?? -1) + 1;
}

/** A remark in brackets behind a name belongs to the sentence: 某某有限公司（以下简称“甲方”）. */
const unbracketed = (name: string): string =>
  name.replace(/[（(](?:以下|下称|下稱|简称|簡稱|盖章|蓋章|签|簽).*$/u, '');

/** What is known by its shape: a sign without which it cannot be there saves a search; the pattern; what it is. */
const SHAPES: readonly (readonly [sign: RegExp, pattern: RegExp, reason: Reason])[] = [
  [
    /:\/\//,
    new RegExp(`https?://[!-~]+(?:(?<=[/=])${HAN}+[!-~]*|${HAN}+[/?&=.#][!-~]*)*`, 'gu'),
    'identifier',
  ],
  [/:\\/, /[A-Za-z]:\\[^\s，。；：、（）“”"]{1,200}/gu, 'identifier'],
  [/@/, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, 'identifier'],
  [
    /ICP|网安|網安/,
    new RegExp(`${HAN}{1,2}(?:公[网網]安[备備]|ICP[备備证證])[^\\s，。；：、（）()]{0,30}[号號]?`, 'gu'),
    'identifier',
  ],
  [/[号號]/, new RegExp(`[（(〔]\\d{4}[）)〕]${HAN}{1,4}\\d{0,6}${HAN}{1,5}\\d+[号號]`, 'gu'), 'identifier'],
  [/〕/, new RegExp(`${HAN}{1,8}〔\\d{4}〕\\d+[号號]`, 'gu'), 'identifier'],
  [
    /[A-Z]/,
    new RegExp(
      `${HAN}[A-Z]\\d?-\\d{5,}|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.]?[A-Z0-9]{5,6}`,
      'gu',
    ),
    'identifier',
  ],
  [/-/, new RegExp(`[A-Za-z0-9]+-${HAN}{1,8}-[A-Za-z0-9-]+`, 'gu'), 'identifier'],
  [/`/, /`[^`\n]{1,200}`/g, 'literal'],
  [/字[样樣]/, /[“「][^“”「」]{1,40}[”」](?=字[样樣])/g, 'literal'],
];

function shapes({ statutes, numbers }: Patterns): (text: string) => Span[] {
  const statute = new RegExp(`《[^《》\\n]{1,80}?(?:${anyOf(statutes)})(?:（[^（）]{1,20}）)?》`, 'gu');
  const number = new RegExp(
    `(?<=(?:${anyOf(numbers)})[：: ]{1,3})[^\\s，,；;。：:_]{0,40}\\d[^\\s，,；;。：:_]{0,40}`,
    'gu',
  );
  return (text) => [
    ...(text.includes('《') ? search(text, statute, 'statute') : []).map(
      (span): Span => ({ ...span, characters: true }),
    ),
    ...(/[号號码碼牌].?[：: ]/.test(text) ? search(text, number, 'identifier') : []),
    ...SHAPES.flatMap(([sign, pattern, reason]) => (sign.test(text) ? search(text, pattern, reason) : [])),
  ];
}

const search = (text: string, pattern: RegExp, reason: Reason): Span[] =>
  [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    reason,
  }));

interface Stretch {
  readonly start: number;
  readonly end: number;
}
/** Stretches as long as `lengthAt` says, from left to right. */
function stretches(text: string, lengthAt: (text: string, at: number) => number): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < text.length; ) {
    const length = lengthAt(text, at);
    if (length > 0) found.push({ start: at, end: at + length });
    at += length || 1;
  }
  return found;
}

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

function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('|');
}

/** Whether a word of the tables begins before a place of a text and goes on behind it. */
export function crossing(tables: readonly Table[]): Words['crosses'] {
  return (text, at) => {
    for (let from = Math.max(0, at - 4); from < at; from++)
      if (tables.some((table) => from + phraseAt(table, text, from, text.length) > at)) return true;
    return false;
  };
}
