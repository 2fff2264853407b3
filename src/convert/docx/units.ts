// The tokens of a part → its texts: paragraphs over all their runs, and the single texts of attributes, titles and captions.
// A paragraph is read twice where changes are tracked: as accepted (without deletions) and as rejected (without insertions).
import type { Element, Visitor } from '../../opc/names.js';
import { decoded } from '../../opc/xml.js';

/** `deleted` is not in the accepted text, `inserted` not in the rejected one. */
export type View = 'kept' | 'inserted' | 'deleted';

/** A stretch of text where it lies; a tab, a line break or a note mark has no token. */
export interface Slot {
  readonly token?: number;
  /** The start tag around it, where white space at its edges may have to be kept. */
  readonly tag?: Element;
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly text: string;
  readonly view: View;
}
export interface Unit {
  readonly part: string;
  /** Ordinal of the paragraph in the part, from 1; 0 before the first. */
  readonly paragraph: number;
  /** The second copy of a text box, for older programs: converted, not reported. */
  readonly copy: boolean;
  readonly slots: Slot[];
}

const PARAGRAPHS = new Set(['w:p', 'a:p', 'w:rt']);
const IN_PARAGRAPHS = new Set(['w:t', 'w:delText', 'a:t', 'm:t']);
const ALONE = new Set([
  ...['dc:title', 'dc:subject', 'dc:description', 'cp:keywords', 'cp:category'],
  ...['ep:Company', 'ep:Manager', 'vt:lpwstr', 'vt:lpstr', 'c:v'],
]);
/** What parts words without being text. */
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'a:br': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:sym': '\uFFFC',
  'w:footnoteReference': '\uFFFC',
  'w:endnoteReference': '\uFFFC',
};
/** Attributes that a reader sees or hears. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'w:alias': ['w:val'],
  'w:listItem': ['w:displayText'],
  'w:listEntry': ['w:val'],
  'w:helpText': ['w:val'],
  'w:statusText': ['w:val'],
  'w:tblCaption': ['w:val'],
  'w:tblDescription': ['w:val'],
  'w:lvlText': ['w:val'],
  'w:hyperlink': ['w:tooltip'],
  'a:hlinkClick': ['tooltip'],
  'wp:docPr': ['descr', 'title'],
  'pic:cNvPr': ['descr', 'title'],
  'v:textpath': ['string', 'alt', 'title'],
};
const SHOWN_ON_VML = ['alt', 'title'];
const NUMBERS = ['c:numCache', 'c:numLit'];

export function unitReader(part: string, units: Unit[]): Visitor {
  const depth = new Map<string, number>();
  const inside = (...names: readonly string[]): boolean => names.some((name) => (depth.get(name) ?? 0) > 0);
  const paragraphs: Unit[] = [];
  const field = fieldReader();
  let ordinal = 0;
  let text: { readonly unit: Unit; readonly tag: Element } | undefined;
  const begin = (): Unit => {
    const unit: Unit = { part, paragraph: ordinal, copy: inside('mc:Fallback'), slots: [] };
    units.push(unit);
    return unit;
  };
  const view = (): View =>
    inside('w:del', 'w:moveFrom') ? 'deleted' : inside('w:ins', 'w:moveTo') ? 'inserted' : 'kept';
  const attributes = (element: Element): void => {
    const shown = SHOWN[element.name] ?? (element.name.startsWith('v:') ? SHOWN_ON_VML : []);
    for (const name of shown) {
      const found = element.attribute(name);
      if (!found) continue;
      begin().slots.push({ token: element.token, ...found, text: decoded(found.raw), view: 'kept' });
    }
  };
  return {
    open: (element) => {
      const { name } = element;
      field.open(element);
      attributes(element);
      const sign = SIGNS[name];
      // A tab stop of the paragraph's properties has the name of a tab.
      if (sign !== undefined && !inside('w:tabs') && !field.inCode())
        paragraphs.at(-1)?.slots.push({ start: 0, end: 0, raw: '', text: sign, view: view() });
      if (PARAGRAPHS.has(name)) {
        if (name !== 'w:rt') ordinal++;
        paragraphs.push(begin());
      } else if (IN_PARAGRAPHS.has(name)) {
        if (!field.inCode()) text = { unit: paragraphs.at(-1) ?? begin(), tag: element };
      } else if (ALONE.has(name) && !inside(...NUMBERS)) text = { unit: begin(), tag: element };
      depth.set(name, (depth.get(name) ?? 0) + 1);
    },
    close: (name) => {
      depth.set(name, depth.get(name)! - 1);
      text = undefined;
      if (!PARAGRAPHS.has(name)) return;
      paragraphs.pop();
      if (paragraphs.length === 0) field.paragraphEnd();
    },
    text: (token, raw) => {
      if (!text) return;
      const { unit, tag } = text;
      unit.slots.push({ token, tag, start: 0, end: raw.length, raw, text: decoded(raw), view: view() });
    },
  };
}

/** Text between the beginning of a field and its separator belongs to the field's code, even where it looks like text. */
function fieldReader() {
  let states: ('code' | 'result')[] = [];
  return {
    open: (element: Element): void => {
      if (element.name !== 'w:fldChar') return;
      const type = element.attribute('w:fldCharType')?.raw;
      if (type === 'begin') states.push('code');
      else if (type === 'separate') states.splice(-1, 1, 'result');
      else if (type === 'end') states.pop();
    },
    inCode: (): boolean => states.includes('code'),
    /** A code that was never ended must not swallow the rest of the document. */
    paragraphEnd: (): void => {
      states = states.filter((state) => state === 'result');
    },
  };
}
