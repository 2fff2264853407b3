// A text → where UAX #14 lets its lines end.
// UAX #14 takes “ ” for either side; in Chinese it is shown brackets in their place, and full-width likes for —— …… ·.
import LineBreaker from 'linebreak';
import type { Lang } from '../../../contract/ast.js';

const disguise: Readonly<Record<string, string>> = {
  '“': '（',
  '‘': '（',
  '”': '）',
  '’': '）',
  '—': '－',
  '…': '‥',
  '·': '・',
};
const masked = (text: string): string => text.replace(/[“”‘’—…·]/g, (c) => disguise[c]!);

/** The UTF-16 units before which a line may begin, in rising order; none is the first one or the end. */
export function opportunities(text: string, lang: Lang): number[] {
  const breaker = new LineBreaker(lang === 'zh' ? masked(text) : text);
  const found: number[] = [];
  for (let next = breaker.nextBreak(); next && next.position < text.length; next = breaker.nextBreak())
    found.push(next.position);
  return found;
}
