// Form + clauses + terms → Draft: which provisions print, with which words. The only place where templates and terms meet;
// after it nobody sees the term sheet. References are still ids, numbers do not exist yet.

import type { BlockTemplate, RowTemplate } from '../template/clauses.js';
import { expand, holds } from '../template/expand.js';
import type { Prepared } from '../template/expression.js';
import type { Form, Item } from '../template/forms.js';
import { elementsOf, type Field, lookup, type Setting } from '../template/helpers.js';
import type { Clause, Library } from '../template/library.js';
import { fieldAt, isName, kindOf, labelOf, type Terms } from '../terms/index.js';
import { annexesOf, annexHeadings } from './annexes.js';
import type { Block, Draft, DraftInline, DraftProvision, Lang, Line, Pair, Value } from './ast.js';
import { frontOf } from './front.js';

export interface Assembled {
  readonly draft: Draft;
  /** Paths printed as blanks, with the provision that needs each. */
  readonly missing: ReadonlyMap<string, string>;
  /** Index paths of the fields that were looked up on the way: a field that is not among them made no difference. */
  readonly read: ReadonlySet<string>;
}
type Names = ReadonlyMap<string, Field>;
interface Work {
  readonly library: Library;
  readonly form: Form;
  readonly setting: Setting;
  readonly missing: Map<string, string>;
}

export function assemble(library: Library, form: Form, terms: Terms): Assembled {
  const read = new Set<string>();
  const printed = printedIds(library, form, terms, read);
  const setting = settingOf(library, form, terms, printed, read);
  const work: Work = { library, form, setting, missing: new Map() };
  const none: Names = new Map();
  const section = (items: readonly Item[]): DraftProvision[] =>
    items.flatMap((item) => provisions(item, none, work));
  const draft: Draft = {
    ...frontOf(form, work.setting),
    preamble: section(form.preamble),
    articles: withSpecialTerms(section(form.articles), work),
    signing: section(form.signing),
    annexes: annexSections(work),
  };
  return { draft, missing: work.missing, read };
}

/** The sheet's special terms, each after the provision it names, or at the end where that is not printed. */
function withSpecialTerms(articles: readonly DraftProvision[], work: Work): readonly DraftProvision[] {
  const clause = work.library.clauses.get('custom.term');
  if (!clause) return articles;
  return instances(clause, new Map(), work).reduce((list, { names, suffix }, i) => {
    const term = provisionOf(clause, suffix, names, work);
    const after = work.setting.field(`custom.${i}.after`).value;
    const placed = insertAfter(list, String(after), term);
    if (placed) return placed;
    const last = list.at(-1)!;
    return [...list.slice(0, -1), { ...last, children: [...last.children, term] }];
  }, articles);
}

function insertAfter(
  list: readonly DraftProvision[],
  address: string,
  term: DraftProvision,
): readonly DraftProvision[] | undefined {
  const at = list.findIndex((p) => p.addresses.includes(address));
  if (at >= 0) return [...list.slice(0, at + 1), term, ...list.slice(at + 1)];
  for (const [i, p] of list.entries()) {
    const children = insertAfter(p.children, address, term);
    if (children) return list.with(i, { ...p, children });
  }
  return undefined;
}

export function settingOf(
  library: Library,
  form: Form,
  terms: Terms,
  printed: (id: string) => boolean,
  read: Set<string> = new Set(),
): Setting {
  const known = new Map<string, Field>();
  const look = (path: string): Field => {
    const found = fieldAt(terms, path);
    const kind = kindOf(path);
    if (!kind) throw new RangeError(`the term model has no field ${path}`);
    return { path: found?.path ?? path, kind, value: found?.value, name: isName(path) };
  };
  const field = (path: string): Field => {
    const before = known.get(path);
    if (before) return before;
    const found = look(path);
    known.set(path, found);
    read.add(found.path);
    return found;
  };
  const currency = field('fees.currency').value;
  let headings: Setting['annexes'] | undefined;
  return {
    glossary: library.glossary,
    field,
    labelOf,
    order: form.order,
    roles: form.roles,
    self: form.self,
    endCustomer: form.endCustomer,
    get annexes() {
      headings ??= annexHeadings(library, form, this);
      return headings;
    },
    currency: typeof currency === 'string' ? currency : 'CNY',
    printed,
  };
}

/** Whether an id of the form is printed: it and everything above it must hold. Asked lazily, since conditions may ask about each other. */
function printedIds(library: Library, form: Form, terms: Terms, read: Set<string>): (id: string) => boolean {
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
  const setting = settingOf(library, form, terms, printed, read);
  const annexes = annexesOf(library, form, setting).map(({ item }) => item);
  for (const item of [...form.preamble, ...form.articles, ...form.signing, ...annexes]) walk(item, []);
  return printed;
}

/** An annex that is a file, or that the parties write themselves, says so under its heading in place of the library's text. */
function annexSections(work: Work): DraftProvision[] {
  const { library, form, setting } = work;
  return annexesOf(library, form, setting).flatMap(({ id, item, field, attached, again }) => {
    if (again) return [];
    const given = setting.field(`${field.path}.title`);
    const title = given.value === undefined ? {} : { title: bilingual(given) };
    if (!attached) return provisions(item, new Map(), work).map((annex) => ({ ...annex, ...title }));
    const note = provisionOf(
      attached,
      id.slice(item.id.split('.')[0]!.length),
      new Map([['a', field]]),
      work,
    );
    const heading = provisionOf(library.clauses.get(item.id)!, '', new Map(), work, [note]);
    return [{ ...heading, id, blocks: [], ...title }];
  });
}

function bilingual({ path, value, name }: Field): Pair<readonly Value[]> {
  const words = (lang: Lang): readonly Value[] => [
    { kind: 'value', text: (value as Pair<string>)[lang], path, name, blank: false },
  ];
  return { zh: words('zh'), en: words('en') };
}

function provisions(item: Item, names: Names, work: Work): DraftProvision[] {
  const clause = work.library.clauses.get(item.id)!;
  const { children } = item;
  const everyNumber = work.setting.field('document.numberSubItems').value === true;
  const variant = item.variant === 'plain' && everyNumber ? undefined : item.variant;
  const below = children
    ? (inner: Names) => children.flatMap((child) => provisions(child, inner, work))
    : undefined;
  return instances(clause, names, work)
    .map(({ names: inner, suffix }, i) => {
      const addresses = clause.each ? item.addresses.slice(i, i + 1) : item.addresses;
      const { title, ...provision } = provisionOf(clause, suffix, inner, work, below?.(inner));
      const own = item.title ? item.title !== 'none' && pair(item.title, inner, provision.id, work) : title;
      return {
        ...provision,
        ...(own && { title: own }),
        ...(variant && { variant }),
        addresses: addresses.map((address) => `${work.form.code}-${address}`),
      };
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
  const elements = each ? elementsOf(lookup(each.path, names, work.setting), work.setting) : [];
  const keys = elements.map((element) => keyOf(element, work));
  const scopes: { names: Names; suffix: string }[] = !each
    ? [{ names, suffix: '' }]
    : elements.map((element, i) => ({
        names: new Map(names).set(each.as, element),
        suffix: `.${addressOf(keys, i)}`,
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

/** A key that stands before in the list is told apart by its place: an address is unique in the document. */
function addressOf(keys: readonly string[], at: number): string {
  return keys.indexOf(keys[at]!) < at ? `${keys[at]}.${at + 1}` : keys[at]!;
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
    addresses: [],
    ...(title && title.zh.length > 0 && { title }),
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
  if (block.kind === 'table') {
    const rows = rowsOf(block.rows, names, id, work);
    const head = block.head.map((cell) => pair(cell, names, id, work));
    return rows.length === 0
      ? []
      : [{ kind: 'table', align: block.align, widths: block.widths, head, body: rows }];
  }
  const lines = block.rows.flatMap((row) =>
    rowsOf([row], names, id, work).map(([label, value]): Line<DraftInline> => {
      const { by } = row;
      return { label: label!, value: value ?? { zh: [], en: [] }, ...(by && { by }) };
    }),
  );
  if (block.kind === 'party') return [{ kind: 'party', lines }];
  return [
    {
      ...{ kind: 'signature', party: block.party },
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
