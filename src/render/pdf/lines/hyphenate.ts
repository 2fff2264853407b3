// An English word → the places where it may be parted at a line's end, by the patterns of British English (npm hyphen).
// Every word is looked up once.
import hyphen from 'hyphen/en-gb/index.js';

/** Letters that stay together in front of a hyphen and after it. */
const LEAST = { before: 2, after: 3 };
/** Words remembered: a contract has some two thousand. */
const MANY = 20_000;
const known = new Map<string, readonly number[]>();

/** How many letters of a word in small letters may stand before a hyphen, in rising order. */
export function partings(word: string): readonly number[] {
  const seen = known.get(word);
  if (seen) return seen;
  if (known.size >= MANY) known.clear();
  const found: number[] = [];
  let letters = 0;
  for (const part of hyphen.hyphenateSync(word, { hyphenChar: '|' }).split('|')) {
    letters += part.length;
    if (letters >= LEAST.before && word.length - letters >= LEAST.after) found.push(letters);
  }
  known.set(word, found);
  return found;
}
