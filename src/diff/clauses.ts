// Why a provision differs: the changed fields that it reads, in its words or in the conditions under which it is printed, on either side.
// A field that only follows from others is told by the change it follows from; a mere number, by what came, went or moved beside it.
import type { Library } from '../template/library.js';
import { type Reads, readsOf } from '../template/reads.js';
import {
  type Difference,
  differencesIn,
  fieldAt,
  kindOf,
  sourcesOf,
  type Terms,
  touches,
} from '../terms/index.js';
import type { CompiledSide, FieldChange } from './comparison.js';
import type { Found, Placed } from './contract.js';
import { groupBy } from './pairing.js';

export interface Explained extends Found {
  /** Paths of the changes that it reads. */
  readonly fields: readonly string[];
  /** Where no change explains it: what means the same and is written otherwise. */
  readonly restated: readonly Difference[];
  /** Paths of changes that only go with it: of what it prints, where it came or went for another reason. */
  readonly along: readonly string[];
}
type Why = Pick<Explained, 'fields' | 'restated' | 'along'>;
interface Work {
  readonly old: Book;
  readonly new: Book;
  readonly clauses: Library['clauses'];
  readonly differences: readonly Difference[];
  /** Each difference where a side has it, by the sheet's group. */
  readonly spots: ReadonlyMap<string, readonly Spot[]>;
  readonly told: ReadonlySet<string>;
}
type Steps = readonly string[];
interface Spot {
  readonly difference: Difference;
  readonly side: 'old' | 'new';
  readonly at: Steps;
}
/** One side, with what each clause of its form reads. */
interface Book {
  readonly side: 'old' | 'new';
  readonly terms: Terms;
  readonly reads: ReadonlyMap<string, Reads>;
}

export function explained(
  found: readonly Found[],
  old: CompiledSide,
  now: CompiledSide,
  changes: readonly FieldChange[],
  library: Library,
): Explained[] {
  if (found.length === 0) return [];
  const differences = differencesIn(old.terms, now.terms);
  const work: Work = {
    old: { side: 'old', terms: old.terms, reads: readsOf(library, old.form, kindOf) },
    new: { side: 'new', terms: now.terms, reads: readsOf(library, now.form, kindOf) },
    clauses: library.clauses,
    differences,
    spots: groupBy(differences.flatMap(spotsOf), ({ at }) => at[0]!),
    told: new Set(changes.map(({ path }) => path)),
  };
  const worded = new Map(
    found
      .filter(({ change }) => change.kind !== 'renumbered')
      .map((one): [Found, Explained] => [one, { ...one, ...whyOf(one, work) }]),
  );
  const others = [...worded.values()];
  return found.map((one) => worded.get(one) ?? { ...one, ...whyRenumbered(one, others, work) });
}

const spotsOf = (difference: Difference): Spot[] =>
  (['old', 'new'] as const).flatMap((side) => {
    const at = difference[side]?.split('.');
    return at ? [{ difference, side, at }] : [];
  });

type Part = Exclude<keyof Reads, 'each'>;
/** What is asked for the reason, and what else where that gives none. */
const READ: Readonly<Record<Found['change']['kind'], readonly Part[]>> = {
  reworded: ['words'],
  moved: ['place'],
  renumbered: ['place'],
  added: ['gates', 'filling'],
  removed: ['gates', 'filling'],
};

function whyOf(found: Found, work: Work): Why {
  const clause = clauseOf((found.new ?? found.old)!.provision.id, work);
  const mattering = READ[found.change.kind].map((part) => differencesRead(found, part, work));
  const told = mattering.map((differences) => differences.flatMap((one) => toldBy(one, work)));
  // What the other form has not at all came or went with the form.
  const own = [work.old, work.new].every(({ reads }) => reads.has(clause));
  const fields = (own && told.find(({ length }) => length > 0)) || [];
  const along = new Set(told.flat().filter((path) => !fields.includes(path)));
  const restated = mattering.flat().filter((difference) => difference.restated);
  // Entries in another order are no change, whatever else became of their list.
  const reordered = found.change.kind === 'moved' && restated.length > 0;
  if (fields.length > 0 && !reordered)
    return { fields: [...new Set(fields)], restated: [], along: [...along] };
  if (own && restated.length > 0) return { fields: [], restated, along: [] };
  return { fields: everywhere(work), restated: [], along: [...along] };
}

/** Differences that matter to what the provision reads, on either side. */
function differencesRead(found: Found, part: Part, work: Work): Difference[] {
  const read = [work.old, work.new].flatMap((book) =>
    readBy(found, part, book, work).flatMap((path) => {
      const spots = (work.spots.get(path[0]!) ?? []).filter(({ side }) => side === book.side);
      return spots.filter((spot) => bearsOn(spot, path, book.terms)).map(({ difference }) => difference);
    }),
  );
  return [...new Set(read)];
}

/** What changes words in any provision. */
const EVERYWHERE = ['form', 'language.names', 'language.conversion'];

const everywhere = ({ told }: Work): string[] =>
  [...told].filter((path) => path.endsWith('.nameHant') || EVERYWHERE.some((field) => touches(path, field)));

/** Paths that the provision reads on this side, as far as its own entry of a list is concerned by index; of one that is not there, those of any entry. */
function readBy({ old, new: now }: Found, part: Part, book: Book, work: Work): Steps[] {
  const placed = book.side === 'old' ? old : now;
  const clause = clauseOf((placed ?? old ?? now)!.provision.id, work);
  const reads = book.reads.get(clause);
  if (!reads) return [];
  const { each } = reads;
  const entry = each !== undefined && placed ? entryOf(placed, clause, each, book.terms) : undefined;
  return [...reads[part]].flatMap((path) => {
    const own = entry === undefined ? path : path.replace(`${each}.*`, entry);
    const steps = indexed(own, book.terms);
    return steps ? [steps] : [];
  });
}

/** The clause that printed a provision: its id without the address of an entry. */
function clauseOf(id: string, { clauses }: Work): string {
  let at = id;
  while (at !== '' && !clauses.has(at)) at = at.slice(0, Math.max(at.lastIndexOf('.'), 0));
  return at;
}

/** `standards.response.2` of `standards.response.item.email`: by key, the first of its key, or by place where the address says it. */
function entryOf({ provision }: Placed, clause: string, each: string, terms: Terms): string | undefined {
  const address = provision.id.slice(clause.length + 1).split('.');
  const [key = '', place] = address;
  const list = kindOf(each);
  if (list?.kind === 'group') return key === '' ? undefined : `${each}.${key}`;
  // Behind a key an address counts from 1; without a key the address is the index.
  if (place !== undefined) return `${each}.${Number(place) - 1}`;
  return key === '' ? undefined : fieldAt(terms, `${each}.${key}`)?.path;
}

/** The path with list entries by index; undefined where a key has no entry. Entries of an entry that is any stay as they are. */
function indexed(path: string, terms: Terms): Steps | undefined {
  const steps = path.split('.');
  const star = steps.indexOf('*');
  const sure = star < 0 ? steps.length : star;
  for (let n = 1; n < sure; n++) {
    const list = kindOf(steps.slice(0, n).join('.'));
    if (list?.kind !== 'list') continue;
    const entry = fieldAt(terms, steps.slice(0, n + 1).join('.'));
    if (!entry) return undefined;
    steps.splice(0, n + 1, ...entry.path.split('.'));
  }
  return steps;
}

/**
 * Does it matter to one who reads this path that the field at that place differs? Of a list read as a whole, entries that come or go; of a
 * group, that it has anything at all.
 */
function bearsOn({ difference, at }: Spot, read: Steps, terms: Terms): boolean {
  const same = read.every((step, i) => i >= at.length || isStep(step, at[i]!, read, i));
  if (!same || at.length <= read.length) return same;
  const { before, after } = difference;
  if (before !== undefined && after !== undefined) return false;
  return at.length === read.length + 1 && INDEX.test(at.at(-1)!)
    ? true
    : !read.includes('*') && fieldAt(terms, read.join('.')) === undefined;
}

/** A key behind an entry that is any cannot be looked up: it may be any index. */
const isStep = (step: string, place: string, read: Steps, at: number): boolean =>
  step === place ||
  step === '*' ||
  (INDEX.test(place) && !INDEX.test(step) && read.slice(0, at).includes('*'));

const INDEX = /^\d+$/;

/** The changes that tell of a difference: its own, else the first of what it follows from, with all others of the same list. */
function toldBy({ path, restated }: Difference, { differences, told }: Work): string[] {
  if (restated) return [];
  if (told.has(path)) return [path];
  for (const source of sourcesOf(path)) {
    const causes = differences.filter((other) => told.has(other.path) && touches(other.path, source));
    const list = causes[0]?.entries[0]?.address;
    const same = causes.filter(
      (cause, i) => i === 0 || (list !== undefined && cause.entries[0]?.address === list),
    );
    if (same.length > 0) return same.map((cause) => cause.path);
  }
  return [];
}

/** Another number: what came, went or moved beside it, or printed more paragraphs; else how numbers are written. */
function whyRenumbered({ old, new: now }: Found, others: readonly Explained[], work: Work): Why {
  const [older, newer] = [old!.above.at(-1) ?? old!.section, now!.above.at(-1) ?? now!.section];
  const beside = others.filter(
    (other) =>
      (other.old && (other.old.above.at(-1) ?? other.old.section) === older) ||
      (other.new && (other.new.above.at(-1) ?? other.new.section) === newer) ||
      other.old?.provision === older ||
      other.new?.provision === newer,
  );
  const moving = beside.filter(({ change }) => change.kind !== 'reworded');
  for (const causes of [moving, beside]) {
    const fields = new Set(causes.flatMap((cause) => cause.fields));
    if (fields.size > 0) return { fields: [...fields], restated: [], along: [] };
    const restated = causes.flatMap((cause) => cause.restated);
    if (restated.length > 0) return { fields: [], restated: [...new Set(restated)], along: [] };
  }
  return {
    fields: ['document.numberSubItems', 'form'].filter((path) => work.told.has(path)),
    restated: [],
    along: [],
  };
}
