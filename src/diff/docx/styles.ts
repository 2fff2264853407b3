// styles.xml → the styles by id, and the properties of a paragraph as a view has them.
import type { Element } from '@xmldom/xmldom';
import { attribute, child, childrenNamed, rootOf, valOf } from './dom.js';
import { relatedParts } from './parts.js';
import type { View, WordPackage } from './reading.js';

export interface Style {
  readonly id: string;
  readonly element: Element;
  readonly basedOn?: string;
  readonly pPr?: Element;
  readonly rPr?: Element;
}
export interface Styles {
  readonly byId: ReadonlyMap<string, Style>;
  /** The style of a paragraph that names none. */
  readonly paragraph: string;
  /** The style of a table that names none. */
  readonly table: string;
  /** Run properties of the whole document. */
  readonly defaults?: Element;
  /** Paragraph properties of the whole document. */
  readonly paragraphs?: Element;
  /** Ids that more than one style has: the last wins here, as in Word. */
  readonly repeated: readonly string[];
}

export function stylesOf(pkg: WordPackage): Styles {
  const root = rootOf(pkg.parts.get(relatedParts(pkg, 'styles')[0] ?? ''));
  const elements = childrenNamed(root, 'style');
  const standard = (type: string) =>
    elements.find(
      (el) => attribute(el, 'type') === type && /^(1|true|on)$/.test(attribute(el, 'default') ?? ''),
    );
  const defaults = child(root, 'docDefaults', 'rPrDefault', 'rPr');
  const paragraphs = child(root, 'docDefaults', 'pPrDefault', 'pPr');
  const ids = elements.map((el) => attribute(el, 'styleId') ?? '');
  const seen = new Set<string>();
  return {
    byId: new Map(elements.map((el) => [attribute(el, 'styleId') ?? '', styleOf(el)])),
    paragraph: attribute(standard('paragraph'), 'styleId') ?? 'Normal',
    table: attribute(standard('table'), 'styleId') ?? '',
    repeated: ids.filter((id) => seen.has(id) || !seen.add(id)),
    ...(defaults && { defaults }),
    ...(paragraphs && { paragraphs }),
  };
}

function styleOf(el: Element): Style {
  const [basedOn, pPr, rPr] = [valOf(child(el, 'basedOn')), child(el, 'pPr'), child(el, 'rPr')];
  const id = attribute(el, 'styleId') ?? '';
  return {
    id,
    element: el,
    ...(basedOn !== undefined && { basedOn }),
    ...(pPr && { pPr }),
    ...(rPr && { rPr }),
  };
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
