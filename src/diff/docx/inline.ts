// A paragraph's content as a line of pieces that are compared whole, with the run that each stands in. A field is one piece with all
// its runs, as are a picture, a tab, a break; what prints nothing has no length and stays where it is.
import type { Element } from '@xmldom/xmldom';
import { type PieceEdit, pieceDiff, piecesOf } from '../words.js';
import { bookmarkName, folded } from './bookmarks.js';
import { attribute, childElements, isElement, keepsSpace, nameOf } from './dom.js';

/** What a run holds: a text or a sign. `run` is the element itself where it stands in none, as a formula. */
export interface Leaf {
  readonly node: Element;
  readonly run: Element;
  /** Where it begins in the line; all parts of a field begin at one place, and only the first has a length. */
  readonly at: number;
  readonly length: number;
  /** Its words, of a text. */
  readonly text?: string;
}
export interface Line {
  readonly leaves: readonly Leaf[];
  /** Bookmarks; those that programs set and renumber by themselves name nothing. */
  readonly names: readonly string[];
  readonly pieces: readonly string[];
  readonly lengths: readonly number[];
  readonly length: number;
}
/** A stretch that stayed, fell away or came in; what fell away has no length in the new line, what came in none in the old. */
export interface Stretch {
  readonly kind: 'same' | 'deleted' | 'inserted';
  readonly old: readonly [from: number, to: number];
  readonly new: readonly [from: number, to: number];
}

/** Run-level elements that only hold others. */
const AROUND = new Set([
  'hyperlink',
  'sdt',
  'sdtContent',
  'smartTag',
  'customXml',
  'fldSimple',
  'dir',
  'bdo',
]);
const SILENT = new Set([
  'rPr',
  'lastRenderedPageBreak',
  'commentReference',
  'annotationRef',
  'footnoteRef',
  'endnoteRef',
]);
const SIGN = '\uFFFC';

type Loose = { node: Element; run: Element; key?: string; text?: string; silent?: true };

export function lineOf(paragraph: Element): Line {
  const loose: Loose[] = [];
  const names: string[] = [];
  gather(paragraph, loose, names);
  const leaves: Leaf[] = [];
  const pieces: string[] = [];
  const lengths: number[] = [];
  let at = 0;
  let words = '';
  const settle = (): void => {
    for (const piece of piecesOf(words)) {
      pieces.push(piece);
      lengths.push(piece.length);
    }
    words = '';
  };
  for (let n = 0; n < loose.length; n++) {
    const { node, run, key, text, silent } = loose[n]!;
    if (silent) leaves.push({ node, run, at, length: 0 });
    else if (text !== undefined) {
      words += text;
      leaves.push({ node, run, at, length: text.length, text });
      at += text.length;
    } else {
      settle();
      const end = endOfField(loose, n);
      pieces.push(end > n ? fieldKey(loose.slice(n, end + 1)) : key!);
      lengths.push(1);
      leaves.push({ node, run, at, length: 1 });
      for (; n < end; n++) leaves.push({ node: loose[n + 1]!.node, run: loose[n + 1]!.run, at, length: 0 });
      at += 1;
    }
  }
  settle();
  return { leaves, names, pieces, lengths, length: at };
}

function gather(parent: Element, out: Loose[], names: string[]): void {
  for (const el of childElements(parent)) {
    const name = nameOf(el);
    if (name === 'r') for (const node of childElements(el)) leaf(node, el, out);
    else if (AROUND.has(name)) gather(el, out, names);
    else if (name === 'bookmarkStart') names.push(...bookmarkName(el).map(folded));
    else if (name.startsWith('{') && !/bookmark|comment|perm/i.test(name))
      out.push({ node: el, run: el, key: `${SIGN}${el.localName} ${el.textContent ?? ''}` });
  }
}

function leaf(node: Element, run: Element, out: Loose[]): void {
  const name = nameOf(node);
  if (name === 'rPr') return;
  // Where a page ends is no change of the contract.
  const pageBreak = name === 'br' && /^(page|column)$/.test(attribute(node, 'type') ?? '');
  if (pageBreak || SILENT.has(name)) out.push({ node, run, silent: true });
  else if (name === 't') {
    const raw = (node.textContent ?? '').replace(/[\r\n]/g, ' ');
    out.push({ node, run, text: keepsSpace(node) ? raw : raw.trim() });
  } else out.push({ node, run, key: keyOf(node, name) });
}

function keyOf(node: Element, name: string): string {
  switch (name) {
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '\u2011';
    case 'fldChar':
      return `${SIGN}${attribute(node, 'fldCharType')}`;
    case 'sym':
      return `${SIGN}${attribute(node, 'font')} ${attribute(node, 'char')}`;
    default:
      return `${SIGN}${node.localName} ${node.textContent ?? ''}`;
  }
}

const charType = ({ node }: Loose): string | undefined =>
  nameOf(node) === 'fldChar' ? attribute(node, 'fldCharType') : undefined;

/** Where the field that begins here ends; here itself when none begins, or when it goes on in another paragraph. */
function endOfField(loose: readonly Loose[], from: number): number {
  if (charType(loose[from]!) !== 'begin') return from;
  let depth = 0;
  for (let n = from; n < loose.length; n++) {
    const type = charType(loose[n]!);
    if (type === 'begin') depth++;
    if (type === 'end' && --depth === 0) return n;
  }
  return from;
}

/** By its instruction and its result; a page number by its instruction alone, for it moves with every line. */
function fieldKey(leaves: readonly Loose[]): string {
  const code = leaves.map(({ node }) =>
    nameOf(node) === 'instrText' ? (node.textContent ?? '').trim() : '',
  );
  const page = code.some((words) => /^PAGEREF\b/i.test(words));
  return `${SIGN}${leaves.map(({ text }, n) => (page ? code[n] : (text ?? code[n]))).join(' ')}`;
}

export const wordsOf = (line: Line): string => line.pieces.join('');

/** Of two readings, spaces by themselves and spaces with their word, the one that marks less. */
export function compareLines(old: Line, fresh: Line): Stretch[] {
  if (wordsOf(old) === wordsOf(fresh))
    return [{ kind: 'same', old: [0, old.length], new: [0, fresh.length] }];
  const [plain, spaced] = [stretches(old, fresh), stretches(withSpaces(old), withSpaces(fresh))];
  return marked(spaced) < marked(plain) ? spaced : plain;
}

type Row = Pick<Line, 'pieces' | 'lengths'>;

function stretches(old: Row, fresh: Row): Stretch[] {
  let [a, b, x, y] = [0, 0, 0, 0];
  return readable(pieceDiff(old.pieces, fresh.pieces, false)).map(({ kind, pieces }) => {
    const [from, start] = [x, y];
    for (let n = pieces.length; n > 0; n--) {
      if (kind !== 'inserted') x += old.lengths[a++]!;
      if (kind !== 'deleted') y += fresh.lengths[b++]!;
    }
    return { kind, old: [from, x], new: [start, y] };
  });
}

const marked = (list: readonly Stretch[]): number =>
  list.reduce(
    (sum, { kind, old, new: fresh }) => sum + (kind === 'same' ? 0 : old[1] - old[0] + fresh[1] - fresh[0]),
    0,
  );

/** Each space joined to the piece before it, where that is text. */
function withSpaces({ pieces, lengths }: Line): Row {
  const out = { pieces: [] as string[], lengths: [] as number[] };
  pieces.forEach((piece, n) => {
    const before = out.pieces.at(-1);
    const last = out.pieces.length - 1;
    if (before === undefined || !/^ +$/.test(piece) || /^[\n\t\uFFFC]/.test(before)) {
      out.pieces.push(piece);
      out.lengths.push(lengths[n]!);
      return;
    }
    out.pieces[last] = before + piece;
    out.lengths[last]! += lengths[n]!;
  });
  return out;
}

/** A stretch of this many characters that stayed is a word or a phrase; less, between two changes, stayed by chance. */
const PHRASE = { han: 3, other: 6 };

/** Chance survivors between two changes change with them, so that phrases are struck and put in whole. */
function readable(edits: readonly PieceEdit[]): PieceEdit[] {
  const out: PieceEdit[] = [];
  let gone: string[] = [];
  let came: string[] = [];
  const settle = (): void => {
    if (gone.length > 0) out.push({ kind: 'deleted', pieces: gone });
    if (came.length > 0) out.push({ kind: 'inserted', pieces: came });
    [gone, came] = [[], []];
  };
  edits.forEach(({ kind, pieces }, n) => {
    if (kind === 'deleted') gone.push(...pieces);
    else if (kind === 'inserted') came.push(...pieces);
    else if (n > 0 && n < edits.length - 1 && byChance(pieces, gone.length, came.length)) {
      gone.push(...pieces);
      came.push(...pieces);
    } else {
      settle();
      out.push({ kind, pieces });
    }
  });
  settle();
  return out;
}

/** A sign that is no text never changes by itself; a figure or a lone word stays where only one side changed before it. */
function byChance(pieces: readonly string[], gone: number, came: number): boolean {
  if (pieces.some((piece) => piece.startsWith(SIGN)) || gone === 0 || came === 0) return false;
  const text = pieces.join('');
  const letters = text.replace(/[\s\p{P}]/gu, '');
  return letters.length < (/\p{Script=Han}/u.test(letters) ? PHRASE.han : PHRASE.other);
}

/** The element after which nothing of the paragraph's beginning stands in the way: its first run or what holds it. */
export function outermost(el: Element, paragraph: Element): Element {
  let at = el;
  while (at.parentNode && at.parentNode !== paragraph && isElement(at.parentNode) && isFirst(at)) {
    at = at.parentNode;
    // What holds the content of a control goes with the control.
    if (nameOf(at) === 'sdtContent') at = at.parentNode as Element;
  }
  return at;
}

/** What of the paragraph's own children holds the element. */
export function topmost(el: Element, paragraph: Element): Element {
  let at = el;
  while (at.parentNode && at.parentNode !== paragraph) at = at.parentNode as Element;
  return at;
}

function isFirst(el: Element): boolean {
  for (let node = el.previousSibling; node; node = node.previousSibling) if (isElement(node)) return false;
  return true;
}
