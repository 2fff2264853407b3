// Library and form in, the fields that the form's provisions read out: by address, without list keys and party roles.
import type { Prepared } from './expression.js';
import type { Form, Item } from './forms.js';
import type { Clause, Library } from './library.js';
import { glossaryPath, type KindOf } from './paths.js';

/** Addresses that any provision of the form prints or asks about. */
export function addressesIn(library: Library, form: Form, kindOf: KindOf): Set<string> {
  const found = new Set<string>();
  const read = (clause: Clause): void => {
    for (const path of pathsOf(clause)) found.add(glossaryPath(path, kindOf));
  };
  const walk = (item: Item): void => {
    const clause = library.clauses.get(item.id);
    if (!clause) return;
    read(clause);
    if (item.children) item.children.forEach(walk);
    else clause.children.forEach(read);
  };
  for (const section of [form.preamble, form.articles, form.signing, Object.values(form.annexes)])
    section.forEach(walk);
  return found;
}

/** Addresses that any provision of the library reads. */
export function addressesInLibrary(library: Library, kindOf: KindOf): Set<string> {
  const every = (clause: Clause): Clause[] => [clause, ...clause.children.flatMap(every)];
  const clauses = [...library.clauses.values()].flatMap(every);
  return new Set(clauses.flatMap(pathsOf).map((path) => glossaryPath(path, kindOf)));
}

function pathsOf(clause: Clause): string[] {
  const rows = clause.blocks.flatMap((block) => ('rows' in block ? block.rows : []));
  const conditions = clause.when ? [clause.when] : [];
  const repeated = [clause, ...rows].flatMap(({ each }) => each?.path ?? []);
  return [...[...preparedIn(clause), ...conditions].flatMap(({ uses }) => uses.paths), ...repeated];
}

/** Everything in a clause that a sheet fills in: its leaves and the conditions of its rows; one language stands for both. */
export function preparedIn(clause: Clause): Prepared[] {
  const rows = clause.blocks.flatMap((block) => ('rows' in block ? block.rows : []));
  const leaves = [clause.title, ...clause.blocks.flatMap(leavesOf)].flatMap((leaf) => leaf?.zh ?? []);
  return [...leaves, ...rows.flatMap(({ when }) => when ?? [])];
}

function leavesOf(block: Clause['blocks'][number]): NonNullable<Clause['title']>[] {
  if (block.kind === 'paragraph') return [block.leaf];
  const cells = block.rows.flatMap((row) => row.cells);
  if (block.kind === 'table') return [...block.head, ...cells];
  return block.kind === 'signature' ? [block.heading, block.seal, ...cells] : [...cells];
}
