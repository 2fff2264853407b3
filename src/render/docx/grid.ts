// Tables of WordprocessingML. All have fixed widths in twips with a true grid, because Word, WPS, LibreOffice and Google Docs agree on
// nothing else; none has vertical rules. Cells become rows and rows a table as XML.
import type { Printable } from '../../contract/ast.js';
import type { Style, TableName } from '../style.js';
import { eighths, grey } from './measure.js';
import { tableWords } from './names.js';
import { empty, type Rule, shading, valued, type Xml } from './ooxml.js';

export interface TableNature {
  readonly kind: TableName;
  readonly borders?: Borders;
  /** Its first row names the columns. */
  readonly headed?: boolean;
  /** Its first column names the rows. */
  readonly labelled?: boolean;
}
type Borders = Readonly<Partial<Record<'top' | 'bottom' | 'insideH', Rule>>>;

const NONE: Rule = { val: 'none', color: 'auto', sz: 0 };
export const rule = (style: Style): Rule => ({
  val: 'single',
  color: grey(style.rule.grey),
  sz: eighths(style.rule.width),
});

export function fixedTable(
  widths: readonly number[],
  rows: readonly Xml[],
  { doc, style }: { readonly doc: Printable; readonly style: Style },
  { kind, borders, headed = false, labelled = false }: TableNature,
): Xml {
  const { caption, description } = tableWords(kind, doc, style);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const sides = {
    top: NONE,
    left: NONE,
    bottom: NONE,
    right: NONE,
    insideH: NONE,
    insideV: NONE,
    ...borders,
  };
  const properties =
    width('tblW', total) +
    width('tblInd', 0) +
    `<w:tblBorders>${Object.entries(sides)
      .map(([side, line]) => empty(side, line))
      .join('')}</w:tblBorders>` +
    empty('tblLayout', { type: 'fixed' }) +
    `<w:tblCellMar>${margins(0, 0)}</w:tblCellMar>` +
    empty('tblLook', { firstRow: headed, firstColumn: labelled, noHBand: true, noVBand: true }) +
    valued('tblCaption', caption) +
    valued('tblDescription', description);
  const grid = widths.map((w) => empty('gridCol', { w })).join('');
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}
export const isTable = (xml: Xml | undefined): boolean => xml?.startsWith('<w:tbl>') ?? false;

interface RowNature {
  /** Never parted by the end of a page. */
  readonly whole?: boolean;
  /** Again on every page of the table. */
  readonly repeated?: boolean;
  /** At least so high, in twips. */
  readonly height?: number;
}
export function tableRow(cells: readonly Xml[], { whole, repeated, height }: RowNature = {}): Xml {
  const properties =
    (whole === undefined ? '' : whole ? '<w:cantSplit/>' : '<w:cantSplit w:val="off"/>') +
    (repeated ? '<w:tblHeader/>' : '') +
    (height === undefined ? '' : empty('trHeight', { val: height, hRule: 'atLeast' }));
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

interface CellNature {
  readonly width: number;
  readonly span?: number;
  readonly below?: Rule;
  readonly fill?: string;
  readonly margins?: Xml;
  readonly align?: 'top' | 'center' | 'bottom';
}
export function tableCell(content: Xml, { span, below, fill, align, ...nature }: CellNature): Xml {
  const properties =
    width('tcW', nature.width) +
    valued('gridSpan', span) +
    (below ? `<w:tcBorders>${empty('bottom', below)}</w:tcBorders>` : '') +
    (fill ? shading(fill) : '') +
    (nature.margins ? `<w:tcMar>${nature.margins}</w:tcMar>` : '') +
    valued('vAlign', align);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
}

const width = (name: string, twips: number): Xml => `<w:${name} w:type="dxa" w:w="${twips}"/>`;
export const margins = (left: number, right: number, top = 0, bottom = 0): Xml =>
  width('top', top) + width('left', left) + width('bottom', bottom) + width('right', right);
