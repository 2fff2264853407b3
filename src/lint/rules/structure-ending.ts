// Rules on what a whole contract has besides its clauses: parts and edition that fit, a word on transfer, an end.
import type { Analysis } from '../analysis/index.js';
import { countOf } from '../analysis/labels.js';
import { passagesOf, SAID } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { ContractText } from '../text.js';
import { isSigning, isWhole } from '../whole.js';

// STR-015, STR-018, STR-019

const TRANSFER = /转让|分包|转包|转委托|再委托|\b(?:assign|subcontract|sub-contract|transfer)/iu;

const transferMissing = ({ text }: Analysis): readonly TextHit[] =>
  !isWhole(text) || passagesOf(text, SAID).some(({ folded }) => TRANSFER.test(folded)) ? [] : [{}];

const PART = /^\s{0,4}第\s?([一二三四五六七八九十\d]{1,3})\s?部分/u;
const YEAR = /(20\d\d)\s?(?:年|版|edition)/iu;

function marks({ text }: Analysis): readonly TextHit[] {
  const parts = passagesOf(text, SAID).flatMap((passage) => {
    const clause = text.clauses[passage.clause]!;
    const first = clause.passages[0] === passage.index;
    const own = PART.exec(passage.folded) ?? (first ? PART.exec(clause.label.zh) : null);
    const nth = own && !/[，。；]/u.test(passage.folded) ? countOf(own[1]!) : undefined;
    return nth === undefined ? [] : [{ nth, passage }];
  });
  const numbers = new Set(parts.map(({ nth }) => nth));
  const alone = parts.filter(({ nth }) => !numbers.has(nth === 1 ? 2 : nth - 1));
  return [
    ...alone.map(
      ({ passage, nth }): TextHit => ({
        at: { passage: passage.index, from: 0, to: passage.text.length },
        slots: {
          fault: {
            zh: `有第${nth}部分而没有第${nth === 1 ? 2 : nth - 1}部分`,
            en: `there is a part ${nth} and no part ${nth === 1 ? 2 : nth - 1}`,
          },
        },
      }),
    ),
    ...editionYear(text),
  ];
}

/** The sheet's own edition is told by X46. */
function editionYear(text: ContractText): TextHit[] {
  const title = text.foreign
    ? passagesOf(text, ['title']).find(({ folded }) => YEAR.test(folded))
    : undefined;
  if (!title) return [];
  const found = YEAR.exec(title.folded)!;
  const signed = text.passages
    .filter((passage) => isSigning(text, passage) || /^签[订署约][^：:]{0,6}[：:]/u.test(passage.folded))
    .flatMap(({ folded }) => [...folded.matchAll(/(20\d\d)\s?[年.\-/]/gu)].map(([, year]) => year!));
  // A contract for next year may be signed this year.
  const elsewhere = text.passages.some(
    (passage) => passage.kind !== 'title' && passage.folded.includes(found[1]!),
  );
  if (signed.length === 0 || elsewhere) return [];
  const years = [...new Set(signed)].join('、');
  return [
    {
      at: { passage: title.index, from: found.index, to: found.index + found[0].length },
      slots: {
        fault: {
          zh: `标题写${found[1]}，签署在${years}年`,
          en: `the title says ${found[1]}, the signatures ${years}`,
        },
      },
    },
  ];
}

/** A shorter line may be a name or a note. */
const SHORTEST = { zh: 10, en: 30 };
const ENDED = /[。！？；.!?;…]["”」』）)】]{0,3}$|[”」』）)】]$/u;

function truncated({ text }: Analysis): readonly TextHit[] {
  if (!text.foreign) return [];
  const said = passagesOf(text, SAID);
  const body = said.findLast(({ clause }) => text.clauses[clause]!.section === 'body');
  const ends = [...said.slice(-1), ...(body ? [body] : [])];
  const end = ends.find(
    ({ kind, lang, folded }) =>
      kind === 'body' && folded.length >= SHORTEST[lang] && !ENDED.test(folded.trimEnd()),
  );
  if (!end) return [];
  const from = Math.max(0, end.text.length - 12);
  return [{ at: { passage: end.index, from, to: end.text.length }, slots: { text: end.text.slice(from) } }];
}

export const endingRules: readonly Rule[] = [
  {
    id: 'STR-015',
    severity: 'warning',
    title: { zh: '未约定转让与分包', en: 'Assignment and subcontracting not addressed' },
    message: {
      zh: '未约定转让与分包：合同的权利义务可否转让、服务可否转交他人完成，只能按法律的一般规定处理',
      en: 'assignment and subcontracting are not addressed: whether the contract may be transferred or the service handed to others is left to the general law',
    },
    hint: {
      zh: '增加一条，写明是否允许以及须否对方同意',
      en: 'add a clause that says whether they are allowed and whose consent is needed',
    },
    basis: [{ law: 'civil-code', articles: '545, 551, 555, 923', checked: 'text' }],
    text: transferMissing,
    examples: {
      fires: [
        { text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。' },
        {
          text: 'Article 1 Services\nCalls are answered.\nArticle 2 Fees\nMonthly.\nArticle 3 Secrecy\nBoth keep secrets.',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n附件一 价格\n本附件是本合同的组成部分。',
        },
      ],
      silent: [
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 转让\n未经甲方书面同意，乙方不得分包。',
        },
        { text: '第一條 服務\n接聽來電。\n第二條 費用\n按月結算。\n第三條 其他\n任何一方不得轉讓本合同。' },
        { text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。' },
        {
          text: '服务订单\n本订单依据双方签订的框架协议订立，是该协议的组成部分。\n第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。',
        },
        {
          text: 'Statement of Work\nThis Statement of Work is made under the Master Services Agreement of 1 June 2026.\nArticle 1 Services\nCalls.\nArticle 2 Fees\nMonthly.\nArticle 3 Secrecy\nBoth.',
        },
      ],
    },
  },
  {
    id: 'STR-018',
    severity: 'warning',
    told: ['X46'],
    title: { zh: '篇章或版本标识不一致', en: 'Part or edition marker inconsistent' },
    message: { zh: '篇章或版本标识不一致：{fault}', en: 'the marks of part or edition do not fit: {fault}' },
    text: marks,
    examples: {
      fires: [
        { text: '外包合同\n第一部分 合同条款\n第一条 服务\n接听来电。', at: '合同条款' },
        {
          text: '外包合同\n第一部分 合同条款\n第一条 服务\n接听来电。\n第二部分 附则\n第二条 费用\n按月结算。\n第四部分 附件\n清单如下。',
          at: '附件',
        },
        {
          text: '客服外包合同（2024版）\n签订日期：2026年3月1日\n第一条 服务\n接听来电。',
          at: '2024版',
        },
        {
          text: '客服外包合同（2024版）\n第一条 服务\n接听来电。\n甲方（盖章）：\n签署日期：2025年12月30日\n乙方（盖章）：\n签署日期：2026年1月4日',
          at: '2024版',
        },
        {
          text: '客服外包合同（2024版）\n第一条 服务\n接听来电。\n甲方（盖章）：\n乙方（盖章）：\n签署日期：2026年3月1日',
          at: '2024版',
        },
        { form: 'SVL', set: { 'document.edition': '2019' } },
      ],
      silent: [
        { text: '第一条 费用\n下列费用按月结算：\n第三部分费用在验收后支付，其余费用按月支付。' },
        {
          text: '外包合同\n第一部分 合同条款\n第一条 服务\n接听来电。\n第二部分 附则\n第二条 费用\n按月结算。',
        },
        {
          text: '客服外包合同（2026版）\n第一条 服务\n接听来电。\n甲方（盖章）：\n乙方（盖章）：\n签署日期：2026年3月1日',
        },
        {
          text: '2027年客服外包合同\n第一条 服务期限\n自2027年1月1日起一年。\n甲方（盖章）：\n乙方（盖章）：\n签署日期：2026年12月1日',
        },
        { form: 'SVL', set: {} },
      ],
    },
  },
  {
    id: 'STR-019',
    severity: 'error',
    title: { zh: '文本疑似被截断', en: 'Text seems truncated' },
    message: {
      zh: '文本疑似在“{text}”处被截断',
      en: 'the text seems to be cut off at “{text}”',
    },
    hint: { zh: '对照原件补全', en: 'compare it with the original and complete it' },
    text: truncated,
    examples: {
      fires: [
        {
          text: '第一条 服务\n接听来电。\n第二条 份数\n本合同一式两份，双方各执一份，具有同等的法',
          at: '方各执一份，具有同等的法',
        },
        { text: '第一條 服務\n接聽來電。\n第二條 期限\n服務期為一年，期滿前三十日雙方應當就' },
        { text: '第一条 服务\n接听来电。\n第二条 期限\n服务期为一年，期满前', at: '服务期为一年，期满前' },
        {
          text: '第一条 服务\n接听来电。\n第二条 份数\n本合同一式两份，双方各执一份，具有同等的法\n甲方（盖章）：\n乙方（盖章）：',
          at: '方各执一份，具有同等的法',
        },
        {
          text: '第一条 服务\n接听来电，并按附件一答复。\n附件一 话术\n客服人员应当使用礼貌用语。\n买家要求退货的，客服人员应当在',
          at: '求退货的，客服人员应当在',
        },
        {
          text: 'Article 1 Fees\nMonthly.\nArticle 2 Term\nThe term is one year and it is',
          at: 'ar and it is',
        },
        {
          text: 'Article 1 Fees\nMonthly fees are due within ten days after the invoice has been',
          at: 'ice has been',
        },
      ],
      silent: [
        { text: '第一条 服务\n接听来电。\n第二条 份数\n本合同一式两份，双方各执一份。' },
        { text: '第一条 服务\n接听来电。\n第二条 份数\n一式两份。\n合同全文完' },
        { text: '第一条 渠道\n服务渠道包括店铺客服与电话热线\n各渠道的服务时间由甲方确定。' },
        { text: '客服外包合同' },
        { text: 'Article 1 Fees\nMonthly.\nArticle 2 Copies\nTwo.\nEnd of the contract' },
        { text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算服务费用。（以下无正文）' },
        {
          text: '第一条 服务\n接听来电。\n第二条 份数\n本合同一式两份，双方各执一份。\n甲方（盖章）：苏州某客户服务有限公司\n乙方（盖章）：杭州某直播科技有限公司',
        },
      ],
    },
  },
];
