// Two readings of a Word document → what became of each paragraph that was generated. Paragraphs are paired as in a redline, each under
// the clause that the contract's own rows give it, so the names of clauses never rest on what the returned file says of itself.
import { align, moved } from '../../diff/docx/align.js';
import { attribute, descendants, type Element } from '../../diff/docx/dom.js';
import type { Block, Label, Paragraph, Piece } from '../../diff/docx/reading.js';
import { wordDiff } from '../../diff/words.js';
import type { Printed } from '../clauses.js';
import type { Clause, Finding } from '../finding.js';
import type { Overruled } from './controls.js';

/** A paragraph with something to read in it. */
export interface Placed {
  readonly paragraph: Paragraph;
  readonly text: string;
  /** Column and number of columns of its row, table in table; empty outside of tables. */
  readonly place: string;
}
/** One that was generated, with what the contract says of it. */
export interface Known extends Placed {
  readonly clause?: Clause;
  readonly printed?: Printed;
}
export interface Pairing {
  readonly pairs: readonly (readonly [Known, Placed])[];
  /** Word for word at another place. */
  readonly moved: readonly (readonly [Known, Placed])[];
  readonly removed: readonly Known[];
  /** With the clause above it. */
  readonly added: readonly (Placed & { readonly clause?: Clause })[];
}

export const wordsIn = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** In reading order. Spacers, which say nothing and have no number, are left out. */
export function placedIn(blocks: readonly Block[], place = ''): Placed[] {
  return blocks.flatMap((block): Placed[] => {
    if (block.kind === 'paragraph') {
      const text = wordsIn(block.pieces);
      return text.trim() === '' && !block.label ? [] : [{ paragraph: block, text, place }];
    }
    return block.rows.flatMap(({ cells }) =>
      cells.flatMap((cell, n) => placedIn(cell.blocks, `${place} ${n + 1}/${cells.length}`)),
    );
  });
}

/** Paragraphs of the generated document under the rows they print; both come in one order. */
export function known(
  placed: readonly Placed[],
  printed: readonly Printed[],
  clauseOf: (id: string) => Clause | undefined,
): Known[] {
  const queues = new Map<string, Printed[]>();
  for (const row of printed) {
    const text = row.text.replace(/\r\n?/g, '\n');
    const queue = queues.get(text);
    if (queue) queue.push(row);
    else queues.set(text, [row]);
  }
  let clause: Clause | undefined;
  return placed.map((one) => {
    const row = queues.get(one.text)?.shift();
    if (row) clause = row.clause === undefined ? undefined : clauseOf(row.clause);
    return { ...one, ...(clause && { clause }), ...(row && { printed: row }) };
  });
}

export function paired(old: readonly Known[], fresh: readonly Placed[]): Pairing {
  const there = new Set(onlyOnes(fresh));
  const bound = new Set(onlyOnes(old).filter((binding) => there.has(binding)));
  const unitOf = ({ paragraph, text, place }: Placed) => ({
    ...{ text, shape: place },
    keys: [
      ...paragraph.bookmarks.filter((name) => name.startsWith('c_')),
      ...bindingsOf(paragraph).filter((binding) => bound.has(binding)),
    ],
  });
  const [a, b] = [old.map(unitOf), fresh.map(unitOf)];
  const steps = align(a, b);
  const elsewhere = moved(steps, a, b).flat();
  const left = new Set(elsewhere.map((step) => step.old));
  const came = new Set(elsewhere.map((step) => step.new));
  const pairs: [Known, Placed][] = [];
  const removed: Known[] = [];
  const added: (Placed & { clause?: Clause })[] = [];
  let above: Clause | undefined;
  for (const step of steps) {
    const [was, is] = [old[step.old ?? -1], fresh[step.new ?? -1]];
    above = was?.clause ?? above;
    if (was && is) pairs.push([was, is]);
    else if (was && !left.has(step.old!)) removed.push(was);
    else if (is && !came.has(step.new!)) added.push({ ...is, ...(above && { clause: above }) });
  }
  return { pairs, removed, added, moved: elsewhere.map((step) => [old[step.old!]!, fresh[step.new!]!]) };
}

/** What its content controls are bound to: a value filled in keeps that, and no word of what stood there. */
const bindingsOf = ({ element }: Paragraph): string[] =>
  descendants(element, 'dataBinding').flatMap((el) => attribute(el, 'xpath') ?? []);

/** Bindings of one paragraph alone. */
function onlyOnes(placed: readonly Placed[]): string[] {
  const counts = new Map<string, number>();
  for (const { paragraph } of placed)
    for (const binding of new Set(bindingsOf(paragraph))) counts.set(binding, (counts.get(binding) ?? 0) + 1);
  return [...counts].flatMap(([binding, count]) => (count === 1 ? [binding] : []));
}

// Findings

const OBJECT = /\uFFFC/g;

/** `values` are those that Word shows in place of words that stand in the document. */
export function textFindings(
  { pairs, moved: elsewhere, removed, added }: Pairing,
  values: readonly Overruled[],
): Finding[] {
  return [
    ...pairs.flatMap(([was, is]) => (was.text === is.text ? [] : [edited(was, is, values)])),
    ...elsewhere.map(([was]): Finding => {
      const message = { zh: '移到了别处', en: 'stands in another place now' };
      return {
        kind: 'moved',
        severity: 'change',
        message,
        ...where(was),
        before: shown(was),
        after: shown(was),
      };
    }),
    ...removed.map((was): Finding => {
      const message = { zh: '这一段被删除', en: 'this paragraph is gone' };
      return { kind: 'removed', severity: 'change', message, ...where(was), before: shown(was) };
    }),
    ...added.map((is): Finding => {
      const message = { zh: '新增了这一段', en: 'this paragraph was added' };
      return { kind: 'added', severity: 'change', message, ...where(is), after: shown(is) };
    }),
  ];
}

function edited(was: Known, is: Placed, values: readonly Overruled[]): Finding {
  const [before, after] = [was.text, is.text];
  const edits = wordDiff(before, after);
  const at = { ...where(was), before, after, edits };
  if (!isReworded(was, is))
    return {
      ...{ kind: 'drawing', severity: 'change', ...at },
      message: {
        zh: '插入或删除了非文字内容（图片、脚注、公式等）',
        en: 'something that is no text was put in or taken out: a picture, a note, a formula',
      },
    };
  const bound = values.filter(({ paragraph }) => paragraph === is.paragraph.element);
  const said = (left: string, right: string): string =>
    bound.map(({ shown: words, stored }) => `${left}${words}${right} → ${left}${stored}${right}`).join('; ');
  const message =
    bound.length === 0
      ? { zh: '文字有改动', en: 'the words differ' }
      : {
          zh: `文字有改动，但内容控件另有绑定的值，Word 打开后显示绑定的值：${said('“', '”')}`,
          en: `the words differ, but content controls are bound to other values, which Word shows in their place: ${said('“', '”')}`,
        };
  return { kind: 'text', severity: 'change', message, ...at };
}

const isReworded = (was: Known, is: Placed): boolean =>
  was.text.replace(OBJECT, '') !== is.text.replace(OBJECT, '');

/** Paragraphs that `textFindings` tells as edited words. */
export const editedIn = ({ pairs }: Pairing): Set<Element> =>
  new Set(pairs.flatMap(([was, is]) => (isReworded(was, is) ? [is.paragraph.element] : [])));

export const where = ({
  clause,
  printed,
}: Pick<Known, 'clause' | 'printed'>): Pick<Finding, 'clause' | 'lang'> => ({
  ...(clause && { clause }),
  ...(printed && { lang: printed.lang }),
});

const shown = ({ paragraph: { label }, text }: Placed): string =>
  label ? `${label.text} ${text}`.trim() : text;

/**
 * Numbers that Word prints otherwise now. LibreOffice forgets that a level counts in figures throughout and prints 一.1 for 1.1, while
 * list, level and count are the same: a note. Numbers that shift one after another by the same step are told together.
 */
export function numberFindings(pairs: Pairing['pairs']): Finding[] {
  const found: Shift[] = [];
  let foreign: Finding | undefined;
  for (const [was, is] of pairs) {
    const [a, b] = [was.paragraph.label, is.paragraph.label];
    if (a?.text === b?.text) continue;
    if (a && b && sameCount(a, b)) {
      const message = {
        zh: '重新保存的程序把部分编号显示成另一种数字，编号本身未变',
        en: 'the program that saved it writes some numbers in other figures; the count is the same',
      };
      foreign ??= { kind: 'number', severity: 'note', message, ...where(was), before: a.text, after: b.text };
      continue;
    }
    const step =
      a && b && a.pattern === b.pattern ? b.values.map((value, n) => value - (a.values[n] ?? 0)) : [];
    const sign = a && b ? `${was.printed?.lang} ${a.pattern} ${a.format} ${b.format} ${step.join()}` : '';
    const last = found.find((shift) => sign !== '' && step.length > 0 && shift.sign === sign);
    if (last) last.until = [a!, b!];
    else found.push({ sign, was, a, b });
  }
  return [...found.map(shiftOf), ...(foreign ? [foreign] : [])];
}

interface Shift {
  readonly sign: string;
  readonly was: Known;
  readonly a: Label | undefined;
  readonly b: Label | undefined;
  until?: readonly [Label, Label];
}

function shiftOf({ was, a, b, until }: Shift): Finding {
  const span = (from: Label | undefined, to: Label | undefined): string | undefined =>
    from && (to ? `${from.text} … ${to.text}` : from.text);
  const [before, after] = [span(a, until?.[0]), span(b, until?.[1])];
  const message = !b
    ? { zh: '编号没有了', en: 'the number is gone' }
    : a
      ? { zh: '编号变了', en: 'the number differs' }
      : { zh: '多了一个编号', en: 'there is a number where none was' };
  return {
    ...{ kind: 'number', severity: 'change', message, ...where(was) },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

export const sameCount = (a: Label, b: Label): boolean =>
  a.pattern === b.pattern && a.format === b.format && a.values.join() === b.values.join();
