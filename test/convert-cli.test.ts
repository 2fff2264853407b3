// `csa-contract convert`: mistakes in what it is given, names or files, and what it says about them.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cli, codes, freshFolder } from './command.js';
import { documentOf, paragraph, run, zip } from './docx-fixtures.js';

const folder = freshFolder();
const { sheet: file } = folder;
const at = (name: string): string => join(folder.path(), name);
const TEXT = '甲方：云签科技（杭州）有限公司\n由坏坏负责，发给签。\n';
let text = '';
beforeEach(() => {
  text = file('in.txt', TEXT);
});

describe('--names', () => {
  it.each([
    ['no form', '云谷\n坏=\n', 2],
    ['no name', '＝ 签\n', 1],
    ['two forms', '# x\n\n云=雲=云\n', 3],
    ['nothing but the sign', '=\n', 1],
    ['a broken sheet', 'form: short-video-live\nparties: [云\n', 2],
    ['a broken sheet of no known form', 'form: [x\n签: y\n', 1],
  ])('with %s is refused, and nothing is converted', async (_, list, line) => {
    const names = file('names.yaml', list);
    const { code, err } = await cli('convert', text, '--to', 'hant-tw', '--names', names);
    expect([code, new Set(codes(err))]).toEqual([1, new Set(['CONVERT-NAMES'])]);
    const lines = [...err.matchAll(/names\.yaml:(\d+):/g)].map(([, number]) => Number(number));
    expect(Math.abs(lines[0]! - line)).toBeLessThanOrEqual(list.startsWith('form') ? 1 : 0);
    expect(existsSync(at('in.hant-tw.txt'))).toBe(false);
  });

  it('tells all wrong lines at once, with the line itself', async () => {
    const names = file('names.txt', '坏=\n云谷\n=签\n');
    const { err } = await cli('convert', text, '--to', 'hant-tw', '--names', names);
    expect(codes(err)).toHaveLength(2);
    expect(err).toContain('   3 | =签');
  });
});

describe('--keep', () => {
  it('says when no file has the name', async () => {
    const other = file('b.txt', '签\n');
    const argv = ['convert', text, other, '--to', 'hant-tw', '--force'];
    const { code, err } = await cli(...argv, '--keep', '坏坏', '--keep', '坏种', '--keep', '签');
    expect(code).toBe(0);
    expect(err.match(/--keep \S+: no file has this name/g)).toEqual(['--keep 坏种: no file has this name']);
    expect((await cli(...argv, '--keep', '坏种', '-q')).err).toBe('');
  });

  it('takes a name of one character, and none of no character', async () => {
    expect((await cli('convert', text, '--to', 'hant-tw', '--keep', '签')).code).toBe(0);
    expect(readFileSync(at('in.hant-tw.txt'), 'utf8')).toContain('發給签。');
    expect((await cli('convert', text, '--to', 'hant-tw', '--keep', '')).code).toBe(2);
  });
});

describe('a term sheet', () => {
  it('keeps its names of any length in its free texts, and those of language.names', async () => {
    const sheet = folder.sheet(
      'terms.yaml',
      [
        'form: short-video-live',
        'language: { names: [{ zh: 云后台签, hant: 雲后台簽 }] }',
        'parties:',
        '  provider: { name: { zh: 云发后勤有限公司 }, legalRep: { name: { zh: 叶发云 } } }',
        'custom:',
        '  - { zh: 叶发云使用云后台签发出通知 }',
        '',
      ].join('\n'),
    );
    expect((await cli('convert', sheet, '--to', 'hant-tw')).code).toBe(0);
    const there = readFileSync(at('terms.hant-tw.yaml'), 'utf8');
    expect(there).toContain('叶发云使用云后台签發出通知');
  });
});

describe('a .docx', () => {
  const plain = documentOf(paragraph(run('头发')));
  it.each<[string, string | Uint8Array, string]>([
    ['that is plain text', '发出通知', 'DOCX-ZIP'],
    ['that is empty', '', 'DOCX-ZIP'],
    ['without a list of contents', zip({ 'word/document.xml': plain }), 'DOCX-TYPES'],
    ['without a document', zip({ '[Content_Types].xml': '<Types/>' }), 'DOCX-WORD'],
  ])('%s is refused, and nothing is written', async (_, bytes, code) => {
    const said = await cli('convert', file('x.docx', bytes), '--to', 'hant-tw');
    expect([said.code, ...codes(said.err)]).toEqual([1, code]);
    expect(said.err).toContain('x.docx');
    expect(existsSync(at('x.hant-tw.docx'))).toBe(false);
  });
});

describe('where it writes', () => {
  it('takes no file for several results', async () => {
    const other = file('b.txt', '发\n');
    const { code, err } = await cli('convert', text, other, '--to', 'hant-tw', '-o', at('one.txt'));
    expect([code, err.includes('give a folder')]).toEqual([2, true]);
    mkdirSync(at('v1.2'));
    expect((await cli('convert', text, other, '--to', 'hant-tw', '-o', at('v1.2'))).code).toBe(0);
    expect((await cli('convert', text, other, '--to', 'hant-tw', '-o', `${at('v1.3')}/`)).code).toBe(0);
    expect(existsSync(at('v1.3/b.hant-tw.txt'))).toBe(true);
  });

  it('names the option that places what cannot be written', async () => {
    file('in.hant-tw.txt', 'mine');
    file('report.txt', 'mine');
    const argv = ['convert', text, '--to', 'hant-tw'];
    expect((await cli(...argv)).err).toContain('choose another place with -o,');
    expect((await cli(...argv, '--report', at('report.txt'))).err).toContain(
      'choose another place with --report,',
    );
    const blocked = await cli(...argv, '--report', at('in.txt/report.txt'), '--force');
    expect([blocked.code, blocked.err.includes('with --report')]).toEqual([1, true]);
  });

  it('names a folder that is given as a file, and does not read stdin', async () => {
    const { code, err } = await cli('convert', folder.path(), '--to', 'hant-tw');
    expect([code, ...codes(err)]).toEqual([1, 'FILE-FOLDER']);
    expect(err).toContain(folder.path());
    const stdin = await cli('convert', '-', '--to', 'hant-tw');
    expect([stdin.code, stdin.err.includes('standard input is not read')]).toEqual([2, true]);
  });
});

describe('a text in which nothing changes', () => {
  const TRADITIONAL = '本合同的條款應當履行，違約者負責。\n';
  it.each([
    ['Traditional text', TRADITIONAL, 'hant-tw', true],
    ['few characters', '合同\n', 'hant-tw', false],
    ['names alone', '甲方：云签科技（杭州）有限公司\n', 'hant-tw', false],
    ['no Chinese', 'agreement\n', 'hant-tw', false],
    ['the way back', '合同合同合同合同合同\n', 'hans', false],
  ])('%s', async (_, words, to, said) => {
    const path = file('x.txt', words);
    const { code, err } = await cli('convert', path, '--to', to);
    expect([code, err.includes('nothing to convert')]).toEqual([0, said]);
    const json = await cli('convert', path, '--to', to, '--json', '--force');
    expect(JSON.parse(json.out).files[0].unchanged).toBe(said ? true : undefined);
  });

  it('is told of a DOCX too', async () => {
    await cli('render', folder.sheet('terms.yaml'), '-f', 'docx', '--script', 'hant-tw', '-l', 'zh');
    const { code, err } = await cli('convert', at('terms.zh.hant-tw.docx'), '--to', 'hant-tw', '--force');
    expect([code, err.includes('FILE-INPUT')]).toEqual([1, true]);
    const argv = ['convert', at('terms.zh.hant-tw.docx'), '--to', 'hant-tw', '-o', at('y.docx')];
    expect((await cli(...argv)).err).toContain('nothing to convert');
  });
});
