// DOCX bytes → the entries of the package in their order, and back. What nobody changes keeps its packed bytes, and every entry its
// date and attributes. The limits are checked against the directory before anything is unpacked.
// The packing is zip.js's own: that of the platform would give other bytes from one version of it to the next.
import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  type Entry as ZipEntry,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/index.min.js';
import { refuse } from './refusal.js';

export interface Entry {
  readonly name: string;
  /** Where it lies in the zip; only this file looks into it. */
  readonly zipped: ZipEntry;
}

const MAX_ENTRIES = 20_000;
const MAX_BYTES = 512 * 2 ** 20;
const MAX_RATIO = 200;
const RATIO_FROM = 2 ** 20;
/** Stored and deflated: what the packaging standard allows. */
const METHODS = new Set([0, 8]);

const CODEC = { useWebWorkers: false, useCompressionStream: false };

export async function readZip(bytes: Uint8Array): Promise<readonly Entry[]> {
  refuseOle(bytes);
  // The names lead to no files, so none of them is unsafe.
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { ...CODEC, checkCrc32: true });
  const directory = reader.getEntriesGenerator({ filenameValidation: 'tolerant' });
  const entries = new Map<string, Entry>();
  let total = 0;
  for (;;) {
    const { done, value: zipped } = await sound(directory.next());
    if (done) return [...entries.values()];
    const { filename: name, uncompressedSize, compressedSize, compressionMethod } = zipped;
    if (zipped.encrypted) refuse('ENCRYPTED');
    const full = zipped.directory && uncompressedSize > 0;
    if (full || entries.has(name) || !METHODS.has(compressionMethod)) refuse('ZIP', name);
    total += uncompressedSize;
    const dense = uncompressedSize > RATIO_FROM && uncompressedSize > MAX_RATIO * compressedSize;
    if (dense || total > MAX_BYTES) refuse('SIZE', name);
    if (entries.size === MAX_ENTRIES) refuse('SIZE');
    entries.set(name, { name, zipped });
  }
}

/** Word 97 files and files under a password are the same container; the latter names its one stream in UTF-16. */
function refuseOle(bytes: Uint8Array): void {
  const magic = [0xd0, 0xcf, 0x11, 0xe0];
  if (magic.some((byte, at) => bytes[at] !== byte)) return;
  const encrypted = new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'));
  refuse(encrypted ? 'ENCRYPTED' : 'OLE');
}

/** What zip.js cannot read is no usable zip. */
async function sound<T>(reading: Promise<T>, part?: string): Promise<T> {
  try {
    return await reading;
  } catch {
    return refuse('ZIP', part);
  }
}

/** The bytes of an entry; checked against their sum and size. */
export const unpack = (entry: Entry): Promise<Uint8Array> => contentOf(entry, false);

async function contentOf({ name, zipped }: Entry, passThrough: boolean): Promise<Uint8Array> {
  if (zipped.directory) return new Uint8Array();
  return sound(zipped.getData(new Uint8ArrayWriter(), { passThrough }), name);
}

/** The package with other bytes in the entries named. */
export async function writeZip(
  entries: readonly Entry[],
  changed: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { ...CODEC, extendedTimestamp: false });
  for (const entry of entries) {
    const { name, zipped } = entry;
    const bytes = changed.get(name);
    const content = bytes ?? (await contentOf(entry, true));
    const { rawFilename, rawComment, rawLastModDate, bitFlag, compressionMethod } = zipped;
    await writer.add(name, zipped.directory ? undefined : new Uint8ArrayReader(content), {
      ...{ entry: zipped, passThrough: bytes === undefined, compressionMethod, dataDescriptor: false },
      rawLastModDate: Number(rawLastModDate),
      useUnicodeFileNames: bitFlag?.languageEncodingFlag ?? false,
      encodeText: (_, kind) => (kind === 'filename' ? rawFilename : rawComment),
    });
  }
  return writer.close();
}
