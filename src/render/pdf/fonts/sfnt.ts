// A font file's bytes → a Face: code point to glyph, advances, outlines as TrueType has them. Only the few tables a contract needs
// are looked at, and glyphs only when asked for: opening a 15 MB Chinese face takes a millisecond.
// Format: OpenType 1.9, tables head, hhea, maxp, hmtx, cmap (4 and 12), loca, glyf.

import { once } from '../../../text/once.js';
import { quadraticOutlines } from './cff.js';
import { type Directory, directoryOf, reading, refused } from './directory.js';
import { type Kerning, kerning, noKerning } from './gpos.js';
import { type LocalForms, localForms, noLocalForms } from './gsub.js';
import { type Traits, traitsOf } from './traits.js';

export interface Face {
  /** As style.yaml names it. */
  readonly name: string;
  /** As the file names it, fit for a PDF name. */
  readonly postscriptName: string;
  readonly traits: Traits;
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
  readonly kern: Kerning;
}

/** Throws ContractError (STYLE-FONT) for a face that cannot be printed with, then and when something in it turns out to be broken. */
export function openFace(name: string, bytes: Uint8Array): Face {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return reading(name, () => faceIn(name, bytes, view, directoryOf(name, view)));
}

function faceIn(name: string, bytes: Uint8Array, view: DataView, directory: Directory): Face {
  const { tables, postscriptName } = directory;
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new RangeError(`no table ${tag}`);
    return at;
  };
  if (tables.has('fvar'))
    throw refused(
      name,
      ['是可变字体', 'is a variable font'],
      ['换用其中一个字重的静态字体文件', 'use the file of one weight (a static instance)'],
    );
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')];
  const [gsub, gpos] = [tables.get('GSUB'), tables.get('GPOS')];
  const metrics = view.getUint16(hhea + 34);
  const unitsPerEm = view.getUint16(head + 18);
  if (unitsPerEm < 16 || unitsPerEm > 16384 || metrics === 0) throw new RangeError('no em');
  const outlineOf = outlinesOf(name, bytes, view, directory, unitsPerEm);
  const forms = gsub === undefined ? noLocalForms : localForms(view, gsub);
  const kern = gpos === undefined ? noKerning : kerning(view, gpos);
  const map = once(() => characterMap(name, view, tables.get('cmap')));
  return {
    ...{ name, postscriptName, unitsPerEm, outlineOf },
    traits: traitsOf(name, view, tables.get('OS/2'), tables.get('post')),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    bbox: [36, 38, 40, 42].map((at) => view.getInt16(head + at)) as [number, number, number, number],
    glyphCount: view.getUint16(table('maxp') + 4),
    glyphOf: (codePoint) => reading(name, () => map()(codePoint)),
    advanceOf: (glyph) => reading(name, () => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1))),
    extentOf: (glyph) => {
      const outline = outlineOf(glyph);
      if (outline.length === 0) return [0, 0];
      const box = new DataView(outline.buffer, outline.byteOffset, outline.length);
      return reading(name, () => [box.getInt16(2), box.getInt16(6)]);
    },
    local: {
      single: (glyph) => reading(name, () => forms.single(glyph)),
      joined: (glyph) => reading(name, () => forms.joined(glyph)),
      ligatures: (glyph) => reading(name, () => forms.ligatures(glyph)),
    },
    kern: (left, right) => reading(name, () => kern(left, right)),
  };
}

/** A glyph's `glyf` entry, be it made from a PostScript outline. */
function outlinesOf(
  name: string,
  bytes: Uint8Array,
  view: DataView,
  { tables, index }: Directory,
  unitsPerEm: number,
): Face['outlineOf'] {
  const [glyf, loca] = [tables.get('glyf'), tables.get('loca')];
  if (glyf === undefined || loca === undefined) {
    if (tables.has('CFF ')) return quadraticOutlines(name, bytes, index, unitsPerEm);
    throw refused(
      name,
      ['中没有可用的轮廓', 'has no outlines that can be printed'],
      [
        '点阵或彩色字体不能使用；换用 TTF 或 OTF',
        'faces of bitmaps or colours are of no use; take a TTF or OTF',
      ],
    );
  }
  const isLong = view.getInt16(tables.get('head')! + 50) === 1;
  const offset = (glyph: number): number =>
    isLong ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph);
  return (glyph) =>
    reading(name, () => {
      const [from, to] = [glyf + offset(glyph), glyf + offset(glyph + 1)];
      if (from > to || to > bytes.length) throw new RangeError('an outline outside of the file');
      return bytes.subarray(from, to);
    });
}

/** The Unicode subtable with the widest reach: full before BMP only. That of symbols (platform 3, encoding 0) is none. */
function characterMap(name: string, view: DataView, cmap: number | undefined): (codePoint: number) => number {
  let full: number | undefined;
  let bmp: number | undefined;
  for (let i = 0; cmap !== undefined && i < view.getUint16(cmap + 2); i++) {
    const record = cmap + 4 + 8 * i;
    const platform = view.getUint16(record);
    if (platform !== 0 && (platform !== 3 || view.getUint16(record + 2) === 0)) continue;
    const at = cmap + view.getUint32(record + 4);
    const format = view.getUint16(at);
    if (format === 12) full ??= at;
    if (format === 4) bmp ??= at;
  }
  const map = full !== undefined ? groups(view, full) : bmp !== undefined ? segments(view, bmp) : undefined;
  if (!map)
    throw refused(
      name,
      ['没有 Unicode 编码表', 'has no Unicode character map'],
      ['符号字体不能使用；换用 Unicode 字体', 'faces of symbols are of no use; take a Unicode face'],
    );
  return map;
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
