// Rules on the text as such.
import type { Rule } from '../rule.js';

export const hygieneRules: readonly Rule[] = [];
