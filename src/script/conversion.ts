// What a conversion between scripts takes and gives, types only. Offsets are UTF-16 units of the text given.
import type { Script } from '../contract/ast.js';

/** Why a stretch is not converted like other words. */
export type Reason = 'name' | 'statute' | 'identifier' | 'literal';

/** A protected stretch. `as` is printed in its place; with `characters` its letters are converted and its words kept; else it stays as typed. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly reason: Reason;
  readonly as?: string;
  readonly characters?: true;
}

/**
 * Something to tell about a stretch: a protected one, a character with several counterparts, a regional word, a capital amount, a quotation mark.
 * `plain` stands where only the number of units differs.
 */
export interface Note {
  readonly kind: 'kept' | 'choice' | 'word' | 'amount' | 'quotes' | 'plain';
  readonly start: number;
  readonly end: number;
  readonly result: string;
  /** Of a choice: the other forms it might have taken. */
  readonly alternatives?: readonly string[];
  /** Of a choice: no phrase decided it, the character stands alone. */
  readonly alone?: true;
  /** Of a kept stretch. */
  readonly reason?: Reason;
  /** Of a kept stretch: the form printed was given. */
  readonly given?: true;
}

/** Between two notes source and result correspond unit by unit. */
export interface Converted {
  readonly text: string;
  /** In order, without overlap. */
  readonly notes: readonly Note[];
}

export interface Converter {
  readonly from: Script;
  readonly to: Script;
  readonly localised: boolean;
  /** `kept` is in order and without overlap. Choices are noted when `explain` was asked for at its making. */
  readonly convert: (text: string, kept?: readonly Span[]) => Converted;
}
