// LIA: percentages of damages: how high they are, per day or at once, and on what base they are counted.
import { shareAbove, type Terms, yearlyRate } from '../../terms/index.js';
import type { Figure } from '../analysis/figures.js';
import type { Analysis } from '../analysis/index.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import { ofForeign, type Said, said, says, spotIn, type Words } from '../said.js';

export const DAMAGES: Words = {
  zh: /违约金|滞纳金|罚金|赔偿金|逾期利息/u,
  en: /\bliquidated damages\b|\bpenalt(?:y|ies)\b|\blate (?:fee|charge|payment interest)s?\b/i,
};
/** Owed for time: of them a percentage without a period says nothing. */
const FOR_TIME: Words = {
  zh: /滞纳金|逾期利息/u,
  en: /\blate (?:fee|charge|payment interest)s?\b/i,
};
export const PER_DAY: Words = {
  zh: /每[^，。；]{0,6}[日天]|按[日天]|日(?:利率|[万千百]分之)|逐日/u,
  en: /\b(?:per|each|every|a|for each) (?:calendar |working )?day\b|\bdaily\b/i,
};
const PERIOD: Words = {
  zh: /每[^，。；]{0,6}[日天周月年]|按[日天周月年]|[日月年](?:利率|息|化|[万千百]分之)|逐日|市场报价利率|LPR/u,
  en: /\b(?:per|each|every|a) (?:calendar |working )?(?:day|week|month|year)\b|\bdaily\b|\bmonthly\b|\bper annum\b|\bprime rate\b|\bLPR\b/i,
};
const LATE: Words = {
  zh: /逾期|迟延|延迟|拖欠|未按[时期]/u,
  en: /\b(?:late|overdue|delay(?:s|ed)?|when due|arrears)\b/i,
};
/** A sum due once when a delay has lasted: it needs no period. */
const AT_ONCE: Words = { zh: /超过|达到|仍未|届满|一次性/u, en: /\b(?:more than|exceed|still|lump)/i };
const CAPPED: Words = {
  zh: /(?:不超过|不高于|上限|最高|以)[^，。；]{0,14}$/u,
  en: /\b(?:exceed|maximum|up to|most|capped)[^,.;]{0,20}$/i,
};

/** No pattern looks further. */
const NEAR = 64;
const before = ({ words, from }: Said, { at }: Figure): string =>
  words.slice(Math.max(0, at.from - from - NEAR), at.from - from);
const after = ({ words, from }: Said, { at }: Figure): string => words.slice(at.to - from).slice(0, NEAR);
const percentsIn = (sentence: Said): readonly Figure[] =>
  sentence.figures.filter(
    (figure) => figure.kind === 'percent' && !CAPPED[sentence.lang]!.test(before(sentence, figure)),
  );

/** The percentage that runs by the day: the first behind `per day`, else the last before it. */
function dailyPercent(sentence: Said): Figure | undefined {
  const day = says(sentence, DAMAGES) ? spotIn(sentence, PER_DAY) : undefined;
  if (!day) return undefined;
  const percents = percentsIn(sentence);
  return percents.find(({ at }) => at.from >= day.from) ?? percents.at(-1);
}

const NAME = {
  zh: '(?:违约金|滞纳金|罚金|赔偿金|逾期利息)',
  en: '(?:liquidated damages|penalt(?:y|ies)|late (?:fee|charge|payment interest)s?)',
};
const NAMED_BEFORE: Words = {
  zh: new RegExp(`${NAME.zh}[^，。；]{0,16}$`, 'u'),
  en: new RegExp(`${NAME.en}[^.;]{0,24}$`, 'i'),
};
const NAMED_AFTER: Words = {
  zh: new RegExp(`^[^。；]{0,16}${NAME.zh}`, 'u'),
  en: new RegExp(`^[^.;]{0,40}${NAME.en}`, 'i'),
};

/** Percentages that are the damages themselves, not a target that was missed. */
const damagesIn = (sentence: Said): readonly Figure[] =>
  percentsIn(sentence).filter(
    (figure) =>
      NAMED_BEFORE[sentence.lang]!.test(before(sentence, figure)) ||
      (NAMED_AFTER[sentence.lang]!.test(after(sentence, figure)) &&
        !/^[^，。；]{0,4}的[，,]/u.test(after(sentence, figure))),
  );

const SUMS =
  '金额|[未应]付款|逾期款|款项|款额|总额|总价|价款|费用?|报酬|基数|部分|货款|欠款|余额|标的额|(?:合[同约]|契约)额|租金';
const BASE_BEFORE = new RegExp(`(?:${SUMS})[^，。；]{0,12}$`, 'u');
const BASE_AFTER = new RegExp(`^\\s?的?[^，。；金]{0,6}(?:${SUMS})`, 'u');
/** Interest is counted on what is owed. */
const BASE_NAMED: Words = { zh: /基数|计算基础|为准|利息/u, en: /\bbase\b|\binterest\b/i };

const hasBase = (sentence: Said, figure: Figure): boolean =>
  sentence.lang === 'en'
    ? /^[\s\w]{0,16}\b(?:of|on)\b/i.test(after(sentence, figure))
    : BASE_BEFORE.test(before(sentence, figure)) || BASE_AFTER.test(after(sentence, figure));

const PERIOD_LACKS = { zh: '计算周期（每日、每月）', en: 'the period (per day, per month)' };
const BASE_LACKS = { zh: '基数（以哪一笔金额计算）', en: 'the base (the sum it is counted on)' };

const incomplete = (contract: Analysis): TextHit[] =>
  said(contract).flatMap((sentence): TextHit[] => {
    const damages = damagesIn(sentence);
    const named = says(sentence, BASE_NAMED);
    const lacksPeriod =
      !says(sentence, PERIOD) &&
      (says(sentence, FOR_TIME) || (says(sentence, LATE) && !says(sentence, AT_ONCE)));
    const severity = says(sentence, FOR_TIME) ? 'error' : 'warning';
    return damages.flatMap((figure): TextHit[] => {
      const { at } = figure;
      if (!named && !hasBase(sentence, figure)) return [{ at, slots: { lacks: BASE_LACKS } }];
      return lacksPeriod ? [{ at, severity, slots: { lacks: PERIOD_LACKS } }] : [];
    });
  });

const USUAL_SHARE = 20;
const HIGH_SHARE = 30;
const WHOLE_PRICE: Words = {
  zh: /(?:总金额|总额|总价款?|(?:合[同约]|契约)(?:金额|价款)|标的额|总费用|服务费用?|年费)[^，。；]{0,8}$/u,
  en: /^ (?:of|on) (?:the |all )?(?:total|contract|annual|fees|service fees)/i,
};
const NO_REDUCTION: Words = {
  zh: /(?:不得|放弃|无权|不再)[^。；]{0,20}(?:调整|调低|调减|减少|降低)[^。；]{0,8}违约金|(?:不得|放弃|无权)[^。；]{0,12}违约金[^。；]{0,10}(?:过高|调整|减少)|违约金[^。；]{0,30}(?:不得|放弃|不予|无权)[^。；]{0,12}(?:调整|调低|调减|减少|酌减)/u,
  en: /\b(?:waives?|shall not|may not|no right)\b[^.;]{0,60}\b(?:adjust|reduc)[^.;]{0,30}\b(?:liquidated damages|penalty)|\b(?:liquidated damages|penalty)\b[^.;]{0,40}\b(?:shall not|may not) be (?:adjusted|reduced)/i,
};
const BARRED = {
  zh: '约定不得请求调整违约金，这一约定对法院没有约束力',
  en: 'a term that bars any reduction of liquidated damages does not bind the court',
};
const high = (percent: string) => ({
  found: {
    zh: `违约金为${percent}%，${Number(percent) > HIGH_SHARE ? '明显' : ''}偏高`,
    en: `liquidated damages of ${percent}% are ${Number(percent) > HIGH_SHARE ? 'very ' : ''}high`,
  },
});

const excessive = (contract: Analysis): TextHit[] =>
  said(contract).flatMap((sentence): TextHit[] => {
    const barred = spotIn(sentence, NO_REDUCTION);
    if (barred) return [{ at: barred, slots: { found: BARRED } }];
    if (!contract.text.foreign || says(sentence, PERIOD)) return [];
    return damagesIn(sentence)
      .filter((figure) => {
        const near = sentence.lang === 'zh' ? before(sentence, figure) : after(sentence, figure);
        return Number(figure.value) > USUAL_SHARE && WHOLE_PRICE[sentence.lang]!.test(near);
      })
      .map(({ at, value }) => ({ at, slots: high(value) }));
  });

/** Percentages the sheet's own check X55 tells; a fixed sum is compared with the total here. */
function fixedSums({ liability, fees: { estimatedTotal } }: Terms): SheetHit[] {
  const { ld } = liability.serviceFailure;
  const sums = [
    { path: 'liability.serviceFailure.ld.amount', sum: ld?.kind === 'fixed' ? ld.amount : undefined },
    { path: 'liability.wrongfulTermination.customer', sum: liability.wrongfulTermination.customer },
    { path: 'liability.wrongfulTermination.provider', sum: liability.wrongfulTermination.provider },
  ];
  return sums.flatMap(({ path, sum }) => {
    if (sum === undefined || estimatedTotal === undefined) return [];
    const share = shareAbove(USUAL_SHARE, sum, estimatedTotal);
    return share === undefined ? [] : [{ path, slots: high(share) }];
  });
}

const [LEAST, MUCH, MOST] = [0.01, 0.1, 0.5];
/** Of delay; a part of one month’s fee for each day without service is another measure. */
const dailyRates = (contract: Analysis): TextHit[] =>
  said(contract).flatMap((sentence): TextHit[] => {
    const figure = says(sentence, LATE) ? dailyPercent(sentence) : undefined;
    const rate = Number(figure?.value);
    const severity = rate < LEAST ? 'info' : rate > MOST ? 'error' : rate > MUCH ? 'warning' : undefined;
    return figure && severity
      ? [{ at: figure.at, severity, slots: extreme(figure.value, severity === 'info') }]
      : [];
  });
const extreme = (rate: string, low: boolean) => ({
  rate,
  yearly: yearlyRate(rate),
  verdict: low ? { zh: '过低', en: 'very low' } : { zh: '过高', en: 'excessive' },
});

export const rateRules: readonly Rule[] = [
  {
    id: 'LIA-001',
    severity: 'warning',
    title: { zh: '违约金可能过高', en: 'Liquidated damages may be excessive' },
    message: {
      zh: '{found}；约定的违约金超过所造成损失30%的，法院一般可以认定过分高于损失，并依请求适当减少（占价款的比例只供参考）',
      en: '{found}; where they exceed the loss by more than 30%, a court generally finds them excessive and may reduce them on request (the share of the price is only a proxy)',
    },
    hint: {
      zh: '数额与可预见的损失相当并保留计算依据；删去不得调整的约定',
      en: 'keep them near the loss to be expected, with the calculation on file, and delete any bar to adjustment',
    },
    basis: [
      { law: 'civil-code', articles: '585(2)', checked: 'text' },
      { law: 'contract-interp-2023', articles: '64(2)–(3), 65', checked: 'text' },
    ],
    told: ['X55@liability.serviceFailure', 'X55@liability.interruption', 'X55@liability.subcontracting'],
    sheet: {
      reads: ['liability', 'fees', 'term', 'staffing.minAgents'],
      find: fixedSums,
    },
    text: excessive,
    examples: {
      fires: [
        { form: 'SVL', set: { 'liability.serviceFailure.ld.percent': '20.01' } },
        { form: 'CSE', set: { 'liability.wrongfulTermination.provider': '100800.01' } },
        { form: 'CSE', set: { 'liability.wrongfulTermination.customer': '100800.01' } },
        { form: 'SVL', set: { 'liability.serviceFailure.ld': { kind: 'fixed', amount: '163200.05' } } },
        { text: '乙方擅自转包的，应按合同总额的21%支付违约金。', at: '21%' },
        {
          text: '服务按月提供，乙方应当在每个工作日的九时至十八时接待甲方店铺的买家，并按照甲方确认的话术答复。乙方擅自转包的，应按合同总额的31%支付违约金。',
          at: '31%',
        },
        { text: '乙方違約的，應支付合同總價百分之三十五的違約金。', at: '百分之三十五' },
        {
          text: '甲方承诺不得以任何理由请求法院调整违约金。',
          at: '不得以任何理由请求法院调整违约金',
        },
        { text: 'It shall pay liquidated damages of 25% of the total contract price.', at: '25%' },
        { text: 'The parties waive any right to ask a court to reduce the liquidated damages.' },
      ],
      silent: [
        { form: 'SVL', set: { 'liability.serviceFailure.ld.percent': '20' } },
        {
          form: 'CSE',
          set: {
            'liability.wrongfulTermination.customer': '100800.00',
            'liability.wrongfulTermination.provider': '100800.00',
          },
        },
        { text: '乙方擅自转包的，应按合同总额的20%支付违约金。' },
        { text: '乙方违约的，应支付当期欠款30%的违约金。' },
        { text: '每逾期一日，按合同总额的21%支付违约金。' },
        { text: 'It shall pay liquidated damages of 30% of the unpaid sum.' },
        { text: '满意度低于90%的，乙方应支付违约金五千元。' },
        { text: '違約金過分高於損失的，任何一方可以請求法院適當減少。' },
        { text: 'It shall pay liquidated damages of 20% of the total contract price.' },
      ],
    },
  },
  {
    id: 'LIA-002',
    severity: 'warning',
    title: { zh: '按日违约金的比率过高或过低', en: 'Daily rate of liquidated damages too high or too low' },
    message: {
      zh: '每日{rate}%的违约金折合年化{yearly}%，{verdict}',
      en: '{rate}% a day comes to {yearly}% a year: {verdict}',
    },
    hint: { zh: '常见的比率为每日0.05%', en: 'a common rate is 0.05% a day' },
    basis: [{ law: 'civil-code', articles: '585(2)–(3)', checked: 'text' }],
    told: ['X55@liability.latePayment'],
    sheet: {
      reads: ['liability.latePayment'],
      find: ({ liability: { latePayment } }) =>
        latePayment.ratePerDay !== undefined && Number(latePayment.ratePerDay) < LEAST
          ? [
              {
                path: 'liability.latePayment.ratePerDay',
                severity: 'info',
                slots: extreme(latePayment.ratePerDay, true),
              },
            ]
          : [],
    },
    text: ofForeign(dailyRates),
    examples: {
      fires: [
        { set: { 'liability.latePayment.ratePerDay': '0.11' } },
        { set: { 'liability.latePayment.ratePerDay': '0.009' } },
        { text: '甲方逾期付款的，每逾期一日，按未付金额的0.1005%支付违约金。', at: '0.1005%' },
        { text: '服务费按月结算。甲方逾期付款的，每逾期一日，按未付金额的0.5%支付违约金。', at: '0.5%' },
        { text: '逾期付款的，以欠款為基數，按日千分之六支付違約金。', at: '千分之六' },
        { text: '逾期付款的，按应付金额的0.0095%/日支付违约金，每日计算。', at: '0.0095%' },
        { text: 'If it pays late, it shall pay a penalty of 1% of the unpaid amount per day.', at: '1%' },
      ],
      silent: [
        { set: { 'liability.latePayment.ratePerDay': '0.1' } },
        { set: { 'liability.latePayment.ratePerDay': '0.01' } },
        { text: '每逾期一日，按未付金额的0.05%支付违约金，累计不超过未付金额的20%。' },
        { text: '每逾期一日，按未付金額的千分之一支付違約金。' },
        { text: '乙方违约的，应支付当月服务费10%的违约金。' },
        { text: '每逾期一日，按未付金额的0.01%支付违约金。' },
        { text: '甲方逾期付款超过30日的，应支付未付金额10%的违约金。' },
        { text: '每日统计的逾期率为3%的，乙方应说明原因。' },
        { text: '逾期付款的，按日支付违约金，不超过欠款的20%，每日为欠款的0.05%。' },
        { text: 'Calls answered late are 3% per day on average.' },
        { text: 'If it pays late, it shall pay a penalty of 10% of the unpaid amount.' },
        { text: 'It shall pay a penalty of 1% of the monthly fee per day without service.' },
        { text: '乙方无故停止服务的，每日按当月服务费的1%支付违约金。' },
        { text: 'If it pays late, it shall pay a penalty of 0.1% of the sum per day, not exceeding 20%.' },
      ],
    },
  },
  {
    id: 'LIA-003',
    severity: 'error',
    title: { zh: '违约金比例缺少周期或基数', en: 'Percentage without period or base' },
    message: {
      zh: '违约金比例未写明{lacks}，无法计算',
      en: 'the percentage lacks {lacks}: it cannot be worked out',
    },
    hint: {
      zh: '写成“以未付金额为基数，按每日0.05%”',
      en: 'write it like “0.05% of the unpaid amount per day”',
    },
    text: incomplete,
    examples: {
      fires: [
        { text: '逾期付款的，应支付3%的违约金。', at: '3%' },
        { text: '甲方逾期付款的，按合同總額的百分之五支付滯納金。', at: '百分之五' },
        { text: '乙方违约的，违约金为10%。', at: '10%' },
        { text: '违约金10%。', at: '10%' },
        { text: '服务费按月结算。乙方违约的，违约金为10%，另行支付。', at: '10%' },
        { text: '甲方逾期付款的，应按未付金额的5%支付违约金。', at: '5%' },
        { text: '甲方应按欠款的5%支付滞纳金。', at: '5%' },
        { text: 'If it pays late, it shall pay a penalty of 5% of the unpaid amount.', at: '5%' },
        { text: 'A party in breach shall pay a penalty of 10%.', at: '10%' },
      ],
      silent: [
        { text: '以未付金额为基数，按每日0.05%支付违约金。' },
        { text: '每逾期一日，按未付金额的万分之五支付违约金。' },
        { text: '乙方違約的，應支付合同總額10%的違約金。' },
        { text: '甲方逾期付款超过30日的，应支付未付金额10%的违约金。' },
        { text: '当月解决率低于90%的，乙方应支付违约金五百元。' },
        { text: 'It shall pay a late fee of 0.05% of the sum per day.' },
        { text: 'If payment is overdue by more than 30 days, it shall pay a penalty of 10% of the sum.' },
        { text: 'The penalty is 10%, the base being the monthly fee.' },
        { text: 'A party in breach shall pay liquidated damages of 10% of the monthly fee.' },
        { text: '甲方逾期支付的，自逾期之日起按每日万分之五支付逾期利息。' },
        { text: '甲方未按期支付的，每日按应付未付款的万分之三支付违约金。' },
      ],
    },
  },
];
