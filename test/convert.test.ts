// `csa-contract convert`: texts, names, term sheets and Word documents, and what stays as typed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../src/sheet/index.js';
import { isName } from '../src/terms/index.js';
import { cli, codes, convertTo, freshFolder } from './command.js';
import { EXAMPLES } from './example.js';

const folder = freshFolder();
const { sheet: file, read } = folder;
/** A text there and, where asked, back. */
async function converted(text: string, ...argv: string[]): Promise<string> {
  const { out } = await convertTo(file('in.txt', text), ...argv, '-o', '-');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(out);
}

describe('convert: plain text', () => {
  it('writes Traditional for each region', async () => {
    const text = '乙方应付含税服务费人民币陆万捌仟元整，理发后仲裁程序不准变更。\n';
    expect(await converted(text, '--to', 'hant-tw')).toBe(
      '乙方應付含稅服務費人民幣陸萬捌仟圓整，理髮後仲裁程序不准變更。\n',
    );
    expect(await converted(text, '--to', 'hant-hk')).toContain('含税服務費');
  });

  it('reads line ends, the byte order mark and a last line without end as they stand', async () => {
    const text = '\ufeff合同\r\n\r\n通知\n发出\r后';
    expect(await converted(text, '--to', 'hant-tw')).toBe('\ufeff合同\r\n\r\n通知\n發出\r後');
    expect(await converted('', '--to', 'hant-tw')).toBe('');
  });

  it('takes a line of any length', async () => {
    const there = await converted('发“后”'.repeat(100_000), '--to', 'hant-tw', '--quotes', 'corner');
    expect(there).toBe('發「後」'.repeat(100_000));
  });

  it.each([
    ['little', 'utf16le'],
    ['big', 'utf16be'],
  ] as const)('keeps UTF-16, %s end first', async (_, order) => {
    const utf16 = (text: string): Buffer => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
      return order === 'utf16le' ? bytes : bytes.swap16();
    };
    const { out } = await convertTo(file('in.txt', utf16('发出𠮷\r\n')), '--to', 'hant-tw', '-o', '-');
    expect(Buffer.from(out)).toEqual(utf16('發出𠮷\r\n'));
  });

  it('tells Taiwan from Hong Kong on the way back', async () => {
    for (const to of ['hant-tw', 'hant-hk']) {
      const text = '客户应缴税，说明理由后脱离；卫生检查，锐意阅读。\n';
      const there = await converted(text, '--to', to);
      const path = file('back.txt', there);
      const { out } = await cli(
        'convert',
        path,
        '--to',
        'hans',
        '--json',
        '-o',
        join(folder.path(), `${to}.txt`),
      );
      expect(JSON.parse(out).files[0]).toMatchObject({ from: to, to: 'hans', ok: true });
      expect(read(`${to}.txt`)).toBe(text);
    }
  });

  it('is not misled by a name that stayed Simplified, and believes the file’s name first', async () => {
    const from = async (name: string, text: string): Promise<string> => {
      const path = file(name, text);
      const { out } = await cli('convert', path, '--to', 'hans', '--json', '--force');
      return JSON.parse(out).files[0].from;
    };
    const text = '甲方：云谷税务客户服务有限公司\n說明\n';
    expect(await from('a.txt', text)).toBe('hant-tw');
    expect(await from('a.txt', '客户')).toBe('hant-hk');
    expect(await from('a.txt', '合同')).toBe('hant-tw');
    expect(await from('a.hant-hk.localised.txt', text)).toBe('hant-hk');
  });

  it('goes from Taiwan to Hong Kong', async () => {
    expect(await converted('含稅客戶', '--from', 'hant-tw', '--to', 'hant-hk')).toBe('含税客户');
  });

  it('uses regional words only with --localised', async () => {
    const text = '本软件合同\n';
    expect(await converted(text, '--to', 'hant-tw')).toBe('本軟件合同\n');
    const there = await converted(text, '--to', 'hant-tw', '--localised');
    expect(there).toBe('本軟體契約\n');
    expect(await converted(there, '--to', 'hans', '--from', 'hant-tw', '--localised')).toBe(text);
  });

  it('changes quotation marks only where asked, and never in English lines', async () => {
    const text = '以下简称“甲方”\nthe “Provider”\n';
    expect(await converted(text, '--to', 'hant-tw')).toContain('“甲方”');
    const corner = await converted(text, '--to', 'hant-tw', '--quotes', 'corner');
    expect(corner).toBe('以下簡稱「甲方」\nthe “Provider”\n');
    expect(await converted(corner, '--to', 'hans', '--quotes', 'curly')).toBe(text);
  });
});

describe('convert: names', () => {
  const text = '甲方：云签科技（杭州）有限公司\n联系人：于洋\n云谷后台由于洋负责，发给余发发。\n';

  it('keeps what the text introduces as a name', async () => {
    const there = await converted(text, '--to', 'hant-tw');
    expect(there).toContain('甲方：云签科技（杭州）有限公司\n');
    expect(there).toContain('由于洋負責');
  });

  it('keeps the names of --keep, given any number of times', async () => {
    const there = await converted(text, '--to', 'hant-tw', '--keep', '云谷后台', '--keep', '余发发');
    expect(there).toContain('云谷后台由于洋負責，發給余发发。');
  });

  it('reads --names: one per line, with or without a Traditional form, and back', async () => {
    const names = file('names.txt', '\ufeff# 名单\r\n\r\n云谷后台 = 雲谷後台\r\n余发发\r\n于洋＝于洋\r\n');
    const there = await converted(text, '--to', 'hant-tw', '--names', names);
    expect(there).toContain('雲谷後台由于洋負責，發給余发发。');
    const back = await converted(there, '--to', 'hans', '--names', names);
    expect(back).toContain('云谷后台由于洋负责，发给余发发。');
  });

  it('reads the names of a term sheet, with the forms that it gives', async () => {
    const sheet = folder.sheet(
      'terms.yaml',
      EXAMPLES['short-video-live.yaml']!.replace(
        '    entityType',
        '    nameHant: 蘇州澄灣客戶服務有限公司\n    entityType',
      ).replace(/^language: \{/m, 'language: { names: [{ zh: 澜屿直播, hant: 瀾嶼直播 }],'),
    );
    const said = '苏州澄湾客户服务有限公司由沈知远代表，为澜屿直播发货，电话见苏B2-20250101。';
    expect(await converted(said, '--to', 'hant-tw', '--names', sheet)).toBe(
      '蘇州澄灣客戶服務有限公司由沈知远代表，為瀾嶼直播發貨，電話見苏B2-20250101。',
    );
  });

  it('converts nothing when the names cannot be read', async () => {
    const path = file('in.txt', text);
    const { code, err } = await cli('convert', path, '--to', 'hant-tw', '--names', `${path}.none`);
    expect([code, ...codes(err)]).toEqual([1, 'FILE-MISSING']);
    expect(existsSync(join(folder.path(), 'in.hant-tw.txt'))).toBe(false);
  });
});

describe('convert: term sheets', () => {
  const HAN = /\p{Script=Han}/u;
  const leaves = (value: unknown, path = ''): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
      : [[path, value]];

  it.each(Object.keys(EXAMPLES).filter((name, i) => !name.startsWith('minimal/') || i % 2 === 0))(
    'changes Chinese words alone in %s, and comes back',
    async (name) => {
      const text = EXAMPLES[name]!;
      for (const to of ['hant-tw', 'hant-hk']) {
        const sheet = folder.sheet('terms.yaml', text);
        expect((await cli('convert', sheet, '--to', to, '--force')).code).toBe(0);
        const there = read(`terms.${to}.yaml`);
        if (!name.startsWith('minimal/')) expect(there).not.toBe(text);
        const [before, after] = [text, there].map((yaml) => leaves(readSheet(yaml, name).value));
        expect(after!.map(([path]) => path)).toEqual(before!.map(([path]) => path));
        for (const [i, [path, value]] of before!.entries()) {
          const stays =
            typeof value !== 'string' ||
            !HAN.test(value) ||
            isName(path) ||
            /\.en$|^disputes\.court\.|^effectiveness\.place/.test(path);
          if (stays) expect([path, after![i]![1]]).toEqual([path, value]);
        }
        const back = join(folder.path(), `terms.${to}.yaml`);
        expect((await cli('convert', back, '--to', 'hans', '--from', to, '--force')).code).toBe(0);
        expect(read('terms.hans.yaml')).toBe(text);
        expect((await cli('check', back)).code).toBe((await cli('check', sheet)).code);
      }
    },
  );

  it.each(['hant-tw', 'hant-hk'])('comes back from regional words of %s', async (to) => {
    const complete = Object.keys(EXAMPLES).filter((name) => !name.startsWith('minimal/'));
    const sheets = complete.map((name) => folder.sheet(name, EXAMPLES[name]));
    expect((await cli('convert', ...sheets, '--to', to, '--localised')).code).toBe(0);
    const there = complete.map((name) =>
      join(folder.path(), name.replace(/\.yaml$/, `.${to}.localised.yaml`)),
    );
    expect((await cli('convert', ...there, '--to', 'hans', '--localised')).code).toBe(0);
    for (const name of complete) expect(read(name.replace(/\.yaml$/, '.hans.yaml'))).toBe(EXAMPLES[name]);
  });

  it('keeps English values, comments’ layout and a name that another field repeats', async () => {
    const sheet = folder.sheet(
      'terms.yaml',
      [
        'form: short-video-live   # 范本',
        'parties:',
        '  provider:',
        '    name: { zh: "云发后勤有限公司", en: “Yunfa” 后勤 }',
        '    legalRep: { name: { zh: 于发, en: Yu Fa } }',
        'custom:',
        '  - { zh: 云发后勤有限公司发出“通知”后, en: "after “notice”" }   # 发出',
        '',
      ].join('\n'),
    );
    const { code } = await cli('convert', sheet, '--to', 'hant-tw', '--quotes', 'corner');
    expect(code).toBe(0);
    expect(read('terms.hant-tw.yaml').split('\n')).toEqual([
      'form: short-video-live   # 範本',
      'parties:',
      '  provider:',
      '    name: { zh: "云发后勤有限公司", en: “Yunfa” 后勤 }',
      '    legalRep: { name: { zh: 于发, en: Yu Fa } }',
      'custom:',
      '  - { zh: 云发后勤有限公司發出「通知」後, en: "after “notice”" }   # 發出',
      '',
    ]);
  });

  it('refuses a sheet that it cannot read, at the place', async () => {
    const sheet = folder.sheet('bad.yaml', 'form: short-video-live\nscope: [发\n');
    const { code, err } = await cli('convert', sheet, '--to', 'hant-tw');
    expect(code).toBe(1);
    expect(err).toMatch(/bad\.yaml:\d+:\d+: error SHEET-/);
  });

  it('takes another YAML file for plain text', async () => {
    const yaml = folder.sheet('other.yaml', '名: 发出\n');
    await cli('convert', yaml, '--to', 'hant-tw');
    expect(read('other.hant-tw.yaml')).toBe('名: 發出\n');
  });
});

describe('convert: DOCX', () => {
  it('converts in place, with the names of the contract and its typefaces, and back', async () => {
    const sheet = folder.sheet('terms.yaml');
    await cli('render', sheet, '-f', 'docx');
    const docx = join(folder.path(), 'terms.docx');
    const xml = (name: string): string =>
      new TextDecoder().decode(unzipSync(readFileSync(join(folder.path(), name)))['word/document.xml']);
    expect((await cli('convert', docx, '--to', 'hant-hk')).out.trim()).toBe(
      join(folder.path(), 'terms.hant-hk.docx'),
    );
    expect(xml('terms.hant-hk.docx')).toContain('客户服務');
    expect(xml('terms.hant-hk.docx')).toContain('苏州澄湾客户服务有限公司');
    const { out } = await cli('convert', join(folder.path(), 'terms.hant-hk.docx'), '--to', 'hans', '--json');
    expect(JSON.parse(out).files[0]).toMatchObject({ from: 'hant-hk', ok: true });
    const words = (text: string): string => text.replace(/<[^>]*>/g, '');
    expect(words(xml('terms.hans.docx'))).toBe(words(xml('terms.docx')));
  });

  it('does not write a DOCX to stdout', async () => {
    await cli('render', folder.sheet('terms.yaml'), '-f', 'docx');
    const { code, err } = await convertTo(join(folder.path(), 'terms.docx'), '--to', 'hant-tw', '-o', '-');
    expect([code, ...codes(err)]).toEqual([1, 'CONVERT-STDOUT']);
  });
});
