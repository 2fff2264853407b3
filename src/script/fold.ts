// Traditional characters as Simplified, one for one: the length and every offset stay, so that a pattern found in the folded text points at the
// printed one. Only for finding things; a text is converted by a Converter.
import { loadChain } from './dictionary.js';

export type Fold = (text: string) => string;

export async function loadFold(): Promise<Fold> {
  const { groups } = await loadChain('hant-tw', 'hans');
  const known = new Map<string, string>();
  const folded = (sign: string): string => {
    const had = known.get(sign);
    if (had !== undefined) return had;
    const other = groups.reduce((form, { characters }) => characters.get(form) ?? form, sign);
    const same = other.length === sign.length ? other : sign;
    known.set(sign, same);
    return same;
  };
  return (text) => text.replace(/\p{Script=Han}/gu, folded);
}
