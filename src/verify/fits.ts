// Does a printing say of a field what a returned document says there? Hands change a value in part, so what was left as it was may stand.
import type { Lang, Printable, Run } from '../contract/ast.js';
import { piecesOf } from '../diff/words.js';
import { isGroup } from '../terms/index.js';
import type { Clause } from './finding.js';

/** A value as it was printed in one place, and what stands there now. */
export interface Occurrence {
  readonly path: string;
  readonly lang: Lang;
  readonly before: string;
  readonly after: string;
  readonly clause?: Clause;
}

/** Whether a place that said `before` now says `after`, or as much of it as was changed by hand: 68,000.00 without its capitals. */
export function fits({ path, before, after }: Occurrence, old: Printable, now: Printable): boolean {
  const [was, is] = [old, now].map((printable) => valuesOf(printable, path));
  if (was!.length !== is!.length) return is!.includes(after) && !is!.includes(before);
  return is!.some((text, n) => was![n] === before && text !== before && isBetween(before, after, text));
}

/** Each piece of the text is one of the old printing or of the new, and not all are old. */
function isBetween(before: string, after: string, now: string): boolean {
  if (plain(after) === plain(now)) return true;
  const [old, given, meant] = [before, after, now].map((text) => piecesOf(plain(text)));
  if (old!.length !== given!.length || given!.length !== meant!.length) return false;
  return (
    given!.every((piece, n) => piece === old![n] || piece === meant![n]) &&
    given!.some((piece, n) => piece === meant![n] && piece !== old![n])
  );
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').trim();

/** The printed texts of a field in reading order. */
export function valuesOf({ rows }: Printable, path: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isGroup(node)) {
      const run = node as unknown as Run;
      if (run.path === path) found.push(run.text);
      else Object.values(node).forEach(visit);
    }
  };
  visit(rows);
  return found;
}
