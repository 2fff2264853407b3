// The articles cited beside a statute’s name: 第三十五、三十六条 and 第585条第2款 behind it; Articles 35 and 36 of … before it in English.

import type { Stretch } from '../text.js';
import { countOf } from './labels.js';

export interface Article {
  readonly number: number;
  readonly at: Stretch;
}
const N = '[〇零一二三四五六七八九十百千两\\d]{1,9}';
/** Between the name and the first article: the year of the text, a book of the Code. */
const LEAD =
  /\s{0,4}(?:[（(][^（()）]{0,40}[)）])?\s{0,4}(?:[\p{Script=Han}]{1,5}编)?[的中之]?\s{0,4}(?=第)/uy;
const ITEM = new RegExp(
  `(第?\\s{0,4}(${N})\\s{0,4}(条)?)(?:之[一二三四五六七八九十])?(?:第${N}款)?(?:第[（(]?${N}[)）]?项)?`,
  'uy',
);
const BETWEEN = new RegExp(`\\s{0,4}(?:、|，|,|和|及|与|以及|或者?|至|到|[–—~～-])\\s{0,4}(?=第|${N})`, 'uy');

/** In Chinese, from the end of the name. A number counts once 条 stands behind it or behind the numbers that follow it. */
export function articlesIn(text: string, end: number, passage: number): Article[] {
  const found: Article[] = [];
  let waiting: Article[] = [];
  let at = end + lengthAt(LEAD, text, end);
  if (at === end && text[end] !== '第') return found;
  for (;;) {
    ITEM.lastIndex = at;
    const item = ITEM.exec(text);
    if (!item) return found;
    const [whole, cited = '', figure = '', closed] = item;
    const number = countOf(figure);
    if (number === undefined) return found;
    waiting.push({ number, at: { passage, from: at, to: at + cited.length } });
    if (closed) {
      found.push(...waiting);
      waiting = [];
    }
    const gap = lengthAt(BETWEEN, text, at + whole.length);
    if (gap === 0) return found;
    at += whole.length + gap;
  }
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

const LIST = String.raw`(?:Articles?|Arts?\.)\s{1,5}(\d[\d(),–\s-]{0,60}(?:and\s{1,5}\d[\d()]{0,9})?)`;
const BEFORE = new RegExp(String.raw`${LIST}\s{0,4}(?:of|under)\s{1,5}(?:the\s{1,5})?$`, 'i');
const BEHIND = new RegExp(String.raw`^\s{0,4},?\s{0,4}${LIST}`, 'i');

export function articlesOf(text: string, from: number, to: number, passage: number): Article[] {
  const start = Math.max(0, from - 100);
  const before = BEFORE.exec(text.slice(start, from));
  const behind = before ? null : BEHIND.exec(text.slice(to, to + 100));
  const match = before ?? behind;
  if (!match) return [];
  const list = (before ? start : to) + match.index + match[0].indexOf(match[1]!);
  return [...match[1]!.replace(/\(\d+\)/g, (part) => ' '.repeat(part.length)).matchAll(/\d{1,4}/g)].map(
    (figure) => ({
      number: Number(figure[0]),
      at: { passage, from: list + figure.index, to: list + figure.index + figure[0].length },
    }),
  );
}
