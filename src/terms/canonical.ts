// The value of a sheet in, its canonical YAML out: the fields that it gives, in the order of the model, one to a line, without comments.
// Blanks are left out, as the model reads them as absent. Read again and written again it is the same text.
import * as z from 'zod';
import { type Line, writeSheet } from '../sheet/write.js';
import { metaOf } from './field.js';
import { sheetSchema } from './schema.js';
import { elementOf, isGroup, shapeOf, variantsOf } from './walk.js';

export function canonicalSheet(value: unknown): string {
  return writeSheet([], members(sheetSchema, value));
}

function members(schema: z.ZodType, value: unknown): Line[] {
  const given = isGroup(value) ? value : {};
  const variants = variantsOf(schema);
  const shape = variants ? (variants.of.get(String(given[variants.tag])) ?? {}) : (shapeOf(schema) ?? {});
  // What the form's variant would settle has no shape of its own here: it is kept as it was typed.
  const order = [
    ...new Set([...(variants ? [variants.tag] : []), ...Object.keys(shape), ...Object.keys(given)]),
  ];
  return order.flatMap((key) => {
    const member = shape[key];
    return Object.hasOwn(given, key) ? lineOf(key, member ?? z.unknown(), given[key]) : [];
  });
}

function lineOf(key: string | undefined, schema: z.ZodType, value: unknown): Line[] {
  const named = key === undefined ? {} : { key };
  if (isBlank(value)) return schema instanceof z.ZodNullable && value === null ? [{ ...named, value }] : [];
  if (metaOf(schema).valueType) return [{ ...named, value: withoutBlanks(value) }];
  const element = elementOf(schema);
  // An empty list says something: it takes the form's own away.
  if (Array.isArray(value) && element && value.length > 0 && value.every(isGroup))
    return [{ ...named, lines: value.flatMap((entry) => ({ lines: members(element, entry) })) }];
  if (!isGroup(value)) return [{ ...named, value }];
  const lines = members(schema, value);
  return lines.length === 0 ? [] : [{ ...named, lines }];
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Of a bilingual text, the languages that say something. */
const withoutBlanks = (value: unknown): unknown =>
  isGroup(value) ? Object.fromEntries(Object.entries(value).filter(([, text]) => !isBlank(text))) : value;
