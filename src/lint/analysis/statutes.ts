// Every statute that the text names, with or without title marks, and the articles it cites of it.
import type { ContractText, Stretch } from '../text.js';
import type { Facts } from './facts.js';

export interface Statute {
  /** Id of the law register, of the text in force on the day that counts where several bear the title; absent where the register has none of this title. */
  readonly law?: string;
  /** As written, without title marks. */
  readonly title: string;
  /** Whether it stands in 《》. */
  readonly marked: boolean;
  /** Articles cited of it, plain numbers. */
  readonly articles: readonly { readonly number: number; readonly at: Stretch }[];
  readonly at: Stretch;
}

export function statutesOf(_text: ContractText, _facts: Facts): readonly Statute[] {
  return [];
}
