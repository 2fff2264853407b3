// Texts that nobody would sign, each of one thing many times over. A pattern that tries every way to read them never ends; here each is to
// be read to its end, and what is told of it is to lie within it.
import { describe, expect, it } from 'vitest';
import { checkedText } from './linting.js';

const MANY = 20_000;
const times = (words: string, count: number = MANY): string => words.repeat(Math.ceil(count / words.length));
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i + 1)).join('\n');

const SHAPES: Readonly<Record<string, string>> = {
  'blanks between two words': `甲方${' '.repeat(MANY)}乙方`,
  'blanks behind a colon': `甲方：${'\u3000'.repeat(MANY)}\n乙方${'\t'.repeat(MANY)}：`,
  'dots of a table of contents': `目录\n第一条 服务${'.'.repeat(MANY)}x\n第二条 费用${' . '.repeat(MANY / 3)}2`,
  'open brackets': times('（《“[(【'),
  'closed brackets': times('）》”])】'),
  'one digit': times('7'),
  'figures with commas': times('1,'),
  'shares in one sentence': times('服务费的百分之五，'),
  'shares in one sentence, in English': times('five percent (5%) of the fees, '),
  'terms defined': lines(MANY / 20, (i) => `以下简称“甲${i}”`).replaceAll('\n', ''),
  'quoted words': times('“售后服务”'),
  'names of companies': lines(MANY / 20, (i) => `上海青禾${i}商贸有限公司`).replaceAll('\n', '，'),
  'names in English': times('Qingdao Haitang Trading Co., Ltd. and '),
  'titles in English': times('Law of the People’s Republic of China on '),
  signatures: times('授权代表'),
  'parties only': times('甲方', 5 * MANY),
  'Traditional characters': times('甲方應當於三十日內給付違約金，'),
  'articles of a statute': times('《中华人民共和国民法典》第五百八十五条、'),
  'clauses numbered alike': lines(MANY / 20, () => '1. 服务'),
  'figures in both languages': `${lines(MANY / 40, (i) => `${i}. 甲方应在${i}日内付款。`)}\n${lines(MANY / 40, (i) => `${i}. Party A shall pay within ${i + 1} days.`)}`,
  'cells of one line': times('单价\t100\t'),
};

describe('a hostile text', () => {
  it.each(Object.entries(SHAPES))('%s: what is told lies within it', (_, text) => {
    const all = text.split('\n');
    for (const { place } of checkedText(text)) {
      const { line = 0, col = 0, end = col } = place ?? {};
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(all.length);
      expect(end).toBeLessThanOrEqual(all[line - 1]!.length + 1);
    }
  });
});
