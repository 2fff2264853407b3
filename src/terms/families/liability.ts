// Damages. Every percentage names its base and period; the cap and its carve-outs stand at the end.
import { z } from 'zod';
import { always, group, list, needed, oneOf, tag } from '../field.js';
import { bool, choice, decimal, duration, int, money, percent } from '../leaves.js';
import { METRICS } from './standards.js';

const kind = tag('违约金方式', 'Liquidated damages');
const BASES = ['total_amount', 'annual_fees', 'last_n_cycles', 'cycle_fee'] as const;
const REFUNDS = ['none', 'unearned', 'affected_period', 'all_paid'] as const;
const damages = { min: '0', max: '100', usual: '20' };
const perDay = { above: '0', max: '0.5', usual: '0.1' };
const entrustment = (at: (path: string) => unknown) => at('form') === 'cs-entrustment';

const serviceDamages = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: kind('percent'),
    percent: percent('违约金比例', 'Liquidated damages', { range: damages, fallback: '10' }),
    base: choice('违约金基数', 'Base of the damages', BASES, { fallback: 'annual_fees' }),
    cycles: int('计费周期数', 'Cycles counted', { min: 1, max: 12 }, { fallback: 3 }),
  }),
  z.strictObject({
    kind: kind('fixed'),
    amount: money('违约金金额', 'Liquidated damages', { positive: true, need: always }),
  }),
  z.strictObject({ kind: kind('none') }),
]);

export const liability = group({
  latePayment: group({
    ratePerDay: percent('逾期付款日违约金率', 'Late payment rate per day', {
      range: perDay,
      fallback: '0.05',
    }),
    base: choice('逾期付款违约金基数', 'Base for late payment', ['unpaid_amount'], {
      fallback: 'unpaid_amount',
    }),
    graceDays: int('逾期付款宽限期', 'Days of grace', { unit: 'calendar_day', max: 30 }, { fallback: 0 }),
    suspendAfter: duration('逾期后中止服务', 'Suspension after', ['calendar_day'], {
      fallback: '30 calendar_day',
    }),
    capPercent: percent('逾期违约金上限', 'Cap of late payment damages', {
      range: { above: '0', max: '100' },
      fallback: '20',
    }),
  }),
  breachList: list(
    '违约情形',
    'Breaches',
    choice('违约情形', 'Breach', [
      'late_payment',
      'service_failure',
      'subcontracting',
      'confidentiality',
      'data_incident',
      'wrongful_termination',
    ]),
  ),
  serviceFailure: group({
    deduct: bool('扣减服务费', 'Fee deduction', { fallback: true }),
    credits: list(
      '服务抵扣',
      'Service credits',
      z.strictObject({
        metric: choice('抵扣指标', 'Metric', METRICS, { need: always }),
        percent: percent('抵扣比例', 'Credit', { range: { above: '0', max: '100' }, need: always }),
      }),
      { key: 'metric' },
    ),
    cure: duration('服务瑕疵补救期', 'Cure period', ['calendar_day', 'working_day'], {
      fallback: '15 calendar_day',
    }),
    ld: oneOf('违约金方式', 'Liquidated damages', serviceDamages, { variant: 'percent' }),
    refund: choice('服务费退还', 'Refund', REFUNDS, { fallback: 'affected_period' }),
  }),
  interruption: group({
    ratePerDay: percent('中断服务日违约金率', 'Interruption rate per day', {
      range: { above: '0', max: '100' },
      fallback: '0.1',
    }),
    base: choice('中断服务违约金基数', 'Base for interruption', [...BASES, 'total_fees'], {
      fallback: 'cycle_fee',
    }),
    terminateAfter: duration('中断后解除', 'Termination after', ['calendar_day'], {
      fallback: '10 calendar_day',
    }),
    ld: group({
      percent: percent('中断服务违约金比例', 'Damages for interruption', { range: damages, fallback: '10' }),
    }),
  }),
  subcontracting: group({
    ld: group({
      percent: percent('擅自转包违约金比例', 'Damages for subcontracting', {
        range: damages,
        fallback: '10',
      }),
    }),
    refund: choice('转包时费用退还', 'Refund on subcontracting', REFUNDS, { fallback: 'unearned' }),
  }),
  confidentialityBreach: group({
    customer: money('接受方泄密违约金', 'Breach of confidence by the customer', {
      positive: true,
      need: needed((at) => entrustment(at) && at('confidentiality.direction') === 'mutual'),
    }),
    provider: money('提供方泄密违约金', 'Breach of confidence by the provider', {
      positive: true,
      need: needed(entrustment),
    }),
  }),
  wrongfulTermination: group({
    customer: money('接受方擅自解除违约金', 'Wrongful termination by the customer', {
      positive: true,
      need: needed(entrustment),
    }),
    provider: money('提供方擅自解除违约金', 'Wrongful termination by the provider', { positive: true }),
  }),
  stacking: choice('违约金与损失赔偿', 'Damages and actual loss', ['ld_exclusive', 'ld_then_excess'], {
    fallback: 'ld_then_excess',
  }),
  cap: group({
    kind: choice(
      '责任上限方式',
      'Liability cap',
      ['none', 'amount', 'percent_of_annual', 'multiple_of_cycle'],
      {
        fallback: 'percent_of_annual',
      },
    ),
    value: decimal('责任上限', 'Cap value', {
      positive: true,
      need: needed((at) => at('.kind') !== 'none'),
    }),
  }),
  carveOuts: list(
    '责任上限例外',
    'Carve-outs',
    choice('责任上限例外', 'Carve-out', [
      'personal_injury',
      'intent',
      'gross_negligence',
      'confidentiality',
      'data',
      'payment',
    ]),
    { fallback: ['personal_injury', 'intent', 'gross_negligence', 'confidentiality', 'data', 'payment'] },
  ),
  indirectLoss: choice('间接损失', 'Indirect loss', ['excluded', 'included'], { fallback: 'excluded' }),
});
