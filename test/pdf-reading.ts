// PDF bytes → what stands in them: fonts, per page the lines of text with the place of every character, and pixels.
// Reads the file alone, with pdf-lib and pdfium, so that tests see what a reader sees and not what the layout meant.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
} from 'pdf-lib';
import { atLength } from './pdf-content.js';

export interface ReadFont {
  /** Name of the face without its subset tag. */
  readonly face: string;
  readonly file: Uint8Array;
  /** By CID: the text it stands for, and its width in 1/1000 em. */
  readonly texts: ReadonlyMap<number, string>;
  readonly widths: ReadonlyMap<number, number>;
}
export interface ReadGlyph {
  readonly font: ReadFont;
  readonly cid: number;
  readonly text: string;
  readonly x: number;
  readonly width: number;
}
export interface ReadLine {
  readonly text: string;
  readonly x: number;
  /** Baseline, measured from the top of the page. */
  readonly y: number;
  readonly right: number;
  readonly size: number;
  readonly turned: boolean;
  readonly face: string;
  readonly glyphs: readonly ReadGlyph[];
}
export interface ReadArea {
  readonly x: number;
  /** Of its upper edge, measured from the top of the page. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  /** Filled rectangles: rules and tints. */
  readonly areas: readonly ReadArea[];
  /** In the order of the content stream. */
  readonly lines: readonly ReadLine[];
}
export interface ReadPdf {
  readonly fonts: ReadonlyMap<string, ReadFont>;
  readonly pages: readonly ReadPage[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = pdf.getPages();
  const fonts = fontsOf(pages[0]!);
  return { fonts, pages: pages.map((page) => readPage(page, fonts)) };
}

function fontsOf(page: PDFPage): Map<string, ReadFont> {
  const resources = page.node.Resources()!.lookup(PDFName.of('Font'), PDFDict);
  return new Map(
    resources.keys().map((key) => {
      const font = resources.lookup(key, PDFDict);
      const inner = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
      const descriptor = inner.lookup(PDFName.of('FontDescriptor'), PDFDict);
      const [, tag, face] = /^\/([A-Z]{6})\+(.+)$/.exec(String(inner.get(PDFName.of('BaseFont')))) ?? [];
      if (!tag || !face) throw new Error('a face without a subset tag');
      const first = inner.lookup(PDFName.of('W'), PDFArray);
      const start = first.lookup(0, PDFNumber).asNumber();
      const widths = first.lookup(1, PDFArray).asArray().map(Number);
      return [
        key.decodeText(),
        {
          // As style.yaml names it.
          face: face.replace(/-Regular$/, '_400Regular').replace(/-Bold$/, '_700Bold'),
          file: decoded(descriptor.lookup(PDFName.of('FontFile2'))),
          texts: textsOf(Buffer.from(decoded(font.lookup(PDFName.of('ToUnicode')))).toString('latin1')),
          widths: new Map(widths.map((width, i) => [start + i, width])),
        },
      ];
    }),
  );
}

function decoded(stream: unknown): Uint8Array {
  if (!(stream instanceof PDFRawStream)) throw new Error('not a stream');
  return decodePDFRawStream(stream).decode();
}

const textsOf = (map: string): Map<number, string> =>
  new Map(
    [...map.matchAll(/^<(\w{4})> <(\w+)>$/gm)].map(([, cid, hex]) => [
      Number.parseInt(cid!, 16),
      Buffer.from(hex!, 'hex').swap16().toString('utf16le'),
    ]),
  );

function readPage(page: PDFPage, fonts: ReadonlyMap<string, ReadFont>): ReadPage {
  const content = atLength(Buffer.from(decoded(page.node.Contents())).toString('latin1'));
  const height = page.getHeight();
  const areas = [...content.matchAll(/ rg ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re f$/gm)].map((m) => {
    const [x, y, w, h] = m.slice(1).map(Number) as [number, number, number, number];
    return { x, y: height - y - h, width: w, height: h };
  });
  return {
    ...{ width: page.getWidth(), height, areas },
    lines: [...content.matchAll(/^BT (.+) ET$/gm)].map((m) => readLine(m[1]!, height, fonts)),
  };
}

/** One text object: a matrix, then faces and arrays of codes and shifts. */
function readLine(text: string, height: number, fonts: ReadonlyMap<string, ReadFont>): ReadLine {
  const [cos, sin, , , x, y] = /([-\d. ]+) Tm/.exec(text)![1]!.trim().split(' ').slice(-6).map(Number);
  const glyphs: ReadGlyph[] = [];
  let font: ReadFont | undefined;
  let size = 0;
  let pen = x!;
  const spacing = Number(/([-\d.]+) Tc/.exec(text)?.[1] ?? 0);
  for (const [, name, points, shown] of text.matchAll(/\/(F\d+) ([\d.]+) Tf|\[([^\]]*)\] TJ/g)) {
    if (name) {
      font = fonts.get(name)!;
      size = Number(points);
    }
    for (const [, codes, shift] of (shown ?? '').matchAll(/<(\w+)>|(-?[\d.]+)/g)) {
      if (shift) pen -= (Number(shift) * size) / 1000;
      for (const code of codes?.match(/\w{4}/g) ?? []) {
        const cid = Number.parseInt(code, 16);
        const width = (font!.widths.get(cid)! * size) / 1000;
        glyphs.push({ font: font!, cid, text: font!.texts.get(cid)!, x: pen, width });
        pen += width + spacing;
      }
    }
  }
  return {
    text: glyphs.map((glyph) => glyph.text).join(''),
    x: x!,
    y: height - y!,
    right: pen - spacing,
    size,
    turned: cos !== 1 || sin !== 0,
    face: font?.face ?? '',
    glyphs,
  };
}

/** Lines between header and footer, the draft mark left out. */
export function bodyLines(page: ReadPage, margin: { top: number; bottom: number }): ReadLine[] {
  return page.lines.filter(
    (line) => !line.turned && line.y > margin.top && line.y < page.height - margin.bottom,
  );
}

export interface Raster {
  /** The page's text as pdfium extracts it. */
  readonly text: string;
  /** Darkness of a rectangle in points, averaged: 0 white, 1 black. */
  readonly ink: (x: number, y: number, width: number, height: number) => number;
  /** Pixels that are not grey. */
  readonly coloured: number;
}

export const pdfium = await PDFiumLibrary.init();

/** Every page's text as pdfium extracts it. */
export async function extracted(bytes: Uint8Array): Promise<string[]> {
  const document = await pdfium.loadDocument(bytes);
  const texts = [...document.pages()].map(textOf);
  document.destroy();
  return texts;
}

/** A hyphen at a line's end is U+FFFE to pdfium. */
const textOf = (page: { getText(): string }): string => page.getText().replaceAll('\uFFFE', '-');

/** Every page drawn at `scale` pixels a point. */
export async function rasterise(bytes: Uint8Array, scale: number): Promise<Raster[]> {
  const document = await pdfium.loadDocument(bytes);
  const rasters: Raster[] = [];
  for (const page of document.pages()) {
    // Rendering closes the page, so its text comes first.
    const text = textOf(page);
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    let coloured = 0;
    for (let at = 0; at < data.length; at += 4) if (Math.abs(data[at]! - data[at + 2]!) > 40) coloured += 1;
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
    rasters.push({ text, ink, coloured });
  }
  document.destroy();
  return rasters;
}
