// Rules on dispute clauses: a connected court, a place of signing that is stated, one clause only. Arbitration, the court’s name and what only
// foreign-related contracts may do have files of their own.
import { courts, type Forum, wordsOf } from '../analysis/forums.js';
import type { Analysis } from '../analysis/index.js';
import { matchesOf } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Clause } from '../text.js';
import { arbitrationRules } from './disputes-arbitration.js';
import { courtRules } from './disputes-court.js';
import { foreignForumRules } from './disputes-foreign.js';

const BY_SIGNING = {
  zh: /(?:签订|签署|签约)(?:所在)?地(?!点?[:：])/u,
  en: /\bplace (?:of signing|where [^.;]{0,40}\bsigned)/i,
} as const;
/** The place, given anywhere. */
const SIGNED_AT_ZH =
  /(?:签订|签署|签约)(?:所在)?地点?\s{0,4}(?:[:：]|[（(]|为|是|在|位于|即)\s{0,4}(?![_＿\s]|人民法院|有管辖)[\p{Script=Han}]{2,}|(?:于|在)[\p{Script=Han}]{2,20}[市省区县](?:签订|签署|签约)/gu;
const SIGNED_AT_EN =
  /\b(?:[Pp]lace of signing|signed (?:at|in))\b(?: of (?:this|the) [A-Z]\w{2,20})?\s{0,4}(?:[:(]\s{0,4}|(?:is|being)\s)?(?:in\s)?(?!the\b|this\b)[A-Z][a-z]{2,}/g;

function signedNowhere(analysis: Analysis): TextHit[] {
  const { text } = analysis;
  if (!text.foreign) return [];
  const by = courts(analysis).filter((forum) => BY_SIGNING[forum.lang].test(wordsOf(forum)));
  const said =
    matchesOf(text, SIGNED_AT_ZH, undefined, 'zh').length +
    matchesOf(text, SIGNED_AT_EN, undefined, 'en').length;
  if (said > 0) return [];
  return by.slice(0, 1).map(({ at }) => ({ at }));
}

/** Forums of the body, by the article that they stand in; a second article with one is told. */
function twice({ text, forums }: Analysis): TextHit[] {
  const articleOf = (clause: Clause): Clause =>
    clause.parent === undefined || clause.level === 0 ? clause : articleOf(text.clauses[clause.parent]!);
  return (['zh', 'en'] as const).flatMap((lang) => {
    const first = new Map<number, Forum>();
    for (const forum of forums) {
      if (forum.lang !== lang || forum.clause.section !== 'body') continue;
      const { index } = articleOf(forum.clause);
      if (!first.has(index)) first.set(index, forum);
    }
    const [one, ...others] = [...first.values()];
    return others.map(({ at, clause }) => ({
      at,
      slots: {
        ids: {
          zh: `${one!.clause.cite.zh}、${clause.cite.zh}`,
          en: `${one!.clause.cite.en}, ${clause.cite.en}`,
        },
      },
    }));
  });
}

const COURT = { method: 'court', negotiationDays: 30 };

export const disputeRules: readonly Rule[] = [
  {
    id: 'DSP-001',
    severity: 'error',
    title: { zh: '约定的法院与争议无实际联系', en: 'Court without actual connection to the dispute' },
    message: { zh: '', en: '' },
    basis: [{ law: 'civil-procedure-law', articles: '35, 277', checked: 'text' }],
    told: ['X30@disputes.court'],
    examples: {
      fires: [
        {
          set: {
            disputes: {
              ...COURT,
              court: {
                basis: 'customer_domicile',
                name: { zh: '深圳市南山区人民法院', en: 'People’s Court of Nanshan District, Shenzhen' },
              },
            },
          },
        },
        {
          set: {
            disputes: {
              ...COURT,
              court: { basis: 'defendant_domicile', place: { zh: '湖南省长沙市', en: 'Changsha' } },
            },
          },
        },
      ],
      silent: [
        {
          set: {
            disputes: {
              ...COURT,
              court: {
                basis: 'customer_domicile',
                name: { zh: '广州市天河区人民法院', en: 'People’s Court of Tianhe District, Guangzhou' },
              },
            },
          },
        },
        { set: { disputes: { ...COURT, court: { basis: 'defendant_domicile' } } } },
      ],
    },
  },
  {
    id: 'DSP-002',
    severity: 'error',
    title: { zh: '以签订地确定管辖而未写明签订地', en: 'Venue by place of signing, place not stated' },
    message: {
      zh: '以合同签订地确定管辖，但没有写明签订地；依法以最后签名、盖章或者按指印的地点为准，易生管辖争议',
      en: 'venue depends on the place of signing, which is not stated; by default it is where the last party signed or sealed, which invites dispute',
    },
    hint: { zh: '写明“合同签订地：××市××区”', en: 'state the place of signing: city and district' },
    basis: [
      { law: 'civil-procedure-law', articles: '35', checked: 'text' },
      { law: 'civil-code', articles: '492(2), 493', checked: 'text' },
      { law: 'civil-procedure-interp', articles: '30(1)', checked: 'text' },
    ],
    told: ['X30@effectiveness.place'],
    text: signedNowhere,
    foreign: 'warning',
    examples: {
      fires: [
        { text: '第八条 协商不成的，向合同签订地人民法院提起诉讼。\n签订地点：____' },
        { text: '第八條 雙方同意由本合同簽訂地有管轄權的人民法院管轄。' },
        { text: '8.1 The courts at the place of signing of this Agreement shall have jurisdiction.' },
        {
          set: {
            disputes: { ...COURT, court: { basis: 'place_of_signing' } },
            'effectiveness.place': undefined,
          },
        },
        { text: '第八条 争议由合同签订地人民法院管辖。\n第九条 其他纠纷向合同签订地人民法院起诉。' },
      ],
      silent: [
        {
          text: '8.1 The courts at the place of signing of this Agreement (Wuhou District, Chengdu) shall have jurisdiction.',
        },
        { text: '第八条 协商不成的，向合同签订地人民法院提起诉讼。\n合同签订地：福建省厦门市思明区' },
        { text: '第八条 协商不成的，向本合同签订地（成都市武侯区）人民法院提起诉讼。' },
        { text: '第八条 协商不成的，向甲方住所地人民法院提起诉讼。' },
        {
          text: '8.1 The courts at the place of signing shall have jurisdiction.\nPlace of signing: Chengdu',
        },
      ],
    },
  },
  ...arbitrationRules,
  ...foreignForumRules,
  ...courtRules,
  {
    id: 'DSP-011',
    severity: 'warning',
    title: { zh: '争议解决条款重复', en: 'More than one dispute clause' },
    message: {
      zh: '不止一处约定了争议由谁处理：{ids}',
      en: 'more than one clause says who decides disputes: {ids}',
    },
    hint: { zh: '只保留一处，其他地方引用该条', en: 'keep one of them and refer to it elsewhere' },
    text: twice,
    examples: {
      fires: [
        {
          text: '第七条 违约责任\n因违约发生争议的，向乙方所在地人民法院起诉。\n第九条 争议解决\n双方协商不成的，提交福州仲裁委员会仲裁。',
          at: '提交福州仲裁委员会仲裁',
        },
        {
          text: '7. Liability\nClaims shall be brought before the courts of Fuzhou.\n9. Disputes\nDisputes shall be submitted to the Fuzhou Arbitration Commission for arbitration.',
        },
        {
          text: '第七条 违约责任\n因违约发生争议的，向乙方所在地人民法院起诉。\nClaims shall be brought before the courts of Fuzhou.\n第九条 争议解决\n双方协商不成的，提交福州仲裁委员会仲裁。\nDisputes shall be submitted to the Fuzhou Arbitration Commission for arbitration.',
        },
      ],
      silent: [
        {
          text: '第九条 争议解决\n协商不成的，提交福州仲裁委员会仲裁。\n附件一 服务清单\n因本附件发生争议的，提交福州仲裁委员会仲裁。',
        },
        {
          text: '第五条 保密\n一方依法向人民法院提起诉讼而须披露保密信息的，不视为违约。\n第六条 个人信息保护\n终端客户可以依法向人民法院提起诉讼。\n第九条 争议解决\n协商不成的，提交福州仲裁委员会仲裁。',
        },

        {
          text: '第七条 违约责任\n因违约发生争议的，依照第九条处理。\n第九条 争议解决\n9.1 双方协商不成的，向甲方住所地人民法院起诉。\n9.2 甲方住所地变更的，仍由签订时住所地人民法院管辖。',
        },
        {
          text: '第六条 保密\n6.1 应法院或者仲裁机构的要求披露的，不视为违约。\n第九条 争议解决\n双方协商不成的，提交福州仲裁委员会仲裁。',
        },
        {
          text: '第九条 争议解决\n协商不成的，向甲方住所地人民法院起诉。\n第十条 送达\n本合同所列地址同样适用于诉讼文书和人民法院执行程序的送达。',
        },
      ],
    },
  },
];
