// A mistyped word in, the nearest known word out, or nothing when none is near enough to be what was meant.
import { distance } from 'fastest-levenshtein';

const plain = (word: string) => word.toLowerCase().replace(/[\s_-]/g, '');

/** The candidate that differs in at most a third of its letters; the first one wins a tie. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(word);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const known = plain(candidate);
    const steps = distance(wanted, known);
    if (steps < least && steps <= Math.max(1, Math.floor(Math.max(wanted.length, known.length) / 3))) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}
