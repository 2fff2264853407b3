// The faces embedded in a PDF, read back from the file and from the raster: every glyph is the one its character asks for, with its width and its ink.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Face, openFace } from '../src/render/pdf/fonts/sfnt.js';
import { renderPdf } from '../src/render/pdf/index.js';
import { exampleText, fonts, printableOf, style } from './example.js';
import { type ReadFont, type ReadPdf, rasterise, readPdf } from './pdf-reading.js';
import { samplePrintable } from './sample-printable.js';

let example: ReadPdf;
let sample: ReadPdf;
let sampleBytes: Uint8Array;
beforeAll(async () => {
  example = await readPdf(await renderPdf(printableOf(exampleText), style, fonts));
  const doc = samplePrintable('columns');
  // Accented letters are composites in the Latin face.
  sampleBytes = await renderPdf({ ...doc, number: 'Àé-Üñ-0018' }, style, fonts);
  sample = await readPdf(sampleBytes);
}, 60_000);
const embedded = (): readonly ReadFont[] => [...example.fonts.values(), ...sample.fonts.values()];

/** The glyphs of the face that may print a text: Chinese dashes, dots and quotes have forms of their own. */
function rightGlyphs(face: Face, text: string): number[] {
  const plain = face.glyphOf(text.codePointAt(0)!);
  if (text === '——') return [face.glyphOf(0x2e3a), face.local.joined(plain) ?? 0];
  if (text === '·') return [plain, face.glyphOf(0x30fb)];
  // What parts a word at a line's end looks like a hyphen.
  if (text === '\u00ad') return [face.glyphOf(0x2d)];
  const rest = [...text].slice(1).map((letter) => face.glyphOf(letter.codePointAt(0)!));
  if (rest.length > 0)
    return face.local
      .ligatures(plain)
      .flatMap((one) => (String(one.rest) === String(rest) ? [one.glyph] : []));
  return /[“”‘’—…⸺]/.test(text) ? [plain, face.local.single(plain)] : [plain];
}

/** Points and flags of an outline, instructions and padding aside; composites as the outlines of their parts, one part in its place as itself. */
function shape(face: Face, glyph: number): string {
  const outline = Buffer.from(face.outlineOf(glyph));
  if (outline.length === 0) return 'empty';
  const contours = outline.readInt16BE(0);
  if (contours >= 0) {
    const at = 10 + 2 * contours;
    const points = outline.subarray(at + 2 + outline.readUInt16BE(at)).toString('hex');
    return `${outline.subarray(0, at).toString('hex')} ${points.replace(/(00)+$/, '')}`;
  }
  if (outline.readUInt16BE(10) === 2 && outline.readUInt16BE(14) === 0)
    return shape(face, outline.readUInt16BE(12));
  const parts: string[] = [outline.subarray(0, 10).toString('hex')];
  for (let at = 10, flags = 0x20; flags & 0x20; ) {
    flags = outline.readUInt16BE(at);
    const end = at + 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    parts.push(
      `${outline.subarray(at + 4, end).toString('hex')} ${shape(face, outline.readUInt16BE(at + 2))}`,
    );
    at = end;
  }
  return parts.join('+');
}

describe('the embedded faces', () => {
  it('hold for every code the outline of the character it stands for', () => {
    let checked = 0;
    for (const font of embedded()) {
      const source = openFace(font.face, fonts(font.face));
      const subset = openFace(font.face, font.file);
      for (const [cid, text] of font.texts) {
        const right = rightGlyphs(source, text).filter((glyph) => glyph !== 0);
        const shapes = right.map((glyph) => shape(source, glyph));
        expect(shapes, `${font.face} ${text}`).toContain(shape(subset, cid));
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(1200);
  });

  it('carry no instructions and hold the parts of their composites', () => {
    const counted = { simple: 0, composite: 0 };
    for (const { face, file } of embedded()) {
      const subset = openFace(face, file);
      for (let glyph = 0; glyph < subset.glyphCount; glyph++) {
        const outline = Buffer.from(subset.outlineOf(glyph));
        if (outline.length === 0) continue;
        const contours = outline.readInt16BE(0);
        if (contours < 0) expect(outline.readUInt16BE(12)).toBeLessThan(subset.glyphCount);
        else expect(outline.readUInt16BE(10 + 2 * contours)).toBe(0);
        counted[contours < 0 ? 'composite' : 'simple'] += 1;
      }
    }
    expect(counted.simple).toBeGreaterThan(1200);
    expect(counted.composite).toBeGreaterThan(2);
  });

  it('have the widths of the face, and the white behind a glyph in its advance', () => {
    const gaps = new Set<number>();
    for (const font of embedded()) {
      const source = openFace(font.face, fonts(font.face));
      const subset = openFace(font.face, font.file);
      expect([...font.widths.keys()]).toEqual([...font.texts.keys()]);
      for (const [cid, text] of font.texts) {
        const width = font.widths.get(cid)!;
        const of = (face: Face, glyph: number): number => (face.advanceOf(glyph) * 1000) / face.unitsPerEm;
        expect(Math.abs(of(subset, cid) - width), `${font.face} ${text}`).toBeLessThan(0.5);
        const over = rightGlyphs(source, text).map((glyph) => Math.round(width - of(source, glyph)));
        // In twentieths of an em: a quarter where Han meets Latin, up to half a mark's em less.
        const gap = over.find((extra) => extra % 50 === 0 && Math.abs(extra) <= 500);
        expect(gap, `${font.face} ${text} ${width}`).toBeDefined();
        gaps.add(gap!);
      }
    }
    expect([...gaps]).toEqual(expect.arrayContaining([0, 250, -500]));
  });

  it('are the Latin face for digits and the Chinese one for Chinese marks', () => {
    for (const line of sample.pages.flatMap((page) => page.lines))
      if (/^[\d.]+$/.test(line.text)) expect(line.face).toMatch(/^Tinos/);
    const chinese = [...example.fonts.values()].filter((font) => font.face.startsWith('NotoSerifSC'));
    const texts = new Set(chinese.flatMap((font) => [...font.texts.values()]));
    expect([...'，。；：（）《》、“”'].filter((mark) => !texts.has(mark))).toEqual([]);
    expect(texts).not.toContain('A');
  });
});

describe('the raster', () => {
  it('has ink for every Han character, more for 履 than for 一, and not one shape for all', async () => {
    const ink = new Map<string, number>();
    (await rasterise(sampleBytes, 3)).forEach((drawn, p) => {
      for (const { glyphs, y, size } of sample.pages[p]!.lines)
        for (const { text, x } of glyphs)
          if (/^\p{Script=Han}$/u.test(text))
            ink.set(text, Math.max(drawn.ink(x, y - 0.86 * size, size, size), ink.get(text) ?? 0));
    });
    expect([...ink].filter(([, dark]) => dark < 0.015)).toEqual([]);
    expect(ink.get('一')!).toBeLessThan(0.5 * ink.get('履')!);
    const values = [...ink.values()];
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
    expect(values.length).toBeGreaterThan(200);
    expect(deviation).toBeGreaterThan(0.03);
  });
});
