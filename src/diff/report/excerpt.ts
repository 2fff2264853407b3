// Edits of a long wording in, the same cut around what changed out: of a stretch that stayed, the words next to a change, whole, and
// nothing of lines without one.
import { type Edit, piecesOf } from '../words.js';

export const CUT = '…';

/** `whole`: how much of a wording that came or went altogether. */
export function excerpt(edits: readonly Edit[], context: number, whole = Number.POSITIVE_INFINITY): Edit[] {
  const [only] = edits;
  if (edits.length === 1 && only && [...only.text].length > whole)
    return [{ kind: only.kind, text: `${headOf(only.text, whole)}${CUT}` }];
  return edits.map((edit, i) => {
    if (edit.kind !== 'same') return edit;
    const lines = edit.text.split('\n');
    const [first, last] = [i === 0, i === edits.length - 1];
    if (lines.length === 1) return { kind: 'same', text: shortened(edit.text, first, last, context) };
    return {
      kind: 'same',
      text: [
        ...(first ? [] : [shortened(lines[0]!, false, true, context)]),
        ...(last ? [] : [shortened(lines.at(-1)!, true, false, context)]),
      ].join('\n'),
    };
  });
}

/** One line of what stayed; at the `first` or `last` of the text no change stands on that side. */
function shortened(text: string, first: boolean, last: boolean, context: number): string {
  const tail = first ? '' : headOf(text, context);
  const head = last ? '' : tailOf(text, context);
  // Nothing is gained by cutting a few words.
  if ([...tail].length + [...head].length + 8 >= [...text].length) return text;
  return `${tail}${tail && head ? ` ${CUT} ` : CUT}${head}`;
}

const headOf = (text: string, length: number): string => upTo(piecesOf(text), length).join('').trimEnd();
const tailOf = (text: string, length: number): string =>
  upTo(piecesOf(text).reverse(), length).reverse().join('').trimStart();

function upTo(pieces: readonly string[], length: number): string[] {
  const taken: string[] = [];
  let sum = 0;
  for (const piece of pieces) {
    sum += [...piece].length;
    if (sum > length) break;
    taken.push(piece);
  }
  return taken;
}

/** Whether two texts have more in common than apart, so that their changes are best read in place. */
export function alike(edits: readonly Edit[]): boolean {
  const sum = (kinds: readonly Edit['kind'][]): number =>
    edits.filter(({ kind }) => kinds.includes(kind)).reduce((n, { text }) => n + [...text].length, 0);
  return sum(['same']) * 2 > sum(['deleted', 'inserted']);
}
