// Grades within one rule: how grave a breach is depends on what exactly was written.
import { expect, it } from 'vitest';
import { checkedSheet, checkedText, sheetWith } from './linting.js';

it.each([
  ['DSP-003', 'error', '第十条 争议提交仲裁委员会仲裁。'],
  ['DSP-003', 'warning', '第十条 争议提交乙方所在地仲裁委员会仲裁。'],
  ['DSP-003', 'warning', '第十条 争议提交广州市仲裁委员会仲裁。'],
  ['DSP-002', 'warning', '第八条 争议由合同签订地人民法院管辖。'],
  ['STD-002', 'warning', '第九条 本合同的最终解释权归甲方所有。'],
] as const)('%s is %s: %s', (code, severity, text) => {
  const found = checkedText(text).filter((problem) => problem.code === code);
  expect(found.map((problem) => problem.severity)).toEqual([severity]);
});

it('a void term of a text for repeated use is an error', () => {
  const text = { zh: '本合同的最终解释权归甲方所有。', en: 'Party A interprets this Contract.' };
  const set = { 'document.reusable': true, 'custom.0': { after: 'SAS-1.1', text } };
  const found = checkedSheet(sheetWith({ set })).filter(({ code }) => code === 'STD-002');
  expect(found.map(({ severity, path }) => [severity, path])).toEqual([['error', 'custom.0.text.zh']]);
});
