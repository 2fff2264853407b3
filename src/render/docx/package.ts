// The finishing pass over what docx packed: same contract, same bytes, and nothing in the package that is not used.
// The digest of all other parts stands in docProps/custom.xml; an edited file no longer matches it.
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Finish, Printable, Source } from '../../contract/ast.js';
import { readZip, unpack } from '../../opc/zip.js';
import type { SourceParts } from './source.js';

const DIGEST_PART = 'docProps/custom.xml';
export const DIGEST_PROPERTY = 'csa-contract-digest';
/** Parts that docx always writes and this document does not use; its footnote separators make Word offer a repair. */
const UNUSED = /^word\/(footnotes|endnotes|fontTable|theme\/theme1|comments|bibliography)\.xml$/;

type Parts = Record<string, Uint8Array>;
type Texts = Record<string, string>;

/** What file managers and other programs find without opening the text; Word holds 255 characters of each. */
export function propertiesOf(doc: Printable, source?: Source): { name: string; value: string }[] {
  const { program, templates } = source ?? {};
  return [
    { name: DIGEST_PROPERTY, value: '-' },
    { name: 'csa-contract-form', value: doc.form },
    ...(doc.number === '' ? [] : [{ name: 'csa-contract-number', value: doc.number.slice(0, 255) }]),
    ...(program === undefined ? [] : [{ name: 'csa-contract-program', value: program }]),
    ...(templates === undefined ? [] : [{ name: 'csa-contract-templates', value: templates }]),
  ];
}

/** What the package says of the document: its main language and the one of its Chinese text, both BCP 47. */
export interface Nature {
  readonly language: string;
  readonly chinese: string;
  readonly protect?: Finish['protect'];
}

export function finish(
  written: ReadonlyMap<string, string | Uint8Array>,
  nature: Nature,
  source?: SourceParts,
): Uint8Array {
  const texts: Texts = {};
  for (const [name, part] of written) texts[name] = typeof part === 'string' ? part : strFromU8(part);
  dropUnused(texts);
  edit(texts, 'docProps/core.xml', (xml) => core(xml, nature.language));
  edit(texts, 'word/numbering.xml', numbering);
  edit(texts, 'word/styles.xml', (xml) => styles(xml, texts));
  edit(texts, 'word/settings.xml', (xml) => settings(xml, nature));
  edit(texts, 'word/document.xml', bookmarkIds);
  if (source) addSource(texts, source);
  const parts: Parts = {};
  for (const [name, text] of Object.entries(texts)) parts[name] = strToU8(text);
  edit(texts, DIGEST_PART, (xml) => xml.replace(DIGEST_SLOT, `$1${digest(parts)}$2`));
  parts[DIGEST_PART] = strToU8(texts[DIGEST_PART]!);
  return pack(parts);
}

/** True when the bytes are a DOCX of this program whose parts nobody has touched. */
export async function isIntactDocx(bytes: Uint8Array): Promise<boolean> {
  const parts: Parts = {};
  try {
    for (const entry of await readZip(bytes)) parts[entry.name] = await unpack(entry);
  } catch {
    return false;
  }
  const kept = parts[DIGEST_PART];
  return kept !== undefined && DIGEST_READ.exec(strFromU8(kept))?.[1] === digest(parts);
}

const DIGEST_SLOT = new RegExp(`(name="${DIGEST_PROPERTY}"><vt:lpwstr>)[^<]*(</vt:lpwstr>)`);
const DIGEST_READ = new RegExp(`name="${DIGEST_PROPERTY}"><vt:lpwstr>([0-9a-f]{64})</vt:lpwstr>`);

/** SHA-256 over name, length and bytes of every part but the one that holds it, in order of name. */
function digest(parts: Parts): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(parts).sort()) {
    if (name === DIGEST_PART) continue;
    hash.update(`${name}\n${parts[name]!.length}\n`).update(parts[name]!);
  }
  return hash.digest('hex');
}

function pack(parts: Parts): Uint8Array {
  // fflate writes local time: local midnight gives the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const sorted = Object.keys(parts).sort();
  return zipSync(Object.fromEntries(sorted.map((name) => [name, [parts[name]!, { mtime, level: 6 }]])));
}

function edit(texts: Texts, name: string, change: (xml: string) => string): void {
  const xml = texts[name];
  if (xml === undefined) throw new Error(`docx did not write ${name}`);
  texts[name] = change(xml);
}

function dropUnused(texts: Texts): void {
  for (const name of Object.keys(texts)) {
    const emptyRels = name.endsWith('.rels') && !texts[name]!.includes('<Relationship ');
    if (!UNUSED.test(name) && !emptyRels) continue;
    delete texts[name];
    if (emptyRels) continue;
    edit(texts, '[Content_Types].xml', (xml) =>
      xml.replace(new RegExp(`<Override [^>]*PartName="/${name}"[^>]*/>`), ''),
    );
    edit(texts, 'word/_rels/document.xml.rels', (xml) =>
      xml.replace(new RegExp(`<Relationship [^>]*Target="${name.slice('word/'.length)}"[^>]*/>`), ''),
    );
  }
  edit(texts, '[Content_Types].xml', (xml) =>
    xml.replace(/<Default [^>]*Extension="(?!rels|xml)[^"]*"[^>]*\/>/g, ''),
  );
}

function addSource(texts: Texts, { parts, relationship, types }: SourceParts): void {
  Object.assign(texts, parts);
  const append = (name: string, root: string, lines: string): void =>
    edit(texts, name, (xml) => xml.replace(`</${root}>`, `${lines}</${root}>`));
  append('word/_rels/document.xml.rels', 'Relationships', relationship);
  append('[Content_Types].xml', 'Types', types);
}

/** No dates: they would be the clock's. */
function core(xml: string, language: string): string {
  return xml
    .replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, '')
    .replace('<dc:creator>', `<dc:language>${language}</dc:language><dc:creator>`);
}

/** docx marks lists as hybrid and levels as tentative, and adds a bullet list; Word would renumber and relabel them. */
function numbering(xml: string): string {
  const bullets =
    /<w:abstractNum [^>]*w:abstractNumId="(\d+)"(?:(?!<\/w:abstractNum>).)*?w:val="●".*?<\/w:abstractNum>/s.exec(
      xml,
    );
  let out = xml;
  if (bullets) {
    out = out.replace(bullets[0], '');
    out = out.replace(
      new RegExp(
        `<w:num w:numId="\\d+">(?:(?!</w:num>).)*?<w:abstractNumId w:val="${bullets[1]}"/>.*?</w:num>`,
        's',
      ),
      '',
    );
  }
  return out
    .replace(/ w:tentative="1"/g, '')
    .replace(/<w:lvlOverride w:ilvl="\d"><w:startOverride w:val="1"\/><\/w:lvlOverride>/g, '')
    .replace(
      /(<w:abstractNum [^>]*w:abstractNumId="(\d+)"[^>]*>)<w:multiLevelType w:val="hybridMultilevel"\/>/g,
      // Word tells lists apart by nsid when texts are pasted together.
      (_, open: string, id: string) =>
        `${open}<w:nsid w:val="${(0x05c50000 + Number(id)).toString(16).toUpperCase().padStart(8, '0')}"/><w:multiLevelType w:val="multilevel"/>`,
    );
}

/**
 * Keeps the styles that something refers to, and turns `name,alias` into Word's two elements.
 * Contract text has lines of exact height: Word leaves them off the grid by itself, LibreOffice when told.
 */
function styles(xml: string, texts: Texts): string {
  const each = /<w:style [^>]*w:styleId="([^"]+)"[^>]*>.*?<\/w:style>/gs;
  const bodies = new Map([...xml.matchAll(each)].map((match) => [match[1]!, match[0]]));
  const used = new Set<string>();
  const use = (text: string) => {
    for (const [, id = ''] of text.matchAll(
      /<w:(?:pStyle|rStyle|tblStyle|basedOn|link|next) w:val="([^"]+)"/g,
    )) {
      if (used.has(id)) continue;
      used.add(id);
      use(bodies.get(id) ?? '');
    }
  };
  for (const [name, text] of Object.entries(texts))
    if (/^word\/[a-z0-9]+\.xml$/.test(name) && name !== 'word/styles.xml') use(text);
  return xml
    .replace(each, (style, id: string) => (used.has(id) || /^[^>]*w:default="/.test(style) ? style : ''))
    .replace(
      /(<w:basedOn w:val="Normal"\/>(?:(?!<\/w:pPr>).)*?)(<w:spacing )/gs,
      `$1${TYPESETTING}<w:snapToGrid w:val="0"/>$2`,
    )
    .replace(/<w:name w:val="([^",]*),([^"]*)"\/>/g, '<w:name w:val="$1"/><w:aliases w:val="$2"/>');
}

/** Line breaks, hanging punctuation and white between scripts as Chinese typesetting has them, whatever a program's defaults are. */
const TYPESETTING = '<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>';

/** The settings this document means, in schema order: punctuation is compressed as Chinese typesetting expects. */
function settings(xml: string, { chinese, protect }: Nature): string {
  const inner = [
    ...(protect === 'read-only' ? ['<w:writeProtection w:recommended="1"/>'] : []),
    '<w:zoom w:percent="100"/>',
    // Without a password: it keeps edits visible, not people out.
    ...(protect === 'tracked-changes'
      ? ['<w:trackRevisions/>', '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>']
      : []),
    '<w:defaultTabStop w:val="420"/>',
    '<w:characterSpacingControl w:val="compressPunctuation"/>',
    '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    `<w:themeFontLang w:val="en-GB" w:eastAsia="${chinese}"/>`,
  ].join('');
  return xml.replace(/(<w:settings [^>]*>).*(<\/w:settings>)/s, `$1${inner}$2`);
}

/** docx numbers bookmarks across all documents of a process. */
function bookmarkIds(xml: string): string {
  const ids = new Map<string, number>();
  return xml.replace(/(<w:bookmark(?:Start|End) [^>]*w:id=")(\d+)"/g, (_, open: string, id: string) => {
    if (!ids.has(id)) ids.set(id, ids.size + 1);
    return `${open}${ids.get(id)}"`;
  });
}
