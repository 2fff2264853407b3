// Bytes → the same packed, by zlib itself as zip.js brings it in WebAssembly: the same bytes on every machine, in a third of the time
// that JavaScript takes at its first use. Node's own zlib packs differently from one processor to the next.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { once } from '../text/once.js';

/** A global of every platform, and not of the language's own declarations. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};
interface Zlib {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(size: number): number;
  free(at: number): void;
  deflate_new(): number;
  deflate_init(stream: number, level: number): number;
  deflate_init_raw(stream: number, level: number): number;
  /** A status in the upper 8 bits, the bytes given out in the lower 24. */
  deflate_process(
    stream: number,
    from: number,
    size: number,
    to: number,
    room: number,
    flush: number,
  ): number;
  deflate_last_consumed(stream: number): number;
  deflate_end(stream: number): number;
}

const LEVEL = 6;
const FINISH = 4;
const OK = 0;
const STREAM_END = 1;
/** Given out at once: below the 24 bits. */
const ROOM = 2 ** 20;

/** The build puts the module beside the bundled program, which is installed without zip.js. */
const openZlib = once(() => {
  const beside = new URL('zip-module.wasm', import.meta.url);
  const { resolve } = createRequire(import.meta.url);
  const file = existsSync(beside) ? beside : resolve('@zip.js/zip.js/dist/zip-module.wasm');
  const zlib = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file))).exports as Zlib;
  zlib._initialize();
  return { zlib, to: zlib.malloc(ROOM) };
});

/** As a zip holds it (RFC 1951). */
export const deflateRaw = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => packed(bytes, 'deflate_init_raw');
/** As a PDF holds it, with a sum of the bytes (RFC 1950). */
export const deflate = (bytes: Uint8Array): Uint8Array => packed(bytes, 'deflate_init');

function packed(bytes: Uint8Array, init: 'deflate_init' | 'deflate_init_raw'): Uint8Array<ArrayBuffer> {
  const { zlib, to } = openZlib();
  const stream = zlib.deflate_new();
  const from = zlib.malloc(bytes.length || 1);
  if (stream === 0 || from === 0 || zlib[init](stream, LEVEL) !== OK) throw new Error('no memory to deflate');
  new Uint8Array(zlib.memory.buffer).set(bytes, from);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let read = 0, status = OK; status !== STREAM_END; ) {
    const result = zlib.deflate_process(stream, from + read, bytes.length - read, to, ROOM, FINISH);
    status = result >> 24;
    if (status !== OK && status !== STREAM_END) throw new Error(`zlib: ${status}`);
    read += zlib.deflate_last_consumed(stream);
    // A view: memory moves when it grows.
    parts.push(new Uint8Array(zlib.memory.buffer).slice(to, to + (result & 0xffffff)));
  }
  zlib.deflate_end(stream);
  zlib.free(from);
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
