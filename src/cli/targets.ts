// Where a converted file goes, and what the name of a file says about its script.
import { basename, dirname, extname, join } from 'node:path';
import type { Script } from '../contract/ast.js';
import { isFolder } from './files.js';

interface Asked {
  readonly to: Script;
  readonly out?: string;
  readonly localised?: boolean;
}
const SUFFIX = /\.(?:hans|hant-tw|hant-hk)(?:\.localised)?$/;

/** `x.docx` → `x.hant-tw.docx` → `x.hans.docx`; `-` for the standard output. */
export function targetOf(file: string, asked: Asked, several: boolean): string {
  const { out } = asked;
  if (out === '-') return out;
  const isFile = out !== undefined && !several && !isFolderName(out);
  if (isFile) return out;
  const extension = extname(file);
  const base = basename(file, extension).replace(SUFFIX, '');
  // A reading copy never takes the name of the text to be signed.
  const copy = asked.localised && asked.to !== 'hans' ? '.localised' : '';
  return join(out ?? dirname(file), `${base}.${asked.to}${copy}${extension}`);
}

const isFolderName = (out: string): boolean => /[/\\]$/.test(out) || isFolder(out);

/** Whether what `-o` says can only be a file. */
export const isFileName = (out: string): boolean => extname(out) !== '' && !isFolderName(out);

/** The Traditional script that a file has in its name, as this program writes it. */
export function scriptNamed(file: string): Script | undefined {
  const [, script] = /\.(hant-tw|hant-hk)(?:\.localised)?\.[^.]+$/.exec(file) ?? [];
  return script as Script | undefined;
}
