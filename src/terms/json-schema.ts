// The sheet's schema as JSON Schema for editors: completion, hover text in both languages, checks of form. Draft-07, because editors'
// YAML support read nothing newer for long. Own walk instead of zod's: the leaves are read by functions, and what is known stands in their meta.
import type * as z from 'zod';
import type { Pair } from '../contract/ast.js';
import { type FieldMeta, metaOf } from './field.js';
import { isComputed, modelFields } from './fields.js';
import { sheetSchema } from './schema.js';
import { elementOf, isGroup, type Shape, shapeOf, type Variants, variantsOf } from './walk.js';

export type Json = { readonly [key: string]: unknown };
export interface SchemaOptions {
  /** The words of enum values, by path without list elements and party roles. */
  readonly words: Readonly<Record<string, Readonly<Record<string, Pair<string>>>>>;
  /** For one form only: its defaults, and the fields that a final contract needs. */
  readonly form?: {
    readonly id: string;
    readonly title: Pair<string>;
    readonly defaults: unknown;
    readonly requires: readonly string[];
  };
}
type Words = SchemaOptions['words'];

export function sheetSchemaOf({ words, form }: SchemaOptions): Json {
  const shape = shapeOf(sheetSchema)!;
  const properties = propertiesOf(shape, form?.defaults, '', words);
  const title = form
    ? `${form.title.zh} / ${form.title.en}`
    : '客服合同条款清单 / Customer-service term sheet';
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `csa-contract: ${title}`,
    type: 'object',
    properties: form
      ? { ...properties, form: { ...(properties.form as Json), enum: [form.id] } }
      : properties,
    required: ['schema', 'form'],
    additionalProperties: false,
    ...(form && {
      if: {
        properties: { document: { properties: { status: { const: 'final' } }, required: ['status'] } },
        required: ['document'],
      },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: requiring(form.requires.filter(isOwedByAll)),
    }),
  };
}

function propertiesOf(shape: Shape, defaults: unknown, address: string, words: Words): Record<string, Json> {
  const own = isGroup(defaults) ? defaults : {};
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      if (isComputed(schema)) return [];
      // The two parties share their fields, and their words.
      const role = address === 'parties' && (name === 'customer' || name === 'provider');
      const inner = role ? address : address === '' ? name : `${address}.${name}`;
      return [[name, orBlank(node(schema, own[name], inner, words))]];
    }),
  );
}

/** One field: its shape, its default, and all that an editor may show about it. */
function node(schema: z.ZodType, given: unknown, address: string, words: Words): Json {
  const meta = metaOf(schema);
  const fallback = given ?? meta.fallback;
  return {
    ...told(meta, fallback, valuesOf(schema), words[address]),
    ...shapeJson(schema, given, address, words),
    ...(fallback !== undefined && !isGroup(fallback) && { default: fallback }),
  };
}

function shapeJson(schema: z.ZodType, given: unknown, address: string, words: Words): Json {
  const { valueType, min } = metaOf(schema);
  if (valueType) return withWords(valueType.json, words[address]);
  const element = elementOf(schema);
  if (element) {
    const own = isGroup(given) ? given : undefined;
    const plain = metaOf(element).valueType !== undefined;
    const items = (plain ? shapeJson : node)(element, own, address, words);
    return { type: 'array', items, ...(min !== undefined && { minItems: min }) };
  }
  const variants = variantsOf(schema);
  if (variants) return unionJson(schema, variants, given, address, words);
  const properties = propertiesOf(shapeOf(schema) ?? {}, given, address, words);
  return { type: 'object', properties, additionalProperties: false };
}

/** The tag decides which fields there are; left out, it is the variant that a default names. */
function unionJson(
  schema: z.ZodType,
  { tag, of }: Variants,
  given: unknown,
  address: string,
  words: Words,
): Json {
  const values = [...of.keys()];
  const names = words[`${address}.${tag}`];
  const preset = (isGroup(given) ? given[tag] : undefined) ?? metaOf(schema).variant;
  const meta = metaOf([...of.values()][0]![tag]!);
  const choice = {
    ...told(meta, preset, values, names),
    ...withWords({ type: 'string', enum: values }, names),
  };
  const rule = (name: string, shape: Shape): Json => ({
    if:
      name === preset
        ? { properties: { [tag]: { enum: [name, null] } } }
        : { properties: { [tag]: { const: name } }, required: [tag] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: {
      properties: { ...propertiesOf(shape, given, address, words), [tag]: {} },
      additionalProperties: false,
    },
  });
  return {
    type: 'object',
    properties: { [tag]: orBlank(choice) },
    allOf: [...of].map(([name, shape]) => rule(name, shape)),
  };
}

/** Editors show `enumDescriptions` beside each value that they offer. */
function withWords(json: Json, words: Words[string] | undefined): Json {
  if (!words || !Array.isArray(json.enum)) return json;
  return {
    ...json,
    enumDescriptions: json.enum.map((value) => {
      const word = words[String(value)];
      return word ? `${word.zh} / ${word.en}` : '';
    }),
  };
}

/** A field written and left blank counts as left out: nothing behind the colon, empty quotes, an empty list. */
function orBlank(json: Json): Json {
  if (Array.isArray(json.anyOf)) return { ...json, anyOf: [...json.anyOf.map(emptied), { type: 'null' }] };
  if (typeof json.type !== 'string') return json;
  const { enum: values, ...rest } = emptied(json);
  const only = Array.isArray(values) && { enum: [...values, null] };
  return { ...rest, type: [json.type, 'null'], ...only };
}

/** Empty quotes, in each language of a bilingual text too, but not for a choice, where an editor would offer them; a list's least number of entries is asked of a final text only. */
function emptied(json: Json): Json {
  const { minLength, minItems, ...rest } = json;
  if (json.type === 'array') return rest;
  if (json.type === 'object' && json.additionalProperties === false && isBilingual(json.properties))
    return { ...json, properties: { zh: orBlank(json.properties.zh), en: orBlank(json.properties.en) } };
  if (json.type !== 'string') return json;
  return {
    ...rest,
    ...(typeof json.pattern === 'string' && { pattern: `^\\s*$|${json.pattern}` }),
  };
}

const isBilingual = (members: unknown): members is { readonly zh: Json; readonly en: Json } =>
  isGroup(members) && Object.keys(members).join() === 'zh,en';

function valuesOf(schema: z.ZodType): readonly string[] {
  const kind = metaOf(schema).valueType?.kind;
  if (kind?.kind === 'enum') return kind.values.length > 40 ? [] : kind.values;
  const element = elementOf(schema);
  return element ? valuesOf(element) : [...(variantsOf(schema)?.of.keys() ?? [])];
}

/** Title and description, in both languages. */
function told(
  meta: Partial<FieldMeta>,
  fallback: unknown,
  values: readonly string[],
  words: Words[string] | undefined,
): Json {
  const { label, purpose, unit, range, why, otherwise } = meta;
  const reason = why ? ` (${why.zh} / ${why.en})` : '';
  const lines = [
    ...(purpose ? [purpose.zh, purpose.en] : []),
    ...(unit ? [`单位 / Unit: ${unit.zh} / ${unit.en}`] : []),
    ...(range ? [`范围 / Range: ${rangeText(range)}`] : []),
    ...(fallback === undefined ? [] : [`默认 / Default: ${JSON.stringify(fallback)}${reason}`]),
    ...(otherwise ? [`留空时 / When left out: ${otherwise.zh} / ${otherwise.en}${reason}`] : []),
    ...values.flatMap((value) => {
      const word = words?.[value];
      return word ? [`- ${value}: ${word.zh} / ${word.en}`] : [];
    }),
  ];
  return {
    ...(label && { title: `${label.zh} / ${label.en}` }),
    ...(lines.length > 0 && { description: lines.join('\n') }),
  };
}

export function rangeText({ above, min, max, usual }: NonNullable<FieldMeta['range']>): string {
  const from = above === undefined ? `${min ?? '0'} ≤ ` : `${above} < `;
  return `${from}x ≤ ${max} %${usual === undefined ? '' : ` (通常不超过 / usually at most ${usual} %)`}`;
}

/** A field of one variant alone may give way when the sheet chooses another. */
function isOwedByAll(path: string): boolean {
  const address = path.replace(/\.\d+(?=\.|$)/g, '.*');
  return !modelFields().some((field) => field.path === address && field.variants);
}

/** The paths as nested `required`; a path into a list needs the list. */
function requiring(paths: readonly string[]): Json {
  const below = new Map<string, string[]>();
  for (const path of paths) {
    const [head = '', ...rest] = path.split('.');
    const stop = rest.length === 0 || /^\d+$/.test(rest[0]!);
    below.set(head, [...(below.get(head) ?? []), ...(stop ? [] : [rest.join('.')])]);
  }
  const properties = [...below].map(([head, rest]) => [
    head,
    rest.length === 0
      ? { type: ['string', 'number', 'boolean', 'object', 'array'], minLength: 1 }
      : requiring(rest),
  ]);
  return { properties: Object.fromEntries(properties), required: [...below.keys()] };
}
