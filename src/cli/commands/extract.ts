// `csa-contract extract <contract>`: the term sheet that a DOCX or PDF of this program carries, as YAML on stdout or in a file.
// What it was printed with is said beside it: the sheet alone does not know that it was printed in Traditional Chinese.
import type { Command } from 'commander';
import { compile } from '../../compile.js';
import type { Printing, Source } from '../../contract/ast.js';
import { ContractError, type Problem } from '../../problem.js';
import { FORMATS, type FormatName, formatOf } from '../../render/index.js';
import type { Console } from '../console.js';
import { FOLDER, fileProblem, problemsOf } from '../faults.js';
import { isFolder, readBytes, readVersion, writeAll } from '../files.js';
import { obstaclesTo } from '../obstacles.js';
import { openLibrary } from '../opened.js';
import { optionsOf as printingOptions } from '../printing.js';
import { isError } from '../redline.js';
import { onlyOneOnStdout } from '../usage.js';

interface Options {
  readonly out?: string;
  readonly force?: boolean;
}
interface Extracted {
  readonly format: FormatName;
  readonly source: Source;
  /** Nobody touched the file since it was generated. */
  readonly intact: boolean;
  /** The sheet is none that this program printed the document from, though it says so. */
  readonly altered: boolean;
}

export function addExtract(program: Command, console: Console): void {
  const { t } = console;
  program
    .command('extract')
    .description(t('取出合同文件所带的条款清单', 'the term sheet out of a DOCX or PDF made by this program'))
    .argument('<contract>', t('合同文件（DOCX 或 PDF）', 'agreement, DOCX or PDF'))
    .option('-o, --out <file>', t('输出文件，默认标准输出', 'output file, default stdout'))
    .option(
      '--force',
      t('覆盖已有文件；清单被改动过也取出', 'overwrite a file that exists; extract a sheet that was altered'),
    )
    .action(async (contract: string, options: Options) => {
      onlyOneOnStdout(options, console.json);
      console.exit(await extract(contract, options, console));
    });
}

async function extract(file: string, options: Options, console: Console): Promise<number> {
  const done = await extractFrom(file).catch((error: unknown) => problemsOf(error, file));
  const problems = 'source' in done ? await write(done, file, options, console) : done;
  console.problems(problems, '');
  const blocked = problems.some(isError);
  if (blocked && console.json) console.out(JSON.stringify({ file, problems }, null, 2));
  return problems.length > 0 ? 1 : 0;
}

/** The sheet to stdout or its file; what stands in the way comes back. */
async function write(
  extracted: Extracted,
  file: string,
  { out = '-', force = false }: Options,
  console: Console,
): Promise<readonly Problem[]> {
  if (extracted.altered && !force) return [altered('error')];
  const bytes = new TextEncoder().encode(extracted.source.sheet);
  const run = { inputs: [file], taken: new Map<string, string>(), force };
  const blocked = await obstaclesTo([{ path: out, of: file }], run);
  if (blocked.length > 0) return blocked;
  try {
    if (out !== '-') await writeAll([{ path: out, bytes }]);
  } catch (error) {
    return [fileProblem(error, out)];
  }
  if (console.json) console.out(jsonOf(file, extracted));
  else if (out === '-') console.bytes(bytes);
  else console.out(out);
  noteOrigin(file, extracted, console);
  return extracted.altered ? [altered('warning')] : [];
}

/** Throws ContractError: FILE-TYPE, SOURCE-NONE, SOURCE-BROKEN, or what the reader of the format refuses. */
async function extractFrom(file: string): Promise<Extracted> {
  if (isFolder(file)) throw new ContractError([FOLDER]);
  const bytes = await readBytes(file);
  const format = formatOf(bytes);
  if (format === undefined) throw new ContractError([NO_DOCUMENT]);
  const { source: read, isIntact } = FORMATS[format];
  const source = await read?.(bytes);
  if (!source) throw new ContractError([NO_SOURCE]);
  return { format, source, intact: await isIntact(bytes), altered: await isAltered(source, file) };
}

/** Told where this very program and its templates printed the document: the same sheet would give the same digest. */
async function isAltered(
  { sheet, program, templates, printing, digest }: Source,
  file: string,
): Promise<boolean> {
  const library = await openLibrary();
  if (program !== readVersion() || templates !== library.version) return false;
  const options = { ...(await printingOptions(printing)), file, program };
  return compile(sheet, library, options).source?.digest !== digest;
}

const altered = (severity: 'error' | 'warning'): Problem => ({
  ...{ code: 'SOURCE-ALTERED', severity },
  message: {
    zh: '文件所带的条款清单或其摘要在生成后被改动过',
    en: 'the term sheet inside this document, or its digest, was altered after it was generated',
  },
  hint: {
    zh: '用自己保存的清单；只想看看它的，用 --force 取出',
    en: 'use your own copy of the sheet; to see this one all the same, take it out with --force',
  },
});

const NO_DOCUMENT: Problem = {
  code: 'FILE-TYPE',
  severity: 'error',
  message: { zh: '既不是 DOCX 也不是 PDF', en: 'this is neither a DOCX nor a PDF' },
  hint: { zh: '给出由 render 生成的合同文件', en: 'name an agreement that render has made' },
};

const NO_SOURCE: Problem = {
  code: 'SOURCE-NONE',
  severity: 'error',
  message: { zh: '文件不带条款清单', en: 'this document carries no term sheet' },
  hint: {
    zh: '它可能以 --no-embed 生成、由其他程序制作，或被另存、打印为新文件而丢失；请用当初生成的文件',
    en: 'it was made with --no-embed or by another program, or printed anew by one that drops it; take the file as it was generated',
  },
};

function jsonOf(file: string, { format, source, intact }: Extracted): string {
  const { form, program, templates, printing, digest, sheet } = source;
  return JSON.stringify({ file, format, form, program, templates, printing, digest, intact, sheet }, null, 2);
}

function noteOrigin(file: string, { source, intact }: Extracted, { json, note, t }: Console): void {
  if (json) return;
  const { form, program, printing } = source;
  const options = optionsOf(printing).join(' ');
  const made = program === '' ? 'csa-contract' : `csa-contract ${program}`;
  note(
    t(
      `${file}：${form}，${made} 生成${options && `，选项：${options}`}`,
      `${file}: ${form}, made by ${made}${options && ` with ${options}`}`,
    ),
  );
  if (!intact)
    note(
      t(
        `${file} 生成后被改动或另存过；csa-contract verify 说明改了什么`,
        `${file} was edited or saved again since; csa-contract verify tells what changed`,
      ),
    );
}

/** The options with which `render` prints the same document again. */
function optionsOf(printing: Printing): string[] {
  const { lang, layout, form, status, script, localised, compat, highlight, protect, pagingSeal } = printing;
  return [
    ...(lang ? ['--lang', lang] : []),
    ...(layout ? ['--layout', layout] : []),
    ...(form ? ['--form', form] : []),
    ...(status ? [`--${status}`] : []),
    ...(script && script !== 'hans' ? ['--script', script] : []),
    ...(localised ? ['--localised'] : []),
    ...(compat ? ['--compat', compat] : []),
    ...(highlight ? ['--highlight'] : []),
    ...(protect ? ['--protect', protect] : []),
    ...(pagingSeal ? ['--paging-seal'] : []),
  ];
}
