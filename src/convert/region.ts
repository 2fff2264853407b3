// A Traditional text → Taiwan or Hong Kong, told by the letters that the two write differently.
import type { Script } from '../contract/ast.js';

const TAIWAN = /[戶稅說脫衛裡銳閱悅臺]/g;
const HONG_KONG = /[説衞裏鋭閲羣啓]/g;
/** Hong Kong writes these as Simplified does: a name kept in Simplified has them too. */
const EITHER = /[户税脱]/;

/** Taiwan where nothing tells. */
export function regionOf(text: string): Exclude<Script, 'hans'> {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  const [taiwan, hongKong] = [count(TAIWAN), count(HONG_KONG)];
  if (taiwan !== hongKong) return hongKong > taiwan ? 'hant-hk' : 'hant-tw';
  return EITHER.test(text) ? 'hant-hk' : 'hant-tw';
}
