// Items of one cell → after which of them a line may end, and at what price. UAX #14 gives the opportunities; Chinese tables and groups
// that belong together overrule it, hyphenation adds to it. UAX #14 takes “ ” for either side, so it is shown brackets in their place.
import LineBreaker from 'linebreak';
import type { Lang } from '../../../contract/ast.js';
import { addressBreaks, IN_ADDRESS, tiesIn } from './groups.js';
import { partings } from './hyphenate.js';
import type { Item } from './itemise.js';
import { beginsNoLine, endsNoLine, Kind } from './kinds.js';

/** Price of ending a line after an item: Infinity forbids it, 0 is free, more is a worse place (inside a web address). */
export interface Breaks {
  readonly prices: Float64Array;
  /** 1 where a line that ends after the item ends in a hyphen. */
  readonly hyphens: Uint8Array;
}

const never = Number.POSITIVE_INFINITY;
/**
 * Live-Streaming may be parted, but a little white is better. Not so value-added: who reads the PDF could not tell its hyphen from one
 * that parts a word.
 */
const compound = { name: 100, word: never };

const disguise: Readonly<Record<string, string>> = {
  '“': '（',
  '‘': '（',
  '”': '）',
  '’': '）',
  '—': '－',
  '…': '‥',
  '·': '・',
};

/** `prices[i]`: ending a line after item i. The last item is always a line end. */
export function breaksIn(items: readonly Item[], lang: Lang): Breaks {
  const { text, itemAt } = textOf(items);
  const prices = new Float64Array(items.length).fill(never);
  const hyphens = new Uint8Array(items.length);
  prices[items.length - 1] = 0;
  const breaker = new LineBreaker(lang === 'zh' ? masked(text) : text);
  for (let next = breaker.nextBreak(); next && next.position < text.length; next = breaker.nextBreak()) {
    const i = itemAt[next.position - 1]!;
    if (itemAt[next.position] === i) continue;
    const before = items[i]!.glyph;
    const after = items[i + 1]!.glyph;
    if (!beginsNoLine(after.text) && !endsNoLine(before.text))
      prices[i] = before.text === '-' ? compound[/^[a-z]/.test(after.text) ? 'word' : 'name'] : 0;
  }
  for (const { from, to, price } of tiesIn(text, lang))
    for (let i = itemAt[from]!; i < itemAt[to]!; i++) if (prices[i]! < price) prices[i] = price;
  for (const at of addressBreaks(text)) prices[itemAt[at]!] = IN_ADDRESS;
  return { prices, hyphens };
}

/** The words of the items, and of each of their UTF-16 units the item: —— and ligatures are one item. */
function textOf(items: readonly Item[]): { text: string; itemAt: Uint32Array } {
  let text = '';
  for (const { glyph } of items) text += glyph.text;
  const itemAt = new Uint32Array(text.length);
  let at = 0;
  items.forEach(({ glyph }, i) => {
    for (let k = 0; k < glyph.text.length; k++) itemAt[at++] = i;
  });
  return { text, itemAt };
}

const masked = (text: string): string => text.replace(/[“”‘’—…·]/g, (c) => disguise[c]!);

/** Words in small letters that nothing else is tied to: no names, no figures, no parts of compounds or addresses. */
const word = /(?<![\p{L}\p{N}\-.@/'’_])[a-z]{6,}(?![\p{L}\p{N}\-@/'’_]|\.\p{L})/gu;

/** Words may be parted at a price; the last one of a paragraph stays whole, and so does a ligature. */
export function partWords(items: readonly Item[], { prices, hyphens }: Breaks, price: number): void {
  const { text, itemAt } = textOf(items);
  const last = text.trimEnd().lastIndexOf(' ');
  for (const { 0: letters, index } of text.matchAll(word)) {
    if (index > last) return;
    for (const count of partings(letters)) {
      const i = itemAt[index + count - 1]!;
      if (itemAt[index + count] === i || prices[i] !== never) continue;
      prices[i] = price;
      hyphens[i] = 1;
    }
  }
}

/** Ways out for a word wider than its line: after any of its items. Marks still never start a line. */
export function openBetween(items: readonly Item[], prices: Float64Array, from: number, to: number): void {
  for (let i = from; i < to - 1; i++) {
    const next = items[i + 1]!.glyph.kind;
    const marks = next === Kind.close || next === Kind.stop || next === Kind.centred;
    const joined = items[i]!.glyph.kind === Kind.dash && next === Kind.dash;
    if (prices[i] === never && !marks && !joined && items[i]!.glyph.kind !== Kind.open) prices[i] = 1000;
  }
}
