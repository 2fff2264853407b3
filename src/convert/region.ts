// A Traditional text → Taiwan or Hong Kong, told by the letters that the two write differently.
import type { Script } from '../contract/ast.js';

const TAIWAN = /[戶稅說脫衛銳閱]/g;
const HONG_KONG = /[户税説脱衞鋭閲]/g;

/** Taiwan where nothing tells. */
export function regionOf(text: string): Exclude<Script, 'hans'> {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  return count(HONG_KONG) > count(TAIWAN) ? 'hant-hk' : 'hant-tw';
}
