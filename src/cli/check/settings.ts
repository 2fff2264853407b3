// The options that say how rules judge: which day is today, the loan prime rate, the severity of single rules.
import { type Command, InvalidArgumentError } from 'commander';
import type { Checks } from '../../compile.js';
import type { Grade, Setting } from '../../lint/settings.js';
import { settingProblems } from '../../lint/settings.js';
import { type Console, UsageError } from '../console.js';
import { todayOf } from '../today.js';

export interface JudgingOptions {
  readonly asOf?: string;
  readonly lpr?: string;
  readonly rule?: readonly Setting[];
}

export const addJudging = (command: Command, { t }: Console): Command =>
  command
    .option('--as-of <date>', t('以该日为今天，默认当日', 'the day taken as today; today by default'))
    .option(
      '--lpr <percent>',
      t('签约时的一年期 LPR，用于核对逾期利率', 'one-year LPR at signing, for the late-payment rate'),
    );

export const addGrades = (command: Command, { t }: Console): Command =>
  command.option(
    '--rule <id=severity>',
    t(
      '调整一条规则：off、info、warning 或 error；可重复',
      'set one rule to off, info, warning or error; may be repeated',
    ),
    collect,
  );

const GRADES: readonly string[] = ['off', 'info', 'warning', 'error'];

function collect(written: string, before: readonly Setting[] = []): readonly Setting[] {
  const [rule = '', grade = ''] = written.split('=').map((part) => part.trim());
  if (!GRADES.includes(grade))
    throw new InvalidArgumentError('Write it as LIA-011=off (off, info, warning, error).');
  return [...before, { rule, grade: grade as Grade }];
}

/** Throws UsageError for a rule that does not exist or cannot be set, a day that is none, a rate that is none. */
export function checksOf({ asOf, lpr, rule = [] }: JudgingOptions, console: Console): Checks {
  for (const { message, hint } of settingProblems(rule))
    throw new UsageError(
      `${message.zh}${hint ? `；${hint.zh}` : ''}`,
      `${message.en}${hint ? `; ${hint.en}` : ''}`,
    );
  if (lpr !== undefined && !/^\d{1,2}(\.\d{1,4})?$/.test(lpr))
    throw new UsageError(
      `--lpr 应为百分数，如 3.0，实为 “${lpr}”`,
      `--lpr takes a percentage such as 3.0, not “${lpr}”`,
    );
  return { settings: rule, asOf: todayOf(asOf, console), ...(lpr !== undefined && { lpr }) };
}
