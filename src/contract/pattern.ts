// Numbering exemplars: `第一条`, `1.1`, `（一）`, `Article 1` taken apart into literal text and counters.
// The counters of an exemplar are the last ones of its depth, so `1.1` at depth 1 counts depths 0 and 1, `（一）` depth 1 alone.
import { chineseNumber } from '../text/chinese.js';
import { romanNumber } from '../text/roman.js';
import type { Counter, CounterFormat, Lang, Pattern } from './ast.js';

const COUNTER = /一|1|(?<![A-Za-z])[ai](?![A-Za-z])/g;
const FORMAT: Record<string, CounterFormat> = { 一: 'chinese', '1': 'decimal', a: 'letter', i: 'roman' };

/** Pattern of an exemplar that stands at a depth (0 for an article); throws a RangeError when it has more counters than depths. */
export function parsePattern(exemplar: string, depth: number): Pattern {
  const found = [...exemplar.matchAll(COUNTER)];
  const first = depth - found.length + 1;
  if (first < 0) throw new RangeError(`${exemplar}: more counters than levels above it`);
  const parts: (string | Counter)[] = [];
  let from = 0;
  found.forEach((match, i) => {
    if (match.index > from) parts.push(exemplar.slice(from, match.index));
    parts.push({ depth: first + i, format: FORMAT[match[0]]! });
    from = match.index + 1;
  });
  if (from < exemplar.length) parts.push(exemplar.slice(from));
  return parts;
}

/** Printed text of a pattern; `numbers[k]` is the current number of depth k. */
export function formatPattern(pattern: Pattern, numbers: readonly number[]): string {
  return pattern
    .map((part) => (typeof part === 'string' ? part : formatCounter(part.format, numbers[part.depth] ?? 0)))
    .join('');
}

function formatCounter(format: CounterFormat, n: number): string {
  if (format === 'decimal') return String(n);
  if (format === 'chinese') return chineseNumber(n);
  if (format === 'taiwanese') return chineseNumber(n, '零');
  if (format === 'roman') return romanNumber(n);
  // Word's lowerLetter repeats the letter after z: aa, bb.
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

/** A label that ends in a full-width 、 or ） brings its own white. */
export const endsWide = (label: string): boolean => /[、）]$/.test(label);

/** What stands between a label and its words in running text. */
export const gapAfter = (label: string, lang: Lang): string =>
  endsWide(label) ? '' : lang === 'zh' ? '　' : '  ';
