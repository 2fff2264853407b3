// A resolved contract in, its text as the rules read it out: every leaf a passage, every value a stretch that knows its field.
import type { Block, Contract, Inline, Lang, Layout, Line, Pair, Provision, Text } from '../contract/ast.js';
import { SECTION_NAMES, SECTIONS, type Section } from '../contract/sections.js';
import type { Clause, ContractText, Passage, PassageKind, Segment } from './text.js';

interface Work {
  readonly languages: readonly Lang[];
  readonly clauses: Clause[];
  readonly passages: Passage[];
}
const PLACES: Readonly<Record<Section, Clause['section']>> = {
  preamble: 'front',
  articles: 'body',
  signing: 'signature',
  annexes: 'annex',
};
const NONE: Pair<string> = { zh: '', en: '' };

/** `layout` says which languages are printed; `title` is the sheet's own, where it has one. The Chinese is expected in Simplified, as it leaves `resolve`. */
export function textOf(contract: Contract, layout: Layout, title?: Partial<Pair<string>>): ContractText {
  const languages: readonly Lang[] = layout === 'zh' || layout === 'en' ? [layout] : ['zh', 'en'];
  const work: Work = { languages, clauses: [], passages: [] };
  const front = open(work, { section: 'front', cite: SECTION_NAMES.preamble });
  add(work, front, 'title', {
    zh: titled(contract.title.zh, title?.zh),
    en: titled(contract.title.en, title?.en),
  });
  if (contract.number) add(work, front, 'title', contract.number);
  for (const section of SECTIONS) {
    let counter = 0;
    for (const provision of contract[section])
      counter = addProvision(work, provision, section, { counter, number: [], level: 0 });
  }
  return {
    ...{ foreign: false, form: contract.form, status: contract.status, languages },
    script: contract.script === 'hans' ? 'hans' : 'hant',
    ...{ clauses: work.clauses, passages: work.passages },
  };
}

/** A printed title may have the year of its edition before or behind what the sheet says. */
function titled(printed: readonly Text[], own: string | undefined): readonly Inline[] {
  if (own === undefined) return printed;
  return printed.flatMap(({ text }): Inline[] => {
    const from = text.indexOf(own);
    if (from < 0) return [{ kind: 'text', text }];
    return [
      { kind: 'text', text: text.slice(0, from) },
      { kind: 'value', text: own, path: 'document.title', name: false, blank: false },
      { kind: 'text', text: text.slice(from + own.length) },
    ];
  });
}

interface Above {
  /** Numbered siblings so far. */
  readonly counter: number;
  readonly number: readonly number[];
  readonly level: number;
  readonly parent?: number;
}

/** The counter behind it: a provision without a number does not count. */
function addProvision(work: Work, provision: Provision, section: Section, above: Above): number {
  const { id, mark, cite, title, blocks, children } = provision;
  const counter = above.counter + (mark ? 1 : 0);
  const number = mark ? [...above.number, counter] : [];
  const clause = open(work, {
    id,
    section: PLACES[section],
    number,
    level: above.level,
    label: mark ? { zh: mark.zh.text, en: mark.en.text } : NONE,
    cite: cite ?? SECTION_NAMES[section],
    ...(above.parent !== undefined && { parent: above.parent }),
  });
  if (title) add(work, clause, 'heading', title);
  for (const block of blocks) addBlock(work, clause, block);
  let below = 0;
  for (const child of children)
    below = addProvision(work, child, section, {
      counter: below,
      number,
      level: above.level + 1,
      parent: clause.index,
    });
  return counter;
}

type Opened = Clause & { readonly passages: number[] };

function open(work: Work, given: Pick<Clause, 'section' | 'cite'> & Partial<Clause>): Opened {
  const clause: Opened = {
    label: NONE,
    number: [],
    level: 0,
    ...given,
    index: work.clauses.length,
    passages: [],
  };
  work.clauses.push(clause);
  return clause;
}

function addBlock(work: Work, clause: Opened, block: Block<Inline>): void {
  const lines = (kind: PassageKind, all: readonly Line<Inline>[]): void => {
    for (const { label, value } of all) {
      add(work, clause, kind, label);
      add(work, clause, kind, value);
    }
  };
  switch (block.kind) {
    case 'paragraph':
      add(work, clause, 'body', block.content);
      break;
    case 'table':
      for (const row of [block.head, ...block.body]) for (const cell of row) add(work, clause, 'cell', cell);
      break;
    case 'party':
      lines('party', block.lines);
      break;
    case 'signature':
      add(work, clause, 'signature', block.heading);
      add(work, clause, 'signature', block.seal);
      lines('signature', block.lines);
      break;
  }
}

function add(work: Work, clause: Opened, kind: PassageKind, content: Pair<readonly Inline[]>): void {
  for (const lang of work.languages) {
    const segments: Segment[] = [];
    const text = wordsOf(content[lang], '', segments).normalize('NFC');
    if (text === '') continue;
    const index = work.passages.length;
    clause.passages.push(index);
    work.passages.push({ index, lang, kind, text, folded: text, clause: clause.index, segments });
  }
}

/** The words so far and these behind them; values note where they stand. */
function wordsOf(inlines: readonly Inline[], before: string, segments: Segment[]): string {
  return inlines.reduce((text, inline) => {
    if (inline.kind === 'strong') return wordsOf(inline.children, text, segments);
    if (inline.kind === 'value' && inline.text !== '') {
      const { path, blank } = inline;
      segments.push({
        ...{ from: text.length, to: text.length + inline.text.length, path },
        ...(blank && { blank }),
      });
    }
    return text + inline.text;
  }, before);
}
