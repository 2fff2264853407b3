// Rules on what follows when a target is missed: nothing at all, or too much.
import { figures, type Terms } from '../../terms/index.js';
import type { Analysis } from '../analysis/index.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import { ofForeign, said } from '../said.js';
import { targetsIn } from './service-levels-targets.js';

function noConsequence(terms: Terms): readonly SheetHit[] {
  const { standards, fees, liability, evaluation, termination } = terms;
  const { metrics = [], response = [], satisfaction } = standards;
  const targets: readonly [string, boolean][] = [
    ['standards.satisfaction.minPercent', satisfaction.minPercent !== undefined],
    ['standards.metrics', metrics.length > 0],
    ['standards.response', response.some(({ targetPercent }) => targetPercent !== undefined)],
  ];
  const path = targets.find(([, given]) => given)?.[0];
  const linked =
    (fees.performance ?? []).length > 0 ||
    (liability.serviceFailure.credits ?? []).length > 0 ||
    evaluation.customerMayTerminate !== false ||
    (termination.breach.material ?? []).includes('kpi_failure');
  return path !== undefined && !linked ? [{ path }] : [];
}

const MISSED =
  /(?:未能?|没有|不)(?:达到?|达标|完成|满足|符合|通过)|不达标|(?<![不得])低于|\bfail(?:s|ed|ure)?\b|falls? (?:short|below)|\bbelow\b|missed|not (?:be )?(?:pass|met|meet|reach|achieve)/iu;
const CONSEQUENCE =
  /扣|减(?:少|付|免)|抵|违约金|整改|补救|解除|终止|赔偿|deduct|credit|reduc|damages|remed|rectif|terminat/iu;

function textWithoutConsequence(analysis: Analysis): readonly TextHit[] {
  const [first] = targetsIn(analysis);
  const linked = said(analysis).some(({ words }) => MISSED.test(words) && CONSEQUENCE.test(words));
  return first && !linked ? [{ at: first.at }] : [];
}

const MOST_PERCENT = '20';

function deductionsTooHigh({ fees, liability }: Terms): readonly SheetHit[] {
  const deductions = [
    ...(fees.performance ?? []).map((entry, i) => ({
      path: `fees.performance.${i}.percent`,
      percent: entry.effect === 'bonus' ? undefined : entry.percent,
    })),
    ...(liability.serviceFailure.credits ?? []).map(({ percent }, i) => ({
      path: `liability.serviceFailure.credits.${i}.percent`,
      percent,
    })),
  ].flatMap(({ path, percent }) => (percent === undefined ? [] : [{ path, percent }]));
  const sum = figures.sumOf(deductions.map(({ percent }) => percent));
  const last = deductions.at(-1);
  return last && figures.exceeds(sum, MOST_PERCENT) ? [{ path: last.path, slots: { sum } }] : [];
}

export const consequenceRules: readonly Rule[] = [
  {
    id: 'SLA-007',
    severity: 'info',
    title: { zh: '指标没有后果', en: 'Targets without a consequence' },
    message: {
      zh: '指标未与扣款、整改或解除挂钩，未达到时没有后果',
      en: 'the targets are linked to no deduction, remedy or termination: missing them has no consequence',
    },
    hint: {
      zh: '约定扣减、整改期限或解除权',
      en: 'agree on credits, a period to remedy, or a right to terminate',
    },
    sheet: {
      reads: [
        'standards',
        'fees.performance',
        'liability.serviceFailure',
        'evaluation',
        'termination.breach',
      ],
      find: noConsequence,
    },
    text: ofForeign(textWithoutConsequence),
    examples: {
      fires: [
        {
          form: 'SAS',
          set: {
            'evaluation.customerMayTerminate': false,
            'termination.breach': { material: ['unpaid_cycles'] },
          },
        },
        { text: '第二条 服务标准\n2.1 用户满意度应不低于90%，按月以问卷调查。', at: '满意度应不低于90%' },
        { text: 'Article 2 Standards\n2.1 The satisfaction rate shall be at least 90%.' },
        {
          text: '第二条 服务标准\n2.1 用户满意度应不低于90%。\n第三条 付款\n3.1 逾期付款应支付违约金。',
          at: '满意度应不低于90%',
        },
        {
          form: 'SVL',
          set: {
            'evaluation.customerMayTerminate': false,
            'termination.breach': { material: ['unpaid_cycles'] },
            'standards.satisfaction.minPercent': undefined,
            'standards.metrics': [{ code: 'resolution_rate', op: 'gte', value: '90' }],
            'fees.performance': undefined,
            'liability.serviceFailure.credits': undefined,
          },
        },
        {
          form: 'SVL',
          set: {
            'evaluation.customerMayTerminate': false,
            'termination.breach': { material: ['unpaid_cycles'] },
            'standards.satisfaction.minPercent': undefined,
            'standards.metrics': undefined,
            'fees.performance': undefined,
            'liability.serviceFailure.credits': undefined,
          },
        },
      ],
      silent: [
        { form: 'SAS', set: { 'termination.breach': { material: ['unpaid_cycles'] } } },
        {
          form: 'SAS',
          set: {
            'evaluation.customerMayTerminate': false,
            'termination.breach': { material: ['unpaid_cycles'] },
            'fees.performance': [{ metric: 'csat', effect: 'deduction', percent: '3' }],
          },
        },
        {
          form: 'SAS',
          set: {
            'evaluation.customerMayTerminate': false,
            'termination.breach': { material: ['unpaid_cycles'] },
            'liability.serviceFailure.credits': [{ metric: 'resolution_rate', percent: '3' }],
          },
        },
        {
          form: 'SAS',
          set: {
            'evaluation.customerMayTerminate': false,
            'termination.breach': { material: ['kpi_failure'] },
          },
        },
        {
          form: 'CSE',
          set: {
            'evaluation.customerMayTerminate': false,
            'termination.breach': { material: ['unpaid_cycles'] },
            'standards.metrics': undefined,
            'standards.satisfaction': undefined,
            'standards.response': [{ channel: 'any', within: '1 hour' }],
            'liability.serviceFailure.credits': undefined,
            'fees.performance': undefined,
          },
        },
        {
          text: '第二条 服务标准\n2.1 用户满意度应不低于90%，按月以问卷调查。\n2.2 未达到标准的，乙方应在十日内整改。',
        },
        { text: '第二条 服务标准\n2.1 乙方应礼貌服务。' },
      ],
    },
  },
  {
    id: 'SLA-009',
    severity: 'warning',
    title: { zh: '单期扣款合计过高', en: 'Deductions of one period too high' },
    message: {
      zh: '单期扣款合计可达服务费的{sum}%，超过20%；过分高于损失的，法院或者仲裁机构可以依请求减少',
      en: 'deductions may add up to {sum}% of the period’s fees, above 20%; what is far above the loss may be reduced by a court or tribunal on request',
    },
    hint: {
      zh: '降至合计20%以内（合同惯例，非法定上限）',
      en: 'keep them within 20% together (usage, not a statutory limit)',
    },
    basis: [{ law: 'civil-code', articles: '582, 585(2)', checked: 'text' }],
    sheet: { reads: ['fees.performance', 'liability.serviceFailure.credits'], find: deductionsTooHigh },
    examples: {
      fires: [
        { form: 'SVL', set: { 'liability.serviceFailure.credits.0.percent': '17.01' } },
        {
          form: 'SVL',
          set: { 'fees.performance': undefined, 'liability.serviceFailure.credits.0.percent': '20.01' },
        },
      ],
      silent: [
        { form: 'SVL', set: { 'liability.serviceFailure.credits.0.percent': '17' } },
        {
          form: 'SVL',
          set: {
            'fees.performance': [{ metric: 'csat', effect: 'bonus', percent: '5' }],
            'liability.serviceFailure.credits.0.percent': '18',
          },
        },
      ],
    },
  },
];
