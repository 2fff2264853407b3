// The properties that hold for a run, a paragraph, a label, a cell, a row or a table, from all the places that Word takes them from:
// defaults of the document, table style, paragraph style, list level, character style, the thing itself. Nearest wins, one by one.
import type { Element } from '../../diff/docx/dom.js';
import {
  attribute,
  child,
  childrenNamed,
  elementsIn,
  integerOf,
  isElement,
  nameOf,
  rootOf,
  valOf,
  W,
} from '../../diff/docx/dom.js';
import { coloursOf } from '../../diff/docx/looks.js';
import { type Lists, listsOf, placeOf } from '../../diff/docx/numbering.js';
import { relatedParts } from '../../diff/docx/parts.js';
import type { Paragraph, WordPackage } from '../../diff/docx/reading.js';
import { chainOf, type Style, type Styles, stylesOf } from '../../diff/docx/styles.js';
import type { Themed } from './colours.js';

/** `spacing@line` → `336`; of elements in elements `pBdr/top@sz`. */
export type Values = ReadonlyMap<string, string>;

/** A package with what is asked of it again and again. */
export interface Sheet {
  readonly pkg: WordPackage;
  readonly styles: Styles;
  readonly lists: Lists;
  readonly themed: Themed;
  readonly chain: (id: string) => readonly Style[];
  /** What styles give to runs, by their ids. */
  readonly runs: Map<string, Values>;
  readonly level: (list: string, level: number) => Element | undefined;
}

export function sheetOf(pkg: WordPackage): Sheet {
  const styles = stylesOf(pkg);
  const lists = listsOf(pkg, styles);
  const chains = new Map<string, readonly Style[]>();
  const root = rootOf(pkg.parts.get(relatedParts(pkg, 'numbering')[0] ?? ''));
  const named = (name: string, key: string) =>
    new Map(childrenNamed(root, name).map((el) => [attribute(el, key) ?? '', el]));
  const [abstracts, nums] = [named('abstractNum', 'abstractNumId'), named('num', 'numId')];
  const at = (els: readonly Element[], level: number) =>
    els.find((el) => (integerOf(el, 'ilvl') ?? 0) === level);
  return {
    ...{ pkg, styles, lists, themed: coloursOf(pkg), runs: new Map() },
    chain: (id) => {
      const known = chains.get(id) ?? chainOf(styles, id);
      chains.set(id, known);
      return known;
    },
    level: (list, level) =>
      child(at(childrenNamed(nums.get(list), 'lvlOverride'), level), 'lvl') ??
      at(childrenNamed(abstracts.get(lists.get(list)?.abstract ?? ''), 'lvl'), level),
  };
}

/** Elements whose attributes come from different places one by one; any other comes whole from the nearest. */
const BY_ATTRIBUTE = /^(spacing|ind|rFonts|lang)$/;
/** Decided by the tracked changes, by the styles they name or by what is compared elsewhere. */
const ASIDE =
  /^(pStyle|rStyle|tblStyle|numPr|rPr|sectPr|ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change|cnfStyle|divId)$/;
const SIDES: Readonly<Record<string, string>> = { start: 'left', end: 'right' };

function lay(values: Map<string, string>, properties: Element | undefined, within = ''): void {
  if (!properties) return;
  for (const el of elementsIn(properties)) {
    const plain = nameOf(el);
    if (within === '' && ASIDE.test(plain)) continue;
    const name = within + (SIDES[plain] ?? plain);
    if (!BY_ATTRIBUTE.test(plain) && elementsIn(el).length === 0)
      for (const key of [...values.keys()]) if (key.startsWith(`${name}@`)) values.delete(key);
    const attributes = [...el.attributes].filter(
      ({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns',
    );
    for (const { namespaceURI, localName, value } of attributes) {
      const own = namespaceURI === W || namespaceURI === null || namespaceURI === el.namespaceURI;
      const key = own ? localName! : `{${namespaceURI}}${localName}`;
      const side = key.replace(/^(start|end)(?=Chars$|$)/, (word) => SIDES[word]!);
      values.set(`${name}@${plain === 'ind' ? side : key}`, value);
      // A face named nearer than a face of the theme is the one taken.
      if (plain === 'rFonts' && !/Theme$/i.test(key))
        for (const theme of [`${key}Theme`, `${key}theme`])
          if (!attribute(el, theme)) values.delete(`${name}@${theme}`);
      // So do indents by one name of two: a hanging first line is no indented one.
      if (key === 'hanging') values.delete(`${name}@firstLine`);
      if (key === 'firstLine') values.delete(`${name}@hanging`);
    }
    if (elementsIn(el).length > 0) lay(values, el, `${name}/`);
    else if (attributes.length === 0) values.set(`${name}@val`, 'on');
  }
}

export function laid(...layers: readonly (Element | undefined)[]): Values {
  const values = new Map<string, string>();
  for (const layer of layers) lay(values, layer);
  return values;
}

/** Values laid over others as their elements would be. */
function cover(values: Map<string, string>, over: Values): void {
  const names = new Set([...over.keys()].map((key) => key.replace(/@[^@]*$/, '')));
  for (const key of [...values.keys()]) {
    const name = key.replace(/@[^@]*$/, '');
    if (names.has(name) && !BY_ATTRIBUTE.test(name)) values.delete(key);
  }
  for (const [key, value] of over) values.set(key, value);
}

/** A switch that the paragraph's style and the character style both set is off again (ECMA-376 part 1, 17.7.3). */
const SWITCHES = /^(b|bCs|caps|emboss|i|iCs|imprint|outline|shadow|smallCaps|strike|vanish)@val$/;
const isOff = (value: string | undefined): boolean => value === undefined || /^(0|false|off)$/.test(value);

export function runValues(rPr: Element | undefined, paragraph: Paragraph, sheet: Sheet): Values {
  const byParagraph = runsOf(paragraph.style, sheet);
  const byCharacter = runsOf(valOf(child(rPr, 'rStyle')) ?? '', sheet);
  const values = new Map(laid(sheet.styles.defaults, ...tableStyleLayers(paragraph.element, 'rPr', sheet)));
  cover(values, byParagraph);
  cover(values, byCharacter);
  for (const [key, value] of byCharacter)
    if (SWITCHES.test(key) && !isOff(value) && !isOff(byParagraph.get(key))) values.set(key, '0');
  lay(values, rPr);
  return values;
}

/** What a number is printed in: its paragraph's style and mark, and its level. */
export function labelValues(paragraph: Paragraph, sheet: Sheet): Values {
  const level = levelOf(paragraph, sheet);
  return laid(
    sheet.styles.defaults,
    ...tableStyleLayers(paragraph.element, 'rPr', sheet),
    ...styleLayers(paragraph.style, 'rPr', sheet),
    child(paragraph.element, 'pPr', 'rPr'),
    child(level, 'rPr'),
  );
}

/** A level's own indents give way to those of the style that names the list, not to those below. */
export function paragraphValues(paragraph: Paragraph, sheet: Sheet): Values {
  const pPr = child(paragraph.element, 'pPr');
  const level = child(levelOf(paragraph, sheet), 'pPr');
  const direct = child(pPr, 'numPr', 'numId') !== undefined;
  const chain = [...sheet.chain(paragraph.style)].reverse();
  const naming = chain.findLastIndex(({ pPr: own }) => child(own, 'numPr', 'numId') !== undefined);
  return laid(
    sheet.styles.paragraphs,
    ...tableStyleLayers(paragraph.element, 'pPr', sheet),
    ...chain.flatMap((style, n) => (!direct && n === naming ? [level, style.pPr] : [style.pPr])),
    ...(direct ? [level] : []),
    pPr,
  );
}

export function levelOf(paragraph: Paragraph, { lists, styles, level }: Sheet): Element | undefined {
  const place = placeOf(child(paragraph.element, 'pPr'), paragraph.style, lists, styles);
  return place && level(place.list, place.level);
}

export const levelValues = (level: Element | undefined): Values => laid(level && withoutBlocks(level));

/** What a level says besides the properties that go into its paragraph and its label, and besides what the label itself shows. */
function withoutBlocks(level: Element): Element {
  const copy = level.cloneNode(true) as Element;
  for (const el of elementsIn(copy))
    if (/^(pPr|rPr|start|numFmt|lvlText|lvlRestart|isLgl|pStyle)$/.test(nameOf(el))) copy.removeChild(el);
  return copy;
}

function runsOf(id: string, sheet: Sheet): Values {
  const values = sheet.runs.get(id) ?? laid(...styleLayers(id, 'rPr', sheet));
  sheet.runs.set(id, values);
  return values;
}

const styleLayers = (id: string, kind: 'pPr' | 'rPr', { chain }: Sheet): (Element | undefined)[] =>
  chain(id)
    .map((style) => style[kind])
    .reverse();

// Tables

export function above(el: Element, name: string): Element | undefined {
  for (let at = el.parentNode; at && isElement(at); at = at.parentNode) if (nameOf(at) === name) return at;
  return undefined;
}

const tableStyles = (table: Element | undefined, { chain, styles }: Sheet): readonly Style[] =>
  table ? [...chain(valOf(child(table, 'tblPr', 'tblStyle')) ?? styles.table)].reverse() : [];

const tableStyleLayers = (el: Element, kind: 'pPr' | 'rPr', sheet: Sheet): (Element | undefined)[] =>
  tableStyles(above(el, 'tbl'), sheet).map((style) => style[kind]);

/** With what its style would print in some of its cells alone. */
export function tableValues(table: Element, sheet: Sheet): Values {
  const styles = tableStyles(table, sheet).map(({ element }) => element);
  const values = new Map(laid(...styles.map((style) => child(style, 'tblPr')), child(table, 'tblPr')));
  for (const style of styles) {
    for (const kind of ['rPr', 'trPr', 'tcPr'])
      for (const [key, value] of laid(child(style, kind))) values.set(key, value);
    if (childrenNamed(style, 'tblStylePr').length > 0) values.set('tblStylePr@val', 'on');
  }
  return values;
}

export function rowValues(row: Element): Values {
  return laid(child(row, 'tblPrEx'), child(row, 'trPr'));
}

/** Margins of a cell are its table's where it has none itself. */
export function cellValues(cell: Element, sheet: Sheet): Values {
  const table = above(cell, 'tbl');
  const values = new Map<string, string>();
  const margins = [...tableStyles(table, sheet).map(({ element }) => element), table, above(cell, 'tr')].map(
    (el) => child(el, 'tblPrEx', 'tblCellMar') ?? child(el, 'tblPr', 'tblCellMar'),
  );
  for (const one of margins) if (one) lay(values, one, 'tcMar/');
  lay(values, child(cell, 'tcPr'));
  return values;
}
