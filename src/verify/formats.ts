// The formats whose documents can be compared; each is loaded when asked for.
import type { Prepare } from './clauses.js';
import type { Tools } from './printed.js';

export const COMPARED: Readonly<Record<'docx' | 'pdf', (tools: Tools) => Promise<Prepare>>> = {
  docx: async () => (await import('./docx/index.js')).prepareDocx,
  pdf: async (tools) => (await import('./printed.js')).preparePdf(tools),
};
export type ComparedFormat = keyof typeof COMPARED;
