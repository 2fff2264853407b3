// Words of the old document that fell away, as a tracked change in the new one, with the look they had there.
import type { Document, Element } from '@xmldom/xmldom';
import type { Writer } from './carry.js';
import { child, childElements, nameOf, R } from './dom.js';
import type { Leaf, Line } from './inline.js';
import { type Fate, make } from './marks.js';

/** The words of an old paragraph, gone; nothing where it had none. */
export const goneWords = (line: Line, fate: 'del' | 'moveFrom', writer: Writer): Element | undefined =>
  lostWords(line, [0, line.length], fate, writer);

const GONE: Readonly<Record<string, string>> = { t: 'delText', instrText: 'delInstrText' };

/** A stretch of an old line as one tracked change; what leads to another part of the old package cannot come along. */
export function lostWords(
  line: Line,
  [from, to]: readonly [number, number],
  fate: Fate,
  writer: Writer,
): Element | undefined {
  const { document, carrier, marker } = writer;
  const change = marker.mark(document, fate);
  let last: { run: Element; made: Element } | undefined;
  for (const leaf of line.leaves) {
    const inside =
      leaf.length === 0 ? leaf.at >= from && leaf.at < to : leaf.at < to && leaf.at + leaf.length > from;
    if (!inside || leadsOut(leaf.node) || nameOf(leaf.node) === 'lastRenderedPageBreak') continue;
    if (leaf.run === leaf.node) {
      change.appendChild(document.importNode(leaf.node, true));
      last = undefined;
      continue;
    }
    if (last?.run !== leaf.run) {
      last = { run: leaf.run, made: make(document, 'r') };
      const look = carrier.run(child(leaf.run, 'rPr'));
      if (look) last.made.appendChild(document.importNode(look, true));
      change.appendChild(last.made);
    }
    last.made.appendChild(
      copied(leaf, Math.max(from, leaf.at), Math.min(to, leaf.at + leaf.length), fate, document),
    );
  }
  return change.firstChild ? change : undefined;
}

function copied(leaf: Leaf, from: number, to: number, fate: Fate, document: Document): Element {
  const name = nameOf(leaf.node);
  // Word keeps the words of a move as words on both sides.
  const gone = fate === 'del' ? GONE[name] : undefined;
  if (leaf.text === undefined && gone === undefined) return document.importNode(leaf.node, true) as Element;
  const text =
    leaf.text === undefined ? (leaf.node.textContent ?? '') : leaf.text.slice(from - leaf.at, to - leaf.at);
  return worded(make(document, gone ?? name), text);
}

export function worded(el: Element, text: string): Element {
  el.setAttribute('xml:space', 'preserve');
  el.appendChild(el.ownerDocument!.createTextNode(text));
  return el;
}

/** Pictures, notes and comments live in parts of their own. */
function leadsOut(el: Element): boolean {
  if (/Reference$/.test(el.localName ?? '')) return true;
  for (const { namespaceURI } of el.attributes) if (namespaceURI === R) return true;
  return childElements(el).some(leadsOut);
}
