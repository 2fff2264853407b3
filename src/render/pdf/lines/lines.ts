// Items and a width → lines of placed glyphs. All line ends of a paragraph are chosen together, by least total looseness:
// this looks ahead far enough to avoid loose lines, ladders of hyphens and a lone last character.
import type { Lang, Run } from '../../../contract/ast.js';
import type { Typesetting } from '../../style.js';
import { type Glyph, softHyphen, widened } from '../fonts/faces.js';
import { type Breaks, breaksIn, openBetween, partWords } from './breaks.js';
import type { Item } from './itemise.js';
import { Kind } from './kinds.js';
import { given, lineWidth, looseness, measure, type Sums, shrinkOf, stretchOf } from './measure.js';

/** A glyph on a line; x in points from the line's left edge. */
export interface Placed {
  readonly glyph: Glyph;
  readonly x: number;
  readonly run: Run;
}

export interface Line {
  readonly glyphs: readonly Placed[];
  /** Where the line's ink area starts and ends, in points from the left edge; a hanging mark stands beyond. */
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
  /** Running text: its English words may be parted, where the style says so. */
  readonly prose?: boolean;
  readonly typesetting: Typesetting;
}

const never = Number.POSITIVE_INFINITY;
/** Of a parted word: dear where the right edge is ragged anyway. */
const hyphenPrice = { ragged: 130, justified: 70 };
/** Lines in a row that may end in a hyphen. */
const LADDER = 2;
/** A line too wide by so much, in 1/1000 em, grows no narrower by what comes after it: white is lost at its end, letters are kerned. */
const FAR = 1500;

export function setLines(items: readonly Item[], setting: Setting): Line[] {
  if (items.length === 0) return [];
  const { lang, align, typesetting } = setting;
  const sums = measure(items, lang, typesetting.hanging && lang === 'zh' && align === 'justify');
  const first = room(setting, true);
  if (lineWidth(items, sums, 0, items.length) <= first)
    return [place(items, { start: 0, end: items.length, hyphen: false }, sums, setting)];
  const breaks = breaksIn(items, lang);
  openTooWide(items, breaks.prices, sums, first);
  let { ends, worst } = chooseEnds(items, breaks, sums, setting);
  const price = hyphenPrice[align === 'justify' ? 'justified' : 'ragged'];
  // Words are parted, and their partings looked up, only where a line is worse than a hyphen.
  if (setting.prose && typesetting.hyphenation && lang === 'en' && worst > price ** 2) {
    partWords(items, breaks, price);
    ({ ends, worst } = chooseEnds(items, breaks, sums, setting));
  }
  return ends.map((end, i) => {
    const part = { start: ends[i - 1] ?? 0, end, hyphen: breaks.hyphens[end - 1] === 1 };
    return place(items, part, sums, setting);
  });
}

/** Width of a line in 1/1000 em. */
const room = ({ width, indent = 0, size }: Setting, first: boolean): number =>
  ((width - (first ? indent : 0)) * 1000) / size;

function openTooWide(items: readonly Item[], prices: Float64Array, sums: Sums, width: number): void {
  let start = 0;
  for (let end = 1; end <= items.length; end++) {
    if (prices[end - 1] === never) continue;
    if (lineWidth(items, sums, start, end) > width) openBetween(items, prices, start, end);
    start = end;
  }
}

interface Chosen {
  readonly ends: readonly number[];
  /** Demerits of the worst line. */
  readonly worst: number;
}

/** Ends of the lines: for every possible end the best line before it is kept, with the best lines before that. */
function chooseEnds(items: readonly Item[], breaks: Breaks, sums: Sums, setting: Setting): Chosen {
  const { prices, hyphens } = breaks;
  const count = items.length;
  const [first, others] = [room(setting, true), room(setting, false)];
  const justified = setting.align === 'justify';
  const centred = setting.align === 'center';
  const cost = new Float64Array(count + 1);
  const demerits = new Float64Array(count + 1);
  const from = new Int32Array(count + 1);
  const hyphenated = new Uint8Array(count + 1);
  const starts = new Int32Array(count + 1);
  let known = 1;
  let fullest = 0;
  for (let end = 1; end <= count; end++) {
    const price = prices[end - 1]!;
    if (price === never) continue;
    const hyphen = hyphens[end - 1]!;
    const extra = hyphen ? softHyphen(items[end - 1]!.glyph).width : 0;
    let least = never;
    // From the fullest line to the shortest.
    for (let s = fullest; s < known; s++) {
      const start = starts[s]!;
      const slack = (start === 0 ? first : others) - lineWidth(items, sums, start, end) - extra;
      const shrink = justified ? shrinkOf(sums, start, end) : 0;
      if (slack < -shrink - 1e-6 && s < known - 1) {
        if (slack < -shrink - FAR && s === fullest) fullest++;
        continue;
      }
      if (hyphen && hyphenated[start]! >= LADDER) continue;
      // Centred lines are wanted of even length, the last one too.
      const stretch = justified ? stretchOf(sums, start, end) : others / (centred ? 2 : 7);
      const loose = looseness(slack, shrink, stretch, !centred && end === count, others);
      if (loose >= least && slack > 0) break;
      const total = cost[start]! + loose + (hyphen && hyphenated[start]! > 0 ? 2 : 1) * price * price;
      if (total >= least) continue;
      least = total;
      cost[end] = total;
      demerits[end] = loose;
      from[end] = start;
      hyphenated[end] = hyphen ? hyphenated[start]! + 1 : 0;
    }
    if (least < never) starts[known++] = end;
  }
  const ends: number[] = [];
  let worst = 0;
  for (let end = count; end > 0; end = from[end]!) {
    ends.push(end);
    worst = Math.max(worst, demerits[end]!);
  }
  return { ends: ends.reverse(), worst };
}

/** Items start…end−1 as one line of the paragraph. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly hyphen: boolean;
}

/** In 1/1000 em: readers of a PDF take more white beyond an advance for a space, and more overlap for a new line. */
const SEEN = 95;
/** The steps in which the advance itself then grows or shrinks. */
const STEP = 50;

function place(items: readonly Item[], part: Part, sums: Sums, setting: Setting): Line {
  const { start, end, hyphen } = part;
  const { size, width, align } = setting;
  const em = size / 1000;
  const indent = start === 0 ? (setting.indent ?? 0) : 0;
  const extra = hyphen ? softHyphen(items[end - 1]!.glyph).width : 0;
  const natural = lineWidth(items, sums, start, end) + extra;
  const slack = ((width - indent) * 1000) / size - natural;
  const whole = align === 'justify' && !(end === items.length && slack > 0);
  const give = given(sums, start, end, whole ? slack : 0);
  const left = indent + (align === 'right' ? slack : align === 'center' ? slack / 2 : 0) * em;
  let x = left - (items[start]!.glyph.kind === Kind.open ? 500 * em : 0);
  const glyphs: Placed[] = [];
  for (let i = start; i < end; i++) {
    const { glyph, run, kern } = items[i]!;
    const more = i + 1 < end ? give.after(i) : 0;
    glyphs.push({ glyph: i + 1 < end ? shown(glyph, kern + more) : widened(glyph, 0), x, run });
    x += (glyph.width + kern + more) * em;
  }
  if (hyphen) {
    const { glyph, run, kern } = items[end - 1]!;
    glyphs.push({ glyph: softHyphen(glyph), x: x - kern * em, run });
  }
  return { glyphs, left, right: left + (natural + give.total) * em };
}

/** A glyph whose advance takes in the white that comes after it or goes; that of an opening mark ends with its ink. */
function shown(glyph: Glyph, more: number): Glyph {
  const { kind, gap } = glyph;
  if (Math.abs(more) <= SEEN || kind === Kind.space || (more < 0 && kind === Kind.open)) return glyph;
  return widened(glyph, gap + STEP * Math.trunc(more / STEP));
}
