// Ways out of the contract, and what follows.
import { always, both, group, list } from '../field.js';
import { bool, choice, duration, int } from '../leaves.js';

export const termination = group(
  {
    // 0 calendar_day: no right to terminate for convenience.
    convenience: group({
      customer: duration('接受方任意解除通知期', "Customer's notice to terminate", ['calendar_day'], {
        gain: 'provider',
        purpose: both(
          '接受方可提前多久通知解除；0 表示无此权利',
          'customer’s notice to terminate at will; 0 means no such right',
        ),
        fallback: '30 calendar_day',
        why: both('一个月足以结算和交接', 'a month is enough to settle and hand over'),
        zero: true,
      }),
      provider: duration('提供方任意解除通知期', "Provider's notice to terminate", ['calendar_day'], {
        gain: 'customer',
        purpose: both(
          '提供方可提前多久通知解除；0 表示无此权利',
          'provider’s notice to terminate at will; 0 means no such right',
        ),
        fallback: '60 calendar_day',
        why: both('接受方需要时间另找提供方', 'the customer needs time to find another provider'),
        zero: true,
      }),
    }),
    breach: group({
      cure: duration('违约补救期', 'Cure period', ['calendar_day'], {
        gain: 'neutral',
        purpose: both('一般违约须多久内补救', 'time to cure a breach'),
        fallback: '15 calendar_day',
        why: both(
          '合理的催告期（民法典第五百六十三条）',
          'a reasonable period after notice (Civil Code art. 563)',
        ),
      }),
      material: list(
        '根本违约情形',
        'Material breaches',
        choice('根本违约情形', 'Material breach', [
          'unpaid_cycles',
          'kpi_failure',
          'subcontracting',
          'confidentiality',
          'data_incident',
          'licence_loss',
          'insolvency',
          'other',
        ]),
        { purpose: both('可以立即解除的严重违约', 'breaches that allow termination'), min: 1, need: always },
      ),
      exerciseWithin: duration('解除权行使期限', 'Right exercised within', ['month'], {
        gain: 'neutral',
        purpose: both('知道解除事由后多久内行使', 'time to use the right to terminate'),
        fallback: '3 month',
        why: both(
          '法定为一年，缩短可使关系早日确定（民法典第五百六十四条）',
          'one year by law; shorter settles matters sooner (Civil Code art. 564)',
        ),
      }),
    }),
    statutoryWithdrawal: choice(
      '法定任意解除权',
      'Statutory withdrawal',
      ['keep', 'replaced_by_convenience'],
      {
        purpose: both(
          '委托合同法定任意解除权是否保留',
          'whether the statutory right to end a mandate is kept',
        ),
        fallback: 'replaced_by_convenience',
        why: both(
          '约定的通知期已兼顾双方，避免突然解除（民法典第九百三十三条）',
          'agreed notice serves both; the statutory right allows sudden exit (Civil Code art. 933)',
        ),
      },
    ),
    procedure: group({
      objectionDays: int(
        '解除异议期',
        'Objection period',
        { unit: 'calendar_day', min: 1 },
        {
          gain: 'neutral',
          purpose: both('收到解除通知后多久内可提异议', 'time to object to a notice of termination'),
          fallback: 10,
          why: both('够寻求法律意见', 'enough to take advice'),
        },
      ),
    }),
  },
  {
    label: both('合同解除', 'Termination'),
    purpose: both('任意解除和违约解除', 'termination at will and for breach'),
  },
);

export const consequences = group(
  {
    settleWithin: duration('结算期限', 'Settlement within', ['working_day'], {
      purpose: both('终止后多久内结清', 'how soon after the end accounts are settled'),
      fallback: '10 working_day',
      why: both('两周够核对最后一期账单', 'two weeks to check the last statement'),
    }),
    handover: duration('交接期限', 'Handover', ['calendar_day'], {
      purpose: both('终止后交接多久', 'how long the handover lasts'),
      fallback: '15 calendar_day',
      why: both('够移交账号、资料和未结工单', 'enough to hand over accounts, materials and open tickets'),
    }),
    refundPrepaid: bool('退还预付款', 'Refund of prepayment', {
      gain: 'customer',
      purpose: both('多付的预付款是否退还', 'whether unused prepayments are returned'),
      fallback: true,
      why: both('未提供的服务不应收费', 'nobody keeps the price of service not given'),
    }),
    transitionFee: choice('过渡期费用', 'Transition fee', ['included', 'at_rate'], {
      gain: 'customer',
      ranks: [['at_rate'], ['included']],
      purpose: both('交接期是否另行收费', 'whether the handover is charged'),
      fallback: 'included',
      why: both(
        '交接是合同的附随义务（民法典第五百五十八条）',
        'handing over is a duty after the end (Civil Code art. 558)',
      ),
    }),
  },
  {
    label: both('终止后果', 'After the end'),
    purpose: both('终止后的结算与交接', 'settlement and handover'),
  },
);
