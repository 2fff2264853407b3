// Runs and paragraphs: words of the contract as Word text. docx escapes them, once; nothing here reads them as markup.
// Citations are links to bookmarks; blanks are highlighted directly, so that Word's "find highlight" walks through them.
import {
  Bookmark,
  type BuilderElement,
  InternalHyperlink,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Cell, Printable, Row, Run } from '../../contract/ast.js';
import { control, type Store } from './controls.js';
import { element } from './element.js';
import type { Look } from './looks.js';

/** What the words of a document are tied to. */
export interface Ties {
  readonly bookmarks: Bookmarks;
  /** Absent where the document does not carry its source: values are plain text then. */
  readonly store?: Store;
}
/** Bookmark names by row id: safe signs only, at most 40, unique as Word compares them (case-insensitively). */
export type Bookmarks = ReadonlyMap<string, string>;

export function nameBookmarks(rows: readonly Row[]): Bookmarks {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const row of rows) {
    const id = row.kind === 'text' || row.kind === 'party' ? row.id : undefined;
    if (id === undefined || names.has(id)) continue;
    const safe = `c_${id.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 40);
    let name = safe;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1)
      name = `${safe.slice(0, 40 - `_${n}`.length)}_${n}`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
}

/** One cell as a paragraph; with an `id` its words become the target of citations. */
export function cellParagraph(
  cell: Cell,
  look: Look,
  ties: Ties,
  more: IParagraphOptions & { readonly id?: string } = {},
): Paragraph {
  const { id, ...options } = more;
  const words = inline(cell.runs, ties);
  const name = id === undefined ? undefined : ties.bookmarks.get(id);
  return new Paragraph({
    ...look,
    ...options,
    children: name === undefined ? words : [new Bookmark({ id: name, children: words })],
  });
}

function inline(runs: readonly Run[], { bookmarks, store }: Ties): ParagraphChild[] {
  // LibreOffice puts the second of two controls that touch into the first.
  let free = true;
  return joined(runs).flatMap((run): ParagraphChild[] => {
    const { text, path, cite } = run;
    const words = textRuns(run);
    const anchor = cite === undefined ? undefined : bookmarks.get(cite);
    if (anchor !== undefined) {
      free = true;
      return [new InternalHyperlink({ anchor, children: words })];
    }
    // A control of this kind holds one line.
    if (!store || path === undefined || words.length !== 1 || !free) {
      free ||= words.length > 0;
      return words;
    }
    free = false;
    // docx has no class for a control, but puts any element into a paragraph.
    return [control(store, { path, text }, lookOf(run), words) as unknown as TextRun];
  });
}

/** Neighbours of one value and one look are one run. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const same =
      last?.path !== undefined &&
      (['path', 'bold', 'blank', 'cite'] as const).every((key) => last[key] === run[key]);
    if (same) out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

const lookOf = ({ bold, blank }: Run): BuilderElement[] => [
  ...(bold ? [element('w:rStyle', { 'w:val': 'Strong' })] : []),
  ...(blank ? [element('w:highlight', { 'w:val': 'yellow' })] : []),
];

/** A line feed becomes a break: Word prints a raw one as a space. */
function textRuns(run: Run): TextRun[] {
  if (run.text === '') return [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these cannot stand in XML 1.0
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(run.text))
    throw new Error(
      `A character that no DOCX can hold in ${JSON.stringify(run.text)} (${run.path ?? 'template'})`,
    );
  return run.text.split(/\r\n|\r|\n/).map(
    (text, line) =>
      new TextRun({
        text,
        ...(run.bold ? { style: 'Strong' } : {}),
        ...(run.blank ? { highlight: 'yellow' as const } : {}),
        ...(line > 0 ? { break: 1 } : {}),
      }),
  );
}

/** A complex field with a cached result: readers drop simple fields, and Word may refuse a field without a result. */
export function field(instruction: string, cached: string): TextRun[] {
  const mark = (type: 'begin' | 'separate' | 'end') =>
    new TextRun({
      children: [element('w:fldChar', { 'w:fldCharType': type })],
    });
  return [
    mark('begin'),
    new TextRun({
      children: [element('w:instrText', { 'xml:space': 'preserve' }, [` ${instruction} `])],
    }),
    mark('separate'),
    new TextRun({ text: cached }),
    mark('end'),
  ];
}

/** Runs of a text template such as `第 {page} 页`. */
export function pageLine(template: string): TextRun[] {
  return template.split(/(\{pages?\})/).flatMap((part) => {
    if (part === '{page}') return field('PAGE', '1');
    if (part === '{pages}') return field('NUMPAGES', '1');
    return part === '' ? [] : [new TextRun({ text: part })];
  });
}

/** Languages of a printable, joined for furniture that prints both. */
export const furnitureWords = (doc: Printable, key: keyof Printable['furniture'], between: string): string =>
  doc.languages.map((lang) => doc.furniture[key][lang]).join(between);
