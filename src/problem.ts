// Problems are collected data, not thrown strings: what is wrong, where, what was expected, what to type instead.
// ContractError carries them past a stage that cannot go on; the CLI prints them all.

export type Severity = 'error' | 'warning' | 'info';

/** A place in a text file: 1-based line and column, columns counted in UTF-16 units; `end` is exclusive, on the same line. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly col: number;
  readonly end?: number;
  /** Of a paged file, 1-based; its lines are its paragraphs. */
  readonly page?: number;
}

export interface Problem {
  /** Stable identifier such as `X04` or `SHEET-UNKNOWN-KEY`; tests and tools rely on it, never on the wording. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: { readonly zh: string; readonly en: string };
  /** Dotted term-sheet path, `parties.customer.uscc`. */
  readonly path?: string;
  readonly place?: Place;
  /** The clause of the contract as a person names it, 第8.1条 / Clause 8.1. */
  readonly clause?: { readonly zh: string; readonly en: string };
  /** The law it rests on, as far as its articles were read. */
  readonly basis?: { readonly zh: string; readonly en: string };
  /** What to type instead. */
  readonly hint?: { readonly zh: string; readonly en: string };
}

/** Thrown where a stage cannot give a result; carries every problem found so far. */
export class ContractError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
    this.name = 'ContractError';
  }
}

/** True when any problem is an error. */
export function failed(problems: readonly Problem[]): boolean {
  return problems.some((p) => p.severity === 'error');
}
