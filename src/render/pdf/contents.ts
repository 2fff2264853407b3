// Pages → the same pages with what the table of contents says of them: behind each entry dots and the number of the page it leads to.
// Rows keep room for it when they are set, so that no page changes. Dots stand on a grid from the right edge, so that they are in columns.
import type { Printable, Run } from '../../contract/ast.js';
import type { Ink, Page, TextInk } from './boxes.js';
import { moved, type Press, setWords } from './cells.js';
import type { Line } from './lines/lines.js';
import { pagesById } from './places.js';
import { columnBoxes } from './rows.js';

/** White from dot to dot, in the size of the entry. */
const pitch = 0.5;
/** Least white between the words of an entry and its dots. */
const clear = 0.3;
/** Digits that have room in front of the right edge, in the size of the entry. */
const digits = 1.7;

export function withPageNumbers(doc: Printable, press: Press, pages: readonly Page[]): readonly Page[] {
  const entries = new Set(
    doc.rows.flatMap((row, i) => (row.kind === 'text' && row.style === 'contents' ? [i] : [])),
  );
  if (entries.size === 0) return pages;
  const pageOf = pagesById(pages);
  return pages.map((page) => {
    if (!page.boxes.some(({ row }) => entries.has(row))) return page;
    const inks = page.inks.flatMap((ink, i): Ink[] => {
      const link = ink.kind === 'text' && entries.has(ink.row ?? -1) ? ink.link : undefined;
      const next = page.inks[i + 1];
      const on = link && next?.kind === 'text' && next.link === link;
      const number = link && !on && pageOf.get(link.cite ?? '');
      return number ? [ink, ...leader(press, ink as TextInk, link, number)] : [ink];
    });
    return { ...page, inks };
  });
}

/** The dots are no part of the text, the number is one of the link. */
function leader(press: Press, entry: TextInk, link: Run, page: number): Ink[] {
  const { size: em, lang, glyphs } = entry;
  const { margin } = press.style.page;
  const column = press.layout === 'columns' ? columnBoxes(press)[lang] : { x: 0, width: press.width };
  const right = margin.left + column.x + column.width;
  const setting = { size: em, align: 'left', where: link.cite!, row: entry.row! } as const;
  const [dot, number] = [setWords(press, '.', 'en', setting), setWords(press, String(page), 'en', setting)];
  if (!dot || !number) return [];
  const last = glyphs.at(-1)!;
  const end = entry.x + last.x + (last.glyph.width * em) / 1000;
  const room = right - digits * em - end - clear * em;
  const dots = spread(dot, Math.floor(room / (pitch * em)), pitch * em);
  const { cell: _cell, link: _link, ...plain } = entry;
  const at = { ...plain, y: entry.y, lang };
  return [
    ...(dots ? [{ ...at, glyphs: dots.glyphs, x: right - digits * em - dots.right }] : []),
    moved(
      { ...entry, glyphs: number.glyphs.map((placed) => ({ ...placed, run: link })), x: right },
      -number.right,
      0,
    ),
  ];
}

/** As many of them, the last one's end at `right`. */
function spread(dot: Line, count: number, step: number): Line | undefined {
  if (count < 1) return undefined;
  const glyphs = Array.from({ length: count }, (_, i) => ({ ...dot.glyphs[0]!, x: i * step }));
  return { glyphs, left: 0, right: count * step };
}
