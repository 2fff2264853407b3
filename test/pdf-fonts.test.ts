// The fonts inside the PDF: what is embedded under each code must be the source face's own glyph, as wide as it says, and visible.
// Text extraction alone would pass with every Chinese glyph blank.
import { beforeAll, describe, expect, it } from 'vitest';
import { openFaces } from '../src/render/pdf/faces.js';
import { layOut, renderPdf } from '../src/render/pdf/index.js';
import { type Face, openFace } from '../src/render/pdf/sfnt.js';
import { fonts, style } from './example.js';
import { type EmbeddedFont, embeddedFonts, rasters, textInks } from './pdf-reading.js';
import { samplePrintable } from './sample-printable.js';

const doc = samplePrintable('columns');
let bytes: Uint8Array;
let embedded: EmbeddedFont[];
beforeAll(async () => {
  bytes = await renderPdf(doc, style, fonts);
  embedded = await embeddedFonts(bytes);
});

/** An outline without its instructions; parts of a composite by their own outlines, for numbers differ between files. */
function shape(face: Face, glyph: number): unknown {
  const outline = face.outlineOf(glyph);
  if (outline.length === 0) return [];
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const at = 10 + 2 * contours;
    const hints = view.getUint16(at);
    const points = Buffer.from(outline.subarray(at + 2 + hints)).toString('hex');
    return [Buffer.from(outline.subarray(0, at)).toString('hex'), points.replace(/(00)+$/, '')];
  }
  const parts: unknown[] = [];
  let at = 10;
  for (let more = true; more; ) {
    const flags = view.getUint16(at);
    const end = at + 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0);
    const placed = Buffer.from(outline.subarray(at + 4, end)).toString('hex');
    parts.push([flags & ~0x100, placed, shape(face, view.getUint16(at + 2))]);
    more = (flags & 0x20) !== 0;
    at = end;
  }
  return parts;
}

/** Chinese forms that differ from the plain cmap glyph. */
const forms: Readonly<Record<string, (face: Face) => number>> = {
  '——': (face) => face.local.joined(face.glyphOf(0x2014))!,
  '·': (face) => face.glyphOf(0x30fb),
};

describe('embedded fonts', () => {
  it('are the faces of the style, each once', () => {
    expect(embedded.map((font) => font.name).sort()).toEqual([
      'NotoSerifSC_400Regular',
      'NotoSerifSC_700Bold',
      'Tinos_400Regular',
      'Tinos_700Bold',
    ]);
  });

  it('hold the source glyph of every character', () => {
    for (const font of embedded) {
      const source = openFace(font.name, fonts(font.name));
      const chinese = source.glyphOf(0x4e2d) !== 0;
      font.texts.forEach((text, i) => {
        const plain = source.glyphOf(text.codePointAt(0)!);
        const glyph = (chinese && forms[text]?.(source)) || plain;
        expect(glyph, text).toBeGreaterThan(0);
        expect(shape(font.subset, i + 1), `${text} in ${font.name}`).toEqual(shape(source, glyph));
      });
    }
  });

  it('carry no instructions and close their composites', () => {
    const accented = embedded.flatMap(({ subset }) => {
      const seen: string[] = [];
      for (let g = 0; g < subset.glyphCount; g++) {
        const outline = subset.outlineOf(g);
        const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
        if (outline.length === 0) continue;
        const contours = view.getInt16(0);
        if (contours >= 0) expect(view.getUint16(10 + 2 * contours)).toBe(0);
        else expect(view.getUint16(12), 'part').toBeLessThan(subset.glyphCount);
        seen.push(String(contours));
      }
      return seen;
    });
    expect(accented.length).toBeGreaterThan(300);
  });

  it('say in W what hmtx says', () => {
    for (const font of embedded) {
      expect(font.widths).toHaveLength(font.texts.length);
      font.widths.forEach((width, i) => {
        const units = font.subset.advanceOf(i + 1);
        const inFile = (units * 1000) / font.subset.unitsPerEm;
        expect(Math.abs(width - inFile), font.texts[i]).toBeLessThanOrEqual(500 / font.subset.unitsPerEm);
      });
    }
  });

  it('give wider forms an eighth of an em where Han meets Latin, and never else', () => {
    for (const font of embedded) {
      const source = openFace(font.name, fonts(font.name));
      font.texts.forEach((text, i) => {
        const glyph =
          (source.glyphOf(0x4e2d) !== 0 && forms[text]?.(source)) || source.glyphOf(text.codePointAt(0)!);
        const extra = font.widths[i]! - (source.advanceOf(glyph) * 1000) / source.unitsPerEm;
        if (text === '—') return;
        expect([0, 125], text).toContain(Math.round(extra));
      });
    }
  });
});

describe('the painted page', () => {
  it('shows every Han character, each in its own shape', async () => {
    const pages = layOut(doc, style, openFaces(style, fonts));
    const drawn = await rasters(bytes, 3);
    const inkOf = new Map<string, number>();
    pages.forEach((page, p) => {
      for (const ink of textInks(page))
        for (const { glyph, x, run } of ink.glyphs) {
          if (!/\p{Script=Han}/u.test(glyph.text) || run.bold || ink.size > 11 || ink.white) continue;
          const em = ink.size;
          const black = drawn[p]!.ink(ink.x + x, ink.y - 0.86 * em, em, em);
          expect(black, `${glyph.text} on page ${p + 1}`).toBeGreaterThan(0.02);
          if (!inkOf.has(glyph.text)) inkOf.set(glyph.text, black);
        }
    });
    expect(inkOf.size).toBeGreaterThan(200);
    expect(inkOf.get('一')!).toBeLessThan(0.5 * inkOf.get('履')!);
    const values = [...inkOf.values()];
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
    expect(deviation).toBeGreaterThan(0.025);
  });
});
