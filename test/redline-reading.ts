// A redline as its reader sees it, accepted or rejected, in lines that can be compared with the reading of the document it stands for.
import { child, childrenNamed, rootOf, valOf } from '../src/diff/docx/dom.js';
import { openWord, writeWord } from '../src/diff/docx/open.js';
import { relatedParts } from '../src/diff/docx/parts.js';
import { readWord, textIn } from '../src/diff/docx/read.js';
import type { Block, View, WordPackage } from '../src/diff/docx/reading.js';
import { acceptAll, rejectAll } from '../src/diff/docx/views.js';
import { type DocxParagraph, readDocx } from './read-docx.js';

/** Paragraphs with style, number and words; rows with their cells. Which table a row stands in is left out: tables that touch are one. */
export async function linesOf(bytes: Uint8Array, view: View = 'accepted'): Promise<string[]> {
  const pkg = await openWord(bytes);
  const reading = readWord(pkg, view);
  const named = stylesOf(pkg);
  const beside = reading.beside.flatMap(({ kind, blocks }) =>
    blocks.flatMap((block) => shown(block, named, `${kind} `)),
  );
  return [...reading.body.flatMap((block) => shown(block, named, '')), ...beside];
}

function shown(block: Block, named: ReadonlyMap<string, string>, before: string): string[] {
  if (block.kind === 'paragraph') {
    const style = named.get(block.style) ?? block.style;
    return [`${before}${style} [${block.label?.text ?? ''}] ${textIn(block.pieces)}`];
  }
  return block.rows.flatMap(({ cells }) => [
    `${before}row`,
    ...cells.flatMap(({ blocks }) => [
      `${before}cell`,
      ...blocks.flatMap((one) => shown(one, named, before)),
    ]),
  ]);
}

/** A style that was copied from the old document says so in its name. */
function stylesOf(pkg: WordPackage): Map<string, string> {
  const root = rootOf(pkg.parts.get(relatedParts(pkg, 'styles')[0] ?? ''));
  return new Map(
    childrenNamed(root, 'style').map((el) => [
      el.getAttributeNS(el.namespaceURI!, 'styleId') ?? '',
      (valOf(child(el, 'name')) ?? '').replace(/ \(old\)\d*$/, ''),
    ]),
  );
}

/** The same by the test's own reader of Word files, from the package as it is once all changes are decided. */
export async function decided(bytes: Uint8Array, view: 'accepted' | 'rejected'): Promise<DocxParagraph[]> {
  const { pkg, changed } = (view === 'accepted' ? acceptAll : rejectAll)(await openWord(bytes));
  return [...readDocx(await writeWord(pkg, changed)).paragraphs];
}

/** Words struck and words put in, stretch by stretch in their order: `-20`, `+30`. */
export function marksIn(xml: string): string[] {
  const words = (inner: string): string =>
    [...inner.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)<|<w:tab\/>/g)]
      .map(([, text]) => text ?? '\t')
      .join('');
  return [...xml.matchAll(/<w:(ins|del|moveFrom|moveTo) [^>]*[^/]>(.*?)<\/w:\1>/gs)]
    .map(([, kind, inner]) => `${SIGNS[kind!]}${words(inner!)}`)
    .filter((mark) => mark.length > 1);
}
const SIGNS: Readonly<Record<string, string>> = { ins: '+', del: '-', moveFrom: '<', moveTo: '>' };
