// A passage cut into sentences: behind 。！？； in Chinese, behind . ! ? ; before a space in English. Brackets and title marks hold a sentence together.
import type { Passage, Stretch } from '../text.js';

const ENDS = { zh: /[。！？；]/u, en: /^[.!?;](?=\s|$)/u };
const OPEN = '（(《“「『[【';
const CLOSE = '）)》”」』]】';

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
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (OPEN.includes(sign)) depth += 1;
    else if (CLOSE.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && ENDS[lang].test(text.slice(at, at + 2).slice(0, lang === 'zh' ? 1 : 2)))
      close(at + 1);
  }
  close(text.length);
  return found;
}
