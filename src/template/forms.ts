// A form manifest: which provisions, in which order, under which titles and letters. It has no prose of its own.
import type { Pair, Role } from '../contract/ast.js';
import type { Problem } from '../problem.js';
import { readSheet } from '../sheet/index.js';
import type { LeafText } from './clauses.js';
import type { Prepared } from './expression.js';
import type { EndCustomer } from './words.js';

/**
 * A provision of the library at a place in a form; `addresses` are the clause map's, one per element where it repeats.
 * `L` is a leaf: LeafText as read, Prepared once checked.
 */
export interface Item<L = Prepared> {
  readonly id: string;
  readonly addresses: readonly string[];
  /** The form's own title; `none` prints the provision without one. Absent, the clause's title. */
  readonly title?: Pair<L> | 'none';
  /** How its children are numbered, a variant of the scheme. */
  readonly variant?: string;
  /** Provisions the form puts under it; absent, the clause's own sub-provisions follow. */
  readonly children?: readonly Item<L>[];
}
export interface Form<L = Prepared> {
  readonly id: string;
  readonly code: string;
  readonly title: Pair<string>;
  /** Printed with the edition's year in place of `{edition}`. */
  readonly edition?: { readonly place: 'before' | 'after'; readonly zh: string; readonly en: string };
  readonly self: Pair<string>;
  /** The people served, as the form defines them: 终端客户 / End Customer, End Customers. */
  readonly endCustomer: EndCustomer;
  /** 甲方 first. */
  readonly order: readonly [Role, Role];
  readonly roles: Readonly<Record<Role, Pair<string>>>;
  readonly numbering: string;
  /** Form layer of the defaults, shaped like a term sheet. */
  readonly defaults: unknown;
  readonly requires: readonly string[];
  readonly preamble: readonly Item<L>[];
  readonly articles: readonly Item<L>[];
  readonly signing: readonly Item<L>[];
  readonly annexes: Readonly<Record<string, Item<L>>>;
}
interface Manifest {
  readonly id: string;
  readonly code: string;
  readonly title: Pair<string>;
  readonly edition?: Form['edition'];
  readonly self: Pair<string>;
  readonly endCustomer: EndCustomer;
  readonly parties: readonly { readonly role: Role; readonly label: Pair<string> }[];
  readonly numbering: string;
  readonly defaults?: unknown;
  readonly requires?: readonly string[];
  readonly preamble?: readonly unknown[];
  readonly articles: readonly unknown[];
  readonly signing?: readonly unknown[];
  readonly annexes?: Readonly<Record<string, unknown>>;
}

export function readForm(
  text: string,
  file: string,
): { form: Form<LeafText> | undefined; problems: Problem[] } {
  const sheet = readSheet(text, file);
  const manifest = sheet.value as Manifest;
  const problems = [...sheet.problems];
  for (const key of [
    'id',
    'code',
    'title',
    'self',
    'endCustomer',
    'parties',
    'numbering',
    'articles',
  ] as const) {
    if (manifest?.[key] === undefined)
      problems.push(fault(file, `清单缺少 ${key}`, `the manifest lacks ${key}`));
  }
  if (problems.length > 0) return { form: undefined, problems };
  const items = (list: readonly unknown[] = []): Item<LeafText>[] =>
    list.map((entry) => readItem(entry, file, problems));
  const [first, second] = manifest.parties;
  if (!first || !second || first.role === second.role)
    problems.push(fault(file, 'parties 应列出两方', 'parties names both roles'));
  const { id, code, title, edition, self, endCustomer, numbering } = manifest;
  const form: Form<LeafText> = {
    ...{ id, code, title, self, endCustomer, numbering },
    ...(edition && { edition }),
    order: [first?.role ?? 'customer', second?.role ?? 'provider'],
    roles: Object.fromEntries(manifest.parties.map((p) => [p.role, p.label])) as Form['roles'],
    defaults: manifest.defaults ?? {},
    requires: manifest.requires ?? [],
    preamble: items(manifest.preamble),
    articles: items(manifest.articles),
    signing: items(manifest.signing),
    annexes: Object.fromEntries(
      Object.entries(manifest.annexes ?? {}).map(([annex, entry]) => [
        annex,
        readItem(entry, file, problems),
      ]),
    ),
  };
  return { form, problems };
}

/** `fees.pricing [items] @4.1 = 服务费用 | Service fee`, or that as a key with the provisions under it. */
function readItem(entry: unknown, file: string, problems: Problem[]): Item<LeafText> {
  if (typeof entry === 'string') return headOf(entry, file, problems);
  const pairs = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
  const [head, children] = pairs[0] ?? ['', []];
  if (pairs.length !== 1 || !Array.isArray(children)) {
    const zh = '条目应写作 “标识 @编号 = 中文 | English” 或 “标识: [ … ]”';
    problems.push(fault(file, zh, 'an item is written “id @address = 中文 | English” or “id: [ … ]”'));
    return headOf(head, file, problems);
  }
  return {
    ...headOf(head, file, problems),
    children: children.map((child) => readItem(child, file, problems)),
  };
}

const HEAD = /^(\S+)(?: \[([a-z]+)\])?((?: @\S+)*)(?: =(?: (.+?) \| (.+))?)?$/;

function headOf(text: string, file: string, problems: Problem[]): Item<LeafText> {
  const match = HEAD.exec(text.trim());
  if (!match) problems.push(fault(file, `无法识别的条目：${text}`, `not an item: ${text}`));
  const [, id = '', variant, addresses = '', zh, en] = match ?? [];
  const leaf = (words: string): LeafText => ({ text: words, place: { file, line: 1, col: 1 } });
  const titled = / =/.test(text);
  return {
    id,
    addresses: addresses.split(/\s*@/).filter((address) => address !== ''),
    ...(variant && { variant }),
    ...(titled && { title: zh && en ? { zh: leaf(zh), en: leaf(en) } : ('none' as const) }),
  };
}

function fault(file: string, zh: string, en: string): Problem {
  return { code: 'TPL-FORM', severity: 'error', message: { zh, en }, place: { file, line: 1, col: 1 } };
}
