// The table of report formats: a comparison in, text out.
import type { Comparison } from '../comparison.js';
import { reportHtml } from './html.js';
import { reportJson, troubleJson } from './json.js';
import { reportMarkdown } from './markdown.js';
import { isSame, type ReportOptions } from './outline.js';
import { HEAD } from './phrases.js';
import { reportText } from './text.js';

type Report = (comparison: Comparison, options: ReportOptions) => string;

export { DIFF_SCHEMA } from './schema.js';
export { isSame, troubleJson };

export const REPORTS: Readonly<Record<'text' | 'json' | 'md' | 'html', Report>> = {
  text: reportText,
  json: reportJson,
  md: reportMarkdown,
  html: reportHtml,
};
export type ReportName = keyof typeof REPORTS;

/** Whether a file is such a report, which a new one may replace. */
export function isReport(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 400));
  return (
    [HEAD, `{\n  "report": "${HEAD}"`, `<!-- ${HEAD} -->`].some((head) => start.startsWith(head)) ||
    (start.startsWith('<!doctype html>') && start.includes(`content="${HEAD}"`))
  );
}
