// The ways between scripts, opened once for the tests.
import { readTraditional } from '../src/cli/files.js';
import type { Script } from '../src/contract/ast.js';
import { openWay, type Way } from '../src/script/index.js';

export const REGIONS = ['hant-tw', 'hant-hk'] as const satisfies readonly Script[];
export type Region = (typeof REGIONS)[number];
const files = readTraditional();
const open = async (from: Script, to: Script): Promise<Way> => openWay(from, to, files);

export const WAYS = {
  'hant-tw': await open('hans', 'hant-tw'),
  'hant-hk': await open('hans', 'hant-hk'),
} as const;
export const BACK = {
  'hant-tw': await open('hant-tw', 'hans'),
  'hant-hk': await open('hant-hk', 'hans'),
} as const;
