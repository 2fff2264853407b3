// Printable rows → Blocks. Text rows are set here: sides of a row, hanging marks, indents, white above and below.
import type { Cell, Lang, ListId, Printable, Row, TextRow } from '../../contract/ast.js';
import { endsWide } from '../../contract/pattern.js';
import type { Block, Ink, Piece, Track } from './boxes.js';
import {
  bodyLine,
  type CellSetting,
  joinTracks,
  lineInks,
  lineMetrics,
  type Press,
  rule,
  setCell,
  setWords,
  size,
  track,
  widthOf,
} from './cells.js';
import { partyBlock } from './party.js';
import { signatureBlock } from './signature.js';
import { tableBlock } from './table.js';

/** Widest label of a list level, or of the usual level of a depth, with the white behind it; 0 where there are no labels. */
interface Hangs {
  readonly level: (list: ListId | undefined, level: number, lang: Lang) => number;
  readonly depth: (list: ListId | undefined, depth: number, lang: Lang) => number;
}

export function setRows(doc: Printable, press: Press): Block[] {
  const hangs = measureHangs(doc, press);
  let where = '';
  let list: ListId | undefined;
  let articles = 0;
  return doc.rows.map((row, index) => {
    if ('id' in row && row.id) where = row.id;
    if (row.kind === 'party') return partyBlock(press, row, index);
    if (row.kind === 'table') return tableBlock(press, row, index, where);
    if (row.kind === 'signature') return signatureBlock(press, row, index, keepsNext(doc.rows[index + 1]));
    list = row.cells.find((cell) => cell.mark)?.mark?.list ?? list;
    const divided = row.style === 'article' && press.layout === 'columns' && articles++ > 0;
    return textBlock(press, row, index, where || row.style, hangs, list, divided);
  });
}

/** Lines below the signatures stay with them. */
const keepsNext = (next: Row | undefined): boolean => next?.kind === 'text' && !next.pageBreakBefore;

/** Points by which the entries of a table of contents stand under their article. */
const contentsIndent = 14;
/** What their page number and the least leader take on the right. */
const contentsRoom = 34;
const numbered = (row: TextRow): boolean => row.style === 'body' || row.style === 'heading';

function measureHangs(doc: Printable, press: Press): Hangs {
  const widest = new Map<string, number>();
  for (const row of doc.rows) {
    if (row.kind !== 'text' || !numbered(row)) continue;
    for (const cell of row.cells) {
      if (!cell.mark?.text) continue;
      const { lang, mark } = cell;
      const em = size(press, row.style, lang);
      const label = widthOf(setWords(press, mark.text, lang, labelSetting(row, em)));
      const white = label + 0.7 * em;
      // （一） brings its own white and is set as it comes: the text hangs under the shortest.
      const tight = endsWide(mark.text) && press.layout !== 'stacked';
      for (const shared of press.layout === 'stacked' ? (['zh', 'en'] as const) : [lang]) {
        const key = `${mark.list} ${mark.level} ${shared}`;
        const before = widest.get(key);
        const hang = shared === 'zh' ? onGrid(white, em) : white;
        widest.set(key, tight ? Math.min(before ?? label, label) : Math.max(before ?? 2 * em, hang));
      }
    }
  }
  const level: Hangs['level'] = (list, at, lang) => widest.get(`${list} ${at} ${lang}`) ?? 0;
  const usual = (list: ListId | undefined, depth: number): number =>
    list ? doc.lists[list].findIndex((one) => one.depth === depth && !one.variant) : depth;
  return { level, depth: (list, depth, lang) => level(list, usual(list, depth), lang) };
}

/** Chinese text begins a whole number of characters from the left, so that its characters stand under each other. */
const onGrid = (width: number, em: number): number => Math.ceil(width / em - 0.05) * em;

/** Lines as long as their characters: what is over would be white between all of them. */
const wholeCharacters = (width: number, em: number): number => Math.floor(width / em + 0.01) * em;

const labelSetting = (row: TextRow, em: number): Omit<CellSetting, 'width'> => ({
  size: em,
  align: 'left',
  bold: row.style !== 'body',
  where: row.style,
});

/** Where a label and its text begin: labels of deeper levels go under the text above them, in narrow columns they stay left. */
function indents(
  row: TextRow,
  cell: Cell,
  hangs: Hangs,
  list: ListId | undefined,
): { label: number; text: number } {
  if (row.style === 'contents') return { label: 0, text: contentsIndent * row.level };
  if (!numbered(row)) return { label: 0, text: 0 };
  const from = row.place === 'side-by-side' ? 3 : 1;
  let label = 0;
  for (let above = from; above < row.level; above++) label += hangs.depth(list, above, cell.lang);
  return { label, text: row.level === 0 ? 0 : label + hangs.level(list, row.listLevel, cell.lang) };
}

function textBlock(
  press: Press,
  row: TextRow,
  index: number,
  where: string,
  hangs: Hangs,
  list: ListId | undefined,
  divided: boolean,
): Block {
  const columns = columnBoxes(press);
  const side = row.place === 'side-by-side' && press.layout === 'columns';
  const tracks = row.cells.map((cell) => {
    const box = side ? columns[cell.lang] : { x: 0, width: press.width };
    return cellTrack(press, row, cell, index, where, box, indents(row, cell, hangs, list));
  });
  const { above, below } = white(press, row);
  return {
    row: index,
    ...(row.id ? { id: row.id } : {}),
    tracks: side ? tracks : [joinTracks(tracks, row.style === 'body')],
    above,
    below,
    ...(divided ? { divider: rule(press.style, 0, -0.45 * above, press.width) } : {}),
    keepNext: row.keepNext,
    pageBreakBefore: row.pageBreakBefore,
    signature: false,
  };
}

/** Where the columns of the two languages stand, from the left margin. */
export function columnBoxes(press: Press): Record<Lang, { x: number; width: number }> {
  const { ratio, gutter } = press.style.columns;
  const free = press.width - gutter;
  const left = wholeCharacters((free * ratio[0]) / (ratio[0] + ratio[1]), size(press, 'body', 'zh'));
  return { zh: { x: 0, width: left }, en: { x: left + gutter, width: free - left } };
}

function cellTrack(
  press: Press,
  row: TextRow,
  cell: Cell,
  index: number,
  where: string,
  box: { readonly x: number; readonly width: number },
  indent: { readonly label: number; readonly text: number },
): Track {
  const { lang, mark } = cell;
  const em = size(press, row.style, lang);
  const look = press.style.styles[row.style];
  const label = mark?.text
    ? setWords(press, endsWide(mark.text) ? mark.text : `${mark.text} `, lang, {
        ...labelSetting(row, em),
        row: index,
      })
    : undefined;
  const own = numbered(row)
    ? 0
    : widthOf(label) +
      (label && cell.runs.length && !endsWide(mark!.text) ? (lang === 'zh' ? 1 : 0.8) * em : 0);
  const text = indent.text + own;
  const body = row.style === 'body';
  const justified = { zh: true, en: press.style.typesetting.english === 'justified' };
  // A label longer than its hang pushes the first line.
  const over = numbered(row) && label ? Math.max(0, widthOf(label) - (indent.text - indent.label)) : 0;
  const first = body && !mark?.text && press.layout === 'zh' ? 2 * em : over;
  const measure = box.width - text - (row.style === 'contents' ? contentsRoom : 0);
  const align = look.align ?? (body && justified[lang] ? 'justify' : 'left');
  const lines = setCell(press, cell, {
    size: em,
    bold: look.bold ?? false,
    width: lang === 'zh' && align === 'justify' ? wholeCharacters(measure, em) : measure,
    align,
    indent: first,
    prose: body,
    row: index,
    where,
  });
  const { height, baseline } = lineMetrics(press.style, lang, em);
  const at = { y: baseline, size: em, lang, row: index, cell };
  const pieces = Array.from({ length: Math.max(lines.length, label ? 1 : 0) }, (_, i): Piece => {
    const inks: Ink[] = [];
    if (i === 0 && label) inks.push(...lineInks(label, { ...at, x: box.x + indent.label, label: true }));
    if (lines[i]) inks.push(...lineInks(lines[i], { ...at, x: box.x + text }));
    return { height, baseline, inks };
  });
  return track(pieces, body);
}

/** White above and below in points: the style's, else half a body line after paragraphs. */
function white(press: Press, row: TextRow): { above: number; below: number } {
  const look = press.style.styles[row.style];
  const unit = look.unit === 'line' ? bodyLine(press) : 1;
  const gap = press.style.paragraphGap * bodyLine(press);
  const after = row.style === 'heading' ? gap / 2 : row.style === 'body' || row.style === 'number' ? gap : 0;
  return { above: (look.before ?? 0) * unit, below: look.after === undefined ? after : look.after * unit };
}
