// The one door to pdf-lib, used as object model and writer only. Its one-file build loads in a fifth of the time of its modules.
import { createRequire } from 'node:module';
import type * as PdfLib from 'pdf-lib';

export const {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} = createRequire(import.meta.url)('pdf-lib/dist/pdf-lib.min.js') as typeof PdfLib;
