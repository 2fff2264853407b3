// Two values of one field: do they mean the same, which is more, and how near are they? Figures are compared as decimals, durations by what the
// calendar makes of them: 60 minutes are an hour and 12 months a year, but 24 hours are no day and a working day is no calendar day.
import { Big } from 'big.js';
import type * as z from 'zod';
import { lengthOf } from './calendar.js';
import { type FieldMeta, metaOf } from './field.js';
import { elementOf, isGroup, membersFor } from './walk.js';

export type Schema = z.ZodType;

const FIGURES: readonly (string | undefined)[] = ['money', 'percent', 'decimal'];
const SCALES: Readonly<Record<string, readonly [scale: string, each: number]>> = {
  second: ['time', 1],
  minute: ['time', 60],
  hour: ['time', 3600],
  month: ['months', 1],
  year: ['months', 12],
};

/** A duration on the scale on which it may be compared. */
function scaled(duration: string): { scale: string; size: number } {
  const { count, unit } = lengthOf(duration);
  const [scale, each] = SCALES[unit] ?? [unit, 1];
  return { scale, size: count * each };
}

/** Absent, or a list of nothing. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

/** Do both values mean the same? Lists are compared without regard to order. */
export function alike(schema: Schema, a: unknown, b: unknown): boolean {
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) && isAbsent(b);
  if (a === null || b === null) return a === b;
  const { valueType } = metaOf(schema);
  const kind = valueType?.kind.kind;
  if (FIGURES.includes(kind)) return Big(a as string).eq(b as string);
  if (kind === 'duration') {
    const [one, other] = [scaled(a as string), scaled(b as string)];
    return one.scale === other.scale && one.size === other.size;
  }
  const element = elementOf(schema);
  if (element && Array.isArray(a) && Array.isArray(b)) return sameItems(element, a, b);
  const members = valueType ? undefined : membersFor(schema, a);
  if (members && isGroup(a) && isGroup(b))
    return (
      membersFor(schema, b) === members &&
      Object.entries(members).every(([name, member]) => alike(member, a[name], b[name]))
    );
  return sameText(a, b);
}

/** Plain values, and texts in both languages. */
function sameText(a: unknown, b: unknown): boolean {
  if (!isGroup(a) || !isGroup(b)) return a === b;
  return (['zh', 'en'] as const).every((lang) => a[lang] === b[lang]);
}

const sameItems = (element: Schema, a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && beyond(element, a, b).length === 0;

/** The items of `list` that `other` does not have, each counted. */
export function beyond(element: Schema, list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const rest = [...other];
  return list.filter((item) => {
    const at = rest.findIndex((one) => alike(element, item, one));
    if (at < 0) return true;
    rest.splice(at, 1);
    return false;
  });
}

/** Above zero where `after` is more than `before`: a higher figure, a longer time, a yes, a later rank, further items. undefined where neither is. */
export function moved(schema: Schema, before: unknown, after: unknown): number | undefined {
  const { valueType, ranks } = metaOf(schema);
  const element = elementOf(schema);
  if (element) return moreItems(element, (before ?? []) as unknown[], (after ?? []) as unknown[]);
  if (before === undefined || after === undefined || before === null || after === null) return undefined;
  const kind = valueType?.kind.kind;
  if (kind === 'duration') return longer(before as string, after as string);
  if (FIGURES.includes(kind)) return Big(after as string).cmp(before as string);
  if (kind === 'int' || kind === 'bool') return Number(after) - Number(before);
  return ranks && step(ranks, before as string, after as string);
}

/** A time of nothing stands for the absence of a right, not for a short time. */
function longer(before: string, after: string): number | undefined {
  const [one, other] = [scaled(before), scaled(after)];
  if (one.scale !== other.scale || one.size === 0 || other.size === 0) return undefined;
  return other.size - one.size;
}

function moreItems(
  element: Schema,
  before: readonly unknown[],
  after: readonly unknown[],
): number | undefined {
  const [gone, come] = [beyond(element, before, after).length, beyond(element, after, before).length];
  return gone > 0 && come > 0 ? undefined : come - gone;
}

function step(ranks: NonNullable<FieldMeta['ranks']>, before: string, after: string): number | undefined {
  const [from, to] = [before, after].map((value) => ranks.findIndex((rank) => rank.includes(value)));
  return from! < 0 || to! < 0 || from === to ? undefined : to! - from!;
}

/** How near two values are, 0 to 1: fields that mean the same count whole, texts by the pairs of characters they share. */
export function nearness(schema: Schema, a: unknown, b: unknown): number {
  if (alike(schema, a, b)) return 1;
  if (isAbsent(a) || isAbsent(b)) return 0;
  const { valueType } = metaOf(schema);
  const kind = valueType?.kind.kind;
  if (kind === 'bi') return sharedPairs((a as { zh: string }).zh, (b as { zh: string }).zh);
  if (kind === 'text') return sharedPairs(String(a), String(b));
  const members = valueType ? undefined : membersFor(schema, a);
  if (!members || membersFor(schema, b) !== members || !isGroup(a) || !isGroup(b)) return 0;
  // What both leave out, or take from the model, tells no entries apart.
  const telling = Object.entries(members).filter(
    ([name, member]) => ![a, b].every((side) => alike(member, side[name], metaOf(member).fallback)),
  );
  if (telling.length === 0) return 1;
  const sum = telling.reduce((total, [name, member]) => total + nearness(member, a[name], b[name]), 0);
  return sum / telling.length;
}

/** Dice's coefficient over neighbouring characters. */
function sharedPairs(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  if (one.length === 0 || other.length === 0) return 0;
  const rest = new Map<string, number>();
  for (const pair of other) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  const shared = one.filter((pair) => {
    const left = rest.get(pair) ?? 0;
    rest.set(pair, left - 1);
    return left > 0;
  });
  return (2 * shared.length) / (one.length + other.length);
}

const pairsOf = (text: string): string[] => {
  const characters = [...text];
  return characters.slice(1).map((character, i) => characters[i]! + character);
};
