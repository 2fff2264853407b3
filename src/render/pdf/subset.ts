// A face and the glyphs a document uses → a small TrueType file that holds these alone, numbered from 1 in the given order.
// Hinting is stripped and `loca` is always long: short offsets need padding that other subsetters forgot, and glyphs vanished.
// Format: OpenType 1.9, glyf (composite flags 0x20 more, 0x08/0x40/0x80 scales, 0x01 words, 0x100 instructions).
import type { Face } from './sfnt.js';

export interface Wanted {
  /** Glyph number in the face. */
  readonly id: number;
  /** Advance in 1/1000 em. */
  readonly width: number;
}

/** `wanted[i]` becomes glyph i + 1; parts of composite glyphs follow. Glyph 0 is the face's .notdef. */
export function subset(face: Face, wanted: readonly Wanted[]): Uint8Array {
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
  for (let i = 0; i < sources.length; i++) outlines.push(withoutHints(face.outlineOf(sources[i]!), renumber));

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

/** Limits are generous: readers use them to reserve memory only. */
function maxp(outlines: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(32));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, outlines.length);
  for (const [at, value] of [
    [6, 2000],
    [8, 200],
    [10, 4000],
    [12, 400],
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
  tables.forEach(([tag, bytes], i) => {
    const at = 12 + 16 * i;
    for (let k = 0; k < 4; k++) file[at + k] = tag.charCodeAt(k);
    file.set(bytes, offset);
    view.setUint32(at + 4, checksum(file, offset, padded(bytes.length)));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, bytes.length);
    offset += padded(bytes.length);
  });
  const headAt = view.getUint32(12 + 16 * tables.findIndex(([tag]) => tag === 'head') + 8);
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(file, 0, file.length)) >>> 0);
  return file;
}

function checksum(file: Uint8Array, from: number, length: number): number {
  const view = viewOf(file);
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
