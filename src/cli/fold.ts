// Text for a terminal: cut into lines and padded by width on screen, where a Chinese character takes two columns.
import { widthOf } from './width.js';

/** Chinese may break after any character, English at spaces, neither at a word joiner. */
const ONE =
  '(?:[^\\s\\u2E80-\\uFFEF\\u{20000}-\\u{3FFFF}]+|[\\u2E80-\\uFFEF\\u{20000}-\\u{3FFFF}])[，。；：、）】”]*\\s*';
const PIECE = new RegExp(`${ONE}(?:(?:(?<=\\u2060)|(?=\\u2060))${ONE})*|\\s+`, 'gu');

/** Lines of at most `width` columns, each but the first after `indent` spaces; a word longer than a line stays whole unless it may be `cut`. */
export function fold(text: string, width: number, indent = 0, cut = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECE) ?? []) {
    const parts = cut && widthOf(piece.trimEnd()) > width - indent ? [...piece] : [piece];
    for (const part of parts) {
      if (line.trim() !== '' && widthOf(line + part.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = ' '.repeat(indent);
      }
      line += part;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
