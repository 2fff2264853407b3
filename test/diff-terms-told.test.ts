// A field that differs between two term sheets, as it is told: what follows from it, whom it favours, in which words.
import { describe, expect, it } from 'vitest';
import { weightOf } from '../src/diff/weights.js';
import { modelFields } from '../src/terms/index.js';
import { edit } from './command.js';
import { exampleText, library } from './example.js';
import { between, changes, effectsIn, only, paths, said } from './field-changes.js';

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
