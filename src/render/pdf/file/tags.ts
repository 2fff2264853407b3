// The tree of elements and the marks on the pages → the structure tree of a PDF, and which element each mark and each link belongs to.
// Format: ISO 32000-1, 14.7. An element without words is left out, but for cells of a table.

import type { Lang, Run, Script } from '../../../contract/ast.js';
import { assign, nextRef, type Objects, type Ref, register } from './objects.js';
import type { Mark } from './paint.js';
import type { Element } from './structure.js';

const CHINESE: Readonly<Record<Script, string>> = {
  hans: 'zh-Hans',
  'hant-tw': 'zh-Hant-TW',
  'hant-hk': 'zh-Hant-HK',
};
/** BCP 47. */
export const languageTag = (lang: Lang, script: Script): string =>
  lang === 'en' ? 'en-GB' : CHINESE[script];

export interface TaggedPage {
  readonly ref: Ref;
  readonly marks: readonly Mark[];
  readonly links: readonly TaggedLink[];
}
/** A link annotation and the citation that it lies over. */
export interface TaggedLink {
  readonly ref: Ref;
  readonly element: Element;
  readonly run: Run;
}
/** Key of each thing in the parent tree. */
export interface Keys {
  readonly page: (page: number) => number;
  readonly link: (link: TaggedLink) => number;
}

/** What an element holds of pages: marks by number, or links. */
type Kid = { readonly page: number; readonly mark: number } | { readonly page: number; readonly link: Link };
interface Link {
  readonly ref: Ref;
  readonly kids: { readonly page: number; readonly mark: number }[];
  readonly annotations: { readonly page: number; readonly ref: Ref }[];
}

export const keysOf = (pages: readonly TaggedPage[]): Keys => {
  const keys = new Map(pages.flatMap(({ links }) => links).map((link, i) => [link, pages.length + i]));
  return { page: (page) => page, link: (link) => keys.get(link)! };
};

/** Registers the tree; `keys` must stand on the pages and the links as StructParents and StructParent. */
export function writeStructure(
  objects: Objects,
  document: Element,
  pages: readonly TaggedPage[],
  keys: Keys,
  script: Script,
): Ref {
  const root = nextRef(objects);
  const { kidsOf, linkOf } = gathered(objects, pages);
  const refs = new Map<Element, Ref>();
  const refOf = (element: Element): Ref => {
    const ref = refs.get(element) ?? nextRef(objects);
    refs.set(element, ref);
    return ref;
  };
  const isThere = (element: Element): boolean =>
    kidsOf.has(element) || /^T[HD]$/.test(element.type) || element.kids.some(isThere);
  const write = (element: Element, parent: Ref, inherited: string): void => {
    const ref = refOf(element);
    const lang = element.lang ? languageTag(element.lang, script) : inherited;
    const kids = element.kids.filter(isThere);
    const own = kidsOf.get(element) ?? [];
    const page = own[0]?.page;
    const content = own.map((kid) =>
      'link' in kid ? `${kid.link.ref}` : markOn(kid, page, (at) => pages[at]!.ref),
    );
    const entries = [
      `/S/${element.type}/P ${parent}`,
      lang === inherited ? '' : `/Lang(${lang})`,
      element.attributes ? `/A<<${element.attributes}>>` : '',
      page === undefined ? '' : `/Pg ${pages[page]!.ref}`,
      listed([...content, ...kids.map((kid) => `${refOf(kid)}`)]),
    ];
    assign(objects, ref, `<<${entries.join('')}>>`);
    for (const kid of own) if ('link' in kid) writeLink(objects, kid.link, ref, pages);
    for (const kid of kids) write(kid, ref, lang);
  };
  write(document, root, '');
  const nums = [
    ...pages.map(({ marks }, page) => {
      const owners = marks.map(({ element, link }) => (link ? linkOf(element, link).ref : refOf(element)));
      return `${keys.page(page)}[${owners.join(' ')}]`;
    }),
    ...pages.flatMap(({ links }) =>
      links.map((link) => `${keys.link(link)} ${linkOf(link.element, link.run).ref}`),
    ),
  ];
  const tree = register(objects, `<</Nums[${nums.join(' ')}]>>`);
  const next = nums.length;
  assign(
    objects,
    root,
    `<</Type/StructTreeRoot/K ${refOf(document)}/ParentTree ${tree}/ParentTreeNextKey ${next}>>`,
  );
  return root;
}

const listed = (kids: readonly string[]): string =>
  kids.length === 0 ? '' : kids.length === 1 ? `/K ${kids[0]}` : `/K[${kids.join(' ')}]`;

/** A number alone means one of the page that the element names. */
function markOn(
  { page, mark }: { readonly page: number; readonly mark: number },
  usual: number | undefined,
  refOf: (page: number) => Ref,
): string {
  return page === usual ? String(mark) : `<</Type/MCR/Pg ${refOf(page)}/MCID ${mark}>>`;
}

function writeLink(objects: Objects, link: Link, parent: Ref, pages: readonly TaggedPage[]): void {
  const page = link.kids[0]!.page;
  const refOf = (at: number): Ref => pages[at]!.ref;
  const annotations = link.annotations.map((one) => `<</Type/OBJR/Pg ${refOf(one.page)}/Obj ${one.ref}>>`);
  const kids = [...link.kids.map((kid) => markOn(kid, page, refOf)), ...annotations];
  assign(objects, link.ref, `<</S/Link/P ${parent}/Pg ${refOf(page)}${listed(kids)}>>`);
}

interface Gathered {
  readonly kidsOf: ReadonlyMap<Element, readonly Kid[]>;
  readonly linkOf: (element: Element, run: Run) => Link;
}

/** What each element holds, in the order in which it stands on the pages. */
function gathered(objects: Objects, pages: readonly TaggedPage[]): Gathered {
  const kidsOf = new Map<Element, Kid[]>();
  const links = new Map<Element, Map<Run, Link>>();
  const linkOf: Gathered['linkOf'] = (element, run) => links.get(element)!.get(run)!;
  pages.forEach(({ marks }, page) => {
    marks.forEach(({ element, link: run }, mark) => {
      const kids = kidsOf.get(element) ?? [];
      kidsOf.set(element, kids);
      if (!run) {
        kids.push({ page, mark });
        return;
      }
      const own = links.get(element) ?? new Map<Run, Link>();
      links.set(element, own);
      const link = own.get(run) ?? { ref: nextRef(objects), kids: [], annotations: [] };
      if (!own.has(run)) kids.push({ page, link });
      own.set(run, link);
      link.kids.push({ page, mark });
    });
  });
  pages.forEach(({ links: placed }, page) => {
    for (const { ref, element, run } of placed) linkOf(element, run).annotations.push({ page, ref });
  });
  return { kidsOf, linkOf };
}
