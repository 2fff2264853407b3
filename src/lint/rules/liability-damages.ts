// LIA: how damages are worded: undefined bases, words of public law, recovery twice over, vague triggers, sums left to be agreed.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { anySays, type Said, said, says, spotIn, type Words, wordsIn } from '../said.js';
import { DAMAGES } from './liability-rates.js';

const WHOLE: Words = {
  zh: /(?:协议|合[同约]|契约)(?:总金额|总额|总价款?|总费用|金额|价款)|服务费用?总额|总服务费|费用总额|年度?服务费/u,
  en: /\b(?:total|whole|entire) (?:contract |agreement |service )?(?:amount|price|value|fees?)\b|\bcontract (?:price|value|amount)\b|\bannual fees\b/i,
};
const TOTAL: Words = {
  zh: /总(?:金额|额|价|费用|计)|(?:合[同约]|契约)(?:金额|价款)|合计|共计/u,
  en: /\b(?:total|contract (?:price|value|amount))\b/i,
};
const YEARLY: Words = { zh: /年度?服务费/u, en: /\bannual fees\b/i };
const YEARLY_DEFINED: Words = {
  zh: /年度?服务费[”"」]?(?:是指|指|为)|以下(?:简称|称)[“"「]年度?服务费/u,
  en: /\bannual fees[”"]? (?:means?|are|is)\b|\(the [“"]annual fees/i,
};

/** Fees of a year or of months that the sentence names are no undefined total. */
const OF_A_PERIOD: Words = {
  zh: /(?:[前上当该本每]一?个?(?:合[同约]|契约|服务)?年度?|\d{1,2}个(?:服务)?月)的?(?:服务费|费用|总)/u,
  en: /\bfees\b[^.;]{0,40}\b(?:preceding|previous|that year)\b|\b(?:preceding|previous)\b[^.;]{0,40}\bfees\b/i,
};

const statesTotal = (sentence: Said): boolean =>
  says(sentence, TOTAL) &&
  !says(sentence, DAMAGES) &&
  sentence.figures.some(({ kind }) => kind === 'amount' || kind === 'capital');

function undefinedBase(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  const total = sentences.some(statesTotal);
  const yearly = anySays(sentences, YEARLY_DEFINED);
  return sentences.flatMap((sentence) => {
    const at = says(sentence, DAMAGES) && !says(sentence, OF_A_PERIOD) ? spotIn(sentence, WHOLE) : undefined;
    if (!at) return [];
    const base = contract.text.passages[at.passage]!.text.slice(at.from, at.to);
    const defined = YEARLY[sentence.lang]!.test(wordsIn(sentence, at)) ? yearly : total;
    return defined ? [] : [{ at, slots: { base } }];
  });
}

const SURCHARGE: Words = { zh: /滞纳金/u };
/** Where the law itself speaks of it. */
const PUBLIC_LAW: Words = { zh: /税|社会保险|社保|公积金|海关|行政|主管(?:机关|部门)/u };

const LIMITED: Words = {
  zh: /不足|超过|超出|低于|差额/u,
  en: /\b(?:shortfall|exceed|excess|insufficient|not cover|to the extent)/i,
};
const CUMULATED: Words = {
  zh: /违约金[^。；]{0,24}(?:并|且|同时|另|还|以及|和)[^。；]{0,12}(?:赔偿|承担)[^。；]{0,12}(?:全部|一切|所有)[^。；]{0,8}损失|(?:赔偿|承担)[^。；]{0,12}(?:全部|一切|所有)[^。；]{0,8}损失[^。；]{0,8}(?:并|且|同时|另|还)[^。；]{0,12}违约金/u,
  en: /\bliquidated damages\b[^.;]{0,80}\b(?:and|also|as well as|in addition)\b[^.;]{0,30}\b(?:compensat|indemnif)[^.;]{0,40}\ball\b[^.;]{0,20}\bloss(?:es)?\b(?! (?:that|which|in excess|exceed|to the extent))|\b(?:compensat|indemnif)[^.;]{0,40}\ball\b[^.;]{0,20}\bloss[^.;]{0,40}\b(?:and|also)\b[^.;]{0,30}\bliquidated damages/i,
};

/** A top-up for the shortfall alone is lawful: the words between must not limit the loss. */
const cumulated = (contract: Analysis): TextHit[] =>
  said(contract).flatMap((sentence) => {
    const at = spotIn(sentence, CUMULATED);
    if (!at) return [];
    return LIMITED[sentence.lang]!.test(wordsIn(sentence, at)) ? [] : [{ at }];
  });

const ALL_BACK: Words = {
  zh: /(?:返还|退还|退回)[^。；]{0,8}(?:已(?:付|支付|收取|缴纳|交纳)|所收)[^。；]{0,8}(?:费|款)|全额(?:退还|返还|退款)/u,
  en: /\b(?:refund|return|repay)\b[^.;]{0,12}\b(?:all|full|entire|whole)\b[^.;]{0,30}\b(?:fees?|payments?|sums?|amounts?|price)\b/i,
};
const PARTLY: Words = {
  zh: /未(?:履行|提供|使用|服务|完成|发生)|尚未|对应|剩余|相应|受影响|多[收付]|超额|除外|预付/u,
  en: /\b(?:not (?:yet )?(?:provided|performed|used)|unused|unearned|corresponding|affected|remaining|except|overpaid|pro rata)\b/i,
};

/** Damages may stand in the sentence beside it. */
const allBack = (contract: Analysis): TextHit[] => {
  const sentences = said(contract);
  const costly = new Set(sentences.flatMap((each) => (says(each, DAMAGES) ? [each.passage] : [])));
  return sentences.flatMap((sentence) => {
    const at = costly.has(sentence.passage) && !says(sentence, PARTLY) && spotIn(sentence, ALL_BACK);
    return at ? [{ at }] : [];
  });
};

const VAGUE: Words = {
  zh: /情节(?:特别)?(?:严重|恶劣)|情形严重|严重违反(?:本)?(?:合[同约]|契约|协议|约定|规定)?|严重违约|重大违约|造成(?:不良|恶劣|重大|严重)的?(?:社会)?影响|后果(?:特别)?严重/u,
  en: /\b(?:serious|severe|grave|egregious)(?:ly)? (?:breach(?:es)?|violat(?:es|ion)|circumstances|consequences)|\bcircumstances are serious|\badverse (?:effect|influence|impact)/i,
};
const FOLLOWS: Words = {
  zh: /解除|终止|违约金|赔偿|扣除|扣减/u,
  en: /\b(?:terminat|rescind|damages|penalty|compensat|deduct)/i,
};
const SPELT_OUT: Words = {
  zh: /(?:严重|重大|恶劣|影响)[^。；]{0,8}(?:是指|[”"]?指|包括|如下|之一|[，,]即(?![时可行刻使]))|(?:下列|以下)[^。；]{0,24}(?:重大|严重)|(?:所列|列明)的?(?:重大|严重)/u,
  en: /\b(?:serious|severe|material|grave) (?:breach(?:es)?|violations?|circumstances)[”"]?,? (?:means?|include|that is|are)|\bfollowing\b[^.;]{0,40}\b(?:serious|severe|material)|\b(?:serious|severe|material)[^.;]{0,30}\blisted in\b/i,
};

function vagueTriggers(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  if (anySays(sentences, SPELT_OUT)) return [];
  return sentences.flatMap((sentence) => {
    const at = says(sentence, FOLLOWS) ? spotIn(sentence, VAGUE) : undefined;
    if (!at) return [];
    return [{ at, slots: { text: contract.text.passages[at.passage]!.text.slice(at.from, at.to) } }];
  });
}

const TO_BE_AGREED: Words = {
  zh: /(?:违约金|赔偿金?的?(?:金额|数额|标准|额)?|损失的?(?:金额|数额))[^。；]{0,16}?(?:双方|另行|友好|共同)[^。；]{0,4}(?:协商|商定|议定|约定)/u,
  en: /\b(?:liquidated damages|amount of (?:the )?(?:compensation|damages)|compensation|damages)\b[^.;]{0,40}\b(?:shall|will|to) be (?:separately )?(?:negotiated|agreed|determined (?:by|through) (?:friendly )?(?:negotiation|consultation|agreement))/i,
};
const DISPUTE: Words = { zh: /争议|纠纷|实际损失/u, en: /\b(?:dispute|actual loss)/i };

const toBeAgreed = (contract: Analysis): TextHit[] =>
  said(contract).flatMap((sentence) => {
    const at = says(sentence, DISPUTE) ? undefined : spotIn(sentence, TO_BE_AGREED);
    return at ? [{ at }] : [];
  });

export const damagesRules: readonly Rule[] = [
  {
    id: 'LIA-004',
    severity: 'warning',
    title: { zh: '违约金基数未定义', en: 'Base of liquidated damages undefined' },
    message: {
      zh: '违约金以“{base}”为基数，而合同没有写明它是多少',
      en: 'liquidated damages are counted on “{base}”, yet the contract does not say what that comes to',
    },
    hint: {
      zh: '写明总金额，或者改以最近几个月的服务费为基数',
      en: 'state the total, or take the fees of the last months as the base',
    },
    text: undefinedBase,
    examples: {
      fires: [
        { text: '服务费按实际工单数结算。乙方违约的，按合同总金额的10%支付违约金。', at: '合同总金额' },
        { text: '違約方應支付服務費用總額百分之十的違約金。', at: '服務費用總額' },
        { text: '乙方违约的，应支付年度服务费10%的违约金。合同总额为5万元。', at: '年度服务费' },
        { text: '每月服务费为5万元。乙方违约的，按合同总金额的10%支付违约金。', at: '合同总金额' },
        {
          text: 'The monthly fee is RMB 10,000. It shall pay liquidated damages of 10% of the total fees.',
          at: 'total fees',
        },
        { text: 'The total is RMB 9,000. It shall pay liquidated damages of 10% of the annual fees.' },
        { text: 'It shall pay liquidated damages of 10% of the total contract price.' },
      ],
      silent: [
        { text: '合同总金额为人民币120,000元。乙方违约的，按合同总金额的10%支付违约金。' },
        { text: '服務費總計壹拾貳萬圓整。違約方應支付服務費用總額百分之十的違約金。' },
        { text: '乙方违约的，应支付年度服务费10%的违约金。年度服务费指违约前12个月的服务费。' },
        { text: '乙方违约的，按当月服务费的10%支付违约金。' },
        { text: '服务费按实际工单数结算。甲方可以预付合同总金额的10%。' },
        { text: 'It shall pay liquidated damages of 10% of the monthly fee.' },
        {
          text: 'It shall pay liquidated damages of 10% of the annual fees. “Annual fees” means the fees of 12 months.',
        },
        {
          text: 'The total is RMB 120,000. It shall pay liquidated damages of 10% of the total contract price.',
        },
        { text: '服务费按月结算。一方违约的，赔偿金额以前一年度服务费总额为限。' },
        { text: '服务费按月结算。一方违约的，赔偿金额不超过前12个月服务费总额。' },
      ],
    },
  },
  {
    id: 'LIA-005',
    severity: 'warning',
    title: { zh: '平等主体之间称“滞纳金”', en: '滞纳金 between private parties' },
    message: {
      zh: '“滞纳金”通常是税收和行政征收中的概念；民法典合同编只称违约金',
      en: '滞纳金 is commonly a surcharge under public law; the Contract Book of the Civil Code speaks only of 违约金 (liquidated damages)',
    },
    hint: { zh: '改为“逾期付款违约金”', en: 'write 逾期付款违约金' },
    basis: [{ law: 'civil-code', articles: '585', checked: 'text' }],
    text: (contract) =>
      said(contract).flatMap((sentence) => {
        const at = says(sentence, PUBLIC_LAW) ? undefined : spotIn(sentence, SURCHARGE);
        return at ? [{ at }] : [];
      }),
    examples: {
      fires: [
        { text: '逾期付款的，每日按欠款的0.05%支付滞纳金。', at: '滞纳金' },
        { text: '逾期付款的，應支付滯納金。', at: '滯納金' },
      ],
      silent: [
        { text: '逾期付款的，每日按欠款的0.05%支付违约金。' },
        { text: '乙方未依法申报纳税产生的滞纳金，由乙方自行承担。' },
        { text: '因迟缴社保产生的滞纳金，由乙方承担。' },
      ],
    },
  },
  {
    id: 'LIA-006',
    severity: 'warning',
    title: { zh: '违约金与全部损失重复计算', en: 'Liquidated damages on top of the full loss' },
    message: {
      zh: '同一违约行为既付违约金又赔偿全部损失，两者相加可能超过损失',
      en: 'liquidated damages and the whole loss are both due for one breach: together they may exceed the loss',
    },
    hint: {
      zh: '改为“违约金不足以弥补损失的，就不足部分赔偿”',
      en: 'write “where the liquidated damages do not cover the loss, the shortfall is compensated”',
    },
    basis: [{ law: 'civil-code', articles: '584, 585(2)', checked: 'text' }],
    text: cumulated,
    examples: {
      fires: [
        {
          text: '乙方应支付违约金2万元，并赔偿甲方因此遭受的全部损失。',
          at: '违约金2万元，并赔偿甲方因此遭受的全部损失',
        },
        { text: '違約方應賠償對方一切損失，並支付違約金2萬元。', at: '賠償對方一切損失，並支付違約金' },
        { text: 'It shall pay liquidated damages and also compensate the other party for all losses.' },
      ],
      silent: [
        { text: '乙方应支付违约金2万元；违约金不足以弥补损失的，就不足部分赔偿。' },
        { text: '违约金低于损失的，还应赔偿超出违约金的全部损失。' },
        { text: '違約方應賠償對方的全部損失。' },
        { text: 'It shall pay liquidated damages and, for the shortfall only, compensate for all loss.' },
        {
          text: 'It shall pay liquidated damages and compensate for all loss that exceeds them.',
        },
      ],
    },
  },
  {
    id: 'LIA-007',
    severity: 'warning',
    title: { zh: '全额退费并付违约金', en: 'All fees refunded, with liquidated damages on top' },
    message: {
      zh: '退还全部已付费用并支付违约金，没有扣除已提供的服务；合同解除后应根据履行情况和合同性质处理',
      en: 'all fees paid are refunded and liquidated damages are due on top, although services were provided; after termination the law looks at performance and the nature of the contract',
    },
    hint: {
      zh: '只退还未提供的服务所对应的费用',
      en: 'refund only the fees for services not provided',
    },
    basis: [{ law: 'civil-code', articles: '566(1)–(2)', checked: 'text' }],
    text: allBack,
    examples: {
      fires: [
        { text: '乙方违约的，应退还甲方已付的服务费，并支付违约金1万元。', at: '退还甲方已付的服务费' },
        { text: '乙方應全額退還費用。另支付違約金1萬元。', at: '全額退還' },
        { text: 'It shall refund all fees paid and pay liquidated damages.', at: 'refund all fees' },
      ],
      silent: [
        { text: '乙方违约的，应退还甲方已付但乙方尚未提供的服务对应的费用，并支付违约金1万元。' },
        { text: '乙方應退還已收取的費用。' },
        { text: '乙方应退还已付的剩余服务费，并支付违约金1万元。' },
        { text: '乙方应支付违约金1万元。\n多收的费用应退还，已付的费用另行结算。' },
        { text: 'It shall refund all fees for services not yet provided and pay liquidated damages.' },
      ],
    },
  },
  {
    id: 'LIA-010',
    severity: 'warning',
    title: { zh: '触发解除或者违约责任的情形不明', en: 'Vague trigger of termination or liability' },
    message: {
      zh: '“{text}”引起解除或者违约责任，却没有界定',
      en: '“{text}” leads to termination or liability for breach, yet is not defined',
    },
    hint: { zh: '列明具体情形', en: 'list the cases meant' },
    text: vagueTriggers,
    examples: {
      fires: [
        { text: '乙方服务质量差且情节严重的，甲方有权解除合同。', at: '情节严重' },
        { text: '乙方嚴重違反合同的，應支付違約金。', at: '嚴重違反合同' },
        { text: '给甲方造成不良影响的，扣减当月服务费。', at: '造成不良影响' },
        { text: 'The client may terminate for a serious breach.', at: 'serious breach' },
      ],
      silent: [
        { text: '情节严重的，甲方有权解除合同。情节严重是指连续两个月未达标。' },
        { text: '乙方有第八条所列重大违约情形的，甲方有权解除合同。' },
        { text: '發生嚴重故障時，乙方應立即通知甲方。' },
        { text: '情节严重的，乙方应书面说明原因。' },
        { text: 'A serious breach is reported within one hour.' },
        {
          text: 'The client may terminate for a serious breach. “Serious breach” means failure for 30 days.',
        },
        { text: '一方严重违约，即连续两个月未达到约定标准的，对方有权解除合同。' },
      ],
    },
  },
  {
    id: 'LIA-014',
    severity: 'warning',
    title: { zh: '违约金留待协商', en: 'Liquidated damages left to be agreed' },
    message: {
      zh: '违约金或者赔偿数额留待双方协商；协商不成的，等于没有约定，只能按实际损失主张',
      en: 'liquidated damages are left “to be agreed”; failing agreement there are none, and only actual loss can be claimed',
    },
    hint: { zh: '写明数额或者计算方法', en: 'state a sum or a method of calculation' },
    basis: [{ law: 'civil-code', articles: '584, 585(1)', checked: 'text' }],
    text: toBeAgreed,
    examples: {
      fires: [
        { text: '乙方违约的，赔偿金额由双方协商确定。', at: '赔偿金额由双方协商' },
        { text: '違約金由雙方另行約定。', at: '違約金由雙方另行約定' },
        { text: 'The amount of compensation shall be determined by negotiation.' },
      ],
      silent: [
        { text: '双方就赔偿金额不能达成一致的，依照第九条解决。' },
        { text: '因赔偿发生争议的，双方协商解决。' },
        { text: '違約金為五千元。' },
        { text: 'Disputes over damages shall be negotiated first.' },
        { text: 'Liquidated damages are RMB 5,000.' },
      ],
    },
  },
];
