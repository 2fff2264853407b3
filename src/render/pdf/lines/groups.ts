// A paragraph's text → what belongs together in it: figures with what they count, amounts, dates, citations, numbers of contracts,
// titles in 《 》. Where a group is short and breaks badly it is never parted; longer ones may be, at a price.
import type { Lang } from '../../../contract/ast.js';

const never = Number.POSITIVE_INFINITY;
const figure = String.raw`\d[\d.,:]*`;
const until = String.raw`\s?[至到–—~～-]\s?`;
const hans = '[一二三四五六七八九十百千零〇两兩]+';

interface Group {
  readonly pattern: RegExp;
  /** Where there is none of these there is no such group: to look for one takes longer. */
  readonly sign?: RegExp;
  /** Of a line end inside. A price goes from 0, free, to Infinity, forbidden; 100 is a line that is stretched to its comfortable limit. */
  readonly price: number | ((group: string) => number);
}

const tied = (sign: RegExp | undefined, ...patterns: readonly RegExp[]): Group[] =>
  patterns.map((pattern) => ({ pattern, ...(sign && { sign }), price: never }));

/** Short titles are parted last. */
const titlePrice = (title: string): number => Math.min(500, 4000 / title.length);

const groups: Readonly<Record<Lang, readonly Group[]>> = {
  zh: [
    ...tied(/第/, /第[\d.一二三四五六七八九十百零〇（）()a-z]+[条條款项項章节節]?/giu),
    ...tied(/附/, /附件[一二三四五六七八九十\d]+/gu),
    ...tied(
      /\d/,
      new RegExp(
        String.raw`(?:人民[币幣]|RMB|CNY|USD|HKD|EUR|TWD|US\$|HK\$|NT\$|￥|¥|\$|€)\s?${figure}(?:\s?(?:[万萬亿億]?[元圆圓]|[万萬亿億]))?`,
        'gu',
      ),
      new RegExp(
        String.raw`${figure}(?:${until}${figure})*\s?(?:[个個]月?|小[时時]|分[钟鐘]|平方米|(?![至到或和及与與])[\p{Script=Han}%％℃‰°])`,
        'gu',
      ),
      /\d+月\d+日/gu,
      /\d{1,2}:\d{2}(?:\s?[–—~～-]\s?\d{1,2}:\d{2})?/gu,
    ),
    ...tied(/[’']/, /[a-z\d]+[’'][a-z]+/giu),
    ...tied(/整/, /[元圆圓角]整/gu),
    { pattern: /\d{4}年\d{1,2}月\d{1,2}日/gu, sign: /\d/, price: 450 },
    {
      pattern:
        /[零壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟][零壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟万萬亿億元圆圓角分整]+/gu,
      price: 400,
    },
    {
      pattern: new RegExp(`${hans}(?:[个個](?:月|工作日)?|[日天月年次份倍元])`, 'gu'),
      price: 300,
    },
    { pattern: /[个個](?:工作日|自然日|小[时時]|季度)/gu, price: 150 },
    { pattern: /《[^《》]{1,40}》/gu, price: titlePrice },
  ],
  en: [
    ...tied(
      /\d/,
      new RegExp(
        String.raw`(?:\b(?:RMB|CNY|USD|HKD|EUR|TWD)|[¥$€£])\s?${figure}(?:\s(?:million|billion))?`,
        'gu',
      ),
      new RegExp(
        String.raw`${figure}(?:${until}${figure})*\s(?:%|percent|per cent|seconds?|minutes?|hours?|days?|months?|years?|working|business|calendar)`,
        'gu',
      ),
      new RegExp(`${figure}[–-]${figure}`, 'gu'),
      /\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)/gu,
    ),
    ...tied(
      undefined,
      /\b(?:Article|Clause|Section|Annex|Schedule|paragraph|item|No\.)\s[\w().]+/giu,
      /\b(?:Mr|Ms|Dr)\.?\s\w+/gu,
      /\b[A-Z]\w+\s[A-Z]\b/gu,
      /\bCo\.,\sLtd\b/gu,
    ),
  ],
};

/** In either language: numbers of contracts and the like are never parted, numbers to ring at a price. */
const both: readonly Group[] = [
  ...tied(/\d/, /(?<![A-Za-z\d-])(?=[A-Z-]*\d)[A-Z\d]+(?:-[A-Z\d]+)+(?![a-z])/gu),
  { pattern: /\+\d{1,3}(?:[\s-]\d{2,5})+/gu, sign: /\+/, price: 250 },
];

const inEither: Readonly<Record<Lang, readonly Group[]>> = {
  zh: [...groups.zh, ...both],
  en: [...groups.en, ...both],
};

const address = /[a-z\d][\w.+-]*(@|:\/\/|\.[a-z]{2,})[\w./@?=&%#:+~-]*/giu;
/** Where there is none of these there is no address: to look for one takes long. */
const addressSign = /@|:\/\/|\w\.[a-z]{2}/i;
/** Addresses shorter than this stay whole. */
const LONG = 17;

/** Units of the text that are tied to each other, and the least price of a line end after any but the last. */
export interface Tie {
  readonly from: number;
  readonly to: number;
  readonly price: number;
}

export function tiesIn(text: string, lang: Lang): Tie[] {
  const ties: Tie[] = [];
  for (const { pattern, sign, price } of inEither[lang]) {
    if (sign && !sign.test(text)) continue;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const { index, 0: group } = found;
      const to = index + group.length - 1;
      ties.push({
        from: index,
        to,
        price: typeof price === 'number' ? price : price(group),
      });
    }
  }
  return ties;
}

/** Price of a line end within an address. */
export const IN_ADDRESS = 60;

/** Units of the text after which a long address may end a line: after / or before . @ ? & _ -. */
export function addressBreaks(text: string): number[] {
  if (!addressSign.test(text)) return [];
  const found: number[] = [];
  for (const { index, 0: group } of text.matchAll(address))
    for (let i = 3; group.length >= LONG && i < group.length - 3; i++) {
      const [before, after] = [group[i - 1]!, group[i]!];
      if (before === '/' ? after !== '/' : /[.@?&_-]/.test(after)) found.push(index + i - 1);
    }
  return found;
}
