// Rules on personal information that leaves mainland China.
import type { Terms } from '../../terms/index.js';
import type { Analysis } from '../analysis/index.js';
import { told } from '../phrases.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import { ofForeign, said, spot } from '../said.js';

const ABROAD =
  /(?:向|至|在|从)?境外[^，。；]{0,16}(?:提供|传输|存储|处理|访问)|(?:提供|传输|存储)[^，。；]{0,10}(?:至|到|于|在)境外|出境|outside (?:the )?(?:territory of )?(?:mainland )?(?:China|the PRC)|overseas|cross-border|abroad/iu;
const PERSONAL =
  /个人(?:信息|数据|资料)|personal (?:information|data)|(?:用户|客户|消费者)的?(?:信息|数据)/iu;
const EXPORT_BARRED =
  /不得|禁止|阻止|防止|仅(?:限)?在[^，。；]{0,12}境内|shall not|must not|may not|prohibited|block|prevent/iu;
const MECHANISM =
  /安全评估|标准合同|(?:保护|专业机构)[^，。；]{0,6}认证|豁免|免予|security assessment|standard contract|certificat|exempt/iu;

/** A mechanism named anywhere will do: it may stand in an annex. */
function exportWithoutMechanism(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  if (told(all, MECHANISM)) return [];
  return all.flatMap((sentence) => {
    const at = spot(sentence, ABROAD);
    return at && PERSONAL.test(sentence.words) && !EXPORT_BARRED.test(sentence.words) ? [{ at }] : [];
  });
}

const EXEMPT_BELOW = 100_000;
/** Exemptions that do not depend on numbers: a contract with the person, staff, a statutory duty, an emergency, a free-trade zone. */
const OTHER_GROUND =
  /合同|人力资源|法定|紧急|自贸|自由贸易|contract|human resources|statutory|emergency|free[- ]trade/iu;

function exemptionTooWide(terms: Terms): readonly SheetHit[] {
  const { crossBorder, volume = 0, sensitive } = terms.data;
  const { mechanism, reference = '' } = crossBorder;
  if (terms.data.involvesPersonalInfo === false || mechanism !== 'exempt' || OTHER_GROUND.test(reference))
    return [];
  return volume >= EXEMPT_BELOW || sensitive.present ? [{ path: 'data.crossBorder.mechanism' }] : [];
}

export const exportRules: readonly Rule[] = [
  {
    id: 'DAT-005',
    severity: 'error',
    title: { zh: '个人信息出境未约定路径', en: 'Cross-border transfer without a mechanism' },
    message: {
      zh: '个人信息出境，未约定安全评估、标准合同、认证或者法定豁免；依法还须告知个人并取得单独同意',
      en: 'personal information goes abroad without a security assessment, standard contract, certification or statutory exemption; notice and separate consent are required by law as well',
    },
    hint: {
      zh: '写明出境路径及其编号，或改为仅在境内处理',
      en: 'name the mechanism with its reference, or process at home only',
    },
    basis: [
      { law: 'pipl', articles: '38, 39, 40', checked: 'text' },
      { law: 'network-data-regs', articles: '35', checked: 'text' },
      { law: 'cross-border-provisions', checked: 'secondary' },
    ],
    told: ['X34@data.crossBorder'],
    fixed: true,
    text: ofForeign(exportWithoutMechanism),
    examples: {
      fires: [
        { form: 'SVL', set: { 'data.location': 'offshore' } },
        {
          form: 'SVL',
          set: { 'data.location': 'mixed', 'data.crossBorder.mechanism': 'standard_contract' },
        },
        {
          text: '第六条 数据\n6.1 乙方可以在境外服务器存储用户的个人信息。',
          at: '在境外服务器存储',
        },
        {
          text: 'Article 6 Data\n6.1 The Provider may store personal data outside the PRC.',
          at: 'outside the PRC',
        },
      ],
      silent: [
        {
          form: 'SVL',
          set: {
            'data.location': 'offshore',
            'data.crossBorder': { mechanism: 'standard_contract', reference: '沪网信备2027-118' },
          },
        },
        { text: '第六条 数据\n6.1 乙方不得向境外提供个人信息。' },
        { text: '第六条 数据\n6.1 个人信息需要向境外提供的，甲方应先通过数据出境安全评估。' },
        { text: '第六条 服务\n6.1 乙方在境外提供多语种网页翻译。' },
        { text: 'Article 6 Data\n6.1 The Provider shall not transfer personal information overseas.' },
      ],
    },
  },
  {
    id: 'DAT-006',
    severity: 'warning',
    title: { zh: '出境豁免与处理规模或种类不符', en: 'Export exemption does not fit volume or categories' },
    message: {
      zh: '“当年向境外提供不满十万人个人信息（不含敏感个人信息）”的豁免，与处理规模或者种类不符',
      en: 'the exemption for fewer than 100,000 individuals in the year, without sensitive information, does not fit the volume or the categories',
    },
    hint: {
      zh: '改用标准合同、认证或安全评估；依其他豁免情形的，在 reference 写明',
      en: 'use a standard contract, certification or security assessment; if another exemption applies, name it in reference',
    },
    basis: [
      { law: 'cross-border-provisions', checked: 'secondary' },
      { law: 'network-data-regs', articles: '35', checked: 'text' },
    ],
    sheet: { reads: ['data'], find: exemptionTooWide },
    examples: {
      fires: [
        {
          form: 'SVL',
          set: {
            'data.location': 'mixed',
            'data.volume': 100000,
            'data.crossBorder': { mechanism: 'exempt', reference: '本年度不满10万人' },
          },
        },
        {
          form: 'SVL',
          set: {
            'data.location': 'mixed',
            'data.volume': 500,
            'data.minors': true,
            'data.sensitive.basis': 'separate_consent',
            'data.crossBorder': { mechanism: 'exempt', reference: 'fewer than 100,000 individuals' },
          },
        },
      ],
      silent: [
        {
          form: 'SVL',
          set: {
            'data.location': 'mixed',
            'data.volume': 99999,
            'data.crossBorder': { mechanism: 'exempt', reference: '本年度不满10万人' },
          },
        },
        {
          form: 'SVL',
          set: {
            'data.location': 'mixed',
            'data.crossBorder': { mechanism: 'exempt', reference: '为履行与个人订立的跨境购物合同所必需' },
          },
        },
        {
          form: 'SVL',
          set: {
            'data.location': 'mixed',
            'data.crossBorder': { mechanism: 'certification', reference: 'CN-PIP-0042' },
          },
        },
      ],
    },
  },
];
