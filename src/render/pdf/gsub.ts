// A face's GSUB table → the Chinese forms of single glyphs (`locl`) and the joined long dash (`ccmp`).
// Nothing else of GSUB is read: Han and Latin letters need no shaping. Format: OpenType 1.9, lookup types 1, 4 and 7.

export interface LocalForms {
  /** The Chinese form of a glyph, itself when it has none. */
  readonly single: (glyph: number) => number;
  /** The one glyph that stands for two of `glyph` in a row, undefined when there is none. */
  readonly joined: (glyph: number) => number | undefined;
}

export const noLocalForms: LocalForms = { single: (glyph) => glyph, joined: () => undefined };

/** The Chinese forms that a face has, of the table starting at `gsub`. */
export function localForms(view: DataView, gsub: number): LocalForms {
  const u16 = (at: number): number => view.getUint16(at);
  const locl = lookups(view, gsub, 'locl');
  const ccmp = lookups(view, gsub, 'ccmp');
  const single = (glyph: number): number => {
    for (const [type, at] of locl) {
      const index = type === 1 ? covered(view, at + u16(at + 2), glyph) : -1;
      if (index < 0) continue;
      return u16(at) === 1 ? (glyph + view.getInt16(at + 4)) & 0xffff : u16(at + 6 + 2 * index);
    }
    return glyph;
  };
  const joined = (glyph: number): number | undefined => {
    for (const [type, at] of ccmp) {
      const index = type === 4 ? covered(view, at + u16(at + 2), glyph) : -1;
      if (index < 0) continue;
      const set = at + u16(at + 6 + 2 * index);
      for (let i = 0; i < u16(set); i++) {
        const ligature = set + u16(set + 2 + 2 * i);
        if (u16(ligature + 2) === 2 && u16(ligature + 4) === glyph) return single(u16(ligature));
      }
    }
    return undefined;
  };
  return { single, joined };
}

/** OpenType's names of Chinese as in the mainland, Taiwan and Hong Kong. */
const CHINESE = ['ZHS ', 'ZHT ', 'ZHH '];

/** [lookup type, subtable offset] of one feature for script hani, in the Chinese language of the face, extensions resolved. */
function lookups(view: DataView, gsub: number, feature: string): [number, number][] {
  const u16 = (at: number): number => view.getUint16(at);
  const tag = (at: number): string => String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
  const find = (list: number, name: string): number | undefined => {
    for (let i = 0; i < u16(list); i++) if (tag(list + 2 + 6 * i) === name) return u16(list + 6 + 6 * i);
    return undefined;
  };
  const scripts = gsub + u16(gsub + 4);
  const script = find(scripts, 'hani') ?? find(scripts, 'DFLT');
  if (script === undefined) return [];
  // A face made for one region names that one alone.
  const languages = CHINESE.map((name) => find(scripts + script + 2, name));
  const language = languages.find((at) => at !== undefined) ?? u16(scripts + script);
  const features = gsub + u16(gsub + 6);
  const list = gsub + u16(gsub + 8);
  const found: [number, number][] = [];
  const chosen = scripts + script + language;
  for (let i = 0; i < u16(chosen + 4); i++) {
    const record = features + 2 + 6 * u16(chosen + 6 + 2 * i);
    if (tag(record) !== feature) continue;
    const at = features + u16(record + 4);
    for (let k = 0; k < u16(at + 2); k++) {
      const lookup = list + u16(list + 2 + 2 * u16(at + 4 + 2 * k));
      for (let n = 0; n < u16(lookup + 4); n++) {
        const sub = lookup + u16(lookup + 6 + 2 * n);
        found.push(u16(lookup) === 7 ? [u16(sub + 2), sub + view.getUint32(sub + 4)] : [u16(lookup), sub]);
      }
    }
  }
  return found;
}

/** Index of a glyph in a coverage table, -1 when it is not covered. */
function covered(view: DataView, at: number, glyph: number): number {
  const count = view.getUint16(at + 2);
  for (let i = 0; i < count; i++) {
    if (view.getUint16(at) === 1) {
      if (view.getUint16(at + 4 + 2 * i) === glyph) return i;
      continue;
    }
    const range = at + 4 + 6 * i;
    if (glyph >= view.getUint16(range) && glyph <= view.getUint16(range + 2))
      return view.getUint16(range + 4) + glyph - view.getUint16(range);
  }
  return -1;
}
