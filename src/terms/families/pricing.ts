// The price: one of ten models. A hybrid adds models up and never nests.
import * as z from 'zod';
import { always, both, type FieldOptions, list, needed, tag } from '../field.js';
import { bi, choice, decimal, int, money, percent } from '../leaves.js';

const model = tag('计价方式', 'Pricing model', {
  purpose: both('价格如何计算', 'how the price is worked out'),
});
const price = (zh: string, en: string, options: FieldOptions) =>
  money(zh, en, { positive: true, need: always, ...options });
const limits = () => ({
  floor: money('费用下限', 'Fee floor', {
    gain: 'provider',
    given: ['fees.currency'],
    purpose: both('每期费用不低于', 'fees of a billing period are at least this'),
    unit: both('每结算周期，合同币种', 'contract currency per Billing Period'),
  }),
  cap: money('费用上限', 'Fee cap', {
    gain: 'provider',
    given: ['fees.currency'],
    purpose: both('每期费用不高于', 'fees of a billing period are at most this'),
    unit: both('每结算周期，合同币种', 'contract currency per Billing Period'),
  }),
});

const item = z.strictObject({
  name: bi('费用项目', 'Fee item', { purpose: both('费用项目的名称', 'name of the fee item'), need: always }),
  code: choice(
    '费用类别',
    'Fee category',
    ['base_service', 'value_added', 'labour', 'telecom', 'system_maintenance', 'other'],
    { purpose: both('费用属于哪一类', 'category of the fee'), need: always },
  ),
  unitPrice: price('单价', 'Unit price', {
    gain: 'provider',
    given: ['.unit', '.quantity', 'fees.currency', 'invoice.priceIncludesTax'],
    purpose: both('每一计价单位的价格', 'price of one unit'),
    unit: both('每计价单位，合同币种', 'contract currency per unit'),
  }),
  unit: choice('计价单位', 'Unit', ['month', 'agent_month', 'ticket', 'minute', 'item', 'once'], {
    purpose: both('按什么单位计价', 'what the price is per'),
    need: always,
  }),
  quantity: decimal('数量', 'Quantity', {
    purpose: both('每期的数量', 'how many units per period'),
    positive: true,
    fallback: '1',
    why: both('月费等只计一次', 'monthly items and the like count once'),
    unit: both('计价单位', 'units'),
  }),
});

const tier = z.strictObject({
  upTo: int(
    '阶梯上限',
    'Tier limit',
    { min: 1 },
    {
      purpose: both('本档的上限，最后一档为 null', 'upper end of the tier; null for the last'),
      unit: both('每月业务量（件）', 'cases per month'),
    },
  ).nullable(),
  rate: money('阶梯单价', 'Tier price', {
    gain: 'provider',
    given: ['.upTo', 'fees.currency', 'invoice.priceIncludesTax'],
    purpose: both('本档每件的价格', 'price per case in the tier'),
    need: always,
    unit: both('每件，合同币种', 'contract currency per case'),
  }),
});

const overage = (at: (path: string) => unknown) => at('.includedVolume') !== undefined;

const models = () =>
  [
    z.strictObject({
      model: model('fixed_monthly'),
      amount: price('服务费', 'Fee', {
        gain: 'provider',
        given: ['fees.currency', 'invoice.priceIncludesTax'],
        purpose: both('每月固定的服务费', 'fee for each month'),
        unit: both('每月，合同币种', 'contract currency per month'),
      }),
    }),
    z.strictObject({
      model: model('per_agent_month'),
      rate: price('单价', 'Rate', {
        gain: 'provider',
        given: ['fees.currency', 'invoice.priceIncludesTax'],
        purpose: both('每名客服每月的价格', 'price of one agent for one month'),
        unit: both('每人每月，合同币种', 'contract currency per agent and month'),
      }),
      agents: int(
        '坐席数',
        'Agents',
        { min: 1 },
        {
          purpose: both('计费的客服人数', 'number of agents charged'),
          otherwise: both(
            '最少坐席数（staffing.minAgents）',
            'the minimum number of agents (staffing.minAgents)',
          ),
          from: ['staffing.minAgents'],
          why: both('配多少人就按多少人计费', 'what is staffed is what is charged'),
          unit: both('名', 'agents'),
        },
      ),
      proration: choice('不足整月的计费', 'Part months', ['actual_days', 'full_month'], {
        gain: 'provider',
        ranks: [['actual_days'], ['full_month']],
        purpose: both('不足整月时如何计费', 'how part of a month is charged'),
        fallback: 'actual_days',
        why: both('按实际天数对双方都公平', 'actual days are fair to both sides'),
      }),
    }),
    z.strictObject({
      model: model('per_ticket'),
      rate: price('单价', 'Rate', {
        gain: 'provider',
        given: ['.ticketDefinition', 'fees.currency', 'invoice.priceIncludesTax'],
        purpose: both('每张工单的价格', 'price of one ticket'),
        unit: both('每单，合同币种', 'contract currency per ticket'),
      }),
      ticketDefinition: bi('工单定义', 'What counts as a ticket', {
        purpose: both('什么算一张计费工单', 'what counts as one ticket'),
        need: always,
      }),
      ...limits(),
    }),
    z.strictObject({
      model: model('percent_of_sales'),
      percent: percent('提成比例', 'Share of sales', {
        gain: 'provider',
        given: ['.base', '.excludes'],
        purpose: both('按销售额提成的比例', 'share of sales'),
        range: { above: '0', max: '100', usual: '30' },
        need: always,
        unit: both('提成基数的百分比，每结算周期', '% of the sales base, per Billing Period'),
      }),
      base: bi('提成基数', 'Sales base', {
        purpose: both('提成以什么销售额为基数', 'the sales on which the share is taken'),
        need: needed(() => true, 'X17'),
      }),
      excludes: list(
        '基数扣除项',
        'Left out of the base',
        choice('扣除项', 'Item left out', ['refunds', 'freight', 'platform_fee', 'coupon', 'tax']),
        {
          gain: 'customer',
          purpose: both('从基数中扣除的项目', 'what is taken out of the base'),
          fallback: ['refunds', 'freight'],
          why: both('退款和运费不是接受方的收入', 'refunds and freight are not the customer’s income'),
        },
      ),
      ...limits(),
    }),
    z.strictObject({
      model: model('monthly_package'),
      amount: price('服务费', 'Fee', {
        gain: 'provider',
        given: ['.includedVolume', '.included', 'fees.currency', 'invoice.priceIncludesTax'],
        purpose: both('每月套餐的价格', 'price of the package for a month'),
        unit: both('每月，合同币种', 'contract currency per month'),
      }),
      included: list(
        '包含费用',
        'Included costs',
        choice('包含费用', 'Included cost', [
          'labour',
          'system_use',
          'training',
          'telecom',
          'management',
          'other',
        ]),
        {
          gain: 'customer',
          given: ['.amount'],
          purpose: both('套餐价已包含的成本', 'costs that the package price covers'),
        },
      ),
      includedVolume: int(
        '月包含会话量',
        'Included sessions per month',
        {},
        {
          gain: 'customer',
          given: ['.amount'],
          purpose: both('套餐每月包含的会话量', 'sessions included each month'),
          unit: both('次会话每月', 'sessions per month'),
        },
      ),
      overageRate: money('超量单价', 'Price per further session', {
        gain: 'provider',
        given: ['.includedVolume', 'fees.currency', 'invoice.priceIncludesTax'],
        purpose: both('超出部分每次会话的价格', 'price of each further session'),
        need: needed(overage),
        unit: both('每次会话，合同币种', 'contract currency per session'),
      }),
    }),
    z.strictObject({
      model: model('itemised'),
      items: list('费用明细', 'Fee items', item, {
        purpose: both('分项计价的各个项目', 'the items priced separately'),
        key: 'code',
        repeats: true,
        min: 1,
        need: always,
      }),
    }),
    z.strictObject({
      model: model('hourly'),
      rate: price('单价', 'Rate', {
        gain: 'provider',
        given: ['fees.currency', 'invoice.priceIncludesTax'],
        purpose: both('每小时的价格', 'price of one hour'),
        unit: both('每小时，合同币种', 'contract currency per hour'),
      }),
      ...limits(),
    }),
    z.strictObject({
      model: model('tiered_volume'),
      tiers: list('阶梯价', 'Tiers', tier, {
        purpose: both('按业务量分档的价格', 'prices by volume, tier by tier'),
        min: 1,
        need: always,
      }),
      ...limits(),
    }),
    z.strictObject({
      model: model('fixed_total'),
      amount: price('服务费', 'Fee', {
        gain: 'provider',
        given: ['term', 'fees.currency', 'invoice.priceIncludesTax'],
        purpose: both('整个服务期的总价', 'price for the whole term'),
        unit: both('整个期限，合同币种', 'contract currency for the term'),
      }),
    }),
  ] as const;

export const pricing = z.discriminatedUnion('model', [
  ...models(),
  z.strictObject({
    model: model('hybrid'),
    components: list('组合计价', 'Combined prices', z.discriminatedUnion('model', models()), {
      purpose: both('相加成为总价的两种以上计价', 'two or more prices that add up'),
      key: 'model',
      repeats: true,
      need: always,
    }),
  }),
]);
