import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { codeFrame, formatProblems } from '../src/cli/report.js';
import type { Problem } from '../src/problem.js';

const text = 'document:\n  name: { zh: 某公司, en: "X" } # 注\n';
const at = (line: number, col: number, end: number) => ({ file: 't.yaml', line, col, end });

describe('code frames', () => {
  it('puts the caret right under the fault behind Chinese text', () => {
    const [source = '', caret = ''] = codeFrame(text, at(2, 20, 22));
    const before = source.slice(0, source.indexOf('en:'));
    expect(source).toContain('name: { zh: 某公司, en: "X" }');
    expect(stringWidth(caret.slice(0, caret.indexOf('^')))).toBe(stringWidth(before));
  });

  it('underlines wide characters over their whole width', () => {
    const [, caret = ''] = codeFrame(text, at(2, 15, 18));
    expect(caret.match(/\^+/)?.[0]).toHaveLength(6);
  });

  it('shows hidden characters by their code points, and tabs as one space', () => {
    const [source = '', caret = ''] = codeFrame('a:\tx\u202Ey z\n', at(1, 6, 7));
    expect(source).toContain('a: x<U+202E>y z');
    expect(stringWidth(caret.slice(0, caret.indexOf('^')))).toBe(
      stringWidth(source.slice(0, source.indexOf('y'))),
    );
  });

  it('crops a long line around the fault', () => {
    const [source = '', caret = ''] = codeFrame(`${'x'.repeat(500)}!${'y'.repeat(500)}`, at(1, 501, 502));
    expect(source.length).toBeLessThan(250);
    expect(source[caret.indexOf('^')]).toBe('!');
  });
});

describe('problems', () => {
  const problem: Problem = {
    code: 'X04',
    severity: 'error',
    message: { zh: '结束日应晚于开始日', en: 'the end must be after the start' },
    place: at(2, 3, 7),
    hint: { zh: '写成 …', en: 'write …' },
  };

  it('say where, what and what to type, in either language', () => {
    expect(formatProblems([problem], text, 'en', false).split('\n')).toEqual([
      't.yaml:2:3: error X04 the end must be after the start',
      '     2 |   name: { zh: 某公司, en: "X" } # 注',
      '       |   ^^^^',
      '  hint: write …',
    ]);
    expect(formatProblems([problem], text, 'zh', false)).toContain('错误 X04 结束日应晚于开始日');
    expect(formatProblems([problem], text, 'zh', false)).toContain('建议: 写成 …');
  });

  it('share one code frame when they stand at one place', () => {
    const twice = formatProblems([problem, { ...problem, code: 'X05' }], text, 'en', false);
    expect(twice.match(/\^\^\^\^/g)).toHaveLength(1);
    expect(twice.match(/error X0[45]/g)).toHaveLength(2);
  });

  it('are coloured only when asked', () => {
    expect(formatProblems([problem], text, 'en', false)).not.toContain('\u001B');
    expect(formatProblems([problem], text, 'en', true)).toContain('\u001B[31m');
  });
});
