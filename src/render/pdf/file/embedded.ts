// The term sheet into a PDF: two embedded files, the canonical YAML (AFRelationship Source) and what made the contract of it (Data).
// Files, because people see and save them in any reader, and other programs keep them. Format: ISO 32000-2, 7.11.4 and 14.13.
import { createHash } from 'node:crypto';
import type { Source } from '../../../contract/ast.js';
import { sourceFields } from '../../../contract/source.js';
import { dictionary, hexString, type Objects, packed, type Ref, register } from './objects.js';

/** Names under which the files stand in the list of attachments; in the order of the name tree, which is sorted. */
export const RECORD = 'csa-contract.json';
export const SHEET = 'terms.yaml';

/** Registers both files; the entries of the catalog that lead to them. */
export function embedSource(objects: Objects, source: Source): string {
  const record = embedded(objects, {
    name: RECORD,
    text: `${JSON.stringify(sourceFields(source), undefined, 2)}\n`,
    type: 'json',
    relationship: 'Data',
    description: 'What made this contract of its term sheet',
  });
  const sheet = embedded(objects, {
    name: SHEET,
    text: source.sheet,
    type: 'yaml',
    relationship: 'Source',
    description: 'The term sheet of this contract',
  });
  return `/Names<</EmbeddedFiles<</Names[(${RECORD})${record}(${SHEET})${sheet}]>>>>/AF[${sheet} ${record}]`;
}

interface File {
  readonly name: string;
  readonly text: string;
  /** Of application/…. */
  readonly type: string;
  readonly relationship: string;
  readonly description: string;
}

function embedded(objects: Objects, { name, text, type, relationship, description }: File): Ref {
  const bytes = Buffer.from(text);
  const stream = packed(objects, bytes, {
    Type: '/EmbeddedFile',
    Subtype: `/application#2F${type}`,
    Params: dictionary({ Size: bytes.length, CheckSum: `<${md5(bytes)}>` }),
  });
  return register(
    objects,
    dictionary({
      Type: '/Filespec',
      F: `(${name})`,
      UF: hexString(name),
      Desc: `(${description})`,
      AFRelationship: `/${relationship}`,
      EF: dictionary({ F: stream, UF: stream }),
    }),
  );
}

export const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
