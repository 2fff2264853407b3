// templates/glossary.yaml as data, and the printing of values with it: units, months, currencies, the words of enum values.
import type { Furniture, Lang, Pair } from '../contract/ast.js';
import { capitalAmount, groupDigits } from '../text/amount.js';

/** The people served, as a form defines them. */
export interface EndCustomer {
  readonly zh: string;
  readonly en: readonly [one: string, many: string];
}
export interface Glossary {
  readonly designators: { readonly A: Pair<string>; readonly B: Pair<string> };
  readonly currency: Readonly<
    Record<
      string,
      { readonly zh: { readonly before?: string; readonly after?: string }; readonly en: string }
    >
  >;
  readonly capital: { readonly zh: string };
  readonly units: Readonly<Record<string, { readonly zh: string; readonly en: readonly [string, string] }>>;
  readonly months: readonly string[];
  readonly zones: Readonly<Record<string, Pair<string>>>;
  readonly languages: Readonly<Record<string, Pair<string>>>;
  readonly furniture: Furniture & {
    readonly number: Pair<string>;
    readonly contents: Pair<string>;
    readonly blank: Pair<string>;
  };
  readonly enums: Readonly<Record<string, Readonly<Record<string, Pair<string>>>>>;
  /** Terms of art: a pattern of Simplified Chinese and the beginnings of its English equivalents, the usual one first. */
  readonly equivalents: readonly { readonly zh: string; readonly en: readonly string[] }[];
}

const NBSP = '\u00A0';

/** `人民币68,000.00元` / `RMB 68,000.00`; unknown currencies print their ISO code in both languages. */
export function printMoney(amount: string, currency: string, lang: Lang, glossary: Glossary): string {
  const names = glossary.currency[currency];
  if (lang === 'en') return `${names?.en ?? currency}${NBSP}${groupDigits(amount)}`;
  return names
    ? `${names.zh.before ?? ''}${groupDigits(amount)}${names.zh.after ?? ''}`
    : `${currency}${NBSP}${groupDigits(amount)}`;
}

/** The same with 大写 behind it in Chinese: renminbi down to the fen and below ten trillion, as far as the bill-filling rules go. */
export function printAmount(amount: string, currency: string, lang: Lang, glossary: Glossary): string {
  const money = printMoney(amount, currency, lang, glossary);
  const wholeFen = /^\d{1,13}(\.\d{1,2}0*)?$/.test(amount);
  return lang === 'zh' && currency === 'CNY' && wholeFen
    ? `${money}（${glossary.capital.zh}：${capitalAmount(amount)}）`
    : money;
}

/** `2027年1月1日` / `1 January 2027` of an ISO date. */
export function printDate(iso: string, lang: Lang, glossary: Glossary): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) throw new RangeError(`not an ISO date: ${iso}`);
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (lang === 'zh') return `${year}年${month}月${day}日`;
  return `${day}${NBSP}${glossary.months[month - 1]}${NBSP}${year}`;
}

/** `2个工作日` / `2 Working Days`. */
export function printDuration(count: number, unit: string, lang: Lang, glossary: Glossary): string {
  const names = glossary.units[unit];
  if (!names) throw new RangeError(`the glossary has no unit ${unit}`);
  return lang === 'zh' ? `${count}${names.zh}` : `${count}${NBSP}${names.en[count === 1 ? 0 : 1]}`;
}

/** Items joined 、 and 和 (或者), or with commas and “and” (“or”). Between 《》 and 《》 stands no 、 (GB/T 15834-2011, 4.5.3.5). */
export function joinWords(items: readonly string[], or: boolean, lang: Lang): string {
  if (items.length < 2) return items[0] ?? '';
  const [first, last] = [items.slice(0, -1), items.at(-1)];
  if (lang === 'zh') return `${first.join('、').replaceAll('》、《', '》《')}${or ? '或者' : '和'}${last}`;
  return `${first.join(', ')} ${or ? 'or' : 'and'} ${last}`;
}
