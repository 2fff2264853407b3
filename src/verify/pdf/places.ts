// The layout of a contract → which row, language and provision stand at a place of a page, and where its second column begins.
// Every line of type knows its row; a row without a provision of its own belongs to the nearest above.
import type { Lang } from '../../contract/ast.js';
import type { Page } from '../../render/pdf/index.js';
import type { Clause } from '../finding.js';

export interface Place {
  /** Absent in header, footer and the draft mark. */
  readonly row?: number;
  readonly lang?: Lang;
  readonly clause?: Clause;
}
export interface Places {
  /** The line of type nearest to a point of a page, pages counted from 0. */
  readonly at: (page: number, x: number, y: number) => Place;
  /** Left edge of the English column; absent where the languages do not stand side by side. */
  readonly column: number | undefined;
  /** Baselines of header and footer. */
  readonly furniture: readonly number[];
}

interface Line {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly lang: Lang;
  readonly row: number | undefined;
}

export function placesOf(pages: readonly Page[], clauses: ReadonlyMap<string, Clause>): Places {
  const lines = pages.map(linesOf);
  const clauseOf = clausesByRow(pages, clauses);
  return {
    at: (page, x, y) => {
      const line = nearest(lines[page] ?? [], x, y);
      if (line?.row === undefined) return {};
      const clause = clauseOf(line.row);
      return { row: line.row, lang: line.lang, ...(clause && { clause }) };
    },
    column: columnOf(lines),
    furniture: [...new Set(lines.flat().flatMap(({ row, y }) => (row === undefined ? [y] : [])))],
  };
}

function linesOf({ inks }: Page): Line[] {
  return inks.flatMap((ink): Line[] => {
    const [first, last] = [ink.kind === 'text' && ink.glyphs[0], ink.kind === 'text' && ink.glyphs.at(-1)];
    if (ink.kind !== 'text' || ink.turn || !first || !last) return [];
    const right = ink.x + last.x + (last.glyph.width * ink.size) / 1000;
    return [{ left: ink.x + first.x, right, y: ink.y, lang: ink.lang, row: ink.row }];
  });
}

/** A line above or below is farther than one beside. */
function nearest(lines: readonly Line[], x: number, y: number): Line | undefined {
  let [best, least] = [lines[0], Number.POSITIVE_INFINITY];
  for (const line of lines) {
    const away = 4 * Math.abs(line.y - y) + Math.max(0, line.left - x, x - line.right);
    if (away < least) [best, least] = [line, away];
  }
  return best;
}

function clausesByRow(
  pages: readonly Page[],
  clauses: ReadonlyMap<string, Clause>,
): (row: number) => Clause | undefined {
  const ids = new Map(
    pages.flatMap(({ boxes }) => boxes.flatMap(({ row, id }) => (id ? [[row, id] as const] : []))),
  );
  return (row) => {
    for (let at = row; at >= 0; at--) {
      const id = ids.get(at);
      if (id !== undefined) return clauses.get(id) ?? { id };
    }
    return undefined;
  };
}

/** Where most rows that have the Chinese on their left have their English. */
function columnOf(pages: readonly (readonly Line[])[]): number | undefined {
  const counts = new Map<number, number>();
  for (const lines of pages) {
    const sides = new Map<number, { zh: number; en: number }>();
    for (const { row, lang, left } of lines) {
      if (row === undefined) continue;
      const side = sides.get(row) ?? { zh: Number.POSITIVE_INFINITY, en: Number.POSITIVE_INFINITY };
      sides.set(row, { ...side, [lang]: Math.min(side[lang], left) });
    }
    for (const { zh, en } of sides.values()) {
      const x = Math.round(en);
      if (en < 1e6 && zh + 100 < en) counts.set(x, (counts.get(x) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
