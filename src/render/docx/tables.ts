// Tables: two-column text, party blocks, figures, signatures. All have fixed widths in twips with a true grid, because
// Word, WPS, LibreOffice and Google Docs agree on nothing else; none has vertical rules.
import {
  BorderStyle,
  type IParagraphOptions,
  type ITableBordersOptions,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  type XmlComponent,
} from 'docx';
import type { Cell, TableRow as FigureRow, Lang, PartyRow, Printable, TextRow } from '../../contract/ast.js';
import type { Style, TableName } from '../style.js';
import { element } from './element.js';
import type { Look } from './looks.js';
import { columnWidths, eighths, grey, shares, textWidth, twips } from './measure.js';
import { tableWords } from './names.js';
import { cellParagraph, type Ties } from './text.js';
import { fixedLook } from './wordstyles.js';

/** What every table needs to know of the contract. */
export interface Setting extends Ties {
  readonly doc: Printable;
  readonly style: Style;
  readonly lookOf: (row: TextRow, cell: Cell) => Look;
  /** What Word calls a style, by its id. */
  readonly styleNames: ReadonlyMap<string, string>;
  /** The page on which a provision begins, by its id, where that is known. */
  readonly pageOf?: ReadonlyMap<string, number>;
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_RULES: Required<Omit<ITableBordersOptions, 'start' | 'end'>> = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};
export const rule = (style: Style) => ({
  style: BorderStyle.SINGLE,
  size: eighths(style.rule.width),
  color: grey(style.rule.grey),
});
export const margins = (left: number, right: number, top = 0, bottom = 0) => ({
  marginUnitType: WidthType.DXA,
  left,
  right,
  top,
  bottom,
});

export interface TableNature {
  readonly kind: TableName;
  readonly borders?: Partial<typeof NO_RULES>;
  /** Its first row names the columns. */
  readonly headed?: boolean;
  /** Its first column names the rows. */
  readonly labelled?: boolean;
}

export function fixedTable(
  widths: readonly number[],
  rows: readonly TableRow[],
  { doc, style }: Pick<Setting, 'doc' | 'style'>,
  { kind, borders, headed = false, labelled = false }: TableNature,
): Table {
  const table = new Table({
    rows,
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    indent: { size: 0, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { ...NO_RULES, ...borders } as ITableBordersOptions,
    margins: margins(0, 0),
    tableLook: { firstRow: headed, firstColumn: labelled, noHBand: true, noVBand: true },
  });
  const { caption, description } = tableWords(kind, doc, style);
  // docx has no words for tables; their properties are its first child.
  const [properties] = (table as unknown as { root: XmlComponent[] }).root;
  properties!.addChildElement(element('w:tblCaption', { 'w:val': caption }));
  properties!.addChildElement(element('w:tblDescription', { 'w:val': description }));
  return table;
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
): Table {
  const { doc, style, lookOf } = setting;
  const { zh, en, half } = columnWidths(style);
  const widths = [zh + half, en + half];
  const cell = (index: number, paragraph: Paragraph, more: Partial<ITableCellOptions> = {}) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      margins: index === 0 ? margins(0, half) : margins(half, 0),
      ...more,
      children: [paragraph],
    });
  const title = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: doc.languages.map((lang, index) =>
      cell(index, new Paragraph({ style: fixedLook.columnHead(lang), text: doc.furniture.columns[lang] }), {
        margins: { ...(index === 0 ? margins(0, half) : margins(half, 0)), bottom: twips(4) },
      }),
    ),
  });
  const text = rows.map(
    (row) =>
      new TableRow({
        cantSplit: isShort(row),
        children: row.cells.map((words, index) =>
          cell(
            index,
            cellParagraph(words, lookOf(row, words), setting, {
              ...(row.id !== undefined ? { id: row.id } : {}),
              ...(row.keepNext || kept ? { keepNext: true } : {}),
            }),
          ),
        ),
      }),
  );
  return fixedTable(widths, titled ? [title, ...text] : text, setting, {
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
  more: IParagraphOptions = {},
  id?: string,
): Paragraph[] {
  if (cells.length === 0) return [new Paragraph({ style: look(setting.doc.languages[0]!), ...more })];
  return cells.map((cell, index) =>
    cellParagraph(cell, { style: look(cell.lang) }, setting, {
      ...more,
      ...(id !== undefined && index === 0 ? { id } : {}),
    }),
  );
}

/** Party blocks one under another: a tinted heading over label and value lines. */
export function partyTable(parties: readonly PartyRow[], setting: Setting): Table {
  const { style } = setting;
  const widths = shares(textWidth(style), [29, 71]);
  const padded = margins(twips(5), twips(5), twips(2.5), twips(2.5));
  const rows = parties.flatMap((party) => [
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          columnSpan: 2,
          width: { size: textWidth(style), type: WidthType.DXA },
          margins: padded,
          shading: { type: 'clear', color: 'auto', fill: grey(style.tint) },
          children: stack(party.heading, fixedLook.partyHeading, setting, { keepNext: true }, party.id),
        }),
      ],
    }),
    ...party.lines.map(
      (line, index) =>
        new TableRow({
          cantSplit: true,
          children: [line.label, line.value].map(
            (cells, column) =>
              new TableCell({
                width: { size: widths[column]!, type: WidthType.DXA },
                margins: padded,
                children: stack(
                  cells,
                  column === 0 ? fixedLook.partyLabel : fixedLook.partyText,
                  setting,
                  index < party.lines.length - 1 ? { keepNext: true } : {},
                ),
              }),
          ),
        }),
    ),
  ]);
  const line = rule(style);
  const borders = { top: line, bottom: line, insideHorizontal: line };
  return fixedTable(widths, rows, setting, { kind: 'parties', labelled: true, borders });
}

/** A table of figures: horizontal rules, tinted head row repeated on each page. */
export function figuresTable(table: FigureRow, setting: Setting): Table {
  const { style } = setting;
  const widths = shares(textWidth(style), table.widths);
  const row = (cells: readonly (readonly Cell[])[], head: boolean) =>
    new TableRow({
      cantSplit: true,
      ...(head && { tableHeader: true }),
      children: cells.map(
        (words, column) =>
          new TableCell({
            width: { size: widths[column]!, type: WidthType.DXA },
            margins: margins(twips(4), twips(4), twips(2.5), twips(2.5)),
            verticalAlign: head ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
            ...(head ? { shading: { type: 'clear' as const, color: 'auto', fill: grey(style.tint) } } : {}),
            children: stack(
              words,
              (lang) => (head ? fixedLook.tableHead : fixedLook.tableText)(lang, table.align[column]),
              setting,
            ),
          }),
      ),
    });
  const line = rule(style);
  const rows = [row(table.head, true), ...table.body.map((cells) => row(cells, false))];
  const borders = { top: line, bottom: line, insideHorizontal: line };
  return fixedTable(widths, rows, setting, { kind: 'figures', headed: true, borders });
}
