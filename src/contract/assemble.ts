// Form + clauses + terms → Draft: which provisions print, with which words. The only place where templates and terms meet;
// after it nobody sees the term sheet. References are still ids, numbers do not exist yet.

import type { BlockTemplate, RowTemplate } from '../template/clauses.js';
import { expand, holds } from '../template/expand.js';
import type { Prepared } from '../template/expression.js';
import type { Form, Item } from '../template/forms.js';
import { elementsOf, type Field, lookup, type Setting } from '../template/helpers.js';
import type { Clause, Library } from '../template/library.js';
import { fieldAt, isName, kindOf, labelOf, type Terms } from '../terms/index.js';
import type { Block, Draft, DraftInline, DraftProvision, Line, Pair, Text, Value } from './ast.js';

export interface Assembled {
  readonly draft: Draft;
  /** Paths printed as blanks, with the provision that needs each. */
  readonly missing: ReadonlyMap<string, string>;
}
type Names = ReadonlyMap<string, Field>;
interface Work {
  readonly library: Library;
  readonly form: Form;
  readonly setting: Setting;
  readonly missing: Map<string, string>;
}

export function assemble(library: Library, form: Form, terms: Terms): Assembled {
  const printed = printedIds(library, form, terms);
  const work: Work = { library, form, setting: settingOf(library, form, terms, printed), missing: new Map() };
  const none: Names = new Map();
  const section = (items: readonly Item[]): DraftProvision[] =>
    items.flatMap((item) => provisions(item, none, work));
  const draft: Draft = {
    ...frontOf(work),
    preamble: section(form.preamble),
    articles: section(form.articles),
    signing: section(form.signing),
    annexes: section(annexItems(form, work.setting)),
  };
  return { draft, missing: work.missing };
}

function settingOf(library: Library, form: Form, terms: Terms, printed: (id: string) => boolean): Setting {
  const field = (path: string): Field => {
    const found = fieldAt(terms, path);
    const kind = kindOf(path);
    if (!kind) throw new RangeError(`the term model has no field ${path}`);
    return { path: found?.path ?? path, kind, value: found?.value, name: isName(path) };
  };
  const currency = field('fees.currency').value;
  return {
    glossary: library.glossary,
    field,
    labelOf,
    order: form.order,
    roles: form.roles,
    self: form.self,
    currency: typeof currency === 'string' ? currency : 'CNY',
    printed,
  };
}

/** Whether an id of the form is printed: it and everything above it must hold. Asked lazily, since conditions may ask about each other. */
function printedIds(library: Library, form: Form, terms: Terms): (id: string) => boolean {
  const known = new Map<string, boolean | 'asking'>();
  const chains = new Map<string, Clause[]>();
  const walk = (item: Item, above: readonly Clause[]): void => {
    const clause = library.clauses.get(item.id)!;
    const chain = [...above, clause];
    chains.set(item.id, chain);
    for (const child of item.children ?? []) walk(child, chain);
    if (!item.children) for (const child of clause.children) chains.set(child.id, [...chain, child]);
  };
  const printed = (id: string): boolean => {
    const before = known.get(id);
    // Two conditions that wait for each other both hold unless something else says no.
    if (before !== undefined) return before !== false;
    known.set(id, 'asking');
    const answer = (chains.get(id) ?? []).every(
      (clause) => !clause.when || holds(clause.when, setting, new Map()),
    );
    const result = chains.has(id) && answer;
    known.set(id, result);
    return result;
  };
  const setting = settingOf(library, form, terms, printed);
  for (const item of [...form.preamble, ...form.articles, ...form.signing, ...annexItems(form, setting)])
    walk(item, []);
  return printed;
}

/** Annexes that the sheet (or the form) lists, in its order. */
function annexItems(form: Form, setting: Setting): Item[] {
  return elementsOf(setting.field('annexes'), setting).flatMap((annex) => {
    const item = form.annexes[String(setting.field(`${annex.path}.code`).value)];
    return item ? [item] : [];
  });
}

function provisions(item: Item, names: Names, work: Work): DraftProvision[] {
  const clause = work.library.clauses.get(item.id)!;
  const children = item.children;
  const below = children
    ? (inner: Names) => children.flatMap((child) => provisions(child, inner, work))
    : undefined;
  return instances(clause, names, work)
    .map(({ names: inner, suffix }, i) => {
      const address = item.addresses[i];
      const provision = provisionOf(clause, suffix, inner, work, below?.(inner));
      return address ? { ...provision, address: `${work.form.code}-${address}` } : provision;
    })
    .filter(hasContent);
}

/** Once where the condition holds, or once per element of `each`. */
function instances(
  guarded: Pick<Clause, 'when' | 'each'>,
  names: Names,
  work: Work,
): { names: Names; suffix: string }[] {
  const { each, when } = guarded;
  const scopes: { names: Names; suffix: string }[] = !each
    ? [{ names, suffix: '' }]
    : elementsOf(lookup(each.path, names, work.setting), work.setting).map((element) => ({
        names: new Map(names).set(each.as, element),
        suffix: `.${keyOf(element, work)}`,
      }));
  return scopes.filter((scope) => !when || holds(when, work.setting, scope.names));
}

/** Last step of an element's address: its key where the list has one. */
function keyOf(element: Field, work: Work): string {
  const at = element.path.lastIndexOf('.');
  const list = kindOf(element.path.slice(0, at));
  const last = element.path.slice(at + 1);
  if (list?.kind !== 'list' || !list.key) return last;
  return String(work.setting.field(`${element.path}.${list.key}`).value ?? last);
}

function provisionOf(
  clause: Clause,
  suffix: string,
  names: Names,
  work: Work,
  children?: readonly DraftProvision[],
): DraftProvision {
  const id = `${clause.id}${suffix}`;
  const title = clause.title && pair(clause.title, names, id, work);
  return {
    id,
    ...(title && { title }),
    blocks: clause.blocks.flatMap((block) => blockOf(block, names, id, work)),
    children:
      children ??
      clause.children
        .flatMap((child) =>
          instances(child, names, work).map((at) =>
            provisionOf(child, `${suffix}${at.suffix}`, at.names, work),
          ),
        )
        .filter(hasContent),
  };
}

function blockOf(block: BlockTemplate<Prepared>, names: Names, id: string, work: Work): Block<DraftInline>[] {
  if (block.kind === 'paragraph') {
    const content = pair(block.leaf, names, id, work);
    if (content.zh.length === 0 && content.en.length === 0) return [];
    if (content.zh.length === 0 || content.en.length === 0)
      throw new RangeError(`${id}: a paragraph is empty in one language only`);
    return [{ kind: 'paragraph', content }];
  }
  const rows = rowsOf(block.rows, names, id, work);
  if (block.kind === 'table') {
    const head = block.head.map((cell) => pair(cell, names, id, work));
    return rows.length === 0
      ? []
      : [{ kind: 'table', align: block.align, widths: block.widths, head, body: rows }];
  }
  const lines = rows.map(
    ([label, value]): Line<DraftInline> => ({ label: label!, value: value ?? { zh: [], en: [] } }),
  );
  if (block.kind === 'party') return [{ kind: 'party', lines }];
  return [
    {
      kind: 'signature',
      heading: pair(block.heading, names, id, work),
      seal: pair(block.seal, names, id, work),
      lines,
    },
  ];
}

function rowsOf(
  rows: readonly RowTemplate<Prepared>[],
  names: Names,
  id: string,
  work: Work,
): Pair<readonly DraftInline[]>[][] {
  return rows.flatMap((row) =>
    instances(row, names, work).map((at) => row.cells.map((cell) => pair(cell, at.names, id, work))),
  );
}

function pair(leaf: Pair<Prepared>, names: Names, id: string, work: Work): Pair<readonly DraftInline[]> {
  const [zh, en] = [expand(leaf.zh, 'zh', work.setting, names), expand(leaf.en, 'en', work.setting, names)];
  for (const path of [...zh.missing, ...en.missing]) if (!work.missing.has(path)) work.missing.set(path, id);
  return { zh: zh.content, en: en.content };
}

/** A provision of which nothing is left goes with its heading and its number. */
function hasContent(provision: DraftProvision): boolean {
  return provision.blocks.length > 0 || provision.children.some(hasContent);
}

function frontOf(work: Work): Pick<Draft, 'form' | 'status' | 'title' | 'number' | 'furniture'> {
  const { form, setting } = work;
  const { furniture } = setting.glossary;
  const own = setting.field('document.title').value as Pair<string> | undefined;
  const edition = setting.field('document.edition').value;
  const text = (words: string): readonly Text[] => [{ kind: 'text', text: words }];
  const titled = (lang: 'zh' | 'en'): readonly Text[] => {
    const title = own?.[lang] ?? form.title[lang];
    if (!form.edition || edition === undefined) return text(title);
    const year = form.edition[lang].replace('{edition}', () => String(edition));
    const gap = lang === 'en' ? ' ' : '';
    return text(form.edition.place === 'before' ? `${year}${gap}${title}` : `${title}${gap}${year}`);
  };
  const number = setting.field('document.number').value;
  const value: Value = {
    kind: 'value',
    text: String(number),
    path: 'document.number',
    name: true,
    blank: false,
  };
  return {
    form: form.id,
    status: setting.field('document.status').value === 'final' ? 'final' : 'draft',
    title: { zh: titled('zh'), en: titled('en') },
    ...(number !== undefined && {
      number: {
        zh: [...text(`${furniture.number.zh}：`), value],
        en: [...text(`${furniture.number.en}: `), value],
      },
    }),
    furniture: { page: furniture.page, draft: furniture.draft, columns: furniture.columns },
  };
}
