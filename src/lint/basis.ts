// A rule's legal source in, the citation that a lawyer looks up out. An article that nobody read in the statute is never printed.
import type { Pair } from '../contract/ast.js';
import { type Laws, titled } from '../template/laws.js';
import type { Basis } from './rule.js';

const ONE = String.raw`(\d+)?((?:\(\d+\)|\[\d+\]){0,2})`;
const ARTICLE = new RegExp(`^${ONE}(?:–${ONE})?$`);
const NOT_CHECKED: Pair<string> = { zh: '（条号未核对）', en: ' (article not checked)' };

/** 《中华人民共和国民法典》第585条第2款 / Civil Code of the People’s Republic of China, art. 585(2). */
export function basisText({ law, articles, checked }: Basis, laws: Laws): Pair<string> {
  const known = laws[law];
  if (!known) throw new RangeError(`the law register has no ${law}`);
  // Of two texts with one title, the one that ended is marked.
  const ended =
    known.to === undefined
      ? { zh: '', en: '' }
      : { zh: `（${known.to}止的文本）`, en: ` (text until ${known.to})` };
  const [zh, en] = [titled(known).zh + ended.zh, known.title.en + ended.en];
  if (articles === undefined) return { zh, en };
  if (checked !== 'text') return { zh: zh + NOT_CHECKED.zh, en: en + NOT_CHECKED.en };
  const cited = articles.split(', ');
  const several = cited.length > 1 || /–\d/.test(articles);
  return {
    zh: zh + cited.map(chinese).join('、'),
    en: `${en}, ${several ? 'arts.' : 'art.'} ${articles.replace(/\[(\d+)\]/g, '($1)')}`,
  };
}

/** `563(1)(3)–(4)` → 第563条第1款第3项至第4项. */
function chinese(cited: string): string {
  const found = ARTICLE.exec(cited);
  if (!found?.[1]) throw new RangeError(`no article: ${cited}`);
  const [, first, parts = '', last, lastParts = ''] = found;
  const from = `第${first}条${below(parts, 0)}`;
  if (last !== undefined) return `${from}至第${last}条${below(lastParts, 0)}`;
  // A range of paragraphs or items ends on the level on which it began.
  return lastParts === '' ? from : `${from}至${below(lastParts, depth(parts) - depth(lastParts))}`;
}

const depth = (parts: string): number => parts.split(/[([]/).length - 1;

/** Paragraphs, then items, from the given level on; in square brackets an item at once. */
const below = (parts: string, level: number): string =>
  [...parts.matchAll(/([([])(\d+)/g)]
    .map(([, sign, n], i) => `第${n}${sign === '(' && level + i === 0 ? '款' : '项'}`)
    .join('');
