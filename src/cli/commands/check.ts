// `csa-contract check <sheet...>`: everything that would keep `render` from printing or make it warn, all at once; nothing is written.
import { type Command, Option } from 'commander';
import type { Problem } from '../../problem.js';
import { loadLibrary } from '../../template/library.js';
import { kindOf } from '../../terms/index.js';
import type { Console } from '../console.js';
import { readTemplates } from '../files.js';
import { formNamed, judge, type ReadingOptions, readAndCompile, type Verdict } from '../sheets.js';

interface Options extends ReadingOptions {
  readonly format: 'text' | 'json';
}
interface Checked extends Verdict {
  readonly problems: readonly Problem[];
}

export function addCheck(program: Command, console: Console): void {
  const { t } = console;
  program
    .command('check')
    .description(
      t(
        '检查条款清单：render 会拒绝或警告的一切，一次列全；不写文件',
        'check term sheets for all that render would refuse or warn about, at once; writes nothing',
      ),
    )
    .argument('<sheet...>', t('条款清单（YAML）', 'term sheets (YAML)'))
    .addOption(
      new Option('--format <format>', t('报告格式', 'form of the report'))
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--form <id>', t('按另一范本检查', 'check as another form'))
    .addOption(
      new Option('--draft', t('按草稿检查，允许空缺', 'check as a draft; blanks are allowed')).conflicts(
        'final',
      ),
    )
    .option('--final', t('按定稿检查，不允许空缺', 'check as final; blanks are refused'))
    .option('--strict', t('有警告也不通过', 'warnings fail too'))
    .action(async (sheets: string[], options: Options) => {
      console.exit(await checkAll(sheets, options, console));
    });
}

async function checkAll(sheets: readonly string[], options: Options, console: Console): Promise<number> {
  const library = loadLibrary(readTemplates(), kindOf);
  if (options.form !== undefined) formNamed(options.form, library);
  const json = console.json || options.format === 'json';
  const verdicts: Checked[] = [];
  for (const sheet of sheets) {
    const { text, problems } = await readAndCompile(sheet, library, options);
    const verdict = { ...judge(sheet, problems, options.strict), problems };
    verdicts.push(verdict);
    if (json) continue;
    console.problems(problems, text);
    console.out(`${sheet}: ${summary(verdict, console.t)}`);
  }
  const failures = verdicts.filter(({ ok }) => !ok).length;
  if (json) console.out(JSON.stringify({ sheets: verdicts }, null, 2));
  else if (sheets.length > 1)
    console.note(
      console.t(
        `${sheets.length - failures} 份通过，${failures} 份未通过`,
        `${sheets.length - failures} passed, ${failures} failed`,
      ),
    );
  return failures > 0 ? 1 : 0;
}

function summary({ ok, errors, warnings }: Verdict, t: Console['t']): string {
  const many = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  const counts = [
    ...(errors > 0 ? [t(`${errors} 个错误`, many(errors, 'error'))] : []),
    ...(warnings > 0 ? [t(`${warnings} 个警告`, many(warnings, 'warning'))] : []),
  ].join(t('，', ', '));
  const verdict = ok ? t('通过', 'ok') : t('未通过', 'failed');
  return counts === '' ? verdict : `${verdict}${t('：', ': ')}${counts}`;
}
