// The text that elements of a document show, one by one; what view they belong to is not asked here.
import type { Element } from '@xmldom/xmldom';
import { attribute, child, elementsIn, keepsSpace, nameOf } from './dom.js';

/** Stands for what prints and is no text. */
export const OBJECT = '\uFFFC';
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00AD',
};
const SILENT = new Set([
  'rPr',
  'instrText',
  'delInstrText',
  'fldChar',
  'lastRenderedPageBreak',
  'commentReference',
  'annotationRef',
  'footnoteRef',
  'endnoteRef',
  'separator',
  'continuationSeparator',
]);

/** The text that one element of a run shows; raw line feeds print as spaces, and white space at an edge only where it is kept. */
export function textOf(el: Element): string {
  const name = nameOf(el);
  if (name === 't' || name === 'delText') {
    const text = (el.textContent ?? '').replace(/[\t\r\n]/g, ' ');
    return /^ | $/.test(text) && !keepsSpace(el) ? text.replace(/^ +| +$/g, '') : text;
  }
  if (name === 'ruby')
    return ['rubyBase', 'rt']
      .flatMap((part) => elementsIn(child(el, part) ?? el).filter((inner) => nameOf(inner) === 'r'))
      .flatMap((inner) => elementsIn(inner).map(textOf))
      .join('');
  // Where a page ends is no word: LibreOffice writes such a break for a property of the paragraph.
  if (name === 'br' && /^(page|column)$/.test(attribute(el, 'type') ?? '')) return '';
  if (Object.hasOwn(SIGNS, name)) return SIGNS[name]!;
  // What belongs to no vocabulary of Word's own is passed over by Word, except where it is drawn.
  return SILENT.has(name) || name.startsWith('{') ? '' : OBJECT;
}

/** All words below, whatever becomes of them; cells apart by a tab. */
export function textBelow(el: Element): string {
  if (nameOf(el) === 'r') return elementsIn(el).map(textOf).join('');
  return elementsIn(el)
    .map((inner) => {
      const name = nameOf(inner);
      if (name === 'tc') return `${textBelow(inner)}\t`;
      return /^\w+Pr$/.test(name) ? '' : textBelow(inner);
    })
    .join('');
}
