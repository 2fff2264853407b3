// Tables + our own phrases → a Converter. One pass from left to right: protected stretches first, then the longest phrase, ours before
// OpenCC's; what stands between phrases goes through OpenCC's groups as one piece. Our phrases are final: no variant table follows.
import type { Script } from '../contract/ast.js';
import type { Converted, Converter, Note, Span } from './conversion.js';
import { type Chain, letterAt, phraseAt, replace, type Table, unitsAt } from './dictionary.js';
import { KEPT } from './rules.js';

/** Our phrases on this way: `characters` always, `words` before them where the text is localised. */
export interface Legal {
  readonly characters: Table;
  readonly words: Table;
}
export interface Manner {
  readonly from: Script;
  readonly to: Script;
  /** Uses regional words, or turns them back. */
  readonly localised: boolean;
  /** Stretches with a form of their own, such as capital amounts, in order. */
  readonly forms?: (text: string) => readonly Form[];
  /** Characters with several counterparts, to be noted wherever they stand. */
  readonly others?: Counterparts;
}
/** In order, without overlap. */
export interface Form {
  readonly start: number;
  readonly end: number;
  readonly result: string;
  readonly kind: 'amount' | 'quotes';
}
/** The text so far and what there is to tell about it. */
interface Out {
  text: string;
  readonly notes: Note[];
}

export function makeConverter(chain: Chain, legal: Legal, manner: Manner): Converter {
  const { from, to, localised, forms = () => [], others } = manner;
  const through = memo((piece) => chain.groups.reduce((text, table) => replace(table, text), piece));
  const between = memo((piece) =>
    chain.groups.reduce((text, table) => replace(table, text, table !== chain.segments), piece),
  );

  const write = (
    source: string,
    start: number,
    end: number,
    result: string,
    out: Out,
    alone = false,
  ): void => {
    out.text += result;
    if (others) choices(source, start, end, result, others, alone, out.notes);
    else if (result.length !== end - start) out.notes.push({ kind: 'plain', start, end, result });
  };
  /** A phrase of OpenCC's, shortened where a PRC word begins in it that keeps its words and goes on behind it: 变个|人信息. */
  const uncut = (source: string, at: number, phrase: number, end: number): number => {
    for (let inside = at + 1; inside < at + phrase; inside++) {
      const kept = phraseAt(legal.words, source, inside, end);
      if (
        inside + kept > at + phrase &&
        legal.words.phrases.get(source.slice(inside, inside + kept)) === KEPT
      )
        return inside - at;
    }
    return phrase;
  };
  const words = (source: string, start: number, end: number, regional: boolean, out: Out): void => {
    let from = start;
    for (let at = start; at < end; ) {
      const word = regional ? phraseAt(legal.words, source, at, end) : 0;
      const own = phraseAt(legal.characters, source, at, end) || letterAt(legal.characters, source, at);
      const phrase = phraseAt(chain.segments, source, at, end);
      const length = Math.max(word, own, regional ? uncut(source, at, phrase, end) : phrase);
      if (length === 0) {
        at += unitsAt(source, at);
        continue;
      }
      if (from < at) write(source, from, at, between(source.slice(from, at)), out, true);
      const piece = source.slice(at, at + length);
      const result = word === length ? legal.words.phrases.get(piece) : undefined;
      if (result === KEPT) words(source, at, at + length, false, out);
      else if (result !== undefined && result !== through(piece)) {
        out.text += result;
        out.notes.push({ kind: 'word', start: at, end: at + length, result });
      } else if (own === length) write(source, at, at + length, ownOf(legal.characters, piece), out);
      else write(source, at, at + length, through(piece), out);
      at += length;
      from = at;
    }
    if (from < end) write(source, from, end, between(source.slice(from, end)), out, true);
  };

  /** What stands between protected stretches: forms of their own, and words. */
  const open = (source: string, start: number, end: number, out: Out): void => {
    let at = start;
    for (const form of forms(source.slice(start, end))) {
      const placed = { ...form, start: start + form.start, end: start + form.end };
      words(source, at, placed.start, localised, out);
      out.text += form.result;
      out.notes.push(placed);
      at = placed.end;
    }
    words(source, at, end, localised, out);
  };

  const convert = (given: string, kept: readonly Span[] = []): Converted => {
    const source = normalised(given);
    const out: Out = { text: '', notes: [] };
    let at = 0;
    for (const { start, end, reason, as, characters } of kept) {
      open(source, at, start, out);
      const inner: Out = { text: as ?? (characters ? '' : given.slice(start, end)), notes: [] };
      if (as === undefined && characters) words(source, start, end, false, inner);
      out.text += inner.text;
      const form = as !== undefined && ({ given: true } as const);
      out.notes.push({ kind: 'kept', start, end, result: inner.text, reason, ...form });
      at = end;
    }
    open(source, at, source.length, out);
    return out;
  };
  return { from, to, localised, convert };
}

const ownOf = ({ phrases, characters }: Table, piece: string): string =>
  phrases.get(piece) ?? characters.get(piece) ?? piece;

/** Compatibility ideographs as the characters they stand for, where the number of units stays. */
const normalised = (text: string): string =>
  text.replace(/[\uf900-\ufaff]/g, (letter) => {
    const plain = letter.normalize('NFC');
    return plain.length === 1 ? plain : letter;
  });

/** Pieces come again and again: 甲方, 乙方, the words between them. */
function memo(convert: (piece: string) => string): (piece: string) => string {
  const known = new Map<string, string>();
  return (piece) => {
    if (piece.length > 8) return convert(piece);
    const seen = known.get(piece);
    if (seen !== undefined) return seen;
    const result = convert(piece);
    known.set(piece, result);
    return result;
  };
}

/** Characters that become one thing alone and another in some phrase, with all they may become. */
export type Counterparts = ReadonlyMap<string, ReadonlySet<string>>;

export function counterparts(chain: Chain): Counterparts {
  const all = new Map<string, Set<string>>();
  const last = (text: string): string => chain.groups.slice(1).reduce((t, table) => replace(table, t), text);
  const [first] = chain.groups;
  if (!first) return all;
  for (const [source, result] of first.phrases) {
    if (source.length !== result.length) continue;
    for (let i = 0; i < source.length; i++) {
      const [from, to] = [source[i]!, result[i]!];
      const usual = first.characters.get(from) ?? from;
      if (to === usual) continue;
      const found = all.get(from) ?? new Set([last(usual)]);
      all.set(from, found.add(last(to)));
    }
  }
  return all;
}

/** One note per character with several counterparts; a stretch whose length changes is one note. */
function choices(
  source: string,
  start: number,
  end: number,
  result: string,
  others: Counterparts,
  alone: boolean,
  notes: Note[],
): void {
  if (result.length !== end - start) {
    notes.push({ kind: 'plain', start, end, result });
    return;
  }
  for (let i = 0; i < result.length; i++) {
    const set = others.get(source[start + i]!);
    if (!set) continue;
    const alternatives = [...set].filter((other) => other !== result[i]);
    if (alternatives.length > 0)
      notes.push({
        kind: 'choice',
        start: start + i,
        end: start + i + 1,
        result: result[i]!,
        alternatives,
        ...(alone && { alone }),
      });
  }
}
