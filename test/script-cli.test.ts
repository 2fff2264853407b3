// `render --script`: names of the files, wrong usage, what the author is told, and the report of the conversion.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../src/convert/entries.js';
import { cli, EXAMPLE, freshFolder } from './command.js';

const folder = freshFolder();
const written = (...names: readonly string[]): boolean[] =>
  names.map((name) => existsSync(join(folder.path(), name)));

describe('render --script', () => {
  it('names the script, and a reading copy as one', async () => {
    const sheet = folder.sheet('terms.yaml');
    const render = async (...options: string[]) => (await cli('render', sheet, '-f', 'txt', ...options)).code;
    expect(await render('--script', 'hant-tw')).toBe(0);
    expect(await render('--script', 'hant-hk', '-l', 'zh')).toBe(0);
    expect(await render('--script', 'hant-hk', '--localised')).toBe(0);
    expect(await render('--script', 'hans')).toBe(0);
    expect(
      written(
        'terms.hant-tw.txt',
        'terms.zh.hant-hk.txt',
        'terms.hant-hk.localised.txt',
        'terms.txt',
        'terms.hant-hk.txt',
      ),
    ).toEqual([true, true, true, true, false]);
  });

  it('writes over its own output and keeps an edited one', async () => {
    const sheet = folder.sheet('terms.yaml');
    const argv = ['render', sheet, '-f', 'txt', '--script', 'hant-tw'];
    await cli(...argv);
    expect((await cli(...argv)).code).toBe(0);
    writeFileSync(join(folder.path(), 'terms.hant-tw.txt'), 'mine');
    const { code, err } = await cli(...argv);
    expect([code, err.includes('FILE-EDITED')]).toEqual([1, true]);
  });

  it.each([
    [['--localised']],
    [['--report', 'r.txt']],
    [['--script', 'hans', '--localised']],
    [['--script', 'hant']],
  ])('refuses %j', async (options) => {
    const { code } = await cli('render', folder.sheet('terms.yaml'), '-f', 'txt', ...options);
    expect(code).toBe(2);
    expect(existsSync(join(folder.path(), 'terms.txt'))).toBe(false);
  });

  it.each([
    [['-o', '-', '-f', 'txt', '--report', '-']],
    [['-o', '-', '-f', 'txt', '--json']],
    [['--report', '-', '--json']],
  ])('writes one thing to stdout: %j is wrong usage', async (options) => {
    const sheet = folder.sheet('terms.yaml');
    const { code, out, err } = await cli('render', sheet, '--script', 'hant-tw', ...options);
    expect([code, out, err.includes('stdout')]).toEqual([2, '', true]);
    expect(written('terms.hant-tw.docx', 'terms.hant-tw.txt')).toEqual([false, false]);
  });

  it('names the option that places a report', async () => {
    const sheet = folder.sheet('terms.yaml');
    const argv = ['render', sheet, '-f', 'txt', '--script', 'hant-tw', '--report'];
    for (const path of [folder.path(), sheet]) {
      const { code, err } = await cli(...argv, path);
      expect([code, err.includes('with --report')]).toEqual([1, true]);
      expect(err).not.toContain('with -o');
    }
  });

  it('points to the versions that the sheet lists and this run does not print', async () => {
    const text = EXAMPLE.replace('versions: [zh-Hans, en]', 'versions: [zh-Hans, zh-Hant-TW, en]');
    const sheet = folder.sheet('terms.yaml', text);
    const simplified = await cli('render', sheet, '-f', 'txt');
    expect([simplified.code, simplified.err.includes('--script hant-tw')]).toEqual([0, true]);
    const traditional = await cli('render', sheet, '-f', 'txt', '--script', 'hant-tw');
    expect(traditional.err).not.toContain('SCRIPT-VERSION');
  });
});

describe('render --report', () => {
  const entriesIn = (path: string): Entry[] => JSON.parse(readFileSync(path, 'utf8')).files[0].entries;

  it('lists names, choices and amounts with the clause they stand in', async () => {
    const path = join(folder.path(), 'report.json');
    const sheet = folder.sheet('terms.yaml');
    expect((await cli('render', sheet, '-f', 'txt', '--script', 'hant-tw', '--report', path)).code).toBe(0);
    const entries = entriesIn(path);
    expect(entries).toContainEqual({
      kind: 'kept',
      where: { provision: 'parties.provider', path: 'parties.provider.name' },
      source: '苏州澄湾客户服务有限公司',
      result: '苏州澄湾客户服务有限公司',
      before: '',
      after: '',
      alternatives: ['蘇州澄灣客戶服務有限公司'],
      reason: 'name',
    });
    const choice = entries.find(
      ({ kind, source, result }) => kind === 'choice' && source === '发' && result === '發',
    );
    expect(choice?.alternatives).toContain('髮');
    expect(choice?.where).toMatchObject({ provision: expect.stringMatching(/^[\d.]* ?[a-z]/) });
    const amount = entries.find(({ kind, result }) => kind === 'amount' && result === '捌拾壹萬陸仟圓整');
    expect(amount?.before).toMatch(/人民币$/);
    expect(entries.some(({ kind }) => kind === 'word')).toBe(false);
    expect(
      entries.some(({ reason, source }) => reason === 'statute' && source === '《中华人民共和国民法典》'),
    ).toBe(true);
  });

  it('lists regional words', async () => {
    const path = join(folder.path(), 'report.json');
    const sheet = folder.sheet('terms.yaml');
    await cli('render', sheet, '-f', 'txt', '--script', 'hant-hk', '--localised', '--report', path);
    const words = entriesIn(path).filter(({ kind }) => kind === 'word');
    expect(words).toContainEqual(expect.objectContaining({ source: '本合同', result: '本合約' }));
  });
});
