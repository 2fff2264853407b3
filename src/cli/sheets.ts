// The way from a sheet's path to its compiled terms that every command shares.
import { dirname, join } from 'node:path';
import { type Checks, type Compiled, type CompileOptions, compile, type ScriptOptions } from '../compile.js';
import type { Finish } from '../contract/ast.js';
import type { Problem, Severity } from '../problem.js';
import type { Form } from '../template/forms.js';
import type { Library } from '../template/library.js';
import { formLike } from '../template/named.js';
import { type Console, UsageError } from './console.js';
import { fileProblem } from './faults.js';
import { isThere, readText, readVersion, textOf } from './files.js';

/** Options of a command that say how a sheet is read. */
export interface ReadingOptions {
  readonly lang?: 'bilingual' | 'zh' | 'en';
  readonly layout?: 'columns' | 'stacked';
  readonly form?: string;
  readonly draft?: boolean;
  readonly final?: boolean;
  readonly strict?: boolean;
  readonly finish?: Finish;
  /** How the rules judge it; without it they do not. */
  readonly checks?: Checks;
}
export interface ReadSheet {
  readonly text: string;
  /** Absent when the file could not be read. */
  readonly compiled?: Compiled;
  readonly problems: readonly Problem[];
}

/** With `stdin` the sheet `-` is what comes from there. */
export async function readAndCompile(
  sheet: string,
  library: Library,
  options: ReadingOptions,
  script?: ScriptOptions,
  stdin?: Console['stdin'],
): Promise<ReadSheet> {
  const piped = sheet === '-' && stdin !== undefined;
  const file = piped ? 'stdin' : sheet;
  let text: string;
  try {
    text = piped ? textOf(await stdin(), file) : await readText(sheet);
  } catch (error) {
    return { text: '', problems: [fileProblem(error, file)] };
  }
  const form = options.form === undefined ? {} : { form: formNamed(options.form, library).id };
  const compiled = compile(text, library, {
    ...compileOptions(sheet, { ...options, ...form }),
    file,
    ...(script && { script }),
  });
  return { text, compiled, problems: compiled.problems };
}

/** `sheet` names the file for messages and says where files beside it are. */
export function compileOptions(sheet: string, options: ReadingOptions): CompileOptions {
  const { lang, layout, form, draft, final, strict, checks, finish } = options;
  return {
    file: sheet,
    ...(checks && { checks }),
    program: readVersion(),
    fileExists: (path) => isThere(join(dirname(sheet), path)),
    ...(lang && { lang }),
    ...(layout && { layout }),
    ...(form && { form }),
    ...(draft && { status: 'draft' as const }),
    ...(final && { status: 'final' as const }),
    ...(strict && { strict }),
    ...(finish && { finish }),
  };
}

/** The form named on the command line, by identifier or title; wrong usage when there is none of that name. */
export function formNamed(name: string, library: Library): Form {
  const titled = [...library.forms.values()].find(({ title }) => title.zh === name || title.en === name);
  const form = library.forms.get(name) ?? titled;
  if (form) return form;
  const near = formLike(name, library)?.id;
  const known = [...library.forms.keys()].join(', ');
  throw new UsageError(
    `没有名为 “${name}” 的范本；${near ? `是否应为 ${near}？` : `可用：${known}`}`,
    `no form “${name}”; ${near ? `did you mean ${near}?` : `there are ${known}`}`,
  );
}

export interface Verdict {
  readonly sheet: string;
  readonly ok: boolean;
  readonly errors: number;
  readonly warnings: number;
}

/** What the problems of a sheet come to. */
export function judge(sheet: string, problems: readonly Problem[], strict = false): Verdict {
  const count = (severity: Severity): number => problems.filter((p) => p.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return { sheet, ok: errors === 0 && !(strict && warnings > 0), errors, warnings };
}
