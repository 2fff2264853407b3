// The ways between scripts, opened once for the tests.
import { wayBetween } from '../src/cli/opened.js';
import type { Script } from '../src/contract/ast.js';

export const REGIONS = ['hant-tw', 'hant-hk'] as const satisfies readonly Script[];
export type Region = (typeof REGIONS)[number];

export const WAYS = {
  'hant-tw': await wayBetween('hans', 'hant-tw'),
  'hant-hk': await wayBetween('hans', 'hant-hk'),
} as const;
export const BACK = {
  'hant-tw': await wayBetween('hant-tw', 'hans'),
  'hant-hk': await wayBetween('hant-hk', 'hans'),
} as const;
