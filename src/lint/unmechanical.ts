// Rules of the catalogue that no program can check without a person's judgement or data from outside, and why.
import type { Pair } from '../contract/ast.js';

export interface Unmechanical {
  readonly id: string;
  readonly reason: Pair<string>;
}

export const unmechanical: readonly Unmechanical[] = [];
