// LIA: what a breach costs. Damages as they are counted stand in liability-damages.ts, their limits and what is missing in liability-limits.ts.
import type { Rule } from '../rule.js';
import { damagesRules } from './liability-damages.js';
import { limitRules } from './liability-limits.js';
import { rateRules } from './liability-rates.js';

export const liabilityRules: readonly Rule[] = [...rateRules, ...damagesRules, ...limitRules].sort((a, b) =>
  a.id.localeCompare(b.id),
);
