// A cell's runs → lines → inks and pieces: the part all kinds of rows share, with the faces, the style and the characters that no face has.
import type { Cell, Lang, Layout, RowStyle, Run } from '../../contract/ast.js';
import { type Style, sizeOf } from '../style.js';
import type { AreaInk, Ink, Piece, SigningPlace, TextInk, Track } from './boxes.js';
import type { Faces } from './fonts/faces.js';
import { itemise } from './lines/itemise.js';
import { type Line, type Setting, setLines } from './lines/lines.js';

/** What setting a row needs to know besides the row. */
export interface Press {
  readonly style: Style;
  readonly layout: Layout;
  readonly faces: Faces;
  /** Colour behind the words that came from the sheet, where those are marked. */
  readonly highlight?: AreaInk['colour'];
  /** Width between the margins. */
  readonly width: number;
  /** Told of a character that no face has, with the field's path and the provision's id. */
  readonly missing: (text: string, path: string | undefined, where: string) => void;
}

/** How one cell is set. */
export interface CellSetting extends Omit<Setting, 'lang' | 'typesetting'> {
  readonly bold?: boolean;
  /** Row the words belong to, and what to name when a character is missing. */
  readonly row?: number;
  readonly where: string;
}

const markerYellow = [1, 0.96, 0.7] as const;

/** `RRGGBB` as a page has it. */
export const colourOf = (hex: string): AreaInk['colour'] => {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(0), part(2), part(4)];
};

export function setCell(press: Press, cell: Pick<Cell, 'lang' | 'runs'>, setting: CellSetting): Line[] {
  const missing = (text: string, run: Run): void => press.missing(text, run.path, setting.where);
  const items = itemise(cell.runs, cell.lang, setting.bold ?? false, press.faces, missing);
  const { typesetting } = press.style;
  const lines = setLines(items, { ...setting, lang: cell.lang, typesetting });
  const { highlight } = press;
  return highlight ? lines.map((line) => ({ ...line, highlight })) : lines;
}

/** One line of plain words: labels, header, footer. */
export function setWords(
  press: Press,
  text: string,
  lang: Lang,
  setting: Omit<CellSetting, 'width'> & { readonly width?: number },
): Line | undefined {
  return setCell(press, { lang, runs: [{ text }] }, { width: 1e5, ...setting })[0];
}

export const widthOf = (line: Line | undefined): number => (line ? line.right - line.left : 0);

/** Height of a line of type and the baseline within it. */
export function lineMetrics(style: Style, lang: Lang, size: number): { height: number; baseline: number } {
  const height = style.lineHeight[lang] * size;
  return { height, baseline: (height - size) / 2 + 0.86 * size };
}

/** The inks of a line with its left edge at x and its baseline at y: markers behind words, then the words, each citation by itself. */
export function lineInks(
  line: Line,
  at: Omit<TextInk, 'kind' | 'glyphs'> & { readonly glyphs?: never },
): Ink[] {
  const inks: Ink[] = markers(line, at);
  const { glyphs } = line;
  const linkOf = (run: Run): Run | undefined => (at.cell && run.cite !== undefined ? run : undefined);
  for (let from = 0; from < glyphs.length; ) {
    const { run } = glyphs[from]!;
    const link = linkOf(run);
    let to = from + 1;
    while (to < glyphs.length && (glyphs[to]!.run === run || linkOf(glyphs[to]!.run) === link)) to++;
    const whole = from === 0 && to === glyphs.length;
    inks.push({
      kind: 'text',
      ...at,
      ...(link && { link }),
      glyphs: whole ? glyphs : glyphs.slice(from, to),
    });
    from = to;
  }
  return inks;
}

function markers(line: Line, at: { readonly x: number; readonly y: number; readonly size: number }): Ink[] {
  const inks: Ink[] = [];
  let marker: AreaInk | undefined;
  for (const { glyph, x, run } of line.glyphs) {
    const colour = run.blank ? markerYellow : run.path === undefined ? undefined : line.highlight;
    if (marker && marker.colour !== colour) {
      inks.push(marker);
      marker = undefined;
    }
    if (!colour) continue;
    const from = marker?.x ?? at.x + x;
    const width = at.x + x + (glyph.width * at.size) / 1000 - from;
    marker = { kind: 'area', x: from, y: at.y - 0.92 * at.size, width, height: 1.2 * at.size, colour };
  }
  if (marker) inks.push(marker);
  return inks;
}

/** What a page prints once more and a reader skips. */
export const asRepeated = (piece: Piece): Piece => ({
  ...piece,
  inks: piece.inks.map((ink) => {
    if (ink.kind === 'area') return ink;
    const { cell: _cell, label: _label, link: _link, ...words } = ink;
    return words;
  }),
});

/** Pieces one under another. A page break leaves two of them on each side, `head` pieces not counted, or falls nowhere. */
export function track(pieces: readonly Piece[], splittable: boolean, head = 0): Track {
  const count = pieces.length;
  const fits = (k: number): boolean => splittable && k - head >= 2 && count - k >= 2;
  return { pieces, splits: Array.from({ length: count + 1 }, (_, k) => k === count || fits(k)) };
}

/** Tracks one after another; a page break between them, too, leaves two pieces on each side, or falls nowhere. */
export function joinTracks(tracks: readonly Track[], splittable: boolean): Track {
  const filled = tracks.filter((t) => t.pieces.length > 0);
  const splits = filled.flatMap((t, i) => {
    const next = filled[i + 1];
    const between = !next || (splittable && t.pieces.length >= 2 && next.pieces.length >= 2);
    return [...t.splits.slice(1, -1), between];
  });
  return { pieces: filled.flatMap((t) => t.pieces), splits: [false, ...splits] };
}

/** A horizontal rule in the style's width and grey. */
export function rule(style: Style, x: number, y: number, width: number, heavy = false): AreaInk {
  const grey = heavy ? 0 : 1 - style.rule.grey / 100;
  const height = heavy ? 1.5 * style.rule.width : style.rule.width;
  return { kind: 'area', x, y: y - height / 2, width, height, colour: [grey, grey, grey] };
}

/** A line of the body: the unit of white between rows. */
export function bodyLine(press: Press): number {
  const lang = press.layout === 'en' ? 'en' : 'zh';
  return press.style.lineHeight[lang] * sizeOf(press.style, 'body', lang, press.layout);
}

export const size = (press: Press, name: RowStyle | 'table' | 'furniture', lang: Lang): number =>
  sizeOf(press.style, name, lang, press.layout);

/** Moved down, and to the right. */
export function moved<I extends Pick<Ink, 'x' | 'y'>>(ink: I, dx: number, dy: number): I {
  return { ...ink, x: ink.x + dx, y: ink.y + dy };
}
export const movedPlace = (place: SigningPlace, dx: number, dy: number): SigningPlace => ({
  ...moved(place, dx, dy),
  anchors: place.anchors.map((anchor) => moved(anchor, dx, dy)),
});

/** Cells in a box, as one list of inks: tables, party lines, signatures. */
export interface Stack {
  readonly inks: readonly Ink[];
  readonly height: number;
  readonly baseline: number;
  readonly width: number;
}
export interface StackSetting extends CellSetting {
  /** Line height as a multiple of the size. */
  readonly leading?: number;
  readonly white?: number;
}

const leadingOf = (setting: StackSetting): number => (setting.leading ?? 1.3) * setting.size;
const baselineOf = (setting: StackSetting): number =>
  (leadingOf(setting) - setting.size) / 2 + 0.86 * setting.size;

function stackInks(line: Line, cell: Cell, { size, row, white }: StackSetting, x: number, y: number): Ink[] {
  const from = { ...(row === undefined ? {} : { row }), ...(white === undefined ? {} : { white }) };
  return lineInks(line, { x, y, size, lang: cell.lang, cell, ...from });
}

/** Cells one under another. */
export function stackCells(
  press: Press,
  cells: readonly Cell[],
  settings: (lang: Lang) => StackSetting,
): Stack {
  const inks: Ink[] = [];
  let height = 0;
  let baseline: number | undefined;
  let width = 0;
  for (const cell of cells) {
    const setting = settings(cell.lang);
    for (const line of setCell(press, cell, setting)) {
      const y = height + baselineOf(setting);
      baseline ??= y;
      inks.push(...stackInks(line, cell, setting, 0, y));
      height += leadingOf(setting);
      width = Math.max(width, line.right);
    }
  }
  return { inks, height, baseline: baseline ?? 0, width };
}

/** Cells side by side on one baseline; one under another when they are too wide for that. */
export function joinCells(
  press: Press,
  cells: readonly Cell[],
  settings: (lang: Lang) => StackSetting,
): Stack {
  const set = cells.map((cell) => {
    const setting = settings(cell.lang);
    return { cell, setting, lines: setCell(press, cell, setting) };
  });
  const baseline = Math.max(0, ...set.map(({ setting }) => baselineOf(setting)));
  const inks: Ink[] = [];
  let width = 0;
  for (const { cell, setting, lines } of set) {
    const x = width === 0 ? 0 : width + 0.7 * setting.size;
    width = x + widthOf(lines[0]);
    if (lines.length !== 1 || width > setting.width) return stackCells(press, cells, settings);
    inks.push(...stackInks(lines[0]!, cell, setting, x, baseline));
  }
  return { inks, height: Math.max(0, ...set.map(({ setting }) => leadingOf(setting))), baseline, width };
}
