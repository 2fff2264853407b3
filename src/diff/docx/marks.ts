// Word's elements for a tracked change, each with an id of its own and the author; nothing here knows the clock.
import type { Document, Element, Node } from '@xmldom/xmldom';
import { attribute, childElements, nameOf, rootOf, W } from './dom.js';
import type { WordPackage } from './reading.js';

export interface Author {
  readonly author: string;
  /** ISO 8601 to the second, in UTC: `2026-03-01T09:00:00Z`. */
  readonly date?: string;
}
/** How something fell away or came in. */
export type Fate = 'del' | 'ins' | 'moveFrom' | 'moveTo';
export interface Marker {
  /** An element of the name that carries id, author and date. */
  readonly mark: (document: Document, name: string) => Element;
  readonly id: () => string;
}

export function markerOf(pkg: WordPackage, { author, date }: Author): Marker {
  let last = 0;
  for (const document of pkg.parts.values()) {
    const root = rootOf(document);
    if (root?.namespaceURI === W) last = Math.max(last, highestId(root));
  }
  const id = (): string => String(++last);
  return {
    id,
    mark: (document, name) => make(document, name, { id: id(), author, ...(date !== undefined && { date }) }),
  };
}

function highestId(root: Element): number {
  let highest = 0;
  // Without recursion: a part may hold half a million elements.
  for (let node: Node | null = root; node; node = after(node, root)) {
    const id = node.nodeType === 1 ? Number(attribute(node as Element, 'id') ?? 0) : 0;
    if (id > highest && id < 2 ** 30) highest = id;
  }
  return highest;
}

function after(node: Node, root: Node): Node | null {
  if (node.firstChild) return node.firstChild;
  for (let at: Node | null = node; at && at !== root; at = at.parentNode)
    if (at.nextSibling) return at.nextSibling;
  return null;
}

/** An element of WordprocessingML under the prefix that its document uses. */
export function make(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): Element {
  const prefix = rootOf(document)?.lookupPrefix(W);
  const el = document.createElementNS(W, prefix ? `${prefix}:${name}` : name);
  // An attribute has no default namespace.
  for (const [key, value] of Object.entries(attributes))
    el.setAttributeNS(W, `${prefix ?? 'w'}:${key}`, value);
  return el;
}

/** Order of children in pPr, as far as something is put among them. */
const FIRST_IN_PPR = ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl'];
const LAST_IN_PPR = ['rPr', 'sectPr', 'pPrChange'];

export function put(pPr: Element, el: Element): void {
  const name = nameOf(el);
  const kids = childElements(pPr);
  if (name === 'pStyle') pPr.insertBefore(el, pPr.firstChild);
  else if (name === 'numPr')
    pPr.insertBefore(el, kids.find((kid) => !FIRST_IN_PPR.includes(nameOf(kid))) ?? null);
  else {
    const later = LAST_IN_PPR.slice(LAST_IN_PPR.indexOf(name) + 1);
    pPr.insertBefore(el, kids.find((kid) => later.includes(nameOf(kid))) ?? null);
  }
}

/** The child of that name, made where it is missing; pPr, rPr and trPr come first in their parents. */
export function ensured(parent: Element, name: string): Element {
  const found = childElements(parent).find((el) => nameOf(el) === name);
  if (found) return found;
  const made = make(parent.ownerDocument!, name);
  if (nameOf(parent) === 'pPr') put(parent, made);
  else {
    const before = childElements(parent)
      .filter((el) => nameOf(el) === 'tblPrEx')
      .at(-1);
    parent.insertBefore(made, before ? before.nextSibling : parent.firstChild);
  }
  return made;
}

export const remove = (node: Node): void => void node.parentNode?.removeChild(node);

/** A control or a container gives way to what it holds. */
export function unwrap(el: Element, held: Element = el): void {
  while (held.firstChild) el.parentNode!.insertBefore(held.firstChild, el);
  remove(el);
}
