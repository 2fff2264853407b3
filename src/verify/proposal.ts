// Printed values that somebody changed → the term sheet that prints them: each text is turned back into a value by trying. A candidate goes
// into the sheet, the contract is printed again, and the candidate stays only where that place then says what the returned document says.
import type { Lang, Pair, Printable, Run } from '../contract/ast.js';
import { piecesOf } from '../diff/words.js';
import { fieldAt, kindOf, labelOf, type Terms } from '../terms/index.js';
import { isGroup } from '../terms/walk.js';
import { candidatesFor } from './candidates.js';
import type { Clause } from './finding.js';

/** A value as it was printed in one place, and what stands there now. */
export interface Occurrence {
  readonly path: string;
  readonly lang: Lang;
  readonly before: string;
  readonly after: string;
  readonly clause?: Clause;
}
export interface Proposal {
  readonly path: string;
  readonly label: Pair<string>;
  /** As the sheet and its defaults hold it, and as the sheet would have to. */
  readonly before: unknown;
  readonly after: unknown;
  /** The same as printed where it was changed first. */
  readonly printed: { readonly before: string; readonly after: string };
  /** Where it was changed. */
  readonly clauses: readonly Clause[];
}
/** What was printed, and how to print a changed sheet in the same way; undefined where the sheet forbids it. */
export interface Press {
  readonly printable: Printable;
  readonly terms: Terms;
  readonly value: unknown;
  readonly print: (value: unknown) => Printable | undefined;
}
export interface Proposed {
  readonly fields: readonly Proposal[];
  /** The sheet's value with every proposal in it; the old one where there is none. */
  readonly value: unknown;
  readonly printable: Printable;
}

/** A document with hundreds of changed values is another document. */
const MOST_TRIALS = 400;

export function propose(occurrences: readonly Occurrence[], press: Press): Proposed {
  const fields: Proposal[] = [];
  let { value, printable } = press;
  let trials = 0;
  for (const path of new Set(occurrences.map((one) => one.path))) {
    const found = occurrences.filter((one) => one.path === path);
    const kind = kindOf(path);
    const known = fieldAt(press.terms, path);
    // What follows from a value that is in the sheet already is no value of its own.
    const follows = found.every((at) => fits(at, press.printable, printable));
    if (!kind || follows) continue;
    for (const { candidate, at } of trialsOf(found, (o) =>
      candidatesFor(kind, known?.value, o.after, o.lang),
    )) {
      trials += 1;
      if (trials > MOST_TRIALS) break;
      const next = withValue(value, press.terms, known?.path ?? path, candidate);
      const printed = press.print(next);
      if (!printed || !fits(at, press.printable, printed)) continue;
      [value, printable] = [next, printed];
      fields.push({
        ...{ path, label: labelOf(path), before: known?.value, after: candidate },
        printed: { before: at.before, after: at.after },
        clauses: [...new Set(found.flatMap(({ clause }) => clause ?? []))],
      });
      break;
    }
  }
  return { fields, value, printable };
}

/** Every candidate once, those of the first place first. */
function trialsOf(
  found: readonly Occurrence[],
  candidates: (occurrence: Occurrence) => readonly unknown[],
): { readonly candidate: unknown; readonly at: Occurrence }[] {
  const seen = new Set<string>();
  return found.flatMap((at) =>
    candidates(at).flatMap((candidate) => {
      const key = JSON.stringify([candidate, at.before, at.after]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ candidate, at }];
    }),
  );
}

/** Whether a place that said `before` now says `after`, or as much of it as was changed by hand: 68,000.00 without its capitals. */
function fits({ path, before, after }: Occurrence, old: Printable, now: Printable): boolean {
  const [was, is] = [old, now].map((printable) => valuesOf(printable, path));
  if (was!.length !== is!.length) return is!.includes(after) && !is!.includes(before);
  return is!.some((text, n) => was![n] === before && text !== before && isBetween(before, after, text));
}

/** Each piece of the text is one of the old printing or of the new, and not all are old. */
function isBetween(before: string, after: string, now: string): boolean {
  if (plain(after) === plain(now)) return true;
  const [old, given, meant] = [before, after, now].map((text) => piecesOf(plain(text)));
  if (old!.length !== given!.length || given!.length !== meant!.length) return false;
  return (
    given!.every((piece, n) => piece === old![n] || piece === meant![n]) &&
    given!.some((piece, n) => piece === meant![n] && piece !== old![n])
  );
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').trim();

/** The printed texts of a field in reading order. */
function valuesOf({ rows }: Printable, path: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isGroup(node)) {
      const run = node as unknown as Run;
      if (run.path === path) found.push(run.text);
      else Object.values(node).forEach(visit);
    }
  };
  visit(rows);
  return found;
}

/** The sheet with a value at an index path of the terms; a list that comes from the form is written out by its keys. */
export function withValue(sheet: unknown, terms: Terms, path: string, value: unknown): unknown {
  const put = (given: unknown, known: unknown, steps: readonly string[], at: readonly string[]): unknown => {
    const [step, ...rest] = steps;
    if (step === undefined) return value;
    const below = [...at, step];
    if (Array.isArray(known)) {
      const entries =
        Array.isArray(given) && given.length === known.length ? given : namesOf(known, at.join('.'));
      return entries.map((entry: unknown, n) =>
        n === Number(step) ? put(entry, known[n], rest, below) : entry,
      );
    }
    const group = isGroup(given) ? given : {};
    const inner = isGroup(known) ? known[step] : undefined;
    return { ...group, [step]: put(group[step], inner, rest, below) };
  };
  return put(sheet, terms, path.split('.'), []);
}

function namesOf(entries: readonly unknown[], path: string): unknown[] {
  const kind = kindOf(path);
  const key = kind?.kind === 'list' ? kind.key : undefined;
  return entries.map((entry) => (key !== undefined && isGroup(entry) ? { [key]: entry[key] } : entry));
}
