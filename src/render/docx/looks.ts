// Paragraph styles: the look of every cell of the contract, under names that a Word user recognises (款正文, Clause Text 2).
// Only looks that occur are defined, so the style pane of a contract shows nothing else. Numbers hang on the styles;
// where two looks share a list level, Word links one of them and paragraphs of the other carry the number themselves.
import type { Cell, Lang, ListId, Printable, TextRow } from '../../contract/ast.js';
import { type Style, type StyleName, sizeOf } from '../style.js';
import { columnWidths, halfPoints, textWidth, twips } from './measure.js';
import { type Kin, styleNames } from './names.js';
import { articlesApart, FIRST_LIST, type HangOf, hasForeign, type LinkOf, listName } from './numbering.js';
import type { Paragraphing, Running, Spacing } from './ooxml.js';
import {
  BASE,
  baseStyles,
  type ParagraphStyle,
  pairGap,
  runFonts,
  type StyleParagraph,
} from './wordstyles.js';

/** What a paragraph is given: its style, and a number of its own where the style cannot give it. */
export type Look = Required<Pick<Paragraphing, 'style'>> & Pick<Paragraphing, 'number'>;
export interface Looks {
  readonly styles: readonly ParagraphStyle[];
  readonly linkOf: LinkOf;
  /** The look of every cell of text. */
  readonly of: ReadonlyMap<Cell, Look>;
  /** Ids of the lists that paragraphs and styles count in, by their names. */
  readonly lists: ReadonlyMap<string, number>;
}

/** One kind of text paragraph; `list` is the list it belongs to, numbered or not. */
interface Kind {
  readonly row: TextRow['style'];
  readonly depth: number;
  /** Level of the list, and its variant where it is not the usual one of its depth. */
  readonly level: number;
  readonly variant?: string;
  readonly lang: Lang;
  readonly list: ListId;
  readonly numbered: boolean;
}

/** Plans the styles of a contract. `hangOf` places labels; continuation paragraphs stand under their provision's text. */
export function planLooks(doc: Printable, style: Style, hangOf: HangOf): Looks {
  const kinds = new Map<string, Kind>();
  const cells: { readonly cell: Cell; readonly row: TextRow; readonly kind: Kind; readonly id: string }[] =
    [];
  let list: ListId = 'articles';
  for (const row of doc.rows) {
    if (row.kind !== 'text') continue;
    list = row.style === 'annex-label' ? 'annexes' : (row.cells.find((c) => c.mark)?.mark?.list ?? list);
    for (const cell of row.cells) {
      const kind = kindOf(doc, row, cell, list);
      const id = styleId(kind, doc);
      cells.push({ cell, row, kind, id });
      kinds.set(id, kind);
    }
  }
  const links = linkLevels(doc, kinds);
  const linkOf: LinkOf = (of, level, lang) => links.get(`${listName(of, lang)} ${level}`);
  const apart = articlesApart(doc);
  // In the order of their first use: by paragraphs, then by styles.
  const lists = new Map<string, number>();
  const idOf = (name: string): number => {
    const id = lists.get(name) ?? FIRST_LIST + lists.size;
    lists.set(name, id);
    return id;
  };
  const of = new Map<Cell, Look>();
  for (const { cell, row, kind, id } of cells) {
    const ordinal = apart.get(row);
    const article = ordinal && hasForeign(doc, kind.list, kind.lang) ? ordinal : undefined;
    const linked = article === undefined && linkOf(kind.list, kind.level, kind.lang) === id;
    const own = kind.numbered && !linked && idOf(listName(kind.list, kind.lang, article));
    of.set(cell, own ? { style: id, number: { list: own, level: kind.level } } : { style: id });
  }
  const styles = [
    ...baseStyles(doc, style),
    ...[...kinds].map(([id, kind]) => defineLook(id, kind, doc, style, hangOf)),
  ];
  for (const { paragraph } of styles) if (paragraph.number) idOf(paragraph.number.list);
  return { styles, linkOf, of, lists };
}

function kindOf(doc: Printable, row: TextRow, cell: Cell, list: ListId): Kind {
  const level = row.listLevel;
  const variant = doc.lists[cell.mark?.list ?? list][level]?.variant;
  return {
    row: row.style,
    depth: row.level,
    ...(variant && { variant }),
    level,
    lang: cell.lang,
    list: cell.mark?.list ?? list,
    numbered: !!cell.mark,
  };
}

/** A level is linked to the look its scheme expects there: a heading where titles have their own line, else the text. */
function linkLevels(doc: Printable, kinds: ReadonlyMap<string, Kind>): Map<string, string> {
  const links = new Map<string, string>();
  const expected = new Set<string>();
  for (const [id, kind] of kinds) {
    if (!kind.numbered) continue;
    const key = `${listName(kind.list, kind.lang)} ${kind.level}`;
    const titled = doc.lists[kind.list][kind.level]?.title === 'line';
    const fits = titled === (kind.row !== 'body');
    if (links.has(key) && (expected.has(key) || !fits)) continue;
    links.set(key, id);
    if (fits) expected.add(key);
  }
  return links;
}

/** Real Word headings for the first language; its companion has no outline level, so contents list each article once. */
function styleId(kind: Kind, doc: Printable): string {
  const heading = kind.row === 'article' || kind.row === 'heading';
  const first = kind.lang === doc.languages[0];
  if (heading && first && kind.numbered && kind.list === 'articles') {
    if (kind.row === 'article') return 'Heading1';
    if (kind.depth > 0 && kind.depth < 6 && !kind.variant) return `Heading${kind.depth + 1}`;
  }
  // Word's own styles of contents, which it sets again with the table: the languages take turns, 1 and 3 are articles.
  if (kind.row === 'contents') return `TOC${kind.depth + (first ? 1 : 3)}`;
  return ID[kind.row](kind) + (kind.lang === 'zh' ? 'Zh' : 'En');
}

const other = (kind: Kind) => kind.variant ?? '';
const annex = (kind: Kind) => (kind.list === 'annexes' ? 'Annex' : '');
const plain = (kind: Kind) => (kind.numbered ? '' : 'Unnumbered');
/** Ids of styles, whatever their names; those of contents are Word's own. */
const ID: Record<Exclude<TextRow['style'], 'contents'>, (kind: Kind) => string> = {
  number: () => 'ContractNumber',
  title: () => 'ContractTitle',
  notice: () => 'Notice',
  'contents-title': () => 'ContentsTitle',
  party: () => 'PartyText',
  article: (kind) => `${annex(kind)}ArticleHeading${plain(kind)}`,
  heading: (kind) => `${annex(kind)}ClauseHeading${kind.depth + 1}${other(kind)}${plain(kind)}`,
  body: (kind) => {
    if (kind.numbered) return `${annex(kind)}ClauseText${kind.depth + 1}${other(kind)}`;
    return kind.depth === 0 ? 'Paragraph' : `${annex(kind)}ContinuedText${kind.depth + 1}${other(kind)}`;
  },
  'annex-label': (kind) => `AnnexLabel${plain(kind)}`,
  'annex-title': () => 'AnnexTitle',
};

/** Text without a number is not that of its level. */
function nameOf(kind: Kind): StyleName {
  if (kind.row !== 'body' || kind.numbered) return kind.row;
  return kind.depth === 0 ? 'paragraph' : 'continued';
}
const kinOf = ({ list, depth, variant, numbered }: Kind): Kin => ({
  ...{ annex: list === 'annexes', depth, unnumbered: !numbered },
  ...(variant !== undefined && { variant }),
});

function defineLook(id: string, kind: Kind, doc: Printable, style: Style, hangOf: HangOf): ParagraphStyle {
  const shown = styleNames(doc, style)(nameOf(kind), kind.lang, kinOf(kind));
  const builtIn = /^(Heading|TOC)(\d)$/.exec(id);
  const heads = !['body', 'number', 'notice', 'party', 'contents'].includes(kind.row);
  return {
    id,
    ...(builtIn
      ? { name: `${builtIn[1]!.toLowerCase()} ${builtIn[2]}`, aliases: `${shown.name},${shown.aliases}` }
      : shown),
    basedOn: BASE[kind.lang],
    quick: true,
    run: runOf(kind, doc, style, heads),
    paragraph: paragraphOf(kind, doc, style, hangOf, heads),
  };
}

function runOf(kind: Kind, doc: Printable, style: Style, heads: boolean): Running {
  return {
    size: halfPoints(sizeOf(style, kind.row, kind.lang, doc.layout)),
    ...(heads ? { font: runFonts(doc, style, kind.lang, 'heading') } : {}),
    ...(style.styles[kind.row].bold ? { bold: true } : {}),
  };
}

function paragraphOf(
  kind: Kind,
  doc: Printable,
  style: Style,
  hangOf: HangOf,
  heads: boolean,
): StyleParagraph {
  const { align } = style.styles[kind.row];
  const first = kind.lang === doc.languages[0];
  const outlined = first && (kind.row === 'article' || kind.row === 'heading' || kind.row === 'annex-label');
  return {
    spacing: spacingOf(kind, doc, style),
    ...(align ? { align } : {}),
    ...(heads ? { keepNext: true, keepLines: true } : {}),
    ...(outlined ? { outlineLevel: kind.depth } : {}),
    ...(kind.numbered ? { number: { list: listName(kind.list, kind.lang), level: kind.level } } : {}),
    ...(kind.row === 'body' && !kind.numbered ? indentOf(kind, doc, style, hangOf) : {}),
    ...(kind.row === 'contents' ? contentsLine(kind, doc, style) : {}),
  };
}

/** Dots to the page number at the right edge of its column. No indent there: LibreOffice prints nothing behind it. */
function contentsLine({ depth, lang }: Kind, doc: Printable, style: Style): StyleParagraph {
  const pos = doc.layout === 'columns' ? columnWidths(style)[lang] : textWidth(style);
  return {
    indent: { left: twips(14 * depth) },
    tabs: [{ val: 'right', pos, leader: 'dot' }],
  };
}

/** Space around a paragraph, and lines of a fixed height: only so do first baselines of a row agree in Word. */
function spacingOf(kind: Kind, doc: Printable, style: Style): Spacing {
  const { before = 0, after, unit } = style.styles[kind.row];
  const line = (lang: Lang) => sizeOf(style, kind.row, lang, doc.layout) * style.lineHeight[lang];
  const scale = unit === 'line' ? line(kind.lang) : 1;
  const gap = after === undefined ? line(kind.lang) * style.paragraphGap : after * scale;
  const paired = doc.languages.length > 1;
  const upper = paired && kind.lang === doc.languages[0];
  const beside = doc.layout === 'columns' && (kind.row === 'body' || kind.row === 'heading');
  // Contents are columns of their own: their lines keep step.
  const even = doc.layout === 'columns' && kind.row === 'contents';
  const height = even ? Math.max(line('zh'), line('en')) : line(kind.lang);
  const spacing = { line: twips(height) };
  if (beside) {
    // Word sets the baseline of a fixed line at four fifths of its height.
    const drop = Math.max(0, line(kind.lang === 'zh' ? 'en' : 'zh') - line(kind.lang)) * 0.8;
    return { ...spacing, before: twips(before * scale + drop), after: twips(gap) };
  }
  return {
    ...spacing,
    before: paired && !upper ? 0 : twips(before * scale),
    after: upper ? twips(pairGap(kind.row, gap)) : twips(gap),
  };
}

/** Unnumbered text: two characters in when Chinese stands alone, under its provision's text when it continues one. */
function indentOf(kind: Kind, doc: Printable, style: Style, hangOf: HangOf): StyleParagraph {
  if (kind.depth > 0) return { indent: { left: twips(hangOf(kind.list, kind.level, kind.lang).text) } };
  if (kind.lang !== 'zh' || doc.layout !== 'zh') return {};
  return { indent: { firstLineChars: 200, firstLine: twips(2 * sizeOf(style, kind.row, 'zh', doc.layout)) } };
}
