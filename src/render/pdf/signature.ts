// A signature row → one Block whose pieces are pairs of signature blocks side by side, each never split:
// heading, seal area, lines; a line without a value is a rule to write on.
import type { Cell, Lang, PrintableLine, SignatureRow } from '../../contract/ast.js';
import type { Block, Ink, Piece } from './boxes.js';
import { bodyLine, moved, type Press, rule, type Stack, size, stackCells } from './cells.js';

const gutter = 28;
const gap = 10;
/** Least height of a line to write on, and of a filled one; the white behind a label. */
const writing = 32;
const filled = 24;
const labelGap = 8;
const lightWhite = 55;

type Signatory = SignatureRow['blocks'][number];

export function signatureBlock(press: Press, row: SignatureRow, index: number, keepNext: boolean): Block {
  const pieces: Piece[] = [];
  for (let i = 0; i < row.blocks.length; i += 2)
    pieces.push(pairPiece(press, row.blocks.slice(i, i + 2), index));
  return {
    row: index,
    tracks: [{ pieces, splits: [false, ...pieces.map(() => true)] }],
    above: 1.25 * bodyLine(press),
    below: bodyLine(press),
    keepNext,
    pageBreakBefore: false,
    signature: true,
  };
}

/** Both blocks share the heights of heading and lines, so that rules and seals stand level. */
function pairPiece(press: Press, blocks: readonly Signatory[], row: number): Piece {
  const width = (press.width - gutter) / 2;
  const stack = (cells: readonly Cell[], bold: (lang: Lang) => boolean, room: number): Stack =>
    stackCells(press, cells, (lang) => ({
      size: size(press, 'party', lang),
      bold: bold(lang),
      width: room,
      align: 'left',
      row,
      where: 'signature',
    }));
  const headings = blocks.map((block) =>
    stack(block.heading, (lang) => lang === 'zh' || press.layout === 'en', width),
  );
  const sealTop = Math.max(...headings.map((heading) => heading.height)) + gap;
  const labels = blocks.map((block) =>
    block.lines.map((line) => stack(line.label, () => false, 0.6 * width)),
  );
  const valueX = Math.max(0, ...labels.flat().map((label) => label.width)) + labelGap;
  const values = blocks.map((block) =>
    block.lines.map((line) => stack(line.value, () => false, width - valueX)),
  );

  const inks: Ink[] = [];
  blocks.forEach((block, b) => {
    const x = b * (width + gutter);
    for (const ink of headings[b]!.inks) inks.push(moved(ink, x, 0));
    inks.push(...sealInks(press, block, row, x, sealTop));
  });
  let y = sealTop + press.style.signature.seal + gap;
  for (let i = 0; i < Math.max(...blocks.map((block) => block.lines.length)); i++) {
    const cells = blocks.flatMap((_, b) => [labels[b]![i], values[b]![i]]);
    const least = blocks.some((block) => isEmpty(block.lines[i])) ? writing : filled;
    const height = Math.max(least, ...cells.map((cell) => (cell?.height ?? 0) + 6));
    y += height;
    blocks.forEach((block, b) => {
      const line = block.lines[i];
      if (!line) return;
      const value = isEmpty(line) ? undefined : values[b]![i]!;
      for (const ink of lineInks(press, labels[b]![i]!, value, valueX, width))
        inks.push(moved(ink, b * (width + gutter), y));
    });
  }
  return { height: y, baseline: headings[0]?.baseline ?? 0, inks };
}

function sealInks(press: Press, block: Signatory, row: number, x: number, top: number): Ink[] {
  const side = press.style.signature.seal;
  const words = stackCells(press, block.seal, (lang) => ({
    size: size(press, 'party', lang),
    width: side,
    align: 'center',
    row,
    where: 'signature',
    white: lightWhite,
  }));
  const edge = (dx: number, dy: number, width: number, height: number): Ink => ({
    ...rule(press.style, x + dx, 0, width),
    y: top + dy,
    height,
  });
  const thin = press.style.rule.width;
  return [
    edge(0, 0, side, thin),
    edge(0, side - thin, side, thin),
    edge(0, 0, thin, side),
    edge(side - thin, 0, thin, side),
    ...words.inks.map((ink) => moved(ink, x, top + (side - words.height) / 2)),
  ];
}

const isEmpty = (line: PrintableLine | undefined): boolean =>
  line?.value.every((cell) => cell.runs.every((run) => run.text === '')) ?? false;

/** Label and value stand on the line's foot, y = 0, where the rule to write on is. */
function lineInks(
  press: Press,
  label: Stack,
  value: Stack | undefined,
  valueX: number,
  width: number,
): Ink[] {
  const inks = label.inks.map((ink) => moved(ink, 0, -label.height));
  if (!value) return [...inks, rule(press.style, valueX, -2, width - valueX)];
  const level = label.baseline - label.height - value.baseline;
  return [...inks, ...value.inks.map((ink) => moved(ink, valueX, level))];
}
