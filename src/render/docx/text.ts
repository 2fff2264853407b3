// Words of the contract as Word text. Citations are numbers read from bookmarks, or links to them; blanks are highlighted directly, so that
// Word's "find highlight" walks through them.
import type { Cell, Lang, Printable, Run } from '../../contract/ast.js';
import { control, type Store } from './controls.js';
import {
  field,
  link,
  type Paragraphing,
  paragraph,
  type Running,
  run as runOf,
  textElement,
  type Xml,
} from './ooxml.js';
import { referenceTo, type Target, type Targets } from './references.js';
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
export function cellParagraph(cell: Cell, look: Paragraphing, ties: Ties, id?: string): Xml {
  const words = inline(cell, ties);
  const target = id === undefined ? undefined : ties.targets.get(id)?.[cell.lang];
  return paragraph(look, target ? bookmarked(target, words) : words);
}

const bookmarked = ({ bookmark, place }: Target, content: Xml): Xml =>
  `<w:bookmarkStart w:name="${bookmark}" w:id="${place}"/>${content}<w:bookmarkEnd w:id="${place}"/>`;

function inline({ runs, lang }: Cell, { targets, store, highlight }: Ties): Xml {
  // LibreOffice puts the second of two controls that touch into the first.
  let free = true;
  let xml = '';
  for (const run of joined(runs)) {
    const { text, path, blank = false } = run;
    const look = lookOf(run, highlight);
    const cited = citation(run, lang, targets, look);
    if (cited !== undefined) {
      free = true;
      xml += cited;
      continue;
    }
    const lines = linesOf(run);
    const words = textRuns(lines, look);
    // A control of this kind holds one line.
    if (store && path !== undefined && lines.length === 1 && free) {
      free = false;
      xml += control(store, { path, text, blank }, look, words);
    } else {
      free ||= lines.length > 0;
      xml += words;
    }
  }
  return xml;
}

/** The numbers of a citation as fields, where they make up its words; else the whole as a link. */
function citation(run: Run, lang: Lang, targets: Targets, look: Running | undefined): Xml | undefined {
  const target = run.cite === undefined ? undefined : targets.get(run.cite);
  const { bookmark: anchor, cite = [] } = target?.[lang] ?? target?.[lang === 'zh' ? 'en' : 'zh'] ?? {};
  if (anchor === undefined) return undefined;
  const words = cite.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  if (words !== run.text) return link(anchor, textRuns(linesOf(run), look));
  const number = look?.style === undefined ? undefined : { style: look.style };
  return cite
    .map((piece) =>
      typeof piece === 'string'
        ? textRuns(linesOf({ ...run, text: piece }), look)
        : field(referenceTo(piece.bookmark), piece.text, number),
    )
    .join('');
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

/** Undefined where words look as their paragraph does. */
function lookOf(run: Run, highlight: true | undefined): Running | undefined {
  const style = runStyle(run, highlight);
  if (style === undefined && !run.blank) return undefined;
  return { ...(style !== undefined && { style }), ...(run.blank && { highlight: 'yellow' }) };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all but three of these cannot stand in XML 1.0
const CONTROL = /[\u0000-\u001F\uFFFE\uFFFF]/;

/** A line feed becomes a break: Word prints a raw one as a space. */
function linesOf({ text, path }: Run): string[] {
  if (text === '') return [];
  if (!CONTROL.test(text)) return [text];
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.some((line) => CONTROL.test(line.replaceAll('\t', ''))))
    throw new Error(`A character that no DOCX can hold in ${JSON.stringify(text)} (${path ?? 'template'})`);
  return lines;
}

const textRuns = (lines: readonly string[], look: Running | undefined): Xml =>
  lines.map((line, index) => runOf((index > 0 ? '<w:br/>' : '') + textElement(line), look)).join('');

/** Runs of a text template such as `第 {page} 页`. */
export const pageLine = (template: string): Xml =>
  template
    .split(/(\{pages?\})/)
    .map((part) => {
      if (part === '{page}') return field('PAGE', '1');
      if (part === '{pages}') return field('NUMPAGES', '1');
      return part === '' ? '' : runOf(textElement(part));
    })
    .join('');

/** Languages of a printable, joined for furniture that prints both. */
export const furnitureWords = (doc: Printable, key: keyof Printable['furniture'], between: string): string =>
  doc.languages.map((lang) => doc.furniture[key][lang]).join(between);
