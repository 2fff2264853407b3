// Numbering patterns as native Word lists: two per ListId, Chinese and English, which count in step because both
// languages come from one tree. Only what Word can count itself is accepted; anything else is a fault of the scheme.
import type { CounterFormat, Lang, Level, ListId, Pattern, Printable, TextRow } from '../../contract/ast.js';
import { endsWide } from '../../contract/pattern.js';
import { type Style, sizeOf } from '../style.js';
import { ems, twips } from './measure.js';
import { part } from './namespaces.js';
import { indentation, valued, type Xml } from './ooxml.js';
import { unbroken } from './references.js';

/** Where a level's label and text begin, in points from the edge of the column. */
export interface Hang {
  readonly label: number;
  readonly text: number;
}
export type HangOf = (list: ListId, level: number, lang: Lang) => Hang;
/** The style that a level is linked to, when one is. */
export type LinkOf = (list: ListId, level: number, lang: Lang) => string | undefined;

/** With an article, the list that counts the provisions of this article alone. */
export const listName = (list: ListId, lang: Lang, article?: number): string =>
  article === undefined ? `${list}-${lang}` : `${list}-${lang}-${article}`;

/** The ordinal of the article or annex that each row belongs to, from 1, where a program is to be spared figures under Chinese numerals. */
export function articlesApart(doc: Printable): ReadonlyMap<TextRow, number> {
  const found = new Map<TextRow, number>();
  if (doc.finish.compat !== 'libreoffice') return found;
  let list: ListId | undefined;
  let article = 0;
  for (const row of doc.rows) {
    const mark = row.kind === 'text' ? row.cells.find((cell) => cell.mark)?.mark : undefined;
    if (row.kind !== 'text' || !mark) continue;
    if (mark.list !== list) [list, article] = [mark.list, 0];
    if (doc.lists[mark.list][mark.level]!.depth === 0) article += 1;
    else found.set(row, article);
  }
  return found;
}

/** Whether a label shows a number above it in figures where that is written in Chinese: 1.1 under 第一条. */
export const hasForeign = (doc: Printable, list: ListId, lang: Lang): boolean =>
  doc.lists[list].some((_, index) => nativeLevel(doc.lists[list], index, lang).foreign);

const FORMATS = {
  // Not chineseCounting: Word writes 101 as 一○一 there.
  chinese: 'chineseCountingThousand',
  taiwanese: 'taiwaneseCountingThousand',
  decimal: 'decimal',
  letter: 'lowerLetter',
  roman: 'lowerRoman',
} as const satisfies Record<CounterFormat, string>;

/** One list as Word counts it. */
interface List {
  readonly name: string;
  readonly levels: readonly Xml[];
  /** Where its first level starts, when that is not 1. */
  readonly start?: number;
}

/** Ids of lists and of their definitions begin here. */
export const FIRST_LIST = 2;

/** The part with the lists of the languages printed; `lists` are those that something counts in, with their ids. */
export function numberingPart(
  doc: Printable,
  hangOf: HangOf,
  { linkOf, lists: used }: { readonly linkOf: LinkOf; readonly lists: ReadonlyMap<string, number> },
): Xml {
  const lists = nativeLists(doc, hangOf, linkOf);
  const definitions = lists.map(({ levels }, index) => {
    const id = FIRST_LIST + index;
    // Word tells lists apart by nsid when texts are pasted together.
    const nsid = (0x05c50000 + id).toString(16).toUpperCase().padStart(8, '0');
    return `<w:abstractNum w:abstractNumId="${id}" w15:restartNumberingAfterBreak="0">${valued('nsid', nsid)}${valued('multiLevelType', 'multilevel')}${levels.join('')}</w:abstractNum>`;
  });
  const counted = [...used].map(([name, id]) => {
    const index = lists.findIndex((list) => list.name === name);
    const start = lists[index]!.start;
    const override =
      start === undefined
        ? ''
        : `<w:lvlOverride w:ilvl="0">${valued('startOverride', start)}</w:lvlOverride>`;
    return `<w:num w:numId="${id}">${valued('abstractNumId', FIRST_LIST + index)}${override}</w:num>`;
  });
  return part('numbering', definitions.join('') + counted.join(''));
}

/** `inline` levels end their label with a space, the others with a tab. */
function nativeLists(doc: Printable, hangOf: HangOf, linkOf: LinkOf): List[] {
  const last = Math.max(0, ...articlesApart(doc).values());
  return (['articles', 'annexes'] as const).flatMap((list) =>
    doc.languages.flatMap((lang) => {
      const definition = (article?: number): List => {
        const levels = article === undefined ? doc.lists[list] : inFigures(doc.lists[list]);
        return {
          name: listName(list, lang, article),
          levels: levels.map((_, index) => {
            const { label, text } = hangOf(list, index, lang);
            const link = article === undefined ? linkOf(list, index, lang) : undefined;
            const native = nativeLevel(levels, index, lang);
            return (
              `<w:lvl w:ilvl="${index}">` +
              valued('start', index === 0 ? (article ?? 1) : 1) +
              valued('numFmt', native.format) +
              valued('pStyle', link) +
              (native.foreign ? '<w:isLgl/>' : '') +
              valued('suff', suffixOf(doc.lists[list][index]!.mark[lang], text === label)) +
              (native.text === '' ? '' : valued('lvlText', native.text)) +
              valued('lvlJc', 'left') +
              `<w:pPr>${indentation({ left: twips(text), hanging: twips(text - label) })}</w:pPr></w:lvl>`
            );
          }),
          ...(article !== undefined && article > 1 && { start: article }),
        };
      };
      const apart = hasForeign(doc, list, lang) ? Array.from({ length: last }, (_, n) => n + 1) : [];
      return [definition(), ...apart.map(definition)];
    }),
  );
}

/** In a list of one article the number of the article is a figure that starts there; no paragraph counts on it. */
const inFigures = (levels: readonly Level[]): Level[] =>
  levels.map((level) => {
    const figures = (pattern: Pattern): Pattern =>
      pattern.map((part) => (typeof part === 'string' ? part : { ...part, format: 'decimal' }));
    const { zh, en } = level.mark;
    return level.depth === 0 ? { ...level, mark: { zh: figures(zh), en: figures(en) } } : level;
  });

/** A level without a label still counts, so that the levels below it restart. */
function suffixOf(mark: Pattern, inline: boolean): 'nothing' | 'space' | 'tab' {
  if (mark.length === 0) return 'nothing';
  const last = mark.at(-1);
  if (typeof last === 'string' && endsWide(last)) return 'nothing';
  return inline ? 'space' : 'tab';
}

/** `foreign`: the label shows a number above it in another format than that has. */
interface NativeLevel {
  readonly format: string;
  readonly text: string;
  readonly foreign: boolean;
}
function nativeLevel(levels: readonly Level[], index: number, lang: Lang): NativeLevel {
  const level = levels[index]!;
  const pattern = level.mark[lang];
  const own = formatOf(pattern, level.depth);
  // Ancestors are counted by the usual level of their depth.
  const nativeAt = (depth: number): number =>
    depth === level.depth ? index : levels.findIndex((one) => one.depth === depth && !one.variant);
  const text = pattern
    .map((part) => (typeof part === 'string' ? unbroken(part, lang) : `%${nativeAt(part.depth) + 1}`))
    .join('');
  const counters = pattern.filter((part) => typeof part !== 'string');
  const foreign = counters.some(
    (part) =>
      part.depth !== level.depth &&
      formatOf(levels[nativeAt(part.depth)]!.mark[lang], part.depth) !== part.format,
  );
  // Word shows an ancestor in the ancestor's own format; isLgl turns every counter of the label into digits.
  if (foreign && counters.some((part) => part.format !== 'decimal'))
    throw new Error(`Word cannot show the ${lang} number pattern of level ${index}: ${text}`);
  return { format: own ? FORMATS[own] : 'none', text, foreign };
}

function formatOf(pattern: Pattern, depth: number): CounterFormat | undefined {
  for (const part of pattern) if (typeof part !== 'string' && part.depth === depth) return part.format;
  return undefined;
}

/**
 * Hanging indents wide enough for the labels that occur. Headings of level 0 do not hang. A label that shows its
 * ancestors (5.1.1) needs no further indent in a narrow column; stacked English stands under the Chinese text.
 */
export function hangs(doc: Printable, style: Style): HangOf {
  const widest = new Map<string, number>();
  const headed = new Set<string>();
  for (const row of doc.rows) {
    if (row.kind !== 'text') continue;
    for (const { mark, lang } of row.cells) {
      if (!mark?.text) continue;
      const key = `${mark.list} ${mark.level} ${lang}`;
      const before = widest.get(key);
      const own = ems(mark.text);
      // （一） brings its own white: the text hangs under the shortest, a longer label pushes its first line.
      const tight = endsWide(mark.text) && doc.layout !== 'stacked';
      widest.set(key, tight ? Math.min(before ?? own, own) : Math.max(before ?? 0, own + 0.7));
      if (mark.level === 0 && row.style !== 'body') headed.add(key);
    }
  }
  const narrow = doc.layout === 'columns';
  const hangOf: HangOf = (list, level, lang) => {
    const key = `${list} ${level} ${lang}`;
    if (level === 0 && (headed.has(key) || !widest.has(key))) return { label: 0, text: 0 };
    const size = sizeOf(style, 'body', lang, doc.layout);
    const label = labelStart(list, level, lang, size);
    const silent = doc.lists[list][level]?.mark[lang].length === 0;
    return { label, text: silent ? label : label + Math.ceil(size * (widest.get(key) ?? 1.7)) };
  };
  const labelStart = (list: ListId, level: number, lang: Lang, size: number): number => {
    if (doc.layout === 'stacked' && lang !== doc.languages[0])
      return level === 0 ? 0 : hangOf(list, level, doc.languages[0]!).text;
    const levels = doc.lists[list];
    const depth = levels[level]?.depth ?? level;
    if (depth <= 1) return 0;
    const above = hangOf(
      list,
      levels.findIndex((one) => one.depth === depth - 1 && !one.variant),
      lang,
    );
    if (!narrow) return above.text;
    const pattern = levels[level]?.mark[lang] ?? [];
    return pattern.filter((part) => typeof part !== 'string').length > 1 ? 0 : above.label + size;
  };
  return hangOf;
}
