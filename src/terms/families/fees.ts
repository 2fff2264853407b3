// The price: one of ten models, its adjustment, and bonus or deduction by performance. A hybrid adds models up and never nests.
import { z } from 'zod';
import { always, group, list, needed, oneOf, tag } from '../field.js';
import { bi, choice, currency, decimal, duration, int, money, percent } from '../leaves.js';
import { METRICS } from './standards.js';

const model = tag('计价方式', 'Pricing model');
const amount = (zh: string, en: string) => money(zh, en, { positive: true, need: always });
const unitPrice = (zh: string, en: string) => money(zh, en, { positive: true, need: always });
const limits = () => ({
  floor: money('费用下限', 'Fee floor'),
  cap: money('费用上限', 'Fee cap'),
});

const item = z.strictObject({
  name: bi('费用项目', 'Fee item', { need: always }),
  code: choice(
    '费用类别',
    'Fee category',
    ['base_service', 'value_added', 'labour', 'telecom', 'system_maintenance', 'other'],
    { need: always },
  ),
  unitPrice: unitPrice('单价', 'Unit price'),
  unit: choice('计价单位', 'Unit', ['month', 'agent_month', 'ticket', 'minute', 'item', 'once'], {
    need: always,
  }),
  quantity: decimal('数量', 'Quantity', { positive: true, fallback: '1' }),
});

const tier = z.strictObject({
  upTo: int('阶梯上限', 'Tier limit', { min: 1 }).nullable(),
  rate: money('阶梯单价', 'Tier price', { need: always }),
});

const overage = (at: (path: string) => unknown) => at('.includedVolume') !== undefined;

const models = () =>
  [
    z.strictObject({ model: model('fixed_monthly'), amount: amount('服务费', 'Fee') }),
    z.strictObject({
      model: model('per_agent_month'),
      rate: unitPrice('单价', 'Rate'),
      agents: int('坐席数', 'Agents', { min: 1 }),
      proration: choice('不足整月的计费', 'Part months', ['actual_days', 'full_month'], {
        fallback: 'actual_days',
      }),
    }),
    z.strictObject({
      model: model('per_ticket'),
      rate: unitPrice('单价', 'Rate'),
      ticketDefinition: bi('工单定义', 'What counts as a ticket', { need: always }),
      ...limits(),
    }),
    z.strictObject({
      model: model('percent_of_sales'),
      percent: percent('提成比例', 'Share of sales', {
        range: { above: '0', max: '100', usual: '30' },
        need: always,
      }),
      base: bi('提成基数', 'Sales base', { need: needed(() => true, 'X17') }),
      excludes: list(
        '基数扣除项',
        'Left out of the base',
        choice('扣除项', 'Item left out', ['refunds', 'freight', 'platform_fee', 'coupon', 'tax']),
        { fallback: ['refunds', 'freight'] },
      ),
      ...limits(),
    }),
    z.strictObject({
      model: model('monthly_package'),
      amount: amount('服务费', 'Fee'),
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
      ),
      includedVolume: int('月包含会话量', 'Included sessions per month'),
      overageRate: money('超量单价', 'Price per further session', { need: needed(overage) }),
    }),
    z.strictObject({
      model: model('itemised'),
      items: list('费用明细', 'Fee items', item, { key: 'code', repeats: true, min: 1, need: always }),
    }),
    z.strictObject({ model: model('hourly'), rate: unitPrice('单价', 'Rate'), ...limits() }),
    z.strictObject({
      model: model('tiered_volume'),
      tiers: list('阶梯价', 'Tiers', tier, { min: 1, need: always }),
      ...limits(),
    }),
    z.strictObject({ model: model('fixed_total'), amount: amount('服务费', 'Fee') }),
  ] as const;

const pricing = z.discriminatedUnion('model', [
  ...models(),
  z.strictObject({
    model: model('hybrid'),
    components: list('组合计价', 'Combined prices', z.discriminatedUnion('model', models()), {
      key: 'model',
      repeats: true,
      need: always,
    }),
  }),
]);

const negotiated = needed((at) => at('.mode') === 'negotiated');

export const fees = group({
  currency: currency('币种', 'Currency', { fallback: 'CNY' }),
  pricing: oneOf('计价方式', 'Pricing model', pricing, { need: always }),
  estimatedTotal: money('预计合同总金额', 'Estimated total', { positive: true }),
  adjustment: group({
    mode: choice('价格调整', 'Price adjustment', ['fixed', 'negotiated', 'indexed'], { fallback: 'fixed' }),
    triggers: list(
      '调价事由',
      'Adjustment triggers',
      choice('调价事由', 'Trigger', ['market', 'labour_cost', 'minimum_wage', 'volume', 'tax_rate']),
      { min: 1, need: negotiated },
    ),
    negotiateWithin: duration('调价协商期', 'Negotiation period', ['calendar_day'], {
      fallback: '30 calendar_day',
    }),
    fallback: choice('协商不成的处理', 'If no agreement', ['keep_price', 'terminate'], {
      fallback: 'keep_price',
    }),
    capPercent: percent('调价幅度上限', 'Adjustment cap', { fallback: '10' }),
  }),
  performance: list(
    '绩效增减',
    'Performance adjustments',
    z.strictObject({
      metric: choice('绩效指标', 'Metric', METRICS, { need: always }),
      effect: choice('增减方式', 'Effect', ['bonus', 'deduction'], { fallback: 'deduction' }),
      percent: percent('增减比例', 'Percentage', {
        range: { above: '0', max: '100', usual: '20' },
        need: always,
      }),
    }),
    { key: 'metric', repeats: true },
  ),
});
