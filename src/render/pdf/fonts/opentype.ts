// The part that GSUB and GPOS have in common: from a script, its language and a feature to the subtables of its lookups; coverage and classes.
// Format: OpenType 1.9, Layout Common Table Formats. Offsets are from the start of the view.

export interface Lookup {
  /** Of GSUB or GPOS; an extension is told as what it extends. */
  readonly type: number;
  readonly subtables: readonly number[];
}

/** Lookups and subtables of one feature: a broken face may count to 65,535 in each of three circles. */
const MOST = 10_000;

/** Types that only point elsewhere, with 32-bit offsets. */
const EXTENSION = { GSUB: 7, GPOS: 9 };

/** Lookups of a feature in the first script that the table knows, in the first of the languages that the script knows, else in its own. */
export function lookups(
  view: DataView,
  table: { readonly tag: keyof typeof EXTENSION; readonly at: number },
  scripts: readonly string[],
  languages: readonly string[],
  feature: string,
): Lookup[] {
  const u16 = (at: number): number => view.getUint16(at);
  const first = (list: number, names: readonly string[]): number | undefined => {
    for (const name of names)
      for (let i = 0; i < u16(list); i++)
        if (tagAt(view, list + 2 + 6 * i) === name) return u16(list + 6 + 6 * i);
    return undefined;
  };
  const scriptList = table.at + u16(table.at + 4);
  const offset = first(scriptList, scripts);
  if (offset === undefined) return [];
  const script = scriptList + offset;
  const own = first(script + 2, languages) ?? u16(script);
  // A script may hold nothing for languages that it does not name.
  if (own === 0) return [];
  const language = script + own;
  const features = table.at + u16(table.at + 6);
  const list = table.at + u16(table.at + 8);
  const found: Lookup[] = [];
  let count = 0;
  for (let i = 0; i < u16(language + 4); i++) {
    const record = features + 2 + 6 * u16(language + 6 + 2 * i);
    if (tagAt(view, record) !== feature) continue;
    const at = features + u16(record + 4);
    for (let k = 0; k < u16(at + 2); k++) {
      found.push(lookupAt(view, list, u16(at + 4 + 2 * k), table.tag));
      count += 1 + found.at(-1)!.subtables.length;
      if (count > MOST) throw new RangeError('more lookups than a sound face has');
    }
  }
  return found;
}

function lookupAt(view: DataView, list: number, index: number, tag: keyof typeof EXTENSION): Lookup {
  const lookup = list + view.getUint16(list + 2 + 2 * index);
  let type = view.getUint16(lookup);
  const extended = type === EXTENSION[tag];
  const subtables: number[] = [];
  for (let n = 0; n < view.getUint16(lookup + 4); n++) {
    const at = lookup + view.getUint16(lookup + 6 + 2 * n);
    if (extended) type = view.getUint16(at + 2);
    subtables.push(extended ? at + view.getUint32(at + 4) : at);
  }
  return { type, subtables };
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  );
}

/** Index of a glyph in a coverage table, -1 when it is not covered. */
export function covered(view: DataView, at: number, glyph: number): number {
  const found = within(view, at + 2, view.getUint16(at) === 1 ? 2 : 6, glyph);
  if (found < 0 || view.getUint16(at) === 1) return found;
  const range = at + 4 + 6 * found;
  return view.getUint16(range + 4) + glyph - view.getUint16(range);
}

/** Class of a glyph in a class definition table; 0 for all that it does not name. */
export function classOf(view: DataView, at: number, glyph: number): number {
  if (view.getUint16(at) === 1) {
    const index = glyph - view.getUint16(at + 2);
    return index >= 0 && index < view.getUint16(at + 4) ? view.getUint16(at + 6 + 2 * index) : 0;
  }
  const found = within(view, at + 2, 6, glyph);
  return found < 0 ? 0 : view.getUint16(at + 4 + 6 * found + 4);
}

/** Place in a sorted array of glyphs (2 bytes each) or of ranges (6 bytes: first, last, value), which begins with its length; else -1. */
function within(view: DataView, at: number, step: number, glyph: number): number {
  let low = 0;
  let high = view.getUint16(at) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = at + 2 + step * middle;
    if (glyph < view.getUint16(entry)) high = middle - 1;
    else if (glyph > view.getUint16(step === 2 ? entry : entry + 2)) low = middle + 1;
    else return middle;
  }
  return -1;
}
