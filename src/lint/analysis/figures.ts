// The figures of a passage with what they measure, in either language, as values that compare: 三十日, 30日 and thirty (30) days are one.
// Numbers of clauses, annexes, statutes and documents are none. A pattern of the table takes its stretch from those behind it.
import type { ContractText, Passage } from '../text.js';
import type { Figure } from './figure.js';
import { PATTERNS } from './figure-patterns.js';
import { MONTHS } from './figure-readings.js';
import { ENGLISH_FIRST, HAN_NEXT } from './numerals.js';

export type { Figure, FigureKind } from './figure.js';

export const figuresOf = (text: ContractText): readonly Figure[] => text.passages.flatMap(figuresIn);

/** One of these stands in every figure: most passages hold none. */
const ANY_EN = new RegExp(
  `[\\d${HAN_NEXT}半]|(?<!\\w)(?:${ENGLISH_FIRST}|half|once|twice|thrice|${MONTHS.join('|')})`,
  'i',
);
const ANY_ZH = new RegExp(`[\\d${HAN_NEXT}半]|[a-z]{3}`, 'i');

/** Stands where a pattern has taken its stretch: no pattern begins or goes on there. */
const TAKEN = '\uFFFC';

export function figuresIn(passage: Passage): Figure[] {
  const found: Figure[] = [];
  let left = (passage.lang === 'zh' ? passage.folded : passage.text).replace(
    /[０-９％．]|(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g,
    (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
  if (!(passage.lang === 'zh' ? ANY_ZH : ANY_EN).test(left)) return [];
  let asked: RegExp | undefined;
  let shown = true;
  for (const { lang, sign, pattern, read } of PATTERNS) {
    if (lang !== undefined && lang !== passage.lang) continue;
    if (sign !== asked) [asked, shown] = [sign, sign?.test(left) !== false];
    if (!shown) continue;
    if (left.search(pattern) < 0) continue;
    let rest = 0;
    let masked = '';
    for (const match of left.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const figure = read(match.groups ?? {}, match[0]);
      if (figure === undefined) continue;
      masked += left.slice(rest, from) + TAKEN.repeat(to - from);
      rest = to;
      if (figure !== 'none') found.push({ ...figure, at: { passage: passage.index, from, to } });
    }
    left = masked + left.slice(rest);
  }
  return joined(
    found.toSorted((a, b) => a.at.from - b.at.from),
    passage.text,
  );
}

const OPENS = /^\s?[（(]\s?(?:即|say|in words|in figures)?[:：]?\s?$/u;
const CLOSES = /^\s?[）)]/u;

/** `thirty (30) days`, `三十（30）日` and `5%（百分之五）` count once. */
function joined(figures: readonly Figure[], text: string): Figure[] {
  const all: Figure[] = [];
  for (const figure of figures) {
    const last = all.at(-1);
    if (last && same(last, figure) && OPENS.test(text.slice(last.at.to, figure.at.from))) {
      const { words: _, ...first } = last.kind === 'number' ? figure : last;
      const closed = CLOSES.exec(text.slice(figure.at.to, figure.at.to + 2))?.[0].length ?? 0;
      all[all.length - 1] = {
        ...first,
        ...(last.words && figure.words && { words: true }),
        at: { passage: last.at.passage, from: last.at.from, to: figure.at.to + closed },
      };
    } else all.push(figure);
  }
  return all;
}

const same = (a: Figure, b: Figure): boolean =>
  a.value === b.value &&
  a.kind !== 'capital' &&
  b.kind !== 'capital' &&
  (a.kind === b.kind
    ? (a.unit ?? b.unit) === (b.unit ?? a.unit)
    : a.kind === 'number' || b.kind === 'number');
