// Two completed term sheets in, the fields that differ out, by legal weight and then in the order of the model. What only follows from
// another change is an effect of that change; alone it is told as computed. What only fell away with a switch is told by the switch.

import type { Library } from '../template/library.js';
import {
  type Difference,
  differencesIn,
  followersIn,
  isGroup,
  membersFor,
  metaOf,
  type Origin,
  originsIn,
  sourcesOf,
  touches,
  valueAt,
  within,
} from '../terms/index.js';
import { type CompiledSide, type Effect, type FieldChange, type Shown, WEIGHTS } from './comparison.js';
import { type EffectSide, effect, effectsOf } from './effects.js';
import { favouring } from './favours.js';
import { labelFor } from './labels.js';
import { grouped, type Reading, shown } from './shown.js';
import { settled, type Uses, usesIn } from './uses.js';
import { weightOf } from './weights.js';

interface Side extends EffectSide {
  readonly originOf: (path: string, schema: Difference['schema']) => Origin;
  readonly follows: ReturnType<typeof followersIn>;
  readonly uses: Uses;
}
type Sides = Readonly<Record<'old' | 'new', Side>>;

type TermsSide = Pick<CompiledSide, 'terms' | 'form' | 'read' | 'value'>;

/** Without the clauses that a change touches: these the contracts tell. */
export function fieldChanges(old: TermsSide, next: TermsSide, library: Library): FieldChange[] {
  const sides: Sides = { old: sideOf(old, library), new: sideOf(next, library) };
  const all = differencesIn(old.terms, next.terms).filter(({ restated }) => !restated);
  const { standing, carried } = settled(all, sides);
  const { told, behind } = sorted(standing, sides);
  const whom = favouring(all);
  const changes = told.map((change) => {
    const following = [...(carried.get(change) ?? []), ...(behind.get(change) ?? [])];
    // A value that a side has no use for is nobody's gain.
    const isUsed = sides.old.uses(change, 'old') && sides.new.uses(change, 'new');
    const favours = isUsed ? whom(change) : undefined;
    return {
      ...changeOf(change, sides),
      effects: [...effectsOf(change, sides), ...following.flatMap((one) => followerEffect(one, sides))],
      ...(favours && { favours }),
      clauses: [],
    };
  });
  return WEIGHTS.flatMap((weight) => changes.filter((change) => change.weight === weight));
}

function sideOf({ terms, value, form, read }: TermsSide, library: Library): Side {
  return {
    terms,
    reading: { words: library, currency: terms.fees.currency ?? 'CNY', beside: {} },
    originOf: originsIn(value, form.defaults),
    follows: followersIn(terms),
    uses: usesIn(read),
  };
}

/** The changes to tell of, and the fields that follow from each. */
function sorted(all: readonly Difference[], { old, new: next }: Sides) {
  const follower = (one: Difference): boolean =>
    sourcesOf(one.path).length > 0 && old.follows(one.old, one.schema) && next.follows(one.new, one.schema);
  const followers = new Set(all.filter(follower));
  const leading = all.filter((one) => !followers.has(one));
  const behind = new Map<Difference, Difference[]>();
  const alone: Difference[] = [];
  for (const one of followers) {
    const sources = sourcesOf(one.path).flatMap((source) =>
      leading.filter(({ path }) => touches(path, source)),
    );
    if (sources[0]) behind.set(sources[0], [...(behind.get(sources[0]) ?? []), one]);
    else alone.push(one);
  }
  return { told: all.filter((one) => !followers.has(one) || alone.includes(one)), behind };
}

function changeOf(change: Difference, sides: Sides): Omit<FieldChange, 'effects' | 'clauses'> {
  const { path, address } = change;
  const [before, after] = [shownOn('old', change, sides), shownOn('new', change, sides)];
  return {
    path,
    weight: weightOf(address),
    label: labelFor(change, readingAt(change, sides)),
    kind: !before ? 'added' : !after ? 'removed' : 'changed',
    ...(before && { before }),
    ...(after && { after }),
  };
}

/** The newer side reads the labels. */
const readingAt = (change: Difference, sides: Sides): Reading =>
  change.new === undefined ? sides.old.reading : sides.new.reading;

function shownOn(name: 'old' | 'new', change: Difference, sides: Sides): Shown | undefined {
  const { schema, address, entries } = change;
  const [value, path] = [name === 'old' ? change.before : change.after, change[name]];
  if (value === undefined || path === undefined || (Array.isArray(value) && value.length === 0))
    return undefined;
  const { reading, terms, originOf } = sides[name];
  const above = valueAt(terms, path.slice(0, Math.max(path.lastIndexOf('.'), 0)));
  const here: Reading = { ...reading, beside: isGroup(above) ? above : {} };
  const entry = entries.at(-1);
  const whole = entry !== undefined && change.path.endsWith(`.${entry.segment}`) && isGroup(value);
  const text =
    whole && membersFor(schema, value)
      ? grouped(value, schema, address, here, metaOf(entry.list).key ?? '')
      : shown(value, schema, address, here);
  return { value, text, by: originOf(path, schema) };
}

/** A field that follows, or goes with a switch, as an effect of what it follows from. */
function followerEffect(change: Difference, sides: Sides): Effect[] {
  const [inOld, inNew] = [sides.old.uses(change, 'old'), sides.new.uses(change, 'new')];
  // What one side alone has a use for is nothing on the other.
  const before = inNew && !inOld ? undefined : shownOn('old', change, sides);
  const after = inOld && !inNew ? undefined : shownOn('new', change, sides);
  // Tax cannot be worked out of every price: one side alone would read as if it were the only one.
  if (within(change.path, 'derived') && !(before && after)) return [];
  return effect(labelFor(change, readingAt(change, sides)), before?.text ?? NONE, after?.text ?? NONE);
}

const NONE = { zh: '（无）', en: '(none)' };
