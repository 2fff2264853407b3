// How a document was printed, as it records it, and the options that print the same sheet in the same way again.
import type { CompileOptions } from '../compile.js';
import type { Printing } from '../contract/ast.js';
import { wayBetween } from './opened.js';

export type PrintingOptions = Pick<
  CompileOptions,
  'lang' | 'layout' | 'form' | 'status' | 'script' | 'finish'
>;

export async function optionsOf(printing: Printing): Promise<PrintingOptions> {
  const { script, localised, quotes, lang, layout, form, status, ...finish } = printing;
  const plain = {
    ...{ ...(lang && { lang }), ...(layout && { layout }), ...(form && { form }), ...(status && { status }) },
    finish,
  };
  if (script === undefined || script === 'hans') return plain;
  const way = await wayBetween('hans', script);
  return { ...plain, script: { way, localised: localised ?? false, ...(quotes && { quotes }) } };
}
