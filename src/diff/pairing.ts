// Which entries of two lists are the same one, and which of them kept their order. Both answers are the same whichever list is called
// the old one: what is new from one side is gone from the other.
import { piecesOf } from './words.js';

export interface Entry {
  readonly id: string;
  /** What it says, to tell apart entries that are only numbered. */
  readonly text: string;
}

/** Less alike than this, two entries are different ones. */
const ALIKE = 0.5;
/** `custom.term.0`, and its elder siblings without a number: `standards.response.item.phone`, `….phone.2`. */
const stemOf = (id: string): string => id.replace(/(?:\.\d+)+$/, '');

/** In the order of the first of each group. */
export function groupBy<T, K>(entries: Iterable<T>, keyOf: (entry: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

/** Pairs of indexes: by id, and among entries that differ by a number alone by what they say. */
export function pairUp(old: readonly Entry[], now: readonly Entry[]): [number, number][] {
  const numbered = new Set([...old, ...now].flatMap(({ id }) => (stemOf(id) === id ? [] : [stemOf(id)])));
  const byId = new Map(old.map(({ id }, i) => [id, i]));
  const pairs: [number, number][] = [];
  const families = groupBy(now.keys(), (j) => stemOf(now[j]!.id));
  const elders = groupBy(old.keys(), (i) => stemOf(old[i]!.id));
  for (const [stem, younger] of families) {
    if (numbered.has(stem)) pairs.push(...alike(elders.get(stem) ?? [], younger, old, now));
    else {
      const i = byId.get(now[younger[0]!]!.id);
      if (i !== undefined) pairs.push([i, younger[0]!]);
    }
  }
  return pairs;
}

/** The most alike first; equally alike, those nearest to each other, the first ones first. */
function alike(
  is: readonly number[],
  js: readonly number[],
  old: readonly Entry[],
  now: readonly Entry[],
): [number, number][] {
  const candidates = is.flatMap((i, m) =>
    js.map((j, n) => ({
      i,
      j,
      score: likeness(old[i]!.text, now[j]!.text),
      apart: Math.abs(m - n),
      sum: m + n,
    })),
  );
  candidates.sort((a, b) => b.score - a.score || a.apart - b.apart || a.sum - b.sum);
  const [used, taken] = [new Set<number>(), new Set<number>()];
  const pairs: [number, number][] = [];
  for (const { i, j, score } of candidates) {
    if (score < ALIKE || used.has(i) || taken.has(j)) continue;
    used.add(i);
    taken.add(j);
    pairs.push([i, j]);
  }
  return pairs;
}

/** Share of the pieces that both texts have, from 0 to 1, whatever their order. */
export function likeness(one: string, other: string): number {
  const [a, b] = [piecesOf(one), piecesOf(other)];
  if (one === other) return 1;
  const left = new Map<string, number>();
  for (const piece of a) left.set(piece, (left.get(piece) ?? 0) + 1);
  let shared = 0;
  for (const piece of b) {
    const count = left.get(piece) ?? 0;
    if (count === 0) continue;
    left.set(piece, count - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

export interface Kept {
  readonly before: number;
  readonly after: number;
  readonly weight: number;
  /** Unique, and the same from both sides. */
  readonly name: string;
}
interface Chain<T> {
  readonly entries: readonly T[];
  readonly weight: number;
}

/** The longest run of entries that follow each other in both lists: of several the heaviest, so that the least is said to have moved. */
export function keptOrder<T extends Kept>(entries: readonly T[]): readonly T[] {
  const ordered = [...entries].sort((a, b) => a.after - b.after);
  const chains: Chain<T>[] = [];
  const none: Chain<T> = { entries: [], weight: 0 };
  // From the end: the best chain that begins with each entry.
  for (const entry of ordered.reverse()) {
    const next = chains.filter(({ entries: [first] }) => first!.before > entry.before).reduce(better, none);
    chains.push({ entries: [entry, ...next.entries], weight: entry.weight + next.weight });
  }
  return chains.reduce(better, none).entries;
}

function better<T extends Kept>(a: Chain<T>, b: Chain<T>): Chain<T> {
  const more = a.entries.length - b.entries.length || a.weight - b.weight;
  if (more !== 0) return more > 0 ? a : b;
  const names = ({ entries }: Chain<T>): string => entries.map(({ name }) => name).join('\n');
  return names(a) <= names(b) ? a : b;
}
