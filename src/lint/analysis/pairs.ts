// What stands side by side in two languages: the passages of one clause, or of two clauses with the same number where the languages follow one another.
import type { ContractText, Passage } from '../text.js';

export interface LanguagePair {
  /** The clauses; the same index where one clause holds both languages. */
  readonly zh: number;
  readonly en: number;
  readonly passages: { readonly zh: readonly Passage[]; readonly en: readonly Passage[] };
}
export interface Pairs {
  readonly pairs: readonly LanguagePair[];
  /** Clauses that one language has and the other lacks. */
  readonly alone: readonly number[];
}

export function pairsOf(_text: ContractText): Pairs {
  return { pairs: [], alone: [] };
}
