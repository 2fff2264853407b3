// What a run of `convert` tells its user besides the files: names to look after, a text with nothing to convert, the sums; or all of it as JSON.
import type { Counts, Report } from '../convert/report.js';
import type { Problem } from '../problem.js';
import type { Console } from './console.js';

export interface Outcome {
  readonly file: string;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly report?: Report;
  /** Of the names given, those that occur in it. */
  readonly found?: ReadonlySet<string>;
}

/** A name that occurs nowhere may be misspelt. */
export function noteUnfound(
  keep: readonly string[],
  outcomes: readonly Outcome[],
  { note, t }: Console,
): void {
  const read = outcomes.flatMap(({ found }) => (found ? [found] : []));
  if (read.length === 0) return;
  for (const name of new Set(keep))
    if (!read.some((found) => found.has(name)))
      note(t(`--keep ${name}：文件中没有这个名称`, `--keep ${name}: no file has this name`));
}

export function noteUnchanged({ file, unchanged }: Report, { note, t }: Console): void {
  if (unchanged)
    note(
      t(
        `${file}：没有可转换的字，原文可能已是繁体`,
        `${file}: nothing to convert; the text may be Traditional already`,
      ),
    );
}

/** Without a report at least how many names were left as typed. */
export function noteNames({ file, entries }: Report, { note, t, json }: Console): void {
  const names = new Set(
    entries.filter(({ kind, alternatives }) => kind === 'kept' && alternatives).map(({ source }) => source),
  );
  if (json || names.size === 0) return;
  const [n, one] = [names.size, names.size === 1];
  note(
    t(
      `${file}：${n} 个名称保持原样（--report 列出）`,
      `${file}: ${n} ${one ? 'name stays' : 'names stay'} as typed (--report lists ${one ? 'it' : 'them'})`,
    ),
  );
}

export function summarise(
  outcomes: readonly Outcome[],
  countsOf: (entries: Report['entries']) => Counts,
  console: Console,
): void {
  const bad = outcomes.filter(({ ok }) => !ok);
  if (console.json) {
    const files = outcomes.map(({ file, ok, problems, report: made }) => ({
      file,
      ...(made && { output: made.output, from: made.from, to: made.to }),
      ...(made?.unchanged && { unchanged: true }),
      ...{ ok, problems },
      ...(made && { counts: countsOf(made.entries) }),
    }));
    console.out(JSON.stringify({ files }, null, 2));
  } else if (outcomes.length > 1) {
    for (const { file } of bad) console.note(console.t(`未转换：${file}`, `not converted: ${file}`));
    console.note(
      console.t(
        `${outcomes.length - bad.length} 个完成，${bad.length} 个失败`,
        `${outcomes.length - bad.length} converted, ${bad.length} failed`,
      ),
    );
  }
}
