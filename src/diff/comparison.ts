// What differs between two term sheets and the contracts they print, types only. Fields are keyed by path, list entries by their key,
// provisions by id; nothing is keyed by its place in a text.
import type { Contract, Pair, Role } from '../contract/ast.js';
import type { Form } from '../template/forms.js';
import type { Terms } from '../terms/index.js';
import type { Edit } from './words.js';

/** One sheet as compiled, with the name of its file; both sides of a comparison in the same script. */
export interface CompiledSide {
  readonly file: string;
  readonly contract: Contract;
  readonly terms: Terms;
  readonly form: Form;
  /** Index paths of the fields that the contract was made from. */
  readonly read: ReadonlySet<string>;
  /** As the sheet wrote it, without defaults. */
  readonly value: unknown;
}

/** Groups of legal weight, heaviest first. */
export const WEIGHTS = [
  'form',
  'money',
  'liability',
  'term',
  'levels',
  'confidentiality',
  'disputes',
  'parties',
  'wording',
] as const;
export type Weight = (typeof WEIGHTS)[number];

export interface Comparison {
  readonly old: Side;
  readonly new: Side;
  /** By weight, then in the order of the model. */
  readonly changes: readonly FieldChange[];
  /** In the order of the new contract; removed provisions where they stood. */
  readonly provisions: readonly ProvisionChange[];
  /** What means the same and is no change, but is printed in other words. */
  readonly restated: readonly Restated[];
}
export interface Side {
  /** Name of the sheet for messages. */
  readonly file: string;
  readonly form: string;
  readonly title: Pair<string>;
}

export interface FieldChange {
  /** Dotted path; list entries by key where the list has one: `standards.response.phone.within`. */
  readonly path: string;
  readonly weight: Weight;
  /** The field's label, with the entry it belongs to in front. */
  readonly label: Pair<string>;
  readonly kind: 'changed' | 'added' | 'removed';
  readonly before?: Shown;
  readonly after?: Shown;
  /** What follows from the change: the rate by the year, the total. */
  readonly effects: readonly Effect[];
  /** Present only where it is certain. */
  readonly favours?: Role | 'neutral';
  /** The provisions whose words change with it, in the order of the new contract. */
  readonly clauses: readonly ClauseRef[];
}
export interface Shown {
  /** As a sheet holds it. */
  readonly value: unknown;
  /** As a person reads it, with its unit: `20 秒` / `20 seconds`. */
  readonly text: Pair<string>;
  /** Who said it: the sheet, the form's default, the model's default, or the program from other fields. */
  readonly by: 'sheet' | 'form' | 'model' | 'computed';
}
export interface Effect {
  readonly label: Pair<string>;
  readonly before?: Pair<string>;
  readonly after?: Pair<string>;
}
/** A field whose entries stand in another order or whose figure has another unit, and what is printed otherwise for it alone. */
export interface Restated {
  readonly path: string;
  readonly label: Pair<string>;
  readonly clauses: readonly ClauseRef[];
}
export interface ClauseRef {
  readonly id: string;
  /** Its printed number as other provisions cite it; absent on the side that does not print it, and where it has none. */
  readonly old?: Pair<string>;
  readonly new?: Pair<string>;
  readonly title?: Pair<string>;
}

export interface ProvisionChange extends ClauseRef {
  /**
   * `moved`: under another provision, or among the same neighbours at another place. `renumbered`: only its number differs. `reworded`: its
   * own words differ, references counted by where they lead. `fields` are the paths of the changes that explain it: empty where the
   * templates differ, never otherwise.
   */
  readonly kind: 'added' | 'removed' | 'moved' | 'renumbered' | 'reworded';
  readonly fields: readonly string[];
  /** Of a reworded provision its own words, without those of its children; of one that came or went all its words, a line each. */
  readonly words?: Pair<readonly Edit[]>;
}
