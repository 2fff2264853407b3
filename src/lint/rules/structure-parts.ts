// Rules on the table of contents and the annexes.
import type { Analysis } from '../analysis/index.js';
import { isAnnex, placedClauses } from '../analysis/labels.js';
import { wordsAt } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Passage } from '../text.js';
import { isPart, isTyped } from '../whole.js';

// STR-002

/** Every entry of the contents is a heading of the body, and every article is in the contents. */
function contents({ text }: Analysis): readonly TextHit[] {
  const lineOf = ({ clause, lang, folded }: Passage): string =>
    (text.clauses[clause]!.label[lang] + folded).replace(/\s/gu, '');
  const isContents = ({ clause, kind }: Passage): boolean =>
    kind !== 'furniture' && text.clauses[clause]!.section === 'contents';
  const entries = text.passages.filter(
    (passage) => isContents(passage) && !/^(?:目录|contents|tableofcontents)$/i.test(lineOf(passage)),
  );
  if (entries.length < 2) return [];
  const body = text.passages.filter((passage) => !isContents(passage));
  const [listed, printed] = [new Set(entries.map(lineOf)), new Set(body.map(lineOf))];
  const absent = entries.filter((entry) => !printed.has(lineOf(entry)));
  const tops = body.filter(({ clause, index }) => {
    const { level, label, passages } = text.clauses[clause]!;
    return level === 0 && label.zh + label.en !== '' && passages[0] === index;
  });
  const unlisted = tops.filter((heading) => !listed.has(lineOf(heading)));
  const told = (passage: Passage, zh: string, en: string): TextHit => ({
    at: { passage: passage.index, from: 0, to: passage.text.length },
    slots: { diff: { zh: `“${passage.text}”${zh}`, en: `“${passage.text}” ${en}` } },
  });
  return [
    ...absent.map((entry) =>
      told(entry, '在正文中没有同样编号和文字的标题', 'has no heading of this number and wording'),
    ),
    ...unlisted.map((heading) => told(heading, '不在目录中', 'is not in the contents')),
  ];
}

// STR-009

function annexes({ text, references }: Analysis): readonly TextHit[] {
  if (isPart(text)) return [];
  const cited = references.filter(({ kind }) => kind === 'annex');
  const told = new Set<string>();
  const missing = cited.flatMap(({ target, number, at }): TextHit[] => {
    const once = `${text.passages[at.passage]!.lang} ${number[0]}`;
    if (target !== undefined || told.has(once) || !isTyped(text, at)) return [];
    told.add(once);
    return [{ at, slots: { annex: wordsAt(text, at), fault: { zh: '未附', en: 'is not attached' } } }];
  });
  const reached = new Set(cited.map(({ target }) => target));
  const unused = (['zh', 'en'] as const).flatMap((lang) =>
    placedClauses(text, lang)
      .filter(({ clause, label }) => clause.section === 'annex' && isAnnex(label))
      .filter(({ clause }) => text.foreign && !reached.has(clause.index))
      .map(({ clause, printed }) => ({
        clause: clause.index,
        slots: { annex: printed, fault: { zh: '在正文中未被引用', en: 'is not referred to' } },
      })),
  );
  return [...missing, ...unused];
}

export const partRules: readonly Rule[] = [
  {
    id: 'STR-002',
    severity: 'error',
    title: { zh: '目录与正文不一致', en: 'Contents differ from the body' },
    message: { zh: '目录与正文不一致：{diff}', en: 'the contents and the body differ: {diff}' },
    hint: { zh: '按正文重新生成目录', en: 'generate the contents from the body' },
    text: contents,
    examples: {
      fires: [
        {
          text: '客服外包合同\n目录\n第一条 服务内容……1\n第三条 费用……2\n第一条 服务内容\n接听来电。\n第二条 费用\n每月结算。',
          at: '费用',
        },
        {
          text: '客服外包合同\n目录\n第一条 服务内容……1\n第二条 服务费……2\n第一条 服务内容\n接听来电。\n第二条 服务费用\n每月结算。',
          at: '服务费',
        },
        {
          text: '客服外包合同\n目录\n第一条 服务内容\t1\n第二条 费用\t2\n第一条 服务内容\n接听来电。\n第二条 费用\n每月结算。\n第三条 保密\n双方保密。',
          at: '保密',
        },
      ],
      silent: [
        {
          text: '客服外包合同\n目　录\n第一条 服务内容……1\n第二条 费　用……2\n附件一 清单……3\n第一条 服务内容\n接听来电。\n第二条 费用\n每月结算。\n附件一 清单\n电话。',
        },
        {
          text: '客服外包合同\n目录\n第一条 服务内容……1\n第二条 费用……2\n第一条 服务内容\n接听来电。\n第二条 费用\n每月结算。',
        },
        { text: '第一条 服务内容\n接听来电。\n第二条 费用\n每月结算。' },
      ],
    },
  },
  {
    id: 'STR-009',
    severity: 'error',
    foreign: 'warning',
    title: { zh: '附件缺失或未被引用', en: 'Annex missing or never referred to' },
    message: {
      zh: '附件与正文对不上：{annex}{fault}',
      en: 'annexes and body do not match: {annex} {fault}',
    },
    hint: { zh: '补上附件，或改正引用', en: 'attach the annex, or mend the reference' },
    text: annexes,
    examples: {
      fires: [
        {
          text: '第一条 服务\n服务项目见附件二。\n第二条 费用\n按附件一结算。\n附件一 价格表\n每月一万元。',
          at: '附件二',
        },
        {
          text: '第一條 服務\n服務項目見附件1。\n附件1 服務清單\n電話。\n附件2 價目表\n每月一萬元。',
          at: '價目表',
        },
        { text: 'Article 1 Services\nThe items are in Annex 3.\nArticle 2 Fees\nMonthly.', at: 'Annex 3' },
        {
          text: '第一条 服务\n服务项目见附件二，价格见附件三。\n第二条 费用\n按附件二、附件三结算。',
          at: '附件三',
        },
        {
          text: 'Article 1 Services\nCalls.\nArticle 2 Fees\nMonthly.\nAnnex 1 Prices\nRMB 1 a call.',
          at: 'Prices',
        },
        {
          form: 'SVL',
          set: { custom: [{ text: { zh: '价格另见附件十九。', en: 'Prices are set out in Annex 19.' } }] },
        },
      ],
      silent: [
        { text: '第一条 服务\n服务项目见附件一。\n附件一 服务清单\n电话。' },
        {
          text: '第一条 服务\n服务项目见附件一。\n附件一 服务清单\n一、电话\n每日接听。\n二、邮件\n每日回复。',
        },
        { text: '第一条 交付\n乙方提交报告及附件两份。\n第二条 费用\n按月结算。' },
        {
          text: 'Article 1 Services\nThe items are in Annexes 1 and 2.\nAnnex 1 Items\nCalls.\nAnnex 2 Prices\nMonthly.',
        },
        { text: '附件二 服务水平\n一、来电接通率不低于90%。\n二、邮件在一个工作日内答复。' },
      ],
    },
  },
];
