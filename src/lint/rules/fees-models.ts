// FEE: how the price is worked out: shares of sales, alternatives left in, talks about another price.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { anySays, ofForeign, said, says, spotIn, type Words, wordsIn } from '../said.js';

/** Sums of money that are no price. */
export const OTHER_SUM: Words = {
  zh: /违约金|赔偿|罚|滞纳金|注册资本|保证金|押金|损失|上限|不超过/u,
  en: /liquidated damages|penalt|compensat|registered capital|deposit|not exceed|loss/i,
};
export const SALES: Words = {
  zh: /销售额|成交额|营业额|交易额|销售收入|流水|GMV/u,
  en: /\b(?:sales|turnover|GMV|revenue)\b/i,
};
/** A blank or a share still to be agreed. */
const SOME_SHARE: Words = { zh: /比例|[%％]/u, en: /\bpercentage\b|%/i };
const SHARE: Words = {
  zh: /(?:服务费|佣金|提成|费用|收取|计收|支付)/u,
  en: /\b(?:fees?|commission|charge[sd]?|pay)\b/i,
};
const BASE_SAID: Words = {
  zh: /(?:销售额|成交额|营业额|交易额|销售收入|流水|GMV)[^。；]{0,12}(?:是指|[”"]?指|口径|以[^。；]{0,12}为准)|退款|退货|净额|(?:扣除|剔除|不含|不包括)[^。；]{0,12}(?:运费|佣金|优惠)/u,
  en: /\b(?:net (?:sales|turnover|revenue)|refund|returns|freight|(?:sales|turnover|GMV|revenue)[”"]? (?:means?|is|are) )/i,
};

function salesUndefined(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  if (anySays(sentences, BASE_SAID)) return [];
  return sentences.flatMap((sentence) => {
    const share = sentence.figures.some(({ kind }) => kind === 'percent') || says(sentence, SOME_SHARE);
    if (!share || !says(sentence, SHARE) || says(sentence, OTHER_SUM)) return [];
    const at = spotIn(sentence, SALES);
    return at ? [{ at }] : [];
  });
}

const ALTERNATIVES: Words = {
  zh: /按[^。；，、或/]{1,12}(?:，|、)?(?:或者?|\/|抑或)(?:者)?(?:按|以|采用)[^。；，]{1,14}?(?:计费|计价|收费|收取|提成|计算)|(?:以下|下列)第\s?[_＿—\s]{1,8}(?:种|项)(?:计费|计价|收费|结算|付费)?方式|(?:计费|计价|收费)(?:方式|标准)[^。；]{0,16}(?:任选|可选|择一)/u,
  en: /\b(?:per|by the) (?:agent|seat|ticket|order|session|call|hour|case)s?\b[^.;]{0,30}(?:\bor\b|\/)\s{0,4}(?:per|by the) (?:agent|seat|ticket|order|session|call|hour|case)/i,
};
/** What a price is counted by; a month and a quarter are only when it is paid. */
const COUNTED = /[人件单票次时]|坐席|座席|量|销售|成交|比例|固定|包月|总价|方式|标准/u;

const alternatives = (contract: Analysis): TextHit[] =>
  said(contract).flatMap((sentence) => {
    const at = spotIn(sentence, ALTERNATIVES);
    if (!at) return [];
    return sentence.lang === 'en' || COUNTED.test(wordsIn(sentence, at)) ? [{ at }] : [];
  });

const REVIEW: Words = {
  zh: /(?:价格|费用|服务费|单价|收费标准)[^。；]{0,16}(?:调整|调价|变动)[^。；]{0,30}协商|(?:调整|变更)[^。；]{0,12}(?:价格|费用|服务费|单价|收费标准)[^。；]{0,30}协商|协商[^。；]{0,8}(?:调整|变更)[^。；]{0,8}(?:价格|费用|服务费|单价|收费标准)/u,
  en: /\b(?:adjust|review|chang)[a-z]{0,8}\b[^.;]{0,40}\b(?:price|fees?|charges)\b[^.;]{0,60}(?:negotiat|discuss|consult)|\b(?:negotiat|discuss)[^.;]{0,40}\b(?:price|fees?|charges)\b[^.;]{0,20}\badjust/i,
};
const FALLBACK: Words = {
  zh: /协商不成|不能达成|未能?(?:协商)?达成|达不成|协商不一致|未.{0,6}一致|仍按|原价|维持|解除|终止/u,
  en: /\b(?:fail|cannot|unable|do not agree|no agreement|otherwise|terminat|previous price|remain)/i,
};

/** What follows when talks fail may stand in the next sentence or in the rest of the clause. */
const withoutFallback = (contract: Analysis): TextHit[] => {
  const settled = new Set(said(contract).flatMap((each) => (says(each, FALLBACK) ? [each.clause] : [])));
  return said(contract).flatMap((sentence) => {
    const at = settled.has(sentence.clause) ? undefined : spotIn(sentence, REVIEW);
    return at ? [{ at }] : [];
  });
};

export const modelRules: readonly Rule[] = [
  {
    id: 'FEE-016',
    severity: 'warning',
    title: { zh: '提成所依据的销售额未定义', en: 'Sales base of a commission undefined' },
    message: {
      zh: '按销售额提成，但未写明销售额是否扣除退款、运费、平台佣金等',
      en: 'the fee is a share of sales, yet it is not said whether refunds, freight or platform fees count',
    },
    hint: {
      zh: '写明以哪一数据为准、不计入哪些金额',
      en: 'name the figures that count and what is left out of them',
    },
    told: ['X17'],
    text: ofForeign(salesUndefined),
    examples: {
      fires: [
        {
          form: 'SAS',
          set: {
            'fees.pricing': {
              ...{ model: 'percent_of_sales', percent: '3', excludes: [] },
              base: { zh: '店铺成交金额', en: 'the sales of the shop' },
            },
          },
        },
        { text: '服务费按店铺月销售额的3%收取。', at: '销售额' },
        { text: '乙方按成交額百分之五收取佣金。', at: '成交額' },
        { text: '服务费按销售额的一定比例计算。', at: '销售额' },
        { text: 'The fee is 3% of monthly sales.', at: 'sales' },
        { text: 'The fee is a percentage of monthly sales.', at: 'sales' },
      ],
      silent: [
        { text: '服务费按店铺月销售额的3%收取。销售额指扣除退款、运费后的金额。' },
        { text: '服务费为净额的3%。年销售额目标另行书面确认。' },
        { text: 'The fee is 3% of net sales.' },
        { text: '销售额下降30%的，双方应召开会议。' },
        { text: '服务费按比例收取，比例为3%。' },
        { text: '虚报销售额的，应支付其3%的违约金。' },
        { text: '乙方按月统计销售额并支付平台佣金。' },
        { text: 'Sales that fall by 3% are reported at once.' },
        { text: 'It shall pay a penalty of 3% of the sales not reported.' },
        { text: 'The provider reports monthly sales and may charge for copies.' },
      ],
    },
  },
  {
    id: 'FEE-017',
    severity: 'warning',
    title: { zh: '计费方式未选定', en: 'Pricing alternatives left open' },
    message: {
      zh: '多种计费方式并列，未写明适用哪一种',
      en: 'several ways of pricing stand side by side; which one applies is not said',
    },
    hint: { zh: '只保留约定的一种', en: 'keep the one agreed' },
    text: alternatives,
    examples: {
      fires: [
        {
          text: '服务费按坐席人数或按工单数量计算，每月结算。',
          at: '按坐席人数或按工单数量计算',
        },
        { text: '服務費按人/按單/按比例計費。', at: '按人/按單/按比例計費' },
        { text: '双方约定采用以下第____种计费方式。', at: '以下第____种计费方式' },
        { text: 'The fee is charged per agent or per ticket.', at: 'per agent or per ticket' },
      ],
      silent: [
        { text: '服务费按坐席人数计算，每名每月5,000元。' },
        { text: '服务费按月或按季度计算并支付。' },
        { text: '服務費按人計費，並按季結算。' },
        { text: 'The fee is RMB 5,000 per agent per month.' },
      ],
    },
  },
  {
    id: 'FEE-018',
    severity: 'info',
    title: { zh: '未写明调价协商不成的后果', en: 'No fallback if price talks fail' },
    message: {
      zh: '价格可以协商调整，但未写明协商不成时如何处理',
      en: 'the price may be renegotiated, yet what happens without agreement is not said',
    },
    hint: {
      zh: '写明按原价执行或者可以解除；情势变更的法定权利不能预先排除',
      en: 'say that the old price stays or that a party may terminate; the statutory right on changed circumstances cannot be excluded in advance',
    },
    basis: [
      { law: 'civil-code', articles: '533', checked: 'text' },
      { law: 'contract-interp-2023', articles: '32(4)', checked: 'text' },
    ],
    text: ofForeign(withoutFallback),
    examples: {
      fires: [
        { text: '服务价格需要调整的，由双方协商解决。', at: '价格需要调整的，由双方协商' },
        { text: '市場變化時，雙方協商調整服務費。', at: '協商調整服務費' },
        { text: 'Any adjustment of the fees shall be negotiated by the parties.' },
      ],
      silent: [
        { text: '服务价格需要调整的，由双方协商解决；协商不成的，按原价格执行。' },
        { text: '市場變化時，雙方協商調整服務費。未達成一致的，任何一方可以解除合同。' },
        { text: '服务价格固定，不作调整。争议由双方协商解决。' },
        { text: 'The fees are fixed for the year.' },
        { text: 'Any adjustment of the fees shall be negotiated; otherwise the fees remain unchanged.' },
      ],
    },
  },
];
