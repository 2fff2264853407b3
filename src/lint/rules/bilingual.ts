// Rules on Chinese against English.
import type { Rule } from '../rule.js';

export const bilingualRules: readonly Rule[] = [];
