// Rules on courts, arbitration, governing law.
import type { Rule } from '../rule.js';

export const disputeRules: readonly Rule[] = [];
