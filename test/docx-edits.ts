// What hands and programs do to a DOCX, as edits of its XML: for the tests of verify. Each takes the parts of a package and gives new ones.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export type DocxParts = Readonly<Record<string, string>>;
export type DocxEdit = (parts: DocxParts) => DocxParts;

export const openParts = (bytes: Uint8Array): DocxParts =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
/** Packed anew: other dates and another order than the renderer's. */
export const packParts = (parts: DocxParts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts)
        .reverse()
        .map(([name, text]) => [name, [strToU8(text), { level: 6 }]]),
    ),
  );

export const DOCUMENT = 'word/document.xml';
/** A part rewritten; it must come out otherwise. */
export const inPart =
  (name: string, change: (xml: string) => string): DocxEdit =>
  (parts) => {
    const before = parts[name];
    if (before === undefined) throw new Error(`no ${name}`);
    const after = change(before);
    if (after === before) throw new Error(`nothing was changed in ${name}`);
    return { ...parts, [name]: after };
  };
export const inDocument = (change: (xml: string) => string): DocxEdit => inPart(DOCUMENT, change);

/** A stretch of the document and where it begins. */
export interface Stretch {
  readonly xml: string;
  readonly at: number;
}
/** The paragraphs that have words, outside of tables and in them. */
export const paragraphsIn = (xml: string): Stretch[] =>
  [...xml.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)]
    .filter(([text]) => /<w:t[ >]/.test(text))
    .map((match) => ({ xml: match[0], at: match.index }));
export const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('');

/** Puts something else in the place of a stretch. */
export const inPlaceOf = ({ xml, at }: Stretch, other: string): DocxEdit =>
  inDocument((whole) => whole.slice(0, at) + other + whole.slice(at + xml.length));

/** Run properties put into every run of a stretch. */
export const withRunProperties = (xml: string, properties: string): string =>
  xml.replace(/<w:r>(<w:rPr>)?/g, (_, open?: string) =>
    open ? `<w:r>${open}${properties}` : `<w:r><w:rPr>${properties}</w:rPr>`,
  );
/** Paragraph properties put behind the style. */
export const withParagraphProperties = (xml: string, properties: string): string =>
  /<w:pPr>/.test(xml)
    ? xml.replace(/(<w:pPr>(?:<w:pStyle [^>]*\/>)?)/, `$1${properties}`)
    : xml.replace('<w:p>', `<w:p><w:pPr>${properties}</w:pPr>`);

const MADE = 'w:author="Li Wei" w:date="2027-01-15T09:00:00Z"';
export const inserted = (text: string, id = 9001): string =>
  `<w:ins w:id="${id}" ${MADE}><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`;
/** The runs of a stretch as a tracked deletion. */
export const deleted = (xml: string, id = 9101): string =>
  xml.replace(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gs, (run) => {
    const gone = run
      .replace(/<w:t( [^>]*)?>/g, '<w:delText xml:space="preserve">')
      .replaceAll('</w:t>', '</w:delText>');
    return `<w:del w:id="${id}" ${MADE}>${gone}</w:del>`;
  });

/** A part, its relationship and its type. */
export const withPart =
  (name: string, text: string, relation: string, type: string): DocxEdit =>
  (parts) => ({
    ...parts,
    [name]: text,
    'word/_rels/document.xml.rels': parts['word/_rels/document.xml.rels']!.replace(
      '</Relationships>',
      `<Relationship Id="rIdNew${name.length}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${relation}" Target="${name.replace('word/', '')}"/></Relationships>`,
    ),
    '[Content_Types].xml': parts['[Content_Types].xml']!.replace(
      '</Types>',
      `<Override PartName="/${name}" ContentType="${type}"/></Types>`,
    ),
  });

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** A comment on a paragraph. */
export const commented = ({ xml, at }: Stretch, text: string): DocxEdit => {
  const body = xml
    .replace(/<\/w:p>$/, '<w:r><w:commentReference w:id="1"/></w:r></w:p>')
    .replace(/(<w:p>(?:<w:pPr>.*?<\/w:pPr>)?)/s, '$1<w:commentRangeStart w:id="1"/>');
  const comments = `<w:comments ${W}><w:comment w:id="1" ${MADE}><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment></w:comments>`;
  return (parts) =>
    withPart(
      'word/comments.xml',
      comments,
      'comments',
      `${WORD}.comments+xml`,
    )(inPlaceOf({ xml, at }, body)(parts));
};
export const footnoted = ({ xml, at }: Stretch, text: string): DocxEdit => {
  const body = xml.replace(/<\/w:p>$/, '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>');
  const notes = `<w:footnotes ${W}><w:footnote w:id="2"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:footnote></w:footnotes>`;
  return (parts) =>
    withPart(
      'word/footnotes.xml',
      notes,
      'footnotes',
      `${WORD}.footnotes+xml`,
    )(inPlaceOf({ xml, at }, body)(parts));
};

// What a program does that only saves the file again

/** As LibreOffice saves: tags gone, ids and names of parts anew, 1.1 no longer counted in figures, every run with its own properties. */
export const asLibreOffice: DocxEdit = (parts) => {
  const document = parts[DOCUMENT]!.replace(/<w:tag [^>]*\/>/g, '')
    .replace(
      /(<w:sdtPr>.*?<w:id w:val=")(\d+)"/gs,
      (_, open: string, id: string) => `${open}${2_000_000 + 7 * Number(id)}"`,
    )
    .replace(
      /(<w:bookmark(?:Start|End) [^>]*w:id=")(\d+)"/g,
      (_, open: string, id: string) => `${open}${Number(id) - 1}"`,
    )
    .replace(/<w:r>(?!<w:rPr>)/g, '<w:r><w:rPr></w:rPr>')
    .replace(/<w:keepNext\/>/g, '<w:keepNext w:val="true"/><w:widowControl w:val="false"/>');
  const { 'word/header1.xml': header, ...rest } = parts;
  const renamed = header === undefined ? rest : { ...rest, 'word/header7.xml': header };
  const name = (xml: string): string => xml.replaceAll('header1.xml', 'header7.xml');
  return {
    ...renamed,
    [DOCUMENT]: document,
    'word/numbering.xml': parts['word/numbering.xml']!.replace(/<w:isLgl\/>/g, ''),
    'word/_rels/document.xml.rels': name(parts['word/_rels/document.xml.rels']!),
    '[Content_Types].xml': name(parts['[Content_Types].xml']!),
  };
};

/** As Word saves: revision ids, runs cut in two, proofing marks, a place of its own for what the page shows. */
export const asWord: DocxEdit = inDocument((xml) =>
  xml
    .replace(/<w:p>/g, '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">')
    .replace(
      /<w:r>((?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t xml:space="preserve">([^<&]{6,})<\/w:t><\/w:r>/g,
      (_, look: string, text: string) => {
        const cut = 3 + (text.charCodeAt(2) % 3);
        // No letter is cut in its middle.
        const at = /[\uD800-\uDBFF]$/.test(text.slice(0, cut)) ? cut + 1 : cut;
        const run = (part: string): string =>
          `<w:r w:rsidRPr="00B12C4D">${look}<w:t xml:space="preserve">${part}</w:t></w:r>`;
        return `${run(text.slice(0, at))}<w:proofErr w:type="spellStart"/>${run(text.slice(at))}`;
      },
    ),
);

/** Another prefix for Word's vocabulary, attributes in another order. */
export const otherPrefix: DocxEdit = (parts) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [
      name,
      /^word\/[a-z]+\d*\.xml$/.test(name)
        ? xml
            .replace(/(<\/?|\s)w:/g, '$1q:')
            .replace('xmlns:w=', 'xmlns:q=')
            .replace(/(<q:\w+) (q:\w+="[^"]*") (q:\w+="[^"]*")(\/?>)/g, '$1 $3 $2$4')
        : xml,
    ]),
  );
