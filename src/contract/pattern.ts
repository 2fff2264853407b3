// Numbering exemplars: `第一条`, `1.1`, `（一）`, `Article 1` taken apart into literal text and counters.
// The counters of an exemplar are the last ones of its level, so `1.1` at level 1 counts levels 0 and 1, `（一）` level 1 alone.
import { chineseNumber } from '../text/chinese.js';
import type { Counter, CounterFormat, Pattern } from './ast.js';

const COUNTER = /一|1|(?<![A-Za-z])a(?![A-Za-z])/g;
const FORMAT: Record<string, CounterFormat> = { 一: 'chinese', '1': 'decimal', a: 'letter' };

/** Pattern of an exemplar that stands at a level (0 for an article); throws a RangeError when it has more counters than levels. */
export function parsePattern(exemplar: string, level: number): Pattern {
  const found = [...exemplar.matchAll(COUNTER)];
  const first = level - found.length + 1;
  if (first < 0) throw new RangeError(`${exemplar}: more counters than levels`);
  const parts: (string | Counter)[] = [];
  let from = 0;
  found.forEach((match, i) => {
    if (match.index > from) parts.push(exemplar.slice(from, match.index));
    parts.push({ level: first + i, format: FORMAT[match[0]]! });
    from = match.index + 1;
  });
  if (from < exemplar.length) parts.push(exemplar.slice(from));
  return parts;
}

/** Printed text of a pattern; `numbers[k]` is the current number of level k. */
export function formatPattern(pattern: Pattern, numbers: readonly number[]): string {
  return pattern
    .map((part) => (typeof part === 'string' ? part : formatCounter(part.format, numbers[part.level] ?? 0)))
    .join('');
}

function formatCounter(format: CounterFormat, n: number): string {
  if (format === 'decimal') return String(n);
  if (format === 'chinese') return chineseNumber(n);
  // Word's lowerLetter repeats the letter after z: aa, bb.
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}
