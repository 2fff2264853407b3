// A package with tracked changes → the same package with every one of them accepted, or rejected, on its tree.
// Reading the result gives what the view of that name gives.
import type { Document, Element } from '@xmldom/xmldom';
import { attribute, child, childElements, nameOf } from './dom.js';
import { parsed, serialised } from './open.js';
import { storiesOf } from './read.js';
import type { WordPackage } from './reading.js';
import { isShown, markedBy, NOTHING } from './runs.js';
import { textBelow } from './text.js';

type Decision = 'accepted' | 'rejected';

/** The names of the parts that may have changed go to `writeWord`. */
export interface Decided {
  readonly pkg: WordPackage;
  readonly changed: readonly string[];
}
export const acceptAll = (pkg: WordPackage): Decided => decide(pkg, 'accepted');
export const rejectAll = (pkg: WordPackage): Decided => decide(pkg, 'rejected');

function decide(pkg: WordPackage, how: Decision): Decided {
  const changed = [...new Set(storiesOf(pkg).map(({ part }) => part))];
  const parts = new Map(pkg.parts);
  for (const name of changed) {
    const copy = parsed(serialised(pkg.parts.get(name)!), name);
    settle(copy.documentElement!, how, copy);
    settleBelow(copy.documentElement!, how);
    parts.set(name, copy);
  }
  return { pkg: { ...pkg, parts }, changed };
}

const WRAPPERS: Readonly<Record<string, Decision>> = {
  ins: 'accepted',
  moveTo: 'accepted',
  del: 'rejected',
  moveFrom: 'rejected',
};
const RANGES = /^(move(From|To)Range|customXml(Ins|Del|MoveFrom|MoveTo)Range)(Start|End)$/;
const PROPERTIES = /^(p|r|tbl|tblEx|tc|tr|sect|num)Pr$|^tbl(PrEx|Grid)$/;

/** Decides below `el`, innermost paragraphs first. */
function settle(el: Element, how: Decision, document: Document): void {
  for (const inner of childElements(el)) {
    const name = nameOf(inner);
    if (RANGES.test(name)) remove(inner);
    else if (PROPERTIES.test(name)) continue;
    else if (WRAPPERS[name] && WRAPPERS[name] !== how) remove(inner);
    else {
      settle(inner, how, document);
      if (WRAPPERS[name]) unwrap(inner, document);
    }
  }
  rowsAndCells(el, how);
  if (/^(body|tc|txbxContent|hdr|ftr|footnote|endnote)$/.test(nameOf(el))) joinParagraphs(el, how);
}

/** Last of all: until then the properties say which paragraphs go. */
function settleBelow(el: Element, how: Decision): void {
  for (const inner of childElements(el))
    if (PROPERTIES.test(nameOf(inner))) settleProperties(inner, how);
    else settleBelow(inner, how);
}

function remove(el: Element): void {
  el.parentNode?.removeChild(el);
}

/** Deleted text is text again. */
function unwrap(el: Element, document: Document): void {
  for (const name of ['delText', 'delInstrText'])
    for (const old of named(el, name)) {
      const fresh = document.createElementNS(
        old.namespaceURI,
        `${old.prefix ? `${old.prefix}:` : ''}${name === 'delText' ? 't' : 'instrText'}`,
      );
      for (const { name: key, namespaceURI, value } of [...old.attributes])
        fresh.setAttributeNS(namespaceURI, key, value);
      while (old.firstChild) fresh.appendChild(old.firstChild);
      old.parentNode!.replaceChild(fresh, old);
    }
  while (el.firstChild) el.parentNode!.insertBefore(el.firstChild, el);
  remove(el);
}

/** As the elements stand, both branches of an alternate included. */
const named = (el: Element, name: string): Element[] =>
  childElements(el).flatMap((inner) => [...(nameOf(inner) === name ? [inner] : []), ...named(inner, name)]);

const goes = (properties: Element | undefined, how: Decision): boolean =>
  !isShown(markedBy(properties, NOTHING), how);

function rowsAndCells(el: Element, how: Decision): void {
  const name = nameOf(el);
  if (name === 'tc' && goes(child(el, 'tcPr'), how)) remove(el);
  else if (name === 'tr' && (goes(child(el, 'trPr'), how) || named(el, 'tc').length === 0)) remove(el);
  else if (name === 'tbl' && named(el, 'tr').length === 0) remove(el);
  else if (name === 'sdt' && emptyBlocks(el)) remove(el);
}

/** A control around paragraphs or tables that are all gone. */
function emptyBlocks(sdt: Element): boolean {
  const around = nameOf(sdt.parentNode as Element);
  const content = child(sdt, 'sdtContent');
  return !/^(p|hyperlink)$/.test(around) && content !== undefined && childElements(content).length === 0;
}

/** See `blocksIn` of read.ts: the same rule, on the tree. */
function joinParagraphs(container: Element, how: Decision): void {
  let held: Element | undefined;
  let known: ReadonlyMap<string | undefined, Element> | undefined;
  const endOf = (bookmark: Element): Element | undefined => {
    known ??= new Map(named(container, 'bookmarkEnd').map((end) => [attribute(end, 'id'), end]));
    return known.get(attribute(bookmark, 'id'));
  };
  for (const el of blocksBelow(container)) {
    if (nameOf(el) === 'tbl') {
      if (held && textBelow(held) === '') remove(held);
      held = undefined;
      continue;
    }
    if (held) join(held, el, endOf);
    held = goes(child(el, 'pPr', 'rPr'), how) ? el : undefined;
  }
}

function blocksBelow(container: Element): Element[] {
  return childElements(container).flatMap((el) => {
    const name = nameOf(el);
    if (name === 'p' || name === 'tbl') return [el];
    return name === 'sdt' || name === 'sdtContent' || name === 'customXml' ? blocksBelow(el) : [];
  });
}

/** A paragraph that leaves no words takes its bookmarks along. */
function join(from: Element, to: Element, endOf: (bookmark: Element) => Element | undefined): void {
  const words = textBelow(from) !== '';
  const own = child(to, 'pPr');
  const before = own ? own.nextSibling : to.firstChild;
  for (const el of childElements(from)) {
    if (nameOf(el) === 'pPr') continue;
    if (words || nameOf(el) !== 'bookmarkStart') to.insertBefore(el, before);
    else {
      const end = endOf(el);
      if (end) remove(end);
    }
  }
  const wrapper = from.parentNode as Element;
  remove(from);
  const control = wrapper.parentNode as Element | null;
  if (nameOf(wrapper) === 'sdtContent' && control && emptyBlocks(control)) remove(control);
}

/** Properties are those of now, or those that the tracked change of format remembers; the tracking itself goes. */
function settleProperties(properties: Element, how: Decision): void {
  const change = childElements(properties).find((el) => /^\w+Change$/.test(nameOf(el)));
  const old = change && childElements(change)[0];
  if (change) remove(change);
  if (old && how === 'rejected') {
    for (const el of childElements(properties))
      if (!/^(rPr|sectPr|headerReference|footerReference|ins|del)$/.test(nameOf(el))) remove(el);
    const first = properties.firstChild;
    for (const el of childElements(old)) properties.insertBefore(el, first);
  }
  for (const el of childElements(properties)) {
    const name = nameOf(el);
    if (name === 'numPr' && how === 'rejected' && child(el, 'ins')) remove(el);
    else if (/^(rPr|numPr)$/.test(name)) settleProperties(el, how);
    else if (/^(ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge)$/.test(name)) remove(el);
  }
}
