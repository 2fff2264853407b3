// What examples of the rules on fees and liability cannot say: how grave a hit is, and which figures it tells.
import { expect, test } from 'vitest';
import { checkedText } from './linting.js';

const told = (code: string, text: string): string[] =>
  checkedText(text)
    .filter((problem) => problem.code === code)
    .map(({ severity, message }) => `${severity} ${message.en}`);
const late = (rate: string): string => `甲方逾期付款的，每逾期一日，按欠款的${rate}支付违约金。`;

test('a daily rate is graded by its height and told as a yearly one', () => {
  expect(told('LIA-002', late('0.501%'))).toEqual([expect.stringMatching(/^error .*182\.87%/)]);
  expect(told('LIA-002', late('0.5%'))).toEqual([expect.stringMatching(/^warning .*182\.5%/)]);
  expect(told('LIA-002', late('万分之十一'))).toEqual([expect.stringMatching(/^warning 0\.11%/)]);
  expect(told('LIA-002', late('0.009%'))).toEqual([expect.stringMatching(/^info .*very low/)]);
});

test('a price kept elsewhere is a warning, none at all an error', () => {
  expect(told('FEE-001', '第五条 费用\n服务费按附件一的报价单计收。')).toEqual([
    expect.stringMatching(/^warning/),
  ]);
  expect(told('FEE-001', '5. Fees\nThe fees shall be agreed in an order form.')).toEqual([
    expect.stringMatching(/^warning/),
  ]);
  expect(told('FEE-001', '第五条 费用\n服务费由双方另行协商。')).toEqual([expect.stringMatching(/^error/)]);
  expect(told('FEE-001', '5. Fees\nThe fees shall be agreed later.')).toEqual([
    expect.stringMatching(/^error/),
  ]);
});

test('a percentage of what is late without a period is unclear; of a surcharge for time it is an error', () => {
  expect(told('LIA-003', '逾期付款的，按欠款的5%支付违约金。')).toEqual([
    expect.stringMatching(/^warning .*period/),
  ]);
  expect(told('LIA-003', '逾期付款的，按欠款的5%支付滞纳金。')).toEqual([
    expect.stringMatching(/^error .*period/),
  ]);
  expect(told('LIA-003', 'It shall pay a late fee of 5% of the sum due.')).toEqual([
    expect.stringMatching(/^error .*period/),
  ]);
  expect(told('LIA-003', '逾期付款的，支付5%的滞纳金。')).toEqual([expect.stringMatching(/^error .*base/)]);
});

test('a high share of the price is told as such above 30 %', () => {
  expect(told('LIA-001', '乙方违约的，按合同总额的30%支付违约金。').join()).not.toContain('very high');
  expect(told('LIA-001', '乙方违约的，按合同总额的30.1%支付违约金。').join()).toContain(
    '30.1% are very high',
  );
});

test.each([
  ['每月29日', '29'],
  ['每月三十一日', '三十一'],
  ['每月三十日', '三十'],
])('%s does not exist in every month', (when, day) => {
  expect(told('FEE-019', `甲方应于${when}付款。`)).toEqual([expect.stringContaining(`day ${day} `)]);
});

test('the party that alone is bound is named', () => {
  const [found] = told('LIA-009', 'Article 7 Liability\nThe Provider shall pay damages for each failure.');
  expect(found).toContain('bind Provider only');
});

test('amounts that differ are both told', () => {
  expect(told('FEE-002', '服务费５，２００元（大写：伍仟元整）。')).toEqual([
    expect.stringMatching(/伍仟元整.*５，２００元/),
  ]);
  expect(told('FEE-002', '服务费５，０００元（大写：伍仟元整）。')).toEqual([]);
});
