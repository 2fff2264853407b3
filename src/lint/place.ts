// A hit in a contract's text in, where a person finds it out: the line of the foreign file, or the field of the sheet whose value stands there.
import type { Place } from '../problem.js';
import type { TextHit } from './rule.js';
import type { ContractText, Segment, Stretch } from './text.js';

export function placeOf(text: ContractText, hit: TextHit, file: string): { place?: Place; path?: string } {
  const at = hit.at ?? opening(text, hit.clause);
  if (!at) return text.foreign ? { place: { file, line: 1, col: 1 } } : {};
  const { segments } = text.passages[at.passage]!;
  const first = segmentAt(segments, at.from);
  if (!text.foreign) {
    const within = segments.filter(
      ({ from, to, path }) => path !== undefined && from < at.to && to > at.from,
    );
    const [value] = within;
    return value?.path === undefined ? {} : { path: value.path };
  }
  const { from = 0, to = 0, line = 1, col = 1, page } = first ?? {};
  const start = col + Math.max(0, at.from - from);
  const end = start + Math.max(1, Math.min(at.to, Math.max(to, at.from + 1)) - at.from);
  return { place: { file, line, col: start, end, ...(page !== undefined && { page }) } };
}

/** Where a clause begins. */
function opening({ clauses, passages }: ContractText, clause: number | undefined): Stretch | undefined {
  const first = clause === undefined ? undefined : clauses[clause]?.passages[0];
  return first === undefined ? undefined : { passage: first, from: 0, to: passages[first]!.text.length };
}

const segmentAt = (segments: readonly Segment[], at: number): Segment | undefined =>
  segments.findLast(({ from }) => from <= at) ?? segments[0];
