// A form manifest: which provisions, in which order, under which titles and letters. It has no prose of its own.
import type { Pair, Role } from '../contract/ast.js';
import type { Problem } from '../problem.js';
import { readSheet } from '../sheet/index.js';

/** A provision of the library at a place in a form; `addresses` are the clause map's, one per element where it repeats. */
export interface Item {
  readonly id: string;
  readonly addresses: readonly string[];
  /** Provisions the form puts under it; absent, the clause's own sub-provisions follow. */
  readonly children?: readonly Item[];
}
export interface Form {
  readonly id: string;
  readonly code: string;
  readonly title: Pair<string>;
  /** Printed with the edition's year in place of `{edition}`. */
  readonly edition?: { readonly place: 'before' | 'after'; readonly zh: string; readonly en: string };
  readonly self: Pair<string>;
  /** 甲方 first. */
  readonly order: readonly [Role, Role];
  readonly roles: Readonly<Record<Role, Pair<string>>>;
  readonly numbering: string;
  /** Form layer of the defaults, shaped like a term sheet. */
  readonly defaults: unknown;
  readonly requires: readonly string[];
  readonly preamble: readonly Item[];
  readonly articles: readonly Item[];
  readonly signing: readonly Item[];
  readonly annexes: Readonly<Record<string, Item>>;
}
interface Manifest {
  readonly id: string;
  readonly code: string;
  readonly title: Pair<string>;
  readonly edition?: Form['edition'];
  readonly self: Pair<string>;
  readonly parties: readonly { readonly role: Role; readonly label: Pair<string> }[];
  readonly numbering: string;
  readonly defaults?: unknown;
  readonly requires?: readonly string[];
  readonly preamble?: readonly unknown[];
  readonly articles: readonly unknown[];
  readonly signing?: readonly unknown[];
  readonly annexes?: Readonly<Record<string, unknown>>;
}

export function readForm(text: string, file: string): { form: Form | undefined; problems: Problem[] } {
  const sheet = readSheet(text, file);
  const manifest = sheet.value as Manifest;
  const problems = [...sheet.problems];
  for (const key of ['id', 'code', 'title', 'self', 'parties', 'numbering', 'articles'] as const) {
    if (manifest?.[key] === undefined)
      problems.push(fault(file, `清单缺少 ${key}`, `the manifest lacks ${key}`));
  }
  if (problems.length > 0) return { form: undefined, problems };
  const items = (list: readonly unknown[] = []): Item[] =>
    list.map((entry) => readItem(entry, file, problems));
  const [first, second] = manifest.parties;
  if (!first || !second || first.role === second.role)
    problems.push(fault(file, 'parties 应列出两方', 'parties names both roles'));
  const { id, code, title, edition, self, numbering } = manifest;
  const form: Form = {
    ...{ id, code, title, self, numbering },
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

/** `"fees.fee @4.1"`, or `{ rights.provider @5.1: [ … ] }`. */
function readItem(entry: unknown, file: string, problems: Problem[]): Item {
  if (typeof entry === 'string') return headOf(entry);
  const pairs = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
  const [head, children] = pairs[0] ?? ['', []];
  if (pairs.length !== 1 || !Array.isArray(children)) {
    problems.push(
      fault(
        file,
        `条目应写作 “标识 @编号” 或 “标识: [ … ]”`,
        'an item is written “id @address” or “id: [ … ]”',
      ),
    );
    return headOf(head);
  }
  return { ...headOf(head), children: children.map((child) => readItem(child, file, problems)) };
}

function headOf(text: string): Item {
  const [id = '', ...addresses] = text.trim().split(/\s*@\s*/);
  return { id, addresses };
}

function fault(file: string, zh: string, en: string): Problem {
  return { code: 'TPL-FORM', severity: 'error', message: { zh, en }, place: { file, line: 1, col: 1 } };
}
