// File bytes → the same bytes with a content-derived /ID, and the check that nobody changed them since.
// The digest covers the whole file with the ID's own digits set to zero. Format: ISO 32000-1, 14.4.
import { createHash } from 'node:crypto';

export const idDigits = 32;
const zeros = '0'.repeat(idDigits);
const idLength = `/ID [ <${zeros}> <${zeros}> ]`.length;
const idPattern = /^\/ID \[ <([0-9a-f]{32})> <([0-9a-f]{32})> \]/;

/** Writes the digest into the place that the writer left as zeros. */
export function sealed(bytes: Uint8Array): Uint8Array {
  const at = idPlace(bytes);
  if (!at) throw new Error('no place for the file identifier');
  return withId(bytes, at, digest(bytes));
}

/** True only for a file of this program that is byte for byte as it was written. */
export function isIntactPdf(bytes: Uint8Array): boolean {
  const at = idPlace(bytes);
  return at !== undefined && at.first === at.second && digest(withId(bytes, at, zeros)) === at.first;
}

interface IdPlace {
  readonly offset: number;
  readonly first: string;
  readonly second: string;
}

/** The last /ID of the file. */
function idPlace(bytes: Uint8Array): IdPlace | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offset = file.lastIndexOf('/ID [ <', undefined, 'latin1');
  const match = offset < 0 ? null : idPattern.exec(file.toString('latin1', offset, offset + idLength));
  return match ? { offset, first: match[1]!, second: match[2]! } : undefined;
}

function withId(bytes: Uint8Array, at: IdPlace, id: string): Uint8Array {
  // slice() of a Buffer would share its memory.
  const copy = new Uint8Array(bytes);
  copy.set(Buffer.from(`/ID [ <${id}> <${id}> ]`, 'latin1'), at.offset);
  return copy;
}

const digest = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, idDigits);
