// `csa-contract render <sheet...>`: each sheet compiled, rendered to every format in memory, then written; a failing sheet writes nothing.
import { type Command, Option } from 'commander';
import { type CompileOptions, compile } from '../../compile.js';
import type { Layout } from '../../contract/ast.js';
import { ContractError, failed, type Problem } from '../../problem.js';
import { FORMATS, type FormatName } from '../../render/index.js';
import { loadLibrary } from '../../template/library.js';
import { kindOf } from '../../terms/index.js';
import { type Console, UsageError } from '../console.js';
import {
  isFolder,
  isReplaceable,
  openFonts,
  outputPath,
  readStyle,
  readTemplates,
  readText,
  writeAll,
} from '../files.js';

interface Options {
  readonly out?: string;
  readonly format: readonly FormatName[];
  readonly lang?: 'bilingual' | 'zh' | 'en';
  readonly layout?: 'columns' | 'stacked';
  readonly draft?: boolean;
  readonly final?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
}
interface Outcome {
  readonly sheet: string;
  readonly outputs: readonly string[];
  readonly problems: readonly Problem[];
}
type Output = { readonly path: string; readonly format: FormatName; readonly bytes: Uint8Array };

export function addRender(program: Command, console: Console): void {
  const { t } = console;
  const known = Object.keys(FORMATS).join(', ');
  program
    .command('render')
    .description(
      t(
        '由条款清单生成合同（默认 DOCX 和 PDF）',
        'print filled agreements from term sheets (DOCX and PDF by default)',
      ),
    )
    .argument('<sheet...>', t('条款清单（YAML）', 'term sheets (YAML)'))
    .option(
      '-o, --out <dir>',
      t('输出目录，默认与清单同目录；- 为标准输出', 'output folder, default beside the sheet; - for stdout'),
    )
    .addOption(
      new Option('-f, --format <list>', t(`格式：${known}`, `formats: ${known}`))
        .argParser(parseFormats)
        .default(['docx', 'pdf'], 'docx,pdf'),
    )
    .addOption(
      new Option('-l, --lang <lang>', t('语言', 'languages printed')).choices(['bilingual', 'zh', 'en']),
    )
    .addOption(
      new Option('--layout <layout>', t('双语排版', 'bilingual arrangement')).choices(['columns', 'stacked']),
    )
    .addOption(
      new Option('--draft', t('按草稿打印，允许空缺', 'print as a draft; blanks are allowed')).conflicts(
        'final',
      ),
    )
    .option('--final', t('按定稿打印，不允许空缺', 'print as final; blanks are refused'))
    .option('--strict', t('有警告也不生成', 'warnings stop the rendering too'))
    .option('--force', t('覆盖被人工修改过的文件', 'overwrite files that were edited by hand'))
    .action(async (sheets: string[], options: Options) => {
      console.exit(await renderAll(sheets, options, console));
    });
}

function parseFormats(list: string): FormatName[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(FORMATS, name));
  if (unknown !== undefined) {
    const known = Object.keys(FORMATS).join(', ');
    throw new UsageError(
      `没有格式 “${unknown}”，可用：${known}`,
      `no format “${unknown}”; there are ${known}`,
    );
  }
  return [...new Set(names)] as FormatName[];
}

async function renderAll(sheets: readonly string[], options: Options, console: Console): Promise<number> {
  if (options.out === '-' && (sheets.length > 1 || options.format.length > 1)) {
    throw new UsageError('-o - 只用于一份清单和一种格式', '-o - takes one sheet and one format (--format)');
  }
  checkCollisions(sheets, options);
  const tools = { library: loadLibrary(readTemplates(), kindOf), style: readStyle(), fonts: openFonts() };
  const outcomes: Outcome[] = [];
  for (const [i, sheet] of sheets.entries()) {
    if (sheets.length > 1) console.progress(`[${i + 1}/${sheets.length}] ${sheet}`);
    outcomes.push(await renderOne(sheet, options, tools, console));
  }
  const bad = outcomes.filter((o) => o.outputs.length === 0);
  if (console.json) console.out(JSON.stringify({ sheets: outcomes }, null, 2));
  else if (sheets.length > 1) {
    for (const { sheet } of bad) console.note(console.t(`未生成：${sheet}`, `not rendered: ${sheet}`));
    console.note(
      console.t(
        `${sheets.length - bad.length} 份完成，${bad.length} 份失败`,
        `${sheets.length - bad.length} rendered, ${bad.length} failed`,
      ),
    );
  }
  return bad.length > 0 ? 1 : 0;
}

/** Two sheets of one base name in one folder would overwrite each other. */
function checkCollisions(sheets: readonly string[], { out }: Options): void {
  const seen = new Map<string, string>();
  for (const sheet of sheets) {
    const path = outputPath(sheet, out, '', '');
    const other = seen.get(path);
    if (other !== undefined)
      throw new UsageError(
        `${other} 与 ${sheet} 的输出同名`,
        `${other} and ${sheet} would write the same files`,
      );
    seen.set(path, sheet);
  }
}

interface Tools {
  readonly library: ReturnType<typeof loadLibrary>;
  readonly style: ReturnType<typeof readStyle>;
  readonly fonts: ReturnType<typeof openFonts>;
}

async function renderOne(sheet: string, options: Options, tools: Tools, console: Console): Promise<Outcome> {
  let text = '';
  const problems: Problem[] = [];
  const outputs: Output[] = [];
  try {
    text = await readText(sheet);
    const compiled = compile(text, tools.library, compileOptions(sheet, options));
    problems.push(...compiled.problems);
    if (compiled.printable) {
      const { printable } = compiled;
      const suffix = languageSuffix(printable.layout);
      for (const format of options.format) {
        const { extension, render } = FORMATS[format];
        const path = options.out === '-' ? '-' : outputPath(sheet, options.out, suffix, extension);
        try {
          outputs.push({ path, format, bytes: await render(printable, tools.style, tools.fonts) });
        } catch (error) {
          if (!(error instanceof ContractError)) throw error;
          problems.push(...compiled.place(error.problems));
        }
      }
      problems.push(...(await obstacles(outputs, options.force ?? false)));
      if (!failed(problems)) await write(outputs, console);
    }
  } catch (error) {
    problems.push(fileProblem(error, sheet));
  }
  console.problems(problems, text);
  const errors = problems.filter((p) => p.severity === 'error').length;
  if (errors > 0 && !console.json)
    console.note(
      console.t(
        `${errors} 个错误，未写出任何文件`,
        `${errors} ${errors === 1 ? 'error' : 'errors'}; nothing was written`,
      ),
    );
  const written = errors > 0 ? [] : outputs.map((o) => o.path);
  return { sheet, outputs: written, problems };
}

async function write(outputs: readonly Output[], console: Console): Promise<void> {
  const [first] = outputs;
  if (first?.path === '-') console.bytes(first.bytes);
  else {
    await writeAll(outputs);
    if (!console.json) for (const { path } of outputs) console.out(path);
  }
}

function compileOptions(sheet: string, { lang, layout, draft, final, strict }: Options): CompileOptions {
  return {
    file: sheet,
    ...(lang && { lang }),
    ...(layout && { layout }),
    ...(draft && { status: 'draft' as const }),
    ...(final && { status: 'final' as const }),
    ...(strict && { strict }),
  };
}

function languageSuffix(layout: Layout): string {
  return layout === 'zh' || layout === 'en' ? `.${layout}` : '';
}

/** What stands in the way of writing: a folder of that name, or a file that somebody edited. */
async function obstacles(outputs: readonly Output[], force: boolean): Promise<Problem[]> {
  const problems: Problem[] = [];
  const refuse = (code: string, message: Problem['message'], hint: Problem['message']): void => {
    problems.push({ code, severity: 'error', message, hint });
  };
  for (const { path, format } of outputs) {
    if (path === '-') continue;
    if (isFolder(path)) {
      const message = { zh: `${path} 是一个文件夹`, en: `${path} is a folder` };
      refuse('FILE-FOLDER', message, { zh: '换一个输出目录（-o）', en: 'choose another folder (-o)' });
    } else if (!force && !(await isReplaceable(path, FORMATS[format]))) {
      const message = {
        zh: `${path} 已存在，且不是本程序未经改动的输出，未覆盖`,
        en: `${path} exists and is not this program's own unedited output; it was kept`,
      };
      refuse('FILE-EDITED', message, {
        zh: '换一个输出目录（-o），或用 --force 覆盖',
        en: 'choose another folder (-o), or overwrite it with --force',
      });
    }
  }
  return problems;
}

/** What the file system or the decoder said, as a problem; anything else is a bug and goes on up. */
function fileProblem(error: unknown, sheet: string): Problem {
  const code = (error as NodeJS.ErrnoException).code;
  const named = { file: sheet, line: 1, col: 1 };
  if (code === 'ENOENT')
    return {
      code: 'FILE-MISSING',
      severity: 'error',
      message: { zh: `找不到 ${sheet}`, en: `there is no file ${sheet}` },
    };
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    const hint = { zh: '另存为 UTF-8', en: 'save it as UTF-8' };
    return {
      code: 'FILE-ENCODING',
      severity: 'error',
      message: { zh: '文件不是 UTF-8', en: 'the file is not UTF-8' },
      place: named,
      hint,
    };
  }
  if (code?.startsWith('E') && code !== 'ERR_ASSERTION' && (error as NodeJS.ErrnoException).syscall) {
    const path = (error as NodeJS.ErrnoException).path ?? sheet;
    return {
      code: 'FILE-ACCESS',
      severity: 'error',
      message: { zh: `无法读写 ${path}（${code}）`, en: `cannot read or write ${path} (${code})` },
    };
  }
  throw error;
}
