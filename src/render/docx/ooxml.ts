// Paragraphs and runs of WordprocessingML: plain values in, XML out, elements in the order of the schema. XML is text from the start, for a
// document is tens of thousands of small elements. Words are escaped here, once; nothing here reads them as markup.
import { encoded } from '../../opc/xml.js';

/** Stands in the document as it is. */
export type Xml = string;

/** How a paragraph is set; lengths are twips. */
export interface Paragraphing {
  readonly style?: string;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly pageBreakBefore?: boolean;
  /** A level of a list, which goes by its id. */
  readonly number?: { readonly list: number; readonly level: number };
  readonly ruleBelow?: Rule;
  readonly tabs?: readonly Tab[];
  /** As Chinese typesetting has it. */
  readonly typeset?: boolean;
  readonly spacing?: Spacing;
  readonly indent?: Indent;
  readonly align?: 'left' | 'right' | 'center' | 'both';
  readonly outlineLevel?: number;
}
/** Eighths of a point, and points between the line and the words. */
export interface Rule {
  readonly val: 'single' | 'none';
  readonly color: string;
  readonly sz: number;
  readonly space?: number;
}
export interface Tab {
  readonly val: 'right' | 'center';
  readonly pos: number;
  readonly leader?: 'dot';
}
/** A line height is that of every line, whatever stands in it. */
export interface Spacing {
  readonly after?: number;
  readonly before?: number;
  readonly line?: number;
}
/** `firstLineChars` are hundredths of a character. */
export interface Indent {
  readonly left?: number;
  readonly hanging?: number;
  readonly firstLine?: number;
  readonly firstLineChars?: number;
}

/** How a run looks; its size in half-points, colours as RRGGBB. */
export interface Running {
  readonly style?: string;
  readonly font?: Faces;
  readonly bold?: boolean;
  readonly noProof?: boolean;
  readonly color?: string;
  readonly size?: number;
  readonly highlight?: 'yellow';
  readonly fill?: string;
  readonly language?: { readonly val: string; readonly eastAsia: string };
}
export interface Faces {
  readonly ascii: string;
  readonly cs: string;
  readonly eastAsia: string;
  readonly hAnsi: string;
  readonly hint?: 'eastAsia';
}

/** An element without content; its attributes in the order given, without those that are undefined. */
export function empty(name: string, attributes: object = {}): Xml {
  let xml = `<w:${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) xml += ` w:${key}="${typeof value === 'string' ? encoded(value) : value}"`;
  return `${xml}/>`;
}

/** The commonest of them: one value, or nothing at all. */
export const valued = (name: string, value: string | number | undefined): Xml =>
  value === undefined ? '' : `<w:${name} w:val="${typeof value === 'string' ? encoded(value) : value}"/>`;

const onOff = (name: string, value: boolean | undefined): Xml =>
  value === undefined ? '' : value ? `<w:${name}/>` : `<w:${name} w:val="false"/>`;

/**
 * Line breaks, hanging punctuation and white between scripts, whatever a program's defaults are. Contract text has lines of exact height:
 * Word leaves them off the grid by itself, LibreOffice when told.
 */
const TYPESETTING = '<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/><w:snapToGrid w:val="0"/>';

export const paragraphProperties = (look: Paragraphing): Xml =>
  valued('pStyle', look.style) +
  onOff('keepNext', look.keepNext) +
  onOff('keepLines', look.keepLines) +
  (look.pageBreakBefore ? '<w:pageBreakBefore/>' : '') +
  (look.number
    ? `<w:numPr>${valued('ilvl', look.number.level)}${valued('numId', look.number.list)}</w:numPr>`
    : '') +
  (look.ruleBelow ? `<w:pBdr>${empty('bottom', look.ruleBelow)}</w:pBdr>` : '') +
  (look.tabs ? `<w:tabs>${look.tabs.map((tab) => empty('tab', tab)).join('')}</w:tabs>` : '') +
  (look.typeset ? TYPESETTING : '') +
  (look.spacing ? spacing(look.spacing) : '') +
  (look.indent ? indentation(look.indent) : '') +
  valued('jc', look.align) +
  valued('outlineLvl', look.outlineLevel);

const spacing = ({ after, before, line }: Spacing): Xml =>
  empty('spacing', { after, before, line, lineRule: line === undefined ? undefined : 'exact' });

export const indentation = ({ left, hanging, firstLine, firstLineChars }: Indent): Xml =>
  empty('ind', { left, hanging, firstLine, firstLineChars });

export const runProperties = (look: Running): Xml =>
  valued('rStyle', look.style) +
  (look.font ? faces(look.font) : '') +
  onOff('b', look.bold) +
  onOff('bCs', look.bold) +
  onOff('noProof', look.noProof) +
  valued('color', look.color) +
  valued('sz', look.size) +
  valued('szCs', look.size) +
  valued('highlight', look.highlight) +
  (look.fill ? shading(look.fill) : '') +
  (look.language ? empty('lang', look.language) : '');

const faces = ({ ascii, cs, eastAsia, hAnsi, hint }: Faces): Xml =>
  empty('rFonts', { ascii, cs, eastAsia, hAnsi, hint });

export const shading = (fill: string): Xml => empty('shd', { fill, color: 'auto', val: 'clear' });

export const paragraph = (look: Paragraphing, content: Xml = ''): Xml =>
  `<w:p><w:pPr>${paragraphProperties(look)}</w:pPr>${content}</w:p>`;

export function run(content: Xml, look?: Running): Xml {
  const properties = look ? runProperties(look) : '';
  return properties ? `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>` : `<w:r>${content}</w:r>`;
}

/** What stands in a run: words, with their white. */
export const textElement = (text: string): Xml => `<w:t xml:space="preserve">${encoded(text)}</w:t>`;

export const TAB: Xml = '<w:tab/>';

/** A complex field with a cached result: readers drop simple fields, and Word may refuse a field without a result. */
export const field = (instruction: string, cached: string, look?: Running): Xml =>
  run(FIELD.begin, look) +
  run(fieldCode(instruction), look) +
  run(FIELD.separate, look) +
  run(textElement(cached), look) +
  run(FIELD.end, look);

const mark = (type: string): Xml => empty('fldChar', { fldCharType: type });
export const FIELD = { begin: mark('begin'), separate: mark('separate'), end: mark('end') } as const;
export const fieldCode = (instruction: string): Xml =>
  `<w:instrText xml:space="preserve"> ${encoded(instruction)} </w:instrText>`;

/** Content that leads to a bookmark. */
export const link = (anchor: string, content: Xml): Xml =>
  `<w:hyperlink w:history="1" w:anchor="${encoded(anchor)}">${content}</w:hyperlink>`;
