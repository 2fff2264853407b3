// What stands in a new sheet where a value is to be filled in: quotes, brackets or nothing, by the type of the field.
import * as z from 'zod';
import { metaOf } from './field.js';
import { isComputed } from './fields.js';
import { sheetSchema } from './schema.js';
import { anyMembers, elementOf, schemaAt, shapeOf, variantsOf } from './walk.js';

export function blankEntry(element: z.ZodType): unknown {
  return entriesOf(element)[0];
}

/** An entry of each kind that the list can hold. */
function entriesOf(element: z.ZodType): unknown[] {
  const variants = variantsOf(element);
  if (!variants) return [blankFields(Object.entries(anyMembers(element) ?? {}))];
  return [...variants.of].map(([name, shape]) => {
    const fields = Object.entries(shape).filter(([field]) => field !== variants.tag);
    return { [variants.tag]: name, ...blankFields(fields) };
  });
}

/** What must be filled in; of a group with nothing of the kind, its first field. */
export function blankFields(fields: readonly (readonly [string, z.ZodType])[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, schema] of fields) {
    const shape = shapeOf(schema);
    const { fallback, otherwise } = metaOf(schema);
    if (shape) {
      const inner = blankFields(Object.entries(shape));
      const [first] = Object.entries(shape);
      if (Object.keys(inner).length > 0) out[name] = inner;
      else if (first) out[name] = { [first[0]]: metaOf(first[1]).fallback ?? blankOf(first[1]) };
    } else if (isOwed(schema) && fallback === undefined && !otherwise) out[name] = blankOf(schema);
  }
  return out;
}

/** Needed whatever else is written; a nullable field must be written even where it is null. */
const isOwed = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodNullable || (metaOf(schema).need?.when(() => undefined, '') ?? false);

/** The blank for a field that a problem of this code finds missing; null where there is nothing to type: no field, a group, or one worked out. */
export function blankFor(path: string, code: string): { readonly value: unknown } | null {
  const schema = schemaAt(sheetSchema, path);
  if (!schema || isComputed(schema) || shapeOf(schema) || variantsOf(schema)) return null;
  const { need, otherwise } = metaOf(schema);
  // Other fields fill it, once they are filled in.
  if (otherwise || (code !== 'TERM-MISSING' && code !== need?.code)) return null;
  return { value: blankOf(schema) };
}

/** What stands where a value is to be filled in: quotes or brackets where the value will need them. */
export function blankOf(schema: z.ZodType): unknown {
  const element = elementOf(schema);
  // Entries of different kinds are there to be combined: two of them show how.
  if (element) return anyMembers(element) ? entriesOf(element).slice(0, 2) : [];
  switch (metaOf(schema).valueType?.kind.kind) {
    case 'bi':
      return { zh: '', en: '' };
    case 'text':
    case 'money':
    case 'percent':
    case 'decimal':
    case 'time':
      return '';
    default:
      return undefined;
  }
}
