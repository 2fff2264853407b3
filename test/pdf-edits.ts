// Edits of a PDF as somebody makes them who wants another contract: in the content stream, over the page, beside it.
import { deflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import { atLength } from './pdf-content.js';
import { readPdf } from './pdf-reading.js';

export type Edit = (pdf: PDFDocument) => unknown;

export async function editedPdf(bytes: Uint8Array, edit: Edit, objectStreams = true): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  await edit(pdf);
  return pdf.save({ useObjectStreams: objectStreams, updateFieldAppearances: false });
}

/** At length. */
export const content = (pdf: PDFDocument, page: number): string => {
  const stream = pdf.getPage(page).node.Contents();
  if (!(stream instanceof PDFRawStream)) throw new Error('not one stream');
  return atLength(Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'));
};

export function setContent(pdf: PDFDocument, page: number, text: string): void {
  const stream = pdf.context.flateStream(Buffer.from(text, 'latin1'));
  pdf.getPage(page).node.set(PDFName.of('Contents'), pdf.context.register(stream));
}

/** Draws on top of a page in PDF's own operators. */
export const draw =
  (page: number, operators: string): Edit =>
  (pdf) =>
    setContent(pdf, page, `${content(pdf, page)}\nq ${operators} Q`);
export const below =
  (page: number, operators: string): Edit =>
  (pdf) =>
    setContent(pdf, page, `q ${operators} Q\n${content(pdf, page)}`);

export interface Line {
  readonly page: number;
  /** Of the text object in the content stream. */
  readonly index: number;
  readonly x: number;
  /** Baseline, measured from the lower edge as PDF does. */
  readonly y: number;
  readonly right: number;
  readonly glyphs: readonly { readonly text: string; readonly x: number; readonly width: number }[];
}
export interface Lines {
  /** The first line with these words. */
  readonly with: (words: string) => Line;
  /** The code of a character in a font of the page. */
  readonly code: (font: string, char: string) => string;
}

export async function linesOf(bytes: Uint8Array): Promise<Lines> {
  const { pages, fonts } = await readPdf(bytes);
  const code: Lines['code'] = (font, char) => {
    const found = [...fonts.get(font)!.texts].find(([, text]) => text === char);
    if (!found) throw new Error(`${font} has no ${char}`);
    return found[0].toString(16).padStart(4, '0');
  };
  return {
    code,
    with: (words) => {
      for (const [page, { lines, height }] of pages.entries())
        for (const [index, line] of lines.entries())
          if (line.text.includes(words)) return { ...line, page, index, y: height - line.y };
      throw new Error(`no line has ${words}`);
    },
  };
}

/** Changes the text object of one line. */
export const inLine =
  ({ page, index }: Line, change: (object: string) => string): Edit =>
  (pdf) => {
    let at = -1;
    const before = content(pdf, page);
    const after = before.replace(/^BT .+ ET$/gm, (object) => {
      at += 1;
      return at === index ? change(object) : object;
    });
    if (after === before) throw new Error('nothing was changed');
    setContent(pdf, page, after);
  };

/** Puts another character, of the same font, where the first of these stands in a line. */
export const put = (lines: Lines, line: Line, char: string, other: string): Edit =>
  inLine(line, (object) => {
    const wanted = line.glyphs.findIndex(({ text }) => text === char);
    let [at, font] = [-1, ''];
    return object.replace(
      /\/(F\d+) |<(\w+)>/g,
      (all, name: string | undefined, codes: string | undefined) => {
        if (name) font = name;
        const changed = codes?.replace(/\w{4}/g, (code) =>
          ++at === wanted ? lines.code(font, other) : code,
        );
        return changed === undefined ? all : `<${changed}>`;
      },
    );
  });

export const annotate =
  (page: number, entries: Record<string, unknown>): Edit =>
  (pdf) => {
    const { context } = pdf;
    const dict = context.obj({ Type: 'Annot', Rect: [100, 100, 160, 130], ...(entries as object) } as never);
    pdf.getPage(page).node.addAnnot(context.register(dict as PDFObject));
  };

/** A grey picture, one pixel. */
export function picture(pdf: PDFDocument, page: number, grey = 0xff): string {
  const image = pdf.context.stream(deflateSync(Buffer.from([grey])), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 1,
    Height: 1,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceGray',
    Filter: 'FlateDecode',
  });
  return resource(pdf, page, 'XObject', pdf.context.register(image));
}

/** Adds to the resources of one page alone and gives the name. */
export function resource(pdf: PDFDocument, page: number, category: string, object: PDFObject): string {
  const { node } = pdf.getPage(page);
  const own = node.Resources()!.clone(pdf.context);
  const group = own.lookupMaybe(PDFName.of(category), PDFDict)?.clone(pdf.context) ?? pdf.context.obj({});
  const name = `Own${group.keys().length}`;
  group.set(PDFName.of(name), object);
  own.set(PDFName.of(category), group);
  node.set(PDFName.of('Resources'), own);
  return `/${name}`;
}

export const inCatalog =
  (key: string, value: unknown): Edit =>
  ({ catalog, context }) =>
    catalog.set(PDFName.of(key), context.obj(value as never) as PDFObject);
export const onPage =
  (page: number, key: string, value: unknown): Edit =>
  (pdf) =>
    pdf.getPage(page).node.set(PDFName.of(key), pdf.context.obj(value as never) as PDFObject);
export const string = (text: string): PDFString => PDFString.of(text);
export { PDFArray, PDFDict, PDFDocument, PDFName };
