// Rules on who the parties are.
import type { Rule } from '../rule.js';

export const partyRules: readonly Rule[] = [];
