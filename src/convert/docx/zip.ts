// DOCX bytes → the entries of the package in their order, and back. Entries are kept packed: what nobody changes keeps its packed
// bytes and its date. The limits are checked against the directory before anything is unpacked.
import { deflateSync, inflateSync } from 'fflate';
import { refuse } from './refusal.js';

export interface Entry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Time and date as MS-DOS wrote them. */
  readonly stamp: number;
  readonly attributes: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

const MAX_ENTRIES = 20_000;
const MAX_BYTES = 512 * 2 ** 20;
const MAX_RATIO = 200;
const RATIO_FROM = 2 ** 20;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

export function readZip(bytes: Uint8Array): readonly Entry[] {
  refuseOle(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(bytes, view);
  } catch (error) {
    if (error instanceof RangeError) refuse('ZIP');
    throw error;
  }
}

/** Word 97 files and files under a password are the same container; the latter names its one stream in UTF-16. */
function refuseOle(bytes: Uint8Array): void {
  const magic = [0xd0, 0xcf, 0x11, 0xe0];
  if (magic.some((byte, at) => bytes[at] !== byte)) return;
  const encrypted = new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'));
  refuse(encrypted ? 'ENCRYPTED' : 'OLE');
}

function entriesOf(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) refuse('SIZE');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== CENTRAL) refuse('ZIP');
    const entry = entryAt(bytes, view, at);
    total += entry.size;
    const dense = entry.size > RATIO_FROM && entry.size > MAX_RATIO * entry.packed.length;
    if (dense || total > MAX_BYTES) refuse('SIZE', entry.name);
    entries.push(entry);
    at += 46 + lengthsAt(view, at);
  }
  return entries;
}

function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) if (view.getUint32(at, true) === END) return at;
  return refuse('ZIP');
}

const lengthsAt = (view: DataView, at: number): number =>
  view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const rawName = bytes.slice(at + 46, nameEnd);
  const name = new TextDecoder().decode(rawName);
  const [size, packedSize, offset] = sizesAt(view, at, nameEnd);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  if (flags & 1) refuse('ENCRYPTED');
  if (view.getUint32(offset, true) !== LOCAL || (method !== 0 && method !== 8)) refuse('ZIP', name);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length || (method === 0 && size !== packedSize)) refuse('ZIP', name);
  return {
    name,
    rawName,
    flags: flags & 0x800,
    method,
    stamp: view.getUint32(at + 12, true),
    attributes: view.getUint32(at + 38, true),
    crc: view.getUint32(at + 16, true),
    size,
    packed: bytes.subarray(start, start + packedSize),
  };
}

/** Size, packed size and offset; those that say 0xFFFFFFFF stand in the zip64 field, which some writers always use. */
function sizesAt(view: DataView, at: number, extra: number): readonly [number, number, number] {
  const sizes: [number, number, number] = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ];
  const stop = extra + view.getUint16(at + 30, true);
  for (let field = extra; field + 4 <= stop; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    for (const n of [0, 1, 2] as const) {
      if (sizes[n] !== 0xffffffff) continue;
      sizes[n] = Number(view.getBigUint64(next, true));
      next += 8;
    }
  }
  return sizes;
}

/** The bytes of an entry; checked against their sum. */
export function unpack(entry: Entry): Uint8Array {
  const bytes = entry.method === 0 ? entry.packed : inflated(entry);
  if (bytes.length !== entry.size || crcOf(bytes) !== entry.crc) refuse('ZIP', entry.name);
  return bytes;
}

function inflated(entry: Entry): Uint8Array {
  try {
    return inflateSync(entry.packed, { out: new Uint8Array(entry.size) });
  } catch {
    return refuse('ZIP', entry.name);
  }
}

/** The entry with other bytes in it. */
export function repacked(entry: Entry, bytes: Uint8Array): Entry {
  const packed = entry.method === 0 ? bytes : deflateSync(bytes);
  return { ...entry, crc: crcOf(bytes), size: bytes.length, packed };
}

export function writeZip(entries: readonly Entry[]): Uint8Array {
  const names = entries.reduce((sum, entry) => sum + entry.rawName.length, 0);
  const contents = entries.reduce((sum, entry) => sum + entry.packed.length, 0);
  const out = new Uint8Array(contents + 2 * names + 76 * entries.length + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  const put = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): void => {
    for (const [bytes, value] of fields) {
      if (bytes === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += bytes;
    }
  };
  const append = (bytes: Uint8Array): void => {
    out.set(bytes, at);
    at += bytes.length;
  };
  /** What the local header and the directory say alike: version, flags, method, time, sum, sizes, lengths. */
  const shared = (e: Entry): void =>
    put(
      [2, 20],
      [2, e.flags],
      [2, e.method],
      [4, e.stamp],
      [4, e.crc],
      [4, e.packed.length],
      [4, e.size],
      [2, e.rawName.length],
      [2, 0],
    );
  const offsets = entries.map((entry) => {
    const offset = at;
    put([4, LOCAL]);
    shared(entry);
    append(entry.rawName);
    append(entry.packed);
    return offset;
  });
  const directory = at;
  entries.forEach((entry, n) => {
    put([4, CENTRAL], [2, 20]);
    shared(entry);
    put([2, 0], [2, 0], [2, 0], [4, entry.attributes], [4, offsets[n]!]);
    append(entry.rawName);
  });
  put(
    [4, END],
    [4, 0],
    [2, entries.length],
    [2, entries.length],
    [4, at - directory],
    [4, directory],
    [2, 0],
  );
  return out;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function crcOf(bytes: Uint8Array): number {
  let sum = -1;
  for (let at = 0; at < bytes.length; at++) sum = CRC_TABLE[(sum ^ bytes[at]!) & 255]! ^ (sum >>> 8);
  return ~sum >>> 0;
}
