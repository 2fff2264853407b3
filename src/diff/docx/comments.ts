// The comments of a document, each with the provision it stands at: the last bookmark that began before it in its story.
import type { Element } from '@xmldom/xmldom';
import { attribute, childrenNamed, descendants, elementsIn, nameOf, rootOf } from './dom.js';
import { relatedParts } from './parts.js';
import type { Comment, WordPackage } from './reading.js';
import { textBelow } from './text.js';

export function commentsOf(pkg: WordPackage, stories: readonly Element[]): Comment[] {
  const places = new Map<string, string | undefined>();
  for (const story of stories) anchorsIn(story, undefined, places);
  return relatedParts(pkg, 'comments').flatMap((part) =>
    childrenNamed(rootOf(pkg.parts.get(part)), 'comment').map((el) => {
      const date = attribute(el, 'date');
      const at = places.get(attribute(el, 'id') ?? '');
      return {
        author: attribute(el, 'author') ?? '',
        ...(date !== undefined && { date }),
        text: descendants(el, 'p').map(textBelow).join('\n'),
        ...(at !== undefined && { at }),
      };
    }),
  );
}

/** Word's own bookmarks, `_GoBack` and `_Toc…`, name no provision. */
function anchorsIn(el: Element, before: string | undefined, places: Map<string, string | undefined>) {
  let bookmark = before;
  for (const inner of elementsIn(el)) {
    const name = nameOf(inner);
    const id = attribute(inner, 'id') ?? '';
    const written = attribute(inner, 'name') ?? '';
    if (name === 'bookmarkStart' && !written.startsWith('_')) bookmark = written;
    else if (/^comment(RangeStart|Reference)$/.test(name) && !places.has(id)) places.set(id, bookmark);
    else bookmark = anchorsIn(inner, bookmark, places);
  }
  return bookmark;
}
