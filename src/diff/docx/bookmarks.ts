// Bookmarks of what fell away. Citations of the old document read their numbers from them: without them a program that updates its fields
// prints an error for each, in deleted words and in what is there again once the changes are rejected.
import type { Element } from '@xmldom/xmldom';
import { attribute, child, descendants, rootOf } from './dom.js';
import { type Marker, make } from './marks.js';
import type { WordPackage } from './reading.js';

export interface BookmarkKeeper {
  /** Gives a paragraph the bookmarks of the old one that it does not have itself. */
  readonly keep: (paragraph: Element, old: Element) => void;
  /** Names that the new document has elsewhere are told apart, and deleted citations follow. Of a whole story, when it is done. */
  readonly settle: (story: Element) => void;
}

export function bookmarkKeeper(after: WordPackage, marker: Marker): BookmarkKeeper {
  const taken = new Set([...after.parts.values()].flatMap((part) => namesIn(rootOf(part))).map(folded));
  const renamed = new Map<string, string>();
  const nameFor = (name: string): string => {
    let own = name;
    for (let n = 2; taken.has(folded(own)); n += 1)
      own = `${name.slice(0, LONGEST - `_old${n}`.length)}_old${n}`;
    taken.add(folded(own));
    if (own !== name) renamed.set(folded(name), own);
    return own;
  };
  return {
    keep: (paragraph, old) => {
      const own = new Set(namesIn(paragraph).map(folded));
      for (const name of namesIn(old)) {
        if (own.has(folded(name))) continue;
        const document = paragraph.ownerDocument!;
        const id = marker.id();
        const first = child(paragraph, 'pPr')?.nextSibling ?? paragraph.firstChild;
        paragraph.insertBefore(make(document, 'bookmarkStart', { id, name: nameFor(name) }), first);
        paragraph.appendChild(make(document, 'bookmarkEnd', { id }));
      }
    },
    settle: (story) => {
      for (const field of descendants(story, 'delInstrText'))
        field.textContent = (field.textContent ?? '').replace(
          /(\b(?:REF|PAGEREF)\s+)(\S+)/i,
          (all, command: string, name: string) => {
            const own = renamed.get(folded(name));
            return own === undefined ? all : command + own;
          },
        );
    },
  };
}
/** Word takes no longer name. */
const LONGEST = 40;

const namesIn = (el: Element | undefined): string[] =>
  (el ? descendants(el, 'bookmarkStart') : []).flatMap(bookmarkName);
/** None of a bookmark that names nothing: programs set and renumber by themselves those that begin with a line. */
export function bookmarkName(start: Element): string[] {
  const name = attribute(start, 'name') ?? '';
  return /^_|^$/.test(name) ? [] : [name];
}
/** Word takes no notice of case. */
export const folded = (name: string): string => name.toLowerCase();
