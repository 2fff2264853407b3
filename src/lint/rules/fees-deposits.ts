// FEE: deposits and first payments.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { anySays, each, ofForeign, said, says, spotIn, type Words } from '../said.js';

const DEPOSIT_WORD: Words = { zh: /定金/u };
const WHOLE: Words = {
  zh: /(?:合[同约]|契约)(?:总)?(?:价款|金额|总?额|总?价)|服务费总?额|总[价额]|总金额|标的额/u,
};
const MOST = 20;

/** Only of a share that stands behind the word: 定金……百分之三十. */
const largeDeposit = (contract: Analysis): TextHit[] =>
  said(contract).flatMap((sentence) => {
    const word = spotIn(sentence, DEPOSIT_WORD);
    if (!word || !says(sentence, WHOLE)) return [];
    const share = sentence.figures.find(({ kind, at }) => kind === 'percent' && at.from > word.from);
    return share && Number(share.value) > MOST ? [{ at: share.at, slots: { percent: share.value } }] : [];
  });

const CONFUSED: Words = {
  zh: /定金[（(“”、/或即亦称及]{1,4}(?:订金|押金|预付款|诚意金|保证金|首付款)|(?:订金|押金|预付款|诚意金|保证金|首付款)[（(“”、/或即亦称及]{1,4}定金/u,
};
const NO_DEPOSIT: Words = { zh: /订金|押金|诚意金|预付款/u };
const DOUBLE: Words = { zh: /双倍|定金罚则/u };

/** One payment under two names, 订金 beside 定金 in one contract, or the double return promised for what is no 定金. */
function confusedDeposit(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  const deposit = anySays(sentences, DEPOSIT_WORD);
  return sentences.flatMap((sentence) => {
    const named = /订金/u.exec(sentence.lang === 'zh' && deposit ? sentence.words : '');
    const doubled = says(sentence, DOUBLE) && !says(sentence, { zh: /定金(?!罚则)/u });
    const at =
      spotIn(sentence, CONFUSED) ??
      (named ? spotIn(sentence, { zh: /订金/u }) : doubled ? spotIn(sentence, NO_DEPOSIT) : undefined);
    return at ? [{ at }] : [];
  });
}

const FIRST_MONTH: Words = {
  zh: /(?:预付|提前支付|先行支付|预先支付)[^。；]{0,20}(?:首月|第一个月|首期|首个月)|(?:首月|第一个月|首个月)[^。；]{0,16}(?:预付|提前支付|(?:签订|签署|生效)(?:后|之日))/u,
  en: /\b(?:prepay|pay in advance|advance payment)[^.;]{0,40}\bfirst month/i,
};
const ARREARS: Words = {
  zh: /(?:次月|下月|下个月|每月)[^。；]{0,24}(?:支付|结算|付清|结清)[^。；]{0,8}(?:上月|上个月|上一月|前月|当月)|(?:上月|上个月|当月)[^。；]{0,16}(?:次月|下月|下个月)[^。；]{0,16}(?:支付|结算|付清|结清)/u,
  en: /\bin arrears\b|\b(?:following|next) month\b/i,
};
const CREDITED: Words = {
  zh: /抵扣|抵作|抵充|冲抵|充抵|不再(?:另行)?支付|第二个?月|第2个?月|次月起/u,
  en: /\bcredit|\bset off\b|\bsecond month\b|\bno longer\b/i,
};

function twicePaid(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  return anySays(sentences, ARREARS) && !anySays(sentences, CREDITED) ? each(contract, FIRST_MONTH) : [];
}

export const depositRules: readonly Rule[] = [
  {
    id: 'FEE-013',
    severity: 'error',
    title: { zh: '定金超过主合同标的额的20%', en: 'Deposit above 20% of the contract value' },
    message: {
      zh: '定金为{percent}%，超过主合同标的额的20%，超过部分不产生定金效力',
      en: 'a deposit (定金) of {percent}% is above 20% of the contract value; the excess has no effect as a deposit',
    },
    hint: { zh: '降低比例，或者将超过部分写为预付款', en: 'lower it, or make the excess a prepayment' },
    basis: [{ law: 'civil-code', articles: '586(2)', checked: 'text' }],
    told: ['X25@payment.firstPayment.amount'],
    text: ofForeign(largeDeposit),
    examples: {
      fires: [
        {
          form: 'SAS',
          set: {
            'payment.firstPayment': { mode: 'deposit', amount: '72000.01', within: '3 calendar_day' },
          },
        },
        { text: '甲方应支付定金，数额为合同总额的20.5%。', at: '20.5%' },
        { text: '定金為合同總價的百分之三十。', at: '百分之三十' },
      ],
      silent: [
        {
          form: 'SAS',
          set: {
            'payment.firstPayment': { mode: 'deposit', amount: '72000.00', within: '3 calendar_day' },
          },
        },
        { text: '甲方应支付定金，数额为合同总额的20%。' },
        { text: '甲方应支付合同总额的30%作为预付款。' },
        { text: '定金五千元；但退货率超过30%的除外。定金应在退货率低于30%时抵作价款。' },
        { text: '交付合同总额80%的款项后，定金抵作价款。' },
      ],
    },
  },
  {
    id: 'FEE-014',
    severity: 'warning',
    title: { zh: '定金与订金、押金、预付款混用', en: '定金 mixed with other advance payments' },
    message: {
      zh: '“定金”与“订金”“押金”“预付款”混用，或者对并非定金的款项约定双倍返还；只有约定了定金性质的款项才适用定金罚则',
      en: '定金 (deposit) is mixed with 订金, 押金 or a prepayment, or a double return is promised for what is no 定金; the rule of forfeiture and double return applies only to what is agreed as 定金',
    },
    hint: { zh: '对同一笔款项只用一个名称', en: 'use one name for one payment' },
    basis: [
      { law: 'civil-code', articles: '586, 587', checked: 'text' },
      { law: 'contract-interp-2023', articles: '67(1)', checked: 'text' },
    ],
    told: ['X56'],
    text: ofForeign(confusedDeposit),
    examples: {
      fires: [
        {
          form: 'SAS',
          set: { 'fees.pricing.ticketDefinition.zh': '一次受理至结案的往来，定金另付' },
        },
        { text: '签约时支付定金（预付款）五千元。', at: '定金（预付款' },
        { text: '甲方支付定金五千元。乙方收到訂金後開始服務。', at: '訂金' },
        { text: '甲方支付押金五千元；乙方违约的，押金双倍返还。', at: '押金' },
      ],
      silent: [
        { text: '甲方支付定金五千元；乙方违约的，应双倍返还定金。' },
        { text: '甲方支付定金五千元。另付预付款一万元。' },
        { text: '乙方违约的，双倍返还定金，并退还预付款。' },
        { text: '甲方支付订金五千元，抵作首期服务费。' },
        { text: '因違約造成損失的，按實際損失雙倍賠償。' },
      ],
    },
  },
  {
    id: 'FEE-015',
    severity: 'warning',
    title: { zh: '首月预付与后付重叠', en: 'Prepayment overlaps payment in arrears' },
    message: {
      zh: '首月费用已预付，其后又按月后付，未写明预付款抵作哪一期费用，首月可能重复支付',
      en: 'the first month is prepaid and each month is paid in arrears, yet what the prepayment is credited to is not said: the first month may be paid twice',
    },
    hint: { zh: '写明预付款抵作首月费用', en: 'say that the prepayment is credited to the first month' },
    text: ofForeign(twicePaid),
    examples: {
      fires: [
        {
          text: '合同签订后3日内预付首月服务费。其后甲方于次月10日前支付上月服务费。',
          at: '预付首月',
        },
        { text: '甲方應預付首月服務費。乙方每月10日前結算上月服務費。', at: '預付首月' },
        { text: 'The client shall prepay the fee for the first month. Fees are payable monthly in arrears.' },
      ],
      silent: [
        { text: '合同签订后3日内预付首月服务费，抵作该月费用。其后甲方于次月10日前支付上月服务费。' },
        { text: '合同签订后3日内预付首月服务费。以后每月1日前支付。' },
        { text: '甲方于次月10日前支付上月服务费。' },
        { text: 'The client shall prepay the fee for the first month.' },
        { text: 'Fees are payable monthly in arrears.' },
        {
          text: 'The client shall prepay the fee for the first month, which is credited. Fees are payable in arrears.',
        },
      ],
    },
  },
];
