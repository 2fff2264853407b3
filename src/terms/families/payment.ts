// When and how the fees are paid.
import * as z from 'zod';
import { type At, always, both, group, list, needed } from '../field.js';
import { bi, bool, choice, duration, int, money, percent } from '../leaves.js';

const byDay = (at: At) => at('.trigger') === 'day_of_month';

const firstNeeded = needed((at) => at('.mode') !== 'none');

export const payment = group(
  {
    cycle: choice(
      '付款周期',
      'Payment cycle',
      ['month', 'quarter', 'half_year', 'year', 'once', 'installments'],
      {
        purpose: both('多久结算一次', 'how often fees are settled'),
        fallback: 'month',
        why: both('服务按月提供和核对', 'service is given and checked by the month'),
      },
    ),
    settlementDay: int(
      '对账日',
      'Statement day',
      { min: 1, max: 31 },
      {
        purpose: both('每月出具对账单的日期', 'day of the month for the statement'),
        unit: both(
          '日（1–31，当月无此日的为月末）',
          'day of the month (the last one where the month is shorter)',
        ),
      },
    ),
    due: group({
      trigger: choice(
        '付款起算',
        'Payment trigger',
        ['period_end', 'invoice_received', 'day_of_month', 'statement_confirmed'],
        { purpose: both('付款期限从何时起算', 'what starts the payment period'), need: always },
      ),
      within: duration('付款期限', 'Payment period', ['working_day', 'calendar_day'], {
        gain: 'customer',
        given: ['.trigger'],
        purpose: both('起算后多久内付款', 'how long after that payment is due'),
        need: needed((at) => at('.trigger') !== undefined && !byDay(at)),
      }),
      day: int(
        '付款日',
        'Payment day',
        { min: 1, max: 31 },
        {
          purpose: both('每月几日付款', 'day of the month for payment'),
          need: needed(byDay, 'X24'),
          unit: both(
            '日（1–31，当月无此日的为月末）',
            'day of the month (the last one where the month is shorter)',
          ),
        },
      ),
    }),
    installments: list(
      '分期付款',
      'Instalments',
      z.strictObject({
        percent: percent('分期比例', 'Instalment', {
          purpose: both('本期付多少', 'share paid at this milestone'),
          range: { above: '0', max: '100' },
          need: always,
          unit: both('合同总额的百分比', '% of the Total Amount'),
        }),
        milestone: bi('付款节点', 'Milestone', {
          purpose: both('付款所依据的节点', 'the event that makes it due'),
          need: always,
        }),
      }),
      {
        purpose: both('分期付款的各期', 'the instalments'),
        min: 1,
        need: needed((at) => at('.cycle') === 'installments'),
      },
    ),
    firstPayment: group({
      mode: choice('首期付款', 'First payment', ['none', 'prepaid', 'deposit'], {
        gain: 'provider',
        ranks: [['none'], ['prepaid']],
        purpose: both('无首付、预付款或定金', 'none, prepayment or deposit (定金)'),
        fallback: 'none',
        why: both('先服务后付款，风险最小', 'service first, payment after, is safest'),
      }),
      amount: money('首期付款金额', 'First payment', {
        purpose: both(
          '首付金额，定金不超过总额 20%',
          'first payment; a deposit is at most 20 % of the total',
        ),
        positive: true,
        need: firstNeeded,
        otherwise: both('一个结算周期的费用', 'the fees of one billing period'),
        from: ['fees.pricing'],
        why: both('与一个周期的备勤成本相当', 'covers the cost of one period’s staffing'),
        unit: both('合同币种', 'contract currency'),
      }),
      within: duration('首期付款期限', 'First payment within', ['calendar_day'], {
        gain: 'customer',
        purpose: both('签订后多久内支付首付', 'how soon after signing it is paid'),
        need: firstNeeded,
      }),
      creditedTo: choice(
        '首期付款抵扣',
        'First payment credited to',
        ['first_month', 'last_month', 'pro_rata'],
        {
          purpose: both('预付款冲抵哪一期费用', 'which fees the prepayment is credited to'),
          fallback: 'first_month',
          why: both('冲抵首月，避免重复付款', 'credited at once, so nothing is paid twice'),
          need: needed((at) => at('.mode') === 'prepaid', 'X25'),
        },
      ),
    }),
    methods: list(
      '付款方式',
      'Payment methods',
      choice('付款方式', 'Payment method', ['bank_transfer', 'e_payment', 'bill', 'other']),
      {
        purpose: both('以什么方式付款', 'how payment is made'),
        fallback: ['bank_transfer'],
        why: both('对公转账有据可查', 'company transfers leave a record'),
        min: 1,
        need: always,
      },
    ),
    disputed: group({
      noticeDays: int(
        '费用异议期',
        'Notice of disputed amounts',
        { unit: 'working_day', min: 1 },
        {
          gain: 'customer',
          purpose: both('对费用有异议须多久内提出', 'time to dispute an amount'),
          fallback: 5,
          why: both('一周足以核对账单，逾期按无异议处理', 'a week is enough to check a statement'),
        },
      ),
    }),
    payWhenPaid: bool('以收到第三方付款为前提', 'Pay when paid', {
      gain: 'customer',
      purpose: both('以收到第三方付款为付款前提', 'payment depends on payment by a third party'),
      fallback: false,
      why: both(
        '对中小企业依法不得约定（保障中小企业款项支付条例第九条）',
        'not allowed against SMEs (SME Payment Regulations art. 9)',
      ),
    }),
  },
  { label: both('付款', 'Payment'), purpose: both('何时、如何付款', 'when and how fees are paid') },
);
