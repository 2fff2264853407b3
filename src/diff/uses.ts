// Which fields a contract has a use for: those that its provisions looked up when they were printed, and those from which such a field
// follows. A field for which a switch leaves no use is no change beside the switch, unless both sheets say it.
import { type Difference, metaOf, type Origin, sourcesOf, within } from '../terms/index.js';

export type Uses = (difference: Difference, side: 'old' | 'new') => boolean;
interface Side {
  readonly uses: Uses;
  readonly originOf: (path: string, schema: Difference['schema']) => Origin;
}
type Sides = Readonly<Record<'old' | 'new', Side>>;

/** Takes the index paths that were looked up. */
export function usesIn(read: ReadonlySet<string>): Uses {
  const groups = new Set([...read].flatMap(withAbove));
  const sources = [...new Set([...read].flatMap(sourcesOf))];
  return (difference, side) => {
    const path = difference[side] ?? parentOf(difference[side === 'old' ? 'new' : 'old'] ?? '');
    return (
      groups.has(path) ||
      // An entry counts where somebody asked for its list.
      (/\.\d+$/.test(path) && read.has(parentOf(path))) ||
      sources.some((source) => within(path, source) || within(source, path))
    );
  };
}

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));

/** A group is of use where anything inside it is. */
const withAbove = (path: string): string[] => (path === '' ? [] : [path, ...withAbove(parentOf(path))]);

export interface Settled {
  /** What is told by itself. */
  readonly standing: readonly Difference[];
  /** What a switch brings or takes away with it, where that is little; of more the provisions tell. */
  readonly carried: ReadonlyMap<Difference, readonly Difference[]>;
}
const SIDES = ['old', 'new'] as const;
const MANY = 5;

/** Sorts out what only fell away: a side has no use for it, and its sheet does not say it. */
export function settled(all: readonly Difference[], sides: Sides): Settled {
  const used = (one: Difference): boolean[] => SIDES.map((side) => sides[side].uses(one, side));
  const said = (one: Difference): boolean[] =>
    SIDES.map((side) => one[side] !== undefined && sides[side].originOf(one[side], one.schema) === 'sheet');
  const switches = all.filter((one) => isSwitch(one) && used(one).every(Boolean));
  const fell = all.filter((one) => {
    const [uses, says] = [used(one), said(one)];
    if (uses.some(Boolean)) return uses.some((use, i) => !use && !says[i]);
    return !says.every(Boolean) && switches.some(({ path }) => groupOf(path) === groupOf(one.path));
  });
  const telling = fell.filter((one) => used(one).some((use, i) => use && said(one)[i]));
  const owned = telling.map((one) => [one, switchFor(one, switches)] as const);
  const orphans = new Set(owned.flatMap(([one, owner]) => (owner ? [] : [one])));
  const carried = switches.map((owner): [Difference, Difference[]] => [
    owner,
    owned.flatMap(([one, by]) => (by === owner ? [one] : [])),
  ]);
  return {
    standing: all.filter((one) => !fell.includes(one) || orphans.has(one)),
    carried: new Map(carried.filter(([, list]) => list.length <= MANY)),
  };
}

/** The nearest switch in a group around the field. */
const switchFor = (one: Difference, switches: readonly Difference[]): Difference | undefined =>
  switches
    .filter(({ path }) => path.includes('.') && within(one.path, parentOf(path)))
    .sort((a, b) => b.path.length - a.path.length)[0];

const groupOf = (path: string): string => path.split('.', 1)[0]!;
const isSwitch = ({ schema }: Difference): boolean =>
  ['bool', 'enum'].includes(metaOf(schema).valueType?.kind.kind ?? '');
