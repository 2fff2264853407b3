// Patterns that hold the words of both languages, over sentences; lengths of time to compare, and lists to print. For rules that ask
// whether something is said at all, in whichever language.
import type { Pair } from '../contract/ast.js';
import type { Family } from './analysis/families.js';
import type { Figure, FigureKind } from './analysis/figures.js';
import type { Analysis } from './analysis/index.js';
import { type Said, said, spot } from './said.js';
import type { Stretch } from './text.js';

/** The sentences of some subjects, in order. */
export const saidOf = (analysis: Analysis, ...families: readonly Family[]): Said[] =>
  said(analysis).filter(({ family }) => family !== undefined && families.includes(family));

export const told = (sentences: readonly Said[], pattern: RegExp): boolean =>
  sentences.some(({ words }) => pattern.test(words));

/** Where it first holds in several. */
export function firstSpot(sentences: readonly Said[], pattern: RegExp): Stretch | undefined {
  for (const sentence of sentences) {
    const at = spot(sentence, pattern);
    if (at) return at;
  }
  return undefined;
}

/** A sentence’s figures of one kind, behind a place where one is given. */
export const figuresOf = ({ figures, from }: Said, kind: FigureKind, behind = 0): readonly Figure[] =>
  figures.filter((figure) => figure.kind === kind && figure.at.from - from >= behind);

const HOURS: Readonly<Record<string, number>> = {
  ...{ second: 1 / 3600, minute: 1 / 60, hour: 1, day: 24, calendar_day: 24, working_day: 24 },
  ...{ week: 7 * 24, month: 730, year: 12 * 730 },
};

/** A length to compare with a limit; twelve months are a year. */
export const hoursOf = ({ value, unit = 'day' }: Figure): number => Number(value) * (HOURS[unit] ?? 24);
export const YEAR_HOURS = 12 * 730;

/** Names in a row. */
export const listed = (names: readonly Pair<string>[]): Pair<string> => ({
  zh: names.map(({ zh }) => zh).join('、'),
  en: names.map(({ en }) => en).join(', '),
});
