// A face's GSUB table → the Chinese forms of single glyphs (`locl`), the joined long dash (`ccmp`) and Latin ligatures (`liga`).
// Nothing else of GSUB is read: Han and Latin letters need no shaping. Format: OpenType 1.9, lookup types 1 and 4.
import { covered, type Lookup, lookups } from './opentype.js';

export interface LocalForms {
  /** The Chinese form of a glyph, itself when it has none. */
  readonly single: (glyph: number) => number;
  /** The one glyph that stands for two of `glyph` in a row, undefined when there is none. */
  readonly joined: (glyph: number) => number | undefined;
  /** Ligatures that begin with a Latin glyph, the longest first. */
  readonly ligatures: (glyph: number) => readonly Ligature[];
}
export interface Ligature {
  readonly glyph: number;
  /** The glyphs that follow the first one. */
  readonly rest: readonly number[];
}

export const noLocalForms: LocalForms = {
  single: (glyph) => glyph,
  joined: () => undefined,
  ligatures: () => [],
};

/** OpenType's names of Chinese as in the mainland, Taiwan and Hong Kong: a face made for one region names that one alone. */
const CHINESE = ['ZHS ', 'ZHT ', 'ZHH '];
const SINGLE = 1;
const LIGATURE = 4;
const LONGEST = 64;

/** The forms that a face has, of the table starting at `gsub`. */
export function localForms(view: DataView, gsub: number): LocalForms {
  const u16 = (at: number): number => view.getUint16(at);
  const table = { tag: 'GSUB', at: gsub } as const;
  const subtables = (type: number, found: readonly Lookup[]): number[] =>
    found.flatMap((lookup) => (lookup.type === type ? lookup.subtables : []));
  const locl = subtables(SINGLE, lookups(view, table, ['hani', 'DFLT'], CHINESE, 'locl'));
  const ccmp = subtables(LIGATURE, lookups(view, table, ['hani', 'DFLT'], CHINESE, 'ccmp'));
  const liga = subtables(LIGATURE, lookups(view, table, ['latn', 'DFLT'], [], 'liga'));
  const single = (glyph: number): number => {
    for (const at of locl) {
      const index = covered(view, at + u16(at + 2), glyph);
      if (index < 0) continue;
      return u16(at) === 1 ? (glyph + view.getInt16(at + 4)) & 0xffff : u16(at + 6 + 2 * index);
    }
    return glyph;
  };
  const joined = (glyph: number): number | undefined => {
    const pair = ligaturesIn(view, ccmp, glyph).find(({ rest }) => rest.length === 1 && rest[0] === glyph);
    return pair && single(pair.glyph);
  };
  const known = new Map<number, readonly Ligature[]>();
  const ligatures = (glyph: number): readonly Ligature[] => {
    const found = known.get(glyph) ?? ligaturesIn(view, liga, glyph);
    known.set(glyph, found);
    return found;
  };
  return { single, joined, ligatures };
}

function ligaturesIn(view: DataView, subtables: readonly number[], glyph: number): Ligature[] {
  const u16 = (at: number): number => view.getUint16(at);
  const found: Ligature[] = [];
  for (const at of subtables) {
    const index = covered(view, at + u16(at + 2), glyph);
    if (index < 0) continue;
    const set = at + u16(at + 6 + 2 * index);
    for (let i = 0; i < u16(set); i++) {
      const ligature = set + u16(set + 2 + 2 * i);
      const parts = u16(ligature + 2);
      if (parts > LONGEST) throw new RangeError('a ligature longer than any');
      const rest = Array.from({ length: parts - 1 }, (_, k) => u16(ligature + 4 + 2 * k));
      found.push({ glyph: u16(ligature), rest });
    }
  }
  return found.sort((a, b) => b.rest.length - a.rest.length);
}
