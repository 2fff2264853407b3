// Words inside a value, as offsets in what was read, → where they stand in the file. Quotes, escapes and folded lines lie between the two,
// so the words are looked for as they are: the same words for the same time from the value's beginning.
import type { Place } from '../problem.js';
import type { Sheet } from './index.js';

/** Undefined where the value is not written as it was read. */
export function placeOfWords(
  sheet: Sheet,
  path: string,
  value: string,
  [from, to]: readonly [number, number],
): Place | undefined {
  const stretch = sheet.stretch(path, 'value');
  const words = value.slice(from, to);
  if (!stretch || words === '') return undefined;
  const [start, end] = stretch;
  const written = sheet.text.slice(start, end);
  let [known, at] = [value.indexOf(words), written.indexOf(words)];
  while (known < from && at >= 0) {
    known = value.indexOf(words, known + 1);
    at = written.indexOf(words, at + 1);
  }
  if (at < 0) return undefined;
  const before = written.slice(0, at).split('\n');
  const { file, line, col } = sheet.locate(path, 'value');
  const column = before.length === 1 ? col + at : before.at(-1)!.length + 1;
  return { file, line: line + before.length - 1, col: column, end: column + words.length };
}
