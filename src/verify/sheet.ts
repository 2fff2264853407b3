// A sheet's value and an index path of the terms in, the sheet with that field put in or taken out. Nothing else in it changes.
import { isGroup, kindOf, type Terms } from '../terms/index.js';

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

/** A field of a group; entries of lists stay. */
export function withoutValue(sheet: unknown, path: string): unknown {
  const drop = (given: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (Array.isArray(given))
      return given.map((entry, n) => (String(n) === step ? drop(entry, rest) : entry));
    if (step === undefined || !isGroup(given) || !Object.hasOwn(given, step)) return given;
    const { [step]: inner, ...others } = given;
    return rest.length === 0 ? others : { ...given, [step]: drop(inner, rest) };
  };
  return drop(sheet, path.split('.'));
}
