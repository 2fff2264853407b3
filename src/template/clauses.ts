// A clause file's structure, read before any value exists: headings, sources, leaves (zh and en on adjacent lines) and fenced blocks.
// A line that is none of these is an error with its place; nothing a value says can ever become structure.
import type { Align, ByHand, Pair, Role } from '../contract/ast.js';
import type { Place, Problem } from '../problem.js';

/** Template text of one language with its place; parsed further by expression.ts. */
export interface LeafText {
  readonly text: string;
  readonly place: Place;
}
export interface Each {
  readonly path: string;
  readonly as: string;
  readonly place: Place;
}
interface Guards<L> {
  readonly when?: L;
  readonly each?: Each;
}
/** `L` is a leaf: LeafText as read, Prepared once checked. */
export interface RowTemplate<L> extends Guards<L> {
  readonly cells: readonly Pair<L>[];
  /** In a signature block: what is put on the line by hand. */
  readonly by?: ByHand;
}
export type BlockTemplate<L> =
  | { readonly kind: 'paragraph'; readonly leaf: Pair<L> }
  | {
      readonly kind: 'table';
      readonly align: readonly Align[];
      readonly widths: readonly number[];
      readonly head: readonly Pair<L>[];
      readonly rows: readonly RowTemplate<L>[];
    }
  | { readonly kind: 'party'; readonly rows: readonly RowTemplate<L>[] }
  | {
      readonly kind: 'signature';
      readonly party: Role;
      readonly heading: Pair<L>;
      readonly seal: Pair<L>;
      readonly rows: readonly RowTemplate<L>[];
    };

export interface ClauseTemplate<L> extends Guards<L> {
  readonly id: string;
  readonly depth: number;
  readonly place: Place;
  readonly title?: Pair<L>;
  /** Statutes the provision rests on, `civil-code 585`. */
  readonly sources: readonly string[];
  readonly blocks: readonly BlockTemplate<L>[];
  /** The `###` provisions under a `##`, which always travel with it. */
  readonly children: readonly ClauseTemplate<L>[];
}
type LeafPair = Pair<LeafText>;
type Row = RowTemplate<LeafText> & { readonly name: string };

const HEADING = /^(#{1,3}) (?:(.+?) \| (.+?) )?\{#([a-z0-9]+(?:[.-][a-z0-9]+)*)((?: [a-z]+="[^"]*")*)\}$/;
const BLOCK = /^::: (table|party|signature)(?: \{(.*)\})?$/;
const ROW = /^(row|head|heading|seal|signature|date)(?: \{(.*)\})?$/;
const EACH = /^([A-Za-z0-9_.]+) as ([a-z]+)$/;

interface Cursor {
  readonly file: string;
  readonly lines: readonly string[];
  readonly problems: Problem[];
  at: number;
}
type Building = ClauseTemplate<LeafText> & {
  readonly sources: string[];
  readonly blocks: BlockTemplate<LeafText>[];
  readonly children: ClauseTemplate<LeafText>[];
};

/** Provisions of one clause file in order, `###` under their `##`; problems carry code TPL-SYNTAX and a place. */
export function parseClauses(
  text: string,
  file: string,
): { clauses: ClauseTemplate<LeafText>[]; problems: Problem[] } {
  const cursor: Cursor = { file, lines: text.replace(/\r\n/g, '\n').split('\n'), problems: [], at: 0 };
  const clauses: ClauseTemplate<LeafText>[] = [];
  let current: Building | undefined;
  let parent: Building | undefined;
  skipFrontMatter(cursor);
  for (; cursor.at < cursor.lines.length; cursor.at++) {
    const line = cursor.lines[cursor.at]!.trimEnd();
    if (line === '') continue;
    if (line.startsWith('#')) {
      current = parseHeading(line, cursor);
      if (!current) continue;
      if (current.depth === 3 && parent) parent.children.push(current);
      else if (current.depth === 3)
        report(cursor, '三级标题之前没有二级标题', 'a ### heading needs a ## heading before it');
      else clauses.push(current);
      if (current.depth < 3) parent = current.depth === 2 ? current : undefined;
    } else if (!current) {
      report(cursor, '第一个标题之前有内容', 'text before the first heading');
    } else {
      parseBodyLine(line, current, cursor);
    }
  }
  return { clauses, problems: cursor.problems };
}

function parseBodyLine(line: string, clause: Building, cursor: Cursor): void {
  if (line.startsWith('source: '))
    clause.sources.push(
      ...line
        .slice(8)
        .split(';')
        .map((s) => s.trim()),
    );
  else if (line.startsWith('note: ')) return;
  else if (line.startsWith('zh: ')) {
    const leaf = parseLeaf(cursor);
    if (leaf) clause.blocks.push({ kind: 'paragraph', leaf });
  } else if (line.startsWith(':::')) {
    const block = parseBlock(line, cursor);
    if (block) clause.blocks.push(block);
  } else report(cursor, '无法识别的一行', 'not a heading, source:, note:, zh:, en: or ::: line');
}

function parseHeading(line: string, cursor: Cursor): Building | undefined {
  const match = HEADING.exec(line);
  if (!match) {
    report(
      cursor,
      '标题应写作 “## 中文 | English {#id}”',
      'a heading is written “## 中文 | English {#id when="…"}”',
    );
    return undefined;
  }
  const [, marks, zh, en, id, attributes] = match;
  const place = placeOf(cursor, 1, line.length + 1);
  const guards = parseGuards(attributes ?? '', cursor);
  const title =
    zh && en
      ? { zh: leafAt(zh, line.indexOf(zh), cursor), en: leafAt(en, line.indexOf(`| ${en}`) + 2, cursor) }
      : undefined;
  return {
    id: id!,
    depth: marks!.length,
    place,
    ...guards,
    ...(title && { title }),
    sources: [],
    blocks: [],
    children: [],
  };
}

function parseGuards(attributes: string, cursor: Cursor): Guards<LeafText> {
  const out: { when?: LeafText; each?: Each } = {};
  for (const [, name, text] of attributes.matchAll(/([a-z]+)="([^"]*)"/g)) {
    const place = placeOf(cursor, 1, cursor.lines[cursor.at]!.length + 1);
    if (name === 'when') out.when = { text: text!, place };
    else if (name === 'each') {
      const match = EACH.exec(text!);
      if (match) out.each = { path: match[1]!, as: match[2]!, place };
      else report(cursor, 'each 应写作 “路径 as 名”', 'each is written “path as name”');
    } else if (name !== 'align' && name !== 'widths')
      report(cursor, `不认识的属性 ${name}`, `unknown attribute ${name}`);
  }
  return out;
}

/** A `zh:` line at the cursor and the `en:` line right after it. */
function parseLeaf(cursor: Cursor): LeafPair | undefined {
  const [zh, en] = [cursor.lines[cursor.at] ?? '', cursor.lines[cursor.at + 1] ?? ''];
  if (!zh.startsWith('zh: ') || !en.startsWith('en: ')) {
    report(cursor, 'zh: 行之后必须紧跟 en: 行', 'a zh: line must be followed by an en: line');
    return undefined;
  }
  const left = leafAt(zh.slice(4).trimEnd(), 4, cursor);
  cursor.at += 1;
  return { zh: left, en: leafAt(en.slice(4).trimEnd(), 4, cursor) };
}

function parseBlock(line: string, cursor: Cursor): BlockTemplate<LeafText> | undefined {
  const open = BLOCK.exec(line);
  if (!open) {
    report(
      cursor,
      '块应写作 “::: table|party|signature”',
      'a block is written “::: table {…}”, “::: party” or “::: signature”',
    );
    return undefined;
  }
  const rows: Row[] = [];
  for (
    cursor.at += 1;
    cursor.at < cursor.lines.length && cursor.lines[cursor.at]!.trimEnd() !== ':::';
    cursor.at++
  ) {
    const text = cursor.lines[cursor.at]!.trimEnd();
    const match = ROW.exec(text);
    if (text === '') continue;
    if (!match) {
      report(
        cursor,
        '块内应写 head、row、heading、seal、signature 或 date',
        'inside a block stand head, row, heading, seal, signature or date lines',
      );
      continue;
    }
    const guards = parseGuards(match[2] ?? '', cursor);
    cursor.at += 1;
    const leaf = parseLeaf(cursor);
    if (leaf) rows.push({ name: match[1]!, ...guards, cells: splitCells(leaf, cursor) });
  }
  return blockOf(open[1]!, open[2] ?? '', rows, cursor);
}

function blockOf(
  kind: string,
  attributes: string,
  all: readonly Row[],
  cursor: Cursor,
): BlockTemplate<LeafText> | undefined {
  const rows = all.filter((r) => r.name === 'row');
  if (kind === 'party') return { kind: 'party', rows };
  if (kind === 'signature') {
    const party = /party="(customer|provider)"/.exec(attributes)?.[1] as Role | undefined;
    const [heading, seal] = [
      all.find((r) => r.name === 'heading')?.cells[0],
      all.find((r) => r.name === 'seal')?.cells[0],
    ];
    const lines = all
      .filter(({ name }) => /^(row|signature|date)$/.test(name))
      .map(({ name, ...row }) => (name === 'row' ? row : { ...row, by: name as ByHand }));
    if (party && heading && seal) return { kind: 'signature', party, heading, seal, rows: lines };
    report(
      cursor,
      '签署块缺少 party、heading 或 seal',
      'a signature block needs a party, a heading and a seal',
    );
    return undefined;
  }
  const head = all.find((r) => r.name === 'head')?.cells;
  if (!head || rows.some((r) => r.cells.length !== head.length)) {
    report(cursor, '表格各行的列数与表头不一致', 'every row of a table needs as many cells as its head');
    return undefined;
  }
  const align = words(/align="([^"]*)"/.exec(attributes)?.[1]);
  const widths = words(/widths="([^"]*)"/.exec(attributes)?.[1]).map(Number);
  return {
    kind: 'table',
    align: head.map((_, i) => (align[i] === 'right' || align[i] === 'center' ? align[i] : 'left')),
    widths: head.map((_, i) => widths[i] || 1),
    head,
    rows,
  };
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(' ').filter((w) => w !== '');
}

function splitCells(leaf: LeafPair, cursor: Cursor): LeafPair[] {
  const [zh, en] = [cells(leaf.zh), cells(leaf.en)];
  if (zh.length !== en.length)
    report(cursor, '中英文单元格数量不同', 'the zh and en lines have different numbers of cells');
  return zh.map((cell, i) => ({ zh: cell, en: en[i] ?? { text: '', place: cell.place } }));
}

function cells(leaf: LeafText): LeafText[] {
  let col = leaf.place.col;
  const text = leaf.text.endsWith(' |') ? `${leaf.text} ` : leaf.text;
  return text.split(' | ').map((text) => {
    const cell = { text, place: { ...leaf.place, col } };
    col += text.length + 3;
    return cell;
  });
}

function skipFrontMatter(cursor: Cursor): void {
  if (cursor.lines[0] !== '---') return;
  const end = cursor.lines.indexOf('---', 1);
  if (end < 0) report(cursor, '文件头没有结束', 'the front matter is not closed by ---');
  else cursor.at = end + 1;
}

function leafAt(text: string, offset: number, cursor: Cursor): LeafText {
  return { text, place: placeOf(cursor, offset + 1, offset + 1 + text.length) };
}

function placeOf(cursor: Cursor, col: number, end: number): Place {
  return { file: cursor.file, line: cursor.at + 1, col, end };
}

function report(cursor: Cursor, zh: string, en: string): void {
  const line = cursor.lines[cursor.at] ?? '';
  cursor.problems.push({
    code: 'TPL-SYNTAX',
    severity: 'error',
    message: { zh, en },
    place: placeOf(cursor, 1, line.length + 1),
  });
}
