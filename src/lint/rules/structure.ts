// Rules on structure of the contract.
import type { Rule } from '../rule.js';
import { blankRules } from './structure-blanks.js';
import { duplicateRules } from './structure-duplicates.js';
import { endingRules } from './structure-ending.js';
import { numberingRules } from './structure-numbering.js';
import { partRules } from './structure-parts.js';
import { signingRules } from './structure-signing.js';
import { termRules } from './structure-terms.js';

export const structureRules: readonly Rule[] = [
  ...numberingRules,
  ...duplicateRules,
  ...termRules,
  ...blankRules,
  ...partRules,
  ...endingRules,
  ...signingRules,
];
