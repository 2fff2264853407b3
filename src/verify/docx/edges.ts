// Headers, footers, notes and text boxes: what prints beside the text. Page numbers are the printer's, not the contract's.
import type { Element } from '../../diff/docx/dom.js';
import {
  attribute,
  child,
  descendants,
  elementsIn,
  isOn,
  nameOf,
  relationOf,
  rootOf,
} from '../../diff/docx/dom.js';
import { relationsOf } from '../../diff/docx/parts.js';
import type { Beside, Paragraph, Reading, WordPackage } from '../../diff/docx/reading.js';
import { wordDiff } from '../../diff/words.js';
import type { Finding } from '../finding.js';
import { placedIn, wordsIn } from './paragraphs.js';

export interface Side {
  readonly pkg: WordPackage;
  readonly reading: Reading;
}

export function edgeFindings(generated: Side, returned: Side): Finding[] {
  return [
    ...printedEdges('header', generated, returned),
    ...printedEdges('footer', generated, returned),
    ...extras(generated.reading, returned.reading),
  ];
}

const NAMES = {
  header: { zh: '页眉', en: 'header' },
  footer: { zh: '页脚', en: 'footer' },
} as const;
type Edge = keyof typeof NAMES;

function printedEdges(kind: Edge, generated: Side, returned: Side): Finding[] {
  const [before, after] = [textsOf(kind, generated), textsOf(kind, returned)];
  const message = { zh: `${NAMES[kind].zh}有改动`, en: `the ${NAMES[kind].en} differs` };
  const gone = before.filter((text) => !after.includes(text));
  const came = after.filter((text) => !before.includes(text));
  const rows = Math.max(gone.length, came.length);
  return Array.from({ length: rows }, (_, n): Finding => {
    const [was, is] = [gone[n] ?? gone[0] ?? before[0] ?? '', came[n] ?? ''];
    const edits = wordDiff(was, is);
    return { kind: 'text', severity: 'change', message, before: was, after: is, edits };
  });
}

/** The different texts that some page shows there. */
function textsOf(kind: Edge, { pkg, reading }: Side): string[] {
  const body = child(rootOf(pkg.parts.get(pkg.main)), 'body');
  const even = isOn(child(settingsOf(pkg), 'evenAndOddHeaders')) ?? false;
  const targets = new Map(relationsOf(pkg.parts, pkg.main).map(({ id, target }) => [id, target]));
  const texts = new Map(
    reading.beside.filter((one) => one.kind === kind).map((one) => [one.part, textOf(one)] as const),
  );
  const inForce = new Map<string, string>();
  const shown = new Set<string>();
  for (const section of body ? descendants(body, 'sectPr') : []) {
    for (const el of elementsIn(section))
      if (nameOf(el) === `${kind}Reference`)
        inForce.set(
          attribute(el, 'type') ?? 'default',
          texts.get(targets.get(relationOf(el) ?? '') ?? '') ?? '',
        );
    const first = isOn(child(section, 'titlePg')) ?? false;
    for (const type of ['default', ...(first ? ['first'] : []), ...(even ? ['even'] : [])])
      shown.add(inForce.get(type) ?? '');
  }
  return [...shown];
}

function settingsOf(pkg: WordPackage): Element | undefined {
  const settings = relationsOf(pkg.parts, pkg.main).find(({ type }) => type === 'settings');
  return settings && rootOf(pkg.parts.get(settings.target));
}

const textOf = ({ blocks }: Beside): string =>
  placedIn(blocks)
    .map(({ paragraph }) => withoutPages(paragraph))
    .join('\n')
    .trimEnd();

/** Page numbers as `#`; tabs only between words, for programs drop those that lead nowhere; pictures, as the draft's watermark, last. */
function withoutPages({ element, pieces }: Paragraph): string {
  const pages = pageRuns(element);
  const text = pieces.map(({ run, text }) => (pages.has(run) && /^\d+$/.test(text) ? '#' : text)).join('');
  const words = text
    .replace(/#+/g, '#')
    .split(/[\t\uFFFC]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return words.join('\t') + (text.match(/\uFFFC/g) ?? []).join('');
}

const PAGES = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

function pageRuns(paragraph: Element): Set<Element> {
  const found = new Set<Element>();
  const open: { instruction: string; result: boolean }[] = [];
  for (const simple of descendants(paragraph, 'fldSimple'))
    if (PAGES.test(attribute(simple, 'instr') ?? ''))
      for (const run of descendants(simple, 'r')) found.add(run);
  for (const run of descendants(paragraph, 'r')) {
    if (open.some(({ instruction, result }) => result && PAGES.test(instruction))) found.add(run);
    for (const el of elementsIn(run)) {
      const [name, field] = [nameOf(el), open.at(-1)];
      const type = name === 'fldChar' ? attribute(el, 'fldCharType') : undefined;
      if (name === 'instrText' && field) field.instruction += el.textContent ?? '';
      if (type === 'begin') open.push({ instruction: '', result: false });
      if (type === 'separate' && field) field.result = true;
      if (type === 'end') open.pop();
    }
  }
  return found;
}

const EXTRAS: Readonly<
  Record<Exclude<Beside['kind'], Edge>, readonly [Finding['kind'], zh: string, en: string]>
> = {
  textbox: ['drawing', '新增了文本框', 'a text box was added'],
  footnote: ['added', '新增了脚注', 'a footnote was added'],
  endnote: ['added', '新增了尾注', 'an endnote was added'],
};

/** Notes and text boxes that were not generated. */
function extras(generated: Reading, returned: Reading): Finding[] {
  const list = ({ beside }: Reading) =>
    beside.flatMap((one) =>
      one.kind in EXTRAS ? [{ kind: one.kind as keyof typeof EXTRAS, text: plain(one) }] : [],
    );
  const known = list(generated).map(({ kind, text }) => `${kind} ${text}`);
  return list(returned).flatMap(({ kind, text }): Finding[] => {
    const at = known.indexOf(`${kind} ${text}`);
    if (at >= 0) known.splice(at, 1);
    if (at >= 0 || text.trim() === '') return [];
    const [sort, zh, en] = EXTRAS[kind];
    return [{ kind: sort, severity: 'change', message: { zh, en }, after: text }];
  });
}

const plain = ({ blocks }: Beside): string =>
  placedIn(blocks)
    .map(({ paragraph }) => wordsIn(paragraph.pieces))
    .join('\n');
