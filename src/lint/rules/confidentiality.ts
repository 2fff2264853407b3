// Rules on confidentiality and intellectual property.
import type { Rule } from '../rule.js';

export const confidentialityRules: readonly Rule[] = [];
