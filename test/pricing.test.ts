// The ten ways of pricing: what the fee clause and the price schedule say, the total in figures and in capitals, in renminbi and in a foreign currency.
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { renderText } from '../src/render/text.js';
import { EXAMPLES, FORMS, printableOf } from './example.js';

type Sheet = Record<string, Record<string, unknown>>;
const definition = { zh: '同一问题的全部往来', en: 'all exchanges on one issue' };
interface Case {
  readonly model: string;
  readonly price: Record<string, unknown>;
  /** Of a year; for usage-based prices the budget that the sheet states. */
  readonly total: readonly [figures: string, capital: string];
  readonly stated?: true;
  readonly zh: string;
  readonly en: string;
  readonly rows: readonly string[];
}
const CASES: readonly Case[] = [
  {
    model: 'fixed_monthly',
    price: { amount: '42000.00' },
    total: ['504,000.00', '伍拾万肆仟元整'],
    zh: '固定月费，每月人民币42,000.00元（大写：人民币肆万贰仟元整）',
    en: 'a fixed monthly fee of RMB 42,000.00 per month',
    rows: [
      '固定月费 / Fixed monthly fee | 月 / Month | 42,000.00 | 12 | 6%',
      '39,622.64 | 2,377.36 | 42,000.00',
    ],
  },
  {
    model: 'per_agent_month',
    price: { rate: '6800.00', agents: 5 },
    total: ['408,000.00', '肆拾万捌仟元整'],
    zh: '每名客服人员每月人民币6,800.00元，客服人员人数为5名',
    en: 'RMB 6,800.00 per Agent per month, the number of Agents being 5',
    rows: ['客服人员 / Agents | 人月 / Agent-month | 6,800.00 | 每月5名 / 5 per month | 6%'],
  },
  {
    model: 'per_ticket',
    price: { rate: '4.2050', ticketDefinition: definition },
    total: ['360,000.00', '叁拾陆万元整'],
    stated: true,
    zh: '每件人民币4.2050元。“件”指同一问题的全部往来',
    en: 'RMB 4.2050 per ticket. A “ticket” means all exchanges on one issue',
    rows: ['按量计费 / Usage-based fee | 件 / Ticket | 4.2050 | 按实际 / As incurred | 6%'],
  },
  {
    model: 'percent_of_sales',
    price: {
      percent: '3',
      base: { zh: '网店的净销售额', en: 'the net sales of the store' },
      excludes: ['refunds', 'freight'],
      floor: '5000.00',
      cap: '80000.00',
    },
    total: ['360,000.00', '叁拾陆万元整'],
    stated: true,
    zh: '计费销售额的3%。计费销售额指网店的净销售额，不包括退款和运费。每一结算周期的服务费不低于人民币5,000.00元（大写：人民币伍仟元整）',
    en: '3% of the chargeable sales. Chargeable sales are the net sales of the store, excluding refunds and freight',
    rows: [
      '销售额提成 / Percentage of sales | 计费销售额 / Chargeable sales | 3% | 按实际 / As incurred | 6%',
    ],
  },
  {
    model: 'monthly_package',
    price: { amount: '68000.00', included: ['labour'], includedVolume: 12_000, overageRate: '3.80' },
    total: ['816,000.00', '捌拾壹万陆仟元整'],
    zh: '按月度套餐计费，每月人民币68,000.00元（大写：人民币陆万捌仟元整）',
    en: 'a monthly package of RMB 68,000.00 per month',
    rows: [
      '月度套餐（人工） / Monthly package (labour) | 月 / Month | 68,000.00 | 12 | 6%',
      '超量会话（每月超过12,000次的部分） / Further sessions (beyond 12,000 per month) | 次 / Session | 3.80 | 按实际 / As incurred | 6%',
    ],
  },
  {
    model: 'itemised',
    price: {
      items: [
        {
          code: 'base_service',
          name: { zh: '基础费', en: 'Base fee' },
          unitPrice: '18000.00',
          unit: 'month',
        },
        {
          code: 'labour',
          name: { zh: '人工费', en: 'Labour' },
          unitPrice: '6200.00',
          unit: 'agent_month',
          quantity: '6',
        },
      ],
    },
    total: ['662,400.00', '陆拾陆万贰仟肆佰元整'],
    zh: '按其中的单价、单位和数量计算',
    en: 'calculated by the unit prices, units and quantities given there',
    rows: [
      '基础费 / Base fee | 月 / Month | 18,000.00 | 1 | 6%',
      '人工费 / Labour | 人月 / Agent-month | 6,200.00 | 6 | 6%',
    ],
  },
  {
    model: 'hourly',
    price: { rate: '85.00' },
    total: ['360,000.00', '叁拾陆万元整'],
    stated: true,
    zh: '每名客服人员每小时人民币85.00元',
    en: 'RMB 85.00 per Agent per hour',
    rows: [
      '服务工时 / Hours of service | 每名客服人员每小时 / Agent-hour | 85.00 | 按实际 / As incurred | 6%',
    ],
  },
  {
    model: 'tiered_volume',
    price: {
      tiers: [
        { upTo: 10_000, rate: '4.00' },
        { upTo: null, rate: '3.50' },
      ],
    },
    total: ['360,000.00', '叁拾陆万元整'],
    stated: true,
    zh: '10,000次',
    en: '10,000',
    rows: [
      '会话量累计不超过10,000次且未计入前级的部分 / Sessions up to a total of 10,000 not in an earlier tier | 次 / Session | 4.00 | 按实际 / As incurred | 6%',
      '会话量的其余部分 / Remaining sessions | 次 / Session | 3.50 | 按实际 / As incurred | 6%',
    ],
  },
  {
    model: 'fixed_total',
    price: { amount: '960000.00' },
    total: ['960,000.00', '玖拾陆万元整'],
    zh: '固定总价人民币960,000.00元（大写：人民币玖拾陆万元整）',
    en: 'a fixed total of RMB 960,000.00',
    rows: [
      '固定总价 / Fixed total | 服务期 / Term | 960,000.00 | 1 | 6%',
      '905,660.38 | 54,339.62 | 960,000.00',
    ],
  },
  {
    model: 'hybrid',
    price: {
      components: [
        { model: 'fixed_monthly', amount: '20000.00' },
        { model: 'per_ticket', rate: '3.00', ticketDefinition: definition },
      ],
    },
    total: ['360,000.00', '叁拾陆万元整'],
    stated: true,
    zh: '固定月费，每月人民币20,000.00元（大写：人民币贰万元整）',
    en: 'a fixed monthly fee of RMB 20,000.00 per month',
    rows: [
      '固定月费 / Fixed monthly fee | 月 / Month | 20,000.00 | 12 | 6%',
      '按量计费 / Usage-based fee | 件 / Ticket | 3.00 | 按实际 / As incurred | 6%',
    ],
  },
];

/** A year of a form's example under another price, everything else as it stands. */
function priced(form: string, { model, price, total, stated }: Case): Sheet {
  const sheet = parse(EXAMPLES[`${form}.yaml`]!) as Sheet;
  const signed = (role: string) => ({ ...(sheet.signatures![role] as object), date: '2026-12-18' });
  return {
    ...sheet,
    term: { start: '2027-01-01', end: '2027-12-31', renewal: { mode: 'none' } },
    document: { ...sheet.document, edition: '2027' },
    signatures: { customer: signed('customer'), provider: signed('provider') },
    data: { ...sheet.data, pipia: { done: true, date: '2026-12-01' } },
    payment: {
      cycle: 'month',
      due: { trigger: 'period_end', within: '10 working_day' },
      methods: ['bank_transfer'],
      firstPayment: { mode: 'none' },
    },
    fees: {
      pricing: { model, ...price },
      ...(stated && { estimatedTotal: total[0].replaceAll(',', '') }),
    },
    annexes: [{ code: 'price_schedule' }] as unknown as Record<string, unknown>,
  };
}
const textOf = (sheet: Sheet, lang?: 'zh' | 'en'): string =>
  renderText(printableOf(stringify(sheet), { status: 'final', ...(lang && { lang }) })).replaceAll(
    '\u00A0',
    ' ',
  );

describe.each(CASES.map((one) => [one.model, one] as const))('%s', (_, one) => {
  it.each(FORMS)('is priced, scheduled and totalled in %s', (form) => {
    const sheet = priced(form, one);
    const [zh, en] = [textOf(sheet, 'zh'), textOf(sheet, 'en')];
    expect(zh).toContain(one.zh);
    expect(en).toContain(one.en);
    const [figures, capital] = one.total;
    expect(zh).toContain(`人民币${figures}元（大写：人民币${capital}）（以下简称“合同总额”）`);
    expect(en).toContain(`RMB ${figures} (the “Total Amount”)`);
    const both = textOf(sheet);
    for (const row of one.rows) expect(both).toContain(row);
    expect(zh).toContain(`合同总额为人民币${figures}元（大写：人民币${capital}）`);
  });

  it('is priced in a foreign currency, without capitals, where a party is outside the mainland', () => {
    const sheet = priced('cs-entrustment', one);
    const { uscc: _uscc, ...customer } = sheet.parties!.customer as Record<string, unknown>;
    const foreign = {
      ...customer,
      jurisdiction: 'HK',
      registrationNo: '1234567',
      size: 'not_applicable',
      taxpayer: 'not_applicable',
    };
    const usd = {
      ...sheet,
      parties: { ...sheet.parties, customer: foreign },
      fees: { ...sheet.fees, currency: 'USD' },
    };
    const zh = textOf(usd, 'zh');
    expect(zh).toContain(`${one.total[0]}美元（以下简称“合同总额”）`);
    expect(textOf(usd, 'en')).toContain(`USD ${one.total[0]} (the “Total Amount”)`);
    expect(zh).not.toMatch(/大写|人民币/);
  });
});
