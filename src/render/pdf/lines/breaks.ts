// Items of one cell → after which of them a line may end, and at what price. UAX #14 gives the opportunities; Chinese tables and groups
// that belong together overrule it, hyphenation adds to it.
import type { Lang } from '../../../contract/ast.js';
import { addressBreaks, IN_ADDRESS, tiesIn } from './groups.js';
import { partings } from './hyphenate.js';
import type { Items } from './itemise.js';
import { beginsNoLine, endsNoLine, Kind } from './kinds.js';
import { opportunities } from './opportunities.js';
import { reused } from './reused.js';

/** Good until the next call. Price of ending a line after an item: Infinity forbids it, 0 is free, more is a worse place (inside a web address). */
export interface Breaks {
  readonly prices: Float64Array;
  /** 1 where a line that ends after the item ends in a hyphen. */
  readonly hyphens: Uint8Array;
  /** Of each UTF-16 unit of the text the item. */
  readonly itemAt: Uint32Array;
}

const pricesOf = reused(Float64Array);
const hyphensOf = reused(Uint8Array);
const itemsOf = reused(Uint32Array);

const never = Number.POSITIVE_INFINITY;
/**
 * Live-Streaming may be parted, but a little white is better. Not so value-added: who reads the PDF could not tell its hyphen from one
 * that parts a word.
 */
const compound = { name: 100, word: never };

/** `prices[i]`: ending a line after item i. The last item is always a line end. */
export function breaksIn(items: Items, lang: Lang): Breaks {
  const { text, glyphs } = items;
  const count = glyphs.length;
  const itemAt = unitsOf(items);
  const prices = pricesOf(count).fill(never, 0, count);
  const hyphens = hyphensOf(count).fill(0, 0, count);
  prices[count - 1] = 0;
  for (const at of opportunities(text, lang)) {
    const i = itemAt[at - 1]!;
    if (itemAt[at] === i) continue;
    const before = text.charCodeAt(at - 1);
    const after = text.charCodeAt(at);
    if (!beginsNoLine(after) && !endsNoLine(before))
      prices[i] = before === HYPHEN ? compound[isSmall(after) ? 'word' : 'name'] : 0;
  }
  for (const { from, to, price } of tiesIn(text, lang))
    for (let i = itemAt[from]!; i < itemAt[to]!; i++) if (prices[i]! < price) prices[i] = price;
  for (const at of addressBreaks(text)) prices[itemAt[at]!] = IN_ADDRESS;
  return { prices, hyphens, itemAt };
}

const HYPHEN = 0x2d;
const isSmall = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/** —— and ligatures are one item. */
function unitsOf({ text, glyphs }: Items): Uint32Array {
  const itemAt = itemsOf(text.length);
  let at = 0;
  for (let i = 0; i < glyphs.length; i++) for (let k = glyphs[i]!.text.length; k > 0; k--) itemAt[at++] = i;
  return itemAt;
}

/** Words in small letters that nothing else is tied to: no names, no figures, no parts of compounds or addresses. */
const word = /[a-z]{6,}/g;
const tiedBefore = /[\p{L}\p{N}\-.@/'’_]$/u;
const tiedBehind = /^(?:[\p{L}\p{N}\-@/'’_]|\.\p{L})/u;

/** Words may be parted at a price; the last one of a paragraph stays whole, and so does a ligature. */
export function partWords(text: string, { prices, hyphens, itemAt }: Breaks, price: number): void {
  const last = text.trimEnd().lastIndexOf(' ');
  for (const { 0: letters, index } of text.matchAll(word)) {
    if (index > last) return;
    const end = index + letters.length;
    if (tiedBefore.test(text.slice(Math.max(0, index - 2), index))) continue;
    if (tiedBehind.test(text.slice(end, end + 3))) continue;
    for (const count of partings(letters)) {
      const i = itemAt[index + count - 1]!;
      if (itemAt[index + count] === i || prices[i] !== never) continue;
      prices[i] = price;
      hyphens[i] = 1;
    }
  }
}

/** Ways out for a word wider than its line: after any of its items. Marks still never start a line. */
export function openBetween({ glyphs }: Items, prices: Float64Array, from: number, to: number): void {
  for (let i = from; i < to - 1; i++) {
    const next = glyphs[i + 1]!.kind;
    const marks = next === Kind.close || next === Kind.stop || next === Kind.centred;
    const joined = glyphs[i]!.kind === Kind.dash && next === Kind.dash;
    if (prices[i] === never && !marks && !joined && glyphs[i]!.kind !== Kind.open) prices[i] = 1000;
  }
}
