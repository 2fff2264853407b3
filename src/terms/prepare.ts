// The sheet laid over the form's defaults, ready for the schema: groups merge, lists are replaced whole, blanks count as absent.
// A form may give a list's entries a default by writing a group where the list stands (`channels: { owner: provider }`).
import { z } from 'zod';
import { core, metaOf } from './field.js';
import { elementOf, isGroup, type Shape, shapeOf, variantsOf } from './walk.js';

/** In a draft a bare string stands for the Chinese of a bilingual text. */
export function prepare(schema: z.ZodType, sheet: unknown, defaults: unknown, draft: boolean): unknown {
  const given = isBlank(sheet) && !(schema instanceof z.ZodNullable) ? undefined : sheet;
  const { valueType, variant } = metaOf(schema);
  if (valueType)
    return valueType.kind.kind === 'bi' ? prepareBi(given ?? defaults, draft) : (given ?? defaults);
  const element = elementOf(schema);
  if (element) return prepareList(element, given, defaults, draft);
  if (given !== undefined && !isGroup(given)) return given;
  const base = isGroup(defaults) ? defaults : {};
  const variants = variantsOf(schema);
  const shape = shapeOf(schema);
  if (shape) return merge(shape, given ?? {}, base, draft);
  if (!variants) return given ?? (core(schema) instanceof z.ZodLiteral ? defaults : undefined);
  const named = isBlank(given?.[variants.tag]) ? undefined : given?.[variants.tag];
  const chosen = named ?? base[variants.tag] ?? variant;
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

function prepareList(element: z.ZodType, given: unknown, defaults: unknown, draft: boolean): unknown {
  const entries = given ?? (isGroup(defaults) ? undefined : defaults);
  if (!Array.isArray(entries)) return entries;
  const base = isGroup(defaults) ? defaults : undefined;
  // A blank entry is kept, so that it is refused and the others keep their places.
  return entries.map((entry) => (isBlank(entry) ? entry : (prepare(element, entry, base, draft) ?? entry)));
}

function prepareBi(value: unknown, draft: boolean): unknown {
  if (typeof value === 'string' && draft) return { zh: value };
  if (!isGroup(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, text]) => !isBlank(text)));
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
