// `check` and `--form`: what is said, where, with which code; nothing is ever written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import type { Form } from '../src/template/forms.js';
import { at, cli, EXAMPLE, edit, freshFolder } from './command.js';
import { library } from './example.js';

const folder = freshFolder();

const FORM_LINE = EXAMPLE.split('\n')
  .find((line) => line.startsWith('form:'))!
  .concat('\n');

describe('check', () => {
  it('passes a complete sheet, says so on stdout, and writes nothing', async () => {
    const path = folder.sheet('terms.yaml');
    expect(await cli('check', path)).toEqual({ code: 0, out: `${path}: ok\n`, err: '' });
    expect(readdirSync(folder.path())).toEqual(['terms.yaml']);
  });

  it('reports mistakes of every stage at once, in the order of the file', async () => {
    const text = edit(
      ['status: final', 'status: final\n  colour: red'],
      ['    email: legal@lanyu.example\n', ''],
      ['end: 2027-12-31', 'end: 2026-12-31'],
      ['amount: "68000.00"\n', 'amount: 68000.00\n'],
    );
    const path = folder.sheet('terms.yaml', text);
    const { code, out, err } = await cli('check', path);
    const found = [...err.matchAll(/^\S*terms\.yaml:(\d+:\d+): error (\S+)/gm)].map((m) => `${m[2]} ${m[1]}`);
    expect(found).toEqual([
      `SHEET-UNKNOWN-KEY ${at(text, 'colour: red')}`,
      `TERM-MISSING ${at(text, '  customer:\n    name', 2)}`,
      `X04 ${at(text, 'end: 2026-12-31', 5)}`,
      `SHEET-UNQUOTED ${at(text, 'amount: 68000.00', 8)}`,
    ]);
    expect([code, out]).toEqual([1, `${path}: failed: 4 errors\n`]);
    expect(readdirSync(folder.path())).toEqual(['terms.yaml']);
  });

  it('says what render says', async () => {
    const path = folder.sheet('terms.yaml', edit(['end: 2027-12-31', 'end: 2026-12-31']));
    const heads = (err: string): string[] => err.split('\n').filter((line) => / (error|warning) /.test(line));
    const checked = heads((await cli('check', path)).err);
    expect(checked.length).toBeGreaterThan(0);
    expect(checked).toEqual(heads((await cli('render', path)).err));
  });

  it('takes blanks as errors in a final text, as warnings in a draft, and stops on them with --strict', async () => {
    const path = folder.sheet('terms.yaml', edit(['    email: legal@lanyu.example\n', '']));
    expect(await cli('check', path, '--final')).toMatchObject({ code: 1, out: `${path}: failed: 1 error\n` });
    expect(await cli('check', path, '--draft')).toMatchObject({ code: 0, out: `${path}: ok: 1 warning\n` });
    expect(await cli('check', path, '--draft', '--strict')).toMatchObject({
      code: 1,
      out: `${path}: failed: 1 warning\n`,
    });
  });

  it.each([['--json'], ['--format', 'json']])('reports as JSON with %j', async (...argv) => {
    const [good, bad] = [
      folder.sheet('a.yaml'),
      folder.sheet('b.yaml', edit(['form: short', 'form: shirt'])),
    ];
    const { code, out, err } = await cli('check', good, bad, ...argv);
    const { sheets } = JSON.parse(out) as {
      sheets: { sheet: string; ok: boolean; errors: number; problems: { code: string }[] }[];
    };
    expect([code, err]).toEqual([1, '']);
    expect(sheets.map(({ sheet, ok, errors }) => [sheet, ok, errors])).toEqual([
      [good, true, 0],
      [bad, false, 1],
    ]);
    expect(sheets[1]?.problems[0]?.code).toBe('FORM-UNKNOWN');
  });

  it('goes on after a sheet that cannot be read, and counts', async () => {
    const { code, out, err } = await cli(
      'check',
      join(folder.path(), 'none.yaml'),
      folder.sheet('good.yaml'),
    );
    expect(code).toBe(1);
    expect(out).toMatch(/none\.yaml: failed: 1 error\n.*good\.yaml: ok\n/);
    expect(err).toContain('FILE-MISSING');
    expect(err).toContain('1 passed, 1 failed');
  });

  it.each([
    ['FORM-MISSING', '', 'schema: csa'],
    ['FORM-MISSING', 'form:\n', 'form:'],
    ['FORM-UNKNOWN', 'form: 短视频直播平台客服合同\n', '短视频'],
    ['FORM-UNKNOWN', 'form: shop-after-sale\n', 'shop-after'],
    ['FORM-UNKNOWN', 'form: 3\n', '3\n'],
    ['SHEET-UNKNOWN-KEY', 'from: short-video-live\n', 'from:'],
  ])('tells %s once, and nothing that the form would have supplied', async (code, to, place) => {
    const text = edit([FORM_LINE, to]);
    const path = folder.sheet('terms.yaml', text);
    for (const command of ['check', 'render']) {
      const said = await cli(command, path);
      const found = [...said.err.matchAll(/terms\.yaml:(\d+):\d+: (?:error|warning) (\S+)/g)].map(
        (m) => `${m[2]} ${m[1]}`,
      );
      expect([said.code, found]).toEqual([1, [`${code} ${at(text, place).split(':')[0]}`]]);
      expect(said.err).toMatch(/short-video-live|shop-after-sales|form/);
    }
  });

  it('speaks Chinese on request', async () => {
    const path = folder.sheet('terms.yaml', edit(['end: 2027-12-31', 'end: 2026-12-31']));
    expect((await cli('check', path, '--ui', 'zh')).out).toBe(`${path}: 未通过：1 个错误\n`);
  });
});

describe('--form', () => {
  const live = library.forms.get('short-video-live')!;
  /** A form that needs other fields than the example’s, and prints nothing about intellectual property. */
  const shop: Form = {
    ...live,
    id: 'shop-after-sales',
    requires: ['parties.customer.phone'],
    articles: live.articles.filter(({ id }) => id !== 'ip'),
  };
  const two = { ...library, forms: new Map([...library.forms, [shop.id, shop]]) };
  const as = (text: string, form: string) => compile(text, two, { file: 'terms.yaml', form });

  it('lists each missing field at the place where it would go, with what to type', () => {
    const text = edit(['    phone: 0571-85000202\n', '']);
    const found = as(text, shop.id).problems.filter(({ code }) => code === 'FORM-REQUIRES');
    expect(found.map(({ path, place }) => `${path} ${place?.line}:${place?.col}`)).toEqual(
      [
        `parties.customer.phone ${at(text, '  customer:\n    name', 2)}`,
        `business.shop.name ${at(text, 'business:')}`,
      ].sort((a, b) => Number(a.split(' ')[1]!.split(':')[0]) - Number(b.split(' ')[1]!.split(':')[0])),
    );
    expect(found[1]?.hint?.en).toBe('add business: { shop: { name: { zh: …, en: … } } }');
    expect(found.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('prints the terms once they are there, and says once which groups the form does not print', () => {
    const text = edit(['business:\n', 'business:\n  shop: { name: { zh: 澜屿直播, en: Lanyu Live } }\n']);
    const { printable, problems, as: form } = as(text, shop.id);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      problems.flatMap(({ code, severity, path, place }) =>
        code === 'FORM-DROPPED' ? [`${severity} ${path} ${place?.line}:${place?.col}`] : [],
      ),
    ).toEqual([`info ip ${at(text, 'ip: {', 4)}`]);
    expect([form, printable !== undefined]).toEqual([shop.id, true]);
  });

  it('is quiet when the sheet names that form itself', () => {
    const { as: form, problems } = as(EXAMPLE, live.id);
    expect([form, problems]).toEqual([undefined, []]);
  });

  it('prints the sheet’s own form under its own name, and refuses a form that does not exist', async () => {
    const path = folder.sheet('terms.yaml');
    expect((await cli('render', path, '-f', 'txt', '--form', live.id)).out).toBe(
      `${folder.path()}/terms.txt\n`,
    );
    const { code, err } = await cli('check', path, '--form', 'short-video-life');
    expect([code, err.includes('did you mean short-video-live?')]).toEqual([2, true]);
  });

  it('writes every form under a name of its own, or lists what it lacks', async () => {
    const path = folder.sheet('terms.yaml');
    for (const form of library.forms.keys()) {
      const { code, out, err } = await cli('render', path, '-f', 'txt', '--form', form);
      const name = form === live.id ? 'terms.txt' : `terms.${form}.txt`;
      if (code === 0) expect(readFileSync(join(folder.path(), name), 'utf8')).toContain('第一');
      else expect([form, out, /error (FORM-REQUIRES|X\d\d) /.test(err)]).toEqual([form, '', true]);
    }
  });
});
