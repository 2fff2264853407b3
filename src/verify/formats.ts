// The formats whose documents can be compared; each is loaded when asked for.
import type { Style } from '../render/style.js';
import type { Prepare } from './clauses.js';

/** What printing needs besides the contract. */
export interface Tools {
  readonly style: Style;
  readonly fonts: (face: string) => Uint8Array;
}

export const COMPARED: Readonly<Record<'docx' | 'pdf', (tools: Tools) => Promise<Prepare>>> = {
  docx: async () => (await import('./docx/index.js')).prepareDocx,
  pdf: async (tools) => (await import('./printed.js')).preparePdf(tools),
};
export type ComparedFormat = keyof typeof COMPARED;
