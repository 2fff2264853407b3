// Rules on punctuation, spaces and the way figures are written.
import type { Analysis } from '../analysis/index.js';
import { countOf } from '../analysis/labels.js';
import { ENGLISH_NUMBER, readEnglish } from '../analysis/numerals.js';
import { firstOfEach } from '../each.js';
import { matchesIn, matchesOf, passagesOf, SAID, wordsAt } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Passage, PassageKind, Stretch } from '../text.js';

// TXT-004

const HALF =
  /（[^（）()]{0,60}\)|\([^（）()]{0,60}）|[,;:?!.](?<=\p{Script=Han}.)(?=\s?\p{Script=Han})|[,;](?<=\p{Script=Han}.)(?=\s?\d)|[,;.](?<=\p{Script=Han}.)$|\((?<=\p{Script=Han}.)(?=[^()（）]{0,60}\p{Script=Han})/gu;
const FULL = /[，。；：？！、](?<=[A-Za-z0-9].)|（(?=[A-Za-z0-9])|）(?<=[A-Za-z0-9].)/gu;

const widths = ({ text }: Analysis): readonly TextHit[] =>
  passagesOf(text, SAID).flatMap((passage) => {
    const found = matchesIn(passage, passage.lang === 'zh' ? HALF : FULL).filter(
      ({ at, match }) =>
        !inEnglish(passage, at) &&
        !(match[0] === '：' && isShared(passage)) &&
        !(match[0] === ':' && LABELS.includes(passage.kind)),
    );
    const [first] = found;
    if (!first) return [];
    const { from, to } = first.at;
    const ctx = passage.text.slice(Math.max(0, from - 3), Math.min(to, from + 20) + 3);
    const kind =
      passage.lang === 'zh'
        ? { zh: '中文中使用了半角标点', en: 'half-width punctuation in Chinese' }
        : { zh: '英文中使用了全角标点', en: 'full-width punctuation in English' };
    return [{ at: first.at, slots: { ctx, kind, n: found.length } }];
  });

/** `名称: …` is a way of setting labels. */
const LABELS: readonly PassageKind[] = ['party', 'signature', 'title'];
/** 甲方 / Party A：… has one colon for both languages. */
const isShared = ({ lang, segments }: Passage): boolean => lang === 'en' && segments.length > 1;
/** Chinese names within an English sentence: the signs follow the sentence. */
const inEnglish = ({ lang, text }: Passage, { from, to }: Stretch): boolean =>
  lang === 'en' && /\p{Script=Han}/u.test(text[from - 1]! + (text[to] ?? ''));

// TXT-009

const SPOKEN_ZH = /(?<words>[〇零一二三四五六七八九十百两]{1,7})[（(](?<figure>\d{1,4})[)）]/gu;
const SPOKEN_EN = new RegExp(`\\b(?<words>${ENGLISH_NUMBER}) \\((?<figure>\\d{1,6})\\)`, 'gi');
const MEASURE = '个|年|份|次|名|种|倍|人|天|家|位|项';
const TWO = new RegExp(`(?<![〇零一二三四五六七八九十百千万第\\d])二(?<measure>${MEASURE})`, 'gu');
const PAIR = new RegExp(`(?<![〇零一二三四五六七八九十百千万第\\d])两(?<measure>${MEASURE})`, 'gu');

/** Periods of one unit in one clause, some in words and some in figures; 一年 and 每一日 are at home everywhere. */
function numeralStyles(contract: Analysis): readonly TextHit[] {
  const { text, figures } = contract;
  const seen = new Map<string, Stretch>();
  const told = new Set<string>();
  const mixed = figures.flatMap(({ kind, value, unit, words, at }): TextHit[] => {
    const { lang, clause } = text.passages[at.passage]!;
    if (kind !== 'duration' || lang !== 'zh' || Number(value) <= 1) return [];
    const key = `${clause} ${unit}`;
    const other = seen.get(`${key} ${words !== true}`);
    if (!seen.has(`${key} ${words === true}`)) seen.set(`${key} ${words === true}`, at);
    if (!other || told.has(key)) return [];
    told.add(key);
    return [{ at, slots: { a: wordsAt(text, other), b: wordsAt(text, at) } }];
  });
  const pairs = new Set(matchesOf(text, PAIR, SAID, 'zh').map(({ match }) => match.groups!.measure));
  const twos = matchesOf(text, TWO, SAID, 'zh')
    .filter(({ match }) => pairs.has(match.groups!.measure))
    .map(({ at, match }): TextHit => ({ at, slots: { a: `两${match.groups!.measure}`, b: match[0] } }));
  return [...mixed, ...twos, ...disagreeing(contract)];
}

/** thirty (60) days. */
function disagreeing({ text }: Analysis): TextHit[] {
  const told = (at: Stretch, words: string, figure: string): TextHit => ({
    ...{ at, severity: 'error' },
    slots: { a: words, b: figure },
  });
  const zh = matchesOf(text, SPOKEN_ZH, SAID, 'zh').flatMap(({ at, match }) => {
    const { words = '', figure = '' } = match.groups!;
    return countOf(words) === Number(figure) ? [] : [told(at, words, figure)];
  });
  const en = matchesOf(text, SPOKEN_EN, SAID, 'en').flatMap(({ at, match }) => {
    const { words = '', figure = '' } = match.groups!;
    return Number(readEnglish(words)) === Number(figure) ? [] : [told(at, words, figure)];
  });
  return [...zh, ...en];
}

// TXT-010, TXT-011

const SPACED = /[ \u00A0](?<=\p{Script=Han}.)[ \u00A0]{0,7}(?=\p{Script=Han})/gu;

const spaced = ({ text }: Analysis): readonly TextHit[] =>
  firstOfEach(
    matchesOf(text, SPACED, ['body'], 'zh').map(({ at }) => ({
      at: { ...at, from: at.from - 1, to: at.to + 1 },
    })),
  );

const DOUBLED =
  /[，；：、][，。；：、？！]{1,8}|。[，。；：、]{1,8}|(?<![.,;])[,;][,;]{1,8}|《{2,8}|》{2,8}/gu;
const PAIRS = ['（(|）)', '“|”', '《|》', '【|】', '「|」', '『|』'].map(
  (pair) => pair.split('|') as [string, string],
);
const SIGNS = /[（()）“”《》【】「」『』]/gu;
const ITEM = /(?<=^|[\s，。；：,;:、])[\da-zA-Z一二三四五六七八九十]{1,3}[)）]/gu;

const doubled = ({ text }: Analysis): readonly TextHit[] =>
  matchesOf(text, DOUBLED).map(({ at }) => ({ at, slots: { text: wordsAt(text, at) } }));

interface Sign {
  readonly sign: string;
  /** Behind the number of an item, 1）: it needs no partner. */
  readonly item: boolean;
  readonly at: Stretch;
}

/** Counted over all words of a clause in one language: a quotation may run through several paragraphs. */
function unbalanced({ text }: Analysis): readonly TextHit[] {
  const signs = new Map<string, Sign[]>();
  for (const passage of passagesOf(text)) {
    const items = new Set(
      [...passage.text.matchAll(ITEM)].map(({ 0: item, index }) => index + item.length - 1),
    );
    for (const { 0: sign, index: at } of passage.text.matchAll(SIGNS)) {
      const pair = PAIRS.findIndex(([open, close]) => open.includes(sign) || close.includes(sign));
      const key = `${passage.clause} ${passage.lang} ${pair}`;
      const there = signs.get(key);
      const one = { sign, item: items.has(at), at: { passage: passage.index, from: at, to: at + 1 } };
      if (there) there.push(one);
      else signs.set(key, [one]);
    }
  }
  return [...signs].flatMap(([key, found]) => {
    const [open] = PAIRS[Number(key.split(' ')[2])]!;
    const waiting: Sign[] = [];
    for (const one of found) {
      const last = waiting.at(-1);
      if (!open.includes(one.sign) && last && open.includes(last.sign)) waiting.pop();
      else if (!one.item) waiting.push(one);
    }
    const [first] = waiting;
    return first ? [{ at: first.at, slots: { text: first.sign } }] : [];
  });
}

export const punctuationRules: readonly Rule[] = [
  {
    id: 'TXT-004',
    severity: 'warning',
    title: { zh: '全角与半角标点混用', en: 'Half- and full-width punctuation mixed' },
    message: { zh: '{kind}：“{ctx}”（本段{n}处）', en: '{kind}: “{ctx}” ({n} in this paragraph)' },
    text: widths,
    examples: {
      fires: [
        { text: '第一条 付款\n甲方收到发票后,应当付款。', at: ',' },
        { text: '第一條 當事人\n蘇州澄灣客戶服務有限公司(以下簡稱「乙方」）。', at: '(以下簡稱「乙方」）' },
        { text: '第一条 付款\n甲方按月付款.', at: '.' },
        { text: '第一条 送达\n送达至示范路18号,501室。', at: ',' },
        { text: 'Article 1 Fees\nFees are monthly，and taxes are included.', at: '，' },
        { text: 'Article 1 Contacts\nThe contact of Party A：Lin Xiaoman.', at: '：' },
        { text: '第一条 付款\n乙方,应当在收款后开票。', at: ',' },
        { text: '第一条 付款\n付款方式:银行转账。', at: ':' },
        {
          text: '第一条 当事人\n乙方（即在苏州工业园区登记、持有呼叫中心业务许可证的客服企业)负责接听。',
          at: '（即在苏州工业园区登记、持有呼叫中心业务许可证的客服企业)',
        },
      ],
      silent: [
        { text: '甲方\n名称: 苏州澄湾客户服务有限公司\n第一条 服务\n接听来电。' },
        { text: '第一条 时间\n每日9:00至21:00，参见第1.2款；比例为1:2，编号SAS-01.2，官网lanyu.example。' },
        { text: 'Article 1 Parties\nThe Provider is 苏州澄湾客户服务有限公司, a company (Suzhou).' },
        {
          text: '客服外包合同\n联系人 / Contact Person：林小满 / Lin Xiaoman\n甲方 / Party A：苏州晴岚电商有限公司 / Suzhou Qinglan E-commerce Co., Ltd.',
        },
        { text: 'Article 1 Brand\nThe goods of the brand 晴（Q）屋 are sold by Party A in its own shops.' },
        {
          text: '合同编号: 二〇二六第三号\n客服外包合同\n第一条 服务\n接听来电。\n甲方（盖章）:\n授权代表: 林小满',
        },
        { text: '第一条 依据\n适用联合国货物销售合同公约（CISG）及 Incoterms (2020)。' },
        {
          text: '甲方 / Party A：南京拂晓文创有限公司 / Nanjing Fuxiao Creative Co., Ltd.\n第一条 服务\n接听来电。',
        },
      ],
    },
  },
  {
    id: 'TXT-009',
    severity: 'warning',
    title: { zh: '数字用法不统一', en: 'Numeral style inconsistent' },
    message: {
      zh: '数字写法不统一或不一致：“{a}”与“{b}”',
      en: 'numbers are written in two ways, or differ: “{a}” and “{b}”',
    },
    hint: { zh: '同一条款内统一写法', en: 'keep to one way within a clause' },
    text: numeralStyles,
    examples: {
      fires: [
        { text: '第一条 付款\n甲方收到发票后三十日内付款，逾期超过60日的，乙方可以解除合同。', at: '60日' },
        { text: '第一條 份數\n本合同共兩份，甲方持有二份。', at: '二份' },
        { text: '第一条 付款\n甲方收到发票后三十（60）日内付款。', at: '三十（60）' },
        { text: 'Article 1 Payment\nParty A pays within thirty (60) days.', at: 'thirty (60)' },
        { text: '第一条 期限\n试用期为两个月，服务期为6个月。', at: '6个月' },
        {
          text: '第一条 付款\n甲方收到发票后三十日内付款，有异议的在十五日内提出，逾期超过60日的，乙方可以解除合同。',
          at: '60日',
        },
      ],
      silent: [
        { text: '第一条 付款\n甲方收到发票后30日内付款，每逾期一日，逾期超过60日的，乙方可以解除合同。' },
        { text: '第一条 付款\n甲方收到发票后三十（30）日内付款。\n第二条 期限\n期满前60日通知。' },
        { text: '第一条 份数\n本合同共两份，第二份由乙方持有，十二个月内有效。' },
        { text: '第一条 扣款\n首次不达标扣三百元，再次不达标扣500元。' },
        { text: 'Article 1 Payment\nParty A pays within thirty days; after 60 days Party B may terminate.' },
        { text: 'Article 1 Payment\nParty A pays within thirty (30) days.' },
      ],
    },
  },
  {
    id: 'TXT-010',
    severity: 'info',
    title: { zh: '汉字间的多余空格', en: 'Spaces between Chinese characters' },
    message: {
      zh: '汉字间存在多余空格（本段{n}处）',
      en: 'stray spaces between Chinese characters ({n} in this paragraph)',
    },
    text: spaced,
    examples: {
      fires: [
        { text: '第一条 付款\n甲方应当按 月付款。', at: '按 月' },
        { text: '第一條 付款\n甲方應當 按月付款。', at: '當 按' },
      ],
      silent: [
        { text: '第一条 付款\n甲方应当在 30 日内使用 DOCX 付款。' },
        { text: '甲 方：苏州澄湾客户服务有限公司\n第一条 付 款\n按月付款。' },
      ],
    },
  },
  {
    id: 'TXT-011',
    severity: 'warning',
    title: { zh: '标点重复或不成对', en: 'Repeated or unbalanced punctuation' },
    message: { zh: '标点重复或不成对：“{text}”', en: 'repeated or unbalanced punctuation: “{text}”' },
    text: (contract) => [...doubled(contract), ...unbalanced(contract)],
    examples: {
      fires: [
        { text: '第一条 付款\n甲方按月付款，。', at: '，。' },
        { text: '第一條 依據\n依照《《中華人民共和國民法典》訂立。', at: '《《' },
        { text: '第一条 当事人\n苏州澄湾客户服务有限公司（以下简称“乙方”。', at: '（' },
        { text: '第一条 定义\n“本服务“指客服。', at: '“' },
        { text: 'Article 1 Fees\nFees are monthly (taxes included.', at: '(' },
      ],
      silent: [
        { text: '第一条 付款\n甲方按月付款……直至期满？！依照《民法典》（2020年）办理。' },
        { text: '第一条 项目\n服务包括：1）电话；2）邮件；a)在线会话（每日不少于 24）。' },
        { text: '第一条 声明\n乙方声明：“客服真实。\n答复准确。”' },
        { text: '第一條 聲明\n【特別提示】乙方聲明：「客服真實，以『客戶至上』為準則。」' },
      ],
    },
  },
];
