// DOCX bytes → its parts as parsed XML, and back. The bounds come before the parsing: names, macros, DOCTYPE, size, depth.
// Strict files are read under the transitional namespaces and written under their own again; unchanged parts keep their bytes.
import { DOMParser, type Document, XMLSerializer } from '@xmldom/xmldom';
import { refuse } from '../../opc/refusal.js';
import { attributesOf, bytesOf, textOf, tokensOf } from '../../opc/xml.js';
import { readZip, unpack, writeZip } from '../../opc/zip.js';
import { checkNames, checkRelations, mainPart, outsideOf, refuseMacros } from './parts.js';
import type { WordPackage } from './reading.js';

const MAX_DEPTH = 300;
const MAX_ATTRIBUTES = 500;
/** Of all parts together: bytes of XML, and tags with the texts between them, each of which takes up to a kilobyte as a tree. */
const MAX_XML = 40_000_000;
const MAX_TOKENS = 1_500_000;
const MAX_PARAGRAPHS = 20_000;

/** Throws ContractError (DOCX-…) for anything that is no usable or no harmless DOCX. */
export async function openWord(bytes: Uint8Array): Promise<WordPackage> {
  const entries = await readZip(bytes);
  checkNames(entries.map(({ name }) => name));
  const contents = new Map<string, Uint8Array>();
  for (const entry of entries) contents.set(entry.name, await unpack(entry));
  const parts = new Map<string, Document>();
  let size = 0;
  let tokens = 0;
  let paragraphs = 0;
  for (const [name, content] of contents) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    size += content.length;
    if (size > MAX_XML) refuse('TEXT', name);
    const xml = transitional(textOf(content, name).xml);
    const counted = bounded(xml, name);
    tokens += counted.tokens;
    paragraphs += counted.paragraphs;
    if (tokens > MAX_TOKENS || paragraphs > MAX_PARAGRAPHS) refuse('TEXT', name);
    parts.set(name, parsed(xml, name));
  }
  refuseMacros(parts, [...contents.keys()]);
  checkRelations(parts, '');
  const main = mainPart(parts);
  checkRelations(parts, main);
  return { parts, bytes: contents, entries, main, outside: outsideOf(parts) };
}

/** The package with the parts named written from their trees, and any others given as bytes. */
export async function writeWord(
  pkg: WordPackage,
  changed: Iterable<string>,
  others: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Uint8Array> {
  const written = new Map(others);
  for (const name of changed) {
    const before = textOf(pkg.bytes.get(name)!, name);
    const xml = serialised(pkg.parts.get(name)!);
    const own = before.xml.includes(STRICT) ? strict(xml) : xml;
    written.set(name, bytesOf(before.xml.startsWith('\uFEFF') ? `\uFEFF${own}` : own, before.encoding));
  }
  return writeZip(pkg.entries, written);
}

export const serialised = (document: Document): string => new XMLSerializer().serializeToString(document);

/** XML that is within bounds. Throws ContractError; `part` is named in it. */
export function parsed(xml: string, part: string): Document {
  try {
    return new DOMParser({ locator: false, onError: (_, message) => fault(message) }).parseFromString(
      xml.replace(/^\uFEFF/, ''),
      'text/xml',
    );
  } catch {
    return refuse('XML', part);
  }
}

function fault(message: string): never {
  throw new SyntaxError(message);
}

/** Before a tree is built: no DOCTYPE, no depth that recursion could fall into, no tag that takes squared time. Counts tokens and paragraphs. */
function bounded(xml: string, part: string): { tokens: number; paragraphs: number } {
  const tokens = tokensOf(xml, part);
  let depth = 0;
  let paragraphs = 0;
  for (const token of tokens) {
    const second = token.charCodeAt(1);
    if (token.charCodeAt(0) !== 0x3c || second === 0x21 || second === 0x3f) continue;
    if (second === 0x2f) depth--;
    else {
      if (token.length > 4 * MAX_ATTRIBUTES && attributesOf(token).length > MAX_ATTRIBUTES)
        refuse('XML', part);
      if (!token.endsWith('/>')) depth++;
      if (/^<(?:[^\s/>:]+:)?p[\s/>]/.test(token)) paragraphs++;
    }
    if (depth > MAX_DEPTH) refuse('DEPTH', part);
  }
  return { tokens: tokens.length, paragraphs };
}

// Strict namespaces

const STRICT = 'http://purl.oclc.org/ooxml/';
const NAMESPACES: readonly (readonly [string, string])[] = (
  [
    ['wordprocessingml/main', 'wordprocessingml/2006/main'],
    ['officeDocument/relationships', 'officeDocument/2006/relationships'],
    ['officeDocument/math', 'officeDocument/2006/math'],
    ['officeDocument/customXml', 'officeDocument/2006/customXml'],
    ['officeDocument/extendedProperties', 'officeDocument/2006/extended-properties'],
    ['officeDocument/customProperties', 'officeDocument/2006/custom-properties'],
    ['officeDocument/docPropsVTypes', 'officeDocument/2006/docPropsVTypes'],
    ['drawingml/main', 'drawingml/2006/main'],
    ['drawingml/picture', 'drawingml/2006/picture'],
    ['drawingml/wordprocessingDrawing', 'drawingml/2006/wordprocessingDrawing'],
  ] as const
).map(([from, to]) => [`"${STRICT}${from}"`, `"http://schemas.openxmlformats.org/${to}"`]);

function transitional(xml: string): string {
  if (!xml.includes(STRICT)) return xml;
  const quoted = xml.replace(/'(http:\/\/purl\.oclc\.org\/ooxml\/[^'"]*)'/g, '"$1"');
  return NAMESPACES.reduce((text, [from, to]) => text.replaceAll(from, to), quoted);
}
const strict = (xml: string): string =>
  NAMESPACES.reduce((text, [from, to]) => text.replaceAll(to, from), xml);
