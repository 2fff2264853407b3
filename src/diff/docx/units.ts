// A container (body, cell, header) as a sequence of units: its paragraphs and the rows of its tables. Controls around blocks give way
// to what they hold; bookmarks and the like between blocks stay before the block they precede.
import type { Element, Node } from '@xmldom/xmldom';
import type { Unit } from './align.js';
import { attribute, child, childElements, isElement, nameOf } from './dom.js';
import { type Line, lineOf, wordsOf } from './inline.js';

export interface WordUnit extends Unit {
  /** A paragraph, or a table row in its table. */
  readonly element: Element;
  /** What stands before it and is no unit. */
  readonly lead: readonly Node[];
  /** Of a paragraph. */
  readonly line?: Line;
  /** Of a row. */
  readonly row?: { readonly table: Element; readonly cells: readonly Units[] };
}
export interface Units {
  readonly container: Element;
  readonly units: readonly WordUnit[];
  /** What stands after the last unit: the section properties. */
  readonly tail: readonly Node[];
}

const HOLDERS = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag']);
/** Properties of what is taken apart. */
const SHELL = new Set([
  'tblPr',
  'tblGrid',
  'sdtPr',
  'sdtEndPr',
  'tcPr',
  'trPr',
  'tblPrEx',
  'customXmlPr',
  'smartTagPr',
]);

export function unitsOf(container: Element): Units {
  const units: WordUnit[] = [];
  let lead: Node[] = [];
  const visit = (parent: Element, table?: Element): void => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (!isElement(node)) continue;
      const name = nameOf(node);
      if (name === 'p' || name === 'tr') {
        units.push(unitOf(node, lead, name === 'tr' ? table : undefined));
        lead = [];
      } else if (name === 'tbl') visit(node, node);
      else if (HOLDERS.has(name)) visit(node, table);
      else if (!SHELL.has(name)) lead.push(node);
    }
  };
  visit(container);
  return { container, units, tail: lead };
}

function unitOf(element: Element, lead: readonly Node[], table: Element | undefined): WordUnit {
  if (!table) {
    const line = lineOf(element);
    return { element, lead, line, text: wordsOf(line), shape: 'p', keys: line.names };
  }
  const cells = cellsOf(element).map(unitsOf);
  const inside = cells.flatMap(({ units }) => units);
  return {
    element,
    lead,
    row: { table, cells },
    text: inside.map(({ text }) => text).join('\u001F'),
    shape: `row ${cells.map(({ container }) => spanOf(container)).join(' ')}`,
    keys: inside.flatMap(({ keys }) => keys),
  };
}

/** Cells of a row, those in controls too. */
export const cellsOf = (row: Element): Element[] =>
  childElements(row).flatMap((el) => {
    const name = nameOf(el);
    return name === 'tc' ? [el] : HOLDERS.has(name) ? cellsOf(el) : [];
  });

const spanOf = (cell: Element): string => attribute(child(cell, 'tcPr', 'gridSpan'), 'val') ?? '1';

/** The grid of a table: rows of one grid can stand in one table. */
export const gridOf = (table: Element): string => {
  const grid = child(table, 'tblGrid');
  return grid
    ? childElements(grid)
        .map((column) => attribute(column, 'w') ?? '')
        .join(' ')
    : '';
};
