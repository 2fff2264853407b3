// A returned PDF and the one generated from its sheet → what differs, as findings; none that is a change means: it says what was generated.
// Words are compared as text and by place, pages as pixels, the rest by what hangs in the file; what cannot be compared is a change.
import { dissect, type Page } from '../../render/pdf/index.js';
import type { Clause, Finding } from '../finding.js';
import { findingsBeside, type Side } from './beside.js';
import { fitted, type Group, groupsOf, type PageDifference, pageDifference } from './pair.js';
import { type Box, type Char, type SeenPage, type SeenPdf, startPdfium } from './pdfium.js';
import { type Places, placesOf } from './places.js';
import { SAID } from './said.js';
import { wordFindings } from './words.js';

export interface PdfContext {
  /** Of the generated document: `layoutOf`. */
  readonly pages: readonly Page[];
  /** By id. */
  readonly clauses: ReadonlyMap<string, Clause>;
}

/** Throws ContractError where the returned file cannot be read: PDF-SIZE, PDF-ENCRYPTED, PDF-BROKEN. */
export async function verifyPdf(
  returned: Uint8Array,
  generated: Uint8Array,
  context: PdfContext,
): Promise<readonly Finding[]> {
  if (Buffer.compare(returned, generated) === 0) return [];
  const open = await startPdfium();
  const [was, is] = [await sideOf(generated, open), await sideOf(returned, open)];
  if (!was || !is || !agree(is)) return [change('unknown', SAID.parsers)];
  const places = placesOf(context.pages, context.clauses);
  const groups = groupsOf(was.seen.pages, is.seen.pages, places);
  const of = (page: number): number => generatedPage(groups, page);
  const pages = is.seen.pages.map((page, i) => fitted(page, was.seen.pages[of(i)] ?? page));
  const findings = [
    ...collected(groups.flatMap((group) => groupFindings(group, was.seen.pages, pages, places))),
    ...findingsBeside(was, { ...is, seen: { ...is.seen, pages } }, of, places),
  ];
  const changed = findings.some(({ severity }) => severity === 'change');
  if (changed) return findings;
  return [...findings, { kind: 'resaved', severity: 'note', message: SAID.resaved }];
}

const change = (kind: Finding['kind'], message: Finding['message'], page?: number): Finding => ({
  kind,
  severity: 'change',
  message,
  ...(page !== undefined && { page: page + 1 }),
});

/** A file that exhausts or breaks PDFium is one that cannot be compared. */
async function sideOf(
  bytes: Uint8Array,
  open: (bytes: Uint8Array) => SeenPdf | undefined,
): Promise<Side | undefined> {
  const anatomy = await dissect(bytes);
  try {
    const seen = open(bytes);
    return seen && { anatomy, seen };
  } catch {
    return undefined;
  }
}

/** Two programs read the file; where they do not see the same pages, it was made for that. */
const agree = ({ anatomy, seen }: Side): boolean =>
  anatomy.pages.length === seen.pages.length &&
  seen.pages.every((page, i) => page.annotations === anatomy.pages[i]!.annotations.length);

const generatedPage = (groups: readonly Group[], page: number): number => {
  const group = groups.find(({ is }) => is.includes(page));
  return group?.was[group.is.indexOf(page)] ?? group?.was.at(-1) ?? page;
};

function groupFindings(
  group: Group,
  was: readonly SeenPage[],
  is: readonly SeenPage[],
  places: Places,
): Finding[] {
  if (group.is.length === 0)
    return group.was.map((page) => ({
      ...change('pages', SAID.pageRemoved),
      ...contentOf(page, was, places, 'before'),
    }));
  if (group.was.length === 0)
    return group.is.map((page) => ({
      ...change('pages', SAID.pageAdded, page),
      after: wordsOf(is[page]!.chars),
    }));
  const scans = group.is.filter((page) => isPicture(is[page]!, was[generatedPage([group], page)]!));
  if (scans.length) return scans.map((page) => change('unknown', SAID.scan, page));
  const differences = group.is.slice(0, group.was.length).map((page, k) => ({
    page,
    generated: group.was[k]!,
    difference: pageDifference(was[group.was[k]!]!, is[page]!),
  }));
  const words = inWords(group, was, is, differences, places);
  return [
    ...words,
    ...surplus(group),
    ...differences.flatMap((one) => lookFindings(one, places)),
    ...(words.length ? [] : differences.flatMap(({ page, difference }) => movedFindings(page, difference))),
  ];
}

const isPicture = (page: SeenPage, was: SeenPage): boolean =>
  page.chars.length === 0 && was.chars.length > 0 && page.shapes.length > 0;

interface Compared {
  readonly page: number;
  readonly generated: number;
  readonly difference: PageDifference;
}

function inWords(
  group: Group,
  was: readonly SeenPage[],
  is: readonly SeenPage[],
  differences: readonly Compared[],
  places: Places,
): Finding[] {
  const touched = differences.some(
    ({ difference: { gone, come, unseen } }) => gone.length + come.length + unseen.length,
  );
  if (!touched && group.was.length === group.is.length) return [];
  const unseen = new Map(
    differences.flatMap(({ page, difference }) =>
      [...difference.unseen, ...difference.planted].map((char): [Char, number] => [char, page]),
    ),
  );
  const chars = (pages: readonly number[], of: readonly SeenPage[]) =>
    pages.map((page) => ({ page, chars: of[page]!.chars }));
  const words = { was: chars(group.was, was), is: chars(group.is, is), unseen };
  return wordFindings(words, places) ?? [change('unknown', SAID.apart, group.is[0])];
}

function surplus({ was, is }: Group): Finding[] {
  if (was.length === is.length) return [];
  const one = is.length > was.length ? SAID.pageAdded : SAID.pageRemoved;
  return Array.from({ length: Math.abs(is.length - was.length) }, () => change('pages', one, is.at(-1)));
}

function movedFindings(page: number, { gone, come }: PageDifference): Finding[] {
  return gone.length + come.length ? [change('moved', SAID.moved, page)] : [];
}

/** More places than this on one page: the page as a whole was drawn otherwise. */
const MANY = 12;

function lookFindings({ page, generated, difference }: Compared, places: Places): Finding[] {
  const at = (finding: Finding, box: Box, words = ''): Finding => {
    const { clause } = places.at(generated, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return { ...finding, page: page + 1, ...(clause && { clause }), ...(words && { before: words }) };
  };
  const { resized, planted, shapes, spots } = difference;
  return [
    ...(resized ? [change('pages', SAID.resized, page)] : []),
    ...(planted.length
      ? [{ ...at(change('hidden', SAID.planted), planted[0]!), after: wordsOf(planted) }]
      : []),
    ...shapes.map((shape) => {
      const drawn = change('drawing', shape.words ? SAID.over : SAID.drawing);
      return at(shape.kind === 'image' ? change('image', SAID.image) : drawn, shape, shape.words);
    }),
    ...(spots.length > MANY
      ? [change('look', SAID.look, page)]
      : spots.map((spot) =>
          spot.words
            ? at(change('look', SAID.look), spot, spot.words)
            : at(change('drawing', SAID.drawing), spot),
        )),
  ];
}

const wordsOf = (chars: readonly Char[]): string => chars.map(({ text }) => text).join('');

function contentOf(
  page: number,
  of: readonly SeenPage[],
  places: Places,
  side: 'before',
): Pick<Finding, 'before' | 'clause'> {
  const { chars } = of[page]!;
  const clause = chars.map(({ x, y }) => places.at(page, x, y).clause).find((found) => found !== undefined);
  return { [side]: wordsOf(chars), ...(clause && { clause }) };
}

/** Findings of many pages that say nothing of their own are one. */
function collected(findings: readonly Finding[]): Finding[] {
  const plain = (finding: Finding): boolean =>
    /^(unknown|moved|look)$/.test(finding.kind) && finding.before === undefined;
  const counts = new Map<string, number>();
  for (const { kind } of findings.filter(plain)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const said = new Set<string>();
  return findings.flatMap((finding): Finding[] => {
    if (!plain(finding) || counts.get(finding.kind)! < 3) return [finding];
    if (said.has(finding.kind)) return [];
    said.add(finding.kind);
    return [{ kind: finding.kind, severity: finding.severity, message: finding.message }];
  });
}
