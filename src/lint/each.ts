// The hits of a rule that may fire at every other word: one per paragraph is enough to tell.
import type { TextHit } from './rule.js';
import type { Stretch } from './text.js';

type PlacedHit = TextHit & { readonly at: Stretch };

/** One hit per passage, the first, with `n`, the number of those in it. */
export function firstOfEach(hits: readonly PlacedHit[]): TextHit[] {
  const each = new Map<number, { readonly hit: PlacedHit; readonly n: number }>();
  for (const hit of hits) {
    const known = each.get(hit.at.passage);
    const first = known && known.hit.at.from < hit.at.from ? known.hit : hit;
    each.set(hit.at.passage, { hit: first, n: (known?.n ?? 0) + 1 });
  }
  return [...each.values()].map(({ hit, n }) => ({ ...hit, slots: { ...hit.slots, n } }));
}
