// Bytes of a PDF → what hangs in it besides the painted pages: annotations, fields, files, programs, keys of the catalog and of the pages.
// Judges nothing. The page's content is read by another program; this is the part that it does not show.
import { createHash } from 'node:crypto';
import type { PDFDict as Dict, PDFDocument as Document, PDFObject, PDFRef as Ref } from 'pdf-lib';
import { openForeign, reading, textOf, walkObjects } from './foreign.js';
import { PDFArray, PDFDict, PDFName, PDFNumber } from './pdf-lib.js';
import { filesOf } from './source.js';

export interface Anatomy {
  readonly catalog: readonly string[];
  /** Keys of the catalog's dictionary of names. */
  readonly names: readonly string[];
  readonly pages: readonly PageAnatomy[];
  /** SHA-256 of every file inside it, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** Actions that leave the document or run something, anywhere in it: JavaScript, Launch, URI … */
  readonly actions: readonly string[];
}
export interface PageAnatomy {
  readonly keys: readonly string[];
  /** Degrees clockwise. */
  readonly rotate: number;
  readonly annotations: readonly Annotation[];
}
export interface Annotation {
  readonly subtype: string;
  /** Left, bottom, right, top in points from the lower left corner. */
  readonly box: readonly [number, number, number, number];
  /** What it says, or the value of its field. */
  readonly text: string;
  readonly author?: string;
  readonly date?: string;
  /** Of a form field: Tx, Btn, Ch, Sig, and whether a signature is filled in. */
  readonly field?: string;
  readonly signed: boolean;
  /** Of a link: where in this document it leads. Absent where it leads elsewhere, does something else as well, or hides where it leads. */
  readonly to?: Target;
}
/** A page counted from 0 and a height on it in points from its lower edge; nowhere where the page is none of the document's. */
export type Target = { readonly page: number; readonly y: number } | 'nowhere';

/** Throws ContractError: PDF-SIZE, PDF-ENCRYPTED, PDF-BROKEN. */
export async function dissect(bytes: Uint8Array): Promise<Anatomy> {
  const pdf = await openForeign(bytes);
  return reading(() => ({
    catalog: keysOf(pdf.catalog),
    names: keysOf(pdf.catalog.lookup(PDFName.of('Names'))),
    pages: pdf.getPages().map(({ node }, _, all) => ({
      keys: keysOf(node),
      rotate: node.Rotate()?.asNumber() ?? 0,
      annotations: items(node.lookup(PDFName.of('Annots'))).map((dict) => ({
        ...annotation(dict),
        ...targetOf(
          dict,
          all.map(({ ref }) => ref),
        ),
      })),
    })),
    files: new Map(
      filesOf(pdf).map(({ name, content }) => [name, createHash('sha256').update(content).digest('hex')]),
    ),
    actions: actionsOf(pdf),
  }));
}

const keysOf = (object: PDFObject | undefined): string[] =>
  object instanceof PDFDict ? object.keys().map((key) => key.decodeText()) : [];
const nameIn = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFName ? object.decodeText() : undefined;

function items(list: PDFObject | undefined): Dict[] {
  if (list === undefined) return [];
  if (!(list instanceof PDFArray)) throw new TypeError('no list of annotations');
  return list.asArray().map((_, i) => list.lookup(i, PDFDict));
}

function annotation(dict: Dict): Annotation {
  const get = (key: string): PDFObject | undefined => dict.lookup(PDFName.of(key));
  const box = get('Rect');
  const [a = 0, b = 0, c = 0, d = 0] = box instanceof PDFArray ? box.asArray().map(numberOf) : [];
  const field = nameIn(inherited(dict, 'FT'));
  const value = inherited(dict, 'V');
  const [author, date] = [textOf(get('T')), textOf(get('M'))];
  return {
    subtype: nameIn(get('Subtype')) ?? '',
    box: [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)],
    text: (field ? (textOf(value) ?? nameIn(value)) : textOf(get('Contents'))) ?? '',
    ...(author !== undefined && !field && { author }),
    ...(date !== undefined && { date }),
    ...(field !== undefined && { field }),
    signed: field === 'Sig' && value instanceof PDFDict,
  };
}

/** A link is known by these keys alone: what another one has may do something. */
const LINK = new Set('Type Subtype Rect Border F Contents Dest StructParent P NM M BS H C'.split(' '));

function targetOf(dict: Dict, pages: readonly Ref[]): { to?: Target } {
  const to = dict.lookup(PDFName.of('Dest'));
  if (nameIn(dict.lookup(PDFName.of('Subtype'))) !== 'Link' || !(to instanceof PDFArray)) return {};
  if (keysOf(dict).some((key) => !LINK.has(key)) || nameIn(to.lookup(1)) !== 'XYZ') return {};
  const page = pages.indexOf(to.get(0) as Ref);
  return { to: page < 0 ? 'nowhere' : { page, y: numberOf(to.lookup(3)) } };
}

const numberOf = (object: PDFObject | undefined): number =>
  object instanceof PDFNumber ? object.asNumber() : 0;

/** Fields hand down what they are and hold to the widgets below them. */
function inherited(dict: Dict, key: string): PDFObject | undefined {
  let at: PDFObject | undefined = dict;
  for (let depth = 0; at instanceof PDFDict && depth < 32; depth++) {
    const found: PDFObject | undefined = at.lookup(PDFName.of(key));
    if (found) return found;
    at = at.lookup(PDFName.of('Parent'));
  }
  return undefined;
}

const PROGRAMS = ['JS', 'AA', 'XFA', 'RichMediaContent'];

function actionsOf(pdf: Document): string[] {
  const found = new Set<string>();
  walkObjects(pdf, (dict) => {
    for (const key of PROGRAMS) if (dict.has(PDFName.of(key))) found.add(key === 'JS' ? 'JavaScript' : key);
    const type = nameIn(dict.lookup(PDFName.of('S')));
    if (type && ACTIONS.has(type)) found.add(type);
    const open = dict.lookup(PDFName.of('OpenAction'));
    if (open instanceof PDFDict && nameIn(open.lookup(PDFName.of('S'))) !== 'GoTo') found.add('OpenAction');
  });
  return [...found].sort();
}

/** ISO 32000-2, table 201, without GoTo, which only turns the page; /S is the type of other dictionaries too. */
const ACTIONS = new Set(
  'GoToR GoToE GoToDp Launch Thread URI Sound Movie Hide Named SubmitForm ResetForm ImportData SetOCGState Rendition Trans GoTo3DView JavaScript RichMediaExecute'.split(
    ' ',
  ),
);
