// What hangs in two PDFs besides their pages → findings: annotations, fields, signatures, files, actions, properties.
// What is not known to be harmless is a change: a catalog can hold things that no comparison of pages shows.
import type { Anatomy, Annotation } from '../../render/pdf/index.js';
import type { Finding } from '../finding.js';
import { wordsIn } from './pair.js';
import type { SeenPage, SeenPdf } from './pdfium.js';
import type { Places } from './places.js';
import {
  aboutSaid,
  actionSaid,
  annotationSaid,
  attachmentSaid,
  fieldSaid,
  partSaid,
  SAID,
  signatureSaid,
} from './said.js';

/** Keys that neither show nor hide anything; layers, collections and whatever is unknown are not among them. */
const CATALOG = new Set(
  'Type Pages Lang ViewerPreferences Names AF Metadata Version Extensions PageLayout PageMode PageLabels Outlines Dests MarkInfo StructTreeRoot OutputIntents OpenAction AcroForm Perms DSS PieceInfo'.split(
    ' ',
  ),
);
const NAMES = new Set(['EmbeddedFiles', 'Dests']);
const PAGE = new Set(
  'Type Parent Resources Contents MediaBox CropBox BleedBox TrimBox ArtBox Rotate Annots Group StructParents Tabs Thumb Metadata PieceInfo LastModified'.split(
    ' ',
  ),
);
const TERM_SHEET = /^(terms\.yaml|csa-contract\.json)$/;

/** A PDF as two programs read it. */
export interface Side {
  readonly anatomy: Anatomy;
  readonly seen: SeenPdf;
}

export function findingsBeside(
  was: Side,
  is: Side,
  generated: (page: number) => number,
  places: Places,
): Finding[] {
  const { catalog, names, pages, actions } = is.anatomy;
  const odd = [
    ...catalog.filter((key) => !CATALOG.has(key)),
    ...names.filter((key) => !NAMES.has(key) && key !== 'JavaScript'),
    ...pages.flatMap(({ keys }) => keys.filter((key) => !PAGE.has(key) && key !== 'AA')),
  ];
  return [
    ...pages.flatMap(({ annotations }, page) =>
      annotations
        .filter((one) => !isOurs(one, was.anatomy.pages[generated(page)], generated))
        .flatMap((one) => annotationFinding(one, page, is.seen.pages[page]!, generated(page), places)),
    ),
    ...files(was.anatomy, is.anatomy),
    ...actions.map((action) => change('action', actionSaid(action))),
    ...[...new Set(odd)].map((key) => change('unknown', partSaid(key))),
    ...about(was.seen.about, is.seen.about),
  ];
}

/** A citation that leads where it led, or nowhere any more; with the pages of its document, where some have come or gone. */
function isOurs(
  { subtype, to, text, box }: Annotation,
  was: Anatomy['pages'][number] | undefined,
  generated: (page: number) => number,
): boolean {
  if (subtype !== 'Link' || to === undefined || !was) return false;
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1;
  return was.annotations.some(
    (one) =>
      one.text === text &&
      one.box.every((edge, i) => near(edge, box[i]!)) &&
      (to === 'nowhere' ||
        (typeof one.to === 'object' && one.to.page === generated(to.page) && near(one.to.y, to.y))),
  );
}

const change = (kind: Finding['kind'], message: Finding['message']): Finding => ({
  kind,
  severity: 'change',
  message,
});

function annotationFinding(
  annotation: Annotation,
  page: number,
  seen: SeenPage,
  generated: number,
  places: Places,
): Finding[] {
  const { subtype, field, text, author, date, signed } = annotation;
  // The window of another annotation.
  if (subtype === 'Popup') return [];
  const [left, bottom, right, top] = annotation.box;
  const box = { left, right, top: seen.height - top, bottom: seen.height - bottom };
  const words = wordsIn(box, seen);
  const { clause } = places.at(generated, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
  const at = {
    page: page + 1,
    ...(clause && { clause }),
    ...(words && { before: words }),
    ...(text && { after: text }),
    ...(author && { author }),
    ...(date && { date }),
  };
  if (signed) {
    const covers = right > left && top > bottom && words !== '';
    return [
      { kind: 'signature', severity: covers ? 'change' : 'note', message: signatureSaid(covers), ...at },
    ];
  }
  const kind = field ? 'form-field' : subtype === 'Link' ? 'link' : 'annotation';
  return [{ ...change(kind, field ? fieldSaid(field) : annotationSaid(subtype)), ...at }];
}

/** That the term sheet is gone is worth a note: some programs drop what is attached. */
function files(was: Anatomy, is: Anatomy): Finding[] {
  const changed = [...is.files].filter(([name, sum]) => was.files.get(name) !== sum);
  const gone = [...was.files.keys()].filter((name) => TERM_SHEET.test(name) && !is.files.has(name));
  return [
    ...changed.map(([name]) => change('attachment', attachmentSaid(name, !was.files.has(name)))),
    ...(gone.length ? [{ kind: 'sheet', severity: 'note', message: SAID.attachmentGone } as const] : []),
  ];
}

function about(was: SeenPdf['about'], is: SeenPdf['about']): Finding[] {
  return Object.keys(is)
    .filter((key) => was[key] !== is[key])
    .map((key) => ({
      kind: 'metadata',
      severity: 'note',
      message: aboutSaid(key),
      before: was[key] ?? '',
      after: is[key] ?? '',
    }));
}
