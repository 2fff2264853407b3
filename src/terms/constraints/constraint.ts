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
/** What the sheet cannot tell; a check that needs something absent stays silent. */
export interface Outside {
  /** Today: stands in for the day of signing where no signature is dated. */
  readonly asOf?: string;
  /** The law register: the first day of each text, and the last where it has ended. */
  readonly laws?: Readonly<Record<string, { readonly from: string; readonly to?: string }>>;
  /** Addresses of the form's clauses, `SVL-4.4`. */
  readonly clauses?: readonly string[];
  /** One-year loan prime rate at signing, in percent. */
  readonly lpr?: string;
  /** Is there a file at this path from the sheet's folder? */
  readonly fileExists?: (path: string) => boolean;
}
export interface Constraint {
  readonly id: string;
  readonly severity: Severity;
  /** Fields and groups it judges by: when one of them was refused, the constraint says nothing. */
  readonly reads: readonly string[];
  readonly check: (terms: Terms, outside: Outside) => readonly Finding[];
}

export const none: readonly Finding[] = [];
export const zhOf = (text: Bi | undefined): string | undefined => text?.zh;

/** One finding when the condition holds. */
export const when = (condition: unknown, finding: Finding): readonly Finding[] =>
  condition ? [finding] : none;
