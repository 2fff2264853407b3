// The page's edges: header with title, contract number and draft mark; footer with page numbers; the draft's watermark.
// The watermark is the VML shape that Word itself writes.
import type { Printable, Script } from '../../contract/ast.js';
import { encoded } from '../../opc/xml.js';
import type { Style } from '../style.js';
import { textWidth } from './measure.js';
import { part } from './namespaces.js';
import { paragraph, run, TAB, textElement, type Xml } from './ooxml.js';
import { furnitureWords, pageLine } from './text.js';
import { fixedLook } from './wordstyles.js';

/** Title left, contract number right; in a draft the draft mark between them. */
export function headerPart(doc: Printable, style: Style): Xml {
  const draft = doc.status === 'draft' ? furnitureWords(doc, 'draft', ' ') : undefined;
  const title = run(textElement(doc.title[doc.languages[0]!]));
  const number = run(TAB + textElement(doc.number));
  const look = { style: fixedLook.header };
  const content =
    draft === undefined
      ? paragraph(look, title + number)
      : paragraph(
          { ...look, tabs: [{ val: 'center', pos: Math.round(textWidth(style) * 0.6) }] },
          title +
            run(TAB + textElement(draft), { style: 'Strong' }) +
            number +
            run(watermark(draft, doc.script), { noProof: true }),
        );
  return part('hdr', content);
}

export function footerPart(doc: Printable): Xml {
  const pages = doc.languages.map((lang) => pageLine(doc.furniture.page[lang]));
  const content = pages.join(run(textElement(' · ')));
  return part('ftr', paragraph({ style: fixedLook.footer }, content));
}

/** VML finds a face by its Latin name only. */
const WATERMARK_FACE: Record<Script, string> = {
  hans: 'SimSun',
  'hant-tw': 'PMingLiU',
  'hant-hk': 'MingLiU_HKSCS',
};

function watermark(text: string, script: Script): Xml {
  const width = Math.min(460, 60 * text.length);
  const place = [
    'position:absolute',
    'margin-left:0',
    'margin-top:0',
    `width:${width}pt`,
    'height:86pt',
    'rotation:315',
    'z-index:-251658752',
    'mso-position-horizontal:center',
    'mso-position-horizontal-relative:margin',
    'mso-position-vertical:center',
    'mso-position-vertical-relative:margin',
  ].join(';');
  const formulas = [
    'sum #0 0 10800',
    'prod #0 2 1',
    'sum 21600 0 @1',
    'sum 0 0 @2',
    'sum 21600 0 @3',
    'if @0 @3 0',
    'if @0 21600 @1',
    'if @0 0 @2',
    'if @0 @4 21600',
    'mid @5 @6',
    'mid @8 @5',
    'mid @7 @8',
    'mid @6 @7',
    'sum @6 0 @5',
  ].map((formula) => `<v:f eqn="${formula}"/>`);
  const said = encoded(text);
  const font = encoded(`font-family:"${WATERMARK_FACE[script]}";font-size:1pt`);
  return (
    '<w:pict>' +
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">' +
    `<v:formulas>${formulas.join('')}</v:formulas>` +
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>' +
    '<v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>' +
    `<v:shape id="DraftWatermark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="${said}" style="${place}" o:allowincell="f" fillcolor="#e0e0e0" stroked="f">` +
    `<v:fill opacity=".5"/><v:textpath style="${font}" string="${said}"/></v:shape></w:pict>`
  );
}
