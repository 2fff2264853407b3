// The command-line parser's own words in Chinese: its errors, told apart by their text, and the frame of its help. English is left as it is.
// Also what several commands refuse in the same way.
import { type Command, Help, type HelpConfiguration, type Option } from 'commander';
import { UsageError } from './console.js';
import type { Ui } from './report.js';
import { widthOf } from './width.js';

const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+)'/, '没有选项 $1'],
  [/^error: unknown command '(.+)'/, '没有命令 $1'],
  [/^error: missing required argument '(.+)'/, '缺少参数 $1'],
  [/^error: option '(.+)' argument missing/, '选项 $1 缺少值'],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\./,
    '选项 $1 没有取值 “$2”；可选：$3',
  ],
  [/^error: option '(.+)' cannot be used with option '(.+)'/, '选项 $1 与 $2 不能同时使用'],
  [
    /^error: too many arguments(?: for '.+')?\. Expected (\d+) arguments? but got (\d+)\./,
    '参数过多：应有 $1 个，实有 $2 个',
  ],
];
const SUGGESTION = /\n\(Did you mean (?:one of )?(.+)\?\)/;
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** What a command writes to stdout is one thing: the text, the report, or JSON. */
export function onlyOneOnStdout(
  { out, report }: { readonly out?: string; readonly report?: string },
  json: boolean,
): void {
  if ([out === '-', report === '-', json].filter(Boolean).length > 1)
    throw new UsageError(
      '-o -、--report - 和 --json 都写到标准输出，只能用一个',
      '-o -, --report - and --json all write to stdout; use one of them',
    );
}

/** Every command of a program, its errors and its help, in the user's language. */
export function speak(program: Command, ui: Ui): Command {
  program.configureHelp(ui === 'zh' ? CHINESE : { displayWidth: widthOf });
  if (ui === 'zh') program.configureOutput({ outputError: (text, write) => write(inChinese(text)) });
  return program;
}

function inChinese(text: string): string {
  const known = ERRORS.find(([pattern]) => pattern.test(text));
  if (!known) return text;
  return `用法错误：${text.replace(...known).replace(SUGGESTION, '\n（是否应为 $1？）')}`;
}

const WRITTEN = new Help();
const wordsIn = (usage: string): string =>
  usage.replace('[options]', '[选项]').replace('[command]', '[命令]');

const CHINESE: HelpConfiguration = {
  displayWidth: widthOf,
  commandUsage: (command: Command) => wordsIn(WRITTEN.commandUsage(command)),
  subcommandTerm: (command: Command) => wordsIn(WRITTEN.subcommandTerm(command)),
  styleTitle: (title) => TITLES[title] ?? title,
  optionDescription: ({ description, argChoices, defaultValue, defaultValueDescription }: Option) => {
    const notes = [
      ...(argChoices ? [`可选：${argChoices.join(', ')}`] : []),
      ...(defaultValue === undefined ? [] : [`默认：${defaultValueDescription ?? String(defaultValue)}`]),
    ];
    return notes.length === 0 ? description : `${description}（${notes.join('；')}）`;
  },
};
