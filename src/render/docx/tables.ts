// Tables of the contract: two-column text, party blocks, figures.
import type { Cell, TableRow as FigureRow, Lang, PartyRow, Printable, TextRow } from '../../contract/ast.js';
import type { Style } from '../style.js';
import { fixedTable, margins, rule, tableCell, tableRow } from './grid.js';
import type { Look } from './looks.js';
import { columnWidths, grey, shares, textWidth, twips } from './measure.js';
import { type Paragraphing, paragraph, run, textElement, type Xml } from './ooxml.js';
import { cellParagraph, type Ties } from './text.js';
import { fixedLook } from './wordstyles.js';

/** What every table needs to know of the contract. */
export interface Setting extends Ties {
  readonly doc: Printable;
  readonly style: Style;
  readonly lookOf: (cell: Cell) => Look;
  /** What Word calls a style, by its id. */
  readonly styleNames: ReadonlyMap<string, string>;
  /** The page on which a provision begins, by its id, where that is known. */
  readonly pageOf?: ReadonlyMap<string, number>;
}

/** A row this short is never split across pages; a longer one may be, or it would leave half a page empty. */
const SHORT = { zh: 260, en: 620 } as const;
const isShort = (row: TextRow): boolean =>
  row.cells.every((cell) => cell.runs.reduce((sum, run) => sum + run.text.length, 0) <= SHORT[cell.lang]);

interface ColumnsOptions {
  /** Names of the languages on top, on every page of the table. */
  readonly titled: boolean;
  /** A hairline below, between articles. */
  readonly ruled: boolean;
  /** All rows stay with what follows. */
  readonly kept: boolean;
}

/** Chinese left, English right, a row per provision. */
export function columnsTable(
  rows: readonly TextRow[],
  setting: Setting,
  { titled, ruled, kept }: ColumnsOptions,
): Xml {
  const { doc, style, lookOf } = setting;
  const { zh, en, half } = columnWidths(style);
  const widths = [zh + half, en + half];
  const padded = (below: number) => [margins(0, half, 0, below), margins(half, 0, 0, below)];
  const [titles, texts] = [padded(twips(4)), padded(0)];
  const cell = (index: number, content: Xml, around = texts[index]!) =>
    tableCell(content, { width: widths[index]!, margins: around });
  const title = () =>
    tableRow(
      doc.languages.map((lang, index) => {
        const name = run(textElement(doc.furniture.columns[lang]));
        return cell(index, paragraph({ style: fixedLook.columnHead(lang) }, name), titles[index]);
      }),
      { whole: true, repeated: true },
    );
  const text = rows.map((row) =>
    tableRow(
      row.cells.map((words, index) => {
        const look = { ...lookOf(words), ...((row.keepNext || kept) && { keepNext: true }) };
        return cell(index, cellParagraph(words, look, setting, row.id));
      }),
      { whole: isShort(row) },
    ),
  );
  return fixedTable(widths, titled ? [title(), ...text] : text, setting, {
    kind: 'columns',
    headed: titled,
    ...(ruled && { borders: { bottom: rule(style) } }),
  });
}

/** The cells of one label or value, Chinese above English; Word needs a paragraph even where there is nothing. */
export function stack(
  cells: readonly Cell[],
  look: (lang: Lang) => string,
  setting: Setting,
  more: Paragraphing = {},
  id?: string,
): Xml {
  if (cells.length === 0) return paragraph({ style: look(setting.doc.languages[0]!), ...more });
  return cells
    .map((cell, index) =>
      cellParagraph(cell, { style: look(cell.lang), ...more }, setting, index === 0 ? id : undefined),
    )
    .join('');
}

/** Party blocks one under another: a tinted heading over label and value lines. */
export function partyTable(parties: readonly PartyRow[], setting: Setting): Xml {
  const { style } = setting;
  const widths = shares(textWidth(style), [29, 71]);
  const padded = margins(twips(5), twips(5), twips(2.5), twips(2.5));
  const rows = parties.flatMap((party) => [
    tableRow(
      [
        tableCell(stack(party.heading, fixedLook.partyHeading, setting, { keepNext: true }, party.id), {
          ...{ width: textWidth(style), span: 2 },
          ...{ margins: padded, fill: grey(style.tint) },
        }),
      ],
      { whole: true },
    ),
    ...party.lines.map((line, index) => {
      const more = index < party.lines.length - 1 ? { keepNext: true } : {};
      return tableRow(
        [
          stack(line.label, fixedLook.partyLabel, setting, more),
          stack(line.value, fixedLook.partyText, setting, more),
        ].map((content, column) => tableCell(content, { width: widths[column]!, margins: padded })),
        { whole: true },
      );
    }),
  ]);
  const line = rule(style);
  const borders = { top: line, bottom: line, insideH: line };
  return fixedTable(widths, rows, setting, { kind: 'parties', labelled: true, borders });
}

/** A table of figures: horizontal rules, tinted head row repeated on each page. */
export function figuresTable(table: FigureRow, setting: Setting): Xml {
  const { style } = setting;
  const widths = shares(textWidth(style), table.widths);
  const padded = margins(twips(4), twips(4), twips(2.5), twips(2.5));
  const row = (cells: readonly (readonly Cell[])[], head: boolean) =>
    tableRow(
      cells.map((words, column) => {
        const look = head ? fixedLook.tableHead : fixedLook.tableText;
        return tableCell(
          stack(words, (lang) => look(lang, table.align[column]), setting),
          {
            ...{ width: widths[column]!, margins: padded, align: head ? 'bottom' : 'top' },
            ...(head && { fill: grey(style.tint) }),
          },
        );
      }),
      { whole: true, repeated: head },
    );
  const line = rule(style);
  const rows = [row(table.head, true), ...table.body.map((cells) => row(cells, false))];
  const borders = { top: line, bottom: line, insideH: line };
  return fixedTable(widths, rows, setting, { kind: 'figures', headed: true, borders });
}
