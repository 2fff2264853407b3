// References to other clauses and annexes of the same contract, and where they lead. A statute's article is no reference.
import type { ContractText, Stretch } from '../text.js';

export interface Reference {
  readonly kind: 'clause' | 'annex';
  /** Counters from the top: 第8.1条 is [8, 1]. */
  readonly number: readonly number[];
  /** The clause it leads to; absent where there is none. */
  readonly target?: number;
  readonly at: Stretch;
}

export function referencesOf(_text: ContractText): readonly Reference[] {
  return [];
}
