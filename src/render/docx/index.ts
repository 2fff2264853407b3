// Printable rows in, the bytes of a Word document out: the same contract always gives the same bytes.
// Read top-down: plan the numbering and styles, write the words, then the parts that the words refer to, and pack.
import type { Printable, Source } from '../../contract/ast.js';
import { type Style, sizeOf, styleFor } from '../style.js';
import { body } from './body.js';
import { openStore } from './controls.js';
import { footerPart, headerPart } from './edges.js';
import { planLooks } from './looks.js';
import { twips } from './measure.js';
import { part } from './namespaces.js';
import { hangs, numberingPart } from './numbering.js';
import { empty, type Xml } from './ooxml.js';
import { packageOf, RELATED, settingsPart } from './package.js';
import { targetsOf } from './references.js';
import { sourceParts } from './source.js';
import { stylesPart } from './styles.js';
import { EDGE_ASCENT, edgeLine } from './wordstyles.js';

/** Renders a contract for Word; with a source the document carries it, and its values are controls; `pageOf` says where each provision begins, for a table of contents. Throws only when a numbering pattern has no native form or a text no XML form. */
export async function renderDocx(
  doc: Printable,
  styleSheet: Style,
  source?: Source,
  pageOf?: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const style = styleFor(doc, styleSheet);
  const hangOf = hangs(doc, style);
  const looks = planLooks(doc, style, hangOf);
  const store = source && openStore();
  const rows = body({
    ...{ doc, style, targets: targetsOf(doc), lookOf: (cell) => looks.of.get(cell)! },
    styleNames: new Map(looks.styles.map(({ id, name }) => [id, name])),
    ...(pageOf && { pageOf }),
    ...(store && { store }),
    ...(doc.finish.highlight && { highlight: true }),
  });
  const document = part('document', `<w:body>${rows}${section(doc, style)}</w:body>`);
  const numbering = numberingPart(doc, hangOf, looks);
  const [header, footer] = [headerPart(doc, style), footerPart(doc)];
  return packageOf(
    {
      'word/document.xml': document,
      'word/styles.xml': stylesPart(doc, style, looks, [document, numbering, header, footer]),
      'word/numbering.xml': numbering,
      'word/settings.xml': settingsPart(doc),
      'word/header1.xml': header,
      'word/footer1.xml': footer,
    },
    doc,
    source && store && { source, parts: sourceParts(source, store) },
  );
}

/** The page, at the end of the words. */
function section(doc: Printable, style: Style): Xml {
  const { page } = style;
  const first = doc.languages[0]!;
  const edge = edgeLine(doc, style);
  const line = sizeOf(style, 'body', first, doc.layout) * style.lineHeight[first];
  const { top, right, bottom, left } = page.margin;
  const margin = {
    ...{ top: twips(top), right: twips(right), bottom: twips(bottom), left: twips(left) },
    // The style gives baselines; Word wants the edges of the lines.
    header: twips(page.header - EDGE_ASCENT * edge),
    footer: twips(page.footer - (1 - EDGE_ASCENT) * edge),
    gutter: 0,
  };
  return (
    '<w:sectPr>' +
    `<w:headerReference w:type="default" r:id="${RELATED.header}"/>` +
    `<w:footerReference w:type="default" r:id="${RELATED.footer}"/>` +
    empty('pgSz', { w: twips(page.width), h: twips(page.height), orient: 'portrait' }) +
    empty('pgMar', margin) +
    '<w:pgNumType/>' +
    empty('docGrid', { type: 'lines', linePitch: twips(line) }) +
    '</w:sectPr>'
  );
}
