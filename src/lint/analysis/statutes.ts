// Every statute that the text names, with or without title marks, and the articles it cites of it. In title marks a name counts as it stands;
// without them the longest registered name does, so that 劳动合同法 is not 合同法.
import type { Laws } from '../../template/laws.js';
import { oncePer } from '../../text/once.js';
import type { ContractText, Passage, Stretch } from '../text.js';
import { articlesIn, articlesOf } from './articles.js';
import type { Facts } from './facts.js';

export interface Statute {
  /** Id of the law register, of the text in force on the day that counts where several bear the title; absent where the register has none of this title. */
  readonly law?: string;
  /** As written, without title marks. */
  readonly title: string;
  /** Whether it stands in 《》. */
  readonly marked: boolean;
  /** Articles cited of it, plain numbers. */
  readonly articles: readonly { readonly number: number; readonly at: Stretch }[];
  /** With its title marks. */
  readonly at: Stretch;
}

const COUNTRY = '中华人民共和国';
const MARKED = /《[^《》]{1,60}(?:《[^《》]{1,40}》[^《》]{0,60})?》/gu;
/** What only the kind of the title tells to be a statute. */
const KIND = /(?:法|法典|条例|规定|办法|解释|细则|通则|总则|批复|决定)(?:[（(][^（()）]{0,30}[)）])?$/u;
const OTHER_ZH = new RegExp(
  `${COUNTRY}(?!境|大陆|有关|相关|现行|法)[\\p{Script=Han}]{2,20}?(?:法典|法|条例)(?![律院规人典])`,
  'gu',
);
const OF_CHINA = String.raw`(?: {1,5}of {1,5}(?:the {1,5})?(?:People[’']s {1,5}Republic {1,5}of {1,5}China|P\.R\.C\.|PRC|China))`;
const ALL_OF_CHINA = new RegExp(OF_CHINA, 'g');
const OTHER_EN = new RegExp(String.raw`\b[A-Z][A-Za-z-]{1,30} (?:Law|Code|Regulations)${OF_CHINA}`, 'gu');
/** Before a registered name without title marks or the country: the end of another word than a longer title’s. */
const OPEN_ZH = /(?:^|[^\p{Script=Han}]|[据照按守反用循与和及或者之的以于依如由受从对现新旧原合国家])$/u;
/** 合同法律关系 is no statute. */
const GOES_ON = /^[律院规人定庭官]/u;

export function statutesOf(text: ContractText, { laws }: Facts, day: string | undefined): readonly Statute[] {
  const names = namesOf(laws);
  const law = (key: string): string | undefined => inForce(names.ids.get(key) ?? [], laws, day);
  return text.passages.flatMap((passage) =>
    passage.lang === 'zh' ? inChinese(passage, names, law) : inEnglish(passage, names, law),
  );
}

interface Names {
  /** Ids of all texts of a title, by its key. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly zh: RegExp;
  readonly en: RegExp;
}
type LawOf = (key: string) => string | undefined;

const namesOf = oncePer((laws: Laws): Names => {
  const ids = new Map<string, string[]>();
  const bare = new Set<string>();
  const english = new Set<string>();
  for (const [id, { title, also }] of Object.entries(laws)) {
    const own = [title.zh, ...(also?.zh ?? [])];
    for (const name of own) if (keyOf(name).length > 2) bare.add(name.replace(COUNTRY, ''));
    const spoken = [title.en, ...(also?.en ?? [])];
    for (const name of spoken) english.add(name.replace(/ of the People’s Republic of China$/, ''));
    for (const key of new Set([...own.map(keyOf), ...spoken.map(englishKey)]))
      ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  const longest = (all: Iterable<string>): string[] => [...all].sort((a, b) => b.length - a.length);
  return {
    ids,
    // A look at the first character spares most places the long list of names.
    zh: new RegExp(
      `(?=[${COUNTRY[0]}${[...new Set([...bare].map((name) => name[0]))].join('')}])(?:${COUNTRY})?(?:${longest(bare).map(literal).join('|')})`,
      'gu',
    ),
    en: new RegExp(
      String.raw`\b(?=[A-Z])(?:(?:PRC|Chinese) {1,5})?(?:${longest(english).map(spokenPattern).join('|')})(?![\w-])${OF_CHINA}?`,
      'gu',
    ),
  };
});

const literal = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const spokenPattern = (name: string): string =>
  literal(name.replace(/ of the People’s Republic of China/g, '\u0000'))
    .replaceAll('Labour', 'Labou?r')
    .replaceAll('’', "[’']")
    .replaceAll(' ', ' {1,5}')
    .replaceAll('\u0000', `${OF_CHINA}?`);

/** A Chinese title without marks, country, court and year of the text. */
export const keyOf = (title: string): string =>
  title
    .replace(/[《》〈〉<>\s]/g, '')
    .replaceAll(COUNTRY, '')
    .replace(/^最高人民法院/u, '')
    .replace(/[（(](?:19|20)\d\d[^（()）]{0,20}[)）]$/u, '');
const englishKey = (title: string): string =>
  title
    .replace(ALL_OF_CHINA, '')
    .replace(/\b(?:PRC|Chinese)\s+/g, '')
    .replaceAll('’', "'")
    .replaceAll('Labor', 'Labour')
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** The text in force on the day, else the last one before it, else the first. */
function inForce(ids: readonly string[], laws: Laws, day: string | undefined): string | undefined {
  const known = ids.toSorted((a, b) => (laws[a]!.from < laws[b]!.from ? -1 : 1));
  return known.findLast((id) => day === undefined || laws[id]!.from <= day) ?? known[0];
}

function inChinese(passage: Passage, names: Names, lawOf: LawOf): Statute[] {
  const { folded: text, index } = passage;
  const found: Statute[] = [];
  const add = (from: number, to: number, marked: boolean, law: string | undefined): void => {
    const written = passage.text.slice(from, to);
    found.push({
      ...(law !== undefined && { law }),
      ...{ title: marked ? written.slice(1, -1) : written, marked },
      ...{ articles: articlesIn(text, to, index), at: { passage: index, from, to } },
    });
  };
  const rest = text.replace(MARKED, (title, from: number) => {
    const law = lawOf(keyOf(title));
    if (law !== undefined || KIND.test(title.slice(1, -1))) add(from, from + title.length, true, law);
    return '\uFFFC'.repeat(title.length);
  });
  const left = rest.replace(names.zh, (name, from: number) => {
    const to = from + name.length;
    const open = name.startsWith(COUNTRY) || OPEN_ZH.test(rest.slice(Math.max(0, from - 1), from));
    if (!open || GOES_ON.test(rest.slice(to, to + 1))) return name;
    add(from, to, false, lawOf(keyOf(name)));
    return '\uFFFC'.repeat(name.length);
  });
  for (const { index: from, 0: name } of left.includes(COUNTRY) ? left.matchAll(OTHER_ZH) : [])
    add(from, from + name.length, false, undefined);
  return found.sort((a, b) => a.at.from - b.at.from);
}

/** A capital letter in front begins a longer title: Foreign Contract Law. */
const LONGER = /\b(?!The|Under|And|Or|Of|By|In|Article)[A-Z][a-z-]+\s+$/;

function inEnglish({ text, index }: Passage, names: Names, lawOf: LawOf): Statute[] {
  const found: Statute[] = [];
  const add = (from: number, { length }: string, law: string | undefined): void => {
    const [title, to] = [text.slice(from, from + length), from + length];
    found.push({
      ...(law !== undefined && { law }),
      ...{ title, marked: false, articles: articlesOf(text, from, to, index) },
      at: { passage: index, from, to },
    });
  };
  // White space of one kind only keeps the pattern of all names small.
  const left = text.replace(/[^\S ]/g, ' ').replace(names.en, (name, from: number) => {
    if (LONGER.test(text.slice(Math.max(0, from - 24), from))) return name;
    add(from, name, lawOf(englishKey(name)));
    return '\uFFFC'.repeat(name.length);
  });
  for (const { index: from, 0: name } of /China|P\.?R\.?C/.test(left) ? left.matchAll(OTHER_EN) : [])
    add(from, name, undefined);
  return found.sort((a, b) => a.at.from - b.at.from);
}
