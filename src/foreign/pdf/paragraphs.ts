// The pieces of one stream of a PDF → its paragraphs. Where white stands above the numbers, white alone parts paragraphs; else a line goes on
// in the next one unless that begins with a number or its first word would have had room at the end of the line above.
import type { Lang } from '../../contract/ast.js';
import { IN_DOUBT } from '../../verify/pdf/hyphens.js';
import { isFurniture, langOf } from '../kinds.js';
import { labelOf, plainly } from '../labels.js';
import type { Block, Piece } from './pieces.js';

interface Row {
  readonly piece: Piece;
  readonly text: string;
  readonly lang: Lang | undefined;
  readonly numbered: boolean;
}
/** What is usual in a stream. */
interface Habits {
  /** Where full lines end. */
  readonly edgeOf: (page: number) => number;
  /** From line to line within a paragraph. */
  readonly pitchOf: (lang: Lang | undefined) => number;
  readonly spaced: boolean;
  /** Both languages stand in it, line below line. */
  readonly mixed: boolean;
}

/**
 * No paragraph goes on behind a table. `over` are the lines by which paragraphs of another column go on at the top of a page, and takes in
 * those of this one: what stands beside such a line goes on as well, for paragraphs side by side begin side by side.
 */
export function paragraphsOf(
  pieces: readonly Piece[],
  tables: readonly Place[],
  over: Place[] = [],
): Block[] {
  const rows = rowsOf(pieces);
  const habits = habitsOf(rows);
  const out: Block[] = [];
  let last: Row | undefined;
  const beside = [...over];
  rows.forEach((row, i) => {
    const open = out.at(-1);
    const [from, to] = [last?.piece, row.piece];
    const parted = from && tables.some((table) => isAbove(from, table) && isAbove(table, to));
    const turned = from !== undefined && from.page !== to.page;
    const carried = turned && !row.numbered && beside.some((place) => isLevel(place, to));
    if (open && last && !parted && (carried || goesOn(last, row, rows[i + 1], habits))) {
      out[out.length - 1] = { ...open, text: joined(open.text, row.text) };
      if (turned) over.push(to);
    } else out.push({ page: row.piece.page, y: row.piece.y, text: row.text, cell: false });
    last = row;
  });
  return out;
}

export interface Place {
  readonly page: number;
  readonly y: number;
}
const isLevel = (a: Place, b: Place): boolean => a.page === b.page && Math.abs(a.y - b.y) < 3;
const isAbove = (a: Place, b: Place): boolean => a.page < b.page || (a.page === b.page && a.y < b.y);

/** Pieces of one line that no column parts: places to sign, side by side, each of which may go on in the line below. */
function rowsOf(pieces: readonly Piece[]): Row[] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const above = last?.at(-1);
    if (last && above && above.page === piece.page && Math.abs(above.y - piece.y) < 3) last.push(piece);
    else lines.push([piece]);
  }
  const edge = Math.max(0, ...pieces.map(({ right }) => right));
  const out: Piece[][] = [];
  for (const line of lines) {
    const above = out.at(-1);
    const whole = above && wrapped(above, line, edge);
    if (whole) out[out.length - 1] = whole;
    else out.push(line);
  }
  return out.map((line) => {
    const text = line.map((piece) => piece.text).join('\t');
    const piece = { ...line[0]!, text, right: line.at(-1)!.right };
    return { piece, text, lang: langOf(text), numbered: isNumbered(text) };
  });
}

/** Pieces side by side with the line below, where each of its pieces stands under one that had no room for its first word. */
function wrapped(above: readonly Piece[], below: readonly Piece[], edge: number): Piece[] | undefined {
  if (above.length < 2 || [...above, ...below].some(({ text }) => isNumbered(text) || DOTS.test(text)))
    return undefined;
  const out = [...above];
  let full = 0;
  for (const piece of below) {
    const at = above.findIndex(({ left }) => Math.abs(left - piece.left) < 3);
    const own = above[at];
    if (!own || own.page !== piece.page || piece.y - own.y > 2 * own.size) return undefined;
    if (langOf(own.text) !== langOf(piece.text) || /[:：_]/.test(piece.text)) return undefined;
    if ((above[at + 1]?.left ?? edge) - own.right < widthOfFirst(piece) + 1.5 * own.size) full += 1;
    out[at] = { ...piece, text: joined(own.text, piece.text), left: own.left };
  }
  return full > 0 || below.length < above.length ? out : undefined;
}

/** A figure may well begin a line, as may an annex in a list of annexes. */
function isNumbered(text: string): boolean {
  const label = labelOf(plainly(text));
  return (
    label !== undefined && !label.bare && !(label.scheme === 'annex' && text[label.text.length + 1] === '(')
  );
}

function habitsOf(rows: readonly Row[]): Habits {
  const edges = new Map<number, number>();
  for (const { piece } of rows) edges.set(piece.page, Math.max(edges.get(piece.page) ?? 0, piece.right));
  const widest = Math.max(0, ...edges.values());
  const steps = rows.flatMap((row, i) => {
    const above = rows[i - 1];
    const step = above && above.piece.page === row.piece.page ? row.piece.y - above.piece.y : 0;
    return step > 0 ? [{ row, step, same: above!.lang === row.lang }] : [];
  });
  const pitchOf = (lang: Lang | undefined): number => {
    const own = steps.filter(({ row, same }) => same && row.lang === lang).map(({ step }) => step);
    return own.sort((a, b) => a - b)[Math.floor(own.length / 4)] ?? 20;
  };
  const pitches = { zh: pitchOf('zh'), en: pitchOf('en') };
  const pitch = (lang: Lang | undefined): number => pitches[lang ?? 'zh'];
  const share = (lang: Lang): number =>
    rows.filter((row) => row.lang === lang).length / Math.max(1, rows.length);
  const mixed = Math.min(share('zh'), share('en')) > 0.2;
  // Where languages take turns white stands above each pair.
  const turns = (['zh', 'en'] as const).map((lang) =>
    steps.filter(({ row, same }) => mixed && !same && row.lang === lang),
  );
  const numbers = steps.filter(({ row, same }) => (same || !mixed) && row.numbered && !LED.test(row.text));
  return {
    mixed,
    edgeOf: (page) => Math.max(edges.get(page) ?? widest, widest - 20),
    pitchOf: pitch,
    spaced: [numbers, ...turns].some((all) => {
      const apart = all.filter(({ row, step }) => step > APART * pitch(row.lang));
      return all.length >= 3 && apart.length > 0.4 * all.length;
    }),
  };
}

const APART = 1.25;
const LOOSE = 1.1;
const FAR = 1.45;
const DOTS = /(?:[.…·] ?){3}/;
/** The end of a line of contents. */
const LED = /(?:[.…·] ?){3,}\s*\d{1,4}$/;
/** The end of a sentence. */
const ENDS = /[。；;：:.!?！？]["”’）)]?$/u;

function goesOn(above: Row, row: Row, below: Row | undefined, habits: Habits): boolean {
  const { edgeOf, pitchOf, spaced, mixed } = habits;
  if (isFurniture(above.text) || isFurniture(row.text)) return false;
  const [a, b] = [above.piece, row.piece];
  const ended = ENDS.test(above.text) || LED.test(above.text);
  const room = (edgeOf(a.page) - a.right) / Math.max(1, edgeOf(a.page) - a.left);
  const fits = edgeOf(a.page) - a.right > widthOfFirst(row.piece) + 0.6 * a.size;
  const changes = above.lang !== undefined && row.lang !== undefined && above.lang !== row.lang;
  if (changes && (mixed || ended || room > SHORT)) return false;
  // Places to sign; a sentence may have a blank.
  const beside = above.text.includes('\t') && !LED.test(row.text);
  if (beside && (changes || a.page !== b.page)) return false;
  if (a.page !== b.page) {
    if (row.numbered) return !ended && room < FULL;
    if (LED.test(above.text) || isIndented(row, below, pitchOf(row.lang))) return false;
    if (ended && labelOf(plainly(row.text))) return false;
    // A Chinese line is full unless it is the last one.
    if (/[。.!?！？]$/.test(above.text)) return row.lang === 'en' && !fits;
    return room < (fits && row.lang === 'zh' ? FULL : SHORT);
  }
  const pitch = Math.max(pitchOf(row.lang), pitchOf(above.lang));
  const step = b.y - a.y;
  if (step > (spaced ? APART : FAR) * pitch) return false;
  if (spaced) return !(fits && room > (step > LOOSE * pitch ? SHORT : HEADING)) && !LED.test(above.text);
  return !fits && !(row.numbered && (ended || room > SHORT));
}
/** The first line of a paragraph, by the line below it. */
const isIndented = ({ piece, lang }: Row, below: Row | undefined, pitch: number): boolean =>
  below !== undefined &&
  !below.numbered &&
  below.lang === lang &&
  below.piece.page === piece.page &&
  below.piece.y - piece.y < APART * pitch &&
  piece.left - below.piece.left > 1.2 * piece.size &&
  piece.left - below.piece.left < 3 * piece.size;
/** Of a line's length left white: by a full line, a short one, a heading. */
const FULL = 0.12;
const SHORT = 0.3;
const HEADING = 0.55;

/** The part of a line that a break would have kept together. */
function widthOfFirst({ text, ...piece }: Piece): number {
  const first =
    /^(?:\p{Script=Han}[，。、；：”’）》]?|[^\s\p{Script=Han}]+)/u.exec(text)?.[0] ?? text.slice(0, 1);
  const width = (piece.right - piece.left) * (signs(first) / Math.max(1, signs(text)));
  return /^\p{Script=Han}/u.test(text) ? Math.max(width, 2 * piece.size) : width;
}
/** A Latin letter takes half the room of a Chinese character. */
const signs = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffff]/.test(sign) ? 1 : 0.5), 0);

/** Lines of Latin words are parted by a space; a hyphen between letters at a line's end is in doubt. */
export function joined(above: string, below: string): string {
  if (/[A-Za-z]-$/.test(above) && /^[a-z]/.test(below)) return above.slice(0, -1) + IN_DOUBT + below;
  return /[!-,.-~’”]$/.test(above) && /^[!-~“‘]/.test(below) ? `${above} ${below}` : `${above}${below}`;
}
