// Currency, total, adjustment of the price, and bonus or deduction by performance. The price itself is in pricing.ts.
import * as z from 'zod';
import { always, both, group, list, needed, oneOf } from '../field.js';
import { bi, choice, currency, duration, money, percent } from '../leaves.js';
import { pricing } from './pricing.js';
import { METRICS } from './standards.js';

const negotiated = needed((at) => at('.mode') === 'negotiated');

export const fees = group(
  {
    currency: currency('币种', 'Currency', {
      purpose: both('全部金额的币种', 'currency of all amounts'),
      fallback: 'CNY',
      why: both(
        '境内双方依法以人民币计价结算（外汇管理条例第八条）',
        'two mainland parties settle in renminbi by law (Foreign Exchange Regulations art. 8)',
      ),
    }),
    pricing: oneOf('计价方式', 'Pricing model', pricing, {
      purpose: both('服务费如何计算', 'how the fees are worked out'),
      need: always,
    }),
    estimatedTotal: money('预计合同总金额', 'Estimated total', {
      purpose: both('服务期内的费用总额，可作违约金基数', 'fees over the term; a possible base for damages'),
      positive: true,
      otherwise: both('可计算时由程序计算', 'computed where the price allows'),
      why: both('计算所得与价格、期限必然一致', 'what is computed agrees with price and term'),
      unit: both('整个期限，合同币种', 'contract currency for the term'),
    }),
    adjustment: group({
      mode: choice('价格调整', 'Price adjustment', ['fixed', 'negotiated', 'indexed'], {
        purpose: both(
          '期限内价格固定、协商调整还是随指数调整',
          'fixed, negotiated or indexed during the term',
        ),
        fallback: 'fixed',
        why: both('期限一般较短，固定价格最清楚', 'terms are mostly short, and a fixed price is clearest'),
      }),
      triggers: list(
        '调价事由',
        'Adjustment triggers',
        choice('调价事由', 'Trigger', ['market', 'labour_cost', 'minimum_wage', 'volume', 'tax_rate']),
        { purpose: both('哪些情形可以提出调价', 'what allows a price adjustment'), min: 1, need: negotiated },
      ),
      negotiateWithin: duration('调价协商期', 'Negotiation period', ['calendar_day'], {
        purpose: both('提出调价后协商多久', 'how long the parties negotiate'),
        fallback: '30 calendar_day',
        why: both('一个月与通常结算周期相当', 'a month, like the usual billing period'),
      }),
      fallback: choice('协商不成的处理', 'If no agreement', ['keep_price', 'terminate'], {
        purpose: both('协商不成时如何处理', 'what happens without agreement'),
        fallback: 'keep_price',
        why: both('服务不因价格争议中断', 'service does not stop over a price dispute'),
      }),
      index: bi('调价指数', 'Price index', {
        purpose: both('按指数调整时所用的指数', 'index that an indexed price follows'),
        otherwise: both('全国居民消费价格指数', 'the national consumer price index'),
        why: both('官方按年公布，双方都能查证', 'official, yearly and open to both sides'),
      }),
      capPercent: percent('调价幅度上限', 'Adjustment cap', {
        purpose: both('每次调价的最大幅度', 'greatest change at one time'),
        fallback: '10',
        why: both('使双方都能预算，又容纳成本变动', 'lets both sides budget while costs may move'),
        unit: both('调整前价格的百分比，每次', '% of the previous price, each time'),
      }),
    }),
    performance: list(
      '绩效增减',
      'Performance adjustments',
      z.strictObject({
        metric: choice('绩效指标', 'Metric', METRICS, {
          purpose: both('依据哪一指标', 'the metric it depends on'),
          need: always,
        }),
        effect: choice('增减方式', 'Effect', ['bonus', 'deduction'], {
          purpose: both('增付还是扣减', 'bonus or deduction'),
          fallback: 'deduction',
          why: both('原范本只约定不达标的扣减', 'the originals only deduct for falling short'),
        }),
        percent: percent('增减比例', 'Percentage', {
          purpose: both('增减多少', 'how much is added or deducted'),
          range: { above: '0', max: '100', usual: '20' },
          need: always,
          unit: both('当期服务费的百分比，每结算周期', '% of the fees of the Billing Period'),
        }),
      }),
      {
        purpose: both('按绩效增付或扣减服务费', 'bonus or deduction by performance'),
        key: 'metric',
        second: 'effect',
        repeats: true,
      },
    ),
  },
  { label: both('服务费', 'Fees'), purpose: both('价格、总额和调价', 'price, total and adjustment') },
);
