// Printable rows in, the bytes of a Word document out: the same contract always gives the same bytes.
// Read top-down: plan the numbering and styles, build the body, pack with docx, finish the package.
import { Document, DocumentGridType, Packer } from 'docx';
import type { Printable, Source } from '../../contract/ast.js';
import { type Style, sizeOf, styleFor } from '../style.js';
import { body } from './body.js';
import { openStore } from './controls.js';
import { footer, header } from './edges.js';
import { planLooks } from './looks.js';
import { twips } from './measure.js';
import { hangs, numberingDefinitions } from './numbering.js';
import { finish, propertiesOf } from './package.js';
import { targetsOf } from './references.js';
import { sourceParts } from './source.js';
import { characterStyles, EDGE_ASCENT, edgeLine, languageOf, runFonts } from './wordstyles.js';

export { isIntactDocx } from './package.js';
export { readDocxSource } from './source.js';

/** Gives the parts that docx would zip: to unzip them again would cost as much as to write them. */
const { compiler } = Packer as unknown as {
  readonly compiler: { compile(file: Document): ReadonlyMap<string, string | Uint8Array> };
};

/** Renders a contract for Word; with a source the document carries it, and its values are controls; `pageOf` says where each provision begins, for a table of contents. Throws only when a numbering pattern has no native form or a text no XML form. */
export async function renderDocx(
  doc: Printable,
  styleSheet: Style,
  source?: Source,
  pageOf?: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const style = styleFor(doc, styleSheet);
  const first = doc.languages[0]!;
  const hangOf = hangs(doc, style);
  const looks = planLooks(doc, style, hangOf);
  const { page } = style;
  const edge = edgeLine(doc, style);
  const store = source && openStore();
  const file = new Document({
    title: doc.languages.map((lang) => doc.title[lang]).join(' '),
    subject: doc.languages.map((lang) => doc.subject[lang]).join(' '),
    creator: 'csa-contract',
    lastModifiedBy: 'csa-contract',
    customProperties: propertiesOf(doc, source),
    numbering: { config: numberingDefinitions(doc, hangOf, looks.linkOf) },
    styles: {
      default: { document: { run: { font: runFonts(doc, style, 'en', 'body'), language: languageOf(doc) } } },
      paragraphStyles: looks.styles,
      characterStyles: characterStyles(doc, style),
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.margin.top),
              right: twips(page.margin.right),
              bottom: twips(page.margin.bottom),
              left: twips(page.margin.left),
              // The style gives baselines; Word wants the edges of the lines.
              header: twips(page.header - EDGE_ASCENT * edge),
              footer: twips(page.footer - (1 - EDGE_ASCENT) * edge),
              gutter: 0,
            },
          },
          grid: {
            type: DocumentGridType.LINES,
            linePitch: twips(sizeOf(style, 'body', first, doc.layout) * style.lineHeight[first]),
          },
        },
        headers: { default: header(doc, style) },
        footers: { default: footer(doc) },
        children: body({
          ...{ doc, style, targets: targetsOf(doc), lookOf: looks.of },
          styleNames: new Map(looks.styles.map(({ id, name = id }) => [id, name.split(',')[0]!])),
          ...(pageOf && { pageOf }),
          ...(store && { store }),
          ...(doc.finish.highlight && { highlight: true }),
        }),
      },
    ],
  });
  const { value, eastAsia } = languageOf(doc);
  const parts = compiler.compile(file);
  const { protect } = doc.finish;
  return finish(
    parts,
    { language: first === 'zh' ? eastAsia : value, chinese: eastAsia, ...(protect && { protect }) },
    source && store && sourceParts(source, store),
  );
}
