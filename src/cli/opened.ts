// What the program brings with it (clauses, style, typefaces, ways between scripts), each opened when first asked for and once in a
// process: it cannot change while the program runs, and many command lines in one process share it.
import type { Script } from '../contract/ast.js';
import { ContractError } from '../problem.js';
import type { Fonts } from '../render/index.js';
import type { Style } from '../render/style.js';
import type { Way } from '../script/index.js';
import { readSheet } from '../sheet/index.js';
import { type Library, libraryOf, type PreparedLibrary, versionOf } from '../template/library.js';
import { once } from '../text/once.js';
import { openFonts, readPrepared, readTemplates, readTraditional } from './files.js';

/** Templates as they were prepared when the program was built. */
export interface Prepared {
  readonly library: PreparedLibrary;
  readonly style: Style;
}

const openTemplates = once(() => {
  const files = readTemplates();
  const prepared = readPrepared() as Prepared | undefined;
  // Templates that were edited since then are read anew.
  return { files, prepared: prepared?.library.version === versionOf(files) ? prepared : undefined };
});
export const openLibrary = once(async (): Promise<Library> => {
  const { files, prepared } = openTemplates();
  if (prepared) return libraryOf(prepared.library);
  const [{ loadLibrary }, { kindOf }] = [
    await import('../template/load.js'),
    await import('../terms/index.js'),
  ];
  return loadLibrary(files, kindOf);
});
export const openStyle = once((): Style => {
  const { files, prepared } = openTemplates();
  return prepared?.style ?? (readTable('style.yaml', files) as Style);
});

/** Typefaces of Word documents and what they become in a script. */
export const openFaces = (to: Script): Readonly<Record<string, string>> =>
  (
    readTable('traditional/fonts.yaml', readTraditional()) as Readonly<Record<Script, Record<string, string>>>
  )[to];

function readTable(file: string, templates: ReadonlyMap<string, string>): unknown {
  const { value, problems } = readSheet(templates.get(file) ?? '', file);
  if (problems.length > 0) throw new ContractError(problems);
  return value;
}
export const fonts: Fonts = openFonts();

const ways = new Map<string, Promise<Way>>();
/** Dictionaries are loaded where they are needed alone. */
export function wayBetween(from: Script, to: Script): Promise<Way> {
  const name = `${from} ${to}`;
  const way = ways.get(name) ?? openWay(from, to);
  ways.set(name, way);
  return way;
}

async function openWay(from: Script, to: Script): Promise<Way> {
  const script = await import('../script/index.js');
  return script.openWay(from, to, readTraditional());
}
