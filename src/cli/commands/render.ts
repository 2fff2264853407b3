// `csa-contract render <sheet...>`: each sheet compiled, rendered to every format in memory, then written; a failing sheet writes nothing.
import { type Command, Option } from 'commander';
import type { Checks, Compiled, ScriptOptions } from '../../compile.js';
import type { Finish, Layout, Printable, Script } from '../../contract/ast.js';
import type { Report } from '../../convert/report.js';
import { rulesOf } from '../../lint/index.js';
import { ContractError, failed, type Problem } from '../../problem.js';
import { FORMATS, type Fonts, type FormatName } from '../../render/index.js';
import type { Style } from '../../render/style.js';
import type { Library } from '../../template/library.js';
import { suggest } from '../../text/suggest.js';
import { addJudging, checksOf, type JudgingOptions } from '../check/settings.js';
import { type Console, UsageError } from '../console.js';
import { fileProblem } from '../faults.js';
import { isUnedited, outputPath, writeAll } from '../files.js';
import { layoutOf, type Layout as PdfLayout } from '../layout.js';
import { obstaclesTo, type Run, type Target } from '../obstacles.js';
import { openLibrary } from '../opened.js';
import { stylingOf } from '../ownstyle.js';
import { contractReport, reportBlocked, SCRIPTS, scriptOptions, writeReport } from '../scripts.js';
import { formNamed, judge, type ReadingOptions, readAndCompile, type Verdict } from '../sheets.js';
import { onlyOneOnStdout } from '../usage.js';

interface Options extends Omit<ReadingOptions, 'checks' | 'finish'>, JudgingOptions, Finish {
  readonly out?: string;
  readonly format: readonly FormatName[];
  readonly force?: boolean;
  /** Whether the documents carry the term sheet. */
  readonly embed: boolean;
  readonly script: Script;
  readonly localised?: boolean;
  readonly report?: string;
  /** A style file. */
  readonly style?: string;
}
interface Outcome extends Verdict {
  readonly outputs: readonly string[];
  readonly problems: readonly Problem[];
  /** Where things stand in the PDF, with --json alone. */
  readonly layout?: PdfLayout;
}
interface Rendered {
  readonly outcome: Outcome;
  /** What the conversion into Traditional did, where that was asked. */
  readonly report?: Report;
}
type Output = { readonly path: string; readonly format: FormatName; readonly bytes: Uint8Array };

export function addRender(program: Command, console: Console): void {
  const { t } = console;
  const known = Object.keys(FORMATS).join(', ');
  const command = program
    .command('render')
    .description(
      t(
        '由条款清单生成合同（默认 DOCX 和 PDF）',
        'print filled agreements from term sheets (DOCX and PDF by default)',
      ),
    )
    .argument('<sheet...>', t('条款清单（YAML）；- 为标准输入', 'term sheets (YAML); - for stdin'))
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
      new Option('--script <script>', t('字体', 'Simplified or Traditional Chinese'))
        .choices(SCRIPTS)
        .default('hans'),
    )
    .option('--localised', t('繁体文本改用当地词语，供阅读', 'regional words too, for a reading copy'))
    .option('--report <file>', t('转换报告；.json 或文本', 'conversion report, text or .json; - for stdout'))
    .option('--form <id>', t('按另一范本打印同样的条款', 'print the same terms as another form'))
    .addOption(
      new Option('--draft', t('按草稿打印，允许空缺', 'print as a draft; blanks are allowed')).conflicts(
        'final',
      ),
    )
    .option('--final', t('按定稿打印，不允许空缺', 'print as final; blanks are refused'))
    .addOption(
      new Option(
        '--compat <program>',
        t('供不按 Word 方式编号的程序使用', 'Word numbering for a program that counts otherwise'),
      ).choices(['libreoffice']),
    )
    .option('--highlight', t('标出由清单填入的内容', 'mark what the sheet filled in'))
    .addOption(
      new Option(
        '--protect <how>',
        t('Word 文件建议只读，或一律留痕', 'Word: read-only recommended, or every change tracked'),
      ).choices(['read-only', 'tracked-changes']),
    )
    .option('--paging-seal', t('右边留出骑缝章的位置', 'wider right margin for a seal across the pages'))
    .option(
      '--style <file>',
      t('版面样式（YAML），覆盖自带的', 'your own style (YAML) over the one that comes with the program'),
    )
    .option('--no-embed', t('文件中不带条款清单', 'leave the term sheet out of the documents'))
    .option('--strict', t('有警告也不生成', 'warnings stop the rendering too'))
    .option('--force', t('覆盖被人工修改过的文件', 'overwrite files that were edited by hand'));
  addJudging(command, console).action(async (sheets: string[], options: Options) => {
    console.exit(await renderAll(sheets, options, console));
  });
}

function parseFormats(list: string): FormatName[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(FORMATS, name));
  if (unknown !== undefined) {
    const known = Object.keys(FORMATS);
    const near = suggest(unknown, known);
    throw new UsageError(
      `没有格式 “${unknown}”；${near ? `是否应为 ${near}？` : ''}可用：${known.join(', ')}`,
      `no format “${unknown}”; ${near ? `did you mean ${near}? ` : ''}There are ${known.join(', ')}`,
    );
  }
  return [...new Set(names)] as FormatName[];
}

async function renderAll(sheets: readonly string[], options: Options, console: Console): Promise<number> {
  if (options.out === '-' && (sheets.length > 1 || options.format.length > 1)) {
    throw new UsageError('-o - 只用于一份清单和一种格式', '-o - takes one sheet and one format (--format)');
  }
  onlyOneOnStdout(options, console.json);
  checkCollisions(sheets, options);
  const styling = await stylingOf(options.style);
  if ('problems' in styling) {
    console.problems(styling.problems, styling.text);
    if (console.json) console.out(JSON.stringify({ sheets: [], problems: styling.problems }, null, 2));
    return 1;
  }
  const { style, fonts } = styling;
  const script = await scriptOptions(options, style);
  const library = await openLibrary();
  const checks = checksOf(options, console);
  const tools = { library, style, fonts, checks, ...(script && { script }) };
  if (options.form !== undefined) formNamed(options.form, tools.library);
  const rendered: Rendered[] = [];
  const run = { inputs: sheets, taken: new Map<string, string>(), force: options.force ?? false };
  const blocked = options.report === undefined ? undefined : await reportBlocked(options.report, run);
  if (blocked) {
    console.problems([blocked], '');
    if (console.json) console.out(JSON.stringify({ sheets: [], problems: [blocked] }, null, 2));
    return 1;
  }
  for (const [i, sheet] of sheets.entries()) {
    if (sheets.length > 1) console.progress(`[${i + 1}/${sheets.length}] ${sheet}`);
    rendered.push(await renderOne(sheet, options, { ...tools, run }, console));
  }
  const outcomes = rendered.map(({ outcome }) => outcome);
  const reports = rendered.flatMap(({ report }) => (report ? [report] : []));
  const reported = options.report === undefined || (await writeReport(reports, options.report, console));
  const bad = outcomes.filter(({ ok }) => !ok);
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
  return reported && bad.length === 0 ? 0 : 1;
}

/** Two sheets of one base name in one folder would overwrite each other. */
function checkCollisions(sheets: readonly string[], { out }: Options): void {
  const seen = new Map<string, string>();
  for (const sheet of sheets) {
    const path = outputPath(nameOf(sheet), out, '', '');
    const other = seen.get(path);
    if (other !== undefined)
      throw new UsageError(
        `${other} 与 ${sheet} 的输出同名`,
        `${other} and ${sheet} would write the same files`,
      );
    seen.set(path, sheet);
  }
}

/** What the documents of a sheet are named after; one from standard input has no name of its own. */
const nameOf = (sheet: string): string => (sheet === '-' ? 'contract' : sheet);

interface Tools {
  readonly library: Library;
  readonly style: Style;
  readonly fonts: Fonts;
  readonly script?: ScriptOptions;
  readonly checks: Checks;
  readonly run: Run & { readonly taken: Map<string, string> };
}

async function renderOne(sheet: string, options: Options, tools: Tools, console: Console): Promise<Rendered> {
  const {
    text,
    compiled,
    problems: found,
  } = await readAndCompile(
    sheet,
    tools.library,
    { ...options, checks: tools.checks, finish: finishOf(options) },
    tools.script,
    console.stdin,
  );
  // What a rule only remarks on, `check` tells.
  const problems = found.filter(({ code, severity }) => severity !== 'info' || rulesOf(code).length === 0);
  const outputs: Output[] = [];
  try {
    if (compiled?.printable) {
      outputs.push(...(await renderFormats(sheet, compiled, options, tools, problems)));
      problems.push(
        ...(await obstaclesTo(
          outputs.map((output) => targetOf(sheet, output)),
          tools.run,
        )),
      );
      if (!failed(problems)) await write(outputs, console);
      if (!failed(problems)) for (const { path } of outputs) tools.run.taken.set(path, sheet);
    }
  } catch (error) {
    problems.push(fileProblem(error, sheet));
  }
  console.problems(problems, text);
  const verdict = judge(sheet, problems, options.strict);
  const { errors } = verdict;
  if (errors > 0 && !console.json)
    console.note(
      console.t(
        `${errors} 个错误，未写出任何文件`,
        `${errors} ${errors === 1 ? 'error' : 'errors'}; nothing was written`,
      ),
    );
  const written = verdict.ok ? outputs.map((o) => o.path) : [];
  const layout =
    console.json && written.length > 0 && compiled && (await layoutOf(compiled, tools.style, tools.fonts));
  const outcome = {
    ...{ ...verdict, ok: written.length > 0, outputs: written, problems },
    ...(layout && { layout }),
  };
  const asked = outcome.ok && options.report !== undefined && compiled && tools.script;
  return { outcome, ...(asked && { report: await contractReport(sheet, compiled, asked) }) };
}

const finishOf = ({ compat, highlight, protect, pagingSeal }: Options): Finish => ({
  ...(compat && { compat }),
  ...(highlight && { highlight }),
  ...(protect && { protect }),
  ...(pagingSeal && { pagingSeal }),
});

const targetOf = (sheet: string, { path, format }: Output): Target => ({
  ...{ path, of: sheet, noSheet: true },
  isOurs: (there) => isUnedited(there, FORMATS[format].isIntact),
});

/** Every format in memory; what a format cannot print joins the problems. */
async function renderFormats(
  sheet: string,
  { printable, as, place, localised, source }: Compiled,
  options: Options,
  tools: Tools,
  problems: Problem[],
): Promise<Output[]> {
  const outputs: Output[] = [];
  if (!printable) return outputs;
  const suffix = [as, languageOf(printable.layout), scriptOf(printable, localised)]
    .filter((part) => part !== undefined)
    .map((part) => `.${part}`)
    .join('');
  // One by one, so that two of a code in one field are both told; a face has no place in the sheet.
  const tell = (found: readonly Problem[]): void => {
    for (const problem of found)
      problems.push(...(problem.code === 'STYLE-FONT' ? [problem] : place([problem])));
  };
  for (const format of options.format) {
    const { extension, render, remarks } = FORMATS[format];
    const path = options.out === '-' ? '-' : outputPath(nameOf(sheet), options.out, suffix, extension);
    try {
      const carried = options.embed ? source : undefined;
      outputs.push({ path, format, bytes: await render(printable, tools.style, tools.fonts, carried) });
      tell((await remarks?.(printable, tools.style, tools.fonts)) ?? []);
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      tell(error.problems);
    }
  }
  return outputs;
}

async function write(outputs: readonly Output[], console: Console): Promise<void> {
  const [first] = outputs;
  if (first?.path === '-') console.bytes(first.bytes);
  else {
    await writeAll(outputs);
    if (!console.json) for (const { path } of outputs) console.out(path);
  }
}

const languageOf = (layout: Layout): string | undefined =>
  layout === 'zh' || layout === 'en' ? layout : undefined;

/** A reading copy never takes the name of the text to be signed. */
const scriptOf = ({ script }: Printable, localised = false): string | undefined =>
  script === 'hans' ? undefined : `${script}${localised ? '.localised' : ''}`;
