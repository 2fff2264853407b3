// References to other clauses and annexes of the same contract, and where they lead. A statute's article is no reference, nor is 前款 or
// 本条第二款: only what counts from the top. A target is found by the number printed in front of it.
import { romanValue } from '../../text/roman.js';
import { passagesOf, SAID } from '../find.js';
import type { Clause, ContractText, Passage, Stretch } from '../text.js';
import { countOf, isAnnex, letterValue, type Numbered, numberedClauses } from './labels.js';

export interface Reference {
  readonly kind: 'clause' | 'annex';
  /** Counters from the top: 第8.1条 is [8, 1]. */
  readonly number: readonly number[];
  /** The clause it leads to, the article where only paragraphs are counted below it; absent where there is none. */
  readonly target?: number;
  readonly at: Stretch;
}
interface Found {
  readonly kind: 'clause' | 'annex';
  /** 条, 章, article: which labels it may mean. */
  readonly unit: string;
  readonly number: readonly number[];
  readonly from: number;
  readonly to: number;
}

const N = '[〇零一二三四五六七八九十百两\\d]{1,6}';
const STEP = `(?:第?\\s?[（(]?(?:${N}|[a-z])[)）]?\\s?[款项目]|第\\s?${N}\\s?条)`;
const STEPS = new RegExp(`${N}|(?<![a-z])[a-z]{1,4}(?![a-z])`, 'gu');
const CLAUSES_ZH = new RegExp(
  `第\\s{0,4}(?<way>\\d{1,3}(?:[.．]\\d{1,3}){1,3}|${N})\\s{0,4}(?<unit>[条章款项])(?<steps>${STEP}{0,4})`,
  'gu',
);
const ANNEXES_ZH = new RegExp(
  `附件\\s{0,4}(?<way>${N})(?!\\s?[份式套张页并个])(?<steps>第\\s?${N}\\s?条${STEP}{0,4})?`,
  'gu',
);
/** What stands in front of a statute's article: a title in marks with its year, or the end of a title without them. */
const STATUTE_ZH =
  /(?:》(?:[（(][^（）()]{0,20}[)）])?|(?:法|典|条例|规定|办法|解释|规则|细则|准则|公约|决定|标准))(?:[^，。；：《》]{0,6}编)?(?:中|的|之)?\s?$/u;
const OWN_ZH = /(?:本|该|此|上述|前述)(?:规定|办法|规则|细则|标准)的?\s?$/u;
/** 第五百零六条、第五百零七条和第五百零八条 are of one statute. */
const JOINED_ZH = /^\s?(?:、|和|及|与|或|或者|以及|至|到|，)\s?$/u;

const CLAUSES_EN =
  /\b(?<unit>Article|Clause|Section|Chapter|article|clause|section)s?\s+(?<way>\d{1,3}(?:\.\d{1,3}){0,3})(?<steps>(?:\s?\([a-z0-9]{1,4}\)){0,3})/g;
const ANNEXES_EN =
  /\b(?:Annex|Appendix|Schedule|Exhibit)(?:es|s)?\s+(?<way>\d{1,2}|[IVX]{1,4}|[A-Z])\b(?<steps>,? paragraph \d{1,3}(?:\([a-z0-9]{1,4}\)){0,2})?/g;
const MORE_EN =
  /^(?:,|,? and|,? or| to|–)\s?(?<way>\d{1,3}(?:\.\d{1,3}){0,3})(?<steps>(?:\s?\([a-z0-9]{1,4}\)){0,3})(?![\w%])(?! (?:days?|months?|years?|hours?|percent))/;
const BEFORE_EN =
  /(?:Law|Code|Act|Regulations?|Interpretation|Measures|Provisions)(?: of the (?:PRC|People[’']s Republic of China))?(?: \([^()]{0,20}\))?[,(]?\s$/;
const BEHIND_EN =
  /^[^.;]{0,40}?\b(?:of|under|in) (?:the |that )?(?:[A-Z][\w’'-]{0,20} ){0,6}(?:Law|Code|Act|Regulations?|Interpretation|Measures|Provisions)\b/;

export function referencesOf(text: ContractText): readonly Reference[] {
  const cites = new Map(text.foreign ? [] : text.clauses.flatMap(citesOf));
  const find = targets(text);
  return passagesOf(text, SAID).flatMap((passage) =>
    (passage.lang === 'zh' ? inChinese(passage.folded) : inEnglish(passage.text))
      .sort((a, b) => a.from - b.from)
      .map(({ kind, unit, number, from, to }): Reference => {
        const words = passage.text.slice(from, to);
        const target = cites.get(words.toLowerCase()) ?? find(kind, unit, number, passage);
        const at = { passage: passage.index, from, to };
        return { kind, number, at, ...(target !== undefined && { target }) };
      }),
  );
}

/** Our own clauses are cited as they are called. */
const citesOf = ({ cite, index, number }: Clause): [string, number][] =>
  number.length === 0 && !/\d/.test(cite.en)
    ? []
    : [
        [cite.zh, index],
        [cite.en.toLowerCase(), index],
      ];

function inChinese(text: string): Found[] {
  if (!/第|附件/u.test(text)) return [];
  const clauses: Found[] = [];
  const taken = new Set<number>();
  const annexes = [...text.matchAll(ANNEXES_ZH)].map((match): Found => {
    const { way = '', steps = '' } = match.groups!;
    taken.add(match.index + match[0].length);
    return found('annex', '附件', [way], steps, match);
  });
  let statute = 0;
  for (const match of text.matchAll(CLAUSES_ZH)) {
    const { way = '', unit = '', steps = '' } = match.groups!;
    const { index } = match;
    const end = index + match[0].length;
    const lead = text.slice(Math.max(0, index - 40), index);
    const joined = statute > 0 && JOINED_ZH.test(text.slice(statute, index));
    if (joined || (STATUTE_ZH.test(lead) && !OWN_ZH.test(lead))) {
      statute = end;
      continue;
    }
    const way2 = way.split(/[.．]/);
    // A paragraph by itself counts from where it stands.
    const relative = way2.length === 1 && /[款项]/.test(unit);
    if (!relative && !taken.has(end)) clauses.push(found('clause', unit, way2, steps, match));
  }
  return [...clauses, ...annexes];
}

function inEnglish(text: string): Found[] {
  const all: Found[] = [];
  for (const [kind, pattern] of [
    ['clause', CLAUSES_EN],
    ['annex', ANNEXES_EN],
  ] as const)
    for (const match of text.matchAll(pattern)) {
      const { unit = 'annex', way = '', steps = '' } = match.groups!;
      const series = [found(kind, unit.toLowerCase(), way.split('.'), steps, match)];
      let end = match.index + match[0].length;
      for (let more = MORE_EN.exec(text.slice(end, end + 40)); more; ) {
        const { way: next = '', steps: below = '' } = more.groups!;
        const from = end + more[0].search(/\d/);
        end += more[0].length;
        series.push({ ...found(kind, unit.toLowerCase(), next.split('.'), below, match), from, to: end });
        more = MORE_EN.exec(text.slice(end, end + 40));
      }
      const statute =
        BEFORE_EN.test(text.slice(Math.max(0, match.index - 60), match.index)) ||
        BEHIND_EN.test(text.slice(end, end + 160));
      if (!statute) all.push(...series);
    }
  return all;
}

function found(
  kind: Found['kind'],
  unit: string,
  way: readonly string[],
  steps: string,
  match: RegExpExecArray,
): Found {
  const below = steps.match(STEPS) ?? [];
  const number = [...way, ...below].map((step, i, all) => {
    // (a)(i): behind a letter i counts as Roman.
    const roman = /^[a-z]$/.test(all[i - 1] ?? '') ? romanValue(step) : undefined;
    return roman ?? countOf(step) ?? letterValue(step) ?? 0;
  });
  return { kind, unit, number, from: match.index, to: match.index + match[0].length };
}

type Find = (
  kind: Found['kind'],
  unit: string,
  number: readonly number[],
  passage: Passage,
) => number | undefined;

const key = (area: string, way: readonly number[]): string => `${area} ${way.join('.')}`;
/** Which labels an article may bear, the likeliest first; a reference to 第三条 may mean 三、 where nothing is called 条. */
const SCHEMES: Readonly<Record<string, readonly string[]>> = {
  条: ['条', '一、', '1.', 'article', '章'],
  章: ['章', 'chapter'],
  article: ['article', 'clause', 'section', '条', '1.', '一、', 'chapter', '章'],
  clause: ['clause', 'article', 'section', '1.', '条', '一、'],
  section: ['section', 'article', 'clause', '1.', '条', 'chapter', '章', '一、'],
  chapter: ['chapter', '章'],
};

function targets(text: ContractText): Find {
  const places = new Map<string, Numbered[]>();
  const schemes = new Set<string>();
  const below = new Map<number, number>();
  const annexOf = new Map<number, number>();
  let annex: number | undefined;
  for (const one of numberedClauses(text)) {
    const { clause, label, way } = one;
    const { index, parent, section } = clause;
    if (section === 'contents') continue;
    if (parent !== undefined) below.set(parent, (below.get(parent) ?? 0) + 1);
    annex = section !== 'annex' ? undefined : isAnnex(label) ? label.numbers[0] : annex;
    if (annex !== undefined) annexOf.set(index, annex);
    const area = annex === undefined ? 'body' : `annex ${annex}`;
    const top = way.length === label.numbers.length;
    const names = isAnnex(label)
      ? [key('annexes', way)]
      : [key(area, way), ...(top ? [key(`${area} ${label.scheme}`, way)] : [])];
    for (const name of names) {
      const there = places.get(name);
      if (there) there.push(one);
      else places.set(name, [one]);
    }
    if (top) schemes.add(`${area} ${label.scheme}`);
  }
  const pick = (name: string, lang: string): number | undefined => {
    const there = places.get(name);
    return (there?.find((one) => one.lang === lang) ?? there?.[0])?.clause.index;
  };
  /** 第八条第二款 may mean the second paragraph of the article although its clauses are numbered. */
  const paragraphOf = (clause: number, nth: number): number | undefined => {
    const numbered = below.get(clause);
    const own = text.clauses[clause]!.passages.filter(
      (index) => text.passages[index]!.kind === 'body',
    ).length;
    return numbered === undefined || nth <= Math.max(own, numbered) ? clause : undefined;
  };
  /** As deep as numbers are printed; deeper ones count paragraphs. */
  const within = (area: string, number: readonly number[], first: number, lang: string) => {
    for (let depth = number.length; depth > 1; depth--) {
      const there = pick(key(area, number.slice(0, depth)), lang);
      if (there === undefined) continue;
      return depth === number.length ? there : paragraphOf(there, number[depth]!);
    }
    return number.length === 1 ? first : paragraphOf(first, number[1]!);
  };
  const inArea = (area: string, unit: string, number: readonly number[], lang: string) => {
    const decimal = number.length > 1 ? pick(key(area, number), lang) : undefined;
    if (decimal !== undefined) return decimal;
    const usual = (SCHEMES[unit] ?? SCHEMES.条!).find((scheme) => schemes.has(`${area} ${scheme}`));
    const first = pick(key(usual === undefined ? area : `${area} ${usual}`, number.slice(0, 1)), lang);
    return first === undefined ? undefined : within(area, number, first, lang);
  };
  return (kind, unit, number, passage) => {
    const own = annexOf.get(passage.clause);
    if (kind === 'annex') {
      const there = pick(key('annexes', number.slice(0, 1)), passage.lang);
      if (there === undefined || number.length === 1) return there;
      return inArea(`annex ${number[0]}`, '条', number.slice(1), passage.lang) ?? there;
    }
    // Within an annex its own numbers come first.
    const near = own === undefined ? undefined : pick(key(`annex ${own}`, number), passage.lang);
    return near ?? inArea('body', unit, number, passage.lang);
  };
}
