// DOCX bytes → the paragraphs that Word would show, with the numbers that Word would compute: a test-side reader of its own.
// Numbers come from document.xml, styles.xml and numbering.xml alone; nothing of the renderer is used.
import { DOMParser, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import type { Lang } from '../src/contract/ast.js';

export interface DocxParagraph {
  readonly text: string;
  /** The computed list number, without the tab or space after it. */
  readonly label?: string;
  readonly style: string;
  readonly lang: Lang;
  readonly inTable: boolean;
}
export interface DocxWords {
  /** In document order, table cells included, empty paragraphs too. */
  readonly paragraphs: readonly DocxParagraph[];
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}
export type Parts = Readonly<Record<string, string>>;

export function readDocx(bytes: Uint8Array): DocxWords {
  return readParts(partsOf(bytes));
}
export const partsOf = (bytes: Uint8Array): Parts =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

export function readParts(parts: Parts): DocxWords {
  const styles = readStyles(parts['word/styles.xml']!);
  const number = counting(readNumbering(parts['word/numbering.xml']!), styles);
  const edges = (kind: string) =>
    Object.keys(parts)
      .filter((name) => new RegExp(`^word/${kind}\\d+\\.xml$`).test(name))
      .sort()
      .map((name) => parse(parts[name]!).map(textOf).join(''));
  return {
    paragraphs: parse(parts['word/document.xml']!).map((p) => {
      const style = value(child(child(p, 'pPr'), 'pStyle')) ?? 'Normal';
      const label = number(p, style);
      return {
        text: textOf(p),
        // The spaces of a number never break; in its text they are spaces.
        ...(label === undefined ? {} : { label: label.replaceAll('\u00A0', ' ') }),
        style,
        lang: chain(styles, style).some((s) => s.id === 'EnglishText') ? 'en' : 'zh',
        inTable: within(p, 'tbl'),
      };
    }),
    headers: edges('header'),
    footers: edges('footer'),
  };
}

// XML

const root = (xml: string): Element => new DOMParser().parseFromString(xml, 'text/xml').documentElement!;
const parse = (xml: string): Element[] => all(root(xml), 'p');
const all = (el: Element, name: string): Element[] => [...el.getElementsByTagName(`w:${name}`)];
const child = (el: Element | undefined, name: string): Element | undefined =>
  children(el).find((node) => node.nodeName === `w:${name}`);
const children = (el: Element | undefined): Element[] =>
  [...(el?.childNodes ?? [])].filter((node) => node.nodeType === 1) as Element[];
const value = (el: Element | undefined): string | undefined => el?.getAttribute('w:val') ?? undefined;
const integer = (el: Element | undefined): number | undefined =>
  value(el) === undefined ? undefined : Number(value(el));
const isOn = (el: Element | undefined): boolean =>
  el !== undefined && !['0', 'false', 'off'].includes(value(el) ?? '1');
function within(el: Element, name: string): boolean {
  for (let up = el.parentNode; up; up = up.parentNode) if (up.nodeName === `w:${name}`) return true;
  return false;
}

/** Words of a paragraph as Word shows them: tabs, breaks, cached field results; no instructions, no pictures. */
function textOf(el: Element): string {
  return children(el)
    .map((node) => {
      switch (node.nodeName) {
        case 'w:t':
          // Word prints a raw line feed as a space.
          return (node.textContent ?? '').replace(/[\r\n]/g, ' ');
        case 'w:tab':
          return '\t';
        case 'w:br':
          return '\n';
        case 'w:pPr':
        case 'w:rPr':
        case 'w:pict':
        case 'w:instrText':
        case 'w:del':
          return '';
        default:
          return textOf(node);
      }
    })
    .join('');
}

// Styles

interface StyleEntry {
  readonly id: string;
  readonly basedOn: string | undefined;
  readonly numId: string | undefined;
}
type Styles = ReadonlyMap<string, StyleEntry>;

function readStyles(xml: string): Styles {
  return new Map(
    all(root(xml), 'style').map((el) => {
      const id = el.getAttribute('w:styleId')!;
      const numId = value(child(child(child(el, 'pPr'), 'numPr'), 'numId'));
      return [id, { id, basedOn: value(child(el, 'basedOn')), numId }];
    }),
  );
}

/** A style and the styles it rests on, nearest first. */
function chain(styles: Styles, id: string): StyleEntry[] {
  const out: StyleEntry[] = [];
  for (let at = styles.get(id); at; at = at.basedOn === undefined ? undefined : styles.get(at.basedOn))
    out.push(at);
  return out;
}

// Numbering

interface NumberLevel {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly legal: boolean;
  /** One more than the level whose numbers restart this one; 0 for never. */
  readonly restart: number;
  readonly style: string | undefined;
}
interface List {
  readonly abstract: string;
  readonly levels: readonly NumberLevel[];
  readonly startOverrides: ReadonlyMap<number, number>;
}
type Numbering = ReadonlyMap<string, List>;

function readNumbering(xml: string): Numbering {
  const abstracts = new Map(
    all(root(xml), 'abstractNum').map((el) => [
      el.getAttribute('w:abstractNumId')!,
      all(el, 'lvl').map((lvl, index) => ({
        start: integer(child(lvl, 'start')) ?? 0,
        format: value(child(lvl, 'numFmt')) ?? 'decimal',
        text: value(child(lvl, 'lvlText')) ?? '',
        legal: isOn(child(lvl, 'isLgl')),
        restart: integer(child(lvl, 'lvlRestart')) ?? index,
        style: value(child(lvl, 'pStyle')),
      })),
    ]),
  );
  return new Map(
    all(root(xml), 'num').map((el) => {
      const abstract = value(child(el, 'abstractNumId'))!;
      const overrides = all(el, 'lvlOverride').flatMap((over): [number, number][] => {
        const start = integer(child(over, 'startOverride'));
        return start === undefined ? [] : [[Number(over.getAttribute('w:ilvl')), start]];
      });
      const list = { abstract, levels: abstracts.get(abstract) ?? [], startOverrides: new Map(overrides) };
      return [el.getAttribute('w:numId')!, list];
    }),
  );
}

/** Counts paragraphs in document order, as Word does: lists of one abstract list share their counters. */
function counting(numbering: Numbering, styles: Styles) {
  const counters = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();
  return (p: Element, style: string): string | undefined => {
    const at = place(p, style, numbering, styles);
    if (!at) return undefined;
    const { numId, list, level } = at;
    const counts = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, counts);
    const override = list.startOverrides.get(level);
    const key = `${numId} ${level}`;
    if (override !== undefined && !overridden.has(key)) {
      overridden.add(key);
      counts[level] = undefined;
    }
    const own = counts[level];
    counts[level] = own === undefined ? (override ?? list.levels[level]!.start) : own + 1;
    for (let above = 0; above < level; above += 1) counts[above] ??= list.levels[above]!.start;
    for (let below = level + 1; below < list.levels.length; below += 1)
      if (list.levels[below]!.restart > level) counts[below] = undefined;
    return labelOf(list.levels, level, counts);
  };
}

/** A paragraph's own numPr, or its style's: then the level is the one linked to the style (ECMA-376 17.9.23). */
function place(p: Element, style: string, numbering: Numbering, styles: Styles) {
  const own = child(child(p, 'pPr'), 'numPr');
  const direct = value(child(own, 'numId'));
  const owner = chain(styles, style).find((entry) => entry.numId !== undefined);
  const numId = direct ?? owner?.numId;
  if (numId === undefined || numId === '0') return undefined;
  const list = numbering.get(numId);
  if (!list) throw new Error(`no list ${numId}`);
  const linked = list.levels.findIndex((level) => level.style === owner?.id);
  const level = direct === undefined ? linked : (integer(child(own, 'ilvl')) ?? 0);
  if (!list.levels[level]) throw new Error(`style ${style} is linked to no level of list ${numId}`);
  return { numId, list, level };
}

function labelOf(
  levels: readonly NumberLevel[],
  level: number,
  counts: readonly (number | undefined)[],
): string {
  const { text, legal } = levels[level]!;
  return text.replace(/%(\d)/g, (_, digit: string) => {
    const shown = Number(digit) - 1;
    return written(counts[shown] ?? 0, legal ? 'decimal' : levels[shown]!.format);
  });
}

function written(n: number, format: string): string {
  if (format === 'decimal') return String(n);
  if (format === 'none') return '';
  if (format === 'lowerLetter')
    return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
  if (format === 'lowerRoman') return ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'][n - 1]!;
  if (format === 'chineseCountingThousand') return counted(n);
  if (format === 'taiwaneseCountingThousand') return counted(n).replaceAll('〇', '零');
  throw new Error(`a number format this reader does not know: ${format}`);
}

/** 十, 十一, 二十, 一百〇一, 一百一十: as Word writes them, up to 999. */
function counted(n: number): string {
  const digit = (d: number) => '〇一二三四五六七八九'.charAt(d);
  if (n < 10) return digit(n);
  if (n < 20) return `十${n % 10 ? digit(n % 10) : ''}`;
  if (n < 100) return `${digit(Math.floor(n / 10))}十${n % 10 ? digit(n % 10) : ''}`;
  const rest = n % 100;
  const tail = rest === 0 ? '' : rest < 10 ? `〇${digit(rest)}` : `${rest < 20 ? '一' : ''}${counted(rest)}`;
  return `${digit(Math.floor(n / 100))}百${tail}`;
}
