// Rules on Chinese against English: figures, precedence of a language, the order of clauses. What compares words is in bilingual-words.ts,
// what looks at names and at the English alone in bilingual-names.ts.
import type { Pair } from '../../contract/ast.js';
import type { Figure } from '../analysis/figures.js';
import type { Analysis } from '../analysis/index.js';
import { differing } from '../analysis/parity.js';
import { matchesOf, SAID, wordsAt } from '../find.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import type { Passage } from '../text.js';
import { nameRules } from './bilingual-names.js';
import { wordRules } from './bilingual-words.js';

const MOST = 6;

function figuresDiffer({ text, pairs, figures }: Analysis): readonly TextHit[] {
  const there = new Map<number, Figure[]>();
  for (const figure of figures) {
    const known = there.get(figure.at.passage);
    if (known) known.push(figure);
    else there.set(figure.at.passage, [figure]);
  }
  const of = (passages: readonly Passage[]): Figure[] =>
    passages.flatMap(({ index }) => there.get(index) ?? []);
  const listed = (alone: readonly Figure[], none: Pair<string>): Pair<string> => {
    const words = alone.slice(0, MOST).map(({ at }) => wordsAt(text, at));
    const more = alone.length > MOST ? '…' : '';
    return words.length === 0 ? none : { zh: words.join('、') + more, en: words.join(', ') + more };
  };
  return pairs.pairs.flatMap(({ passages }) => {
    const { zh, en } = differing(of(passages.zh), of(passages.en), !text.foreign);
    const first = en[0] ?? zh[0];
    if (!first) return [];
    const none = { zh: '无', en: 'none' };
    return [{ at: first.at, slots: { zh: listed(zh, none), en: listed(en, none) } }];
  });
}

const PREVAILS_ZH =
  /(?:中文|汉语|华语|英文|英语|简体|繁体)[^。；]{0,24}为准|以[^。；，]{0,12}(?:中文|英文|汉语)[^。；]{0,12}(?:为准|优先)/gu;
const PREVAILS_EN =
  /\b(?:Chinese|English)\b[^.;]{0,60}\b(?:prevails?|controls?|governs?|takes? precedence)|\bin favou?r of the (?:Chinese|English)|\b(?:prevails?|governed) by the (?:Chinese|English)/giu;
const EQUAL_ZH =
  /(?:两种|二种|中[、和与及]?英|各|双语)(?:文|语|种)?[^。；]{0,16}(?:文本|版本|文字|语言)?[^。；]{0,10}(?:同等|相同)(?:的)?(?:法律)?效力/gu;
const EQUAL_EN =
  /\b(?:both|two|Chinese and (?:the )?English|English and (?:the )?Chinese)\b[^.;]{0,50}\b(?:equally (?:valid|authentic|binding)|of equal (?:force|validity|effect)|(?:same|equal) (?:legal )?(?:force|validity|effect))/giu;
const LANGUAGE = /文本|版本|文字|语言|中文|英文|text|version|language/iu;

const isBilingual = ({ pairs }: Analysis): boolean => pairs.pairs.length > 0;

function noPrecedence(analysis: Analysis): readonly TextHit[] {
  const { text } = analysis;
  if (!text.foreign || !isBilingual(analysis)) return [];
  const said = [PREVAILS_ZH, EQUAL_ZH].some((pattern) => matchesOf(text, pattern, SAID, 'zh').length > 0);
  const spoken = [PREVAILS_EN, EQUAL_EN].some((pattern) => matchesOf(text, pattern, SAID, 'en').length > 0);
  return said || spoken ? [] : [{}];
}

/** Copies of equal force are another matter: the words are to be about languages. */
function equalForce({ text }: Analysis): readonly TextHit[] {
  if (!text.foreign) return [];
  const zh = matchesOf(text, EQUAL_ZH, SAID, 'zh').filter(({ match }) => LANGUAGE.test(match[0]));
  const en = matchesOf(text, EQUAL_EN, SAID, 'en').filter(({ match }) => LANGUAGE.test(match[0]));
  if ([PREVAILS_ZH].some((pattern) => matchesOf(text, pattern, SAID, 'zh').length > 0)) return [];
  if ([PREVAILS_EN].some((pattern) => matchesOf(text, pattern, SAID, 'en').length > 0)) return [];
  const first = zh[0] ?? en[0];
  return first ? [{ at: first.at }] : [];
}

const FEW = 8;
const LANGUAGES = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } } as const;

/** Where most of one language cannot be matched, the first clause stands for all. */
function treesDiffer({ text, pairs }: Analysis): readonly TextHit[] {
  const missing = (index: number): TextHit => {
    const { passages } = text.clauses[index]!;
    const lang = text.passages[passages[0]!]!.lang === 'zh' ? 'en' : 'zh';
    return {
      clause: index,
      slots: {
        what: { zh: `缺少对应的${LANGUAGES[lang].zh}`, en: `has no ${LANGUAGES[lang].en} counterpart` },
      },
    };
  };
  const alone = pairs.alone.slice(0, pairs.alone.length > FEW ? 1 : FEW).map(missing);
  const turned = pairs.pairs.find(({ en, zh }, i) => {
    const before = pairs.pairs[i - 1];
    return before !== undefined && zh !== en && before.zh !== before.en && en < before.en;
  });
  return turned
    ? [
        ...alone,
        {
          clause: turned.en,
          slots: { what: { zh: '中英文顺序不同', en: 'stands in another order in the other language' } },
        },
      ]
    : alone;
}

const bilingual = (zh: string, en: string): string => ['第七条 付款', zh, 'Article 7 Payment', en].join('\n');

export const bilingualRules: readonly Rule[] = [
  {
    id: 'BIL-001',
    severity: 'error',
    title: { zh: '中英文数值不一致', en: 'Numbers differ between the languages' },
    message: {
      zh: '中英文数值不一致：中文{zh}／英文{en}',
      en: 'the numbers differ: {zh} in Chinese, {en} in English',
    },
    hint: {
      zh: '核对两种文本，改正其中有误的一处',
      en: 'compare the two texts and correct the one that is wrong',
    },
    text: figuresDiffer,
    examples: {
      fires: [
        {
          text: bilingual(
            '乙方应自收到发票之日起三十日内付款。',
            'Party B shall pay within sixty (60) days after receipt of the invoice.',
          ),
          at: 'sixty (60) days',
        },
        {
          text: bilingual(
            '逾期付款的，每日按未付金額的萬分之五支付違約金。',
            'Late payment bears liquidated damages of 0.5% of the unpaid amount per day.',
          ),
          at: '0.5%',
        },
        {
          text: '7.1 服务费为人民币68,000.00元。\n7.1 The service fee is RMB 86,000.00.\n7.2 合同自2027年1月1日起生效。\n7.2 This Contract takes effect on 1 January 2027.',
          at: 'RMB 86,000.00',
        },
        {
          text: bilingual('合同期限至二〇二七年十二月三十一日止。', 'The term ends on 30 December 2027.'),
          at: '30 December 2027',
        },
        {
          text: bilingual('甲方应在5个工作日内答复。', 'Party A shall reply within 5 days.'),
          at: '5 days',
        },
        { text: bilingual('本合同一式三份。', 'This Contract is made in two originals.'), at: 'two' },
        { text: bilingual('甲方应在24小时内答复。', 'Party A shall reply without delay.'), at: '24小时' },
        {
          text: bilingual(
            '分别于10日、20日、30日、40日、50日、60日、70日内办理。',
            'To be done within 11, 21, 31, 41, 51 or 61 days respectively.',
          ),
          at: '11',
        },
      ],
      silent: [
        {
          text: bilingual(
            '乙方应自收到发票之日起三十（30）日内付款，金额为6.8万元（大写：人民币陆万捌仟元整）。',
            'Party B shall pay RMB 68,000.00 within thirty days after receipt of the invoice.',
          ),
        },
        {
          text: bilingual(
            '甲方应在收到通知后10日内答复，乙方在上述10日内应等待。',
            'Party A shall reply within 10 calendar days after the notice; Party B shall wait until then.',
          ),
        },
        {
          text: bilingual(
            '期限为一个月，每年一次，任何一方均可依照第8.1条提出；一方为两种文本负责。',
            'The period is a month, annually; either Party may apply under Clause 8.1 and answers for the texts.',
          ),
        },
        {
          text: bilingual(
            '本合同一式两份，期限为一年。',
            'This Contract is made in 2 originals for 12 months.',
          ),
        },
        { text: '第七条 付款\n乙方应在30日内付款。\n联系人：Li Ming，+86 21 5550 0101' },
        {
          text: '第一条 时间\n乙方每日9时至21时在线。\nArticle 1 Hours\nParty B is online from 9:00 to 21:00 every day.',
        },
      ],
    },
  },
  {
    id: 'BIL-002',
    severity: 'error',
    title: { zh: '双语文本未约定优先语言', en: 'No prevailing language' },
    message: {
      zh: '合同以两种语言书就，未约定以哪一种为准；不一致时只能依词句、相关条款、目的和诚信原则解释',
      en: 'the contract is in two languages and none is said to prevail; a difference is left to interpretation by words, context, purpose and good faith',
    },
    hint: {
      zh: '补充“两种文本不一致的，以中文文本为准”',
      en: 'add “If the two texts differ, the Chinese text prevails”',
    },
    basis: [
      { law: 'civil-code', articles: '466', checked: 'text' },
      { law: 'civil-code', articles: '142(1)', checked: 'text' },
    ],
    told: ['X38'],
    text: noPrecedence,
    foreign: 'warning',
    examples: {
      fires: [
        { text: bilingual('乙方应付款。', 'Party B shall pay.') },
        { text: bilingual('通知以书面为准。', 'Notices are valid in writing only.') },
        { form: 'SVL', set: { 'language.versions': ['zh-Hans'], 'language.prevailing': 'en' } },
      ],
      silent: [
        { text: bilingual('两种文本不一致的，以中文文本为准。', 'If they differ, the other text yields.') },
        { text: bilingual('两种文本应一致。', 'In case of discrepancy the Chinese version shall prevail.') },
        { text: bilingual('中英文文本具有同等法律效力。', 'Disputes are settled amicably.') },
        { text: '第七条 付款\n乙方应付款。' },
        { form: 'SVL', set: { 'language.prevailing': 'en' } },
      ],
    },
  },
  {
    id: 'BIL-003',
    severity: 'warning',
    title: { zh: '两种文本同等效力', en: 'Both languages of equal force' },
    message: {
      zh: '约定两种文本同等效力：推定含义相同，不一致时依相关条款、合同性质、目的和诚信原则解释，结果难以预料',
      en: 'both texts are of equal force: they are presumed to mean the same, and a difference is left to interpretation, with an uncertain outcome',
    },
    hint: { zh: '改为以一种文本为准', en: 'let one text prevail' },
    basis: [{ law: 'civil-code', articles: '466(2)', checked: 'text' }],
    sheet: {
      reads: ['language.prevailing'],
      find: ({ language }): readonly SheetHit[] =>
        language.prevailing === 'equal' ? [{ path: 'language.prevailing' }] : [],
    },
    text: equalForce,
    examples: {
      fires: [
        { form: 'SVL', set: { 'language.prevailing': 'equal' } },
        {
          text: bilingual('中英文文本具有同等效力。', 'Disputes are settled amicably.'),
          at: '中英文文本具有同等效力',
        },
        {
          text: bilingual('双方应协商。', 'The Chinese and English versions are equally authentic.'),
          at: 'Chinese and English versions are equally authentic',
        },
      ],
      silent: [
        { form: 'SVL', set: { 'language.prevailing': 'zh' } },
        { text: bilingual('本合同一式两份，各份具有同等效力。', 'The two copies have the same force.') },
        {
          text: bilingual(
            '中英文文本具有同等效力，不一致的以中文文本为准。',
            'Both texts are valid; the Chinese text prevails.',
          ),
        },
        {
          text: bilingual('中英文文本具有同等效力，不一致的以中文文本为准。', 'Both texts bind the Parties.'),
        },
        { text: bilingual('中英文文本具有同等效力。', 'The Chinese text prevails.') },
      ],
    },
  },
  {
    id: 'BIL-007',
    severity: 'error',
    title: { zh: '中英文条款数量或顺序不一致', en: 'Clauses differ between the languages' },
    message: {
      zh: '中英文条款不对应：本条{what}',
      en: 'the clauses of the two languages do not match: this one {what}',
    },
    hint: {
      zh: '补译或者调整条款，使两种文本逐条对应',
      en: 'translate or move clauses so that the two texts run in step',
    },
    text: treesDiffer,
    foreign: 'warning',
    examples: {
      fires: [
        {
          text: '第一条 服务\n乙方提供服务。\n第二条 付款\n甲方应付款。\n第三条 保密\n双方应保密。\nArticle 1 Services\nParty B provides services.\nArticle 2 Payment\nParty A shall pay.',
          at: '保密',
        },
        {
          text: '1.1 甲方应付款。\n1.1 Party A shall pay.\n1.2 乙方应开票。\n1.2 Party B shall issue invoices.\n1.3 Party B shall report.\n2.1 双方应保密。\n2.1 Both Parties shall keep secrets.',
        },
        {
          text: '第一条 服务\n乙方提供服务。\n第二条 付款\n甲方应付款。\n第三条 保密\n双方应保密。\nArticle 2 Payment\nParty A shall pay.\nArticle 1 Services\nParty B provides services.\nArticle 3 Confidentiality\nBoth Parties keep secrets.',
          at: 'Payment',
        },
        {
          text: '第一条 服务\n第二条 付款\n第三条 保密\n第四条 验收\n第五条 通知\n第六条 期限\n第七条 责任\n第八条 争议\n第九条 其他\nArticle 1 Services\nParty B provides services.',
          at: '其他',
        },
        {
          text: '第一条 服务\n第二条 付款\n第三条 保密\n第四条 验收\n第五条 通知\n第六条 期限\n第七条 责任\n第八条 争议\n第九条 其他\n第十条 生效\nArticle 1 Services\nParty B provides services.',
          at: '付款',
        },
      ],
      silent: [
        {
          text: '第一条 服务\n乙方提供服务。\n第二条 付款\n甲方应付款。\nArticle 1 Services\nParty B provides services.\nArticle 2 Payment\nParty A shall pay.',
        },
        { text: '第一条 服务\n乙方提供服务。\n第二条 付款\n甲方应付款。\n2026 Invoice Co., Ltd.' },
        {
          text: '1.1 甲方应付款。\n1.1 Party A shall pay.\n1.2 乙方应开票。\n1.2 Party B shall issue invoices.',
        },
      ],
    },
  },
  ...wordRules,
  ...nameRules,
];
