// The conversation that `csa-contract init` has on a terminal: what is asked, and a sheet that is true to what was answered.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../src/cli/run.js';
import { compile } from '../src/compile.js';
import type { Problem } from '../src/problem.js';
import { readSheet } from '../src/sheet/index.js';
import { freshFolder } from './command.js';
import { library } from './example.js';

const FORMS = [...library.forms.values()];
const errorsOf = (problems: readonly Problem[]): string[] =>
  problems
    .filter((p) => p.severity === 'error')
    .map((p) => `${p.place?.line} ${p.code} ${p.path}: ${p.message.en}`);
const compiled = (text: string, status?: 'draft' | 'final') =>
  compile(text, library, { file: 'new.yaml', ...(status && { status }) });

const { path: folder } = freshFolder();
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
): Promise<{ code: number; out: string; err: string; screen: string }> {
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
  const [out, err]: [string[], string[]] = [[], []];
  const ran = run(argv, {
    out: (text) => out.push(String(text)),
    err: (text) => err.push(text),
    colour: false,
    env: { LANG: 'C', SOURCE_DATE_EPOCH: '1795305600' },
    terminal: { input, output },
  });
  const code = await Promise.race([ran, waited]);
  expect(turn).toBe(answers.length);
  return { code, out: out.join(''), err: err.join(''), screen };
}

describe('the conversation', () => {
  const at = (value: unknown, path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
  const position = FORMS.findIndex(({ id }) => id === 'short-video-live');

  it('takes answers that pass the model, word for word', async () => {
    const path = join(folder(), 'talk.yaml');
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
      ['init', '-o', join(folder(), 'talk.yaml'), '--ui', 'zh'],
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
    const path = join(folder(), 'talk.yaml');
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
    expect(readdirSync(folder())).toEqual([]);
  });
});
