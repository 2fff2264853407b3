// Words of a person or a sheet in, the form that they mean; and a form's clauses by the addresses under which a person names them.
import type { Problem } from '../problem.js';
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

/** What a sheet calls its form. */
export function idOf(sheet: unknown): string {
  return String((sheet as { form?: unknown } | undefined)?.form);
}

/** The form that a sheet names; FORM-MISSING or FORM-UNKNOWN joins the problems where there is none. */
export function formOf(sheet: unknown, library: Library, problems: Problem[]): Form | undefined {
  if (typeof sheet !== 'object' || sheet === null || Array.isArray(sheet)) return undefined;
  const id = (sheet as { form?: unknown }).form ?? '';
  const form = library.forms.get(String(id));
  if (form) return form;
  const keys = Object.keys(sheet);
  const blank = id === '';
  // A misspelt key has been told already, with the right one.
  if (blank && !keys.includes('form') && keys.some((key) => suggest(key, ['form']))) return undefined;
  const all = [...library.forms.keys()].join(' | ');
  const near = typeof id === 'string' && !blank ? formLike(id, library)?.id : undefined;
  const written = typeof id === 'string' ? id : JSON.stringify(id);
  problems.push({
    code: blank ? 'FORM-MISSING' : 'FORM-UNKNOWN',
    severity: 'error',
    message: blank
      ? { zh: '没有写明合同范本（form）', en: 'form is missing: the sheet does not say which contract it is' }
      : { zh: `没有名为 ${written} 的合同范本`, en: `there is no form called ${written}` },
    path: 'form',
    hint: near
      ? { zh: `是否应为 form: ${near}`, en: `did you mean form: ${near}` }
      : { zh: `写 form: ${all}`, en: `write form: ${all}` },
  });
  return undefined;
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
