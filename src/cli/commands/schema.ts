// `csa-contract schema`: the JSON Schema of the term sheet, for editors; of one form with its defaults and what a final contract of it needs;
// or of the JSON report of `diff`.
import { type Command, Option } from 'commander';
import { requiredFields } from '../../contract/outline.js';
import { DIFF_SCHEMA } from '../../diff/report/index.js';
import { sheetSchemaOf } from '../../terms/index.js';
import { type Console, UsageError } from '../console.js';
import { fileProblem } from '../faults.js';
import { isFolder, isSheet, writeAll } from '../files.js';
import { openLibrary } from '../opened.js';
import { formNamed } from '../sheets.js';

interface Options {
  readonly of: 'sheet' | 'diff';
  readonly form?: string;
  readonly out?: string;
}

export function addSchema(program: Command, console: Console): void {
  const { t } = console;
  program
    .command('schema')
    .description(
      t('条款清单的 JSON Schema，供编辑器补全、提示和检查', 'JSON Schema of the term sheet, for editors'),
    )
    .addOption(
      new Option(
        '--of <what>',
        t('条款清单，或 diff 的 JSON 报告', 'of term sheets, or of the JSON report of diff'),
      )
        .choices(['sheet', 'diff'])
        .default('sheet'),
    )
    .option('--form <id>', t('一个范本的默认值和必填项', 'the defaults and required fields of one form'))
    .option('-o, --out <file>', t('输出文件，默认标准输出', 'output file; default stdout'))
    .action(async (options: Options) => {
      console.exit(await writeSchema(options, console));
    });
}

async function writeSchema({ of, form: id, out }: Options, console: Console): Promise<number> {
  if (of === 'diff' && id !== undefined)
    throw new UsageError('--form 只用于条款清单的 schema', '--form goes with the schema of term sheets');
  const schema = of === 'diff' ? DIFF_SCHEMA : await sheetSchema(id);
  const text = JSON.stringify(schema, null, 2);
  if (out === undefined || out === '-') {
    console.out(text);
    return 0;
  }
  try {
    if (isFolder(out)) throw Object.assign(new Error(out), { code: 'EISDIR', path: out, writing: true });
    if (isSheet(out)) throw Object.assign(new Error(out), { code: 'SHEET-THERE', path: out, writing: true });
    await writeAll([{ path: out, bytes: new TextEncoder().encode(`${text}\n`) }]);
    if (!console.json) console.out(out);
    return 0;
  } catch (error) {
    console.problems([fileProblem(error, out)], '');
    return 1;
  }
}

async function sheetSchema(id: string | undefined): Promise<object> {
  const library = await openLibrary();
  const form = id === undefined ? undefined : formNamed(id, library);
  return sheetSchemaOf({
    words: library.choices,
    ...(form && { form: { ...form, requires: requiredFields(form) } }),
  });
}
