// A Word document → what its reader sees, in one view: paragraphs with their numbers, tables, text beside the text.
// Where the mark of a paragraph goes, its words join the next paragraph, which keeps its own properties, as Word does.
import type { Element } from '@xmldom/xmldom';
import { refuse } from '../../opc/refusal.js';
import { overruledIn, storedIn } from './bindings.js';
import { commentsOf } from './comments.js';
import { attribute, child, childrenNamed, elementsIn, nameOf, rootOf, valOf } from './dom.js';
import { coloursOf, lookerOf } from './looks.js';
import { type Lists, listsOf, type Numberer, numbererOf } from './numbering.js';
import { relatedParts } from './parts.js';
import type { Beside, Block, Cell, Piece, Reading, Row, Table, View, WordPackage } from './reading.js';
import { type Around, changeIn, type Flow, isShown, markedBy, NOTHING, unwrapped, wordsOf } from './runs.js';
import { propertiesOf, type Styles, stylesOf } from './styles.js';
import { trackedIn } from './tracked.js';

/** Throws ContractError where a part that must be there is not. */
export function readWord(pkg: WordPackage, view: View): Reading {
  const styles = stylesOf(pkg);
  const lists = listsOf(pkg, styles);
  const lookOf = lookerOf(styles, coloursOf(pkg));
  const storedOf = storedIn(pkg);
  const places = storiesOf(pkg);
  const contents = places.map(({ content }) => content);
  const stories = places.map(({ kind, part, content }) => {
    const flow: Flow = { view, lookOf, storedOf, fields: [], boxes: [] };
    const blocks = blocksIn(content, storyOf(flow, styles, lists), NOTHING);
    const boxes: Beside[] = [];
    // A text box may hold another one: the list grows while it is read.
    for (const box of flow.boxes) {
      const inner = { ...flow, fields: [] };
      const read = blocksIn(box.content, storyOf(inner, styles, lists), box.around);
      boxes.push({ kind: 'textbox', part, blocks: read });
    }
    return { kind, part, blocks, boxes };
  });
  const beside = stories.flatMap(({ kind, part, blocks, boxes }): Beside[] => [
    ...(kind === 'body' ? [] : [{ kind, part, blocks }]),
    ...boxes,
  ]);
  return {
    body: stories[0]!.blocks,
    beside,
    comments: commentsOf(pkg, contents),
    tracked: contents.flatMap(trackedIn),
    overruled: contents.flatMap((content) => overruledIn(content, storedOf)),
  };
}

// Stories

interface Story {
  readonly kind: 'body' | Exclude<Beside['kind'], 'textbox'>;
  readonly part: string;
  readonly content: Element;
}

/** The body first, then what stands beside it. */
export function storiesOf(pkg: WordPackage): Story[] {
  const body = child(rootOf(pkg.parts.get(pkg.main)), 'body') ?? refuse('WORD');
  const whole = (kind: 'header' | 'footer'): Story[] =>
    relatedParts(pkg, kind).map((part) => ({ kind, part, content: rootOf(pkg.parts.get(part))! }));
  const notes = (kind: 'footnote' | 'endnote'): Story[] =>
    relatedParts(pkg, `${kind}s`).flatMap((part) =>
      childrenNamed(rootOf(pkg.parts.get(part)), kind)
        .filter((el) => !/eparator|otice/.test(attribute(el, 'type') ?? ''))
        .map((content) => ({ kind, part, content })),
    );
  return [
    { kind: 'body', part: pkg.main, content: body },
    ...whole('header'),
    ...whole('footer'),
    ...notes('footnote'),
    ...notes('endnote'),
  ];
}

/** What the blocks of one story share. */
interface Telling {
  readonly flow: Flow;
  readonly styles: Styles;
  readonly number: Numberer;
  /** Bookmarks that began between paragraphs: they belong to the next one. */
  readonly bookmarks: string[];
}

/** Each story counts for itself. */
const storyOf = (flow: Flow, styles: Styles, lists: Lists): Telling => ({
  flow,
  styles,
  number: numbererOf(lists, styles, flow.view),
  bookmarks: [],
});

// Blocks

/** A paragraph read but not yet counted. */
interface Held {
  readonly element: Element;
  readonly pieces: readonly Piece[];
  readonly bookmarks: readonly string[];
  readonly mark: Around;
}

function blocksIn(container: Element, story: Telling, around: Around): Block[] {
  const { view } = story.flow;
  const out: Block[] = [];
  let held: Held | undefined;
  const emit = (): void => {
    if (held) out.push(paragraphOf(held, story));
    held = undefined;
  };
  for (const { el, around: about } of flattened(container, around, story.flow)) {
    const name = nameOf(el);
    if (name === 'bookmarkStart') story.bookmarks.push(attribute(el, 'name') ?? '');
    else if (name === 'p') {
      held = joined(held, heldOf(el, story, about));
      if (isShown(held.mark, view)) emit();
    } else if (name === 'tbl') {
      if (!rowsIn(el, story, about).length) continue;
      // Nothing can join a table: what is empty goes, what has words stays a paragraph.
      if (held?.pieces.length) emit();
      held = undefined;
      out.push(tableOf(el, story, about));
    }
  }
  // The last paragraph of a story or a cell cannot be taken away.
  emit();
  return out;
}

/** The blocks in order, through content controls and the like. */
function flattened(container: Element, around: Around, flow: Flow): { el: Element; around: Around }[] {
  return elementsIn(container).flatMap((el) => {
    const inner = unwrapped(el, around, flow.storedOf);
    return inner ? flattened(inner.content, inner.around, flow) : [{ el, around }];
  });
}

function heldOf(p: Element, story: Telling, around: Around): Held {
  const style = styleOf(p, story);
  const { pieces, bookmarks } = wordsOf(p, style, story.flow, around);
  return {
    element: p,
    pieces,
    // LibreOffice writes an empty bookmark twice.
    bookmarks: [...new Set([...story.bookmarks.splice(0), ...bookmarks])],
    mark: markedBy(child(p, 'pPr', 'rPr'), around),
  };
}

/** A paragraph that leaves no words takes its bookmarks along. */
const joined = (held: Held | undefined, next: Held): Held =>
  held?.pieces.length
    ? {
        ...next,
        pieces: [...held.pieces, ...next.pieces],
        bookmarks: [...held.bookmarks, ...next.bookmarks],
      }
    : next;

const styleOf = (p: Element, { flow, styles }: Telling): string =>
  valOf(child(propertiesOf(p, 'pPr', flow.view), 'pStyle')) ?? styles.paragraph;

function paragraphOf({ element, pieces, bookmarks, mark }: Held, story: Telling): Block {
  const style = styleOf(element, story);
  const label = story.number(propertiesOf(element, 'pPr', story.flow.view), style);
  const change = changeIn(mark, story.flow.view);
  return {
    kind: 'paragraph',
    element,
    style,
    ...(label && { label }),
    pieces,
    bookmarks,
    ...(change && { mark: change }),
  };
}

// Tables

interface SeenRow {
  readonly el: Element;
  readonly around: Around;
  readonly cells: readonly { readonly el: Element; readonly around: Around }[];
}

/** The rows that the view shows. */
function rowsIn(tbl: Element, { flow }: Telling, around: Around): SeenRow[] {
  return flattened(tbl, around, flow)
    .filter(({ el }) => nameOf(el) === 'tr')
    .flatMap(({ el, around: about }) => {
      const properties = child(el, 'trPr');
      const hidden = about.hidden || child(properties, 'hidden') !== undefined;
      const row = { ...markedBy(properties, about), hidden };
      const cells = flattened(el, row, flow)
        .filter((one) => nameOf(one.el) === 'tc')
        .map((one) => ({ el: one.el, around: cellOf(one.el, one.around) }))
        .filter((one) => isShown(one.around, flow.view));
      return isShown(row, flow.view) && cells.length > 0 ? [{ el, around: row, cells }] : [];
    });
}

function cellOf(tc: Element, around: Around): Around {
  const properties = child(tc, 'tcPr');
  const merge = child(properties, 'vMerge');
  const covered = merge !== undefined && valOf(merge) !== 'restart';
  return { ...markedBy(properties, around), hidden: around.hidden || covered };
}

function tableOf(tbl: Element, story: Telling, around: Around): Table {
  const rows = rowsIn(tbl, story, around).map(({ el, around: about, cells }): Row => {
    const change = changeIn(about, story.flow.view);
    return {
      element: el,
      cells: cells.map((one): Cell => ({ element: one.el, blocks: blocksIn(one.el, story, one.around) })),
      ...(change && { change }),
    };
  });
  return { kind: 'table', element: tbl, rows };
}

/** Every paragraph of the blocks in order, tables included. */
export const paragraphsIn = (blocks: readonly Block[]): Extract<Block, { kind: 'paragraph' }>[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsIn(cell.blocks))),
  );

export const textIn = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
