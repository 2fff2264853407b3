// The annexes that a contract has, out of those that its sheet (or its form) lists: each with the heading it prints under.
// A text of the library stands once, whatever codes name it; a file or a page to be written stands once per entry.
import { holds } from '../template/expand.js';
import type { Form, Item } from '../template/forms.js';
import type { Field, Setting } from '../template/helpers.js';
import type { Clause, Library } from '../template/library.js';

export interface Annex {
  /** Of the heading, unique in the contract. */
  readonly id: string;
  readonly item: Item;
  readonly field: Field;
  /** Not the library's text: a file, or a page that the parties write themselves. */
  readonly attached?: Clause;
  /** Stands under an earlier entry already. */
  readonly again: boolean;
}

type Listed = Omit<Annex, 'id' | 'again'>;

/** Every listed annex that the form knows, in the order of the list. */
export function annexesOf(library: Library, form: Form, setting: Setting): Annex[] {
  const note = library.clauses.get('annex.attached');
  const list = setting.field('annexes').value;
  const entries = (Array.isArray(list) ? list : []).flatMap((_, i): Listed[] => {
    const field = setting.field(`annexes.${i}`);
    const item = form.annexes[String(setting.field(`${field.path}.code`).value)];
    if (!item) return [];
    const attached = note?.when && holds(note.when, setting, new Map([['a', field]]));
    return attached ? [{ item: { ...item, children: [] }, field, attached: note }] : [{ item, field }];
  });
  return entries.map((entry, i) => {
    const same = entries.filter(({ item }) => item.id === entry.item.id);
    const first = same.find(({ attached }) => !attached) ?? same[0];
    const { id } = entry.item;
    return {
      ...entry,
      id: entry.attached && entry !== first ? `${id}.${i + 1}` : id,
      again: !entry.attached && entry !== first,
    };
  });
}

/** Heading of each entry of the list that prints one, by the entry's path. */
export function annexHeadings(library: Library, form: Form, setting: Setting): Setting['annexes'] {
  return Object.fromEntries(
    annexesOf(library, form, setting)
      .filter(({ attached, item }) => attached || setting.printed(item.id))
      .map(({ field, id }) => [field.path, id]),
  );
}
