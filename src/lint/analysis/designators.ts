// Who the parties are and what the text calls them: 甲方/乙方, 委托方/受托方, Party A, the Client; the names behind the letters.
import type { Role } from '../../contract/ast.js';
import type { ContractText, Stretch } from '../text.js';
import type { Facts } from './facts.js';

export interface Designator {
  /** `甲方`, `委托方`, `Party A`. */
  readonly word: string;
  readonly at: Stretch;
}
export interface Letter {
  readonly letter: 'A' | 'B';
  /** Registered name as the party block gives it. */
  readonly name?: { readonly text: string; readonly at: Stretch };
  /** The role that the text gives it, by its label or by who pays. */
  readonly role?: Role;
}
export interface Designators {
  readonly all: readonly Designator[];
  readonly letters: readonly Letter[];
}

export function designatorsOf(_text: ContractText, _facts: Facts): Designators {
  return { all: [], letters: [] };
}
