// A party row → one Block: a heading and ruled lines, label left, value right, languages one under the other.
import type { Cell, Lang, PartyRow, PrintableLine } from '../../contract/ast.js';
import type { Block, Ink, Piece } from './boxes.js';
import {
  asRepeated,
  bodyLine,
  type CellSetting,
  joinCells,
  moved,
  type Press,
  rule,
  type Stack,
  size,
  stackCells,
  track,
} from './cells.js';

const padding = { x: 5, y: 3 };
const labelShare = 0.3;
/** A value to be written in by hand needs no second line, but air. */
const emptyHeight = 20;

export function partyBlock(press: Press, row: PartyRow, index: number): Block {
  const setting = (lang: Lang, bold: boolean, width: number): CellSetting => ({
    size: size(press, 'party', lang),
    bold,
    width,
    align: 'left',
    row: index,
    where: row.id,
  });
  const valueX = labelShare * press.width;
  const heading = (cells: readonly Cell[]): Stack =>
    joinCells(press, cells, (lang) => setting(lang, true, press.width - 2 * padding.x));
  const label = ({ label, value }: PrintableLine): Stack =>
    (value.length > 1 ? stackCells : joinCells)(press, label, (lang) =>
      setting(lang, lang === 'zh' || press.layout === 'en', valueX - padding.x),
    );
  const value = (cells: readonly Cell[]): Stack =>
    stackCells(press, cells, (lang) => setting(lang, false, press.width - valueX - padding.x));

  const pieces = [
    ruledPiece(press, [{ x: 0, stack: heading(row.heading) }], true, row.lines.length === 0),
    ...row.lines.map((line, i) => {
      const sides = [
        { x: 0, stack: label(line) },
        { x: valueX, stack: value(line.value) },
      ];
      return ruledPiece(press, sides, false, i === row.lines.length - 1);
    }),
  ];
  return {
    row: index,
    id: row.id,
    tracks: [track(pieces, true, 1)],
    repeated: pieces.slice(0, 1).map(asRepeated),
    above: 0.5 * bodyLine(press),
    below: 0.9 * bodyLine(press),
    keepNext: false,
    pageBreakBefore: false,
    signature: false,
  };
}

function ruledPiece(
  press: Press,
  sides: readonly { readonly x: number; readonly stack: Stack }[],
  top: boolean,
  last: boolean,
): Piece {
  const baseline = padding.y + Math.max(...sides.map(({ stack }) => stack.baseline));
  const fall = ({ stack }: { stack: Stack }): number => (stack.inks.length ? baseline - stack.baseline : 0);
  const height = Math.max(emptyHeight, ...sides.map((s) => fall(s) + s.stack.height + padding.y));
  const inks: Ink[] = top ? [rule(press.style, 0, 0, press.width, true)] : [];
  for (const side of sides)
    for (const ink of side.stack.inks) inks.push(moved(ink, side.x + padding.x, fall(side)));
  inks.push(rule(press.style, 0, height, press.width, last));
  return { height, baseline, inks };
}
