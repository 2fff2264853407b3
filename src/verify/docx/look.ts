// How the document that came back looks, against the one that was generated: every run, number, paragraph, cell, row and table, and what
// stands in headers and footers. What differs and is on no list of harmless differences is a change, told by property and clause.
import type { Pair } from '../../contract/ast.js';
import type { Element } from '../../diff/docx/dom.js';
import {
  attribute,
  child,
  childrenNamed,
  descendants,
  integerOf,
  nameOf,
  rootOf,
} from '../../diff/docx/dom.js';
import type { Block, Paragraph, Piece, Reading } from '../../diff/docx/reading.js';
import type { Clause, Finding } from '../finding.js';
import {
  above,
  cellValues,
  labelValues,
  levelOf,
  levelValues,
  paragraphValues,
  rowValues,
  runValues,
  type Sheet,
  tableValues,
  type Values,
} from './effective.js';
import { behind } from './hidden.js';
import { pageDifferences, textWidth } from './page.js';
import { type Known, type Pairing, type Placed, where } from './paragraphs.js';
import { propertyName } from './properties.js';
import {
  type Around,
  CELL,
  differences,
  LEVEL,
  PARAGRAPH,
  ROW,
  RUN,
  type Rules,
  TABLE,
  type Verdict,
} from './tolerances.js';

/** A document as it is opened, read and asked for its looks. */
export interface Looked {
  readonly sheet: Sheet;
  readonly reading: Reading;
}
type At = Pick<Finding, 'clause' | 'lang' | 'before'>;
/** Told as they are found; one that a finding of hidden words tells already is left out. */
interface Ledger {
  readonly ours: Sheet;
  readonly theirs: Sheet;
  readonly changes: { name: string; at: At }[];
  readonly notes: Map<string, At>;
}

export function lookFindings(
  pairing: Pairing,
  ours: Looked,
  theirs: Looked,
  told: (clause: Clause | undefined) => boolean,
): Finding[] {
  const ledger: Ledger = { ours: ours.sheet, theirs: theirs.sheet, changes: [], notes: new Map() };
  const width = textWidth(ours.sheet);
  for (const [was, is] of [...pairing.pairs, ...pairing.moved])
    paragraphPair(
      was.paragraph,
      is.paragraph,
      widthOf(was.paragraph.element, width),
      { ...where(was), before: shortened(is) },
      ledger,
    );
  tables(pairing, ledger);
  edges(ours.reading, theirs.reading, width, ledger);
  frames(ledger);
  for (const name of pageDifferences(ours.sheet, theirs.sheet)) ledger.changes.push({ name, at: {} });
  return findingsOf(ledger, told);
}

const shortened = ({ text }: Placed): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

// Paragraphs

function paragraphPair(was: Paragraph, is: Paragraph, width: number, at: At, ledger: Ledger): void {
  const { ours, theirs } = ledger;
  const first = is.pieces.find(({ text }) => text.trim() !== '');
  const size = was.pieces.find(({ text }) => text.trim() !== '')?.look.size ?? 20;
  const background = first ? behind(first.run, is, theirs) : 'FFFFFF';
  const around = (over = background): Around => ({ sheet: theirs, background: over, width, size });
  note(paragraphValues(was, ours), paragraphValues(is, theirs), PARAGRAPH, around(), at, ledger);
  if (was.label && is.label) {
    note(labelValues(was, ours), labelValues(is, theirs), RUN, around(), at, ledger);
    note(levelValues(levelOf(was, ours)), levelValues(levelOf(is, theirs)), LEVEL, around(), at, ledger);
  }
  const seen = new Set<string>();
  for (const [before, after] of facing(was.pieces, is.pieces)) {
    const [a, b] = [valuesOf(before, was, ours), valuesOf(after, is, theirs)];
    const key = JSON.stringify([[...a], [...b]]);
    if (seen.has(key)) continue;
    seen.add(key);
    note(a, b, RUN, around(behind(after.run, is, theirs)), at, ledger);
  }
}

const valuesOf = ({ run }: Piece, paragraph: Paragraph, sheet: Sheet): Values =>
  runValues(child(run, 'rPr'), paragraph, sheet);

/** Stretches of words that stand over each other; where the words differ, each beside the first that was generated. */
function facing(was: readonly Piece[], is: readonly Piece[]): (readonly [Piece, Piece])[] {
  const whole = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
  const isSame = whole(was) === whole(is);
  const pairs: [Piece, Piece][] = [];
  let at = 0;
  let start = 0;
  let end = was[0]?.text.length ?? 0;
  for (const piece of is) {
    const until = start + piece.text.length;
    if (piece.text.trim() !== '')
      if (!isSame) {
        const first = was.find(({ text }) => text.trim() !== '');
        if (first) pairs.push([first, piece]);
      } else
        for (let n = at, from = end; n < was.length; n += 1, from += was[n]?.text.length ?? 0) {
          if (from > start && was[n]!.text.trim() !== '') pairs.push([was[n]!, piece]);
          if (from >= until) break;
        }
    start = until;
    while (end <= start && at < was.length - 1) {
      at += 1;
      end += was[at]!.text.length;
    }
  }
  return pairs;
}

function note(was: Values, is: Values, rules: Rules, around: Around, at: At, ledger: Ledger): void {
  for (const [name, verdict] of differences(was, is, rules, around)) tell(name, verdict, at, ledger);
}

function tell(name: string, verdict: Verdict, at: At, { changes, notes }: Ledger): void {
  if (verdict === 'note' && !notes.has(name)) notes.set(name, at);
  if (verdict === 'change') changes.push({ name, at });
}

/** Room for the words of a cell that was generated. */
function widthOf(paragraph: Element, page: number): number {
  const cell = above(paragraph, 'tc');
  return cell ? (integerOf(child(cell, 'tcPr', 'tcW'), 'w') ?? page) : page;
}

// Tables

/** Tables by the paragraphs in them; rows and cells by their places where there are as many as there were. */
function tables({ pairs, moved }: Pairing, ledger: Ledger): void {
  const { ours, theirs } = ledger;
  const around: Around = { sheet: theirs, background: 'FFFFFF', width: 0, size: 20 };
  const known = new Map<Element, Element>();
  const places = new Map<Element, Known>();
  for (const [was, is] of [...pairs, ...moved]) {
    const [a, b] = [above(was.paragraph.element, 'tbl'), above(is.paragraph.element, 'tbl')];
    if (a && b && !known.has(b)) known.set(b, a);
    if (b && !places.has(b)) places.set(b, was);
  }
  const body = child(rootOf(theirs.pkg.parts.get(theirs.pkg.main)), 'body');
  for (const table of body ? descendants(body, 'tbl') : []) {
    const was = known.get(table);
    const place = places.get(table);
    const at: At = place ? where(place) : {};
    if (!was) {
      tell('tbl', 'change', at, ledger);
      continue;
    }
    note(tableValues(was, ours), tableValues(table, theirs), TABLE, around, at, ledger);
    if (!gridFits(was, table)) tell('tblGrid', 'change', at, ledger);
    const [old, fresh] = [childrenNamed(was, 'tr'), childrenNamed(table, 'tr')];
    for (const [n, row] of fresh.entries()) {
      const before = old.length === fresh.length ? old[n]! : matching(row, old, pairs);
      if (!before) continue;
      note(rowValues(before), rowValues(row), ROW, around, at, ledger);
      const [cells, now] = [childrenNamed(before, 'tc'), childrenNamed(row, 'tc')];
      if (cells.length !== now.length) tell('tc', 'change', at, ledger);
      else
        for (const [m, cell] of now.entries())
          note(cellValues(cells[m]!, ours), cellValues(cell, theirs), CELL, around, at, ledger);
    }
  }
}

const matching = (row: Element, old: readonly Element[], pairs: Pairing['pairs']): Element | undefined => {
  const pair = pairs.find(([, is]) => above(is.paragraph.element, 'tr') === row);
  const was = pair && above(pair[0].paragraph.element, 'tr');
  return was && old.includes(was) ? was : undefined;
};

/** Columns of a table that keeps to its grid. */
function gridFits(was: Element, is: Element): boolean {
  const widths = (table: Element) =>
    childrenNamed(child(table, 'tblGrid'), 'gridCol').map((el) => integerOf(el, 'w') ?? 0);
  const [before, after] = [widths(was), widths(is)];
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  const fits = (a: number, b: number) => Math.abs(a - b) <= Math.max(60, a * 0.1);
  if (before.length !== after.length) return fits(sum(before), sum(after));
  return before.every((width, n) => fits(width, after[n]!));
}

// Beside and between the words

function edges(ours: Reading, theirs: Reading, width: number, ledger: Ledger): void {
  for (const kind of ['header', 'footer'] as const) {
    const of = ({ beside }: Reading) =>
      beside.flatMap((one) => (one.kind === kind ? paragraphsIn(one.blocks) : []));
    const generated = of(ours);
    for (const is of of(theirs)) {
      const text = (paragraph: Paragraph) =>
        paragraph.pieces
          .map((piece) => piece.text)
          .join('')
          .trim();
      const was = generated.find((one) => text(one) === text(is)) ?? generated[0];
      if (was && text(is) !== '') paragraphPair(was, is, width, { before: text(is) }, ledger);
    }
  }
}

const paragraphsIn = (blocks: readonly Block[]): Paragraph[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.blocks))),
  );

/** A frame lies over the words also where it is empty, by itself or by its style. */
function frames(ledger: Ledger): void {
  const { pkg, chain, styles } = ledger.theirs;
  for (const part of pkg.parts.values()) {
    const root = rootOf(part);
    if (!root || !/^(document|hdr|ftr)$/.test(nameOf(root))) continue;
    for (const p of descendants(root, 'p')) {
      const pPr = child(p, 'pPr');
      const style = attribute(child(pPr, 'pStyle'), 'val') ?? styles.paragraph;
      if ([pPr, ...chain(style).map((one) => one.pPr)].some((one) => child(one, 'framePr')))
        tell('framePr', 'change', {}, ledger);
    }
  }
}

// Findings

/** Places told of one property, before the rest is summed up. */
const PLACES = 3;

function findingsOf({ changes, notes }: Ledger, told: (clause: Clause | undefined) => boolean): Finding[] {
  const found: Finding[] = [];
  const by = new Map<string, Map<string, At>>();
  for (const { name, at } of changes) {
    if (at.clause && told(at.clause)) continue;
    const places = by.get(name) ?? new Map<string, At>();
    by.set(name, places);
    const key = `${at.clause?.id} ${at.lang}`;
    if (!places.has(key)) places.set(key, at);
  }
  for (const [name, places] of by) {
    for (const at of [...places.values()].slice(0, PLACES))
      found.push(differs({ zh: '这里的版式与生成时不同', en: 'layout differs here' }, [name], 'change', at));
    const more = places.size - PLACES;
    if (more > 0)
      found.push(
        differs(
          { zh: `另有${more}处版式与生成时不同`, en: `layout differs in ${more} more places` },
          [name],
          'change',
          {},
        ),
      );
  }
  if (notes.size > 0) {
    const { before: _, ...at } = [...notes.values()][0]!;
    const message = {
      zh: '部分文字的外观与生成时不同，不影响阅读',
      en: 'some words look otherwise, as legible as before',
    };
    found.push(differs(message, [...notes.keys()], 'note', at));
  }
  return found;
}

function differs(
  message: Pair<string>,
  names: readonly string[],
  severity: Finding['severity'],
  at: At,
): Finding {
  const list = (lang: 'zh' | 'en') =>
    names.map((name) => propertyName(name)[lang]).join(lang === 'zh' ? '、' : ', ');
  return {
    ...{ kind: 'look', severity },
    message: { zh: `${message.zh}：${list('zh')}`, en: `${message.en}: ${list('en')}` },
    ...at,
  };
}
