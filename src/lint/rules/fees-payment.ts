// FEE: when and on what conditions is paid.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { anySays, clauseOf, each, ofForeign, type Said, said, says, type Words } from '../said.js';

const SOMEONE = '(?:第三方|平台|终端客户|最终用户|业主|总包|品牌方|上游|发包人|甲方(?:的)?客户|其客户)';
const PAY_WHEN_PAID: Words = {
  zh: new RegExp(
    `(?:收到|取得)${SOMEONE}[^。；，]{0,16}(?:款|付|费用)[^。；]{0,20}(?:后|之日起|为前提|为条件)[^。；]{0,30}|(?:按|按照|根据)${SOMEONE}(?:的)?(?:付款|支付|回款|结算)进度[^。；]{0,12}|背靠背[^。；]{0,10}(?:付款|支付|结算)`,
    'u',
  ),
  en: /\b(?:after|upon|on|until|subject to|conditional (?:up)?on) (?:its |the )?(?:actual )?recei(?:pt of|ving)(?: corresponding| the)? (?:payments?|funds) from (?:the |its |any )?(?:platform|third part|end customer|end user|owner|client|customer)/i,
};
const FORBIDS: Words = {
  zh: /不得|不以|不应|无论是否|不论是否/u,
  en: /\b(?:shall not|may not|whether or not|regardless)\b/i,
};

const LATE_DAY: Words = {
  zh: /(?:每个?(?:自然)?月|次月|下个?月)的?\s{0,4}第?\s{0,4}(?:29|30|31|二十九|三十一|三十)\s{0,4}[日号](?!内|以内)/u,
  en: /\b(?:29th|30th|31st)(?: day)? of (?:each|every|the (?:following|next))(?: calendar)? month/i,
};
const LAST_DAY: Words = {
  zh: /最后一[日天]|月末|月底|没有该日|无该日|无此日/u,
  en: /\blast day\b|\bno such day\b|\bif shorter\b/i,
};
/** The rule for short months may stand in the next sentence. */
const lateDay = (contract: Analysis): TextHit[] => {
  const settled = new Set(said(contract).flatMap((one) => (says(one, LAST_DAY) ? [one.passage] : [])));
  return each(contract, LATE_DAY)
    .filter(({ at }) => !settled.has(at!.passage))
    .map((hit) => ({ ...hit, slots: { day: dayAt(contract, hit.at!) } }));
};
function dayAt({ text }: Analysis, { passage, from, to }: NonNullable<TextHit['at']>): string {
  const words = text.passages[passage]!.folded.slice(from, to);
  return /\d{2}|二十九|三十一?/u.exec(words)?.[0] ?? '';
}

const PAYS: Words = { zh: /支付|付款|结算/u, en: /\b(?:pay|payable|payment)\b/i };
const UNDISPUTED: Words = {
  zh: /无(?:异议|争议)|没有(?:异议|争议)/u,
  en: /\bundisputed\b|\bnot (?:in dispute|disputed)\b/i,
};

function undisputed(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  const fees = sentences.filter((sentence: Said) => sentence.family === 'fees');
  const clause = clauseOf(contract, 'fees');
  return clause === undefined || !anySays(fees, PAYS) || anySays(sentences, UNDISPUTED) ? [] : [{ clause }];
}

const STATE = { 'parties.customer.entityType': 'public_institution' };
const LARGE = { 'parties.customer.size': 'large' };

export const paymentRules: readonly Rule[] = [
  {
    id: 'FEE-010',
    severity: 'error',
    title: { zh: '对中小企业的付款期限过长', en: 'Time for paying a small or medium enterprise too long' },
    message: { zh: '', en: '' },
    basis: [{ law: 'sme-payment-regs', articles: '9(1)–(2), 9(4), 10', checked: 'text' }],
    told: ['X26@payment.due'],
    examples: {
      fires: [
        { set: { ...STATE, 'payment.due.within': '61 calendar_day' } },
        { set: { ...LARGE, 'payment.due.within': '61 calendar_day' } },
      ],
      silent: [
        { set: { ...STATE, 'payment.due.within': '60 calendar_day' } },
        { set: { ...LARGE, 'payment.due.within': '60 calendar_day' } },
        { set: { 'payment.due.within': '61 calendar_day' } },
      ],
    },
  },
  {
    id: 'FEE-011',
    severity: 'error',
    title: { zh: '以收到第三方付款为付款条件', en: 'Payment depends on a third party’s payment' },
    message: {
      zh: '付款以第三方付款为前提：大型企业不得与中小企业作此约定，机关、事业单位向中小企业付款最长不得超过60日，其他收款方也可能长期收不到款',
      en: 'payment waits for that of a third party: a large enterprise may not agree this with a small or medium one, a state body or public institution must pay such a one within 60 days at most, and any other payee may wait without end',
    },
    hint: {
      zh: '改为自确认结算金额之日起的固定期限',
      en: 'set a fixed time from the day on which the amount is confirmed',
    },
    basis: [
      { law: 'sme-payment-regs', articles: '7, 9(1)–(2)', checked: 'text' },
      { law: 'sme-pay-when-paid-reply', checked: 'secondary' },
    ],
    told: ['X26@payment.payWhenPaid'],
    foreign: 'warning',
    text: ofForeign((contract) => each(contract, PAY_WHEN_PAID, FORBIDS)),
    examples: {
      fires: [
        { set: { ...LARGE, 'payment.payWhenPaid': true } },
        {
          text: '甲方在收到平台结算款后十个工作日内向乙方支付服务费。',
          at: '收到平台结算款后十个工作日内向乙方支付服务费',
        },
        { text: '甲方按照業主付款進度向乙方支付服務費。' },
        { text: 'The client shall pay upon receipt of payment from the platform.' },
      ],
      silent: [
        { set: { 'payment.payWhenPaid': true } },
        { text: '甲方不得以收到平台付款为前提向乙方支付服务费。' },
        { text: '甲方在收到平台账单后十个工作日内向乙方支付服务费。' },
        { text: 'Payment may not be put off until receipt of payment from the platform.' },
        { text: 'The client shall pay each month.' },
        { text: 'The client shall pay whether or not it has received payment from the platform.' },
      ],
    },
  },
  {
    id: 'FEE-012',
    severity: 'error',
    title: { zh: '逾期利率低于法定下限', en: 'Late-payment interest below the statutory floor' },
    message: { zh: '', en: '' },
    basis: [{ law: 'sme-payment-regs', articles: '17', checked: 'text' }],
    told: ['X26@liability.latePayment'],
    examples: {
      fires: [{ set: { ...LARGE, 'liability.latePayment.ratePerDay': '0.005' } }],
      silent: [
        { set: { ...LARGE, 'liability.latePayment.ratePerDay': '0.05' } },
        { set: { 'liability.latePayment.ratePerDay': '0.005', 'parties.provider.size': 'large' } },
      ],
    },
  },
  {
    id: 'FEE-019',
    severity: 'warning',
    title: { zh: '结算日并非每月都有', en: 'Settlement day that some months lack' },
    message: {
      zh: '并非每月都有{day}日，未写明没有该日时如何处理',
      en: 'day {day} does not exist in every month, and what holds then is not said',
    },
    hint: {
      zh: '补充“当月没有该日的，为当月最后一日”',
      en: 'add “or the last day of the month where it has no such day”',
    },
    text: ofForeign(lateDay),
    examples: {
      fires: [
        { text: '甲方应于每月31日支付服务费。', at: '每月31日' },
        { text: '甲方應於次月三十日前付款。', at: '次月三十日' },
        { text: '甲方应于每月29日支付服务费。', at: '每月29日' },
        { text: 'The client shall pay on the 30th of each month.', at: '30th of each month' },
      ],
      silent: [
        { text: '甲方应于每月28日支付服务费。' },
        { text: '甲方应于每月31日支付服务费。当月没有该日的，为当月最后一日。' },
        { text: '甲方应在收到次月30日内有效的账单后付款。' },
        { text: 'The client shall pay on the 30th of each month or on its last day.' },
        { form: 'ASO', set: { 'payment.settlementDay': 31 } },
      ],
    },
  },
  {
    id: 'FEE-020',
    severity: 'info',
    title: { zh: '未约定无争议部分按时支付', en: 'Payment of the undisputed part not provided for' },
    message: {
      zh: '未约定部分费用有争议时，无争议部分仍按时支付；机关、事业单位和大型企业对中小企业负有此项法定义务',
      en: 'it is not said that the undisputed part of a bill is paid on time; a state body, public institution or large enterprise owes that to a small or medium one by law',
    },
    basis: [{ law: 'sme-payment-regs', articles: '15', checked: 'text' }],
    text: undisputed,
    examples: {
      fires: [
        { text: '第四条 付款\n甲方对账单有异议的，暂停支付当期全部服务费。' },
        { text: '第四條 費用\n甲方應按月支付服務費。' },
        { text: 'Article 4 Payment\nThe client shall pay each month.' },
      ],
      silent: [
        { text: '第四条 付款\n甲方应按月支付服务费；有异议的，应先支付无异议的部分。' },
        { text: '第四條 付款\n甲方應按月支付，無爭議部分不得遲延。' },
        { text: 'Article 4 Payment\nThe client shall pay the undisputed part when due.' },
        { text: '第四条 保密\n双方应保守商业秘密。' },
        { text: '第四条 费用\n乙方人员的食宿由乙方自理。' },
        { text: 'Article 4 Fees\nTravel is at the expense of the provider.' },
        { form: 'SVL', set: {} },
      ],
    },
  },
];
