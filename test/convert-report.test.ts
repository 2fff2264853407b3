// The conversion report: every place exact, in text for a reader and in JSON for a program.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../src/convert/entries.js';
import { at, cli, EXAMPLE, freshFolder } from './command.js';

const folder = freshFolder();
const TEXT = [
  '甲方：云签科技（杭州）有限公司\r\n',
  '\r\n',
  '乙方发出通知后，理发；合同依《中华人民共和国民法典》订立，详见https://a.example/发，\r\n',
  '服务费陆万捌仟元整，以下简称“费用”。合同 2B-发-1。\r\n',
].join('');

interface FileReport {
  readonly file: string;
  readonly output?: string;
  readonly from: string;
  readonly to: string;
  readonly localised: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly entries: readonly Entry[];
}
async function reported(name: string, text: string, ...argv: string[]): Promise<FileReport> {
  const path = join(folder.path(), name);
  const report = join(folder.path(), 'report.json');
  writeFileSync(path, text);
  const { code } = await cli('convert', path, '--force', '--report', report, ...argv);
  expect(code).toBe(0);
  return JSON.parse(readFileSync(report, 'utf8')).files[0];
}
const found = ({ entries }: FileReport, kind: string, source: string): Entry[] =>
  entries.filter((entry) => entry.kind === kind && entry.source === source);
const places = (entries: readonly Entry[]): string[] =>
  entries.map(({ where }) => ('line' in where ? `${where.line}:${where.col}` : ''));

describe('the conversion report', () => {
  it('has every place of a text, line and column', async () => {
    const report = await reported('a.txt', TEXT, '--to', 'hant-tw', '--localised', '--quotes', 'corner');
    expect(report).toMatchObject({ from: 'hans', to: 'hant-tw', localised: true });
    const name = '云签科技（杭州）有限公司';
    expect(found(report, 'kept', name)).toEqual([
      {
        kind: 'kept',
        where: { line: 1, col: 4 },
        source: name,
        result: name,
        before: '甲方：',
        after: '',
        alternatives: ['雲簽科技（杭州）有限公司'],
        reason: 'name',
      },
    ]);
    const [first, second] = found(report, 'choice', '发');
    expect([first?.result, second?.result]).toEqual(['發', '髮']);
    expect(second?.alternatives).toContain('發');
    expect([first?.before, first?.after]).toEqual(['乙方', '出通知后，理发；合同依《']);
    expect(places(found(report, 'choice', '发'))).toEqual([at(TEXT, '发出'), at(TEXT, '理发', 1)]);
    expect(found(report, 'word', '合同').map(({ result }) => result)).toEqual(['契約', '契約']);
    expect(places(found(report, 'word', '合同'))).toEqual([at(TEXT, '合同依'), at(TEXT, '合同 2B')]);
    const statute = '《中华人民共和国民法典》';
    expect(found(report, 'kept', statute)[0]).toMatchObject({
      result: '《中華人民共和國民法典》',
      reason: 'statute',
    });
    expect(places(found(report, 'kept', statute))).toEqual([at(TEXT, statute)]);
    expect(found(report, 'kept', 'https://a.example/发')[0]?.reason).toBe('identifier');
    expect(places(found(report, 'kept', '2B-发-1'))).toEqual([at(TEXT, '2B-')]);
    expect(found(report, 'amount', '陆万捌仟元整')[0]?.result).toBe('陸萬捌仟圓整');
    expect(report.entries.filter(({ kind }) => kind === 'quotes').map(({ result }) => result)).toEqual([
      '「',
      '」',
    ]);
    expect(report.counts).toMatchObject({ word: 2, amount: 1, quotes: 2, kept: 4 });
    const order = report.entries.map(({ where }) => ('line' in where ? where.line * 1000 + where.col : 0));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('has every place of a term sheet, and the forms of its names', async () => {
    const report = await reported('terms.yaml', EXAMPLE, '--to', 'hant-tw');
    const name = '苏州澄湾客户服务有限公司';
    const entries = found(report, 'kept', name);
    expect(places(entries)).toEqual([
      at(EXAMPLE, `zh: ${name}`, 4),
      at(EXAMPLE, `accountName: { zh: ${name}`, 19),
    ]);
    expect(entries[0]?.alternatives).toEqual(['蘇州澄灣客戶服務有限公司']);
    expect(found(report, 'kept', '苏B2-20250101')).toHaveLength(1);
    // English is neither converted nor told.
    expect(report.entries.some(({ source }) => /Chengwan/.test(source))).toBe(false);
  });

  it('has part, paragraph and offset in a DOCX, with the words around', async () => {
    const sheet = folder.sheet('terms.yaml');
    await cli('render', sheet, '-f', 'docx', '-l', 'zh');
    const docx = join(folder.path(), 'terms.zh.docx');
    const json = join(folder.path(), 'docx.json');
    expect((await cli('convert', docx, '--to', 'hant-hk', '--report', json)).code).toBe(0);
    const report: FileReport = JSON.parse(readFileSync(json, 'utf8')).files[0];
    const amount = report.entries.find(({ kind }) => kind === 'amount');
    expect(amount?.where).toMatchObject({ part: 'word/document.xml' });
    expect(amount?.before).toMatch(/人民币$/);
    const { paragraph, offset } = (amount as { where: unknown }).where as {
      paragraph: number;
      offset: number;
    };
    expect(paragraph).toBeGreaterThan(1);
    expect(offset).toBeGreaterThan(0);
  });

  it('reads well as text, in either language', async () => {
    const path = join(folder.path(), 'a.txt');
    writeFileSync(path, TEXT);
    const there = ['convert', path, '--to', 'hant-tw', '--localised', '--force', '--report', '-'];
    const { out, err } = await cli(...there);
    expect(err.trim()).toBe(join(folder.path(), 'a.hant-tw.localised.txt'));
    const [title, , head] = out.split('\n');
    expect(title).toBe('csa-contract conversion report');
    expect(head).toBe(`${path} → ${join(folder.path(), 'a.hant-tw.localised.txt')}`);
    expect(out.split('\n').filter((line) => /^\d\. /.test(line))).toHaveLength(5);
    expect(out).toContain(
      '   云签科技（杭州）有限公司 ×1 (by characters: 雲簽科技（杭州）有限公司)\n       1:4  甲方：【云签科技（杭州）有限公司】\n',
    );
    expect(out).toContain('   合同 → 契約 ×2  3:12, 4:20\n');
    expect(out).toContain(
      '   发 → 髮 ×1 (not 發)\n       3:10  乙方发出通知后，理【发】；合同依《中华人民共和国\n',
    );
    for (const hint of ['nameHant', 'language.names', '--names']) expect(out).toContain(hint);
    const zh = await cli(...there, '--ui', 'zh');
    expect(zh.out).toContain('1. 保留的名称');
    expect(zh.out).toContain('合同 → 契約 ×2  3:12，4:20\n');
  });

  it('puts the characters first that may be wrong', async () => {
    const text = [
      '头发，发出，头发。', // two forms
      '于是日干之，后付，期后。', // decided by no phrase
      '合同约定的联系方式和委托事项，公司规定。',
    ].join('\n');
    const report = await reported('a.txt', text, '--to', 'hant-tw');
    const alone = report.entries.filter((entry) => entry.alone).map(({ source }) => source);
    expect(alone).toContain('后');
    expect(alone).not.toContain('发');
    const { out } = await cli(
      'convert',
      join(folder.path(), 'a.txt'),
      '--to',
      'hant-tw',
      '--force',
      '--report',
      '-',
    );
    const lines = out.slice(out.indexOf('3. ')).split('\n');
    expect(lines[0]).toBe('3. Characters that were a choice: check first those that no phrase decided');
    const at = (start: string): number => lines.findIndex((line) => line.startsWith(`   ${start}`));
    const [several, lone, decided] = [at('发 → '), at('后 → 後 ×2'), at('系 → 繫 ×1')];
    expect(several).toBe(1);
    expect(lone).toBeGreaterThan(several);
    expect(decided).toBeGreaterThan(lone);
    expect(lines[lone]).toMatch(/ 2 without a phrase\)$/);
    expect(lines[lone + 1]).toBe('       2:7  于是日干之，【后】付，期后。');
    // What phrases decided has its places on the same line.
    expect(lines[decided]).toMatch(/ {2}3:\d+$/);
    expect(out).toMatch(/a \.json report .* lists every place\n/);
  });

  it('shows the words around a kept name, those first that it may make a word with', async () => {
    const path = join(folder.path(), 'a.txt');
    writeFileSync(path, '代表：于发\n此事由于发展。\n于发展改委，于发说。\n');
    const { out } = await cli('convert', path, '--to', 'hant-tw', '--keep', '于发', '--report', '-');
    expect(out).toContain(
      [
        '   于发 ×3 (by characters: 于發)',
        '       3:1  【于发】展改委，于发说。',
        '       3:7  于发展改委，【于发】说。',
        '       1:4  代表：【于发】',
        '',
      ].join('\n'),
    );
  });

  it('has a line for each entry in JSON', async () => {
    const report = await reported('a.txt', TEXT, '--to', 'hant-tw');
    const lines = readFileSync(join(folder.path(), 'report.json'), 'utf8').trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('{"kind":'))).toHaveLength(report.entries.length);
    expect(lines.length).toBeLessThan(report.entries.length + 5);
    const none = await reported('b.txt', 'x', '--to', 'hant-tw');
    expect(none.entries).toEqual([]);
  });

  it('has nothing to propose for a name whose form was given', async () => {
    const names = join(folder.path(), 'names.txt');
    writeFileSync(names, '云签科技（杭州）有限公司 = 云簽科技（杭州）有限公司\n于洋 = 于洋\n');
    const text = `${TEXT}联系人：于洋、岳建国\n`;
    const report = await reported('a.txt', text, '--to', 'hant-tw', '--names', names);
    const kept = (source: string) => found(report, 'kept', source)[0];
    expect(kept('云签科技（杭州）有限公司')).toMatchObject({ result: '云簽科技（杭州）有限公司' });
    expect(kept('云签科技（杭州）有限公司')).not.toHaveProperty('alternatives');
    expect(kept('于洋')).not.toHaveProperty('alternatives');
    // A surname is proposed as it is.
    expect(kept('岳建国')?.alternatives).toEqual(['岳建國']);
  });

  it('says that a text had nothing to convert', async () => {
    const report = await reported('a.txt', '本合同的條款應當履行，違約者負責。', '--to', 'hant-tw');
    expect(report).toMatchObject({ unchanged: true });
    const { out } = await cli(
      'convert',
      join(folder.path(), 'a.txt'),
      '--to',
      'hant-tw',
      '--force',
      '--report',
      '-',
    );
    expect(out).toContain('nothing to convert: the text may be Traditional already');
    expect(await reported('b.txt', TEXT, '--to', 'hant-tw')).not.toHaveProperty('unchanged');
  });

  it('tells all files in one report, written for those that were converted', async () => {
    const good = join(folder.path(), 'a.txt');
    writeFileSync(good, TEXT);
    const report = join(folder.path(), 'report.txt');
    const argv = ['convert', good, join(folder.path(), 'none.txt'), '--to', 'hant-tw', '--report', report];
    expect((await cli(...argv)).code).toBe(1);
    expect(readFileSync(report, 'utf8')).toContain(`${good} → `);
    // A new report takes the place of an old one, never of another file.
    const other = join(folder.path(), 'other');
    expect((await cli(...argv, '-o', `${other}/`)).err).not.toContain(report);
    expect(readFileSync(report, 'utf8')).toContain(other);
    writeFileSync(report, 'my notes');
    const again = await cli(...argv, '-o', join(folder.path(), 'new'));
    expect([again.code, again.err.includes('FILE-EDITED')]).toEqual([1, true]);
    expect(existsSync(join(folder.path(), 'new'))).toBe(false);
    expect(readFileSync(report, 'utf8')).toBe('my notes');
    const none = join(folder.path(), 'none.json');
    await cli('convert', join(folder.path(), 'none.txt'), '--to', 'hant-tw', '--report', none);
    expect(existsSync(none)).toBe(false);
  });

  it('says without a report how many names were kept', async () => {
    const path = join(folder.path(), 'a.txt');
    writeFileSync(path, TEXT);
    const { err } = await cli('convert', path, '--to', 'hant-tw');
    expect(err).toContain('1 name stays as typed');
    expect((await cli('convert', path, '--to', 'hant-tw', '--force', '-q')).err).toBe('');
  });
});
