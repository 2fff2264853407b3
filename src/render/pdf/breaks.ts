// Items of one cell → after which of them a line may end. UAX #14 gives the opportunities; Chinese tables and groups
// that belong together overrule it. UAX #14 takes “ ” for either side, so it is shown brackets in their place.
import LineBreaker from 'linebreak';
import type { Lang } from '../../contract/ast.js';
import type { Item } from './itemise.js';

/** Price of ending a line after an item: Infinity forbids it, 0 is free, more is a worse place (inside a web address). */
export type Price = number;

const never = Number.POSITIVE_INFINITY;
const notFirst = /^[，。、；：？！）》〉」』】〕］｝”’·…—⸺％℃‰%.,;:!?)\]}/]/u;
const notLast = /^[（《〈「『【〔［｛“‘￥¥$№第([{]/u;

const disguise: Readonly<Record<string, string>> = {
  '“': '（',
  '‘': '（',
  '”': '）',
  '’': '）',
  '—': '－',
  '…': '‥',
  '·': '・',
};

/** Kept whole: a number with what it counts, an amount with its currency, a citation, a date's day and month. */
const together: Readonly<Record<Lang, readonly RegExp[]>> = {
  zh: [
    /第[\d.一二三四五六七八九十百零〇（）()a-z]+[条款项章节]?/giu,
    /附件[一二三四五六七八九十\d]+/gu,
    /(人民币|RMB|USD|￥|¥)\s?[\d.,]+(元|万元)?/gu,
    /\d[\d.,:–-]*\s?[\p{Script=Han}%％℃]/gu,
    /\d+月\d+日/gu,
    /[a-z\d]+[’'][a-z]+/giu,
  ],
  en: [
    /\b(RMB|USD|CNY|EUR|HKD)\s[\d.,]+/gu,
    /\b(Article|Clause|Section|Annex|Schedule|paragraph|item|No\.)\s[\w().]+/giu,
    /\d[\d.,]*\s(%|percent|per cent|seconds?|minutes?|hours?|days?|months?|years?|working|business|calendar)/gu,
    /\d{1,2}\s(January|February|March|April|May|June|July|August|September|October|November|December)/gu,
    /\b(Mr|Ms|Dr)\.?\s\w+/gu,
    /\b\w+\s[A-Z]\b/gu,
    /\bCo\.,\sLtd\b/gu,
  ],
};

const address = /[a-z\d][\w.+-]*(@|:\/\/|\.[a-z]{2,})[\w./@?=&%#:+~-]*/giu;

/** `prices[i]`: ending a line after item i. The last item is always a line end. */
export function breakPrices(items: readonly Item[], lang: Lang): Price[] {
  const texts = items.map((item) => item.glyph.text);
  const starts: number[] = [];
  let text = '';
  for (const t of texts) {
    starts.push(text.length);
    text += t;
  }
  const allowed = opportunities(lang === 'zh' ? texts.map((t) => masked(t)).join('') : text);
  const prices = texts.map((t, i): Price => {
    const next = texts[i + 1];
    if (next === undefined) return 0;
    if (!allowed.has(starts[i + 1]!)) return never;
    if (notFirst.test(next)) return never;
    if (notLast.test(t)) return never;
    return 0;
  });
  const itemAt = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  for (const pattern of together[lang])
    for (const match of text.matchAll(pattern))
      prices.fill(never, itemAt(match.index), itemAt(match.index + match[0].length - 1));
  for (const match of text.matchAll(address))
    if (match[0].length > 16) openAddress(match[0], itemAt(match.index), prices);
  return prices;
}

const masked = (text: string): string => [...text].map((c) => disguise[c] ?? c).join('');

function opportunities(text: string): Set<number> {
  const found = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) found.add(next.position);
  return found;
}

/** A long address may end a line after / or before . @ ? & _ -, at a price. */
function openAddress(text: string, first: number, prices: Price[]): void {
  for (let i = 3; i < text.length - 3; i++) {
    const before = text[i - 1]!;
    const fit = /[/]/.test(before) ? !/[/]/.test(text[i]!) : /[.@?&_-]/.test(text[i]!);
    if (fit) prices[first + i - 1] = 60;
  }
}

/** Ways out for a word wider than its line: after any of its items. Marks still never start a line. */
export function emergencyPrices(
  items: readonly Item[],
  prices: readonly Price[],
  from: number,
  to: number,
): Price[] {
  const opened = [...prices];
  for (let i = from; i < to - 1; i++) {
    const marks = items[i + 1]!.kind === 'close' || items[i]!.kind === 'open';
    if (opened[i] === never && !marks) opened[i] = 400;
  }
  return opened;
}
