// Items and a width → lines of placed glyphs. All line ends of a paragraph are chosen together, by least total looseness:
// this looks ahead far enough to avoid loose lines, ladders of hyphens and a lone last character.
import type { Lang, Run } from '../../../contract/ast.js';
import { oncePer } from '../../../text/once.js';
import type { Typesetting } from '../../style.js';
import { type Faces, type Glyph, softHyphen, widened } from '../fonts/faces.js';
import { type Breaks, breaksIn, openBetween, partWords } from './breaks.js';
import type { Items } from './itemise.js';
import { Kind } from './kinds.js';
import {
  type Given,
  given,
  lineWidth,
  looseness,
  measure,
  type Sums,
  shrinkOf,
  stretchOf,
} from './measure.js';
import { reused } from './reused.js';

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

export function setLines(items: Items, setting: Setting): Line[] {
  const count = items.glyphs.length;
  if (count === 0) return [];
  const { lang, align, typesetting } = setting;
  const justified = align === 'justify';
  const sums = measure(items, lang, typesetting.hanging && lang === 'zh' && justified, justified);
  if (lineWidth(items, sums, 0, count) <= room(setting, true))
    return [place(items, { start: 0, end: count, hyphen: false }, sums, setting)];
  const ends = endsOf(items, sums, setting);
  return ends.map(({ end, hyphen }, i) =>
    place(items, { start: ends[i - 1]?.end ?? 0, end, hyphen }, sums, setting),
  );
}

type End = Omit<Part, 'start'>;
/** Paragraphs remembered of one set of faces: a contract has some five hundred of more than a line. */
const MANY = 5000;
const known = oncePer((_: Faces) => new Map<string, readonly End[]>());

/** Contracts of one form have most paragraphs in common: the ends of their lines are sought once. */
function endsOf(items: Items, sums: Sums, setting: Setting): readonly End[] {
  const { align, prose, typesetting, size, width, indent } = setting;
  const { hanging, hyphenation } = typesetting;
  const key = `${[items.forms, align, prose, hanging, hyphenation, size, width, indent]} ${items.text}`;
  const paragraphs = known(items.faces);
  const seen = paragraphs.get(key);
  if (seen) return seen;
  if (paragraphs.size >= MANY) paragraphs.clear();
  const found = sought(items, sums, setting);
  paragraphs.set(key, found);
  return found;
}

function sought(items: Items, sums: Sums, setting: Setting): End[] {
  const { lang, align, typesetting } = setting;
  const breaks = breaksIn(items, lang);
  openTooWide(items, breaks.prices, sums, room(setting, true));
  let { ends, worst } = chooseEnds(items, breaks, sums, setting);
  const price = hyphenPrice[align === 'justify' ? 'justified' : 'ragged'];
  // Words are parted, and their partings looked up, only where a line is worse than a hyphen.
  if (setting.prose && typesetting.hyphenation && lang === 'en' && worst > price ** 2) {
    partWords(items.text, breaks, price);
    ({ ends, worst } = chooseEnds(items, breaks, sums, setting));
  }
  return ends.map((end) => ({ end, hyphen: breaks.hyphens[end - 1] === 1 }));
}

/** Width of a line in 1/1000 em. */
const room = ({ width, indent = 0, size }: Setting, first: boolean): number =>
  ((width - (first ? indent : 0)) * 1000) / size;

function openTooWide(items: Items, prices: Float64Array, sums: Sums, width: number): void {
  let start = 0;
  for (let end = 1; end <= items.glyphs.length; end++) {
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

const costs = reused(Float64Array);
const worsts = reused(Float64Array);
const before = reused(Int32Array);
const ladders = reused(Uint8Array);
const places = reused(Int32Array);

/** Ends of the lines: for every possible end the best line before it is kept, with the best lines before that. */
function chooseEnds(items: Items, breaks: Breaks, sums: Sums, setting: Setting): Chosen {
  const { prices, hyphens } = breaks;
  const count = items.glyphs.length;
  const [first, others] = [room(setting, true), room(setting, false)];
  const justified = setting.align === 'justify';
  const centred = setting.align === 'center';
  const cost = costs(count + 1);
  const demerits = worsts(count + 1);
  const from = before(count + 1);
  const hyphenated = ladders(count + 1);
  const starts = places(count + 1);
  let known = 1;
  let fullest = 0;
  for (let end = 1; end <= count; end++) {
    const price = prices[end - 1]!;
    if (price === never) continue;
    const hyphen = hyphens[end - 1]!;
    const extra = hyphen ? softHyphen(items.glyphs[end - 1]!).width : 0;
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

function place(items: Items, part: Part, sums: Sums, setting: Setting): Line {
  const { start, end, hyphen } = part;
  const { size, width, align } = setting;
  const em = size / 1000;
  const indent = start === 0 ? (setting.indent ?? 0) : 0;
  const extra = hyphen ? softHyphen(items.glyphs[end - 1]!).width : 0;
  const natural = lineWidth(items, sums, start, end) + extra;
  const slack = ((width - indent) * 1000) / size - natural;
  const whole = align === 'justify' && slack !== 0 && !(end === items.glyphs.length && slack > 0);
  const give = whole ? given(sums, start, end, slack) : undefined;
  const left = indent + (align === 'right' ? slack : align === 'center' ? slack / 2 : 0) * em;
  const glyphs = placed(items, part, left, em, give);
  return { glyphs, left, right: left + (natural + (give?.total ?? 0)) * em };
}

function placed(
  { glyphs, runs, kerns }: Items,
  { start, end, hyphen }: Part,
  left: number,
  em: number,
  give: Given | undefined,
): Placed[] {
  let x = left - (glyphs[start]!.kind === Kind.open ? 500 * em : 0);
  const line: Placed[] = new Array(end - start + (hyphen ? 1 : 0));
  for (let i = start; i < end - 1; i++) {
    const glyph = glyphs[i]!;
    const kern = kerns[i]!;
    const more = give
      ? give.a * (give.first[i + 1]! - give.first[i]!) + give.b * (give.second[i + 1]! - give.second[i]!)
      : 0;
    line[i - start] = { glyph: shown(glyph, kern + more), x, run: runs[i]! };
    x += (glyph.width + kern + more) * em;
  }
  const glyph = glyphs[end - 1]!;
  const run = runs[end - 1]!;
  line[end - 1 - start] = { glyph: widened(glyph, 0), x, run };
  if (hyphen) {
    const kern = kerns[end - 1]!;
    x += (glyph.width + kern) * em;
    line[end - start] = { glyph: softHyphen(glyph), x: x - kern * em, run };
  }
  return line;
}

/** A glyph whose advance takes in the white that comes after it or goes; that of an opening mark ends with its ink. */
function shown(glyph: Glyph, more: number): Glyph {
  if (more <= SEEN && more >= -SEEN) return glyph;
  const { kind, gap } = glyph;
  if (kind === Kind.space || (more < 0 && kind === Kind.open)) return glyph;
  return widened(glyph, gap + STEP * Math.trunc(more / STEP));
}
