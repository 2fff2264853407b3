// `csa-contract forms [form]`: which forms there are; of one form its articles, annexes and fields, with defaults and what must be filled in.
import type { Command } from 'commander';
import { type Outline, outline, requiredFields } from '../../contract/outline.js';
import { writeValue } from '../../sheet/write.js';
import type { Form } from '../../template/forms.js';
import type { Library } from '../../template/library.js';
import { glossaryPath } from '../../template/paths.js';
import { kindOf, labelOf, type ModelField, modelFields } from '../../terms/index.js';
import { type Console, UsageError } from '../console.js';
import { fold, pad } from '../fold.js';
import { printedBy, treeAt } from '../newsheet.js';
import { openLibrary } from '../opened.js';
import { formNamed } from '../sheets.js';

type Pair = { readonly zh: string; readonly en: string };
/** A field as one form has it: the form's default stands before the model's. */
interface FormField extends ModelField {
  readonly required: boolean;
  readonly default?: unknown;
  readonly defaultFrom?: 'form' | 'model';
}
const WIDTH = 80;

export function addForms(program: Command, console: Console): void {
  const { t } = console;
  program
    .command('forms')
    .description(
      t(
        '列出合同范本；指明一个时列出其条款、附件、字段、默认值和必填项',
        'list the forms; of one form its articles, annexes, fields, defaults and what is required',
      ),
    )
    .argument('[form]', t('合同范本', 'form'))
    .option('--required', t('只列定稿必填的字段', 'only the fields that a final contract needs'))
    .action(async (name: string | undefined, { required = false }: { readonly required?: boolean }) => {
      const library = await openLibrary();
      if (name === undefined && required)
        throw new UsageError('--required 须指明范本', '--required needs a form to be named');
      const lines =
        name === undefined
          ? listForms(library, console)
          : showForm(formNamed(name, library), library, required, console);
      for (const line of lines) console.out(line);
    });
}

function listForms(library: Library, { json, t }: Console): string[] {
  const forms = [...library.forms.values()].map((form) => ({
    id: form.id,
    title: form.title,
    parties: form.order.map((role) => ({ role, label: form.roles[role] })),
    numbering: exampleNumbers(outline(library, form).articles),
  }));
  if (json) return [JSON.stringify({ forms }, null, 2)];
  const width = Math.max(...forms.map(({ id }) => id.length)) + 2;
  const { A } = library.glossary.designators;
  return [
    `${pad(t('范本', 'FORM'), width)}${pad(`${A.zh} ${A.en}`, 16)}${t('编号', 'NUMBERING')}`,
    ...forms.flatMap(({ id, title, parties, numbering }) => [
      `${pad(id, width)}${pad(parties[0]!.role, 16)}${numbering.join('  ')}`,
      ...fold(`  ${title.zh}`, WIDTH, 2),
      ...fold(`  ${title.en}`, WIDTH, 2),
    ]),
  ];
}

/** Chinese numbers down to the first of the deepest provisions, each inside the one before. */
function exampleNumbers(articles: readonly Outline[]): string[] {
  let deepest: string[] = [];
  const walk = (provisions: readonly Outline[], above: readonly string[]): void => {
    for (const { number, children } of provisions) {
      const here = number && number.zh !== '' ? [...above, number.zh] : [...above];
      if (here.length > deepest.length) deepest = here;
      walk(children, here);
    }
  };
  walk(articles, []);
  return deepest;
}

function showForm(form: Form, library: Library, required: boolean, { json, t }: Console): string[] {
  const { articles, annexes } = outline(library, form);
  const fields = fieldsOf(form, library).filter((field) => field.required || !required);
  const parties = form.order.map((role) => ({ role, label: form.roles[role] }));
  const { id, title } = form;
  if (json)
    return [JSON.stringify({ id, title, parties, ...(!required && { articles, annexes }), fields }, null, 2)];
  const { A, B } = library.glossary.designators;
  const party = (letter: Pair, i: number): string =>
    `${letter.zh} ${letter.en}: ${parties[i]!.role} (${both(parties[i]!.label)})`;
  const heading = required
    ? t('定稿必填的字段', 'FIELDS that a final contract needs')
    : t('字段（* 定稿必填）', 'FIELDS (* needed in a final contract)');
  return [
    ...[id, title.zh, title.en, party(A, 0), party(B, 1)],
    ...(required ? [] : provisionsOf({ articles, annexes }, t)),
    ...['', heading],
    ...fields.flatMap((field) => fieldLines(field, library, t)),
  ];
}

function provisionsOf({ articles, annexes }: ReturnType<typeof outline>, t: Console['t']): string[] {
  return [
    '',
    t(
      '条款（编号以范本默认值为准；取决于字段的条款注明该字段）',
      'ARTICLES (numbered as the form’s defaults print them)',
    ),
    ...articles.flatMap((article) => provisionLines(article, 0, t)),
    '',
    t('附件（清单的 annexes 列出的才打印）', 'ANNEXES (printed where the sheet lists them under annexes)'),
    ...Object.entries(annexes).flatMap(([code, annex]) =>
      provisionLines({ ...annex, children: [] }, 0, t, code),
    ),
  ];
}

function provisionLines(
  { id, number, title, opening, depends, children }: Outline,
  depth: number,
  t: Console['t'],
  marks = marksOf(number),
): string[] {
  const column = depth === 0 ? 22 : 12;
  const lead = `${' '.repeat(2 + depth * 2)}${pad(marks, column - 1)} `;
  const on = [...new Set(depends.map((path) => spoken(path, t)))].join(t('、', ', '));
  const name = title ? both(title) : opening ? t(opening.zh, opening.en) : id;
  const condition = on === '' ? '' : t(`（取决于 ${on}）`, ` (depends on ${on})`);
  return [
    ...fold(`${lead}${name}${condition}`, WIDTH, 2 + depth * 2 + column),
    ...children.flatMap((child) => provisionLines(child, depth + 1, t)),
  ];
}

/** Both languages' numbers, once where they are the same. */
function marksOf(number: Pair | undefined): string {
  return number ? [...new Set([number.zh, number.en])].filter((mark) => mark !== '').join(' ') : '–';
}

/** A field's label; an entry of a list by the list's label and its key. */
function spoken(path: string, t: Console['t']): string {
  const cut = path.lastIndexOf('.');
  const [list, key] = [path.slice(0, cut), path.slice(cut + 1)];
  const entry = cut > 0 && key !== '*' && kindOf(list)?.kind === 'list';
  const { zh, en } = labelOf(entry ? list : path.replaceAll('*', '0'));
  return entry ? `${t(zh, en)}: ${key}` : t(zh, en);
}

const both = ({ zh, en }: Pair): string => (zh === en ? zh : `${zh} / ${en}`);

/** The fields that the form reads, and those that no clause prints because they are only checked. */
function fieldsOf(form: Form, library: Library): FormField[] {
  const reads = printedBy(form, library);
  const needed = new Set(requiredFields(form).map((path) => path.replace(/\.\d+(?=\.|$)/g, '.*')));
  return modelFields()
    .filter(({ path }) => reads(glossaryPath(path.replaceAll('*', '0'), kindOf)))
    .map((field) => {
      const own = treeAt(form.defaults, field.path.replaceAll('.*', ''));
      const from = own === undefined ? 'model' : 'form';
      const value = own ?? field.fallback;
      const required = needed.has(field.path) || field.path === 'schema' || field.path === 'form';
      return { ...field, required, ...(value !== undefined && { default: value, defaultFrom: from }) };
    });
}

function fieldLines(field: FormField, library: Library, t: Console['t']): string[] {
  const { path, label, required, kind, variants, unit, why, otherwise, purpose } = field;
  const reason = why && field.defaultFrom !== 'form' ? t(`（${why.zh}）`, ` (${why.en})`) : '';
  const address = glossaryPath(path.replaceAll('*', '0'), kindOf);
  const worded = (value: string): string => {
    const words = library.choices[address]?.[value];
    return words ? t(`${value}（${words.zh}）`, `${value} (${words.en})`) : value;
  };
  const said = field.default === undefined ? undefined : inWords(field.default, worded, t);
  const notes = [
    ...(purpose ? [t(purpose.zh, purpose.en)] : []),
    kindText(kind, worded, t),
    ...(unit ? [t(`单位：${unit.zh}`, `unit: ${unit.en}`)] : []),
    ...(variants ? [t(`仅用于 ${variants.join(', ')}`, `only with ${variants.join(', ')}`)] : []),
    ...(said !== undefined && field.defaultFrom === 'form'
      ? [t(`范本默认 ${said}`, `form default ${said}`)]
      : []),
    ...(said !== undefined && field.defaultFrom === 'model'
      ? [t(`默认 ${said}`, `default ${said}`) + reason]
      : []),
    ...(otherwise
      ? [t(`留空时取 ${otherwise.zh}`, `when left out: ${otherwise.en}`) + (said ? '' : reason)]
      : []),
  ];
  const shown = path.replaceAll('.*', '[]');
  return [
    ...fold(`  ${shown}${required ? ' *' : ''}  ${t(label.zh, label.en)}`, WIDTH, 4),
    ...fold(`      ${notes.join(t('；', '; '))}`, WIDTH, 6),
  ];
}

const KINDS: Readonly<Record<string, Pair>> = {
  text: { zh: '文字', en: 'text' },
  bi: { zh: '中英文文字', en: 'text in both languages' },
  money: { zh: '金额（加引号）', en: 'amount, in quotes' },
  percent: { zh: '百分数（加引号）', en: 'percentage, in quotes' },
  decimal: { zh: '小数（加引号）', en: 'decimal number, in quotes' },
  int: { zh: '整数', en: 'whole number' },
  bool: { zh: 'true 或 false', en: 'true or false' },
  date: { zh: '日期', en: 'date' },
  time: { zh: '时刻（加引号）', en: 'time of day, in quotes' },
  duration: { zh: '时长，如 30 calendar_day', en: 'duration such as 30 calendar_day' },
  group: { zh: '一组字段', en: 'fields' },
};

function kindText(kind: ModelField['kind'], worded: (value: string) => string, t: Console['t']): string {
  if (kind.kind === 'list') {
    const inner = kindText(kind.of, worded, t);
    return t(`列表：${inner}`, `list: ${inner}`);
  }
  if (kind.kind === 'enum') {
    if (kind.values.length <= 40) return kind.values.map(worded).join(' | ');
    return kind.values.includes('CNY')
      ? t('币种代码，如 CNY', 'currency code such as CNY')
      : t('国家或地区代码，如 CN', 'country code such as CN');
  }
  const words = KINDS[kind.kind]!;
  return t(words.zh, words.en);
}

/** A default as it would be written, a bilingual text in the language spoken. */
function inWords(value: unknown, worded: (value: string) => string, t: Console['t']): string {
  if (typeof value === 'string') return worded(value);
  if (Array.isArray(value)) return value.map((entry) => inWords(entry, worded, t)).join(t('、', ', '));
  const { zh, en } = (value ?? {}) as Partial<Pair>;
  return typeof zh === 'string' && typeof en === 'string' ? t(zh, en) : writeValue(value);
}
