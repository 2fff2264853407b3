// Random pairs of sheets: a sheet compared with itself has no differences, the comparison the other way round is its mirror, every provision
// whose words differ is explained by a change that names it, and every change of a printed field names the provisions that print it.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inline, Provision } from '../src/contract/ast.js';
import type { ClauseRef, Comparison, FieldChange, ProvisionChange } from '../src/diff/comparison.js';
import { compare } from '../src/diff/index.js';
import { differencesIn } from '../src/terms/index.js';
import { library } from './example.js';
import { allOf, leavesOf, provisionsOf } from './reading.js';
import { randomPairs, type SheetPair } from './sheet-pairs.js';

const PAIRS = Number(process.env.PAIRS ?? '40');
const SEED = 20_270_102;
/** What a slow and busy machine may take, in milliseconds. */
const PATIENCE = 60 * 60_000;

interface Case extends SheetPair {
  readonly forth: Comparison;
}
let cases: readonly Case[] = [];
beforeAll(() => {
  cases = randomPairs(PAIRS, SEED).map((pair) => ({
    ...pair,
    forth: compare(pair.old, pair.new, library),
  }));
}, PATIENCE);

/** What is wrong with any of the pairs, the first few. */
function faults(check: (one: Case) => readonly string[]): string[] {
  const found = cases.flatMap((one) => {
    const wrong = check(one);
    const forms = `${one.old.form.id} → ${one.new.form.id}`;
    return wrong.map((fault) => `${fault} (${one.edits.join('; ') || forms})`);
  });
  return found.slice(0, 5);
}

const OTHER = { customer: 'provider', provider: 'customer', neutral: 'neutral' } as const;
const TURNED = { added: 'removed', removed: 'added' } as const;
const turned = (kind: string): string => TURNED[kind as keyof typeof TURNED] ?? kind;

/** A clause by its numbers: a special term goes by another id on the other side. */
const numbers = ({ old, new: now }: Pick<ClauseRef, 'old' | 'new'>): string =>
  [old?.zh, old?.en, now?.zh, now?.en].join(' | ');
const mirrored = <T extends ClauseRef>(ref: T): T & ClauseRef => {
  const { old, new: now, ...rest } = ref;
  return { ...rest, ...(now && { old: now }), ...(old && { new: old }) } as T;
};
const changeLine = ({ path, kind, before, after, favours, clauses }: FieldChange): string =>
  JSON.stringify([path, kind, before, after, favours, clauses.map(numbers).sort()]);
const provisionLine = ({ kind, fields, words, ...ref }: ProvisionChange): string =>
  JSON.stringify([
    kind,
    numbers(ref),
    [...fields].sort(),
    ...(['zh', 'en'] as const).map((lang) => [
      sideText(words?.[lang], 'deleted'),
      sideText(words?.[lang], 'inserted'),
    ]),
  ]);
const sideText = (edits: NonNullable<ProvisionChange['words']>['zh'] | undefined, kind: string): string =>
  (edits ?? []).flatMap((edit) => (edit.kind === 'same' || edit.kind === kind ? [edit.text] : [])).join('');

const turnedChange = (change: FieldChange): FieldChange => {
  const { before, after, favours, kind, clauses, ...rest } = change;
  return {
    ...rest,
    kind: turned(kind) as FieldChange['kind'],
    ...(after && { before: after }),
    ...(before && { after: before }),
    ...(favours && { favours: OTHER[favours] }),
    clauses: clauses.map(mirrored),
  };
};
const turnedProvision = (change: ProvisionChange): ProvisionChange => {
  const edits = (list: NonNullable<ProvisionChange['words']>['zh']) =>
    list.map(({ kind, text }) => ({
      kind: kind === 'deleted' ? ('inserted' as const) : kind === 'inserted' ? ('deleted' as const) : kind,
      text,
    }));
  return {
    ...mirrored(change),
    kind: turned(change.kind) as ProvisionChange['kind'],
    ...(change.words && { words: { zh: edits(change.words.zh), en: edits(change.words.en) } }),
  };
};

/** Lines of one list that the other lacks. */
function lacking(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** What a provision itself says, references by where they lead. */
function wordsOf(p: Provision): string {
  const inline = (node: Inline): string =>
    node.kind === 'strong'
      ? node.children.map(inline).join('')
      : node.kind === 'cite'
        ? `→${node.target}`
        : node.text;
  const heads = p.blocks.flatMap((block) => (block.kind === 'signature' ? [block.heading, block.seal] : []));
  return [...leavesOf(p), ...heads]
    .flatMap((leaf) => [leaf.zh, leaf.en])
    .map((nodes) => (nodes as readonly Inline[]).map(inline).join(''))
    .join('\n');
}
/** Every provision by its id, with the ids above it. */
function byId(side: SheetPair['old']): Map<string, { provision: Provision; above: readonly string[] }> {
  const found = new Map<string, { provision: Provision; above: readonly string[] }>();
  const walk = (provision: Provision, above: readonly string[]): void => {
    found.set(provision.id, { provision, above });
    for (const child of provision.children) walk(child, [...above, provision.id]);
  };
  for (const provision of allOf(side.contract)) walk(provision, []);
  return found;
}
const isPlaced = (id: string): boolean => /\.\d+$/.test(id);

/** Words printed for each value, by its place in the terms and the provision. */
function printedIn(side: SheetPair['old']): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  const note = (id: string, nodes: readonly Inline[]): void => {
    for (const node of nodes) {
      if (node.kind === 'strong') note(id, node.children);
      if (node.kind !== 'value') continue;
      const words = found.get(node.path) ?? new Map<string, string>();
      found.set(node.path, words.set(id, (words.get(id) ?? '') + node.text));
    }
  };
  for (const p of provisionsOf(allOf(side.contract)))
    for (const leaf of leavesOf(p))
      for (const lang of ['zh', 'en'] as const) note(p.id, leaf[lang] as readonly Inline[]);
  return found;
}

describe(`over ${PAIRS} random pairs`, () => {
  it('covers strangers, pairs across forms and edited sheets, and finds provisions of every kind', () => {
    expect(cases).toHaveLength(PAIRS);
    expect(cases.filter(({ edits }) => edits.length > 0).length).toBeGreaterThan(PAIRS / 4);
    expect(cases.some((one) => one.old.form !== one.new.form)).toBe(true);
    const kinds = new Set(cases.flatMap(({ forth }) => forth.provisions.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['added', 'moved', 'removed', 'renumbered', 'reworded']);
  });

  it(
    'finds nothing between a sheet and itself',
    () => {
      const wrong = faults(({ new: side }) => {
        const { changes, provisions, restated } = compare(side, side, library);
        return [...changes, ...provisions, ...restated].map((one) => JSON.stringify(one));
      });
      expect(wrong).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'says the same the other way round',
    () => {
      const wrong = faults(({ old, new: now, forth }) => {
        const back = compare(now, old, library);
        const changes = [
          forth.changes.map(turnedChange).map(changeLine),
          back.changes.map(changeLine),
        ] as const;
        const provisions = [
          forth.provisions.map(turnedProvision).map(provisionLine),
          back.provisions.map(provisionLine),
        ] as const;
        return [
          ...lacking(changes[0], changes[1]).map((line) => `only forth ${line}`),
          ...lacking(changes[1], changes[0]).map((line) => `only back ${line}`),
          ...lacking(provisions[0], provisions[1]).map((line) => `only forth ${line}`),
          ...lacking(provisions[1], provisions[0]).map((line) => `only back ${line}`),
        ];
      });
      expect(wrong).toEqual([]);
    },
    PATIENCE,
  );

  it('explains every provision that differs by changes, and none without', () => {
    const wrong = faults(({ forth }) => {
      const paths = new Set(forth.changes.map(({ path }) => path));
      return forth.provisions
        .filter(({ fields }) => fields.length === 0 || fields.some((path) => !paths.has(path)))
        .map(({ kind, id, fields }) => `${kind} ${id}: ${fields.join(' ') || 'nothing'}`);
    });
    expect(wrong).toEqual([]);
  });

  it('names every provision whose words differ, came or went', () => {
    const wrong = faults(({ old, new: now, forth }) => {
      const [before, after] = [byId(old), byId(now)];
      const named = new Set(
        [...forth.changes, ...forth.restated].flatMap(({ clauses }) => clauses.map(({ id }) => id)),
      );
      return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
        const [one, other] = [before.get(id), after.get(id)];
        // What is only numbered is paired by its words, and so is what refers to it.
        if (isPlaced(id) || [one, other].some((at) => at && /→\S*\.\d/.test(wordsOf(at.provision))))
          return [];
        if (one && other && wordsOf(one.provision) === wordsOf(other.provision)) return [];
        const told = one && other ? [id] : [id, ...(one ?? other)!.above];
        return told.some((at) => named.has(at))
          ? []
          : [`${one && other ? 'reworded' : one ? 'removed' : 'added'} ${id}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('lets every change of a printed value name the provisions that print it', () => {
    const wrong = faults(({ old, new: now, forth }) => {
      const [before, after] = [printedIn(old), printedIn(now)];
      return differencesIn(old.terms, now.terms).flatMap((difference) => {
        const change = forth.changes.find(({ path }) => path === difference.path);
        const [was, is] = [before.get(difference.old ?? ''), after.get(difference.new ?? '')];
        if (!change || !was || !is) return [];
        const ids = [...is.keys()].filter((id) => was.has(id) && was.get(id) !== is.get(id));
        const named = new Set(change.clauses.map(({ id }) => id));
        return ids
          .filter((id) => !isPlaced(id) && !named.has(id))
          .map((id) => `${change.path} does not name ${id}`);
      });
    });
    expect(wrong).toEqual([]);
  });
});
