// LIA: who is bound, caps, choices between remedies, and what a clause on liability lacks; exclusions have a file of their own.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { anySays, clauseOf, ofForeign, said, says, spotIn, type Words } from '../said.js';
import { exclusionRule } from './liability-exclusions.js';
import { DAMAGES, PER_DAY } from './liability-rates.js';

const BOTH: Words = {
  zh: /双方|任何一方|各方|一方|违约方|守约方/u,
  en: /\b(?:either|each|any|a|the (?:defaulting|breaching|other)) party\b|\bparty in breach\b|\bthe parties\b/i,
};
const BOUND = {
  zh: /(甲方|乙方|委托方|受托方|委托人|受托人|发包方|承包方|服务方|接受方|提供方)(?:应|须|需|必须|逾期|违反|违约|未|不能|擅自|迟延|延迟|无故|泄露|单方|承担|赔偿|支付)/gu,
  en: /\b(Party [AB]|the (?:Client|Customer|Provider|Supplier|Contractor|Company))\b (?:shall|must|is liable|fails|breaches|delays|does not|is in breach|pays late)/gi,
};

/** Who owes something in the clauses on breach. */
function oneSided(contract: Analysis): TextHit[] {
  const breach = said(contract).filter(({ family }) => family === 'liability');
  const clause = clauseOf(contract, 'liability');
  if (clause === undefined || anySays(breach, BOTH)) return [];
  return contract.text.languages.flatMap((lang): TextHit[] => {
    const bound = breach.flatMap(({ words }) => [...words.matchAll(BOUND[lang])].map(([, party]) => party!));
    const [party, ...others] = new Set(bound.map((name) => name.toLowerCase()));
    return party === undefined || others.length > 0
      ? []
      : [{ clause, slots: { party: bound[0]!.replace(/^the /i, '') } }];
  });
}

const LIMITED: Words = {
  zh: /(?:责任|赔偿)[^。；]{0,60}(?:不超过|为限|上限|限额)/u,
  en: /\bliability\b[^.;]{0,120}\b(?:exceed|limited|cap)/i,
};
const MITIGATION: Words = {
  zh: /损失[^。；]{0,6}扩大|减损|减轻损失/u,
  en: /\bmitigat|\bloss from (?:increasing|growing)|\bminimi[sz]e (?:the |its )?loss/i,
};

/** The clause on breach, where nothing in the contract says this. */
const lacking =
  (wanted: Words) =>
  (contract: Analysis): TextHit[] => {
    const clause = clauseOf(contract, 'liability');
    return clause === undefined || anySays(said(contract), wanted) ? [] : [{ clause }];
  };

const DEPOSIT: Words = {
  zh: /(?:交付|支付|给付|缴纳|交纳)[^。；]{0,16}定金|定金[^。；]{0,4}(?:为|人民币|(?=\d))/u,
};
const PENALTY: Words = { zh: /违约金/u };
const CHOICE: Words = {
  zh: /择一|选择适用|选择[^。；]{0,12}(?:其一|之一|定金|违约金)|不得同时|不[能可](?:同时|并用)|违约金或者?定金|定金或者?违约金/u,
};

function depositAndDamages(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  if (!anySays(sentences, PENALTY) || anySays(sentences, CHOICE)) return [];
  return sentences.flatMap((sentence) => spotIn(sentence, DEPOSIT) ?? []).map((at) => ({ at }));
}

const LATE_PAYMENT: Words = {
  zh: /(?:逾期|迟延|延迟|拖延|未按[时期约])[^。；]{0,12}(?:付款|支付|付清|缴纳|结算)/u,
  en: /\b(?:late payment|pays?[^.;]{0,20}\blate|overdue|unpaid)\b/i,
};
const UP_TO: Words = {
  zh: /累计|合计|总计|最高|上限|不超过|不高于|为限/u,
  en: /\b(?:exceed(?:s|ing)?|maximum|capped|at most|up to|limited to)\b/i,
};
/** What is owed for the use of money runs as long as it is kept. */
const INTEREST: Words = { zh: /利息/u, en: /\binterest\b/i };

function uncapped(contract: Analysis): TextHit[] {
  const capped = new Set(said(contract).flatMap((one) => (says(one, UP_TO) ? [one.passage] : [])));
  return said(contract).flatMap((sentence) => {
    const late =
      says(sentence, LATE_PAYMENT) &&
      says(sentence, DAMAGES) &&
      !says(sentence, INTEREST) &&
      !capped.has(sentence.passage);
    const at = late ? spotIn(sentence, PER_DAY) : undefined;
    return at ? [{ at }] : [];
  });
}

export const limitRules: readonly Rule[] = [
  exclusionRule,
  {
    id: 'LIA-009',
    severity: 'warning',
    title: { zh: '违约责任只约束一方', en: 'Liability binds one party only' },
    message: {
      zh: '违约责任条款只约束{party}；如系格式条款而不合理地加重一方责任，可能无效',
      en: 'the clauses on breach bind {party} only; if they are standard terms that burden one side unreasonably, they may be void',
    },
    hint: {
      zh: '同时写明逾期付款和服务不达标的责任',
      en: 'provide for both late payment and service failure',
    },
    basis: [{ law: 'civil-code', articles: '496(2), 497[2]–[3]', checked: 'text' }],
    text: oneSided,
    examples: {
      fires: [
        { text: '第七条 违约责任\n乙方未达到服务标准的，应支付违约金。\n乙方泄露信息的，应赔偿损失。' },
        { text: '第七條 違約責任\n乙方違反約定的，甲方有權解除合同。' },
        { text: '第八条 违约责任\n8.1 乙方未达标的，应支付违约金。\n8.2 乙方泄露信息的，应赔偿损失。' },
        { text: '8. Liability\n8.1 The Provider shall pay damages.\n8.2 The Provider shall pay costs.' },
        { text: 'Article 7 Liability\nThe Provider shall pay damages for each failure.' },
      ],
      silent: [
        { text: '第七条 违约责任\n乙方未达到服务标准的，应支付违约金。\n甲方逾期付款的，应支付违约金。' },
        { text: '第七條 違約責任\n任何一方違反約定的，應賠償對方的損失。乙方應支付違約金。' },
        { text: '第七条 服务标准\n乙方应在两小时内回复。' },
        { text: 'Article 7 Liability\nThe Provider shall pay damages. The Client shall pay interest.' },
        { text: 'Article 7 Liability\nThe Provider shall pay damages. A party in breach pays interest.' },
        { form: 'SVL', set: {} },
      ],
    },
  },
  {
    id: 'LIA-011',
    severity: 'info',
    title: { zh: '未约定责任上限', en: 'No cap on liability' },
    message: { zh: '没有约定赔偿责任的上限', en: 'there is no cap on liability' },
    hint: {
      zh: '考虑以一年的服务费为限，并保留法律不允许限制的责任',
      en: 'consider a year’s fees, except for liability that by law cannot be limited',
    },
    sheet: {
      reads: ['liability.cap'],
      find: ({ liability: { cap } }) => (cap.kind === 'none' ? [{ path: 'liability.cap.kind' }] : []),
    },
    text: ofForeign(lacking(LIMITED)),
    examples: {
      fires: [
        { form: 'SVL', set: { 'liability.cap': { kind: 'none' } } },
        { text: '第七条 违约责任\n乙方违约的，应赔偿损失。' },
        { text: '第七條 違約責任\n乙方違約的，應賠償損失。' },
        { text: 'Article 7 Liability\nA party in breach shall pay compensation.' },
      ],
      silent: [
        { form: 'SVL', set: {} },
        { text: '第七条 违约责任\n乙方应赔偿损失，赔偿总额不超过一年的服务费。' },
        { text: 'Article 7 Liability\nThe liability of a party is limited to the annual fees.' },
        { text: '第七条 保密\n乙方应保守秘密。' },
      ],
    },
  },
  {
    id: 'LIA-012',
    severity: 'warning',
    title: { zh: '违约金与定金未写明择一', en: 'Liquidated damages and deposit without a choice' },
    message: {
      zh: '同时约定违约金与定金，未写明只能择一适用；定金不足以弥补损失的，仍可请求赔偿超出部分',
      en: 'liquidated damages and a deposit (定金) are both agreed, without saying that only one may be claimed; loss above the deposit may still be claimed',
    },
    hint: { zh: '写明由守约方选择适用其一', en: 'say that the party not in breach chooses one of them' },
    basis: [{ law: 'civil-code', articles: '588', checked: 'text' }],
    text: depositAndDamages,
    examples: {
      fires: [
        { text: '甲方应交付定金1万元。任何一方违约的，支付违约金1万元。', at: '交付定金' },
        { text: '定金為1萬元。違約金為2萬元。', at: '定金為' },
      ],
      silent: [
        { text: '甲方应交付定金1万元。违约金为1万元，守约方只能择一主张。' },
        { text: '甲方应交付定金1万元。' },
        { text: '預付款為1萬元。違約金為2萬元。' },
        {
          form: 'SAS',
          set: {
            'payment.firstPayment': { mode: 'deposit', amount: '30000.00', within: '3 calendar_day' },
          },
        },
      ],
    },
  },
  {
    id: 'LIA-013',
    severity: 'warning',
    title: { zh: '逾期付款违约金没有上限', en: 'No cap on damages for late payment' },
    message: {
      zh: '按日计算的逾期付款违约金没有上限，拖得越久越可能过分高于损失',
      en: 'liquidated damages for late payment run by the day without a cap: in time they may far exceed the loss',
    },
    hint: {
      zh: '补充上限，如“累计不超过未付金额的20%”',
      en: 'add a cap, such as “in total at most 20% of the unpaid amount”',
    },
    text: ofForeign(uncapped),
    examples: {
      fires: [
        { text: '甲方逾期付款的，每逾期一日，按未付金额的0.05%支付违约金。', at: '每逾期一日' },
        { text: '甲方未按期支付服務費的，按日萬分之五支付違約金。', at: '按日' },
        {
          text: 'For late payment it shall pay liquidated damages of 0.05% of the sum per day.',
          at: 'per day',
        },
      ],
      silent: [
        { text: '甲方逾期付款的，每逾期一日，按未付金额的0.05%支付违约金，累计不超过未付金额的20%。' },
        { text: '甲方逾期付款的，按日萬分之五支付違約金。違約金最高為欠款的20%。' },
        { text: 'For an outage it shall pay liquidated damages of 1% of the monthly fee per day.' },
        { text: '乙方逾期交付报告的，每逾期一日，按当月服务费的0.05%支付违约金。' },
        {
          text: 'For late payment it shall pay liquidated damages of 0.05% of the sum per day, not exceeding 20%.',
        },
        { text: '甲方逾期支付的，自逾期之日起按每日万分之五支付逾期利息。' },
      ],
    },
  },
  {
    id: 'LIA-015',
    severity: 'info',
    title: { zh: '未写明减损义务', en: 'Duty to mitigate not stated' },
    message: {
      zh: '没有写明守约方防止损失扩大的义务；依法未采取适当措施致使损失扩大的，不得就扩大的损失请求赔偿',
      en: 'nothing says that the party not in breach must mitigate; by law it cannot claim for loss that grew because it took no proper measures',
    },
    hint: {
      zh: '补充“守约方应采取适当措施防止损失扩大”',
      en: 'add “the party not in breach shall take proper measures to mitigate its loss”',
    },
    basis: [{ law: 'civil-code', articles: '591', checked: 'text' }],
    text: lacking(MITIGATION),
    examples: {
      fires: [
        { text: '第七条 违约责任\n乙方违约的，应赔偿损失。' },
        { text: '第七條 違約責任\n違約方應賠償損失。' },
        { text: 'Article 7 Liability\nA party in breach shall pay compensation.' },
      ],
      silent: [
        { text: '第七条 违约责任\n违约方应赔偿损失。对方应采取措施防止损失扩大。' },
        { text: '第七條 違約責任\n守約方應防止損失進一步擴大。' },
        { text: 'Article 7 Liability\nA party in breach pays. The other party shall mitigate its loss.' },
        { form: 'SVL', set: {} },
      ],
    },
  },
];
