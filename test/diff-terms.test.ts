// Two term sheets → the fields that differ: what is no change, what belongs together, what follows, whom it favours, how it is said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import type { FieldChange, Shown } from '../src/diff/comparison.js';
import { fieldChanges } from '../src/diff/terms.js';
import { weightOf } from '../src/diff/weights.js';
import { modelFields, originsIn, sourcesOf } from '../src/terms/index.js';
import { termsSchema } from '../src/terms/schema.js';
import { fields, schemaAt } from '../src/terms/walk.js';
import { edit } from './command.js';
import { EXAMPLES, exampleText, FORMS, library } from './example.js';
import { arbitrarySheet } from './random-sheet.js';

type Edits = readonly (readonly [string, string])[];

const known = new Map<string, ReturnType<typeof readSide>>();
const side = (text: string): ReturnType<typeof readSide> => {
  const read = known.get(text) ?? readSide(text);
  known.set(text, read);
  return read;
};

function readSide(text: string) {
  const { terms, form, value, problems } = compile(text, library, { file: 'test.yaml' });
  if (!terms || !form)
    throw new Error(problems.map((p) => `${p.code} ${p.path}: ${p.message.en}`).join('\n'));
  return { terms, form, value };
}
const between = (old: string, next: string): FieldChange[] => fieldChanges(side(old), side(next), library);
const changes = (...edits: Edits): FieldChange[] => between(exampleText, edit(...edits));
const only = (...edits: Edits): FieldChange => {
  const found = changes(...edits);
  expect(found.map(({ path }) => path)).toHaveLength(1);
  return found[0]!;
};
const paths = (found: readonly FieldChange[]): string[] => found.map(({ path }) => path);
const said = (shown: Shown | undefined): string[] => [shown?.text.zh ?? '', shown?.text.en ?? ''];
const effectsIn = (change: FieldChange): string[] =>
  change.effects.map(({ label, before, after }) => `${label.en}: ${before?.en ?? ''} → ${after?.en ?? ''}`);

describe('what is no change', () => {
  it('finds nothing between a sheet and itself', () => {
    for (const text of Object.values(EXAMPLES)) expect(between(text, text)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['decimals of an amount', 'amount: "68000.00"\n', 'amount: "68000"\n'],
    ['decimals of a percentage', 'ratePerDay: "0.05"', 'ratePerDay: "0.050"'],
    [
      'minutes for hours',
      'channel: email, kind: first_response, within: 4 hour',
      'channel: email, kind: first_response, within: 240 minute',
    ],
    ['months for years', 'retention: 12 month', 'retention: 1 year'],
    ['the order of plain values', '[public, already_known,', '[already_known, public,'],
    [
      'the order of entries with a key',
      '    - { class: ordinary, within: 2 working_day, outcome: resolved }\n    - { class: complex, within: 5 working_day, outcome: solution_proposed }\n',
      '    - { class: complex, within: 5 working_day, outcome: solution_proposed }\n    - { class: ordinary, within: 2 working_day, outcome: resolved }\n',
    ],
    ['a value that is the default', ', layout: two_column', ''],
    [
      'a computed value left out',
      '  estimatedTotal: "816000.00"      # 68,000.00 × 12; the tool recomputes and compares\n',
      '',
    ],
    [
      'comments and quotes',
      'place: { zh: 浙江省杭州市西湖区,',
      'place: { zh: "浙江省杭州市西湖区", # here\n   ',
    ],
  ])('%s', (_, from, to) => {
    expect(changes([from, to])).toEqual([]);
  });

  it('tells hours from days, and working days from days', () => {
    const sheet = (within: string) => edit(['noticeWithin: 3 calendar_day', `noticeWithin: ${within}`]);
    expect(paths(between(sheet('24 hour'), sheet('1 calendar_day')))).toEqual(['forceMajeure.noticeWithin']);
    expect(only(['within: 2 working_day', 'within: 2 calendar_day']).favours).toBeUndefined();
  });
});

describe('lists', () => {
  it('pairs entries by their key, and by the second key where the first comes twice', () => {
    const row = '    - { channel: phone, kind: answer, within: 20 second, targetPercent: "85" }\n';
    const more = '    - { channel: phone, kind: acknowledge, within: 2 hour }\n';
    const found = changes([row, more + row.replace('20 second', '30 second')]);
    expect(found.map(({ path, kind }) => [path, kind])).toEqual([
      ['standards.response.phone/acknowledge', 'added'],
      ['standards.response.phone/answer.within', 'changed'],
    ]);
    expect(said(found[0]!.after)).toEqual([
      '响应种类：受理确认；响应时限：2小时',
      'Kind of response: acknowledgement; Response limit: 2 hours',
    ]);
  });

  it('keeps an entry of a key through a change of everything else', () => {
    const found = changes([
      '{ channel: phone, kind: answer, within: 20 second, targetPercent: "85" }',
      '{ channel: phone, kind: acknowledge, within: 2 hour, targetPercent: "99" }',
    ]);
    expect(paths(found)).toEqual(
      ['kind', 'within', 'targetPercent'].map((field) => `standards.response.phone.${field}`),
    );
  });

  it('pairs entries without a key by what they say', () => {
    const terms = (...texts: readonly string[]) =>
      `${exampleText}\ncustom:\n${texts.map((zh) => `  - { after: SVL-4.4, text: { zh: ${zh}, en: "${zh.length} of them" } }\n`).join('')}`;
    const [a, b] = ['服务提供方每季度提交一次培训记录', '接受方可以要求更换不称职的客服人员'];
    const found = between(terms(a, b), terms('双方每年会晤一次商讨改进', b, a.replace('每季度', '每月')));
    expect(found.map(({ path, kind }) => [path, kind])).toEqual([
      ['custom.0', 'added'],
      ['custom.0-2.text', 'changed'],
    ]);
    expect(between(terms(a, b), terms(b, a))).toEqual([]);
  });

  it('says what came and went', () => {
    const change = only([
      'categories: [trade_secret, customer_info,',
      'categories: [trade_secret, market_info,',
    ]);
    expect(effectsIn(change)).toEqual(['Added:  → market information', 'Removed: customer information → ']);
    expect(change.before?.value).toEqual([
      'trade_secret',
      'customer_info',
      'operating_data',
      'contract_terms',
    ]);
    expect(only(['languages: [zh-CN, en, ja]', 'languages: [zh-CN, en]']).favours).toBe('provider');
    expect(only(['languages: [zh-CN, en, ja]', 'languages: [zh-CN, en, ko]']).favours).toBeUndefined();
  });
});

describe('variants', () => {
  const COURT =
    '  method: court\n  court:\n    basis: customer_domicile\n    name: { zh: 杭州市西湖区人民法院, en: "People’s Court of Xihu District, Hangzhou" }\n';

  it('tells a change of variant with its fields as one, and what both variants have by itself', () => {
    const found = changes(
      [COURT, '  method: arbitration\n  arbitration: { institution: hzac }\n'],
      ['  negotiationDays: 30\n', '  negotiationDays: 15\n'],
    );
    expect(found.map(({ path, favours }) => [path, favours])).toEqual([
      ['disputes', undefined],
      ['disputes.negotiationDays', undefined],
    ]);
    expect(found[0]!.before?.value).toMatchObject({ method: 'court' });
    expect(said(found[0]!.after)[0]).toMatch(/^仲裁（仲裁机构：杭州仲裁委员会；仲裁地：杭州/);
  });

  it('does not compare what two prices count in different things', () => {
    const PACKAGE =
      '    model: monthly_package\n    amount: "68000.00"\n    included: [labour, system_use, training]\n    includedVolume: 12000\n    overageRate: "3.80"\n';
    const total = [
      ['  estimatedTotal: "816000.00"', '  estimatedTotal: "68000.00"'],
      ['creditedTo: first_month }', 'creditedTo: pro_rata }'],
      ['mode: prepaid, amount: "68000.00"', 'mode: prepaid, amount: "5000.00"'],
    ] as const;
    expect(paths(changes([PACKAGE, '    model: fixed_total\n    amount: "68000.00"\n'], ...total))).toContain(
      'fees.pricing',
    );
    const monthly = changes(
      [PACKAGE, '    model: fixed_monthly\n    amount: "70000.00"\n'],
      ['  estimatedTotal: "816000.00"', '  estimatedTotal: "840000.00"'],
    );
    expect(paths(monthly)).toEqual(['fees.pricing', 'fees.pricing.amount']);
    expect(monthly[1]!.favours).toBeUndefined();
  });

  it('says the tax of both prices or of none', () => {
    const [price] = changes(
      [
        / {4}model: monthly_package\n(?: {4}.*\n)+ {2}estimatedTotal.*\n/.exec(exampleText)![0],
        '    model: per_ticket\n    rate: "5.60"\n    ticketDefinition: { zh: 每一次完整的请求, en: each complete request }\n',
      ],
      [/ {2}firstPayment: .*\n/.exec(exampleText)![0], '  firstPayment: { mode: none }\n'],
    );
    expect(effectsIn(price!)).toEqual(['Estimated total: RMB 816,000.00 for the term → (none)']);
    expect(said(price!.before)[0]).toContain('月包含会话量：每月12,000次会话；');
  });
});

describe('switches', () => {
  const DATA = /\ndata:\n(?: .*\n)+/.exec(exampleText)![0];
  const without = edit([DATA, '\ndata: { involvesPersonalInfo: false }\n']);

  it.each([
    ['off', exampleText, without],
    ['on', without, exampleText],
  ])('are one change when they go %s, whatever falls away or comes with them', (_, old, now) => {
    expect(paths(between(old, now))).toEqual(['data.involvesPersonalInfo']);
  });

  it.each<[string, Edits, string, readonly string[]]>([
    [
      'the figure of a cap that is lifted',
      [['cap: { kind: percent_of_annual, value: "100" }', 'cap: { kind: none }']],
      'liability.cap.kind',
      ['Cap value: 100% of the annual fees → (none)'],
    ],
    [
      'the number of renewals',
      [['renewal: { mode: by_agreement,', 'renewal: { mode: auto, maxRenewals: 3,']],
      'term.renewal.mode',
      ['Maximum renewals: (none) → 3 renewals'],
    ],
    [
      'those who may process',
      [['{ allowed: prohibited }', '{ allowed: with_consent, list: [{ zh: 甲云公司, en: Jia Cloud }] }']],
      'data.subProcessing.allowed',
      ['Sub-processors: (none) → Jia Cloud'],
    ],
  ])('carry what little goes with them: %s', (_, edits, path, effects) => {
    const change = only(...edits);
    expect([change.path, effectsIn(change)]).toEqual([path, effects]);
  });

  it('leave what both sheets say a change, to nobody’s gain', () => {
    const said = (hours: number) =>
      edit([DATA, `\ndata: { involvesPersonalInfo: false, breachNotice: ${hours} hour }\n`]);
    const found = between(exampleText, said(48));
    expect(found.map(({ path, favours }) => [path, favours])).toEqual([
      ['data.involvesPersonalInfo', undefined],
      ['data.breachNotice', undefined],
    ]);
    expect(only(['breachNotice: 24 hour', 'breachNotice: 48 hour']).favours).toBe('provider');
  });

  it('do not hide what stays in use beside them', () => {
    const found = changes(
      ['cap: { kind: percent_of_annual, value: "100" }', 'cap: { kind: percent_of_annual, value: "80" }'],
      ['indirectLoss: excluded', 'indirectLoss: included'],
    );
    expect(paths(found)).toEqual(['liability.cap.value', 'liability.indirectLoss']);
  });
});

describe('who said it', () => {
  it('tells the sheet, the form, the model and the program apart', () => {
    const by = (change: FieldChange) => [change.before?.by, change.after?.by];
    expect(by(only([', graceDays: 3', '']))).toEqual(['sheet', 'model']);
    const address = /\n {4}contactAddress: \{ zh: 浙江省.*/.exec(exampleText)![0];
    expect(by(only([address, '']))).toEqual(['sheet', 'computed']);
    const complaint = 'complaint: { preliminary: 3 working_day, result: 7 working_day }';
    const longer = edit([complaint, complaint.replace('3 working_day', '5 working_day')]);
    expect(by(between(longer, edit([`  ${complaint}\n`, '']))[0]!)).toEqual(['sheet', 'form']);
  });

  it('tells a change of form first, and what the other form moves as its own', () => {
    const as = (form: string) => {
      const made = compile(exampleText, library, { file: 'test.yaml', status: 'draft', form });
      return { terms: made.terms!, form: made.form!, value: made.value };
    };
    const found = fieldChanges(as('short-video-live'), as('shop-after-sales'), library);
    expect(found[0]).toMatchObject({ path: 'form', weight: 'form' });
    expect(said(found[0]!.before)[0]).toBe(library.forms.get('short-video-live')!.title.zh);
    expect(found.length).toBeGreaterThan(1);
    for (const { before, after } of found.slice(1)) expect([before?.by, after?.by]).toContain('form');
  });
});

describe('what follows from a change', () => {
  const FEE = [
    ['amount: "68000.00"\n', 'amount: "70000.00"\n'],
    ['estimatedTotal: "816000.00"', 'estimatedTotal: "840000.00"'],
  ] as const;

  it('is its effect, also where it was typed as the program would have it', () => {
    const change = only(...FEE, ['amount: "68000.00", within', 'amount: "70000.00", within']);
    expect(change.path).toBe('fees.pricing.amount');
    expect(effectsIn(change)).toEqual([
      'Difference:  → +RMB 2,000.00 (+2.94%)',
      'Per year: RMB 816,000.00 → RMB 840,000.00',
      'Estimated total: RMB 816,000.00 for the term → RMB 840,000.00 for the term',
      'First payment: RMB 68,000.00 → RMB 70,000.00',
      'Net amount: RMB 64,150.94 → RMB 66,037.74',
      'VAT: RMB 3,849.06 → RMB 3,962.26',
      'Gross amount: RMB 68,000.00 → RMB 70,000.00',
    ]);
  });

  it('is a change of its own where it was typed otherwise', () => {
    const first = ['amount: "68000.00", within', 'amount: "60000.00", within'] as const;
    expect(paths(changes(...FEE, first))).toEqual(['fees.pricing.amount', 'payment.firstPayment.amount']);
  });

  it('is worked out: the year of a daily rate, the sum of a percentage, the last day of a term', () => {
    expect(effectsIn(only(['ratePerDay: "0.05"', 'ratePerDay: "0.08"']))).toEqual([
      'Per year: 18.25% → 29.2%',
    ]);
    expect(effectsIn(only(['effect: deduction, percent: "3"', 'effect: deduction, percent: "5"']))).toEqual([
      'In money, at the present price: RMB 2,040.00 → RMB 3,400.00',
    ]);
    const term = (length: string) =>
      edit(['  end: 2027-12-31\n', `  length: ${length}\n`], ['  estimatedTotal:', '  # ']);
    const [longer, ...more] = between(term('12 month'), term('18 month'));
    expect(more).toEqual([]);
    expect(effectsIn(longer!)).toEqual([
      'Last day of the term: 31 December 2027 → 30 June 2028',
      'Estimated total: RMB 816,000.00 for the term → RMB 1,224,000.00 for the term',
      'Months of the term: 12 months → 18 months',
    ]);
  });

  it('is told of a change at a time: agents, the price they make, the address that fills another', () => {
    const PACKAGE =
      '    model: monthly_package\n    amount: "68000.00"\n    included: [labour, system_use, training]\n    includedVolume: 12000\n    overageRate: "3.80"\n';
    const agents = (count: number) =>
      edit(
        [PACKAGE, '    model: per_agent_month\n    rate: "5000.00"\n'],
        ['  estimatedTotal:', '  # '],
        ['minAgents: 14', `minAgents: ${count}`],
      );
    const [more] = between(agents(14), agents(16));
    expect(effectsIn(more!)).toEqual([
      'Per month: RMB 70,000.00 → RMB 80,000.00',
      'Agents: 14 agents → 16 agents',
      'Estimated total: RMB 840,000.00 for the term → RMB 960,000.00 for the term',
    ]);
    const home = /\n {4}contactAddress: \{ zh: 浙江省.*/.exec(exampleText)![0];
    const moved = between(edit([home, '']), edit([home, ''], ['样例街66号,', '样例街88号,']));
    expect(moved.map(({ path, effects }) => [path, effects.length])).toEqual([
      ['parties.customer.registeredAddress', 1],
    ]);
  });
});

describe('whom it favours', () => {
  it.each<[string, string, string | undefined]>([
    ['ratePerDay: "0.05"', 'ratePerDay: "0.06"', 'provider'],
    ['ratePerDay: "0.05"', 'ratePerDay: "0.04"', 'customer'],
    ['kind: answer, within: 20 second', 'kind: answer, within: 30 second', 'provider'],
    [
      'trigger: period_end, within: 10 working_day',
      'trigger: period_end, within: 15 working_day',
      'customer',
    ],
    ['customer: "50000.00"', 'customer: "60000.00"', 'provider'],
    ['provider: "50000.00"', 'provider: "60000.00"', 'customer'],
    ['adHoc: true', 'adHoc: false', 'provider'],
    ['deliverables: customer', 'deliverables: shared', 'provider'],
    ['refund: affected_period\n', 'refund: all_paid\n', 'customer'],
    ['refund: affected_period\n', 'refund: unearned\n', undefined],
    ['negotiationDays: 30', 'negotiationDays: 20', 'neutral'],
    ['basis: customer_domicile', 'basis: defendant_domicile', 'provider'],
    // A right that falls away is no shorter notice.
    ['convenience: { customer: 30 calendar_day', 'convenience: { customer: 15 calendar_day', 'customer'],
    ['convenience: { customer: 30 calendar_day', 'convenience: { customer: 0 calendar_day', undefined],
    // Of a limit that runs in both directions, or of words, nothing is certain.
    ['value: "100" }', 'value: "150" }', undefined],
    ['years: 3, trade', 'years: 5, trade', undefined],
  ])('%s → %s', (from, to, whom) => {
    expect(only([from, to]).favours).toBe(whom);
  });

  it('says nothing where what it depends on changed too', () => {
    const found = changes(
      ['kind: answer, within: 20 second', 'kind: answer, within: 30 second'],
      ['clock: service_hours', 'clock: calendar'],
    );
    expect(found.map(({ path, favours }) => [path, favours])).toEqual([
      ['standards.response.phone.within', undefined],
      ['standards.clock', 'customer'],
    ]);
  });
});

describe('how it is said', () => {
  it.each<[string, string, readonly [string, string], readonly [string, string]]>([
    [
      'kind: answer, within: 20 second',
      'kind: answer, within: 1 minute',
      ['电话 · 响应时限', 'Telephone · Response limit'],
      ['1分钟', '1 minute'],
    ],
    [
      'overageRate: "3.80"',
      'overageRate: "4.20"',
      ['超量单价', 'Price per further session'],
      ['每次会话人民币4.20元', 'RMB 4.20 per session'],
    ],
    [
      'ratePerDay: "0.05"',
      'ratePerDay: "0.08"',
      ['逾期付款日违约金率', 'Late payment rate per day'],
      ['每日按未付金额的0.08%', '0.08% of the unpaid amount per day'],
    ],
    [
      'phone: 0512-65000101',
      'phone: 0512-65000102',
      ['服务提供方 · 联系电话', 'Provider · Telephone'],
      ['0512-65000102', '0512-65000102'],
    ],
    [
      'date: 2026-12-01',
      'date: 2026-12-02',
      ['影响评估日期', 'Date of the assessment'],
      ['2026年12月2日', '2 December 2026'],
    ],
    [
      'start: "09:00", end: "18:00"',
      'start: "10:00", end: "18:00"',
      ['电话 · 开始时间', 'Telephone · Start'],
      ['10:00', '10:00'],
    ],
    [
      'start: "09:00", end: "21:00"',
      'start: "10:00", end: "21:00"',
      ['开始时间', 'Service hours · Start'],
      ['10:00', '10:00'],
    ],
    [
      'provider: 60 calendar_day',
      'provider: 1 calendar_day',
      ['提供方任意解除通知期', "Provider's notice to terminate"],
      ['1日', '1 day'],
    ],
    [
      'status: final',
      'status: draft',
      ['文本状态', 'Status'],
      ['草稿，允许空缺', 'draft; blanks are allowed'],
    ],
    [
      'value: "100" }',
      'value: "150" }',
      ['责任上限', 'Cap value'],
      ['年度服务费的150%', '150% of the annual fees'],
    ],
    [
      'op: gte, value: "85"',
      'op: gte, value: "88"',
      ['解决率 · 指标值', 'Resolution rate · Target value'],
      ['88%', '88%'],
    ],
    [
      'zh: 澜屿直播, en: Lanyu Live',
      'zh: 𠮷屿|直播, en: "Lanyu <b>Live"',
      ['平台名称', 'Platform name'],
      ['𠮷屿|直播', 'Lanyu <b>Live'],
    ],
  ])('%s', (from, to, label, after) => {
    const [change] = changes([from, to]);
    expect([change!.label.zh, change!.label.en]).toEqual(label);
    expect(said(change!.after)).toEqual(after);
  });

  it('names an entry without a key by its own name, else by its number in its list', () => {
    const priced = (price: string, cycle = 'cycle: month\n') =>
      exampleText
        .replace(/ {4}model: monthly_package\n(?: {4}.*\n){4} {2}estimatedTotal.*\n/, price)
        .replace('cycle: month\n', cycle)
        .replace(
          'mode: prepaid, amount: "68000.00", within: 3 calendar_day, creditedTo: first_month',
          'mode: none',
        );
    const tiers = (rate: string, last: string) =>
      priced(
        `    model: tiered_volume\n    tiers:\n      - { upTo: 1000, rate: "${rate}" }\n      - { upTo: ${last}, rate: "4" }\n`,
      );
    const [tier, ...none] = between(tiers('5', 'null'), tiers('5.5', 'null'));
    expect(none).toEqual([]);
    expect(tier!.label).toEqual({ zh: '阶梯价第1项 · 阶梯单价', en: 'Tiers no. 1 · Tier price' });
    const parts = (first: number) =>
      priced(
        '    model: fixed_total\n    amount: "800000"\n',
        `cycle: installments\n  installments:\n    - { percent: "${first}", milestone: { zh: 签订, en: signing } }\n    - { percent: "${100 - first}", milestone: { zh: 验收, en: acceptance } }\n`,
      );
    const [signing, acceptance] = between(parts(30), parts(40));
    expect([signing!.label.zh, acceptance!.label.en]).toEqual(['签订 · 分期比例', 'Acceptance · Instalment']);
    expect(effectsIn(signing!)).toEqual(['In money, at the present price: RMB 240,000.00 → RMB 320,000.00']);
  });

  it('keeps the value as the sheet has it', () => {
    const change = only(['zh: 澜屿直播, en: Lanyu Live', 'zh: 𠮷屿直播, en: Lanyu  Live']);
    expect(change.after?.value).toEqual({ zh: '𠮷屿直播', en: 'Lanyu  Live' });
  });

  it('has a word for every value of every choice', () => {
    const wordless = modelFields().flatMap(({ path, kind }) => {
      const of = kind.kind === 'list' ? kind.of : kind;
      const values = of.kind === 'enum' && of.values.length < 40 ? of.values : [];
      const address = path.replaceAll('.*', '').replace(/^parties\.(customer|provider)/, 'parties');
      const words = library.choices[address];
      return values
        .filter((value) => address !== 'form' && address !== 'schema' && !words?.[value])
        .map((value) => `${address}=${value}`);
    });
    expect(wordless).toEqual([]);
  });

  it('weighs every field', () => {
    for (const { path } of modelFields()) expect(weightOf(path), path).toBeDefined();
  });
});

describe('random sheets', () => {
  const PAIRS = 60;
  const SEED = 20_270_102;
  const made = FORMS.flatMap((form) =>
    fc
      .sample(arbitrarySheet(library.forms.get(form)!, 50), { numRuns: 8, seed: SEED })
      .map(({ terms, sheet }) => ({
        terms,
        value: sheet as unknown,
        form: library.forms.get(form)!,
      })),
  );

  it(`gives the same from both sides over ${PAIRS} pairs, and nothing between a sheet and itself`, () => {
    const turned = { customer: 'provider', provider: 'customer', neutral: 'neutral' } as const;
    const kinds = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const told = ({ path, label, kind, before, after, favours }: FieldChange, mirrored: boolean) => ({
      path,
      label,
      kind: mirrored ? kinds[kind] : kind,
      before: mirrored ? after : before,
      after: mirrored ? before : after,
      favours: favours && mirrored ? turned[favours] : favours,
    });
    const orderly = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
    for (const one of made) expect(fieldChanges(one, one, library)).toEqual([]);
    for (let i = 0; i < PAIRS; i++) {
      const [a, b] = [made[i % made.length]!, made[(i * 7 + 3) % made.length]!];
      const there = fieldChanges(a, b, library).map((change) => told(change, false));
      const back = fieldChanges(b, a, library).map((change) => told(change, true));
      expect(orderly(back)).toEqual(orderly(there));
    }
  });

  it('knows from what each computed field follows', () => {
    const unknown = made.flatMap(({ terms, value, form }) => {
      const originOf = originsIn(value, form.defaults);
      return fields(termsSchema, terms)
        .filter(({ meta, value: own, path }) => meta.valueType && own !== undefined && !/\.\d+$/.test(path))
        .filter(({ path, schema }) => originOf(path, schema) === 'computed' && sourcesOf(path).length === 0)
        .map(({ path }) => path);
    });
    expect(unknown).toEqual([]);
  });

  it('names only fields that the model has', () => {
    for (const { path } of modelFields())
      for (const source of sourcesOf(path.replaceAll('*', '0')))
        expect(schemaAt(termsSchema, source), source).toBeDefined();
  });
});
