// `csa-contract diff <old> <new>`: two sheets compiled and compared, a report, and if asked a redline. Exit codes are those of diff(1):
// 0 same, 1 different, 2 trouble; called by git as an external diff 0 throughout, because git stops at anything else.
import { type Command, Option } from 'commander';
import { compile } from '../../compile.js';
import type { Comparison, CompiledSide } from '../../diff/comparison.js';
import { isReport, isSame, REPORTS, type ReportName, troubleJson } from '../../diff/report/index.js';
import type { Problem } from '../../problem.js';
import { FORMATS } from '../../render/index.js';
import { isTermSheet } from '../../sheet/kind.js';
import type { Library } from '../../template/library.js';
import { type Console, UsageError } from '../console.js';
import { fileProblem } from '../faults.js';
import { isSameFile, isUnedited, readText, textOf, writeAll } from '../files.js';
import { fold } from '../fold.js';
import { type GitPair, gitPair, isUnmerged } from '../git.js';
import { addMarkOptions, type MarkOptions, marksOf } from '../marks.js';
import { obstaclesTo } from '../obstacles.js';
import { openLibrary } from '../opened.js';
import { isError, type RedlineOptions, redlineOf, type Sheet, sheetOptions } from '../redline.js';
import { SCRIPTS } from '../scripts.js';

interface Options extends MarkOptions, RedlineOptions {
  readonly format: ReportName;
  readonly out?: string;
  readonly redline?: string;
  readonly force?: boolean;
}
type Both<T> = readonly [old: T, now: T];

export function addDiff(program: Command, console: Console): void {
  const { t } = console;
  const command = program
    .command('diff')
    .description(
      t(
        '两份条款清单有何不同：按轻重列出，附条款编号',
        'what differs between two term sheets, by legal weight',
      ),
    )
    .usage(t('[选项] <旧> <新>', '[options] <old> <new>'))
    .argument(
      '<sheet...>',
      t('旧、新两份条款清单；其一可为 -（标准输入）', 'the old and the new term sheet; one may be - (stdin)'),
    )
    .addOption(
      new Option('--format <format>', t('报告格式', 'form of the report'))
        .choices(Object.keys(REPORTS))
        .default('text'),
    )
    .option('-o, --out <file>', t('报告文件，默认标准输出', 'file of the report; default stdout'))
    .option(
      '--redline <file>',
      t('另写一份带修订标记的新合同（DOCX）', 'also the new agreement with tracked changes, as DOCX'),
    );
  addMarkOptions(command, console)
    .addOption(
      new Option('-l, --lang <lang>', t('修订稿的语言', 'languages of the redline')).choices([
        'bilingual',
        'zh',
        'en',
      ]),
    )
    .addOption(
      new Option('--layout <layout>', t('修订稿的双语排版', 'bilingual arrangement of the redline')).choices([
        'columns',
        'stacked',
      ]),
    )
    .addOption(
      new Option('--script <script>', t('修订稿的字体', 'Simplified or Traditional Chinese in the redline'))
        .choices(SCRIPTS)
        .default('hans'),
    )
    .option('--localised', t('修订稿改用当地词语', 'regional words too in the redline'))
    .option('--force', t('覆盖已有文件', 'overwrite files that exist'))
    .action(async (sheets: string[], options: Options) => {
      const asked = console.json ? { ...options, format: 'json' as const } : options;
      console.exit(await diff(sheets, asked, console));
    });
}

async function diff(args: readonly string[], options: Options, console: Console): Promise<number> {
  const { t } = console;
  if (isUnmerged(args, console.env)) {
    console.out(t(`${args[0]}：合并尚未完成，未比较`, `${args[0]}: unmerged; not compared`));
    return 0;
  }
  const pair = gitPair(args);
  if (pair) return diffForGit(pair, options, console);
  const paths = usageOf(args, options);
  const marks = marksOf(options);
  const sheets = await readBoth(paths, console);
  if (!sheets) return 2;
  const library = await openLibrary();
  const sides = compileBoth(sheets, library, console);
  if (!sides) return 2;
  const redlined =
    options.redline === undefined ? undefined : await redlineOf(sheets, options, marks, library);
  if (redlined?.problems) return trouble(sheets, redlined.problems, console);
  const { compare } = await import('../../diff/index.js');
  const comparison = compare(...sides, library);
  const report = reportOf(comparison, options, console);
  const blocked = await writeOutputs(paths, report, redlined?.bytes, options, console);
  if (blocked.length > 0) return trouble(sheets, blocked, console);
  return isSame(comparison) ? 0 : 1;
}

function usageOf(sheets: readonly string[], options: Options): Both<string> {
  const [old, now] = sheets;
  const refuse = (zh: string, en: string): never => {
    throw new UsageError(zh, en);
  };
  if (old === undefined || now === undefined || sheets.length > 2)
    return refuse(
      `要写两份条款清单，实有 ${sheets.length} 份：csa-contract diff <旧> <新>`,
      `two term sheets are compared, not ${sheets.length}: csa-contract diff <old> <new>`,
    );
  if (old === '-' && now === '-')
    refuse('标准输入（-）只能代替其中一份', 'stdin (-) can stand for one of the two only');
  if (options.redline === '-') refuse('--redline 要写文件名', '--redline needs the name of a file');
  if (options.redline !== undefined && options.out !== undefined && isSameFile(options.out, options.redline))
    refuse('-o 与 --redline 是同一个文件', '-o and --redline name one file');
  if (options.redline === undefined) {
    const option = (['lang', 'layout', 'localised'] as const).find((name) => options[name] !== undefined);
    const stray = option ?? (options.script === 'hans' ? undefined : 'script');
    if (stray !== undefined) refuse(`--${stray} 与 --redline 一起使用`, `--${stray} goes with --redline`);
  }
  return [old, now];
}

/** Both texts, or what keeps them from being read, told. */
async function readBoth([old, now]: Both<string>, console: Console): Promise<Both<Sheet> | undefined> {
  const problems: Problem[] = [];
  const read = async (path: string): Promise<Sheet> => {
    const name = path === '-' ? 'stdin' : path;
    try {
      const text = path === '-' ? textOf(await console.stdin(), name) : await readText(path);
      return { name, path, text };
    } catch (error) {
      problems.push(fileProblem(error, name));
      return { name, path, text: '' };
    }
  };
  const sheets = [await read(old), await read(now)] as const;
  if (problems.length === 0) return sheets;
  trouble(sheets, problems, console);
  return undefined;
}

/** Both contracts, or the errors of both sheets, told; warnings are counted. */
function compileBoth(
  sheets: Both<Sheet>,
  library: Library,
  console: Console,
): Both<CompiledSide> | undefined {
  const found = sheets.map((sheet) => {
    const { contract, terms, form, read, value, problems } = compile(
      sheet.text,
      library,
      sheetOptions(sheet, {}),
    );
    const side = contract &&
      terms &&
      form &&
      read && { file: sheet.name, contract, terms, form, read, value };
    return { sheet, side, problems };
  });
  const [old, now] = found.map(({ side }) => side);
  if (!old || !now) {
    trouble(
      sheets,
      found.flatMap(({ problems }) => problems.filter(isError)),
      console,
    );
    if (!console.json)
      console.note(console.t('有错误，未比较', 'because of these errors nothing was compared'));
    return undefined;
  }
  for (const { sheet, problems } of found) noteWarnings(sheet.name, problems, console);
  return [old, now];
}

function noteWarnings(name: string, problems: readonly Problem[], { progress, t }: Console): void {
  const n = problems.filter(({ severity }) => severity === 'warning').length;
  if (n > 0)
    progress(
      t(
        `${name}：有 ${n} 个警告，见 csa-contract check`,
        `${name}: ${n} ${n === 1 ? 'warning' : 'warnings'}; csa-contract check tells`,
      ),
    );
}

/** Each problem with the line of its own sheet. */
function trouble(sheets: readonly Sheet[], problems: readonly Problem[], console: Console): 2 {
  for (const { name, text } of sheets)
    console.problems(
      problems.filter(({ place }) => place?.file === name),
      text,
    );
  console.problems(
    problems.filter(({ place }) => !sheets.some(({ name }) => name === place?.file)),
    '',
  );
  if (console.json) console.out(troubleJson(problems));
  return 2;
}

const reportOf = (comparison: Comparison, { format, out }: Options, console: Console): string =>
  REPORTS[format](comparison, {
    ui: console.ui,
    colour: console.colour && (out === undefined || out === '-'),
    fold: (text, width, indent) => fold(text, width, indent, true),
  });

/** All or nothing; what stands in the way is given back. */
async function writeOutputs(
  inputs: Both<string>,
  report: string,
  redline: Uint8Array | undefined,
  options: Options,
  console: Console,
): Promise<readonly Problem[]> {
  const { out = '-', force = false } = options;
  const files = [
    ...(out === '-' ? [] : [{ path: out, bytes: new TextEncoder().encode(report), option: '-o' }]),
    ...(options.redline && redline ? [{ path: options.redline, bytes: redline, option: '--redline' }] : []),
  ];
  const blocked = await obstaclesTo(
    files.map(({ path, option }) => ({
      ...{ path, of: option, option, noSheet: true },
      isOurs: (there) => isUnedited(there, option === '-o' ? isReport : FORMATS.docx.isIntact),
    })),
    { inputs: inputs.filter((path) => path !== '-'), taken: new Map(), force },
  );
  if (blocked.length > 0) return blocked;
  try {
    await writeAll(files);
  } catch (error) {
    return [fileProblem(error, out)];
  }
  if (out === '-') console.out(report.trimEnd());
  // Where the report is on stdout, the names of files are not.
  const tell = out === '-' || console.json ? console.progress : console.out;
  for (const { path } of files) tell(path);
  return [];
}

/** A path that is no term sheet, came or went, or cannot be compared takes a line, and git goes on. */
async function diffForGit(pair: GitPair, options: Options, console: Console): Promise<number> {
  const { t } = console;
  if (options.redline !== undefined || options.out !== undefined)
    throw new UsageError(
      'git 逐个文件调用本命令，不能用 --redline 和 -o',
      'git calls this command once for each file: --redline and -o have no place',
    );
  const read = async (side: GitPair['old'], path: string): Promise<Sheet | undefined> =>
    side && { name: side.name, path, text: await readText(side.file).catch(() => '') };
  const [old, now] = [await read(pair.old, pair.path), await read(pair.new, pair.newPath)];
  const line = (zh: string, en: string): 0 => {
    console.out(t(`${pair.newPath}：${zh}`, `${pair.newPath}: ${en}`));
    return 0;
  };
  if ([old, now].some((sheet) => sheet && !isTermSheet(sheet.text)))
    return line('不是条款清单，未比较', 'no term sheet; not compared');
  if (!old) return line('新增的条款清单', 'term sheet added');
  if (!now) return line('删去的条款清单', 'term sheet removed');
  const library = await openLibrary();
  const quiet = { ...console, progress: () => {} };
  const sides = compileBoth([old, now], library, quiet);
  if (!sides)
    return line('有错误，未比较；见 csa-contract check', 'has errors; not compared (csa-contract check)');
  const { compare } = await import('../../diff/index.js');
  console.out(reportOf(compare(...sides, library), options, console).trimEnd());
  return 0;
}
