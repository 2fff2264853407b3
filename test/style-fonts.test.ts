// Faces of the user's own in a style file: OTF and collections printed like those that come with the program, what cannot be printed with
// refused at its place, and broken files never more than that. And the chain of the faces that come with it: who prints what.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Printable, Script, TextRow } from '../src/contract/ast.js';
import { ContractError, type Problem } from '../src/problem.js';
import { openFace } from '../src/render/pdf/fonts/sfnt.js';
import { subset } from '../src/render/pdf/fonts/subset.js';
import { fallbacksIn, layoutOf, renderPdf } from '../src/render/pdf/index.js';
import type { Style } from '../src/render/style.js';
import { cli, freshFolder } from './command.js';
import { EXAMPLES, fonts, style } from './example.js';
import { type ReadPdf, rasterise, readPdf } from './pdf-reading.js';
import { samplePrintable } from './sample-printable.js';

const CASES = join(import.meta.dirname, 'cases', 'fonts');
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(CASES, file)));
/** All in the sample face. */
const SIGNS = '服务合同甲乙永';
const SONG = bytesOf('song.otf');
const PAIR = bytesOf('pair.ttc');

const { path, sheet } = freshFolder();
const own = (): string => join(path(), 'own.yaml');
/** With the faces beside the style. */
const print = (fontsYaml: string, text = EXAMPLES['minimal/short-video-live.yaml'], ...more: string[]) => {
  for (const file of ['song.otf', 'pair.ttc']) copyFileSync(join(CASES, file), join(path(), file));
  sheet('own.yaml', `fonts:\n  pdf:\n${fontsYaml}`);
  return cli('render', sheet('x.yaml', text), '-f', 'pdf', '--style', own(), ...more);
};
/** Of a table in the last face of the file. */
const tableAt = (file: Uint8Array, tag: string): number =>
  Buffer.from(file).readUInt32BE(Buffer.from(file).lastIndexOf(tag, undefined, 'latin1') + 8);
function altered(file: Uint8Array, alter: (bytes: Buffer) => void): Uint8Array {
  const bytes = Buffer.from(file);
  alter(bytes);
  return new Uint8Array(bytes);
}

describe('faces of the user’s own', () => {
  let pdf: ReadPdf;
  let problems: readonly Problem[];
  beforeAll(async () => {
    const { code, out } = await print(
      [
        '    latin: { body: [pair.ttc#SampleRoman-Regular, Tinos_400Regular] }',
        '    chinese: { hans: { body: [song.otf, pair.ttc#1, NotoSerifSC_400Regular] } }',
      ].join('\n'),
      undefined,
      '--json',
    );
    expect(code).toBe(0);
    problems = (JSON.parse(out) as { sheets: { problems: Problem[] }[] }).sheets[0]!.problems;
    pdf = await readPdf(readFileSync(join(path(), 'x.pdf')));
  }, 60_000);
  const printedBy = (face: string): string => {
    const font = [...pdf.fonts.values()].find((one) => one.face === face);
    return [...new Set([...(font?.texts.values() ?? [])])].join('');
  };

  it('print what they have, in their order, and the program’s own the rest', () => {
    expect(printedBy('SampleRoman_400Regular')).toMatch(/[A-Z]/);
    expect(printedBy('SampleSong_400Regular')).toMatch(/服.*务|务.*服/s);
    expect(printedBy('SampleSong_400Regular')).toMatch(/，/);
    expect(printedBy('NotoSerifSC_400Regular')).not.toMatch(/[服务合同甲乙，。]/);
    expect(printedBy('NotoSerifSC_400Regular')).toMatch(/\p{Script=Han}/u);
  });

  it('lack a character: that is told once a field, at its place', () => {
    const told = problems.filter(({ code }) => code === 'PDF-FALLBACK');
    const [one] = told.filter(({ path: field }) => field?.endsWith('provider.name'));
    expect(new Set(told.map(({ path: field }) => field)).size).toBe(told.length);
    const [line] = EXAMPLES['minimal/short-video-live.yaml']!.split('\n').slice(one!.place!.line - 1);
    const characters = [...one!.message.en.matchAll(/“(.)” \(U\+([0-9A-F]+)\)/gu)];
    expect(characters.length).toBeGreaterThan(3);
    for (const [, character, code] of characters) {
      expect(line).toContain(character);
      expect(character!.codePointAt(0)).toBe(Number.parseInt(code!, 16));
    }
    expect(one!.message.en).toMatch(/song\.otf.*NotoSerifSC_400Regular/);
  });

  it('have outlines of curves drawn again as they were: within two thousandths of an em, and as dark', async () => {
    const song = openFace('song.otf', SONG);
    const noto = openFace('NotoSerifSC_400Regular', fonts('NotoSerifSC_400Regular'));
    const extents = [...SIGNS].map((c) =>
      [song, noto].map((face) => face.extentOf(face.glyphOf(c.codePointAt(0)!))),
    );
    for (const [mine, theirs] of extents)
      for (const side of [0, 1]) expect(Math.abs(mine![side]! - theirs![side]!)).toBeLessThanOrEqual(2);
    const [mine, theirs] = [
      await printed(SIGNS, styleWith('song.otf')),
      await printed(SIGNS, styleWith('NotoSerifSC_400Regular')),
    ];
    expect([mine.text, theirs.text]).toEqual([SIGNS, SIGNS]);
    expect(Math.min(...theirs.inks)).toBeGreaterThan(0.05);
    for (const [i, dark] of mine.inks.entries())
      expect(Math.abs(dark / theirs.inks[i]! - 1)).toBeLessThan(0.03);
  });

  it('embed with the widths that the PDF states', () => {
    for (const font of pdf.fonts.values()) {
      const face = openFace(font.face, font.file);
      for (const [cid, width] of font.widths)
        expect(Math.abs((face.advanceOf(cid) * 1000) / face.unitsPerEm - width)).toBeLessThan(0.5);
    }
  });
});

/** One line of Chinese alone on its page: the text as it is read back, and the darkness of each sign's em. */
async function printed(text: string, mine: Style, script: Script = 'hans') {
  const { rows, ...doc } = samplePrintable('zh');
  const title = rows.find((row) => row.kind === 'text' && row.style === 'title') as TextRow;
  const row: TextRow = { ...title, style: 'body', cells: [{ lang: 'zh', runs: [{ text }] }] };
  const bytes = await renderPdf({ ...doc, script, rows: [row] }, mine, (name) =>
    name === 'song.otf' ? SONG : fonts(name),
  );
  const [drawn] = await rasterise(bytes, 4);
  const lines = (await readPdf(bytes)).pages[0]!.lines.filter(({ size }) => size > 10);
  const inks = lines.flatMap(({ glyphs, y, size }) =>
    glyphs.map(({ x }) => drawn!.ink(x, y - 0.86 * size, size, size)),
  );
  return { text: lines.map((line) => line.text).join(''), inks };
}
/** The shipped style with another face for Chinese. */
function styleWith(face: string): Style {
  const { latin, chinese } = style.fonts.pdf;
  const hans = { body: [face, ...chinese.hans.body], heading: [face, ...chinese.hans.heading] };
  return { ...style, fonts: { ...style.fonts, pdf: { latin, chinese: { ...chinese, hans } } } };
}

describe('a face that cannot be printed with', () => {
  const REFUSED: readonly (readonly [string, string, Uint8Array | undefined, RegExp])[] = [
    ['a web font', 'a.ttf', new TextEncoder().encode('wOF2 and so on'), /convert/],
    ['a text', 'a.otf', new TextEncoder().encode('no font at all'), /TTF, OTF or TTC/],
    ['an empty file', 'a.ttf', new Uint8Array(0), /broken/],
    ['half a file', 'a.otf', SONG.slice(0, SONG.length / 4), /broken/],
    ['a collection without a choice', 'a.ttc', PAIR, /a\.ttc#SampleRoman-Regular, a\.ttc#SampleMing-Regular/],
    ['a face that a collection lacks', 'a.ttc#2', PAIR, /SampleMing-Regular/],
    ['a name that a collection lacks', 'a.ttc#SampleMing', PAIR, /SampleMing-Regular/],
    ['one that may not be embedded', 'a.otf', withWord(SONG, 'OS/2', 8, 0x0002), /fsType 2\b/],
    ['one that may not be cut', 'a.otf', withWord(SONG, 'OS/2', 8, 0x0104), /fsType 256/],
    ['one without Unicode', 'a.otf', withSymbols(SONG), /Unicode/],
    ['a variable one', 'a.otf', withTag(SONG, 'post', 'fvar'), /variable/],
    ['one without outlines', 'a.otf', withTag(SONG, 'CFF ', 'CBDT'), /outlines/],
    ['one that is not there', 'gone.otf', undefined, /beside/],
    ['one by a name of nothing', 'Arial', undefined, /my\.otf/],
  ];
  it.each(REFUSED)('%s is refused at its place', async (_, face, file, why) => {
    if (file) writeFileSync(join(path(), face.replace(/#.*/, '')), file);
    const { code, err, out } = await print(`    latin: { body: ["${face}"] }`, undefined, '--json');
    expect(code).toBe(1);
    expect(err).not.toMatch(/\bat .*\.[jt]s:\d+/);
    const [problem] = (JSON.parse(out) as { problems: Problem[] }).problems;
    expect(problem).toMatchObject({
      ...{ code: 'STYLE-FONT', severity: 'error', path: 'fonts.pdf.latin.body.0' },
      place: { line: 3, col: 21 },
    });
    expect(`${problem!.message.en} ${problem!.hint!.en}`).toMatch(why);
    expect(`${problem!.message.zh}${problem!.hint!.zh}`).toMatch(/\p{Script=Han}/u);
  });

  /** What opening a face, looking up its characters and embedding them all comes to: nothing thrown but a refusal. */
  function use(face: string, file: Uint8Array): 'printed' | 'refused' {
    try {
      const opened = openFace(face, file);
      const glyphs = [...'服务合同，“”——永Aé·'].map((c) => opened.glyphOf(c.codePointAt(0)!));
      for (const glyph of glyphs) opened.local.single(opened.local.joined(glyph) ?? glyph);
      subset(
        opened,
        glyphs.map((id) => ({ id, width: (opened.advanceOf(id) * 1000) / opened.unitsPerEm })),
      );
      return 'printed';
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      expect(error.problems.map(({ code }) => code)).toEqual(['STYLE-FONT']);
      return 'refused';
    }
  }

  it.each([
    ['song.otf', SONG],
    ['pair.ttc#0', PAIR],
    ['pair.ttc#1', PAIR],
  ])('%s cut off or with a bit turned is printed or refused, and never fails', (face, file) => {
    const outcomes = { printed: 0, refused: 0 };
    let seed = 20261122;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let i = 0; i < 120; i++) {
      // Half of the harm in the directory and the short tables behind it.
      const at = next(i % 2 === 0 ? 1000 : file.length);
      outcomes[
        use(
          face,
          altered(file, (bytes) => (bytes[at]! ^= 1 << next(8))),
        )
      ]++;
      if (i % 4 === 0) outcomes[use(face, file.slice(0, next(file.length)))]++;
    }
    expect(outcomes.printed).toBeGreaterThan(20);
    expect(outcomes.refused).toBeGreaterThan(20);
  });
});

function withWord(file: Uint8Array, tag: string, at: number, word: number): Uint8Array {
  return altered(file, (bytes) => bytes.writeUInt16BE(word, tableAt(file, tag) + at));
}
/** A table under another name. */
function withTag(file: Uint8Array, tag: string, other: string): Uint8Array {
  return altered(file, (bytes) => bytes.write(other, bytes.indexOf(tag, 0, 'latin1'), 'latin1'));
}
/** Every subtable for symbols, as Wingdings has it. */
function withSymbols(file: Uint8Array): Uint8Array {
  const cmap = tableAt(file, 'cmap');
  return altered(file, (bytes) => {
    for (let i = 0; i < bytes.readUInt16BE(cmap + 2); i++) bytes.writeUInt32BE(0x00030000, cmap + 4 + 8 * i);
  });
}

describe('the faces that come with the program', () => {
  const facesOf = (names: readonly string[]) => names.map((name) => openFace(name, fonts(name)));
  /** Of the General Standard Characters (8,105, 2013) those outside of U+3400–4DBF and U+4E00–9FFF: Unihan, kTGH. */
  const RARE =
    '𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓';

  it.each(['body', 'heading'] as const)('have every standard character for the mainland, as %s', (weight) => {
    const [first] = facesOf(style.fonts.pdf.chinese.hans[weight]);
    const missing: string[] = [];
    const check = (codePoint: number): void => {
      if (first!.glyphOf(codePoint) === 0) missing.push(codePoint.toString(16));
    };
    for (let c = 0x3400; c <= 0x4dbf; c++) check(c);
    for (let c = 0x4e00; c <= 0x9fff; c++) check(c);
    for (const c of RARE) check(c.codePointAt(0)!);
    expect([...RARE]).toHaveLength(196);
    expect(missing).toEqual([]);
  });

  it.each(['hans', 'hant-tw', 'hant-hk'] as const)(
    'print rare names in %s, each sign as it was typed',
    async (script) => {
      // With radicals that share their outline with a sign.
      const text = '㛃䶮𬭎堃喆犇頔镕瞾赟翀㑇㭎𬘓𨱇𩽾𩾌鿍鿏鿔𬱖𣲗⼀⼈一人⺟母';
      const { text: read, inks } = await printed(text, style, script);
      expect(read).toBe(text);
      expect(inks).toHaveLength([...text].length);
      expect(Math.min(...inks)).toBeGreaterThan(0.03);
      expect(new Set(inks.slice(0, 22).map((dark) => dark.toFixed(3))).size).toBeGreaterThan(15);
    },
  );

  it('are a chain for each script: the script’s own face first, those of the others behind', () => {
    for (const [script, own] of [
      ['hans', 'SC'],
      ['hant-tw', 'TC'],
      ['hant-hk', 'HK'],
    ] as const)
      for (const weight of ['body', 'heading'] as const) {
        const names = style.fonts.pdf.chinese[script][weight];
        expect(names[0]).toContain(`NotoSerif${own}`);
        expect([...names].sort()).toEqual([...style.fonts.pdf.chinese.hans[weight]].sort());
      }
  });
});

describe('a character that the first face lacks', () => {
  const remarksOn = (doc: Printable): Problem[] => fallbacksIn(layoutOf(doc, style, fonts), doc, style);

  it('is told of where the faces that come with the program print a Simplified name among Traditional words', () => {
    const doc = samplePrintable('zh');
    expect(remarksOn(doc)).toEqual([]);
    const told = remarksOn({ ...doc, script: 'hant-tw' });
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told.map(({ path: field }) => field)).size).toBe(told.length);
    for (const { code, severity, message } of told) {
      expect([code, severity]).toEqual(['PDF-FALLBACK', 'info']);
      for (const words of [message.zh, message.en])
        expect(words).toMatch(/NotoSerifTC_(400Regular|700Bold).*U\+[4-9][0-9A-F]{3}.*NotoSerifSC_/);
    }
    expect(told.map(({ message }) => message.en).join()).toContain('“约” (U+7EA6)');
    expect(told.map(({ message }) => message.en).join()).not.toContain('“甲”');
  });

  it('is told of too where it is a letter from a Chinese face, but not a sign that only that one has', () => {
    const { rows, ...doc } = samplePrintable('en');
    const title = rows.find((row) => row.kind === 'text' && row.style === 'title') as TextRow;
    const cells = [{ lang: 'en', runs: [{ text: '✓ αé Ａ', path: 'parties.customer.name' }] }] as const;
    const { latin: _, ...rest } = style.fonts.pdf;
    const roman = ['pair.ttc#SampleRoman-Regular'];
    const mine = {
      ...style,
      fonts: { ...style.fonts, pdf: { ...rest, latin: { body: roman, heading: roman } } },
    };
    const printed = { ...doc, rows: [{ ...title, cells }] };
    const pages = layoutOf(printed, mine, (name) => (name === roman[0] ? PAIR : fonts(name)));
    const [told, ...more] = fallbacksIn(pages, printed, mine);
    expect(more).toEqual([]);
    expect(told!.path).toBe('parties.customer.name');
    expect(told!.message.en).toMatch(/pair\.ttc#SampleRoman-Regular.*U\+03B1.*NotoSerifSC_700Bold/);
    expect([...told!.message.en.matchAll(/U\+/g)]).toHaveLength(1);
  });
});
