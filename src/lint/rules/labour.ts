// Rules on outsourcing, labour dispatch, consumer rules.
import type { Rule } from '../rule.js';

export const labourRules: readonly Rule[] = [];
