// A form and what is known already in, the text of a commented sheet out. What there is to fill in is not listed anywhere:
// the sheet is compiled as a draft, and what the draft misses becomes a blank, until it misses nothing more that a blank could hold.
import { compile } from '../compile.js';
import { readSheet } from '../sheet/index.js';
import { writeSheet } from '../sheet/write.js';
import type { Form } from '../template/forms.js';
import type { Library } from '../template/library.js';
import { addressesIn, addressesInLibrary } from '../template/printed.js';
import { blankFor, kindOf, outline } from '../terms/index.js';
import type { Ui } from './report.js';

export interface NewSheet {
  readonly text: string;
  /** Index paths of what is still to fill in, in the order of the sheet. */
  readonly blanks: readonly string[];
}
export interface NewSheetOptions {
  readonly full: boolean;
  readonly ui: Ui;
  /** Path of the JSON Schema as seen from the sheet, for editors. */
  readonly schema?: string;
  /** What is known already, shaped like a sheet. */
  readonly known?: Tree;
}
export type Tree = { [key: string]: unknown };

/** What the commonest sheet says where the model gives no default. */
const USUAL: Readonly<Record<string, unknown>> = {
  'fees.pricing.model': 'fixed_monthly',
  'hours.default.mode': 'daily',
  'payment.due.trigger': 'invoice_received',
};
/** Offered behind a # in a minimal sheet, by address. */
const OFTEN: ReadonlySet<string> = new Set([
  'document.number',
  'document.edition',
  'term.length',
  'term.renewal.mode',
  'fees.currency',
  'fees.pricing.model',
  'payment.cycle',
  'invoice.type',
  'invoice.vatRate',
  'disputes.method',
  'language.versions',
  'effectiveness.place',
]);
/** One of the two is enough. */
const EITHER: Readonly<Record<string, string>> = { 'term.end': 'term.length', 'term.length': 'term.end' };
const ROUNDS = 8;

export function newSheet(library: Library, form: Form, options: NewSheetOptions): NewSheet {
  const { live, required } = withBlanks(options.known ?? {}, form, library);
  // What was answered is needed no less.
  if (options.known) for (const path of withBlanks({}, form, library).required) required.add(path);
  const text = write(library, form, live, required, options);
  const { problems } = readSheet(text, form.id);
  if (problems.length > 0)
    throw new TypeError(`init wrote YAML that does not read: ${problems[0]?.message.en}`);
  return { text, blanks: blanksIn(live, '') };
}

/** What is known, with a blank for whatever else a final contract needs. */
function withBlanks(known: Tree, form: Form, library: Library): { live: Tree; required: Set<string> } {
  const live: Tree = {
    schema: 'csa-contract/1',
    form: form.id,
    document: { status: 'draft' },
    term: { start: undefined, end: undefined },
    ...structuredClone(known),
  };
  const versions = treeAt(live, 'language.versions');
  const english = !Array.isArray(versions) || versions.includes('en');
  const required = new Set<string>(['schema', 'form']);
  // As if each open yes-or-no were a yes: what a yes calls for is to be filled in with it.
  const tried = structuredClone(live);
  for (let round = 0, found = true; round < ROUNDS && found; round += 1) {
    found = false;
    for (const { path, value } of lacking(tried, library)) {
      found = true;
      required.add(asField(path));
      const blank = english || !isGroup(value) ? value : { zh: '' };
      put(live, path, blank, form.defaults);
      put(tried, path, kindOf(path)?.kind === 'bool' ? true : blank, form.defaults);
    }
  }
  return { live, required };
}

/** Fields that the draft misses and a person can fill in, with what to write in the meantime. */
function lacking(live: Tree, library: Library): { path: string; value: unknown }[] {
  const text = writeSheet(
    [],
    Object.entries(live).map(([key, value]) => ({ key, value })),
  );
  const { problems } = compile(text, library, { file: 'init', status: 'draft' });
  return problems.flatMap(({ severity, code, path = '' }) => {
    if (severity !== 'warning' || isWritten(live, path)) return [];
    const whole = asField(path);
    if (isWritten(live, whole))
      return path === whole || !isGroup(treeAt(live, whole)) ? [] : [{ path, value: '' }];
    if (isWritten(live, EITHER[whole] ?? whole)) return [];
    const usual = USUAL[whole];
    if (usual !== undefined) return [{ path: whole, value: usual }];
    const blank = blankFor(whole, code);
    return blank ? [{ path: whole, value: blank.value }] : [];
  });
}

const isGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A bilingual text is filled in as one field. */
const asField = (path: string): string => path.replace(/\.(zh|en)$/, '');

function isWritten(tree: unknown, path: string): boolean {
  const cut = path.lastIndexOf('.');
  const parent = cut < 0 ? tree : treeAt(tree, path.slice(0, cut));
  return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, path.slice(cut + 1));
}

/** Sets a value; a list that the form gives is written out, so that its entries can be filled in. */
export function put(tree: Tree, path: string, value: unknown, defaults: unknown = {}): void {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const given = (defaults as Tree | undefined)?.[head];
  tree[head] ??= Array.isArray(given) ? structuredClone(given) : {};
  put(tree[head] as Tree, rest.join('.'), value, given);
}

/** The value at an index path. */
export const treeAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Tree | null | undefined)?.[key], value);

function blanksIn(value: unknown, path: string): string[] {
  if (value === undefined || value === '') return [asField(path)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.length === 0) return [path];
  const below = Object.entries(value).flatMap(([key, part]) =>
    blanksIn(part, path === '' ? key : `${path}.${key}`),
  );
  return [...new Set(below)];
}

function write(
  library: Library,
  form: Form,
  live: Tree,
  required: ReadonlySet<string>,
  { full, ui, schema }: NewSheetOptions,
): string {
  const lines = outline({
    live,
    defaults: form.defaults,
    offers: full ? printedBy(form, library) : (address) => OFTEN.has(address),
    ...{ full, required, ui, choices: library.choices },
    headings: Object.fromEntries(
      form.order.map((role, i) => [`parties.${role}`, partyHeading(form, role, i, library, ui)]),
    ),
    order: { parties: form.order },
  });
  return writeSheet(
    [...(schema === undefined ? [] : [`yaml-language-server: $schema=${schema}`]), ...opening(form, ui)],
    lines,
  );
}

function partyHeading(
  form: Form,
  role: Form['order'][number],
  index: number,
  library: Library,
  ui: Ui,
): string {
  const letter = library.glossary.designators[index === 0 ? 'A' : 'B'][ui];
  const first = library.glossary.designators.A[ui];
  // Its fields are explained once, above the first party's.
  const same = { zh: `（各项与${first}相同）`, en: ` (fields as explained for ${first})` }[ui];
  return `${letter}${ui === 'zh' ? '：' : ': '}${form.roles[role][ui]}${index === 0 ? '' : same}`;
}

/** Fields that the form prints, and those that no form prints because they are only checked. */
export function printedBy(form: Form, library: Library): (address: string) => boolean {
  const here = addressesIn(library, form, kindOf);
  const anywhere = addressesInLibrary(library, kindOf);
  return (address) => reads(here, address) || !reads(anywhere, address);
}

function reads(addresses: ReadonlySet<string>, address: string): boolean {
  if (addresses.has(address)) return true;
  const steps = address.split('.');
  if (steps.some((_, i) => i > 0 && addresses.has(steps.slice(0, i).join('.')))) return true;
  return [...addresses].some((other) => other.startsWith(`${address}.`));
}

function opening(form: Form, ui: Ui): string[] {
  const title = ui === 'zh' ? `${form.title.zh}：条款清单` : `${form.title.en}: term sheet`;
  return [
    title,
    ...(ui === 'zh'
      ? [
          '填写引号内和冒号后的空白。# 后紧接字段名或 - 的行是可选项：删去这个 # 即生效。',
          '写明“或者取代上面的”的可选项生效时，把上面的同名字段连同其下各行删去。',
          '字段名后面空着、其下各行都带 # 的，不用时原样留着即可。',
          '未填完时按草稿（draft）检查和打印；填完后把 document.status 改为 final。',
        ]
      : [
          'Fill in between the quotes and behind the colons. A line with a field name or a - right behind # is optional: take that # away to use it.',
          'Where it says “or, in place of … above”, also delete the field of that name above and the lines below it.',
          'A field name with nothing behind it and only # lines below may stay as it is.',
          'Until all is filled in it is checked and printed as a draft; then set document.status to final.',
        ]),
  ];
}
