// The table of output formats. A format is one entry: its renderer, loaded when asked for, and the test that a file is our own and unedited.
import { createHash } from 'node:crypto';
import type { Printable, Source } from '../contract/ast.js';
import { ContractError, type Problem } from '../problem.js';
import type { Places } from './pdf/places.js';
import type { Style } from './style.js';
import { renderText } from './text.js';

/** Bytes of the font file that holds a face, by the face's name in style.yaml: `my.otf`, `my.ttc#2`. */
export type Fonts = (face: string) => Uint8Array;
export interface Format {
  readonly extension: string;
  /** With a source the document carries it, where the format can. */
  readonly render: (doc: Printable, style: Style, fonts: Fonts, source?: Source) => Promise<Uint8Array>;
  /** What a person should know of the document that came out; absent where there never is anything. */
  readonly remarks?: (doc: Printable, style: Style, fonts: Fonts) => Promise<readonly Problem[]>;
  /** True for a file that this program wrote and nobody edited: its embedded digest fits its content. */
  readonly isIntact: (bytes: Uint8Array) => Promise<boolean>;
  /** What a document of any origin carries of its source; absent where the format carries none. Throws ContractError. */
  readonly source?: (bytes: Uint8Array) => Promise<Source | undefined>;
  /** How its files begin, where that tells them from others. */
  readonly begins?: readonly string[];
}

export const FORMATS: Readonly<Record<'docx' | 'pdf' | 'txt', Format>> = {
  docx: {
    extension: 'docx',
    render: async (doc, style, fonts, source) => {
      const pageOf = await contentsPages(doc, style, fonts);
      return (await import('./docx/index.js')).renderDocx(doc, style, source, pageOf);
    },
    isIntact: async (bytes) => (await import('./docx/reading.js')).isIntactDocx(bytes),
    source: async (bytes) => (await import('./docx/reading.js')).readDocxSource(bytes),
    // The second is Word 97, or a DOCX under a password: its reader says which.
    begins: ['PK', '\u00D0\u00CF\u0011\u00E0'],
  },
  pdf: {
    extension: 'pdf',
    render: async (doc, style, fonts, source) =>
      (await import('./pdf/index.js')).renderPdf(doc, style, fonts, source),
    remarks: async (doc, style, fonts) => {
      const { fallbacksIn, layoutOf } = await import('./pdf/index.js');
      return fallbacksIn(layoutOf(doc, style, fonts), doc, style);
    },
    isIntact: async (bytes) => (await import('./pdf/index.js')).isIntactPdf(bytes),
    source: async (bytes) => (await import('./pdf/index.js')).readPdfSource(bytes),
    begins: ['%PDF'],
  },
  txt: {
    extension: 'txt',
    render: async (doc) => sealText(renderText(doc)),
    isIntact: async (bytes) => isIntactText(new TextDecoder().decode(bytes)),
  },
};
export type { Places };
export type FormatName = keyof typeof FORMATS;

/** Where provisions and signatures stand in the PDF; undefined where the PDF has no face for a character. */
export async function layoutIn(doc: Printable, style: Style, fonts: Fonts): Promise<Places | undefined> {
  const { layoutOf, placesOf } = await import('./pdf/index.js');
  return unlessRefused(() => placesOf(doc, layoutOf(doc, style, fonts), style.page));
}

/** The pages of a table of contents are those of the PDF: Word tells none before it has the document. */
async function contentsPages(
  doc: Printable,
  style: Style,
  fonts: Fonts,
): Promise<ReadonlyMap<string, number> | undefined> {
  if (!doc.rows.some((row) => row.kind === 'text' && row.style === 'contents')) return undefined;
  const { layoutOf, pagesById } = await import('./pdf/index.js');
  return unlessRefused(() => pagesById(layoutOf(doc, style, fonts)));
}

/** A document that is no PDF needs none of its faces. */
function unlessRefused<T>(made: () => T): T | undefined {
  try {
    return made();
  } catch (error) {
    if (error instanceof ContractError) return undefined;
    throw error;
  }
}

/** Which format a file of any origin is, by its first bytes and whatever its name. */
export function formatOf(bytes: Uint8Array): FormatName | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
  const names = Object.keys(FORMATS) as FormatName[];
  return names.find((name) => FORMATS[name].begins?.some((begin) => head.startsWith(begin)));
}

const SEAL = 'csa-contract sha256:';

function sealText(text: string): Uint8Array {
  return new TextEncoder().encode(`${text}\n${SEAL}${digest(text)}\n`);
}

function isIntactText(sealed: string): boolean {
  const at = sealed.lastIndexOf(`\n${SEAL}`);
  return at >= 0 && sealed.slice(at + 1) === `${SEAL}${digest(sealed.slice(0, at))}\n`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
