// The lines of a foreign contract in, its clauses and passages out: which line is a heading, which number stands in front, which language it is.
import type { Pair } from '../contract/ast.js';
import type { Clause, ContractText, Passage, PassageKind, Segment } from '../lint/text.js';
import type { Fold } from '../script/fold.js';

/** A paragraph as its file has it: one line of a text file, a paragraph of a Word file, joined lines of a page. */
export interface Line {
  readonly text: string;
  /** 1-based line of `source` where it begins. */
  readonly line: number;
  /** Its pieces where it was joined from several lines. */
  readonly segments?: readonly Segment[];
  /** The number that Word's list prints in front; the text does not have it. */
  readonly label?: string;
  /** What the file itself says it is. */
  readonly kind?: PassageKind;
  readonly marked?: true;
}
const DIGITS = '〇零一二三四五六七八九十百两\\d';
const LABELS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^第\\s*([${DIGITS}]{1,6})\\s*[章部编]`, 'u'), 0],
  [new RegExp(`^(?:附件|附录)\\s*([${DIGITS}]{0,4})(?=[\\s:：、.．]|$)`, 'u'), 0],
  [/^(?:Annex|Appendix|Schedule|Exhibit)\s+(\w{1,4})\b[.:]?/i, 0],
  [new RegExp(`^第\\s*([${DIGITS}]{1,6})\\s*条`, 'u'), 0],
  [/^Article\s+(\d{1,3}|[IVXL]{1,6})\b[.:]?/i, 0],
  [/^(\d{1,2}(?:\.\d{1,2}){3})(?=[\s\p{Script=Han}.．、])[.．、]?/u, 3],
  [/^(\d{1,2}\.\d{1,2}\.\d{1,2})(?=[\s\p{Script=Han}.．、])[.．、]?/u, 2],
  [/^(\d{1,2}\.\d{1,2})(?=[\s\p{Script=Han}.．、])(?!\s*[%％元万])[.．、]?/u, 1],
  [/^([一二三四五六七八九十]{1,3})[、．.]/u, 0],
  [/^(\d{1,2})(?:[、．]|\.(?!\d))/u, 0],
  [/^[（(]([一二三四五六七八九十]{1,3})[)）]/u, 1],
  [/^[（(](\d{1,2}|[a-z])[)）]/u, 2],
  [/^[①-⑳]/u, 2],
];

export function outlined(lines: readonly Line[], source: string, fold: Fold): ContractText {
  const clauses: (Clause & { passages: number[] })[] = [];
  const passages: Passage[] = [];
  const counters: number[] = [];
  let section: Clause['section'] = 'front';
  const open = (label: string, level: number, number: readonly number[]): void => {
    const parent = clauses.findLast(
      (above) => above.section === section && above.level < level && above.label.zh !== '',
    );
    const both: Pair<string> = { zh: label, en: label };
    clauses.push({
      ...{ index: clauses.length, section, label: both, cite: both, number, level, passages: [] },
      ...(level > 0 && parent && { parent: parent.index }),
    });
  };
  open('', 0, []);
  for (const { text: whole, line, segments, label: given, kind, marked } of lines) {
    const text = whole.normalize('NFC').trim();
    if (text === '') continue;
    const inFront = given === undefined ? labelOf(fold(text)) : undefined;
    const label = given ?? inFront?.label;
    if (label !== undefined) {
      const level = inFront?.level ?? labelOf(fold(label))?.level ?? 0;
      section = /^(?:附|Annex|Appendix|Schedule|Exhibit)/i.test(label)
        ? 'annex'
        : section === 'front'
          ? 'body'
          : section;
      counters.length = level + 1;
      counters[level] = (counters[level] ?? 0) + 1;
      open(
        label,
        level,
        Array.from(counters, (n) => n ?? 0),
      );
    }
    const skipped = given === undefined ? (inFront?.label.length ?? 0) : 0;
    const rest = text.slice(skipped);
    const own = rest.trimStart();
    if (own === '') continue;
    const lead = whole.length - whole.trimStart().length + skipped + (rest.length - own.length);
    const clause = clauses.at(-1)!;
    const isHeading = label !== undefined && own.length <= 40 && !/[。；;.，,：:]$/u.test(own);
    clause.passages.push(passages.length);
    passages.push({
      ...{ index: passages.length, lang: langOf(own), text: own, folded: fold(own), clause: clause.index },
      kind: kind ?? (isHeading ? 'heading' : 'body'),
      segments: segments ?? [{ from: 0, to: own.length, line, col: lead + 1 }],
      ...(marked && { marked }),
    });
  }
  const languages = (['zh', 'en'] as const).filter((lang) =>
    passages.some((passage) => passage.lang === lang),
  );
  const all = passages.map(({ text }) => text).join('');
  return {
    ...{ foreign: true, status: 'final', languages, clauses, passages, source },
    script: fold(all) === all ? 'hans' : 'hant',
  };
}

/** A number in front of a line, with what follows it up to the words; the level it usually has. */
export function labelOf(text: string): { readonly label: string; readonly level: number } | undefined {
  for (const [pattern, level] of LABELS) {
    const found = pattern.exec(text);
    if (found) return { label: found[0], level };
  }
  return undefined;
}

const langOf = (text: string): 'zh' | 'en' => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]+/g)?.length ?? 0;
  return han >= latin ? 'zh' : 'en';
};
