// Problems as a person reads them: place, severity, code, message, hint, and the line with a caret right under the fault, also behind Chinese text.

import { styleText } from 'node:util';
import type { Place, Problem, Severity } from '../problem.js';
import { codePointOf } from '../text/codepoint.js';
import { widthOf } from './width.js';

export type Ui = 'zh' | 'en';
const SEVERITY: Record<Severity, { zh: string; en: string; colour: 'red' | 'yellow' | 'cyan' }> = {
  error: { zh: '错误', en: 'error', colour: 'red' },
  warning: { zh: '警告', en: 'warning', colour: 'yellow' },
  info: { zh: '提示', en: 'note', colour: 'cyan' },
};
const BASIS = { zh: '依据', en: 'basis' };
const HINT = { zh: '建议', en: 'hint' };
const WIDTH = 100;

/** Problems of one sheet; a code frame stands once for neighbours at the same place. */
export function formatProblems(problems: readonly Problem[], text: string, ui: Ui, colour: boolean): string {
  return problems
    .map((problem, i) => {
      const before = problems[i - 1]?.place;
      const { place } = problem;
      const repeated = place !== undefined && before?.line === place.line && before.col === place.col;
      return formatProblem(problem, text, ui, colour, !repeated);
    })
    .join('\n');
}

function formatProblem(problem: Problem, text: string, ui: Ui, colour: boolean, framed: boolean): string {
  const severity = SEVERITY[problem.severity];
  const paint = (style: Parameters<typeof styleText>[0], words: string): string =>
    colour ? styleText(style, words, { validateStream: false }) : words;
  const { place } = problem;
  const where = place ? `${place.file}:${place.line}:${place.col}: ` : '';
  const clause = problem.clause ? `${problem.clause[ui]}${{ zh: '：', en: ': ' }[ui]}` : '';
  const lines = [
    `${where}${paint(severity.colour, severity[ui])} ${problem.code} ${clause}${problem.message[ui]}`,
  ];
  if (place && framed)
    lines.push(...codeFrame(text, place).map((line, i) => (i === 1 ? paint(severity.colour, line) : line)));
  if (problem.hint) lines.push(`  ${HINT[ui]}: ${problem.hint[ui]}`);
  if (problem.basis) lines.push(`  ${BASIS[ui]}: ${problem.basis[ui]}`);
  return lines.join('\n');
}

/** The source line and a line of carets under the place; long lines are cropped around it. */
export function codeFrame(text: string, place: Place): string[] {
  const source = (text.split('\n')[place.line - 1] ?? '').replace(/\r$/, '').replace(/\t/g, ' ');
  const from = Math.max(0, Math.min(place.col - 1, source.length));
  const to = Math.max(from + 1, Math.min((place.end ?? place.col + 1) - 1, source.length));
  const start = from > WIDTH ? from - 20 : 0;
  const shown = printable(source.slice(start, start + WIDTH * 2));
  const gutter = `  ${String(place.line).padStart(4)} | `;
  const before = widthOf(printable(source.slice(start, from)));
  const under = Math.max(1, Math.min(widthOf(printable(source.slice(from, to))), WIDTH));
  return [`${gutter}${shown}`, `${' '.repeat(gutter.length - 2)}| ${' '.repeat(before)}${'^'.repeat(under)}`];
}

/** Control, bidirectional and zero-width characters as their code points, so that a terminal shows what the file holds. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, (c) => `<${codePointOf(c)}>`);
}
