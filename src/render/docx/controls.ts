// Words that came from the term sheet, as content controls of Word: each is bound to its value in the source part, so that who changes
// a value in one place changes it wherever it is printed. One entry per field and printed text: 816,000.00 and its capitals are two.
// They are combo boxes without a list: typed into as a plain text control is, whose Chinese text LibreOffice 7.4 writes four times.
import { SOURCE_NAMESPACE } from '../../contract/source.js';
import { type Running, runProperties, valued, type Xml } from './ooxml.js';

/** Values in the order in which they are first printed; grows as the body is built. */
export interface Store {
  readonly values: Map<string, Bound>;
  /** Controls so far: their ids are 1, 2, 3, … */
  controls: number;
}
export interface Bound {
  readonly path: string;
  readonly text: string;
  /** Its ordinal among the values, from 1. */
  readonly place: number;
}
/** Names the store among those of the package; fixed, so that the same contract gives the same bytes. */
export const STORE_ID = '{C5AC0274-AC7E-4D0C-9B1E-5C0A7E5EED01}';

export const openStore = (): Store => ({ values: new Map(), controls: 0 });

/** Word takes labels and tags of at most 64 characters: a longer path loses its first steps, other words their beginning. */
const NAME = 64;
export function controlName(path: string): string {
  if (path.length <= NAME) return path;
  const tail = path.slice(1 - NAME);
  const step = tail.indexOf('.');
  return `…${step < 0 ? tail : tail.slice(step + 1)}`;
}

/** What the reader of a blank is asked for, without its brackets. */
const asked = (text: string): string => text.replace(/^[【[](.*)[】\]]$/, '$1');

/** `look` is what Word gives to words put in later; `content` are the runs that print the value now. */
export function control(
  store: Store,
  { path, text, blank }: Pick<Bound, 'path' | 'text'> & { readonly blank: boolean },
  look: Running | undefined,
  content: Xml,
): Xml {
  const key = `${path}\n${text}`;
  const bound = store.values.get(key) ?? { path, text, place: store.values.size + 1 };
  store.values.set(key, bound);
  store.controls += 1;
  const name = controlName(path);
  const properties =
    (look ? `<w:rPr>${runProperties(look)}</w:rPr>` : '') +
    valued('alias', blank ? controlName(asked(text)) : name) +
    valued('tag', name) +
    valued('id', store.controls) +
    `<w:dataBinding w:prefixMappings="xmlns:s=&apos;${SOURCE_NAMESPACE}&apos;" w:xpath="/s:source[1]/s:values[1]/s:value[${bound.place}]" w:storeItemID="${STORE_ID}"/>` +
    '<w:comboBox/>';
  return `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}
