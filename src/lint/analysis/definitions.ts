// Terms that the text defines, and how often it uses each behind the definition.
import type { ContractText, Stretch } from '../text.js';

export interface Definition {
  readonly term: string;
  readonly lang: 'zh' | 'en';
  readonly at: Stretch;
  /** Occurrences outside the definition itself. */
  readonly uses: number;
}

export function definitionsOf(_text: ContractText): readonly Definition[] {
  return [];
}
