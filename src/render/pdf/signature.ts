// A signature row → one Block whose pieces are pairs of signature blocks side by side, each never split:
// heading, seal area, lines; a line without a value is a rule to write on. The places to seal, sign and date are told besides.
import type { Cell, Lang, PrintableLine, Signatory, SignatureRow } from '../../contract/ast.js';
import type { Anchor, Area, Block, Ink, Piece, SigningPlace, TextInk } from './boxes.js';
import { bodyLine, moved, movedPlace, type Press, rule, type Stack, size, stackCells } from './cells.js';

const gutter = 28;
const gap = 10;
/** Least height of a line to write on, and of a filled one; the white behind a label. */
const writing = 32;
const filled = 24;
const labelGap = 8;
const lightWhite = 55;

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

  const side = press.style.signature.seal;
  // One block after the other, as it is read, although their lines stand beside each other.
  const inks = blocks.map((): Ink[] => []);
  const places: SigningPlace[] = [];
  const square = { x: 0, y: 0, width: side, height: side };
  blocks.forEach((block, b) => {
    const x = b * (width + gutter);
    for (const ink of headings[b]!.inks) inks[b]!.push(moved(ink, x, 0));
    const words = sealWords(press, block, row);
    for (const ink of [...edges(press), ...words]) inks[b]!.push(moved(ink, x, sealTop));
    const { party, seal } = block;
    if (words.length > 0)
      places.push(movedPlace({ party, by: 'seal', ...square, anchors: anchorsIn(seal, words) }, x, sealTop));
  });
  let y = sealTop + side + gap;
  for (let i = 0; i < Math.max(...blocks.map((block) => block.lines.length)); i++) {
    const cells = blocks.flatMap((_, b) => [labels[b]![i], values[b]![i]]);
    const least = blocks.some((block) => isEmpty(block.lines[i])) ? writing : filled;
    const height = Math.max(least, ...cells.map((cell) => (cell?.height ?? 0) + 6));
    y += height;
    blocks.forEach((block, b) => {
      const line = block.lines[i];
      if (!line) return;
      const value = isEmpty(line) ? undefined : values[b]![i]!;
      const own = lineInks(press, labels[b]![i]!, value, valueX, width);
      const x = b * (width + gutter);
      for (const ink of own) inks[b]!.push(moved(ink, x, y));
      if (!line.by) return;
      const { inks: words, height: high } = labels[b]![i]!;
      const anchors = anchorsIn(
        line.label,
        words.map((ink) => moved(ink, 0, -high)),
      );
      const area = { x: valueX, y: -height, width: width - valueX, height };
      places.push(movedPlace({ party: block.party, by: line.by, ...area, anchors }, x, y));
    });
  }
  return { height: y, baseline: headings[0]?.baseline ?? 0, inks: inks.flat(), places };
}

/** Cells with the box around what the inks print of each. */
function anchorsIn(cells: readonly Cell[], inks: readonly Ink[]): Anchor[] {
  return cells.map(({ lang, runs }): Anchor => {
    const boxes = inks.flatMap((ink) => (ink.kind === 'text' && ink.lang === lang ? [boxOf(ink)] : []));
    const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
    const right = Math.max(...boxes.map((box) => box.x + box.width));
    const foot = Math.max(...boxes.map((box) => box.y + box.height));
    const text = runs.map((run) => run.text).join('');
    return { lang, text, x, y, width: right - x, height: foot - y };
  });
}

/** From the top of a Chinese character to its foot. */
function boxOf({ x, y, size: em, glyphs }: TextInk): Area {
  const ends = glyphs.map((placed) => placed.x + (placed.glyph.width * em) / 1000);
  const left = Math.min(...glyphs.map((placed) => placed.x));
  return { x: x + left, y: y - 0.86 * em, width: Math.max(...ends) - left, height: em };
}

function sealWords(press: Press, block: Signatory, row: number): Ink[] {
  const side = press.style.signature.seal;
  const words = stackCells(press, block.seal, (lang) => ({
    size: size(press, 'party', lang),
    width: side,
    align: 'center',
    row,
    where: 'signature',
    white: lightWhite,
  }));
  return words.inks.map((ink) => moved(ink, 0, (side - words.height) / 2));
}

/** The square around the seal. */
function edges(press: Press): Ink[] {
  const side = press.style.signature.seal;
  const edge = (x: number, y: number, width: number, height: number): Ink => ({
    ...rule(press.style, x, 0, width),
    ...{ y, height },
  });
  const thin = press.style.rule.width;
  return [
    edge(0, 0, side, thin),
    edge(0, side - thin, side, thin),
    edge(0, 0, thin, side),
    edge(side - thin, 0, thin, side),
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
