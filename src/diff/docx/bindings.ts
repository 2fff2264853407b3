// Content controls bound to values in the package. Word writes the value over the control's words whenever it opens the file,
// so what stands there may be none of what a reader gets to see.
import type { Document, Element, Node } from '@xmldom/xmldom';
import { attribute, child, childElements, descendants, rootOf, valOf } from './dom.js';
import { relatedParts, relationsOf } from './parts.js';
import type { Overruled, WordPackage } from './reading.js';
import { textBelow } from './text.js';

/** A value that controls are bound to: its text, and the field that it says it holds. */
export interface Stored {
  readonly text: string;
  readonly path?: string;
}
/** The value for the properties of a control; absent where it is bound to nothing that is there. */
export type StoredOf = (sdtPr: Element | undefined) => Stored | undefined;

interface Store {
  readonly id: string;
  readonly document: Document;
}

export function storedIn(pkg: WordPackage): StoredOf {
  const stores = storesOf(pkg);
  const step = stepper();
  return (sdtPr) => {
    const binding = child(sdtPr, 'dataBinding');
    const xpath = attribute(binding, 'xpath');
    if (xpath === undefined) return undefined;
    const id = attribute(binding, 'storeItemID')?.toUpperCase();
    const own = stores.filter((store) => store.id === id);
    for (const { document } of own.length > 0 ? own : stores) {
      const found = valueAt(document, xpath, step);
      if (found) return found;
    }
    return undefined;
  };
}

/** The custom XML of the document, and the properties that Word binds controls to as well. */
function storesOf(pkg: WordPackage): Store[] {
  const { parts } = pkg;
  const items = relatedParts(pkg, 'customXml').map((name) => {
    const props = relationsOf(parts, name).find(({ type }) => type === 'customXmlProps');
    const root = rootOf(parts.get(props?.target ?? ''));
    const id = [...(root?.attributes ?? [])].find(({ localName }) => localName === 'itemID')?.value;
    return { id: id?.toUpperCase() ?? '', document: parts.get(name)! };
  });
  const properties = relationsOf(parts, '')
    .filter(({ type }) => /^(core|extended)-?properties$/i.test(type))
    .flatMap(({ target }) => {
      const document = parts.get(target);
      return document ? [{ id: '', document }] : [];
    });
  return [...items, ...properties];
}

/** The children of that local name. Each node is gone through once, however many controls are bound below it. */
type Stepper = (node: Node, name: string) => readonly Element[];
function stepper(): Stepper {
  const known = new Map<Node, Map<string, Element[]>>();
  return (node, name) => {
    const children = known.get(node) ?? byName(node);
    known.set(node, children);
    return children.get(name) ?? [];
  };
}

function byName(node: Node): Map<string, Element[]> {
  const out = new Map<string, Element[]>();
  for (const el of childElements(node)) {
    const name = el.localName ?? '';
    const alike = out.get(name);
    if (alike) alike.push(el);
    else out.set(name, [el]);
  }
  return out;
}

const STEP = /^(?:[\w.-]+:)?([\w.-]+)(?:\[(\d+)\])?$/;

/** `/s:source[1]/s:values[1]/s:value[3]` or `…/@name`: the only paths that Word itself writes. Prefixes are passed over. */
function valueAt(document: Document, xpath: string, into: Stepper): Stored | undefined {
  const steps = xpath.split('/').filter((step) => step !== '');
  let at: Element | undefined;
  for (const step of steps) {
    if (at && step.startsWith('@')) {
      const text = at.getAttribute(step.slice(1).replace(/^.*:/, ''));
      return text === null ? undefined : { text };
    }
    const [, name, ordinal] = STEP.exec(step) ?? [];
    at = into(at ?? document, name ?? '')[Number(ordinal ?? 1) - 1];
    if (!at) return undefined;
  }
  const path = at?.getAttribute('path');
  return at && { text: at.textContent ?? '', ...(path && { path }) };
}

/** LibreOffice drops the tag; tag and label are too short for every path. */
export function fieldOf(properties: Element | undefined, storedOf: StoredOf): string | undefined {
  return (
    storedOf(properties)?.path ??
    valOf(child(properties, 'tag')) ??
    valOf(child(properties, 'alias')) ??
    attribute(child(properties, 'dataBinding'), 'xpath')
  );
}

/** The controls whose words are others than their value. Which words a tracked change leaves is no matter: Word replaces them all. */
export function overruledIn(story: Element, storedOf: StoredOf): Overruled[] {
  return descendants(story, 'sdt').flatMap((sdt) => {
    const properties = child(sdt, 'sdtPr');
    const stored = storedOf(properties);
    const text = textBelow(child(sdt, 'sdtContent') ?? sdt);
    const field = fieldOf(properties, storedOf) ?? '';
    const placeholder = stored?.text === '' && child(properties, 'showingPlcHdr') !== undefined;
    if (!stored || placeholder || stored.text === text) return [];
    return [{ field, text, stored: stored.text }];
  });
}
