// DOCX bytes → the lines of the contract as a reader sees them: numbers that Word counts, tracked changes as if accepted, no comments and
// nothing hidden. A table with Chinese on one side and English on the other is text in two columns: its rows are read line by line.

import type { Lang } from '../contract/ast.js';
import { child, isOn } from '../diff/docx/dom.js';
import { openWord } from '../diff/docx/open.js';
import { readWord } from '../diff/docx/read.js';
import type { Block, Paragraph, Piece, Reading, Table } from '../diff/docx/reading.js';
import { OBJECT } from '../diff/docx/text.js';
import type { PassageKind } from '../lint/text.js';
import { langOf } from './kinds.js';
import type { Line } from './lines.js';

/** A line before its place in the whole is known. */
type Loose = Omit<Line, 'line'>;

/** Throws ContractError (DOCX-…). */
export async function docxLines(bytes: Uint8Array): Promise<readonly Loose[]> {
  const reading = readWord(await openWord(bytes), 'accepted');
  return [
    ...besides(reading, ['header'], 'furniture'),
    ...linesOf(reading.body),
    ...besides(reading, ['footnote', 'endnote', 'textbox'], 'cell'),
    ...besides(reading, ['footer'], 'furniture'),
  ];
}

/** Headers repeat from section to section. */
function besides(reading: Reading, wanted: readonly string[], kind: PassageKind): Loose[] {
  const lines = reading.beside
    .filter((story) => wanted.includes(story.kind))
    .flatMap(({ blocks }) => linesOf(blocks).map(({ label: _, ...line }) => ({ ...line, kind })));
  const seen = new Set<string>();
  return lines.filter(({ text }) => !seen.has(text) && seen.add(text));
}

const linesOf = (blocks: readonly Block[]): Loose[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? inTable(block) : inParagraph(block)));

function inParagraph({ pieces, label, style }: Paragraph, kind?: PassageKind): Loose[] {
  const shown = pieces.filter(({ look }) => !look.hidden);
  const words = shown.map(({ text }) => text.replaceAll(OBJECT, '')).join('');
  const marked = words.trim() !== '' && shown.every((piece) => piece.text.trim() === '' || isMarked(piece));
  const own = kind ?? (/^TOC\d?$/i.test(style) ? 'contents' : undefined);
  return words
    .split('\n')
    .map((text, i) => ({
      text,
      ...(label && i === 0 && { label: label.text }),
      ...(own && { kind: own }),
      ...(marked && { marked: true as const }),
    }))
    .filter(({ text, label: number }) => text.trim() !== '' || number !== undefined);
}

/** Bold or underlined by itself, whatever its style. */
const isMarked = ({ run }: Piece): boolean => {
  const properties = child(run, 'rPr');
  return isOn(child(properties, 'b')) === true || child(properties, 'u') !== undefined;
};

// Tables

function inTable(table: Table): Loose[] {
  const rows = table.rows.map(({ cells }) => cells.map(({ blocks }) => linesOf(blocks)));
  if (!isText(rows))
    return rows
      .flat(2)
      .map(({ label, text, ...line }) => asCell({ ...line, text, ...(label !== undefined && { label }) }));
  return rows.flatMap((cells) => {
    const [zh = [], en = []] = cells;
    return cells.length === 2 && zh.length === en.length
      ? zh.flatMap((line, i) => [line, en[i]!])
      : cells.flat();
  });
}

/** A number in a cell is a word of it. */
const asCell = ({ label, text, kind, ...line }: Loose): Loose => ({
  ...line,
  text: label === undefined ? text : `${label} ${text}`.trim(),
  kind: kind ?? 'cell',
});

/** Most rows have two cells, each in a language of its own. */
function isText(rows: readonly (readonly (readonly Loose[])[])[]): boolean {
  const sides = rows.filter((cells) => {
    const [left, right] = cells.map(cellLang);
    return cells.length === 2 && left !== undefined && right !== undefined && left !== right;
  });
  const long = rows.some((cells) =>
    cells.some((lines) => lines.some(({ text, label }) => label !== undefined || text.length > 24)),
  );
  return long && sides.length * 2 > rows.length;
}
const cellLang = (lines: readonly Loose[]): Lang | undefined =>
  langOf(lines.map(({ text }) => text).join(' '));
