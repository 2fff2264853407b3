// The table of output formats. A format is one entry: its renderer, loaded when asked for, and the test that a file is our own and unedited.
import { createHash } from 'node:crypto';
import type { Printable } from '../contract/ast.js';
import type { Style } from './style.js';
import { renderText } from './text.js';

/** Bytes of a font face by its name in style.yaml. */
export type Fonts = (face: string) => Uint8Array;
export interface Format {
  readonly extension: string;
  readonly render: (doc: Printable, style: Style, fonts: Fonts) => Promise<Uint8Array>;
  /** True for a file that this program wrote and nobody edited: its embedded digest fits its content. */
  readonly isIntact: (bytes: Uint8Array) => Promise<boolean>;
}

export const FORMATS: Readonly<Record<'docx' | 'pdf' | 'txt', Format>> = {
  docx: {
    extension: 'docx',
    render: async (doc, style) => (await import('./docx/index.js')).renderDocx(doc, style),
    isIntact: async (bytes) => (await import('./docx/index.js')).isIntactDocx(bytes),
  },
  pdf: {
    extension: 'pdf',
    render: async (doc, style, fonts) => (await import('./pdf/index.js')).renderPdf(doc, style, fonts),
    isIntact: async (bytes) => (await import('./pdf/index.js')).isIntactPdf(bytes),
  },
  txt: {
    extension: 'txt',
    render: async (doc) => sealText(renderText(doc)),
    isIntact: async (bytes) => isIntactText(new TextDecoder().decode(bytes)),
  },
};
export type FormatName = keyof typeof FORMATS;

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
