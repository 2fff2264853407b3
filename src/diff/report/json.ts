// The comparison as JSON in both languages, whatever the language of the messages; schema.ts describes it.

import type { Problem } from '../../problem.js';
import type { Comparison } from '../comparison.js';
import { isSame } from './outline.js';
import { HEAD } from './phrases.js';
import { VERSION } from './schema.js';

export function reportJson(comparison: Comparison): string {
  const report = { report: HEAD, version: VERSION, same: isSame(comparison), ...comparison };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Where the sheets could not be compared. */
export const troubleJson = (problems: readonly Problem[]): string =>
  JSON.stringify({ report: HEAD, version: VERSION, problems }, null, 2);
