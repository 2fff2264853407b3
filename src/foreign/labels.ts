// The beginning of a line in, the number in front of it out: what is printed, which way of numbering it is, which counters it names.
// A date, a quantity or a reference that happens to begin a line is no number.
import type { Lang, Pair } from '../contract/ast.js';

/** Ways of numbering; those of `RANKS` keep their order, the others stand below whatever is open. */
export type Scheme =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'annex'
  | 'dun'
  | `decimal-${number}`
  | `${'paren' | 'half' | 'dot'}-${'han' | 'digit' | 'letter' | 'capital' | 'roman'}`
  | 'circled';
export const RANKS: readonly Scheme[] = [
  'part',
  'chapter',
  'section',
  'article',
  'dun',
  'decimal-1',
  'decimal-2',
];

export interface Label {
  /** As printed. */
  readonly text: string;
  readonly scheme: Scheme;
  /** 8.1 is [8, 1]; empty for an annex without a number. */
  readonly counters: readonly number[];
  /** (i) may be the ninth letter or the first Roman number. */
  readonly instead?: { readonly scheme: Scheme; readonly counters: readonly number[] };
  /** Only a figure and a space: a number where others of its kind follow. */
  readonly bare?: true;
}

const HAN = '〇○零一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾';
const COUNT = `([${HAN}\\d](?: {0,2}[${HAN}\\d]){0,5})`;
/** What follows a number that is cited, not given: 第八条约定的, 第三条至第五条. */
const CITED =
  '(?!第|规定|约定(?!事项)|所[述列称约规]|[的之至项款和及与或、，。；）)]|项下|中[的所]|以[上下]|同样)';
/** What follows a quantity. */
const UNIT =
  '(?! ?(?:[%％‰万亿元倍折]|个(?!人)|小时|分钟|秒|年(?!度)|[日天月][内前后起止以]|美元|人民币|工作日|[日天][，。]))';
const WORDS = '(?=[\\s\\p{Script=Han}A-Z“"\'‘（(《【\\[]|$)';
/** A number that a sentence speaks of goes on in small letters. */
const GIVEN = '(?=$|[ .:,–—-]{1,3}(?:$|[^a-z ]))';

type Reader = (found: RegExpExecArray) => Pick<Label, 'scheme' | 'counters' | 'instead' | 'bare'>;
/** `doubtful`: where it does not follow on what is numbered before it, a sentence only speaks of it. */
function decimal(digits: string, doubtful: boolean): ReturnType<Reader> {
  const counters = digits.split('.').map(Number);
  return { scheme: `decimal-${counters.length}`, counters, ...(doubtful && { bare: true as const }) };
}
const counting =
  (scheme: Scheme): Reader =>
  ([, digits = '']) => ({ scheme, counters: digits === '' ? [] : [countOf(digits)] });
const LABELS: readonly (readonly [RegExp, Reader])[] = [
  [new RegExp(`^第 {0,3}${COUNT} {0,3}(?:部 {0,2}分|[编篇])${CITED}`, 'u'), counting('part')],
  [new RegExp(`^第 {0,3}${COUNT} {0,3}章${CITED}`, 'u'), counting('chapter')],
  [new RegExp(`^第 {0,3}${COUNT} {0,3}节${CITED}`, 'u'), counting('section')],
  [new RegExp(`^第 {0,3}${COUNT} {0,3}条${CITED}`, 'u'), counting('article')],
  [new RegExp(`^(?:附 {0,2}件|附录|附表) {0,2}${COUNT}?(?=[\\s:：、.《【]|$)`, 'u'), counting('annex')],
  [
    new RegExp(
      `^(?:Annex|Appendix|Schedule|Exhibit|Attachment|ANNEX|APPENDIX|SCHEDULE|EXHIBIT|ATTACHMENT) {1,2}(\\d{1,2}|[IVX]{1,5}|[A-Z])${GIVEN}`,
      '',
    ),
    counting('annex'),
  ],
  [/^Part {1,2}(\d{1,2}|[IVX]{1,5})(?=$|[ .:–—-]{1,3}(?:$|[^a-z ]))/, counting('part')],
  [new RegExp(`^Chapter {1,2}(\\d{1,3}|[IVXL]{1,6})${GIVEN}`, ''), counting('chapter')],
  [new RegExp(`^CHAPTER {1,2}(\\d{1,3}|[IVXL]{1,6})${GIVEN}`, ''), counting('chapter')],
  [
    new RegExp(`^(?:Article|ARTICLE|Clause|CLAUSE) {1,2}(\\d{1,3}|[IVXL]{1,6})(?![.\\d])${GIVEN}`, ''),
    counting('article'),
  ],
  [
    new RegExp(
      `^(?:Article|ARTICLE|Clause|CLAUSE) {1,2}(\\d{1,3}|[IVXL]{1,6})\\.(?=$| )${GIVEN.replace('[ .', '[ ')}`,
      '',
    ),
    counting('article'),
  ],
  [
    new RegExp(
      `^(?:(?:Section|Clause|Article) {1,2}|第 ?)?(\\d{1,3}(?:\\.\\d{1,3}){1,4})(?: ?[条款项]${CITED})?[.、]?${UNIT}${WORDS}(?! ?[a-z])`,
      'u',
    ),
    ([whole, digits = '']) => decimal(digits, /^[SCA]/.test(whole)),
  ],
  [
    /^(\d{1,3}(?:\.\d{1,3}){1,4})[.)]?(?= {1,4}[a-z])(?! {1,4}(?:to|and|or|of|hours?|days?|months?|years?|percent|per|times|seconds?|minutes?)\b)/,
    ([, digits = '']) => decimal(digits, true),
  ],
  [new RegExp(`^([${HAN}]{1,3}) {0,2}[、.]`, 'u'), counting('dun')],
  [/^(\d{1,2}) {0,2}[.、](?![\d,])/, counting('decimal-1')],
  [new RegExp(`^[(] {0,2}([${HAN}]{1,3}) {0,2}[)][、.]?`, 'u'), counting('paren-han')],
  [/^\( {0,2}(\d{1,2}) {0,2}\)/, counting('paren-digit')],
  [/^(\d{1,2}) {0,2}\)/, counting('half-digit')],
  [/^\(([ivx]{1,5}|[a-z])\)/, ([, sign = '']) => lettered(sign, 'paren-letter', 'paren-roman')],
  [/^\(([A-Z])\)/, ([, sign = '']) => lettered(sign.toLowerCase(), 'paren-capital')],
  [/^([a-z]) ?[.、](?=[\s\p{Script=Han}])/u, ([, sign = '']) => lettered(sign, 'dot-letter')],
  [/^([A-Z])[.、](?=[\s\p{Script=Han}])/u, ([, sign = '']) => lettered(sign.toLowerCase(), 'dot-capital')],
  [/^([ivx]{2,5})[.、)](?=[\s\p{Script=Han}])/u, ([, sign = '']) => lettered(sign, 'dot-roman', 'dot-roman')],
  [/^([a-z])\)(?=[\s\p{Script=Han}])/u, ([, sign = '']) => lettered(sign, 'half-letter')],
  [/^[①-⑳]/u, ([sign = '']) => ({ scheme: 'circled', counters: [sign.codePointAt(0)! - 0x245f] })],
  [/^[⑴-⒇]/u, ([sign = '']) => ({ scheme: 'paren-digit', counters: [sign.codePointAt(0)! - 0x2473] })],
  [/^[㈠-㈩]/u, ([sign = '']) => ({ scheme: 'paren-han', counters: [sign.codePointAt(0)! - 0x321f] })],
  [
    new RegExp(`^(\\d{1,2})(?= {1,4}${UNIT}(?:\\p{Script=Han}|[A-Z])[^。；，.;,]{1,40}$)`, 'u'),
    ([, digits = '']) => ({ scheme: 'decimal-1', counters: [Number(digits)], bare: true }),
  ],
];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
function lettered(sign: string, scheme: Scheme, roman?: Scheme): ReturnType<Reader> {
  const letter = { scheme, counters: [LETTERS.indexOf(sign) + 1] };
  if (!roman || !/^[ivx]+$/.test(sign)) return letter;
  const number = { scheme: roman, counters: [romanOf(sign)] };
  return sign.length > 1 ? number : { ...letter, instead: number };
}

/** Half-width forms of digits, letters and brackets, of the same length. */
export const plainly = (folded: string): string =>
  folded
    .replace(/[\uff08-\uff09\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u3000\u00a0\t]/g, ' ');

/** What a line may need of its length for being told; a longer one is no heading. */
const REACH = 80;

/** The line in Simplified, without white space in front. */
export function labelOf(folded: string): Label | undefined {
  const start = plainly(folded.length > REACH ? `${folded.slice(0, REACH)}。` : folded);
  for (const [pattern, read] of LABELS) {
    const found = pattern.exec(start);
    if (found) return { text: folded.slice(0, found[0].length), ...read(found) };
  }
  return undefined;
}

const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [...'〇一二三四五六七八九', ...'零壹贰叁肆伍陆柒捌玖', ...'○'].map((sign, i) => [sign, i % 10]),
);
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100 };

/** 十二, 12, XII, B; a letter counts by its place. */
function countOf(written: string): number {
  const digits = written.replace(/ /g, '');
  if (/^\d+$/.test(digits)) return Number(digits);
  if (/^[IVXL]+$/i.test(digits)) return romanOf(digits.toLowerCase());
  if (/^[A-Za-z]$/.test(digits)) return LETTERS.indexOf(digits.toLowerCase()) + 1;
  if (![...digits].some((sign) => UNITS[sign])) return Number([...digits].map(digitOf).join(''));
  let [sum, open] = [0, 0];
  for (const sign of digits) {
    const unit = UNITS[sign];
    if (unit) [sum, open] = [sum + (open || 1) * unit, 0];
    else open = digitOf(sign);
  }
  return sum + open;
}
const digitOf = (sign: string): number => (sign === '两' ? 2 : (VALUES[sign] ?? Number(sign)));

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };
const romanOf = (letters: string): number =>
  [...letters].reduce((sum, sign, i, all) => {
    const [value, next] = [ROMAN[sign] ?? 0, ROMAN[all[i + 1] ?? ''] ?? 0];
    return sum + (value < next ? -value : value);
  }, 0);

/** How a person names it: 第八条, 第8.1条, 第八条（一） / Article 8, Clause 8.1, Article 8(1). */
export function citeOf(
  { text, scheme, counters }: Label,
  lang: Lang,
  above: Pair<string> | undefined,
): Pair<string> {
  const digits = counters.join('.');
  const printed = text.replace(/[\s\u3000]/g, '');
  const own = (zh: string, en: string): Pair<string> =>
    lang === 'zh' ? { zh: printed, en } : { zh, en: text.trim() };
  const below = (zh: string, en: string): Pair<string> =>
    above ? { zh: `${above.zh}${zh}`, en: `${above.en}${en}` } : { zh, en };
  switch (scheme) {
    case 'part':
      return own(`第${digits}部分`, `Part ${digits}`);
    case 'chapter':
      return own(`第${digits}章`, `Chapter ${digits}`);
    case 'section':
      return own(`第${digits}节`, `Section ${digits}`);
    case 'article':
      return own(`第${digits}条`, `Article ${digits}`);
    case 'annex':
      return own(`附件${digits}`, `Annex ${digits}`.trim());
    case 'dun':
      return above
        ? below(printed, `(${digits})`)
        : { zh: `第${printed.slice(0, -1)}条`, en: `Clause ${digits}` };
    case 'decimal-1':
      return above ? below(`第${digits}项`, `(${digits})`) : { zh: `第${digits}条`, en: `Clause ${digits}` };
    default:
      if (scheme.startsWith('decimal')) return { zh: `第${digits}条`, en: `Clause ${digits}` };
      return below(`第${printed}项`, /^\(\w+\)$/.test(plainly(printed)) ? plainly(printed) : `(${digits})`);
  }
}
