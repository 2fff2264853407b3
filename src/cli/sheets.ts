// The way from a sheet's path to its compiled terms that every command shares; what the disk or the decoder says becomes a problem.
import { dirname, join } from 'node:path';
import { type Compiled, type CompileOptions, compile } from '../compile.js';
import type { Problem } from '../problem.js';
import type { Form } from '../template/forms.js';
import type { Library } from '../template/library.js';
import { suggest } from '../text/suggest.js';
import { UsageError } from './console.js';
import { isThere, readText } from './files.js';

/** Options of a command that say how a sheet is read. */
export interface ReadingOptions {
  readonly lang?: 'bilingual' | 'zh' | 'en';
  readonly layout?: 'columns' | 'stacked';
  readonly form?: string;
  readonly draft?: boolean;
  readonly final?: boolean;
  readonly strict?: boolean;
}
export interface ReadSheet {
  readonly text: string;
  /** Absent when the file could not be read. */
  readonly compiled?: Compiled;
  readonly problems: readonly Problem[];
}

export async function readAndCompile(
  sheet: string,
  library: Library,
  options: ReadingOptions,
): Promise<ReadSheet> {
  let text: string;
  try {
    text = await readText(sheet);
  } catch (error) {
    return { text: '', problems: [fileProblem(error, sheet)] };
  }
  const compiled = compile(text, library, compileOptions(sheet, options));
  return { text, compiled, problems: compiled.problems };
}

function compileOptions(sheet: string, options: ReadingOptions): CompileOptions {
  const { lang, layout, form, draft, final, strict } = options;
  return {
    file: sheet,
    fileExists: (path) => isThere(join(dirname(sheet), path)),
    ...(lang && { lang }),
    ...(layout && { layout }),
    ...(form && { form }),
    ...(draft && { status: 'draft' as const }),
    ...(final && { status: 'final' as const }),
    ...(strict && { strict }),
  };
}

/** The form named on the command line; wrong usage when there is none of that name. */
export function formNamed(id: string, library: Library): Form {
  const form = library.forms.get(id);
  if (form) return form;
  const known = [...library.forms.keys()];
  const near = suggest(id, known);
  throw new UsageError(
    `没有名为 “${id}” 的范本；${near ? `是否应为 ${near}` : `可用：${known.join(', ')}`}`,
    `no form “${id}”; ${near ? `did you mean ${near}?` : `there are ${known.join(', ')}`}`,
  );
}

/** What the file system or the decoder said, as a problem; anything else is a bug and goes on up. */
export function fileProblem(error: unknown, sheet: string): Problem {
  const { code, path = sheet, syscall } = error as NodeJS.ErrnoException;
  const refusal = (name: string, zh: string, en: string): Problem => ({
    code: name,
    severity: 'error',
    message: { zh, en },
  });
  if (code === 'ENOENT') return refusal('FILE-MISSING', `找不到 ${sheet}`, `there is no file ${sheet}`);
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return {
      ...refusal('FILE-ENCODING', '文件不是 UTF-8', 'the file is not UTF-8'),
      place: { file: sheet, line: 1, col: 1 },
      hint: { zh: '另存为 UTF-8', en: 'save it as UTF-8' },
    };
  if (code?.startsWith('E') && code !== 'ERR_ASSERTION' && syscall)
    return refusal('FILE-ACCESS', `无法读写 ${path}（${code}）`, `cannot read or write ${path} (${code})`);
  throw error;
}
