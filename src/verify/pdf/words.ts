// The characters of two groups of pages → what their words say otherwise, row by row and language by language, sign for sign.
// Compared as text in reading order, so that a word that came in does not count again for every word it pushed along.
import { type Edit, wordDiff } from '../../diff/words.js';
import type { Finding } from '../finding.js';
import { type Read, STREAMS, type Stream, streamsOf } from './order.js';
import type { Char } from './pdfium.js';
import type { Place, Places } from './places.js';
import { SAID } from './said.js';

export interface Words {
  readonly was: readonly { readonly page: number; readonly chars: readonly Char[] }[];
  readonly is: readonly { readonly page: number; readonly chars: readonly Char[] }[];
  /** Characters of the returned pages that are there and cannot be seen, with their page. */
  readonly unseen: ReadonlyMap<Char, number>;
}

/** The words of one row in one language. */
interface Region {
  readonly place: Place;
  page: number;
  hidden: boolean;
  readonly edits: Edit[];
}
/** More signs than this come in or gone: another text, not a changed one. */
const MOST = 20_000;

/** `undefined` where the texts have too little in common to be compared. */
export function wordFindings(words: Words, places: Places): Finding[] | undefined {
  const seen = words.is.map(({ page, chars }) => ({
    page,
    chars: chars.filter((char) => !words.unseen.has(char)),
  }));
  const [was, is] = [streamsOf(words.was, places), streamsOf(seen, places)];
  if (STREAMS.some((name) => apart(was[name].text, is[name].text) > MOST)) return undefined;
  const at = placing(words, places);
  return STREAMS.flatMap((name) => regionsOf(was[name], is[name], at, words.unseen)).flatMap(findingOf);
}

/** How many signs one text has and the other lacks, wherever they stand. */
function apart(was: string, is: string): number {
  const counts = new Map<string, number>();
  for (const sign of was) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  for (const sign of is) counts.set(sign, (counts.get(sign) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

interface At {
  readonly was: (read: Read) => Place;
  readonly is: (read: Read) => Place;
  /** The returned page that stands for a generated one. */
  readonly page: (generated: number) => number;
}

function placing({ was, is }: Words, places: Places): At {
  const known = new Map<Char, Place>();
  const find = (page: number, char: Char): Place => {
    const place = known.get(char) ?? places.at(page, char.x, char.y);
    known.set(char, place);
    return place;
  };
  const other = (from: Words['was'], to: Words['was'], page: number): number =>
    (to[from.findIndex((one) => one.page === page)] ?? to.at(-1))?.page ?? page;
  return {
    was: ({ page, char }) => find(page, char),
    is: ({ page, char }) => find(other(is, was, page), char),
    page: (generated) => other(was, is, generated),
  };
}

const keyOf = ({ row, lang }: Place): string => `${row ?? ''} ${lang ?? ''}`;

function regionsOf(was: Stream, is: Stream, at: At, unseen: Words['unseen']): Region[] {
  const regions = new Map<string, Region>();
  const regionAt = (place: Place, page: number): Region => {
    const key = keyOf(place);
    const region = regions.get(key) ?? { place, page, hidden: false, edits: [] };
    regions.set(key, region);
    return region;
  };
  let [w, i] = [0, 0];
  let last: Region | undefined;
  for (const { kind, text } of wordDiff(was.text, is.text)) {
    if (kind === 'inserted') {
      const read = is.owners.slice(i, i + text.length).find((owner) => owner !== undefined);
      const place = read && at.is(read);
      const next = was.owners[w] && regionAt(at.was(was.owners[w]!), at.page(was.owners[w]!.page));
      const near = place && [last, next].find((region) => region && keyOf(region.place) === keyOf(place));
      last = near ?? last ?? next ?? regionAt(place ?? {}, read?.page ?? 0);
      put(last, kind, text);
      if (read) last.page = read.page;
      i += text.length;
      continue;
    }
    for (let unit = 0; unit < text.length; unit++) {
      const owner = was.owners[w + unit];
      if (owner) last = regionAt(at.was(owner), at.page(owner.page));
      if (last) put(last, kind, text[unit]!);
    }
    w += text.length;
    if (kind === 'same') i += text.length;
  }
  for (const [char, page] of unseen) {
    const region = regions.get(keyOf(at.is({ char, page })));
    if (region) region.hidden = true;
  }
  return [...regions.values()];
}

function put({ edits }: Region, kind: Edit['kind'], text: string): void {
  const before = edits.at(-1);
  if (before?.kind === kind) edits[edits.length - 1] = { kind, text: before.text + text };
  else edits.push({ kind, text });
}

function findingOf({ place, page, hidden, edits }: Region): Finding[] {
  const has = (kind: Edit['kind']): boolean => edits.some((edit) => edit.kind === kind);
  if (!has('deleted') && !has('inserted')) return [];
  const side = (kind: Edit['kind']): string =>
    edits
      .filter((edit) => edit.kind !== kind)
      .map(({ text }) => text)
      .join('');
  const [before, after] = [side('inserted'), side('deleted')];
  const kind =
    hidden && has('deleted') ? 'hidden' : !has('deleted') ? 'added' : after === '' ? 'removed' : 'text';
  return [
    {
      kind,
      severity: 'change',
      message: SAID[kind],
      page: page + 1,
      ...(place.clause && { clause: place.clause }),
      ...(place.lang && { lang: place.lang }),
      before,
      after,
      edits,
    },
  ];
}
