// Pages → where things stand on them, as data: each provision, and each place to seal, sign and date.
// Points from the top left corner of a page; y grows downwards; pages count from 1.
import type { Lang, Printable, Role } from '../../contract/ast.js';
import type { Anchor, Area, Box, Page, SigningPlace } from './boxes.js';

export interface OnPage extends Area {
  readonly page: number;
}
/** A provision without those below it, over both languages; `continued` are its parts on further pages. */
export interface ProvisionPlace extends OnPage {
  readonly id: string;
  /** As printed in each language; absent where it has none. */
  readonly number?: Partial<Record<Lang, string>>;
  readonly continued: readonly OnPage[];
}
export interface SignaturePlace extends OnPage {
  readonly party: Role;
  readonly role: SigningPlace['by'];
  /** The words that say so, unique in the contract, with the box around them: on the same page. */
  readonly anchors: readonly Anchor[];
}
export interface Places {
  readonly pages: number;
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly provisions: readonly ProvisionPlace[];
  readonly signatures: readonly SignaturePlace[];
}

export function placesOf(
  doc: Printable,
  pages: readonly Page[],
  sheet: { readonly width: number; readonly height: number },
): Places {
  return {
    ...{ pages: pages.length, pageWidth: sheet.width, pageHeight: sheet.height },
    provisions: provisionsOn(doc, pages),
    signatures: pages.flatMap(({ places }, i) =>
      places.map(({ party, by, anchors, ...area }) => ({
        ...{ party, role: by, page: i + 1, ...rounded(area) },
        anchors: anchors.map((anchor) => ({ ...anchor, ...rounded(anchor) })),
      })),
    ),
  };
}

/** The page on which each provision begins, by its id. */
export const pagesById = (pages: readonly Page[]): ReadonlyMap<string, number> =>
  new Map(pages.flatMap(({ boxes }, i) => boxes.map(({ id }) => [id ?? '', i + 1] as const)).reverse());

/** Rows without an id go on with the provision before them. */
function provisionsOn(doc: Printable, pages: readonly Page[]): ProvisionPlace[] {
  const found = new Map<string, OnPage[]>();
  let current: string | undefined;
  pages.forEach(({ boxes }, i) => {
    for (const box of boxes) {
      current = box.id ?? current;
      if (current === undefined) continue;
      const parts = found.get(current) ?? [];
      found.set(current, parts);
      const last = parts.at(-1);
      if (last?.page === i + 1) parts[parts.length - 1] = { page: i + 1, ...around(last, box) };
      else parts.push({ page: i + 1, ...around(box, box) });
    }
  });
  const numbers = numbersIn(doc);
  return [...found].map(([id, [first, ...continued]]) => {
    const number = numbers.get(id);
    return { id, ...(number && { number }), ...first!, continued };
  });
}

function numbersIn({ rows }: Printable): Map<string, Partial<Record<Lang, string>>> {
  return new Map(
    rows.flatMap((row) => {
      if (row.kind !== 'text' || row.id === undefined) return [];
      const marks = row.cells.flatMap(({ lang, mark }) => (mark?.text ? [[lang, mark.text] as const] : []));
      return marks.length > 0 ? [[row.id, Object.fromEntries(marks)] as const] : [];
    }),
  );
}

function around(a: Area, b: Box): Area {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  const foot = Math.max(a.y + a.height, b.y + b.height);
  return rounded({ x, y, width: right - x, height: foot - y });
}

/** To hundredths of a point. */
function rounded({ x, y, width, height }: Area): Area {
  const [a, b, c, d] = [x, y, width, height].map((length) => Math.round(length * 100) / 100);
  return { x: a!, y: b!, width: c!, height: d! };
}
