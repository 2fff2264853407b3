// Edited paragraphs → the printed values that the edits lie in. An edit that reaches beyond a value is wording.
import type { Run } from '../contract/ast.js';
import { type Edit, wordDiff } from '../diff/words.js';
import type { Printed } from './clauses.js';
import type { Clause } from './finding.js';
import type { Occurrence } from './fits.js';

interface Span {
  readonly path?: string;
  readonly from: number;
  readonly to: number;
}
/** Offsets in the old text, and what stands there now. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export const oneLineFeed = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Values that read otherwise now. Words put in right beside a value may belong to it or not: both ways are given. */
export function occurrencesIn(printed: Printed, after: string, clause: Clause | undefined): Occurrence[] {
  const before = oneLineFeed(printed.text);
  const hunks = hunksOf(wordDiff(before, after));
  return spansOf(printed.runs).flatMap(({ path, from, to }): Occurrence[] => {
    if (path === undefined) return [];
    const touching = hunks.filter((hunk) => hunk.from <= to && hunk.to >= from && reaches(hunk, from, to));
    const inside = touching.filter((hunk) => hunk.from < to && hunk.to > from);
    if (touching.some((hunk) => hunk.from < from || hunk.to > to)) return [];
    const ways =
      inside.length === touching.length ? [inside] : [touching, ...(inside.length > 0 ? [inside] : [])];
    return ways.flatMap((way) => {
      if (way.length === 0) return [];
      const old = before.slice(from, to);
      const text = replaced(before, from, to, way);
      return [{ path, lang: printed.lang, before: old, after: text, ...(clause && { clause }) }];
    });
  });
}

/** The one field whose value all edits of the paragraph lie in. */
export function fieldOf(printed: Printed, after: string): string | undefined {
  const hunks = hunksOf(wordDiff(oneLineFeed(printed.text), after));
  const paths = hunks.map(
    (hunk) =>
      spansOf(printed.runs).find(({ from, to }) => hunk.from >= from && hunk.to <= to && from < to)?.path,
  );
  return new Set(paths).size === 1 ? paths[0] : undefined;
}

/** A hunk that only touches the edge of a value without a word of it counts when it puts something in. */
const reaches = (hunk: Hunk, from: number, to: number): boolean =>
  (hunk.from < to && hunk.to > from) || hunk.from === hunk.to;

function replaced(before: string, from: number, to: number, hunks: readonly Hunk[]): string {
  let out = '';
  let at = from;
  for (const hunk of hunks) {
    out += before.slice(at, hunk.from) + hunk.text;
    at = hunk.to;
  }
  return out + before.slice(at, to);
}

/** Neighbouring runs of one field are one value. */
function spansOf(runs: readonly Run[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { text, path } of runs) {
    const to = at + oneLineFeed(text).length;
    spans.push({ from: at, to, ...(path !== undefined && { path }) });
    at = to;
  }
  return spans;
}

export function hunksOf(edits: readonly Edit[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { from: number; to: number; text: string } | undefined;
  for (const { kind, text } of edits) {
    if (kind === 'same') {
      if (open) hunks.push(open);
      open = undefined;
      at += text.length;
      continue;
    }
    open ??= { from: at, to: at, text: '' };
    if (kind === 'inserted') open.text += text;
    else {
      at += text.length;
      open.to = at;
    }
  }
  return open ? [...hunks, open] : hunks;
}
