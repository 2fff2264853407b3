// Bodies of Word documents written by hand, and what our reader sees in them.
import { openWord } from '../src/diff/docx/open.js';
import { readWord, textIn } from '../src/diff/docx/read.js';
import type { Block, Reading, View } from '../src/diff/docx/reading.js';
import { documentOf, docx } from './docx-fixtures.js';

/** A paragraph as `label|text`, a table as its rows of cells. */
export type Shown = string | Shown[][][];
export const shown = (blocks: readonly Block[]): Shown[] =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? `${block.label ? `${block.label.text}|` : ''}${textIn(block.pieces)}`
      : block.rows.map((row) => row.cells.map((cell) => shown(cell.blocks))),
  );
export const read = async (parts: Parameters<typeof docx>[0], view: View = 'accepted'): Promise<Reading> =>
  readWord(await openWord(docx(parts)), view);
export const readBody = async (body: string, view: View = 'accepted', more = {}): Promise<Shown[]> =>
  shown((await read({ 'word/document.xml': documentOf(body), ...more }, view)).body);

export const by = 'w:author="范冰" w:date="2026-01-01T00:00:00Z"';
export const ins = (inner: string): string => `<w:ins w:id="1" ${by}>${inner}</w:ins>`;
export const del = (inner: string): string => `<w:del w:id="2" ${by}>${inner}</w:del>`;
export const gone = (text: string): string =>
  `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
export const p = (properties: string, ...inner: readonly string[]): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${inner.join('')}</w:p>`;
export const mark = (kind: 'ins' | 'del'): string => `<w:rPr><w:${kind} w:id="3" ${by}/></w:rPr>`;
export const cell = (inner: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
export const row = (inner: string, properties = ''): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${inner}</w:tr>`;
export const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
export const control = (properties: string, inner: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
