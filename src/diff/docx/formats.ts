// What of a document's formatting a redline shows: style, list and level, alignment and indent of paragraphs; weight, slant, size,
// colour and the like of runs. Fonts, spacing and the rest go unmarked: every program that saves a file writes them anew.
import type { Element } from '@xmldom/xmldom';
import { attribute, child, childElements, isOn, nameOf, valOf } from './dom.js';
import { type Lists, listsOf, placeOf } from './numbering.js';
import type { WordPackage } from './reading.js';
import { chainOf, type Styles, stylesOf } from './styles.js';

export interface Formats {
  readonly styles: Styles;
  readonly lists: Lists;
  /** What a style says by all it rests on. */
  readonly style: (id: string) => string;
  /** How a run looks, by itself, its style and its paragraph's. */
  readonly run: (style: string, rPr: Element | undefined) => string;
  /** Its own part of that. */
  readonly direct: (rPr: Element | undefined) => string;
  readonly align: (pPr: Element | undefined) => string;
  /** All that tells one kind of paragraph from another here. */
  readonly kind: (pPr: Element | undefined) => string;
  readonly place: (pPr: Element | undefined) => { list: string; level: number } | undefined;
}

const SWITCHES = new Set(['b', 'i', 'caps', 'smallCaps', 'strike', 'dstrike', 'vanish']);
const VALUES = new Set(['color', 'sz', 'u', 'highlight', 'vertAlign']);
/** Values that mean the same as none. */
const NOTHING = new Set(['', 'auto', 'none', 'baseline', '000000']);

export function formatsOf(pkg: WordPackage): Formats {
  const styles = stylesOf(pkg);
  const lists = listsOf(pkg, styles);
  const shown = (layers: readonly (Element | undefined)[]): string => {
    const facts = new Map<string, string>();
    for (const layer of layers)
      for (const el of layer ? childElements(layer) : []) {
        const name = nameOf(el);
        if (facts.has(name)) continue;
        if (SWITCHES.has(name)) facts.set(name, isOn(el) ? 'on' : '');
        else if (VALUES.has(name)) facts.set(name, (valOf(el) ?? '').toLowerCase());
      }
    const said = [...facts].filter(([, value]) => !NOTHING.has(value));
    return said
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join(' ');
  };
  const chains = new Map<string, readonly (Element | undefined)[]>();
  const looks = (id: string): readonly (Element | undefined)[] => {
    const known = chains.get(id) ?? chainOf(styles, id).map(({ rPr }) => rPr);
    chains.set(id, known);
    return known;
  };
  const ownLayers = (rPr: Element | undefined) => [rPr, ...looks(valOf(child(rPr, 'rStyle')) ?? '')];
  const styleOf = (pPr: Element | undefined): string => valOf(child(pPr, 'pStyle')) ?? styles.paragraph;
  const aligned = (style: string, pPr: Element | undefined): string => {
    const layers = [pPr, ...chainOf(styles, style).map((one) => one.pPr)];
    const jc = valOf(layers.map((one) => child(one, 'jc')).find((el) => el !== undefined)) ?? 'left';
    return jc === 'start' ? 'left' : jc === 'end' ? 'right' : jc;
  };
  return {
    styles,
    lists,
    style: (id) => {
      const outline = chainOf(styles, id)
        .map(({ pPr }) => valOf(child(pPr, 'outlineLvl')))
        .find((level) => level !== undefined);
      return `${shown([...looks(id), styles.defaults])} ${aligned(id, undefined)} ${outline ?? ''}`;
    },
    run: (style, rPr) => shown([...ownLayers(rPr), ...looks(style), styles.defaults]),
    direct: (rPr) => shown(ownLayers(rPr)),
    align: (pPr) => aligned(styleOf(pPr), pPr),
    kind: (pPr) => {
      const numPr = child(pPr, 'numPr');
      const list = numPr ? childElements(numPr).map((el) => `${nameOf(el)} ${valOf(el)}`) : [];
      return [styleOf(pPr), ...list, valOf(child(pPr, 'jc')), indentOf(pPr)].join(' ');
    },
    place: (pPr) => placeOf(pPr, styleOf(pPr), lists, styles),
  };
}

/** A paragraph's own indent; edges are named differently by different programs. */
export function indentOf(pPr: Element | undefined): string {
  const ind = child(pPr, 'ind');
  const of = (...names: string[]): string =>
    names.map((name) => attribute(ind, name)).find((value) => value !== undefined) ?? '';
  return [of('left', 'start'), of('right', 'end'), of('firstLine'), of('hanging')]
    .map((value) => (value === '0' ? '' : value))
    .join(' ');
}
