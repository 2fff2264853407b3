// A text in lines → the same text converted: every line is one paragraph, line ends stay, and what stands in fixed stretches is not touched.
import type { Converter, Note, Protector, Span } from '../script/index.js';
import { besides } from '../script/spans.js';
import { type Entry, entriesOf } from './entries.js';

export interface Tools {
  readonly converter: Converter;
  readonly protect: Protector;
  /** A name's form in the other script, for the report. */
  readonly formOf: (name: string) => string;
}
/** A stretch of the whole text that stays; one that is not told is left out of the entries. */
export interface Fixed extends Span {
  readonly told: boolean;
}

const HAN = /\p{Script=Han}/u;

/** `fixed` is in order and without overlap. */
export function convertLines(
  text: string,
  { converter, protect, formOf }: Tools,
  fixed: readonly Fixed[] = [],
): { readonly text: string; readonly entries: readonly Entry[] } {
  const entries: Entry[] = [];
  let out = '';
  let at = 0;
  let line = 0;
  let next = 0;
  for (const piece of text.split(/(\r\n|\r|\n)/)) {
    const end = at + piece.length;
    const isLine = !/^[\r\n]/.test(piece);
    if (isLine) line += 1;
    if (isLine && HAN.test(piece)) {
      while (next < fixed.length && fixed[next]!.end <= at) next += 1;
      const own = within(fixed, next, at, end);
      const converted = converter.convert(piece, besides(own, protect(piece)));
      const silent = new Set(own.filter(({ told }) => !told).map(({ start }) => start));
      const notes = converted.notes.filter(({ kind, start }) => kind !== 'kept' || !silent.has(start));
      const number = line;
      const place = ({ start }: Note) => ({ line: number, col: start + 1 });
      for (const entry of entriesOf(piece, notes, place, formOf)) entries.push(entry);
      out += converted.text;
    } else out += piece;
    at = end;
  }
  return { text: out, entries };
}

/** The fixed stretches of one line, counted from its start. */
function within(fixed: readonly Fixed[], first: number, from: number, to: number): Fixed[] {
  const found: Fixed[] = [];
  for (let n = first; n < fixed.length && fixed[n]!.start < to; n++) {
    const { start, end, ...rest } = fixed[n]!;
    found.push({ ...rest, start: Math.max(start, from) - from, end: Math.min(end, to) - from });
  }
  return found;
}
