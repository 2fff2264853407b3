// Tracked changes inside one paragraph: runs of the new one split where something came in or fell away, old words put back as deleted
// ones with the old look. Equal words keep the new runs; where they look different, the old look is noted.
import type { Element } from '@xmldom/xmldom';
import type { Writer } from './carry.js';
import { child, childElements, isElement, nameOf, valOf } from './dom.js';
import { lostWords, worded } from './gone.js';
import { compareLines, type Leaf, type Line, outermost, type Stretch, topmost } from './inline.js';
import { ensured, type Fate, make, remove, unwrap } from './marks.js';

export interface Paragraph {
  readonly element: Element;
  readonly line: Line;
}

/** The new paragraph with its changes against the old one. */
export function rewrite(before: Paragraph, after: Paragraph, writer: Writer): void {
  const [old, fresh] = [before.line, after.line];
  const stretches = compareLines(old, fresh);
  const looks = lookChanges(before, after, stretches, writer);
  if (looks.size === 0 && stretches.every(({ kind }) => kind === 'same')) return;
  const fate: (Fate | undefined)[] = [];
  const lost = new Map<number, Element>();
  for (const { kind, old: was, new: is } of stretches) {
    for (let at = is[0]; at < is[1]; at++) fate.push(kind === 'inserted' ? 'ins' : undefined);
    if (kind === 'deleted') {
      const words = lostWords(old, was, 'del', writer);
      if (words) lost.set(is[0], words);
    }
  }
  lay(after, fate, lost, looks, writer);
  emptiedControls(after.element);
}

/** Every word of a paragraph came in. */
export function cameIn(paragraph: Paragraph, fate: 'ins' | 'moveTo', writer: Writer): void {
  lay(paragraph, Array<Fate>(paragraph.line.length).fill(fate), new Map(), new Map(), writer);
  emptiedControls(paragraph.element);
}

/** By the run of the new line: where in it equal words looked different, and how. */
type Looks = ReadonlyMap<
  Element,
  readonly { readonly from: number; readonly to: number; readonly rPr: Element | undefined }[]
>;

function lookChanges(
  before: Paragraph,
  after: Paragraph,
  stretches: readonly Stretch[],
  { carrier }: Writer,
): Looks {
  const [old, fresh] = [before.line, after.line];
  const styleOf = (p: Paragraph, standard: string) => valOf(child(p.element, 'pPr', 'pStyle')) ?? standard;
  const [was, is] = [
    styleOf(before, carrier.old.styles.paragraph),
    styleOf(after, carrier.new.styles.paragraph),
  ];
  const differ = paired((a: Element, b: Element): boolean => {
    const [x, y] = [child(a, 'rPr'), child(b, 'rPr')];
    if (!x && !y) return false;
    return (
      carrier.old.direct(x) !== carrier.new.direct(y) && carrier.old.run(was, x) !== carrier.new.run(is, y)
    );
  });
  const out = new Map<Element, { from: number; to: number; rPr: Element | undefined }[]>();
  for (const { kind, old: here, new: there } of stretches) {
    if (kind !== 'same') continue;
    const shift = there[0] - here[0];
    let n = 0;
    for (const leaf of fresh.leaves) {
      if (
        leaf.length === 0 ||
        leaf.run === leaf.node ||
        leaf.at >= there[1] ||
        leaf.at + leaf.length <= there[0]
      )
        continue;
      while (
        n < old.leaves.length &&
        old.leaves[n]!.at + old.leaves[n]!.length + shift <= Math.max(leaf.at, there[0])
      )
        n++;
      for (let m = n; m < old.leaves.length; m++) {
        const other = old.leaves[m]!;
        const from = Math.max(leaf.at, there[0], other.at + shift);
        const to = Math.min(leaf.at + leaf.length, there[1], other.at + other.length + shift);
        if (other.at + shift >= Math.min(leaf.at + leaf.length, there[1])) break;
        if (to <= from || other.run === other.node || !differ(other.run, leaf.run)) continue;
        out.set(leaf.run, [...(out.get(leaf.run) ?? []), { from, to, rPr: child(other.run, 'rPr') }]);
      }
    }
  }
  return out;
}

/** Runs are compared once. */
function paired(compare: (a: Element, b: Element) => boolean): (a: Element, b: Element) => boolean {
  const known = new Map<Element, Map<Element, boolean>>();
  return (a, b) => {
    const row = known.get(a) ?? new Map<Element, boolean>();
    known.set(a, row);
    const found = row.get(b) ?? compare(a, b);
    row.set(b, found);
    return found;
  };
}

/** Lays the changes over the new paragraph, run by run. */
function lay(
  { element: paragraph, line }: Paragraph,
  fate: readonly (Fate | undefined)[],
  lost: ReadonlyMap<number, Element>,
  looks: Looks,
  writer: Writer,
): void {
  const waiting = [...lost].sort(([a], [b]) => a - b);
  const runs = new Map<Element, Leaf[]>();
  for (const leaf of line.leaves) runs.set(leaf.run, [...(runs.get(leaf.run) ?? []), leaf]);
  let last: Element | undefined;
  for (const [run, leaves] of runs) {
    const end = Math.max(...leaves.map((leaf) => leaf.at + leaf.length));
    const due: [number, Element][] = [];
    while (waiting[0] && waiting[0][0] < end) due.push(waiting.shift()!);
    last = layRun(run, leaves, fate, due, looks.get(run) ?? [], paragraph, writer);
  }
  // What stood behind a link or a control stands behind it still, unless new words take its place in there.
  if (last && nameOf(last) !== 'ins') last = topmost(last, paragraph);
  for (const [, words] of waiting) {
    if (last?.parentNode) last.parentNode.insertBefore(words, last.nextSibling);
    else paragraph.appendChild(words);
    last = words;
  }
}

type Change = { readonly from: number; readonly to: number; readonly rPr: Element | undefined };

/** One run → the runs it falls into; answers the last of them. */
function layRun(
  run: Element,
  leaves: readonly Leaf[],
  fate: readonly (Fate | undefined)[],
  due: [number, Element][],
  changes: readonly Change[],
  paragraph: Element,
  writer: Writer,
): Element {
  const start = leaves[0]!.at;
  const stateAt = (at: number) => ({
    fate: fate[at],
    look: changes.find(({ from, to }) => at >= from && at < to),
  });
  const slices = leaves.flatMap((leaf) =>
    slicesOf(
      leaf,
      stateAt,
      due.map(([at]) => at),
    ),
  );
  const first = stateAt(start);
  const whole = slices.every((one) => one.fate === first.fate && one.look === first.look);
  if (due.every(([at]) => at <= start) && whole) {
    for (const [, words] of due) {
      const before = first.fate === undefined ? outermost(run, paragraph) : run;
      before.parentNode!.insertBefore(words, before);
    }
    if (first.look) noteLook(run, first.look, writer);
    return first.fate ? wrapped(run, first.fate, writer) : run;
  }
  let made: { el: Element; fate: Fate | undefined; look: Change | undefined } | undefined;
  let last = run;
  const put = (el: Element): void => void run.parentNode!.insertBefore(el, run);
  const rPr = child(run, 'rPr');
  const close = (): void => {
    if (!made) return;
    if (made.look) noteLook(made.el, made.look, writer);
    last = made.fate ? wrapped(made.el, made.fate, writer) : made.el;
    made = undefined;
  };
  for (const slice of slices) {
    while (due[0] && due[0][0] <= slice.from && slice.to > slice.from) {
      close();
      put(due.shift()![1]);
    }
    if (!made || made.fate !== slice.fate || made.look !== slice.look) {
      close();
      made = { el: run.cloneNode(false) as Element, fate: slice.fate, look: slice.look };
      if (rPr) made.el.appendChild(rPr.cloneNode(true));
      put(made.el);
    }
    made.el.appendChild(
      slice.text === undefined ? slice.node : worded(slice.node.cloneNode(false) as Element, slice.text),
    );
  }
  close();
  remove(run);
  return last;
}

interface Slice {
  readonly node: Element;
  readonly from: number;
  readonly to: number;
  readonly text?: string;
  readonly fate: Fate | undefined;
  readonly look: Change | undefined;
}

/** A leaf cut where its state changes or old words come in between. */
function slicesOf(
  leaf: Leaf,
  stateAt: (at: number) => { fate: Fate | undefined; look: Change | undefined },
  cuts: readonly number[],
): Slice[] {
  const { node, at, length, text } = leaf;
  if (text === undefined || length < 2)
    return [{ node, from: at, to: at + length, ...(text === undefined ? {} : { text }), ...stateAt(at) }];
  const out: Slice[] = [];
  let from = at;
  for (let to = at + 1; to <= at + length; to++) {
    const [a, b] = [stateAt(from), stateAt(to)];
    if (to < at + length && a.fate === b.fate && a.look === b.look && !cuts.includes(to)) continue;
    out.push({ node, from, to, text: text.slice(from - at, to - at), ...a });
    from = to;
  }
  return out;
}

/** Neighbours of one fate share their mark. */
function wrapped(run: Element, fate: Fate, { document, marker }: Writer): Element {
  const before = run.previousSibling;
  if (before && isElement(before) && nameOf(before) === fate) {
    before.appendChild(run);
    return before;
  }
  const change = marker.mark(document, fate);
  run.parentNode!.insertBefore(change, run);
  change.appendChild(run);
  return change;
}

function noteLook(run: Element, { rPr }: Change, { document, carrier, marker }: Writer): void {
  const change = marker.mark(document, 'rPrChange');
  const look = carrier.run(rPr);
  change.appendChild(look ? document.importNode(look, true) : make(document, 'rPr'));
  ensured(run, 'rPr').appendChild(change);
}

/** A control that would be empty before or after gives way to its words; Word would show a prompt in it. */
function emptiedControls(paragraph: Element): void {
  for (const el of childElements(paragraph)) {
    emptiedControls(el);
    if (nameOf(el) !== 'sdt') continue;
    const content = child(el, 'sdtContent');
    const kinds = new Set(content ? childElements(content).map(nameOf) : []);
    const changed = kinds.has('ins') || kinds.has('del') || kinds.has('moveTo');
    if (changed && content && !kinds.has('r') && !(kinds.has('ins') && kinds.has('del'))) unwrap(el, content);
  }
}
