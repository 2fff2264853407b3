// The part with the styles: of those that a contract may have, the ones that something refers to.
import type { Printable } from '../../contract/ast.js';
import type { Style } from '../style.js';
import type { Looks } from './looks.js';
import { part } from './namespaces.js';
import { paragraphProperties, runProperties, valued, type Xml } from './ooxml.js';
import {
  type CharacterStyle,
  characterStyles,
  languageOf,
  type ParagraphStyle,
  runFonts,
} from './wordstyles.js';

/** `texts` are the parts whose words wear the styles. */
export function stylesPart(
  doc: Printable,
  style: Style,
  { styles, lists }: Pick<Looks, 'styles' | 'lists'>,
  texts: readonly Xml[],
): Xml {
  const used = usedOf(styles, texts);
  const defaults = { font: runFonts(doc, style, 'en', 'body'), language: languageOf(doc) };
  return part(
    'styles',
    `<w:docDefaults><w:rPrDefault><w:rPr>${runProperties(defaults)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${PLAIN}` +
      styles
        .filter(({ id }) => used.has(id))
        .map((one) => paragraphStyle(one, lists))
        .join('') +
      characterStyles(doc, style)
        .filter(({ id }) => used.has(id))
        .map(characterStyle)
        .join(''),
  );
}

/** A style is used where a text wears it, a list is linked to it, or a used one rests on it. */
function usedOf(styles: readonly ParagraphStyle[], texts: readonly Xml[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const text of texts)
    for (const [, id = ''] of text.matchAll(/<w:[pr]Style w:val="([^"]+)"/g)) used.add(id);
  for (const { id, basedOn } of styles) if (used.has(id)) used.add(basedOn);
  return used;
}

/** What Word takes for granted. */
const PLAIN =
  '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  '<w:style w:type="table" w:styleId="TableNormal" w:default="true"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:type="dxa" w:w="0"/><w:tblCellMar><w:top w:type="dxa" w:w="0"/><w:left w:type="dxa" w:w="108"/><w:bottom w:type="dxa" w:w="0"/><w:right w:type="dxa" w:w="108"/></w:tblCellMar></w:tblPr></w:style>';

function paragraphStyle(style: ParagraphStyle, lists: Looks['lists']): Xml {
  const { number, ...look } = style.paragraph;
  const counted = number && { number: { list: lists.get(number.list)!, level: number.level } };
  return styleElement(
    'paragraph',
    style,
    valued('basedOn', style.basedOn) +
      (style.quick ? '<w:qFormat/>' : '') +
      `<w:pPr>${paragraphProperties({ ...look, ...counted })}</w:pPr>`,
  );
}

const characterStyle = (style: CharacterStyle): Xml =>
  styleElement(
    'character',
    style,
    `${valued('uiPriority', 99)}<w:unhideWhenUsed/>${style.quick ? '<w:qFormat/>' : ''}`,
  );

const styleElement = (type: string, { id, name, aliases, run }: CharacterStyle, inner: Xml): Xml =>
  `<w:style w:type="${type}" w:styleId="${id}">${valued('name', name)}${valued('aliases', aliases)}${inner}<w:rPr>${runProperties(run)}</w:rPr></w:style>`;
