// Printed values that somebody changed → the term sheet that prints them: each text is turned back into a value by trying. A candidate goes
// into the sheet, the contract is printed again, and the candidate stays only where that place then says what the returned document says.
// What the program would compute from it goes along; what the sheet forbids is tried again with the others, and told with the reason.
import type { FieldKind, Pair, Printable } from '../contract/ast.js';
import type { Problem } from '../problem.js';
import { fieldAt, kindOf, labelOf, type Terms, valueAt } from '../terms/index.js';
import { candidatesFor, isGuessed } from './candidates.js';
import type { Clause } from './finding.js';
import { fits, type Occurrence, valuesOf } from './fits.js';
import { type Put, type Trial, tried, type Version } from './trials.js';

interface Changed {
  readonly path: string;
  readonly label: Pair<string>;
  /** As printed where it was changed first; absent where it is printed nowhere. */
  readonly printed?: { readonly before: string; readonly after: string };
  /** Where it was changed. */
  readonly clauses: readonly Clause[];
}
export interface Proposal extends Changed {
  /** As the sheet and its defaults hold it, and as the sheet would have to. */
  readonly before: unknown;
  readonly after: unknown;
  /** The proposed field from which it was computed anew. */
  readonly follows?: string;
}
/** A changed value that the sheet cannot take, and the errors that it would then have. */
export interface Refusal extends Changed {
  readonly problems: readonly Problem[];
}
/** What was printed, and how to print a changed sheet in the same way. */
export interface Press extends Version {
  readonly print: (value: unknown) => Trial;
}
export interface Proposed {
  readonly fields: readonly Proposal[];
  readonly refused: readonly Refusal[];
  /** The sheet's value with every proposal in it; the old one where there is none. */
  readonly value: unknown;
  readonly printable: Printable;
}

/** A field that was changed, and what the sheet might hold for it, likeliest first. */
interface Open {
  readonly path: string;
  readonly found: readonly Occurrence[];
  readonly ways: readonly Way[];
  /** The first of all candidates, be it the old value. */
  readonly likeliest: unknown;
  /** Ways that the sheet forbids, with its errors. */
  readonly barred: readonly (Way & { readonly problems: readonly Problem[] })[];
}
interface Way extends Put {
  readonly at: Occurrence;
}
interface State {
  readonly version: Version;
  readonly taken: readonly { readonly open: Open; readonly way: Way }[];
  /** Index path → the proposed field that it follows from. */
  readonly carried: ReadonlyMap<string, string>;
}
type Attempt = (version: Version, puts: readonly Put[]) => ReturnType<ReturnType<typeof tried>>;

export function propose(occurrences: readonly Occurrence[], press: Press): Proposed {
  const attempt = tried(press.print);
  let state: State = { version: press, taken: [], carried: new Map() };
  let open = [...new Set(occurrences.map(({ path }) => path))].flatMap((path) =>
    openAt(path, occurrences, press.terms),
  );
  for (;;) {
    const before = state.taken.length;
    const left: Open[] = [];
    for (const one of open) {
      const { next, barred } = alone(one, state, press, attempt);
      if (next) state = next;
      else if (barred.length > 0) left.push({ ...one, barred });
    }
    open = left;
    // What is forbidden by itself may hold beside a value that was taken since, or only together with another.
    if (state.taken.length === before) {
      const next = together(open, state, press, attempt);
      if (!next) break;
      const done = new Set(next.taken.map(({ open: { path } }) => path));
      open = open.filter(({ path }) => !done.has(path));
      state = next;
    }
    if (open.length === 0) break;
  }
  const { value, printable } = state.version;
  return { fields: proposalsOf(state, press, occurrences), refused: refusalsOf(open), value, printable };
}

function openAt(path: string, occurrences: readonly Occurrence[], terms: Terms): Open[] {
  const kind = kindOf(path);
  if (!kind) return [];
  const found = occurrences.filter((one) => one.path === path);
  const known = fieldAt(terms, path);
  const ways = new Map<string, Way>();
  const likeliest: unknown[] = [];
  for (const at of found)
    for (const candidate of [
      ...inBoth(kind, found),
      ...candidatesFor(kind, known?.value, at.after, at.lang),
    ]) {
      likeliest.push(candidate);
      const key = JSON.stringify([candidate, at.before, at.after]);
      const isOld = JSON.stringify(candidate) === JSON.stringify(known?.value);
      if (!isOld && !ways.has(key)) ways.set(key, { path: known?.path ?? path, candidate, at });
    }
  return [{ path, found, ways: [...ways.values()], likeliest: likeliest[0], barred: [] }];
}

/** Words of a field in two languages, each as it was changed first; as a blank is filled in. */
function inBoth({ kind }: FieldKind, found: readonly Occurrence[]): unknown[] {
  const [zh, en] = (['zh', 'en'] as const).map((lang) =>
    found.find((one) => one.lang === lang)?.after.trim(),
  );
  return kind === 'bi' && zh !== undefined && en !== undefined ? [{ zh, en }] : [];
}

/** Tried by itself. Neither a next state nor ways that are barred: it is wording, or it follows from what is in the sheet already. */
function alone(
  open: Open,
  state: State,
  press: Press,
  attempt: Attempt,
): { readonly next?: State; readonly barred: Open['barred'] } {
  const barred: Open['barred'][number][] = [];
  if (open.found.every((at) => fits(at, press.printable, state.version.printable))) return { barred };
  for (const way of open.ways) {
    const { version, carried, problems } = attempt(state.version, [way]);
    if (version && fits(way.at, press.printable, version.printable))
      return { next: taking(state, version, carried, [{ open, way }]), barred: [] };
    if (problems.length > 0) barred.push({ ...way, problems });
  }
  return { barred };
}

/** All that are left at once, then two by two. */
function together(open: readonly Open[], state: State, press: Press, attempt: Attempt): State | undefined {
  const pairs = open.flatMap((one, n) => open.slice(n + 1).map((other) => [one, other]));
  // More than two at once only as they read likeliest: the ways multiply.
  for (const group of open.length > 2 ? [open, ...pairs] : pairs)
    for (const ways of everyWay(
      group.map(({ barred }) => (group.length > 2 ? barred.slice(0, 1) : barred)),
    )) {
      const { version, carried } = attempt(state.version, ways);
      if (version && ways.every(({ at }) => fits(at, press.printable, version.printable)))
        return taking(
          state,
          version,
          carried,
          group.map((one, n) => ({ open: one, way: ways[n]! })),
        );
    }
  return undefined;
}

const everyWay = (lists: readonly (readonly Way[])[]): Way[][] =>
  lists.reduce<Way[][]>((all, list) => all.flatMap((ways) => list.map((way) => [...ways, way])), [[]]);

function taking(state: State, version: Version, carried: readonly string[], more: State['taken']): State {
  const source = more[0]!.open.path;
  const own = new Set(more.map(({ way }) => way.path));
  const others = [...state.carried].filter(([path]) => !own.has(path));
  return {
    version,
    taken: [...state.taken, ...more],
    carried: new Map([...others, ...carried.map((path) => [path, source] as const)]),
  };
}

function proposalsOf(
  { version, taken, carried }: State,
  press: Press,
  occurrences: readonly Occurrence[],
): Proposal[] {
  const follow = [...carried].flatMap(([path, follows]): Proposal[] => {
    const [before, after] = [press, version].map(({ terms }) => valueAt(terms, path));
    const [was, is] = [press, version].map(({ printable }) => valuesOf(printable, path)[0]);
    if (before === after || taken.some(({ way }) => way.path === path)) return [];
    return [
      {
        ...{ path, label: labelOf(path), before, after, follows },
        ...(was !== undefined && is !== undefined && { printed: { before: was, after: is } }),
        clauses: clausesOf(occurrences.filter((one) => fieldAt(press.terms, one.path)?.path === path)),
      },
    ];
  });
  return taken.flatMap(({ open, way }): Proposal[] => [
    {
      ...changedAt(open, way.at),
      before: fieldAt(press.terms, open.path)?.value,
      after: way.candidate,
    },
    ...follow.filter(({ follows }) => follows === open.path),
  ]);
}

/** Told only where the document's own figures or words were read, and as they read likeliest: guesses that fail are no news. */
function refusalsOf(open: readonly Open[]): Refusal[] {
  return open.flatMap((one) => {
    const kind = kindOf(one.path);
    const [first] = one.barred;
    if (!kind || isGuessed(kind) || !first || first.candidate !== one.likeliest) return [];
    return [{ ...changedAt(one, first.at), problems: first.problems }];
  });
}

const changedAt = ({ path, found }: Open, { before, after }: Occurrence): Required<Changed> => ({
  ...{ path, label: labelOf(path), printed: { before, after } },
  clauses: clausesOf(found),
});

const clausesOf = (found: readonly Occurrence[]): Clause[] => [
  ...new Set(found.flatMap(({ clause }) => clause ?? [])),
];
