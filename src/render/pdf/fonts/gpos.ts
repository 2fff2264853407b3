// A face's GPOS table → how much nearer two Latin glyphs in a row stand (`kern`). Marks that go over letters are not placed here.
// Format: OpenType 1.9, GPOS lookup type 2 (pairs of glyphs, pairs of classes), extensions resolved.
import { classOf, covered, lookups } from './opentype.js';

/** What to add to the first glyph's advance before the second, in font units; 0 where the face says nothing. */
export type Kerning = (left: number, right: number) => number;

export const noKerning: Kerning = () => 0;

const PAIRS = 2;
/** Bits of a value format: the advance is the third value, after the placements. */
const ADVANCE = 4;

/** Every lookup adds its value; within a lookup the first subtable that knows the pair speaks. */
export function kerning(view: DataView, gpos: number): Kerning {
  const found = lookups(view, { tag: 'GPOS', at: gpos }, ['latn', 'DFLT'], [], 'kern').filter(
    ({ type }) => type === PAIRS,
  );
  const known = new Map<number, Map<number, number>>();
  return (left, right) => {
    let row = known.get(left);
    if (!row) {
      row = new Map();
      known.set(left, row);
    }
    let value = row.get(right);
    if (value === undefined) {
      value = 0;
      for (const { subtables } of found) value += valueIn(view, subtables, left, right);
      row.set(right, value);
    }
    return value;
  };
}

function valueIn(view: DataView, subtables: readonly number[], left: number, right: number): number {
  for (const at of subtables) {
    const value = pairValue(view, at, left, right);
    if (value !== undefined) return value;
  }
  return 0;
}

function pairValue(view: DataView, at: number, left: number, right: number): number | undefined {
  const index = covered(view, at + view.getUint16(at + 2), left);
  if (index < 0) return undefined;
  const [first, second] = [view.getUint16(at + 4), view.getUint16(at + 6)];
  const size = 2 * (bits(first) + bits(second));
  const advance = (record: number): number =>
    first & ADVANCE ? view.getInt16(record + 2 * bits(first & (ADVANCE - 1))) : 0;
  if (view.getUint16(at) === 2) {
    const classes = view.getUint16(at + 14);
    const row = classOf(view, at + view.getUint16(at + 8), left);
    const column = classOf(view, at + view.getUint16(at + 10), right);
    return advance(at + 16 + (row * classes + column) * size);
  }
  const set = at + view.getUint16(at + 10 + 2 * index);
  let low = 0;
  let high = view.getUint16(set) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = set + 2 + middle * (2 + size);
    const glyph = view.getUint16(record);
    if (glyph === right) return advance(record + 2);
    if (glyph < right) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function bits(format: number): number {
  let count = 0;
  for (let rest = format; rest; rest >>= 1) count += rest & 1;
  return count;
}
