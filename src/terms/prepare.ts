// The sheet laid over the form's defaults, ready for the schema: groups merge, blanks count as absent. Which entries a list has
// the sheet alone decides; an entry that has a key takes over what the form's entry of that key says and it does not. A form may
// also give all entries a default by writing a group where the list stands (`channels: { owner: provider }`).
import * as z from 'zod';
import { suggest } from '../text/suggest.js';
import { core, metaOf } from './field.js';
import { anyMembers, elementOf, isGroup, type Shape, shapeOf, type Variants, variantsOf } from './walk.js';

/** In a draft a bare string stands for the Chinese of a bilingual text. */
export function prepare(schema: z.ZodType, sheet: unknown, defaults: unknown, draft: boolean): unknown {
  const given = isBlank(sheet) && !(schema instanceof z.ZodNullable) ? undefined : sheet;
  const { valueType, variant } = metaOf(schema);
  if (valueType?.kind.kind === 'bi') return prepareBi(given, draft) ?? prepareBi(defaults, draft);
  if (valueType) return given ?? defaults;
  const element = elementOf(schema);
  if (element) return prepareList(element, metaOf(schema).key, given, defaults, draft);
  if (given !== undefined && !isGroup(given)) return given;
  const base = isGroup(defaults) ? defaults : {};
  const variants = variantsOf(schema);
  const shape = shapeOf(schema);
  if (shape) return merge(shape, given ?? {}, base, draft);
  if (!variants) return given ?? (core(schema) instanceof z.ZodLiteral ? defaults : undefined);
  const named = isBlank(given?.[variants.tag]) ? undefined : given?.[variants.tag];
  const chosen = named ?? base[variants.tag] ?? variant;
  if (named === undefined && given && slipped(given, variants, chosen === undefined)) return given;
  // Which variant it is must be said before anything else can be checked: without it the group is absent.
  if (chosen === undefined) return undefined;
  const members = variants.of.get(String(chosen));
  if (!members) return given;
  const fitting = Object.fromEntries(Object.entries(base).filter(([name]) => Object.hasOwn(members, name)));
  return { ...merge(members, given ?? {}, fitting, draft), [variants.tag]: chosen };
}

function merge(shape: Shape, given: Record<string, unknown>, base: Record<string, unknown>, draft: boolean) {
  const merged: [string, unknown][] = [];
  for (const name of Object.keys(given)) if (!Object.hasOwn(shape, name)) merged.push([name, given[name]]);
  for (const name of Object.keys(base))
    if (!Object.hasOwn(shape, name) && !Object.hasOwn(given, name)) merged.push([name, base[name]]);
  for (const [name, member] of Object.entries(shape)) {
    const own = (from: Record<string, unknown>) => (Object.hasOwn(from, name) ? from[name] : undefined);
    const value = prepare(member, own(given), own(base), draft);
    if (value !== undefined) merged.push([name, value]);
  }
  return Object.fromEntries(merged);
}

/** Has the field that names the variant been misspelt? Where nothing else names one, any strange field is worth a report. */
function slipped(given: Record<string, unknown>, { tag, of }: Variants, nameless: boolean): boolean {
  const known = [...new Set([...of.values()].flatMap((shape) => Object.keys(shape)))];
  const strange = Object.keys(given).filter((name) => !known.includes(name));
  return strange.some((name) => nameless || suggest(name, known) === tag);
}

function prepareList(
  element: z.ZodType,
  key: string | undefined,
  given: unknown,
  defaults: unknown,
  draft: boolean,
): unknown {
  const entries = given ?? (isGroup(defaults) ? undefined : defaults);
  if (!Array.isArray(entries)) return entries;
  const base = (entry: unknown) =>
    Array.isArray(defaults) ? sameEntry(element, key, entry, entries, defaults) : defaults;
  // A blank entry is kept, so that it is refused and the others keep their places.
  return entries.map((entry) =>
    isBlank(entry) ? entry : (prepare(element, entry, base(entry), draft) ?? unfilled(element, entry)),
  );
}

/** An entry of which nothing is left: as written, but a bilingual text without its blanks. */
const unfilled = (element: z.ZodType, entry: unknown): unknown =>
  metaOf(element).valueType?.kind.kind === 'bi' ? {} : entry;

/** The form's entry of that key, where the key means one entry on both sides; `other` means none. */
function sameEntry(
  element: z.ZodType,
  key: string | undefined,
  entry: unknown,
  entries: readonly unknown[],
  defaults: readonly unknown[],
): unknown {
  const named = key === undefined ? undefined : anyMembers(element)?.[key];
  if (key === undefined || !named) return undefined;
  const nameOf = (one: unknown) => (isGroup(one) ? (one[key] ?? metaOf(named).fallback) : undefined);
  const name = nameOf(entry);
  const same = (one: unknown) => nameOf(one) === name;
  if (name === undefined || name === 'other' || entries.filter(same).length > 1) return undefined;
  const [found, ...more] = defaults.filter(same);
  return more.length === 0 ? found : undefined;
}

function prepareBi(value: unknown, draft: boolean): unknown {
  if (typeof value === 'string' && draft) return { zh: value };
  if (!isGroup(value)) return value;
  const written = Object.entries(value).filter(([, text]) => !isBlank(text));
  return written.length === 0 ? undefined : Object.fromEntries(written);
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
