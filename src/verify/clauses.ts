// The contract that was generated → the clause of each of its provisions, as a finding names it; and the rows of its printing,
// each under the clause it stands in. Text without a provision of its own belongs to the nearest one above.
import type { Cell, Contract, Inline, Lang, Pair, Printable, Provision, Row, Run } from '../contract/ast.js';
import { SECTION_NAMES, SECTIONS, type Section } from '../contract/sections.js';
import type { Clause, Finding } from './finding.js';

export type Clauses = ReadonlyMap<string, Clause>;

/** A provision without a title has that of the one it stands in; one without number too goes by the name of its section. */
export function clausesOf(contract: Contract): Clauses {
  const found = new Map<string, Clause>();
  const walk = (provision: Provision, section: Section, above?: Pair<string>): void => {
    const { id, cite, children } = provision;
    const title = provision.title ? { zh: words(provision.title.zh), en: words(provision.title.en) } : above;
    const name = title ?? (cite ? undefined : SECTION_NAMES[section]);
    found.set(id, { id, ...(cite && { cite }), ...(name && { title: name }) });
    for (const child of children) walk(child, section, title);
  };
  for (const section of SECTIONS) for (const provision of contract[section]) walk(provision, section);
  return found;
}

const words = (nodes: readonly Inline[]): string =>
  nodes.map((node) => (node.kind === 'strong' ? words(node.children) : node.text)).join('');

/** One printed paragraph. */
export interface Printed {
  /** Of the provision it stands in; absent above the first. */
  readonly clause?: string;
  readonly lang: Lang;
  readonly text: string;
  readonly runs: readonly Run[];
}

/** The paragraphs of the contract in reading order. */
export function paragraphsOf({ rows }: Printable): Printed[] {
  let clause: string | undefined;
  return rows.flatMap((row) => {
    if (row.kind === 'text' || row.kind === 'party') clause = row.id ?? clause;
    return cellsOf(row).map(({ lang, runs }) => ({
      ...(clause !== undefined && { clause }),
      ...{ lang, runs, text: runs.map(({ text }) => text).join('') },
    }));
  });
}

function cellsOf(row: Row): readonly Cell[] {
  switch (row.kind) {
    case 'text':
      return row.cells;
    case 'party':
      return [...row.heading, ...row.lines.flatMap(({ label, value }) => [...label, ...value])];
    case 'table':
      return [row.head, ...row.body].flat(2);
    case 'signature':
      return row.blocks.flatMap(({ heading, seal, lines }) => [
        ...heading,
        ...seal,
        ...lines.flatMap(({ label, value }) => [...label, ...value]),
      ]);
  }
}

/** What the returned document should say. */
export interface Expected {
  readonly printable: Printable;
  readonly paragraphs: readonly Printed[];
  readonly clauses: Clauses;
}
export interface Compared {
  readonly findings: readonly Finding[];
  /** What stands there now for each printed paragraph that is still there. */
  readonly now: ReadonlyMap<Printed, string>;
}
/** What was generated, made ready; then each document that came back. Throws ContractError for one that cannot be read. */
export type Prepare = (generated: Uint8Array, expected: Expected) => Promise<Compare>;
export type Compare = (returned: Uint8Array) => Promise<Compared>;
