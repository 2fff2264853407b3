// A TrueType file's bytes → a Face: code point to glyph, advances, outlines. Only the few tables a contract needs
// are looked at, and glyphs only when asked for: opening a 15 MB Chinese face takes a millisecond.
// Format: OpenType 1.9, tables head, hhea, maxp, hmtx, cmap (4 and 12), loca, glyf.

import { type LocalForms, localForms, noLocalForms } from './gsub.js';

export interface Face {
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly bbox: readonly [number, number, number, number];
  readonly glyphCount: number;
  /** Glyph of a code point, 0 when the face has none. */
  readonly glyphOf: (codePoint: number) => number;
  /** Advance width in font units. */
  readonly advanceOf: (glyph: number) => number;
  /** Where the glyph's ink begins and ends from left to right, in font units; nowhere for a glyph without ink. */
  readonly extentOf: (glyph: number) => readonly [number, number];
  /** The glyph's `glyf` entry; empty for a glyph without ink. */
  readonly outlineOf: (glyph: number) => Uint8Array;
  readonly local: LocalForms;
}

export function openFace(name: string, bytes: Uint8Array): Face {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = directory(view);
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`${name}: not a TrueType face, table ${tag} is missing`);
    return at;
  };
  const head = table('head');
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const loca = table('loca');
  const glyf = table('glyf');
  const cmap = tables.get('cmap');
  const gsub = tables.get('GSUB');
  const longLoca = view.getInt16(head + 50) === 1;
  const metrics = view.getUint16(hhea + 34);
  const glyphCount = view.getUint16(table('maxp') + 4);
  const offset = (glyph: number): number =>
    longLoca ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph);
  return {
    name,
    unitsPerEm: view.getUint16(head + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    bbox: [36, 38, 40, 42].map((at) => view.getInt16(head + at)) as [number, number, number, number],
    glyphCount,
    glyphOf: cmap === undefined ? () => 0 : characterMap(view, cmap),
    advanceOf: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)),
    extentOf: (glyph) => {
      const at = glyf + offset(glyph);
      return offset(glyph + 1) > offset(glyph) ? [view.getInt16(at + 2), view.getInt16(at + 6)] : [0, 0];
    },
    outlineOf: (glyph) => bytes.subarray(glyf + offset(glyph), glyf + offset(glyph + 1)),
    local: gsub === undefined ? noLocalForms : localForms(view, gsub),
  };
}

function directory(view: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
    tables.set(tag, view.getUint32(at + 8));
  }
  return tables;
}

/** The Unicode subtable with the widest reach: full (3,10 or 0,4+) before BMP only. */
function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  let full: number | undefined;
  let bmp: number | undefined;
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const record = cmap + 4 + 8 * i;
    const platform = view.getUint16(record);
    if (platform !== 0 && platform !== 3) continue;
    const at = cmap + view.getUint32(record + 4);
    const format = view.getUint16(at);
    if (format === 12) full ??= at;
    if (format === 4) bmp ??= at;
  }
  if (full !== undefined) return groups(view, full);
  if (bmp !== undefined) return segments(view, bmp);
  return () => 0;
}

function groups(view: DataView, at: number): (codePoint: number) => number {
  const count = view.getUint32(at + 12);
  return (codePoint) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = at + 16 + 12 * middle;
      if (codePoint > view.getUint32(group + 4)) low = middle + 1;
      else if (codePoint < view.getUint32(group)) high = middle - 1;
      else return view.getUint32(group + 8) + codePoint - view.getUint32(group);
    }
    return 0;
  };
}

function segments(view: DataView, at: number): (codePoint: number) => number {
  const doubled = view.getUint16(at + 6);
  const [ends, starts] = [at + 14, at + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  return (codePoint) => {
    for (let i = 0; i < doubled; i += 2) {
      if (codePoint > view.getUint16(ends + i)) continue;
      const start = view.getUint16(starts + i);
      if (codePoint < start || codePoint > 0xffff) return 0;
      const range = view.getUint16(ranges + i);
      const delta = view.getInt16(deltas + i);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = view.getUint16(ranges + i + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
