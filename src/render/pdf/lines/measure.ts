// Items of a paragraph → sums over them, so that any candidate line is measured by subtractions: its width, what it can give, how it would look.
// Order of giving as in CLREQ: in tight lines marks give white first, then gaps and spaces; in loose ones gaps and spaces, then all Han joints alike.
import type { Lang } from '../../../contract/ast.js';
import type { Glyph } from '../fonts/faces.js';
import type { Items } from './itemise.js';
import { Kind } from './kinds.js';
import { reused } from './reused.js';

/** Each over items 0…i−1, in 1/1000 em. */
export interface Sums {
  readonly width: Float64Array;
  /** What marks can give, and what gaps and spaces can. */
  readonly marks: Float64Array;
  readonly spaces: Float64Array;
  /** By how much gaps and spaces may open, and joints of Han characters comfortably. */
  readonly gaps: Float64Array;
  readonly joints: Float64Array;
  /** Per item: white that does not count where a line ends after it. */
  readonly tail: Float64Array;
}

/**
 * In 1/1000 em. Gaps go from 125 to 375: CLREQ allows them half an em, which makes holes in a narrow column; spaces in Chinese up to
 * half an em, in English by Knuth’s proportions.
 */
const elastic = {
  mark: 250,
  centred: 100,
  joint: 45,
  gap: { shrink: 125, stretch: 125 },
  space: { zh: { shrink: 60, stretch: 250 }, en: { shrink: 80, stretch: 125 } },
};
/** Joints may open to this many times their comfortable stretch; a line that needs more stays a little short. */
const loosest = 3;
/** Demerits of a last line of less than so many 1/1000 em: one character with its mark, which is wider in Taiwan and Hong Kong; the shorter one outweighs any line that still fills its measure. */
const lonely = [
  { below: 1700, demerits: 9e5 },
  { below: 2200, demerits: 4e5 },
] as const;

/** Good until the next call. With `hanging`, pauses and stops at a line's end stand outside of it; what may give is asked of justified lines alone. */
export function measure({ glyphs, kerns }: Items, lang: Lang, hanging: boolean, justified: boolean): Sums {
  const count = glyphs.length;
  const sums = sumsOver(count + 1);
  const { width, tail } = sums;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const glyph = glyphs[i]!;
    const kern = kerns[i]!;
    const { kind } = glyph;
    sum = sum + glyph.width + kern;
    width[i + 1] = sum;
    tail[i] =
      kern + (kind === Kind.space ? (tail[i - 1] ?? 0) + glyph.width : glyph.gap + lost(kind, hanging));
  }
  if (justified) measureGiven(glyphs, kerns, lang, sums);
  return sums;
}

function measureGiven(glyphs: readonly Glyph[], kerns: readonly number[], lang: Lang, sums: Sums): void {
  const { marks, spaces, gaps, joints } = sums;
  const space = elastic.space[lang];
  for (let i = 0; i < glyphs.length; i++) {
    const { kind, gap: own } = glyphs[i]!;
    let mark = 0;
    let shrink = 0;
    let gap = 0;
    let joint = 0;
    if (kind === Kind.space) {
      shrink = space.shrink;
      gap = space.stretch;
    } else if (own > 0) {
      shrink = elastic.gap.shrink;
      gap = elastic.gap.stretch;
    } else if (i + 1 < glyphs.length) {
      const next = glyphs[i + 1]!.kind;
      if (kerns[i] === 0) mark = markGives(kind, next);
      if (opens(kind, next)) joint = elastic.joint;
    }
    marks[i + 1] = marks[i]! + mark;
    spaces[i + 1] = spaces[i]! + shrink;
    gaps[i + 1] = gaps[i]! + gap;
    joints[i + 1] = joints[i]! + joint;
  }
}

const arrays = {
  ...{ width: reused(Float64Array), marks: reused(Float64Array), spaces: reused(Float64Array) },
  ...{ gaps: reused(Float64Array), joints: reused(Float64Array), tail: reused(Float64Array) },
};
const sumsOver = (count: number): Sums => ({
  width: arrays.width(count),
  marks: arrays.marks(count),
  spaces: arrays.spaces(count),
  gaps: arrays.gaps(count),
  joints: arrays.joints(count),
  tail: arrays.tail(count),
});

/** White that a mark gives in a tight line; a centred one on both sides alike. */
function markGives(kind: Kind, next: Kind): number {
  if (kind === Kind.close || kind === Kind.stop || next === Kind.open) return elastic.mark;
  return kind === Kind.centred || next === Kind.centred ? elastic.centred : 0;
}

/** Whether white may come between: nothing opens after an opening or before a closing mark, nor within —— and ……. */
function opens(kind: Kind, next: Kind): boolean {
  if (kind >= Kind.space || next >= Kind.space || kind === Kind.open) return false;
  return next !== Kind.close && next !== Kind.stop && !(kind === Kind.dash && next === Kind.dash);
}

/** Of a mark at a line's end: its outer half, all of it where pauses and stops hang. */
function lost(kind: Kind, hanging: boolean): number {
  if (kind === Kind.stop) return hanging ? 1000 : 500;
  return kind === Kind.close ? 500 : 0;
}

/** Width of items start…end−1 as a line, in 1/1000 em: without the white of marks at its edges and the spaces at its end. */
export function lineWidth({ glyphs }: Items, sums: Sums, start: number, end: number): number {
  const head = glyphs[start]!.kind === Kind.open ? 500 : 0;
  return sums.width[end]! - sums.width[start]! - head - sums.tail[end - 1]!;
}

/** What a line of items start…end−1 can give, in 1/1000 em: nothing gives after its last item. */
export const shrinkOf = ({ marks, spaces }: Sums, start: number, end: number): number =>
  marks[end - 1]! - marks[start]! + spaces[end - 1]! - spaces[start]!;
export const stretchOf = ({ gaps, joints }: Sums, start: number, end: number): number =>
  gaps[end - 1]! - gaps[start]! + joints[end - 1]! - joints[start]!;

/**
 * Demerits of one line as TeX counts them. `slack` is the white left, `stretch` what opens comfortably, `room` the measure, in 1/1000 em.
 * The last line may be short, but not one character and a full stop.
 */
export function looseness(
  slack: number,
  shrink: number,
  stretch: number,
  last: boolean,
  room: number,
): number {
  if (slack < 0)
    return slack < -shrink - 1e-6 ? 1e12 - slack : (10 + 100 * (slack / Math.max(shrink, 1)) ** 2) ** 2;
  if (last) return lonely.find(({ below }) => room - slack < below)?.demerits ?? 100;
  const ratio = slack / Math.max(stretch, 1);
  return (10 + 100 * (ratio > loosest ? loosest ** 2 * (1 + 8 * (slack / room)) : ratio ** 2)) ** 2;
}

/** White that comes or goes in a line, in 1/1000 em: in all, and after an item `a` of the one sum that it adds to and `b` of the other. */
export interface Given {
  readonly total: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly a: number;
  readonly b: number;
}

/** Items start…end−1 set so much wider (or tighter, below 0). */
export function given(sums: Sums, start: number, end: number, slack: number): Given {
  const [first, second] = slack < 0 ? [sums.marks, sums.spaces] : [sums.gaps, sums.joints];
  const [one, two] = [first[end - 1]! - first[start]!, second[end - 1]! - second[start]!];
  const [a, b] = slack < 0 ? tight(-slack, one, two) : loose(slack, one, two);
  return { total: a * one + b * two, first, second, a, b };
}

/** Shares of what marks and spaces can give, below 0. */
function tight(need: number, marks: number, spaces: number): [number, number] {
  if (need <= marks) return [-need / marks, 0];
  return [-1, spaces > 0 ? -Math.min(1, (need - marks) / spaces) : 0];
}

/** Shares of what gaps and joints open. */
function loose(need: number, gaps: number, joints: number): [number, number] {
  if (need <= gaps) return [need / gaps, 0];
  if (joints === 0) return [Math.min(need / Math.max(gaps, 1), loosest), 0];
  return [1, Math.min((need - gaps) / joints, loosest)];
}
