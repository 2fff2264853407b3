// The words of one line in, the passages it holds out: mostly one; cells that a bar or a tab parts; 名称 / Name: 澄湾 / Chengwan as one
// passage in each language. What is put together from several stretches keeps the place of each.
import type { Lang } from '../contract/ast.js';
import type { PassageKind } from '../lint/text.js';

/** `col` counts from 0, in the words given. */
export interface Piece {
  readonly kind: PassageKind;
  readonly text: string;
  readonly lang?: Lang;
  readonly segments: readonly { readonly from: number; readonly to: number; readonly col: number }[];
}
interface Cut {
  readonly text: string;
  readonly col: number;
}

const HAN = /\p{Script=Han}/u;
/** 【违约责任】 in front of a text is its heading. */
const BRACKETED = /^【([^【】]{1,30})】[\s\u3000:：]*/u;
/** A longer text is no value in two languages. */
const LONG = 400;
const PAIRED = /^([^/:：]{1,30}) \/ ([A-Za-z][^/:：]{0,60})([:：] ?)/u;

export function piecesOf(text: string, kind: PassageKind, numbered: boolean): Piece[] {
  const bracketed = numbered ? BRACKETED.exec(text) : null;
  if (bracketed) {
    const rest = text.slice(bracketed[0].length);
    const heading = whole({ text: bracketed[1]!, col: 1 }, 'heading');
    return rest === '' ? [heading] : [heading, whole({ text: rest, col: bracketed[0].length }, 'body')];
  }
  if (numbered || kind === 'contents') return inLanguages({ text, col: 0 }, kind);
  const cells = cutAt(text, / \| |\t+/g);
  if (cells.length > 1) return cells.flatMap((cell) => inLanguages(cell, kind === 'body' ? 'cell' : kind));
  return labelled(text, kind) ?? inLanguages(cells[0]!, kind);
}

const whole = ({ text, col }: Cut, kind: PassageKind): Piece => ({
  ...{ kind, text, segments: [{ from: 0, to: text.length, col }] },
});

function cutAt(text: string, sign: RegExp): Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (const {
    index,
    0: { length },
  } of text.matchAll(sign)) {
    cuts.push({ text: text.slice(from, index), col: from });
    from = index + length;
  }
  cuts.push({ text: text.slice(from), col: from });
  const filled = cuts.filter((cut) => cut.text.trim() !== '');
  return filled.length > 0 ? filled : cuts;
}

/** Chinese and English around a stroke. */
function halves({ text, col }: Cut): { readonly zh: Cut; readonly en: Cut } | undefined {
  if (text.length > LONG) return undefined;
  for (const { index } of text.matchAll(/ \/ /g)) {
    const [zh, en] = [text.slice(0, index), text.slice(index + 3)];
    if (HAN.test(zh) && !HAN.test(en) && /[A-Za-z]/.test(en))
      return { zh: { text: zh, col }, en: { text: en, col: col + index + 3 } };
  }
  return undefined;
}

function inLanguages(cut: Cut, kind: PassageKind): Piece[] {
  const both = halves(cut);
  if (!both) return [whole(cut, kind)];
  return [
    { ...whole(both.zh, kind), lang: 'zh' },
    { ...whole(both.en, kind), lang: 'en' },
  ];
}

/** A value that no stroke parts is the same in both languages. */
function labelled(text: string, kind: PassageKind): Piece[] | undefined {
  const found = PAIRED.exec(text);
  if (!found || !HAN.test(found[1]!)) return undefined;
  const [head, zh, en, sign] = found as unknown as readonly [string, string, string, string];
  const value: Cut = { text: text.slice(head.length), col: head.length };
  const values = halves(value) ?? { zh: value, en: value };
  const colon: Cut = { text: sign, col: head.length - sign.length };
  return [
    { ...joined([{ text: zh, col: 0 }, colon, values.zh], kind), lang: 'zh' },
    { ...joined([{ text: en, col: zh.length + 3 }, colon, values.en], kind), lang: 'en' },
  ];
}

function joined(cuts: readonly Cut[], kind: PassageKind): Piece {
  let text = '';
  const segments = cuts.map((cut) => {
    const from = text.length;
    text += cut.text;
    return { from, to: text.length, col: cut.col };
  });
  return { kind, text, segments };
}
