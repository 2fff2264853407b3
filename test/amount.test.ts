// Capital amounts against the vectors of the bill rules, and every figure back again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capitalAmount, groupDigits, parseCapital } from '../src/text/amount.js';
import { suggest } from '../src/text/suggest.js';

const vectors: [figure: string, canonical: string, ...also: string[]][] = [
  ['1409.50', '人民币壹仟肆佰零玖元伍角', '人民币壹仟肆佰零玖元伍角整'],
  ['6007.14', '人民币陆仟零柒元壹角肆分'],
  ['1680.32', '人民币壹仟陆佰捌拾元零叁角贰分', '人民币壹仟陆佰捌拾元叁角贰分'],
  ['107000.53', '人民币壹拾万柒仟元零伍角叁分', '人民币壹拾万零柒仟元伍角叁分', '壹拾万零柒仟元零伍角叁分'],
  ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '人民币叁佰贰拾伍元零肆分'],
  ['816000.00', '人民币捌拾壹万陆仟元整', '捌拾壹万陆仟元正', '人民幣捌拾壹萬陸仟圓整'],
  ['100000001.00', '人民币壹亿零壹元整'],
  ['20050000.00', '人民币贰仟零伍万元整'],
  ['0.05', '人民币伍分'],
  ['0.00', '人民币零元整'],
  ['100005000.00', '人民币壹亿零伍仟元整'],
  ['1000000000000.00', '人民币壹万亿元整'],
  ['1005000000.00', '人民币壹拾亿零伍佰万元整'],
];

test.each(vectors)('%s', (figure, canonical, ...also) => {
  expect(capitalAmount(figure)).toBe(canonical);
  for (const text of [canonical, ...also]) expect(parseCapital(text), text).toBe(figure);
});

test.each([
  '拾万元整',
  '壹仟壹元整',
  '壹佰零零壹元整',
  '伍分整',
  '人民币',
  '元整',
  '',
  '一百元整',
  '壹元壹元整',
  '壹佰万贰佰万元整',
])('%j is no capital amount', (text) => expect(parseCapital(text)).toBeUndefined());

test('every figure survives the way to capitals and back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (fen) => {
      const digits = fen.toString().padStart(3, '0');
      const figure = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
      expect(parseCapital(capitalAmount(figure))).toBe(figure);
    }),
  );
});

test('a figure finer than a fen has no capitals', () => {
  expect(() => capitalAmount('0.125')).toThrow(RangeError);
  expect(capitalAmount('3.8000')).toBe('人民币叁元捌角');
});

test('digits are grouped by three', () => {
  expect(groupDigits('68000.00')).toBe('68,000.00');
  expect(groupDigits('1234567')).toBe('1,234,567');
  expect(groupDigits('999.1234')).toBe('999.1234');
});

test('a suggestion is near or absent', () => {
  expect(suggest('recieved', ['received', 'refused'])).toBe('received');
  expect(suggest('noticeDay', ['noticeDays', 'notice'])).toBe('noticeDays');
  expect(suggest('workingday', ['working_day', 'calendar_day'])).toBe('working_day');
  expect(suggest('banana', ['invoice', 'payment'])).toBeUndefined();
});
