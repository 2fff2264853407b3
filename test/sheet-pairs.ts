// Random pairs of sheets that can both be printed: two that have nothing to do with each other, of one form or of two, and one with a few
// fields taken over from another. Edits that the model refuses are not made.
import fc from 'fast-check';
import { assemble } from '../src/contract/assemble.js';
import { resolve } from '../src/contract/resolve.js';
import type { CompiledSide } from '../src/diff/comparison.js';
import type { Form } from '../src/template/forms.js';
import { clausesOf } from '../src/template/named.js';
import { checkTerms, type Terms } from '../src/terms/index.js';
import { FORMS, library } from './example.js';
import { arbitrarySheet, type Json, type RandomSheet } from './random-sheet.js';

type Group = { [key: string]: Json };
export interface SheetPair {
  readonly old: CompiledSide;
  readonly new: CompiledSide;
  /** What was edited, or nothing where the sheets are strangers. */
  readonly edits: readonly string[];
}

export function sideOf(file: string, form: Form, sheet: unknown, terms: Terms): CompiledSide {
  const { draft, read } = assemble(library, form, terms);
  const { contract, problems } = resolve(draft, {
    articles: library.schemes[form.numbering]!,
    annexes: library.schemes.annex!,
  });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'));
  return { file, contract, terms, form, read, value: sheet };
}

/** So many pairs: one in three of strangers, one in six across forms, the others edited. Sheets cost most, so that a few serve them all. */
export function randomPairs(count: number, seed: number): SheetPair[] {
  const each = Math.min(12, Math.max(3, Math.round(count / 40)));
  const stock = FORMS.map((id) => {
    const form = library.forms.get(id)!;
    return fc.sample(arbitrarySheet(form, 60), { numRuns: each, seed }).map((made) => ({ form, ...made }));
  });
  const draw = fc.record({
    kind: fc.constantFrom('edited', 'edited', 'edited', 'strangers', 'strangers', 'forms'),
    mine: fc.nat(FORMS.length - 1),
    away: fc.integer({ min: 1, max: FORMS.length - 1 }),
    one: fc.nat(each - 1),
    other: fc.integer({ min: 1, max: each - 1 }),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  });
  return fc.sample(draw, { numRuns: count, seed }).map(({ kind, mine, away, one, other, picks }) => {
    const first = stock[mine]![one]!;
    const forms = kind === 'forms' ? (mine + away) % FORMS.length : mine;
    const second = stock[forms]![(one + other) % each]!;
    const old = sideOf('old.yaml', first.form, first.sheet, first.terms);
    if (kind !== 'edited')
      return { old, new: sideOf('new.yaml', second.form, second.sheet, second.terms), edits: [] };
    const { sheet, terms, edits } = edited(first, second, picks, first.form);
    return { old, new: sideOf('new.yaml', first.form, sheet, terms), edits };
  });
}

/** Takes over what the other sheet says of some fields, drops a list's last entry or turns a list round. */
function edited(one: RandomSheet, other: RandomSheet, picks: readonly number[], form: Form) {
  let { sheet, terms } = one as { sheet: Group; terms: Terms };
  const edits: string[] = [];
  for (const pick of picks) {
    const places = placesIn(sheet, other.sheet as Group);
    // What was picked may be refused: then the next that is not.
    for (let n = 0; n < 8; n++) {
      const place = places[(pick + n * 7919) % places.length]!;
      const next = structuredClone(sheet);
      const done = change(next, other.sheet as Group, place, pick % 5);
      const checked = checkTerms(next, {
        ...{ english: !one.chinese, status: 'final', defaults: form.defaults, requires: form.requires },
        ...{ laws: library.laws, clauses: clausesOf(form) },
      });
      if (!checked.terms) continue;
      sheet = next;
      terms = checked.terms;
      edits.push(done);
      break;
    }
  }
  return { sheet, terms, edits };
}

type Place = readonly (string | number)[];

/** Every field of either sheet, and every field of an entry that the first one has. */
function placesIn(a: Json | undefined, b: Json | undefined, at: Place = []): Place[] {
  const isGroup = (value: Json | undefined): value is Group =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (Array.isArray(a))
    return [at, ...a.flatMap((entry, i) => (isGroup(entry) ? placesIn(entry, entry, [...at, i]) : []))];
  if (!isGroup(a) && !isGroup(b)) return [at];
  const [left, right] = [isGroup(a) ? a : {}, isGroup(b) ? b : {}];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names
    .filter((name) => at.length > 0 || !['schema', 'form', 'document'].includes(name))
    .flatMap((name) => placesIn(left[name], right[name], [...at, name]));
}

const get = (value: Json | undefined, place: Place): Json | undefined =>
  place.reduce<Json | undefined>((inner, step) => (inner as Group | undefined)?.[step], value);

function change(sheet: Group, other: Group, place: Place, way: number): string {
  const [above, last] = [place.slice(0, -1), place.at(-1)!];
  let holder = sheet;
  for (const step of above) {
    holder[step] ??= {};
    holder = holder[step] as Group;
  }
  const [mine, theirs] = [holder[last], get(other, place)];
  if (Array.isArray(mine) && mine.length > 1 && way < 2) {
    holder[last] = way === 0 ? mine.slice(0, -1) : [...mine].reverse();
    return `${place.join('.')} ${way === 0 ? 'shortened' : 'reversed'}`;
  }
  if (theirs === undefined) delete holder[last];
  else holder[last] = structuredClone(theirs);
  return `${place.join('.')} = ${JSON.stringify(theirs)}`;
}
