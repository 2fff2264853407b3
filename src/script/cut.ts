// A converted text cut where its source was cut: over the runs of a paragraph, or the nodes of a leaf.
import type { Converted } from './conversion.js';

/** `at` are source offsets in order. A stretch whose length changed goes to the piece in which it begins. */
export function cutAt({ text, notes }: Converted, at: readonly number[]): string[] {
  const uneven = notes.filter(({ start, end, result }) => result.length !== end - start);
  const pieces: string[] = [];
  let from = 0;
  let shift = 0;
  let next = 0;
  for (const offset of at) {
    while (next < uneven.length && uneven[next]!.start < offset) {
      const { start, end, result } = uneven[next]!;
      shift += result.length - (end - start);
      next += 1;
    }
    const inside = uneven[next - 1];
    const to = inside && inside.end > offset ? inside.end + shift : offset + shift;
    pieces.push(text.slice(from, to));
    from = to;
  }
  pieces.push(text.slice(from));
  return pieces;
}
