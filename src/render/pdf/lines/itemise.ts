// Runs of one cell → items, one glyph each: dashes joined, letters in ligatures, the white between neighbours settled.
// Between Han and Latin the glyph in front is widened by a quarter of an em: a gap inside the advance never reads as a space.
import type { Lang, Run } from '../../../contract/ast.js';
import { type Faces, type Glyph, glyphIn, kernBetween, widened } from '../fonts/faces.js';
import { Kind } from './kinds.js';

export interface Item {
  readonly glyph: Glyph;
  readonly run: Run;
  /** Correction after the glyph in 1/1000 em: white taken out between two marks, two Latin letters that stand nearer. */
  readonly kern: number;
}
interface OpenItem extends Item {
  glyph: Glyph;
  kern: number;
}

/** Told of every character that no face has. */
export type Missing = (text: string, run: Run) => void;

/** Between Han and Latin, in 1/1000 em, as CLREQ has it for mixed text. */
export const GAP = 250;

export function itemise(
  runs: readonly Run[],
  lang: Lang,
  bold: boolean,
  faces: Faces,
  missing: Missing,
): Item[] {
  const items: OpenItem[] = [];
  const text = runs.length === 1 ? runs[0]!.text : runs.map((run) => run.text).join('');
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    const heavy = bold || run.bold === true;
    for (let at = start; at < end; ) {
      const character = characterAt(text, at, end, lang);
      const latin = lang === 'zh' && isQuote(character) && isLetter(text[at - 1]) && isLetter(text[at + 1]);
      const glyph = faces.glyph(character, lang, heavy, latin);
      at += character.length;
      if (glyph.id !== 0) items.push({ glyph, run, kern: 0 });
      // A face without a long dash prints two of its dashes.
      else if (character === '——') items.push(...[1, 2].map(() => dash(faces, run, heavy)));
      else {
        missing(character, run);
        items.push({ glyph, run, kern: 0 });
      }
    }
    start = end;
  }
  return spaced(items.some(({ glyph }) => glyph.ligatures.length > 0) ? withLigatures(items) : items, lang);
}

/** A character, or a pair of dashes in Chinese. A line end inside a value is a space to the typesetter. */
function characterAt(text: string, at: number, end: number, lang: Lang): string {
  const unit = text.charCodeAt(at);
  if (unit <= 0x0d && (unit === 0x0a || unit === 0x0d || unit === 0x09)) return ' ';
  if (unit === 0x2014 && lang === 'zh' && at + 1 < end && text.charCodeAt(at + 1) === unit) return '——';
  if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < end) return String.fromCodePoint(text.codePointAt(at)!);
  return text[at]!;
}

const isQuote = (character: string): boolean => character === '’' || character === '‘';
const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /^[a-z]$/i.test(character);
const dash = (faces: Faces, run: Run, bold: boolean): OpenItem => ({
  glyph: faces.glyph('—', 'zh', bold),
  run,
  kern: 0,
});

/** Letters of one run that the face draws as one glyph; this stands for all of them. */
function withLigatures(items: readonly OpenItem[]): OpenItem[] {
  const joined: OpenItem[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const { glyph, run } = item;
    const found = glyph.ligatures.find(({ rest }) =>
      rest.every((id, k) => {
        const next = items[i + 1 + k];
        return next?.run === run && next.glyph.face === glyph.face && next.glyph.id === id;
      }),
    );
    if (!found) {
      joined.push(item);
      continue;
    }
    const letters = items.slice(i, i + 1 + found.rest.length);
    const text = letters.map((letter) => letter.glyph.text).join('');
    joined.push({ glyph: glyphIn(glyph.face, text, found.glyph), run, kern: 0 });
    i += found.rest.length;
  }
  return joined;
}

/** White to take out where two marks meet, in 1/1000 em: a bracket's outer half, of a centred mark's white some. */
function squeeze(kind: Kind, next: Kind): number {
  if (kind === Kind.centred && next === Kind.close) return 250;
  const white = kind === Kind.close || kind === Kind.stop;
  if (next === Kind.open) return white || kind === Kind.open || kind === Kind.centred ? 500 : 0;
  return white && (next === Kind.close || next === Kind.stop || next === Kind.centred) ? 500 : 0;
}

/** Gaps where Han meets Latin, less white where two marks meet, Latin pairs kerned; spaces stay as wide as each other. */
function spaced(items: OpenItem[], lang: Lang): OpenItem[] {
  for (let i = 0; i + 1 < items.length; i++) {
    const item = items[i]!;
    const next = items[i + 1]!.glyph;
    const { kind } = item.glyph;
    if (kind >= Kind.latin && next.kind >= Kind.latin) item.kern = kernBetween(item.glyph, next);
    else if (lang === 'en') continue;
    else if (kind === Kind.han ? next.kind === Kind.latin : kind === Kind.latin && next.kind === Kind.han)
      item.glyph = widened(item.glyph, GAP);
    else {
      const less = squeeze(kind, next.kind);
      if (less > 0) item.kern = -less;
    }
  }
  return items;
}
