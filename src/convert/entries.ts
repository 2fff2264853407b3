// What a conversion did, place by place: the notes of the converter with their position and the words around them. The report is made of them.
import type { Note, Way } from '../script/index.js';

/** A line of a text or a sheet, a paragraph of a DOCX part, or a provision of a contract. Lines, columns and paragraphs count from 1, offsets from 0. */
export type Where =
  | { readonly line: number; readonly col: number }
  | { readonly part: string; readonly paragraph: number; readonly offset: number }
  | { readonly provision: string; readonly path?: string };
/** The words before and behind a stretch, within its paragraph. */
export interface Around {
  readonly before: string;
  readonly after: string;
}
export interface Entry extends Around, Pick<Note, 'kind' | 'result' | 'alone' | 'reason'> {
  readonly where: Where;
  readonly source: string;
  /** Of a choice: the other forms it might have taken. Of a kept name whose form nobody gave: its form in the other script, where that differs. */
  readonly alternatives?: readonly string[];
}

const REACH = 12;

export function around(text: string, { start, end }: Pick<Note, 'start' | 'end'>): Around {
  return {
    before: text.slice(Math.max(0, start - REACH), start),
    after: text.slice(end, end + REACH),
  };
}

/** A name's form in the other script by its characters, worked out once for each name. */
export function formsOn({ converter, names }: Way): (name: string) => string {
  const plain = converter();
  const known = new Map<string, string>();
  return (name) => {
    const form = known.get(name) ?? names.formOf(name, plain);
    known.set(name, form);
    return form;
  };
}

/** `formOf` gives a name's form in the other script. */
export function entryOf(
  note: Note,
  where: Where,
  source: string,
  words: Around,
  formOf: (name: string) => string,
): Entry {
  const { kind, result, reason, alone, given } = note;
  const form = reason === 'name' && !given && result === source ? formOf(source) : source;
  const alternatives = note.alternatives ?? (form === source ? undefined : [form]);
  return {
    ...{ kind, where, source, result, ...words },
    ...(alternatives && { alternatives }),
    ...(alone && { alone }),
    ...(reason && { reason }),
  };
}

/** The entries of one text. A kept stretch without Chinese could not have changed and is not told. */
export function entriesOf(
  text: string,
  notes: readonly Note[],
  whereOf: (note: Note) => Where,
  formOf: (name: string) => string,
): Entry[] {
  return notes
    .map((note) => entryOf(note, whereOf(note), text.slice(note.start, note.end), around(text, note), formOf))
    .filter(isTold);
}

export const isTold = ({ kind, source }: Entry): boolean => kind !== 'kept' || /\p{Script=Han}/u.test(source);
