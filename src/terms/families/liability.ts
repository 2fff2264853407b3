// Damages. Every percentage names its base and period; the cap and its carve-outs stand at the end.
import * as z from 'zod';
import { always, both, group, list, needed, oneOf, tag } from '../field.js';
import { bool, choice, decimal, duration, int, money, percent } from '../leaves.js';
import { METRICS } from './standards.js';

const kind = tag('违约金方式', 'Liquidated damages', {
  purpose: both('违约金按比例、定额或不约定', 'a percentage, a fixed sum or none'),
});
const BASES = ['total_amount', 'annual_fees', 'last_n_cycles', 'cycle_fee'] as const;
const REFUNDS = ['none', 'unearned', 'affected_period', 'all_paid'] as const;
const damages = { min: '0', max: '100', usual: '20' };
const perDay = { above: '0', max: '0.5', usual: '0.1' };
const entrustment = (at: (path: string) => unknown) => at('form') === 'cs-entrustment';

const cycles = (zh: string, en: string) =>
  int(
    `${zh}计费周期数`,
    `Cycles counted for ${en}`,
    { min: 1, max: 12 },
    {
      purpose: both('基数取最近几个结算周期', 'how many recent billing periods form the base'),
      fallback: 3,
      why: both('一个季度足以反映通常费用', 'a quarter shows the usual level of fees'),
      unit: both('个结算周期', 'Billing Periods'),
    },
  );

const serviceDamages = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: kind('percent'),
    percent: percent('违约金比例', 'Liquidated damages', {
      gain: 'customer',
      given: ['.base', '.cycles'],
      purpose: both('服务不达标违约金的比例', 'liquidated damages for service failure'),
      range: damages,
      fallback: '10',
      why: both(
        '低于 20%，被请求调减的风险小（民法典第五百八十五条）',
        'below 20 %, so a reduction is unlikely (Civil Code art. 585)',
      ),
      unit: both('所选基数的百分比，每次违约', '% of the base chosen, for each failure'),
    }),
    base: choice('违约金基数', 'Base of the damages', BASES, {
      purpose: both('违约金以什么为基数', 'what the damages are a percentage of'),
      fallback: 'annual_fees',
      why: both('年费用既有约束力，又不随期限长短失衡', 'a year’s fees deter without growing with the term'),
    }),
    cycles: cycles('服务不达标', 'service failure'),
  }),
  z.strictObject({
    kind: kind('fixed'),
    amount: money('违约金金额', 'Liquidated damages', {
      gain: 'customer',
      given: ['fees.currency'],
      purpose: both('定额违约金', 'fixed sum of damages'),
      positive: true,
      need: always,
      unit: both('每次违约，合同币种', 'contract currency for each failure'),
    }),
  }),
  z.strictObject({ kind: kind('none') }),
]);

export const liability = group(
  {
    latePayment: group({
      ratePerDay: percent('逾期付款日违约金率', 'Late payment rate per day', {
        gain: 'provider',
        purpose: both('接受方逾期付款每日的违约金率', 'rate for each day of late payment'),
        range: perDay,
        fallback: '0.05',
        why: both(
          '与付款条例第十七条的法定日万分之五相同，年约 18.25%',
          'the statutory 0.05 % a day of the SME Payment Regulations art. 17, about 18.25 % a year',
        ),
        unit: both('未付金额的百分比，每日', '% of the unpaid amount per day'),
      }),
      base: choice('逾期付款违约金基数', 'Base for late payment', ['unpaid_amount'], {
        purpose: both('以什么金额计算', 'the amount it is counted on'),
        fallback: 'unpaid_amount',
        why: both('只就未付部分计算才与损失相当', 'only the unpaid part reflects the loss'),
      }),
      graceDays: int(
        '逾期付款宽限期',
        'Days of grace',
        { unit: 'calendar_day', max: 30 },
        {
          gain: 'customer',
          purpose: both('到期后几日内不计违约金', 'days after the due date without damages'),
          fallback: 0,
          why: both('默认自到期次日起算', 'by default damages run from the day after the due date'),
        },
      ),
      suspendAfter: duration('逾期后中止服务', 'Suspension after', ['calendar_day'], {
        gain: 'customer',
        purpose: both('逾期多久后可以暂停服务', 'how long overdue before service may be suspended'),
        fallback: '30 calendar_day',
        why: both('先给一个月补救，避免突然停服', 'a month to pay before users are affected'),
      }),
      capPercent: percent('逾期违约金上限', 'Cap of late payment damages', {
        gain: 'provider',
        purpose: both('逾期付款违约金累计的上限', 'most that late payment damages can reach'),
        range: { above: '0', max: '100' },
        fallback: '20',
        why: both('使违约金不致过分高于损失', 'keeps the damages near the loss'),
        unit: both('未付金额的百分比', '% of the unpaid amount'),
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
      { purpose: both('概括列明的违约情形', 'breaches named in the general list') },
    ),
    serviceFailure: group({
      deduct: bool('扣减服务费', 'Fee deduction', {
        gain: 'customer',
        purpose: both('未提供的服务按比例扣减服务费', 'fees are deducted for service not provided'),
        fallback: true,
        why: both('未提供的服务不应付费', 'nobody pays for what was not provided'),
      }),
      credits: list(
        '服务抵扣',
        'Service credits',
        z.strictObject({
          metric: choice('抵扣指标', 'Metric', METRICS, {
            purpose: both('依据哪一指标', 'the metric it depends on'),
            need: always,
          }),
          percent: percent('抵扣比例', 'Credit', {
            gain: 'customer',
            purpose: both('抵扣多少', 'how much is credited'),
            range: { above: '0', max: '100' },
            need: always,
            unit: both('当期服务费的百分比，每结算周期', '% of the fees of the Billing Period'),
          }),
        }),
        { purpose: both('指标不达标时抵扣的服务费', 'credits for missed metrics'), key: 'metric' },
      ),
      cure: duration('服务瑕疵补救期', 'Cure period', ['calendar_day', 'working_day'], {
        gain: 'provider',
        purpose: both('收到通知后多久内整改', 'time to cure after notice'),
        fallback: '15 calendar_day',
        why: both('两周够培训和调整人员', 'two weeks allow training and a change of staff'),
      }),
      ld: oneOf('违约金方式', 'Liquidated damages', serviceDamages, {
        purpose: both('服务不达标违约金如何计算', 'how damages for service failure are worked out'),
        variant: 'percent',
        otherwise: both('percent（按比例）', 'percent'),
        why: both('比例随价格变化，无须逐单议定', 'a percentage follows the price'),
      }),
      refund: choice('服务费退还', 'Refund', REFUNDS, {
        gain: 'customer',
        ranks: [['none'], ['unearned', 'affected_period'], ['all_paid']],
        purpose: both('整改不成时退还哪些费用', 'what is refunded when the failure is not cured'),
        fallback: 'affected_period',
        why: both('只退受影响部分，与损失相当', 'only the part affected, in line with the loss'),
      }),
    }),
    interruption: group({
      ratePerDay: percent('中断服务日违约金率', 'Interruption rate per day', {
        gain: 'customer',
        given: ['.base', '.cycles'],
        purpose: both('无故中断服务每日的违约金率', 'rate for each day of unjustified interruption'),
        range: { above: '0', max: '100' },
        fallback: '0.1',
        why: both(
          '高于逾期付款的比率，因中断直接影响用户',
          'above the rate for late payment, since users suffer at once',
        ),
        unit: both('所选基数的百分比，每日', '% of the base chosen, per day'),
      }),
      base: choice('中断服务违约金基数', 'Base for interruption', [...BASES, 'total_fees'], {
        purpose: both('中断违约金以什么为基数', 'what the rate is counted on'),
        fallback: 'cycle_fee',
        why: both(
          '原范本用总费用，与损失相比过高',
          'the original used the total fees, too much beside the loss',
        ),
      }),
      cycles: cycles('中断服务', 'interruption'),
      terminateAfter: duration('中断后解除', 'Termination after', ['calendar_day'], {
        gain: 'provider',
        purpose: both('中断多久后可以解除合同', 'after how long the customer may terminate'),
        fallback: '10 calendar_day',
        why: both('连续十日无客服，合同目的已受根本影响', 'ten days without service defeat the purpose'),
      }),
      ld: group({
        percent: percent('中断服务违约金比例', 'Damages for interruption', {
          gain: 'customer',
          given: ['..base', '..cycles'],
          purpose: both('因中断解除时的违约金', 'damages when the contract ends for interruption'),
          range: damages,
          fallback: '10',
          why: both('与服务不达标的比例一致', 'the same share as for service failure'),
          unit: both('所选基数的百分比', '% of the base chosen'),
        }),
      }),
    }),
    subcontracting: group({
      ld: group({
        percent: percent('擅自转包违约金比例', 'Damages for subcontracting', {
          gain: 'customer',
          given: ['.base', '.cycles'],
          purpose: both('擅自转包或分包的违约金', 'damages for unauthorised subcontracting'),
          range: damages,
          fallback: '10',
          why: both('与服务不达标的比例一致', 'the same share as for service failure'),
          unit: both('所选基数的百分比，每次违约', '% of the base chosen, for each breach'),
        }),
        base: choice('擅自转包违约金基数', 'Base for subcontracting', ['breach_periods', ...BASES], {
          purpose: both('违约金以什么为基数', 'what the damages are a percentage of'),
          fallback: 'breach_periods',
          why: both(
            '违约持续期间的服务费，与违约轻重相当',
            'the fees while the breach lasted reflect its weight',
          ),
        }),
        cycles: cycles('擅自转包', 'subcontracting'),
      }),
      refund: choice('转包时费用退还', 'Refund on subcontracting', REFUNDS, {
        gain: 'customer',
        ranks: [['none'], ['unearned', 'affected_period'], ['all_paid']],
        purpose: both('擅自转包时退还哪些费用', 'what is refunded on unauthorised subcontracting'),
        fallback: 'unearned',
        why: both('已实际享有的服务无须退费', 'what the customer has received need not be refunded'),
      }),
    }),
    confidentialityBreach: group({
      customer: money('接受方泄密违约金', 'Breach of confidence by the customer', {
        gain: 'provider',
        given: ['fees.currency'],
        purpose: both('接受方违反保密义务的违约金', 'damages for the customer’s breach of confidence'),
        positive: true,
        need: needed((at) => entrustment(at) && at('confidentiality.direction') === 'mutual'),
        unit: both('每次违约，合同币种', 'contract currency for each breach'),
      }),
      provider: money('提供方泄密违约金', 'Breach of confidence by the provider', {
        gain: 'customer',
        given: ['fees.currency'],
        purpose: both('提供方违反保密义务的违约金', 'damages for the provider’s breach of confidence'),
        positive: true,
        need: needed(entrustment),
        unit: both('每次违约，合同币种', 'contract currency for each breach'),
      }),
    }),
    wrongfulTermination: group({
      customer: money('接受方擅自解除违约金', 'Wrongful termination by the customer', {
        gain: 'provider',
        given: ['fees.currency'],
        purpose: both('接受方无权解除而解除的违约金', 'damages if the customer terminates without a right'),
        positive: true,
        need: needed(entrustment),
        unit: both('合同币种', 'contract currency'),
      }),
      provider: money('提供方擅自解除违约金', 'Wrongful termination by the provider', {
        gain: 'customer',
        given: ['fees.currency'],
        purpose: both('提供方无权解除而解除的违约金', 'damages if the provider terminates without a right'),
        positive: true,
        otherwise: both('与接受方相同', 'the same as the customer’s'),
        from: ['.customer'],
        why: both('双方对等', 'both sides alike'),
        unit: both('合同币种', 'contract currency'),
      }),
    }),
    stacking: choice('违约金与损失赔偿', 'Damages and actual loss', ['ld_exclusive', 'ld_then_excess'], {
      purpose: both('违约金是否为全部赔偿', 'whether liquidated damages are the whole compensation'),
      fallback: 'ld_then_excess',
      why: both(
        '违约金低于损失时依法可以请求增加（民法典第五百八十五条）',
        'damages below the loss may be increased by law (Civil Code art. 585)',
      ),
    }),
    cap: group({
      kind: choice(
        '责任上限方式',
        'Liability cap',
        ['none', 'amount', 'percent_of_annual', 'multiple_of_cycle'],
        {
          purpose: both('赔偿总额如何封顶', 'how total liability is capped'),
          fallback: 'percent_of_annual',
          why: both('随合同价值变化，便于投保', 'follows the contract’s value and can be insured'),
        },
      ),
      value: decimal('责任上限', 'Cap value', {
        purpose: both('上限的数值：金额、百分比或倍数', 'the cap: an amount, a percentage or a multiple'),
        positive: true,
        need: needed((at) => at('.kind') !== 'none'),
        otherwise: both('按年度服务费的比例封顶时为 100', '100 for a percentage of the annual fees'),
        why: both('以一年的费用为限是服务合同的通行做法', 'a year’s fees is the usual limit for services'),
        unit: both(
          '依方式：合同币种、年度服务费的百分比、当期服务费的倍数',
          'by kind: contract currency, % of the Annual Fees, times the fees of the period',
        ),
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
      {
        purpose: both('不受上限限制的责任', 'liabilities outside the cap'),
        fallback: ['personal_injury', 'intent', 'gross_negligence', 'confidentiality', 'data', 'payment'],
        why: both(
          '前三项依法不得免除（民法典第五百零六条），后三项是通行例外',
          'the first three cannot be excluded (Civil Code art. 506), the others are usual',
        ),
      },
    ),
    indirectLoss: choice('间接损失', 'Indirect loss', ['excluded', 'included'], {
      purpose: both('是否赔偿间接损失', 'whether indirect loss is compensated'),
      fallback: 'excluded',
      why: both('间接损失难以预见和投保', 'indirect loss is hard to foresee or insure'),
    }),
  },
  {
    label: both('违约责任', 'Liability'),
    purpose: both('违约金、赔偿和责任上限', 'damages, compensation and the cap'),
  },
);
