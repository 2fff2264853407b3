// What a reader of a Word document sees, as data over its XML: types only. Offsets count UTF-16 units of a paragraph's text.
import type { Document, Element } from '@xmldom/xmldom';
import type { Entry } from '../../opc/zip.js';

/** The parts of a package as parsed XML, by name; `bytes` of every part, as they were read. */
export interface WordPackage {
  readonly parts: ReadonlyMap<string, Document>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** The zip it came from, for writing it again. */
  readonly entries: readonly Entry[];
  /** Name of the main part, `word/document.xml`. */
  readonly main: string;
  /** What it would fetch, run or show that is none of its text: `word/document.xml: aFChunk word/x.html`. */
  readonly outside: readonly string[];
}

/** As it reads with every tracked change accepted, rejected, or neither: then the changes are marked on what is read. */
export type View = 'accepted' | 'rejected' | 'all';

export interface Reading {
  readonly body: readonly Block[];
  /** Headers, footers, footnotes, endnotes and text boxes, each under the part that holds it. */
  readonly beside: readonly Beside[];
  readonly comments: readonly Comment[];
  /** Changes that are tracked and not yet decided. */
  readonly tracked: readonly Tracked[];
  /** Words that Word replaces when it opens the file, by the value that their content control is bound to. */
  readonly overruled: readonly Overruled[];
}
export interface Overruled {
  readonly field: string;
  readonly text: string;
  readonly stored: string;
}
export interface Beside {
  readonly kind: 'header' | 'footer' | 'footnote' | 'endnote' | 'textbox';
  readonly part: string;
  readonly blocks: readonly Block[];
}
export type Block = Paragraph | Table;
export interface Table {
  readonly kind: 'table';
  readonly element: Element;
  readonly rows: readonly Row[];
}
export interface Row {
  readonly element: Element;
  readonly cells: readonly Cell[];
  readonly change?: Change;
}
export interface Cell {
  readonly element: Element;
  readonly blocks: readonly Block[];
}
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly element: Element;
  /** Style id; `Normal` where none is named. */
  readonly style: string;
  /** The number that Word computes; absent where it prints none. */
  readonly label?: Label;
  readonly pieces: readonly Piece[];
  /** Names of the bookmarks that begin in it, in order. */
  readonly bookmarks: readonly string[];
  /** Whether its mark, and so the break to the next paragraph, is tracked. */
  readonly mark?: Change;
}
export type Change = 'inserted' | 'deleted';

/** What a list prints before a paragraph. */
export interface Label {
  readonly text: string;
  /** Level text and the numbers put in, one per level up to its own: tells a number that only its format changed. */
  readonly pattern: string;
  readonly values: readonly number[];
  readonly format: string;
}

/** A stretch of one run. */
export interface Piece {
  /** Its words; a tab is `\t`, a break `\n`, anything that is no text (picture, symbol, formula) one U+FFFC. */
  readonly text: string;
  readonly run: Element;
  readonly change?: Change;
  /** How it looks, by run, style and defaults together. */
  readonly look: Look;
  /** The field it came from: the path of the value that the content control around it is bound to, else the control's tag, label or binding. */
  readonly field?: string;
  /** Bookmark that a link around it leads to. */
  readonly link?: string;
}
/** What can hide or undo words. */
export interface Look {
  readonly hidden: boolean;
  readonly struck: boolean;
  /** Six hex digits, `auto` where nothing is said. */
  readonly colour: string;
  /** Half-points. */
  readonly size: number;
}

export interface Comment {
  readonly author: string;
  readonly date?: string;
  readonly text: string;
  /** Name of the bookmark of the provision it is anchored in, where there is one. */
  readonly at?: string;
}
export interface Tracked {
  readonly kind: 'inserted' | 'deleted' | 'moved' | 'formatted';
  readonly author: string;
  readonly date?: string;
  readonly text: string;
}
