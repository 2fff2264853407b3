// Ways out of the contract, and what follows.
import { always, group, list } from '../field.js';
import { bool, choice, duration, int } from '../leaves.js';

export const termination = group({
  // 0 calendar_day: no right to terminate for convenience.
  convenience: group({
    customer: duration('接受方任意解除通知期', "Customer's notice to terminate", ['calendar_day'], {
      fallback: '30 calendar_day',
      zero: true,
    }),
    provider: duration('提供方任意解除通知期', "Provider's notice to terminate", ['calendar_day'], {
      fallback: '60 calendar_day',
      zero: true,
    }),
  }),
  breach: group({
    cure: duration('违约补救期', 'Cure period', ['calendar_day'], { fallback: '15 calendar_day' }),
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
      { min: 1, need: always },
    ),
    exerciseWithin: duration('解除权行使期限', 'Right exercised within', ['month'], { fallback: '3 month' }),
  }),
  statutoryWithdrawal: choice('法定任意解除权', 'Statutory withdrawal', ['keep', 'replaced_by_convenience'], {
    fallback: 'replaced_by_convenience',
  }),
  procedure: group({
    objectionDays: int('解除异议期', 'Objection period', { unit: 'calendar_day', min: 1 }, { fallback: 10 }),
  }),
});

export const consequences = group({
  settleWithin: duration('结算期限', 'Settlement within', ['working_day'], { fallback: '10 working_day' }),
  handover: duration('交接期限', 'Handover', ['calendar_day'], { fallback: '15 calendar_day' }),
  refundPrepaid: bool('退还预付款', 'Refund of prepayment', { fallback: true }),
  transitionFee: choice('过渡期费用', 'Transition fee', ['included', 'at_rate'], { fallback: 'included' }),
});
