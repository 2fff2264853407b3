// Completed terms of two sheets in, the fields whose values differ out, in the order of the model, each with its path and its place on
// either side. Of a union that changed its variant, the tag and the fields that only one variant has are one difference.
import { alike, isAbsent, type Schema } from './alike.js';
import { type EntryPair, pairEntries } from './entries.js';
import { type FieldMeta, metaOf } from './field.js';
import { type Terms, termsSchema } from './schema.js';
import { elementOf, isGroup, type Shape, shapeOf, variantsOf } from './walk.js';

/** A list entry on the way to a field. */
export interface Entry {
  readonly list: Schema;
  /** Its path without list entries and party roles. */
  readonly address: string;
  /** As the newer side has it, and how a path names it. */
  readonly value: unknown;
  readonly segment: string;
}
export interface Difference {
  /** List entries by key: `standards.response.phone.within`. */
  readonly path: string;
  /** Without list entries and party roles, as the glossary names fields. */
  readonly address: string;
  /** Index paths; absent on a side that has no such entry. */
  readonly old?: string;
  readonly new?: string;
  readonly schema: Schema;
  readonly meta: Partial<FieldMeta>;
  readonly entries: readonly Entry[];
  readonly before: unknown;
  readonly after: unknown;
  /** It means the same and is only written another way, or its items stand in another order. */
  readonly restated: boolean;
}
type Place = Pick<Difference, 'path' | 'address' | 'old' | 'new' | 'entries'>;
interface Sides {
  readonly before: unknown;
  readonly after: unknown;
}

export function differencesIn(old: Terms, next: Terms): Difference[] {
  const root: Place = { path: '', address: '', old: '', new: '', entries: [] };
  return ofMembers(shapeOf(termsSchema)!, { before: old, after: next }, root);
}

function ofField(schema: Schema, sides: Sides, place: Place): Difference[] {
  const { before, after } = sides;
  if (isAbsent(before) && isAbsent(after)) return [];
  if (metaOf(schema).valueType) return ofWhole(schema, sides, place);
  const element = elementOf(schema);
  if (element) return ofList(schema, element, sides, place);
  const variants = variantsOf(schema);
  if (variants) return ofUnion(schema, variants, sides, place);
  const shape = shapeOf(schema);
  return shape ? ofMembers(shape, sides, place) : ofWhole(schema, sides, place);
}

function ofWhole(schema: Schema, { before, after }: Sides, place: Place): Difference[] {
  if (before === after) return [];
  const restated = alike(schema, before, after);
  if (restated && JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ ...place, schema, meta: metaOf(schema), before, after, restated }];
}

function ofMembers(shape: Shape, { before, after }: Sides, place: Place): Difference[] {
  const own = (value: unknown, name: string) => (isGroup(value) ? value[name] : undefined);
  return Object.entries(shape).flatMap(([name, member]) =>
    ofField(member, { before: own(before, name), after: own(after, name) }, below(place, name)),
  );
}

const joined = (path: string, step: string) => (path === '' ? step : `${path}.${step}`);

function below(place: Place, name: string): Place {
  const { path, address, old, new: next, entries } = place;
  return {
    path: joined(path, name),
    address: path === 'parties' ? address : joined(address, name),
    ...(old !== undefined && { old: joined(old, name) }),
    ...(next !== undefined && { new: joined(next, name) }),
    entries,
  };
}

function ofList(list: Schema, element: Schema, sides: Sides, place: Place): Difference[] {
  const [before, after] = [sides.before ?? [], sides.after ?? []] as [unknown[], unknown[]];
  if (metaOf(element).valueType) return ofWhole(list, sides, place);
  const pairs = pairEntries(list, element, before, after);
  const found = pairs.flatMap((pair) => ofEntry(list, element, pair, before, after, place));
  const kept = pairs.filter((pair) => pair.old !== undefined && pair.new !== undefined);
  const inOrder = [...kept].sort((a, b) => a.new! - b.new!);
  if (inOrder.every((pair, i) => i === 0 || inOrder[i - 1]!.old! < pair.old!)) return found;
  return [{ ...place, schema: list, meta: metaOf(list), before, after, restated: true }, ...found];
}

function ofEntry(
  list: Schema,
  element: Schema,
  pair: EntryPair,
  before: readonly unknown[],
  after: readonly unknown[],
  place: Place,
): Difference[] {
  const { path, address, entries } = place;
  const value = pair.new === undefined ? before[pair.old!] : after[pair.new];
  const { segment } = pair;
  const at: Place = {
    path: joined(path, segment),
    address,
    ...(pair.old !== undefined && { old: joined(place.old ?? path, String(pair.old)) }),
    ...(pair.new !== undefined && { new: joined(place.new ?? path, String(pair.new)) }),
    entries: [...entries, { list, address, value, segment }],
  };
  const sides = {
    before: pair.old === undefined ? undefined : before[pair.old],
    after: pair.new === undefined ? undefined : after[pair.new],
  };
  return pair.old === undefined || pair.new === undefined
    ? ofWhole(element, sides, at)
    : ofField(element, sides, at);
}

function ofUnion(
  schema: Schema,
  { tag, of }: NonNullable<ReturnType<typeof variantsOf>>,
  sides: Sides,
  place: Place,
): Difference[] {
  const { before, after } = sides;
  if (!isGroup(before) || !isGroup(after)) return ofWhole(schema, sides, place);
  const shapes = [before, after].map((side) => of.get(String(side[tag])) ?? {});
  const [older, newer] = shapes as [Shape, Shape];
  const plain = (shape: Shape): Shape =>
    Object.fromEntries(Object.entries(shape).filter(([name]) => name !== tag));
  if (before[tag] === after[tag]) return ofMembers(plain(newer), sides, place);
  const shared = Object.fromEntries(
    Object.entries(plain(newer)).filter(([name, member]) => older[name] && sameField(older[name], member)),
  );
  const special = (side: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(side).filter(([name]) => !Object.hasOwn(shared, name)));
  return [
    ...ofWhole(schema, { before: special(before), after: special(after) }, place),
    ...ofMembers(shared, sides, place),
  ];
}

/** A field that two variants have in common: of one name, counted in the same. */
function sameField(a: Schema, b: Schema): boolean {
  const facts = [a, b].map((schema) => {
    const { label, unit, valueType } = metaOf(schema);
    return JSON.stringify([label, unit, valueType?.kind]);
  });
  return facts[0] === facts[1];
}
