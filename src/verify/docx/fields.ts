// Fields: what Word computes and shows in place of what stands in the file. Those that were generated are citations, the contents and page
// numbers; any other field, one with a lock, or a page number with words for its result, is a change, as is a citation that will read
// otherwise once it is computed.
import { attribute, childElements, type Element, nameOf } from '../../diff/docx/dom.js';
import { storiesOf } from '../../diff/docx/read.js';
import type { Block, Label, WordPackage } from '../../diff/docx/reading.js';
import { textOf } from '../../diff/docx/text.js';
import { bookmarkOf, numberOf } from '../../render/docx/references.js';
import type { Finding } from '../finding.js';
import { type Placed, sameCount, wordsIn } from './paragraphs.js';

interface Field {
  /** Behind those of the fields that it stands in. */
  readonly within: string;
  instruction: string;
  result: string;
  /** Locked, to be computed anew, or not whole. */
  odd: boolean;
  separated: boolean;
}

export function fieldFindings(generated: WordPackage, returned: WordPackage): Finding[] {
  // Page numbers belong to the edges of pages.
  const fields = (pkg: WordPackage) =>
    storiesOf(pkg).flatMap(({ kind, content }) => {
      const place = kind === 'header' || kind === 'footer' ? 'edge' : kind;
      return fieldsIn(content).map((field) => ({ ...field, name: `${place} ${nameOfField(field)}` }));
    });
  const known = new Set(fields(generated).map(({ name }) => name));
  const foreign = fields(returned).filter((field) => field.odd || !isSound(field) || !known.has(field.name));
  return [...new Set(foreign.map(({ instruction }) => instruction.trim()))].map((instruction) => ({
    ...{ kind: 'action', severity: 'change' },
    message: {
      zh: `有会自行计算的域，所显示的文字可能与文件中的不同：${instruction}`,
      en: `there is a field that computes its own text; what it shows need not be what the file says: ${instruction}`,
    },
  }));
}

/** Programs write switches in an order of their own; `\* MERGEFORMAT` and `\* Arabic`, which some add, change nothing. */
function plain(instruction: string): string {
  const [, what = '', switches = ''] = /^\s*([^\\]*)(.*)$/s.exec(instruction) ?? [];
  const list = switches.match(/\\[^\\"]*(?:"[^"]*")?[^\\"]*/g) ?? [];
  const kept = list
    .map((one) => inOrder(one.trim().replace(/\s+/g, ' ')))
    .filter((one) => !/^\\\* ?(MERGEFORMAT|Arabic)$/i.test(one));
  return [what.trim().replace(/\s+/g, ' '), ...kept.sort()].join(' ');
}
/** The styles that a table of contents lists, each with its level. */
const inOrder = (one: string): string =>
  one.replace(/^\\t "([^"]*)"$/, (_, styles: string) => {
    const pairs = styles.match(/[^,]+,[^,]+/g) ?? [styles];
    return `\\t "${pairs.sort().join()}"`;
  });
/** Of a page in a table of contents it is all one which bookmark says it: Word makes its own when it builds the table again. */
const nameOfField = ({ within, instruction }: Field): string =>
  `${within}${/^TOC\b/i.test(within) ? plain(instruction).replace(/^PAGEREF \S+/i, 'PAGEREF') : plain(instruction)}`;
const isSound = ({ instruction, result }: Field): boolean =>
  !/^(PAGE|NUMPAGES|PAGEREF)\b/i.test(instruction.trim()) || /^\d*$/.test(result);

/** Citations that show another number than Word will read from their place; all of them together are one finding. */
export function citationFindings(returned: WordPackage, ours: Labels, theirs: Labels): Finding[] {
  const stale = storiesOf(returned).flatMap(({ content }) =>
    fieldsIn(content).flatMap(({ instruction, result }) => {
      const bookmark = bookmarkOf(instruction);
      if (bookmark === undefined) return [];
      const [a, b] = [ours, theirs].map((labels) => labels.get(bookmark.toLowerCase()));
      const shown = [b, ...(a && b && sameCount(a, b) ? [a] : [])].flatMap((label) => label?.text ?? []);
      return shown.some((text) => numberOf(text) === result)
        ? []
        : [`${result} → ${numberOf(shown[0] ?? '?')}`];
    }),
  );
  const list = [...new Set(stale)].join('; ');
  if (list === '') return [];
  return [
    {
      ...{ kind: 'action', severity: 'change' },
      message: {
        zh: `有些引用在 Word 更新域之后会显示为别的编号：${list}`,
        en: `some citations will read otherwise once Word updates its fields: ${list}`,
      },
    },
  ];
}

/** The labels of the paragraphs that bookmarks begin in, by their names in small letters; of two of one name Word keeps the first. */
export type Labels = ReadonlyMap<string, Label | undefined>;

export function labelsIn(blocks: readonly Block[], found = new Map<string, Label | undefined>()): Labels {
  for (const block of blocks) {
    if (block.kind === 'table')
      for (const cell of block.rows.flatMap(({ cells }) => cells)) labelsIn(cell.blocks, found);
    else
      for (const name of block.bookmarks.map((one) => one.toLowerCase()))
        if (!found.has(name)) found.set(name, block.label);
  }
  return found;
}

/**
 * Numbers that another program computed in other figures, 一.1 for 1.1, as they were generated: the list, its level and the count are the same,
 * and that its labels look so is told once.
 */
export function inOurFigures(placed: readonly Placed[], ours: Labels, theirs: Labels): Placed[] {
  return placed.map((one) => {
    const pieces = one.paragraph.pieces.map((piece) => {
      const link = piece.link?.toLowerCase() ?? '';
      const [a, b] = [ours.get(link), theirs.get(link)];
      const other = a && b && sameCount(a, b) && piece.text === numberOf(b.text);
      return other ? { ...piece, text: numberOf(a.text) } : piece;
    });
    return { ...one, paragraph: { ...one.paragraph, pieces }, text: wordsIn(pieces) };
  });
}

/** Every field of a story, in both branches of what is alternative. */
function fieldsIn(story: Element): Field[] {
  const found: Field[] = [];
  const open: Field[] = [];
  const begin = (el: Element, instruction: string, separated: boolean): void => {
    const within = open.map((outer) => `${plain(outer.instruction)} > `).join('');
    const field = { within, instruction, result: '', odd: isMarked(el), separated };
    found.push(field);
    open.push(field);
  };
  const walk = (parent: Element): void => {
    for (const el of childElements(parent)) {
      const name = nameOf(el);
      const field = open.at(-1);
      if (name === 'fldSimple') {
        begin(el, attribute(el, 'instr') ?? '', true);
        walk(el);
        open.pop();
      } else if (name === 'fldChar') {
        const type = attribute(el, 'fldCharType');
        if (type === 'begin') begin(el, '', false);
        else if (!field) found.push(broken(type ?? ''));
        else if (type === 'end') open.pop();
        else if (field.separated) field.odd = true;
        else field.separated = true;
      } else if (/^(instrText|delInstrText)$/.test(name)) {
        const text = el.textContent ?? '';
        if (field && !field.separated) field.instruction += text;
        else found.push(broken(text));
      } else if (field?.separated && nameOf(parent) === 'r') field.result += textOf(el);
      else walk(el);
    }
  };
  walk(story);
  for (const field of open) field.odd = true;
  return found;
}

const broken = (instruction: string): Field => ({
  ...{ within: '', instruction, result: '' },
  ...{ odd: true, separated: true },
});

const isMarked = (el: Element): boolean =>
  ['fldLock', 'dirty'].some((name) => !['0', 'false', 'off'].includes(attribute(el, name) ?? '0'));
