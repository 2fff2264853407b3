// Every field that some sheet can have, in the order of the model: path (list entries as `*`), kind, notes, and the variants that have it.
import type { FieldKind } from '../contract/ast.js';
import { metaOf } from './field.js';
import { type FieldNotes, kindOf, notesOf } from './paths.js';
import { sheetSchema } from './schema.js';
import { elementOf, schemaAt, shapeOf, variantsOf } from './walk.js';

export interface ModelField extends FieldNotes {
  readonly path: string;
  readonly kind: FieldKind;
  /** Values of the tag beside it with which the field exists; absent, with all. */
  readonly variants?: readonly string[];
}
type Schema = Parameters<typeof shapeOf>[0];

/** A field that the program works out and nobody types. */
export const isComputed = (schema: Schema): boolean => metaOf(schema).valueType?.code === 'SHEET-DERIVED-KEY';

/** Leaves and lists; a group stands for its fields alone. */
export function modelFields(): readonly ModelField[] {
  return [...below(sheetSchema, '')];
}

function* below(schema: Schema, path: string): Generator<ModelField> {
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`);
  const variants = variantsOf(schema);
  if (variants) {
    const names = new Set([...variants.of.values()].flatMap((shape) => Object.keys(shape)));
    for (const name of names) {
      const having = [...variants.of].filter(([, shape]) => Object.hasOwn(shape, name));
      const all = having.length === variants.of.size;
      for (const field of below(having[0]![1][name]!, inside(name)))
        yield all ? field : { ...field, variants: having.map(([value]) => value) };
    }
    return;
  }
  for (const [name, member] of Object.entries(shapeOf(schema) ?? {})) yield* below(member, inside(name));
  if (shapeOf(schema)) return;
  const known = path.replaceAll('*', '0');
  const [kind, notes] = [kindOf(known), notesOf(known)];
  if (!kind || !notes || isComputed(schema)) return;
  yield { path, kind, ...notes };
  const element = elementOf(schema);
  if (element && (shapeOf(element) || variantsOf(element))) yield* below(element, `${path}.*`);
}

/** May the field be owed by itself? A constraint may also ask for it, but in place of another field. */
export function hasNeed(path: string): boolean {
  const above = schemaAt(sheetSchema, path.slice(0, Math.max(path.lastIndexOf('.'), 0)));
  const own = schemaAt(sheetSchema, path);
  // A union is owed by its tag.
  return [own, above && variantsOf(above) ? above : undefined].some(
    (schema) => schema && metaOf(schema).need,
  );
}
