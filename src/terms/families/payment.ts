// When and how the fees are paid.
import { z } from 'zod';
import { type At, always, group, list, needed } from '../field.js';
import { bi, bool, choice, duration, int, money, percent } from '../leaves.js';

const byDay = (at: At) => at('.trigger') === 'day_of_month';

const firstNeeded = needed((at) => at('.mode') !== 'none');

export const payment = group({
  cycle: choice(
    '付款周期',
    'Payment cycle',
    ['month', 'quarter', 'half_year', 'year', 'once', 'installments'],
    {
      fallback: 'month',
    },
  ),
  settlementDay: int('对账日', 'Statement day', { min: 1, max: 31 }),
  due: group({
    trigger: choice(
      '付款起算',
      'Payment trigger',
      ['period_end', 'invoice_received', 'day_of_month', 'statement_confirmed'],
      { need: always },
    ),
    within: duration('付款期限', 'Payment period', ['working_day', 'calendar_day'], {
      need: needed((at) => at('.trigger') !== undefined && !byDay(at)),
    }),
    day: int('付款日', 'Payment day', { min: 1, max: 31 }, { need: needed(byDay, 'X24') }),
  }),
  installments: list(
    '分期付款',
    'Instalments',
    z.strictObject({
      percent: percent('分期比例', 'Instalment', { range: { above: '0', max: '100' }, need: always }),
      milestone: bi('付款节点', 'Milestone', { need: always }),
    }),
    { min: 1, need: needed((at) => at('.cycle') === 'installments') },
  ),
  firstPayment: group({
    mode: choice('首期付款', 'First payment', ['none', 'prepaid', 'deposit'], { fallback: 'none' }),
    amount: money('首期付款金额', 'First payment', { positive: true, need: firstNeeded }),
    within: duration('首期付款期限', 'First payment within', ['calendar_day'], { need: firstNeeded }),
    creditedTo: choice(
      '首期付款抵扣',
      'First payment credited to',
      ['first_month', 'last_month', 'pro_rata'],
      {
        fallback: 'first_month',
        need: needed((at) => at('.mode') === 'prepaid', 'X25'),
      },
    ),
  }),
  methods: list(
    '付款方式',
    'Payment methods',
    choice('付款方式', 'Payment method', ['bank_transfer', 'e_payment', 'bill', 'other']),
    { fallback: ['bank_transfer'], min: 1, need: always },
  ),
  disputed: group({
    noticeDays: int(
      '费用异议期',
      'Notice of disputed amounts',
      { unit: 'working_day', min: 1 },
      { fallback: 5 },
    ),
  }),
  payWhenPaid: bool('以收到第三方付款为前提', 'Pay when paid', { fallback: false }),
});
