// What the program brings with it (clauses, style, typefaces, ways between scripts), each opened when first asked for and once in a
// process: it cannot change while the program runs, and many command lines in one process share it.
import type { Script } from '../contract/ast.js';
import type { Fonts } from '../render/index.js';
import type { Style } from '../render/style.js';
import type { Way } from '../script/index.js';
import { type Library, loadLibrary } from '../template/library.js';
import { kindOf } from '../terms/index.js';
import { once } from '../text/once.js';
import { openFonts, readStyle, readTemplates, readTraditional } from './files.js';

export const openLibrary = once((): Library => loadLibrary(readTemplates(), kindOf));
export const openStyle = once((): Style => readStyle());
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
