// The pieces of one stream of a PDF → its paragraphs. Where white stands above the numbers, white alone parts paragraphs; else a line goes on
// in the next one unless that begins with a number or its first word would have had room at the end of the line above.
import type { Lang } from '../../contract/ast.js';
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

export function paragraphsOf(pieces: readonly Piece[]): Block[] {
  const rows = rowsOf(pieces);
  const habits = habitsOf(rows);
  const out: Block[] = [];
  let last: Row | undefined;
  for (const row of rows) {
    const open = out.at(-1);
    if (open && last && goesOn(last, row, habits))
      out[out.length - 1] = { ...open, text: joined(open.text, row.text) };
    else out.push({ page: row.piece.page, y: row.piece.y, text: row.text, cell: false });
    last = row;
  }
  return out;
}

/** Pieces of one line that no column parts: places to sign, side by side. */
function rowsOf(pieces: readonly Piece[]): Row[] {
  const joinedUp: { piece: Piece; text: string }[] = [];
  for (const piece of pieces) {
    const last = joinedUp.at(-1);
    if (last && last.piece.page === piece.page && Math.abs(last.piece.y - piece.y) < 3)
      joinedUp[joinedUp.length - 1] = {
        piece: { ...last.piece, right: piece.right },
        text: `${last.text}\t${piece.text}`,
      };
    else joinedUp.push({ piece, text: piece.text });
  }
  return joinedUp.map((row) => ({
    ...row,
    lang: langOf(row.text),
    numbered: isNumbered(row.text),
  }));
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
  const numbers = steps.filter(({ row }) => row.numbered && !LED.test(row.text));
  const apart = numbers.filter(({ row, step }) => step > APART * pitch(row.lang));
  const share = (lang: Lang): number =>
    rows.filter((row) => row.lang === lang).length / Math.max(1, rows.length);
  return {
    mixed: Math.min(share('zh'), share('en')) > 0.2,
    edgeOf: (page) => Math.max(edges.get(page) ?? widest, widest - 20),
    pitchOf: pitch,
    spaced: numbers.length >= 3 && apart.length > 0.4 * numbers.length,
  };
}

const APART = 1.25;
const FAR = 1.45;
/** The end of a line of contents. */
const LED = /(?:[.…·] ?){3,}\s*\d{1,4}$/;
/** The end of a sentence. */
const ENDS = /[。；;：:.!?！？]["”’）)]?$/u;

function goesOn(above: Row, row: Row, { edgeOf, pitchOf, spaced, mixed }: Habits): boolean {
  if (isFurniture(above.text) || isFurniture(row.text)) return false;
  const [a, b] = [above.piece, row.piece];
  const ended = ENDS.test(above.text) || LED.test(above.text);
  const room = (edgeOf(a.page) - a.right) / Math.max(1, edgeOf(a.page) - a.left);
  const fits = edgeOf(a.page) - a.right > widthOfFirst(row) + 0.6 * a.size;
  const changes = above.lang !== undefined && row.lang !== undefined && above.lang !== row.lang;
  if (changes && (mixed || ended || room > SHORT)) return false;
  if (a.page !== b.page) {
    if (row.numbered) return !ended && room < FULL;
    return !/[。.!?！？]$/.test(above.text) && room < (spaced ? HEADING : SHORT);
  }
  if (b.y - a.y > (spaced ? APART : FAR) * Math.max(pitchOf(row.lang), pitchOf(above.lang))) return false;
  if (spaced) return !(fits && room > HEADING) && !LED.test(above.text);
  return !fits && !(row.numbered && (ended || room > SHORT));
}
/** Of a line's length left white: by a full line, a short one, a heading. */
const FULL = 0.12;
const SHORT = 0.3;
const HEADING = 0.55;

/** The part of a line that a break would have kept together. */
function widthOfFirst({ piece, text }: Row): number {
  const first =
    /^(?:\p{Script=Han}[，。、；：”’）》]?|[^\s\p{Script=Han}]+)/u.exec(text)?.[0] ?? text.slice(0, 1);
  const width = (piece.right - piece.left) * (signs(first) / Math.max(1, signs(text)));
  return /^\p{Script=Han}/u.test(text) ? Math.max(width, 2 * piece.size) : width;
}
/** A Latin letter takes half the room of a Chinese character. */
const signs = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffff]/.test(sign) ? 1 : 0.5), 0);

/** Lines of Latin words are parted by a space; a hyphen at a line's end stays. */
export const joined = (above: string, below: string): string =>
  /[!-,.-~’”]$/.test(above) && /^[!-~“‘]/.test(below) ? `${above} ${below}` : `${above}${below}`;
