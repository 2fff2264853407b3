// A container of the new document (body, cell, header) rebuilt with its changes against the old one. Its structure is the new one's;
// what fell away stands where it stood. Paragraphs end in marks that are deleted or inserted themselves: they are what joins and parts.
import type { Element, Node } from '@xmldom/xmldom';
import { align, moved, type Step } from './align.js';
import type { Writer } from './carry.js';
import { child, childElements, nameOf } from './dom.js';
import { goneWords } from './gone.js';
import { ensured, type Fate, make, put, remove } from './marks.js';
import { cameIn, type Paragraph, rewrite } from './rewrite.js';
import { cellsOf, gridOf, type Units, type WordUnit } from './units.js';

/** A unit of the merged document. */
interface Merged {
  readonly old?: WordUnit;
  readonly new?: WordUnit;
  /** Of a paragraph: whether it moved, and the name that its two places share. */
  readonly move?: string;
  /** Fate of its mark, where it is not that of its words. */
  mark?: Fate | 'stays';
  /** The old paragraph whose mark this one stands for. */
  stands?: Element;
}

export function mergeContainer(old: Units, fresh: Units, writer: Writer, kind: 'body' | 'cell'): void {
  const after = fresh.container;
  const single =
    old.units.length === 1 && fresh.units.length === 1 && !old.units[0]!.row && !fresh.units[0]!.row;
  const found = single
    ? [{ old: 0, new: 0 }]
    : align(old.units, fresh.units, kind === 'cell' ? 0 : undefined);
  const steps = closed(found, old, fresh);
  const moves = kind === 'body' ? movesIn(steps, old, fresh) : new Map<Step, string>();
  const merged = steps.map((step): Merged => {
    const move = moves.get(step);
    return {
      ...(step.old !== undefined && { old: old.units[step.old]! }),
      ...(step.new !== undefined && { new: fresh.units[step.new]! }),
      ...(move !== undefined && { move }),
    };
  });
  settleLast(merged);
  const build = builderOf(emptied(after), writer);
  for (const one of merged) {
    if (isRow(one)) build.row(mergedRow(one, writer), one);
    else for (const node of mergedParagraph(one, writer)) build.paragraph(node, one.new?.lead ?? []);
  }
  for (const node of fresh.tail) after.appendChild(node);
}

const isRow = (one: Merged): boolean => (one.new ?? one.old)!.row !== undefined;

function emptied(container: Element): Element {
  for (const node of childElements(container)) if (nameOf(node) !== 'tcPr') remove(node);
  return container;
}

// Order

/**
 * The last paragraph of a container can neither fall away nor come in: its mark closes the container. Where the last ones are not the
 * same, they are made so, unless only whole paragraphs follow: then the marks move up by one.
 */
function closed(steps: Step[], old: Units, fresh: Units): Step[] {
  const [lastOld, lastNew] = [old.units.length - 1, fresh.units.length - 1];
  const at = steps.findLastIndex((step) => step.old !== undefined && step.new !== undefined);
  const both = steps[at];
  const tail = steps.slice(at + 1);
  const isText = (step: Step): boolean =>
    step.old !== undefined ? !old.units[step.old]!.row : !fresh.units[step.new!]!.row;
  const oneSided =
    tail.every((step) => step.old === undefined) || tail.every((step) => step.new === undefined);
  if (both && oneSided && isText(both) && tail.every(isText)) return steps;
  if (lastOld < 0 || lastNew < 0) return steps;
  const rest = steps.flatMap((step): Step[] => {
    const kept: Step = {
      ...(step.old !== undefined && step.old !== lastOld && { old: step.old }),
      ...(step.new !== undefined && step.new !== lastNew && { new: step.new }),
    };
    return kept.old === undefined && kept.new === undefined ? [] : [kept];
  });
  return [...rest, { old: lastOld, new: lastNew }];
}

/** Whole paragraphs that only changed places, by step; both places of a group have its name. */
function movesIn(steps: readonly Step[], old: Units, fresh: Units): Map<Step, string> {
  const names = new Map<Step, string>();
  const last = steps.at(-1);
  moved(steps, old.units, fresh.units)
    .filter((group) => group.every((pair) => !old.units[pair.old!]!.row))
    .forEach((group, n) => {
      for (const pair of group)
        for (const step of steps) {
          const one =
            step.old === undefined ? step.new === pair.new : step.new === undefined && step.old === pair.old;
          if (one && step !== last) names.set(step, `move${n + 1}`);
        }
    });
  return names;
}

/** Paragraphs at the end that came in or fell away: each takes the mark of the one before. */
function settleLast(merged: Merged[]): void {
  const at = merged.findLastIndex((one) => one.old && one.new);
  const [both, last] = [merged[at], merged.at(-1)];
  if (!both || !last || both === last || isRow(both)) return;
  both.mark = last.new ? 'ins' : 'del';
  last.mark = 'stays';
  last.stands = last.new ? both.old!.element : both.new!.element;
}

// Building

interface Builder {
  readonly paragraph: (el: Element, lead: readonly Node[]) => void;
  readonly row: (el: Element, unit: Merged) => void;
}

/** Puts units into the container; rows go into the table that is open, as far as it is theirs or of their grid. */
function builderOf(container: Element, writer: Writer): Builder {
  const { document, carrier, marker } = writer;
  let open: { table: Element; grid: string; of?: Element } | undefined;
  const shellOf = (table: Element, isNew: boolean): Element[] =>
    childElements(table)
      .filter((el) => ['tblPr', 'tblGrid'].includes(nameOf(el)))
      .map((el) =>
        isNew || nameOf(el) !== 'tblPr' ? (document.importNode(el, true) as Element) : carrier.table(el),
      );
  const begin = (table: Element, isNew: boolean): void => {
    if (open) container.appendChild(between());
    const made = make(document, 'tbl');
    for (const el of shellOf(table, isNew)) made.appendChild(document.importNode(el, true));
    container.appendChild(made);
    open = { table: made, grid: gridOf(table), ...(isNew && { of: table }) };
  };
  /** Keeps two tables apart, in neither document. */
  const between = (): Element => {
    const p = make(document, 'p');
    const rPr = ensured(ensured(p, 'pPr'), 'rPr');
    rPr.appendChild(marker.mark(document, 'ins'));
    rPr.appendChild(marker.mark(document, 'del'));
    return p;
  };
  return {
    paragraph: (el, lead) => {
      open = undefined;
      for (const node of lead) container.appendChild(node);
      container.appendChild(el);
    },
    row: (el, unit) => {
      const table = (unit.new ?? unit.old)!.row!.table;
      const isNew = unit.new !== undefined;
      if (open && open.of === undefined && isNew && open.grid === gridOf(table)) {
        for (const part of childElements(open.table))
          if (['tblPr', 'tblGrid'].includes(nameOf(part))) remove(part);
        for (const part of shellOf(table, true).reverse())
          open.table.insertBefore(part, open.table.firstChild);
        open.of = table;
      }
      const fits = open && (isNew ? open.of === table : open.grid === gridOf(table));
      if (!fits) begin(table, isNew);
      for (const node of unit.new?.lead ?? []) open!.table.appendChild(node);
      open!.table.appendChild(el);
    },
  };
}

// Rows

function mergedRow({ old, new: fresh }: Merged, writer: Writer): Element {
  if (!fresh) return goneRow(old!, writer);
  if (!old) return newRow(fresh, writer);
  fresh.row!.cells.forEach((cell, n) => {
    mergeContainer(old.row!.cells[n]!, cell, writer, 'cell');
  });
  return fresh.element;
}

function newRow({ element, row }: WordUnit, writer: Writer): Element {
  for (const unit of row!.cells.flatMap(({ units }) => units)) {
    if (unit.row) newRow(unit, writer);
    else markParagraph(unit, 'ins', 'ins', writer);
  }
  return marked(element, 'ins', writer);
}

/** The copy is made paragraph by paragraph: the old document's styles are not those of the new one. */
function goneRow({ element, row }: WordUnit, writer: Writer): Element {
  const copy = writer.document.importNode(element, true) as Element;
  cellsOf(copy).forEach((cell, n) => {
    const build = builderOf(emptied(cell), writer);
    for (const unit of row!.cells[n]!.units) {
      if (unit.row) build.row(goneRow(unit, writer), { old: unit });
      else build.paragraph(goneParagraph(unit, 'del', 'del', writer), []);
    }
  });
  return marked(copy, 'del', writer);
}

function marked(row: Element, fate: 'ins' | 'del', { document, marker }: Writer): Element {
  const trPr = ensured(row, 'trPr');
  const later = childElements(trPr).find((el) => ['del', 'trPrChange'].includes(nameOf(el)));
  trPr.insertBefore(marker.mark(document, fate), later ?? null);
  return row;
}

// Paragraphs

/** The paragraph with its changes; a move is fenced in by its range. */
function mergedParagraph(one: Merged, writer: Writer): Element[] {
  const { old, new: fresh, move, mark, stands } = one;
  if (old && fresh) {
    rewrite(textOf(old), textOf(fresh), writer);
    noteProperties(fresh.element, old.element, writer);
    writer.bookmarks.keep(fresh.element, old.element);
    if (mark && mark !== 'stays') markEnd(fresh.element, mark, writer);
    return [fresh.element];
  }
  if (fresh) {
    markParagraph(fresh, move ? 'moveTo' : 'ins', mark ?? (move ? 'moveTo' : 'ins'), writer);
    if (stands) noteProperties(fresh.element, stands, writer);
    return [move ? fenced(fresh.element, 'moveTo', move, writer) : fresh.element];
  }
  const gone = goneParagraph(old!, move ? 'moveFrom' : 'del', mark ?? (move ? 'moveFrom' : 'del'), writer);
  if (stands) takeProperties(gone, stands, old!.element, writer);
  return [move ? fenced(gone, 'moveFrom', move, writer) : gone];
}

function fenced(
  paragraph: Element,
  fate: 'moveFrom' | 'moveTo',
  name: string,
  { document, marker }: Writer,
): Element {
  const start = marker.mark(document, `${fate}RangeStart`);
  start.setAttributeNS(start.namespaceURI!, start.prefix ? `${start.prefix}:name` : 'name', name);
  const id = start.getAttributeNS(start.namespaceURI!, 'id')!;
  const pPr = child(paragraph, 'pPr');
  paragraph.insertBefore(start, pPr ? pPr.nextSibling : paragraph.firstChild);
  paragraph.appendChild(make(document, `${fate}RangeEnd`, { id }));
  return paragraph;
}

const textOf = ({ element, line }: WordUnit): Paragraph => ({ element, line: line! });

function markParagraph(unit: WordUnit, words: 'ins' | 'moveTo', mark: Fate | 'stays', writer: Writer): void {
  cameIn(textOf(unit), words, writer);
  if (mark !== 'stays') markEnd(unit.element, mark, writer);
}

function goneParagraph(
  { element: old, line }: WordUnit,
  words: 'del' | 'moveFrom',
  mark: Fate | 'stays',
  writer: Writer,
): Element {
  const p = make(writer.document, 'p');
  const pPr = writer.carrier.paragraph(child(old, 'pPr'));
  p.appendChild(writer.document.importNode(pPr, true));
  const rPr = writer.carrier.run(child(old, 'pPr', 'rPr'));
  if (rPr) put(child(p, 'pPr')!, writer.document.importNode(rPr, true) as Element);
  const gone = goneWords(line!, words, writer);
  if (gone) p.appendChild(gone);
  writer.bookmarks.keep(p, old);
  if (mark !== 'stays') markEnd(p, mark, writer);
  return p;
}

/** The order in rPr is ins, del, moveFrom, moveTo, then the look. */
function markEnd(p: Element, fate: Fate, { document, marker }: Writer): void {
  const rPr = ensured(ensured(p, 'pPr'), 'rPr');
  rPr.insertBefore(marker.mark(document, fate), rPr.firstChild);
}

/** Notes the properties that the paragraph had before. */
function noteProperties(p: Element, old: Element, { document, carrier, marker }: Writer): void {
  const [was, is] = [child(old, 'pPr'), child(p, 'pPr')];
  if (carrier.alike(was, is)) return;
  const change = marker.mark(document, 'pPrChange');
  change.appendChild(document.importNode(carrier.paragraph(was), true));
  put(ensured(p, 'pPr'), change);
}

/** A deleted paragraph whose mark stays: it closes what stands before it, and so takes over its properties. */
function takeProperties(gone: Element, from: Element, old: Element, writer: Writer): void {
  const pPr = child(gone, 'pPr');
  if (pPr) remove(pPr);
  const taken = child(from, 'pPr');
  if (taken) {
    const copy = taken.cloneNode(true) as Element;
    for (const el of childElements(copy)) if (['pPrChange', 'sectPr', 'rPr'].includes(nameOf(el))) remove(el);
    gone.insertBefore(copy, gone.firstChild);
  }
  noteProperties(gone, old, writer);
}

/** Word fills a bound control from its store, and the marks would be gone. */
export function unbind(root: Element): void {
  for (const el of childElements(root)) {
    if (el.localName === 'dataBinding') remove(el);
    else if (!/^(p|r|tc|tr)Pr$|^t$/.test(el.localName!)) unbind(el);
  }
}
