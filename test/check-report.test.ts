// The forms of the report of `check`: for a person, for machines, for GitHub, as SARIF; and how rules are set.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { at, cli, edit, freshFolder } from './command.js';

const folder = freshFolder();
const FOREIGN =
  '服务合同\n甲方：上海青禾商贸有限公司\n第一条 服务费用\n1.1 服务费为每月[金额]元，50%预付。\n';

/** The published schema; its own name and dialect would only be looked for on the net. */
const SCHEMA = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as Record<string, unknown>;
const validSarif = (log: unknown): unknown => {
  const { $schema, id, ...schema } = SCHEMA;
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false, unicodeRegExp: false });
  const valid = ajv.compile(schema);
  valid(log);
  return valid.errors;
};

describe('check for machines', () => {
  it('gives a SARIF log that its schema takes, with rules, levels and regions', async () => {
    const text = edit(['end: 2027-12-31', 'end: 2026-12-31']);
    const sheet = folder.sheet('terms.yaml', text);
    const contract = folder.sheet('合同 1.txt', FOREIGN);
    const { code, out, err } = await cli('check', sheet, contract, '--format', 'sarif');
    expect([code, err]).toEqual([1, '']);
    const log = JSON.parse(out) as Log;
    expect(validSarif(log)).toBeNull();
    const { results = [], tool } = log.runs[0]!;
    const found = results.map(({ ruleId, level, locations }) => {
      const { artifactLocation, region } = locations![0]!.physicalLocation!;
      return [
        ruleId,
        level,
        artifactLocation!.uri!.split('/').at(-1),
        region!.startLine,
        region!.startColumn,
      ];
    });
    const [line, col] = at(text, 'end: 2026-12-31', 5).split(':').map(Number);
    expect(found).toContainEqual(['X04', 'error', 'terms.yaml', line, col]);
    expect(found).toContainEqual(['STR-008', 'error', '%E5%90%88%E5%90%8C%201.txt', 4, 11]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
  });

  it('would notice a log that the schema refuses', () => {
    expect(validSarif({ version: '2.1.0', runs: [{ results: [] }] })).not.toBeNull();
  });

  it('annotates a pull request, whatever the words hold', async () => {
    const path = folder.sheet('合同,1.txt', FOREIGN);
    const { out } = await cli('check', path, '--format', 'github', '--ui', 'zh');
    const line = out.split('\n').find((one) => one.includes('title=STR-008'))!;
    expect(line).toMatch(/^::error file=[^,:]*%2C1\.txt,line=4,col=11,endColumn=14,title=STR-008::/);
    expect(out.split('\n').filter((one) => one !== '' && !one.startsWith('::'))).toEqual([]);
  });

  it('says nothing to GitHub where there is nothing to say', async () => {
    const path = folder.sheet('terms.yaml');
    expect(await cli('check', path, '--format', 'github')).toEqual({ code: 0, out: '', err: '' });
  });

  it('gives each file with its kind, its problems in both languages and the settings', async () => {
    const path = folder.sheet('a.txt', FOREIGN);
    const { out } = await cli('check', path, '--json', '--rule', 'STR-008=warning');
    const [file] = (JSON.parse(out) as { sheets: Record<string, unknown>[] }).sheets;
    expect(file).toMatchObject({ sheet: path, kind: 'contract' });
    expect(file!.problems).toContainEqual(
      expect.objectContaining({
        code: 'STR-008',
        severity: 'warning',
        place: { file: path, line: 4, col: 11, end: 15 },
      }),
    );
    expect(file!.settings).toEqual([{ rule: 'STR-008', grade: 'warning', count: 1 }]);
    expect(file).not.toHaveProperty('text');
  });
});

describe('check for a person', () => {
  it('frames the stretch, names the clause, and sums up by family', async () => {
    const path = folder.sheet('a.txt', FOREIGN);
    const { code, out, err } = await cli('check', path, '--ui', 'zh');
    expect(code).toBe(1);
    expect(out).toContain(`${path}: 未通过：`);
    expect(err).toContain(`${path}:4:11: 错误 STR-008 `);
    expect(err).toContain('1.1 服务费为每月[金额]元，50%预付。');
    expect(err).toMatch(/^ {2}STR {4}合同结构 .*1 个错误/m);
  });

  it('counts what one rule finds too often to show', async () => {
    const path = folder.sheet('a.txt', `${FOREIGN}${'1.2 另见[金额]。\n'.repeat(30)}`);
    const { err } = await cli('check', path);
    expect(err.match(/error STR-008/g)).toHaveLength(10);
    expect(err).toContain('STR-008: 21 more');
  });
});

describe('the settings of rules', () => {
  const without = (...lines: string[]): string =>
    edit(['form: short', `checks:\n${lines.join('\n')}\nform: short`]);
  const broken: [string, string] = ['currency: CNY', 'currency: USD'];

  it('takes a rule otherwise where the sheet says why, and shows the reason', async () => {
    const sheet = edit(broken);
    const base = folder.sheet('a.yaml', sheet);
    expect((await cli('check', base)).err).toContain('X18');
    const quiet = sheet.replace(
      'form: short',
      'checks:\n  - { rule: FEE-005, severity: off, reason: 外汇局已备案 }\nform: short',
    );
    const { err } = await cli('check', folder.sheet('b.yaml', quiet), '--ui', 'zh');
    expect(err).not.toContain('X18');
    expect(err).toMatch(/FEE-005 +不报告（1×）：外汇局已备案/);
  });

  it.each([
    ['a rule that does not exist', '  - { rule: FEE-999, severity: off, reason: 无 }', 'CHECK-RULE'],
    ['a rule without a reason', '  - { rule: FEE-005, severity: off }', 'TERM-MISSING'],
    ['a rule that cannot be set', '  - { rule: TRM-001, severity: off, reason: 无 }', 'CHECK-FIXED'],
  ])('refuses %s', async (_, line, code) => {
    const { code: exit, err } = await cli('check', folder.sheet('a.yaml', without(line)));
    expect([exit, err.includes(`error ${code} `)]).toEqual([1, true]);
  });

  it.each([
    [['--rule', 'FEE-05=off'], 'there is no rule FEE-05; did you mean FEE-005'],
    [['--rule', 'FEE-005=of'], 'LIA-011=off'],
    [['--as-of', '2027-02-30'], '--as-of takes a date'],
    [['--lpr', '3%'], '--lpr takes a percentage'],
  ])('refuses %j', async (argv, said) => {
    const { code, err } = await cli('check', folder.sheet('a.yaml'), ...argv);
    expect([code, err.includes(said)]).toEqual([2, true]);
  });

  it('stops a final text at the error of a rule and lets a draft through', async () => {
    const path = folder.sheet(
      'a.yaml',
      edit([', date: 2026-12-18 }\n  customer', ' }\n  customer'], [', date: 2026-12-18 }', ' }']),
    );
    const day = ['--as-of', '2031-01-01'];
    const done = await cli('render', path, '-f', 'txt', ...day);
    expect([done.code, done.out]).toEqual([1, '']);
    expect(done.err).toContain('error TRM-003');
    const draft = await cli('render', path, '-f', 'txt', '--draft', ...day);
    expect([draft.code, draft.err.includes('warning TRM-003')]).toEqual([0, true]);
    expect((await cli('render', path, '-f', 'txt', '--draft', '--strict', ...day)).code).toBe(1);
  });
});
