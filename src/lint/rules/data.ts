// Rules on personal information and data.
import type { Rule } from '../rule.js';

export const dataRules: readonly Rule[] = [];
