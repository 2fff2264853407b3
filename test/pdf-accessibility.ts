// Rules of PDF/UA-1: everything marked, a tree of standard types in the right shapes, languages, links, what a reader is shown.
import { PDFArray, type PDFDict, PDFRef } from 'pdf-lib';
import type { Rule } from './pdf-conformance.js';
import { at, dictAt, nameAt, numberAt, type Opened, type OpenedElement, textAt } from './pdf-opened.js';

/** ISO 32000-1, 14.8.4. */
const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
);
/** What may stand in what, where it is closed. */
const KIDS: Readonly<Record<string, RegExp>> = {
  L: /^(LI|L|Caption)$/,
  LI: /^(Lbl|LBody)$/,
  Table: /^(TR|THead|TBody|TFoot|Caption)$/,
  THead: /^TR$/,
  TBody: /^TR$/,
  TR: /^T[HD]$/,
  TOC: /^(TOCI|TOC|Caption)$/,
  TOCI: /^(Lbl|Reference|P|NonStruct|TOC)$/,
};
const PARENTS: Readonly<Record<string, RegExp>> = {
  LI: /^L$/,
  Lbl: /^(LI|TOCI|Note|BibEntry)$/,
  LBody: /^LI$/,
  TR: /^(Table|THead|TBody|TFoot)$/,
  TH: /^TR$/,
  TD: /^TR$/,
  THead: /^Table$/,
  TBody: /^Table$/,
  TOCI: /^TOC$/,
};
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

const named = ({ type, ref }: OpenedElement): string => `${type} ${ref ?? ''}`;
const links = (pdf: Opened) =>
  pdf.pages.flatMap(({ dict, annotations }) => annotations.map((one) => ({ ...one, page: dict })));
const isLink = ({ dict }: { readonly dict: PDFDict }): boolean => nameAt(dict, 'Subtype') === 'Link';
const of = (pdf: Opened, ...types: string[]): OpenedElement[] =>
  pdf.elements.filter(({ type }) => types.includes(type));
const elementsByRef = (pdf: Opened): Map<string, OpenedElement> =>
  new Map(pdf.elements.map((element) => [String(element.ref), element]));
const rowsOf = (table: OpenedElement): OpenedElement[] =>
  table.kids.flatMap((kid) =>
    kid.type === 'TR' ? [kid] : /^T(Head|Body|Foot)$/.test(kid.type) ? kid.kids : [],
  );

function headings(pdf: Opened): string[] {
  let last = 0;
  return of(pdf, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6').flatMap((element) => {
    const level = Number(element.type[1]);
    const found = level > last + 1 ? [`${named(element)} after H${last}`] : [];
    last = level;
    return found;
  });
}

/** Each mark of a page is one that the parent tree gives to an element that holds it, and the other way round. */
function parents(pdf: Opened): string[] {
  const byRef = elementsByRef(pdf);
  return pdf.pages.flatMap(({ dict, ref, marks }, page) => {
    const key = numberAt(dict, 'StructParents');
    const owners = key === undefined ? undefined : pdf.parentTree.get(key);
    const list = owners instanceof PDFArray ? owners.asArray() : [];
    return marks.flatMap(({ id, tag }) => {
      if (id < 0) return [];
      const owner = byRef.get(String(list[id]));
      const holds = owner?.marks.some((mark) => mark.id === id && mark.page === ref);
      return holds && owner?.type === tag ? [] : [`page ${page + 1}, MCID ${id}`];
    });
  });
}

const strays = (pdf: Opened): string[] =>
  pdf.elements.flatMap((element) =>
    element.marks.flatMap(({ page, id }) =>
      pdf.pages.some(({ ref, marks }) => ref === page && marks.some((mark) => mark.id === id))
        ? []
        : [`${named(element)}, MCID ${id}`],
    ),
  );

export const accessibility: readonly Rule[] = [
  {
    clause: 'UA 5',
    what: 'XMP says part 1 of PDF/UA',
    check: ({ xmp }) => (/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp) ? [] : ['it does not']),
  },
  {
    clause: 'UA 7.1',
    what: 'MarkInfo says that it is tagged, and suspects nothing',
    check: ({ catalog }) => {
      const info = dictAt(catalog, 'MarkInfo');
      return String(at(info, 'Marked')) === 'true' && String(at(info, 'Suspects')) !== 'true'
        ? []
        : ['MarkInfo'];
    },
  },
  {
    clause: 'UA 7.1',
    what: 'all that is painted is an element’s or an artifact',
    check: ({ pages }) => pages.flatMap(({ unmarked }, i) => unmarked.map((op) => `page ${i + 1}, ${op}`)),
  },
  {
    clause: 'UA 7.1',
    what: 'no artifact in an element, no element in an artifact',
    check: ({ pages }) =>
      pages.flatMap(({ marks }, i) =>
        marks.filter(({ within }) => within !== '').map(({ tag }) => `page ${i + 1}, ${tag}`),
      ),
  },
  {
    clause: 'PDF 14.7.4.2',
    what: 'marks are unique on their page',
    check: ({ pages }) =>
      pages.flatMap(({ marks }, i) => {
        const ids = marks.map(({ id }) => id).filter((id) => id >= 0);
        return ids.filter((id, k) => ids.indexOf(id) !== k).map((id) => `page ${i + 1}, MCID ${id}`);
      }),
  },
  { clause: 'PDF 14.7.4.4', what: 'the parent tree leads from each mark to its element', check: parents },
  { clause: 'PDF 14.7.4', what: 'elements hold marks that are there', check: strays },
  {
    clause: 'PDF 14.7.2',
    what: 'elements name the one that they stand in',
    check: (pdf) =>
      pdf.elements.flatMap((element) => {
        const said = element.dict.entries().find(([key]) => key.decodeText() === 'P')?.[1];
        const right = element.parent ? said === element.parent.ref : said instanceof PDFRef;
        return right ? [] : [named(element)];
      }),
  },
  {
    clause: 'UA 7.1',
    what: 'types are standard ones',
    check: (pdf) => pdf.elements.filter(({ type }) => !STANDARD.has(type)).map(named),
  },
  {
    clause: 'PDF 14.8.4',
    what: 'elements stand in such as they may',
    check: (pdf) =>
      pdf.elements.flatMap((element) => {
        const { type, parent, kids } = element;
        const wrong = kids.filter((kid) => KIDS[type] && !KIDS[type].test(kid.type));
        const lost = PARENTS[type] && !PARENTS[type].test(parent?.type ?? '');
        return [
          ...wrong.map((kid) => `${named(kid)} in ${type}`),
          ...(lost ? [`${named(element)} in ${parent?.type}`] : []),
        ];
      }),
  },
  {
    clause: 'UA 7.1',
    what: 'the title is shown and is there',
    check: ({ catalog, xmp }) => [
      ...(String(at(dictAt(catalog, 'ViewerPreferences'), 'DisplayDocTitle')) === 'true'
        ? []
        : ['not shown']),
      ...(/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(xmp) ? [] : ['not in XMP']),
    ],
  },
  {
    clause: 'UA 7.2',
    what: 'the language of the document is known',
    check: ({ catalog }) =>
      LANGUAGE.test(textAt(catalog, 'Lang') ?? '') ? [] : [textAt(catalog, 'Lang') ?? 'none'],
  },
  {
    clause: 'UA 7.2',
    what: 'the language of all words is known',
    check: (pdf) =>
      pdf.elements
        .filter(({ marks, lang }) => marks.length > 0 && !LANGUAGE.test(lang ?? ''))
        .map((element) => `${named(element)}: ${element.lang}`),
  },
  { clause: 'UA 7.4.2', what: 'headings begin with H1 and skip no level', check: headings },
  {
    clause: 'UA 7.5',
    what: 'heads of tables say what they head',
    check: (pdf) =>
      of(pdf, 'TH')
        .filter((head) => !/^(Row|Column|Both)$/.test(head.attribute('Scope') ?? ''))
        .map(named),
  },
  {
    clause: 'UA 7.5',
    what: 'tables have a head, and as many cells in each row',
    check: (pdf) =>
      of(pdf, 'Table').flatMap((table) => {
        const rows = rowsOf(table);
        const widths = new Set(rows.map(({ kids }) => kids.length));
        const headed = rows.some(({ kids }) => kids.some(({ type }) => type === 'TH'));
        return headed && widths.size === 1 ? [] : [named(table)];
      }),
  },
  {
    clause: 'UA 7.6',
    what: 'numbered lists say how they are numbered',
    check: (pdf) =>
      of(pdf, 'L')
        .filter((list) => list.kids.some(({ kids }) => kids.some(({ type }) => type === 'Lbl')))
        .filter(
          (list) => !/^(Decimal|(Upper|Lower)(Roman|Alpha))$/.test(list.attribute('ListNumbering') ?? ''),
        )
        .map(named),
  },
  {
    clause: 'UA 7.6',
    what: 'items have one number and one body',
    check: (pdf) =>
      of(pdf, 'LI')
        .filter(({ kids }) => kids.map(({ type }) => type).join() !== 'Lbl,LBody')
        .map(named),
  },
  {
    clause: 'UA 7.18.1',
    what: 'annotations lead to their element and back',
    check: (pdf) => {
      const byRef = elementsByRef(pdf);
      return links(pdf).flatMap(({ dict, ref }) => {
        const owner = byRef.get(String(pdf.parentTree.get(numberAt(dict, 'StructParent') ?? -1)));
        return ref && owner?.objects.includes(ref) ? [] : [String(ref)];
      });
    },
  },
  {
    clause: 'UA 7.18.3',
    what: 'annotations are reached in the order of the structure',
    check: (pdf) =>
      pdf.pages.flatMap(({ dict, annotations }, i) =>
        annotations.length > 0 && nameAt(dict, 'Tabs') !== 'S' ? [`page ${i + 1}`] : [],
      ),
  },
  {
    clause: 'UA 7.18.5',
    what: 'links are in a Link, and every Link has words and one',
    check: (pdf) => {
      const held = new Set(of(pdf, 'Link').flatMap(({ objects }) => objects.map(String)));
      return [
        ...links(pdf).flatMap((one) => (isLink(one) && !held.has(String(one.ref)) ? [String(one.ref)] : [])),
        ...of(pdf, 'Link')
          .filter(({ objects, marks }) => objects.length === 0 || marks.length === 0)
          .map(named),
      ];
    },
  },
  {
    clause: 'UA 7.18.5',
    what: 'links say in words where they lead',
    check: (pdf) =>
      links(pdf).flatMap((one) =>
        isLink(one) && !textAt(one.dict, 'Contents')?.trim() ? [String(one.ref)] : [],
      ),
  },
  {
    clause: 'PDF 12.3.2',
    what: 'links and bookmarks lead to a page of the document',
    check: (pdf) => {
      const pages = new Set(pdf.pages.map(({ ref }) => String(ref)));
      return pdf.dicts.flatMap((dict) => {
        const to = at(dict, 'Dest');
        return to instanceof PDFArray && !pages.has(String(to.get(0))) ? [String(to)] : [];
      });
    },
  },
  {
    clause: 'UA 7.17',
    what: 'there are bookmarks, each with a title',
    check: ({ catalog, dicts }) => {
      const outlines = dictAt(catalog, 'Outlines');
      if (!dictAt(outlines, 'First')) return ['none'];
      const items = dicts.filter((dict) => at(dict, 'Parent') && at(dict, 'Dest'));
      return items.filter((item) => !textAt(item, 'Title')?.trim()).map(String);
    },
  },
  {
    clause: 'UA 7.15',
    what: 'no XFA, no content that can be switched off',
    check: ({ catalog }) => [
      ...(at(catalog, 'OCProperties') ? ['OCProperties'] : []),
      ...(at(dictAt(catalog, 'AcroForm'), 'XFA') ? ['XFA'] : []),
    ],
  },
];
