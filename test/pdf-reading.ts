// Reads PDF files back for the tests: embedded fonts taken apart with pdf-lib, text and pixels through pdfium.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFNumber,
  PDFRawStream,
} from 'pdf-lib';
import type { Page, TextInk } from '../src/render/pdf/boxes.js';
import { type Face, openFace } from '../src/render/pdf/sfnt.js';

export interface EmbeddedFont {
  /** BaseFont without the subset tag: the face's name. */
  readonly name: string;
  readonly subset: Face;
  /** Text of each CID by ToUnicode, CID 1 first. */
  readonly texts: readonly string[];
  /** W of each CID, CID 1 first. */
  readonly widths: readonly number[];
}

export async function embeddedFonts(bytes: Uint8Array): Promise<EmbeddedFont[]> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const streamOf = (dict: PDFDict, key: string): Uint8Array => {
    const stream = dict.lookup(PDFName.of(key));
    if (!(stream instanceof PDFRawStream)) throw new Error(`${key} is no stream`);
    return decodePDFRawStream(stream).decode();
  };
  const fonts: EmbeddedFont[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) continue;
    const descendant = object.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
    const descriptor = descendant.lookup(PDFName.of('FontDescriptor'), PDFDict);
    const name = descendant
      .lookup(PDFName.of('BaseFont'), PDFName)
      .decodeText()
      .replace(/^[A-Z]{6}\+/, '');
    const map = new TextDecoder('latin1').decode(streamOf(object, 'ToUnicode'));
    const entries = [...map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)];
    const w = descendant.lookup(PDFName.of('W'), PDFArray).lookup(1, PDFArray);
    fonts.push({
      name,
      subset: openFace(name, streamOf(descriptor, 'FontFile2')),
      texts: entries.map((m, i) => {
        if (Number.parseInt(m[1]!, 16) !== i + 1) throw new Error('CIDs are not in order');
        return m[2]!.replace(/.{4}/g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)));
      }),
      widths: w.asArray().map((n) => (n as PDFNumber).asNumber()),
    });
  }
  return fonts;
}

export interface Raster {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Blackness of the pixel rectangle in points, 0 to 1, averaged. */
  readonly ink: (x: number, y: number, width: number, height: number) => number;
}

/** Every page drawn at `scale` pixels a point, with its extracted text. */
export async function rasters(bytes: Uint8Array, scale: number): Promise<Raster[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const found: Raster[] = [];
  for (const page of document.pages()) {
    // Rendering closes the page, so its text comes first.
    const text = page.getText();
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    const ink: Raster['ink'] = (x, y, w, h) => {
      let sum = 0;
      let count = 0;
      for (let row = Math.max(0, Math.floor(y * scale)); row < Math.min(height, (y + h) * scale); row++)
        for (let col = Math.max(0, Math.floor(x * scale)); col < Math.min(width, (x + w) * scale); col++) {
          sum += 255 - data[4 * (row * width + col) + 1]!;
          count++;
        }
      return count ? sum / count / 255 : 0;
    };
    found.push({ text, width, height, ink });
  }
  document.destroy();
  library.destroy();
  return found;
}

export const bare = (text: string): string => text.replace(/[\s\u00a0\u3000]/gu, '');
export const textInks = (page: Page): TextInk[] => page.inks.filter((ink) => ink.kind === 'text');
export const wordsOf = (ink: TextInk): string => ink.glyphs.map(({ glyph }) => glyph.text).join('');
