// A glyph → its kind: what line breaking, white between marks and justified lines go by. Classes after CLREQ and GB/T 15834.
import type { Face } from '../fonts/sfnt.js';

/**
 * `open` and `close` are full-width brackets and quotation marks with half an em of white on the outer side; `stop` are ，。、；：！？ with
 * their white on the right, as the mainland prints them; `centred` are the same in the middle of their em, as Taiwan and Hong Kong print
 * them: these keep their em at a line's end and beside each other. `dash` are — and …, which join; `wide` what else fills its em;
 * `latin` letters and figures; `sign` what else is narrow.
 */
export const Kind = {
  han: 0,
  open: 1,
  close: 2,
  stop: 3,
  centred: 4,
  dash: 5,
  wide: 6,
  space: 7,
  latin: 8,
  sign: 9,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

const opening = /^[（《〈「『【〔［｛“‘]/u;
const closing = /^[）》〉」』】〕］｝”’]/u;
const stop = /^[，。、；：！？]/u;
const dash = /^[—…⸺]/u;
const hanLike = /^[\p{Script=Han}〇○□]/u;
const letter = /^[\p{Script=Latin}\p{Nd}%‰$€£¥&@#+]/u;
const white = /^[ \u00a0\u3000]/u;

/** `width` in 1/1000 em; `latin` for an apostrophe among Latin letters. */
export function kindOf(text: string, face: Face, id: number, width: number, latin: boolean): Kind {
  if (white.test(text)) return Kind.space;
  if (hanLike.test(text)) return Kind.han;
  if (latin || width < 1000) return letter.test(text) ? Kind.latin : Kind.sign;
  if (opening.test(text)) return Kind.open;
  if (closing.test(text)) return Kind.close;
  if (stop.test(text)) return isCentred(face, id) ? Kind.centred : Kind.stop;
  if (dash.test(text)) return Kind.dash;
  return /^[·\u3000-\u30ff\uff00-\uffef]/u.test(text) ? Kind.wide : Kind.latin;
}

/** Whether the ink of a glyph lies in the middle of its advance, to a tenth of an em. */
function isCentred(face: Face, id: number): boolean {
  const [left, right] = face.extentOf(id);
  return Math.abs(left - (face.advanceOf(id) - right)) < face.unitsPerEm / 10;
}

const unitsOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (one) => one.charCodeAt(0)));
const notFirst = unitsOf('，。、；：！？）》〉」』】〕］｝”’·・…—⸺～％‰℃℉°′″々％%.,;:!?)]}/／–');
const notLast = unitsOf('（《〈「『【〔［｛“‘￥¥＄$€£№§第([{');

/** What begins no line: closing marks, pauses and stops, dashes, dots between names, signs that follow a figure. GB/T 15834 on places of marks; CLREQ on prohibited line starts. */
export const beginsNoLine = (unit: number): boolean => notFirst.has(unit);
/** What ends no line: opening marks, and signs that stand before a figure. */
export const endsNoLine = (unit: number): boolean => notLast.has(unit);
