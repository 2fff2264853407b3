// Style, script and font bytes → for each character the face and the glyph that print it.
// In Chinese text, Chinese punctuation, quotes, dashes and the middle dot come from the Chinese face, digits and Latin letters from the Latin one.
import type { Lang, Script } from '../../contract/ast.js';
import type { Style } from '../style.js';
import { type Face, openFace } from './sfnt.js';

/** One printed form of one character (or of ——): the unit of measuring, painting and embedding. Widths in 1/1000 em. */
export interface Glyph {
  readonly face: Face;
  readonly text: string;
  /** Glyph number in the face; 0 when no face has the character. */
  readonly id: number;
  /** Advance, the gap included. */
  readonly width: number;
  /** Part of the advance that was added after a glyph where Han meets Latin. */
  readonly gap: number;
}

export interface Faces {
  /** The glyph of a character or of ——; `id` 0 when no face has it. */
  readonly glyph: (text: string, lang: Lang, bold: boolean, latin?: boolean) => Glyph;
  /** The same glyph with a gap behind it. */
  readonly widened: (glyph: Glyph, gap: number) => Glyph;
}

/** Characters that are full width in Chinese text although Latin faces have them. */
const wideInChinese = /^[“”‘’—…·⸺]/u;
const katakanaDot = 0x30fb;

/** Faces are opened when first needed; equal glyphs are one object, so that a Map can count them. */
export function openFaces(style: Style, script: Script, bytesOf: (face: string) => Uint8Array): Faces {
  const opened = new Map<string, Face>();
  const open = (name: string): Face => {
    const face = opened.get(name) ?? openFace(name, bytesOf(name));
    opened.set(name, face);
    return face;
  };
  const { latin: latins, chinese } = style.fonts.pdf;
  /** The first face that has a character; where none has it, the first of all. */
  const faceFor = (codePoint: number, bold: boolean, wide: boolean): Face => {
    const weight = bold ? 'heading' : 'body';
    const names = wide ? chinese[script][weight] : [...latins[weight], ...chinese[script][weight]];
    // Only as far as needed: the last of them is read for a name that kept its characters.
    for (const name of names) if (open(name).glyphOf(codePoint) !== 0) return open(name);
    return open(names[0]!);
  };

  const interned = new Map<string, Glyph>();
  const intern = (face: Face, text: string, id: number, gap: number): Glyph => {
    const key = `${face.name} ${id} ${gap} ${text}`;
    const width = Math.round((face.advanceOf(id) * 1e6) / face.unitsPerEm) / 1000 + gap;
    const glyph = interned.get(key) ?? { face, text, id, width, gap };
    interned.set(key, glyph);
    return glyph;
  };

  /** By text, one map per combination of language, weight and side. */
  const chosen = Array.from({ length: 8 }, () => new Map<string, Glyph>());
  const glyph = (text: string, lang: Lang, bold: boolean, latin = false): Glyph => {
    const known = chosen[(lang === 'zh' ? 4 : 0) + (bold ? 2 : 0) + (latin ? 1 : 0)]!;
    const seen = known.get(text);
    if (seen) return seen;
    const wide = lang === 'zh' && !latin && wideInChinese.test(text);
    const codePoint = text.codePointAt(0)!;
    const face = faceFor(codePoint, bold, wide);
    const found = intern(face, text, wide ? chineseForm(face, text) : face.glyphOf(codePoint), 0);
    known.set(text, found);
    return found;
  };
  return { glyph, widened: (of, gap) => intern(of.face, of.text, of.id, gap) };
}

/** Dashes join and fill their em; the dot is the face's full-width one, for the Latin one is a third of an em. */
function chineseForm(face: Face, text: string): number {
  const plain = face.glyphOf(text.codePointAt(0)!);
  if (text === '——') return face.local.joined(plain) ?? face.glyphOf(0x2e3a);
  if (text === '·') return face.glyphOf(katakanaDot) || plain;
  return face.local.single(plain);
}
