// Rules on the text as such.
import type { Rule } from '../rule.js';
import { characterRules } from './hygiene-characters.js';
import { punctuationRules } from './hygiene-punctuation.js';
import { residueRules } from './hygiene-residue.js';
import { scriptRules } from './hygiene-scripts.js';

export const hygieneRules: readonly Rule[] = [
  ...scriptRules,
  ...characterRules,
  ...punctuationRules,
  ...residueRules,
];
