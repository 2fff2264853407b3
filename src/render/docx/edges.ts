// The page's edges: header with title, contract number and draft mark; footer with page numbers; the draft's watermark.
// The watermark is the VML shape that Word itself writes; docx has no element for it.
import { Footer, Header, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { Printable, Script } from '../../contract/ast.js';
import type { Style } from '../style.js';
import { element } from './element.js';
import { textWidth } from './measure.js';
import { furnitureWords, pageLine } from './text.js';
import { fixedLook } from './wordstyles.js';

/** Title left, contract number right; in a draft the draft mark between them. */
export function header(doc: Printable, style: Style): Header {
  const words = [doc.title[doc.languages[0]!]];
  if (doc.status === 'draft') words.push(furnitureWords(doc, 'draft', ' '));
  words.push(doc.number);
  const width = textWidth(style);
  return new Header({
    children: [
      new Paragraph({
        style: fixedLook.header,
        ...(words.length > 2
          ? { tabStops: [{ type: TabStopType.CENTER, position: Math.round(width * 0.6) }] }
          : {}),
        children: [
          ...words.map(
            (text, index) =>
              new TextRun({
                children: index > 0 ? [new Tab(), text] : [text],
                ...(words.length > 2 && index === 1 ? { style: 'Strong' } : {}),
              }),
          ),
          ...(doc.status === 'draft' ? [watermark(furnitureWords(doc, 'draft', ' '), doc.script)] : []),
        ],
      }),
    ],
  });
}

export function footer(doc: Printable): Footer {
  const children = doc.languages.flatMap((lang, index) => [
    ...(index > 0 ? [new TextRun({ text: ' · ' })] : []),
    ...pageLine(doc.furniture.page[lang]),
  ]);
  return new Footer({ children: [new Paragraph({ style: fixedLook.footer, children })] });
}

/** VML finds a face by its Latin name only. */
const WATERMARK_FACE: Record<Script, string> = {
  hans: 'SimSun',
  'hant-tw': 'PMingLiU',
  'hant-hk': 'MingLiU_HKSCS',
};

function watermark(text: string, script: Script): TextRun {
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
  ].map((eqn) => element('v:f', { eqn }));
  const shapetype = element(
    'v:shapetype',
    {
      id: '_x0000_t136',
      coordsize: '21600,21600',
      'o:spt': '136',
      adj: '10800',
      path: 'm@7,l@8,m@5,21600l@6,21600e',
    },
    [
      element('v:formulas', {}, formulas),
      element('v:path', {
        textpathok: 't',
        'o:connecttype': 'custom',
        'o:connectlocs': '@9,0;@10,10800;@11,21600;@12,10800',
        'o:connectangles': '270,180,90,0',
      }),
      element('v:textpath', { on: 't', fitshape: 't' }),
      element('o:lock', { 'v:ext': 'edit', text: 't', shapetype: 't' }),
    ],
  );
  const shape = element(
    'v:shape',
    {
      id: 'DraftWatermark',
      'o:spid': '_x0000_s2049',
      type: '#_x0000_t136',
      alt: text,
      style: place,
      'o:allowincell': 'f',
      fillcolor: '#e0e0e0',
      stroked: 'f',
    },
    [
      element('v:fill', { opacity: '.5' }),
      element('v:textpath', { style: `font-family:"${WATERMARK_FACE[script]}";font-size:1pt`, string: text }),
    ],
  );
  return new TextRun({ noProof: true, children: [element('w:pict', {}, [shapetype, shape])] });
}
