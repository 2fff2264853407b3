// Two rasters of one page → where they differ: words that lost their ink, and spots that nothing else explains.
// Programs that save a PDF again shift edges by fractions of a pixel; a pixel counts when nothing beside it on the other page explains it.
import type { Box, Char, Raster } from './pdfium.js';

/** Difference that edges never reach, of 255; and the one that a stretch of page never has on average. */
const STROKE = 100;
const TINT = 8;
/** Side of such a stretch, and of the cells that spots are made of, in points. */
const STRETCH = 12;
const CELL = 4;

export const sameRaster = (a: Raster, b: Raster): boolean =>
  a.width === b.width && Buffer.compare(a.data, b.data) === 0;

export interface Difference {
  readonly was: Raster;
  /** For each pixel 1 where it differs, 2 where ink was lost. */
  readonly marks: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels a point. */
  readonly scale: number;
  /** Stretches that are lighter or darker as a whole. */
  readonly tints: readonly Box[];
}

export function differenceOf(was: Raster, is: Raster, scale: number): Difference {
  const { width, height } = was;
  const marks = new Uint8Array(width * height);
  const side = STRETCH * scale;
  const across = Math.ceil(width / side);
  const sums = new Int32Array(3 * across * Math.ceil(height / side));
  const [before, after] = [new Uint32Array(was.data.buffer), new Uint32Array(is.data.buffer)];
  for (let pixel = 0; pixel < marks.length; pixel++) {
    if (before[pixel] === after[pixel]) continue;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const stretch = 3 * (Math.floor(y / side) * across + Math.floor(x / side));
    let [lost, differs] = [0, false];
    for (let channel = 0; channel < 3; channel++) {
      const [a, b] = [was.data[4 * pixel + channel]!, is.data[4 * pixel + channel]!];
      sums[stretch + channel]! += a - b;
      if (Math.abs(a - b) <= STROKE) continue;
      const less = beyond(a, is, x, y, channel) < -STROKE;
      if (less) lost++;
      differs ||=
        less || Math.abs(beyond(b, was, x, y, channel)) > STROKE || beyond(a, is, x, y, channel) > STROKE;
    }
    if (differs) marks[pixel] = lost === 3 ? 2 : 1;
  }
  return { was, marks, width, height, scale, tints: tintsOf(sums, across, scale) };
}

/** By how much a value is darker (negative) or lighter than everything around its place on the other page. */
function beyond(value: number, other: Raster, x: number, y: number, channel: number): number {
  let [low, high] = [255, 0];
  for (let row = Math.max(0, y - 1); row <= Math.min(other.height - 1, y + 1); row++)
    for (let col = Math.max(0, x - 1); col <= Math.min(other.width - 1, x + 1); col++) {
      const seen = other.data[4 * (row * other.width + col) + channel]!;
      if (seen < low) low = seen;
      if (seen > high) high = seen;
    }
  return value < low ? value - low : value > high ? value - high : 0;
}

function tintsOf(sums: Int32Array, across: number, scale: number): Box[] {
  const tints = new Set<number>();
  const most = TINT * (STRETCH * scale) ** 2;
  sums.forEach((sum, at) => {
    if (Math.abs(sum) > most) tints.add(Math.floor(at / 3));
  });
  return [...tints].map((at) => {
    const [left, top] = [(at % across) * STRETCH, Math.floor(at / across) * STRETCH];
    return { left, top, right: left + STRETCH, bottom: top + STRETCH };
  });
}

/** Whether a third of the ink of a character is gone; any of it where others are printed in its place. */
export function isCovered(
  char: Char,
  { was, marks, width, height, scale }: Difference,
  others: readonly Char[],
): boolean {
  let [ink, lost] = [0, 0];
  for (let y = Math.max(0, Math.floor(char.top * scale)); y < Math.min(height, char.bottom * scale); y++)
    for (let x = Math.max(0, Math.floor(char.left * scale)); x < Math.min(width, char.right * scale); x++) {
      if (was.data[4 * (y * width + x) + 1]! > 160) continue;
      ink++;
      if (marks[y * width + x] === 2) lost++;
    }
  return lost > 0 && (lost * 3 >= ink || others.some((other) => overlap(char, other)));
}

/** Half of one lies within the other. */
function overlap(a: Box, b: Box): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 && wide * high * 2 > (a.right - a.left) * (a.bottom - a.top);
}

export const meets = (a: Box, b: Box, by = 0): boolean =>
  a.left < b.right + by && a.right > b.left - by && a.top < b.bottom + by && a.bottom > b.top - by;

/** Places that differ and lie in none of the explained boxes; what lies close together is one place. */
export function spotsOf(difference: Difference, explained: readonly Box[]): Box[] {
  const { marks, width, height, scale, tints } = difference;
  const hidden = new Uint8Array(width * height);
  for (const box of explained)
    for (
      let y = Math.max(0, Math.floor((box.top - 1.5) * scale));
      y < Math.min(height, (box.bottom + 1.5) * scale);
      y++
    )
      hidden.fill(
        1,
        y * width + Math.max(0, Math.floor((box.left - 1.5) * scale)),
        y * width + Math.max(0, Math.min(width, Math.ceil((box.right + 1.5) * scale))),
      );
  const side = CELL * scale;
  const cells = new Set<string>();
  for (let at = 0; at < marks.length; at++)
    if (marks[at] && !hidden[at])
      cells.add(`${Math.floor((at % width) / side)} ${Math.floor(at / width / side)}`);
  const spots = [...cells].map((cell): Box => {
    const [x, y] = cell.split(' ').map(Number);
    return { left: x! * CELL, top: y! * CELL, right: (x! + 1) * CELL, bottom: (y! + 1) * CELL };
  });
  const tinted = tints.filter((tint) => !explained.some((box) => meets(tint, box, STRETCH)));
  return joined([...spots, ...tinted]);
}

function joined(boxes: readonly Box[]): Box[] {
  const out: Box[] = [];
  for (const box of [...boxes].sort((a, b) => a.top - b.top || a.left - b.left)) {
    let grown = box;
    for (let at = out.findIndex((other) => meets(other, grown, CELL + 1)); at >= 0; ) {
      const [other] = out.splice(at, 1);
      grown = hull(grown, other!);
      at = out.findIndex((one) => meets(one, grown, CELL + 1));
    }
    out.push(grown);
  }
  return out;
}

export const hull = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});
