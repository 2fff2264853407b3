// Runs of one cell → items, one glyph each: dashes joined, letters in ligatures, the white between neighbours settled.
// Between Han and Latin the glyph in front is widened by a quarter of an em: a gap inside the advance never reads as a space.
// An English word is shaped once: nothing crosses a space, and most words of a contract come again and again.
import type { Lang, Run } from '../../../contract/ast.js';
import { type Faces, type Glyph, glyphIn, kernBetween, widened } from '../fonts/faces.js';
import { Kind } from './kinds.js';

/** In step: what is printed, what it is a part of, and the correction after it. */
export interface Items {
  /** The words of all glyphs: —— and ligatures are one item, so it may be longer than they are. */
  readonly text: string;
  readonly glyphs: Glyph[];
  readonly runs: Run[];
  /** In 1/1000 em: white taken out between two marks, two Latin letters that stand nearer. */
  readonly kerns: number[];
  /** What, besides the text, they were made of: the same faces and the same forms make the same glyphs. */
  readonly faces: Faces;
  readonly forms: string;
}
/** A word, or a whole Chinese run: what it is made of, and what no face has. */
interface Shaped {
  readonly glyphs: Glyph[];
  readonly kerns: number[];
  readonly missing: readonly string[];
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
): Items {
  const text = textOf(runs);
  // There are as many units as items, or more.
  const many = text.length;
  const [glyphs, kerns] = [new Array<Glyph>(many), new Array<number>(many)];
  const items = { text, glyphs, runs: new Array<Run>(many), kerns, faces, forms: lang as string };
  let count = 0;
  let at = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    const heavy = bold || run.bold === true;
    items.forms += `${heavy ? '+' : ' '}${run.text.length}`;
    while (at < end) {
      const to = lang === 'en' ? Math.min(text.indexOf(' ', at) + 1 || end, end) : end;
      const shaped =
        lang === 'en' ? word(text.slice(at, to), heavy, faces) : shape(text, at, to, lang, heavy, faces);
      count = add(items, count, shaped, run, lang);
      for (const character of shaped.missing) missing(character, run);
      at = to;
    }
  }
  for (const list of [items.glyphs, items.runs, items.kerns]) list.length = count;
  return items;
}

/** A line end inside a value is a space to the typesetter. */
function textOf(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) text += run.text;
  return text.replace(/[\t\n\r]/g, ' ');
}

/** The new number of items. */
function add(items: Items, count: number, { glyphs, kerns }: Shaped, run: Run, lang: Lang): number {
  let i = count;
  for (let k = 0; k < glyphs.length; k++, i++) {
    items.glyphs[i] = glyphs[k]!;
    items.runs[i] = run;
    items.kerns[i] = kerns[k]!;
  }
  if (count > 0 && i > count) settle(items, count - 1, lang);
  return i;
}

/** Words remembered of one set of faces: a contract has some three thousand. */
const MANY = 20_000;
const words = new WeakMap<Faces, Record<'plain' | 'bold', Map<string, Shaped>>>();

function word(text: string, bold: boolean, faces: Faces): Shaped {
  const both = words.get(faces) ?? { plain: new Map<string, Shaped>(), bold: new Map<string, Shaped>() };
  words.set(faces, both);
  const known = bold ? both.bold : both.plain;
  let shaped = known.get(text);
  if (!shaped) {
    if (known.size >= MANY) known.clear();
    shaped = shape(text, 0, text.length, 'en', bold, faces);
    known.set(text, shaped);
  }
  return shaped;
}

const none: readonly string[] = [];

function shape(text: string, from: number, to: number, lang: Lang, bold: boolean, faces: Faces): Shaped {
  const seen = faces.seen(lang, bold);
  const glyphs: Glyph[] = [];
  let missing = none;
  let ligatures = false;
  for (let at = from; at < to; ) {
    const unit = text.charCodeAt(at);
    let glyph = isPlain(unit) ? seen.get(unit) : undefined;
    if (glyph !== undefined && glyph.id !== 0) at++;
    else {
      const character = characterAt(text, at, to, lang);
      const latin = lang === 'zh' && isQuote(unit) && isLetter(text[at - 1]) && isLetter(text[at + 1]);
      glyph = faces.glyph(character, lang, bold, latin);
      at += character.length;
      if (glyph.id === 0 && character === '——') {
        // A face without a long dash prints two of its dashes.
        glyph = faces.glyph('—', 'zh', bold);
        glyphs.push(glyph);
      } else if (glyph.id === 0) missing = [...missing, character];
    }
    glyphs.push(glyph);
    if (glyph.ligatures.length > 0) ligatures = true;
  }
  const shaped = {
    glyphs: ligatures ? withLigatures(glyphs) : glyphs,
    kerns: [] as number[],
    missing,
  };
  for (let i = 0; i < shaped.glyphs.length; i++) {
    shaped.kerns.push(0);
    if (i > 0) settle(shaped, i - 1, lang);
  }
  return shaped;
}

/** Units that are a character by themselves and look alike everywhere: neither of a pair, nor — nor ’. */
const isPlain = (unit: number): boolean =>
  unit < 0x2014 || (unit > 0x2019 && (unit < 0xd800 || unit > 0xdfff));

/** A character, or a pair of dashes in Chinese. */
function characterAt(text: string, at: number, end: number, lang: Lang): string {
  const unit = text.charCodeAt(at);
  if (unit === 0x2014 && lang === 'zh' && at + 1 < end && text.charCodeAt(at + 1) === unit) return '——';
  if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < end) return String.fromCodePoint(text.codePointAt(at)!);
  return text[at]!;
}

const isQuote = (unit: number): boolean => unit === 0x2018 || unit === 0x2019;
const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /^[a-z]$/i.test(character);

/** Letters of one run that the face draws as one glyph; this stands for all of them. */
function withLigatures(glyphs: readonly Glyph[]): Glyph[] {
  const joined: Glyph[] = [];
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i]!;
    const found = glyph.ligatures.find(({ rest }) =>
      rest.every((id, k) => {
        const next = glyphs[i + 1 + k];
        return next?.face === glyph.face && next.id === id;
      }),
    );
    if (!found) {
      joined.push(glyph);
      continue;
    }
    const letters = glyphs.slice(i, i + 1 + found.rest.length);
    joined.push(glyphIn(glyph.face, letters.map((letter) => letter.text).join(''), found.glyph));
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

/** After item i a gap where Han meets Latin, less white where two marks meet, Latin pairs kerned; spaces stay as wide as each other. */
function settle({ glyphs, kerns }: Pick<Items, 'glyphs' | 'kerns'>, i: number, lang: Lang): void {
  const glyph = glyphs[i]!;
  const next = glyphs[i + 1]!;
  const { kind } = glyph;
  if (kind >= Kind.latin && next.kind >= Kind.latin) kerns[i] = kernBetween(glyph, next);
  else if (lang === 'en') return;
  else if (kind === Kind.han ? next.kind === Kind.latin : kind === Kind.latin && next.kind === Kind.han)
    glyphs[i] = widened(glyph, GAP);
  else if (kind !== Kind.han) {
    const less = squeeze(kind, next.kind);
    if (less > 0) kerns[i] = -less;
  }
}
