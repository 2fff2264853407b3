// Rows of a table of contents → Word's own field around them, as it would print them: each line a link with the page it leads to. Whoever
// updates the field has it built anew from the styles of the headings, in both languages; what has no style of its own then falls
// away: the number of an annex, which stands above its title, and titles that run into their text. Nothing asks for an update.
import type { Cell, Lang, TextRow } from '../../contract/ast.js';
import { fixedTable, margins, tableCell, tableRow } from './grid.js';
import { columnWidths } from './measure.js';
import { FIELD, field, fieldCode, link, paragraph, run, TAB, textElement, type Xml } from './ooxml.js';
import type { Setting } from './tables.js';
import { THIN } from './wordstyles.js';

/** In columns a field in each, for a field cannot go from cell to cell; else one, with the languages of an entry one under the other. */
export function contentsTable(rows: readonly TextRow[], setting: Setting): Xml {
  const { doc, style } = setting;
  const lines = (languages: readonly Lang[]): Xml =>
    inField(
      instruction(rows, languages, setting),
      rows
        .flatMap((row) => row.cells.filter(({ lang }) => languages.includes(lang)))
        .map((cell) => entry(cell, setting))
        .join(''),
    );
  if (doc.layout !== 'columns') return lines(doc.languages);
  const { zh, en, half } = columnWidths(style);
  const widths = [zh + half, en + half];
  const cells = doc.languages.map((lang, i) =>
    tableCell(lines([lang]), {
      width: widths[i]!,
      margins: i === 0 ? margins(0, half) : margins(half, 0),
    }),
  );
  return fixedTable(widths, [tableRow(cells)], setting, { kind: 'contents' });
}

/** The marks of the field stand in paragraphs of their own: an entry that is taken out leaves the field whole. */
function inField(code: string, entries: Xml): Xml {
  if (code === '') return entries;
  const thin = (content: Xml, keepNext: boolean): Xml => paragraph({ ...THIN, keepNext }, content);
  const begin = run(FIELD.begin) + run(fieldCode(code)) + run(FIELD.separate);
  return thin(begin, true) + entries + thin(run(FIELD.end), false);
}

/** Words, dots and page; where no page is known, words alone: the rest comes with the first update. */
function entry(cell: Cell, { lookOf, targets, pageOf }: Setting): Xml {
  const id = cell.runs[0]?.cite ?? '';
  const target = targets.get(id);
  const anchor = target?.[cell.lang]?.bookmark ?? target?.zh?.bookmark;
  const words = run(textElement(cell.runs.map(({ text }) => text).join('')));
  if (anchor === undefined) return paragraph(lookOf(cell), words);
  const page = pageOf?.get(id);
  const leader = page === undefined ? '' : run(TAB) + field(`PAGEREF ${anchor} \\h`, String(page));
  return paragraph(lookOf(cell), link(anchor, words + leader));
}

/**
 * The built-in headings by their levels, since their names differ from one Word to the next; other styles by name.
 * Levels are those of the styles that the entries have, `TOC1` is level 1.
 */
function instruction(rows: readonly TextRow[], languages: readonly Lang[], setting: Setting): string {
  const { doc, lookOf, styleNames } = setting;
  const named = new Map<string, number>();
  let headings = 0;
  for (const row of rows)
    for (const cell of row.cells.filter(({ lang }) => languages.includes(lang))) {
      const heading = headingOf(cell, doc.rows);
      const own = heading?.cells.find(({ lang }) => lang === cell.lang);
      if (!heading || !own) continue;
      const level = Number(lookOf(cell).style.replace('TOC', ''));
      const { style } = lookOf(own);
      if (style === `Heading${level}`) headings = Math.max(headings, level);
      else named.set(styleNames.get(style) ?? style, level);
    }
  const list = [...named].map(([name, level]) => `${name},${level}`).join(',');
  if (headings === 0 && list === '') return '';
  return [
    'TOC',
    ...(headings ? [`\\o "1-${headings}"`] : []),
    '\\h',
    ...(list ? [`\\t "${list}"`] : []),
  ].join(' ');
}

/** Where the title of an entry stands by itself; that of an annex is below its number. */
function headingOf(cell: Cell, rows: Setting['doc']['rows']): TextRow | undefined {
  const at = rows.findIndex((row) => row.kind === 'text' && row.id === cell.runs[0]?.cite);
  const heading = rows
    .slice(at, at + 2)
    .find((row) => row.kind === 'text' && /^(article|heading|annex-title)$/.test(row.style));
  return at >= 0 && heading?.kind === 'text' ? heading : undefined;
}
