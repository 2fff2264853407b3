// Rules on time limits: which days are meant, how often is periodically.
import type { Analysis } from '../analysis/index.js';
import { passagesOf, wordsAt } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import { said, says, spotIn } from '../said.js';
import { MAJEURE, majeureRules } from './term-majeure.js';

/** Says what a day is, or that days are calendar days. */
const DAY_DEFINED = {
  zh: /(?:其[余他馀]期[间限][^。；]{0,6}|[“"「『](?:日|天)[”"」』]|未(?:注明|特别|另行|写明)[^。；]{0,16}(?:日|天))[^。；]{0,24}(?:日历日|自然日|公历日|工作日)|(?:日|天)[”"」』]?(?:均|系|皆|都)(?:指|为|按)[^。；]{0,8}(?:日历日|自然日|公历日)|期间[^。；]{0,6}(?:均|皆|都)?(?:以|按)(?:日历|自然|公历|历)[日天]/u,
  en: /[“"]days?[”"][^.;]{0,80}\bcalendar\b|\b(?:references? to|all|any) [“"]?days?[”"]?\b[^.;]{0,40}\bcalendar\b|\b(?:other|any) periods?\b[^.;]{0,60}\bcalendar days\b/i,
};
const LIMIT = {
  zh: { before: /(?:提前|在|后|起|于)\s?$/u, after: /^\s?(?:以内|之内|内|前|以前|之前|后)(?!无理由)/u },
  en: {
    before: /\b(?:within|after|at least|than|in)\s?$/i,
    after: /^[’']?\s?(?:before|after|of|prior|in advance|notice|from)\b/i,
  },
};
const OBLIGES = {
  zh: /应|须|需|负责|保证|有义务|承诺|必须/u,
  en: /\b(?:shall|must|will|undertakes?|agrees to)\b/i,
};
/** 固定期限 and 不定期合同 are other words. */
const VAGUE = {
  zh: /(?<![固不])定期(?!限|存款|报酬)|不定时|适时|适当时候|尽快|尽早|及时|合理(?:的)?(?:期限|时间)/u,
  en: /\b(?:periodically|regularly|from time to time|as soon as (?:possible|practicable)|promptly|in (?:a )?timely manner|within a reasonable (?:time|period))\b/i,
};
const REPEATED = /定期|不定时|适时|适当时候|periodically|regularly|from time to time/i;
const MEASURED = {
  zh: /每(?:个)?(?:自然)?(?:[日天周旬月季年]|星期|半年|工作日)|按(?:日|周|月|季|年)|[日天周月季年]度|逐[日月]|随时/u,
  en: /\b(?:daily|weekly|monthly|quarterly|yearly|annual\w*|each|every|once a|per) ?(?:day|week|month|quarter|year)?\b/i,
};

function unclearDays(contract: Analysis): TextHit[] {
  const { text, figures } = contract;
  return (['zh', 'en'] as const).flatMap((lang) => {
    const passages = new Set(passagesOf(text, ['body', 'cell'], lang).map(({ index }) => index));
    const own = figures.filter(({ kind, at }) => kind === 'duration' && passages.has(at.passage));
    const plain = own.filter(({ unit, at }) => {
      const { folded } = text.passages[at.passage]!;
      const [before, after] = [
        folded.slice(Math.max(0, at.from - 12), at.from),
        folded.slice(at.to, at.to + 12),
      ];
      return unit === 'day' && (LIMIT[lang].before.test(before) || LIMIT[lang].after.test(after));
    });
    const [first] = plain;
    const both = first && own.some(({ unit }) => unit === 'working_day');
    if (!both || said(contract).some((sentence) => says(sentence, DAY_DEFINED))) return [];
    return [{ at: first.at, slots: { found: wordsAt(text, first.at), count: plain.length } }];
  });
}

function vagueTimes(contract: Analysis): TextHit[] {
  return said(contract).flatMap((sentence) => {
    const at = spotIn(sentence, VAGUE);
    if (!at || !says(sentence, OBLIGES) || says(sentence, MEASURED)) return [];
    if (sentence.figures.some(({ kind }) => kind === 'duration' || kind === 'date' || kind === 'time'))
      return [];
    // Prompt notice of force majeure and a reasonable period after a demand are the law's own words.
    if (
      says(sentence, MAJEURE) ||
      sentence.family === 'force-majeure' ||
      /催告|解除|reminder|terminat/i.test(sentence.words)
    )
      return [];
    const word = wordsAt(contract.text, at);
    const repeated = REPEATED.test(contract.text.passages[at.passage]!.folded.slice(at.from, at.to));
    return [{ at, slots: { word }, ...(!repeated && { severity: 'info' as const }) }];
  });
}

export const timeRules: readonly Rule[] = [
  {
    id: 'TRM-012',
    severity: 'warning',
    title: { zh: '期间未区分工作日与日历日', en: 'Days of no stated kind' },
    message: {
      zh: '合同既用工作日又用“日”，“{found}”等{count}处未写明是哪一种（未约定的依法按公历日计算）',
      en: 'the contract counts in working days and in days; “{found}”, one of {count}, does not say which (calendar days by law)',
    },
    hint: {
      zh: '写一句：未注明工作日的“日”指日历日',
      en: 'add: a “day” not described as a working day is a calendar day',
    },
    basis: [{ law: 'civil-code', articles: '200–204', checked: 'text' }],
    text: unclearDays,
    examples: {
      fires: [
        {
          text: '第一条 付款\n甲方收到发票后5个工作日内付款。\n第二条 账单\n乙方应在7日内提交账单。',
          at: '7日',
        },
        { text: '第一條 付款\n甲方應於五個工作日內付款，並在十天內開票。', at: '十天' },
        {
          text: 'Article 1 Payment\nParty A pays within 5 working days. Party B submits the report within 7 days.',
          at: '7 days',
        },
        { text: '第一条 时限\n付款\t5个工作日内\n提交账单\t7日内', at: '7日' },
        { text: '第一条 付款\n甲方收到发票后5个工作日内付款，乙方应7日内提交账单。', at: '7日' },
      ],
      silent: [
        { set: {} },
        { text: '第一条 付款\n甲方收到发票后5日内付款，乙方在7日内提交账单。' },
        { text: '第一条 付款\n甲方在5个工作日内付款，乙方在7日内提交账单。未注明工作日的“日”指日历日。' },
        { text: '第一条 付款\n甲方在5个工作日内付款，乙方在7个自然日内提交账单。' },
        { text: '第一条 付款\n甲方在5个工作日内付款。网店支持7天无理由退货。' },
        { text: '第一条 付款\n甲方在5个工作日内付款。\nParty B submits the report within 7 days.' },
        {
          text: '第一條 付款\n甲方應於5個工作日內付款，並於7日內開票。除載明工作日者外，本契約所定期間均以日曆天計算。',
        },
        {
          text: 'Article 1 Payment\nParty A pays within 5 working days. Invoices are due by the fifth day of each month.',
        },
        {
          text: 'Article 1 Payment\nParty A pays within 5 working days and reports within 7 days. Other periods are counted in calendar days.',
        },
      ],
    },
  },
  {
    id: 'TRM-013',
    severity: 'warning',
    title: { zh: '“定期”“及时”等未写周期或者期限', en: '“Periodically” or “promptly” without a period' },
    message: {
      zh: '“{word}”未写明周期或者期限；履行期限不明确的，债务人可以随时履行，债权人也可以随时请求履行，但应给对方必要的准备时间',
      en: '“{word}” states no period; where the time is unclear the debtor may perform, and the creditor demand, at any time, leaving the other the time it needs to prepare',
    },
    hint: { zh: '写明每月、每季度或者多少日内', en: 'say monthly, quarterly, or within how many days' },
    basis: [{ law: 'civil-code', articles: '511[4]', checked: 'text' }],
    text: vagueTimes,
    examples: {
      fires: [
        { text: '第一条 报告\n乙方应定期向甲方提交服务报告。', at: '定期' },
        { text: '第一條 培訓\n乙方應定期對客服進行培訓。', at: '定期' },
        { text: '第一条 资料\n甲方应及时提供商品资料。', at: '及时' },
        { text: 'Article 1 Reports\nParty B shall regularly submit reports to Party A.', at: 'regularly' },
      ],
      silent: [
        { set: {} },
        { text: '第一条 报告\n乙方应定期（每月五日前）向甲方提交服务报告。' },
        { text: '第一条 资料\n甲方应及时提供商品资料，最迟在收到请求后3日内提供。' },
        { text: '第一条 用工\n乙方应与客服人员订立固定期限劳动合同。' },
        { text: '第一条 不可抗力\n受影响的一方应当及时通知对方。' },
        { text: '第一条 说明\n定期检查的结果见附件。' },
        { text: 'Article 1 Reports\nParty B shall submit monthly reports regularly.' },
        { text: '第一条 资料\n甲方应于2027年5月1日前及时提供商品资料。' },
        { text: '第一条 资料\n甲方应在18:00前及时提供商品资料。' },
        { text: '第一条 整改\n乙方应在甲方催告后及时改正。' },
      ],
    },
  },
  ...majeureRules,
];
