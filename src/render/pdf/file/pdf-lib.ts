// The one door to pdf-lib, used as object model and writer only. Its one-file build loads in a fifth of the time of its modules.
import type * as PdfLib from 'pdf-lib';
import pdfLib from 'pdf-lib/dist/pdf-lib.min.js';
import { deflate } from './deflate.js';

export const {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} = pdfLib as typeof PdfLib;

/** An object as a file has it, in ASCII: a document has thousands of small ones, and dictionaries of pdf-lib are slow to make and to write. */
export class Written extends PDFObject {
  constructor(private readonly text: string) {
    super();
  }
  override toString(): string {
    return this.text;
  }
}

/** Registers a stream, packed. */
export function packed(
  context: PdfLib.PDFContext,
  bytes: Uint8Array,
  entries: Readonly<Record<string, PdfLib.PDFObject | string | number>> = {},
): PdfLib.PDFRef {
  const dict = context.obj({ ...entries, Filter: 'FlateDecode' });
  return context.register(PDFRawStream.of(dict, deflate(bytes)));
}

/** A text string: as it is in ASCII, else UTF-16 in hexadecimal digits (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[()\\]/g, '\\$&')})`;
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
  return `<${hex}>`;
}
