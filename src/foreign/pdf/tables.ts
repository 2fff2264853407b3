// The ruled tables of a page: where they stand, and their cells, row by row. What stands between two rules of one width is a row where its
// words keep off the rules' ends and stand in columns; vertical rules say where these are, else the row above does.
import type { SeenPage } from '../../verify/pdf/pdfium.js';
import { langOf } from '../kinds.js';
import { joined } from './paragraphs.js';
import type { Block, Piece } from './pieces.js';

interface Rule {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}
interface Row {
  readonly top: number;
  readonly bottom: number;
  readonly pieces: readonly Piece[];
  /** Its vertical rules where it is barred, else left edges of its columns. */
  readonly columns: readonly number[];
  readonly barred: boolean;
}

const THIN = 3;
const WIDE = 100;
const NEAR = 4;
/** White between a rule’s end and the words of the first cell. */
const PADDING = 14;

export function tableRows({ shapes }: SeenPage, lines: readonly (readonly Piece[])[]): Row[] {
  const paths = shapes.filter(({ kind }) => kind === 'path');
  const rules = rulesOf(paths.filter(({ top, bottom }) => bottom - top < THIN));
  const upright = paths.filter(({ top, bottom, left, right }) => right - left < THIN && bottom - top > 6);
  const rows: Row[] = [];
  rules.slice(1).forEach((rule, i) => {
    const above = rules[i]!;
    if (Math.abs(above.left - rule.left) > NEAR || Math.abs(above.right - rule.right) > NEAR) return;
    const pieces = lines.flat().filter(({ y }) => y > above.y && y < rule.y + 1);
    const bars = upright.filter(({ top, bottom }) => top < above.y + NEAR && bottom > rule.y - NEAR);
    const last = rows.at(-1);
    const known = last && Math.abs(last.bottom - above.y) < 1 ? last.columns : undefined;
    const barred = bars.length > 2;
    const columns = barred ? distinct(bars.map(({ left }) => left)) : columnsOf(pieces, known);
    const margin = Math.min(...pieces.map(({ left }) => left)) - above.left;
    const apart = margin > 2 && margin < PADDING;
    if (apart && columns.length > 1) rows.push({ top: above.y, bottom: rule.y, pieces, columns, barred });
  });
  return rows;
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

/** Those of the row above where no piece runs from one into the next; else where pieces of one line begin. */
function columnsOf(pieces: readonly Piece[], known: readonly number[] | undefined): readonly number[] {
  const across = (piece: Piece, columns: readonly number[]): boolean =>
    columns.some(
      (left, i) => i !== nearest(columns, piece) && piece.left + NEAR < left && piece.right > left + NEAR,
    );
  if (known) return pieces.some((piece) => across(piece, known)) ? [] : known;
  const own = distinct(pieces.map(({ left }) => left));
  const first = pieces[0];
  return first && pieces.filter(({ y }) => Math.abs(y - first.y) < 3).length > 1 ? own : [];
}

/** What ends at the right of its cell begins elsewhere in each row. */
const nearest = (columns: readonly number[], { left }: Piece): number => {
  const away = columns.map((at) => Math.abs(at - left));
  return away.indexOf(Math.min(...away));
};
/** Behind the last vertical rule on its left. */
const within = (bars: readonly number[], { left }: Piece): number =>
  bars.filter((bar) => bar < left + NEAR).length;

const distinct = (places: readonly number[]): number[] =>
  [...places].sort((a, b) => a - b).filter((place, i, all) => i === 0 || place - all[i - 1]! > 2);

export function cellsIn(rows: readonly Row[], page: number): Block[] {
  return rows.flatMap(({ pieces, columns, barred }) => {
    const cells = new Map<number, Piece[]>();
    for (const piece of pieces) {
      const at = (barred ? within : nearest)(columns, piece);
      cells.set(at, [...(cells.get(at) ?? []), piece]);
    }
    const y = Math.min(...pieces.map((piece) => piece.y));
    return [...cells]
      .sort(([a], [b]) => a - b)
      .flatMap(([, own]) => paragraphsIn(own).map((text) => ({ page, y, text, cell: true })));
  });
}

/** In a cell the other language begins a new paragraph. */
function paragraphsIn(pieces: readonly Piece[]): string[] {
  const out: string[] = [];
  let lang: string | undefined;
  for (const { text } of pieces) {
    const own = langOf(text) ?? lang;
    if (out.length > 0 && own === lang) out[out.length - 1] = joined(out.at(-1)!, text);
    else out.push(text);
    lang = own;
  }
  return out;
}
