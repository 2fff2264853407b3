// The bytes of a Word document → whether it is ours and untouched, and the source that it carries. Apart from the writing, which needs
// nothing of what opens a package.
import type { Source } from '../../contract/ast.js';
import { SOURCE_NAMESPACE, sourceFrom } from '../../contract/source.js';
import { type Visitor, walk } from '../../opc/names.js';
import { attributesOf, decoded, textOf, tokensOf } from '../../opc/xml.js';
import { readZip, unpack } from '../../opc/zip.js';
import { DIGEST_PART, DIGEST_PROPERTY, digest, type Parts } from './package.js';

/** True when the bytes are a DOCX of this program whose parts nobody has touched. */
export async function isIntactDocx(bytes: Uint8Array): Promise<boolean> {
  const parts: Parts = {};
  try {
    for (const entry of await readZip(bytes)) parts[entry.name] = await unpack(entry);
  } catch {
    return false;
  }
  const kept = parts[DIGEST_PART];
  return kept !== undefined && DIGEST_READ.exec(new TextDecoder().decode(kept))?.[1] === digest(parts);
}

const DIGEST_READ = new RegExp(`name="${DIGEST_PROPERTY}"><vt:lpwstr>([0-9a-f]{64})</vt:lpwstr>`);

/** Undefined where the package carries none. Throws ContractError: DOCX-… for what is no sound package, SOURCE-BROKEN. */
export async function readDocxSource(bytes: Uint8Array): Promise<Source | undefined> {
  for (const entry of await readZip(bytes)) {
    if (!/\.xml$/i.test(entry.name)) continue;
    const { xml } = textOf(await unpack(entry), entry.name);
    if (!xml.includes(SOURCE_NAMESPACE)) continue;
    const found = readPart(xml, entry.name);
    if (found.fields) return sourceFrom(found.sheet, found.fields);
  }
  return undefined;
}

/** `fields` are those of the root, absent where that is no source. */
function readPart(xml: string, part: string): { fields?: Record<string, string>; sheet?: string } {
  const found: { fields?: Record<string, string>; sheet?: string } = {};
  const tokens = tokensOf(xml, part);
  const path: string[] = [];
  const visitor: Visitor = {
    open: ({ name, token }) => {
      path.push(name);
      if (path.join() === 'csa:source') found.fields = fieldsOf(tokens[token]!);
      if (path.join() === 'csa:source,csa:sheet') found.sheet = '';
    },
    close: () => {
      path.pop();
    },
    // XML calls every line end a line feed, however the part was saved.
    text: (_, raw) => {
      if (path.join() === 'csa:source,csa:sheet') found.sheet += decoded(raw.replace(/\r\n?/g, '\n'));
    },
  };
  walk(tokens, part, [visitor]);
  return found;
}

const fieldsOf = (tag: string): Record<string, string> =>
  Object.fromEntries(attributesOf(tag).map(({ name, start, end }) => [name, decoded(tag.slice(start, end))]));
