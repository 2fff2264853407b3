// Rules on the end: any breach as a ground, how long a right to end lasts, withdrawal at will, what follows.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { clauseOf, ofForeign, said, says, spotIn, type Words } from '../said.js';
import { isContract } from './term-dates.js';
import { renewalRules } from './term-renewal.js';

const ANY_BREACH = {
  zh: /(?:任何一方|任一方|一方|甲方|乙方|对方|委托方|受托方)[^。；，]{0,6}(?:违反(?:了)?(?:本)?(?:合[同约]|契约|协议)[^。；，]{0,12}|违约|未(?:能)?按[^。；，]{0,8}约定(?:履行|提供)[^。；，]{0,8}|有[^。；，]{0,4}违约行为)的?[，,]?[^。；，]{0,16}(?:有权|可以?|得)[^。；，]{0,16}(?:解除|终止)/u,
  en: /\b(?:either|any|a) party (?:that |which )?(?:breaches|is in breach of|violates|fails to comply with)[^.;]{0,60}\bmay (?:[^.;]{0,20})?(?:terminate|rescind)|\b(?:terminate|rescind)[^.;]{0,40}\b(?:for|upon|in case of) any breach\b/i,
};
const THRESHOLD = {
  zh: /严重|重大|根本|实质|催告|合理期限|补救|改正|整改|纠正|仍[未不]|目的|累计|连续|超过\s?[0-9一二三四五六七八九十]/u,
  en: /material|serious|fundamental|substantial|cure|remed|reasonable period|within|defeats|purpose|repeated/i,
};
const MAY_END = {
  zh: /(?:有权|可以?|得)[^。；，]{0,16}(?:解除|终止)(?:本)?(?:合[同约]|契约|协议)/u,
  en: /\b(?:may|entitled to) (?:[^.;]{0,20})?(?:terminate|rescind)\b/i,
};
const EXERCISE = {
  zh: /解除权[^。；]{0,60}(?:内|前|消灭)|(?:解除事由|解除原因)[^。；]{0,30}内|行使解除权/u,
  en: /\bright to (?:terminate|rescind)[^.;]{0,80}\b(?:within|laps|expire|exercis)|\bexercise[^.;]{0,60}\b(?:terminat|resci)/i,
};
const AT_WILL = {
  zh: /任意解除|随时(?:解除|终止)|第九百三十三条|提前[^。；]{0,24}(?:解除|终止)|(?:解除|终止)[^。；]{0,16}提前[^。；]{0,16}通知/u,
  en: /\b(?:at any time|for convenience|without cause|without reason)\b|\bterminat\w*[^.;]{0,60}\b(?:days|months)\b[^.;]{0,12}\bnotice\b|\bnotice\b[^.;]{0,40}\bterminat/i,
};
const ENTRUSTS = /委托(?!代理人)|受托|entrust|mandate/iu;
const AFTERWARDS = {
  zh: /终止|解除|届满|期满|(?:合[同约]|契约)结束|到期/u,
  en: /\bterminat|\bexpir|\bend of (?:the|this)\b|\bafter (?:the|this)\b/i,
};
const FOLLOWS: readonly { readonly item: { zh: string; en: string }; readonly words: Words }[] = [
  {
    item: { zh: '结算', en: 'settlement' },
    words: {
      zh: /结算|结清|清算|付清|清结|退还|退回/u,
      en: /settle|final (?:invoice|account|payment)|outstanding (?:fees|amounts)|refund/i,
    },
  },
  {
    item: { zh: '交接', en: 'handover' },
    words: { zh: /交接|移交|归还|返还|交还|交付/u, en: /hand(?:ed|s)?[ -]?over|transfer|return/i },
  },
  {
    item: { zh: '数据处理', en: 'data' },
    words: {
      zh: /(?:数据|资料|信息|记录|文件)[^。；]{0,24}(?:删除|销毁|返还|归还|交还|移交)|(?:删除|销毁|返还|归还|交还|移交)[^。；]{0,24}(?:数据|资料|信息|记录|文件)/u,
      en: /(?:data|information|materials|records)[^.;]{0,60}(?:delet|destroy|eras|return)|(?:delet|destroy|eras|return)[^.;]{0,60}(?:data|information|materials|records)/i,
    },
  },
];

function withoutFollowing(contract: Analysis): TextHit[] {
  if (!isContract(contract)) return [];
  const after = said(contract).filter(
    (sentence) =>
      sentence.family === 'consequences' || says(sentence, AFTERWARDS) || sentence.family === 'termination',
  );
  const lacking = FOLLOWS.filter(({ words }) => !after.some((sentence) => says(sentence, words))).map(
    ({ item }) => item,
  );
  if (lacking.length === 0) return [];
  const clause = clauseOf(contract, 'consequences', 'termination');
  const items = { zh: lacking.map(({ zh }) => zh).join('、'), en: lacking.map(({ en }) => en).join(', ') };
  return [{ ...(clause !== undefined && { clause }), slots: { items } }];
}

const PARTIES = '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n';
const WHOLE = `${PARTIES}第一条 服务\n乙方答复售后咨询。\n第二条 价款\n服务费每月8000元。\n第三条 合同终止\n`;

export const endingRules: readonly Rule[] = [
  ...renewalRules,
  {
    id: 'TRM-007',
    severity: 'warning',
    title: { zh: '任何违约都可以解除', en: 'Any breach allows termination' },
    message: {
      zh: '任何违约均可解除合同，门槛过低，轻微违约也可能使合同终止',
      en: 'any breach, however slight, lets a party terminate: the threshold is too low',
    },
    hint: {
      zh: '限于严重违约，或者经催告后在合理期限内仍未改正的违约',
      en: 'limit it to material breach, or to breach not cured within a reasonable period after notice',
    },
    basis: [{ law: 'civil-code', articles: '562(2), 563(1)', checked: 'text' }],
    text: (contract) =>
      said(contract).flatMap((sentence) => {
        const at = says(sentence, THRESHOLD) ? undefined : spotIn(sentence, ANY_BREACH);
        return at ? [{ at }] : [];
      }),
    examples: {
      fires: [
        {
          text: '第一条 解除\n任何一方违反本合同约定的，另一方有权解除合同。',
          at: '任何一方违反本合同约定的，另一方有权解除',
        },
        {
          text: '第一條 權利\n受託方未按約定提供服務的，委託方有權立即解除協議。',
          at: '受託方未按約定提供服務的，委託方有權立即解除',
        },
        {
          text: 'Article 1 Termination\nIf either Party breaches this Agreement, the other may terminate it at once.',
          at: 'either Party breaches this Agreement, the other may terminate',
        },
      ],
      silent: [
        { text: '第一条 解除\n任何一方严重违反本合同约定的，另一方有权解除合同。' },
        { text: '第一条 解除\n一方违反本合同约定，经催告后三十日内仍未改正的，另一方有权解除合同。' },
        { text: '第一条 责任\n任何一方违反本合同约定的，应赔偿另一方的损失。' },
        {
          text: 'Article 1 Termination\nIf either Party commits a material breach, the other may terminate this Agreement.',
        },
      ],
    },
  },
  {
    id: 'TRM-008',
    severity: 'info',
    title: { zh: '未约定解除权的行使期限', en: 'No period for using a right to terminate' },
    message: {
      zh: '未约定解除权行使期限；依法自知道或者应当知道解除事由之日起一年内，或者经催告后的合理期限内不行使的，该权利消灭',
      en: 'no period is agreed for using the right to terminate; by law it lapses one year after its holder knew or ought to have known of the ground, or a reasonable time after the other party’s demand',
    },
    hint: {
      zh: '写明自知道或者应当知道解除事由之日起多少日内行使',
      en: 'say within how many days of knowing of the ground it must be used',
    },
    basis: [{ law: 'civil-code', articles: '564(2)', checked: 'text' }],
    text: ofForeign((contract) => {
      const all = said(contract);
      if (all.some((sentence) => says(sentence, EXERCISE))) return [];
      const at = all.map((sentence) => spotIn(sentence, MAY_END)).find((spot) => spot !== undefined);
      return at ? [{ at }] : [];
    }),
    examples: {
      fires: [
        { text: '第一条 解除\n乙方逾期三十日的，甲方有权解除合同。', at: '有权解除合同' },
        { text: '第一條 解除\n甲方可以書面通知解除本協議。', at: '可以書面通知解除本協議' },
        {
          text: 'Article 1 Termination\nParty A may terminate this Agreement by notice.',
          at: 'may terminate',
        },
      ],
      silent: [
        { text: '第一条 解除\n乙方逾期三十日的，甲方有权解除合同，解除权应在三个月内行使。' },
        { text: '第一条 解除\n双方协商一致，合同解除。' },
        {
          text: 'Article 1 Termination\nParty A may terminate this Agreement. The right to terminate lapses after three months.',
        },
      ],
    },
  },
  {
    id: 'TRM-009',
    severity: 'warning',
    title: { zh: '未处理委托合同的任意解除权', en: 'Right to withdraw from an entrustment not dealt with' },
    message: {
      zh: '合同采用委托的措辞而未处理任意解除权：如被认定为委托合同，双方均可随时解除；有偿的，解除方一般应赔偿对方的直接损失和可得利益',
      en: 'the contract is worded as an entrustment and does not deal with withdrawal: if held to be one, either party may end it at any time; where it is paid, that party generally compensates direct loss and lost profit',
    },
    hint: {
      zh: '约定提前通知解除，并写明双方如何处理任意解除权',
      en: 'agree on termination by notice, and say what is to become of the statutory right',
    },
    basis: [{ law: 'civil-code', articles: '467(1), 933', checked: 'text' }],
    text: ofForeign((contract) => {
      const { text, designators } = contract;
      const named = text.passages.some(({ kind, folded }) => kind === 'title' && ENTRUSTS.test(folded));
      const entrusted =
        named || designators.letters.some(({ words }) => words.some((word) => ENTRUSTS.test(word)));
      const dealt = said(contract).some((sentence) => says(sentence, AT_WILL));
      return isContract(contract) && entrusted && !dealt ? [{}] : [];
    }),
    examples: {
      fires: [
        { text: `${WHOLE}合同期满终止。` },
        {
          text: '客服委托合同\n甲方：青岛海棠商贸有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n略\n第二条 价款\n略\n第三条 其他\n略',
        },
        {
          text: '编号：2027-01\n客服委托合同\n甲方：青岛海棠商贸有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n略\n第二条 价款\n略\n第三条 其他\n略',
        },
      ],
      silent: [
        { text: `${WHOLE}任何一方提前30日书面通知对方，可以解除合同。` },
        { text: `${WHOLE}双方放弃委托合同的任意解除权。` },
        {
          text: '客服合同\n甲方：青岛海棠商贸有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n略\n第二条 价款\n略\n第三条 其他\n略',
        },
        {
          text: '客服合同\n甲方：青岛海棠商贸有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n乙方受甲方委托检查一次库存。\n第二条 价款\n略\n第三条 其他\n略',
        },
      ],
    },
  },
  {
    id: 'TRM-010',
    severity: 'warning',
    title: { zh: '未约定合同终止后的处理', en: 'Consequences of the end not agreed' },
    message: {
      zh: '未约定合同终止后的{items}',
      en: 'nothing is agreed on {items} after the end',
    },
    basis: [{ law: 'civil-code', articles: '558, 566, 567', checked: 'text' }],
    text: withoutFollowing,
    examples: {
      fires: [
        { text: `${WHOLE}合同期满终止。` },
        { text: `${WHOLE}合同终止后十日内，双方应结清服务费并完成交接。` },
        { text: `${WHOLE}合同终止后十日内，乙方应删除个人信息并办理交接。` },
        {
          text: `${PARTIES}第一条 服务\n乙方应交付报告并删除过期数据。\n第二条 价款\n甲方按月结清服务费。\n第三条 合同终止\n合同期满终止。`,
        },
        {
          text: `${PARTIES}第一条 服务\n乙方答复售后咨询。\n第二条 价款\n服务费每月8000元。\n第三条 终止后的处理\n双方应结清服务费。`,
          at: '终止后的处理',
        },
      ],
      silent: [
        { set: {} },
        { text: `${WHOLE}合同终止后十日内，双方应结清服务费，乙方应移交未结工单并删除全部数据。` },
        { text: '第一条 合同终止\n合同期满终止。' },
        {
          text: `${PARTIES}第一条 服务\n乙方答复售后咨询。\n第二条 价款\n服务费每月8000元。\n第三条 终止后的处理\n双方应结清服务费，乙方应移交工单并删除全部数据。`,
        },
        { text: `${WHOLE}双方应结清服务费，乙方应移交工单并删除全部数据。` },
        {
          text: `${PARTIES}第一条 服务\n乙方答复售后咨询。\n第二条 价款\n服务费每月8000元。\n第三条 其他\n合同终止后十日内，双方应结清服务费，乙方应移交工单并删除全部数据。`,
        },
        {
          text: '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n服务订单\n本订单依据双方签订的框架协议订立，是该协议的组成部分。\n第一条 服务\n乙方答复售后咨询。\n第二条 付款\n按月付款。\n第三条 席位\n早班六席。',
        },
      ],
    },
  },
];
