// Printable → bookmarks: articles, the titled provisions in them and annexes, with their numbers, in the languages printed.
// Articles alone are open. Format: ISO 32000-1, 12.3.3.
import type { Cell, Printable, TextRow } from '../../../contract/ast.js';
import { type Destination, target } from './links.js';
import { assign, nextRef, type Objects, type Ref, textString } from './objects.js';

interface Bookmark {
  readonly title: string;
  readonly to: Destination;
  readonly kids: Bookmark[];
}

export function bookmarksOf(doc: Printable, destinations: ReadonlyMap<string, Destination>): Bookmark[] {
  const top: Bookmark[] = [];
  /** The last bookmark of each level. */
  let path: { readonly level: number; readonly kids: Bookmark[] }[] = [];
  doc.rows.forEach((row, i) => {
    if (row.kind !== 'text' || row.id === undefined) return;
    const to = destinations.get(row.id);
    const title = titleOf(row, doc.rows[i + 1]);
    if (!to || title === '') return;
    const level = row.style === 'body' || row.style === 'heading' ? row.level : 0;
    path = path.filter((above) => above.level < level);
    const bookmark = { title, to, kids: [] };
    (path.at(-1)?.kids ?? top).push(bookmark);
    path.push({ level, kids: bookmark.kids });
  });
  return top;
}

/** Empty for a provision without a title; one that runs into the text is bold. */
function titleOf(row: TextRow, next: Printable['rows'][number] | undefined): string {
  if (!/^(article|heading|annex-label|body)$/.test(row.style)) return '';
  const under = row.style === 'annex-label' && next?.kind === 'text' && next.style === 'annex-title';
  const titles = row.cells.map((cell) => {
    const below = under ? next.cells.find(({ lang }) => lang === cell.lang) : undefined;
    const words = row.style === 'body' ? runIn(cell) : wordsOf(below ?? cell);
    const { mark } = cell;
    if (row.style === 'body' && (words === '' || !mark?.text)) return '';
    return [mark?.text ?? '', words].filter((part) => part !== '').join(' ');
  });
  return titles.filter((title) => title !== '').join(' · ');
}

const wordsOf = ({ runs }: Pick<Cell, 'runs'>): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .trim();

function runIn({ runs }: Cell): string {
  const plain = runs.findIndex(({ bold }) => !bold);
  return wordsOf({ runs: plain < 0 ? [] : runs.slice(0, plain) }).replace(/[：:。.]$/u, '');
}

/** Registers them; undefined where there are none. */
export function writeBookmarks(
  objects: Objects,
  bookmarks: readonly Bookmark[],
  pages: readonly Ref[],
  height: number,
): Ref | undefined {
  if (bookmarks.length === 0) return undefined;
  const root = nextRef(objects);
  const write = (list: readonly Bookmark[], parent: Ref): string => {
    const refs = list.map(() => nextRef(objects));
    list.forEach(({ title, to, kids }, i) => {
      const entries = [
        `/Title${textString(title)}/Parent ${parent}/Dest${target(to, pages[to.page]!, height)}`,
        i > 0 ? `/Prev ${refs[i - 1]}` : '',
        i < refs.length - 1 ? `/Next ${refs[i + 1]}` : '',
        kids.length > 0 ? `${write(kids, refs[i]!)}/Count -${kids.length}` : '',
      ];
      assign(objects, refs[i]!, `<<${entries.join('')}>>`);
    });
    return `/First ${refs[0]}/Last ${refs.at(-1)}`;
  };
  const ends = write(bookmarks, root);
  assign(objects, root, `<</Type/Outlines${ends}/Count ${bookmarks.length}>>`);
  return root;
}
