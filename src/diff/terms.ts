// Two completed term sheets in, the fields that differ out, by legal weight and then in the order of the model. What only follows from
// another change is an effect of that change; alone it is told as computed.

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
} from '../terms/index.js';
import { type CompiledSide, type Effect, type FieldChange, type Shown, WEIGHTS } from './comparison.js';
import { type EffectSide, effect, effectsOf } from './effects.js';
import { favouring } from './favours.js';
import { labelFor } from './labels.js';
import { grouped, type Reading, shown, type Words } from './shown.js';
import { weightOf } from './weights.js';

interface Side extends EffectSide {
  readonly originOf: (path: string, schema: Difference['schema']) => Origin;
  readonly follows: ReturnType<typeof followersIn>;
}
type Sides = Readonly<Record<'old' | 'new', Side>>;

type TermsSide = Pick<CompiledSide, 'terms' | 'form' | 'value'>;

/** Without the clauses that a change touches: these the contracts tell. */
export function fieldChanges(old: TermsSide, next: TermsSide, words: Words): FieldChange[] {
  const sides: Sides = { old: sideOf(old, words), new: sideOf(next, words) };
  const all = differencesIn(old.terms, next.terms).filter(({ restated }) => !restated);
  const { told, behind } = sorted(all, sides);
  const whom = favouring(all);
  const changes = told.map((change) => {
    const following = behind.get(change) ?? [];
    const favours = whom(change);
    return {
      ...changeOf(change, sides),
      effects: [...effectsOf(change, sides), ...following.flatMap((one) => followerEffect(one, sides))],
      ...(favours && { favours }),
      clauses: [],
    };
  });
  return WEIGHTS.flatMap((weight) => changes.filter((change) => change.weight === weight));
}

function sideOf({ terms, value, form }: TermsSide, words: Words): Side {
  return {
    terms,
    reading: { words, currency: terms.fees.currency ?? 'CNY', beside: {} },
    originOf: originsIn(value, form.defaults),
    follows: followersIn(terms),
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

/** A field that follows, as an effect of what it follows from. */
function followerEffect(change: Difference, sides: Sides): Effect[] {
  const [before, after] = [shownOn('old', change, sides), shownOn('new', change, sides)];
  return effect(labelFor(change, readingAt(change, sides)), before?.text, after?.text);
}
