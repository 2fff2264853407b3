// Rules on personal information and data: assessment, sensitive categories, thresholds, bots. What must be agreed with the entrusted
// party is in data-entrusted.ts and data-records.ts, transfer abroad in data-export.ts.
import type { Terms } from '../../terms/index.js';
import type { Analysis } from '../analysis/index.js';
import { matchesOf } from '../find.js';
import { firstSpot, told } from '../phrases.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import { ofForeign, said } from '../said.js';
import { entrustedRules } from './data-entrusted.js';
import { exportRules } from './data-export.js';
import { recordRules } from './data-records.js';

const handled = ({ data }: Terms): boolean => data.involvesPersonalInfo !== false;

const notAssessed = (terms: Terms): readonly SheetHit[] =>
  handled(terms) && terms.data.pipia.done === false ? [{ path: 'data.pipia.done' }] : [];

/** An identity number is no statutory example of sensitive information, but it passes the general test of harm. */
function identityNumber(terms: Terms): readonly SheetHit[] {
  const at = terms.data.categories?.indexOf('id_number') ?? -1;
  return handled(terms) && at >= 0 && terms.data.sensitive.basis === undefined
    ? [{ path: `data.categories.${at}`, severity: 'warning' }]
    : [];
}

const OFFICER_FROM = 1_000_000;
const AUDIT_FROM = 10_000_000;

function thresholds(terms: Terms): readonly SheetHit[] {
  const { volume = 0, minors } = terms.data;
  if (!handled(terms)) return [];
  const duty =
    volume >= AUDIT_FROM
      ? {
          zh: `每年处理${volume}人，处理者应指定个人信息保护负责人，至少每两年作一次合规审计`,
          en: `with ${volume} individuals a year the handler must appoint an officer and audit its compliance at least every two years`,
        }
      : {
          zh: `每年处理${volume}人，处理者应指定个人信息保护负责人`,
          en: `with ${volume} individuals a year the handler must appoint a personal information protection officer`,
        };
  const children = {
    zh: '处理未成年人个人信息，应每年作合规审计',
    en: 'information about minors calls for a compliance audit every year',
  };
  return [
    ...(volume >= OFFICER_FROM ? [{ path: 'data.volume', slots: { duty } }] : []),
    ...(minors ? [{ path: 'data.minors', slots: { duty: children } }] : []),
  ];
}

const COMPANY_DATA =
  /(?:甲方|乙方|委托方|受托方|对方)的?个人(?:数据|信息|资料|隐私)(?!保护|处理|主体|安全|负责|权益)|Party [AB]['’]s personal (?:data|information)(?! (?:protection|processing|handler))|personal (?:data|information) (?:of|belonging to) Party [AB](?!['’])/giu;
const PERSON = /身份证|ID (?:card )?(?:No|number)|passport/iu;

const companyData = ({ text }: Analysis): readonly TextHit[] =>
  text.passages.some(({ folded, kind }) => kind !== 'cell' && PERSON.test(folded))
    ? []
    : matchesOf(text, COMPANY_DATA).map(({ at, match }) => ({ at, slots: { words: match[0] } }));

const BOT = /机器人|智能客服|AI\s{0,4}客服|自动应答系统|chat ?bots?|virtual assistant|\bAI agents?\b/iu;
const PEOPLE_TOO =
  /人工|转接|坐席|座席|客服人员|客服专员|human|live agent|hand(?:s|ed)? over|service staff|in person/iu;

function botAlone(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  const at = told(all, PEOPLE_TOO) ? undefined : firstSpot(all, BOT);
  return at ? [{ at }] : [];
}

const CURRENT_TEXT = /2025\s{0,4}年(?:修正|修订)|as amended in 2025|2025 amendment/iu;

/** The register has two texts of this title; which of them counts follows from the day. */
function oldNumbers({ statutes, text }: Analysis): readonly TextHit[] {
  return statutes
    .filter(({ law }) => law === 'cybersecurity-law')
    .flatMap(({ articles, at: { passage } }) =>
      CURRENT_TEXT.test(text.passages[passage]!.folded)
        ? []
        : articles.map(({ number, at }) => ({ at, slots: { number } })),
    );
}

const others: readonly Rule[] = [
  {
    id: 'DAT-004',
    severity: 'warning',
    title: { zh: '未确认个人信息保护影响评估', en: 'Impact assessment not confirmed' },
    message: {
      zh: '委托处理前应作个人信息保护影响评估，报告和处理情况记录至少保存三年',
      en: 'an impact assessment is required before processing is entrusted; the report and the records are kept for three years at least',
    },
    hint: {
      zh: '完成评估后写 data.pipia: { done: true, date: … }',
      en: 'make the assessment, then write data.pipia: { done: true, date: … }',
    },
    basis: [{ law: 'pipl', articles: '55, 56', checked: 'text' }],
    sheet: { reads: ['data.pipia', 'data.involvesPersonalInfo'], find: notAssessed },
    examples: {
      fires: [{ form: 'SVL', set: { 'data.pipia': { done: false } } }],
      silent: [
        { form: 'SVL', set: {} },
        { form: 'SVL', set: { data: { involvesPersonalInfo: false, pipia: { done: false } } } },
      ],
    },
  },
  {
    id: 'DAT-007',
    severity: 'error',
    title: { zh: '敏感个人信息缺少处理依据', en: 'Sensitive personal information without a basis' },
    message: {
      zh: '身份证号码一旦泄露容易危害人身、财产安全，可能属于敏感个人信息，未写明单独同意等依据',
      en: 'an identity number, once leaked, easily endangers person or property and may be sensitive; no basis such as separate consent is given',
    },
    hint: {
      zh: '写 data.sensitive.basis，或删去该种类',
      en: 'write data.sensitive.basis, or drop the category',
    },
    basis: [{ law: 'pipl', articles: '28, 29, 30, 31, 55', checked: 'text' }],
    told: ['X34@data.sensitive'],
    sheet: {
      reads: ['data.categories', 'data.sensitive', 'data.involvesPersonalInfo'],
      find: identityNumber,
    },
    examples: {
      fires: [
        { form: 'SVL', set: { 'data.categories': ['name', 'health', 'call_recording'] } },
        { form: 'SVL', set: { 'data.minors': true } },
        { form: 'SVL', set: { 'data.categories': ['name', 'id_number', 'call_recording'] } },
        { form: 'SVL', set: { 'data.categories': ['id_number', 'call_recording'] } },
      ],
      silent: [
        { form: 'SVL', set: { 'data.categories': ['name', 'address', 'call_recording'] } },
        {
          form: 'SVL',
          set: {
            'data.categories': ['name', 'id_number', 'health', 'call_recording'],
            'data.sensitive.basis': 'separate_consent',
          },
        },
      ],
    },
  },
  {
    id: 'DAT-010',
    severity: 'info',
    title: { zh: '规模达到指定负责人或者合规审计的门槛', en: 'Volume that calls for an officer or audits' },
    message: { zh: '{duty}', en: '{duty}' },
    hint: {
      zh: '确认接受方已指定负责人或安排审计',
      en: 'confirm that the customer has appointed the officer or arranged the audit',
    },
    basis: [
      { law: 'pipl', articles: '52, 54', checked: 'text' },
      { law: 'network-data-regs', articles: '27, 28', checked: 'text' },
      { law: 'pi-audit-measures', checked: 'secondary' },
    ],
    sheet: { reads: ['data.volume', 'data.minors', 'data.involvesPersonalInfo'], find: thresholds },
    examples: {
      fires: [
        { form: 'SVL', set: { 'data.volume': 1000000 } },
        { form: 'SVL', set: { 'data.volume': 10000000 } },
        { form: 'SVL', set: { 'data.minors': true, 'data.sensitive.basis': 'separate_consent' } },
      ],
      silent: [{ form: 'SVL', set: { 'data.volume': 999999 } }],
    },
  },
  {
    id: 'DAT-011',
    severity: 'warning',
    title: { zh: '把公司资料写成个人信息', en: 'Personal information ascribed to a company' },
    message: {
      zh: '“{words}”：合同当事人是公司，个人信息属于自然人，应指向终端客户的个人信息',
      en: '“{words}”: the parties are companies, and personal information belongs to natural persons; refer to the end customers’ information',
    },
    hint: { zh: '改为“终端客户的个人信息”', en: 'write “personal information of end customers”' },
    basis: [{ law: 'pipl', articles: '4(1)', checked: 'text' }],
    text: companyData,
    examples: {
      fires: [
        { text: '第十二条 数据\n12.1 甲方应妥善保管乙方的个人数据，不得泄露。', at: '乙方的个人数据' },
        { text: '第十二條 保密\n12.1 乙方不得披露甲方個人資料。', at: '甲方個人資料' },
        {
          text: 'Article 12 Data\n12.1 The Provider shall protect Party B’s personal data.',
          at: 'Party B’s personal data',
        },
        {
          text: '第十二条 数据\n12.1 甲方应妥善保管乙方的个人数据。\n附件一 登记表\n姓名\t身份证号\t岗位\n何以宁\t\t客服',
          at: '乙方的个人数据',
        },
      ],
      silent: [
        { text: '第十二条 数据\n12.1 乙方应保护终端客户的个人信息。' },
        { text: '第十二条 数据\n12.1 乙方个人信息保护负责人应配合甲方。' },
        { text: '乙方：何以宁，身份证号：110101199001010000\n第一条 数据\n1.1 甲方应保护乙方的个人信息。' },
        { text: 'Article 12 Data\n12.1 Personal information of Party A’s users shall be protected.' },
      ],
    },
  },
  {
    id: 'DAT-013',
    severity: 'warning',
    title: { zh: '仅由机器人服务', en: 'Bot-only service' },
    message: {
      zh: '由机器人应答，未约定人工转接；对个人权益有重大影响的决定，个人有权拒绝仅以自动化决策方式作出',
      en: 'a bot answers and no hand-over to a person is agreed; individuals may refuse decisions of major effect on them made only by automated means',
    },
    hint: { zh: '约定应用户要求转人工', en: 'agree that users reach a person on request' },
    basis: [{ law: 'pipl', articles: '24(3)', checked: 'text' }],
    told: ['X50'],
    text: ofForeign(botAlone),
    examples: {
      fires: [
        { form: 'SVL', set: { 'channels.0.automation': 'bot_only' } },
        { text: '第二条 服务方式\n2.1 全部咨询由乙方的智能客服应答。', at: '智能客服' },
        { text: 'Article 2 Services\n2.1 A chatbot answers all enquiries.', at: 'chatbot' },
      ],
      silent: [
        { form: 'SVL', set: { 'channels.0.automation': 'bot_first' } },
        { text: '第二条 服务方式\n2.1 咨询先由智能客服应答，用户要求时转人工。' },
        { text: 'Article 2 Services\n2.1 A chatbot answers first and a human agent takes over on request.' },
      ],
    },
  },
  {
    id: 'DAT-014',
    severity: 'warning',
    title: {
      zh: '《网络安全法》条号可能已变',
      en: 'Article number of the Cybersecurity Law may have changed',
    },
    message: {
      zh: '引用《网络安全法》第{number}条；该法修正文本自2026年1月1日起施行，部分条号已变，请核对',
      en: 'article {number} of the Cybersecurity Law is cited; the amended text is in force since 1 January 2026 and some numbers have changed: please check',
    },
    hint: {
      zh: '只写法名，或核对后注明“2025年修正”',
      en: 'cite the Law without a number, or check it and add “as amended in 2025”',
    },
    basis: [
      { law: 'cybersecurity-law', checked: 'secondary' },
      { law: 'cybersecurity-law-2016', checked: 'text' },
    ],
    text: oldNumbers,
    examples: {
      fires: [
        {
          text: '第九条 数据安全\n9.1 乙方应遵守《中华人民共和国网络安全法》第四十条的规定。',
          at: '第四十条',
        },
      ],
      silent: [
        { text: '第九条 数据安全\n9.1 乙方应遵守《中华人民共和国网络安全法》。' },
        {
          text: '第九条 数据安全\n9.1 乙方应遵守《中华人民共和国网络安全法》第四十条的规定。',
          asOf: '2025-06-01',
        },
        {
          text: '第九条 数据安全\n9.1 乙方应遵守《中华人民共和国网络安全法》（2025年修正）第四十二条的规定。',
        },
        { text: '第九条 数据安全\n9.1 乙方应遵守《中华人民共和国数据安全法》第二十七条的规定。' },
      ],
    },
  },
];

export const dataRules: readonly Rule[] = [...entrustedRules, ...recordRules, ...exportRules, ...others].sort(
  (a, b) => (a.id < b.id ? -1 : 1),
);
