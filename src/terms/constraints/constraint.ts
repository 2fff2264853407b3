// The shape of a cross-field constraint: an id of the term model, a severity, and a pure check over completed terms.

import type { Severity } from '../../problem.js';
import type { Terms } from '../schema.js';
import type { Bi } from '../types/text.js';

export interface Finding {
  /** The most telling field, as an index path. */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly hint?: { readonly zh: string; readonly en: string };
  /** Where one constraint has grades. */
  readonly severity?: Severity;
  /** Only something absent: a draft may still leave it blank. */
  readonly lacks?: true;
}
export interface Constraint {
  readonly id: string;
  readonly severity: Severity;
  /** Fields and groups it judges by: when one of them was refused, the constraint says nothing. */
  readonly reads: readonly string[];
  readonly check: (terms: Terms) => readonly Finding[];
}

export const none: readonly Finding[] = [];
export const zhOf = (text: Bi | undefined): string | undefined => text?.zh;

/** One finding when the condition holds. */
export const when = (condition: unknown, finding: Finding): readonly Finding[] =>
  condition ? [finding] : none;
