// A page of characters with their places → its lines from the top, each as the pieces that wide white parts.
import { linesOf } from '../../verify/pdf/order.js';
import type { Char, SeenPage } from '../../verify/pdf/pdfium.js';
import { labelOf, plainly } from '../labels.js';

export interface Piece {
  readonly page: number;
  readonly text: string;
  /** Baseline. */
  readonly y: number;
  readonly left: number;
  readonly right: number;
  /** Of its tallest sign. */
  readonly size: number;
  /** From the left, spaces among them. */
  readonly chars: readonly Char[];
}

/** A piece of the text at the place where it begins. */
export interface Block {
  readonly page: number;
  readonly y: number;
  readonly text: string;
  readonly cell: boolean;
}

/** PDFium’s name for a hyphen at the end of a line. */
const HYPHEN = '\u0002';
/** White wider than this many signs parts two columns or cells. */
const GAP = 1.15;
/** White between two Latin words that no space stands in. */
const SPACE = 0.16;

export function piecesOn({ chars }: SeenPage, page: number): Piece[][] {
  const shown = chars.filter(
    (char) => char.visible && !char.turned && (char.text >= ' ' || char.text === HYPHEN),
  );
  return linesOf(shown)
    .map((line) => numbersJoined(piecesIn(line, page)))
    .filter((line) => line.length > 0);
}

/** Share of a sign's advance that the ink of a wide one takes; the rest may be white that a justified line added. */
const INKED = 0.9;
const advanceOf = (char: Char): number => Math.min(char.next - char.x, (char.right - char.left) / INKED);

const sizeOf = (chars: readonly Char[]): number =>
  Math.max(
    6,
    ...chars.slice(0, 60).map((char) => Math.min(40, Math.max(char.bottom - char.top, advanceOf(char)))),
  );

function piecesIn(line: Char[], page: number): Piece[] {
  const size = sizeOf(line);
  const groups: Char[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const char of line.sort((a, b) => a.x - b.x)) {
    if (char.text.trim() === '' && char.x >= end + GAP * size) continue;
    if (char.x - end > GAP * size) groups.push([]);
    groups.at(-1)!.push(char);
    if (char.text.trim() !== '' || char.next - char.x < size) end = Math.max(char.next, char.x);
  }
  return groups.flatMap((chars) => pieceOf(chars, page, size));
}

function pieceOf(chars: readonly Char[], page: number, size: number): Piece[] {
  const text = spaced(chars, size).trim();
  if (text === '') return [];
  const inked = chars.filter(isInked);
  return [{ ...{ page, text, size, chars }, y: inked[0]!.y, left: inked[0]!.x, right: inked.at(-1)!.next }];
}
const isInked = ({ text }: Char): boolean => text.trim() !== '';

/** Parted where white covers one of these stretches; a piece that runs over it stays whole there. */
export function cutAt(piece: Piece, stretches: readonly Stretch[]): Piece[] {
  const parts: Char[][] = [[]];
  let last: Char | undefined;
  for (const char of piece.chars) {
    const [from, to] = [last?.next, char.x];
    const parted =
      from !== undefined &&
      isInked(char) &&
      stretches.some(({ left, right }) => from < left + SLACK && to > right - SLACK);
    if (parted) parts.push([]);
    parts.at(-1)!.push(char);
    if (isInked(char)) last = char;
  }
  return parts.flatMap((chars) => pieceOf(chars, piece.page, piece.size));
}
const SLACK = 1;

/** Of a line’s length. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** What nothing covers, from the left, at least so wide. */
export function whiteBetween(covered: readonly Stretch[], wide: number): Stretch[] {
  const white: Stretch[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const { left, right } of [...covered].sort((a, b) => a.left - b.left)) {
    if (left - end >= wide) white.push({ left: end, right: left });
    end = end === Number.POSITIVE_INFINITY ? right : Math.max(end, right);
  }
  return white;
}

function spaced(chars: readonly Char[], size: number): string {
  let text = '';
  chars.forEach((char, i) => {
    const before = chars[i - 1];
    const apart = before !== undefined && char.x - before.next > SPACE * size;
    if (apart && /[!-~’”]$/.test(text) && /^[!-~“‘]/.test(char.text)) text += ' ';
    text += char.text === HYPHEN ? '-' : char.text;
  });
  return text;
}

/** A number and its text stand apart, and belong together. */
function numbersJoined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last && isNumber(last.text))
      out[out.length - 1] = {
        ...last,
        text: `${last.text} ${piece.text}`,
        right: piece.right,
        chars: [...last.chars, ...piece.chars],
      };
    else out.push(piece);
  }
  return out;
}
export const isNumber = (text: string): boolean =>
  text.length < 12 && labelOf(plainly(text))?.text.trim() === text.trim();
