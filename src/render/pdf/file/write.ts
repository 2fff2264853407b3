// Pages → the bytes of a PDF: content, faces, tags, links, bookmarks, what it says of itself, and the term sheet where it travels inside.
// Tagged and archival by construction: PDF/UA-1, and PDF/A-3a with a sheet, PDF/A-2a without (ISO 14289-1; ISO 19005-2 and -3).
import type { Printable, Run, Source } from '../../../contract/ast.js';
import type { Style } from '../../style.js';
import type { Page, TextInk } from '../boxes.js';
import { embedFace, noneUsed } from '../fonts/embed.js';
import { bookmarksOf, writeBookmarks } from './bookmarks.js';
import { fileOf } from './bytes.js';
import { embedSource } from './embedded.js';
import { annotation, destinationsOf, linksOn } from './links.js';
import { COLOURS, colourProfile, PRODUCER, titleOf, xmp } from './metadata.js';
import { assign, nextRef, type Objects, packed, type Ref, register, textString } from './objects.js';
import { paintPage, type Tagging } from './paint.js';
import { idDigits } from './seal.js';
import { structureOf } from './structure.js';
import { keysOf, languageTag, type TaggedPage, writeStructure } from './tags.js';

/** The identifier is zeros. */
export function writePdf(
  doc: Printable,
  style: Style,
  pages: readonly Page[],
  source: Source | undefined,
): Uint8Array {
  const objects: Objects = [];
  const { width, height } = style.page;
  const destinations = destinationsOf(pages);
  const structure = structureOf(doc);
  const linkOf = ({ link }: TextInk): Run | undefined =>
    link && destinations.has(link.cite ?? '') ? link : undefined;
  const tagging: Tagging = { elementOf: structure.elementOf, linkOf };
  const used = noneUsed();
  const tree = nextRef(objects);
  const written = pages.map((page) => {
    const { content, marks } = paintPage(page, height, used, tagging);
    const places = linksOn(page, linkOf);
    const links = places.map(({ ink, run }) => ({
      ref: nextRef(objects),
      element: structure.elementOf(ink)!,
      run,
    }));
    return { ref: nextRef(objects), content: packed(objects, content), marks, links, places };
  });
  const fonts = used.faces.map((face) => `/${face.resource} ${embedFace(objects, face)}`);
  const resources = register(objects, `<</Font<<${fonts.join('')}>>>>`);
  const refs = written.map(({ ref }) => ref);
  const keys = keysOf(written);
  written.forEach(({ ref, content, links, places }, i) => {
    places.forEach((place, k) => {
      const link = links[k]!;
      const to = destinations.get(place.run.cite!)!;
      assign(objects, link.ref, annotation(place, to, refs[to.page]!, height, keys.link(link)));
    });
    const annotations = links.length > 0 ? `/Annots[${links.map((link) => link.ref).join(' ')}]` : '';
    assign(
      objects,
      ref,
      `<</Type/Page/Parent ${tree}/MediaBox[0 0 ${width} ${height}]/Resources ${resources}/Contents ${content}/StructParents ${keys.page(i)}/Tabs/S${annotations}>>`,
    );
  });
  assign(objects, tree, `<</Type/Pages/Count ${refs.length}/Kids[${refs.join(' ')}]>>`);
  const root = writeStructure(
    objects,
    structure.document,
    written satisfies readonly TaggedPage[],
    keys,
    doc.script,
  );
  return saved(
    objects,
    [
      `/Type/Catalog/Pages ${tree}/Lang(${languageTag(doc.languages[0]!, doc.script)})`,
      `/MarkInfo<</Marked true>>/StructTreeRoot ${root}/ViewerPreferences<</DisplayDocTitle true>>`,
      entry('Outlines', writeBookmarks(objects, bookmarksOf(doc, destinations), refs, height)),
      about(objects, doc, source !== undefined),
      source ? embedSource(objects, source) : '',
    ],
    register(objects, `<</Title${textString(titleOf(doc))}/Producer${textString(PRODUCER)}>>`),
  );
}

const entry = (key: string, ref: Ref | undefined): string => (ref ? `/${key} ${ref}` : '');

/** Registers XMP and colours; the entries of the catalog that lead there. */
function about(objects: Objects, doc: Printable, embeds: boolean): string {
  const { title, languages, script } = doc;
  const tags = { zh: languageTag('zh', script), en: languageTag('en', script) };
  const packet = Buffer.from(xmp({ title, languages, tags, embeds }));
  // Unpacked, for programs that look for it in the bytes.
  const metadata = register(objects, { entries: '/Type /Metadata\n/Subtype /XML', bytes: packet });
  const profile = packed(objects, colourProfile(), { N: 3 });
  const name = textString(COLOURS);
  return `/Metadata ${metadata}/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier${name}/Info${name}/DestOutputProfile ${profile}>>]`;
}

function saved(objects: Objects, catalog: readonly string[], info: Ref): Uint8Array {
  const root = register(objects, `<<${catalog.join('')}>>`);
  const blank = `<${'0'.repeat(idDigits)}>`;
  return fileOf(objects, `/Root ${root}/Info ${info}/ID [ ${blank} ${blank} ]`);
}
