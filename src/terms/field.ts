// The builders every clause family is written with: leaf, list, group and tag. A leaf is a zod schema whose meta holds all that
// is known about the field (kind, label, when it is needed, how to explain a bad value), so nothing is said twice.
import * as z from 'zod';
import type { FieldKind, Pair, Role } from '../contract/ast.js';
import { oncePer } from '../text/once.js';

/** Why a value was refused, in words that follow the field's label. */
export interface Wrong {
  readonly zh: string;
  readonly en: string;
  readonly hint?: Pair<string>;
}
export type Read<T> = { readonly value: T } | Wrong;

/** How one type of value is written and read. `input` is what JSON allows; `read` decides and explains. */
export interface ValueType<T> {
  readonly code: string;
  readonly kind: FieldKind;
  readonly input: z.ZodType;
  /** How a sheet writes the value, as JSON Schema, for editors. `read` may forgive more (spaces, full-width digits) and checks more. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly read: (given: unknown) => Read<T>;
  /** Of a bilingual text: how each language is read. */
  readonly part?: ValueType<string>;
  /** Where the type fixes what the figure counts. */
  readonly unit?: Pair<string>;
}

/** Looks at other fields of the completed terms: `form` from the top, `.mode` beside this field, `..size` one group further out. */
export type At = (path: string) => unknown;
/** When a field must be there; `code` where a numbered constraint says so. */
export interface Need {
  readonly when: (at: At, path: string) => boolean;
  readonly code: string;
}
/** Bounds of a percentage, checked by X11: above ≤ … the first is exclusive. Beyond `usual` X55 warns. */
export interface Range {
  readonly above?: string;
  readonly min?: string;
  readonly max: string;
  readonly usual?: string;
}
/** Whom more of a field favours; less of it then favours the other party. */
export type Gain = Role | 'neutral';
export interface FieldOptions {
  /** What the field means, one phrase. */
  readonly purpose?: Pair<string>;
  /** The model's default, shaped like a sheet. */
  readonly fallback?: unknown;
  /** What is taken when the field is left out, where other fields decide it. */
  readonly otherwise?: Pair<string>;
  /** The fields that fill it when it is left out, as `At` reads them: what is wrong with them is not told of it too. */
  readonly from?: readonly string[];
  /** The reason for `fallback` or `otherwise`. */
  readonly why?: Pair<string>;
  /** What the figure counts, or what it is a share of. */
  readonly unit?: Pair<string>;
  readonly need?: Need;
  /** A name is printed as registered and never converted to Traditional. */
  readonly name?: boolean;
  readonly range?: Range;
  /**
   * Whom a higher figure, a longer time, a yes, a later rank or a further item favours: only where that is certain whatever else is agreed.
   * `neutral` where every value holds for both parties alike.
   */
  readonly gain?: Gain;
  /** Of a choice, the steps from less to more; values of one step, and those in none, say nothing of each other. */
  readonly ranks?: readonly (readonly string[])[];
  /** Fields, as `At` reads them, on which the size of it depends: when one of them changes too, nothing is certain. */
  readonly given?: readonly string[];
}
export interface FieldMeta extends FieldOptions {
  readonly label: Pair<string>;
  /** Present on leaves only. */
  readonly valueType?: ValueType<unknown>;
  /** Lists: the element field that names an entry, and the least number of entries. */
  readonly key?: string;
  /** Lists: the choice that tells entries of one key apart. */
  readonly second?: string;
  readonly min?: number;
  readonly repeats?: boolean;
  /** Unions: the variant when none is named. */
  readonly variant?: string;
}
/** An optional field: absence is judged after parsing, because a draft may leave anything blank. */
export type Field<T> = z.ZodOptional<z.ZodType<T>>;

export const both = (zh: string, en: string): Pair<string> => ({ zh, en });

export const always: Need = { when: () => true, code: 'TERM-MISSING' };
export const needed = (when: Need['when'], code = 'TERM-MISSING'): Need => ({ when, code });

const described = <S extends z.ZodType>(schema: S, meta: Partial<FieldMeta>): S =>
  schema.meta({ ...meta }) as S;

export function leaf<T>(zh: string, en: string, type: ValueType<T>, options: FieldOptions = {}): Field<T> {
  const { fallback } = options;
  const schema = type.input.transform((given, context) => {
    const result = type.read(given);
    if ('value' in result) return result.value;
    context.issues.push({ code: 'custom', input: given, message: result.en });
    return z.NEVER;
  });
  const field = fallback === undefined ? schema.optional() : schema.default(fallback as never);
  return described(field, {
    label: { zh, en },
    valueType: type as ValueType<unknown>,
    ...(type.unit && { unit: type.unit }),
    ...options,
  }) as unknown as Field<T>;
}

/** A field that the program works out: it may be read everywhere and typed nowhere. */
export function computed<T>(zh: string, en: string, kind: FieldKind, options: FieldOptions = {}): Field<T> {
  const refuse = (): Wrong => ({
    zh: '由程序计算，不能填写',
    en: 'is worked out by the program and cannot be typed',
    hint: { zh: '删去这一行', en: 'remove this line' },
  });
  const type: ValueType<T> = {
    code: 'SHEET-DERIVED-KEY',
    kind,
    input: z.unknown(),
    json: { not: {} },
    read: refuse,
  };
  return described(z.undefined().optional(), {
    label: { zh, en },
    valueType: type as ValueType<unknown>,
    ...options,
  }) as unknown as Field<T>;
}

export interface ListOptions extends FieldOptions {
  readonly key?: string;
  readonly second?: string;
  readonly min?: number;
  /** The same key (or value) may come twice. */
  readonly repeats?: boolean;
}
/** Entries are never absent, whatever builder made the element. */
type Entries<S extends z.ZodType> = z.ZodOptional<z.ZodArray<z.ZodType<NonNullable<z.output<S>>>>>;

export function list<S extends z.ZodType>(
  zh: string,
  en: string,
  element: S,
  options: ListOptions = {},
): Entries<S> {
  const { fallback } = options;
  const schema = z.array(element);
  const field = fallback === undefined ? schema.optional() : schema.default(fallback as never);
  return described(field, { label: { zh, en }, ...options }) as unknown as Entries<S>;
}

/** A group is always there, if only to hold defaults; `fieldAt` treats an empty one as absent. The sheet's own groups have names. */
export function group<S extends z.ZodRawShape>(
  shape: S,
  named: Pick<FieldMeta, 'label' | 'purpose'> | undefined = undefined,
): z.ZodPrefault<z.ZodObject<S, z.core.$strict>> {
  const schema = z.strictObject(shape).prefault({} as never);
  return named ? described(schema, named) : schema;
}

/** The field that names the variant of a union. */
export function tag(zh: string, en: string, options: FieldOptions = {}) {
  return <V extends string>(value: V): z.ZodLiteral<V> =>
    described(z.literal(value), { label: { zh, en }, ...options });
}

/** A union as a field: `variant` is taken when the sheet names none. */
export function oneOf<S extends z.ZodDiscriminatedUnion>(
  zh: string,
  en: string,
  union: S,
  options: Omit<FieldOptions, 'fallback' | 'name' | 'range'> & { variant?: string } = {},
): z.ZodOptional<S> {
  return described(union.optional(), { label: { zh, en }, ...options });
}

/** What is known about a field: its own meta over that of the schemas it wraps. */
export const metaOf: (schema: z.ZodType) => Partial<FieldMeta> = oncePer((schema: z.ZodType) => {
  const inner = wrapped(schema);
  return { ...(inner ? metaOf(inner) : {}), ...(schema.meta() as Partial<FieldMeta> | undefined) };
});

/** The object, union, array or leaf inside optional, nullable, default and prefault. */
export const core: (schema: z.ZodType) => z.ZodType = oncePer((schema: z.ZodType) => {
  const inner = wrapped(schema);
  return inner ? core(inner) : schema;
});

function wrapped(schema: z.ZodType): z.ZodType | undefined {
  const wraps =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return wraps ? (schema.def.innerType as z.ZodType) : undefined;
}
