// Rules on breach and damages.
import type { Rule } from '../rule.js';

export const liabilityRules: readonly Rule[] = [];
