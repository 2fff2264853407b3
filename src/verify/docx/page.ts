// What lies under all words: the page, its background, the meaning of the theme's colours, styles that are there twice.
import type { Element } from '../../diff/docx/dom.js';
import {
  attribute,
  child,
  childrenNamed,
  descendants,
  integerOf,
  rootOf,
  valOf,
} from '../../diff/docx/dom.js';
import { relatedParts } from '../../diff/docx/parts.js';
import { laid, type Sheet, type Values } from './effective.js';
import { isTextFace } from './faces.js';
import { differences, SECTION } from './tolerances.js';

const sections = ({ pkg }: Sheet): Element[] => {
  const body = child(rootOf(pkg.parts.get(pkg.main)), 'body');
  return body ? descendants(body, 'sectPr') : [];
};
const valuesOf = (section: Element): Values => laid(section);

/** Between the margins, twips. */
export function textWidth(sheet: Sheet): number {
  const section = sections(sheet)[0];
  const margins = child(section, 'pgMar');
  const of = (el: Element | undefined, name: string) => integerOf(el, name) ?? 0;
  return of(child(section, 'pgSz'), 'w') - of(margins, 'left') - of(margins, 'right') || 9000;
}

/** The properties that differ. */
export function pageDifferences(ours: Sheet, theirs: Sheet): string[] {
  const [before, after] = [sections(ours), sections(theirs)];
  const around = { sheet: theirs, background: 'FFFFFF', width: 0, size: 20 };
  const found = new Set<string>();
  for (const [n, section] of after.entries()) {
    const was = before[Math.min(n, before.length - 1)];
    if (!was) continue;
    for (const [name, verdict] of differences(valuesOf(was), valuesOf(section), SECTION, around))
      if (verdict === 'change') found.add(name);
  }
  if (before.length !== after.length) found.add('sectPr');
  const root = rootOf(theirs.pkg.parts.get(theirs.pkg.main));
  if (child(root, 'background')) found.add('background');
  if (isRemapped(theirs)) found.add('clrSchemeMapping');
  if (theirs.styles.repeated.length > 0) found.add('style');
  if (substituted(theirs)) found.add('altName');
  return [...found];
}

const USUAL: Readonly<Record<string, string>> = {
  bg1: 'light1',
  t1: 'dark1',
  bg2: 'light2',
  t2: 'dark2',
};

/** Light for dark turns black letters white. */
function isRemapped({ pkg }: Sheet): boolean {
  const settings = rootOf(pkg.parts.get(relatedParts(pkg, 'settings')[0] ?? ''));
  const mapping = child(settings, 'clrSchemeMapping');
  return Object.entries(USUAL).some(([name, colour]) => (attribute(mapping, name) ?? colour) !== colour);
}

/** A face that the computer does not have is printed in the other one named here. */
const substituted = ({ pkg }: Sheet): boolean =>
  childrenNamed(rootOf(pkg.parts.get(relatedParts(pkg, 'fontTable')[0] ?? '')), 'font').some((font) => {
    const other = valOf(child(font, 'altName'));
    return (
      other !== undefined && isTextFace(attribute(font, 'name') ?? '') && !other.split(',').some(isTextFace)
    );
  });
