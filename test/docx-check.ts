// DOCX parts → faults that make Word refuse, repair or misread a file and that the Open XML SDK does not report.
// Each fault is a short code with the place; an empty list means that none was found.
import { normalize } from 'node:path/posix';
import { DOMParser, type Element } from '@xmldom/xmldom';
import type { Parts } from './read-docx.js';

export function faultsOf(parts: Parts): string[] {
  const trees = new Map(
    Object.entries(parts).map(([name, xml]) => [
      name,
      new DOMParser().parseFromString(xml, 'text/xml').documentElement!,
    ]),
  );
  const stories = [...trees].filter(([name]) => /^word\/(document|header\d+|footer\d+)\.xml$/.test(name));
  const styles = trees.get('word/styles.xml')!;
  const numbering = trees.get('word/numbering.xml')!;
  return [
    ...stories.flatMap(([name, tree]) =>
      [...tables(tree), ...fields(tree), ...words(tree)].map((fault) => `${fault} in ${name}`),
    ),
    ...bookmarks(stories.map(([, tree]) => tree)),
    ...controls(stories.map(([, tree]) => tree)),
    ...bindings(
      stories.map(([, tree]) => tree),
      trees.get('customXml/item1.xml'),
    ),
    ...looks(
      stories.map(([, tree]) => tree),
      styles,
    ),
    ...references([...stories.map(([, tree]) => tree), numbering], styles, numbering),
    ...lists(numbering),
    ...settings(trees.get('word/settings.xml')!),
    ...packaging(parts, trees),
  ];
}

const all = (tree: Element, name: string): Element[] => [...tree.getElementsByTagName(`w:${name}`)];
const kids = (el: Element): Element[] =>
  [...el.childNodes].filter((node) => node.nodeType === 1 && !/Pr$/.test(node.nodeName)) as Element[];
const attribute = (el: Element, name: string): string => el.getAttribute(`w:${name}`) ?? '';
const values = (tree: Element, ...names: string[]): string[] =>
  names.flatMap((name) => all(tree, name).map((el) => attribute(el, 'val')));
function doubles(list: readonly string[]): string[] {
  return [...new Set(list.filter((entry, index) => list.indexOf(entry) !== index))];
}
const when = (bad: boolean, fault: string): string[] => (bad ? [fault] : []);

function tables(tree: Element): string[] {
  const cell = (tc: Element) => when(kids(tc).at(-1)?.nodeName !== 'w:p', 'cell-without-paragraph');
  const row = (tr: Element) => when(!kids(tr).some((el) => el.nodeName === 'w:tc'), 'row-without-cell');
  const spans = (tbl: Element) => {
    const grid = all(tbl, 'gridCol').length;
    return all(tbl, 'tr').flatMap((tr) => {
      const columns = all(tr, 'tc').map((tc) => Number(values(tc, 'gridSpan')[0] ?? 1));
      return when(columns.reduce((sum, n) => sum + n, 0) !== grid, 'row-off-grid');
    });
  };
  const touching = all(tree, 'tbl').flatMap((tbl) => {
    const next = kids(tbl.parentNode as Element)[kids(tbl.parentNode as Element).indexOf(tbl) + 1];
    return when(next?.nodeName !== 'w:p', 'table-without-paragraph-after');
  });
  return [
    ...all(tree, 'tc').flatMap(cell),
    ...all(tree, 'tr').flatMap(row),
    ...all(tree, 'tbl').flatMap(spans),
    ...touching,
    ...all(tree, 'tbl').flatMap((tbl) =>
      when(
        ['tblCaption', 'tblDescription'].some((name) => !values(tbl, name)[0]),
        'table-without-words',
      ),
    ),
    ...all(tree, 'tblHeader').flatMap((el) => {
      const row = el.parentNode!.parentNode as Element;
      return when(kids(row.parentNode as Element)[1] !== row, 'head-row-not-first');
    }),
  ];
}

/** begin, separate, result, end, in one paragraph but for a table of contents; docx 9.15 alone leaves the result out. */
function fields(tree: Element): string[] {
  const faults: string[] = [];
  let open: { code: string; separated: boolean; result: boolean; within: Element | null }[] = [];
  const story = (el: Element): Element | null =>
    /^w:(tc|body|hdr|ftr)$/.test(el.nodeName) ? el : el.parentNode && story(el.parentNode as Element);
  const drop = (kept: (field: (typeof open)[number]) => boolean): void => {
    if (!open.every(kept)) faults.push('field-unbalanced');
    open = open.filter(kept);
  };
  for (const el of [...tree.getElementsByTagName('*')]) {
    const type = el.nodeName === 'w:fldChar' ? attribute(el, 'fldCharType') : '';
    if (el.nodeName === 'w:p')
      drop(({ code, separated, within }) => /^\s*TOC\b/.test(code) && separated && within === story(el));
    const field = open.at(-1);
    if (type === 'begin') open.push({ code: '', separated: false, result: false, within: story(el) });
    else if (type === 'separate' && field) field.separated = true;
    else if (type === 'end') {
      if (!field) faults.push('field-unbalanced');
      else if (!field.result) faults.push('field-without-result');
      open.pop();
    } else if (el.nodeName === 'w:instrText' && field && !field.separated) field.code += el.textContent ?? '';
    else if (/^w:(t|delText)$/.test(el.nodeName) && el.textContent && field?.separated) field.result = true;
  }
  drop(() => false);
  return faults;
}

function words(tree: Element): string[] {
  return [
    ...all(tree, 'del').flatMap((el) => when(all(el, 't').length > 0, 'text-in-deletion')),
    ...all(tree, 't').flatMap((el) => when(/[\r\n]/.test(el.textContent ?? ''), 'raw-line-feed')),
  ];
}

function bookmarks(trees: readonly Element[]): string[] {
  const starts = trees.flatMap((tree) => all(tree, 'bookmarkStart'));
  const names = starts.map((el) => attribute(el, 'name').toLowerCase());
  const ends = trees.flatMap((tree) => all(tree, 'bookmarkEnd')).map((el) => attribute(el, 'id'));
  const ids = starts.map((el) => attribute(el, 'id'));
  const anchors = trees.flatMap((tree) => all(tree, 'hyperlink')).map((el) => attribute(el, 'anchor'));
  const read = trees
    .flatMap((tree) => [...all(tree, 'instrText'), ...all(tree, 'delInstrText')])
    .flatMap((el) => /^ ?(?:PAGE)?REF (\S+)/.exec(el.textContent ?? '')?.[1] ?? []);
  return [
    ...doubles(names).map((name) => `bookmark-twice ${name}`),
    ...names.filter((name) => !/^[a-z_]\w{0,39}$/.test(name)).map((name) => `bookmark-name ${name}`),
    ...when(ids.slice().sort().join() !== ends.sort().join(), 'bookmark-unbalanced'),
    ...anchors.filter((name) => !names.includes(name.toLowerCase())).map((name) => `link-to-nowhere ${name}`),
    ...read
      .filter((name) => !names.includes(name.toLowerCase()))
      .map((name) => `reference-to-nowhere ${name}`),
  ];
}

function controls(trees: readonly Element[]): string[] {
  const sdts = trees.flatMap((tree) => all(tree, 'sdtPr'));
  const tags = sdts.flatMap((el) => values(el, 'tag', 'alias'));
  return [
    ...doubles(sdts.flatMap((el) => values(el, 'id'))).map((id) => `control-twice ${id}`),
    ...tags.filter((tag) => tag.length > 64).map((tag) => `control-tag-too-long ${tag}`),
  ];
}

/** A control shows the value that it is bound to, so there must be one. */
function bindings(trees: readonly Element[], store: Element | undefined): string[] {
  const count = store?.getElementsByTagName('value').length ?? 0;
  return trees
    .flatMap((tree) => all(tree, 'dataBinding'))
    .map((el) => attribute(el, 'xpath'))
    .filter((path) => !(Number(/value\[(\d+)\]$/.exec(path)?.[1] ?? 0) <= count))
    .map((path) => `control-bound-to-nothing ${path}`);
}

/** Every paragraph has a style of ours, and Word renames one of two styles that share a name, first or second. */
function looks(trees: readonly Element[], styles: Element): string[] {
  const names = all(styles, 'style').flatMap((el) =>
    values(el, 'name', 'aliases').flatMap((list) => list.split(',')),
  );
  return [
    ...trees.flatMap((tree) =>
      all(tree, 'p').flatMap((p) => when(values(p, 'pStyle').length === 0, 'paragraph-without-style')),
    ),
    ...doubles(names.map((name) => name.toLowerCase())).map((name) => `style-name-twice ${name}`),
  ];
}

function references(trees: readonly Element[], styles: Element, numbering: Element): string[] {
  const known = new Set(all(styles, 'style').map((el) => attribute(el, 'styleId')));
  const lists = new Set(all(numbering, 'num').map((el) => attribute(el, 'numId')));
  const abstracts = new Set(all(numbering, 'abstractNum').map((el) => attribute(el, 'abstractNumId')));
  const used = [
    ...trees.flatMap((tree) => values(tree, 'pStyle', 'rStyle', 'tblStyle')),
    ...values(styles, 'basedOn', 'link', 'next'),
  ];
  return [
    ...[...new Set(used)].filter((id) => !known.has(id)).map((id) => `style-missing ${id}`),
    ...[...trees, styles]
      .flatMap((tree) => all(tree, 'numPr').flatMap((el) => values(el, 'numId')))
      .filter((id) => id !== '0' && !lists.has(id))
      .map((id) => `list-missing ${id}`),
    ...all(numbering, 'num')
      .flatMap((el) => values(el, 'abstractNumId'))
      .filter((id) => !abstracts.has(id))
      .map((id) => `list-missing ${id}`),
  ];
}

function lists(numbering: Element): string[] {
  return [
    ...when(
      values(numbering, 'multiLevelType').some((type) => type !== 'multilevel'),
      'list-hybrid',
    ),
    ...when(
      all(numbering, 'lvl').some((el) => el.hasAttribute('w:tentative')),
      'level-tentative',
    ),
    ...doubles(values(numbering, 'nsid')).map((id) => `list-nsid-twice ${id}`),
  ];
}

/** The part of CT_Settings in use, in schema order: Word stops reading at a child out of place. */
const SETTINGS = [
  'writeProtection',
  'zoom',
  'trackRevisions',
  'documentProtection',
  'defaultTabStop',
  'characterSpacingControl',
  'compat',
  'themeFontLang',
  'decimalSymbol',
];
function settings(tree: Element): string[] {
  const order = kids(tree).map((el) => SETTINGS.indexOf(el.nodeName.slice(2)));
  const sorted = order.every((at, index) => at >= 0 && (index === 0 || at > order[index - 1]!));
  return [
    ...when(!sorted, 'settings-order'),
    // Word asks its reader about fields of other files.
    ...when(all(tree, 'updateFields').length > 0, 'asks-for-update'),
  ];
}

/** Every part is reached by a relationship and has a content type; no relationship leads nowhere. */
function packaging(parts: Parts, trees: ReadonlyMap<string, Element>): string[] {
  const rels = Object.keys(parts).filter((name) => name.endsWith('.rels'));
  const targets = rels.flatMap((name) => {
    const folder = name.replace(/_rels\/[^/]*$/, '');
    return [...trees.get(name)!.getElementsByTagName('Relationship')].map((el) =>
      normalize(folder + el.getAttribute('Target')),
    );
  });
  const typed = [...trees.get('[Content_Types].xml')!.getElementsByTagName('Override')].map((el) =>
    el.getAttribute('PartName')!.slice(1),
  );
  const content = Object.keys(parts).filter((name) => !/\.rels$|^\[Content_Types\]/.test(name));
  return [
    ...content.filter((name) => !targets.includes(name)).map((name) => `part-orphan ${name}`),
    ...content.filter((name) => !typed.includes(name)).map((name) => `part-untyped ${name}`),
    ...[...targets, ...typed].filter((name) => !(name in parts)).map((name) => `part-missing ${name}`),
    ...when('word/footnotes.xml' in parts, 'footnotes-unused'),
  ];
}
