// The tokens of a part, read element by element under names that every producer shares: prefixes are free in XML, so `w:t` here means
// “t of WordprocessingML”, whatever the file calls it, transitional or strict. What belongs to no known vocabulary has the prefix ''.
import { refuse } from './refusal.js';
import { attributesOf, nameOf } from './xml.js';

const OFFICE = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';
const MICROSOFT = 'http://schemas.microsoft.com/office/';

const VOCABULARIES: Readonly<Record<string, string>> = {
  [`${OFFICE}wordprocessingml/2006/main`]: 'w',
  [`${STRICT}wordprocessingml/main`]: 'w',
  [`${MICROSOFT}word/2012/wordml`]: 'w15',
  [`${OFFICE}markup-compatibility/2006`]: 'mc',
  [`${OFFICE}drawingml/2006/main`]: 'a',
  [`${STRICT}drawingml/main`]: 'a',
  [`${OFFICE}drawingml/2006/chart`]: 'c',
  [`${STRICT}drawingml/chart`]: 'c',
  [`${OFFICE}drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${STRICT}drawingml/wordprocessingDrawing`]: 'wp',
  // Four kinds of shape, alike in what is read of them.
  [`${OFFICE}drawingml/2006/picture`]: 'pic',
  [`${STRICT}drawingml/picture`]: 'pic',
  [`${MICROSOFT}word/2010/wordprocessingShape`]: 'pic',
  [`${MICROSOFT}word/2010/wordprocessingGroup`]: 'pic',
  [`${MICROSOFT}drawing/2008/diagram`]: 'pic',
  'urn:schemas-microsoft-com:vml': 'v',
  [`${OFFICE}officeDocument/2006/math`]: 'm',
  [`${STRICT}officeDocument/math`]: 'm',
  [`${OFFICE}officeDocument/2006/customXml`]: 'ds',
  [`${STRICT}officeDocument/customXml`]: 'ds',
  'http://purl.org/dc/elements/1.1/': 'dc',
  [`${OFFICE}package/2006/metadata/core-properties`]: 'cp',
  [`${OFFICE}officeDocument/2006/extended-properties`]: 'ep',
  [`${STRICT}officeDocument/extendedProperties`]: 'ep',
  [`${OFFICE}officeDocument/2006/docPropsVTypes`]: 'vt',
  [`${STRICT}officeDocument/docPropsVTypes`]: 'vt',
  'urn:csa-contract:source': 'csa',
};

/** Prefixes in force, and names as written → names as shared; grows as names are met. */
type Scope = { readonly prefixes: ReadonlyMap<string, string>; readonly names: Map<string, string> };

export interface Element {
  readonly name: string;
  /** The token of its start tag. */
  readonly token: number;
  /** Where its name ends in the start tag. */
  readonly nameEnd: number;
  /** Value of an attribute, by its shared name, raw, with its place in the start tag. */
  readonly attribute: (
    name: string,
  ) => { readonly start: number; readonly end: number; readonly raw: string } | undefined;
}
export interface Visitor {
  readonly open: (element: Element) => void;
  readonly close?: (name: string) => void;
  readonly text?: (token: number, raw: string) => void;
}

/** Tells every visitor the elements and texts in their order; comments, instructions and CDATA are passed over. */
export function walk(tokens: readonly string[], part: string, visitors: readonly Visitor[]): void {
  const close = (name: string): void => {
    for (const visitor of visitors) visitor.close?.(name);
  };
  const stack: { readonly written: string; readonly name: string; readonly scope: Scope }[] = [];
  let scope: Scope = { prefixes: new Map([['xml', 'xml']]), names: new Map() };
  tokens.forEach((tag, token) => {
    if (tag.charCodeAt(0) !== 0x3c) {
      for (const visitor of visitors) visitor.text?.(token, tag);
      return;
    }
    const second = tag.charCodeAt(1);
    if (second === 0x21 || second === 0x3f) return;
    const written = nameOf(tag);
    if (second === 0x2f) {
      const opened = stack.pop();
      if (opened?.written !== written) refuse('XML', part);
      close(opened.name);
      scope = opened.scope;
      return;
    }
    const outer = scope;
    if (tag.includes('xmlns')) scope = scopeIn(tag, outer);
    const name = shared(scope, written);
    const element = { name, token, nameEnd: written.length + 1, attribute: reader(tag, scope) };
    for (const visitor of visitors) visitor.open(element);
    if (tag.endsWith('/>')) {
      close(name);
      scope = outer;
    } else stack.push({ written, name, scope: outer });
  });
  if (stack.length > 0) refuse('XML', part);
}

function scopeIn(tag: string, outer: Scope): Scope {
  const found = attributesOf(tag).filter(({ name }) => /^xmlns(:|$)/.test(name));
  const bound = found.map(
    ({ name, start, end }) => [name.slice(6), VOCABULARIES[tag.slice(start, end)] ?? ''] as const,
  );
  return { prefixes: new Map([...outer.prefixes, ...bound]), names: new Map() };
}

function shared(scope: Scope, written: string): string {
  const known = scope.names.get(written);
  if (known !== undefined) return known;
  const colon = written.indexOf(':');
  const prefix = scope.prefixes.get(colon < 0 ? '' : written.slice(0, colon)) ?? '';
  const name = `${prefix}:${written.slice(colon + 1)}`;
  scope.names.set(written, name);
  return name;
}

/** An attribute without prefix belongs to no vocabulary: it is asked for by its bare name. */
function reader(tag: string, scope: Scope): Element['attribute'] {
  return (name) => {
    const found = attributesOf(tag).find(
      (at) => (at.name.includes(':') ? shared(scope, at.name) : at.name) === name,
    );
    return found && { start: found.start, end: found.end, raw: tag.slice(found.start, found.end) };
  };
}
