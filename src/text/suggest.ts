// A mistyped word in, the nearest known word out, or nothing when none is near enough to be what was meant.
import { distance } from 'fastest-levenshtein';

export { distance };

const plain = (word: string) => word.toLowerCase().replace(/[\s_-]/g, '');

/** Two neighbours that changed places count as one slip, not two. */
function slips(wanted: string, known: string): number {
  const letters = [...wanted];
  const swapped = letters.slice(1).map((letter, i) => {
    const turned = letters.with(i, letter).with(i + 1, letters[i] ?? '');
    return 1 + distance(turned.join(''), known);
  });
  return Math.min(distance(wanted, known), ...swapped);
}

/** The candidate that differs in at most a third of its letters; the first one wins a tie. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(word);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const known = plain(candidate);
    const steps = slips(wanted, known);
    if (steps < least && steps <= Math.max(1, Math.floor(Math.max(wanted.length, known.length) / 3))) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}

/** 1 where two texts are the same, 0 where they share nothing: the part of the longer one that need not change. */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - distance(a, b) / longer;
}
