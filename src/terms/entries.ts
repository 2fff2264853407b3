// The entries of one list in two sheets → which belongs to which: by key, entries of one key by what they say, and entries without a key
// by what they say alone. Swapping the sheets swaps the pairs and changes nothing else.
import { isAbsent, nearness, type Schema } from './alike.js';
import { metaOf } from './field.js';
import { anyMembers, isGroup, variantsOf } from './walk.js';

export interface EntryPair {
  readonly old?: number;
  readonly new?: number;
  /** How a path names the entry: its key, what else tells it apart, or its place. */
  readonly segment: string;
}
type Couple = readonly [old: number | undefined, next: number | undefined];

/** Entries less alike than this are two entries. */
const SAME = 0.5;

export function pairEntries(
  list: Schema,
  element: Schema,
  before: readonly unknown[],
  after: readonly unknown[],
): EntryPair[] {
  const { key, second } = metaOf(list);
  const keyOf = (entry: unknown) => String(memberOf(entry, key) ?? '');
  const keys = [...new Set([...after, ...before].map(keyOf))];
  const couples = keys.flatMap((name) => {
    const having = (side: readonly unknown[]) =>
      side.flatMap((entry, at) => (keyOf(entry) === name ? [at] : []));
    const [olds, news] = [having(before), having(after)];
    // One entry of the key on each side is the same entry, whatever became of it.
    if (key !== undefined && olds.length === 1 && news.length === 1) return [[olds[0], news[0]] as Couple];
    return byContent(olds, news, (i, j) => {
      const near = nearness(element, before[i], after[j]);
      const told = second !== undefined && memberOf(before[i], second) === memberOf(after[j], second);
      return told ? near + 1 : near;
    });
  });
  return couples.sort(inOrder).map(([old, next]) => ({
    ...(old !== undefined && { old }),
    ...(next !== undefined && { new: next }),
    segment: segmentOf([old, next]),
  }));

  /** The key where it names one entry, with the second key where that does; else the place, both where they differ. */
  function segmentOf([old, next]: Couple): string {
    const entry = next === undefined ? before[old!] : after[next];
    const same = (name: string | undefined) => (other: unknown) =>
      keyOf(other) === keyOf(entry) && memberOf(other, name) === memberOf(entry, name);
    const alone = (name: string | undefined) =>
      [before, after].every((side) => side.filter(same(name)).length < 2);
    const coded = key !== undefined && isCode(element, key);
    if (coded && alone(key)) return keyOf(entry);
    if (coded && second !== undefined && alone(second)) return `${keyOf(entry)}/${memberOf(entry, second)}`;
    const places = [...new Set([old, next])].filter((at) => at !== undefined);
    return places.sort((a, b) => a - b).join('-');
  }
}

/** Only a code may stand in a path: a text holds what it likes. */
function isCode(element: Schema, key: string): boolean {
  const member = anyMembers(element)?.[key];
  return variantsOf(element)?.tag === key || (member && metaOf(member).valueType?.kind.kind) === 'enum';
}

/** The nearest first; of equals those that kept their place. */
function byContent(
  olds: readonly number[],
  news: readonly number[],
  near: (old: number, next: number) => number,
): Couple[] {
  const offers = olds
    .flatMap((old) => news.map((next) => ({ old, next, near: near(old, next) })))
    .filter((offer) => offer.near >= SAME)
    .sort(
      (a, b) =>
        b.near - a.near ||
        Math.abs(a.old - a.next) - Math.abs(b.old - b.next) ||
        a.old + a.next - b.old - b.next,
    );
  const couples: Couple[] = [];
  const [taken, given] = [new Set<number>(), new Set<number>()];
  for (const { old, next } of offers) {
    if (taken.has(old) || given.has(next)) continue;
    taken.add(old);
    given.add(next);
    couples.push([old, next]);
  }
  return [
    ...couples,
    ...news.filter((next) => !given.has(next)).map((next): Couple => [undefined, next]),
    ...olds.filter((old) => !taken.has(old)).map((old): Couple => [old, undefined]),
  ];
}

/** In the order of the newer list; what it no longer has comes last. */
const inOrder = ([old, next]: Couple, [old2, next2]: Couple): number =>
  (next ?? Number.MAX_SAFE_INTEGER) - (next2 ?? Number.MAX_SAFE_INTEGER) || (old ?? 0) - (old2 ?? 0);

export const memberOf = (entry: unknown, name: string | undefined): unknown =>
  name !== undefined && isGroup(entry) && !isAbsent(entry[name]) ? entry[name] : undefined;
