// Text for a terminal: cut into lines and padded by width on screen, where a Chinese character takes two columns.
import stringWidth from 'string-width';

/** Lines of at most `width` columns, each but the first after `indent` spaces; a word longer than a line stays whole. */
export function fold(text: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  // Chinese may break after any character, English at spaces.
  for (const piece of text.match(
    /[^\s\u2E80-\uFFEF]+[，。；：、）】”]*\s*|[\u2E80-\uFFEF][，。；：、）】”]*\s*|\s+/g,
  ) ?? []) {
    if (line.trim() !== '' && stringWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
