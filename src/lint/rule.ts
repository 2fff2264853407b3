// The shape of a rule: data for the reader (what, why, by which law, an example of each kind), and a pure function that finds its breaches.
// A rule reads the term sheet, the contract's text, or both; what the sheet's own checks already tell is only named here.
import type { Pair } from '../contract/ast.js';
import type { Severity } from '../problem.js';
import type { Outside } from '../terms/constraints/constraint.js';
import type { Terms } from '../terms/index.js';
import type { Analysis } from './analysis/index.js';
import type { Stretch } from './text.js';

export interface Rule {
  /** `FEE-005`: family and number of the catalogue. */
  readonly id: string;
  readonly severity: Severity;
  /** What is checked, in a line. */
  readonly title: Pair<string>;
  /** What is told, with `{named}` slots. Empty where `told` tells it. */
  readonly message: Pair<string>;
  /** What to type instead, with the same slots. */
  readonly hint?: Pair<string>;
  readonly basis?: readonly Basis[];
  /** Codes under which the sheet's own checks tell this, `X26@payment.due` where only at a field. Settings of the rule hold for them. */
  readonly told?: readonly string[];
  /** No setting can lower it: what it finds cannot be printed, or the numbers of the contract rest on it. */
  readonly fixed?: true;
  /** Over the completed sheet. `reads` names the fields and groups it judges by: where one was refused, the rule says nothing. */
  readonly sheet?: {
    readonly reads: readonly string[];
    readonly find: (terms: Terms, outside: RuleOutside) => readonly SheetHit[];
  };
  /** Over the text of the contract, our own or a foreign one. */
  readonly text?: (contract: Analysis) => readonly TextHit[];
  /** Severity on a foreign text, where it is another one; `off` where the rule speaks of our own text only. */
  readonly foreign?: Severity | 'off';
  /** The tests of the rule. */
  readonly examples: { readonly fires: readonly Example[]; readonly silent: readonly Example[] };
}

/** A legal source. Only an article that was read in the statute is printed as such. */
export interface Basis {
  /** Id of the law register. */
  readonly law: string;
  /** `585(2)`, `65(1)–(2)`, `557, 567`, `511[4]` for an item of an article with one paragraph; absent where the law as a whole is meant. */
  readonly articles?: string;
  /** text: read in the statute; secondary: from a commentary or an earlier text; none: not seen. */
  readonly checked: 'text' | 'secondary' | 'none';
}

export type Slots = Readonly<Record<string, string | number | Pair<string>>>;

interface Hit {
  readonly slots?: Slots;
  /** Where one rule has grades. */
  readonly severity?: Severity;
  readonly hint?: Pair<string>;
}
export interface SheetHit extends Hit {
  /** The most telling field, as an index path. */
  readonly path: string;
}
export interface TextHit extends Hit {
  /** The stretch at fault. */
  readonly at?: Stretch;
  /** The clause at fault where something is missing in it; without both, the contract as a whole. */
  readonly clause?: number;
}
/** What neither sheet nor text can tell. */
export type RuleOutside = Outside;

/** A term sheet made from a form's full example, or a foreign contract text. */
export type Example = SheetExample | TextExample;
export interface SheetExample {
  /** SAS where nothing is said. */
  readonly form?: 'SAS' | 'CSE' | 'ECS' | 'ASO' | 'SVL';
  /** Values to put at paths of the example sheet; undefined takes the field out. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Today, `2026-11-22` where nothing is said. */
  readonly asOf?: string;
}
export interface TextExample {
  /** A contract or a part of one, line by line. */
  readonly text: string;
  readonly asOf?: string;
  /** The stretch that the rule is to point at; only where it fires. */
  readonly at?: string;
}
