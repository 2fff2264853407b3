// The ruled tables of a page: where they stand, and their cells, row by row. What stands between two rules of one width is a row where its
// words keep off the rules' ends. Vertical rules part its cells; where there are none, the white that runs through the whole table does.
import type { SeenPage } from '../../verify/pdf/pdfium.js';
import { langOf } from '../kinds.js';
import { joined } from './paragraphs.js';
import { type Block, cutAt, isNumber, type Piece, type Stretch, whiteBetween } from './pieces.js';

export interface Row extends Stretch {
  readonly top: number;
  readonly bottom: number;
  /** Each within one cell. */
  readonly pieces: readonly Piece[];
  /** What parts its cells. */
  readonly columns: readonly Stretch[];
}
interface Rule extends Stretch {
  readonly y: number;
}

const THIN = 3;
const WIDE = 100;
const NEAR = 4;
/** White between a rule’s end and the words of the first cell, or of the last one. */
const PADDING = 14;
/** White between two cells. */
const BETWEEN = 4;

export function tableRows({ shapes }: SeenPage, lines: readonly (readonly Piece[])[]): Row[] {
  const paths = shapes.filter(({ kind }) => kind === 'path');
  const rules = rulesOf(paths.filter(({ top, bottom }) => bottom - top < THIN));
  const upright = paths.filter(({ top, bottom, left, right }) => right - left < THIN && bottom - top > 6);
  const tables: Row[][] = [];
  rules.slice(1).forEach(({ y: bottom, left, right }, i) => {
    const { y: top, ...above } = rules[i]!;
    if (Math.abs(above.left - left) > NEAR || Math.abs(above.right - right) > NEAR) return;
    const pieces = lines.flat().filter(({ y }) => y > top && y < bottom + 1);
    const bars = upright.filter((bar) => bar.top < top + NEAR && bar.bottom > bottom - NEAR);
    const row: Row = { top, bottom, left, right, pieces, columns: distinct(bars) };
    if (pieces.length === 0 || marginOf(row) < 2) return;
    const last = tables.at(-1);
    if (last && Math.abs(last.at(-1)!.bottom - top) < 1) last.push(row);
    else tables.push([row]);
  });
  return tables.flatMap(withCells);
}

const marginOf = ({ pieces, left }: Row): number => Math.min(...pieces.map((piece) => piece.left)) - left;
/** Every line ends at the right of the last cell, as amounts do. */
function isFlush({ pieces, right }: Row): boolean {
  const ends = pieces
    .filter((piece, i) => !isBeside(piece, pieces[i + 1]))
    .map((piece) => right - piece.right);
  const margin = Math.min(...ends);
  return margin > 2 && margin < PADDING && Math.max(...ends) - margin < 2;
}

/** Rules by height; pieces of one rule, cell by cell, are one. */
function rulesOf(paths: readonly SeenPage['shapes'][number][]): Rule[] {
  const rules: Rule[] = [];
  for (const { top, bottom, left, right } of [...paths].sort((a, b) => a.top - b.top)) {
    const y = (top + bottom) / 2;
    const last = rules.at(-1);
    if (last && y - last.y < 2)
      rules[rules.length - 1] = { y, left: Math.min(last.left, left), right: Math.max(last.right, right) };
    else rules.push({ y, left, right });
  }
  return rules.filter(({ left, right }) => right - left > WIDE);
}

const distinct = (bars: readonly Stretch[]): Stretch[] =>
  [...bars]
    .sort((a, b) => a.left - b.left)
    .filter(({ left }, i, all) => i === 0 || left - all[i - 1]!.left > 2);

/** The rows whose words keep to the columns of their table. */
function withCells(table: readonly Row[]): Row[] {
  const sure = table.filter((row) => marginOf(row) < PADDING || isFlush(row));
  const rows = sure.filter(({ pieces }) => pieces.some((piece, i) => isBeside(piece, pieces[i + 1])));
  const white = whiteBetween(
    rows.flatMap(({ pieces }) => pieces.flatMap(wordsOf)),
    BETWEEN,
  );
  return table.flatMap((row) => {
    const columns = row.columns.length > 2 ? row.columns : white;
    const pieces = row.pieces.flatMap((piece) => cutAt(piece, columns));
    const keeps =
      sure.includes(row) ||
      pieces.every((piece) => columnOf(columns, piece.left) === columnOf(columns, piece.right));
    return columns.length > 0 && keeps ? [{ ...row, pieces, columns }] : [];
  });
}
const isBeside = (piece: Piece, next: Piece | undefined): boolean =>
  next !== undefined && Math.abs(next.y - piece.y) < 3;
const wordsOf = ({ chars }: Piece): Stretch[] =>
  chars.filter(({ text }) => text.trim() !== '').map(({ x, next }) => ({ left: x, right: next }));

/** How many of them stand on its left. */
const columnOf = (columns: readonly Stretch[], at: number): number =>
  columns.filter(({ left, right }) => (left + right) / 2 < at).length;

export function cellsIn(rows: readonly Row[], page: number): Block[] {
  return rows.flatMap(({ pieces, columns }) => {
    const cells = new Map<number, Piece[]>();
    for (const piece of pieces) {
      const at = columnOf(columns, piece.left);
      cells.set(at, [...(cells.get(at) ?? []), piece]);
    }
    const y = Math.min(...pieces.map((piece) => piece.y));
    return [...cells]
      .sort(([a], [b]) => a - b)
      .flatMap(([, own]) => paragraphsIn(own).map((text) => ({ page, y, text, cell: true })));
  });
}

/** In a cell the other language begins a new paragraph; a number by itself goes with what follows. */
function paragraphsIn(pieces: readonly Piece[]): string[] {
  const out: string[] = [];
  let lang: string | undefined;
  pieces.flatMap(byLanguage).forEach(({ text }, i, parts) => {
    const own = langOf(text) ?? (isNumber(text) ? langOf(parts[i + 1]?.text ?? '') : undefined) ?? lang;
    if (out.length > 0 && own === lang) out[out.length - 1] = joined(out.at(-1)!, text);
    else out.push(text);
    lang = own;
  });
  return out;
}

/** A heading with its translation behind it, on one line. */
function byLanguage(piece: Piece): Piece[] {
  const parts = cutAt(piece, whiteBetween(wordsOf(piece), BETWEEN));
  const at = parts.findIndex(({ text }) => langOf(text) === 'en');
  const latin = parts.slice(at).every(({ text }) => !/\p{Script=Han}/u.test(text));
  const edge = at > 0 && latin && langOf(parts[at - 1]!.text) === 'zh' ? parts[at]!.left : undefined;
  return edge === undefined ? [piece] : cutAt(piece, [{ left: parts[at - 1]!.right, right: edge }]);
}
