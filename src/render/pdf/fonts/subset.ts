// A face and the glyphs a document uses → a small TrueType file that holds these alone, numbered from 1 in the given order.
// Hinting is stripped and `loca` is always long: short offsets need padding that other subsetters forgot, and glyphs vanished.
// Format: OpenType 1.9, glyf (composite flags 0x20 more, 0x08/0x40/0x80 scales, 0x01 words, 0x100 instructions).
import { reading } from './directory.js';
import type { Face } from './sfnt.js';

export interface Wanted {
  /** Glyph number in the face. */
  readonly id: number;
  /** Advance in 1/1000 em. */
  readonly width: number;
}

/**
 * `wanted[i]` becomes glyph i + 1; parts of composite glyphs follow. Glyph 0 is the face's .notdef. A glyph of two widths is drawn once.
 * Throws ContractError (STYLE-FONT) where an outline is broken.
 */
export const subset = (face: Face, wanted: readonly Wanted[]): Uint8Array =>
  reading(face.name, () => fileOf(face, wanted));

function fileOf(face: Face, wanted: readonly Wanted[]): Uint8Array {
  const sources = [0, ...wanted.map((w) => w.id)];
  const numberOf = new Map<number, number>();
  sources.forEach((id, i) => {
    if (!numberOf.has(id)) numberOf.set(id, i);
  });
  const renumber = (part: number): number => {
    const known = numberOf.get(part);
    if (known !== undefined) return known;
    numberOf.set(part, sources.length);
    sources.push(part);
    return sources.length - 1;
  };
  const outlines: Uint8Array[] = [];
  for (let i = 0; i < sources.length; i++) {
    const outline = face.outlineOf(sources[i]!);
    const first = numberOf.get(sources[i]!)!;
    outlines.push(first < i && isSimple(outline) ? again(outline, first) : withoutHints(outline, renumber));
  }

  const advances = sources.map((id, i) => {
    const asked = wanted[i - 1]?.width;
    return asked === undefined ? face.advanceOf(id) : Math.round((asked * face.unitsPerEm) / 1000);
  });
  const loca = new DataView(new ArrayBuffer(4 * (sources.length + 1)));
  const size = outlines.reduce((sum, o) => sum + padded(o.length), 0);
  const glyf = new Uint8Array(size);
  let end = 0;
  outlines.forEach((outline, i) => {
    glyf.set(outline, end);
    end += padded(outline.length);
    loca.setUint32(4 * (i + 1), end);
  });
  return assemble([
    ['glyf', glyf],
    ['head', head(face)],
    ['hhea', hhea(face, sources.length)],
    ['hmtx', hmtx(advances, outlines)],
    ['loca', new Uint8Array(loca.buffer)],
    ['maxp', maxp(outlines)],
  ]);
}

const padded = (length: number): number => (length + 3) & ~3;
const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const isSimple = (outline: Uint8Array): boolean => outline.length > 0 && viewOf(outline).getInt16(0) >= 0;

/** A glyph that is another one, drawn once in the file: a composite of it alone, in the same place. */
function again(outline: Uint8Array, glyph: number): Uint8Array {
  const bytes = new Uint8Array(16);
  bytes.set(outline.subarray(2, 10), 2);
  const view = viewOf(bytes);
  view.setInt16(0, -1);
  view.setUint16(10, OFFSETS);
  view.setUint16(12, glyph);
  return bytes;
}
/** A composite's flag: its parts are moved by as much as two bytes say. */
const OFFSETS = 0x0002;

/** The outline without instructions; parts of a composite renumbered. */
export function withoutHints(outline: Uint8Array, renumber: (part: number) => number): Uint8Array {
  if (outline.length === 0) return outline;
  const view = viewOf(outline);
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const at = 10 + 2 * contours;
    const hints = view.getUint16(at);
    const bare = new Uint8Array(outline.length - hints);
    bare.set(outline.subarray(0, at));
    bare.set(outline.subarray(at + 2 + hints), at + 2);
    return bare;
  }
  const bare = outline.slice();
  const out = viewOf(bare);
  let at = 10;
  for (let flags = 0x20; flags & 0x20; ) {
    flags = view.getUint16(at);
    out.setUint16(at, flags & ~0x100);
    out.setUint16(at + 2, renumber(view.getUint16(at + 2)));
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
  }
  return bare.subarray(0, at);
}

function head(face: Face): Uint8Array {
  const view = new DataView(new ArrayBuffer(54));
  view.setUint32(0, 0x00010000);
  view.setUint32(4, 0x00010000);
  view.setUint32(12, 0x5f0f3cf5);
  view.setUint16(18, face.unitsPerEm);
  face.bbox.forEach((v, i) => {
    view.setInt16(36 + 2 * i, v);
  });
  view.setUint16(46, 8);
  view.setInt16(48, 2);
  view.setInt16(50, 1);
  return new Uint8Array(view.buffer);
}

function hhea(face: Face, glyphs: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(36));
  view.setUint32(0, 0x00010000);
  view.setInt16(4, face.ascent);
  view.setInt16(6, face.descent);
  view.setUint16(10, 4 * face.unitsPerEm);
  view.setUint16(34, glyphs);
  return new Uint8Array(view.buffer);
}

function hmtx(advances: readonly number[], outlines: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * advances.length));
  advances.forEach((advance, i) => {
    view.setUint16(4 * i, advance);
    view.setInt16(4 * i + 2, outlines[i]!.length ? viewOf(outlines[i]!).getInt16(2) : 0);
  });
  return new Uint8Array(view.buffer);
}

/** Limits are generous, since readers only reserve memory by them, and those of simple glyphs never too small. */
function maxp(outlines: readonly Uint8Array[]): Uint8Array {
  let [points, contours] = [2000, 200];
  for (const outline of outlines) {
    const count = outline.length === 0 ? 0 : viewOf(outline).getInt16(0);
    if (count <= 0) continue;
    contours = Math.max(contours, count);
    points = Math.max(points, viewOf(outline).getUint16(8 + 2 * count) + 1);
  }
  const view = new DataView(new ArrayBuffer(32));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, outlines.length);
  for (const [at, value] of [
    [6, points],
    [8, contours],
    [10, 2 * points],
    [12, 2 * contours],
    [14, 1],
    [28, 20],
    [30, 4],
  ] as const)
    view.setUint16(at, value);
  return new Uint8Array(view.buffer);
}

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const start = 12 + 16 * tables.length;
  const file = new Uint8Array(start + tables.reduce((sum, [, t]) => sum + padded(t.length), 0));
  const view = viewOf(file);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * power);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, 16 * (tables.length - power));
  let offset = start;
  let sum = 0;
  tables.forEach(([tag, bytes], i) => {
    const at = 12 + 16 * i;
    for (let k = 0; k < 4; k++) file[at + k] = tag.charCodeAt(k);
    file.set(bytes, offset);
    const own = checksum(file, offset, padded(bytes.length));
    sum += own;
    view.setUint32(at + 4, own);
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, bytes.length);
    offset += padded(bytes.length);
  });
  const headAt = view.getUint32(12 + 16 * tables.findIndex(([tag]) => tag === 'head') + 8);
  view.setUint32(headAt + 8, (0xb1b0afba - sum - checksum(file, 0, start)) >>> 0);
  return file;
}

function checksum(file: Uint8Array, from: number, length: number): number {
  const view = viewOf(file);
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
