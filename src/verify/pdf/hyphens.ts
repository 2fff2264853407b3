// Text with hyphens in doubt → text without doubt. A hyphen at a line's end either parts a word, and is not of it, or stands in a compound:
// readers of a PDF tell these as one. What the same text has elsewhere decides, and where it has neither, the patterns of hyphenation.
import { partings } from '../../render/pdf/lines/hyphenate.js';

/** Stands for a hyphen at the end of a line, the next line following without a space. */
export const IN_DOUBT = '\u00ad';

const doubtful = /([A-Za-z]+)\u00ad([a-z]+)/g;
const wholeWord = /(?<![A-Za-z\u00ad-])[A-Za-z]+(?:-[A-Za-z]+)*(?![A-Za-z\u00ad-])/g;
/** Parts of a compound that are words of the text have at least so many letters. */
const LEAST = 3;

/** Words and compounds of a text, in small letters; parts of words in doubt are none. */
export function wordsIn(text: string): ReadonlySet<string> {
  return new Set((text.match(wholeWord) ?? []).map((word) => word.toLowerCase()));
}

/** Hyphens in doubt, each as a hyphen or not at all. */
export function withoutDoubt(text: string, words: ReadonlySet<string>): string {
  if (!text.includes(IN_DOUBT)) return text;
  const settled = text.replace(doubtful, (_, left: string, right: string) =>
    isOneWord(left.toLowerCase(), right, words) ? `${left}${right}` : `${left}-${right}`,
  );
  return settled.replaceAll(IN_DOUBT, '-');
}

function isOneWord(left: string, right: string, words: ReadonlySet<string>): boolean {
  if (words.has(left + right)) return true;
  if (words.has(`${left}-${right}`)) return false;
  const two = left.length >= LEAST && right.length >= LEAST && words.has(left) && words.has(right);
  return !two && partings(left + right).includes(left.length);
}
