// A table row → one Block: horizontal rules only, a tinted head that repeats on the next page, figures aligned on the decimal point.
import type { Align, Cell, TableRow } from '../../contract/ast.js';
import type { AreaInk, Block, Ink, Piece } from './boxes.js';
import {
  asRepeated,
  bodyLine,
  moved,
  type Press,
  rule,
  type Stack,
  setWords,
  size,
  stackCells,
  track,
  widthOf,
} from './cells.js';

const padding = { x: 5, y: 3 };
/** White that keeps words from running on from the figures to their left. */
const afterFigures = 12;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: Align;
  /** Width of the longest decimal part, point included, in a column of figures. */
  readonly decimals: number;
}

export function tableBlock(press: Press, row: TableRow, index: number, where: string): Block {
  const columns = columnsOf(press, row, where);
  const line = (cells: readonly (readonly Cell[])[], bold: boolean): Stack[] =>
    cells.map((stack, c) => setTableCell(press, stack, columns[c]!, bold, index, where));
  const head = row.head.length ? [rowPiece(press, line(row.head, true), columns, true, false)] : [];
  const body = row.body.map((cells, i) =>
    rowPiece(press, line(cells, false), columns, false, i === row.body.length - 1),
  );
  return {
    row: index,
    tracks: [track([...head, ...body], true, head.length)],
    repeated: head.map(asRepeated),
    above: 0.25 * bodyLine(press),
    below: 0.8 * bodyLine(press),
    keepNext: false,
    pageBreakBefore: false,
    signature: false,
  };
}

function columnsOf(press: Press, row: TableRow, where: string): Column[] {
  const total = row.widths.reduce((sum, w) => sum + w, 0);
  let x = 0;
  return row.widths.map((share, c) => {
    const align = row.align[c] ?? 'left';
    const clear = align === 'left' && row.align[c - 1] === 'right' ? afterFigures : 0;
    const width = (press.width * share) / total;
    const parts = align === 'right' ? row.body.map((cells) => decimalsOf(press, cells[c], where)) : [];
    const column = { x: x + clear, width: width - clear, align, decimals: Math.max(0, ...parts) };
    x += width;
    return column;
  });
}

const figure = /^[\d,]+(\.\d+)?$/;

/** Width of a figure from its decimal point on; 0 for what is no figure. */
function decimalsOf(press: Press, cells: readonly Cell[] | undefined, where: string): number {
  const cell = cells?.[0];
  const text = cell?.runs.map((run) => run.text).join('') ?? '';
  if (!cell || !figure.test(text) || !text.includes('.')) return 0;
  const em = size(press, 'table', cell.lang);
  return widthOf(
    setWords(press, text.slice(text.indexOf('.')), cell.lang, { size: em, align: 'left', where }),
  );
}

function setTableCell(
  press: Press,
  cells: readonly Cell[],
  column: Column,
  bold: boolean,
  row: number,
  where: string,
): Stack {
  const plain = cells.length === 1 && figure.test(cells[0]!.runs.map((run) => run.text).join(''));
  const short = plain && !bold ? column.decimals - decimalsOf(press, cells, where) : 0;
  const width = column.width - 2 * padding.x - short;
  return stackCells(press, cells, (lang) => ({
    size: size(press, 'table', lang),
    leading: lang === 'zh' ? 1.35 : 1.2,
    bold,
    width,
    align: column.align,
    row,
    where,
  }));
}

function rowPiece(
  press: Press,
  stacks: readonly Stack[],
  columns: readonly Column[],
  head: boolean,
  last: boolean,
): Piece {
  const baseline = padding.y + Math.max(...stacks.map((stack) => stack.baseline));
  const height = Math.max(...stacks.map((s) => baseline - s.baseline + s.height)) + padding.y;
  const inks: Ink[] = [];
  if (head) inks.push(tinted(press, height), rule(press.style, 0, 0, press.width, true));
  stacks.forEach((stack, c) => {
    for (const ink of stack.inks) inks.push(moved(ink, columns[c]!.x + padding.x, baseline - stack.baseline));
  });
  inks.push(rule(press.style, 0, height, press.width, last));
  return { height, baseline, inks };
}

function tinted(press: Press, height: number): AreaInk {
  const white = 1 - press.style.tint / 100;
  return { kind: 'area', x: 0, y: 0, width: press.width, height, colour: [white, white, white] };
}
