// How a document was printed, as it records it, and the options that print the same sheet in the same way again.
import type { CompileOptions } from '../compile.js';
import type { Printing } from '../contract/ast.js';
import { readTraditional } from './files.js';

export type PrintingOptions = Pick<CompileOptions, 'lang' | 'layout' | 'form' | 'status' | 'script'>;

/** Dictionaries are loaded for Traditional alone. */
export async function optionsOf({ script, localised, quotes, ...plain }: Printing): Promise<PrintingOptions> {
  if (script === undefined || script === 'hans') return plain;
  const { openWay } = await import('../script/index.js');
  const way = await openWay('hans', script, readTraditional());
  return { ...plain, script: { way, localised: localised ?? false, ...(quotes && { quotes }) } };
}
