// The words of one paragraph as a view shows them: runs in order, through links, content controls, fields and tracked changes.
// A field shows its last result; its instruction is no text.
import type { Element } from '@xmldom/xmldom';
import { fieldOf, type StoredOf } from './bindings.js';
import { attribute, child, elementsIn, nameOf } from './dom.js';
import type { LookOf } from './looks.js';
import type { Change, Piece, View } from './reading.js';
import { propertiesOf } from './styles.js';
import { OBJECT, textOf } from './text.js';

/** What surrounds a place in the document. */
export interface Around {
  readonly inserted: boolean;
  readonly deleted: boolean;
  /** In a hidden row or a cell that a merged one covers. */
  readonly hidden: boolean;
  readonly field?: string;
  readonly link?: string;
}
export const NOTHING: Around = { inserted: false, deleted: false, hidden: false };

/** What is open while a story is read: fields may span paragraphs. */
export interface Flow {
  readonly view: View;
  readonly lookOf: LookOf;
  readonly storedOf: StoredOf;
  readonly fields: { instruction: string; separated: boolean }[];
  /** Contents of the text boxes met. */
  readonly boxes: { readonly content: Element; readonly around: Around }[];
}

const TRACKED: Readonly<Record<string, Change>> = {
  ins: 'inserted',
  moveTo: 'inserted',
  del: 'deleted',
  moveFrom: 'deleted',
};

/** Around what is in `el`, when `el` is a tracked insertion or deletion. */
export function within(around: Around, el: Element): Around {
  const change = TRACKED[nameOf(el)];
  return change ? { ...around, [change]: true } : around;
}

export const isShown = ({ inserted, deleted }: Around, view: View): boolean =>
  view === 'all' || (view === 'accepted' ? !deleted : !inserted);

/** In a view that decides the changes nothing is a change any more. */
export function changeIn({ inserted, deleted }: Around, view: View): Change | undefined {
  if (view !== 'all') return undefined;
  return deleted ? 'deleted' : inserted ? 'inserted' : undefined;
}

/** The tracked changes named in properties: those of a paragraph mark, a row or a cell. */
export function markedBy(properties: Element | undefined, around: Around): Around {
  const names = properties ? elementsIn(properties).map(nameOf) : [];
  const has = (...of: readonly string[]): boolean => names.some((name) => of.includes(name));
  return {
    ...around,
    inserted: around.inserted || has('ins', 'moveTo', 'cellIns'),
    deleted: around.deleted || has('del', 'moveFrom', 'cellDel'),
  };
}

/** The content of a wrapper, and what is around it; undefined for what is no wrapper. */
export function unwrapped(
  el: Element,
  around: Around,
  storedOf: StoredOf,
): { readonly content: Element; readonly around: Around } | undefined {
  switch (nameOf(el)) {
    case 'sdt': {
      const content = child(el, 'sdtContent');
      const field = fieldOf(child(el, 'sdtPr'), storedOf);
      return content && { content, around: field === undefined ? around : { ...around, field } };
    }
    case 'ins':
    case 'del':
    case 'moveTo':
    case 'moveFrom':
    case 'smartTag':
    case 'customXml':
    case 'dir':
    case 'bdo':
      return { content: el, around: within(around, el) };
    default:
      return undefined;
  }
}

export interface Words {
  readonly pieces: Piece[];
  readonly bookmarks: string[];
}

/** Reads what is in a paragraph, in the look of its style. */
export function wordsOf(p: Element, style: string, flow: Flow, around: Around): Words {
  const words: Words = { pieces: [], bookmarks: [] };
  const before = inContents(flow);
  inline(p, { style, flow, words }, around);
  return before || inContents(flow) ? { ...words, pieces: withoutPage(words.pieces) } : words;
}

const inContents = ({ fields }: Flow): boolean =>
  fields.some(({ instruction }) => /^\s*TOC\b/i.test(instruction));

/** The dots and the number at the end of an entry in a table of contents: another program counts other pages. */
function withoutPage(pieces: readonly Piece[]): Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  let left = text.replace(/\t\d{0,4}$/, '').length;
  return pieces.flatMap((piece) => {
    const own = piece.text.slice(0, left);
    left -= own.length;
    return own === '' ? [] : [{ ...piece, text: own }];
  });
}

interface Line {
  readonly style: string;
  readonly flow: Flow;
  readonly words: Words;
}

function inline(parent: Element, line: Line, around: Around): void {
  for (const el of elementsIn(parent)) {
    const name = nameOf(el);
    const inner = unwrapped(el, around, line.flow.storedOf);
    if (inner) inline(inner.content, line, inner.around);
    else if (name === 'r') run(el, line, around);
    else if (name === 'hyperlink') inline(el, line, linked(around, attribute(el, 'anchor')));
    else if (name === 'fldSimple') inline(el, line, linked(around, leadsTo(attribute(el, 'instr') ?? '')));
    else if (name === 'bookmarkStart') {
      if (isShown(around, line.flow.view)) line.words.bookmarks.push(attribute(el, 'name') ?? '');
    } else if (name === 'subDoc' || /^\{.*\/math\}oMath(Para)?$/.test(name)) add(OBJECT, el, line, around);
  }
}

const linked = (around: Around, link: string | undefined): Around =>
  link === undefined ? around : { ...around, link };

/** The bookmark that a field's instruction names: `HYPERLINK \l "b"`, `REF b \h`. */
function leadsTo(instruction: string): string | undefined {
  return (
    /^\s*HYPERLINK\b.*\\l\s+"([^"]+)"/i.exec(instruction)?.[1] ??
    /^\s*(?:REF|PAGEREF|NOTEREF)\s+([^\s\\]+)/i.exec(instruction)?.[1]
  );
}

function run(el: Element, line: Line, around: Around): void {
  if (!isShown(around, line.flow.view)) return;
  let text = '';
  let link = around.link;
  for (const part of elementsIn(el)) {
    const { fields } = line.flow;
    const name = nameOf(part);
    if (name === 'fldChar') turn(attribute(part, 'fldCharType'), fields);
    else if (name === 'instrText') {
      const open = fields.at(-1);
      if (open && !open.separated) open.instruction += part.textContent ?? '';
    } else if (fields.every(({ separated }) => separated)) {
      const more = textOf(part);
      if (more) link ??= fields.map((field) => leadsTo(field.instruction)).find((to) => to !== undefined);
      text += more;
      if (more.includes(OBJECT)) boxesIn(part, line.flow, around);
    }
  }
  if (text !== '') add(text, el, line, linked(around, link));
}

function turn(type: string | undefined, fields: Flow['fields']): void {
  if (type === 'begin') fields.push({ instruction: '', separated: false });
  else if (type === 'separate') {
    const open = fields.at(-1);
    if (open) open.separated = true;
  } else if (type === 'end') fields.pop();
}

function add(text: string, el: Element, { style, flow, words }: Line, around: Around): void {
  const change = changeIn(around, flow.view);
  const look = flow.lookOf(style, propertiesOf(el, 'rPr', flow.view));
  const { field, link } = around;
  words.pieces.push({
    text,
    run: el,
    ...(change && { change }),
    look: around.hidden ? { ...look, hidden: true } : look,
    ...(field !== undefined && { field }),
    ...(link !== undefined && { link }),
  });
}

/** A text box prints beside the text; its own words are read later. */
function boxesIn(el: Element, flow: Flow, around: Around): void {
  for (const inner of elementsIn(el)) {
    if (nameOf(inner) === 'txbxContent') flow.boxes.push({ content: inner, around: { ...around } });
    else boxesIn(inner, flow, around);
  }
}
