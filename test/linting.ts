// What the tests of the rules share: an example of a rule as a person would check it, and the problems that come of it.
import { compile } from '../src/compile.js';
import { readPlain } from '../src/foreign/index.js';
import { type Facts, textProblems } from '../src/lint/index.js';
import type { Example, SheetExample } from '../src/lint/rule.js';
import type { Problem } from '../src/problem.js';
import { loadFold } from '../src/script/fold.js';
import { readSheet } from '../src/sheet/index.js';
import { EXAMPLES, library } from './example.js';
import { writeLines } from './sheet-lines.js';

export const TODAY = '2026-11-22';
const fold = await loadFold();
const FILES = {
  SAS: 'shop-after-sales.yaml',
  CSE: 'cs-entrustment.yaml',
  ECS: 'ecommerce-satisfaction.yaml',
  ASO: 'after-sales-outsourcing.yaml',
  SVL: 'short-video-live.yaml',
} as const;

/** Values of the forms' full examples, each read once. */
const valuesOf = new Map<string, unknown>();

/** A form's full example with some values put in or taken out, as a sheet's text. */
export function sheetWith({ form = 'SAS', set }: SheetExample): string {
  const values = valuesOf.get(form) ?? readSheet(EXAMPLES[FILES[form]]!, form).value;
  valuesOf.set(form, values);
  const sheet = structuredClone(values) as Parameters<typeof writeLines>[0];
  for (const [path, value] of Object.entries(set)) put(sheet, path.split('.'), value);
  return writeLines(sheet).text;
}

function put(target: object, [step = '', ...rest]: readonly string[], value: unknown): void {
  const holder = target as Record<string, unknown>;
  if (rest.length === 0 && value === undefined) {
    if (Array.isArray(target)) target.splice(Number(step), 1);
    else delete holder[step];
  } else if (rest.length === 0) holder[step] = value;
  else {
    holder[step] ??= /^\d+$/.test(rest[0]!) ? [] : {};
    put(holder[step] as object, rest, value);
  }
}

/** Everything that checking the sheet tells: all rules, or the one of this id. */
export const checkedSheet = (text: string, asOf = TODAY, rule?: string): readonly Problem[] =>
  compile(text, library, {
    ...{ file: 'test.yaml', status: 'final' },
    checks: { asOf, ...(rule !== undefined && { applies: (id) => id === rule }) },
  }).problems;

export const foreign = (text: string) => readPlain(text, fold);

export function checkedText(text: string, asOf = TODAY): readonly Problem[] {
  const { laws, institutions, glossary } = library;
  const facts: Facts = { laws, institutions, glossary, asOf };
  return textProblems(foreign(text), facts, 'test.txt');
}

/** Of a text all rules tell; of a sheet the one that it is an example of: the others have nothing to do with it. */
export const checked = (example: Example, rule?: string): readonly Problem[] =>
  'set' in example
    ? checkedSheet(sheetWith(example), example.asOf, rule)
    : checkedText(example.text, example.asOf);
