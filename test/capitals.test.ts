// Amounts in capitals found in running text, and what is wrong in their writing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capitalAmount } from '../src/text/amount.js';
import { capitalsIn } from '../src/text/capitals.js';

test('an amount that the program writes is found whole and faultless', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 100n, max: 999_999_999_999n }), (fen) => {
      const digits = fen.toString();
      const written = capitalAmount(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
      expect(capitalsIn(`金额为${written}，按月支付。`)).toEqual([
        { from: 3, to: 3 + written.length, text: written, faults: [] },
      ]);
    }),
  );
});

test.each([
  ['人民币拾万元整', '拾'],
  ['壹仟元', '整'],
  ['壹 仟元整', '空格'],
  ['大写：壹仟二百元整', '小写'],
  ['壹元贰分整', '分'],
  ['贰仟伍元壹佰元整', '次序'],
])('%s: %s', (text, word) => {
  const faults = capitalsIn(text).flatMap((found) => found.faults.map(({ zh }) => zh));
  expect(faults.join()).toContain(word);
});

test('words for money that are no capitals are left alone', () => {
  expect(capitalsIn('每次扣款三百元，一万元以内由乙方承担')).toEqual([]);
});

test('a hostile line takes no longer than its length', () => {
  expect(capitalsIn('人民币壹 '.repeat(50_000))).toEqual([]);
});
