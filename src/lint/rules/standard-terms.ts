// Rules on standard terms.
import type { Rule } from '../rule.js';

export const standardTermRules: readonly Rule[] = [];
