// Traditional Chinese on the command line: the way between scripts opened for `render`, and conversion reports written for `render` and `convert`.
import type { Compiled, ScriptOptions } from '../compile.js';
import type { Script } from '../contract/ast.js';
import type { Report } from '../convert/report.js';
import type { Problem } from '../problem.js';
import type { Style } from '../render/style.js';
import { type Console, UsageError } from './console.js';
import { fileProblem } from './faults.js';
import { isUnedited, writeAll } from './files.js';
import { obstacleTo, type Run } from './obstacles.js';
import { wayBetween } from './opened.js';

export const SCRIPTS: readonly Script[] = ['hans', 'hant-tw', 'hant-hk'];

interface Asked {
  readonly script: Script;
  readonly localised?: boolean;
  readonly report?: string;
}

export async function scriptOptions(
  { script, localised, report }: Asked,
  { quotes }: Style,
): Promise<ScriptOptions | undefined> {
  if (script === 'hans') {
    const option = localised ? '--localised' : '--report';
    if (localised || report !== undefined)
      throw new UsageError(
        `${option} 只用于 --script hant-tw 或 hant-hk`,
        `${option} goes with --script hant-tw or hant-hk`,
      );
    return undefined;
  }
  const way = await wayBetween('hans', script);
  return {
    way,
    ...(quotes[script] === 'corner' && { quotes: 'corner' }),
    ...(localised && { localised }),
    ...(report !== undefined && { explain: true }),
  };
}

/** What the conversion of one contract did, provision by provision. */
export async function contractReport(
  file: string,
  { rewritten = [], localised = false }: Compiled,
  { way }: ScriptOptions,
): Promise<Report> {
  const { entriesOf, formsOn } = await import('../convert/entries.js');
  const formOf = formsOn(way);
  const entries = rewritten.flatMap(({ where, text, notes, paths }) =>
    entriesOf(
      text,
      notes,
      ({ start }) => {
        const path = paths.get(start);
        return { provision: where, ...(path !== undefined && { path }) };
      },
      formOf,
    ),
  );
  return { file, from: way.from, to: way.to, localised, entries };
}

/** What stands where the report should go; told before anything else is written. */
export async function reportBlocked(
  path: string,
  run: Run & { readonly taken: Map<string, string> },
): Promise<Problem | undefined> {
  const { isReport } = await import('../convert/report.js');
  const isOurs = (there: string): Promise<boolean> => isUnedited(there, isReport);
  const problem = await obstacleTo({ path, of: '--report', option: '--report', noSheet: true, isOurs }, run);
  if (path !== '-') run.taken.set(path, '--report');
  return problem;
}

/** JSON where the name ends in .json, else text; `-` is stdout. False when it could not be written. */
export async function writeReport(
  reports: readonly Report[],
  path: string,
  console: Console,
): Promise<boolean> {
  const { reportJson, reportText } = await import('../convert/report.js');
  const text = /\.json$/i.test(path) ? reportJson(reports) : reportText(reports, console.ui);
  if (path === '-') console.out(text.trimEnd());
  else
    try {
      await writeAll([{ path, bytes: new TextEncoder().encode(text) }]);
    } catch (error) {
      console.problems([fileProblem(error, path, '--report')], '');
      return false;
    }
  return true;
}
