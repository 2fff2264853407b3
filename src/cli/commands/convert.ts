// `csa-contract convert <file...> --to <script>`: each file read, converted in memory and written; a failing file writes nothing.
import { type Command, Option } from 'commander';
import type { Script } from '../../contract/ast.js';
import type { Report } from '../../convert/report.js';
import { ContractError, type Problem } from '../../problem.js';
import type { Quotes, Way } from '../../script/index.js';
import { type Console, UsageError } from '../console.js';
import { FOLDER, problemsOf } from '../faults.js';
import { isFolder, readBytes, writeAll } from '../files.js';
import { obstacleTo, type Run } from '../obstacles.js';
import { openFaces, wayBetween } from '../opened.js';
import { noteNames, noteUnchanged, noteUnfound, type Outcome, summarise } from '../outcomes.js';
import { reportBlocked, SCRIPTS, writeReport } from '../scripts.js';
import { isFileName, scriptNamed, targetOf } from '../targets.js';
import { onlyOneOnStdout } from '../usage.js';

interface Options {
  readonly to?: Script;
  readonly from?: Script;
  readonly localised?: boolean;
  readonly quotes?: Quotes;
  readonly keep?: readonly string[];
  readonly names?: string;
  readonly report?: string;
  readonly out?: string;
  readonly force?: boolean;
}
type Asked = Options & { readonly to: Script };
type Convert = typeof import('../../convert/index.js');
type Done = Awaited<ReturnType<Convert['convertSource']>>;
type Given = readonly import('../../convert/index.js').Given[];

export function addConvert(program: Command, console: Console): void {
  const { t } = console;
  const collect = (name: string, before: readonly string[] = []): string[] => [...before, name];
  program
    .command('convert')
    .description(
      t(
        '条款清单、DOCX、纯文本的简繁转换；原文件不动',
        'term sheets, DOCX files and plain text into Traditional or Simplified Chinese; the input is kept',
      ),
    )
    .argument('<file...>', t('条款清单、DOCX 或 UTF-8 文本', 'term sheets, DOCX or UTF-8 text'))
    .addOption(new Option('--to <script>', t('转换为', 'convert into')).choices(SCRIPTS))
    .addOption(
      new Option(
        '--from <script>',
        t('原文字形；转简体时自动判断', 'script of the files; told from the text on the way to Simplified'),
      ).choices(SCRIPTS),
    )
    .option('--localised', t('同时改用当地词语', 'regional words too'))
    .addOption(
      new Option('--quotes <style>', t('引号改用', 'quotation marks; as they stand by default')).choices([
        'curly',
        'corner',
      ]),
    )
    .addOption(
      new Option(
        '--keep <name>',
        t('保持原样的名称，可多次给出', 'a name that stays as typed; repeatable'),
      ).argParser(collect),
    )
    .option(
      '--names <file>',
      t(
        '名称表（一行一个，可写 名 = 繁體名）或条款清单',
        'names, one per line (名 = 繁體名 gives a form), or a term sheet',
      ),
    )
    .option('--report <file>', t('转换报告；.json 或文本', 'conversion report, text or .json; - for stdout'))
    .option(
      '-o, --out <path>',
      t('输出文件或目录；- 为标准输出', 'output file or folder, default beside the input; - for stdout'),
    )
    .option('--force', t('覆盖已有文件', 'overwrite files that exist'))
    .action(async (files: string[], options: Options) => {
      console.exit(await convertAll(files, usageOf(files, options, console.json), console));
    });
}

function usageOf(files: readonly string[], options: Options, json: boolean): Asked {
  const { to, from, out, keep = [] } = options;
  if (to === undefined)
    throw new UsageError(`要写 --to：${SCRIPTS.join('、')}`, `--to is missing: ${SCRIPTS.join(', ')}`);
  if (from === to) throw new UsageError('--from 与 --to 相同', '--from and --to are the same');
  if (files.includes('-'))
    throw new UsageError('不从标准输入读取，请写文件名', 'standard input is not read; name a file');
  if (keep.includes('')) throw new UsageError('--keep 后没有名称', '--keep has no name');
  if (files.length > 1 && out === '-') throw new UsageError('-o - 只用于一个文件', '-o - takes one file');
  if (files.length > 1 && out !== undefined && isFileName(out))
    throw new UsageError(
      `-o ${out} 是一个文件名，只用于一个输入；多个文件请写目录，如 ${out}/`,
      `-o ${out} names a file, which takes one input; for several give a folder, such as ${out}/`,
    );
  onlyOneOnStdout(options, json);
  return { ...options, to };
}

/** What all files of a run share. */
interface Work {
  readonly convert: Convert;
  readonly given: Given;
  /** Typefaces to switch, read for the first DOCX. */
  readonly fonts: () => Readonly<Record<string, string>>;
  readonly wayFrom: (from: Script) => Promise<Way>;
  readonly several: boolean;
  readonly run: Run & { readonly taken: Map<string, string> };
}

async function convertAll(files: readonly string[], options: Asked, console: Console): Promise<number> {
  const convert = await import('../../convert/index.js');
  const inputs = [...files, ...(options.names === undefined ? [] : [options.names])];
  const run = { inputs, taken: new Map<string, string>(), force: options.force ?? false };
  const blocked = options.report === undefined ? undefined : await reportBlocked(options.report, run);
  const { given, problems, text } = await namesGiven(options, convert);
  const early = [...(blocked ? [blocked] : []), ...problems];
  if (early.length > 0) {
    console.problems(early, text);
    if (console.json) console.out(JSON.stringify({ files: [], problems: early }, null, 2));
    return 1;
  }
  const wayFrom = (from: Script): Promise<Way> => wayBetween(from, options.to);
  const several = files.length > 1;
  let faces: ReturnType<typeof openFaces> | undefined;
  const fonts: Work['fonts'] = () => {
    faces ??= openFaces(options.to);
    return faces;
  };
  const work: Work = { convert, given, fonts, wayFrom, several, run };
  const outcomes: Outcome[] = [];
  for (const [i, file] of files.entries()) {
    if (several) console.progress(`[${i + 1}/${files.length}] ${file}`);
    outcomes.push(await convertOne(file, options, work, console));
  }
  const reports = outcomes.flatMap((outcome) => (outcome.report ? [outcome.report] : []));
  const reported =
    options.report === undefined ||
    reports.length === 0 ||
    (await writeReport(reports, options.report, console));
  noteUnfound(options.keep ?? [], outcomes, console);
  summarise(outcomes, convert.countsOf, console);
  return reported && outcomes.every(({ ok }) => ok) ? 0 : 1;
}

async function convertOne(file: string, options: Asked, work: Work, console: Console): Promise<Outcome> {
  let bytes: Uint8Array = new Uint8Array();
  try {
    if (isFolder(file)) throw new ContractError([FOLDER]);
    bytes = await readBytes(file);
    const done = await converted(file, bytes, options, work);
    const target = done.report.output ?? '-';
    if (target === '-') console.bytes(done.bytes);
    else await writeAll([{ path: target, bytes: done.bytes }]);
    work.run.taken.set(target, file);
    if (target !== '-' && !console.json) {
      if (options.report === '-') console.note(target);
      else console.out(target);
    }
    if (options.report === undefined) noteNames(done.report, console);
    noteUnchanged(done.report, console);
    return { file, ok: true, problems: [], report: done.report, found: done.found };
  } catch (error) {
    const problems = problemsOf(error, file);
    console.problems(problems, new TextDecoder().decode(bytes));
    return { file, ok: false, problems };
  }
}

async function converted(
  file: string,
  bytes: Uint8Array,
  options: Asked,
  { convert, given, fonts, wayFrom, several, run }: Work,
): Promise<Pick<Done, 'bytes' | 'found'> & { readonly report: Report }> {
  const { to, localised = false, quotes } = options;
  const source = convert.openSource(bytes, file);
  if (source.kind === 'docx' && options.out === '-') throw new ContractError([DOCX_OUT]);
  const target = targetOf(file, options, several);
  const problem = await obstacleTo({ path: target, of: file }, run);
  if (problem) throw new ContractError([problem]);
  const told = async (): Promise<Script> =>
    scriptNamed(file) ?? convert.regionOf(await convert.wordsOf(source));
  const from = options.from ?? (to === 'hans' ? await told() : 'hans');
  const way = await wayFrom(from);
  const done = await convert.convertSource(source, {
    ...{ way, names: convert.namesOn(given, from, to) },
    fonts: source.kind === 'docx' ? fonts() : {},
    manner: { localised, explain: options.report !== undefined, ...(quotes && { quotes }) },
  });
  const { found, unchanged, entries } = done;
  const head = { file, ...(target !== '-' && { output: target }), from, to, localised };
  return { bytes: done.bytes, found, report: { ...head, ...(unchanged && { unchanged }), entries } };
}

const DOCX_OUT: Problem = {
  code: 'CONVERT-STDOUT',
  severity: 'error',
  message: { zh: 'DOCX 不能写到标准输出', en: 'a DOCX is not written to stdout' },
  hint: { zh: '用 -o 写明文件', en: 'name a file with -o' },
};

/** Names given on the command line and by a file, or why they cannot be read in its text. */
async function namesGiven(
  { keep = [], names }: Options,
  { openSource, namesFrom }: Convert,
): Promise<{ readonly given: Given; readonly problems: readonly Problem[]; readonly text: string }> {
  const typed = keep.map((name) => ({ name }));
  let text = '';
  try {
    if (names === undefined) return { given: typed, problems: [], text };
    // The name of the file would make it a term sheet, whose problems are those of a text to convert.
    const source = openSource(await readBytes(names), '');
    if (source.kind !== 'text') throw new ContractError([DOCX_NAMES]);
    text = source.decoded.text;
    return { given: [...namesFrom(text, names), ...typed], problems: [], text };
  } catch (error) {
    return { given: typed, problems: problemsOf(error, names ?? ''), text };
  }
}

const DOCX_NAMES: Problem = {
  code: 'CONVERT-NAMES',
  severity: 'error',
  message: { zh: '名称表不能是 DOCX', en: 'a list of names is no DOCX' },
  hint: { zh: '一行一个名称的文本，或条款清单', en: 'give a text with one name per line, or a term sheet' },
};
