// `csa-contract convert`: where the results go, and what is refused.
import { linkSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, codes, convertTo, freshFolder } from './command.js';

const folder = freshFolder();
const { sheet: file, read } = folder;

describe('convert: where results go', () => {
  const names = async (path: string, ...argv: string[]): Promise<string[]> => {
    const { out } = await cli('convert', path, ...argv);
    return out
      .trim()
      .split('\n')
      .map((line) => basename(line));
  };

  it('names the output after the script', async () => {
    expect(await names(file('x.txt', '发'), '--to', 'hant-tw')).toEqual(['x.hant-tw.txt']);
    expect(await names(file('x.hant-tw.txt', '發'), '--to', 'hans')).toEqual(['x.hans.txt']);
    expect(await names(file('x.hans.txt', '发'), '--to', 'hant-hk')).toEqual(['x.hant-hk.txt']);
    expect(await names(file('y.txt', '发'), '--to', 'hant-hk', '--localised')).toEqual([
      'y.hant-hk.localised.txt',
    ]);
    const copy = join(folder.path(), 'y.hant-hk.localised.txt');
    expect(await names(copy, '--to', 'hans', '--localised')).toEqual(['y.hans.txt']);
    expect(await names(file('README', '发'), '--to', 'hant-hk')).toEqual(['README.hant-hk']);
  });

  it('takes -o for a file, or for a folder', async () => {
    const path = file('x.txt', '发');
    const at = (...parts: string[]): string => join(folder.path(), ...parts);
    await cli('convert', path, '--to', 'hant-tw', '-o', at('new', 'y.txt'));
    expect(read('new/y.txt')).toBe('發');
    await cli('convert', path, '--to', 'hant-tw', '-o', at('new'));
    await cli('convert', path, '--to', 'hant-tw', '-o', `${at('other')}/`);
    await cli('convert', path, file('z.txt', '发'), '--to', 'hant-tw', '-o', at('many'));
    for (const name of ['new/x', 'other/x', 'many/x', 'many/z'])
      expect(read(`${name}.hant-tw.txt`)).toBe('發');
  });

  it('keeps a file that is there, unless --force', async () => {
    const path = file('x.txt', '发');
    file('x.hant-tw.txt', 'mine');
    const { code, err } = await cli('convert', path, '--to', 'hant-tw');
    expect([code, ...codes(err)]).toEqual([1, 'FILE-EXISTS']);
    expect(read('x.hant-tw.txt')).toBe('mine');
    expect((await cli('convert', path, '--to', 'hant-tw', '--force')).code).toBe(0);
    expect(read('x.hant-tw.txt')).toBe('發');
  });

  it('never writes over an input, by whatever name', async () => {
    const path = file('x.txt', '发');
    linkSync(path, join(folder.path(), 'link.txt'));
    const names = file('names.txt', '发');
    for (const out of [path, join(folder.path(), 'link.txt'), names]) {
      const { code, err } = await cli(
        'convert',
        path,
        '--to',
        'hant-tw',
        '--names',
        names,
        '--force',
        '-o',
        out,
      );
      expect([code, ...codes(err)]).toEqual([1, 'FILE-INPUT']);
    }
    const { err } = await cli('convert', path, '--to', 'hant-tw', '--force', '--report', path);
    expect(codes(err)).toEqual(['FILE-INPUT']);
    expect(read('x.txt')).toBe('发');
  });

  it('does not write two inputs, or the report and an output, to one file', async () => {
    mkdirSync(join(folder.path(), 'a'));
    const pair = [file('a/x.txt', '发'), file('x.txt', '后')];
    const { code, err } = await cli('convert', ...pair, '--to', 'hant-tw', '--force', '-o', folder.path());
    expect([code, ...codes(err)]).toEqual([1, 'FILE-TWICE']);
    expect(read('x.hant-tw.txt')).toBe('發');
    const out = join(folder.path(), 'one.txt');
    const both = await cli('convert', pair[0]!, '--to', 'hant-tw', '-o', out, '--report', out);
    expect([both.code, ...codes(both.err)]).toEqual([1, 'FILE-TWICE']);
  });

  it('says the path on stdout, and nothing but the text with -o -', async () => {
    const path = file('x.txt', '发出\n');
    expect((await cli('convert', path, '--to', 'hant-tw')).out).toBe(
      `${join(folder.path(), 'x.hant-tw.txt')}\n`,
    );
    const { out, err, code } = await convertTo(path, '--to', 'hant-tw', '-o', '-');
    expect([code, new TextDecoder().decode(out), err]).toEqual([0, '發出\n', '']);
  });
});

describe('convert: refusals', () => {
  it.each([
    ['a.pdf', '%PDF-1.7 发', 'CONVERT-PDF'],
    ['a.rtf', '{\\rtf1 a}', 'CONVERT-RTF'],
    ['a.txt', new Uint8Array([0xd6, 0xd0, 0xb9, 0xfa]), 'CONVERT-ENCODING'],
    ['b.txt', new Uint8Array([0x61, 0, 0x62, 0]), 'CONVERT-BINARY'],
    ['a.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'DOCX-OLE'],
    ['a.docx', 'PK\u0003\u0004 no zip', 'DOCX-ZIP'],
  ])('refuses %s and names it', async (name, bytes, problem) => {
    const { code, err } = await cli('convert', file(name, bytes), '--to', 'hant-tw');
    expect([code, ...codes(err)]).toEqual([1, problem]);
    expect(err).toContain(name);
  });

  it('refuses a folder and a file that is not there', async () => {
    const { code, err } = await cli(
      'convert',
      folder.path(),
      join(folder.path(), 'none.txt'),
      '--to',
      'hant-tw',
    );
    expect([code, ...codes(err)]).toEqual([1, 'FILE-FOLDER', 'FILE-MISSING']);
  });

  it('goes on after a file that fails', async () => {
    const good = [file('a.txt', '发'), file('b.txt', '后')];
    const argv = [good[0]!, join(folder.path(), 'none.txt'), good[1]!, '--to', 'hant-tw'];
    const { code, err } = await cli('convert', ...argv);
    expect(code).toBe(1);
    expect(err).toContain('[3/3]');
    expect([read('a.hant-tw.txt'), read('b.hant-tw.txt')]).toEqual(['發', '後']);
    const json = await cli('convert', ...argv, '--json', '--force');
    const { files } = JSON.parse(json.out);
    expect(files.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false, true]);
    expect(files[1].problems[0].code).toBe('FILE-MISSING');
    expect(json.err).toBe('');
    expect((await cli('convert', ...argv, '--quiet', '--force')).err).not.toContain('[');
  });

  it.each([
    [['x.txt']],
    [['x.txt', '--to', 'hant']],
    [['x.txt', '--to', 'hans', '--from', 'hans']],
    [['x.txt', '--to', 'hant-tw', '--from', 'hant-tw']],
    [['x.txt', 'y.txt', '--to', 'hant-tw', '-o', '-']],
    [['x.txt', '--to', 'hant-tw', '-o', '-', '--report', '-']],
    [['x.txt', '--to', 'hant-tw', '-o', '-', '--json']],
    [['x.txt', '--to', 'hant-tw', '--report', '-', '--json']],
    [['--to', 'hant-tw']],
  ])('takes %j for wrong usage', async (argv) => {
    expect((await cli('convert', ...argv)).code).toBe(2);
  });
});
