// `csa-contract verify <contract> [sheet]`: the document that came back against the one its term sheet prints. Exit codes are those of
// diff: 0 unchanged, 1 changed, 2 trouble; comments and tracked changes are changes, for nobody should sign over them.
import { type Command, Option } from 'commander';
import { type Compiled, compile } from '../../compile.js';
import type { Script } from '../../contract/ast.js';
import { ContractError, type Problem } from '../../problem.js';
import { FORMATS, formatOf } from '../../render/index.js';
import type { Style } from '../../render/style.js';
import type { Library } from '../../template/library.js';
import { canonicalSheet } from '../../terms/index.js';
import { COMPARED, type ComparedFormat } from '../../verify/formats.js';
import { type Carried, originFindings, printingFindings, type Report, verifier } from '../../verify/index.js';
import { type Console, UsageError } from '../console.js';
import { fileProblem } from '../faults.js';
import { readBytes, readText, readVersion, writeAll } from '../files.js';
import { addMarkOptions, type MarkOptions, marksOf } from '../marks.js';
import { obstaclesTo } from '../obstacles.js';
import { openLibrary } from '../opened.js';
import { type Styling, stylingOf } from '../ownstyle.js';
import { optionsOf, type PrintingOptions } from '../printing.js';
import { isError } from '../redline.js';
import { SCRIPTS, scriptOptions } from '../scripts.js';
import { formNamed, type ReadingOptions } from '../sheets.js';
import { type Verdict, verdictJson, verdictText } from '../verdict.js';

interface Options extends MarkOptions, Omit<ReadingOptions, 'strict'> {
  readonly script: Script;
  readonly localised?: boolean;
  readonly sheet?: string;
  readonly redline?: string;
  readonly style?: string;
  readonly force?: boolean;
}

export function addVerify(program: Command, console: Console): void {
  const { t } = console;
  const command = program
    .command('verify')
    .description(
      t(
        '返回的合同是否仍与生成时一致：逐条列出改动',
        'does a returned contract still say what was generated: each change, clause by clause',
      ),
    )
    .argument('<contract>', t('返回的 DOCX 或 PDF', 'the DOCX or PDF that came back'))
    .argument(
      '[sheet]',
      t('生成它的条款清单；默认用文件自带的', 'the term sheet it was made from; default the one inside it'),
    )
    .option('--sheet <file>', t('写出改动后的条款清单', 'write the term sheet with the changed values'))
    .option(
      '--redline <file>',
      t(
        '写出与生成时对比的修订稿（仅 DOCX）',
        'write it with tracked changes against the generated one (DOCX only)',
      ),
    );
  addMarkOptions(command, console)
    .addOption(
      new Option(
        '-l, --lang <lang>',
        t(
          '另给清单或文件不自带清单时：当时的语言',
          'with your own sheet, or where it carries none: the languages printed',
        ),
      ).choices(['bilingual', 'zh', 'en']),
    )
    .addOption(
      new Option(
        '--layout <layout>',
        t('同上：当时的双语排版', 'the same: the bilingual arrangement'),
      ).choices(['columns', 'stacked']),
    )
    .addOption(
      new Option('--script <script>', t('同上：当时的字体', 'the same: Simplified or Traditional Chinese'))
        .choices(SCRIPTS)
        .default('hans'),
    )
    .option('--localised', t('同上：当时用了当地词语', 'the same: with regional words'))
    .option('--form <id>', t('同上：当时打印的范本', 'the same: printed as this form'))
    .addOption(
      new Option('--draft', t('同上：当时按草稿打印', 'the same: printed as a draft')).conflicts('final'),
    )
    .option('--final', t('同上：当时按定稿打印', 'the same: printed as final'))
    .option(
      '--style <file>',
      t(
        '生成时用的样式文件；缺少它，版面会被当作改动',
        'the style file it was printed with; without it the layout counts as changed',
      ),
    )
    .option('--force', t('覆盖已有文件', 'overwrite files that exist'))
    .action(async (contract: string, sheet: string | undefined, options: Options) => {
      console.exit(await verifyOne(contract, sheet, options, console));
    });
}

/** What came back, and the sheet that counts. */
interface Returned {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly format: ComparedFormat;
  readonly carried: Carried;
  /** Present where the user named a sheet: its file and text. */
  readonly own?: { readonly file: string; readonly text: string };
}
type Made = Required<Pick<Compiled, 'printable' | 'contract' | 'terms' | 'form' | 'source'>> & {
  readonly bytes: Uint8Array;
  readonly report: Report;
};

async function verifyOne(
  file: string,
  sheet: string | undefined,
  options: Options,
  console: Console,
): Promise<number> {
  const marks = marksOf(options);
  for (const name of ['sheet', 'redline'] as const)
    if (options[name] === '-')
      throw new UsageError(`--${name} 要写文件名`, `--${name} needs the name of a file`);
  const styling = await stylingOf(options.style);
  const fail = (problems: readonly Problem[], text: string): number => {
    console.problems(problems, text);
    if (console.json) console.out(JSON.stringify({ file, problems }, null, 2));
    return 2;
  };
  if ('problems' in styling) return fail(styling.problems, styling.text);
  let text = '';
  try {
    const returned = await read(file, sheet);
    text = returned.own?.text ?? '';
    const made = await compareWith(returned, options, styling);
    const outputs = await outputsOf(returned, made, options, marks);
    await writeOutputs(outputs, [file, ...(sheet === undefined ? [] : [sheet])], options);
    const unwritten = withoutProposal(options.sheet, made.report);
    tell(returned, made, unwritten, console);
    for (const { path } of outputs) console.progress(path);
    if (unwritten && !made.report.unchanged) return 2;
    return made.report.unchanged ? 0 : 1;
  } catch (error) {
    const problems = error instanceof ContractError ? error.problems : [fileProblem(error, file, '--sheet')];
    return fail(problems, text);
  }
}

/** The sheet was asked for and there is none to write: as it should be where nothing was changed, else trouble. */
function withoutProposal(path: string | undefined, report: Report): Problem | undefined {
  if (path === undefined || report.value !== undefined) return undefined;
  const [zh, en] = [`没有写出 ${path}`, `${path} was not written`];
  const code = 'VERIFY-NO-VALUE';
  if (report.unchanged) {
    const message = { zh: `${zh}：合同未改动`, en: `${en}: the contract is unchanged` };
    return { code, severity: 'info', message };
  }
  return {
    ...{ code, severity: 'error' },
    message: {
      zh: `${zh}：改动中没有条款清单能容纳的值`,
      en: `${en}: no change is a value that the term sheet can hold`,
    },
    hint: report.refused
      ? { zh: '写入后清单会有的错误，见报告', en: 'the report names the errors that it would have' }
      : { zh: '改动在合同文字中，请按报告逐条处理', en: 'the wording was changed; see the report' },
  };
}

/** Throws ContractError, or what the file system said. */
async function read(file: string, sheet: string | undefined): Promise<Returned> {
  const bytes = await readBytes(file);
  const format = formatOf(bytes);
  if (format === undefined || !(format in COMPARED)) throw new ContractError([notComparable(file)]);
  const own = sheet === undefined ? undefined : { file: sheet, text: await readText(sheet) };
  const base = { file, bytes, format: format as ComparedFormat, ...(own && { own }) };
  try {
    const carried = await FORMATS[format].source?.(bytes);
    if (!carried && !own) throw new ContractError([sourceless(file)]);
    return { ...base, carried };
  } catch (error) {
    // With a sheet of one's own a damaged one inside is only one more finding.
    if (own && error instanceof ContractError && error.problems.some(({ code }) => code === 'SOURCE-BROKEN'))
      return { ...base, carried: 'damaged' };
    throw error;
  }
}

const notComparable = (file: string): Problem => ({
  code: 'FILE-TYPE',
  severity: 'error',
  message: { zh: `${file} 既不是 DOCX 也不是 PDF`, en: `${file} is neither a DOCX nor a PDF` },
  hint: { zh: '给出返回的合同文件', en: 'name the contract that came back' },
});
const sourceless = (file: string): Problem => ({
  code: 'SOURCE-NONE',
  severity: 'error',
  message: { zh: `${file} 不带条款清单`, en: `${file} carries no term sheet` },
  hint: {
    zh: '把生成它的清单写在后面：verify 文件 清单.yaml',
    en: 'name the sheet that it was made from: verify contract sheet.yaml',
  },
});

/** The contract printed anew and compared. Throws ContractError for a sheet that does not print. */
async function compareWith(returned: Returned, options: Options, { style, fonts }: Styling): Promise<Made> {
  const { own, format, bytes } = returned;
  const carried = returned.carried === 'damaged' ? undefined : returned.carried;
  const library = await openLibrary();
  const asked = own || !carried ? await askedFor(options, library, style) : {};
  const way = carried ? await optionsOf(carried.printing) : asked;
  const press = (how: PrintingOptions) => (text: string) =>
    compile(text, library, { file: own?.file ?? returned.file, ...how, program: readVersion() });
  const print = press(way);
  const { printable, contract, terms, form, source, value, problems } = print(own?.text ?? carried!.sheet);
  if (!printable || !contract || !terms || !form || !source)
    throw new ContractError(problems.filter(isError));
  const generated = await FORMATS[format].render(printable, style, fonts, carried && source);
  const verify = await verifier(
    {
      ...{ bytes: generated, contract, printable, terms, value },
      print: (changed) => print(canonicalSheet(changed)),
    },
    await COMPARED[format]({ style, fonts }),
  );
  const meant = own && carried ? press(asked)(own.text).printable : undefined;
  const report = await verify(bytes, [
    ...originFindings(returned.carried, source, own !== undefined),
    ...(meant ? printingFindings(printable, meant) : []),
  ]);
  return { printable, contract, terms, form, source, bytes: generated, report };
}

/** How a document that does not say so was printed. */
async function askedFor(options: Options, library: Library, style: Style): Promise<PrintingOptions> {
  const { lang, layout, form, draft, final } = options;
  const script = await scriptOptions(options, style);
  return {
    ...(lang && { lang }),
    ...(layout && { layout }),
    ...(form && { form: formNamed(form, library).id }),
    ...(draft && { status: 'draft' as const }),
    ...(final && { status: 'final' as const }),
    ...(script && { script }),
  };
}

interface Output {
  readonly path: string;
  readonly option: '--sheet' | '--redline';
  readonly bytes: Uint8Array;
}

async function outputsOf(
  { bytes, format, file }: Returned,
  made: Made,
  options: Options,
  marks: ReturnType<typeof marksOf>,
): Promise<Output[]> {
  const { sheet, redline: path } = options;
  const out: Output[] = [];
  if (sheet !== undefined && made.report.value !== undefined) {
    const text = canonicalSheet(made.report.value);
    out.push({ path: sheet, option: '--sheet', bytes: new TextEncoder().encode(text) });
  }
  if (path !== undefined) {
    if (format !== 'docx')
      throw new UsageError(
        `--redline 只用于 DOCX，${file} 是 PDF`,
        `--redline is for DOCX; ${file} is a PDF`,
      );
    const { redline } = await import('../../diff/docx/redline.js');
    out.push({ path, option: '--redline', bytes: await redline(made.bytes, bytes, marks) });
  }
  return out;
}

/** All or nothing. Throws ContractError for what stands in the way. */
async function writeOutputs(
  outputs: readonly Output[],
  inputs: readonly string[],
  { force = false }: Options,
): Promise<void> {
  const targets = outputs.map(({ path, option }) => ({
    path,
    of: option,
    option,
    noSheet: option === '--redline',
  }));
  const blocked = await obstaclesTo(targets, { inputs, taken: new Map(), force });
  if (blocked.length > 0) throw new ContractError(blocked);
  await writeAll(outputs);
}

function tell(
  { file, format, own }: Returned,
  { report, form }: Made,
  unwritten: Problem | undefined,
  console: Console,
): void {
  const verdict: Verdict = {
    ...{ file, format, ...(own && { sheet: own.file }), form: { id: form.id, ...form.title } },
    ...report,
    ...(unwritten && { problems: [unwritten] }),
  };
  console.out(console.json ? verdictJson(verdict) : verdictText(verdict, console.ui, console.colour));
  console.problems(verdict.problems ?? [], '');
}
