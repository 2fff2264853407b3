// The shapes between rows and paint, types only: Printable rows → Blocks of Pieces → Pages of Inks.
// Points everywhere; y grows downwards; x of blocks is measured from the left margin, x of pages from the page's edge.
import type { ByHand, Cell, Lang, Role, Run } from '../../contract/ast.js';
import type { Placed } from './lines/lines.js';

/**
 * Words on one baseline that belong together: of one cell, and of one link or of none. `row` is the index in Printable.rows, absent for
 * header, footer and watermark.
 */
export interface TextInk {
  readonly kind: 'text';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly lang: Lang;
  readonly glyphs: readonly Placed[];
  readonly row?: number;
  /** The cell of the row whose words they are; absent where a page only repeats or decorates them. */
  readonly cell?: Cell;
  /** Whether they are the number in front of the cell's words. */
  readonly label?: true;
  /** The citation that they are a part of. */
  readonly link?: Run;
  /** What they are at the page's edge. */
  readonly furniture?: 'Header' | 'Footer' | 'Watermark';
  /** Per cent white: 0, the default, is black. */
  readonly white?: number;
  /** Degrees counter-clockwise about x, y. */
  readonly turn?: number;
}
/** A filled rectangle: tints, marker behind blanks, and rules (thin ones). */
export interface AreaInk {
  readonly kind: 'area';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, 0 to 1. */
  readonly colour: readonly [number, number, number];
}
export type Ink = TextInk | AreaInk;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** Where a party seals, signs or dates, with the words that say so. */
export interface SigningPlace extends Area {
  readonly party: Role;
  readonly by: 'seal' | ByHand;
  readonly anchors: readonly Anchor[];
}
/** Words of a place, over their lines. */
export interface Anchor extends Area {
  readonly lang: Lang;
  readonly text: string;
}

/** What is never split: a line of text, a table row, a row of signature blocks. y is measured from its top. */
export interface Piece {
  readonly height: number;
  /** First baseline below the top; sides of a row are aligned on it. */
  readonly baseline: number;
  readonly inks: readonly Ink[];
  readonly places?: readonly SigningPlace[];
}

/** One side of a row. `splits[k]` allows a page break after k pieces. */
export interface Track {
  readonly pieces: readonly Piece[];
  readonly splits: readonly boolean[];
}

/** One row, ready to be put on pages. */
export interface Block {
  readonly row: number;
  readonly id?: string;
  readonly tracks: readonly Track[];
  /** Least white to the neighbours; nothing at a page's top. */
  readonly above: number;
  readonly below: number;
  /** Printed in the white above, unless the block begins a page. */
  readonly divider?: Ink;
  /** Pieces printed again above a part that continues on a new page: a table's head. */
  readonly repeated?: readonly Piece[];
  readonly keepNext: boolean;
  readonly pageBreakBefore: boolean;
  /** A signature must not come alone: text in front of it gives at least two lines to its page. */
  readonly signature: boolean;
}

/** Where a part of a row came to lie; `id` is the provision that begins with the row. */
export interface Box extends Area {
  readonly row: number;
  readonly id?: string;
}
export interface Page {
  readonly inks: readonly Ink[];
  readonly boxes: readonly Box[];
  readonly places: readonly SigningPlace[];
}
