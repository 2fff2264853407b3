// Rules on dates, term, renewal, termination.
import type { Rule } from '../rule.js';

export const termRules: readonly Rule[] = [];
