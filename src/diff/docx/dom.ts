// Access to Word's XML by namespace and local name: prefixes are free. What stands in mc:AlternateContent is seen once,
// in the branch that Word shows.
import type { Attr, Document, Element, Node } from '@xmldom/xmldom';

export type { Element, Node };

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const OFFICE = 'http://schemas.microsoft.com/office';
/** The namespaces that Word of today knows: any other one sends it to the fallback. */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  [
    W,
    R,
    'http://schemas.openxmlformats.org/officeDocument/2006/math',
    'http://schemas.openxmlformats.org/drawingml/2006/main',
    'http://schemas.openxmlformats.org/drawingml/2006/picture',
    'http://schemas.openxmlformats.org/drawingml/2006/chart',
    'http://schemas.openxmlformats.org/drawingml/2006/diagram',
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'urn:schemas-microsoft-com:vml',
    'urn:schemas-microsoft-com:office:office',
    'urn:schemas-microsoft-com:office:word',
    ...['2006/wordml', '2010/wordml', '2012/wordml', '2015/wordml/symex', '2016/wordml/cid'],
    ...['2018/wordml', '2018/wordml/cex', '2020/wordml/sdtdatahash', '2020/oembed', '2023/wordml/word16du'],
    ...['2024/wordml/sdtformatlock', '2010/wordprocessingShape', '2010/wordprocessingGroup'],
    ...['2010/wordprocessingCanvas', '2010/wordprocessingInk', '2010/wordprocessingDrawing'],
  ]
    .map((name) => (/^\d/.test(name) ? `${OFFICE}/word/${name}` : name))
    .concat(
      [
        ...['2010/main', '2010/picture', '2012/chart', '2014/chart', '2014/chartex', '2014/main'],
        ...['2015/9/8/chartex', '2015/10/21/chartex', '2016/5/9/chartex', '2016/5/10/chartex'],
        ...['2016/5/11/chartex', '2016/5/12/chartex', '2016/5/13/chartex', '2016/5/14/chartex'],
        ...['2016/ink', '2016/SVG/main', '2017/model3d'],
      ].map((name) => `${OFFICE}/drawing/${name}`),
    ),
);

export const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Name of an element of WordprocessingML, `p`; of any other with its namespace in front, so that it equals no such name. */
export const nameOf = (el: Element): string =>
  el.namespaceURI === W ? el.localName! : `{${el.namespaceURI ?? ''}}${el.localName}`;

/** The elements in it, in order. */
export function elementsIn(parent: Node): Element[] {
  const out: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (!isElement(node)) continue;
    if (node.namespaceURI === MC && node.localName === 'AlternateContent') out.push(...chosen(node));
    else out.push(node);
  }
  return out;
}

/** Word takes the first choice whose every required namespace it knows, else the fallback. */
function chosen(alternate: Element): Element[] {
  const branches = childElements(alternate).filter(({ namespaceURI }) => namespaceURI === MC);
  const known = (prefix: string, at: Element): boolean => UNDERSTOOD.has(at.lookupNamespaceURI(prefix) ?? '');
  const branch =
    branches.find((one) => {
      const requires = one.getAttribute('Requires')?.trim();
      return (
        one.localName === 'Choice' && requires && requires.split(/\s+/).every((prefix) => known(prefix, one))
      );
    }) ?? branches.find(({ localName }) => localName === 'Fallback');
  return branch ? elementsIn(branch) : [];
}

/** The elements as they stand, AlternateContent itself included. */
export function childElements(parent: Node): Element[] {
  const out: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) out.push(node);
  return out;
}

export function child(parent: Element | undefined, ...path: readonly string[]): Element | undefined {
  let at = parent;
  for (const name of path) at = at && elementsIn(at).find((el) => nameOf(el) === name);
  return at;
}

export const childrenNamed = (parent: Element | undefined, name: string): Element[] =>
  parent ? elementsIn(parent).filter((el) => nameOf(el) === name) : [];

/** Every element of that name below, in document order; AlternateContent as Word shows it. */
export function descendants(parent: Element, name: string): Element[] {
  return elementsIn(parent).flatMap((el) => [...(nameOf(el) === name ? [el] : []), ...descendants(el, name)]);
}

/** A `w:` attribute. */
export const attribute = (el: Element | undefined, name: string): string | undefined =>
  el?.getAttributeNS(W, name) ?? undefined;
export const valOf = (el: Element | undefined): string | undefined => attribute(el, 'val');

/** Whole number of `w:val`; absent where there is none or it is no number. */
export function integerOf(el: Element | undefined, name = 'val'): number | undefined {
  const written = attribute(el, name);
  return written !== undefined && /^[+-]?\d{1,9}$/.test(written.trim()) ? Number(written) : undefined;
}

/** An on/off property: absent is undecided, without a value is on. */
export const isOn = (el: Element | undefined): boolean | undefined =>
  el && !['0', 'false', 'off'].includes(valOf(el) ?? '1');

export const rootOf = (document: Document | undefined): Element | undefined =>
  document?.documentElement ?? undefined;

/** An id of a relationship, `r:id`. */
export const relationOf = (el: Element, name = 'id'): string | undefined =>
  el.getAttributeNS(R, name) ?? undefined;

/** Nearest `xml:space`. */
export function keepsSpace(el: Element): boolean {
  for (let at: Node | null = el; at && isElement(at); at = at.parentNode) {
    const space: Attr | null = at.getAttributeNode('xml:space');
    if (space) return space.value === 'preserve';
  }
  return false;
}
