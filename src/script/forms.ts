// Stretches that have a form of their own in each script: capital amounts, and quotation marks where the style asks for 「」.
import type { Script } from '../contract/ast.js';
import type { Form } from './converter.js';

export type Quotes = 'curly' | 'corner';

/** Figures with a unit of money, capital ones among them; 300万元, 壹式贰份 and 伍分钟 are none. */
const AMOUNT =
  /[零〇壹贰貳叁參叄参肆伍陆陸柒捌玖拾佰仟万萬亿億]{1,40}(?:[元圆圓][零壹贰貳叁參叄参肆伍陆陸柒捌玖角分]{0,8}[整正]?|角[零壹贰貳叁參叄参肆伍陆陸柒捌玖分]{0,3}[整正]?)/g;
const CAPITAL = /[壹贰貳叁參叄参肆伍陆陸柒捌玖拾佰仟]/;
const VARIANT: Readonly<Record<string, string>> = { 圆: '元', 叄: '叁', 参: '叁' };

/** Capital amounts in the letters of the script; `capitals` maps Simplified to Traditional ones. */
export function amounts(to: Script, capitals: Readonly<Record<string, string>>): (text: string) => Form[] {
  const back = Object.fromEntries(Object.entries(capitals).map(([zh, hant]) => [hant, zh]));
  const simple = (letter: string): string => back[letter] ?? VARIANT[letter] ?? letter;
  const letterOf = (letter: string): string =>
    to === 'hans' ? simple(letter) : (capitals[simple(letter)] ?? letter);
  return (text) =>
    (CAPITAL.test(text) ? [...text.matchAll(AMOUNT)] : []).flatMap(({ 0: words, index }): Form[] => {
      if (!CAPITAL.test(words)) return [];
      const result = [...words].map(letterOf).join('');
      return [{ start: index, end: index + words.length, result, kind: 'amount' }];
    });
}

const CORNER: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' };
const CURLY = Object.fromEntries(Object.entries(CORNER).map(([curly, corner]) => [corner, curly]));

/** Quotation marks of the style; an apostrophe between Latin letters is none. */
export function quotationMarks(quotes: Quotes): (text: string) => Form[] {
  const [pattern, table] = quotes === 'corner' ? [/[“”‘’]/g, CORNER] : [/[「」『』]/g, CURLY];
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: mark, index }): Form[] => {
      const apostrophe = mark === '’' && /[A-Za-z]/.test(text[index - 1] ?? '');
      return apostrophe ? [] : [{ start: index, end: index + 1, result: table[mark]!, kind: 'quotes' }];
    });
}
