import { describe, expect, it } from 'vitest';
import { formatPattern, parsePattern } from '../src/contract/pattern.js';
import { chineseNumber } from '../src/text/chinese.js';

describe('numbering exemplars', () => {
  it.each([
    ['第一条', 0, [12], '第十二条'],
    ['一、', 0, [3], '三、'],
    ['（一）', 1, [3, 21], '（二十一）'],
    ['1.1', 1, [6, 10], '6.10'],
    ['6.1.1'.replace('6', '1'), 2, [6, 1, 2], '6.1.2'],
    ['a.', 3, [6, 1, 2, 28], 'bb.'],
    ['(a)', 2, [1, 1, 2], '(b)'],
    ['(i)', 3, [1, 1, 2, 4], '(iv)'],
    ['(i)', 0, [49], '(xlix)'],
    ['Annex 1, paragraph 1(a)', 2, [2, 3, 4], 'Annex 2, paragraph 3(d)'],
    ['第一条第（一）款第1项', 2, [8, 2, 5], '第八条第（二）款第5项'],
    ['', 1, [1, 1], ''],
  ] as const)('%s at level %i prints %j as %s', (exemplar, level, numbers, text) => {
    expect(formatPattern(parsePattern(exemplar, level), numbers)).toBe(text);
  });

  it('refuses more counters than levels', () => {
    expect(() => parsePattern('1.1', 0)).toThrow(RangeError);
  });

  it('counts in Chinese as Word does', () => {
    const expected = {
      1: '一',
      10: '十',
      11: '十一',
      20: '二十',
      99: '九十九',
      100: '一百',
      101: '一百〇一',
      110: '一百一十',
      1010: '一千〇一十',
    };
    for (const [n, text] of Object.entries(expected)) expect(chineseNumber(Number(n))).toBe(text);
  });
});
