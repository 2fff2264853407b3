// Running text in, the amounts that it writes in capitals (人民币伍万元整) out, with what the bill rules (支付结算办法附一) find wrong in
// the writing. Lenient where amount.ts is strict: it says what is wrong rather than that something is.
import { parseCapital } from './amount.js';

interface Fault {
  readonly zh: string;
  readonly en: string;
}
export interface Capitals {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly faults: readonly Fault[];
}

const FORMAL = '零壹贰貳叁叄參参肆伍陆陸柒捌玖拾佰仟';
const SIMPLE: Readonly<Record<string, string>> = {
  ...{ 〇: '零', '○': '零', 一: '壹', 二: '贰', 两: '贰', 兩: '贰', 三: '叁', 四: '肆', 五: '伍' },
  ...{ 六: '陆', 七: '柒', 八: '捌', 九: '玖', 十: '拾', 百: '佰', 千: '仟', 参: '叁' },
};
const LETTER = `[${FORMAL}${Object.keys(SIMPLE).join('')}万萬亿億]`;
const COINS = '[角分]';
const RUN = new RegExp(
  `(?:人民[币幣]\\s{0,4})?(?:${LETTER}\\s{0,4}){1,30}[元圆圓](?:\\s{0,4}零?\\s{0,4}${LETTER}\\s{0,4}${COINS}){0,2}(?:\\s{0,4}[整正])?`,
  'gu',
);
const IS_FORMAL = new RegExp(`[${FORMAL.slice(1)}]`, 'u');
/** What ends in front of an amount that is written in capitals. */
export const CALLED = /大[写寫]\s{0,4}[)）]?\s{0,4}[:：]?\s{0,4}(?:人民[币幣])?\s{0,4}$/u;

/** 三百元 in running text is no capital amount unless 大写 stands before it. */
export function capitalsIn(text: string): Capitals[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (!IS_FORMAL.test(run) && !CALLED.test(text.slice(Math.max(0, index - 20), index))) return [];
    const plain = run.replace(/\s/g, '');
    const spelt = [...plain].map((letter) => SIMPLE[letter] ?? letter).join('');
    const figure = parseCapital(
      spelt.replace(/(?<=^(?:人民[币幣])?|[零万萬亿億])拾/gu, '壹拾').replace(/(?<=分)[整正]$/u, ''),
    );
    const faults = faultsOf(run, plain, spelt, figure);
    return [{ from: index, to: index + run.length, text: run, faults }];
  });
}

function faultsOf(run: string, plain: string, spelt: string, figure: string | undefined): Fault[] {
  const faults: Fault[] = [];
  const tell = (wrong: boolean, zh: string, en: string) => wrong && faults.push({ zh, en });
  tell(/\s/u.test(run), '字间有空格', 'there is a gap between the letters');
  tell(
    [...plain].some((letter) => letter !== '参' && Object.hasOwn(SIMPLE, letter)),
    '使用了一、二、三等小写数字',
    'it uses 一, 二, 三 in place of 壹, 贰, 叁',
  );
  tell(/(?:^|[币幣零万萬亿億])拾/u.test(spelt), '“拾”之前缺少“壹”', '拾 needs 壹 in front of it');
  tell(/[元圆圓]$/u.test(plain), '末尾缺少“整”', '整 is missing at the end');
  tell(/分[整正]$/u.test(plain), '“分”之后不写“整”', '整 does not follow 分');
  tell(figure === undefined, '数字和单位的次序不成金额', 'its digits and units make no amount');
  return faults;
}
