// The PostScript outlines (CFF) of a face → the TrueType ones of the same glyphs, so that one way of subsetting and embedding holds for all.
// fontkit reads the outlines; it is loaded for such a face alone. Format: OpenType 1.9, tables CFF and glyf (simple glyphs).
import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';
import { reading } from './directory.js';

interface Point {
  readonly x: number;
  readonly y: number;
  /** On the curve, or what pulls it. */
  readonly on: boolean;
}
type Contour = readonly Point[];

/** How far a curve may be from the one that it stands for, in 1/1000 em. */
const TOLERANCE = 0.5;

/** `index` is the face's position in its file. The function gives a `glyf` entry, empty for a glyph without ink. */
export function quadraticOutlines(
  face: string,
  bytes: Uint8Array,
  index: number,
  unitsPerEm: number,
): (glyph: number) => Uint8Array {
  const fontkit = createRequire(import.meta.url)('fontkit') as typeof Fontkit;
  const opened = reading(face, () =>
    fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
  );
  const font = 'fonts' in opened ? opened.fonts[index]! : (opened as Fontkit.Font);
  const outlines = new Map<number, Uint8Array>();
  return (glyph) => {
    const known = outlines.get(glyph);
    if (known) return known;
    const outline = reading(face, () =>
      glyfEntry(contoursOf(font.getGlyph(glyph).path.commands, (TOLERANCE * unitsPerEm) / 1000)),
    );
    outlines.set(glyph, outline);
    return outline;
  };
}

function contoursOf(commands: readonly Fontkit.PathCommand[], tolerance: number): Contour[] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([at(args, 0)]);
    const contour = contours.at(-1);
    const from = contour?.at(-1);
    if (command === 'lineTo') contour!.push(at(args, 0));
    if (command !== 'bezierCurveTo') continue;
    contour!.push(...quadratic([from!, at(args, 0), at(args, 2), at(args, 4)], tolerance));
  }
  return contours.map(finished).filter((contour) => contour.length > 2);
}

const at = (numbers: readonly number[], i: number, on = true): Point => ({
  x: numbers[i]!,
  y: numbers[i + 1]!,
  on,
});

/**
 * A cubic curve without its first point as quadratic ones of equal parameter length, each pulled to where its part of the cubic pulls.
 * One is off by at most √3/36 of |p3 − 3p2 + 3p1 − p0|, each of n by an n³th of it (T. Sederberg, Computer Aided Geometric Design, 2.8).
 */
function quadratic([p0, p1, p2, p3]: readonly [Point, Point, Point, Point], tolerance: number): Point[] {
  const [x, y] = (['x', 'y'] as const).map((axis) => p3[axis] - 3 * p2[axis] + 3 * p1[axis] - p0[axis]);
  const off = (Math.sqrt(3) / 36) * Math.sqrt(x! ** 2 + y! ** 2);
  let parts = 1;
  while (parts ** 3 * tolerance < off) parts++;
  const xs = parted(p0.x, p1.x, p2.x, p3.x, parts);
  const ys = parted(p0.y, p1.y, p2.y, p3.y, parts);
  return xs.map((across, i) => ({ x: across, y: ys[i]!, on: i % 2 === 1 }));
}

/** One coordinate of the parts: in turn what pulls and where the part ends. */
function parted(a: number, b: number, c: number, d: number, parts: number): number[] {
  const out: number[] = [];
  let [from, slope] = [a, b - a];
  for (let i = 1; i <= parts; i++) {
    const t = i / parts;
    const s = 1 - t;
    const to = s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    const next = s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c);
    // The middle of where the tangents at both ends lead.
    out.push((from + to) / 2 + (3 / (4 * parts)) * (slope - next), to);
    [from, slope] = [to, next];
  }
  return out;
}

/** On the grid, without a point twice, and the other way round: TrueType fills to the right of a contour, PostScript to its left. */
function finished(contour: Contour): Contour {
  const points = contour.map(({ x, y, on }) => ({ x: Math.round(x), y: Math.round(y), on }));
  const [first, ...rest] = points.filter(({ x, y, on }, i) => {
    const next = points[(i + 1) % points.length]!;
    return !(on && next.on && next.x === x && next.y === y);
  });
  return first === undefined ? [] : [first, ...rest.reverse()];
}

function glyfEntry(contours: readonly Contour[]): Uint8Array {
  if (contours.length === 0) return new Uint8Array(0);
  const points = contours.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const head = [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  let last = -1;
  const ends = contours.map((contour) => (last += contour.length));
  const words = [...head, ...ends, 0].flatMap((word) => [(word >> 8) & 0xff, word & 0xff]);
  const [across, up] = [steps(xs, 0x02, 0x10), steps(ys, 0x04, 0x20)];
  const flags = points.map(({ on }, i) => (on ? 1 : 0) | across.flags[i]! | up.flags[i]!);
  return Uint8Array.from([...words, ...flags, ...across.bytes, ...up.bytes]);
}

/** From one value to the next: nothing for none, a byte with its sign in the flag, or two bytes. */
function steps(values: readonly number[], short: number, same: number): { flags: number[]; bytes: number[] } {
  const bytes: number[] = [];
  const flags = values.map((value, i) => {
    const step = value - (values[i - 1] ?? 0);
    if (step === 0) return same;
    if (Math.abs(step) > 255) {
      bytes.push((step >> 8) & 0xff, step & 0xff);
      return 0;
    }
    bytes.push(Math.abs(step));
    return short | (step > 0 ? same : 0);
  });
  return { flags, bytes };
}
