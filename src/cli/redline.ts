// Two sheets in, the new agreement as a Word document with tracked changes against the old out, or why it cannot be printed.
// Both are printed in the new one's languages and arrangement: a column that came or went is no change of the agreement.
import { type CompileOptions, compile, type ScriptOptions } from '../compile.js';
import type { Layout, Printable, Script } from '../contract/ast.js';
import { ContractError, type Problem } from '../problem.js';
import { FORMATS } from '../render/index.js';
import type { Library } from '../template/library.js';
import type { Marks } from './marks.js';
import { fonts, openStyle } from './opened.js';
import { scriptOptions } from './scripts.js';
import { compileOptions, type ReadingOptions } from './sheets.js';

export interface RedlineOptions extends Pick<ReadingOptions, 'lang' | 'layout'> {
  readonly script: Script;
  readonly localised?: boolean;
}
/** A sheet's text, the name by which messages call it, and the path that says where files beside it are. */
export interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}
export type Redlined =
  | { readonly bytes: Uint8Array; readonly problems?: never }
  | { readonly bytes?: never; readonly problems: readonly Problem[] };

export async function redlineOf(
  [old, now]: readonly [Sheet, Sheet],
  options: RedlineOptions,
  marks: Marks,
  library: Library,
): Promise<Redlined> {
  const style = openStyle();
  const script = await scriptOptions(options, style);
  const printed = (sheet: Sheet, way: Pick<ReadingOptions, 'lang' | 'layout'>) =>
    compile(sheet.text, library, sheetOptions(sheet, way, script));
  const after = printed(now, options);
  const before = printed(old, after.printable ? wayOf(after.printable.layout) : options);
  if (!after.printable || !before.printable)
    return { problems: [...before.problems, ...after.problems].filter(isError) };
  try {
    const docx = (doc: Printable): Promise<Uint8Array> => FORMATS.docx.render(doc, style, fonts);
    const { redline } = await import('../diff/docx/redline.js');
    return { bytes: await redline(await docx(before.printable), await docx(after.printable), marks) };
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return { problems: after.place(error.problems) };
  }
}

export const isError = ({ severity }: Problem): boolean => severity === 'error';

export function sheetOptions(
  { name, path }: Sheet,
  options: Pick<ReadingOptions, 'lang' | 'layout'>,
  script?: ScriptOptions,
): CompileOptions {
  const { lang, layout } = options;
  const asked = { ...(lang && { lang }), ...(layout && { layout }) };
  return { ...compileOptions(path, asked), file: name, ...(script && { script }) };
}

const wayOf = (layout: Layout): Pick<ReadingOptions, 'lang' | 'layout'> =>
  layout === 'zh' || layout === 'en' ? { lang: layout } : { lang: 'bilingual', layout };
