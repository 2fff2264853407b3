// Library and form in, the fields that each provision reads out: what its words are made of, and what decides whether it stands at all.
// Paths are the model's, with the entries of lists and the two parties as `*`. Read off the templates: no sheet is needed.
import type { Prepared } from './expression.js';
import type { Form, Item } from './forms.js';
import type { Clause, Library } from './library.js';
import type { KindOf } from './paths.js';
import { preparedIn } from './printed.js';

export interface Reads {
  /** Fields that its own words print or depend on. */
  readonly words: ReadonlySet<string>;
  /** Fields that decide whether it is printed, or how often: those that conditions ask about. */
  readonly gates: ReadonlySet<string>;
  /** Fields that all its words and those below it are made of: where nothing is left of these, it goes too. */
  readonly filling: ReadonlySet<string>;
  /** Fields that decide where it stands among its neighbours. */
  readonly place: ReadonlySet<string>;
  /** The list that it stands once per entry of, or the two parties. */
  readonly each?: string;
}
interface Stand {
  readonly clause: Clause;
  readonly item?: Item;
  /** The provision that it stands under, and those under it. */
  readonly above?: string;
  readonly below: readonly string[];
}

/** What each provision of the form reads, by the id of its clause. */
export function readsOf(library: Library, form: Form, kindOf: KindOf): ReadonlyMap<string, Reads> {
  const stands = standsIn(library, form);
  const annexes = [...new Set(Object.values(form.annexes).map(({ id }) => id))];
  /** Conditions of these provisions, of those above them, and of those that they ask about. */
  const gates = (ids: readonly string[]): string[] => {
    const asked = new Set(ids);
    const found: string[] = [];
    // The set grows while it is read: conditions may ask about each other.
    for (const id of asked) {
      const { clause, above } = stands.get(id) ?? {};
      if (clause?.when) found.push(...used([clause.when]));
      if (clause?.each) found.push(clause.each.path);
      if (annexes.includes(id)) found.push(...LISTED);
      for (const other of [above, ...(clause?.when?.uses.optional ?? [])]) if (other) asked.add(other);
    }
    return found;
  };
  const words = ({ clause, item }: Stand): string[] => {
    const title = item?.title && item.title !== 'none' ? [item.title.zh] : [];
    const read = [...preparedIn(clause), ...title];
    const paths = used(read);
    const listing = paths.some((path) => /^annexes\b/.test(path));
    return [
      ...paths,
      ...(paths.some((path) => isMoney(path, kindOf)) ? ['fees.currency'] : []),
      ...gates([...read.flatMap(({ uses }) => uses.optional), ...(listing ? annexes : [])]),
      ...(annexes.includes(clause.id) ? LISTED : []),
    ];
  };
  const own = new Map([...stands].map(([id, stand]) => [id, words(stand)]));
  const above = new Map([...stands.keys()].map((id) => [id, gates([id])]));
  /** What may leave it without a word, so that it goes with its heading. */
  const filling = (id: string): string[] => [
    ...(own.get(id) ?? []),
    ...(above.get(id) ?? []),
    ...(stands.get(id)?.below ?? []).flatMap(filling),
  ];
  const eachOf = ({ clause, above }: Stand): string | undefined =>
    clause.each?.path ?? (above === undefined ? undefined : eachOf(stands.get(above)!));
  return new Map(
    [...stands].map(([id, stand]) => {
      const each = eachOf(stand);
      const listed = annexes.includes(id) ? ['annexes'] : [];
      return [
        id,
        {
          words: new Set(own.get(id)),
          gates: new Set(above.get(id)),
          filling: new Set(filling(id)),
          place: new Set([...(each === undefined ? listed : [each]), ...(BROUGHT[id] ?? [])]),
          ...(each !== undefined && { each }),
        },
      ];
    }),
  );
}

/** What an annex is listed by, and headed with. */
const LISTED = ['annexes', 'annexes.*.code', 'annexes.*.source', 'annexes.*.title'];
/** Provisions that the sheet brings, whatever the form, and what says where they go. */
const BROUGHT: Readonly<Record<string, readonly string[]>> = {
  'custom.term': ['custom.*.after'],
  'annex.attached': [],
};

function standsIn(library: Library, form: Form): ReadonlyMap<string, Stand> {
  const stands = new Map<string, Stand>();
  const walk = (clause: Clause, item: Item | undefined, above: string | undefined): void => {
    const below = item?.children ?? clause.children;
    stands.set(clause.id, {
      clause,
      ...(item && { item }),
      ...(above !== undefined && { above }),
      below: below.map(({ id }) => id),
    });
    for (const child of item?.children ?? []) walk(library.clauses.get(child.id)!, child, clause.id);
    if (!item?.children) for (const child of clause.children) walk(child, undefined, clause.id);
  };
  for (const section of [form.preamble, form.articles, form.signing, Object.values(form.annexes)])
    for (const item of section) walk(library.clauses.get(item.id)!, item, undefined);
  for (const id of Object.keys(BROUGHT)) {
    const clause = library.clauses.get(id);
    if (clause) walk(clause, undefined, undefined);
  }
  return stands;
}

const used = (leaves: readonly Prepared[]): string[] => leaves.flatMap(({ uses }) => uses.paths);

/** An amount brings its currency with it. */
function isMoney(path: string, kindOf: KindOf): boolean {
  const kind = kindOf(path.replaceAll('*', '0'))?.kind;
  return kind === 'money' || kind === 'decimal';
}
