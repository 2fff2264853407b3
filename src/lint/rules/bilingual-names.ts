// Rules on names in two languages and on the English alone: texts left untranslated, company names, titles of laws, dates and sums of money
// written so that a reader must guess.
import { isName, type Terms } from '../../terms/index.js';
import { distance } from '../../text/suggest.js';
import type { Analysis } from '../analysis/index.js';
import { matchesIn, matchesOf, passagesOf, SAID, wordsAt } from '../find.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';

/** Every text in two languages with its path. */
function* texts(value: unknown, path = ''): Generator<{ path: string; zh: string; en: string }> {
  if (typeof value !== 'object' || value === null) return;
  const { zh, en } = value as { readonly zh?: unknown; readonly en?: unknown };
  if (typeof zh === 'string') yield { path, zh, en: typeof en === 'string' ? en : '' };
  else
    for (const [key, child] of Object.entries(value))
      yield* texts(child, path === '' ? key : `${path}.${key}`);
}
const SENTENCE = /[A-Za-z]{2,20}(?:[ ,]{1,2}[A-Za-z]{1,20}){4}/;

/** Five Latin words in a row, or words and no Chinese at all; a brand or a file name may well be Latin. */
const untranslated = (terms: Terms): readonly SheetHit[] =>
  [...texts(terms)].flatMap(({ path, zh }) => {
    const bare = !/\p{Script=Han}/u.test(zh) && (zh.match(/[A-Za-z]{2,}/g)?.length ?? 0) > 2;
    return !isName(path) && (bare || SENTENCE.test(zh)) ? [{ path: `${path}.zh` }] : [];
  });

const STYLES: readonly RegExp[] = [
  /(?<![\w./-])(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}(?![\w/-])/gu,
  /\b(?:RMB|CNY)\s?[￥¥]|[￥¥]\s?(?:RMB|CNY)\b|\b(?:CNY\s?RMB|RMB\s?CNY)\b|\bRMB\s?(?=\d)[\d,.]{1,20}\s?(?:yuan|RMB)\b/giu,
  /\b\d{1,3}(?:\.\d{3}){1,4},\d{1,2}(?!\d)/gu,
  /(?<![\d,.])\d{1,3}(?:,\d{1,2}|,\d{4,6})(?=\s?(?:yuan|RMB|CNY|%))/giu,
  /(?<=\b(?:RMB|CNY|USD|HKD)\s?)\d{1,3}(?:,\d{4,6}|,\d{1,2}(?:,\d{2,3})+)(?![\d,])/gu,
  /\d\s{1,2}%|\d\s?％/gu,
];

const oddStyle = ({ text }: Analysis): readonly TextHit[] =>
  passagesOf(text, SAID, 'en').flatMap((passage) =>
    (/[\d￥¥]/.test(passage.text) ? STYLES : []).flatMap((pattern) =>
      matchesIn(passage, pattern).map(({ at, match }) => ({ at, slots: { text: match[0] } })),
    ),
  );

const COMPANY = /(?:有限责任公司|有限公司)$/u;
const LITERAL = /\b(?:Limited[- ]Liability Company|Limited Responsib\w{1,8} Company|Limited Company)\b/iu;

const translatedName = ({ parties }: Terms): readonly SheetHit[] =>
  (['customer', 'provider'] as const).flatMap((role) => {
    const { zh = '', en = '' } = parties[role].name ?? {};
    const found = LITERAL.exec(en)?.[0];
    return COMPANY.test(zh) && found !== undefined
      ? [{ path: `parties.${role}.name.en`, slots: nameSlots(found, 'Co., Ltd.') }]
      : [];
  });
const nameSlots = (found: string, expected: string) => ({ found, expected });

const NAMED =
  /(?<![\w-])[A-Z][\w&’'-]{0,30}(?:[ ,]{1,2}(?:[A-Z(][\w&’'()-]{0,30}|and|of)){0,8}?,? (?:Co\.?,? ?Ltd\b\.?|Co\.?,? ?Limited\b|Company Limited\b|Limited\b(?! (?:Liability|Company))|Ltd\b\.?|Limited[- ]Liability Company\b|Limited Company\b|LLC\b|Inc\b\.?)/gu;
const KINDS_OF_COMPANY = /(?:,? ?(?:co|company|limited|ltd|liability|llc|inc|corporation|corp)\b\.?)+$/iu;
const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Against the first name that looks like it: nearly the same letters in front of Co., Ltd., or the same and another ending. */
function namesDiffer({ text }: Analysis): readonly TextHit[] {
  const known: { readonly name: string; readonly stem: string }[] = [];
  return matchesOf(text, NAMED, SAID, 'en').flatMap(({ at }) => {
    const name = wordsAt(text, at).replace(/^(?:The|And|Between|To|By) /, '');
    const stem = letters(name.replace(KINDS_OF_COMPANY, ''));
    const near = known.find((one) => {
      const longer = Math.max(one.stem.length, stem.length);
      return longer >= 8 && distance(one.stem, stem) <= Math.floor(longer / 8);
    });
    if (!near) known.push({ name, stem });
    if (!near || (near.stem === stem && endingOf(near.name) === endingOf(name))) return [];
    return [{ at, slots: nameSlots(name, near.name) }];
  });
}
/** Co Ltd and Company Limited are one, Ltd and Limited another, LLC a third. */
const endingOf = (name: string): string => {
  const ending = letters(KINDS_OF_COMPANY.exec(name)?.[0] ?? '');
  return /liability|llc/.test(ending) ? 'llc' : ending.charAt(0);
};

const TITLE =
  /\b(?!The\b)[A-Z][\w’'-]{1,24}(?: (?:[A-Z][\w’'-]{1,24}|of|the|and|on|for|to|in)){0,12}? (?:Law|Code|Regulations|Provisions|Measures|Interpretation)\b(?: of (?:the )?(?:PRC|P\.R\.C\.|People[’']s Republic of China|China))?/gu;

function titlesDiffer({ pairs, statutes, facts, text }: Analysis): readonly TextHit[] {
  const there = new Map<number, (typeof statutes)[number][]>();
  for (const statute of statutes) {
    const { passage } = statute.at;
    const known = there.get(passage);
    if (known) known.push(statute);
    else there.set(passage, [statute]);
  }
  return pairs.pairs.flatMap(({ passages }) => {
    const cited = passages.zh.flatMap(({ index }) => there.get(index) ?? []);
    if (cited.length === 0) return [];
    const english = passages.en.flatMap(({ index }) => there.get(index) ?? []);
    const known = new Set(english.map(({ law }) => law));
    const missing = cited.find(({ law }) => law !== undefined && !known.has(law));
    if (!missing?.law) return [];
    const other = passages.en
      .flatMap(({ index }) =>
        [...text.passages[index]!.text.matchAll(TITLE)].map((match) => ({
          passage: index,
          from: match.index,
          to: match.index + match[0].length,
        })),
      )
      .filter(
        (at) =>
          !english.some(
            ({ law, at: one }) =>
              law !== undefined && one.passage === at.passage && one.from < at.to && one.to > at.from,
          ),
      );
    const at = other[0];
    if (!at) return [];
    const { title } = facts.laws[missing.law]!;
    return [{ at, slots: { found: wordsAt(text, at), law: title.zh, title: title.en } }];
  });
}

const clause = (zh: string, en: string): string => ['第七条 约定', zh, 'Article 7 Terms', en].join('\n');

export const nameRules: readonly Rule[] = [
  {
    id: 'BIL-008',
    severity: 'warning',
    title: { zh: '缺少译文', en: 'Translation missing' },
    message: {
      zh: '中文栏里是英文，印出的中文合同将夹杂未翻译的文字',
      en: 'the Chinese value is in English; the Chinese text would print it untranslated',
    },
    hint: { zh: '在 zh 下写中文', en: 'write Chinese under zh' },
    told: ['TYPE-ENGLISH'],
    sheet: { reads: [], find: untranslated },
    examples: {
      fires: [
        { form: 'SVL', set: { 'parties.customer.name.en': '杭州澜屿 Live Technology Co., Ltd.' } },
        {
          form: 'SVL',
          set: { 'data.purpose': { zh: 'handling of enquiries', en: 'handling of enquiries' } },
        },
        {
          form: 'SVL',
          set: {
            'data.purpose': { zh: '用途 is the handling of enquiries only', en: 'handling of enquiries' },
          },
        },
      ],
      silent: [
        { form: 'SVL', set: { 'data.purpose': { zh: '受理咨询', en: 'handling of enquiries' } } },
        {
          form: 'SVL',
          set: { 'data.purpose': { zh: '使用 Live Chat Pro 受理咨询', en: 'handling of enquiries' } },
        },
        { form: 'SVL', set: { 'data.purpose': { zh: 'Live Chat', en: 'live chat' } } },
      ],
    },
  },
  {
    id: 'BIL-009',
    severity: 'warning',
    title: {
      zh: '英文日期、货币或百分数写法不规范',
      en: 'Non-standard English date, currency or percentage',
    },
    message: {
      zh: '英文写法不规范：“{text}”',
      en: 'non-standard English date, currency or percentage: “{text}”',
    },
    hint: {
      zh: '写作 1 February 2027、RMB 68,000.00、5%',
      en: 'write 1 February 2027, RMB 68,000.00, 5%',
    },
    text: oddStyle,
    examples: {
      fires: [
        { text: 'Article 1 Term\nThis Contract ends on 01/02/2027.', at: '01/02/2027' },
        { text: 'Article 1 Price\nThe price is RMB ￥68,000.00.', at: 'RMB ￥' },
        { text: 'Article 1 Price\nThe price is CNY RMB 68,000.00.', at: 'CNY RMB' },
        { text: 'Article 1 Price\nThe price is EUR 68.000,00.', at: '68.000,00' },
        { text: 'Article 1 Price\nThe price is RMB 6,8000.', at: '6,8000' },
        { text: 'Article 1 Price\nInterest is 5 % a year.', at: '5 %' },
        { text: 'Article 1 Price\nThe price is 6,8000 yuan.', at: '6,8000' },
      ],
      silent: [
        {
          text: 'Article 1 Price\nThe price is RMB 68,000.00, payable by 1 February 2027 with 5% interest, under Articles 4.1, 4.2 and 5.',
        },
        { text: 'Article 1 Term\nThis Contract ends on 31/12/2027 or 2027-02-01.' },
        { text: '第一条 价款\n价款为人民币￥68,000.00，利率为5 %，至01/02/2027止。' },
      ],
    },
  },
  {
    id: 'BIL-011',
    severity: 'warning',
    title: { zh: '英文公司名称不统一', en: 'English company name inconsistent' },
    message: {
      zh: '英文公司名称“{found}”应为“{expected}”',
      en: 'the English company name “{found}” should read “{expected}”',
    },
    hint: {
      zh: '全文使用登记或者章程所载的英文名称',
      en: 'use the name as registered or as in the articles of association, everywhere',
    },
    sheet: { reads: ['parties.customer.name', 'parties.provider.name'], find: translatedName },
    text: namesDiffer,
    examples: {
      fires: [
        {
          form: 'SVL',
          set: { 'parties.customer.name.en': 'Hangzhou Lanyu Live Technology Limited Liability Company' },
        },
        {
          text: 'Party A: Suzhou Chengwan Customer Service Co., Ltd.\nArticle 1 Parties\nSuzhou Chengwan Customer Services Co., Ltd. provides the Service.',
          at: 'Suzhou Chengwan Customer Services Co., Ltd.',
        },
        {
          text: 'Party A: Suzhou Chengwan Customer Service Co., Ltd.\nArticle 1 Parties\nThe bill goes to Suzhou Chengwan Customer Service LLC today.',
          at: 'Suzhou Chengwan Customer Service LLC',
        },
        {
          text: 'Party A: Lanyu Media LLC\nParty A is now called Lanyu Media Co., Ltd.',
          at: 'Lanyu Media Co., Ltd.',
        },
        {
          text: 'Party A: Lanyu Media LLC\nParty A is now called Lanyu Media Limited.',
          at: 'Lanyu Media Limited',
        },
        { text: 'Party A: Lanyu Net Ltd.\nThe bill goes to Lanyo Net Ltd.', at: 'Lanyo Net Ltd.' },
        {
          text: 'Party B: Wuxi Wanfeng Calls Co., Ltd.\nThe bill comes from Wuxi Wamfeng Call Co., Ltd.',
          at: 'Wuxi Wamfeng Call Co., Ltd.',
        },
      ],
      silent: [
        { form: 'SVL', set: { 'parties.customer.name.en': 'Hangzhou Lanyu Live Technology Limited' } },
        {
          text: 'Party A: Suzhou Chengwan Customer Service Co., Ltd.\nParty B: Suzhou Dengwei Network Technology Co., Ltd.\nArticle 1 Parties\nSuzhou Chengwan Customer Service Company Limited provides the Service.',
        },
        { text: 'Party A: Lanyu Media Co., Ltd.\nThe bill goes to Lanyu-Media Company Limited.' },
        { text: 'Party A: Lanyu Media Ltd.\nThe bill goes to Lanyu Media Limited.' },
        {
          text: 'Party A: Suzhou Chengwan Customer Service Co., Ltd.\nBy Suzhou Chengwan Customer Service Co., Ltd.',
        },
      ],
    },
  },
  {
    id: 'BIL-012',
    severity: 'info',
    title: { zh: '法律英文名称与登记译名不一致', en: 'English title of a law differs from the register' },
    message: {
      zh: '“{found}”与《{law}》的登记译名“{title}”不一致',
      en: '“{found}” is not the title the register gives 《{law}》: “{title}”',
    },
    hint: { zh: '改为“{title}”', en: 'write “{title}”' },
    text: titlesDiffer,
    examples: {
      fires: [
        {
          text: clause(
            '根据《中华人民共和国民法典》订立本合同。',
            'This Contract is made under the Civil Statute Code of China.',
          ),
          at: 'Civil Statute Code of China',
        },
        {
          text: clause('依照《个人信息保护法》執行。', 'The Privacy Protection Law of the PRC applies.'),
          at: 'Privacy Protection Law of the PRC',
        },
        {
          text: clause(
            '根据《中华人民共和国民法典》和《个人信息保护法》订立本合同。',
            'It is made under the Civil Code of the PRC and the Privacy Protection Law of the PRC.',
          ),
          at: 'Privacy Protection Law of the PRC',
        },
      ],
      silent: [
        {
          text: clause(
            '根据《中华人民共和国民法典》订立本合同。',
            'This Contract is made under the Civil Code of the People’s Republic of China.',
          ),
        },
        { text: clause('根据《中华人民共和国民法典》订立。', 'It is made under the Civil Code of the PRC.') },
        { text: clause('根据《中华人民共和国民法典》订立。', 'It is made under the law of China.') },
      ],
    },
  },
];
