// Words of a person in, the form that they mean; and a form's clauses by the addresses under which a person names them.
import { suggest } from '../text/suggest.js';
import type { Form, Item } from './forms.js';
import type { Library } from './library.js';

/** The form that was meant: by its identifier or title, or a part of one that no other form has, mistyped or not. */
export function formLike(word: string, library: Library): Form | undefined {
  const forms = [...library.forms.values()];
  const find = (namesOf: (form: Form) => readonly string[]): Form | undefined => {
    const near = suggest(word, forms.flatMap(namesOf));
    const having = forms.filter((form) => near !== undefined && namesOf(form).includes(near));
    return having.length === 1 ? having[0] : undefined;
  };
  const holding = forms.filter(({ title }) => word.length > 1 && title.zh.includes(word));
  return (
    find(({ id, title }) => [id, title.zh, title.en]) ??
    (holding.length === 1 ? holding[0] : undefined) ??
    find(({ id }) => id.split('-').filter((part) => part.length > 3))
  );
}

/** Addresses of the form's clauses, as special terms name them. */
export function clausesOf(form: Form): string[] {
  const below = (items: readonly Item[]): string[] =>
    items.flatMap(({ addresses, children = [] }) => [
      ...addresses.map((address) => `${form.code}-${address}`),
      ...below(children),
    ]);
  return below([...form.preamble, ...form.articles, ...form.signing]);
}
