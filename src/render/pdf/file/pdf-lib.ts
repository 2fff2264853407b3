// The one door to pdf-lib, which reads PDFs and is not loaded to write one. Its one-file build loads in a fifth of the time of its modules.
import type * as PdfLib from 'pdf-lib';
import pdfLib from 'pdf-lib/dist/pdf-lib.min.js';

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
