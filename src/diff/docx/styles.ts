// styles.xml → the styles by id, and the properties of a paragraph as a view has them.
import type { Element } from '@xmldom/xmldom';
import { attribute, child, childrenNamed, rootOf, valOf } from './dom.js';
import { relatedParts } from './parts.js';
import type { View, WordPackage } from './reading.js';

export interface Style {
  readonly id: string;
  readonly basedOn?: string;
  readonly pPr?: Element;
  readonly rPr?: Element;
}
export interface Styles {
  readonly byId: ReadonlyMap<string, Style>;
  /** The style of a paragraph that names none. */
  readonly paragraph: string;
  /** Run properties of the whole document. */
  readonly defaults?: Element;
}

export function stylesOf(pkg: WordPackage): Styles {
  const root = rootOf(pkg.parts.get(relatedParts(pkg, 'styles')[0] ?? ''));
  const elements = childrenNamed(root, 'style');
  const standard = elements.find(
    (el) => attribute(el, 'type') === 'paragraph' && /^(1|true|on)$/.test(attribute(el, 'default') ?? ''),
  );
  const defaults = child(root, 'docDefaults', 'rPrDefault', 'rPr');
  return {
    byId: new Map(elements.map((el) => [attribute(el, 'styleId') ?? '', styleOf(el)])),
    paragraph: attribute(standard, 'styleId') ?? 'Normal',
    ...(defaults && { defaults }),
  };
}

function styleOf(el: Element): Style {
  const [basedOn, pPr, rPr] = [valOf(child(el, 'basedOn')), child(el, 'pPr'), child(el, 'rPr')];
  const id = attribute(el, 'styleId') ?? '';
  return { id, ...(basedOn !== undefined && { basedOn }), ...(pPr && { pPr }), ...(rPr && { rPr }) };
}

/** A style and the styles it rests on, nearest first. */
export function chainOf(styles: Styles, id: string): readonly Style[] {
  const out = new Set<Style>();
  for (let at = styles.byId.get(id); at && !out.has(at); at = styles.byId.get(at.basedOn ?? '')) out.add(at);
  return [...out];
}

/** `pPr` or `rPr` of a paragraph or run; rejected, the one before its tracked change of format. */
export function propertiesOf(el: Element, name: 'pPr' | 'rPr', view: View): Element | undefined {
  const now = child(el, name);
  const change = view === 'rejected' ? child(now, `${name}Change`) : undefined;
  return change ? child(change, name) : now;
}
