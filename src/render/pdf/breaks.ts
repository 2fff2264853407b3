// Items of one cell → after which of them a line may end. UAX #14 gives the opportunities; Chinese tables and groups
// that belong together overrule it. UAX #14 takes “ ” for either side, so it is shown brackets in their place.
import LineBreaker from 'linebreak';
import type { Lang } from '../../contract/ast.js';
import type { Item } from './itemise.js';

/** Price of ending a line after an item: Infinity forbids it, 0 is free, more is a worse place (inside a web address). */
export type Price = number;

const never = Number.POSITIVE_INFINITY;
/** Live-Streaming may be parted, but a little white is better. */
const hyphen = 100;
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
    /第[\d.一二三四五六七八九十百零〇（）()a-z]+[条條款项項章节節]?/giu,
    /附件[一二三四五六七八九十\d]+/gu,
    /(人民[币幣]|RMB|USD|￥|¥)\s?[\d.,]+(元|[万萬]元)?/gu,
    /\d[\d.,:–-]*\s?(?![至到或和及与與])[\p{Script=Han}%％℃]/gu,
    /\d+月\d+日/gu,
    /[a-z\d]+[’'][a-z]+/giu,
  ],
  en: [
    /\b(RMB|USD|CNY|EUR|HKD)\s[\d.,]+/gu,
    /\b(Article|Clause|Section|Annex|Schedule|paragraph|item|No\.)\s[\w().]+/giu,
    /\d[\d.,]*\s(%|percent|per cent|seconds?|minutes?|hours?|days?|months?|years?|working|business|calendar)/gu,
    /\d{1,2}\s(January|February|March|April|May|June|July|August|September|October|November|December)/gu,
    /\b(Mr|Ms|Dr)\.?\s\w+/gu,
    /\b[A-Z]\w+\s[A-Z]\b/gu,
    /\bCo\.,\sLtd\b/gu,
  ],
};

const address = /[a-z\d][\w.+-]*(@|:\/\/|\.[a-z]{2,})[\w./@?=&%#:+~-]*/giu;

/** `prices[i]`: ending a line after item i. The last item is always a line end. */
export function breakPrices(items: readonly Item[], lang: Lang): Price[] {
  let text = '';
  /** Item of each UTF-16 unit of the text: pairs of dashes are one item. */
  const itemAt: number[] = [];
  items.forEach(({ glyph }, i) => {
    text += glyph.text;
    while (itemAt.length < text.length) itemAt.push(i);
  });
  const prices = new Array<Price>(items.length).fill(never);
  for (const end of opportunities(lang === 'zh' ? masked(text) : text)) {
    const i = itemAt[end - 1]!;
    const next = items[i + 1]?.glyph.text;
    const before = items[i]!.glyph.text;
    if (next === undefined) prices[i] = 0;
    else if (itemAt[end] !== i && !notFirst.test(next) && !notLast.test(before))
      prices[i] = before === '-' ? hyphen : 0;
  }
  for (const pattern of together[lang])
    for (const { index, 0: group } of text.matchAll(pattern))
      prices.fill(never, itemAt[index], itemAt[index + group.length - 1]);
  for (const { index, 0: group } of text.matchAll(address))
    if (group.length > 16) openAddress(group, itemAt[index]!, prices);
  return prices;
}

const masked = (text: string): string => text.replace(/[“”‘’—…·]/g, (c) => disguise[c]!);

function opportunities(text: string): number[] {
  const found: number[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) found.push(next.position);
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
    const marks = /^(close|centred)$/.test(items[i + 1]!.kind) || items[i]!.kind === 'open';
    if (opened[i] === never && !marks) opened[i] = 1000;
  }
  return opened;
}
