// `csa-contract init [form]`: a commented sheet to fill in, and beside it the JSON Schema that editors read; on a terminal, questions first.
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Problem } from '../../problem.js';
import type { Form } from '../../template/forms.js';
import type { Library } from '../../template/library.js';
import { labelOf, sheetSchemaOf } from '../../terms/index.js';
import { type Console, UsageError } from '../console.js';
import { fileProblem } from '../faults.js';
import { isFolder, isSameFile, isThere, writeAll } from '../files.js';
import { askForm, interview } from '../interview.js';
import { newSheet, type Tree } from '../newsheet.js';
import { openLibrary } from '../opened.js';
import { openPrompts } from '../prompts.js';
import { formNamed } from '../sheets.js';

interface Options {
  readonly full?: boolean;
  readonly out?: string;
  readonly force?: boolean;
}
const SCHEMA = 'csa-contract.schema.json';
/** As a shell calls what Ctrl-C ended. */
const BROKEN_OFF = 130;

export function addInit(program: Command, console: Console): void {
  const { t } = console;
  program
    .command('init')
    .description(
      t(
        '写出带说明的条款清单；不指明范本时在终端提问',
        'write a commented term sheet; asks on a terminal when no form is named',
      ),
    )
    .argument('[form]', t('合同范本', 'form'))
    .addOption(
      new Option(
        '--minimal',
        t(
          '只写必填项和最常用的选择（默认）',
          'only what must be filled in, and the commonest choices (default)',
        ),
      ).conflicts('full'),
    )
    .option('--full', t('写出范本能打印的全部字段', 'every field that the form can print'))
    .option(
      '-o, --out <file>',
      t('文件名，默认 <范本>.yaml；- 为标准输出', 'file name, default <form>.yaml; - for stdout'),
    )
    .option('--force', t('覆盖已有的文件', 'overwrite an existing file'))
    .action(async (form: string | undefined, options: Options) => {
      console.exit(await init(form, options, console));
    });
}

async function init(name: string | undefined, options: Options, console: Console): Promise<number> {
  const library = await openLibrary();
  const named = name === undefined ? undefined : formNamed(name, library);
  if (named) return write(library, named, {}, options, console);
  if (!console.terminal || console.json) throw noForm(library);
  const ask = await openPrompts(console.terminal);
  if (options.out !== undefined && refuse(options.out, options, console)) return 1;
  const form = await askForm(library, ask, console.ui);
  if (form && refuse(options.out ?? `${form.id}.yaml`, options, console)) return 1;
  const known = form && (await interview(library, form, ask, console.ui));
  if (form && known) return write(library, form, known, options, console);
  console.note(console.t('已取消，未写出任何文件', 'cancelled; nothing was written'));
  return BROKEN_OFF;
}

function noForm(library: Library): UsageError {
  const forms = [...library.forms.values()];
  return new UsageError(
    `请指明范本：\n${forms.map(({ id, title }) => `  ${id}  ${title.zh}`).join('\n')}`,
    `name a form:\n${forms.map(({ id, title }) => `  ${id}  ${title.en}`).join('\n')}`,
  );
}

/** Whether something stands where the sheet should go; said to the user. */
function refuse(path: string, { force = false }: Options, console: Console): boolean {
  if (path === '-') return false;
  const problem = isFolder(path)
    ? inTheWay(
        'FILE-FOLDER',
        `${path} 是一个文件夹`,
        `${path} is a folder`,
        '用 -o 指定文件名',
        'name a file with -o',
      )
    : isThere(path) && !force
      ? inTheWay(
          'FILE-EXISTS',
          `${path} 已存在，未覆盖`,
          `${path} exists; it was kept`,
          '用 -o 另定文件名，或用 --force 覆盖',
          'choose another name with -o, or overwrite it with --force',
        )
      : undefined;
  if (problem) refused(problem, console);
  return problem !== undefined;
}

function refused(problem: Problem, console: Console): number {
  console.problems([problem], '');
  if (console.json) console.out(JSON.stringify({ problems: [problem] }, null, 2));
  return 1;
}

function inTheWay(code: string, zh: string, en: string, hintZh: string, hintEn: string): Problem {
  return { code, severity: 'error', message: { zh, en }, hint: { zh: hintZh, en: hintEn } };
}

async function write(
  library: Library,
  form: Form,
  known: Tree,
  options: Options,
  console: Console,
): Promise<number> {
  const { full = false, out = `${form.id}.yaml` } = options;
  const schema = join(dirname(out), SCHEMA);
  if (isSameFile(out, schema))
    throw new UsageError(
      `${SCHEMA} 是字段说明的文件名，不能用作条款清单`,
      `${SCHEMA} is the name of the schema, not of a sheet`,
    );
  if (refuse(out, options, console)) return 1;
  const toStdout = out === '-';
  const { text, blanks } = newSheet(library, form, {
    ...{ full, ui: console.ui, known },
    ...(!toStdout && { schema: `./${SCHEMA}` }),
  });
  if (toStdout) {
    console.bytes(new TextEncoder().encode(text));
    return 0;
  }
  const files = [[out, text], ...(isThere(schema) ? [] : [[schema, schemaText(library)]])] as [
    string,
    string,
  ][];
  try {
    await writeAll(files.map(([path, content]) => ({ path, bytes: new TextEncoder().encode(content) })));
  } catch (error) {
    return refused(fileProblem(error, out), console);
  }
  const written = files.map(([path]) => path);
  if (console.json) console.out(JSON.stringify({ form: form.id, written, blanks }, null, 2));
  else for (const path of written) console.out(path);
  console.progress(
    console.t(
      `还有 ${blanks.length} 处待填；随时可用 csa-contract check ${out} 检查`,
      `${blanks.length} fields to fill in; csa-contract check ${out} checks it at any time`,
    ),
  );
  // After a conversation the list is short, and of what was not asked.
  if (Object.keys(known).length > 0)
    for (const path of blanks)
      console.progress(console.t(`  ${labelOf(path).zh}（${path}）`, `  ${labelOf(path).en} (${path})`));
  return 0;
}

const schemaText = (library: Library): string =>
  `${JSON.stringify(sheetSchemaOf({ words: library.choices }), null, 2)}\n`;
