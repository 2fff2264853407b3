// Company names in a passage that are almost, but not quite, the name of a party. What ends like a company is compared backwards from there,
// so that words in front of a name do no harm.
import { likeness } from '../text/suggest.js';
import type { PartyName } from './analysis/designators.js';
import type { Passage, Stretch } from './text.js';

export interface Alike {
  readonly at: Stretch;
  readonly name: PartyName;
  /** 0.8 to 1, both exclusive. */
  readonly likeness: number;
}
/** A shorter name differs from another by chance. */
const LEAST = { zh: 6, en: 10 };
const FLOOR = 0.8;
const ENDS = {
  zh: /公司|事务所|工作室|中心|商行|经营部|厂|店/gu,
  en: /\b(?:Company Limited|Co\.?,?\s?Ltd\b\.?|Limited\b|Ltd\b\.?|Inc\b\.?|LLC\b|Corporation\b|Corp\b\.?|Company\b)/gi,
};
const INSIDE = /^[\p{Script=Han}A-Za-z0-9·&（）()]+$/u;

export function namesAlike(passage: Passage, names: readonly PartyName[]): Alike[] {
  const known = names.filter(
    ({ text }) =>
      isHan(text) === (passage.lang === 'zh') && plain(text, passage.lang).length >= LEAST[passage.lang],
  );
  if (known.length === 0) return [];
  const text = passage.lang === 'zh' ? passage.folded : passage.text;
  return [...text.matchAll(ENDS[passage.lang])].flatMap((match) => {
    const end = match.index + match[0].length;
    const found = known.map((name) => ({ name, ...nearest(text, end, name.text, passage.lang) }));
    if (found.some((one) => one.likeness === 1)) return [];
    const best = found.reduce((a, b) => (b.likeness > a.likeness ? b : a));
    return best.likeness >= FLOOR
      ? [
          {
            name: best.name,
            likeness: best.likeness,
            at: { passage: passage.index, from: best.from, to: end },
          },
        ]
      : [];
  });
}

function nearest(
  text: string,
  end: number,
  name: string,
  lang: 'zh' | 'en',
): { from: number; likeness: number } {
  const wanted = plain(name, lang);
  let best = { from: end, likeness: 0 };
  for (const from of starts(text, end, name.length, lang)) {
    const near = likeness(plain(text.slice(from, end), lang), wanted);
    if (near > best.likeness) best = { from, likeness: near };
  }
  return best;
}

/** Chinese: two characters fewer or more than the name. English: at a capital letter up to ten letters further out. */
function starts(text: string, end: number, length: number, lang: 'zh' | 'en'): number[] {
  if (lang === 'zh')
    return [length, length - 1, length + 1, length - 2, length + 2]
      .map((size) => end - size)
      .filter((from) => from >= 0 && INSIDE.test(text.slice(from, end)));
  const first = Math.max(0, end - length - 10);
  return [...text.slice(first, end).matchAll(/\b[A-Z]/g)].map(({ index }) => first + index);
}

/** Without what does not make a name another one: script and width, capitals, punctuation, ways to write Co., Ltd. */
export function plain(name: string, lang: 'zh' | 'en'): string {
  const same = name.normalize('NFKC');
  return lang === 'zh'
    ? same.replace(/\s/g, '')
    : same
        .toLowerCase()
        .replace(/\bcompany\b/g, 'co')
        .replace(/\blimited\b/g, 'ltd')
        .replace(/\bcorporation\b/g, 'corp')
        .replace(/[^a-z0-9]/g, '');
}

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
