// Two texts in, the stretches that stayed, fell away and came in. A Han character is compared by itself, a word whole, and a figure is
// never cut: neither 68,000.00 nor 二十, nor an amount in capitals. The only importer of fast-diff.
import diff from 'fast-diff';

export interface Edit {
  readonly kind: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** What Chinese figures are written in, plain and capital. */
const NUMERAL = '零〇一二三四五六七八九十百千万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟两兩';

/**
 * Pieces that are compared whole; joined they are the text: amounts in capitals, Chinese figures, numbers with their separators and
 * per-cent sign, Latin words with apostrophes and hyphens, runs of spaces, and anything else by code point.
 */
const PIECE = new RegExp(
  [
    '(?:[零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億]+[元圆圓角分](?:[零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]+[角分])*整?)',
    `[${NUMERAL}]+`,
    String.raw`\d+(?:[.,:/-]\d+)*%?`,
    String.raw`[\p{Script=Latin}\p{M}]+(?:['’-][\p{Script=Latin}\p{M}]+)*`,
    String.raw`\s+`,
    '.',
  ].join('|'),
  'gsu',
);

export const piecesOf = (text: string): string[] => text.match(PIECE) ?? [];

const FIGURE = new RegExp(`^[\\d${NUMERAL}]`);
/** Whether a piece is a number, a Chinese figure or an amount in capitals. */
export const isFigure = (piece: string): boolean => FIGURE.test(piece);

export function wordDiff(before: string, after: string): Edit[] {
  return pieceDiff(piecesOf(before), piecesOf(after)).map(({ kind, pieces }) => ({
    kind,
    text: pieces.join(''),
  }));
}

export interface PieceEdit {
  readonly kind: Edit['kind'];
  readonly pieces: readonly string[];
}

const KINDS = new Map<number, Edit['kind']>([
  [diff.EQUAL, 'same'],
  [diff.DELETE, 'deleted'],
  [diff.INSERT, 'inserted'],
]);
/** Where private signs begin: fast-diff compares UTF-16 units and must meet no surrogate. */
const FIRST = 0xe000;
const ROOM = 0xf8ff - FIRST;

/** The same for texts that are in pieces already; `folded`: what stayed between changes falls away and comes in with them where it is slight. */
export function pieceDiff(before: readonly string[], after: readonly string[], folded = true): PieceEdit[] {
  const signs = new Map<string, string>();
  const pieces: string[] = [];
  const signOf = (piece: string): string => {
    const known = signs.get(piece);
    if (known !== undefined) return known;
    // Past the private area the units below the surrogates serve: what they stand for is looked up, never printed.
    const n = pieces.length;
    const sign = String.fromCharCode(n < ROOM ? FIRST + n : 1 + n - ROOM);
    pieces.push(piece);
    signs.set(piece, sign);
    return sign;
  };
  const [a, b] = [before, after].map((list) => list.map(signOf).join(''));
  if (pieces.length > ROOM + 0xd000) throw new RangeError('a text of more than 60,000 different words');
  const pieceOf = new Map([...signs].map(([piece, sign]) => [sign, piece]));
  return diff(a!, b!, undefined, folded).map(([kind, text]) => ({
    kind: KINDS.get(kind)!,
    pieces: [...text].map((sign) => pieceOf.get(sign)!),
  }));
}
