// Printable → the tree of what its words are: headings, lists, tables, paragraphs, each in its language, in the order in which it is read.
// Provision by provision, Chinese before English. Types are the standard ones of ISO 32000-1, 14.8.4; headings never skip a level.
import type {
  Cell,
  Lang,
  PartyRow,
  Printable,
  SignatureRow,
  TableRow,
  TextRow,
} from '../../../contract/ast.js';
import type { TextInk } from '../boxes.js';

export type StructureType =
  | ('Document' | 'Sect' | 'P' | 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6')
  | ('L' | 'LI' | 'Lbl' | 'LBody' | 'TOC' | 'TOCI' | 'Reference')
  | ('Table' | 'Caption' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD');

/** Holds other elements or words. */
export interface Element {
  readonly type: StructureType;
  readonly lang?: Lang;
  /** As PDF has them, with their owner (ISO 32000-1, 14.8.5). */
  readonly attributes?: string;
  readonly kids: readonly Element[];
}
export interface Structure {
  readonly document: Element;
  /** Undefined for what is no part of the text. Cells of a row are told apart by identity. */
  readonly elementOf: (ink: TextInk) => Element | undefined;
}

interface Growing extends Element {
  readonly kids: Growing[];
}
interface Owners {
  words: Element;
  label: Element;
}
/** An open list, and the body of its last item. */
interface List {
  readonly level: number;
  readonly list: Growing;
  body: Growing;
}
interface Work {
  readonly doc: Printable;
  readonly document: Growing;
  readonly owners: readonly Map<Cell, Owners>[];
  lists: List[];
  /** Level of the last heading. */
  heading: number;
}

const element = (type: StructureType, more: Partial<Omit<Growing, 'type'>> = {}): Growing => ({
  type,
  kids: [],
  ...more,
});

export function structureOf(doc: Printable): Structure {
  const owners = doc.rows.map(() => new Map<Cell, Owners>());
  const work: Work = { doc, document: element('Document'), owners, lists: [], heading: 0 };
  doc.rows.forEach((row, i) => {
    if (row.kind === 'text') textRow(work, row, i);
    else if (row.kind === 'table') container(work).kids.push(table(row, owners[i]!));
    else {
      work.lists = [];
      work.document.kids.push(
        ...(row.kind === 'party' ? [party(row, owners[i]!)] : signatures(row, owners[i]!)),
      );
    }
  });
  return {
    document: work.document,
    elementOf: ({ row, cell, label }) =>
      cell && row !== undefined ? owners[row]?.get(cell)?.[label ? 'label' : 'words'] : undefined,
  };
}

/** Where the words of a provision go on. */
const container = ({ lists, document }: Work): Growing => lists.at(-1)?.body ?? document;

/** An element of its own for a cell. */
function owning(type: StructureType, cell: Cell, owners: Map<Cell, Owners>): Growing {
  const own = element(type, { lang: cell.lang });
  owners.set(cell, { words: own, label: own });
  return own;
}

function textRow(work: Work, row: TextRow, index: number): void {
  const owners = work.owners[index]!;
  const { style } = row;
  if (style === 'contents') contentsRow(work, row, owners);
  else if (style === 'body') bodyRow(work, row, owners);
  else headingRow(work, row, index);
}

function headingRow(work: Work, row: TextRow, index: number): void {
  const owners = work.owners[index]!;
  const { style, cells } = row;
  work.lists = [];
  if (style === 'number' || style === 'notice' || style === 'party') {
    work.document.kids.push(...cells.map((cell) => owning('P', cell, owners)));
    return;
  }
  const before = work.doc.rows[index - 1];
  if (style === 'annex-title' && before?.kind === 'text' && before.style === 'annex-label') {
    // 附件一 and the title under it are one heading.
    const labels = [...work.owners[index - 1]!];
    for (const cell of cells) {
      const label = labels.find(([{ lang }]) => lang === cell.lang);
      if (label) owners.set(cell, label[1]);
      else work.document.kids.push(owning('H2', cell, owners));
    }
    return;
  }
  const wanted = style === 'title' ? 1 : style === 'heading' ? 2 + row.level : 2;
  work.heading = Math.min(wanted, work.heading + 1, 6);
  work.document.kids.push(...cells.map((cell) => owning(`H${work.heading}` as StructureType, cell, owners)));
}

/** Entries of a deeper level are a table of contents in that of their article. */
function contentsRow(work: Work, { cells, level }: TextRow, owners: Map<Cell, Owners>): void {
  let at = work.document;
  for (let depth = 0; depth <= level; depth++) {
    let toc = at.kids.at(-1);
    if (toc?.type !== 'TOC') {
      toc = element('TOC');
      at.kids.push(toc);
    }
    at = toc;
  }
  at.kids.push(element('TOCI', { kids: cells.map((cell) => owning('Reference', cell, owners)) }));
}

function bodyRow(work: Work, row: TextRow, owners: Map<Cell, Owners>): void {
  const [first, ...others] = row.cells;
  const numbered = first?.mark?.text ? first.mark : undefined;
  // A provision without a number ends the items of its level, another paragraph of one goes on with it.
  const ends = row.id !== undefined && !numbered ? row.level : row.level + 1;
  while (work.lists.length > 0 && work.lists.at(-1)!.level >= ends) work.lists.pop();
  if (!first || !numbered) {
    container(work).kids.push(...row.cells.map((cell) => owning('P', cell, owners)));
    return;
  }
  const body = element('LBody');
  let open = work.lists.at(-1);
  if (open?.level === row.level) open.body = body;
  else {
    const list = element('L', { attributes: `/O/List/ListNumbering/${numbering(work.doc, first)}` });
    container(work).kids.push(list);
    open = { level: row.level, list, body };
    work.lists.push(open);
  }
  const words = owning('P', first, owners);
  const label = element('Lbl', { lang: first.lang });
  owners.set(first, { words, label });
  body.kids.push(words, ...others.map((cell) => owning('P', cell, owners)));
  open.list.kids.push(element('LI', { kids: [label, body] }));
}

/** ISO 32000-1, table 347, which knows no Chinese numerals: they count as figures do. */
function numbering({ lists }: Printable, { lang, mark }: Cell): string {
  const pattern = lists[mark!.list][mark!.level]?.mark[lang] ?? [];
  const counter = pattern.findLast((part) => typeof part !== 'string');
  if (typeof counter !== 'object') return 'Decimal';
  return counter.format === 'letter' ? 'LowerAlpha' : counter.format === 'roman' ? 'LowerRoman' : 'Decimal';
}

/** The cells of one place: a paragraph in each language, or the place itself where there is one. */
function filled(
  type: 'TH' | 'TD' | 'Caption',
  cells: readonly Cell[],
  owners: Map<Cell, Owners>,
  attributes?: string,
): Growing {
  const more = attributes === undefined ? {} : { attributes };
  const [only, ...others] = cells;
  if (!only || others.length > 0)
    return element(type, { ...more, kids: cells.map((cell) => owning('P', cell, owners)) });
  const own = element(type, { ...more, lang: only.lang });
  owners.set(only, { words: own, label: own });
  return own;
}

const line = (kids: Growing[]): Growing => element('TR', { kids });

function table(row: TableRow, owners: Map<Cell, Owners>): Growing {
  const head = row.head.map((cells) => filled('TH', cells, owners, '/O/Table/Scope/Column'));
  const body = row.body.map((cells) => line(cells.map((one) => filled('TD', one, owners))));
  return element('Table', {
    kids: [
      ...(head.length > 0 ? [element('THead', { kids: [line(head)] })] : []),
      ...(body.length > 0 ? [element('TBody', { kids: body })] : []),
    ],
  });
}

function party({ heading, lines }: PartyRow, owners: Map<Cell, Owners>): Growing {
  return element('Table', {
    kids: [
      ...(heading.length > 0 ? [filled('Caption', heading, owners)] : []),
      ...lines.map(({ label, value }) =>
        line([filled('TH', label, owners, '/O/Table/Scope/Row'), filled('TD', value, owners)]),
      ),
    ],
  });
}

/** Party by party, though they stand side by side. */
function signatures({ blocks }: SignatureRow, owners: Map<Cell, Owners>): Growing[] {
  return blocks.map(({ heading, seal, lines }) =>
    element('Sect', {
      kids: [heading, seal, ...lines.flatMap(({ label, value }) => [label, value])]
        .flat()
        .map((cell) => owning('P', cell, owners)),
    }),
  );
}
