// A sheet and its form's defaults in; out, for a field of the completed terms, who said it: the sheet, the form, the model, or the program.
import { metaOf } from './field.js';
import { offeredOnly } from './offered.js';
import { prepare } from './prepare.js';
import { sheetSchema } from './schema.js';
import { valueAt } from './walk.js';

export type Origin = 'sheet' | 'form' | 'model' | 'computed';

/** Takes an index path and the field's schema. */
export function originsIn(
  sheet: unknown,
  defaults: unknown,
): (path: string, schema: Parameters<typeof metaOf>[0]) => Origin {
  const laid = prepare(sheetSchema, sheet, offeredOnly(defaults, sheet), true);
  // What stands without the form, such as the variant of a union, is the model's.
  const bare = prepare(sheetSchema, sheet, {}, true);
  return (path, schema) => {
    if (!isBlank(valueAt(sheet, path))) return 'sheet';
    const [withForm, without] = [laid, bare].map((terms) => valueAt(terms, path));
    if (withForm !== undefined)
      return JSON.stringify(withForm) === JSON.stringify(without) ? 'model' : 'form';
    return metaOf(schema).fallback === undefined ? 'computed' : 'model';
  };
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
