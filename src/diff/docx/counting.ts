// A number as Word prints it in a list, by the name of its format (ECMA-376 part 1, 17.18.59). A format that is not here counts in digits.
import { chineseNumber } from '../../text/chinese.js';
import { romanNumber } from '../../text/roman.js';

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
type Counting = (n: number) => string | undefined;

/** 十, 一百〇一; past 9999 and for nothing there is no such numeral. */
const thousands =
  (zero: '〇' | '零'): Counting =>
  (n) =>
    n === 0 ? zero : n <= 9999 ? chineseNumber(n, zero) : undefined;
/** 九十九, then digit by digit: 一○○. */
const hundreds: Counting = (n) =>
  n > 0 && n < 100 ? chineseNumber(n) : [...String(n)].map((digit) => '○一二三四五六七八九'[+digit]).join('');
/** 百, 百一, 千: no zero, and no 一 before a unit. */
const japanese: Counting = (n) =>
  n === 0
    ? '〇'
    : n <= 9999
      ? chineseNumber(n)
          .replaceAll('〇', '')
          .replace(/一(?=[十百千])/g, '')
      : undefined;
/** a … z, aa, bb. */
const letter: Counting = (n) =>
  n === 0 ? '' : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(Math.ceil(n / 26), 30));
const roman: Counting = (n) => (n < 1 || n > 32767 ? undefined : romanNumber(n));
const upper =
  (counting: Counting): Counting =>
  (n) =>
    counting(n)?.toUpperCase();
const ofRow =
  (row: string): Counting =>
  (n) =>
    [...row][n - 1];
const from =
  (first: number, count: number): Counting =>
  (n) =>
    n >= 1 && n <= count ? String.fromCodePoint(first + n - 1) : undefined;

const FORMATS: Readonly<Record<string, Counting>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (n) => String(n).padStart(2, '0'),
  lowerLetter: letter,
  upperLetter: upper(letter),
  lowerRoman: roman,
  upperRoman: upper(roman),
  chineseCountingThousand: thousands('〇'),
  taiwaneseCountingThousand: thousands('零'),
  chineseCounting: hundreds,
  taiwaneseCounting: hundreds,
  japaneseCounting: japanese,
  ideographTraditional: ofRow(STEMS),
  ideographZodiac: ofRow(BRANCHES),
  ideographDigital: (n) => [...String(n)].map((digit) => '〇一二三四五六七八九'[+digit]).join(''),
  decimalFullWidth: (n) => String(n).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  decimalEnclosedCircle: from(0x2460, 20),
  decimalEnclosedCircleChinese: from(0x2460, 20),
  decimalEnclosedParen: from(0x2474, 20),
  decimalEnclosedFullstop: from(0x2488, 20),
  numberInDash: (n) => `- ${n} -`,
};

export const counted = (n: number, format: string): string =>
  (Object.hasOwn(FORMATS, format) ? FORMATS[format]!(n) : undefined) ?? String(n);
