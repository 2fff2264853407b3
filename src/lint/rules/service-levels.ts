// Rules on service levels.
import type { Rule } from '../rule.js';

export const serviceLevelRules: readonly Rule[] = [];
