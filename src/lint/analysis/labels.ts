// The number printed in front of a clause, taken apart: how it is written and what it counts; and of every clause the whole way to it.
// Sequences and references go by what is printed, not by how many clauses there are: only so can a gap be seen.
import { oncePer } from '../../text/once.js';
import { romanValue } from '../../text/roman.js';
import type { Clause, ContractText } from '../text.js';
import { readHan } from './numerals.js';

export interface Label {
  /** `条`, `（一）`, `1.1`, `(a)`: labels that count together. */
  readonly scheme: string;
  /** One number, or the way from the top: 8.1 is [8, 1]. */
  readonly numbers: readonly number[];
}
const N = '[〇零一二三四五六七八九十百千两\\d]{1,7}';
const COUNTED: readonly (readonly [pattern: RegExp, scheme: (unit: string) => string])[] = [
  [new RegExp(`^第\\s{0,4}(?<n>${N})\\s{0,4}(?<unit>[章部编节条])`, 'u'), (unit) => unit],
  [new RegExp(`^(?<unit>附件|附录|附表)\\s{0,4}(?<n>${N})`, 'u'), () => '附件'],
  [
    /^(?<unit>Article|Chapter|Clause|Section)\s+(?<n>\d{1,3}|[IVXL]{1,6})(?!\w|\.\d)/i,
    (unit) => unit.toLowerCase(),
  ],
  [/^(?<unit>Annex|Appendix|Schedule|Exhibit)\s+(?<n>\d{1,3}|[IVXL]{1,6}|[A-Z])\b/i, () => 'annex'],
  [/^(?<n>[〇零一二三四五六七八九十]{1,4})[、．.]/u, () => '一、'],
  [/^(?<n>\d{1,3})[、．.](?!\d)/u, () => '1.'],
  [/^[（(](?<n>[一二三四五六七八九十]{1,4})[)）]/u, () => '（一）'],
  [/^[（(](?<n>\d{1,3})[)）]/u, () => '（1）'],
  [/^[（(](?<n>[a-z])[)）]/u, () => '(a)'],
  [/^(?<n>[a-z])[.．、]/u, () => 'a.'],
  [/^[（(](?<n>[ivx]{2,5})[)）]/u, () => '(i)'],
];
const SIMPLIFIED: Readonly<Record<string, string>> = { 條: '条', 節: '节', 編: '编', 錄: '录' };
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Undefined for a bullet or words. */
export function readLabel(label: string): Label | undefined {
  const plain = label.trim().replace(/[條節編錄]/g, (sign) => SIMPLIFIED[sign]!);
  const steps = /^(?:(?:Article|Clause|Section|第)\s{0,4})?(\d{1,3}(?:[.．]\d{1,3}){1,4})/
    .exec(plain)?.[1]
    ?.split(/[.．]/);
  if (steps) return { scheme: steps.map(() => '1').join('.'), numbers: steps.map(Number) };
  const circled = CIRCLED.indexOf(plain[0] ?? ' ');
  if (circled >= 0) return { scheme: '①', numbers: [circled + 1] };
  for (const [pattern, scheme] of COUNTED) {
    const { n = '', unit = '' } = pattern.exec(plain)?.groups ?? {};
    const value = n === '' ? undefined : (countOf(n) ?? letterValue(n));
    if (value) return { scheme: scheme(unit), numbers: [value] };
  }
  return undefined;
}

/** 8, ８, 八 and 二十一. */
export function countOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const value = Number(/^\d+$/.test(plain) ? plain : readHan(plain));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A is 1 and i is 9; I, II, iv are Roman. */
export const letterValue = (text: string): number | undefined =>
  /^(?:[IVXL]{1,6}|[ivx]{2,5})$/.test(text)
    ? romanValue(text)
    : /^[a-z]$/i.test(text)
      ? text.toLowerCase().charCodeAt(0) - 96
      : undefined;

export const isAnnex = ({ scheme }: Label): boolean => scheme === '附件' || scheme === 'annex';

/** A clause with the number it bears. */
export interface Numbered {
  readonly clause: Clause;
  readonly label: Label;
  /** As printed, in the language of the clause. */
  readonly printed: string;
  readonly lang: 'zh' | 'en';
  /** From the article down; within an annex from its first level, the annex itself not counted. */
  readonly way: readonly number[];
}

const CHAPTER = /^(?:[章部编节]|chapter)$/;

/** The numbered clauses in order. */
export const numberedClauses = oncePer((text: ContractText): readonly Numbered[] => {
  const ways = new Map<number, readonly number[]>();
  const chapters = new Set<number>();
  return text.clauses.flatMap((clause) => {
    const lang = langOf(clause, text);
    const printed = clause.label[lang];
    const label = readLabel(printed);
    // Articles count on through their chapters.
    const { parent = -1 } = clause;
    const above =
      chapters.has(parent) && /^(?:条|article)$/.test(label?.scheme ?? '') ? [] : (ways.get(parent) ?? []);
    if (label && CHAPTER.test(label.scheme)) chapters.add(clause.index);
    const way = label ? (label.numbers.length > 1 ? label.numbers : [...above, ...label.numbers]) : above;
    ways.set(clause.index, label && isAnnex(label) ? [] : way);
    return label ? [{ clause, label, printed: printed.trim(), lang, way }] : [];
  });
});

/** The language of its first words; where a clause holds both, Chinese. */
function langOf({ passages }: Clause, { passages: all, languages }: ContractText): 'zh' | 'en' {
  const first = passages[0] === undefined ? undefined : all[passages[0]]!.lang;
  return first ?? languages[0] ?? 'zh';
}

/** A numbered clause with how deep it stands among those of its language: a scheme seen for the first time stands below the one before it. */
export interface Placed extends Numbered {
  readonly depth: number;
  /** The clause before it at this depth under the same one above; absent where it is the first. */
  readonly before?: Numbered;
  /** The clause above. */
  readonly above?: Numbered;
  /** The last one of this scheme anywhere before: articles may count on through chapters. */
  readonly earlier?: Numbered;
}

/** Labels tell more than levels: under 一、 a list may begin with 1. or with （一）. */
export function placedClauses(text: ContractText, lang: 'zh' | 'en'): readonly Placed[] {
  const open: Numbered[] = [];
  const last = new Map<string, Numbered>();
  return numberedClauses(text)
    .filter((one) => one.lang === lang && one.clause.section !== 'contents')
    .map((given) => {
      const one = asRoman(given, open, last);
      const { scheme } = one.label;
      if (isAnnex(one.label)) {
        open.length = 0;
        for (const known of last.keys()) if (known !== scheme) last.delete(known);
      }
      const depth = open.findIndex(({ label }) => label.scheme === scheme);
      const before = depth < 0 ? undefined : open[depth];
      open.length = depth < 0 ? open.length : depth;
      const [above, earlier] = [open.at(-1), last.get(scheme)];
      open.push(one);
      last.set(scheme, one);
      return {
        ...{ ...one, depth: open.length - 1 },
        ...(before && { before }),
        ...(above && { above }),
        ...(earlier && { earlier }),
      };
    });
}

/** (i) is the ninth letter behind (h), else the first Roman number; (v) and (x) likewise. */
function asRoman(one: Numbered, open: readonly Numbered[], last: ReadonlyMap<string, Numbered>): Numbered {
  const { scheme, numbers } = one.label;
  const letter = /[ivx]/.exec(one.printed)?.[0];
  if (scheme !== '(a)' || letter === undefined) return one;
  const running = open.find(({ label }) => label.scheme === '(a)') ?? last.get('(a)');
  if (running && numbers[0] === running.label.numbers[0]! + 1) return one;
  const value = romanValue(letter)!;
  return { ...one, label: { scheme: '(i)', numbers: [value] } };
}
