// Two sequences of units (paragraphs and table rows) → which of them belong together, and which moved. A bookmark names its unit
// wherever it stands; what has none is told by its words. The work is bounded: long stretches without an anchor go by windows.
import { isFigure, piecesOf } from '../words.js';

export interface Unit {
  /** Its words; what is no text has a sign of its own. */
  readonly text: string;
  /** Units of another shape are never the same one: `p`, or a row by the number of its cells. */
  readonly shape: string;
  /** Names that stay with it. */
  readonly keys: readonly string[];
}
/** A unit of one side or of both; `old` and `new` are indexes. */
export interface Step {
  readonly old?: number;
  readonly new?: number;
}

/** How alike two texts must be: 0 pairs anything, as within a cell; more where two names speak against it. */
const ALIKE = 0.35;
const RENAMED = 0.6;
/** Longest stretch that is compared each with each. */
const WINDOW = 120;

/** Steps in the order of the merged document: of what stands at one place, the old comes first. */
export function align(old: readonly Unit[], fresh: readonly Unit[], least = ALIKE): Step[] {
  const named = counterparts(old, fresh);
  const anchors = inOrder(named, fresh);
  const meant = new Map(named.map(([i, j]) => [j, i]));
  const taken = new Set(named.map(([i]) => i));
  const gramsOf = { old: once(old, bigrams), new: once(fresh, bigrams) };
  const alike = (i: number, j: number): number => {
    const [a, b] = [old[i]!, fresh[j]!];
    if (a.shape !== b.shape || meant.has(j) || taken.has(i)) return 0;
    if (a.text === b.text) return a.text === '' ? 0.3 : 1;
    const named = a.keys.length > 0 && b.keys.length > 0;
    const found = dice(gramsOf.old(i), gramsOf.new(j));
    if (least === 0) return Math.max(found, 0.01);
    return found > (named ? Math.max(RENAMED, least) : least) ? found : 0;
  };
  const steps: Step[] = [];
  let [a, b] = [0, 0];
  for (const [i, j] of [...anchors, [old.length, fresh.length] as const]) {
    steps.push(...between(a, i, b, j, alike));
    if (i < old.length) steps.push({ old: i, new: j });
    [a, b] = [i + 1, j + 1];
  }
  return steps;
}

/** Units that left one place and stand at another, word for word; runs of them side by side go together. */
export function moved(steps: readonly Step[], old: readonly Unit[], fresh: readonly Unit[]): Step[][] {
  const gone = unique(
    steps.flatMap((step) => (step.new === undefined ? [step.old!] : [])),
    old,
  );
  const came = unique(
    steps.flatMap((step) => (step.old === undefined ? [step.new!] : [])),
    fresh,
  );
  const pairs = [...came]
    .flatMap(([sign, j]): [number, number][] => (gone.has(sign) ? [[gone.get(sign)!, j]] : []))
    .sort(([, a], [, b]) => a - b);
  const groups: { old: number; new: number }[][] = [];
  for (const [i, j] of pairs) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.old + 1 === i && last.new + 1 === j) groups.at(-1)!.push({ old: i, new: j });
    else groups.push([{ old: i, new: j }]);
  }
  return groups;
}

/** Signs that occur once, with their place. */
function unique(places: readonly number[], units: readonly Unit[]): Map<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const at of places) {
    const { text, shape } = units[at]!;
    if (text.trim() === '') continue;
    const sign = `${shape} ${text}`;
    if (found.has(sign)) twice.add(sign);
    found.set(sign, at);
  }
  for (const sign of twice) found.delete(sign);
  return found;
}

/**
 * Pairs that are certain, by the place of the new one: the same name, or the same words that stand once in each. Names of entries that
 * are counted shift when an entry comes in before them: where the words are found under another name, the words are right.
 */
function counterparts(old: readonly Unit[], fresh: readonly Unit[]): [number, number][] {
  const every = <T>(list: readonly T[]) => list.map((_, at) => at);
  const byText = { old: unique(every(old), old), new: unique(every(fresh), fresh) };
  const byName = new Map(old.flatMap((unit, i) => unit.keys.map((key): [string, number] => [key, i])));
  const pairs = new Map<number, number>();
  const used = new Set<number>();
  const pair = (i: number, j: number): void => {
    if (pairs.has(j) || used.has(i)) return;
    pairs.set(j, i);
    used.add(i);
  };
  for (const [sign, j] of byText.new) if (byText.old.has(sign)) pair(byText.old.get(sign)!, j);
  fresh.forEach((unit, j) => {
    for (const key of unit.keys) {
      const i = byName.get(key);
      if (i !== undefined && old[i]!.shape === unit.shape) pair(i, j);
    }
  });
  return [...pairs].map(([j, i]): [number, number] => [i, j]).sort(([, a], [, b]) => a - b);
}

/** The heaviest choice of pairs that keep their order, weighed by length: of two that change places the shorter one moves. */
function inOrder(
  pairs: readonly (readonly [number, number])[],
  fresh: readonly Unit[],
): (readonly [number, number])[] {
  const size = Math.max(0, ...pairs.map(([i]) => i + 1));
  // A Fenwick tree of the heaviest chain that ends before each old place.
  const best = new Int32Array(size + 1).fill(-1);
  const weight: number[] = [];
  const before: number[] = [];
  pairs.forEach(([i, j], at) => {
    let top = -1;
    for (let n = i; n > 0; n -= n & -n)
      if (best[n]! >= 0 && (top < 0 || weight[best[n]!]! > weight[top]!)) top = best[n]!;
    before.push(top);
    weight.push((top < 0 ? 0 : weight[top]!) + fresh[j]!.text.length + 1);
    for (let n = i + 1; n <= size; n += n & -n)
      if (best[n]! < 0 || weight[at]! > weight[best[n]!]!) best[n] = at;
  });
  const chain: (readonly [number, number])[] = [];
  let at = weight.reduce((top, w, n) => (top < 0 || w > weight[top]! ? n : top), -1);
  for (; at >= 0; at = before[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}

type Alike = (i: number, j: number) => number;

/** The best pairing of two stretches; equal ends first, then each with each, in windows where that would be too much. */
function between(i: number, iEnd: number, j: number, jEnd: number, alike: Alike): Step[] {
  const head: Step[] = [];
  const tail: Step[] = [];
  let [a, aEnd, b, bEnd] = [i, iEnd, j, jEnd];
  for (; a < aEnd && b < bEnd && alike(a, b) === 1; a++, b++) head.push({ old: a, new: b });
  for (; a < aEnd && b < bEnd && alike(aEnd - 1, bEnd - 1) === 1; aEnd--, bEnd--)
    tail.unshift({ old: aEnd - 1, new: bEnd - 1 });
  const windows = Math.ceil(Math.max(aEnd - a, bEnd - b) / WINDOW);
  const at = (from: number, to: number, n: number): number => from + Math.floor(((to - from) * n) / windows);
  for (let n = 0; n < windows; n++)
    head.push(...each(at(a, aEnd, n), at(a, aEnd, n + 1), at(b, bEnd, n), at(b, bEnd, n + 1), alike));
  return [...head, ...tail];
}

function each(a: number, aEnd: number, b: number, bEnd: number, alike: Alike): Step[] {
  const [n, m] = [aEnd - a, bEnd - b];
  // value[x][y]: the best of what is left from x and y on.
  const value = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const score = Array.from({ length: n }, () => new Float64Array(m));
  for (let x = n - 1; x >= 0; x--)
    for (let y = m - 1; y >= 0; y--) {
      const found = alike(a + x, b + y);
      score[x]![y] = found;
      const both = found > 0 ? found + value[x + 1]![y + 1]! : 0;
      value[x]![y] = Math.max(both, value[x + 1]![y]!, value[x]![y + 1]!);
    }
  const steps: Step[] = [];
  const fresh: Step[] = [];
  let [x, y] = [0, 0];
  while (x < n || y < m) {
    const found = x < n && y < m ? score[x]![y]! : 0;
    if (found > 0 && value[x]![y] === found + value[x + 1]![y + 1]!) {
      steps.push(...fresh.splice(0), { old: a + x++, new: b + y++ });
    } else if (x < n && value[x]![y] === value[x + 1]![y]!) steps.push({ old: a + x++ });
    else fresh.push({ new: b + y++ });
  }
  return [...steps, ...fresh];
}

function once<T, R>(list: readonly T[], make: (one: T) => R): (at: number) => R {
  const made: (R | undefined)[] = [];
  return (at) => (made[at] ??= make(list[at]!));
}

/** Neighbouring pieces, ends included, counted; a second time with all figures alike: a row of amounts is known by its amounts. */
function bigrams({ text }: Unit): Map<string, number> {
  const counts = new Map<string, number>();
  const pieces = piecesOf(text).filter((one) => one.trim() !== '');
  const masked = pieces.map((piece) => (isFigure(piece) ? '0' : piece));
  for (const list of [pieces, masked]) {
    let before = '';
    for (const piece of [...list, '']) {
      const gram = `${before}\n${piece}`;
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      before = piece;
    }
  }
  return counts;
}

function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  // Most pairs are of very different length: no need to look.
  if (3 * few.size < many.size / 2) return 0;
  let shared = 0;
  let total = 0;
  for (const [gram, n] of few) {
    shared += Math.min(n, many.get(gram) ?? 0);
    total += n;
  }
  for (const n of many.values()) total += n;
  return (2 * shared) / total;
}
