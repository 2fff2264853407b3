// Rules on what is open to foreign-related contracts only: ad hoc arbitration, institutions abroad, another law; and the seat that they should state.
import { hasForeignParty } from '../../terms/facts.js';
import type { Analysis } from '../analysis/index.js';
import { matchesOf, passagesOf } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import { arbitration, arbitrations, SEAT } from './disputes-arbitration.js';

/** A party says that it was founded under another law. */
const FOREIGN_ZH =
  /(?:依据|依照|根据|按照|依(?![据照]))(?!中华人民共和国法|中国法)[^，。；]{2,20}(?:法律|法例|公司条例)[^，。；]{0,8}(?:成立|注册|设立|存续)|(?:注册|成立|设立)(?:地|于|国)[:：为]?(?:香港|澳门|台湾|新加坡|英国|美国|日本|开曼|英属)/gu;
const FOREIGN_EN =
  /\b(?:incorporated|registered|organi[sz]ed|established)\b[^,.;]{0,20}? (?:in|under the laws of) (?:the )?(?!People|PRC|P\.R\.|China|Mainland|laws|Term|Agreement|Contract)[A-Z]/g;
const SEAT_SAID = {
  zh: /仲裁地(?!址)/u,
  en: /\b(?:seat|place) (?:of (?:the )?arbitration )?(?:is|shall be|will be)\b/i,
} as const;

function seatless(analysis: Analysis): TextHit[] {
  const { text } = analysis;
  const foreign =
    matchesOf(text, FOREIGN_ZH, undefined, 'zh').length +
      matchesOf(text, FOREIGN_EN, undefined, 'en').length >
    0;
  const said = passagesOf(text).some(({ lang, folded }) => SEAT_SAID[lang].test(folded));
  return foreign && !said
    ? arbitrations(analysis)
        .slice(0, 1)
        .map(({ at }) => ({ at }))
    : [];
}

/** Both parties in mainland China, the institution not. */
function abroad(analysis: Analysis): TextHit[] {
  const { terms, institutions } = analysis.facts;
  const named = analysis.institutions.filter(
    ({ institution }) => institution && institutions[institution]?.abroad,
  );
  if (named.length === 0 || (terms ? hasForeignParty(terms) : !bothDomestic(analysis))) return [];
  const clauses = new Set(arbitrations(analysis).map(({ clause }) => clause.index));
  const first = named.find(({ at }) => clauses.has(analysis.text.passages[at.passage]!.clause));
  return first ? [{ at: first.at, slots: { name: first.name } }] : [];
}

/** A foreign text shows it with two different mainland credit codes and nothing that is foreign. */
function bothDomestic({ text }: Analysis): boolean {
  const all = text.passages.map(({ folded }) => folded).join('\n');
  const codes = new Set(all.match(/(?<![0-9A-Z])[159][1-9][0-9]{6}[0-9A-Z]{10}(?![0-9A-Z])/g));
  return codes.size > 1 && !/香港特别行政区公司|境外|外国公司|涉外|Hong Kong company|foreign/iu.test(all);
}

export const foreignForumRules: readonly Rule[] = [
  {
    id: 'DSP-006',
    severity: 'error',
    title: { zh: '境内合同约定临时仲裁', en: 'Ad hoc arbitration in a domestic contract' },
    message: { zh: '', en: '' },
    basis: [{ law: 'arbitration-law', articles: '82', checked: 'secondary' }],
    told: ['X31@disputes.arbitration.kind'],
    examples: {
      fires: [{ set: { 'disputes.arbitration.kind': 'ad_hoc' } }],
      silent: [{ set: { 'disputes.arbitration.kind': 'institutional' } }],
    },
  },
  {
    id: 'DSP-007',
    severity: 'warning',
    title: { zh: '涉外仲裁未写明仲裁地', en: 'No seat for foreign-related arbitration' },
    message: {
      zh: '合同有境外主体而仲裁条款没有写明仲裁地；程序适用的法律和监督仲裁的法院一般依仲裁地确定',
      en: 'a party is foreign and the arbitration clause states no seat, which generally decides the procedural law and the supervising court',
    },
    hint: { zh: '写明仲裁地，如“仲裁地为上海”', en: 'state the seat, such as Shanghai' },
    basis: [{ law: 'arbitration-law', articles: '81', checked: 'secondary' }],
    text: seatless,
    examples: {
      fires: [
        {
          text: '乙方：海峤有限公司，依据香港特别行政区法律成立\n第十条 争议提交深圳国际仲裁院仲裁。',
          at: '提交深圳国际仲裁院仲裁',
        },
        {
          text: 'Party B: Haiqiao Limited, incorporated in Hong Kong\n10.1 Disputes shall be submitted to the Shenzhen Court of International Arbitration for arbitration.',
        },
        {
          text: '乙方：海峤有限公司，依据香港特别行政区法律成立\n第十条 争议提交深圳国际仲裁院仲裁。\n附件一 服务说明\n本附件的争议提交深圳国际仲裁院仲裁。',
        },
      ],
      silent: [
        {
          text: '乙方：海峤有限公司，依据香港特别行政区法律成立\n第十条 争议提交深圳国际仲裁院仲裁，仲裁地为深圳。',
        },
        { text: '乙方：海峤有限公司，依据中华人民共和国法律成立\n第十条 争议提交深圳国际仲裁院仲裁。' },
        {
          text: 'Party B: Haiqiao Limited, incorporated in Hong Kong\n10.1 Disputes shall be submitted to the Shenzhen Court of International Arbitration for arbitration. The seat is Shenzhen.',
        },
        { set: { 'disputes.arbitration.seat': undefined } },
      ],
    },
  },
  {
    id: 'DSP-008',
    severity: 'warning',
    title: { zh: '境内争议约定境外仲裁机构', en: 'Foreign institution for a domestic dispute' },
    message: {
      zh: '双方均为境内主体，约定由境外的{name}仲裁有无效风险',
      en: 'both parties are in mainland China; arbitration by {name} abroad may be invalid',
    },
    hint: {
      zh: '改约境内的仲裁机构；确有涉外因素的，写明该因素',
      en: 'choose a mainland institution; if there is a foreign element, state it',
    },
    basis: [{ law: 'civil-procedure-law', articles: '288(1)', checked: 'secondary' }],
    text: abroad,
    examples: {
      fires: [
        {
          set: {
            disputes: arbitration({
              name: { zh: '香港国际仲裁中心', en: 'Hong Kong International Arbitration Centre' },
              seat: { zh: '香港', en: 'Hong Kong' },
            }),
          },
        },
        {
          text: '甲方：泉州半亩商贸有限公司，统一社会信用代码：91350500MAXX10010A\n乙方：漳州听筒服务有限公司，统一社会信用代码：91350600MAXX10020B\n第十条 争议提交新加坡国际仲裁中心仲裁。',
          at: '新加坡国际仲裁中心',
        },
      ],
      silent: [
        { text: '第十条 争议提交新加坡国际仲裁中心仲裁。' },
        {
          text: '甲方：泉州半亩商贸有限公司，统一社会信用代码：91350500MAXX10010A\n乙方：漳州听筒服务有限公司，统一社会信用代码：91350600MAXX10020B\n第十条 争议提交厦门仲裁委员会仲裁。',
        },
        {
          set: {
            disputes: arbitration({
              name: { zh: '厦门仲裁委员会', en: 'Xiamen Arbitration Commission' },
              seat: SEAT,
            }),
          },
        },
        {
          text: '甲方：泉州半亩商贸有限公司，统一社会信用代码：91350500MAXX10010A\n第十条 争议提交新加坡国际仲裁中心仲裁。',
        },
        {
          text: '甲方：泉州半亩商贸有限公司，统一社会信用代码：91350500MAXX10010A\n乙方：漳州听筒服务有限公司，统一社会信用代码：91350600MAXX10020B\n第一条 双方知悉新加坡国际仲裁中心的规则。\n第十条 争议向甲方住所地人民法院起诉。',
        },
        {
          text: '甲方：泉州半亩商贸有限公司，统一社会信用代码：91350500MAXX10010A\n乙方：漳州听筒服务有限公司，统一社会信用代码：91350600MAXX10020B，为外国公司的全资子公司\n第十条 争议提交新加坡国际仲裁中心仲裁。',
        },
      ],
    },
  },
  {
    id: 'DSP-009',
    severity: 'error',
    title: { zh: '境内合同约定适用境外法律', en: 'Foreign law for a domestic contract' },
    message: { zh: '', en: '' },
    basis: [
      { law: 'choice-of-law', articles: '3, 41', checked: 'text' },
      { law: 'civil-procedure-interp', articles: '520', checked: 'text' },
      { law: 'choice-of-law-interp', articles: '1', checked: 'secondary' },
    ],
    told: ['X32'],
    examples: {
      fires: [{ set: { governingLaw: 'HK' } }],
      silent: [{ set: { governingLaw: 'CN' } }],
    },
  },
];
