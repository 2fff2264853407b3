// Runs of one cell → items, one glyph each, with what line breaking must know: its class, and what is lost at a line's edge.
// Between Han and Latin the glyph in front is widened by an eighth of an em: a gap inside the advance never reads as a space.
import type { Lang, Run } from '../../contract/ast.js';
import type { Faces, Glyph } from './faces.js';

/**
 * `open` and `close` are full-width marks with half an em of white on the outer side. `centred` are ，。、；：！？ in the middle
 * of their em, as Taiwan and Hong Kong print them: these keep their em at a line's end and beside each other.
 */
export type Kind = 'han' | 'open' | 'close' | 'centred' | 'wide' | 'space' | 'latin';

export interface Item {
  readonly glyph: Glyph;
  readonly kind: Kind;
  readonly run: Run;
  /** Correction after the glyph in 1/1000 em: white taken out between two marks. */
  readonly kern: number;
}

/** Told of every character that no face has. */
export type Missing = (text: string, run: Run) => void;

const gap = 125;
const opening = /^[（《〈「『【〔［｛“‘]/u;
const closing = /^[，。、；：！？）》〉」』】〕］｝”’]/u;
const hanLike = /^[\p{Script=Han}〇○□]/u;
const letter = /^[\p{Script=Latin}\p{Nd}%‰$€£¥&@#+]/u;

export function itemise(
  runs: readonly Run[],
  lang: Lang,
  bold: boolean,
  faces: Faces,
  missing: Missing,
): Item[] {
  const items: Item[] = [];
  const characters = runs.flatMap((run) => split(run.text, lang).map((text) => ({ text, run })));
  characters.forEach(({ text, run }, i) => {
    const latin =
      (text === '’' || text === '‘') &&
      /^[a-z]/i.test(characters[i - 1]?.text ?? '') &&
      /^[a-z]/i.test(characters[i + 1]?.text ?? '');
    const glyph = faces.glyph(text, lang, bold || run.bold === true, latin);
    if (glyph.id === 0) missing(text, run);
    items.push({ glyph, kind: kindOf(glyph, latin), run, kern: 0 });
  });
  return lang === 'zh' ? spaced(items, faces) : items;
}

/** Characters; a pair of dashes in Chinese is one. A line end inside a value is a space to the typesetter. */
function split(text: string, lang: Lang): string[] {
  const joined = lang === 'zh' ? text.match(/——|[\s\S]/gu) : text.match(/[\s\S]/gu);
  return (joined ?? []).map((c) => (/[\n\r\t]/.test(c) ? ' ' : c));
}

function kindOf(glyph: Glyph, latin: boolean): Kind {
  const { text, width } = glyph;
  if (text === ' ' || text === '\u00a0' || text === '\u3000') return 'space';
  if (latin || width < 1000) return hanLike.test(text) ? 'han' : 'latin';
  if (opening.test(text)) return 'open';
  if (closing.test(text)) return isCentred(glyph) ? 'centred' : 'close';
  if (hanLike.test(text)) return 'han';
  return /^[—…·⸺\u3000-\u30ff\uff00-\uffef]/u.test(text) ? 'wide' : 'latin';
}

/** Whether the ink of a glyph lies in the middle of its advance, to a tenth of an em. */
function isCentred({ face, id }: Glyph): boolean {
  const [left, right] = face.extentOf(id);
  return Math.abs(left - (face.advanceOf(id) - right)) < face.unitsPerEm / 10;
}

/** White to take out where two marks meet, in 1/1000 em: a bracket's outer half, of a centred mark's white some. */
function squeeze(kind: Kind, next: Kind): number {
  if (kind === 'centred' && next === 'close') return 250;
  if (next === 'open') return kind === 'open' || kind === 'close' || kind === 'centred' ? 500 : 0;
  return kind === 'close' && (next === 'close' || next === 'centred') ? 500 : 0;
}

/** Gaps where Han meets Latin, and less white where two marks meet. */
function spaced(items: readonly Item[], faces: Faces): Item[] {
  return items.map((item, i) => {
    const next = items[i + 1];
    if (!next) return item;
    const meets =
      (item.kind === 'han' && letter.test(next.glyph.text)) ||
      (next.kind === 'han' && letter.test(item.glyph.text));
    if (meets) return { ...item, glyph: faces.widened(item.glyph, gap) };
    const less = squeeze(item.kind, next.kind);
    return less > 0 ? { ...item, kern: -less } : item;
  });
}
