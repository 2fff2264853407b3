// Objects → the bytes of a PDF file. Small objects are packed together in streams, and so is the table of where each one is.
// Format: ISO 32000-1, 7.5.7 and 7.5.8.
import { deflate } from '../../../opc/deflate.js';
import type { Objects } from './objects.js';

/** Of one stream: the index of an object in it takes one byte of the table. */
const perStream = 250;

/** Where an object is: at an offset of the file, or in a stream of objects at an index. */
type Entry = readonly [kind: 0 | 1 | 2, place: number, index: number];
const FREE: Entry = [0, 0, 255];

/** Of every object registered; `trailer` are entries as a file has them. */
export function fileOf(objects: Objects, trailer: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const entries: Entry[] = [];
  const putStream = (number: number, dict: string, bytes: Uint8Array): void => {
    entries[number] = [1, length, 0];
    put(latin(`${number} 0 obj\n<<${dict}/Length ${bytes.length}>>\nstream\n`));
    put(bytes);
    put(latin('\nendstream\nendobj\n'));
  };
  // The second line tells programs that the file is no text.
  put(latin('%PDF-1.7\n%\x81\x81\x81\x81\n'));
  const small: [number, string][] = [];
  objects.forEach((object, i) => {
    if (typeof object === 'string') small.push([i + 1, object]);
    else if (object) putStream(i + 1, object.entries, object.bytes);
  });
  let next = objects.length + 1;
  for (let from = 0; from < small.length; from += perStream) {
    const some = small.slice(from, from + perStream);
    let at = 0;
    const heads = some.map(([number, text], index) => {
      entries[number] = [2, next, index];
      const head = `${number} ${at}`;
      at += text.length + 1;
      return head;
    });
    const head = `${heads.join(' ')}\n`;
    const body = deflate(latin(head + some.map(([, text]) => text).join('\n')));
    putStream(next, `/Type/ObjStm/N ${some.length}/First ${head.length}/Filter/FlateDecode`, body);
    next += 1;
  }
  const start = length;
  entries[next] = [1, start, 0];
  const table = deflate(differences(entries));
  const columns = `/W[1 3 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 5>>`;
  putStream(next, `/Type/XRef/Size ${next + 1}${columns}${trailer}`, table);
  put(latin(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Rows of five bytes, each as what it adds to the row above: PNG's filter Up (7.4.4.4). */
function differences(entries: readonly (Entry | undefined)[]): Uint8Array {
  const table = Buffer.alloc(5 * entries.length);
  const bytes = new Uint8Array(6 * entries.length);
  for (let i = 0; i < entries.length; i++) {
    const [kind, place, index] = entries[i] ?? FREE;
    const row = 5 * i;
    table.writeUInt32BE(kind * 2 ** 24 + place, row);
    table[row + 4] = index;
    bytes[6 * i] = 2;
    for (let k = 0; k < 5; k++) bytes[6 * i + 1 + k] = table[row + k]! - (i > 0 ? table[row - 5 + k]! : 0);
  }
  return bytes;
}
