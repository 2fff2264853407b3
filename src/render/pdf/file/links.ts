// Pages → the places of citations on them and where they lead: the first line of a provision. A citation over two lines has two places.
// Format: ISO 32000-1, 12.5.6.5 (link annotations) and 12.3.2.2 (explicit destinations); 14289-1, 7.18.5 (links).
import type { Run } from '../../../contract/ast.js';
import type { Area, Page, TextInk } from '../boxes.js';
import { type Ref, textString } from './objects.js';
import { points } from './paint.js';

export interface Destination {
  /** From 0. */
  readonly page: number;
  /** From the page's top. */
  readonly y: number;
}
export interface LinkPlace extends Area {
  readonly ink: TextInk;
  readonly run: Run;
}

/** Where each provision begins, by its id. */
export function destinationsOf(pages: readonly Page[]): ReadonlyMap<string, Destination> {
  const found = new Map<string, Destination>();
  pages.forEach(({ boxes }, page) => {
    for (const { id, y } of boxes) if (id !== undefined && !found.has(id)) found.set(id, { page, y });
  });
  return found;
}

/** What stands of one citation on one line is one place, dots in between and all. */
export function linksOn(page: Page, linkOf: (ink: TextInk) => Run | undefined): LinkPlace[] {
  const found: LinkPlace[] = [];
  for (const ink of page.inks) {
    const run = ink.kind === 'text' ? linkOf(ink) : undefined;
    if (!run || ink.kind !== 'text') continue;
    const own = areaOf(ink);
    const before = found.at(-1);
    if (before?.run === run && before.ink.y === ink.y)
      found[found.length - 1] = { ...before, width: own.x + own.width - before.x };
    else found.push({ ink, run, ...own });
  }
  return found;
}

function areaOf({ x, y, size, glyphs }: TextInk): Area {
  const [first, last] = [glyphs[0]!, glyphs.at(-1)!];
  const width = last.x + (last.glyph.width * size) / 1000 - first.x;
  return { x: x + first.x, y: y - 0.9 * size, width, height: 1.15 * size };
}

/** A link without a border, printed with the page as nothing; its words are also its description. */
export function annotation(
  place: LinkPlace,
  to: Destination,
  toPage: Ref,
  height: number,
  key: number,
): string {
  const [left, right] = [points(place.x), points(place.x + place.width)];
  const [bottom, top] = [points(height - place.y - place.height), points(height - place.y)];
  return [
    `<</Type/Annot/Subtype/Link/Rect[${left} ${bottom} ${right} ${top}]/Border[0 0 0]/F 4`,
    `/Contents${textString(place.run.text)}/Dest${target(to, toPage, height)}/StructParent ${key}>>`,
  ].join('');
}

/** Page and height, the zoom as it is. */
export const target = ({ y }: Destination, page: Ref, height: number): string =>
  `[${page}/XYZ null ${points(height - y)} null]`;
