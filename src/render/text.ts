// Printable → plain text: one line per cell, Chinese before English, a blank line between rows. The golden form of a contract.
import type { Cell, Printable, PrintableLine, Row } from '../contract/ast.js';
import { gapAfter } from '../contract/pattern.js';

const RULE = '________';

export function renderText(doc: Printable): string {
  const draft =
    doc.status === 'draft' ? [doc.languages.map((lang) => doc.furniture.draft[lang]).join(' ')] : [];
  return `${[...draft, ...doc.rows.map(rowText)].join('\n\n')}\n`;
}

function rowText(row: Row): string {
  switch (row.kind) {
    case 'text':
      return row.cells.map((cell) => `${'  '.repeat(Math.max(0, row.level - 1))}${marked(cell)}`).join('\n');
    case 'party':
      return [inCell(row.heading), ...row.lines.map(line)].join('\n');
    case 'table':
      return [row.head, ...row.body].map((cells) => cells.map(inCell).join(' | ')).join('\n');
    case 'signature':
      return row.blocks
        .map((b) => [inCell(b.heading), inCell(b.seal), ...b.lines.map(line)].join('\n'))
        .join('\n\n');
  }
}

function marked(cell: Cell): string {
  const words = textOf(cell);
  const mark = cell.mark?.text ?? '';
  return mark !== '' && words !== '' ? `${mark}${gapAfter(mark, cell.lang)}${words}` : `${mark}${words}`;
}

function line({ label, value }: PrintableLine): string {
  return `${inCell(label)}: ${inCell(value) || RULE}`;
}

function inCell(cells: readonly Cell[]): string {
  return cells.map(textOf).join(' / ');
}

function textOf(cell: Cell): string {
  return cell.runs.map((run) => run.text).join('');
}
