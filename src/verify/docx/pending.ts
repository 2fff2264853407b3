// What people left in the file for somebody to decide or answer: tracked changes, each paragraph with its authors, and comments.
import type { Element } from '../../diff/docx/dom.js';
import { attribute, childrenNamed, descendants, elementsIn, nameOf, rootOf } from '../../diff/docx/dom.js';
import { relatedParts } from '../../diff/docx/parts.js';
import type { Block, Change, Paragraph, Reading, WordPackage } from '../../diff/docx/reading.js';
import type { Edit } from '../../diff/words.js';
import type { Clause, Finding } from '../finding.js';

/** `all` is the reading in which changes are marked; `clauseOf` names the clause of a paragraph by its element. */
export function trackedFindings(
  all: Reading,
  clauseOf: (paragraph: Element) => Clause | undefined,
): Finding[] {
  let clause: Clause | undefined;
  const found = [all.body, ...all.beside.map(({ blocks }) => blocks)].flatMap((blocks, story) => {
    if (story > 0) clause = undefined;
    return paragraphsIn(blocks).flatMap(({ paragraph, row }): Finding[] => {
      clause = (story === 0 ? clauseOf(paragraph.element) : undefined) ?? clause;
      const one = pending(paragraph, row);
      return one ? [{ ...one, ...(clause && { clause }) }] : [];
    });
  });
  if (found.length > 0 || all.tracked.length === 0) return found;
  return all.tracked.map(({ author, date, text }) => finding({ author, date }, { after: text }));
}

interface Made {
  readonly author: string;
  readonly date: string | undefined;
}

function finding({ author, date }: Made, more: Partial<Finding>): Finding {
  return {
    ...{ kind: 'tracked', severity: 'change' },
    message: { zh: '有未处理的修订', en: 'a tracked change is pending' },
    ...(author !== '' && { author }),
    ...(date !== undefined && { date }),
    ...more,
  };
}

function pending(paragraph: Paragraph, row: Change | undefined): Finding | undefined {
  const { pieces, mark, element } = paragraph;
  const made = revisionsIn(element);
  const touched = pieces.some(({ change }) => change) || mark !== undefined || row !== undefined;
  if (!touched && made.length === 0) return undefined;
  const edits = joined(pieces.map(({ text, change }) => ({ kind: change ?? row ?? 'same', text })));
  const of = (kind: Change): string => edits.flatMap((e) => (e.kind === kind ? [] : [e.text])).join('');
  const [before, after] = [of('inserted'), of('deleted')];
  const authors = [...new Set(made.map(({ author }) => author))].join('、');
  const words = edits.some(({ kind }) => kind !== 'same');
  const message = words
    ? { zh: '有未处理的修订', en: 'a tracked change is pending' }
    : { zh: '有未处理的段落或格式修订', en: 'a tracked change of paragraph or format is pending' };
  return finding(
    { author: authors, date: made[0]?.date },
    { message, before, after, ...(words && { edits }) },
  );
}

function joined(edits: readonly Edit[]): Edit[] {
  const out: Edit[] = [];
  for (const edit of edits) {
    const last = out.at(-1);
    if (last?.kind === edit.kind) out[out.length - 1] = { kind: edit.kind, text: last.text + edit.text };
    else out.push(edit);
  }
  return out;
}

const REVISION = /^(ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change)$/;

function revisionsIn(paragraph: Element): Made[] {
  const found: Made[] = [];
  const walk = (el: Element): void => {
    for (const inner of elementsIn(el)) {
      if (REVISION.test(nameOf(inner)))
        found.push({ author: attribute(inner, 'author') ?? '', date: attribute(inner, 'date') });
      walk(inner);
    }
  };
  walk(paragraph);
  for (const name of ['trPr', 'tcPr']) {
    const around = name === 'trPr' ? 'tr' : 'tc';
    for (const holder of holders(paragraph, around))
      for (const properties of elementsIn(holder).filter((el) => nameOf(el) === name)) walk(properties);
  }
  return found;
}

function holders(el: Element, name: string): Element[] {
  for (let at = el.parentNode as Element | null; at?.nodeType === 1; at = at.parentNode as Element | null)
    if (nameOf(at) === name) return [at];
  return [];
}

function paragraphsIn(
  blocks: readonly Block[],
  row?: Change,
): { paragraph: Paragraph; row: Change | undefined }[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [{ paragraph: block, row }]
      : block.rows.flatMap(({ cells, change }) =>
          cells.flatMap((cell) => paragraphsIn(cell.blocks, change ?? row)),
        ),
  );
}

/** A comment stands in the paragraph that refers to it; where that is none of ours, at the last bookmark before it. */
export function commentFindings(
  reading: Reading,
  pkg: WordPackage,
  clauseOf: (paragraph: Element) => Clause | undefined,
  clauseNamed: (bookmark: string) => Clause | undefined,
): Finding[] {
  const body = rootOf(pkg.parts.get(pkg.main));
  const paragraphs = reading.comments.length > 0 && body ? descendants(body, 'p') : [];
  const places = new Map(
    paragraphs.flatMap((paragraph) =>
      descendants(paragraph, 'commentReference').map((el) => [attribute(el, 'id') ?? '', paragraph] as const),
    ),
  );
  const ids = relatedParts(pkg, 'comments').flatMap((part) =>
    childrenNamed(rootOf(pkg.parts.get(part)), 'comment').map((el) => attribute(el, 'id') ?? ''),
  );
  return reading.comments.map(({ author, date, text, at }, n): Finding => {
    const paragraph = places.get(ids[n] ?? '');
    const clause = (paragraph && clauseOf(paragraph)) ?? (at === undefined ? undefined : clauseNamed(at));
    return {
      ...{
        kind: 'comment',
        severity: 'change',
        message: { zh: '有批注', en: 'there is a comment' },
        after: text,
      },
      ...(author !== '' && { author }),
      ...(date !== undefined && { date }),
      ...(clause && { clause }),
    };
  });
}

/** Whether anything in the document waits for a decision. */
export const hasPending = (reading: Reading): boolean => reading.tracked.length > 0;
