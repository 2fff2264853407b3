// Every file-system call of the program: templates, style and fonts in, sheets in, contracts out (atomically, never over somebody's edits).
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import type { Fonts } from '../render/index.js';
import { ownFace } from '../render/style.js';
import { isTermSheet } from '../sheet/kind.js';
import type { FileFault } from './faults.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TEMPLATES = join(ROOT, 'templates');
const FONTS = join(ROOT, 'dist', 'fonts');

const TRADITIONAL = 'traditional';

/** Template texts by their path under templates/; those of Traditional Chinese are read by themselves. */
export const readTemplates = (): Map<string, string> => readFolder('');
export const readTraditional = (): Map<string, string> => readFolder(TRADITIONAL);

function readFolder(under: string): Map<string, string> {
  const files = new Map<string, string>();
  const add = (folder: string): void => {
    for (const entry of readdirSync(join(TEMPLATES, folder), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (name === TRADITIONAL) continue;
      if (entry.isDirectory()) add(name);
      else if (/\.(md|yaml|txt)$/.test(name)) files.set(name, readFileSync(join(TEMPLATES, name), 'utf8'));
    }
  };
  add(under);
  return files;
}

/** What the build made of the templates: it stands beside the bundled program, and beside no other code. */
export function readPrepared(): unknown {
  const file = new URL('templates.json', import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Font faces, read when first asked for. */
export function openFonts(): Fonts {
  const faces = new Map<string, Uint8Array>();
  return (face) => {
    const known = faces.get(face);
    if (known) return known;
    const bytes = plainView(readFileSync(join(FONTS, `${basename(face)}.ttf`)));
    faces.set(face, bytes);
    return bytes;
  };
}

/** The same with the user's own faces, read from where the style file stands; one file may hold many. */
export function fontsBeside(styleFile: string, fonts: Fonts): Fonts {
  const own = new Map<string, Uint8Array>();
  return (face) => {
    const file = ownFace(face)?.file;
    if (file === undefined) return fonts(face);
    const bytes = own.get(file) ?? plainView(readFileSync(resolve(dirname(styleFile), file)));
    own.set(file, bytes);
    return bytes;
  };
}

/** A plain view of a file: a Buffer's slice() would share memory with it. */
const plainView = ({ buffer, byteOffset, byteLength }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

export function readVersion(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}

export async function readBytes(path: string): Promise<Uint8Array> {
  const { buffer, byteOffset, byteLength } = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw Object.assign(error, { path });
  });
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Text of a sheet; bytes that are not UTF-8 are refused rather than replaced. */
export async function readText(path: string): Promise<string> {
  return textOf(await readBytes(path), path);
}

/** The same for bytes that were read already. */
export function textOf(bytes: Uint8Array, path: string): string {
  if (BINARY.includes(Buffer.from(bytes.subarray(0, 4)).toString('latin1')))
    throw Object.assign(new Error(path), { code: 'NOT-A-SHEET', path });
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** How PDF, DOCX and the older DOC begin. */
const BINARY = ['%PDF', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0'];

/** Whether a term sheet stands there: its only copy may be this one. */
export function isSheet(path: string): boolean {
  if (!existsSync(path) || isFolder(path)) return false;
  // Packed and printed files have no such line.
  return isTermSheet(readFileSync(path).toString('utf8'));
}

/** Whether two paths lead to one file, by whatever names. */
export function isSameFile(a: string, b: string): boolean {
  const [one, two] = [a, b].map((path) => (existsSync(path) ? statSync(path) : undefined));
  return one && two ? one.dev === two.dev && one.ino === two.ino : resolve(a) === resolve(b);
}

/** `<folder>/<sheet's base name><suffix>.<extension>`. */
export function outputPath(
  sheet: string,
  folder: string | undefined,
  suffix: string,
  extension: string,
): string {
  return join(folder ?? dirname(sheet), `${basename(sheet, extname(sheet))}${suffix}.${extension}`);
}

/** Whether a file that stands there is this program's own and unedited, by what its bytes say. */
export async function isUnedited(
  path: string,
  isIntact: (bytes: Uint8Array) => boolean | Promise<boolean>,
): Promise<boolean> {
  try {
    return await isIntact(await readBytes(path));
  } catch {
    return false;
  }
}

export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Whether a folder stands where a file should go. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** /dev/null, a pipe: what is written there replaces nothing. */
export function isDevice(path: string): boolean {
  return existsSync(path) && !isFolder(path) && !statSync(path).isFile();
}

/** Each file goes to a temporary file beside its target and is renamed over it. */
export async function writeAll(
  outputs: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  for (const { path, bytes } of outputs) {
    try {
      await makeFolder(dirname(path));
      // A device cannot be replaced by a file: a rename would take its place.
      if (isDevice(path)) await writeFile(path, bytes);
      else await writeFileAtomic(path, Buffer.from(bytes));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!/^E[A-Z]+$/.test(code)) throw error;
      throw Object.assign(new Error(code), { code, path, writing: true } satisfies FileFault);
    }
  }
}

/** Step by step from the first ancestor that exists: Node's own recursive mkdir never returns where one refuses with ENOENT. */
async function makeFolder(folder: string): Promise<void> {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: unknown) => {
    // Another run may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  });
}
