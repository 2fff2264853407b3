// `csa-contract verify` on the command line: exit codes, what is printed and written, and what is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, codes, freshFolder } from './command.js';
import { inDocument, openParts, packParts } from './docx-edits.js';
import { EXAMPLES } from './example.js';
import { readDocx } from './read-docx.js';

const folder = freshFolder();
const SHEET = EXAMPLES['minimal/cs-entrustment.yaml']!;

async function rendered(...options: string[]): Promise<string> {
  const sheet = folder.sheet('terms.yaml', SHEET);
  expect((await cli('render', sheet, '-f', 'docx', '-l', 'zh', ...options)).code).toBe(0);
  return join(folder.path(), 'terms.zh.docx');
}
function edited(path: string, from: string, to: string): string {
  const parts = openParts(readFileSync(path));
  return folder.sheet('back.docx', packParts(inDocument((xml) => xml.replace(from, to))(parts)));
}

describe('verify', () => {
  it('exits 0 for what was generated, alone and beside its sheet', async () => {
    const path = await rendered();
    expect(await cli('verify', path)).toMatchObject({
      code: 0,
      out: expect.stringContaining('agrees with the term sheet'),
    });
    const sheet = join(folder.path(), 'terms.yaml');
    expect((await cli('verify', path, sheet, '-l', 'zh')).code).toBe(0);
    // The sheet prints both languages.
    const other = await cli('verify', path, sheet);
    expect([other.code, other.out]).toEqual([1, expect.stringContaining('English was left out')]);
  });

  it('exits 1 for a change, names the clause in the language of the user, and fits 80 columns', async () => {
    const back = edited(await rendered(), '平等', '公平');
    const { code, out } = await cli('verify', back, '--ui', 'zh');
    expect([code, out]).toEqual([1, expect.stringContaining('双方本着{+公+}平[-等-]')]);
    const { default: width } = await import('string-width');
    expect(out.split('\n').filter((line) => width(line) > 80)).toEqual([]);
  });

  it('tells all as JSON', async () => {
    const back = edited(await rendered(), '平等', '公平');
    const { code, out } = await cli('verify', back, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      file: back,
      format: 'docx',
      unchanged: false,
      form: { id: 'cs-entrustment' },
      fields: [],
    });
  });

  it('writes the changed sheet and the redline', async () => {
    const back = edited(await rendered(), '1个工作日', '2个工作日');
    const [sheet, redline] = ['new.yaml', 'red.docx'].map((name) => join(folder.path(), name));
    expect(
      (await cli('verify', back, '--sheet', sheet!, '--redline', redline!, '--author', 'Li Wei')).code,
    ).toBe(1);
    expect(folder.read('new.yaml')).toContain('2 working_day');
    expect(readDocx(readFileSync(redline!)).paragraphs.length).toBeGreaterThan(100);
    const again = await cli('verify', back, '--sheet', sheet!);
    expect([again.code, codes(again.err)]).toEqual([2, ['FILE-EXISTS']]);
  });

  it('needs the sheet, and how it was printed, where the document carries none', async () => {
    const path = await rendered('--no-embed');
    const alone = await cli('verify', path);
    expect([alone.code, codes(alone.err)]).toEqual([2, ['SOURCE-NONE']]);
    expect((await cli('verify', path, join(folder.path(), 'terms.yaml'), '-l', 'zh')).code).toBe(0);
  });

  it('says so where another sheet is named than the one inside', async () => {
    const path = await rendered();
    const other = folder.sheet('other.yaml', SHEET.replace(/amount: "[\d.]+"/, 'amount: "1234.00"'));
    const { code, out } = await cli('verify', path, other, '--json');
    expect(code).toBe(1);
    expect((JSON.parse(out) as { findings: { kind: string }[] }).findings.map(({ kind }) => kind)).toContain(
      'sheet',
    );
  });

  it('refuses what it cannot compare with 2', async () => {
    const missing = await cli('verify', join(folder.path(), 'none.docx'));
    expect([missing.code, codes(missing.err)]).toEqual([2, ['FILE-MISSING']]);
    const text = await cli('verify', folder.sheet('x.txt', 'words'));
    expect([text.code, codes(text.err)]).toEqual([2, ['FILE-TYPE']]);
    const broken = await cli('verify', folder.sheet('x.docx', 'PK\u0003\u0004'));
    expect([broken.code, codes(broken.err)]).toEqual([2, ['DOCX-ZIP']]);
    expect((await cli('verify')).code).toBe(2);
  });
});
