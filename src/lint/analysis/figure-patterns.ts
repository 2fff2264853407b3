// How figures are written, as a table read from top to bottom: what takes a stretch first keeps it. Every repetition is bounded.

import { EXCEPTIONS, type FigurePattern, none } from './figure-exceptions.js';
import {
  AFTER,
  ARABIC,
  amount,
  BEFORE,
  CAPITALS,
  capital,
  date,
  duration,
  ENGLISH,
  ENGLISH_UNIT,
  HAN,
  HAN_DAY,
  HAN_UNIT,
  MONTH,
  MONTHS,
  NUMBER,
  number,
  numericDate,
  percent,
  S,
  SCALE,
  time,
  two,
} from './figure-readings.js';
import { ENGLISH_ORDINAL, HAN_NEXT, readEnglish } from './numerals.js';

const MONEY_SIGN =
  /[元圆币金镑￥¥$€£]|RMB|CNY|USD|HKD|MOP|TWD|SGD|JPY|EUR|GBP|renminbi|yuan|dollar|pounds sterling/i;
const MONTH_SIGN = /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/;

export const PATTERNS: readonly FigurePattern[] = [
  ...EXCEPTIONS,

  // Dates.
  {
    sign: /年/,
    pattern: new RegExp(
      `(?<![\\d〇零一二三四五六七八九])(?<y>\\d{4}|[〇零一二三四五六七八九]{4})${S}年${S}(?<m>\\d{1,2}|${HAN_DAY})${S}月(?:份|${S}(?<d>\\d{1,2}|${HAN_DAY})${S}[日号])?`,
      'gu',
    ),
    read: date,
  },
  {
    sign: /年/,
    pattern: /(?<![\d.])(?<y>(?:19|20)\d{2}|[一二][〇零一二三四五六七八九]{3})\s?年/gu,
    read: date,
  },
  {
    sign: /月/,
    pattern: new RegExp(
      `(?<![\\d〇零一二三四五六七八九十.])(?<m>\\d{1,2}|${HAN_DAY})${S}月${S}(?<d>\\d{1,2}|${HAN_DAY})${S}[日号]`,
      'gu',
    ),
    read: date,
  },
  {
    sign: /月/,
    pattern: new RegExp(
      `(?<=(?:每|次|当|本|上|该|下|隔)个?(?:自然|历)?月的?${S})第?${S}(?<d>\\d{1,2}|${HAN_DAY})${S}[日号]`,
      'gu',
    ),
    read: ({ d }) =>
      date({ d }) && {
        kind: 'date',
        value: `---${two(d!)}`,
        ...(/^\d/.test(d!) ? {} : { words: true as const }),
      },
  },
  {
    lang: 'zh',
    sign: /月/,
    pattern: new RegExp(
      `(?<![\\d〇零一二三四五六七八九十个.])(?<m>\\d{1,2}|${HAN_DAY})${S}月(?!内|\\s?\\d)`,
      'gu',
    ),
    read: date,
  },
  {
    sign: /\d\s?[-/.]/,
    pattern: /(?<![\w./-])(?<y>(?:19|20)\d{2})\s?([-/.])\s?(?<m>\d{1,2})\s?\2\s?(?<d>\d{1,2})(?![\w/-])/gu,
    read: date,
  },
  {
    sign: /\d\s?[-/.]/,
    pattern: /(?<![\w./-])(?<a>\d{1,2})\s?([/.-])\s?(?<b>\d{1,2})\s?\2\s?(?<y>(?:19|20)\d{2})(?![\w/-])/gu,
    read: numericDate,
  },
  {
    sign: MONTH_SIGN,
    pattern: new RegExp(
      `(?<![\\w.])(?<d>\\d{1,2})(?:st|nd|rd|th)?${S}(?:day of )?(?<m>${MONTH})(?:,?${S}(?<y>(?:19|20)\\d{2}))?(?!\\w)`,
      'gu',
    ),
    read: date,
  },
  {
    sign: MONTH_SIGN,
    pattern: new RegExp(
      `\\b(?<m>${MONTH})${S}(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,?${S}(?<y>(?:19|20)\\d{2}))?(?![\\w.])`,
      'gu',
    ),
    read: date,
  },
  {
    sign: MONTH_SIGN,
    pattern: new RegExp(`\\b(?<m>${MONTH}),?${S}(?<y>(?:19|20)\\d{2})(?!\\w)`, 'gu'),
    read: date,
  },
  {
    lang: 'en',
    sign: MONTH_SIGN,
    pattern: new RegExp(`\\b(?<m>${MONTHS.filter((name) => name !== 'May').join('|')})\\b`, 'gu'),
    read: date,
  },
  {
    lang: 'en',
    sign: /\d(?:st|nd|rd|th)/i,
    pattern:
      /\b(?<d>\d{1,2})(?:st|nd|rd|th)(?:\s(?:calendar\s)?day)?(?=\sof\s(?:each|every|the|that|such)\s(?:[a-z]{1,12}\s){0,2}month)|\b(?<e>\d{1,2})(?:st|nd|rd|th)\b(?!\s(?:working|business|calendar|day))/giu,
    read: ({ d, e }) => ({ kind: 'date', value: `---${two(d ?? e ?? '')}` }),
  },
  {
    lang: 'en',
    sign: /(?:st|nd|rd|th) day/i,
    pattern: new RegExp(
      `\\b(?<f>${ENGLISH_ORDINAL})\\sday(?=\\sof\\s(?:each|every|the|that|such)\\s(?:[a-z]{1,12}\\s){0,2}month)`,
      'giu',
    ),
    read: ({ f = '' }) => ({ kind: 'date', value: `---${two(readEnglish(f) ?? '')}` }),
  },

  // Times of day.
  {
    sign: /\d[:：]/,
    pattern:
      /(?<![\d.:])(?<h>\d{1,2})[:：](?<i>[0-5]\d)(?:[:：][0-5]\d)?(?:\s?(?<p>[ap])\.?m\b\.?)?(?![\d:])/giu,
    read: time,
  },
  { sign: /\d\s?[ap]\.?m/i, pattern: /(?<![\d.:])(?<h>\d{1,2})\s?(?<p>[ap])\.?m\b\.?/giu, read: time },
  {
    sign: /[上下中]午|晚|凌晨|早上/,
    pattern: new RegExp(
      `(?<p>上午|下午|中午|晚上|晚间|凌晨|早上)${S}(?<h>\\d{1,2}|${HAN_DAY})${S}[点时](?:${S}(?<i>\\d{1,2}分?|${HAN_DAY}分|半|整))?`,
      'gu',
    ),
    read: time,
  },
  {
    sign: /\d\s?[点时]/,
    pattern:
      /(?<![\d.:])(?<h>\d{1,2})\s?[点时](?:(?<i>\d{1,2}分|半|整)|(?=[至到前起止—–，。；、-]|$)|(?<=[至到—–-]\s?\d{1,2}\s?[点时]))/gu,
    read: time,
  },

  // Rates.
  {
    sign: /[%﹪]|百分点|cent/i,
    pattern: new RegExp(
      `(?<n>${NUMBER})(?:[)）])?${S}(?:%|﹪|个百分点|per${S}cent(?:age points?)?\\b|percent(?:age points?)?\\b)`,
      'giu',
    ),
    read: percent(0),
  },
  {
    sign: /百分之/,
    pattern: new RegExp(`百分之${S}(?<n>${ARABIC}|${HAN}|百)`, 'gu'),
    read: ({ n = '' }) => percent(0)({ n: n === '百' ? '一百' : n }),
  },
  { sign: /千分之/, pattern: new RegExp(`千分之${S}(?<n>${ARABIC}|${HAN})`, 'gu'), read: percent(-1) },
  { sign: /万分之/, pattern: new RegExp(`万分之${S}(?<n>${ARABIC}|${HAN})`, 'gu'), read: percent(-2) },
  {
    sign: /‰|mill|thousand/i,
    pattern: new RegExp(`(?<n>${ARABIC}|${ENGLISH})${S}(?:‰|per mille?\\b|per thousand\\b)`, 'giu'),
    read: percent(-1),
  },
  {
    sign: /‱|basis|thousand/i,
    pattern: new RegExp(`(?<n>${ARABIC}|${ENGLISH})${S}(?:‱|basis points?\\b|per ten thousand\\b)`, 'giu'),
    read: percent(-2),
  },

  // Money.
  {
    sign: /[元圆角分]/,
    pattern: new RegExp(
      `[${CAPITALS}拾零][${CAPITALS}拾佰仟零万萬亿億 ]{0,40}(?:[元圆]${S}(?:零?[${CAPITALS}]角)?(?:零?[${CAPITALS}]分)?|[角](?:零?[${CAPITALS}]分)?|分)[整正]?`,
      'gu',
    ),
    read: capital,
  },
  {
    sign: MONEY_SIGN,
    pattern: new RegExp(
      `(?<b>(?<![A-Za-z])(?:${BEFORE}))${S}(?<n>${NUMBER})${SCALE}(?:${S}(?:${AFTER}))?`,
      'giu',
    ),
    read: amount,
  },
  {
    sign: MONEY_SIGN,
    pattern: new RegExp(`(?<n>${NUMBER})(?:[)）])?${SCALE}${S}(?<a>${AFTER})`, 'giu'),
    read: amount,
  },

  // Periods.
  {
    lang: 'zh',
    sign: /半/,
    pattern: new RegExp(
      `(?<![上下前后自然])半${S}(?:(?<y>年)(?!度)|个(?<m>月)|个?(?<h>小时|钟头)|(?<d>[日天]))`,
      'gu',
    ),
    read: ({ y, m, h }) => ({
      ...{ kind: 'duration', words: true },
      ...(y
        ? { value: '6', unit: 'month' }
        : m
          ? { value: '0.5', unit: 'month' }
          : h
            ? { value: '30', unit: 'minute' }
            : { value: '0.5', unit: 'day' }),
    }),
  },
  {
    lang: 'en',
    sign: /half/i,
    pattern: /\bhalf[\s-](?:(?:an?|of a)\s)?(?<u>year|month|hour|day)\b/giu,
    read: ({ u }) => ({
      ...{ kind: 'duration', words: true },
      ...(u === 'year'
        ? { value: '6', unit: 'month' }
        : u === 'hour'
          ? { value: '30', unit: 'minute' }
          : { value: '0.5', unit: u! }),
    }),
  },
  {
    sign: /[秒时头日天周期拜月度年]|分钟/,
    pattern: new RegExp(`(?<n>${ARABIC}|${HAN})(?:[)）])?${S}(?<u>${HAN_UNIT})`, 'gu'),
    read: duration,
  },
  {
    sign: /second|sec|min|hour|hr|day|week|month|quarter|year|\d\s?[hs]\b/i,
    pattern: new RegExp(
      `(?<!\\w)(?=[\\dbefhmnostz])(?<n>(?:${ARABIC})(?:st|nd|rd|th)?|${ENGLISH}|\\b(?:${ENGLISH_ORDINAL})\\b)(?:[)）])?[’']?[\\s\\u00A0-]{0,4}(?<u>${ENGLISH_UNIT}|hrs?\\b|h\\b|s\\b(?!\\w))`,
      'giu',
    ),
    read: duration,
  },

  // Telephone numbers, then what mixes letters and digits and is a name.
  {
    sign: /\d-\d/,
    pattern: /(?<![\w.-])(?:\+?\d{1,4}[\s-])?(?:\(\d{2,4}\)\s?)?\d{2,5}(?:-\d{2,8}){1,3}(?![\w-])/gu,
    read: (_, whole) =>
      whole.replaceAll(/\D/g, '').length >= 7 ? { kind: 'number', value: whole } : undefined,
  },
  {
    sign: /[A-Za-z]-?\d|\d-?[A-Za-z]/,
    pattern:
      /(?<![A-Za-z\d])(?=[A-Za-z\d-]{0,40}[A-Za-z])(?=[A-Za-z\d-]{0,40}\d)[A-Za-z\d]{1,40}(?:-[A-Za-z\d]{1,40}){0,6}/gu,
    read: none,
  },

  // Plain numbers: Arabic ones always, words where something is counted.
  { sign: /\d/, pattern: new RegExp(`(?<n>${ARABIC})${SCALE}`, 'giu'), read: number },
  {
    lang: 'zh',
    sign: /[份次名倍岁页期轮笔张席个项种家台套件处人位方（(]/,
    pattern: new RegExp(
      `(?<![第同任另某${HAN_NEXT}])(?!一${S}[^\\s次倍名份（(${HAN_NEXT}])(?<n>${HAN})(?:[)）])?(?=[（(][\\d\uFFFC]|${S}(?:份(?!额)|次(?!性)|名|倍|人次|周岁|岁|页|期|轮|笔|张|席|个|项|种|家|台|套|件|处|人(?!员|民|力|工|身|士)|位|方面))`,
      'gu',
    ),
    read: number,
  },
  {
    lang: 'en',
    sign: /once|twice|thrice/i,
    pattern:
      /\b(?<w>twice|thrice|once(?=\s(?:an?|per|every|each|to)\b)|(?<=\b(?:only|least|than|most)\s)once)\b/giu,
    read: ({ w }) => ({
      kind: 'number',
      value: String(['once', 'twice', 'thrice'].indexOf(w!.toLowerCase()) + 1),
      words: true,
    }),
  },
  {
    lang: 'en',
    pattern: new RegExp(`(?<!\\w)(?=[befhmnostz])(?<n>${ENGLISH})`, 'giu'),
    read: (groups) => (/^one$/i.test(groups.n!) ? undefined : number(groups)),
  },
];
