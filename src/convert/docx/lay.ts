// A text and its conversion → edits of the tokens that the text came from.
// Where source and result correspond unit by unit every run keeps its own letters; another stretch goes whole into the first run it touches.

import { type Edit, encoded, placesOf } from '../../opc/xml.js';
import type { Converter, Note, Span } from '../../script/conversion.js';
import type { Slot, Unit, View } from './units.js';

interface Change {
  readonly start: number;
  readonly end: number;
  readonly result: string;
}
interface Placed extends Slot {
  /** Offset in the text of the view. */
  readonly at: number;
}
export interface Laid {
  readonly edits: readonly Edit[];
  readonly notes: readonly (Note & { readonly text: string })[];
}
type Protect = (text: string) => readonly Span[];

const HAN = /\p{Script=Han}/u;

/** The text of a unit as accepted or as rejected. */
export function textIn(unit: Unit, without: View): string {
  return unit.slots.map((slot) => (slot.view === without ? '' : slot.text)).join('');
}
export const isTracked = (unit: Unit): boolean => unit.slots.some((slot) => slot.view === 'deleted');

export function layBack(unit: Unit, converter: Converter, protect: Protect): Laid {
  const accepted = laidView(unit, 'deleted', converter, protect);
  if (!isTracked(unit)) return accepted;
  const rejected = laidView(unit, 'inserted', converter, protect);
  return { edits: [...accepted.edits, ...rejected.edits], notes: [...accepted.notes, ...rejected.notes] };
}

/** What stays after accepting takes its form from the accepted text; only what is deleted takes it from the rejected one. */
function laidView(unit: Unit, without: View, converter: Converter, protect: Protect): Laid {
  const text = textIn(unit, without);
  if (!HAN.test(text)) return { edits: [], notes: [] };
  const converted = converter.convert(text, protect(text));
  const own = (slot: Slot): boolean => without === 'deleted' || slot.view === 'deleted';
  const slots = placed(unit, without);
  const alone = (part: string): string => converter.convert(part).text;
  const changes = changesOf(text, converted.text, converted.notes);
  const notes = without === 'deleted' ? converted.notes : touching(converted.notes, slots.filter(own));
  return {
    edits: [...editsOf(slots, own, changes, alone)],
    notes: notes.map((note) => ({ ...note, text: text.slice(note.start, note.end) })),
  };
}

function placed(unit: Unit, without: View): Placed[] {
  let at = 0;
  return unit.slots
    .filter((slot) => slot.view !== without)
    .map((slot) => {
      const here = { ...slot, at };
      at += slot.text.length;
      return here;
    });
}

const touching = (notes: readonly Note[], slots: readonly Placed[]): Note[] =>
  notes.filter((note) => slots.some(({ at, text }) => note.start < at + text.length && note.end > at));

/** The stretches that differ: letter by letter, but whole where a word stands for another or the number of units differs. */
function changesOf(source: string, result: string, notes: readonly Note[]): Change[] {
  const changes: Change[] = [];
  let from = 0;
  let to = 0;
  const letters = (end: number): void => {
    while (from < end) {
      const length = source.codePointAt(from)! > 0xffff ? 2 : 1;
      const letter = result.slice(to, to + length);
      if (letter !== source.slice(from, from + length))
        changes.push({ start: from, end: from + length, result: letter });
      from += length;
      to += length;
    }
  };
  for (const note of notes) {
    letters(note.start);
    if (note.kind !== 'word' && note.end - note.start === note.result.length) letters(note.end);
    else {
      if (note.result !== source.slice(note.start, note.end))
        changes.push({ start: note.start, end: note.end, result: note.result });
      from = note.end;
      to += note.result.length;
    }
  }
  letters(source.length);
  if (to !== result.length) throw new Error('the notes of a conversion do not account for its result');
  return changes;
}

function* editsOf(
  slots: readonly Placed[],
  own: (slot: Slot) => boolean,
  changes: readonly Change[],
  alone: (text: string) => string,
): Generator<Edit> {
  const places = new Map<Placed, readonly number[]>();
  const edit = (slot: Placed, start: number, end: number, result: string): Edit => {
    const raw = slot.raw.includes('&') ? (places.get(slot) ?? placesOf(slot.raw)) : undefined;
    if (raw) places.set(slot, raw);
    const place = (offset: number): number => slot.start + (raw ? raw[offset - slot.at]! : offset - slot.at);
    return { token: slot.token!, start: place(start), end: place(end), raw: encoded(result) };
  };
  const spaced = new Set<number>();
  let first = 0;
  for (const { start, end, result } of changes) {
    while (slots[first]!.at + slots[first]!.text.length <= start) first++;
    const touched: Placed[] = [];
    for (let n = first; n < slots.length && slots[n]!.at < end; n++)
      if (slots[n]!.text !== '') touched.push(slots[n]!);
    const one = touched.every((slot) => slot.token !== undefined && slot.view === touched[0]!.view);
    for (const [nth, slot] of touched.entries()) {
      if (!own(slot) || slot.token === undefined) continue;
      const [from, to] = [Math.max(start, slot.at), Math.min(end, slot.at + slot.text.length)];
      const source = slot.text.slice(from - slot.at, to - slot.at);
      const even = result.length === end - start;
      const share = even ? result.slice(from - start, to - start) : nth === 0 ? result : '';
      // Accepting and rejecting must both leave words: over a border of the two each side is converted by itself.
      const text = one ? share : alone(source);
      if (text === source) continue;
      yield edit(slot, from, to, text);
      const space = spaceKept(slot, from, to, text);
      if (space && !spaced.has(space.token)) yield space;
      if (space) spaced.add(space.token);
    }
  }
}

/** Word drops white space at the edges of a text that does not ask to keep it. */
function spaceKept({ tag, at, text }: Placed, from: number, to: number, share: string): Edit | undefined {
  const edge = (from === at && /^\s/.test(share)) || (to === at + text.length && /\s$/.test(share));
  if (!edge || !tag || !/^w:(t|delText)$/.test(tag.name) || tag.attribute('xml:space')) return undefined;
  return { token: tag.token, start: tag.nameEnd, end: tag.nameEnd, raw: ' xml:space="preserve"' };
}
