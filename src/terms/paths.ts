// What is known about a field by its path, statically: kind, label, whether it is a name. And the value at a path in given terms.
import type * as z from 'zod';
import type { FieldKind, Pair } from '../contract/ast.js';
import { type FieldMeta, metaOf } from './field.js';
import { type Terms, termsSchema } from './schema.js';
import { anyMembers, elementOf, fields, isGroup, schemaAt, variantsOf } from './walk.js';

const kinds = new Map<string, FieldKind | undefined>();

/** The kind of any field that some sheet can have; undefined for a path that none can. The schema never changes, so answers are kept. */
export function kindOf(path: string): FieldKind | undefined {
  if (!kinds.has(path)) kinds.set(path, findKind(path));
  return kinds.get(path);
}

function findKind(path: string): FieldKind | undefined {
  const whole = biPart(path);
  if (whole !== undefined) return { kind: 'text' };
  const schema = schemaAt(termsSchema, path);
  return schema && (tagKind(path) ?? kindOfSchema(schema));
}

function kindOfSchema(schema: z.ZodType): FieldKind {
  const { valueType, key } = metaOf(schema);
  if (valueType) return valueType.kind;
  const element = elementOf(schema);
  if (element) return { kind: 'list', of: kindOfSchema(element), ...(key === undefined ? {} : { key }) };
  const tag = variantsOf(schema);
  const fields = Object.entries(anyMembers(schema) ?? {}).map(([name, member]): [string, FieldKind] => [
    name,
    name === tag?.tag ? { kind: 'enum', values: [...tag.of.keys()] } : kindOfSchema(member),
  ]);
  return { kind: 'group', fields: Object.fromEntries(fields) };
}

/** A tag's own schema is one literal; its kind is all of them. */
function tagKind(path: string): FieldKind | undefined {
  const cut = path.lastIndexOf('.');
  const parent = cut < 0 ? undefined : schemaAt(termsSchema, path.slice(0, cut));
  const variants = parent && variantsOf(parent);
  return variants?.tag === path.slice(cut + 1)
    ? { kind: 'enum', values: [...variants.of.keys()] }
    : undefined;
}

/** The path without `.zh` or `.en`, when that leaves a bilingual text. */
function biPart(path: string): { path: string; lang: 'zh' | 'en' } | undefined {
  const [, above = '', lang] = /^(.*)\.(zh|en)$/.exec(path) ?? [];
  const schema = above === '' ? undefined : schemaAt(termsSchema, above);
  return schema && metaOf(schema).valueType?.kind.kind === 'bi'
    ? { path: above, lang: lang as 'zh' | 'en' }
    : undefined;
}

/** The field of a path that may name one language of it. */
export const wholeOf = (path: string): string => biPart(path)?.path ?? path;

/** A field's label in both languages; the last segment where the model knows no such field. */
export function labelOf(path: string): Pair<string> {
  const part = biPart(path);
  if (part) {
    const whole = labelOf(part.path);
    return part.lang === 'zh'
      ? { zh: `${whole.zh}（中文）`, en: `${whole.en} (Chinese)` }
      : { zh: `${whole.zh}（英文）`, en: `${whole.en} (English)` };
  }
  const schema = schemaAt(termsSchema, path);
  const last = path.slice(path.lastIndexOf('.') + 1);
  return (schema && metaOf(schema).label) ?? { zh: last, en: last };
}

/** What a person who fills in the field wants to know; `fallback` is the model's default, which a form may replace. */
export type FieldNotes = Pick<
  FieldMeta,
  'label' | 'purpose' | 'unit' | 'fallback' | 'otherwise' | 'why' | 'range'
>;

/** Notes on any field that some sheet can have; undefined for a path that none can. */
export function notesOf(path: string): FieldNotes | undefined {
  const schema = schemaAt(termsSchema, wholeOf(path));
  return schema && notesOn(schema, path);
}

/** The same of a field as this sheet has it: in a union, what the chosen variant says of it. */
export function notesIn(sheet: unknown, path: string): FieldNotes | undefined {
  const whole = wholeOf(path);
  const field = fields(termsSchema, sheet).find((visit) => visit.path === whole);
  return field ? notesOn(field.schema, path) : notesOf(path);
}

function notesOn(schema: z.ZodType, path: string): FieldNotes {
  const { purpose, unit, fallback, otherwise, why, range } = metaOf(schema);
  const notes = { purpose, unit, fallback, otherwise, why, range };
  const known = Object.fromEntries(Object.entries(notes).filter(([, note]) => note !== undefined));
  return { label: labelOf(path), ...known };
}

/** True for values that are printed as registered and never converted to Traditional characters. */
export function isName(path: string): boolean {
  const schema = schemaAt(termsSchema, wholeOf(path));
  return schema !== undefined && metaOf(schema).name === true;
}

/** The value at a path whose list entries are named by key or index; undefined when absent or an empty group. */
export function fieldAt(terms: Terms, path: string): { value: unknown; path: string } | undefined {
  let value: unknown = terms;
  let schema: z.ZodType | undefined = termsSchema;
  const steps: string[] = [];
  for (const segment of path.split('.')) {
    let step = segment;
    const element: z.ZodType | undefined = schema && elementOf(schema);
    if (Array.isArray(value)) {
      const key = schema && metaOf(schema).key;
      const found = /^\d+$/.test(segment)
        ? Number(segment)
        : value.findIndex((entry) => key !== undefined && isGroup(entry) && entry[key] === segment);
      step = String(found);
    }
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
    schema = element ?? (schema && anyMembers(schema)?.[step]);
    steps.push(step);
  }
  return isEmpty(value) ? undefined : { value, path: steps.join('.') };
}

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  return isGroup(value) && Object.values(value).every(isEmpty);
}
