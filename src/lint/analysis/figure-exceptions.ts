// Numbers that are no figures: addresses of the net, numbers of documents, of provisions and of list items. They are taken out first.
import { type Found, type Groups, S } from './figure-readings.js';
import { ENGLISH_NUMBER, HAN_NEXT } from './numerals.js';

export interface FigurePattern {
  /** Only in passages of this language. */
  readonly lang?: 'zh' | 'en';
  /** Only passages that hold this are searched: most hold no figure of a kind. */
  readonly sign?: RegExp;
  readonly pattern: RegExp;
  /** The figure; `none` for what is taken but is no figure; undefined leaves the stretch to the patterns behind. */
  readonly read: (groups: Groups, whole: string) => Found | 'none' | undefined;
}

export const none = (): 'none' => 'none';
const LABEL = `(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}|[${HAN_NEXT}]{1,7}|[（(][${HAN_NEXT}\\d]{1,3}[)）])`;
const ENGLISH_LABEL = '(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}|[IVX]{1,5}\\b|[A-Z]\\b)(?:\\([a-z\\d]{1,4}\\)){0,3}';
const NAMED =
  '(?:Article|Clause|Section|Sub-?clause|Paragraph|Item|Annex|Appendix|Schedule|Exhibit|Chapter|Art\\.)';

export const EXCEPTIONS: readonly FigurePattern[] = [
  {
    sign: /@|www|http/i,
    pattern: /[\w.+-]{1,64}@[\w.-]{1,128}|\bhttps?:\/\/[^\s\p{Script=Han}]{1,200}|\bwww\.[\w./-]{1,200}/giu,
    read: none,
  },
  {
    sign: /号/,
    pattern: /[〔【[（(](?:19|20)\d{2}[〕】\])）][\p{Script=Han}\d]{0,10}第?\s?\d{1,6}号/gu,
    read: none,
  },
  {
    sign: /第/,
    pattern: new RegExp(
      `第${S}${LABEL}(?:${S}[、,，和及或至到~～—–-]{1,2}${S}第?${S}${LABEL}){0,12}${S}(?:条|款|项|目|章|节|编|部分|页|行|列|栏)`,
      'gu',
    ),
    read: none,
  },
  {
    sign: /[附表图]/,
    pattern: new RegExp(`(?:附件|附录|附表|表|图)${S}${LABEL}(?![\\d%])`, 'gu'),
    read: none,
  },
  {
    sign: /\d\s?[条款项]/,
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){0,4}\s?(?:条|款|项)(?!目)/gu,
    read: none,
  },
  {
    sign: /rticle|lause|ection|aragraph|tems|nnex|ppendi|chedule|xhibit/i,
    pattern: new RegExp(
      `\\b(?:Articles|Clauses|Sections|Paragraphs|Items|Annexe?s|Appendices|Schedules|Exhibits)${S}${ENGLISH_LABEL}(?:(?:,|,?\\s(?:and|or|to)|${S}[–-])${S}${ENGLISH_LABEL}){0,12}`,
      'giu',
    ),
    read: none,
  },
  {
    sign: /rticle|lause|ection|aragraph|tem|nnex|ppendi|chedule|xhibit|hapter|art\./i,
    pattern: new RegExp(
      `\\b${NAMED}${S}${ENGLISH_LABEL}(?:(?:,|,?\\s(?:and|or|to)|${S}[–-])${S}(?:${NAMED}s?${S}|\\d{1,3}\\.)${ENGLISH_LABEL}){0,12}`,
      'giu',
    ),
    read: none,
  },
  {
    sign: /[(（]/,
    pattern: new RegExp(
      `(?<!\\b${ENGLISH_NUMBER}\\s?|[${HAN_NEXT}\\d])[（(](?:\\d{1,2}|[一二三四五六七八九十]{1,3})[)）](?!\\s?(?:%|days?|months?|years?|hours?|日|天|个|元))`,
      'giu',
    ),
    read: none,
  },
  { sign: /\d/, pattern: /(?:(?<=^)|(?<=[;；。：:]\s?))\d{1,2}(?:[、．)）]|\.(?=\s))/gu, read: none },
];
