// Items and a width → lines of placed glyphs. All line ends of a paragraph are chosen together, by least total looseness:
// this looks ahead far enough to avoid loose lines and a lone last character. Seam for hyphenation: `breakPrices`.
import type { Lang, Run } from '../../contract/ast.js';
import type { Typesetting } from '../style.js';
import { breakPrices, emergencyPrices, type Price } from './breaks.js';
import type { Glyph } from './faces.js';
import type { Item } from './itemise.js';

/** A glyph on a line; x in points from the line's left edge. */
export interface Placed {
  readonly glyph: Glyph;
  readonly x: number;
  readonly run: Run;
}

export interface Line {
  readonly glyphs: readonly Placed[];
  /** Where the line's ink area starts and ends, in points from the left edge. */
  readonly left: number;
  readonly right: number;
  /** Colour behind the words that came from the sheet, where those are marked. */
  readonly highlight?: readonly [number, number, number];
}

export interface Setting {
  readonly lang: Lang;
  readonly size: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center' | 'justify';
  /** First-line indent in points. */
  readonly indent?: number;
  readonly typesetting: Typesetting;
}

/** Sums over items 0…i, in 1/1000 em, so that any candidate line is measured by two subtractions. */
interface Sums {
  readonly width: number[];
  readonly stretch: number[];
  readonly shrink: number[];
}

const never = Number.POSITIVE_INFINITY;
/** Joints may open to this many times their comfortable stretch; a line that needs more is set as it comes and stays short. */
const loosest = 3;
const lonely = 2200;

export function setLines(items: readonly Item[], setting: Setting): Line[] {
  if (items.length === 0) return [];
  const sums = measure(items);
  const room = (first: boolean): number =>
    ((setting.width - (first ? (setting.indent ?? 0) : 0)) * 1000) / setting.size;
  const prices = openTooWide(items, breakPrices(items, setting.lang), sums, room(true));
  const ends = chooseEnds(items, prices, sums, room, setting.align);
  return ends.map((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1]!;
    return place(items, start, end, sums, setting, i === 0, i === ends.length - 1);
  });
}

function measure(items: readonly Item[]): Sums {
  const sums: Sums = { width: [0], stretch: [0], shrink: [0] };
  items.forEach((item, i) => {
    const { stretch, shrink } = elasticity(item, items[i + 1]);
    sums.width.push(sums.width[i]! + item.glyph.width + item.kern);
    sums.stretch.push(sums.stretch[i]! + stretch);
    sums.shrink.push(sums.shrink[i]! + shrink);
  });
  return sums;
}

/** How much the place after an item may give, in 1/1000 em. Nothing opens before a closing or after an opening mark. */
function elasticity(item: Item, next: Item | undefined): { stretch: number; shrink: number } {
  if (!next) return { stretch: 0, shrink: 0 };
  if (item.kind === 'space') return { stretch: 130, shrink: 60 };
  if (item.glyph.gap > 0) return { stretch: 60, shrink: 60 };
  if (item.kind === 'close' && item.kern === 0) return { stretch: 60, shrink: 200 };
  if (next.kind === 'open' && item.kern === 0) return { stretch: 60, shrink: 200 };
  const cjk = item.kind !== 'latin' && next.kind !== 'latin' && next.kind !== 'space';
  const closed = item.kind === 'open' || next.kind === 'close';
  // A centred mark gives on both sides alike.
  const centred = (item.kind === 'centred' || next.kind === 'centred') && item.kern === 0;
  return { stretch: cjk && !closed ? 45 : 0, shrink: centred ? 100 : 0 };
}

/** White that does not count at a line's end: trailing spaces, the outer half of a mark, a gap. */
function endTrim(items: readonly Item[], start: number, end: number): number {
  let trim = 0;
  let last = end - 1;
  while (last > start && items[last]!.kind === 'space') {
    trim += items[last]!.glyph.width;
    last--;
  }
  const item = items[last]!;
  return trim + item.glyph.gap + item.kern + (item.kind === 'close' ? 500 : 0);
}

const startTrim = (item: Item): number => (item.kind === 'open' ? 500 : 0);

/** Width of items start…end−1 as a line, and what it can give. */
function lineWidth(items: readonly Item[], sums: Sums, start: number, end: number): number {
  return sums.width[end]! - sums.width[start]! - startTrim(items[start]!) - endTrim(items, start, end);
}

function openTooWide(items: readonly Item[], prices: readonly Price[], sums: Sums, room: number): Price[] {
  let opened = [...prices];
  let start = 0;
  for (let end = 1; end <= items.length; end++) {
    if (prices[end - 1] === never) continue;
    if (lineWidth(items, sums, start, end) > room) opened = emergencyPrices(items, opened, start, end);
    start = end;
  }
  return opened;
}

interface Best {
  readonly cost: number;
  readonly from: number;
}

function chooseEnds(
  items: readonly Item[],
  prices: readonly Price[],
  sums: Sums,
  room: (first: boolean) => number,
  align: Setting['align'],
): number[] {
  const justify = align === 'justify';
  const count = items.length;
  const best = new Map<number, Best>([[0, { cost: 0, from: -1 }]]);
  const starts = [0];
  for (let end = 1; end <= count; end++) {
    const price = prices[end - 1]!;
    if (price === never) continue;
    let chosen: Best | undefined;
    for (let s = starts.length - 1; s >= 0; s--) {
      const start = starts[s]!;
      const slack = room(start === 0) - lineWidth(items, sums, start, end);
      const shrink = justify ? sums.shrink[end - 1]! - sums.shrink[start]! : 0;
      if (slack < -shrink - 1e-6 && s < starts.length - 1) break;
      const stretch = justify
        ? sums.stretch[end - 1]! - sums.stretch[start]!
        : room(false) / (align === 'center' ? 2 : 7);
      const cost =
        best.get(start)!.cost +
        looseness(slack, stretch, shrink, end === count && align !== 'center', room(false)) +
        price ** 2;
      if (!chosen || cost < chosen.cost) chosen = { cost, from: start };
    }
    best.set(end, chosen!);
    starts.push(end);
  }
  const ends: number[] = [];
  for (let end = count; end > 0; end = best.get(end)!.from) ends.unshift(end);
  return ends;
}

/** Demerits of one line as TeX counts them; the last line may be short, but not one character and a full stop.
 * Centred lines are wanted of even length, the last one too. */
function looseness(slack: number, stretch: number, shrink: number, last: boolean, room: number): number {
  if (slack < 0)
    return slack < -shrink - 1e-6 ? 1e12 - slack : (10 + 100 * (slack / Math.max(shrink, 1)) ** 2) ** 2;
  if (last) return room - slack < lonely ? 2e5 : 100;
  const ratio = slack / Math.max(stretch, 1);
  return (10 + 100 * (ratio > loosest ? loosest ** 2 * (1 + 8 * (slack / room)) : ratio ** 2)) ** 2;
}

function place(
  items: readonly Item[],
  start: number,
  end: number,
  sums: Sums,
  setting: Setting,
  first: boolean,
  last: boolean,
): Line {
  const em = setting.size / 1000;
  const indent = first ? (setting.indent ?? 0) : 0;
  const width = lineWidth(items, sums, start, end) * em;
  const slack = setting.width - indent - width;
  const shrink = (sums.shrink[end - 1]! - sums.shrink[start]!) * em;
  const stretch = (sums.stretch[end - 1]! - sums.stretch[start]!) * em;
  const justified = setting.align === 'justify';
  const fill =
    !justified || (last && slack > 0)
      ? 0
      : slack < 0
        ? Math.max(slack / (shrink || 1), -1)
        : slack > loosest * stretch
          ? 1
          : slack / (stretch || 1);
  const offset = setting.align === 'right' ? slack : setting.align === 'center' ? slack / 2 : 0;
  const left = indent + offset;
  let x = left - startTrim(items[start]!) * em;
  const glyphs: Placed[] = [];
  for (let i = start; i < end; i++) {
    const item = items[i]!;
    glyphs.push({ glyph: item.glyph, x, run: item.run });
    const give = elasticity(item, i + 1 < end ? items[i + 1] : undefined);
    x += (item.glyph.width + item.kern) * em + (fill < 0 ? fill * give.shrink : fill * give.stretch) * em;
  }
  const used = width + (fill < 0 ? fill * shrink : fill * stretch);
  return { glyphs, left, right: left + used };
}
