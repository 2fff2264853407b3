// The parts of the package around the words, and all of them as bytes: same contract, same bytes, and nothing that is not used.
// The digest of all other parts stands in docProps/custom.xml; an edited file no longer matches it.
import { createHash } from 'node:crypto';
import { Zip, ZipPassThrough } from 'fflate';
import type { Printable, Source } from '../../contract/ast.js';
import { deflateRaw } from '../../opc/deflate.js';
import { encoded } from '../../opc/xml.js';
import { DECLARATION, OFFICE, PACKAGE, part, relationship, STANDALONE } from './namespaces.js';
import { empty, type Xml } from './ooxml.js';
import type { SourceParts } from './source.js';
import { languageOf } from './wordstyles.js';

export const DIGEST_PART = 'docProps/custom.xml';
export const DIGEST_PROPERTY = 'csa-contract-digest';
export type Parts = Record<string, Uint8Array>;
type Texts = Readonly<Record<string, string>>;

/** What the words refer to, by the ids of these relationships. */
export const RELATED = { header: 'rId6', footer: 'rId7' } as const;

/** `words` are the parts under word/; a carried source has parts of its own. */
export function packageOf(
  words: Texts,
  doc: Printable,
  carried?: { readonly source: Source; readonly parts: SourceParts },
): Uint8Array {
  const texts: Texts = {
    ...words,
    ...carried?.parts.parts,
    '[Content_Types].xml': contentTypes(carried?.parts.types),
    '_rels/.rels': relationships(PACKAGE_RELATED),
    'word/_rels/document.xml.rels': relationships(DOCUMENT_RELATED, carried?.parts.relationship),
    'docProps/app.xml': properties('extended-properties', ''),
    'docProps/core.xml': core(doc),
  };
  const encoder = new TextEncoder();
  const parts: Parts = {};
  for (const [name, text] of Object.entries(texts)) parts[name] = encoder.encode(text);
  parts[DIGEST_PART] = encoder.encode(custom(digest(parts), doc, carried?.source));
  return pack(parts);
}

/** SHA-256 over name, length and bytes of every part but the one that holds it, in order of name. */
export function digest(parts: Parts): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(parts).sort()) {
    if (name === DIGEST_PART) continue;
    hash.update(`${name}\n${parts[name]!.length}\n`).update(parts[name]!);
  }
  return hash.digest('hex');
}

/** A part that is packed when it comes. */
class Packed extends ZipPassThrough {
  override readonly compression = 8;
  protected override process(bytes: Uint8Array, final: boolean): void {
    this.ondata(null, deflateRaw(bytes), final);
  }
}

function pack(parts: Parts): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const name of Object.keys(parts).sort()) {
    const part = new Packed(name);
    // fflate writes local time: local midnight gives the same bytes in every time zone.
    part.mtime = new Date(1980, 0, 1);
    zip.add(part);
    part.push(parts[name]!, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

type Related = readonly (readonly [id: string, type: string, target: string])[];
const PACKAGE_RELATED: Related = [
  ['rId1', `${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
  ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ['rId3', `${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
  ['rId4', `${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml'],
];
const DOCUMENT_RELATED: Related = [
  ['rId1', `${OFFICE}/relationships/styles`, 'styles.xml'],
  ['rId2', `${OFFICE}/relationships/numbering`, 'numbering.xml'],
  ['rId5', `${OFFICE}/relationships/settings`, 'settings.xml'],
  [RELATED.header, `${OFFICE}/relationships/header`, 'header1.xml'],
  [RELATED.footer, `${OFFICE}/relationships/footer`, 'footer1.xml'],
];
const relationships = (related: Related, more = ''): Xml =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${related
    .map(([id, type, target]) => relationship(id, type, target))
    .join('')}${more}</Relationships>`;

const TYPES: readonly (readonly [part: string, type: string])[] = [
  ['word/document.xml', `${WORD}.document.main+xml`],
  ['word/styles.xml', `${WORD}.styles+xml`],
  ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ['docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
  ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ['word/numbering.xml', `${WORD}.numbering+xml`],
  ['word/settings.xml', `${WORD}.settings+xml`],
  ['word/header1.xml', `${WORD}.header+xml`],
  ['word/footer1.xml', `${WORD}.footer+xml`],
];
const contentTypes = (more = ''): Xml =>
  `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/>' +
  '<Default ContentType="application/xml" Extension="xml"/>' +
  `${TYPES.map(([part, type]) => `<Override ContentType="${type}" PartName="/${part}"/>`).join('')}${more}</Types>`;

/** No dates: they would be the clock's. */
function core(doc: Printable): Xml {
  const { val, eastAsia } = languageOf(doc);
  const inBoth = (of: Printable['title']) => doc.languages.map((lang) => of[lang]).join(' ');
  const said = [
    ['dc:title', inBoth(doc.title)],
    ['dc:subject', inBoth(doc.subject)],
    ['dc:language', doc.languages[0] === 'zh' ? eastAsia : val],
    ['dc:creator', 'csa-contract'],
    ['cp:lastModifiedBy', 'csa-contract'],
    ['cp:revision', '1'],
  ] as const;
  const elements = said.map(([name, text]) => `<${name}>${encoded(text)}</${name}>`);
  return `${STANDALONE}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${elements.join('')}</cp:coreProperties>`;
}

/** What file managers and other programs find without opening the text; Word holds 255 characters of each. */
function custom(digest: string, doc: Printable, source?: Source): Xml {
  const said: readonly (readonly [name: string, value: string | undefined])[] = [
    [DIGEST_PROPERTY, digest],
    ['csa-contract-form', doc.form],
    ['csa-contract-number', doc.number.slice(0, 255) || undefined],
    ['csa-contract-program', source?.program],
    ['csa-contract-templates', source?.templates],
  ];
  const elements = said
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value], index) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}"><vt:lpwstr>${encoded(value!)}</vt:lpwstr></property>`,
    );
  return properties('custom-properties', elements.join(''));
}

const properties = (kind: 'custom-properties' | 'extended-properties', content: Xml): Xml => {
  const root = `Properties xmlns="${OFFICE}/${kind}" xmlns:vt="${OFFICE}/docPropsVTypes"`;
  return `${STANDALONE}<${root}${content === '' ? '/>' : `>${content}</Properties>`}`;
};

/** The settings this document means, in schema order: punctuation is compressed as Chinese typesetting expects. */
export function settingsPart(doc: Printable): Xml {
  const { protect } = doc.finish;
  const { val, eastAsia } = languageOf(doc);
  return part(
    'settings',
    (protect === 'read-only' ? '<w:writeProtection w:recommended="1"/>' : '') +
      '<w:zoom w:percent="100"/>' +
      // Without a password: it keeps edits visible, not people out.
      (protect === 'tracked-changes'
        ? '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'
        : '') +
      '<w:defaultTabStop w:val="420"/>' +
      '<w:characterSpacingControl w:val="compressPunctuation"/>' +
      '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
      empty('themeFontLang', { val, eastAsia }),
  );
}
