// What stands side by side in two languages: the passages of one clause, or of two clauses with the same number where the languages follow
// one another. A Chinese contract with some English in it has no pairs: only a text that says most of it twice is bilingual.
import type { Lang } from '../../contract/ast.js';
import type { Clause, ContractText, Passage } from '../text.js';

export interface LanguagePair {
  /** The clauses; the same index where one clause holds both languages. */
  readonly zh: number;
  readonly en: number;
  readonly passages: { readonly zh: readonly Passage[]; readonly en: readonly Passage[] };
}
export interface Pairs {
  readonly pairs: readonly LanguagePair[];
  /** Numbered clauses that one language has and the other lacks. */
  readonly alone: readonly number[];
}

interface Side {
  readonly clause: Clause;
  readonly zh: readonly Passage[];
  readonly en: readonly Passage[];
}

export function pairsOf(text: ContractText): Pairs {
  if (text.foreign ? !saysTwice(text) : text.languages.length < 2) return { pairs: [], alone: [] };
  // What is still to be filled in differs from everything.
  const open = ({ passages }: Clause): boolean =>
    passages.some((index) => text.passages[index]!.segments.some(({ blank }) => blank));
  const sides = text.clauses
    .filter((clause) => clause.section !== 'contents' && !open(clause))
    .map((clause) => sideOf(clause, text))
    .filter(({ zh, en }) => zh.length + en.length > 0);
  const { pairs, alone } = paired(text.foreign ? coarser(sides, text) : sides);
  return { pairs, alone: alone.filter((index) => text.clauses[index]!.number.length > 0) };
}

/** Share of an article's clauses without a match from which its numbers are taken to differ by language, （一） against 5.1(a). */
const ODD = 0.25;
const FEW = 4;

/** Articles whose clauses cannot be matched by number are compared as a whole. */
function coarser(sides: readonly Side[], text: ContractText): readonly Side[] {
  const matched = new Set(paired(sides).pairs.flatMap(({ zh, en }) => [zh, en]));
  const articles = new Map<string, { single: number; missed: number }>();
  for (const { clause } of sides) {
    const key = keyOf(rootOf(clause, text));
    const article = articles.get(key) ?? { single: 0, missed: 0 };
    article.single += 1;
    if (!matched.has(clause.index)) article.missed += 1;
    articles.set(key, article);
  }
  const isOdd = ({ clause }: Side): boolean => {
    const { single, missed } = articles.get(keyOf(rootOf(clause, text)))!;
    return single >= FEW && missed > single * ODD;
  };
  return [...sides.filter((side) => !isOdd(side)), ...byArticle(sides.filter(isOdd), text)].toSorted(
    (a, b) => a.clause.index - b.clause.index,
  );
}

function rootOf(clause: Clause, { clauses }: ContractText): Clause {
  let root = clause;
  while (root.parent !== undefined) root = clauses[root.parent]!;
  return root;
}

function paired(sides: readonly Side[]): Pairs {
  const english = longest(
    sides.filter(({ zh }) => zh.length === 0),
    'en',
  );
  const chinese = longest(
    sides.filter(({ en }) => en.length === 0),
    'zh',
  );
  const pairs: LanguagePair[] = [];
  const alone: number[] = [];
  for (const side of sides) {
    const { clause, zh, en } = side;
    const key = keyOf(clause);
    const other = zh.length === 0 ? chinese.get(key) : english.get(key);
    if (zh.length > 0 && en.length > 0) pairs.push(pairOf(side, side));
    else if (!other) alone.push(clause.index);
    else if (chinese.get(key) === side && isLike(side, other)) pairs.push(pairOf(side, other));
  }
  return { pairs, alone };
}

/** Each article with all that stands below it. */
function byArticle(sides: readonly Side[], text: ContractText): Side[] {
  const found = new Map<Clause, { clause: Clause; zh: Passage[]; en: Passage[] }>();
  for (const { clause, zh, en } of sides) {
    const root = rootOf(clause, text);
    const article = found.get(root) ?? { clause: root, zh: [], en: [] };
    for (const passage of zh) article.zh.push(passage);
    for (const passage of en) article.en.push(passage);
    found.set(root, article);
  }
  return [...found.values()];
}

const pairOf = (zh: Side, en: Side): LanguagePair => ({
  ...{ zh: zh.clause.index, en: en.clause.index },
  passages: { zh: zh.zh, en: en.en },
});

/** One of each number: where a line of the contents bears it too, the clause itself. */
function longest(sides: readonly Side[], lang: Lang): Map<string, Side> {
  const found = new Map<string, Side>();
  for (const side of sides) {
    const known = found.get(keyOf(side.clause));
    if (!known || lengthOf(side[lang]) > lengthOf(known[lang])) found.set(keyOf(side.clause), side);
  }
  return found;
}
const lengthOf = (passages: readonly Passage[]): number =>
  passages.reduce((sum, { text }) => sum + text.length, 0);

/** Two clauses of the same number are not each other's translation where one is much too short for it. */
function isLike({ zh }: Side, { en }: Side): boolean {
  const [han, words] = counted([...zh, ...en]);
  return han < 20 || (words > han * 0.25 && words < han * 1.5);
}

/** A translation has about six English words for ten Chinese characters. */
function saysTwice({ passages }: ContractText): boolean {
  const [han, words] = counted(passages);
  return words > han * 0.2 && words < han * 2;
}
function counted(passages: readonly Passage[]): readonly [han: number, words: number] {
  let [han, words] = [0, 0];
  for (const { text, lang } of passages)
    if (lang === 'zh') han += text.match(/\p{Script=Han}/gu)?.length ?? 0;
    else words += text.match(/[A-Za-z]+/g)?.length ?? 0;
  return [han, words];
}

const keyOf = ({ section, number }: Clause): string => `${section} ${number.join('.')}`;

/** What holds no letter, a number in a table's cell, is printed once for both languages or in each of them. */
function sideOf(clause: Clause, text: ContractText): Side {
  const said = clause.passages
    .map((index) => text.passages[index]!)
    .filter(({ kind }) => kind !== 'furniture' && kind !== 'contents');
  const of = (lang: Lang): Passage[] => said.filter((passage) => passage.lang === lang);
  const bare = (lang: Lang): number => of(lang).filter((passage) => !isWorded(passage)).length;
  const once = bare('zh') !== bare('en');
  const kept = (lang: Lang): Passage[] => (once && text.foreign ? of(lang).filter(isWorded) : of(lang));
  return { clause, zh: kept('zh'), en: kept('en') };
}
const isWorded = ({ text }: Passage): boolean => /\p{L}{2}|\p{Script=Han}/u.test(text);
