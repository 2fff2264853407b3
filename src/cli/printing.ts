// How a document was printed, as it records it, and the options that print the same sheet in the same way again.
import type { CompileOptions } from '../compile.js';
import type { Printing } from '../contract/ast.js';
import { wayBetween } from './opened.js';

export type PrintingOptions = Pick<CompileOptions, 'lang' | 'layout' | 'form' | 'status' | 'script'>;

export async function optionsOf({ script, localised, quotes, ...plain }: Printing): Promise<PrintingOptions> {
  if (script === undefined || script === 'hans') return plain;
  const way = await wayBetween('hans', script);
  return { ...plain, script: { way, localised: localised ?? false, ...(quotes && { quotes }) } };
}
