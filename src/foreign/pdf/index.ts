// PDF bytes → the lines of the contract: characters put together to lines, lines to paragraphs, pages to one text without header, footer and
// page numbers. Where Chinese and English stand side by side each column is read by itself, and then paragraph by paragraph in turn.
import { dissect } from '../../render/pdf/index.js';
import { withoutDoubt, wordsIn } from '../../verify/pdf/hyphens.js';
import { type SeenPage, startPdfium } from '../../verify/pdf/pdfium.js';
import { langOf } from '../kinds.js';
import type { Line } from '../lines.js';
import { refuse } from '../refusal.js';
import { type Place, paragraphsOf } from './paragraphs.js';
import { type Piece, piecesOn } from './pieces.js';
import { cellsIn, tableRows } from './tables.js';

const MAX_PAGES = 2000;
/** Words on so few characters a page are those of a scanner, not of a contract. */
const FEW = 10;

/** Throws ContractError: PDF-SIZE, PDF-ENCRYPTED, PDF-BROKEN, FOREIGN-SCAN, FOREIGN-SIZE. */
export async function pdfLines(bytes: Uint8Array): Promise<readonly Omit<Line, 'line'>[]> {
  const pages = await pagesOf(bytes);
  const lines = withoutFurniture(pages.map(piecesOn), pages);
  const column = columnOf(lines.flat());
  const rows = lines.map((on, page) => tableRows(pages[page]!, on));
  const blocks = rows.flatMap(cellsIn);
  const free = lines.map((on, page) =>
    on.map((line) =>
      line.filter(({ y }) => !rows[page]!.some(({ top, bottom }) => y > top && y < bottom + 1)),
    ),
  );
  const tables = rows.flatMap((on, page) => on.map(({ top }) => ({ page, y: top })));
  const over: Place[] = [];
  for (const stream of streamsOf(free, column)) blocks.push(...paragraphsOf(stream, tables, over));
  const words = wordsIn(blocks.map(({ text }) => text).join('\n'));
  return blocks
    .map((block, i) => ({ ...block, i }))
    .sort((a, b) => a.page - b.page || (Math.abs(a.y - b.y) > 4 ? a.y - b.y : a.i - b.i))
    .map(({ text, page, cell }) => ({
      text: withoutDoubt(text, words),
      page: page + 1,
      ...(cell && { kind: 'cell' as const }),
    }));
}

async function pagesOf(bytes: Uint8Array): Promise<readonly SeenPage[]> {
  await dissect(bytes);
  const open = await startPdfium();
  const pages = seen(() => open(bytes))?.pages ?? refuse('UNREADABLE');
  if (pages.length > MAX_PAGES) refuse('SIZE');
  const words = pages.reduce(
    (sum, { chars }) => sum + chars.filter((char) => char.visible && char.text.trim()).length,
    0,
  );
  if (words < FEW * pages.length) refuse(pages.some(({ shapes }) => shapes.length > 0) ? 'SCAN' : 'EMPTY');
  return pages;
}

function seen<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

// Header and footer

/** Share of the page's height at its upper and lower edge. */
const EDGE = 0.12;

/** What stands at the edge of most pages with other figures at most, and what is only the number of a page. */
function withoutFurniture(
  lines: readonly (readonly (readonly Piece[])[])[],
  pages: readonly SeenPage[],
): Piece[][][] {
  const key = (line: readonly Piece[]): string =>
    line
      .map(({ text }) => text)
      .join(' ')
      .replace(/[\d\s〇一二三四五六七八九十]+/g, '');
  const atEdge = (line: readonly Piece[], page: number): boolean => {
    const share = (line[0]?.y ?? 0) / pages[page]!.height;
    return share < EDGE || share > 1 - EDGE;
  };
  const counts = new Map<string, number>();
  lines.forEach((on, page) => {
    for (const text of new Set(on.filter((line) => atEdge(line, page)).map(key)))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  });
  return lines.map((on, page) =>
    on
      .filter((line) => {
        if (!atEdge(line, page)) return true;
        const text = key(line);
        const repeated = pages.length > 1 && counts.get(text)! * 2 > pages.length;
        return (
          !repeated &&
          !/^\s*(?:[-–—/]?\s*\d{1,4}\s*[-–—/]?\s*){1,2}$/.test(line.map((piece) => piece.text).join(' '))
        );
      })
      .map((line) => [...line]),
  );
}

// Columns

/** Left edge of the second column, where enough lines have one language on the left and the other on the right. */
function columnOf(lines: readonly (readonly Piece[])[]): number | undefined {
  const edges = lines.flatMap((line) => {
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last || first === last) return [];
    const [left, right] = [langOf(first.text), langOf(last.text)];
    return left && right && left !== right ? [last.left] : [];
  });
  if (edges.length < 4 || edges.length * 5 < lines.length) return undefined;
  return edges.sort((a, b) => a - b)[Math.floor(edges.length / 20)];
}

/** Per stream its pieces in order: the whole width, left, right. */
function streamsOf(pages: readonly (readonly (readonly Piece[])[])[], column: number | undefined): Piece[][] {
  const streams: [Piece[], Piece[], Piece[]] = [[], [], []];
  for (const lines of pages)
    for (const line of lines)
      for (const piece of line) {
        const side =
          column === undefined || (piece.left < column - 4 && piece.right > column + 4)
            ? 0
            : piece.left < column - 4
              ? 1
              : 2;
        streams[side].push(piece);
      }
  return streams;
}
