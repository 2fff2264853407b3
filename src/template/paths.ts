// What a path written in a template points to, by the term model: its kind, what `each` binds, where its words stand in the glossary.
import type { FieldKind } from '../contract/ast.js';

/** Kind of a term-sheet path, undefined when the model has no such field. */
export type KindOf = (path: string) => FieldKind | undefined;
/** Names bound by `each … as name`, with the kind of one element. */
export type Scope = ReadonlyMap<string, { readonly path: string; readonly kind: FieldKind }>;

export type Resolved = { readonly path: string; readonly kind: FieldKind };

/** Kind and model path of a written path, whose first word may be a bound name. */
export function resolvePath(written: string, scope: Scope, kindOf: KindOf): Resolved | undefined {
  const [head = '', ...rest] = written.split('.');
  const bound = scope.get(head);
  if (!bound) {
    const kind = kindOf(written);
    return kind && { path: written, kind };
  }
  let kind: FieldKind | undefined = bound.kind;
  for (const segment of rest) kind = step(kind, segment);
  return kind && { path: [bound.path, ...rest].join('.'), kind };
}

function step(kind: FieldKind | undefined, segment: string): FieldKind | undefined {
  if (kind?.kind === 'group') return kind.fields[segment];
  if (kind?.kind === 'list' && keysOf(kind)?.includes(segment)) return kind.of;
  return undefined;
}

/** Scope inside an `each`: one element of a list, or one party of the parties group. */
export function bind(scope: Scope, as: string, path: string, kind: FieldKind): Scope {
  const element =
    kind.kind === 'list' ? kind.of : kind.kind === 'group' ? Object.values(kind.fields)[0] : undefined;
  return element ? new Map(scope).set(as, { path: `${path}.*`, kind: element }) : scope;
}

/** Keys of a keyed list, or the values a list of enum values may hold. */
export function keysOf(kind: FieldKind): readonly string[] | undefined {
  if (kind.kind !== 'list') return undefined;
  if (kind.of.kind === 'enum') return kind.of.values;
  const key = kind.key && kind.of.kind === 'group' ? kind.of.fields[kind.key] : undefined;
  return key?.kind === 'enum' ? key.values : undefined;
}

/** Values of an enum field, or of the elements of a list. */
export function enumValues(kind: FieldKind): readonly string[] | undefined {
  return kind.kind === 'enum' ? kind.values : kind.kind === 'list' ? enumValues(kind.of) : undefined;
}

/** Glossary address of an enum field: its path without list elements and party roles. */
export function glossaryPath(path: string, kindOf: KindOf): string {
  const out: string[] = [];
  let prefix = '';
  for (const segment of path.split('.')) {
    const inside = prefix === 'parties' || (prefix !== '' && kindOf(prefix)?.kind === 'list');
    if (!inside && segment !== '*') out.push(segment);
    prefix = prefix === '' ? segment : `${prefix}.${segment}`;
  }
  return out.join('.');
}
