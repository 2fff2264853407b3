// Terms that the text defines, and how often it uses each behind the definition: 以下简称“X”, “X”指, (the “X”), “X” means. Of two terms that
// begin alike the longer one is meant: 服务费 is no use of 服务.
import { passagesOf, SAID } from '../find.js';
import type { ContractText, Passage, Stretch } from '../text.js';

export interface Definition {
  /** Without its quotation marks; Chinese in Simplified. */
  readonly term: string;
  readonly lang: 'zh' | 'en';
  /** The term where it is defined. */
  readonly at: Stretch;
  /** Occurrences outside the definition itself. */
  readonly uses: number;
}
type Found = Omit<Definition, 'uses'>;

const QUOTED_ZH = '[“「『"](?<term>[^“”「」『』"]{1,24})[”」』"]';
const PATTERNS_ZH = [
  // 以下简称“甲方”或者“委托方”
  new RegExp(`(?:简称|合称|统称|统一称|[下又]称)(?:之)?(?:为|作)?[：:]?\\s?${QUOTED_ZH}`, 'gu'),
  new RegExp(
    `${QUOTED_ZH}(?:一词|一语)?[，,]?\\s?(?:是指|系指|均指|仅指|特指|指的是|指|的含义|的定义|定义为)`,
    'gu',
  ),
];
const ALSO_ZH = new RegExp(`^(?:、|或者?|和|及)${QUOTED_ZH}`, 'u');
const BARE_ZH =
  /^(?:本(?:合[同约]|契约|协议)(?:所称|中)?的?)?(?<term>[\p{Script=Han}A-Za-z]{2,12})[：:]?(?:是指|系指)/gu;

const QUOTED_EN = '[“"‘](?<term>[A-Za-z][^“”"’‘]{0,40})[”"’]';
const PATTERNS_EN = [
  new RegExp(
    `\\((?:(?:each|together|collectively|individually|hereinafter|hereafter|referred to as|being|and),?\\s){0,4}(?:the |an? )?${QUOTED_EN}`,
    'g',
  ),
  new RegExp(
    `${QUOTED_EN}\\s(?:means?|shall mean|refers? to|(?:has|have) the meaning|is (?:any|an?|the)\\b|is (?=when|“|")|when\\b)`,
    'g',
  ),
  new RegExp(`hereinafter (?:referred to as |called )?(?:the |an? )?${QUOTED_EN}`, 'g'),
];
const ALSO_EN = new RegExp(`^,?\\s(?:or|and)\\s(?:the |an? )?${QUOTED_EN}`);

export function definitionsOf(text: ContractText): readonly Definition[] {
  const found = passagesOf(text, SAID).flatMap((passage) => definedIn(passage));
  const uses = { zh: usesOf(text, found, 'zh'), en: usesOf(text, found, 'en') };
  return found.map((definition) => {
    const { lang, term } = definition;
    return { ...definition, uses: uses[lang].get(nameOf(lang, term)) ?? 0 };
  });
}

function definedIn(passage: Passage): Found[] {
  const { lang } = passage;
  const text = lang === 'zh' ? passage.folded : passage.text;
  if (!(lang === 'zh' ? /[称指义]/u : /[“"‘]/).test(text)) return [];
  const also = lang === 'zh' ? ALSO_ZH : ALSO_EN;
  const found = new Map<number, Found>();
  for (const pattern of lang === 'zh' ? [...PATTERNS_ZH, BARE_ZH] : PATTERNS_EN)
    for (const first of text.matchAll(pattern)) {
      add(found, passage, first, first.index);
      let end = first.index + first[0].length;
      for (let next = also.exec(text.slice(end, end + 60)); next; ) {
        add(found, passage, next, end);
        end += next[0].length;
        next = also.exec(text.slice(end, end + 60));
      }
    }
  return [...found.values()].sort((a, b) => a.at.from - b.at.from);
}

function add(
  found: Map<number, Found>,
  { index, lang }: Passage,
  match: RegExpExecArray,
  start: number,
): void {
  const { term = '' } = match.groups!;
  const from = start + match[0].lastIndexOf(term);
  if (!found.has(from)) found.set(from, { term, lang, at: { passage: index, from, to: from + term.length } });
}

/** Users and User are one. */
const nameOf = (lang: string, term: string): string =>
  lang === 'zh' ? term : term.toLowerCase().replace(/(?<=\w\w)(?:ies|y|s)$/, '');

function usesOf(text: ContractText, found: readonly Found[], lang: 'zh' | 'en'): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const names = new Set(found.filter((one) => one.lang === lang).map(({ term }) => nameOf(lang, term)));
  if (names.size === 0) return uses;
  const lengths = new Map<string, Set<number>>();
  for (const name of names) {
    const there = lengths.get(name[0]!) ?? new Set();
    lengths.set(name[0]!, there.add(name.length));
  }
  const first = [...lengths.keys()].map((sign) => sign.replace(/[\\\]^-]/, '\\$&')).join('');
  const begins = new RegExp(`${lang === 'en' ? '(?<!\\w)' : ''}[${first}]`, 'g');
  const defined = new Set(found.map(({ at }) => `${at.passage} ${at.from}`));
  const count = (name: string, at: string): void => {
    if (!defined.has(at)) uses.set(name, (uses.get(name) ?? 0) + 1);
  };
  for (const { index, folded, text: words } of passagesOf(text, SAID, lang)) {
    const read = lang === 'zh' ? folded : words.toLowerCase();
    begins.lastIndex = 0;
    for (let found = begins.exec(read); found; found = begins.exec(read)) {
      const at = found.index;
      const name = longest(read, at, lengths.get(read[at]!)!, names, lang);
      if (name === undefined) continue;
      count(name, `${index} ${at}`);
      begins.lastIndex = at + name.length;
    }
  }
  return uses;
}

function longest(
  text: string,
  at: number,
  lengths: ReadonlySet<number>,
  names: ReadonlySet<string>,
  lang: string,
): string | undefined {
  let found: string | undefined;
  for (const length of lengths) {
    const name = text.slice(at, at + length);
    if (length <= (found?.length ?? 0) || !names.has(name)) continue;
    if (lang === 'en' && !/^(?:ies|ys|y|s)?(?!\w)/.test(text.slice(at + length, at + length + 4))) continue;
    found = name;
  }
  return found;
}
