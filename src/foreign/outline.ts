// The lines of a foreign contract in, its clauses and passages out. How deep a number stands follows from the numbers above it, since every
// contract has its own ways; what it counts is read from the number itself, so that gaps and doubles show.
import type { Lang, Pair } from '../contract/ast.js';
import { SECTION_NAMES } from '../contract/sections.js';
import type { Clause, ContractText, Passage, PassageKind, Segment } from '../lint/text.js';
import type { Fold } from '../script/fold.js';
import { LEADER, langOf } from './kinds.js';
import { citeOf, type Label, RANKS, type Scheme } from './labels.js';
import { type Line, type Told, type Tops, toldLines } from './lines.js';
import { piecesOf } from './pieces.js';

export type { Line } from './lines.js';

interface Open {
  readonly schemes: Partial<Record<Lang, Scheme>>;
  /** Counters as the number itself names them, [8, 1] of 8.1. */
  readonly counters: readonly number[];
  readonly clause: Building;
}
type Building = Omit<Clause, 'label' | 'cite' | 'passages'> & {
  label: Pair<string>;
  cite: Pair<string>;
  readonly passages: number[];
  readonly langs: Set<Lang>;
  /** Languages in which it has a number. */
  readonly numbered: Set<Lang>;
};
interface Work {
  readonly clauses: Building[];
  readonly passages: Passage[];
  /** Clauses that are open, the top one first. */
  readonly stack: Open[];
  readonly tops: Tops;
  /** Both languages number their clauses, line by line. */
  readonly paired: boolean;
  readonly fold: Fold;
}
const NONE: Pair<string> = { zh: '', en: '' };

export function outlined(lines: readonly Line[], source: string, fold: Fold): ContractText {
  const { lines: told, tops } = toldLines(lines, fold);
  const work: Work = { clauses: [], passages: [], stack: [], tops, paired: isPaired(told), fold };
  open(work, { section: 'front', number: [], level: 0, cite: SECTION_NAMES.preamble });
  told.forEach((line, at) => {
    const current = work.clauses.at(-1)!;
    if (line.number) number(work, line, line.number);
    else if (line.section !== current.section) section(work, line);
    add(work, line, headingOf(told, at));
  });
  return finished(work, source);
}

/** At least a quarter of the numbers in each language. */
function isPaired(lines: readonly Told[]): boolean {
  const en = lines.filter((line) => line.number && line.lang === 'en').length;
  const zh = lines.filter((line) => line.number && line.lang === 'zh').length;
  return Math.min(zh, en) * 3 >= Math.max(zh, en) && zh + en > 0 && Math.min(zh, en) > 0;
}

function open(
  work: Work,
  given: Pick<Building, 'section' | 'number' | 'level' | 'cite'> & Partial<Building>,
): Building {
  const clause: Building = {
    label: NONE,
    ...given,
    ...{ index: work.clauses.length, passages: [], langs: new Set(), numbered: new Set() },
  };
  work.clauses.push(clause);
  return clause;
}

const NAMES: Readonly<Record<Clause['section'], Pair<string>>> = {
  front: SECTION_NAMES.preamble,
  contents: { zh: '目录', en: 'Contents' },
  body: SECTION_NAMES.articles,
  signature: SECTION_NAMES.signing,
  annex: SECTION_NAMES.annexes,
};
function section(work: Work, { section: name }: Told): void {
  work.stack.length = 0;
  open(work, { section: name, number: [], level: 0, cite: NAMES[name] });
}

// Numbers

function number(work: Work, line: Told, label: Label): void {
  const current = work.clauses.at(-1)!;
  if (current.section !== line.section) work.stack.length = 0;
  const lang = work.paired ? line.lang : 'zh';
  const printed = label.text.trimEnd();
  if (joins(work, line, label)) {
    current.label = { ...current.label, [line.lang]: printed };
    current.cite = {
      ...current.cite,
      [line.lang]: citeOf(label, line.lang, cites(work, current))[line.lang],
    };
    current.numbered.add(line.lang);
    const own = work.stack.at(-1);
    const agrees = label.counters.at(-1) === own?.counters.at(-1);
    const joined = agrees ? label : (label.instead ?? label);
    if (own)
      work.stack[work.stack.length - 1] = { ...own, schemes: { ...own.schemes, [lang]: joined.scheme } };
    return;
  }
  const read = readingOf(work, label, lang);
  unwind(work, read, lang, line.section);
  const above = parentOf(work, read, lang);
  const clause = open(work, {
    ...{ section: line.section, level: work.stack.length, number: numberOf(read, above, work) },
    ...{
      label: work.paired ? { ...NONE, [line.lang]: printed } : { zh: printed, en: printed },
      cite: citeOf(read, line.lang, above && citesBelow(read, above)),
    },
    ...(above && { parent: above.clause.index }),
    place: { line: line.line, col: line.col, ...(line.page !== undefined && { page: line.page }) },
  });
  clause.numbered.add(line.lang);
  takeAlong(work, current, clause, line);
  work.stack.push({ schemes: { [lang]: read.scheme }, counters: read.counters, clause });
}

/** The other language's line of the same clause. */
function joins(work: Work, line: Told, label: Label): boolean {
  const current = work.clauses.at(-1)!;
  const own = work.stack.at(-1);
  return (
    work.paired &&
    own?.clause === current &&
    current.section === line.section &&
    !current.langs.has(line.lang) &&
    !current.numbered.has(line.lang) &&
    [label, ...(label.instead ? [label.instead] : [])].some(
      ({ counters }) => (counters.at(-1) ?? 0) === (own.counters.at(-1) ?? 0),
    )
  );
}

function cites(work: Work, { parent }: Building): Pair<string> | undefined {
  return parent === undefined ? undefined : work.clauses[parent]!.cite;
}
const citesBelow = ({ scheme }: Label, { clause }: Open): Pair<string> | undefined =>
  /^(?:chapter|section|part|article)$/.test(scheme) ? undefined : clause.cite;

/** (i) is what its list needs it to be. */
function readingOf({ stack }: Work, label: Label, lang: Lang): Label {
  const { instead } = label;
  if (!instead) return label;
  const follows = ({ scheme, counters: [n = 0] }: Pick<Label, 'scheme' | 'counters'>): boolean =>
    stack.some((one) => one.schemes[lang] === scheme && one.counters.at(-1) === n - 1);
  if (follows(label)) return label;
  return follows(instead) || instead.counters[0] === 1 ? { ...label, ...instead } : label;
}

const decimals = (scheme: Scheme | undefined): number =>
  Number(/^decimal-(\d)$/.exec(scheme ?? '')?.[1] ?? 0);

/** Closes what cannot hold this number. */
function unwind({ stack, tops }: Work, label: Label, lang: Lang, section: Clause['section']): void {
  const { scheme } = label;
  const known = stack.findIndex((one) => one.schemes[lang] === scheme);
  if (known >= 0) {
    stack.length = known;
    return;
  }
  // Of an excerpt with one article its 8.1, 8.2 are the most frequent numbers.
  const below = stack.some((one) => holds(one, label));
  if (scheme === 'annex' || (scheme === tops[lang] && section !== 'annex' && !below)) stack.length = 0;
  const rank = RANKS.indexOf(scheme);
  const structural = /^(?:part|chapter|section|article)$/.test(scheme);
  const depth = decimals(scheme);
  const lower = stack.findIndex(({ schemes }) => {
    const own = schemes[lang];
    if (own === undefined || own === 'annex') return false;
    if (structural) return !RANKS.includes(own) || RANKS.indexOf(own) > rank;
    return depth > 0 && decimals(own) > depth;
  });
  if (lower >= 0) stack.length = lower;
}

/** 8 holds 8.1. */
const holds = (one: Open, { scheme, counters }: Label): boolean =>
  decimals(scheme) > 1 && one.counters.join('.') === counters.slice(0, -1).join('.');

/** 8.1 belongs to 8 wherever that stands; anything else to what is open. */
function parentOf({ stack }: Work, label: Label, lang: Lang): Open | undefined {
  const at = stack.findLastIndex((one) => holds(one, label) && one.schemes[lang] !== 'annex');
  if (at >= 0) stack.length = at + 1;
  return stack.at(-1);
}

/** Articles count through their chapters; what is numbered in full counts as it says, even under another article. */
function numberOf(label: Label, above: Open | undefined, { stack }: Work): readonly number[] {
  const { scheme, counters } = label;
  const annex = stack[0] && Object.values(stack[0].schemes).includes('annex') ? stack[0].clause.number : [];
  if (/^(?:part|chapter|section|article|annex)$/.test(scheme)) return [...annex, ...counters];
  if (decimals(scheme) > 1) {
    const belongs = above !== undefined && holds(above, label);
    return belongs ? [...above.clause.number, counters.at(-1)!] : [...annex, ...counters];
  }
  return [...(above?.clause.number ?? []), ...counters];
}

/** Where only the other language numbers a paragraph, its words in front belong to that number. */
function takeAlong(work: Work, from: Building, to: Building, { lang }: Told): void {
  const last = work.passages.at(-1);
  if (!work.paired || !last || last.lang === lang || last.clause !== from.index || last.kind !== 'body')
    return;
  if (from.section !== to.section || from.numbered.size === 0 || !from.langs.has(lang)) return;
  const own = from.passages.map((index) => work.passages[index]!.lang);
  if (own.filter((one) => one === last.lang).length <= own.filter((one) => one === lang).length) return;
  from.passages.pop();
  to.passages.push(last.index);
  to.langs.add(last.lang);
  work.passages[last.index] = { ...last, clause: to.index };
}

// Passages

const ENDS = /[。；;.，,：:!！?？、]$/u;
const HEADING = 44;

/** Whether what stands behind a number is a heading: short, not a sentence, and something follows under it. */
function headingOf(lines: readonly Told[], at: number): boolean {
  const { number: label, text, label: given, lang, section } = lines[at]!;
  if (!label) return false;
  const rest = given === undefined ? text.slice(label.text.length).trim() : text;
  if (rest.length > HEADING * (lang === 'en' ? 2 : 1) || ENDS.test(rest)) return false;
  if (/^(?:part|chapter|section|article|annex|dun)$/.test(label.scheme) || section === 'contents')
    return true;
  const next = lines.slice(at + 1, at + 4).find((line) => line.lang === lang && line.kind !== 'furniture');
  return (
    next !== undefined &&
    next.section === section &&
    next.number?.scheme !== label.scheme &&
    !isAbove(next.number, label)
  );
}

const isAbove = (next: Label | undefined, label: Label): boolean =>
  next !== undefined &&
  RANKS.indexOf(next.scheme) >= 0 &&
  (RANKS.indexOf(label.scheme) < 0 || RANKS.indexOf(next.scheme) < RANKS.indexOf(label.scheme));

function add(work: Work, line: Told, isHeading: boolean): void {
  const label = line.label === undefined ? (line.number?.text.length ?? 0) : 0;
  const gap = /^[\s\u3000:：、.．–—-]*/u.exec(line.text.slice(label))![0].length;
  const start = label > 0 ? label + gap : 0;
  const own = line.text.slice(start);
  const text = line.kind === 'contents' ? own.replace(LEADER, '') : own;
  if (text === '') return;
  const kind: PassageKind = line.kind ?? (isHeading ? 'heading' : 'body');
  for (const piece of piecesOf(text, kind, line.number !== undefined)) {
    const segments = piece.segments.map(
      ({ from, to, col }): Segment => ({
        ...{ from, to, line: line.line, col: line.col + start + col },
        ...(line.page !== undefined && { page: line.page }),
      }),
    );
    const lang = piece.lang ?? langOf(piece.text) ?? line.lang;
    put(work, { ...piece, lang, segments, marked: line.marked });
  }
}

interface Put extends Pick<Passage, 'lang' | 'kind' | 'text' | 'segments'> {
  readonly marked: true | undefined;
}
function put({ clauses, passages, fold }: Work, { marked, ...given }: Put): void {
  const clause = clauses.at(-1)!;
  clause.passages.push(passages.length);
  clause.langs.add(given.lang);
  passages.push({
    ...{ index: passages.length, ...given, folded: fold(given.text), clause: clause.index },
    ...(marked && { marked }),
  });
}

function finished({ clauses, passages }: Work, source: string): ContractText {
  // A company's name or an address in Latin letters makes no bilingual contract.
  const share = (lang: Lang): number =>
    passages.filter((passage) => passage.lang === lang).length / passages.length;
  const languages = (['zh', 'en'] as const).filter((lang) => share(lang) >= 0.1);
  const isHans = passages.every(({ text, folded }) => folded === text);
  return {
    ...{ foreign: true, status: 'final', languages, passages, source },
    clauses: clauses.map(({ langs: _, numbered: __, ...clause }) => clause),
    script: isHans ? 'hans' : 'hant',
  };
}
