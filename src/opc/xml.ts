// XML bytes → tokens (a tag, comment, instruction, CDATA section or a stretch of text each) and back, in one linear pass.
// Joined again the tokens are the text, sign by sign: nothing is normalised, so what nobody edits keeps its bytes.
import { refuse } from './refusal.js';

/** A replacement in a token, in raw XML. */
export interface Edit {
  readonly token: number;
  readonly start: number;
  readonly end: number;
  readonly raw: string;
}
export interface Attribute {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The text of a part, its byte order mark included, and how to write it again. */
export function textOf(
  bytes: Uint8Array,
  part: string,
): { readonly xml: string; readonly encoding: Encoding } {
  const mark = bytes[0]! * 256 + bytes[1]!;
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  let xml: string;
  try {
    xml = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('ENCODING', part);
  }
  const declared = /^\uFEFF?<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/.exec(xml)?.[1] ?? encoding;
  if (!/^(utf-?8|us-ascii|utf-?16(le|be)?)$/i.test(declared)) refuse('ENCODING', part);
  return { xml, encoding };
}

export function bytesOf(xml: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(xml);
  const bytes = new Uint8Array(xml.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < xml.length; at++) view.setUint16(at * 2, xml.charCodeAt(at), encoding === 'utf-16le');
  return bytes;
}

export function tokensOf(xml: string, part: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const next = open === at ? markupEnd(xml, at, part) : open < 0 ? xml.length : open;
    tokens.push(xml.slice(at, next));
    at = next;
  }
  return tokens;
}

function markupEnd(xml: string, at: number, part: string): number {
  const close = xml.startsWith('<!--', at)
    ? '-->'
    : xml.startsWith('<![CDATA[', at)
      ? ']]>'
      : xml.startsWith('<?', at)
        ? '?>'
        : '';
  if (close) {
    const end = xml.indexOf(close, at + (close === '-->' ? 4 : 2));
    return end < 0 ? refuse('XML', part) : end + close.length;
  }
  if (xml.startsWith('<!', at)) refuse('DOCTYPE', part);
  return tagEnd(xml, at, part);
}

/** A value may hold `>`: the quotes are followed. */
function tagEnd(xml: string, at: number, part: string): number {
  for (let n = at + 1; n < xml.length; n++) {
    const unit = xml.charCodeAt(n);
    if (unit === 0x3e) return n + 1;
    if (unit === 0x3c) break;
    if (unit !== 0x22 && unit !== 0x27) continue;
    n = xml.indexOf(xml[n]!, n + 1);
    if (n < 0) break;
  }
  return refuse('XML', part);
}

/** Name of a start or end tag as it is written, prefix included. */
export function nameOf(tag: string): string {
  const from = tag.charCodeAt(1) === 0x2f ? 2 : 1;
  let at = from;
  for (; at < tag.length; at++) {
    const unit = tag.charCodeAt(at);
    if (unit <= 0x20 || unit === 0x2f || unit === 0x3e) break;
  }
  return tag.slice(from, at);
}

/** The attributes of a start tag, with the place of each value. */
export function attributesOf(tag: string): Attribute[] {
  return [...tag.matchAll(/\s([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map((match) => {
    const end = match.index + match[0].length - 1;
    const start = match.index + match[0].indexOf(tag[end]!) + 1;
    return { name: match[1]!, start, end };
  });
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const ESCAPES = new Map([...ENTITIES].map(([name, sign]) => [sign, `&${name};`]));

/** A reference as text; what is none, or names nothing, stands as it is. */
function referred(raw: string): string {
  const name = raw.slice(1, -1);
  if (!name.startsWith('#')) return ENTITIES.get(name) ?? raw;
  const code = /^#x[\da-f]+$/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : raw;
}

const REFERENCE = /&#?\w{1,12};/g;

export function decoded(raw: string): string {
  return raw.includes('&') ? raw.replace(REFERENCE, referred) : raw;
}

/** Where each unit of the decoded text begins in the raw one; one place more for its end. */
export function placesOf(raw: string): number[] {
  const places: number[] = [];
  let at = 0;
  const plain = (to: number): void => {
    for (; at < to; at++) places.push(at);
  };
  for (const match of raw.matchAll(REFERENCE)) {
    plain(match.index);
    for (let n = referred(match[0]).length; n > 0; n--) places.push(at);
    at += match[0].length;
  }
  plain(raw.length);
  return [...places, raw.length];
}

/** Text as XML, good in an element and between quotes of either kind. */
export function encoded(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES.get(sign)!);
}

/** The edits put in; edits of one token do not overlap. */
export function edited(tokens: readonly string[], edits: readonly Edit[]): string {
  const out = [...tokens];
  const order = [...edits].sort((a, b) => a.token - b.token || b.start - a.start);
  for (const { token, start, end, raw } of order) {
    const text = out[token]!;
    out[token] = text.slice(0, start) + raw + text.slice(end);
  }
  return out.join('');
}
