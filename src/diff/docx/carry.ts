// Formatting of the old document in the terms of the new one. Styles are known by their names and lists by their levels: ids are free.
// What the new document lacks, or means otherwise, is copied into it; a list that means the same is shared, so that it counts on.
import type { Document, Element } from '@xmldom/xmldom';
import type { BookmarkKeeper } from './bookmarks.js';
import { attribute, child, childElements, childrenNamed, nameOf, rootOf, valOf } from './dom.js';
import { type Formats, formatsOf, indentOf } from './formats.js';
import { ensured, type Marker, make, put, remove } from './marks.js';
import { relatedParts } from './parts.js';
import type { WordPackage } from './reading.js';

export interface Carrier {
  readonly old: Formats;
  readonly new: Formats;
  /** Properties of an old paragraph, without those of its mark and section. */
  readonly paragraph: (pPr: Element | undefined) => Element;
  readonly run: (rPr: Element | undefined) => Element | undefined;
  readonly table: (tblPr: Element) => Element;
  /** Whether an old and a new paragraph have the same style, list, level, alignment and indent. */
  readonly alike: (old: Element | undefined, fresh: Element | undefined) => boolean;
  /** Parts that something was copied into. */
  readonly changed: ReadonlySet<string>;
}

/** What every part of the writing needs: the document written to, formatting carried over, marks. */
export interface Writer {
  readonly document: Document;
  readonly carrier: Carrier;
  readonly marker: Marker;
  readonly bookmarks: BookmarkKeeper;
}

export function carrierOf(before: WordPackage, after: WordPackage): Carrier {
  const old = formatsOf(before);
  const fresh = formatsOf(after);
  const changed = new Set<string>();
  const style = styleCarrier(before, after, old, fresh, changed);
  const list = listCarrier(before, after, old, fresh, changed);
  const target = rootOf(after.parts.get(after.main))!.ownerDocument!;
  const imported = (el: Element): Element => target.importNode(el, true) as Element;
  const restyled = (el: Element, name: string): void => {
    const named = child(el, name);
    const id = named && style(valOf(named) ?? '');
    if (named && id === undefined) remove(named);
    else if (named)
      named.setAttributeNS(named.namespaceURI!, `${named.prefix ? `${named.prefix}:` : ''}val`, id!);
  };
  const paragraph = (pPr: Element | undefined): Element => {
    const out = pPr ? imported(pPr) : make(target, 'pPr');
    for (const el of childElements(out))
      if (['rPr', 'sectPr', 'pPrChange', 'numPr', 'pStyle'].includes(nameOf(el))) remove(el);
    const id = style(valOf(child(pPr, 'pStyle')) ?? old.styles.paragraph);
    if (id !== undefined && id !== fresh.styles.paragraph) put(out, make(target, 'pStyle', { val: id }));
    const place = old.place(pPr);
    const numId = place && list(place.list);
    const given = fresh.place(out);
    if (place && numId !== undefined) {
      const inherited = given?.level === place.level && classOf(fresh, given.list) === classOf(fresh, numId);
      if (child(pPr, 'numPr') || !inherited) put(out, numbered(target, numId, place.level));
    } else if (given) put(out, numbered(target, '0', 0));
    return out;
  };
  const facts = (pPr: Element | undefined): string => {
    const place = fresh.place(pPr);
    const named = valOf(child(pPr, 'pStyle')) ?? fresh.styles.paragraph;
    return `${named} ${place ? `${classOf(fresh, place.list)} ${place.level}` : ''}`;
  };
  // Few kinds of paragraphs make up a document: each pair of kinds is compared once.
  const compared = new Map<string, boolean>();
  const alike = (was: Element | undefined, is: Element | undefined): boolean => {
    const kinds = `${old.kind(was)} / ${fresh.kind(is)}`;
    const known = compared.get(kinds);
    if (known !== undefined) return known;
    const same =
      facts(paragraph(was)) === facts(is) &&
      old.align(was) === fresh.align(is) &&
      indentOf(was) === indentOf(is);
    compared.set(kinds, same);
    return same;
  };
  return {
    old,
    new: fresh,
    changed,
    paragraph,
    alike,
    run: (rPr) => {
      if (!rPr) return undefined;
      const out = imported(rPr);
      restyled(out, 'rStyle');
      for (const el of childElements(out)) if (nameOf(el) === 'rPrChange') remove(el);
      return out;
    },
    table: (tblPr) => {
      const out = imported(tblPr);
      restyled(out, 'tblStyle');
      return out;
    },
  };
}

type Target = NonNullable<Element['ownerDocument']>;

function numbered(document: Target, numId: string, level: number): Element {
  const numPr = make(document, 'numPr');
  if (numId !== '0') numPr.appendChild(make(document, 'ilvl', { val: String(level) }));
  numPr.appendChild(make(document, 'numId', { val: numId }));
  return numPr;
}

/** Instances of one list that start nowhere anew count together: they are one. */
function classOf(formats: Formats, numId: string): string {
  const list = formats.lists.get(numId);
  if (!list) return `copied ${numId}`;
  return list.starts.size > 0 ? `${list.abstract} ${numId}` : list.abstract;
}

// Styles

const styleElements = (pkg: WordPackage): Element[] =>
  childrenNamed(rootOf(pkg.parts.get(relatedParts(pkg, 'styles')[0] ?? '')), 'style');
const nameOfStyle = (el: Element): string =>
  `${attribute(el, 'type') ?? 'paragraph'} ${(valOf(child(el, 'name')) ?? '').toLowerCase()}`;

function styleCarrier(
  before: WordPackage,
  after: WordPackage,
  old: Formats,
  fresh: Formats,
  changed: Set<string>,
): (id: string) => string | undefined {
  const part = relatedParts(after, 'styles')[0];
  const root = rootOf(after.parts.get(part ?? ''));
  const byId = new Map(styleElements(before).map((el) => [attribute(el, 'styleId') ?? '', el]));
  const byName = new Map(styleElements(after).map((el) => [nameOfStyle(el), attribute(el, 'styleId') ?? '']));
  const ids = new Set(byName.values());
  const known = new Map<string, string | undefined>();
  const carried = (id: string): string | undefined => {
    if (known.has(id)) return known.get(id);
    const el = byId.get(id);
    const same = el && byName.get(nameOfStyle(el));
    const fits = same !== undefined && old.style(id) === fresh.style(same);
    known.set(id, fits ? same : undefined);
    if (!fits && el && root) known.set(id, copy(el));
    return known.get(id);
  };
  const free = (taken: (name: string) => boolean, name: string): string => {
    for (let n = 1; ; n++) if (!taken(n === 1 ? name : `${name}${n}`)) return n === 1 ? name : `${name}${n}`;
  };
  const copy = (el: Element): string => {
    const out = root!.ownerDocument!.importNode(el, true) as Element;
    const id = free((one) => ids.has(one), attribute(el, 'styleId') ?? 'Old');
    ids.add(id);
    known.set(attribute(el, 'styleId') ?? '', id);
    out.setAttributeNS(out.namespaceURI!, named(out, 'styleId'), id);
    out.removeAttributeNS(out.namespaceURI!, 'default');
    for (const kid of childElements(out)) {
      const name = nameOf(kid);
      if (['link', 'next', 'aliases', 'rsid'].includes(name)) remove(kid);
      if (name === 'pPr') for (const list of childrenNamed(kid, 'numPr')) remove(list);
      const value = named(kid, 'val');
      if (name === 'name') {
        const own = valOf(kid) ?? id;
        const type = attribute(el, 'type') ?? 'paragraph';
        const said = free(
          (one) => byName.has(`${type} ${one.toLowerCase()}`),
          byName.has(nameOfStyle(el)) ? `${own} (old)` : own,
        );
        byName.set(`${type} ${said.toLowerCase()}`, id);
        kid.setAttributeNS(kid.namespaceURI!, value, said);
      }
      const base = name === 'basedOn' ? carried(valOf(kid) ?? '') : undefined;
      if (base !== undefined) kid.setAttributeNS(kid.namespaceURI!, value, base);
    }
    root!.appendChild(out);
    changed.add(part!);
    return id;
  };
  return carried;
}

const named = (el: Element, attributeName: string): string =>
  el.prefix ? `${el.prefix}:${attributeName}` : attributeName;

// Lists

type List = NonNullable<ReturnType<Formats['lists']['get']>>;

/**
 * Formats and texts of the levels, one after the other; whether digits are forced is left out: LibreOffice forgets it. It also adds
 * levels that nobody uses, so that a list may have more of them.
 */
function meaning({ levels }: List): string[] {
  const said = [...levels].sort(([a], [b]) => a - b);
  return said.map(([, { format, text, start }]) => `${format} ${text} ${start}`);
}
const startsOf = ({ starts }: List): string => [...starts].map(([level, n]) => `${level}:${n}`).join(' ');

function listCarrier(
  before: WordPackage,
  after: WordPackage,
  old: Formats,
  fresh: Formats,
  changed: Set<string>,
): (numId: string) => string | undefined {
  const part = relatedParts(after, 'numbering')[0];
  const root = rootOf(after.parts.get(part ?? ''));
  const source = rootOf(before.parts.get(relatedParts(before, 'numbering')[0] ?? ''));
  const shared = sharedLists(old, fresh);
  const known = new Map<string, string | undefined>();
  const next = (name: string, key: string): string =>
    String(1 + Math.max(0, ...childrenNamed(root, name).map((el) => Number(attribute(el, key) ?? 0))));
  const copied = (abstract: string): string => {
    const id = next('abstractNum', 'abstractNumId');
    const el = childrenNamed(source, 'abstractNum').find(
      (one) => attribute(one, 'abstractNumId') === abstract,
    )!;
    const out = root!.ownerDocument!.importNode(el, true) as Element;
    out.setAttributeNS(out.namespaceURI!, named(out, 'abstractNumId'), id);
    for (const kid of childElements(out))
      if (['nsid', 'tmpl', 'styleLink', 'name'].includes(nameOf(kid))) remove(kid);
    for (const level of childrenNamed(out, 'lvl'))
      for (const link of childrenNamed(level, 'pStyle')) remove(link);
    root!.insertBefore(out, childrenNamed(root, 'num')[0] ?? null);
    shared.set(abstract, id);
    return id;
  };
  return (numId) => {
    if (known.has(numId)) return known.get(numId);
    const list = old.lists.get(numId);
    if (!list || !root) return undefined;
    const abstract = shared.get(list.abstract);
    const there = [...fresh.lists].find(
      ([, one]) => one.abstract === abstract && startsOf(one) === startsOf(list),
    )?.[0];
    if (there !== undefined) {
      known.set(numId, there);
      return there;
    }
    const num = make(root.ownerDocument!, 'num', { numId: next('num', 'numId') });
    const holder = ensured(num, 'abstractNumId');
    holder.setAttributeNS(holder.namespaceURI!, named(holder, 'val'), abstract ?? copied(list.abstract));
    for (const over of childrenNamed(
      childrenNamed(source, 'num').find((el) => attribute(el, 'numId') === numId),
      'lvlOverride',
    ))
      num.appendChild(root.ownerDocument!.importNode(over, true));
    root.insertBefore(num, childrenNamed(root, 'num').at(-1)?.nextSibling ?? null);
    changed.add(part!);
    known.set(numId, attribute(num, 'numId')!);
    return known.get(numId);
  };
}

/** Old lists and those of the new document that mean the same, each once, in the order of their definition. */
function sharedLists(old: Formats, fresh: Formats): Map<string, string> {
  const waiting = abstracts(fresh);
  return new Map(
    abstracts(old).flatMap(([abstract, said]): [string, string][] => {
      const at = waiting.findIndex(([, other]) => said.every((level, n) => level === other[n]));
      return at < 0 ? [] : [[abstract, waiting.splice(at, 1)[0]![0]]];
    }),
  );
}

function abstracts({ lists }: Formats): [string, string[]][] {
  const first = new Map<string, string[]>();
  for (const list of lists.values()) if (!first.has(list.abstract)) first.set(list.abstract, meaning(list));
  return [...first];
}
