// Arguments in, exit code out: 0 done, 1 problems in the input, 2 wrong usage, 70 a bug. The only place that writes to the terminal.
import { Command, CommanderError, Option } from 'commander';
import { ContractError } from '../problem.js';
import { type Console, type Terminal, UsageError } from './console.js';
import { readVersion } from './files.js';
import { formatProblems, type Ui } from './report.js';
import { speak } from './usage.js';

export interface Streams {
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  /** Whether problems may be coloured, and results. */
  readonly colour: boolean;
  readonly colourOut?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin?: () => Promise<Uint8Array>;
  readonly terminal?: Terminal;
}

type Add = (program: Command, console: Console) => void;
/** In the order of the help; each is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  render: async () => (await import('./commands/render.js')).addRender,
  check: async () => (await import('./commands/check.js')).addCheck,
  diff: async () => (await import('./commands/diff.js')).addDiff,
  verify: async () => (await import('./commands/verify.js')).addVerify,
  convert: async () => (await import('./commands/convert.js')).addConvert,
  extract: async () => (await import('./commands/extract.js')).addExtract,
  init: async () => (await import('./commands/init.js')).addInit,
  forms: async () => (await import('./commands/forms.js')).addForms,
  rules: async () => (await import('./commands/rules.js')).addRules,
  schema: async () => (await import('./commands/schema.js')).addSchema,
};

/** Runs one command line (without `node` and the script). */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const ui = uiOf(argv, streams.env);
  const t = (zh: string, en: string): string => (ui === 'zh' ? zh : en);
  let code = 0;
  try {
    const adds = await Promise.all(commandsIn(argv).map((load) => load()));
    const program = buildProgram(adds, t, streams, ui, (exit) => {
      code = exit;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, t, streams, ui);
  }
}

/** The command that a line begins with; where it is none of ours (`help`, a slip, no word at all), every command there is; for the version, none. */
function commandsIn(argv: readonly string[]): readonly (() => Promise<Add>)[] {
  if (argv[0] === '--version' || argv[0] === '-V') return [];
  const word = argv.find((arg, i) => !arg.startsWith('-') && argv[i - 1] !== '--ui') ?? '';
  return Object.hasOwn(COMMANDS, word) ? [COMMANDS[word]!] : Object.values(COMMANDS);
}

function buildProgram(
  adds: readonly Add[],
  t: Console['t'],
  streams: Streams,
  ui: Ui,
  exit: (code: number) => void,
): Command {
  const program = speak(new Command('csa-contract'), ui)
    .description(
      t(
        '由 YAML 条款清单生成中英双语客服合同',
        'bilingual customer-service agreements from a YAML term sheet',
      ),
    )
    .version(readVersion(), '-V, --version', t('版本', 'version'))
    .helpOption('-h, --help', t('帮助', 'help'))
    .helpCommand('help [command]', t('一个命令的用法', 'usage of a command'))
    .addOption(new Option('--ui <language>', t('界面语言', 'language of messages')).choices(['zh', 'en']))
    .option('--json', t('以 JSON 输出结果', 'results as JSON'))
    .option('-q, --quiet', t('只输出结果与问题', 'no progress and no summary'))
    .option('--no-color', t('不用颜色', 'no colour'))
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .showHelpAfterError(t('（用 --help 查看用法）', '(--help shows the usage)'))
    .exitOverride();
  const opts = () => program.opts<{ json?: boolean; quiet?: boolean; color: boolean }>();
  const console: Console = {
    get json() {
      return opts().json ?? false;
    },
    get colour() {
      return (streams.colourOut ?? false) && opts().color;
    },
    ui,
    env: streams.env,
    stdin: streams.stdin ?? (async () => new Uint8Array()),
    ...(streams.terminal && { terminal: streams.terminal }),
    t,
    out: (line) => streams.out(`${line}\n`),
    bytes: (bytes) => streams.out(bytes),
    note: (line) => !opts().quiet && streams.err(`${line}\n`),
    progress: (line) => !opts().quiet && !opts().json && streams.err(`${line}\n`),
    problems: (problems, text) => {
      const colour = streams.colour && opts().color;
      if (!opts().json && problems.length > 0) streams.err(`${formatProblems(problems, text, ui, colour)}\n`);
    },
    exit,
  };
  for (const add of adds) add(program, console);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

function report(error: unknown, t: Console['t'], streams: Streams, ui: Ui): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    streams.err(`${t('用法错误', 'usage')}: ${t(error.zh, error.en)}\n`);
    return 2;
  }
  if (error instanceof ContractError) {
    const what = t(
      '程序自带的模板有误，这是本程序的缺陷',
      "the program's own templates are wrong; this is a bug",
    );
    streams.err(`${what}:\n${formatProblems(error.problems, '', ui, false)}\n`);
    return 70;
  }
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  streams.err(`${t('程序出错，这是本程序的缺陷', 'this is a bug in csa-contract')}: ${words}\n`);
  return 70;
}

/** `--ui`, else the locale, else English. */
function uiOf(argv: readonly string[], env: Streams['env']): Ui {
  const at = argv.findIndex((arg) => arg === '--ui' || arg.startsWith('--ui='));
  const asked = at < 0 ? undefined : argv[at] === '--ui' ? argv[at + 1] : argv[at]!.slice(5);
  const locale = asked ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '';
  return locale.startsWith('zh') ? 'zh' : 'en';
}
