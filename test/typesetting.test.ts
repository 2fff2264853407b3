// Chinese and English lines by the book, without pages: CLREQ and GB/T 15834 rule by rule in three scripts; hyphens, kerning, ligatures, colour.
import fc from 'fast-check';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import type { Lang, Run, Script } from '../src/contract/ast.js';
import { pdfLines } from '../src/foreign/pdf/index.js';
import { type Faces, openFaces } from '../src/render/pdf/fonts/faces.js';
import { openFace } from '../src/render/pdf/fonts/sfnt.js';
import { renderPdf } from '../src/render/pdf/index.js';
import { partings } from '../src/render/pdf/lines/hyphenate.js';
import { itemise } from '../src/render/pdf/lines/itemise.js';
import { type Line, type Placed, type Setting, setLines } from '../src/render/pdf/lines/lines.js';
import type { Typesetting } from '../src/render/style.js';
import { withoutDoubt, wordsIn } from '../src/verify/pdf/hyphens.js';
import { fonts, style } from './example.js';
import { samplePrintable } from './sample-printable.js';

const SCRIPTS = ['hans', 'hant-tw', 'hant-hk'] as const;
const faces = new Map<Script, Faces>(SCRIPTS.map((script) => [script, openFaces(style, script, fonts)]));
const SIZE = 10;

interface Options extends Partial<Typesetting> {
  readonly script?: Script;
  readonly align?: Setting['align'];
  readonly prose?: boolean;
}
function set(words: string | readonly Run[], lang: Lang, width: number, options: Options = {}): Line[] {
  const { script = 'hans', prose = true, align, ...typesetting } = options;
  const runs = typeof words === 'string' ? [{ text: words }] : words;
  const items = itemise(runs, lang, false, faces.get(script)!, () => {});
  return setLines(items, {
    ...{ lang, width, prose, size: SIZE },
    align: align ?? (lang === 'zh' || typesetting.english === 'justified' ? 'justify' : 'left'),
    typesetting: { ...style.typesetting, ...typesetting },
  });
}
const textOf = ({ glyphs }: Line): string => glyphs.map(({ glyph }) => glyph.text).join('');
const textsOf = (lines: readonly Line[]): string => lines.map(textOf).join('\n');

/** White between neighbours beyond what each face gives them, in ems: `joint(placed, next)`. */
const joint = (a: Placed, b: Placed): number =>
  (b.x - a.x) / SIZE - a.glyph.face.advanceOf(a.glyph.id) / a.glyph.face.unitsPerEm;
const pairs = ({ glyphs }: Line): (readonly [Placed, Placed])[] =>
  glyphs.slice(1).map((next, i) => [glyphs[i]!, next] as const);
const isHan = ({ glyph }: Placed): boolean => /\p{Script=Han}/u.test(glyph.text);
const isLatin = ({ glyph }: Placed): boolean => /[A-Za-z0-9%]/.test(glyph.text);

const han = fc.string({ unit: fc.constantFrom(...'本合同甲乙服期一二人元日月'), minLength: 1, maxLength: 7 });
const piece = fc
  .tuple(
    fc.constantFrom('', '', '', '（', '《', '“', '‘', '——', '……', '【', '￥'),
    han,
    fc.constantFrom(
      '',
      '30日',
      '第1.1款',
      '0.05%',
      '36.5℃',
      'VAT',
      '2027年1月1日',
      '09:00–18:00',
      '２％',
      'Qinghe',
    ),
    fc.constantFrom(
      '',
      '，',
      '。',
      '、',
      '；',
      '：',
      '？',
      '！',
      '）',
      '》',
      '”，',
      '’”。',
      '）。',
      '】',
      '·',
      '…',
      '％',
      '～',
    ),
  )
  .map((parts) => parts.join(''));
const chinese = fc.array(piece, { minLength: 3, maxLength: 24 }).map((parts) => parts.join(''));
const FIRST = /^[，。、；：？！）》〉」』】〕”’·…—～％‰℃%]/u;
const LAST = /[（《〈「『【〔“‘￥]$/u;

describe.each(SCRIPTS)('Chinese lines in %s', (script) => {
  it('begin with no closing mark, end with no opening one, keep pairs of dashes and dots, every word and the measure', () => {
    fc.assert(
      fc.property(chinese, fc.integer({ min: 120, max: 400 }), (words, width) => {
        const lines = set(words, 'zh', width, { script });
        expect(lines.map(textOf).join('')).toBe(words);
        for (const line of lines.slice(1)) expect(textOf(line)).not.toMatch(FIRST);
        for (const line of lines.slice(0, -1)) expect(textOf(line)).not.toMatch(LAST);
        for (const line of lines) expect(line.right).toBeLessThanOrEqual(width + 0.01);
      }),
      { numRuns: 80, seed: 8 },
    );
  });

  it('leave no white that reads as a space, nor any overlap that reads as a new line', () => {
    fc.assert(
      fc.property(chinese, fc.integer({ min: 120, max: 400 }), (words, width) => {
        for (const line of set(words, 'zh', width, { script }))
          for (const [a, b] of pairs(line)) {
            const beyond = (b.x - a.x) / SIZE - a.glyph.width / 1000;
            expect(beyond, words).toBeLessThan(0.1);
            if (!/[（《“‘【]/.test(a.glyph.text)) expect(beyond, words).toBeGreaterThan(-0.1);
          }
      }),
      { numRuns: 80, seed: 9 },
    );
  });

  it('join —— and …… without white, however wide the line is set', () => {
    for (let width = 100; width < 260; width += 7)
      for (const line of set('甲方应当付款——包括税款……以及费用'.repeat(4), 'zh', width, { script }))
        for (const [a, b] of pairs(line))
          if (a.glyph.text === '…' && b.glyph.text === '…') {
            expect(joint(a, b)).toBeCloseTo(0, 6);
            expect(a.glyph.width).toBe(1000);
          }
    const [dash] = set('——', 'zh', 100, { script })[0]!.glyphs;
    const [from, to] = dash!.glyph.face.extentOf(dash!.glyph.id);
    expect(dash!.glyph.text).toBe('——');
    expect((to - from) / dash!.glyph.face.unitsPerEm).toBeGreaterThan(1.85);
  });

  it('have a quarter of an em between Han and Latin, from an eighth to three eighths where they are justified', () => {
    const whole = set('用VAT税6%的', 'zh', 400, { script, align: 'left' })[0]!;
    const gaps = (line: Line): number[] =>
      pairs(line)
        .filter(([a, b]) => (isHan(a) && isLatin(b)) || (isLatin(a) && isHan(b)))
        .map(([a, b]) => joint(a, b));
    expect(gaps(whole).map((gap) => gap.toFixed(3))).toEqual(['0.250', '0.250', '0.250', '0.250']);
    expect(set('用“VAT”（6%）', 'zh', 400, { script }).flatMap(gaps)).toEqual([]);
    const words = '服务费含6%的VAT，每月5日前付清第3期款项并开具发票'.repeat(3);
    for (let width = 100; width < 300; width += 10)
      for (const gap of set(words, 'zh', width, { script }).flatMap(gaps)) {
        expect(gap).toBeGreaterThan(0.1245);
        expect(gap).toBeLessThan(0.3755);
      }
  });

  it('open all joints of Han alike, and only when gaps and spaces are open', () => {
    fc.assert(
      fc.property(chinese, fc.integer({ min: 150, max: 400 }), (words, width) => {
        for (const line of set(words, 'zh', width, { script }).slice(0, -1)) {
          const between = pairs(line);
          const joints = between.filter(([a, b]) => isHan(a) && isHan(b)).map(([a, b]) => joint(a, b));
          if (joints.length === 0) continue;
          expect(Math.max(...joints) - Math.min(...joints)).toBeLessThan(0.001);
          expect(Math.min(...joints)).toBeGreaterThan(-0.001);
          expect(Math.max(...joints)).toBeLessThan(0.136);
          const gaps = between.filter(([a, b]) => isHan(a) && isLatin(b)).map(([a, b]) => joint(a, b));
          if (joints[0]! > 0.001) for (const gap of gaps) expect(gap).toBeCloseTo(0.375, 3);
        }
      }),
      { numRuns: 60, seed: 10 },
    );
  });

  it('part no figure from what belongs to it', () => {
    const groups = [
      ...['第1.1款', '30日', '3至5日', '3至5个月', '人民币68,000.00元', '￥5,000', '0.05%', '36.5℃'],
      ...['09:00–18:00', 'QH-CS-2027-0018', '91330106MA2XKQ7H4T', '12月31日', '附件十二', '第十二条'],
    ];
    const words = `双方应当按照${groups.join('以及')}履行义务`.repeat(2);
    for (let width = 110; width < 300; width += 6) {
      const lines = textsOf(set(words, 'zh', width, { script }));
      for (const group of groups) expect(lines.split(group), `${group} at ${width}`).toHaveLength(3);
    }
  });

  it('part dates, amounts in words and short titles only where nothing else will do', () => {
    const groups = ['2027年10月31日', '陆万捌仟元整', '《服务规范》', '《个人信息保护法》'];
    const words = '依照当事人的约定，以及法律的规定，双方于';
    const plain: Readonly<Record<string, string>> = Object.fromEntries(
      groups.map((group) => [group, '办理有关事项及手续时'.slice(0, group.length > 9 ? 8 : group.length)]),
    );
    const parted = { tied: 0, free: 0 };
    for (let width = 150; width < 300; width += 3)
      for (const group of groups)
        for (const [kind, word] of [
          ['tied', group],
          ['free', plain[group]!],
        ] as const) {
          const text = `${words.repeat(2)}${word}${words}办理完毕，`.repeat(2);
          parted[kind] += 3 - textsOf(set(text, 'zh', width, { script })).split(word).length;
        }
    expect(parted.tied).toBeLessThan(0.6 * parted.free);
    expect(textsOf(set(`见${'《关于客户服务合同的若干规定》'.repeat(2)}`, 'zh', 90, { script }))).not.toMatch(
      /《\n|\n》/,
    );
  });

  it('end no paragraph with one character and its mark', () => {
    const words = '乙方应当按照本合同约定的服务水平提供服务并对其服务人员的行为承担全部责任';
    for (let count = 20; count <= words.length; count++)
      for (let width = 110; width < 200; width += 10) {
        const lines = set(`${words.slice(0, count)}。`, 'zh', width, { script });
        expect([...textOf(lines.at(-1)!)].length).toBeGreaterThan(2);
      }
  });
});

describe('marks', () => {
  it('lose their outer half at both edges of a line and where they meet', () => {
    const line = set('（甲）“乙”，丙》', 'zh', 400, { align: 'left' })[0]!;
    expect(line.glyphs[0]!.x).toBe(-5);
    expect(line.right).toBe(70);
    expect(line.glyphs.map(({ x }) => x)).toEqual([-5, 5, 15, 20, 30, 40, 45, 55, 65]);
  });

  it('give white before anything else in tight lines', () => {
    // 22 characters in 21.7 ems.
    const line = set(`${'甲方，乙方，'.repeat(3)}甲方乙方`, 'zh', 217)[0]!;
    for (const [a, b] of pairs(line)) {
      if (isHan(a) && isHan(b)) expect(joint(a, b)).toBeCloseTo(0, 6);
      if (a.glyph.text === '，') expect(joint(a, b)).toBeLessThan(-0.03);
    }
    expect(line.right).toBeCloseTo(217, 6);
  });

  const words = '乙方提供服务，甲方支付费用。双方另有约定的，从其约定；没有约定的、依照法律。'.repeat(3);
  it('hang over the right edge by half an em where the style says so', () => {
    let hung = 0;
    for (let width = 100; width < 260; width += 4)
      for (const line of set(words, 'zh', width, { hanging: true }).slice(0, -1)) {
        const last = line.glyphs.at(-1)!;
        if (!/[，。、；]/.test(last.glyph.text)) continue;
        hung++;
        expect(last.x).toBeCloseTo(line.right, 6);
        const [, ink] = last.glyph.face.extentOf(last.glyph.id);
        expect((ink / last.glyph.face.unitsPerEm) * SIZE).toBeLessThan(SIZE / 2);
      }
    expect(hung).toBeGreaterThan(20);
  });
  it('stay within the measure where it does not, and in Taiwan and Hong Kong', () => {
    const inside = (lines: readonly Line[], width: number): void => {
      for (const { glyphs } of lines) {
        const { x, glyph } = glyphs.at(-1)!;
        const [, ink] = glyph.face.extentOf(glyph.id);
        expect(x + (ink / glyph.face.unitsPerEm) * SIZE).toBeLessThanOrEqual(width + 0.01);
      }
    };
    for (let width = 100; width < 260; width += 10) {
      inside(set(words, 'zh', width), width);
      for (const script of ['hant-tw', 'hant-hk'] as const)
        inside(set(words, 'zh', width, { script, hanging: true }), width);
    }
  });

  it('leave lines of whole characters solid', () => {
    const text =
      '乙方应当按照本合同约定的服务水平提供服务，并对其服务人员的行为承担责任；甲方应当支付服务费。'.repeat(
        4,
      );
    const lines = set(text, 'zh', 180).slice(0, -1);
    const solid = lines.filter((line) =>
      pairs(line).every(([a, b]) => !isHan(a) || !isHan(b) || Math.abs(joint(a, b)) < 0.035),
    );
    expect(solid.length / lines.length).toBeGreaterThan(0.8);
  });
});

const clause =
  'Party B shall provide the customer service described in Annex 1 with qualified personnel, keep records of every conversation, and report the performance indicators to Party A within five working days after the end of each month; confidential information obtained during performance shall be protected with reasonable organisational and technical measures, notwithstanding expiration or termination of this Agreement for whatever reason.';

describe('English words', () => {
  const WIDTHS = Array.from({ length: 40 }, (_, i) => 110 + 5 * i);

  it.each(['ragged', 'justified'] as const)(
    'are parted by the patterns alone, and never too often in a row: %s',
    (english) => {
      let seen = 0;
      for (const width of WIDTHS) {
        const lines = set(clause, 'en', width, { english }).map(textOf);
        expect(lines.join('').replaceAll('\u00ad', '')).toBe(clause);
        const hyphened = lines.map((line) => line.endsWith('\u00ad'));
        hyphened.forEach((is, i) => {
          expect(is && hyphened[i + 1] && hyphened[i + 2]).toBeFalsy();
          if (!is) return;
          seen++;
          const left = /([^\s]+)\u00ad$/.exec(lines[i]!)![1]!;
          const right = /^[a-z]+/.exec(lines[i + 1]!)![0];
          expect(left).toMatch(/^[a-z]{2,}$/);
          expect(right.length).toBeGreaterThanOrEqual(3);
          expect(partings(left + right)).toContain(left.length);
        });
        expect(lines.at(-1)).toMatch(/^(.* )?reason\.$/);
      }
      expect(seen).toBeGreaterThan(5);
    },
  );

  it('are parted at two letters before and three after', () => {
    expect(partings('performance')).toContain(3);
    for (const word of ['responsibility', 'organisation', 'agreement', 'only', 'able', 'reality'])
      for (const at of partings(word)) {
        expect(at).toBeGreaterThanOrEqual(2);
        expect(word.length - at).toBeGreaterThanOrEqual(3);
      }
  });

  it('stay whole in headings and labels, and where the style says so', () => {
    for (const width of WIDTHS)
      for (const options of [{ prose: false }, { hyphenation: false }])
        expect(textsOf(set(clause, 'en', width, options))).not.toContain('\u00ad');
  });

  it('stay whole when they are names, figures, compounds or addresses', () => {
    const words =
      'Confidentiality TERMINATION self-determination service@organisation.example x2responsibilities O’Performance ';
    for (const width of WIDTHS) expect(textsOf(set(words.repeat(5), 'en', width))).not.toContain('\u00ad');
  });

  it('are seldom parted in ragged lines of a usual width', () => {
    const lines = [220, 230, 240, 250].flatMap((width) => set(clause, 'en', width).map(textOf));
    expect(lines.filter((line) => line.endsWith('\u00ad')).length / lines.length).toBeLessThan(0.12);
  });

  const spacesOf = (line: Line): { x: number; wide: number }[] =>
    pairs(line)
      .filter(([a]) => a.glyph.text === ' ')
      .map(([a, b]) => ({ x: a.x, wide: b.x - a.x }));
  const NORMAL = 0.25 * SIZE;

  it('have spaces of even width in justified lines, and no rivers run through them', () => {
    for (let width = 200; width < 300; width += 5) {
      const lines = set(clause, 'en', width, { english: 'justified' });
      const rows = lines.slice(0, -1).map(spacesOf);
      lines.slice(0, -1).forEach((line) => {
        expect(line.right).toBeCloseTo(width, 6);
      });
      for (const { wide } of rows.flat()) {
        expect(wide).toBeGreaterThan(0.65 * NORMAL);
        expect(wide).toBeLessThan(2.3 * NORMAL);
      }
      // A river: wide spaces, one under the other, in four lines.
      rows.slice(3).forEach((_, i) => {
        const through = rows[i]!.filter(({ wide }) => wide > 1.5 * NORMAL).filter((top) => {
          let at = top;
          return rows.slice(i + 1, i + 4).every((row) => {
            const below = row.find(
              (s) => s.wide > 1.5 * NORMAL && s.x < at.x + at.wide && s.x + s.wide > at.x,
            );
            at = below ?? at;
            return below !== undefined;
          });
        });
        expect(through).toEqual([]);
      });
    }
  });

  it('are set the tighter and the looser by parting some', () => {
    const widest = (hyphenation: boolean): number =>
      Math.max(
        ...[120, 130, 140, 150].flatMap((width) =>
          set(clause, 'en', width, { english: 'justified', hyphenation })
            .slice(0, -1)
            .flatMap(spacesOf)
            .map(({ wide }) => wide),
        ),
      );
    expect(widest(true)).toBeLessThan(widest(false));
  });
});

describe('Latin pairs', () => {
  const open = (name: string): fontkit.Font => fontkit.create(Buffer.from(fonts(name))) as fontkit.Font;
  const PAIRS = [
    'AV',
    'To',
    'Yo',
    'We',
    'P.',
    'y,',
    'LT',
    'r.',
    'fi',
    'no',
    'A ',
    'Te',
    'V.',
    'ff',
    '“A',
    'T:',
    'Fa',
    'vo',
  ];

  it.each(['Tinos_400Regular', 'Tinos_700Bold', 'NotoSerifSC_400Regular'])(
    'are kerned as %s says',
    (name) => {
      const oracle = open(name);
      const face = openFace(name, fonts(name));
      const both = PAIRS.map((pair) => {
        const [a, b] = [...pair].map((c) => oracle.glyphForCodePoint(c.codePointAt(0)!));
        const run = oracle.layout(pair, { kern: true, liga: false, dlig: false, ccmp: false });
        return [pair, face.kern(a!.id, b!.id), run.positions[0]!.xAdvance - a!.advanceWidth] as const;
      });
      for (const [pair, ours, theirs] of both) expect(ours, pair).toBe(theirs);
      expect(both.filter(([, ours]) => ours < 0).length).toBeGreaterThan(5);
    },
  );

  it('stand nearer by so much in a line, figures as wide as each other', () => {
    const oracle = open('Tinos_400Regular');
    for (const word of ['AVATAR', 'Yearly', 'Party', 'Wave.']) {
      const wide = oracle.layout(word).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      const line = set(word, 'en', 400)[0]!;
      expect(line.right).toBeCloseTo((wide / oracle.unitsPerEm) * SIZE, 1);
    }
    expect(set('1,111.11', 'en', 400)[0]!.right).toBeCloseTo(set('2,222.22', 'en', 400)[0]!.right, 6);
  });
});

describe('ligatures', () => {
  const own = {
    ...style,
    fonts: {
      ...style.fonts,
      pdf: {
        ...style.fonts.pdf,
        latin: { body: ['NotoSerifSC_400Regular'], heading: ['NotoSerifSC_400Regular'] },
      },
    },
  };
  const glyphsOf = (runs: readonly Run[]): string[] =>
    itemise(runs, 'en', false, openFaces(own, 'hans', fonts), () => {}).glyphs.map(({ text }) => text);

  it('stand for their letters where the face has them, within one run', () => {
    expect(glyphsOf([{ text: 'office flag' }])).toEqual(['o', 'ffi', 'c', 'e', ' ', 'fl', 'a', 'g']);
    expect(glyphsOf([{ text: 'of' }, { text: 'fice', path: 'x' }])).toEqual(['o', 'f', 'fi', 'c', 'e']);
    // Tinos has none that are on by themselves.
    expect(set('office', 'en', 400)[0]!.glyphs).toHaveLength(6);
  });

  it('and hyphens leave the words of a PDF as they are', async () => {
    const doc = samplePrintable('en');
    const row = doc.rows.find((one) => one.kind === 'text' && one.style === 'body' && !one.keepNext)!;
    if (row.kind !== 'text') throw new Error('no text');
    const text = `The office shall file notifications. ${clause} The self-assessment of an office is a flag.`;
    const rows = [140, 0].map((cut) => ({
      ...row,
      keepNext: false,
      cells: [{ lang: 'en' as const, runs: [{ text: text.slice(cut) }] }],
    }));
    for (const styled of [own, style]) {
      const bytes = await renderPdf(
        { ...doc, rows },
        { ...styled, page: { ...styled.page, width: 380 } },
        fonts,
      );
      const read = (await pdfLines(bytes)).map((line) => line.text).join(' ');
      expect(read).toContain(text);
      expect(read).toContain(text.slice(140).trim());
    }
  });
});

describe('a hyphen at the end of a line', () => {
  it.each([
    ['an answer\u00ading machine', '', 'an answering machine'],
    ['the after\u00adsales staff', 'after-sales', 'the after-sales staff'],
    ['a value\u00adadded tax', 'the value is added', 'a value-added tax'],
    ['out\u00adsourcing it', 'outsourcing from out of sourcing', 'outsourcing it'],
    ['Live\u00adStreaming', '', 'Live-Streaming'],
  ])('of %s, beside “%s”, is read by what the text has elsewhere', (text, elsewhere, read) => {
    expect(withoutDoubt(text, wordsIn(`${text}\n${elsewhere}`))).toBe(read);
  });
});
