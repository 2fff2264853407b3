// Runs and paragraphs: words of the contract as Word text. docx escapes them, once; nothing here reads them as markup.
// Citations are numbers read from bookmarks, or links to them; blanks are highlighted directly, so that Word's "find highlight" walks through them.
import {
  Bookmark,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
  type XmlComponent,
} from 'docx';
import type { Cell, Lang, Printable, Run } from '../../contract/ast.js';
import { control, type Store } from './controls.js';
import { element } from './element.js';
import type { Look } from './looks.js';
import { referenceTo, type Targets } from './references.js';
import { runStyle } from './wordstyles.js';

/** What the words of a document are tied to. */
export interface Ties {
  readonly targets: Targets;
  /** Absent where the document does not carry its source: values are plain text then. */
  readonly store?: Store;
  /** Words that came from the sheet are marked. */
  readonly highlight?: true;
}

/** One cell as a paragraph; with an `id` its words become the target of citations. */
export function cellParagraph(
  cell: Cell,
  look: Look,
  ties: Ties,
  more: IParagraphOptions & { readonly id?: string } = {},
): Paragraph {
  const { id, ...options } = more;
  const words = inline(cell, ties);
  const name = id === undefined ? undefined : ties.targets.get(id)?.[cell.lang]?.bookmark;
  return new Paragraph({
    ...look,
    ...options,
    children: name === undefined ? words : [new Bookmark({ id: name, children: words })],
  });
}

function inline({ runs, lang }: Cell, { targets, store, highlight }: Ties): ParagraphChild[] {
  // LibreOffice puts the second of two controls that touch into the first.
  let free = true;
  return joined(runs).flatMap((run): ParagraphChild[] => {
    const { text, path } = run;
    const style = runStyle(run, highlight);
    const cited = citation(run, lang, targets, style);
    if (cited) {
      free = true;
      return cited;
    }
    const words = textRuns(run, style);
    // A control of this kind holds one line.
    if (!store || path === undefined || words.length !== 1 || !free) {
      free ||= words.length > 0;
      return words;
    }
    free = false;
    // docx has no class for a control, but puts any element into a paragraph.
    return [
      control(
        store,
        { path, text, blank: run.blank ?? false },
        lookOf(run, style),
        words,
      ) as unknown as TextRun,
    ];
  });
}

/** The numbers of a citation as fields, where they make up its words; else the whole as a link. */
function citation(
  run: Run,
  lang: Lang,
  targets: Targets,
  style: string | undefined,
): ParagraphChild[] | undefined {
  const target = run.cite === undefined ? undefined : targets.get(run.cite);
  const { bookmark: anchor, cite = [] } = target?.[lang] ?? target?.[lang === 'zh' ? 'en' : 'zh'] ?? {};
  if (anchor === undefined) return undefined;
  const words = cite.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  if (words !== run.text) return [new InternalHyperlink({ anchor, children: textRuns(run, style) })];
  return cite.flatMap((piece) =>
    typeof piece === 'string'
      ? textRuns({ ...run, text: piece }, style)
      : field(referenceTo(piece.bookmark), piece.text, style ? { style } : {}),
  );
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

const lookOf = ({ blank }: Run, style: string | undefined): XmlComponent[] => [
  ...(style ? [element('w:rStyle', { 'w:val': style })] : []),
  ...(blank ? [element('w:highlight', { 'w:val': 'yellow' })] : []),
];

/** A line feed becomes a break: Word prints a raw one as a space. */
function textRuns(run: Run, style: string | undefined): TextRun[] {
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
        ...(style ? { style } : {}),
        ...(run.blank ? { highlight: 'yellow' as const } : {}),
        ...(line > 0 ? { break: 1 } : {}),
      }),
  );
}

/** A complex field with a cached result: readers drop simple fields, and Word may refuse a field without a result. */
export function field(instruction: string, cached: string, look: IRunOptions = {}): TextRun[] {
  const mark = (type: 'begin' | 'separate' | 'end') =>
    new TextRun({
      ...look,
      children: [element('w:fldChar', { 'w:fldCharType': type })],
    });
  return [
    mark('begin'),
    new TextRun({
      ...look,
      children: [element('w:instrText', { 'xml:space': 'preserve' }, [` ${instruction} `])],
    }),
    mark('separate'),
    new TextRun({ ...look, text: cached }),
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
