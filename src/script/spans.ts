// Protected stretches from two sources as one list.
import type { Span } from './conversion.js';

/** In order; `own` counts where a found one overlaps it. */
export function besides(own: readonly Span[], found: readonly Span[]): Span[] {
  const free = found.filter((span) => !own.some(({ start, end }) => span.start < end && start < span.end));
  return [...own, ...free].sort((a, b) => a.start - b.start);
}
