// Rules on citations of law: repealed statutes, articles that moved, no statute at all. Titles have a file of their own.
import type { Pair } from '../../contract/ast.js';
import { printDate } from '../../template/words.js';
import type { Analysis } from '../analysis/index.js';
import { matchesIn, passagesOf } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import { titleRules } from './law-titles.js';

const dayAfter = (iso: string): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Cited although another statute has taken its place by the day of signing. What the sheet’s legal basis cites, the sheet’s own checks tell. */
function repealed({ text, facts, statutes, day }: Analysis): TextHit[] {
  const { laws, glossary } = facts;
  return statutes.flatMap(({ law: id, at }) => {
    const law = id === undefined ? undefined : laws[id];
    const heir = law?.replacedBy === undefined ? undefined : laws[law.replacedBy];
    if (!law?.to || !heir || day === undefined || day <= law.to) return [];
    const { segments } = text.passages[at.passage]!;
    const own = segments.find(({ from, to }) => from < at.to && to > at.from)?.path;
    if (own?.startsWith('recitals.legalBasis')) return [];
    const since = dayAfter(law.to);
    const date: Pair<string> = {
      zh: printDate(since, 'zh', glossary),
      en: printDate(since, 'en', glossary),
    };
    return [{ at, slots: { law: law.title, date, replacement: heir.title } }];
  });
}

/** An article of an earlier text of the statute, cited near words of its subject. */
function outdated({ text, facts: { laws }, statutes }: Analysis): TextHit[] {
  return statutes.flatMap(({ law: id, articles }) => {
    const law = id === undefined ? undefined : laws[id];
    if (!law) return [];
    const before = Object.values(laws).filter(
      ({ title, from, renumbered }) => renumbered && title.zh === law.title.zh && from < law.from,
    );
    return articles.flatMap(({ number, at }) => {
      const { folded } = text.passages[at.passage]!;
      const near = folded.slice(Math.max(0, at.from - 60), at.to + 60).toLowerCase();
      const moved = before
        .flatMap(({ renumbered = [] }) => renumbered)
        .find(({ old, near: words }) => old === number && words.some((word) => near.includes(word)));
      if (!moved) return [];
      const { old, now, subject } = moved;
      return [{ at, slots: { law: law.title, old, now, subject } }];
    });
  });
}

const ANY_LAWS = {
  zh: /(?:根据|依据|依照|按照)[^。；]{0,16}?法律(?:、?(?:行政)?法规|规定|(?=的|，))/gu,
  en: /\b(?:pursuant to|in accordance with|under|according to)\s{1,5}(?:the\s{1,5})?(?:relevant|applicable|related)\s{1,5}(?:PRC\s{1,5}|Chinese\s{1,5})?laws?\b/gi,
} as const;

/** The recitals, or what stands in front of the first article. */
function unnamedBasis({ text, statutes, familyOf }: Analysis): TextHit[] {
  const opening = passagesOf(text).filter(
    ({ clause, kind }) =>
      kind === 'body' && (text.clauses[clause]!.section === 'front' || familyOf(clause) === 'recitals'),
  );
  const named = new Set(statutes.map(({ at }) => at.passage));
  if (opening.some(({ index }) => named.has(index))) return [];
  return opening
    .flatMap((passage) => matchesIn(passage, ANY_LAWS[passage.lang]))
    .slice(0, 1)
    .map(({ at }) => ({ at }));
}

export const lawRules: readonly Rule[] = [
  {
    id: 'LAW-001',
    severity: 'error',
    title: { zh: '引用已废止的法律', en: 'Repealed statute cited' },
    message: {
      zh: '引用的《{law}》已于{date}废止',
      en: '“{law}” was repealed on {date}',
    },
    hint: { zh: '改引《{replacement}》', en: 'cite “{replacement}” instead' },
    basis: [
      { law: 'civil-code', articles: '1260', checked: 'text' },
      { law: 'stamp-tax-law', articles: '20', checked: 'text' },
      { law: 'vat-law', articles: '38', checked: 'text' },
    ],
    text: repealed,
    examples: {
      fires: [
        { text: '1.2 本合同依据《中华人民共和国合同法》订立。', at: '《中华人民共和国合同法》' },
        { text: '第一条 依照合同法及有关规定，双方签订本合同。', at: '合同法' },
        { text: '第一條 根據《中華人民共和國擔保法》，保證人承擔連帶責任。', at: '《中華人民共和國擔保法》' },
        {
          text: '1.1 This Agreement is made under the Contract Law of the PRC.',
          at: 'Contract Law of the PRC',
        },
        { text: '第四条 税率依照《增值税暂行条例》执行。', asOf: '2026-01-01', at: '《增值税暂行条例》' },
        {
          set: {
            'custom.0': {
              after: 'SAS-1.1',
              text: { zh: '本条依照《中华人民共和国民法总则》解释。', en: 'This is read by law.' },
            },
          },
        },
      ],
      silent: [
        { text: '第一条 依照涉外经济合同法办理。' },
        { text: '1.1 This Agreement is made under the Foreign Economic Contract Law of the PRC.' },

        { text: '1.2 本合同依据《中华人民共和国民法典》订立。' },
        {
          text: '第九条 客服人员与乙方依照《中华人民共和国劳动合同法》建立劳动关系，合同法律关系由双方确认。',
        },
        { text: '第四条 税率依照《增值税暂行条例》执行。', asOf: '2025-12-31' },
        { text: '第一条 依照《中华人民共和国合同法》订立。\n签订日期：2019年5月6日' },
        { text: '第一条 违反《涉外经济合同法》的后果。' },
        {
          form: 'SVL',
          set: {
            'recitals.legalBasis': ['contract-law'],
            checks: [{ rule: 'LAW-004', severity: 'warning', reason: '沿用双方2019年框架合同的依据' }],
          },
        },
        {
          text: '1.1 The parties shall comply with the Labour Contract Law of the PRC and with applicable contract law.',
        },
      ],
    },
  },
  {
    id: 'LAW-002',
    severity: 'warning',
    title: { zh: '引用的条文序号已变动', en: 'Article that has been renumbered' },
    message: {
      zh: '《{law}》修改后条文序号已变动：关于{subject}的第{old}条现为第{now}条',
      en: '“{law}” has been renumbered: art. {old} ({subject}) is now art. {now}',
    },
    hint: { zh: '改为第{now}条，并核对所引内容', en: 'write art. {now} and check what it says' },
    basis: [
      { law: 'civil-procedure-law', articles: '35', checked: 'text' },
      { law: 'civil-procedure-interp', articles: '29', checked: 'text' },
      { law: 'arbitration-law', articles: '27, 29', checked: 'secondary' },
      { law: 'cybersecurity-law', articles: '42', checked: 'secondary' },
    ],
    text: outdated,
    examples: {
      fires: [
        {
          text: '第十条 双方依照《中华人民共和国民事诉讼法》第三十四条的规定，协议选择甲方住所地人民法院管辖。',
          at: '第三十四条',
        },
        { text: '第十條 依照《民事訴訟法》第34條，雙方協議由乙方住所地法院管轄。', at: '第34條' },
        { text: '第十条 依照《仲裁法》第十六、十八条，双方达成仲裁协议。', at: '第十六' },
        {
          text: '第八条 乙方依照《网络安全法》第四十条对用户信息严格保密。',
          asOf: '2026-01-01',
          at: '第四十条',
        },
        {
          text: '10.1 The Parties agree under Article 34 of the Civil Procedure Law of the PRC on the courts of Xiamen.',
          at: '34',
        },
      ],
      silent: [
        {
          text: '第十条 双方依照《中华人民共和国民事诉讼法》第三十五条的规定，协议选择甲方住所地人民法院管辖。',
        },
        { text: '第十条 《民事诉讼法》第三十四条规定的专属管辖不受影响。' },
        { text: '第十条 依照《仲裁法》第十六条，双方达成仲裁协议。', asOf: '2026-02-28' },
        { text: '第八条 乙方依照《网络安全法》第四十条对用户信息严格保密。', asOf: '2025-12-31' },
        { text: '第八条 依照《数据安全法》第四十条和用户信息管理的约定。' },
      ],
    },
  },
  {
    id: 'LAW-004',
    severity: 'error',
    title: { zh: '法律依据在签署日尚未施行或已失效', en: 'Legal basis not in force at signing' },
    message: { zh: '', en: '' },
    told: ['X45'],
    examples: {
      fires: [
        { form: 'SVL', set: { 'recitals.legalBasis': ['civil-code', 'arbitration-law-2017'] } },
        { form: 'ECS', set: { 'recitals.legalBasis': ['vat-interim-regs'] } },
        { form: 'SVL', set: { 'recitals.legalBasis': ['contract-law'] } },
      ],
      silent: [{ form: 'SVL', set: { 'recitals.legalBasis': ['civil-code', 'arbitration-law', 'vat-law'] } }],
    },
  },
  {
    id: 'LAW-006',
    severity: 'info',
    title: { zh: '只写“相关法律法规”', en: '“Relevant laws” as the only legal basis' },
    message: {
      zh: '只写了“{text}”，没有列明任何法律',
      en: 'only “{text}” is given as the legal basis, no statute is named',
    },
    hint: {
      zh: '至少列明《中华人民共和国民法典》',
      en: 'name at least the Civil Code of the People’s Republic of China',
    },
    text: (analysis) =>
      unnamedBasis(analysis).map((hit) => ({
        ...hit,
        slots: {
          text: analysis.text.passages[hit.at!.passage]!.text.slice(hit.at!.from, hit.at!.to),
        },
      })),
    examples: {
      fires: [
        {
          text: '客服外包合同\n双方根据国家相关法律法规的规定，经协商一致，订立本合同。\n第一条 服务内容',
          at: '根据国家相关法律法规',
        },
        {
          text: 'Service Agreement\nThe Parties agree as follows in accordance with the relevant laws of China.\n1. Scope',
          at: 'in accordance with the relevant laws',
        },
        { text: '第一条 鉴于\n双方根据国家相关法律法规订立本合同。', at: '根据国家相关法律法规' },
        {
          text: '客服外包合同\n双方根据国家相关法律法规，依照有关法律规定，订立本合同。\n第一条 服务内容',
          at: '根据国家相关法律法规',
        },
      ],
      silent: [
        {
          text: '客服外包合同\n根据《中华人民共和国民法典》及相关法律法规，双方订立本合同。\n第一条 服务内容',
        },
        { text: '客服外包合同\n双方经协商订立本合同。\n第一条 乙方按照有关法律、法规提供服务。' },
      ],
    },
  },
  ...titleRules,
];
