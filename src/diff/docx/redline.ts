// Two Word files → the new one with Word's tracked changes against the old one: accepted, it is the new document; rejected, the old.
// Everything but text and numbers is the new file's: parts, settings, section. Changes that either file tracks count as accepted.
import type { Element } from '@xmldom/xmldom';
import { bookmarkKeeper } from './bookmarks.js';
import { carrierOf } from './carry.js';
import { attribute, child, childElements, descendants, nameOf, relationOf, rootOf } from './dom.js';
import { type Author, markerOf } from './marks.js';
import { openWord, writeWord } from './open.js';
import { relationsOf } from './parts.js';
import { storiesOf } from './read.js';
import type { WordPackage } from './reading.js';
import { unitsOf } from './units.js';
import { acceptAll } from './views.js';
import { mergeContainer, unbind } from './write.js';

/** Throws ContractError (DOCX-…) for what is no usable DOCX. Same files and marks, same bytes. */
export async function redline(old: Uint8Array, fresh: Uint8Array, author: Author): Promise<Uint8Array> {
  const before = accepted(await openWord(old));
  const after = accepted(await openWord(fresh));
  const carrier = carrierOf(before, after);
  const marker = markerOf(after, author);
  const bookmarks = bookmarkKeeper(after, marker);
  const changed = new Set<string>();
  for (const [from, to] of [[before.main, after.main] as const, ...edges(before, after)]) {
    const [was, is] = [storyOf(before, from), storyOf(after, to)];
    const writer = { document: is.ownerDocument!, carrier, marker, bookmarks };
    mergeContainer(unitsOf(was), unitsOf(is), writer, 'body');
    bookmarks.settle(is);
    unbind(is);
    changed.add(to);
  }
  return writeWord(after, [...changed, ...carrier.changed]);
}

/** Deciding copies the trees: most files track nothing. */
const accepted = (pkg: WordPackage): WordPackage =>
  storiesOf(pkg).some(({ content }) => isTracked(content)) ? acceptAll(pkg).pkg : pkg;
const isTracked = (el: Element): boolean =>
  childElements(el).some(
    (one) => /^(ins|del|move(From|To)|\w+Change|cell(Ins|Del|Merge))$/.test(nameOf(one)) || isTracked(one),
  );

/** The body of the main part; of a header its root. */
function storyOf(pkg: WordPackage, part: string): Element {
  const root = rootOf(pkg.parts.get(part))!;
  return part === pkg.main ? child(root, 'body')! : root;
}

/** Headers and footers of the last section that stand at the same place in both. */
function edges(before: WordPackage, after: WordPackage): (readonly [string, string])[] {
  const old = edgesOf(before);
  return [...edgesOf(after)].flatMap(([place, part]): (readonly [string, string])[] =>
    old.has(place) ? [[old.get(place)!, part]] : [],
  );
}

function edgesOf(pkg: WordPackage): Map<string, string> {
  const section = child(rootOf(pkg.parts.get(pkg.main)), 'body', 'sectPr');
  if (!section) return new Map();
  const targets = new Map(relationsOf(pkg.parts, pkg.main).map(({ id, target }) => [id, target]));
  const places = ['headerReference', 'footerReference'].flatMap((name) =>
    descendants(section, name).flatMap((el): [string, string][] => {
      const part = targets.get(relationOf(el) ?? '');
      return part !== undefined && pkg.parts.has(part)
        ? [[`${name} ${attribute(el, 'type') ?? 'default'}`, part]]
        : [];
    }),
  );
  return new Map(places);
}
