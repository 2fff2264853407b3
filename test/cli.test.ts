// The command line as a user meets it: what is written, what is said, which code comes back.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../src/cli/run.js';

const EXAMPLE = readFileSync(join(import.meta.dirname, '..', 'examples', 'short-video-live.yaml'), 'utf8');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csa-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function cli(
  ...argv: string[]
): Promise<{ code: number; out: string; err: string; bytes: Uint8Array[] }> {
  const [out, err, bytes]: [string[], string[], Uint8Array[]] = [[], [], []];
  const code = await run(argv, {
    out: (text) => (typeof text === 'string' ? out.push(text) : bytes.push(text)),
    err: (text) => err.push(text),
    colour: false,
    env: { LANG: 'C', SOURCE_DATE_EPOCH: '1795305600' },
  });
  return { code, out: out.join(''), err: err.join(''), bytes };
}
const sheet = (name: string, text = EXAMPLE): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
/** The example with one piece of text replaced; the piece must be there. */
function edit(...changes: [string, string][]): string {
  let text = EXAMPLE;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, () => to);
  }
  return text;
}
function editDocx(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml']!);
  expect(xml).toContain('816,000.00');
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml.replace('816,000.00', '861,000.00')) });
}
const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

describe('render', () => {
  it('writes DOCX and PDF beside the sheet and prints their paths', async () => {
    const path = sheet('terms.yaml');
    const { code, out, err } = await cli('render', path);
    expect([code, err]).toEqual([0, '']);
    expect(out.trim().split('\n')).toEqual([join(folder, 'terms.docx'), join(folder, 'terms.pdf')]);
    expect(readdirSync(folder).sort()).toEqual(['terms.docx', 'terms.pdf', 'terms.yaml']);
  });

  it('names one-language output and honours -o and -f', async () => {
    const path = sheet('terms.yaml');
    expect((await cli('render', path, '-o', join(folder, 'out'), '-f', 'txt', '-l', 'en')).code).toBe(0);
    expect(readdirSync(join(folder, 'out'))).toEqual(['terms.en.txt']);
    expect(readFileSync(join(folder, 'out', 'terms.en.txt'), 'utf8')).not.toMatch(/第一条|甲方/);
  });

  it('writes one format of one sheet to stdout', async () => {
    const path = sheet('terms.yaml');
    const { code, bytes } = await cli('render', path, '-o', '-', '-f', 'pdf');
    expect(code).toBe(0);
    expect(new TextDecoder().decode(bytes[0]?.slice(0, 5))).toBe('%PDF-');
    expect(readdirSync(folder)).toEqual(['terms.yaml']);
  });

  it('gives the same bytes in another time zone, locale and folder', async () => {
    const [here, there] = [join(folder, 'a'), join(folder, 'b', 'c')];
    mkdirSync(here);
    mkdirSync(there, { recursive: true });
    const zone = process.env.TZ;
    const read = (at: string) =>
      ['docx', 'pdf', 'txt'].map((ext) => readFileSync(join(at, `t.${ext}`)).toString('base64'));
    try {
      for (const [at, tz] of [
        [here, 'Asia/Shanghai'],
        [there, 'America/New_York'],
      ] as const) {
        process.env.TZ = tz;
        writeFileSync(join(at, 't.yaml'), EXAMPLE);
        expect((await cli('render', join(at, 't.yaml'), '-f', 'docx,pdf,txt')).code).toBe(0);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    expect(read(there)).toEqual(read(here));
  });

  it('reports all of six planted mistakes at their lines and columns, and writes nothing', async () => {
    const text = edit(
      ['status: final', 'status: final\n  colour: red'],
      ['role: live_room_operator', 'role: live_room_operater'],
      ['validUntil: 2030-06-30', 'validUntil: 2026-02-31'],
      ['amount: "68000.00"\n', 'amount: 68000.00\n'],
      ['end: 2027-12-31', 'end: 2026-12-31'],
      ['uscc: 91330106MAXXA001XR', 'uscc: 91330106MAXXA001XS'],
    );
    const path = sheet('terms.yaml', text);
    const { code, out, err } = await cli('render', path);
    expect([code, out]).toEqual([1, '']);
    expect(readdirSync(folder)).toEqual(['terms.yaml']);
    const found = [...err.matchAll(/^\S*terms\.yaml:(\d+):(\d+): error (\S+)/gm)].map(
      (m) => `${m[3]} ${m[1]}:${m[2]}`,
    );
    const at = (piece: string, skip: number): string => {
      const line = lineOf(text, piece);
      return `${line}:${text.split('\n')[line - 1]!.indexOf(piece) + skip + 1}`;
    };
    expect(found).toEqual([
      `SHEET-UNKNOWN-KEY ${at('colour: red', 0)}`,
      `TYPE-DATE ${at('validUntil: 2026-02-31', 12)}`,
      `TYPE-USCC ${at('uscc: 91330106MAXXA001XS', 6)}`,
      `TYPE-ENUM ${at('role: live_room_operater', 6)}`,
      `X04 ${at('end: 2026-12-31', 5)}`,
      `SHEET-UNQUOTED ${at('amount: 68000.00', 8)}`,
    ]);
    expect(err).toContain('live_room_operator');
    expect(err).toContain('2026-02-28');
    expect(err).toContain('"68000.00"');
  });

  it('prints hostile text as the words it is', async () => {
    const hostile = 'A&B **Ltd** {{x}} <w:p/> # - {#id}';
    const path = sheet('terms.yaml', edit(['en: Lanyu Live }', `en: ${JSON.stringify(hostile)} }`]));
    expect(await cli('render', path, '-f', 'docx,pdf,txt')).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder, 'terms.txt'), 'utf8')).toContain(hostile);
  });

  it.each(['\u202E', '\u200B', '\u0007', '\uE000'])(
    'refuses a hidden or control character in a name: %j',
    async (hidden) => {
      const path = sheet(
        'terms.yaml',
        edit(['en: Lanyu Live }', `en: ${JSON.stringify(`Lan${hidden}yu`)} }`]),
      );
      const { code, err } = await cli('render', path);
      expect(code).toBe(1);
      expect(err).toMatch(/error TYPE-TEXT/);
      expect(err).toContain(`U+${hidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
      expect(readdirSync(folder)).toEqual(['terms.yaml']);
    },
  );

  it('refuses a character that no face has, naming it and its field, and writes nothing', async () => {
    const path = sheet('terms.yaml', edit(['zh: 澜屿直播,', 'zh: 𠮷屿直播,']));
    const { code, err } = await cli('render', path);
    expect(code).toBe(1);
    expect(err).toMatch(/terms\.yaml:\d+:\d+: error PDF-GLYPH .*𠮷.*U\+20BB7/);
    expect(readdirSync(folder)).toEqual(['terms.yaml']);
  });

  it('refuses blanks in a final contract and prints them in a draft', async () => {
    const text = edit(['    email: legal@lanyu.example\n', '']);
    const path = sheet('terms.yaml', text);
    const { code, err } = await cli('render', path, '-f', 'txt');
    expect([code, /error TERM-MISSING .*parties\.customer\.email/.test(err)]).toEqual([1, true]);
    expect((await cli('render', path, '-f', 'txt', '--draft')).code).toBe(0);
    expect(readFileSync(join(folder, 'terms.txt'), 'utf8')).toMatch(/【待填：[^】]+】/);
    expect((await cli('render', path, '-f', 'txt', '--draft', '--strict', '--force')).code).toBe(1);
  });

  it('keeps files that somebody edited, unless forced', async () => {
    const path = sheet('terms.yaml');
    await cli('render', path, '-l', 'zh', '-f', 'docx,pdf,txt');
    expect((await cli('render', path, '-l', 'zh', '-f', 'docx,pdf,txt')).code).toBe(0);
    for (const format of ['docx', 'pdf', 'txt']) {
      const file = join(folder, `terms.zh.${format}`);
      const own = readFileSync(file);
      writeFileSync(file, format === 'docx' ? editDocx(own) : `${own.toString('latin1')}x`, 'latin1');
      const { code, err } = await cli('render', path, '-l', 'zh', '-f', format);
      expect([format, code, err.includes('FILE-EDITED')]).toEqual([format, 1, true]);
      expect((await cli('render', path, '-l', 'zh', '-f', format, '--force')).code).toBe(0);
      expect(readFileSync(file).equals(own)).toBe(true);
    }
  });

  it('never writes over a term sheet, forced or not', async () => {
    const [own, other, third] = [sheet('terms.txt'), sheet('b.yaml'), sheet('b.txt')];
    for (const argv of [
      [own],
      [own, '--force'],
      [other, '--force'],
      [other, third.replace('b.txt', './b.txt'), '-o', folder],
    ]) {
      const { code, err } = await cli('render', ...argv, '-f', 'txt');
      if (argv.length < 4)
        expect([code, /error FILE-SHEET/.test(err), err.includes('--force')]).toEqual([1, true, false]);
      else expect(code).toBe(2);
    }
    for (const path of [own, other, third]) expect(readFileSync(path, 'utf8')).toBe(EXAMPLE);
    expect((await cli('schema', '-o', own)).err).toContain('FILE-SHEET');
    expect(readFileSync(own, 'utf8')).toBe(EXAMPLE);
  });

  it('refuses the output that an earlier sheet of the run has written', async () => {
    const [one, two] = [sheet('a.yaml'), sheet('a.zh.yaml')];
    const { code, err } = await cli('render', one, two, '-f', 'txt', '-l', 'zh');
    expect([code, err.includes('FILE-TWICE')]).toEqual([0, false]);
    const form = 'cs-entrustment';
    const blank = (name: string, of: string) => sheet(name, `schema: csa-contract/1\nform: ${of}\n`);
    const clash = [blank('c.yaml', 'short-video-live'), blank(`c.${form}.yaml`, form)];
    const said = await cli('render', ...clash, '-f', 'txt', '--draft', '--form', form);
    expect([said.code, said.err.includes('FILE-TWICE')]).toEqual([1, true]);
  });

  it.each([['/dev/null/x'], ['/proc/none/x']])(
    'comes back from a folder that cannot be made: %s',
    async (out) => {
      const { code, err } = await cli('render', sheet('terms.yaml'), '-f', 'txt', '-o', out);
      expect([code, /error FILE-ACCESS/.test(err), /\.\d{5,}/.test(err)]).toEqual([1, true, false]);
    },
  );

  it('says that a PDF or a folder is no term sheet', async () => {
    expect((await cli('render', sheet('terms.pdf', '%PDF-1.7'))).err).toContain('error FILE-TYPE');
    expect((await cli('render', folder)).err).toContain('error FILE-FOLDER');
  });

  it('says so when a folder stands where a file should go', async () => {
    const path = sheet('terms.yaml');
    mkdirSync(join(folder, 'terms.txt'));
    const { code, err } = await cli('render', path, '-f', 'txt', '--force');
    expect([code, /error FILE-FOLDER/.test(err), err.includes('1 error; nothing was written')]).toEqual([
      1,
      true,
      true,
    ]);
  });

  it('goes on after a failing sheet and returns the worst code', async () => {
    const bad = sheet('bad.yaml', 'form: short-video-life\n');
    const good = sheet('good.yaml');
    const { code, out, err } = await cli('render', bad, good, join(folder, 'none.yaml'), '-f', 'txt');
    expect(code).toBe(1);
    expect(out.trim()).toBe(join(folder, 'good.txt'));
    expect(err).toContain('FILE-MISSING');
    expect(err).toContain('1 rendered, 2 failed');
    expect(existsSync(join(folder, 'bad.txt'))).toBe(false);
  });

  it('reports as JSON', async () => {
    const path = sheet('terms.yaml', edit(['end: 2027-12-31', 'end: 2026-12-31']));
    const { code, out, err } = await cli('render', path, '--json');
    expect([code, err]).toEqual([1, '']);
    const { sheets } = JSON.parse(out) as {
      sheets: { problems: { code: string; place: { line: number } }[] }[];
    };
    expect(sheets[0]).toMatchObject({ ok: false, errors: 1, warnings: 0, outputs: [] });
    expect(sheets[0]?.problems.map((p) => p.code)).toContain('X04');
    expect(sheets[0]?.problems[0]?.place.line).toBeGreaterThan(1);
  });

  it('refuses a sheet that is not UTF-8', async () => {
    const path = join(folder, 'terms.yaml');
    writeFileSync(path, Buffer.from([0x61, 0x3a, 0x20, 0xd6, 0xd0]));
    expect((await cli('render', path)).err).toContain('FILE-ENCODING');
  });
});

describe('usage', () => {
  it.each([
    [['render'], 2],
    [['rendre', 'x'], 2],
    [['render', 'x', '-f', 'rtf'], 2],
    [['render', 'x', '-l', 'fr'], 2],
    [['render', 'x', '--draft', '--final'], 2],
    [['render', 'x', '-o', '-'], 2],
    [['render', 'a/x.yaml', 'b/x.yaml', '-o', 'c'], 2],
    [['--help'], 0],
    [['--version'], 0],
  ])('%j exits with %i and no stack trace', async (argv, code) => {
    const result = await cli(...argv);
    expect(result.code).toBe(code);
    expect(result.err).not.toMatch(/\n\s+at /);
    if (code === 2) expect(result.err).not.toBe('');
  });

  it('speaks Chinese on request', async () => {
    const { err } = await cli('render', join(folder, 'none.yaml'), '--ui', 'zh');
    expect(err).toContain('错误 FILE-MISSING');
    expect((await cli('render', '--help', '--ui', 'zh')).out).toContain('由条款清单生成合同');
  });
});
