// Blocks → pages. Both sides of a row break together, at least two lines on each side of the break; a heading stays with what
// follows; a signature is never alone. Decided block by block, with a look at the chain that follows.
import type { Style } from '../style.js';
import type { Block, Box, Ink, Page, Piece, SigningPlace } from './boxes.js';
import { moved, movedPlace } from './cells.js';

/** How many pieces of each track of a block stand on the pages so far. */
type Counts = readonly number[];

interface Draft {
  readonly inks: Ink[];
  readonly boxes: Box[];
  readonly places: SigningPlace[];
}
const emptyPage = (): Draft => ({ inks: [], boxes: [], places: [] });

export function paginate(blocks: readonly Block[], style: Style): Page[] {
  const { margin, width, height } = style.page;
  const room = height - margin.top - margin.bottom;
  const kept = keepsNext(blocks);
  const pages: Draft[] = [];
  let page = emptyPage();
  let y = 0;
  let below = 0;
  const turn = (): void => {
    page = emptyPage();
    pages.push(page);
    y = 0;
    below = 0;
  };
  turn();
  blocks.forEach((block, i) => {
    if (block.pageBreakBefore && y > 0) turn();
    let from: Counts = block.tracks.map(() => 0);
    while (!done(block, from)) {
      const gap = y === 0 ? 0 : Math.max(below, block.above);
      const found =
        fit(blocks, kept, i, from, room - y - gap) ?? (y === 0 ? forced(block, from, room) : undefined);
      if (!found) {
        turn();
        continue;
      }
      const top = margin.top + y + gap;
      const used = partHeight(block, from, found);
      if (block.divider && y > 0) page.inks.push(moved(block.divider, margin.left, top));
      for (const { piece, y: down } of partPieces(block, from, found)) {
        page.inks.push(...piece.inks.map((ink) => moved(ink, margin.left, top + down)));
        for (const place of piece.places ?? []) page.places.push(movedPlace(place, margin.left, top + down));
      }
      const box = { x: margin.left, y: top, width: width - margin.left - margin.right, height: used };
      page.boxes.push({ row: block.row, ...(block.id ? { id: block.id } : {}), ...box });
      y += gap + used;
      below = block.below;
      from = found;
      if (!done(block, from)) turn();
    }
  });
  return pages;
}

const done = (block: Block, counts: Counts): boolean =>
  block.tracks.every((track, t) => counts[t] === track.pieces.length);
const whole = (block: Block): Counts => block.tracks.map((track) => track.pieces.length);

/** Which blocks must share a page with the beginning of the next one, be it with their last lines alone. */
function keepsNext(blocks: readonly Block[]): boolean[] {
  const kept = blocks.map((block) => block.keepNext);
  blocks.forEach((block, s) => {
    if (!block.signature) return;
    let lines = 0;
    for (let i = s - 1; i >= 0 && lines < 2 && !blocks[i + 1]!.pageBreakBefore; i--) {
      lines += Math.max(...blocks[i]!.tracks.map((track) => track.pieces.length));
      kept[i] = true;
    }
  });
  return kept;
}

/** The most of block i, from `from`, that may stand in `room`; undefined when it must begin on the next page. */
function fit(
  blocks: readonly Block[],
  kept: readonly boolean[],
  i: number,
  from: Counts,
  room: number,
): Counts | undefined {
  const block = blocks[i]!;
  const next = blocks[i + 1];
  const keep = kept[i]! && next !== undefined && !next.pageBreakBefore;
  const all = whole(block);
  const rest = room - partHeight(block, from, all);
  if (rest < 0) return cut(block, from, room, keep);
  if (!keep) return all;
  const start = next.tracks.map(() => 0);
  const follows = fit(blocks, kept, i + 1, start, rest - Math.max(block.below, next.above));
  return follows ? all : cut(block, from, room, true);
}

/** The largest allowed part that fits; `short` leaves something of every track. */
function cut(block: Block, from: Counts, room: number, short: boolean): Counts | undefined {
  const counts = block.tracks.map((track, t) => {
    for (let k = track.pieces.length - (short ? 1 : 0); k > from[t]!; k--) {
      const fresh = from[t] === 0;
      if (!track.splits[k] || (!fresh && k - from[t]! < 2 && k < track.pieces.length)) continue;
      const to = from.map((start, other) => (other === t ? k : start));
      if (partHeight(block, from, to, t) <= room) return k;
    }
    return from[t]!;
  });
  const moved = counts.every((count, t) => count > from[t]! || from[t] === block.tracks[t]!.pieces.length);
  return moved ? counts : undefined;
}

/** At the top of a page something must be placed: whatever fits, and at least one piece of a track. */
function forced(block: Block, from: Counts, room: number): Counts {
  return block.tracks.map((track, t) => {
    let k = Math.min(from[t]! + 1, track.pieces.length);
    for (; k < track.pieces.length; k++) {
      const to = from.map((start, other) => (other === t ? k + 1 : start));
      if (partHeight(block, from, to, t) > room) break;
    }
    return k;
  });
}

const continued = (block: Block, from: Counts): readonly Piece[] =>
  from.some((count) => count > 0) ? (block.repeated ?? []) : [];
const heightOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + piece.height, 0);

/** Where the first baseline of a part lies: sides are aligned on the deeper one. */
function firstBaseline(block: Block, from: Counts): number {
  return Math.max(0, ...block.tracks.map((track, t) => track.pieces[from[t]!]?.baseline ?? 0));
}

function partHeight(block: Block, from: Counts, to: Counts, only?: number): number {
  const baseline = firstBaseline(block, from);
  const heights = block.tracks.map((track, t) => {
    const pieces = track.pieces.slice(from[t], to[t]);
    if (pieces.length === 0 || (only !== undefined && only !== t)) return 0;
    return baseline - pieces[0]!.baseline + heightOf(pieces);
  });
  return heightOf(continued(block, from)) + Math.max(0, ...heights);
}

/** The pieces of a part, each with its top below that of the part. */
function partPieces(block: Block, from: Counts, to: Counts): { piece: Piece; y: number }[] {
  const out: { piece: Piece; y: number }[] = [];
  let top = 0;
  for (const piece of continued(block, from)) {
    out.push({ piece, y: top });
    top += piece.height;
  }
  const baseline = firstBaseline(block, from);
  block.tracks.forEach((track, t) => {
    const pieces = track.pieces.slice(from[t], to[t]);
    let y = top + baseline - (pieces[0]?.baseline ?? 0);
    for (const piece of pieces) {
      out.push({ piece, y });
      y += piece.height;
    }
  });
  return out;
}
