// Rules of PDF/A-2a and -3a about the file, its colours, annotations, actions, metadata and embedded files.
import { DOMParser } from '@xmldom/xmldom';
import { PDFDict, PDFName, PDFRef } from 'pdf-lib';
import type { Rule } from './pdf-conformance.js';
import { at, decoded, dictAt, listAt, nameAt, numberAt, type Opened, textAt } from './pdf-opened.js';

const OPERATORS = new Set(
  'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(
    ' ',
  ),
);
const ACTIONS =
  /^(Launch|Sound|Movie|ResetForm|ImportData|JavaScript|Hide|SetOCGState|Rendition|Trans|GoTo3DView)$/;
const ANNOTATIONS =
  /^(Text|Link|FreeText|Line|Square|Circle|Polygon|PolyLine|Highlight|Underline|Squiggly|StrikeOut|Stamp|Caret|Ink|Popup|FileAttachment|Widget|PrinterMark|TrapNet|Watermark|Redact)$/;

const annotationsOf = (pdf: Opened): PDFDict[] =>
  pdf.pages.flatMap(({ annotations }) => annotations.map(({ dict }) => dict));
const specifications = (pdf: Opened): PDFDict[] => pdf.dicts.filter((dict) => dictAt(dict, 'EF'));
const trailer = ({ pdf }: Opened, key: 'ID' | 'Encrypt' | 'Info') => pdf.context.trailerInfo[key];
const info = (pdf: Opened): PDFDict | undefined => {
  const found = pdf.pdf.context.lookup(trailer(pdf, 'Info'));
  return found instanceof PDFDict ? found : undefined;
};
const inXmp = ({ xmp }: Opened, pattern: RegExp): string | undefined => {
  const found = pattern.exec(xmp)?.[1];
  return found?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
};
const has = (dict: PDFDict, key: string): boolean => dict.has(PDFName.of(key));

/** Entries of the dictionary of information, each with what XMP says in its place. */
const SAME: readonly (readonly [string, RegExp])[] = [
  ['Title', /<dc:title>[\s\S]*?<rdf:li xml:lang="x-default">([^<]*)</],
  ['Author', /<dc:creator>[\s\S]*?<rdf:li>([^<]*)</],
  ['Subject', /<dc:description>[\s\S]*?<rdf:li[^>]*>([^<]*)</],
  ['Keywords', /<pdf:Keywords>([^<]*)</],
  ['Creator', /<xmp:CreatorTool>([^<]*)</],
  ['Producer', /<pdf:Producer>([^<]*)</],
  ['CreationDate', /<xmp:CreateDate>([^<]*)</],
  ['ModDate', /<xmp:ModifyDate>([^<]*)</],
];

function profile(pdf: Opened): string[] {
  const intents = listAt(pdf.catalog, 'OutputIntents').filter((one) => one instanceof PDFDict);
  const ours = intents.filter((one) => nameAt(one, 'S') === 'GTS_PDFA1');
  if (ours.length !== 1) return [`${ours.length} intents`];
  const stream = at(ours[0], 'DestOutputProfile');
  const bytes = Buffer.from(decoded(stream) ?? []);
  if (bytes.length < 128) return ['no profile'];
  const faults = [
    ...(bytes.readUInt32BE(0) === bytes.length ? [] : ['length']),
    ...(bytes[8]! < 5 ? [] : ['version']),
    ...(/^(mntr|prtr)$/.test(bytes.toString('latin1', 12, 16)) ? [] : ['class']),
    ...(bytes.toString('latin1', 36, 40) === 'acsp' ? [] : ['signature']),
    ...(bytes.toString('latin1', 16, 20) === 'RGB ' &&
    numberAt((stream as never as { dict: PDFDict }).dict, 'N') === 3
      ? []
      : ['colours']),
  ];
  const tags = Array.from({ length: bytes.readUInt32BE(128) }, (_, i) => 132 + 12 * i);
  const names = tags.map((tag) => bytes.toString('latin1', tag, tag + 4));
  const wanted = 'desc cprt wtpt rXYZ gXYZ bXYZ rTRC gTRC bTRC'.split(' ');
  const outside = tags.filter(
    (tag) => bytes.readUInt32BE(tag + 4) + bytes.readUInt32BE(tag + 8) > bytes.length,
  );
  return [
    ...faults,
    ...wanted.filter((name) => !names.includes(name)),
    ...outside.map((tag) => `tag at ${tag}`),
  ];
}

function wellFormed(pdf: Opened): string[] {
  const faults: string[] = [];
  try {
    new DOMParser({ onError: (_, message) => faults.push(message) }).parseFromString(pdf.xmp, 'text/xml');
  } catch (error) {
    faults.push(String(error));
  }
  return pdf.xmp === '' ? ['no metadata'] : faults;
}

export const archive: readonly Rule[] = [
  {
    clause: 'A 6.1.2',
    what: 'begins with its version and four bytes that are no ASCII',
    check: ({ bytes }) =>
      /^%PDF-1\.[0-7](\r\n|\r|\n)%[\x80-\xff]{4}/.test(bytes) ? [] : [bytes.slice(0, 15)],
  },
  {
    clause: 'A 6.1.3',
    what: 'has an identifier, is not encrypted, ends with its end',
    check: (pdf) => [
      ...(trailer(pdf, 'ID') ? [] : ['no ID']),
      ...(trailer(pdf, 'Encrypt') ? ['encrypted'] : []),
      ...(/%%EOF[\r\n]*$/.test(pdf.bytes) ? [] : ['more after the end']),
    ],
  },
  {
    clause: 'A 6.1.7',
    what: 'streams are in the file, and packed neither by LZW nor by keys',
    check: ({ streams }) =>
      streams.flatMap(({ dict }) => [
        ...['F', 'FFilter', 'FDecodeParms'].filter((key) => has(dict, key)),
        ...(/LZW|Crypt/.exec(String(at(dict, 'Filter'))) ?? []),
      ]),
  },
  {
    clause: 'A 6.1.13',
    what: 'names, strings and numbers are within limits',
    check: ({ dicts }) => [
      ...dicts.flatMap((dict) =>
        dict
          .keys()
          .map((key) => key.decodeText())
          .filter((key) => key.length > 127),
      ),
      ...dicts.flatMap((dict) =>
        dict
          .values()
          .filter(
            (value) =>
              String(value).length > 32_767 && !(value instanceof PDFDict) && /^[(<]/.test(String(value)),
          )
          .map(() => 'a string'),
      ),
    ],
  },
  {
    clause: 'A 6.2.2',
    what: 'content has known operators and resources of its own',
    check: ({ pages }) =>
      pages.flatMap(({ operations, dict, shown }, i) => {
        const fonts = dictAt(dictAt(dict, 'Resources'), 'Font');
        return [
          ...operations
            .filter(({ operator }) => !OPERATORS.has(operator))
            .map(({ operator }) => `page ${i + 1}, ${operator}`),
          ...shown
            .filter(({ font }) => !dictAt(fonts, font))
            .map(({ font }) => `page ${i + 1}, font ${font}`),
        ];
      }),
  },
  { clause: 'A 6.2.3', what: 'there is one output intent, with a profile for RGB', check: profile },
  {
    clause: 'A 6.2.4.3',
    what: 'colours are those of the output intent, or greys',
    check: ({ pages }) =>
      pages.flatMap(({ operations }, i) =>
        operations
          .filter(({ operator }) => /^(k|K|cs|CS|sh)$/.test(operator))
          .map(({ operator }) => `page ${i + 1}, ${operator}`),
      ),
  },
  {
    clause: 'A 6.2.5',
    what: 'no graphics state and no object that needs more than opaque colours',
    check: ({ dicts, pages }) => [
      ...pages.flatMap(({ dict }, i) => (at(dict, 'Group') ? [`page ${i + 1}, Group`] : [])),
      ...dicts.flatMap((dict) => ['SMask', 'TR', 'HTP', 'BM', 'ca', 'CA'].filter((key) => has(dict, key))),
      ...dicts
        .filter(
          (dict) =>
            /^(PS|Form)$/.test(nameAt(dict, 'Subtype') ?? '') &&
            (has(dict, 'Ref') || nameAt(dict, 'Subtype') === 'PS'),
        )
        .map(String),
    ],
  },
  {
    clause: 'A 6.3.1',
    what: 'annotations are of the kinds that may be',
    check: (pdf) =>
      annotationsOf(pdf)
        .map((dict) => nameAt(dict, 'Subtype') ?? '')
        .filter((type) => !ANNOTATIONS.test(type)),
  },
  {
    clause: 'A 6.3.2',
    what: 'annotations are printed and not hidden',
    check: (pdf) =>
      annotationsOf(pdf).flatMap((dict) => {
        const flags = numberAt(dict, 'F') ?? 0;
        // Print; Invisible, Hidden, NoView, ToggleNoView.
        return nameAt(dict, 'Subtype') === 'Popup' ||
          ((flags & 4) !== 0 && (flags & (1 | 2 | 32 | 256)) === 0)
          ? []
          : [`F ${flags}`];
      }),
  },
  {
    clause: 'A 6.3.3',
    what: 'annotations other than links have an appearance',
    check: (pdf) =>
      annotationsOf(pdf)
        .filter(
          (dict) => !/^(Link|Popup)$/.test(nameAt(dict, 'Subtype') ?? '') && !at(dictAt(dict, 'AP'), 'N'),
        )
        .map((dict) => nameAt(dict, 'Subtype') ?? ''),
  },
  {
    clause: 'A 6.5.1',
    what: 'no action that runs a program or fetches anything',
    check: ({ dicts }) => [
      ...dicts.map((dict) => nameAt(dict, 'S') ?? '').filter((action) => ACTIONS.test(action)),
      ...dicts.filter((dict) => has(dict, 'JS')).map(() => 'JS'),
    ],
  },
  {
    clause: 'A 6.5.2',
    what: 'nothing happens by itself',
    check: ({ dicts, catalog }) => [
      ...dicts.filter((dict) => has(dict, 'AA')).map(() => 'AA'),
      ...(dictAt(dictAt(catalog, 'Names'), 'JavaScript') ? ['Names'] : []),
    ],
  },
  {
    clause: 'A 6.4.1',
    what: 'fields show what they hold',
    check: ({ catalog }) =>
      String(at(dictAt(catalog, 'AcroForm'), 'NeedAppearances')) === 'true' ? ['NeedAppearances'] : [],
  },
  { clause: 'A 6.6.2.1', what: 'XMP is well-formed', check: wellFormed },
  {
    clause: 'A 6.6.2.1',
    what: 'the packet says neither its size nor its encoding',
    check: ({ xmp }) => (/<\?xpacket begin=[^>]*(bytes|encoding)=/.test(xmp) ? ['it does'] : []),
  },
  {
    clause: 'A 6.6.2.3',
    what: 'properties that XMP does not know have a schema',
    check: ({ xmp }) =>
      [
        ...new Set([...xmp.matchAll(/xmlns:(\w+)="([^"]+)"/g)].map(([, prefix, uri]) => `${prefix} ${uri}`)),
      ].filter((one) => {
        const [prefix, uri] = one.split(' ');
        const known = /^(x|rdf|dc|pdf|xmp|xmpMM|pdfaid|pdfaExtension|pdfaSchema|pdfaProperty)$/.test(prefix!);
        return !known && !xmp.includes(`<pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI>`);
      }),
  },
  {
    clause: 'A 6.6.3',
    what: 'the dictionary of information says what XMP says',
    check: (pdf) =>
      SAME.flatMap(([key, pattern]) => {
        const said = textAt(info(pdf), key);
        return said === undefined || said === inXmp(pdf, pattern) ? [] : [`${key} ${said}`];
      }),
  },
  {
    clause: 'A 6.6.4',
    what: 'XMP says which part and level: 3 where files are embedded, else 2',
    check: (pdf) => {
      const part = specifications(pdf).length > 0 ? '3' : '2';
      const [said, level] = [inXmp(pdf, /<pdfaid:part>(.*?)</), inXmp(pdf, /<pdfaid:conformance>(.*?)</)];
      return said === part && level === 'A' ? [] : [`${said} ${level}`];
    },
  },
  {
    clause: 'A 6.8',
    what: 'embedded files have names, a type, a size and a description',
    check: (pdf) =>
      specifications(pdf).flatMap((dict) => {
        const name = textAt(dict, 'UF') ?? '';
        const stream = at(dictAt(dict, 'EF'), 'F');
        const own = (stream as { dict?: PDFDict } | undefined)?.dict;
        const size = numberAt(dictAt(own, 'Params'), 'Size');
        return [
          ...(textAt(dict, 'F') && name ? [] : [`${name}: F and UF`]),
          ...(textAt(dict, 'Desc') ? [] : [`${name}: Desc`]),
          ...(/^[\w.+-]+\/[\w.+-]+$/.test(nameAt(own, 'Subtype') ?? '') ? [] : [`${name}: Subtype`]),
          ...(size === decoded(stream)?.length ? [] : [`${name}: Size`]),
        ];
      }),
  },
  {
    clause: 'A 6.8',
    what: 'embedded files are associated with the document, which says how',
    check: (pdf) => {
      const associated = pdf.catalog.lookup(PDFName.of('AF'));
      const refs = String(associated);
      return specifications(pdf).flatMap((dict) => {
        const ref = pdf.pdf.context.getObjectRef(dict);
        const related = /^(Source|Data|Alternative|Supplement|Unspecified)$/.test(
          nameAt(dict, 'AFRelationship') ?? '',
        );
        return related && ref instanceof PDFRef && refs.includes(String(ref))
          ? []
          : [textAt(dict, 'UF') ?? ''];
      });
    },
  },
];
