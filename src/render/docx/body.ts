// Printable rows as Word paragraphs and tables, in order. Article headings stay outside tables (Word's navigation pane
// does not look into them); runs of side-by-side rows become one table each; two tables never touch, or Word joins them.
import { Paragraph, type Table } from 'docx';
import type { PartyRow, Row, TextRow } from '../../contract/ast.js';
import { twips } from './measure.js';
import { signatureTable } from './signature.js';
import { columnsTable, figuresTable, partyTable, type Setting } from './tables.js';
import { cellParagraph } from './text.js';
import { fixedLook } from './wordstyles.js';

type Block =
  | { readonly kind: 'columns'; readonly rows: readonly TextRow[] }
  | { readonly kind: 'parties'; readonly rows: readonly PartyRow[] }
  | { readonly kind: 'row'; readonly row: Row };

const besideEachOther = (row: Row): row is TextRow =>
  row.kind === 'text' &&
  row.place === 'side-by-side' &&
  row.cells.length === 2 &&
  row.style !== 'article' &&
  !row.pageBreakBefore;

/** Rows that go into one table together. */
function blocks(rows: readonly Row[]): Block[] {
  const out: Block[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (besideEachOther(row)) {
      if (last?.kind === 'columns') out[out.length - 1] = { ...last, rows: [...last.rows, row] };
      else out.push({ kind: 'columns', rows: [row] });
    } else if (row.kind === 'party') {
      if (last?.kind === 'parties') out[out.length - 1] = { ...last, rows: [...last.rows, row] };
      else out.push({ kind: 'parties', rows: [row] });
    } else out.push({ kind: 'row', row });
  }
  return out;
}

/** The last two text lines before a signature page: they move with it, so that it never stands alone. */
function leadIns(rows: readonly Row[]): ReadonlySet<Row> {
  const kept = new Set<Row>();
  rows.forEach((row, index) => {
    if (row.kind !== 'signature') return;
    for (const before of rows.slice(Math.max(0, index - 2), index)) kept.add(before);
  });
  return kept;
}

export function body(setting: Setting): (Paragraph | Table)[] {
  const { rows } = setting.doc;
  const lead = leadIns(rows);
  const all = blocks(rows);
  const firstColumns = all.find((block) => block.kind === 'columns');
  const out: (Paragraph | Table)[] = [];
  let afterTable = false;
  const table = (made: Table, kept: boolean) => {
    if (afterTable)
      out.push(new Paragraph({ style: fixedLook.betweenTables, ...(kept ? { keepNext: true } : {}) }));
    out.push(made);
    afterTable = true;
  };
  all.forEach((block, index) => {
    if (block.kind === 'columns')
      table(
        columnsTable(block.rows, setting, block === firstColumns, (row) => lead.has(row)),
        false,
      );
    else if (block.kind === 'parties') table(partyTable(block.rows, setting), false);
    else if (block.row.kind === 'table') table(figuresTable(block.row, setting), false);
    else if (block.row.kind === 'signature')
      table(signatureTable(block.row, setting, closes(all[index + 1])), true);
    else if (block.row.kind === 'text') {
      out.push(...paragraphs(block.row, setting, lead.has(block.row), afterTable));
      afterTable = false;
    }
  });
  // A document cannot end in a table.
  if (afterTable) out.push(new Paragraph({ style: fixedLook.betweenTables }));
  return out;
}

/** Full-width text after the signatures, on their page: the place of signing. */
const closes = (block: Block | undefined): boolean =>
  block?.kind === 'row' && block.row.kind === 'text' && !block.row.pageBreakBefore;

function paragraphs(row: TextRow, setting: Setting, lead: boolean, afterTable: boolean): Paragraph[] {
  return row.cells.map((cell, index) => {
    const last = index === row.cells.length - 1;
    const keepNext = row.keepNext || lead || !last;
    return cellParagraph(cell, setting.lookOf(row, cell), setting.bookmarks, {
      ...(row.id !== undefined && index === 0 ? { id: row.id } : {}),
      ...(keepNext && !keepsItself(row) ? { keepNext: true } : {}),
      ...(row.pageBreakBefore && index === 0 ? { pageBreakBefore: true } : {}),
      // Text has its space below; under a table it needs some above.
      ...(afterTable && index === 0 && row.style === 'body' ? { spacing: { before: twips(10) } } : {}),
    });
  });
}

const keepsItself = (row: TextRow): boolean =>
  row.style === 'article' ||
  row.style === 'heading' ||
  row.style.startsWith('annex') ||
  row.style === 'title';
