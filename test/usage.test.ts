// Wrong usage, told in the user's language: exit code 2, the reason, and what was probably meant.
import { describe, expect, it } from 'vitest';
import { cli } from './command.js';

const WRONG: readonly (readonly [string, readonly string[], string, string])[] = [
  ['an unknown command', ['rendre', 'x'], '没有命令 rendre', '是否应为 render？'],
  ['an unknown option', ['render', '--fom', 'x', 'y'], '没有选项 --fom', '是否应为 --form？'],
  ['a missing argument', ['render'], '缺少参数 sheet', ''],
  ['a missing value', ['render', 'x', '-l'], '选项 -l, --lang <lang> 缺少值', ''],
  ['a value that is none of the choices', ['render', 'x', '-l', 'fr'], '没有取值 “fr”', 'bilingual, zh, en'],
  [
    'options that exclude each other',
    ['check', 'x', '--draft', '--final'],
    '--draft 与 --final 不能同时使用',
    '',
  ],
  ['too many arguments', ['forms', 'a', 'b'], '应有 1 个，实有 2 个', ''],
  ['an unknown format', ['render', 'x', '-f', 'doc'], '没有格式 “doc”', '是否应为 docx？'],
  ['a part of a form', ['check', 'x', '--form', 'livee'], '没有名为 “livee” 的范本', 'short-video-live'],
  [
    'an unknown form',
    ['schema', '--form', 'short-video'],
    '没有名为 “short-video” 的范本',
    'short-video-live',
  ],
];

describe('wrong usage', () => {
  it.each(WRONG)('tells %s in Chinese', async (_, argv, reason, hint) => {
    const { code, out, err } = await cli(...argv, '--ui', 'zh');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^用法错误/);
    expect(err).toContain(reason);
    expect(err).toContain(hint);
    expect(err).not.toMatch(/error|usage|Did you mean/);
  });

  it.each(WRONG)('tells %s in English', async (_, argv) => {
    const { code, err } = await cli(...argv);
    expect(code).toBe(2);
    expect(err).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('frames the help in Chinese', async () => {
    const { out } = await cli('render', '--help', '--ui', 'zh');
    expect(out).toMatch(/^用法： csa-contract render \[选项\] </);
    expect(out).toContain('（可选：bilingual, zh, en）');
    expect(out).not.toMatch(/Usage|Options:|Arguments:|choices:|default:/);
  });
});
