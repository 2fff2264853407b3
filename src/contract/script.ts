// Contract → the same contract in another script: every Chinese leaf converted as one text over its nodes, so that a phrase is seen whole
// even where a value stands in it. Names stay as typed unless the sheet gives their Traditional form; numbers and English are not touched.

import { cutAt } from '../script/cut.js';
import type { Converted, Converter, Finding, Note, Protector, Span } from '../script/index.js';
import { besides } from '../script/spans.js';
import type {
  CitePattern,
  Contract,
  Inline,
  Level,
  Lists,
  Mark,
  Pair,
  Pattern,
  Provision,
  Text,
  Value,
} from './ast.js';
import { mapBlock } from './blocks.js';

export interface Scribe {
  readonly converter: Converter;
  readonly names: Finding;
  /** Names as the sheet types them → their Traditional form. */
  readonly registered: ReadonlyMap<string, string>;
  /** Printed under the title. */
  readonly notice?: Pair<string>;
}
/** What was done to one leaf; `where` is the provision's number and id. */
export interface Rewritten {
  readonly where: string;
  readonly text: string;
  readonly notes: readonly Note[];
  /** Of a kept name: the fields of the sheet it came from, by the offset of its first letter. */
  readonly paths: ReadonlyMap<number, string>;
}
type Leaf = Text | Value | Inline;

export function inScript(
  contract: Contract,
  scribe: Scribe,
): { readonly contract: Contract; readonly rewritten: readonly Rewritten[] } {
  const { converter, notice, registered } = scribe;
  const rewritten: Rewritten[] = [];
  const protectors = protectorsFor(contract, scribe);
  const plain = (text: string): string => converter.convert(text).text;
  const leaf = <I extends Leaf>(nodes: readonly I[], where: string): I[] =>
    rewrite(nodes, where, { converter, protectors, registered, rewritten });
  const pair = <I extends Leaf>(content: Pair<readonly I[]>, where: string): Pair<readonly I[]> => ({
    zh: leaf(content.zh, where),
    en: content.en,
  });
  const provision = (p: Provision): Provision => {
    const where = `${p.mark?.zh.text ?? ''} ${p.id}`.trim();
    return {
      ...p,
      ...(p.title && { title: pair(p.title, where) }),
      ...(p.mark && { mark: { ...p.mark, zh: marked(p.mark.zh, plain) } }),
      ...(p.cite && { cite: { ...p.cite, zh: counted(plain(p.cite.zh)) } }),
      blocks: p.blocks.map((block) => mapBlock(block, (content) => pair(content, where))),
      children: p.children.map(provision),
    };
  };
  const { title, number, contents, furniture } = contract;
  const words = (text: Pair<string>): Pair<string> => ({ ...text, zh: plain(text.zh) });
  const printed: Contract = {
    ...contract,
    script: converter.to,
    title: pair(title, 'title'),
    subject: words(contract.subject),
    ...(number && { number: pair(number, 'number') }),
    ...(contents && { contents: pair(contents, 'contents') }),
    ...(notice && {
      notice: { zh: [{ kind: 'text', text: notice.zh }], en: [{ kind: 'text', text: notice.en }] },
    }),
    furniture: {
      page: words(furniture.page),
      draft: words(furniture.draft),
      columns: words(furniture.columns),
    },
    lists: listsIn(contract.lists, plain),
    preamble: contract.preamble.map(provision),
    articles: contract.articles.map(provision),
    signing: contract.signing.map(provision),
    annexes: contract.annexes.map(provision),
  };
  return { contract: printed, rewritten };
}

interface Protectors {
  /** Of a whole leaf, where a name of few letters might be part of a word. */
  readonly leaf: Protector;
  /** Of what the sheet says in free text: all its names stand there as they are declared. */
  readonly free: Protector;
}
const LONG = 4;

function protectorsFor(contract: Contract, { names, registered }: Scribe): Protectors {
  const values = leavesOf(contract).flatMap((node) => (node.kind === 'value' && !node.blank ? [node] : []));
  const typed = values.filter(({ name }) => name).map(({ text }) => text);
  const given = (all: readonly string[]): Map<string, string | undefined> =>
    new Map([...all.map((name): [string, undefined] => [name, undefined]), ...registered]);
  const free = values.filter(({ name }) => !name).map(({ text }) => text);
  return {
    leaf: names.protectorOf(given(typed.filter(({ length }) => length >= LONG))),
    free: names.protectorOf(names.namesIn(free, given(typed))),
  };
}

function leavesOf({ preamble, articles, signing, annexes }: Contract): Worded[] {
  const found: Worded[] = [];
  const visit = (p: Provision): void => {
    for (const block of p.blocks)
      mapBlock(block, (content) => {
        found.push(...flat(content.zh));
        return content;
      });
    p.children.forEach(visit);
  };
  for (const p of [...preamble, ...articles, ...signing, ...annexes]) visit(p);
  return found;
}

interface Work {
  readonly converter: Converter;
  readonly protectors: Protectors;
  readonly registered: ReadonlyMap<string, string>;
  readonly rewritten: Rewritten[];
}

function rewrite<I extends Leaf>(
  nodes: readonly I[],
  where: string,
  { converter, protectors, registered, rewritten }: Work,
): I[] {
  const leaves = flat(nodes);
  const text = leaves.map((node) => node.text).join('');
  const ends: number[] = [];
  const names: Span[] = [];
  const paths = new Map<number, string>();
  let at = 0;
  for (const node of leaves) {
    const end = at + node.text.length;
    if (node.kind === 'value' && node.name && !node.blank) {
      const as = registered.get(node.text);
      names.push({ start: at, end, reason: 'name', ...(as !== undefined && { as }) });
      paths.set(at, node.path);
    } else if (node.kind === 'value' && text[at - 1] === '“' && text[end] === '”') {
      // What a screen or a form says keeps its words.
      names.push({ start: at, end, reason: 'literal', characters: true });
    } else if (node.kind === 'value') {
      for (const span of protectors.free(node.text))
        names.push({ ...span, start: at + span.start, end: at + span.end });
    }
    ends.push(end);
    at = end;
  }
  const converted: Converted = converter.convert(text, besides(names, protectors.leaf(text)));
  if (converted.notes.length > 0) rewritten.push({ where, text, notes: converted.notes, paths });
  const pieces = cutAt(converted, ends.slice(0, -1));
  return refilled(nodes, pieces[Symbol.iterator]());
}

type Worded = Exclude<Inline, { kind: 'strong' }>;
const flat = (nodes: readonly Leaf[]): Worded[] =>
  nodes.flatMap((node) => (node.kind === 'strong' ? flat(node.children) : [node]));

/** The same nodes with the next pieces as their words. */
function refilled<I extends Leaf>(nodes: readonly I[], pieces: Iterator<string>): I[] {
  return nodes.map((node) =>
    node.kind === 'strong'
      ? { ...node, children: refilled(node.children, pieces) }
      : { ...node, text: spelled(node, pieces.next().value ?? '') },
  );
}

const spelled = (node: Worded, text: string): string => (node.kind === 'cite' ? counted(text) : text);

/** Word counts Traditional lists with 零 where it counts Simplified ones with 〇. */
const counted = (number: string): string => number.replaceAll('〇', '零');

function marked(mark: Mark, plain: (text: string) => string): Mark {
  return { ...mark, text: counted(plain(mark.text)) };
}

function listsIn(lists: Lists, plain: (text: string) => string): Lists {
  const pattern = (parts: Pattern): Pattern =>
    parts.map((part) => {
      if (typeof part === 'string') return plain(part);
      return part.format === 'chinese' ? { ...part, format: 'taiwanese' } : part;
    });
  const cited = ({ follows, pattern: words, to }: CitePattern): CitePattern => ({
    ...{ follows, pattern: pattern(words) },
    ...(to && { to: pattern(to) }),
  });
  const level = (one: Level): Level => ({
    ...one,
    mark: { ...one.mark, zh: pattern(one.mark.zh) },
    cite: { ...one.cite, zh: cited(one.cite.zh) },
  });
  return { articles: lists.articles.map(level), annexes: lists.annexes.map(level) };
}
