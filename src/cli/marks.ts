// Whose name and which time tracked changes carry, from the options; without a date the same contracts give the same bytes each time.
import { type Command, Option } from 'commander';
import { type Console, UsageError } from './console.js';

export interface MarkOptions {
  readonly author: string;
  readonly date?: string;
}
export interface Marks {
  readonly author: string;
  /** `2027-01-15T09:30:00Z`. */
  readonly date?: string;
}

export function addMarkOptions(command: Command, { t }: Console): Command {
  return command
    .addOption(
      new Option('--author <name>', t('修订的作者', 'author of the tracked changes')).default('csa-contract'),
    )
    .option(
      '--date <date>',
      t('修订的日期或时间，如 2027-01-15；默认不写', 'their date or time, such as 2027-01-15; default none'),
    );
}

const DATE = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?$/;

export function marksOf({ author, date }: MarkOptions): Marks {
  if (author.trim() === '' || /\p{Cc}/u.test(author))
    throw new UsageError('--author 后没有名称', '--author has no name');
  return { author: author.trim(), ...(date !== undefined && { date: timeOf(date) }) };
}

function timeOf(text: string): string {
  const [, day = '', zone] = DATE.exec(text) ?? [];
  const time = new Date(zone === undefined && text.includes('T') ? `${text}Z` : text);
  const midnight = new Date(day);
  // A day that does not exist is taken for one of the next month.
  const exists =
    [time, midnight].every((at) => !Number.isNaN(at.getTime())) && midnight.toISOString().startsWith(day);
  if (!exists)
    throw new UsageError(
      `--date ${text} 不是日期；写 2027-01-15 或 2027-01-15T09:30:00+08:00`,
      `--date ${text} is no date; write 2027-01-15 or 2027-01-15T09:30:00+08:00`,
    );
  return `${time.toISOString().slice(0, 19)}Z`;
}
