// Rules on headings, numbers, references, annexes and the table of contents. Sequences are those that are printed, each language by itself.
import type { Analysis } from '../analysis/index.js';
import { type Placed, placedClauses } from '../analysis/labels.js';
import { wordsAt } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Passage } from '../text.js';
import { isTyped } from '../whole.js';

const inBoth = (find: (lang: 'zh' | 'en') => readonly TextHit[]): readonly TextHit[] =>
  (['zh', 'en'] as const).flatMap(find);

/** A sentence without its full stop is no heading. */
const PREDICATE_ZH = /[，。；：！？]|应当|不得|可以|必须|自.{1,20}起|按照|依照|负责|承担|经.{1,20}后/u;
const PREDICATE_EN = /\b(?:shall|will|may|must|is|are|has|have)\b|: |[,;:.]$/;
const isHeading = ({ kind, lang, folded, text }: Passage): boolean =>
  kind === 'heading' &&
  (lang === 'zh'
    ? folded.length <= 20 && !PREDICATE_ZH.test(folded)
    : text.length <= 60 && !PREDICATE_EN.test(text));

function emptyHeadings({ text }: Analysis): readonly TextHit[] {
  return inBoth((lang) => {
    const all = placedClauses(text, lang);
    const parents = new Set(text.clauses.map(({ parent }) => parent));
    const wordsOf = ({ clause }: Placed) =>
      clause.passages.map((index) => text.passages[index]!).filter(({ kind }) => kind !== 'furniture');
    const empty = all.map((one) => wordsOf(one).every(isHeading) && !parents.has(one.clause.index));
    // Where most of a kind have no words below them, they are the items of a list.
    const counts = new Map<string, { full: number; empty: number }>();
    all.forEach(({ label }, i) => {
      const count = counts.get(label.scheme) ?? { full: 0, empty: 0 };
      counts.set(label.scheme, count);
      count[empty[i] ? 'empty' : 'full'] += 1;
    });
    return all.flatMap((one, i) => {
      const { clause, label, depth, printed } = one;
      const count = counts.get(label.scheme)!;
      const list = depth === 0 ? count.full === 0 : count.full < count.empty;
      if (!empty[i] || list) return [];
      return [{ clause: clause.index, slots: { heading: wordsOf(one)[0]?.text ?? printed } }];
    });
  });
}

/** Labels that count whole articles; lists may begin anew anywhere. */
const STRICT = /^(?:[条章部编]|article|chapter|clause|section|一、)$/;

function brokenSequences({ text }: Analysis): readonly TextHit[] {
  return inBoth((lang) =>
    placedClauses(text, lang).flatMap((one) => {
      const { before, above, earlier, label, printed, clause } = one;
      const value = label.numbers.at(-1)!;
      const lead = label.numbers.slice(0, -1).join('.');
      const told = (from: string | undefined): TextHit[] => [
        { clause: clause.index, slots: { ids: from === undefined ? printed : `${from} → ${printed}` } },
      ];
      // 7.1 below Article 8.
      if (lead !== '' && above && lead !== above.label.numbers.join('.')) return told(above.printed);
      if (before && before.label.numbers.slice(0, -1).join('.') === lead) {
        const last = before.label.numbers.at(-1)!;
        return value === last + 1 || (value === 1 && !STRICT.test(label.scheme) && lead === '')
          ? []
          : told(before.printed);
      }
      const follows = earlier ? value === earlier.label.numbers.at(-1)! + 1 : above === undefined;
      return value === 1 || follows ? [] : told(above?.printed);
    }),
  );
}

function danglingReferences({ text, references }: Analysis): readonly TextHit[] {
  const numbered = text.clauses.filter(({ section, label }) => section === 'body' && label.zh !== '');
  if (numbered.length < 2) return [];
  return references
    .filter(({ kind, target, at }) => kind === 'clause' && target === undefined && isTyped(text, at))
    .map(({ at }) => ({ at, slots: { ref: wordsAt(text, at) } }));
}

export const numberingRules: readonly Rule[] = [
  {
    id: 'STR-001',
    severity: 'error',
    title: { zh: '标题下无内容', en: 'Heading without a body' },
    message: {
      zh: '标题“{heading}”下没有内容：读者无从知道双方约定了什么',
      en: 'the heading “{heading}” has nothing below it: nobody can tell what was agreed',
    },
    hint: { zh: '补写条款内容，或删去标题', en: 'write the clause, or take the heading out' },
    text: emptyHeadings,
    examples: {
      fires: [
        {
          text: '第一条 服务内容\n乙方为甲方提供客服。\n第二条 违约责任\n第三条 争议解决\n协商不成的，提起诉讼。',
          at: '违约责任',
        },
        { text: '第四条 费用\n按月结算。\n第五条\n第六条 保密\n双方保密。', at: '第五条' },
        {
          text: '第四条 费用\n按月结算。\n  第五条\n第 3 页 共 9 页\n第六条 保密\n双方保密。',
          at: '第五条',
        },
        {
          text: 'Article 4 Fees\nMonthly.\nArticle 5\nArticle 6 Secrecy\nBoth keep secrets.',
          at: 'Article 5',
        },
        { text: '一、服務範圍\n1. 電話諮詢\n接聽買家來電。\n二、終止後事項', at: '終止後事項' },
        { text: '第一条 服务\n接听来电。\n第二条 费用\n第三条 保密', at: '费用' },
        { text: '第一条 服务\n一、电话咨询\n二、在线会话\n乙方每日接待买家。', at: '电话咨询' },
        {
          text: '第一条 服务\n接听来电。\n第二条 买家的个人信息和交易信息的安全保护与保密\n第三条 费用\n按月结算。',
          at: '买家的个人信息和交易信息的安全保护与保密',
        },
        {
          text: 'Article 1 Services\nCalls.\nArticle 2 Confidentiality of Order Details and of Personal Information',
          at: 'Confidentiality of Order Details and of Personal Information',
        },
        {
          text: 'Article 1 Services\nParty B answers calls.\nArticle 2 Term\nArticle 3 Fees\nFees are monthly.',
          at: 'Term',
        },
      ],
      silent: [
        { text: '第一条 服务内容\n1.1 乙方接听买家来电。\n第二条 费用\n每月结算一次。' },
        { text: '第四条 费用\n按月结算。\n第五条\n5.1 双方保密。\n第六条\n协商不成的，提起诉讼。' },
        {
          text: '第一条 服务内容\n乙方受理下列事项：\n（一）订单咨询\n（二）物流查询\n第二条 费用\n每月结算。',
        },
        { text: '第一条 生效\n本合同经双方签署后生效。\n第二条 本合同自双方盖章之日起生效' },
        { text: '第一条 服务\n接听来电。\n第二条 买家个人信息与店铺交易信息的安全保护与保密' },
        { text: 'Article 1 Fees\nMonthly.\nArticle 2 This Contract shall take effect on signing' },
        {
          text: 'Article 1 Fees\nMonthly.\nArticle 2 Confidentiality of Client Details and of Personal Information',
        },
        { text: '一、电话咨询\n二、物流查询\n三、退货换货' },
        {
          text: '第一条 服务\n一、电话咨询\n二、在线会话\n乙方每日接待买家。\n三、电子邮件\n第二条 费用\n按月结算。',
        },
      ],
    },
  },
  {
    id: 'STR-003',
    severity: 'error',
    title: { zh: '引用的条款不存在', en: 'Reference to a clause that does not exist' },
    message: {
      zh: '“{ref}”在本合同中不存在：引用它的约定无法适用',
      en: '“{ref}” does not exist in this contract: what refers to it cannot be applied',
    },
    hint: { zh: '核对编号，改引实际的条款', en: 'compare the numbers and cite the clause that is meant' },
    text: danglingReferences,
    examples: {
      fires: [
        { text: '第一条 服务\n乙方接听来电。\n第二条 违约\n违反第九条的，支付违约金。', at: '第九条' },
        {
          text: '第一條 服務\n1.1 乙方接聽來電。\n1.2 依照第1.7款結算。\n第二條 費用\n按月支付。',
          at: '第1.7款',
        },
        {
          text: 'Article 1 Services\nParty B answers calls.\nArticle 2 Fees\nFees fall due under Article 12.',
          at: 'Article 12',
        },
        {
          form: 'SVL',
          set: {
            custom: [
              { text: { zh: '乙方逾期的，适用第九十九条。', en: 'If Party B is late, Article 99 applies.' } },
            ],
          },
        },
        {
          text: '第一章 总则\n第一条 双方订立本合同。\n第二章 服务\n第二条 未达标的，按第四条处理。\n第三条 扣减当月服务费的2%。',
          at: '第四条',
        },
      ],
      silent: [
        { text: '第一条 服务\n乙方接听来电。\n第二条 违约\n违反第一条的，支付违约金。' },
        {
          text: '第一条 依据\n依照《中华人民共和国民法典》第五百六十三条、第五百六十五条和第五百六十六条。\n第二条 费用\n按月支付。',
        },
        {
          text: '第一条 服务\n乙方接听来电。\n乙方回复邮件。\n第二条 违约\n违反第一条第二款的，前款规定同样适用，第二项除外。',
        },
        {
          text: 'Article 1 Law\nArticle 585 of the Civil Code applies.\nArticle 2 Fees\nSee Articles 1 and 2; interest runs for 30 days.',
        },
        { text: '一、服务\n乙方接听来电。\n二、费用\n按照第一条约定的服务结算。' },
        { text: '第七条 违约\n违反第九条的，支付违约金。\n附件一 清单\n电话。' },
        {
          text: '第一章 总则\n第一条 双方订立本合同。\n第二章 服务\n第二条 未达标的，按第三条处理。\n第三条 扣减当月服务费的2%。',
        },
      ],
    },
  },
  {
    id: 'STR-004',
    severity: 'error',
    title: { zh: '编号不连续或重复', en: 'Gap or repetition in the numbering' },
    message: {
      zh: '编号不连续或重复：{ids}；引用可能指向错误的条款',
      en: 'the numbering skips or repeats: {ids}; references may lead to the wrong clause',
    },
    hint: { zh: '重新编号，并核对全部引用', en: 'number the clauses anew and check every reference' },
    text: brokenSequences,
    examples: {
      fires: [
        { text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第四条 保密\n双方保密。', at: '保密' },
        { text: '第一條 服務\n接聽來電。\n第二條 費用\n按月結算。\n第二條 保密\n雙方保密。', at: '保密' },
        { text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第一条 保密\n双方保密。', at: '保密' },
        {
          text: '第一条 服务\n（二）接听来电；\n（三）回复邮件。\n第二条 费用\n按月结算。',
          at: '接听来电；',
        },
        {
          text: '第一条 服务\n1.1 接听来电。\n1.2 回复邮件。\n1.1 在线会话。\n第二条 费用\n按月结算。',
          at: '在线会话。',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n附件一 清单\n电话。\n附件三 价格\n面议。',
          at: '价格',
        },
        { text: '第一条 服务\n1.1 接听来电。\n1.3 回复邮件。\n第二条 费用\n按月结算。', at: '回复邮件。' },
        { text: '第一条 服务\n1.1 渠道\n1.1.1 电话。\n1.1.3 邮件。\n第二条 费用\n按月结算。', at: '邮件。' },
        { text: '第一条 服务\n1.1 接听来电。\n第二条 费用\n1.1 按月结算。', at: '按月结算。' },
        { text: 'Article 1 Services\n(a) calls;\n(c) e-mail.\nArticle 2 Fees\nMonthly.', at: 'e-mail.' },
      ],
      silent: [
        {
          text: '第一章 服务\n第一条 内容\n接听来电。\n第二条 时间\n每日。\n第二章 费用\n第三条 标准\n按月结算。',
        },
        { text: '一、服务\n1. 接听来电。\n2. 回复邮件。\n二、费用\n1. 按月结算。\n2. 开具发票。' },
        { text: '第八条 保密\n双方保密。\n第九条 其他\n附件一 清单\n电话。\n附件二 价格\n面议。' },
        {
          text: '第一条 服务\n1. 接听来电。\n2. 回复邮件。\n服务时间如下：\n1. 工作日九时起。\n2. 周末十时起。',
        },
        {
          text: '第一条 服务\n1.1 渠道\n1.1.1 电话。\n1.1.2 邮件。\n1.2 时间\n1.2.1 每日。\n第二条 费用\n2.1 按月结算。',
        },
        {
          text: '第一条 服务\n（一）接听来电；\n（二）回复邮件。\n第二条 费用\n（一）按月结算；\n（二）开具发票。',
        },
        {
          text: 'Article 1 Services\n(a) calls:\n(i) local;\n(ii) long distance;\n(b) e-mail.\nArticle 2 Fees\nMonthly.',
        },
      ],
    },
  },
];
