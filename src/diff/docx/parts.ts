// The parts of a package and what leads from one to another: names, relationships, content types.
// What shows words from outside the package, or words that this program does not read, is named, not followed.
import type { Document } from '@xmldom/xmldom';
import { refuse } from '../../opc/refusal.js';
import { attribute, childElements, descendants, rootOf, W } from './dom.js';
import type { WordPackage } from './reading.js';

type Parts = ReadonlyMap<string, Document>;

export interface Relation {
  readonly id: string;
  /** Word's own name of its type, alike in strict and transitional files: `header`, `officeDocument`; any other address in full. */
  readonly type: string;
  /** Name of a part, or an address outside. */
  readonly target: string;
  readonly external: boolean;
}

/** Refuses names that lead out of the package or that a reader could take for each other. */
export function checkNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a name with these shows as another one
    if (/^[/\\]|^[a-z]:|\\|[\u0000-\u001f]|(^|\/)\.\.?(\/|$)/i.test(unescaped(name))) refuse('NAME', name);
    if (seen.has(name.toLowerCase())) refuse('ZIP', name);
    seen.add(name.toLowerCase());
  }
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The relationships of a part; of the package itself for ''. */
export function relationsOf(parts: Parts, owner: string): Relation[] {
  const cut = owner.lastIndexOf('/') + 1;
  const rels = rootOf(parts.get(`${owner.slice(0, cut)}_rels/${owner.slice(cut)}.rels`));
  if (!rels) return [];
  const names = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]));
  const lines = childElements(rels).filter(
    (el) => el.namespaceURI === RELATIONSHIPS && el.localName === 'Relationship',
  );
  return lines.map((el) => {
    const written = el.getAttribute('Target') ?? '';
    const external = el.getAttribute('TargetMode')?.toLowerCase() === 'external';
    return {
      id: el.getAttribute('Id') ?? '',
      type: typeNamed(el.getAttribute('Type') ?? ''),
      target: external ? written : partNamed(names, written, owner.slice(0, cut)),
      external,
    };
  });
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** What Word's types begin with; LibreOffice writes the last one so. */
const TYPES = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
  'http://purl.oclc.org/ooxml/officeDocument/relationships/',
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/',
  'http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/',
];
/** Word compares whole addresses: what only ends in `/numbering` is no numbering to it. */
function typeNamed(address: string): string {
  const base = TYPES.find((one) => address.startsWith(one));
  return base === undefined ? address : address.slice(base.length);
}

/** Parts of which a document has one. */
const SINGLE =
  /^(styles|numbering|settings|theme|fontTable|webSettings|footnotes|endnotes|comments|glossaryDocument)$/;

/** Refuses relationships that programs may follow to different parts; the owner '' is the package. */
export function checkRelations(parts: Parts, owner: string): void {
  const relations = relationsOf(parts, owner);
  const single = relations.filter(({ type }) =>
    owner === '' ? type === 'officeDocument' : SINGLE.test(type),
  );
  for (const list of [relations.map(({ id }) => id), single.map(({ type }) => type)])
    if (new Set(list).size < list.length) refuse('RELATIONS', owner || '_rels/.rels');
}

/** Names of parts are compared without regard to case. */
function partNamed(names: ReadonlyMap<string, string>, target: string, folder: string): string {
  const path = unescaped(target.replace(/[#?].*$/, ''));
  const out: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..' && out.pop() === undefined) refuse('NAME', target);
    if (step !== '' && step !== '.' && step !== '..') out.push(step);
  }
  const name = out.join('/');
  return names.get(name.toLowerCase()) ?? name;
}

/** The parts that the main part is related to by that type, in order. */
export function relatedParts(pkg: WordPackage, type: string): string[] {
  const targets = relationsOf(pkg.parts, pkg.main).filter((one) => one.type === type && !one.external);
  return [...new Set(targets.map(({ target }) => target))].filter((name) => pkg.parts.has(name));
}

export function refuseMacros(parts: Parts, names: readonly string[]): void {
  const types = rootOf(parts.get(names.find((name) => name.toLowerCase() === '[content_types].xml') ?? ''));
  if (!types) refuse('TYPES');
  const typed = childElements(types).find((el) =>
    /macroEnabled|vbaProject|vbaData/i.test(el.getAttribute('ContentType') ?? ''),
  );
  const named = names.find((name) => /vba(Project|Data)[^/]*$/i.test(name));
  if (typed || named) refuse('MACROS', named);
}

export function mainPart(parts: Parts): string {
  const main = relationsOf(parts, '').find(({ type }) => type === 'officeDocument');
  const root = main && rootOf(parts.get(main.target));
  if (!main || root?.namespaceURI !== W || root.localName !== 'document') refuse('WORD');
  return main.target;
}

/** Kinds of relation whose target Word shows or runs as a part of the document though it is none of its text. */
const FOREIGN =
  /(^|\/)(aFChunk|subDocument|oleObject|package|control|activeXControlBinary|attachedToolbars)$/;
/** Fields that fetch what they show; a word in an address is none. */
const FETCHING = /(^|\s)(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\s/i;

/** One line for each: the part, what it is and where it leads. */
export function outsideOf(parts: Parts): string[] {
  const owners = [...parts.keys()].filter((name) => !name.endsWith('.rels'));
  const relations = owners.flatMap((owner) =>
    relationsOf(parts, owner)
      .filter(({ type, external }) => FOREIGN.test(type) || (external && type !== 'hyperlink'))
      .map(({ type, target }) => `${owner}: ${type} ${target}`),
  );
  const fields = owners.flatMap((owner) => {
    const root = rootOf(parts.get(owner));
    if (root?.namespaceURI !== W) return [];
    const written = descendants(root, 'p').map((p) =>
      [
        ...descendants(p, 'instrText').map((el) => el.textContent ?? ''),
        ...descendants(p, 'fldSimple').map((el) => ` ${attribute(el, 'instr') ?? ''}`),
      ].join(''),
    );
    return written.flatMap((text) => (FETCHING.test(text) ? [`${owner}: field ${text.trim()}`] : []));
  });
  return [...relations, ...fields];
}
