// Ways over the schema: the members of a group, the variant of a union that a value chose, the field at a path.
// Paths address list entries by index or by key; the schema knows which field is the key.
import * as z from 'zod';
import { oncePer } from '../text/once.js';
import { core, type FieldMeta, metaOf } from './field.js';

export type Shape = Readonly<Record<string, z.ZodType>>;
export interface Variants {
  readonly tag: string;
  readonly of: ReadonlyMap<string, Shape>;
}

export const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Is the path this field, or a field inside this group? */
export const within = (path: string, whole: string): boolean =>
  path === whole || path.startsWith(`${whole}.`);

/** Members of a plain group; undefined for leaves (a bilingual text is a leaf), lists and unions. */
export const shapeOf = oncePer((schema: z.ZodType): Shape | undefined => {
  const inner = core(schema);
  return inner instanceof z.ZodObject && !metaOf(schema).valueType ? (inner.shape as Shape) : undefined;
});

export const elementOf = oncePer((schema: z.ZodType): z.ZodType | undefined => {
  const inner = core(schema);
  return inner instanceof z.ZodArray ? (inner.def.element as z.ZodType) : undefined;
});

export const variantsOf = oncePer((schema: z.ZodType): Variants | undefined => {
  const inner = core(schema);
  if (!(inner instanceof z.ZodDiscriminatedUnion)) return undefined;
  const tag = inner.def.discriminator;
  const of = new Map<string, Shape>();
  for (const member of inner.def.options as readonly z.ZodObject[]) {
    const literal = member.shape[tag] as unknown as z.ZodLiteral<string>;
    of.set(literal.value, member.shape as Shape);
  }
  return { tag, of };
});

/** The members that hold for this value: of the group, or of the variant it names. */
export function membersFor(schema: z.ZodType, value: unknown): Shape | undefined {
  const variants = variantsOf(schema);
  if (!variants) return shapeOf(schema);
  return isGroup(value) ? variants.of.get(String(value[variants.tag])) : undefined;
}

/** All members a path may name: of a union, those of every variant. */
export const anyMembers = oncePer((schema: z.ZodType): Shape | undefined => {
  const variants = variantsOf(schema);
  return variants ? Object.assign({}, ...[...variants.of.values()].reverse()) : shapeOf(schema);
});

const INDEX = /^\d+$/;

/** May this segment address an entry of the list? An index may, and a key that the key field can hold. */
export function addresses(segment: string, element: z.ZodType, meta: Partial<FieldMeta>): boolean {
  if (INDEX.test(segment)) return true;
  const variants = variantsOf(element);
  if (variants && variants.tag === meta.key) return variants.of.has(segment);
  const key = meta.key === undefined ? undefined : anyMembers(element)?.[meta.key];
  const kind = key && metaOf(key).valueType?.kind;
  return kind?.kind === 'enum' && kind.values.includes(segment);
}

/** The schema at a path, statically; undefined when no sheet can have such a field. */
export function schemaAt(root: z.ZodType, path: string): z.ZodType | undefined {
  let at: z.ZodType | undefined = root;
  for (const segment of path === '' ? [] : path.split('.')) {
    const element = elementOf(at);
    if (element) {
      if (!addresses(segment, element, metaOf(at))) return undefined;
      at = element;
    } else {
      const members = anyMembers(at);
      at = members && Object.hasOwn(members, segment) ? members[segment] : undefined;
    }
    if (!at) return undefined;
  }
  return at;
}

/** The value at an index path. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const segment of path === '' ? [] : path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, segment)) return undefined;
    at = (at as Record<string, unknown>)[segment];
  }
  return at;
}

export interface Visit {
  readonly path: string;
  readonly schema: z.ZodType;
  readonly meta: Partial<FieldMeta>;
  readonly value: unknown;
}

/** Every field that the value could have, parents first: absent ones too, and of unions only the chosen variant. */
export function fields(schema: z.ZodType, value: unknown): Visit[] {
  const found: Visit[] = [];
  collect(schema, value, '', found);
  return found;
}

/** What the walk asks of a schema, asked once. */
const outlineOf = oncePer((schema: z.ZodType) => ({
  meta: metaOf(schema),
  variants: variantsOf(schema),
  members: Object.entries(shapeOf(schema) ?? {}),
  element: elementOf(schema),
}));

function collect(schema: z.ZodType, value: unknown, path: string, found: Visit[]): void {
  const { meta, variants, members, element } = outlineOf(schema);
  if (path !== '') found.push({ path, schema, meta, value });
  const before = path === '' ? '' : `${path}.`;
  const own = isGroup(value) ? value : {};
  const shape = variants ? Object.entries(variants.of.get(String(own[variants.tag])) ?? {}) : members;
  for (const [name, member] of shape) collect(member, own[name], before + name, found);
  if (element && Array.isArray(value))
    value.forEach((entry, index) => {
      collect(element, entry, before + index, found);
    });
}
