// A passage cut into sentences: behind 。！？； in Chinese, behind . ! ? ; before a space in English. Brackets and title marks hold a sentence together.
import type { Passage, Stretch } from '../text.js';

const OPEN = '（(《“「『[【';
const CLOSE = '）)》”」』]】';
/** Brackets of either kind, and where a sentence ends. */
const SIGNS = {
  zh: /[（(《“「『[【）)》”」』\]】。！？；]/gu,
  en: /[（(《“「『[【）)》”」』\]】]|[.!?;](?=\s|$)/gu,
};

export interface Sentence extends Stretch {
  readonly text: string;
  /** In Simplified where it is Chinese. */
  readonly folded: string;
}

export function sentencesOf(passage: Passage): Sentence[] {
  const { text, folded, lang, index } = passage;
  const found: Sentence[] = [];
  let [from, depth] = [0, 0];
  const close = (to: number): void => {
    if (text.slice(from, to).trim() !== '')
      found.push({ passage: index, from, to, text: text.slice(from, to), folded: folded.slice(from, to) });
    from = to;
  };
  const signs = SIGNS[lang];
  signs.lastIndex = 0;
  for (let next = signs.exec(text); next; next = signs.exec(text)) {
    const [sign] = next;
    if (OPEN.includes(sign)) depth += 1;
    else if (CLOSE.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0) close(next.index + 1);
  }
  close(text.length);
  return found;
}
