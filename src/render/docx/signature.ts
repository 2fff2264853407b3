// The signature page: blocks two by two, each with heading, seal area and lines to write on, in one table that never splits.
// Every paragraph is kept with the next, so Word moves the whole table; `follows` also ties it to the text after it.
import type { PrintableLine, SignatureRow } from '../../contract/ast.js';
import { fixedTable, margins, rule, tableCell, tableRow } from './grid.js';
import { shares, textWidth, twips } from './measure.js';
import { paragraph, type Xml } from './ooxml.js';
import { type Setting, stack } from './tables.js';
import { fixedLook } from './wordstyles.js';

type Block = SignatureRow['blocks'][number];
type Slot = Block | undefined;

/** `follows`: a paragraph comes after the table on the same page. */
export function signatureTable(row: SignatureRow, setting: Setting, follows: boolean): Xml {
  const total = textWidth(setting.style);
  const gap = twips(setting.style.columns.gutter);
  const [left = 0, right = 0] = shares(total - gap, [1, 1]);
  const widths = [...shares(left, [44, 56]), gap, ...shares(right, [44, 56])];
  const rows: ((last: boolean) => Xml)[] = [];
  for (let index = 0; index < row.blocks.length; index += 2) {
    const pair: readonly [Slot, Slot] = [row.blocks[index], row.blocks[index + 1]];
    const lines = Math.max(...pair.map((block) => block?.lines.length ?? 0));
    rows.push((last) => headingRow(pair, widths, setting, !last));
    rows.push((last) => sealRow(pair, widths, setting, !last));
    for (let n = 0; n < lines; n += 1) rows.push((last) => lineRow(pair, n, widths, setting, !last));
  }
  return fixedTable(
    widths,
    rows.map((make, index) => make(index === rows.length - 1 && !follows)),
    setting,
    { kind: 'signatures' },
  );
}

type Build = (block: Slot, widths: readonly [number, number]) => Xml[];

/** Two blocks with an empty cell between them. */
function spread(
  widths: readonly number[],
  setting: Setting,
  keepNext: boolean,
  pair: readonly [Slot, Slot],
  build: Build,
): Xml[] {
  const [a = 0, b = 0, gap = 0, c = 0, d = 0] = widths;
  return [...build(pair[0], [a, b]), blankCell(gap, 1, setting, keepNext), ...build(pair[1], [c, d])];
}

const blankCell = (width: number, span: number, setting: Setting, keepNext: boolean): Xml =>
  tableCell(paragraph({ style: fixedLook.signatureText(setting.doc.languages[0]!), keepNext }), {
    width,
    span,
  });

function headingRow(
  pair: readonly [Slot, Slot],
  widths: readonly number[],
  setting: Setting,
  keepNext: boolean,
): Xml {
  const cells = spread(widths, setting, keepNext, pair, (block, [label, value]) =>
    block
      ? [
          tableCell(stack(block.heading, fixedLook.signatureHeading, setting, { keepNext }), {
            ...{ width: label + value, span: 2 },
            margins: margins(0, 0, twips(12)),
          }),
        ]
      : [blankCell(label + value, 2, setting, keepNext)],
  );
  return tableRow(cells, { whole: true });
}

function sealRow(
  pair: readonly [Slot, Slot],
  widths: readonly number[],
  setting: Setting,
  keepNext: boolean,
): Xml {
  const side = twips(setting.style.signature.seal);
  const cells = spread(widths, setting, keepNext, pair, (block, [label, value]) =>
    block
      ? [
          tableCell(stack(block.seal, fixedLook.seal, setting, { keepNext }), {
            ...{ width: label + value, span: 2 },
            // The words stand in the middle of the seal's square at the left edge of the block.
            margins: margins(0, Math.max(0, label + value - side)),
            align: 'center',
          }),
        ]
      : [blankCell(label + value, 2, setting, keepNext)],
  );
  return tableRow(cells, { whole: true, height: side });
}

function lineRow(
  pair: readonly [Slot, Slot],
  index: number,
  widths: readonly number[],
  setting: Setting,
  keepNext: boolean,
): Xml {
  const cells = spread(widths, setting, keepNext, pair, (block, [label, value]) => {
    const line: PrintableLine | undefined = block?.lines[index];
    if (!line) return [blankCell(label + value, 2, setting, keepNext)];
    const written = line.value.some((cell) => cell.runs.some((run) => run.text !== ''));
    return [
      tableCell(stack(line.label, fixedLook.signatureText, setting, { keepNext }), {
        ...{ width: label, align: 'bottom' },
        margins: margins(0, twips(4), twips(4)),
      }),
      tableCell(stack(line.value, fixedLook.signatureText, setting, { keepNext }), {
        ...{ width: value, align: 'bottom' },
        margins: margins(0, 0, twips(4)),
        ...(!written && { below: rule(setting.style) }),
      }),
    ];
  });
  return tableRow(cells, { whole: true, height: twips(30) });
}
