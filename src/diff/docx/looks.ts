// How a run looks, as far as that can hide or undo its words: document defaults, paragraph style, character style, the run itself.
// Table styles are left out. A switch set by both styles is off again (ECMA-376 part 1, 17.7.3).
import type { Element } from '@xmldom/xmldom';
import { attribute, child, childElements, integerOf, isOn, rootOf, valOf } from './dom.js';
import { relatedParts } from './parts.js';
import type { Look, WordPackage } from './reading.js';
import { chainOf, type Styles } from './styles.js';

type Properties = Element | undefined;
export type LookOf = (style: string, rPr: Properties) => Look;

const HIDING = ['vanish', 'specVanish'];
const STRIKING = ['strike', 'dstrike'];
/** Where nobody gives a size, half-points. */
const SIZE = 20;

/** Names of colours in WordprocessingML and in the theme, where they differ. */
const THEMED: Readonly<Record<string, string>> = {
  background1: 'lt1',
  light1: 'lt1',
  text1: 'dk1',
  dark1: 'dk1',
  background2: 'lt2',
  light2: 'lt2',
  text2: 'dk2',
  dark2: 'dk2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
};

/** Where a file has no theme. */
const USUAL: Readonly<Record<string, string>> = {
  lt1: 'FFFFFF',
  dk1: '000000',
  lt2: 'EEECE1',
  dk2: '1F497D',
};

/** The colours of the theme, by the names that runs use. Word takes them before the colour that is written beside them. */
export function coloursOf(pkg: WordPackage): (themed: string) => string | undefined {
  const theme = rootOf(pkg.parts.get(relatedParts(pkg, 'theme')[0] ?? ''));
  const below = (el: Element | undefined, name: string): Element | undefined =>
    el && childElements(el).find(({ localName }) => localName === name);
  const scheme = below(below(theme, 'themeElements'), 'clrScheme');
  return (themed) => {
    const entry = below(scheme, THEMED[themed] ?? themed);
    const colour = entry && childElements(entry)[0];
    const written = colour?.getAttribute('lastClr') ?? colour?.getAttribute('val') ?? undefined;
    return (written ?? USUAL[THEMED[themed] ?? themed])?.toUpperCase();
  };
}

export function lookerOf(styles: Styles, themed: ReturnType<typeof coloursOf>): LookOf {
  const known = new Map<string, readonly Properties[]>();
  const chain = (id: string): readonly Properties[] => {
    const found = known.get(id) ?? chainOf(styles, id).map(({ rPr }) => rPr);
    known.set(id, found);
    return found;
  };
  return (style, rPr) => {
    const byCharacter = chain(valOf(child(rPr, 'rStyle')) ?? '');
    const byParagraph = chain(style);
    const order = [rPr, ...byCharacter, ...byParagraph, styles.defaults];
    const nearest = (among: readonly Properties[], name: string): Element | undefined =>
      among.map((one) => child(one, name)).find((one) => one !== undefined);
    const switched = (name: string): boolean =>
      isOn(child(rPr, name)) ??
      ((isOn(nearest(byCharacter, name)) ?? false) !== (isOn(nearest(byParagraph, name)) ?? false) ||
        (isOn(child(styles.defaults, name)) ?? false));
    return {
      hidden: HIDING.some(switched),
      struck: STRIKING.some(switched),
      colour: colourOf(nearest(order, 'color'), themed),
      size: integerOf(nearest(order, 'sz')) ?? SIZE,
    };
  };
}

/** What Word draws: a theme's colour, tinted or shaded, before the one that is written beside it. */
function colourOf(el: Element | undefined, themed: ReturnType<typeof coloursOf>): string {
  const base = themed(attribute(el, 'themeColor') ?? '');
  const named = base && mixed(base, attribute(el, 'themeTint'), attribute(el, 'themeShade'));
  return named ?? valOf(el)?.toUpperCase().replace('AUTO', 'auto') ?? 'auto';
}

/** A tint goes toward white, a shade toward black, by parts of 255; undefined for what is no colour. */
export function mixed(base: string, tint = 'FF', shade = 'FF'): string | undefined {
  if (!/^[0-9a-f]{6}$/i.test(base)) return undefined;
  const [light, dark] = [tint, shade].map((part) => Number.parseInt(part, 16) / 255) as [number, number];
  const channel = (at: number): string =>
    Math.round((Number.parseInt(base.slice(at, at + 2), 16) * light + 255 * (1 - light)) * dark)
      .toString(16)
      .padStart(2, '0');
  const colour = [0, 2, 4].map(channel).join('').toUpperCase();
  return /^[0-9A-F]{6}$/.test(colour) ? colour : undefined;
}
