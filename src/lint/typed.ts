// Terms in, every text that somebody typed in them out, each language by itself: for rules that read words whether or not they are printed.
import { type Terms, termsSchema } from '../terms/schema.js';
import { fields } from '../terms/walk.js';
import { oncePer } from '../text/once.js';

export interface Typed {
  readonly path: string;
  readonly value: string;
  /** Printed as registered, in its own characters. */
  readonly name: boolean;
}

export const textsOf: (terms: Terms) => readonly Typed[] = oncePer((terms) =>
  fields(termsSchema, terms).flatMap(({ path, meta, value }): Typed[] => {
    const name = meta.name === true;
    if (typeof value === 'string') return [{ path, value, name }];
    if (meta.valueType?.kind.kind !== 'bi' || typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([lang, part]) =>
      typeof part === 'string' ? [{ path: `${path}.${lang}`, value: part, name }] : [],
    );
  }),
);
