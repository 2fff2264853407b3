// Rules on citations of law.
import type { Rule } from '../rule.js';

export const lawRules: readonly Rule[] = [];
