// `csa-contract init`: a new sheet is a valid draft as it stands, a final contract once its blanks are filled, and true to what was answered.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTemplates } from '../src/cli/files.js';
import { newSheet } from '../src/cli/newsheet.js';
import { run } from '../src/cli/run.js';
import { compile } from '../src/compile.js';
import type { Problem } from '../src/problem.js';
import { readSheet } from '../src/sheet/index.js';
import { writeSheet, writeValue } from '../src/sheet/write.js';
import { glossaryPath } from '../src/template/paths.js';
import { kindOf, modelFields } from '../src/terms/index.js';
import { EXAMPLES, library } from './example.js';

const FORMS = [...library.forms.values()];
const errorsOf = (problems: readonly Problem[]): string[] =>
  problems
    .filter((p) => p.severity === 'error')
    .map((p) => `${p.place?.line} ${p.code} ${p.path}: ${p.message.en}`);
const compiled = (text: string, status?: 'draft' | 'final') =>
  compile(text, library, { file: 'new.yaml', ...(status && { status }) });
const yamlLines = (text: string): string[] => text.split('\n').filter((line) => /^\s*[^\s#]/.test(line));

describe('the writing of a sheet', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      'a: b',
      'x # y',
      'yes',
      'No',
      'on',
      'null',
      '~',
      '007',
      '1e3',
      '0o17',
      '0x1F',
      '1_000',
      '.5',
      '09:00',
      '2027-01-01',
    ),
    fc.constantFrom(
      '"q"',
      "it's",
      '- x',
      '@a',
      '!a',
      '&a',
      '*a',
      '%a',
      '{a}',
      'a, b',
      ' lead',
      'trail ',
      '<<',
      '=',
      '？：',
      '甲、乙（丙）',
      '\u2028',
      '\u0085',
      '\ufeff',
    ),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      anyText,
      fc.boolean(),
      fc.integer(),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('group'),
    ),
    group: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/), tie('value'), { maxKeys: 3 }),
  }));

  it('is read back as it was, whatever the text', () => {
    fc.assert(
      fc.property(value, anyText, (given, remark) => {
        const comment = [remark.replace(/[^\p{L}\p{N} #:]/gu, ' ')];
        const text = writeSheet(
          [],
          [
            { key: 'a', comment, lines: [{ value: given }] },
            { key: 'b', value: given },
          ],
        );
        const sheet = readSheet(text, 'x.yaml');
        expect(sheet.problems).toEqual([]);
        expect(sheet.value).toEqual({ a: [given], b: given });
      }),
      { numRuns: 500 },
    );
  });

  it('quotes what an older reader of YAML would take for something else', () => {
    expect(['yes', '09:00', '013', 'Wang: Ltd.', '#1'].map(writeValue)).toEqual([
      '"yes"',
      '"09:00"',
      '"013"',
      '"Wang: Ltd."',
      '"#1"',
    ]);
    expect(['苏州公司', 'Example Co', '2027-01-01', '30 calendar_day'].map(writeValue)).toEqual([
      '苏州公司',
      'Example Co',
      '2027-01-01',
      '30 calendar_day',
    ]);
  });
});

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
      const filled = blanks.reduce(fill, text);
      expect(errorsOf(compiled(filled, 'final').problems)).toEqual([]);
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

/** Writes a value where the sheet has the blank, in its own line of text. */
function fill(text: string, path: string): string {
  const { form } = readSheet(text, 'x').value as { form: string };
  const example = readSheet(EXAMPLES[`${form}.yaml`]!, 'x').value;
  const given = path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], example);
  const key = path.split('.').at(-1)!;
  const value = OTHERWISE[path] ?? given ?? OTHERWISE[key];
  if (value === undefined) throw new Error(`no value to fill ${path} with`);
  const lines = text.split('\n');
  const { line } = readSheet(text, 'x').locate(path, 'key');
  const blank = new RegExp(`(\\b${key}:) ?(\\{ zh: "", en: "" \\}|""|\\[\\]|(?=,|\\s*\\}|$))`);
  expect(lines[line - 1]).toMatch(blank);
  lines[line - 1] = lines[line - 1]!.replace(blank, (_, head: string) => `${head} ${writeValue(value)}`);
  return lines.join('\n');
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csa-init-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
async function cli(
  argv: readonly string[],
  terminal?: { input: PassThrough; output: PassThrough },
): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(argv, {
    out: (text) => out.push(typeof text === 'string' ? text : new TextDecoder().decode(text)),
    err: (text) => err.push(text),
    colour: false,
    env: { LANG: 'C' },
    ...(terminal && { terminal }),
  });
  return { code, out: out.join(''), err: err.join('') };
}

describe('csa-contract init', () => {
  const form = FORMS[0]!.id;

  it('writes the sheet, and beside it the schema that its first line names', async () => {
    const path = join(folder, 'new.yaml');
    const { code, out } = await cli(['init', form, '-o', path]);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toEqual([path, join(folder, 'csa-contract.schema.json')]);
    const named = /\$schema=(.*)/.exec(readFileSync(path, 'utf8'))![1]!;
    const schema = JSON.parse(readFileSync(join(folder, named), 'utf8'));
    expect(Object.keys(schema.properties)).toContain('parties');
    expect((await cli(['check', path])).code).toBe(0);
  });

  it('keeps a schema that is there already', async () => {
    writeFileSync(join(folder, 'csa-contract.schema.json'), '{}');
    expect((await cli(['init', form, '-o', join(folder, 'new.yaml')])).code).toBe(0);
    expect(readFileSync(join(folder, 'csa-contract.schema.json'), 'utf8')).toBe('{}');
  });

  it('never overwrites a sheet without --force', async () => {
    const path = join(folder, 'new.yaml');
    writeFileSync(path, 'mine');
    const refused = await cli(['init', form, '-o', path]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('FILE-EXISTS')]);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['new.yaml']);
    expect((await cli(['init', form, '-o', path, '--force'])).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain(`form: ${form}`);
  });

  it('refuses a folder in the place of the sheet', async () => {
    const { code, err } = await cli(['init', form, '-o', folder, '--force']);
    expect([code, err]).toEqual([1, expect.stringContaining('FILE-FOLDER')]);
  });

  it('writes to stdout without naming a schema', async () => {
    const { code, out } = await cli(['init', form, '-o', '-', '--full', '--ui', 'zh']);
    expect(code).toBe(0);
    expect(out).not.toContain('$schema');
    expect(out).toContain('（必填）');
    expect(errorsOf(compiled(out).problems)).toEqual([]);
  });

  it('tells a program what it wrote and what is still blank', async () => {
    const path = join(folder, 'new.yaml');
    const said = JSON.parse((await cli(['init', form, '-o', path, '--json'])).out);
    expect(said).toMatchObject({ form, written: [path, join(folder, 'csa-contract.schema.json')] });
    expect(said.blanks).toContain('parties.customer.name');
  });

  it('lists the forms when none is named and nobody can be asked', async () => {
    const { code, err } = await cli(['init']);
    expect(code).toBe(2);
    for (const { id } of FORMS) expect(err).toContain(id);
  });

  it('refuses an unknown form and contradictory options', async () => {
    expect(await cli(['init', `${form}x`])).toMatchObject({ code: 2, err: expect.stringContaining(form) });
    expect((await cli(['init', form, '--minimal', '--full', '-o', join(folder, 'x.yaml')])).code).toBe(2);
    expect(existsSync(join(folder, 'x.yaml'))).toBe(false);
  });
});

const ENTER = '\r';
const DOWN = '\u001b[B';
const CANCEL = '\u0003';
const PATIENCE = 25_000;
/** Both parties’ blanks in a Chinese sheet; the provider’s tax status and account are more. */
const PARTY_QUESTIONS = 7 + 10;

/** Types each answer as soon as what it answers is on the screen. */
async function talk(
  argv: readonly string[],
  answers: readonly (readonly [RegExp, string])[],
): Promise<Said & { screen: string }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let [screen, seen, turn] = ['', 0, 0];
  output.on('data', (chunk: Buffer) => {
    screen += chunk.toString('utf8');
    const next = answers[turn];
    if (!next?.[0].test(screen.slice(seen))) return;
    [seen, turn] = [screen.length, turn + 1];
    setImmediate(() => input.write(next[1]));
  });
  const waited = new Promise<never>((_, stall) => {
    setTimeout(
      () => stall(new Error(`${answers[turn]?.[0]} not in ${screen.slice(seen)}`)),
      PATIENCE,
    ).unref();
  });
  const said = await Promise.race([cli(argv, { input, output }), waited]);
  expect(turn).toBe(answers.length);
  return { ...said, screen };
}

describe('the conversation', () => {
  const at = (value: unknown, path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
  const position = FORMS.findIndex(({ id }) => id === 'short-video-live');

  it('takes answers that pass the model, word for word', async () => {
    const path = join(folder, 'talk.yaml');
    const { code, screen, err } = await talk(
      ['init', '-o', path, '--ui', 'en'],
      [
        [/Which form/, DOWN.repeat(position) + ENTER],
        [/Languages/, ENTER],
        [/Party A: Name \(Chinese\)/, `苏州"澄湾": 客服 #1 公司${ENTER}`],
        [/Party A: Name \(English\)/, `No${ENTER}`],
        [/Party A: Size[\s\S]*later, in the sheet/, DOWN.repeat(2) + ENTER],
        [/Party A: Unified Social Credit Code/, `91320508MAXXE00541${ENTER}`],
        [/check character/, `${'\u007f'.repeat(18)}９１３２０５０８MAXXE0054W${ENTER}`],
        [/Party A: Legal representative/, `沈知远${ENTER}`],
        [/Legal representative \(English\)/, ENTER],
        [/Registered address/, `示范路18号${ENTER}`],
        [/Registered address \(English\)/, ENTER],
        [/Telephone/, `"0512-65000101"${ENTER}`],
        [/E-mail/, `not an address${ENTER}`],
        [/expected [a-z ]*e-mail/, `${'\u007f'.repeat(14)}a@b.example${ENTER}`],
        [/Party A: VAT taxpayer/, ENTER],
        [/Party A: Bank[^\n]*\(Chinese\)/, ENTER],
        [/Party A: Bank[^\n]*\(English\)/, ENTER],
        [/Party A: Account number/, ENTER],
        [/Party B: Name \(Chinese\)/, ENTER],
        [/Party B: Name \(English\)/, ENTER],
        [/Party B: Size/, `\u001b[A${ENTER}`],
        [/Party B: Unified/, ENTER],
        [/Party B: Legal representative \(C/, ENTER],
        [/Party B: Legal representative \(E/, ENTER],
        [/Party B: Registered address \(C/, ENTER],
        [/Party B: Registered address \(E/, ENTER],
        [/Party B: Telephone/, ENTER],
        [/Party B: E-mail/, ENTER],
        [/Pricing model/, ENTER],
        [/Fee[\s\S]*such as 68000.00/, `"0068000.50"${ENTER}`],
        [/Start/, `${'\u007f'.repeat(20)}2027-01-01${ENTER}`],
        [/How is the term set/, DOWN + ENTER],
        [/End/, `2026-12-31${ENTER}`],
        [/X05|after|before|later/i, `${'\u007f'.repeat(10)}2027-12-31${ENTER}`],
        [/Payment cycle/, ENTER],
        [/Payment trigger/, ENTER],
        [/Payment period/, ENTER],
        [/Dispute resolution/, DOWN + ENTER],
        [/Arbitral institution/, ENTER],
      ],
    );
    expect(code).toBe(0);
    expect(screen).toContain('Leave anything open');
    const text = readFileSync(path, 'utf8');
    const { value, problems } = readSheet(text, path);
    expect(problems).toEqual([]);
    expect(at(value, 'parties.provider.name')).toEqual({ zh: '苏州"澄湾": 客服 #1 公司', en: 'No' });
    expect(at(value, 'parties.provider.legalRep.name')).toEqual({ zh: '沈知远', en: '' });
    expect(text).toMatch(/Name \(required\)/);
    expect(at(value, 'parties.provider.uscc')).toBe('91320508MAXXE0054W');
    expect(at(value, 'parties.provider.phone')).toBe('0512-65000101');
    expect([at(value, 'parties.provider.size'), at(value, 'parties.customer.size')]).toEqual([
      'small',
      undefined,
    ]);
    expect(screen).not.toMatch(/quote/);
    expect(screen).toMatch(/effective_date,[\s│]*the[\s│]+day[\s│]+the[\s│]+contract/);
    expect(err).toContain('Size (parties.customer.size)');
    expect(at(value, 'parties.provider.email')).toBe('a@b.example');
    expect(at(value, 'term')).toMatchObject({ start: '2027-01-01', end: '2027-12-31' });
    expect(at(value, 'fees.pricing.amount')).toBe('0068000.50');
    expect(at(value, 'disputes')).toMatchObject({
      method: 'arbitration',
      arbitration: { institution: 'cietac' },
    });
    expect(errorsOf(compiled(text).problems)).toEqual([]);
  });

  it('ends with 130 when broken off at a choice', async () => {
    const { code } = await talk(['init', '--ui', 'en'], [[/Which form/, CANCEL]]);
    expect(code).toBe(130);
  });

  it('tells the price of the model that was chosen', async () => {
    const satisfaction = FORMS.findIndex(({ id }) => id === 'ecommerce-satisfaction');
    const party = /[甲乙]方[^\n]*/;
    const { code, screen } = await talk(
      ['init', '-o', join(folder, 'talk.yaml'), '--ui', 'zh'],
      [
        [/哪一种合同/, DOWN.repeat(satisfaction) + ENTER],
        [/语言/, DOWN + ENTER],
        ...Array.from({ length: PARTY_QUESTIONS }, () => [party, ENTER] as const),
        [/计价方式/, DOWN.repeat(8) + ENTER],
        [/整个服务期的总价/, CANCEL],
      ],
    );
    expect([code, screen.includes('每月固定的服务费')]).toEqual([130, false]);
  });

  it('asks nothing in English of a Chinese contract, and writes nothing when broken off', async () => {
    const path = join(folder, 'talk.yaml');
    const { code, err } = await talk(
      ['init', '-o', path, '--ui', 'zh'],
      [
        [/哪一种合同/, DOWN.repeat(position) + ENTER],
        [/语言/, DOWN + ENTER],
        [/甲方名称（中文）/, `苏州澄湾客户服务有限公司${ENTER}`],
        [/甲方企业规模/, ENTER],
        [/甲方统一社会信用代码/, `913205${ENTER}`],
        [/应为 18 位/, CANCEL],
      ],
    );
    expect([code, err]).toEqual([130, expect.stringContaining('已取消')]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
