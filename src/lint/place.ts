// A hit in a contract's text in, where a person finds it out: the line of the foreign file, or the field of the sheet whose value stands there.
import type { Place } from '../problem.js';
import { kindOf } from '../terms/index.js';
import type { TextHit } from './rule.js';
import type { ContractText, Passage, Segment, Stretch } from './text.js';

/** A field, by the path of the terms, and some words of its value → the field as the sheet has it, and where those words stand in it. */
export type InSheet = (
  path: string,
  value: string,
  words: readonly [from: number, to: number],
) => { readonly path: string; readonly place?: Place };

export function placeOf(
  text: ContractText,
  hit: TextHit,
  file: string,
  inSheet: InSheet,
): { place?: Place; path?: string } {
  const at = hit.at ?? opening(text, hit.clause);
  if (!at) return text.foreign ? { place: { file, ...numberAt(text, hit.clause) } } : {};
  const passage = text.passages[at.passage]!;
  if (!text.foreign) return fieldAt(passage, at, inSheet);
  const { from = 0, to = 0, line = 1, col = 1, page } = segmentAt(passage.segments, at.from) ?? {};
  const start = col + Math.max(0, at.from - from);
  const end = start + Math.max(1, Math.min(at.to, Math.max(to, at.from + 1)) - at.from);
  return { place: { file, line, col: start, end, ...(page !== undefined && { page }) } };
}

/** The first value that the hit touches; nowhere where it is all our own words. */
function fieldAt({ segments, text, lang }: Passage, at: Stretch, inSheet: InSheet) {
  const value = segments.find(({ from, to, path }) => path !== undefined && from < at.to && to > at.from);
  if (value?.path === undefined) return {};
  const { from, to, path } = value;
  const own = kindOf(path)?.kind === 'bi' ? `${path}.${lang}` : path;
  return inSheet(own, text.slice(from, to), [Math.max(at.from, from) - from, Math.min(at.to, to) - from]);
}

/** Where a clause begins. */
function opening({ clauses, passages }: ContractText, clause: number | undefined): Stretch | undefined {
  const own = clause === undefined ? undefined : clauses[clause]?.passages;
  const first = own?.find((index) => passages[index]!.kind !== 'furniture');
  return first === undefined ? undefined : { passage: first, from: 0, to: passages[first]!.text.length };
}

/** Of a clause without words its number is all there is. */
function numberAt({ clauses }: ContractText, clause: number | undefined): Omit<Place, 'file'> {
  const { place, label } = clauses[clause ?? -1] ?? {};
  if (!place || !label) return { line: 1, col: 1 };
  return { ...place, end: place.col + (label.zh || label.en).length };
}

const segmentAt = (segments: readonly Segment[], at: number): Segment | undefined =>
  segments.findLast(({ from }) => from <= at) ?? segments[0];
