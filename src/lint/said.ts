// What the parties agree on, sentence by sentence, with the subject of the clause and the figures in it. Cut once per analysis: most rules
// on money and liability ask for it.

import { oncePer } from '../text/once.js';
import type { Family } from './analysis/families.js';
import type { Figure } from './analysis/figures.js';
import type { Analysis } from './analysis/index.js';
import type { Sentence } from './analysis/sentences.js';
import { OPERATIVE, passagesOf } from './find.js';
import type { Rule, TextHit } from './rule.js';
import type { Stretch } from './text.js';

export interface Said extends Sentence {
  readonly lang: 'zh' | 'en';
  readonly clause: number;
  readonly family: Family | undefined;
  /** What patterns are matched against: Chinese in Simplified, English as written. */
  readonly words: string;
  readonly figures: readonly Figure[];
}

export const said: (contract: Analysis) => readonly Said[] = oncePer(cut);

function cut(contract: Analysis): Said[] {
  const figures = new Map<number, Figure[]>();
  for (const figure of contract.figures) {
    const { passage } = figure.at;
    const there = figures.get(passage);
    if (there) there.push(figure);
    else figures.set(passage, [figure]);
  }
  return passagesOf(contract.text, OPERATIVE).flatMap(({ index, lang, clause }) => {
    const family = contract.familyOf(clause);
    const all = figures.get(index) ?? [];
    let next = 0;
    return contract.sentencesOf(index).map(({ passage, from, to, text, folded }): Said => {
      const first = next;
      while (next < all.length && all[next]!.at.from < to) next += 1;
      const words = lang === 'zh' ? folded : text;
      const own = all.slice(first, next);
      return { passage, from, to, text, folded, lang, clause, words, family, figures: own };
    });
  });
}

/** A pattern for each language; a language without one is not looked at. */
export interface Words {
  readonly zh?: RegExp;
  readonly en?: RegExp;
}

/** Where the pattern first holds in a sentence. */
export function spot({ passage, from, words }: Said, pattern: RegExp): Stretch | undefined {
  const found = pattern.exec(words);
  if (!found) return undefined;
  const start = from + found.index;
  return { passage, from: start, to: start + found[0].length };
}

/** The same of the pattern of its language. */
export function spotIn(sentence: Said, words: Words): Stretch | undefined {
  const pattern = words[sentence.lang];
  return pattern && spot(sentence, pattern);
}

/** The words at a stretch of a sentence. */
export const wordsIn = ({ words, from }: Said, at: Stretch): string =>
  words.slice(at.from - from, at.to - from);

export const says = ({ lang, words }: Said, pattern: Words): boolean => pattern[lang]?.test(words) ?? false;

export const anySays = (sentences: readonly Said[], pattern: Words): boolean =>
  sentences.some((sentence) => says(sentence, pattern));

/** The first clause of a subject, for what is missing in it. */
export const clauseOf = (contract: Analysis, ...families: readonly Family[]): number | undefined =>
  said(contract).find(({ family }) => family !== undefined && families.includes(family))?.clause;

/** Every sentence in which the pattern stands, unless it says otherwise itself. */
export const each = (contract: Analysis, pattern: Words, unless?: Words): (TextHit & { at: Stretch })[] =>
  said(contract).flatMap((sentence) => {
    const at = unless && says(sentence, unless) ? undefined : spotIn(sentence, pattern);
    return at ? [{ at }] : [];
  });

/** For what the sheet itself tells of our own contracts. */
export const ofForeign =
  (find: NonNullable<Rule['text']>): NonNullable<Rule['text']> =>
  (contract) =>
    contract.text.foreign ? find(contract) : [];
