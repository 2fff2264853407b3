// Characters of pages → texts in the order in which they are read: each column, header and footer, and what stands aslant, apart.
// The order follows from places alone, so that the same page saved by another program reads the same.

import { IN_DOUBT, withoutDoubt, wordsIn } from './hyphens.js';
import type { Char } from './pdfium.js';
import type { Places } from './places.js';

export interface Read {
  readonly char: Char;
  /** Index of its page in the document that it is from. */
  readonly page: number;
}
/** `owners[i]` is the character of the unit at i; a space between two lines has none. */
export interface Stream {
  readonly text: string;
  readonly owners: readonly (Read | undefined)[];
}
export const STREAMS = ['first', 'second', 'furniture', 'turned'] as const;
export type StreamName = (typeof STREAMS)[number];

/** White wider than this parts two columns or cells. */
const GAP = 12;
const SAME_LINE = 3;

export function streamsOf(
  pages: readonly { readonly page: number; readonly chars: readonly Char[] }[],
  { column, furniture }: Pick<Places, 'column' | 'furniture'>,
): Record<StreamName, Stream> {
  const pieces: Record<StreamName, Read[][]> = { first: [], second: [], furniture: [], turned: [] };
  for (const { page, chars } of pages) {
    pieces.turned.push(chars.filter(({ turned }) => turned).map((char) => ({ char, page })));
    for (const piece of piecesOf(chars.filter(({ turned }) => !turned))) {
      const { x, y } = piece[0]!;
      const edge = furniture.some((at) => Math.abs(at - y) < SAME_LINE);
      const second = column !== undefined && x > column - 4;
      pieces[edge ? 'furniture' : second ? 'second' : 'first'].push(piece.map((char) => ({ char, page })));
    }
  }
  return {
    first: streamOf(pieces.first),
    second: streamOf(pieces.second),
    furniture: streamOf(pieces.furniture),
    turned: streamOf(pieces.turned),
  };
}

/** Stretches of one line without a wide gap, line by line, from the left. */
function piecesOf(chars: readonly Char[]): Char[][] {
  const pieces: Char[][] = [];
  for (const line of linesOf(chars)) {
    let last: Char | undefined;
    for (const char of line.sort((a, b) => a.x - b.x)) {
      if (!last || char.x - last.next > GAP) pieces.push([char]);
      else pieces.at(-1)!.push(char);
      last = char;
    }
  }
  return pieces;
}

/** By baseline, from the top. */
export function linesOf(chars: readonly Char[]): Char[][] {
  const lines: Char[][] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const char of [...chars].sort((a, b) => a.y - b.y)) {
    if (char.y - top > SAME_LINE) {
      lines.push([]);
      top = char.y;
    }
    lines.at(-1)!.push(char);
  }
  return lines;
}

/** PDFium's name for a hyphen at a line's end. */
const HYPHEN = '\u0002';

/** Lines of Latin words are joined by a space, which the page has only as the end of a line; words that a hyphen parts are whole again. */
function streamOf(pieces: readonly (readonly Read[])[]): Stream {
  let text = '';
  const owners: (Read | undefined)[] = [];
  for (const piece of pieces) {
    const first = piece[0]?.char.text ?? '';
    if (/[!-,.-~’”]$/.test(text) && /^[!-~“‘]/.test(first)) {
      text += ' ';
      owners.push(undefined);
    }
    for (const read of piece) {
      text += read.char.text === HYPHEN ? IN_DOUBT : read.char.text;
      for (let unit = 0; unit < read.char.text.length; unit++) owners.push(read);
    }
  }
  const whole = withoutDoubt(text, wordsIn(text));
  let at = 0;
  // What is gone from the text has no owner either.
  const kept = owners.filter((_, i) => {
    const gone = text[i] === IN_DOUBT && whole[at] !== '-';
    if (!gone) at++;
    return !gone;
  });
  return { text: whole, owners: kept };
}
