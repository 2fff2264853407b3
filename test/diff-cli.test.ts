// `csa-contract diff` as its users meet it: exit codes of diff(1), standard input, both sheets' problems, files written, and git itself.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/cli/run.js';
import { cli, codes, EXAMPLE, edit, freshFolder } from './command.js';
import { EXAMPLES } from './example.js';

const { sheet, path, read } = freshFolder();
const AMOUNT = ['amount: "68000.00"\n    included', 'amount: "70000.00"\n    included'] as const;
const TOTAL = ['estimatedTotal: "816000.00"', 'estimatedTotal: "840000.00"'] as const;
const PHONE = ['kind: answer, within: 20 second', 'kind: answer, within: 30 second'] as const;
const dearer = (): string => edit(AMOUNT, TOTAL);

async function piped(stdin: string, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(['diff', ...argv], {
    out: (text) => {
      out += String(text);
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    stdin: async () => new TextEncoder().encode(stdin),
    env: {},
  });
  return { code, out, err };
}

describe('diff', () => {
  it('says what changed, what follows, whom it favours and where it stands, and exits with 1', async () => {
    const { code, out, err } = await cli('diff', sheet('old.yaml'), sheet('new.yaml', dearer()));
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('RMB 68,000.00 → RMB 70,000.00');
    expect(out).toContain('RMB 816,000.00 → RMB 840,000.00');
    expect(out).toContain('favours the provider');
    expect(out).toMatch(/Article\s4\.1\.1/);
    expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  it('says it in Chinese', async () => {
    const { out } = await cli('diff', sheet('old.yaml'), sheet('new.yaml', edit(PHONE)), '--ui', 'zh');
    expect(out).toContain('20秒 → 30秒');
    expect(out).toContain('有利于服务提供方');
    expect(out).toMatch(/第[\d.]+[条款项]/);
  });

  it('exits with 0 where nothing differs but order, comments and formatting', async () => {
    const other = edit(
      ['# Fictional parties.', '# Another comment.'],
      ['  start: 2027-01-01\n  end: 2027-12-31', '  end: 2027-12-31\n  start: 2027-01-01'],
    );
    const { code, out } = await cli('diff', sheet('old.yaml'), sheet('new.yaml', other));
    expect(code).toBe(0);
    expect(out).toContain('no difference');
  });

  it('reads one of the two from standard input', async () => {
    const old = sheet('old.yaml');
    const after = await piped(dearer(), old, '-');
    expect(after.code).toBe(1);
    expect(after.out).toContain('old.yaml → stdin');
    expect(after.out).toContain('RMB 68,000.00 → RMB 70,000.00');
    expect((await piped(dearer(), '-', old)).out).toContain('RMB 70,000.00 → RMB 68,000.00');
  });

  it('tells the errors of both sheets at once, each with its own line, and exits with 2', async () => {
    const old = sheet('old.yaml', edit(['end: 2027-12-31', 'end: 2027-02-31']));
    const now = sheet('new.yaml', edit(['taxpayer: general', 'taxpayer: genral']));
    const { code, out, err } = await cli('diff', old, now);
    expect([code, out]).toEqual([2, '']);
    expect(codes(err)).toEqual(expect.arrayContaining(['TYPE-DATE', 'TYPE-ENUM']));
    expect(err).toMatch(/old\.yaml:\d+:\d+: error TYPE-DATE[\s\S]*2027-02-31[\s\S]*new\.yaml:\d+:\d+: error/);
    expect(err).toContain('genral');
  });

  it('leaves warnings to check, and says how many there are', async () => {
    const draft = edit(['status: final', 'status: draft'], ['    phone: 0571-85000202\n', '']);
    const { code, err } = await cli('diff', sheet('old.yaml'), sheet('new.yaml', draft));
    expect(code).toBe(1);
    expect(err).toMatch(/^\S+new\.yaml: \d+ warnings?; csa-contract check tells\n$/);
  });

  it('exits with 2 where a file cannot be read', async () => {
    const { code, err } = await cli('diff', sheet('old.yaml'), join(path(), 'none.yaml'));
    expect(code).toBe(2);
    expect(codes(err)).toEqual(['FILE-MISSING']);
    const packed = sheet('x.docx', new Uint8Array([0x50, 0x4b, 3, 4]));
    expect(codes((await cli('diff', packed, packed)).err)).toEqual(['FILE-TYPE', 'FILE-TYPE']);
  });

  it.each([
    ['one sheet', ['a']],
    ['three sheets', ['a', 'b', 'c']],
    ['two from standard input', ['-', '-']],
    ['options of the redline without one', ['a', 'b', '--layout', 'stacked']],
    ['a script without a redline', ['a', 'b', '--script', 'hant-tw']],
    ['a report and a redline in one file', ['a', 'b', '--redline', 'c.docx', '-o', './c.docx']],
    ['a redline on stdout', ['a', 'b', '--redline', '-']],
    ['a date that does not exist', ['a', 'b', '--redline', 'c.docx', '--date', '2027-02-31']],
    ['no author', ['a', 'b', '--author', ' ']],
    ['an unknown format', ['a', 'b', '--format', 'xml']],
  ])('refuses %s', async (_, argv) => {
    const { code, out, err } = await cli('diff', ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });

  it('gives JSON that its printed schema describes, of a difference and of trouble', async () => {
    const schema = JSON.parse((await cli('schema', '--of', 'diff')).out);
    const valid = new Ajv({ strict: true, strictTypes: false }).compile(schema);
    const [old, now] = [sheet('old.yaml'), sheet('new.yaml', dearer())];
    const { out } = await cli('diff', old, now, '--json');
    expect(valid(JSON.parse(out)), JSON.stringify(valid.errors)).toBe(true);
    const trouble = await cli('diff', old, sheet('bad.yaml', 'form: x\n'), '--json');
    expect(trouble.code).toBe(2);
    expect(valid(JSON.parse(trouble.out))).toBe(true);
    expect(JSON.parse(trouble.out).problems.length).toBeGreaterThan(0);
    expect(JSON.parse((await cli('diff', old, 'none.yaml', '--json')).out).problems[0].code).toBe(
      'FILE-MISSING',
    );
  });

  it('writes the report to a file, replaces its own, and keeps anything else', async () => {
    const sheets = [sheet('old.yaml'), sheet('new.yaml', dearer())] as const;
    const report = join(path(), 'report.html');
    const first = await cli('diff', ...sheets, '--format', 'html', '-o', report);
    expect([first.code, first.out]).toEqual([1, `${report}\n`]);
    expect(read('report.html')).toContain('RMB 70,000.00');
    expect((await cli('diff', ...sheets, '--format', 'md', '-o', report)).code).toBe(1);
    expect(read('report.html')).toMatch(/^<!-- csa-contract diff -->/);
    const notes = sheet('notes.md', '# mine\n');
    const kept = await cli('diff', ...sheets, '-o', notes);
    expect([kept.code, codes(kept.err)]).toEqual([2, ['FILE-EDITED']]);
    expect(read('notes.md')).toBe('# mine\n');
    expect((await cli('diff', ...sheets, '-o', notes, '--force')).code).toBe(1);
    expect(codes((await cli('diff', ...sheets, '-o', sheets[0], '--force')).err)).toEqual(['FILE-SHEET']);
  });

  it('writes a redline with its author and date, the same each time, and keeps what is not its own', async () => {
    const sheets = [sheet('old.yaml'), sheet('new.yaml', dearer())] as const;
    const marks = ['--author', 'A & Co.', '--date', '2027-01-15T09:30:00+08:00'];
    const docx = join(path(), 'redline.docx');
    const { code, out, err } = await cli('diff', ...sheets, '--redline', docx, ...marks);
    expect([code, err]).toEqual([1, `${docx}\n`]);
    expect(out).toContain('RMB 70,000.00');
    const first = readFileSync(docx);
    const xml = strFromU8(unzipSync(first)['word/document.xml']!);
    expect(xml).toMatch(/<w:del\b[^>]*w:author="A &amp; Co\."/);
    expect(xml).toMatch(/<w:ins\b[^>]*w:date="2027-01-15T01:30:00Z"/);
    expect(xml).toMatch(/<w:delText[^>]*>68,000\.00/);
    expect((await cli('diff', ...sheets, '--redline', docx, ...marks, '--force')).code).toBe(1);
    expect(readFileSync(docx).equals(first)).toBe(true);
    const mine = sheet('mine.docx', 'my notes');
    const kept = await cli('diff', ...sheets, '--redline', mine);
    expect([kept.code, kept.out, codes(kept.err)]).toEqual([2, '', ['FILE-EDITED']]);
  });

  it('prints both sides of a redline in the arrangement and script asked for', async () => {
    const sheets = [sheet('old.yaml'), sheet('new.yaml', dearer())] as const;
    const docx = join(path(), 'redline.docx');
    const { code } = await cli('diff', ...sheets, '--redline', docx, '-l', 'zh', '--script', 'hant-tw');
    expect(code).toBe(1);
    const xml = strFromU8(unzipSync(readFileSync(docx))['word/document.xml']!);
    expect(xml).toContain('柒萬圓整');
    expect(xml).not.toContain('Party A');
  });

  it('colours the report on a terminal only', async () => {
    const sheets = [sheet('old.yaml'), sheet('new.yaml', dearer())];
    const shown = async (colourOut: boolean, ...argv: string[]): Promise<string> => {
      let out = '';
      await run(['diff', ...sheets, ...argv], {
        out: (text) => {
          out += String(text);
        },
        ...{ err: () => {}, colour: false, colourOut, env: {} },
      });
      return out;
    };
    expect(await shown(true)).toContain('\u001b[');
    expect(await shown(true, '--no-color')).not.toContain('\u001b[');
  });
});

describe('diff as git calls it', () => {
  const root = join(import.meta.dirname, '..');
  let built = '';
  /** The program as it stands, compiled beside its own templates and packages. */
  beforeAll(() => {
    built = mkdtempSync(join(tmpdir(), 'csa-built-'));
    const tsc = join(
      dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin',
      'tsc',
    );
    for (const name of ['node_modules', 'templates', 'package.json'])
      symlinkSync(join(root, name), join(built, name));
    // Types are checked elsewhere.
    const fast = ['--noCheck', '--declaration', 'false'];
    spawnSync(process.execPath, [tsc, '-p', root, '--outDir', join(built, 'dist'), ...fast]);
  }, 120_000);
  afterAll(() => {
    rmSync(built, { recursive: true });
  });

  function repository(): { git: (...argv: string[]) => string; write: (name: string, text: string) => void } {
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      LANG: 'C',
      LC_ALL: 'C',
    };
    const git = (...argv: string[]): string =>
      execFileSync('git', argv, { cwd: path(), encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'T');
    git('config', 'user.email', 't@example.com');
    git(
      'config',
      'diff.csa-contract.command',
      `"${process.execPath}" "${join(built, 'dist', 'cli', 'bin.js')}" diff`,
    );
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(path(), name)), { recursive: true });
      writeFileSync(join(path(), name), text);
    };
    write('.gitattributes', 'terms/*.yaml diff=csa-contract\n');
    return { git, write };
  }

  it('shows changed, added, removed, renamed, broken and foreign files in one run', () => {
    const { git, write } = repository();
    const files = ['changed', 'renamed', 'broken'].map((name) => `terms/${name}.yaml`);
    for (const file of files) write(file, EXAMPLE);
    write('terms/gone.yaml', EXAMPLES['minimal/cs-entrustment.yaml']!);
    write('terms/other.yaml', 'a: 1\n');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    write('terms/changed.yaml', dearer());
    rmSync(join(path(), 'terms/gone.yaml'));
    git('mv', 'terms/renamed.yaml', 'terms/moved.yaml');
    write('terms/moved.yaml', edit(PHONE));
    write('terms/broken.yaml', edit(['end: 2027-12-31', 'end: 2027-02-31']));
    write('terms/other.yaml', 'a: 2\n');
    write('terms/new.yaml', EXAMPLES['minimal/shop-after-sales.yaml']!);
    git('add', '-A');
    git('commit', '-q', '-m', 'second');
    const out = git('log', '-p', '-M', '--ext-diff', '-1');
    expect(out).toContain('a/terms/changed.yaml → b/terms/changed.yaml');
    expect(out).toContain('RMB 68,000.00 → RMB 70,000.00');
    expect(out).toContain('terms/new.yaml: term sheet added');
    expect(out).toContain('terms/gone.yaml: term sheet removed');
    expect(out).toContain('terms/other.yaml: no term sheet; not compared');
    expect(out).toContain('terms/broken.yaml: has errors; not compared');
    expect(out).toMatch(/a\/terms\/\w+\.yaml → b\/terms\/moved\.yaml/);
  });

  it('shows the working tree', () => {
    const { git, write } = repository();
    write('terms/deal.yaml', EXAMPLE);
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    write('terms/deal.yaml', edit(PHONE));
    expect(git('diff')).toContain('20 seconds → 30 seconds');
  });

  it('passes over a path that is being merged', () => {
    const { git, write } = repository();
    write('terms/deal.yaml', EXAMPLE);
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    git('checkout', '-q', '-b', 'other');
    write('terms/deal.yaml', edit(PHONE));
    git('commit', '-q', '-a', '-m', 'theirs');
    git('checkout', '-q', 'main');
    write('terms/deal.yaml', edit([PHONE[0], PHONE[1].replace('30', '40')]));
    git('commit', '-q', '-a', '-m', 'ours');
    expect(() => git('merge', 'other')).toThrow();
    expect(git('diff', '--cached')).toContain('terms/deal.yaml: unmerged; not compared');
  });

  it('runs by itself as diff(1) does', () => {
    const at = join(built, 'dist', 'cli', 'bin.js');
    expect(existsSync(at)).toBe(true);
    const old = sheet('old.yaml');
    const said = (input: string): number | null =>
      spawnSync(process.execPath, [at, 'diff', old, '-'], { input }).status;
    expect([said(dearer()), said('form: x\n')]).toEqual([1, 2]);
    expect(readFileSync(old, 'utf8')).toBe(EXAMPLE);
  });
});
