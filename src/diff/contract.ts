// Two contracts in the same script → which provisions came, went, moved, were reworded or only renumbered. Provisions are paired by id;
// those that a list numbers by place (custom.term.0) are paired by what they say. A reference counts by where it leads, not by its number.
import type { Block, Contract, Inline, Lang, Line, Pair, Provision } from '../contract/ast.js';
import { SECTION_NAMES, SECTIONS, type Section } from '../contract/sections.js';
import type { ProvisionChange } from './comparison.js';
import { groupBy, keptOrder, pairUp } from './pairing.js';
import { type Edit, wordDiff } from './words.js';

/** A provision where it stands: those above it, outermost first, and its place among its siblings. */
export interface Placed {
  readonly provision: Provision;
  readonly above: readonly Provision[];
  readonly place: number;
  readonly section: Section;
}

/** A provision of both contracts, or of one. */
export interface Pairing {
  readonly old?: Placed;
  readonly new?: Placed;
}
/** What happened to one provision, before anyone asks why. */
export interface Found extends Pairing {
  readonly change: Omit<ProvisionChange, 'fields'>;
}

/** In the order of the new contract, removed provisions where they stood; nothing for what stands below one that came or went. */
export function provisionChanges(old: Contract, now: Contract): Found[] {
  const before = placedIn(old);
  const pairings = paired(before, placedIn(now));
  const moved = movedAmong(pairings);
  const twins = twinsOf(pairings);
  return inOrder(pairings, moved, before).flatMap((pairing) =>
    kindsOf(pairing, twins, moved).map((change) => ({
      ...pairing,
      change: { ...refTo(pairing), ...change },
    })),
  );
}

/** Every provision in the order of the contract. */
export function placedIn(contract: Contract): Placed[] {
  const below = (list: readonly Provision[], above: readonly Provision[], section: Section): Placed[] =>
    list.flatMap((provision, place) => [
      { provision, above, place, section },
      ...below(provision.children, [...above, provision], section),
    ]);
  return SECTIONS.flatMap((section) => below(contract[section], [], section));
}

function paired(old: readonly Placed[], now: readonly Placed[]): Pairing[] {
  const entry = ({ provision }: Placed) => ({ id: provision.id, text: ownText(provision, 'zh') });
  const pairs = pairUp(old.map(entry), now.map(entry));
  const elder = new Map(pairs.map(([i, j]) => [j, old[i]!]));
  const kept = new Set(elder.values());
  return [
    ...now.map((placed, j): Pairing => {
      const before = elder.get(j);
      return before ? { old: before, new: placed } : { new: placed };
    }),
    ...old.flatMap((placed): Pairing[] => (kept.has(placed) ? [] : [{ old: placed }])),
  ];
}

/** The old provision of each new one, by id. */
type Twins = ReadonlyMap<string, Placed>;
const twinsOf = (pairings: readonly Pairing[]): Twins =>
  new Map(pairings.flatMap((p) => (p.old && p.new ? [[p.new.provision.id, p.old] as const] : [])));

/** Pairs under another parent, and as few as possible of those whose order among the same siblings changed. */
function movedAmong(pairings: readonly Pairing[]): ReadonlySet<Pairing> {
  const both = pairings.filter((p): p is Required<Pairing> => p.old !== undefined && p.new !== undefined);
  const twins = twinsOf(both);
  const sameParent = ({ old, new: now }: Required<Pairing>): boolean => {
    const [before, after] = [old.above.at(-1), now.above.at(-1)];
    if (!before || !after) return !before && !after && old.section === now.section;
    return twins.get(after.id)?.provision === before;
  };
  const families = groupBy(both.filter(sameParent), ({ new: now }) => now.above.at(-1) ?? now.section);
  const still = [...families.values()].flatMap((family) =>
    keptOrder(
      family.map((pairing) => ({
        pairing,
        before: pairing.old.place,
        after: pairing.new.place,
        weight: textsOf(pairing.old.provision) + textsOf(pairing.new.provision),
        name: [pairing.old.provision.id, pairing.new.provision.id].sort().join(' '),
      })),
    ).map(({ pairing }) => pairing),
  );
  const stays = new Set<Pairing>(still);
  return new Set(both.filter((pairing) => !stays.has(pairing)));
}

const textsOf = (p: Provision): number =>
  ownText(p, 'zh').length + p.children.reduce((sum, child) => sum + textsOf(child), 0);

type Change = Pick<ProvisionChange, 'kind' | 'words'>;

/** Most telling first. */
function kindsOf(pairing: Pairing, twins: Twins, moved: ReadonlySet<Pairing>): Change[] {
  const { old, new: now } = pairing;
  if (!old || !now) return cameOrWent(pairing, twins);
  const targets = (target: string): string => twins.get(target)?.provision.id ?? `+${target}`;
  const reworded = LANGS.some(
    (lang) => ownText(old.provision, lang, (target) => target) !== ownText(now.provision, lang, targets),
  );
  const changes: Change[] = [];
  if (reworded) changes.push({ kind: 'reworded', words: edits(old.provision, now.provision) });
  if (moved.has(pairing)) changes.push({ kind: 'moved' });
  return changes.length === 0 && renumbered(old, now) ? [{ kind: 'renumbered' }] : changes;
}

const LANGS = ['zh', 'en'] as const;

/** What came or went below a provision that came or went is told with it. */
function cameOrWent({ old, new: now }: Pairing, twins: Twins): Change[] {
  if (now) {
    const above = now.above.at(-1);
    if (above && !twins.has(above.id)) return [];
    return [{ kind: 'added', words: whole(now.provision, 'inserted', ({ id }) => !twins.has(id)) }];
  }
  const kept = new Set([...twins.values()].map(({ provision }) => provision.id));
  const above = old!.above.at(-1);
  if (above && !kept.has(above.id)) return [];
  return [{ kind: 'removed', words: whole(old!.provision, 'deleted', ({ id }) => !kept.has(id)) }];
}

/** Another number that is not just that of the provision above it. */
function renumbered(old: Placed, now: Placed): boolean {
  const [before, after] = [numberOf(old.provision), numberOf(now.provision)];
  if (before === after) return false;
  const [oldAbove, newAbove] = [old.above.at(-1), now.above.at(-1)];
  if (!oldAbove || !newAbove || numberOf(oldAbove) === numberOf(newAbove)) return true;
  return old.place !== now.place;
}

const numberOf = ({ cite, mark }: Provision): string =>
  [cite?.zh, cite?.en, mark?.zh.text, mark?.en.text].join('\n');

/** Without number and title a provision goes by the name of its section. */
function refTo({ old, new: now }: Pairing): Pick<ProvisionChange, 'id' | 'old' | 'new' | 'title'> {
  const { provision, section } = (now ?? old)!;
  const { id, title } = provision;
  const cites = [old?.provision.cite, now?.provision.cite] as const;
  const unnamed = cites.every((cite) => cite === undefined) ? SECTION_NAMES[section] : undefined;
  const name = title ? { zh: textOf(title.zh), en: textOf(title.en) } : unnamed;
  return {
    id,
    ...(cites[0] && { old: cites[0] }),
    ...(cites[1] && { new: cites[1] }),
    ...(name && { title: name }),
  };
}

/** The new contract's order; what was removed follows what it followed. */
function inOrder(
  pairings: readonly Pairing[],
  moved: ReadonlySet<Pairing>,
  old: readonly Placed[],
): Pairing[] {
  const byOld = new Map(
    pairings.flatMap((pairing) => (pairing.old ? [[pairing.old, pairing] as const] : [])),
  );
  const behind = new Map<Pairing | undefined, Pairing[]>();
  let last: Pairing | undefined;
  for (const placed of old) {
    const pairing = byOld.get(placed)!;
    if (!pairing.new) behind.set(last, [...(behind.get(last) ?? []), pairing]);
    else if (!moved.has(pairing)) last = pairing;
  }
  const kept = pairings.filter((pairing) => pairing.new);
  return [
    ...(behind.get(undefined) ?? []),
    ...kept.flatMap((pairing) => [pairing, ...(behind.get(pairing) ?? [])]),
  ];
}

const edits = (old: Provision, now: Provision): Pair<readonly Edit[]> => ({
  zh: wordDiff(ownText(old, 'zh'), ownText(now, 'zh')),
  en: wordDiff(ownText(old, 'en'), ownText(now, 'en')),
});

/** All words of a provision and of those below it that share its fate. */
function whole(
  provision: Provision,
  kind: Edit['kind'],
  shares: (p: Provision) => boolean,
): Pair<readonly Edit[]> {
  const lines = (p: Provision, lang: Lang): string[] =>
    [ownText(p, lang), ...p.children.filter(shares).flatMap((child) => lines(child, lang))].filter(
      (text) => text !== '',
    );
  const edit = (lang: Lang): readonly Edit[] => [{ kind, text: lines(provision, lang).join('\n') }];
  return { zh: edit('zh'), en: edit('en') };
}

/** A line for the title, for each paragraph and for each row; `target` stands for a reference where its number is of no interest. */
function ownText({ title, blocks }: Provision, lang: Lang, target?: (id: string) => string): string {
  const words = (content: Pair<readonly Inline[]>): string => textOf(content[lang], target);
  return [
    ...(title ? [words(title)] : []),
    ...blocks.flatMap((block) => blockLines(block, words, lang)),
  ].join('\n');
}

function blockLines(
  block: Block<Inline>,
  words: (content: Pair<readonly Inline[]>) => string,
  lang: Lang,
): readonly string[] {
  const line = ({ label, value }: Line<Inline>): string =>
    `${words(label)}${lang === 'zh' ? '：' : ': '}${words(value)}`;
  switch (block.kind) {
    case 'paragraph':
      return [words(block.content)];
    case 'table':
      return [block.head, ...block.body].map((cells) => cells.map(words).join(' | '));
    case 'party':
      return block.lines.map(line);
    case 'signature':
      return [words(block.heading), words(block.seal), ...block.lines.map(line)];
  }
}

function textOf(nodes: readonly Inline[], target?: (id: string) => string): string {
  return nodes
    .map((node) => {
      if (node.kind === 'strong') return textOf(node.children, target);
      return node.kind === 'cite' && target ? `\u0000${target(node.target)}\u0000` : node.text;
    })
    .join('');
}
