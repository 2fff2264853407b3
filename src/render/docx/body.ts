// Printable rows as Word paragraphs and tables, in order. Article headings stay outside tables (Word's navigation pane
// does not look into them); runs of side-by-side rows become one table each; two tables never touch, or Word joins them.
import type { PartyRow, Row, TextRow } from '../../contract/ast.js';
import { contentsTable } from './contents.js';
import { isTable } from './grid.js';
import { twips } from './measure.js';
import { type Paragraphing, paragraph, type Xml } from './ooxml.js';
import { signatureTable } from './signature.js';
import { columnsTable, figuresTable, partyTable, type Setting } from './tables.js';
import { cellParagraph } from './text.js';
import { fixedLook, THIN } from './wordstyles.js';

/** Rows that go into one table together, or one row. */
type Block =
  | { readonly kind: 'columns'; readonly rows: TextRow[] }
  | { readonly kind: 'parties'; readonly rows: PartyRow[] }
  | { readonly kind: 'contents'; readonly rows: TextRow[] }
  | Exclude<Row, PartyRow>;

export function body(setting: Setting): Xml {
  const { rows } = setting.doc;
  const kept = staying(rows);
  const all = blocks(rows, kept);
  const firstColumns = all.find((block) => block.kind === 'columns');
  const out: Xml[] = [];
  let before: Block | undefined;
  for (const [index, block] of all.entries()) {
    const next = all[index + 1];
    if (before && isTable(out.at(-1)) && block.kind !== 'text') out.push(gap(before, block, kept));
    if (block.kind === 'columns') {
      out.push(
        columnsTable(block.rows, setting, {
          titled: block === firstColumns,
          ruled: next?.kind === 'text' && next.style === 'article',
          kept: kept.has(block.rows[0]!),
        }),
      );
    } else if (block.kind === 'parties') out.push(partyTable(block.rows, setting));
    else if (block.kind === 'contents') out.push(contentsTable(block.rows, setting));
    else if (block.kind === 'table') out.push(figuresTable(block, setting));
    else if (block.kind === 'signature') out.push(signatureTable(block, setting, closes(next)));
    else
      out.push(
        ...paragraphs(block, setting, kept.has(block), before !== undefined && before.kind !== 'text'),
      );
    before = block;
  }
  // A document cannot end in a table.
  if (before && before.kind !== 'text') out.push(paragraph({ style: fixedLook.betweenTables }));
  return out.join('');
}

/** Text that stays with what follows it: two lines with the signatures, so that they never stand alone; one with its table. */
function staying(rows: readonly Row[]): ReadonlySet<Row> {
  const out = new Set<Row>();
  rows.forEach((row, index) => {
    if (row.kind === 'signature')
      for (const above of rows.slice(Math.max(0, index - 2), index)) out.add(above);
    const above = rows[index - 1];
    if (row.kind === 'table' && above?.kind === 'text' && above.keepNext) out.add(above);
  });
  return out;
}

/** Rows that stay with the next block are a table of their own: LibreOffice keeps whole tables with what follows, not rows. */
function blocks(rows: readonly Row[], kept: ReadonlySet<Row>): Block[] {
  const out: Block[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (row.kind === 'party') {
      if (last?.kind === 'parties') last.rows.push(row);
      else out.push({ kind: 'parties', rows: [row] });
    } else if (row.kind === 'text' && row.style === 'contents') {
      if (last?.kind === 'contents') last.rows.push(row);
      else out.push({ kind: 'contents', rows: [row] });
    } else if (isBeside(row)) {
      if (last?.kind === 'columns' && kept.has(row) === kept.has(last.rows[0]!)) last.rows.push(row);
      else out.push({ kind: 'columns', rows: [row] });
    } else out.push(row);
  }
  return out;
}

const isBeside = (row: Row): row is TextRow =>
  row.kind === 'text' &&
  row.place === 'side-by-side' &&
  row.cells.length === 2 &&
  row.style !== 'article' &&
  !row.pageBreakBefore;

/** What keeps two tables apart; nearly nothing where one only continues the other. */
function gap(above: Block, below: Block, kept: ReadonlySet<Row>): Xml {
  const continues = above.kind === 'columns' && below.kind === 'columns';
  return paragraph({
    ...(continues ? THIN : { style: fixedLook.betweenTables }),
    ...(above.kind === 'columns' && kept.has(above.rows[0]!) && { keepNext: true }),
  });
}

/** Full-width text after the signatures, on their page: the place of signing. */
const closes = (block: Block | undefined): boolean => block?.kind === 'text' && !block.pageBreakBefore;

function paragraphs(row: TextRow, setting: Setting, kept: boolean, afterTable: boolean): Xml[] {
  return row.cells.map((cell, index) => {
    const keepNext = row.keepNext || kept || index < row.cells.length - 1;
    const look: Paragraphing = {
      ...setting.lookOf(cell),
      ...(keepNext && row.style === 'body' && { keepNext: true }),
      ...(row.pageBreakBefore && index === 0 && { pageBreakBefore: true }),
      // Text has its space below; under a table it needs some above.
      ...(afterTable &&
        index === 0 &&
        (row.style === 'body' || row.style === 'heading') && { spacing: { before: twips(10) } }),
    };
    return cellParagraph(cell, look, setting, row.id);
  });
}
