// The pages of two PDFs → which belong together, and per pair what differs: characters out of place, words that cannot be seen, shapes, spots.
// Pages are told by their words, so that a page taken out does not make all later ones differ.
import { pieceDiff } from '../../diff/words.js';
import { STREAMS, streamsOf } from './order.js';
import type { Box, Char, Raster, SeenPage, Shape } from './pdfium.js';
import { type Difference, differenceOf, isCovered, meets, sameRaster, spotsOf } from './pixels.js';
import type { Places } from './places.js';

/** Indices of pages that stand for each other; where one side is empty, pages came in or are gone. */
export interface Group {
  readonly was: readonly number[];
  readonly is: readonly number[];
}

export function groupsOf(was: readonly SeenPage[], is: readonly SeenPage[], places: Places): Group[] {
  const words = (pages: readonly SeenPage[]): string[] =>
    pages.map(({ chars }) => {
      const streams = streamsOf([{ page: 0, chars }], places);
      return STREAMS.map((name) => streams[name].text).join('\n');
    });
  const groups: { was: number[]; is: number[] }[] = [];
  let [w, i, open] = [0, 0, false];
  for (const { kind, pieces } of pieceDiff(words(was), words(is)))
    for (const _ of pieces) {
      if (kind === 'same' || !open) groups.push({ was: [], is: [] });
      open = kind !== 'same';
      if (kind !== 'inserted') groups.at(-1)!.was.push(w++);
      if (kind !== 'deleted') groups.at(-1)!.is.push(i++);
    }
  return groups;
}

export interface PageDifference {
  readonly resized: boolean;
  /** Characters without a counterpart in their place. */
  readonly gone: readonly Char[];
  readonly come: readonly Char[];
  /** Characters of the returned page that nobody can see: generated ones, and such as were put in that way. */
  readonly unseen: readonly Char[];
  readonly planted: readonly Char[];
  /** Came in; those under which words became unseen are left out, for the words tell it. */
  readonly shapes: readonly (Shape & { readonly words: string })[];
  /** Places that look otherwise for no reason above, with the words in them. */
  readonly spots: readonly (Box & { readonly words: string })[];
}

const CLOSE = 0.5;
/** Pixels a point where a page is looked at closely. */
const FINE = 2;
/** Words so often out of place that lines and tints moved with them. */
const RESET = 0.3;

export function pageDifference(was: SeenPage, is: SeenPage): PageDifference {
  const resized = isResized(was, is);
  const { pairs, gone, come } = matched(was.chars, is.chars);
  const reset = gone.length > RESET * was.chars.length || come.length > RESET * is.chars.length;
  const unseen = [...pairs].flatMap(([a, b]) => (a.visible && !b.visible ? [b] : []));
  const planted = come.filter(({ visible }) => !visible);
  const shown = come.filter(({ visible }) => visible);
  const shapes = newShapes(was.shapes, is.shapes).filter(({ kind }) => kind === 'image' || !reset);
  const found = { resized, gone, come: shown, planted };
  const within = <T extends Box>(box: T): T & { words: string } => ({ ...box, words: wordsIn(box, was) });
  const difference = resized || reset ? undefined : lookOf(was, is);
  if (!difference) return { ...found, unseen, shapes: shapes.map(within), spots: [] };

  for (const [a, b] of pairs) if (b.visible && isCovered(a, difference, shown)) unseen.push(b);
  const drawn = shapes.filter((shape) => !unseen.some((char) => meets(shape, char)));
  const spots = spotsOf(difference, [...gone, ...come, ...unseen, ...shapes]);
  return { ...found, unseen, shapes: drawn.map(within), spots: spots.map(within) };
}

/** The words that stand in a box; a comma fills its line as much as a character does. */
export const wordsIn = (box: Box, { chars }: SeenPage): string =>
  chars
    .filter(({ x, next, y }) => meets(box, { left: x, right: next, top: y - 7, bottom: y + 2 }))
    .map(({ text }) => text)
    .join('')
    .trim();

const isResized = (a: SeenPage, b: SeenPage): boolean =>
  Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1;

/** Some programs round the size of a page and fit its content to that. */
export function fitted(page: SeenPage, to: SeenPage): SeenPage {
  const [x, y] = [to.width / page.width, to.height / page.height];
  if ((x === 1 && y === 1) || isResized(page, to)) return page;
  const fit = <T extends Box>(box: T): T => ({
    ...box,
    left: box.left * x,
    right: box.right * x,
    top: box.top * y,
    bottom: box.bottom * y,
  });
  const chars = page.chars.map((char) => ({
    ...fit(char),
    x: char.x * x,
    y: char.y * y,
    next: char.next * x,
  }));
  return { ...page, chars, shapes: page.shapes.map(fit) };
}

/** Undefined where the pages are the same to the last pixel. */
function lookOf(was: SeenPage, is: SeenPage): Difference | undefined {
  const at = (page: SeenPage, scale: number): Raster =>
    page.raster(Math.round(was.width * scale), Math.round(was.height * scale));
  if (sameRaster(at(was, 1), at(is, 1))) return undefined;
  return differenceOf(at(was, FINE), at(is, FINE), FINE);
}

function matched(
  was: readonly Char[],
  is: readonly Char[],
): { pairs: Map<Char, Char>; gone: Char[]; come: Char[] } {
  const free = new Map<string, Set<Char>>();
  for (const char of is) free.set(char.text, (free.get(char.text) ?? new Set()).add(char));
  const pairs = new Map<Char, Char>();
  for (const char of was)
    for (const other of free.get(char.text) ?? []) {
      if (Math.abs(char.x - other.x) > CLOSE || Math.abs(char.y - other.y) > CLOSE) continue;
      pairs.set(char, other);
      free.get(char.text)!.delete(other);
      break;
    }
  return {
    pairs,
    gone: was.filter((char) => !pairs.has(char)),
    come: is.filter((char) => free.get(char.text)!.has(char)),
  };
}

function newShapes(was: readonly Shape[], is: readonly Shape[]): Shape[] {
  const free = [...was];
  return is.filter((shape) => {
    const at = free.findIndex((other) => isAlike(shape, other));
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
}

const isAlike = (a: Shape, b: Shape): boolean =>
  a.kind === b.kind &&
  (['left', 'top', 'right', 'bottom'] as const).every((side) => Math.abs(a[side] - b[side]) < 1) &&
  a.colour.every((value, i) => Math.abs(value - (b.colour[i] ?? 0)) < 6);
