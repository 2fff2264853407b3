// Patterns over passages: every match as a stretch, in linear time. Patterns that can run on without end are to be bounded ({0,40}) by those who write them.
// White space is {0,4} or {1,5}: of {0,3} and less V8 writes out every case, and all that follows for each, which takes long to compile.

import { oncePer } from '../text/once.js';
import type { ContractText, Passage, PassageKind, Stretch } from './text.js';

export interface Match {
  readonly at: Stretch;
  readonly match: RegExpExecArray;
  readonly passage: Passage;
}

/** Every match of a global pattern in a passage: of a Chinese passage in its Simplified form. */
export function matchesIn(passage: Passage, pattern: RegExp): Match[] {
  if (!pattern.global) throw new TypeError(`${pattern} must be global`);
  const text = passage.lang === 'zh' ? passage.folded : passage.text;
  // Most passages hold no match: to search is cheaper than matchAll, which copies the pattern first.
  if (text.search(pattern) < 0) return [];
  return [...text.matchAll(pattern)].map((match) => ({
    at: { passage: passage.index, from: match.index, to: match.index + match[0].length },
    match,
    passage,
  }));
}

/** The words of a contract; furniture and contents say nothing of their own. */
export const SAID: readonly PassageKind[] = ['title', 'heading', 'body', 'cell', 'party', 'signature'];
/** What the parties agree on. */
export const OPERATIVE: readonly PassageKind[] = ['body', 'cell'];

/** Nearly every rule asks for the same few selections. */
const selections = oncePer((_: ContractText) => new Map<string, readonly Passage[]>());

export function passagesOf(
  text: ContractText,
  kinds: readonly PassageKind[] = SAID,
  lang?: 'zh' | 'en',
): readonly Passage[] {
  const known = selections(text);
  const key = `${kinds.join()} ${lang}`;
  const found =
    known.get(key) ??
    text.passages.filter(
      (passage) => kinds.includes(passage.kind) && (lang === undefined || passage.lang === lang),
    );
  known.set(key, found);
  return found;
}

/** Every match in passages of these kinds. */
export const matchesOf = (
  text: ContractText,
  pattern: RegExp,
  kinds: readonly PassageKind[] = SAID,
  lang?: 'zh' | 'en',
): Match[] => passagesOf(text, kinds, lang).flatMap((passage) => matchesIn(passage, pattern));

/** The words at a stretch, as printed. */
export const wordsAt = (text: ContractText, { passage, from, to }: Stretch): string =>
  text.passages[passage]!.text.slice(from, to);
