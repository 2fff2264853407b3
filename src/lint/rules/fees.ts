// Rules on price, payment, tax.
import type { Rule } from '../rule.js';

export const feeRules: readonly Rule[] = [];
