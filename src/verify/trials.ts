// A sheet and values to put into it → the contract that it then prints, or the errors that it then has. Values that the sheet gives itself
// though the program would compute the same are computed anew from what was put in, or they would contradict it.
import type { Printable } from '../contract/ast.js';
import type { Problem } from '../problem.js';
import { isComputed, kindOf, type Terms, typedFollowers, valueAt } from '../terms/index.js';
import { withoutValue, withValue } from './sheet.js';

/** A sheet's value, its terms and what they print. */
export interface Version {
  readonly value: unknown;
  readonly terms: Terms;
  readonly printable: Printable;
}
/** What became of printing: nothing but problems where the sheet forbids it. */
export interface Trial {
  readonly printable?: Printable;
  readonly terms?: Terms;
  readonly problems: readonly Problem[];
}
/** A value for an index path of the terms. */
export interface Put {
  readonly path: string;
  readonly candidate: unknown;
}
interface Tried {
  /** Absent where the sheet forbids it, or where too much was tried. */
  readonly version?: Version;
  /** Index paths of the values that were computed anew. */
  readonly carried: readonly string[];
  readonly problems: readonly Problem[];
}

/** A document with hundreds of changed values is another document. */
const MOST_TRIALS = 400;

export function tried(press: (value: unknown) => Trial) {
  let left = MOST_TRIALS;
  const print = (value: unknown): Trial => {
    left -= 1;
    return left < 0 ? { problems: [] } : press(value);
  };
  const followersOf = computedOnes(print);

  /** The sheet with the values, where those that follow are left to the program; then they are written out as it computed them. */
  function carrying(value: unknown, base: Version, followers: readonly string[]): Tried {
    const bare = followers.reduce(withoutValue, value);
    const { printable, terms, problems } = print(bare);
    if (!printable || !terms) return { carried: [], problems: problems.flatMap(errorOnly) };
    const full = followers.reduce(
      (sheet, path) => withValue(sheet, base.terms, path, valueAt(terms, path)),
      bare,
    );
    return { version: { value: full, terms, printable }, carried: followers, problems: [] };
  }

  return (base: Version, puts: readonly Put[]): Tried => {
    const next = puts.reduce(
      (sheet, { path, candidate }) => withValue(sheet, base.terms, path, candidate),
      base.value,
    );
    const followers = followersOf(
      base,
      puts.map(({ path }) => path),
    );
    // An amount that equals what is computed was computed; another value may equal it by chance and goes along only if it must.
    const amounts = followers.filter((path) => kindOf(path)?.kind === 'money');
    const first = carrying(next, base, amounts);
    if (first.version || amounts.length === followers.length) return first;
    const all = carrying(next, base, followers);
    return all.version ? all : first;
  };
}

/** Values of the sheet that follow from these fields and are what the program would compute; asked once for each sheet. */
function computedOnes(print: (value: unknown) => Trial) {
  const known = new WeakMap<Version, Map<string, boolean>>();
  return (base: Version, paths: readonly string[]): string[] => {
    const answers = known.get(base) ?? new Map<string, boolean>();
    known.set(base, answers);
    return typedFollowers(paths, base.value).filter((path) => {
      if (!answers.has(path)) {
        const { terms } = print(withoutValue(base.value, path));
        answers.set(path, terms !== undefined && isComputed(path, base.terms, terms));
      }
      return answers.get(path);
    });
  };
}

/** Where they stand in a sheet that nobody has seen says nothing. */
function errorOnly({ place: _, ...problem }: Problem): Problem[] {
  return problem.severity === 'error' ? [problem] : [];
}
