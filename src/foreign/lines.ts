// The lines of a foreign contract in, each with its number, its language and its share in the whole out: contents, opening, body, signing, annex.
// A section follows from what stands before and behind a line; the outline then only has to build it.
import type { Lang } from '../contract/ast.js';
import type { Clause, PassageKind } from '../lint/text.js';
import type { Fold } from '../script/fold.js';
import * as kinds from './kinds.js';
import { type Label, labelOf, plainly, RANKS, type Scheme } from './labels.js';

/** A paragraph as its file has it: one line of a text file, a paragraph of a Word file, joined lines of a page. */
export interface Line {
  readonly text: string;
  /** 1-based line of `source` where it begins, and the column of `text` in it, 1 where nothing is said. */
  readonly line: number;
  readonly col?: number;
  /** 1-based page of a paged file. */
  readonly page?: number;
  /** The number that Word's list prints in front; the text does not have it. */
  readonly label?: string;
  /** What the file itself says it is. */
  readonly kind?: PassageKind;
  readonly marked?: true;
}

export interface Told extends Line {
  /** Trimmed, NFC, without marks of Markdown; `col` is where it begins. */
  readonly text: string;
  readonly col: number;
  readonly lang: Lang;
  readonly number?: Label;
  readonly section: Clause['section'];
  readonly kind?: PassageKind;
}
type Seen = Omit<Told, 'section'> & { readonly plain: string };

/** What the contract is numbered by at its top, in each language that it is numbered in. */
export type Tops = Partial<Record<Lang, Scheme>>;

export function toldLines(
  lines: readonly Line[],
  fold: Fold,
): { readonly lines: readonly Told[]; readonly tops: Tops } {
  const seen = withoutStrays(seenLines(lines, fold));
  const tops = topsOf(seen);
  return { lines: sectioned(seen, tops), tops };
}

function seenLines(lines: readonly Line[], fold: Fold): Seen[] {
  let lang: Lang = 'zh';
  return lines.flatMap((line): Seen[] => {
    const trimmed = line.text.trimStart();
    const mark = /^(?:#{1,6}\s+|\*\*(?=\S))/.exec(trimmed)?.[0] ?? '';
    const bold = mark.startsWith('**');
    const cut = bold ? trimmed.slice(mark.length).trimEnd().replace(/\*\*$/, '') : trimmed.slice(mark.length);
    const text = cut.trimEnd().normalize('NFC');
    if (text === '' && line.label === undefined) return [];
    const col = (line.col ?? 1) + (line.text.length - trimmed.length) + mark.length;
    const plain = plainly(fold(text));
    lang = kinds.langOf(text === '' ? (line.label ?? '') : text) ?? lang;
    const given = line.label === undefined ? undefined : labelOf(`${fold(line.label)} `);
    const free =
      (line.kind === undefined || line.kind === 'heading' || line.kind === 'contents') &&
      !text.includes(' | ');
    const number = given
      ? { ...given, text: line.label! }
      : free && line.label === undefined
        ? labelOf(fold(text))
        : undefined;
    const kind = line.kind ?? (kinds.isFurniture(plain) ? 'furniture' : undefined);
    return [
      {
        ...{ ...line, text, col, lang, plain },
        ...(number &&
          kind !== 'furniture' && {
            number: {
              ...number,
              text: given ? number.text : text.slice(0, number.text.length),
              // 3.80 may be a price in a table's row.
              ...(text.includes('\t') && number.counters.length > 1 && { bare: true as const }),
            },
          }),
        ...(kind && { kind }),
        ...((line.marked || bold) && { marked: true as const }),
      },
    ];
  });
}

/** A bare figure is a number only in a row of them that begins with 1; 8.5.1 in front of small letters, or Clause 4.1, only behind 8.5 or 8.5.0. */
function withoutStrays(lines: readonly Seen[]): Seen[] {
  const row: Seen[] = [];
  const taken = new Set<Seen>();
  const seen = new Set<string>();
  for (const line of lines) {
    const { number, lang } = line;
    if (!number) continue;
    const { counters, bare } = number;
    const [last = 0, above] = [counters.at(-1), counters.slice(0, -1)];
    const before = last === 1 ? above : [...above, last - 1];
    if (bare && counters.length === 1 && last === row.length + 1) row.push(line);
    if (bare && counters.length > 1 && seen.has(`${lang} ${before.join('.')}`)) taken.add(line);
    if (!bare || taken.has(line)) seen.add(`${lang} ${counters.join('.')}`);
  }
  if (row.length >= 3) for (const line of row) taken.add(line);
  return lines.map((line) => {
    if (!line.number?.bare || taken.has(line)) return line;
    const { number: _, ...rest } = line;
    return rest;
  });
}

function topsOf(lines: readonly Seen[]): Tops {
  const tops: Tops = {};
  for (const lang of ['zh', 'en'] as const) {
    const counts = new Map<Scheme, number>();
    for (const { number, lang: own } of lines)
      if (number && own === lang) counts.set(number.scheme, (counts.get(number.scheme) ?? 0) + 1);
    const top =
      RANKS.find((scheme) => (counts.get(scheme) ?? 0) > 1) ?? RANKS.find((scheme) => counts.has(scheme));
    if (top) tops[lang] = top;
  }
  return tops;
}

function sectioned(lines: readonly Seen[], tops: Tops): Told[] {
  const contents = contentsIn(lines);
  const out: Told[] = [];
  const begun = new Set<Lang>();
  let section: Clause['section'] = 'front';
  lines.forEach((line, at) => {
    const { lang, number, plain } = line;
    if (contents.has(at)) {
      out.push(told({ ...line, kind: line.kind === 'furniture' ? line.kind : 'contents' }, 'contents'));
      return;
    }
    const unnumbered = number === undefined && line.kind !== 'furniture';
    const top = number !== undefined && isTop(number.scheme, tops[lang]);
    const annex = opensAnnex(lines, at, section);
    if (annex) section = 'annex';
    else if (
      top &&
      (section === 'front' || (section !== 'body' && number.counters[0] === 1 && !begun.has(lang)))
    )
      section = 'body';
    else if (top && section === 'signature') section = 'body';
    else if (unnumbered && section === 'body' && kinds.isSigning(plain)) {
      section = 'signature';
      for (let before = out.length - 1; before >= 0 && before >= out.length - 3; before--) {
        const above = out[before]!;
        if (
          above.section !== 'body' ||
          above.number ||
          !kinds.mayOpenSigning((lines[at - (out.length - before)] ?? line).plain)
        )
          break;
        out[before] = told({ ...above, kind: above.kind ?? 'signature' }, 'signature');
      }
    } else if (
      unnumbered &&
      /^(?:signature|annex)$/.test(section) &&
      kinds.isTitle(plain, lang) &&
      !begun.has(lang) &&
      begun.size > 0
    )
      section = 'front';
    if (top && section === 'body') begun.add(lang);
    out.push(told(number?.scheme === 'annex' && !annex ? without(line) : line, section, plain));
  });
  return out;
}

/** Chapters hold articles: either begins the body. */
const isTop = (scheme: Scheme, top: Scheme | undefined): boolean =>
  scheme === top ||
  (top !== undefined && RANKS.indexOf(scheme) >= 0 && RANKS.indexOf(scheme) < RANKS.indexOf(top));

function without({ number: _, ...line }: Seen): Seen {
  return line;
}

function told(line: Omit<Told, 'section'>, section: Clause['section'], plain?: string): Told {
  const kind =
    line.kind ?? (plain === undefined || line.number ? undefined : kindIn(section, plain, line.lang));
  return { ...line, section, ...(kind && { kind }) };
}

function kindIn(section: Clause['section'], plain: string, lang: Lang): PassageKind | undefined {
  if (kinds.isHeading(plain)) return 'heading';
  if (section === 'signature') return 'signature';
  if (section === 'annex') return kinds.isSigning(plain) ? 'signature' : undefined;
  if (section !== 'front') return undefined;
  return kinds.isParty(plain) ? 'party' : kinds.isTitle(plain, lang) ? 'title' : undefined;
}

/** An annex begins with its name; in a list of annexes the next one, or the next article, follows at once. */
function opensAnnex(lines: readonly Seen[], at: number, section: Clause['section']): boolean {
  const line = lines[at]!;
  if (line.number?.scheme !== 'annex') return false;
  if (section === 'front' || /[；;，,。]$/.test(line.text)) return false;
  if (section === 'signature' || section === 'annex') return true;
  let next = at + 1;
  while (lines[next]?.number?.scheme === 'annex' && lines[next]!.lang !== line.lang) next += 1;
  const behind = lines[next];
  return (
    behind !== undefined &&
    behind.number?.scheme !== 'annex' &&
    behind.number?.scheme !== 'article' &&
    behind.number?.scheme !== 'chapter' &&
    !kinds.isSigning(behind.plain) &&
    !kinds.mayOpenSigning(behind.plain)
  );
}

/** Places of the lines of a table of contents: it ends where an entry comes a second time, or where prose begins. */
function contentsIn(lines: readonly Seen[]): Set<number> {
  const found = new Set<number>();
  const start = lines.findIndex(({ plain, number }) => !number && kinds.opensContents(plain));
  if (start < 0) return found;
  const entries = new Set<string>();
  let first: string | undefined;
  found.add(start);
  for (let at = start + 1; at < lines.length; at++) {
    const { plain, number, kind } = lines[at]!;
    const bare = (text: string): string => text.replace(kinds.LEADER, '').replace(/[\s:：]/g, '');
    const [entry, heading] = [bare(plain), bare(number ? plain.slice(number.text.length) : plain)];
    const isEntry = number !== undefined && plain.length <= 60 && !/[。；]$/.test(plain);
    const isOther =
      /^(?:contents|furniture)$/.test(kind ?? '') || kinds.opensContents(plain) || kinds.LEADER.test(plain);
    if (entries.has(entry) || (heading === first && entries.size > 2) || !(isEntry || isOther)) break;
    first ??= number && heading;
    entries.add(entry);
    found.add(at);
  }
  return found;
}
