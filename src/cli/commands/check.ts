// `csa-contract check <file...>`: of a term sheet everything that would keep `render` from printing or make it warn, and what a careful lawyer would
// ask; of a contract of any origin what its text shows. Nothing is written.
import { type Command, Option } from 'commander';
import type { Checks } from '../../compile.js';
import type { Problem } from '../../problem.js';
import { isTermSheet } from '../../sheet/kind.js';
import type { Library } from '../../template/library.js';
import type { Checked } from '../check/checked.js';
import { checkContract } from '../check/contract.js';
import { CHECK_FORMATS, type CheckFormat, MACHINE } from '../check/formats.js';
import { addGrades, addJudging, checksOf, type JudgingOptions } from '../check/settings.js';
import { report } from '../check/text.js';
import type { Console } from '../console.js';
import { fileProblem } from '../faults.js';
import { readBytes } from '../files.js';
import { openLibrary } from '../opened.js';
import { formNamed, judge, type ReadingOptions, readAndCompile } from '../sheets.js';

interface Options extends Omit<ReadingOptions, 'checks'>, JudgingOptions {
  readonly format: CheckFormat;
}

export function addCheck(program: Command, console: Console): void {
  const { t } = console;
  const command = program
    .command('check')
    .description(
      t(
        '检查条款清单或任何合同文本（DOCX、PDF、TXT）：错误、风险与疏漏，一次列全；不写文件',
        'check term sheets, or contracts of any origin (DOCX, PDF, text), for mistakes and risks, all at once; writes nothing',
      ),
    )
    .argument(
      '<file...>',
      t('条款清单（YAML）或合同；- 为标准输入', 'term sheets (YAML) or contracts; - for stdin'),
    )
    .addOption(
      new Option('--format <format>', t('报告格式', 'form of the report'))
        .choices(CHECK_FORMATS)
        .default('text'),
    )
    .option('--form <id>', t('按另一范本检查', 'check as another form'))
    .addOption(
      new Option('--draft', t('按草稿检查，允许空缺', 'check as a draft; blanks are allowed')).conflicts(
        'final',
      ),
    )
    .option('--final', t('按定稿检查，不允许空缺', 'check as final; blanks are refused'))
    .option('--strict', t('有警告也不通过', 'warnings fail too'));
  addGrades(addJudging(command, console), console).action(async (files: string[], options: Options) => {
    console.exit(await checkAll(files, options, console));
  });
}

async function checkAll(files: readonly string[], options: Options, console: Console): Promise<number> {
  const checks = checksOf(options, console);
  const library = await openLibrary();
  if (options.form !== undefined) formNamed(options.form, library);
  const format = console.json ? 'json' : options.format;
  const done: Checked[] = [];
  for (const [i, file] of files.entries()) {
    if (files.length > 20 && i % 20 === 0) console.progress(`[${i + 1}/${files.length}] ${file}`);
    const checked = await checkFile(file, library, { ...options, checks }, console);
    done.push(checked);
    if (format === 'text') report(checked, console);
  }
  const failures = done.filter(({ ok }) => !ok).length;
  if (format !== 'text') {
    const told = MACHINE[format](done, console);
    if (told !== '') console.out(told);
  } else if (files.length > 1)
    console.note(
      console.t(
        `${files.length - failures} 份通过，${failures} 份未通过`,
        `${files.length - failures} passed, ${failures} failed`,
      ),
    );
  return failures > 0 ? 1 : 0;
}

/** A file that says it is a term sheet, or is named as one, is checked as one; anything else as a contract. */
async function checkFile(
  file: string,
  library: Library,
  options: ReadingOptions & { readonly checks: Checks },
  console: Console,
): Promise<Checked> {
  const name = file === '-' ? 'stdin' : file;
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await console.stdin() : await readBytes(file);
  } catch (error) {
    const problems: Problem[] = [fileProblem(error, name)];
    return { ...judge(name, problems, options.strict), kind: 'sheet', problems, settings: [], text: '' };
  }
  const sheet = /\.(ya?ml|json)$/i.test(file) || isTermSheet(Buffer.from(bytes).toString('utf8'));
  if (!sheet) return checkContract(name, bytes, library, options.checks, options.strict);
  const { text, compiled, problems } = await readAndCompile(
    file,
    library,
    options,
    undefined,
    async () => bytes,
  );
  const settings = compiled?.settings ?? [];
  return { ...judge(name, problems, options.strict), kind: 'sheet', problems, settings, text };
}
