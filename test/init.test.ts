// `csa-contract init`: a new sheet is a valid draft as it stands, a final contract once its blanks are filled.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../src/cli/files.js';
import { newSheet } from '../src/cli/newsheet.js';
import { compile } from '../src/compile.js';
import type { Problem } from '../src/problem.js';
import { readSheet } from '../src/sheet/index.js';
import { writeValue } from '../src/sheet/write.js';
import { glossaryPath } from '../src/template/paths.js';
import { kindOf, modelFields, valueAt } from '../src/terms/index.js';
import { cli, freshFolder } from './command.js';
import { EXAMPLES, library } from './example.js';

const FORMS = [...library.forms.values()];
const errorsOf = (problems: readonly Problem[]): string[] =>
  problems
    .filter((p) => p.severity === 'error')
    .map((p) => `${p.place?.line} ${p.code} ${p.path}: ${p.message.en}`);
const compiled = (text: string, status?: 'draft' | 'final') =>
  compile(text, library, { file: 'new.yaml', ...(status && { status }) });
const yamlLines = (text: string): string[] => text.split('\n').filter((line) => /^\s*[^\s#]/.test(line));

describe.each(FORMS.map((form) => [form.id, form] as const))('a new sheet of %s', (_, form) => {
  const sheets = [false, true].map((full) => newSheet(library, form, { full, ui: 'zh', schema: './s.json' }));
  const [minimal, full] = sheets.map(({ text }) => text) as [string, string];

  it('begins with the line that editors look for, and names the form', () => {
    for (const text of [minimal, full]) {
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./s.json');
      expect(readSheet(text, 'x').value).toMatchObject({ schema: 'csa-contract/1', form: form.id });
    }
  });

  it('is a valid draft as it stands', () => {
    for (const text of [minimal, full]) {
      const { printable, problems } = compiled(text);
      expect(errorsOf(problems)).toEqual([]);
      expect(printable).toBeDefined();
    }
  });

  it('is short when minimal', () => {
    expect(yamlLines(minimal).length).toBeLessThanOrEqual(46);
    expect(yamlLines(full).length).toBeGreaterThan(yamlLines(minimal).length);
  });

  it('prints as final once its blanks are filled', () => {
    for (const { text, blanks } of sheets) {
      expect(errorsOf(compiled(fill(text, blanks), 'final').problems)).toEqual([]);
    }
  });

  it('explains in the language asked for', () => {
    const english = newSheet(library, form, { full: false, ui: 'en' }).text;
    const remarks = english.split('\n').filter((line) => /^\s*# /.test(line));
    expect(remarks.filter((line) => /\p{Script=Han}/u.test(line))).toEqual([]);
    expect(readSheet(english, 'x').value).toEqual(readSheet(minimal, 'x').value);
  });

  it('offers fields that count once their # is taken away', () => {
    const lines = full.split('\n');
    const offered = lines.flatMap((_, i) => (isOffered(lines, i) ? [i] : []));
    expect(offered.length).toBeGreaterThan(100);
    const all = lines.map((line, i) => (offered.includes(i) ? line.replace('#', '') : line)).join('\n');
    expect(errorsOf(compiled(all).problems).filter((said) => / (SHEET|TYPE)-/.test(said))).toEqual([]);
  });
});

describe('the words of choices', () => {
  it('explain every value that a field may have, and no other', () => {
    const values = new Map(
      modelFields().flatMap(({ path, kind }) => {
        const own = kind.kind === 'list' ? kind.of : kind;
        return own.kind === 'enum' ? [[glossaryPath(path, kindOf), own.values] as const] : [];
      }),
    );
    // Versions and forms have names of their own; countries are public codes.
    const plain = [...values].filter(
      ([path, list]) => !['schema', 'form'].includes(path) && list.length <= 40,
    );
    const mute = plain.flatMap(([path, list]) =>
      list.filter((v) => !library.choices[path]?.[v]).map((v) => `${path}: ${v}`),
    );
    expect(mute).toEqual([]);
    const file = readSheet(readTemplates().get('choices.yaml')!, 'choices.yaml')
      .value as typeof library.choices;
    const stray = Object.entries(file).flatMap(([path, words]) =>
      Object.keys(words).flatMap((v) => (values.get(path)?.includes(v) ? [] : [`${path}: ${v}`])),
    );
    expect(stray).toEqual([]);
  });
});

describe('a new sheet with a price model', () => {
  it('is a valid draft whatever the price model', () => {
    const kind = kindOf('fees.pricing.model');
    for (const model of kind?.kind === 'enum' ? kind.values : []) {
      const { text, blanks } = newSheet(library, FORMS[0]!, {
        full: false,
        ui: 'en',
        known: { fees: { pricing: { model } } },
      });
      expect([model, ...errorsOf(compiled(text).problems)]).toEqual([model]);
      expect([model, blanks.some((path) => path.startsWith('fees.pricing.'))]).toEqual([model, true]);
    }
  });
});

/** Behind a #, under a key that stands open, and not the alternative of one above. */
function isOffered(lines: readonly string[], i: number): boolean {
  const match = /^( *)#(\w+:|- )/.exec(lines[i]!);
  if (!match) return false;
  const above = lines.slice(0, i).reverse();
  const parent = above.find((line) => /^ *#?\w+:/.test(line) && line.search(/\S/) < match[1]!.length);
  const comment = above.findIndex((line) => !/^ *# /.test(line));
  const alternative = above.slice(0, comment).some((line) => /或者取代|不写时/.test(line));
  return !alternative && !(parent ?? '').trim().startsWith('#');
}

/** What the example does not say, by the end of the path. */
const OTHERWISE: Readonly<Record<string, unknown>> = {
  'document.number': 'TEST-2027-001',
  'business.shop.name': { zh: '示例店铺', en: 'Example Shop' },
  'fees.pricing.amount': '68000.00',
  'fees.pricing.rate': '5200.00',
  'fees.pricing.items': [
    {
      code: 'base_service',
      name: { zh: '基本服务费', en: 'Base service fee' },
      unitPrice: '30000.00',
      unit: 'month',
    },
  ],
  'fees.estimatedTotal': '816000.00',
  'staffing.minAgents': 8,
  'standards.satisfaction.minPercent': '90',
  'effectiveness.place': { zh: '浙江省杭州市西湖区', en: 'Xihu District, Hangzhou, Zhejiang' },
  'term.end': '2028-12-31',
  'payment.settlementDay': 5,
  'payment.due.day': 10,
  'payment.firstPayment.amount': '68000.00',
  'disputes.court.name': { zh: '杭州市西湖区人民法院', en: "People's Court of Xihu District, Hangzhou" },
  'parties.customer.taxpayer': 'general',
  'warranty.scope': { zh: '更换或者维修', en: 'replacement or repair' },
  number: '400-800-0101',
};

/** Writes a value where the sheet has each blank, in its own line of text. */
function fill(text: string, blanks: readonly string[]): string {
  const sheet = readSheet(text, 'x');
  const { form } = sheet.value as { form: string };
  const example = readSheet(EXAMPLES[`${form}.yaml`]!, 'x').value;
  const lines = text.split('\n');
  for (const path of blanks) {
    const key = path.split('.').at(-1)!;
    const value = OTHERWISE[path] ?? valueAt(example, path) ?? OTHERWISE[key];
    if (value === undefined) throw new Error(`no value to fill ${path} with`);
    const { line } = sheet.locate(path, 'key');
    const blank = new RegExp(`(\\b${key}:) ?(\\{ zh: "", en: "" \\}|""|\\[\\]|(?=,|\\s*\\}|$))`);
    expect(lines[line - 1]).toMatch(blank);
    lines[line - 1] = lines[line - 1]!.replace(blank, (_, head: string) => `${head} ${writeValue(value)}`);
  }
  return lines.join('\n');
}

const { path: folder } = freshFolder();

describe('csa-contract init', () => {
  const form = FORMS[0]!.id;

  it('writes the sheet, and beside it the schema that its first line names', async () => {
    const path = join(folder(), 'new.yaml');
    const { code, out } = await cli('init', form, '-o', path);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toEqual([path, join(folder(), 'csa-contract.schema.json')]);
    const named = /\$schema=(.*)/.exec(readFileSync(path, 'utf8'))![1]!;
    const schema = JSON.parse(readFileSync(join(folder(), named), 'utf8'));
    expect(Object.keys(schema.properties)).toContain('parties');
    expect((await cli('check', path)).code).toBe(0);
  });

  it('keeps a schema that is there already', async () => {
    writeFileSync(join(folder(), 'csa-contract.schema.json'), '{}');
    expect((await cli('init', form, '-o', join(folder(), 'new.yaml'))).code).toBe(0);
    expect(readFileSync(join(folder(), 'csa-contract.schema.json'), 'utf8')).toBe('{}');
  });

  it('never overwrites a sheet without --force', async () => {
    const path = join(folder(), 'new.yaml');
    writeFileSync(path, 'mine');
    const refused = await cli('init', form, '-o', path);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('FILE-EXISTS')]);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder())).toEqual(['new.yaml']);
    expect((await cli('init', form, '-o', path, '--force')).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain(`form: ${form}`);
  });

  it('refuses a folder in the place of the sheet', async () => {
    const { code, err } = await cli('init', form, '-o', folder(), '--force');
    expect([code, err]).toEqual([1, expect.stringContaining('FILE-FOLDER')]);
  });

  it('writes to stdout without naming a schema', async () => {
    const { code, out } = await cli('init', form, '-o', '-', '--full', '--ui', 'zh');
    expect(code).toBe(0);
    expect(out).not.toContain('$schema');
    expect(out).toContain('（必填）');
    expect(errorsOf(compiled(out).problems)).toEqual([]);
  });

  it('tells a program what it wrote and what is still blank', async () => {
    const path = join(folder(), 'new.yaml');
    const said = JSON.parse((await cli('init', form, '-o', path, '--json')).out);
    expect(said).toMatchObject({ form, written: [path, join(folder(), 'csa-contract.schema.json')] });
    expect(said.blanks).toContain('parties.customer.name');
  });

  it('lists the forms when none is named and nobody can be asked', async () => {
    const { code, err } = await cli('init');
    expect(code).toBe(2);
    for (const { id } of FORMS) expect(err).toContain(id);
  });

  it('refuses an unknown form and contradictory options', async () => {
    expect(await cli('init', `${form}x`)).toMatchObject({ code: 2, err: expect.stringContaining(form) });
    expect((await cli('init', form, '--minimal', '--full', '-o', join(folder(), 'x.yaml'))).code).toBe(2);
    expect(existsSync(join(folder(), 'x.yaml'))).toBe(false);
  });
});
