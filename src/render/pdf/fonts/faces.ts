// Style, script and font bytes → for each character the face and the glyph that print it.
// In Chinese text, Chinese punctuation, quotes, dashes and the middle dot come from the Chinese face, digits and Latin letters from the Latin one.
import type { Lang, Script } from '../../../contract/ast.js';
import type { Style } from '../../style.js';
import { Kind, kindOf } from '../lines/kinds.js';
import type { Ligature } from './gsub.js';
import { type Face, openFace } from './sfnt.js';

/** One printed form of one character (of —— or of a ligature's letters): the unit of measuring, painting and embedding. Widths in 1/1000 em. */
export interface Glyph {
  readonly face: Face;
  readonly text: string;
  /** Glyph number in the face; 0 when no face has the character. */
  readonly id: number;
  /** Advance, the gap included. */
  readonly width: number;
  /** White that was added to the advance, or taken from it below 0: where Han meets Latin, between marks, in lines set wide or tight. */
  readonly gap: number;
  readonly kind: Kind;
  /** Ligatures that begin with it, the longest first. */
  readonly ligatures: readonly Ligature[];
}

export interface Faces {
  /** The glyph of a character or of ——; `id` 0 when no face has it. */
  readonly glyph: (text: string, lang: Lang, bold: boolean, latin?: boolean) => Glyph;
  /** By code point, those asked for so far: to look here first is faster. */
  readonly seen: (lang: Lang, bold: boolean) => ReadonlyMap<number, Glyph>;
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

  /** By code point (minus one is ——), one map per combination of language, weight and side. */
  const chosen = Array.from({ length: 8 }, () => new Map<number, Glyph>());
  const seenIn = (lang: Lang, bold: boolean, latin: boolean): Map<number, Glyph> =>
    chosen[(lang === 'zh' ? 4 : 0) + (bold ? 2 : 0) + (latin ? 1 : 0)]!;
  const glyph: Faces['glyph'] = (text, lang, bold, latin = false) => {
    const known = seenIn(lang, bold, latin);
    const codePoint = text.codePointAt(0)!;
    const key = text === '——' ? -1 : codePoint;
    const seen = known.get(key);
    if (seen) return seen;
    const wide = lang === 'zh' && !latin && wideInChinese.test(text);
    const face = faceFor(codePoint, bold, wide);
    const id = wide ? chineseForm(face, text) : face.glyphOf(codePoint);
    const found = glyphIn(face, text, id, latin);
    known.set(key, found);
    return found;
  };
  return { glyph, seen: (lang, bold) => seenIn(lang, bold, false) };
}

/** Dashes join and fill their em; the dot is the face's full-width one, for the Latin one is a third of an em. */
function chineseForm(face: Face, text: string): number {
  const plain = face.glyphOf(text.codePointAt(0)!);
  if (text === '——') return face.local.joined(plain) ?? face.glyphOf(0x2e3a);
  if (text === '·') return face.glyphOf(katakanaDot) || plain;
  return face.local.single(plain);
}

const none: readonly Ligature[] = [];
const interned = new WeakMap<Face, Map<string, Glyph>>();

/** A glyph of a face that stands for a text. */
export function glyphIn(face: Face, text: string, id: number, latin = false): Glyph {
  const known = interned.get(face) ?? new Map<string, Glyph>();
  interned.set(face, known);
  const width = Math.round((face.advanceOf(id) * 1e6) / face.unitsPerEm) / 1000;
  const kind = kindOf(text, face, id, width, latin);
  const key = `${id} ${kind} ${text}`;
  const seen = known.get(key);
  if (seen) return seen;
  const ligatures = kind === Kind.latin && id !== 0 ? face.local.ligatures(id) : none;
  const glyph: Glyph = { face, text, id, width, gap: 0, kind, ligatures };
  known.set(key, glyph);
  return glyph;
}

/** Glyphs with white behind, by the glyph without. */
const wider = new WeakMap<Glyph, Map<number, Glyph>>();
const plain = new WeakMap<Glyph, Glyph>();

/** The same glyph with so much white behind it, inside its advance: such white never reads as a space. */
export function widened(glyph: Glyph, gap: number): Glyph {
  if (glyph.gap === gap) return glyph;
  const bare = plain.get(glyph) ?? glyph;
  if (gap === 0) return bare;
  const known = wider.get(bare) ?? new Map<number, Glyph>();
  wider.set(bare, known);
  const seen = known.get(gap);
  if (seen) return seen;
  const wide: Glyph = { ...bare, width: bare.width + gap, gap };
  known.set(gap, wide);
  plain.set(wide, bare);
  return wide;
}

/** Thousandths of an em by which two glyphs of a Latin face stand nearer (below 0) or wider. Figures keep their columns. */
export function kernBetween(left: Glyph, right: Glyph): number {
  if (left.face !== right.face || (isFigure(left.text) && isFigure(right.text))) return 0;
  const value = left.face.kern(left.id, right.id);
  return value === 0 ? 0 : Math.round((value * 1000) / left.face.unitsPerEm);
}

const isFigure = (text: string): boolean => {
  const unit = text.charCodeAt(0);
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2c || unit === 0x2e;
};

const hyphens = new WeakMap<Face, Glyph>();

/** The hyphen that parts a word at a line's end: a hyphen to the eye, a soft hyphen to who copies or searches. */
export function softHyphen({ face }: Glyph): Glyph {
  const seen = hyphens.get(face);
  if (seen) return seen;
  const found = glyphIn(face, '\u00ad', face.glyphOf(0x2d));
  hyphens.set(face, found);
  return found;
}
