// The parts of a Word document by the names of their roots, with the namespaces that each declares: more than are used, as in the documents
// of earlier versions, whose bytes these still have.

/** By their usual prefixes, in the order in which they are declared. */
const NAMESPACES: readonly (readonly [prefix: string, name: string])[] = [
  ['wpc', 'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['wp14', 'http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['w10', 'urn:schemas-microsoft-com:office:word'],
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['w15', 'http://schemas.microsoft.com/office/word/2012/wordml'],
  ['wpg', 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'],
  ['wpi', 'http://schemas.microsoft.com/office/word/2010/wordprocessingInk'],
  ['wne', 'http://schemas.microsoft.com/office/word/2006/wordml'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['cx', 'http://schemas.microsoft.com/office/drawing/2014/chartex'],
  ['cx1', 'http://schemas.microsoft.com/office/drawing/2015/9/8/chartex'],
  ['cx2', 'http://schemas.microsoft.com/office/drawing/2015/10/21/chartex'],
  ['cx3', 'http://schemas.microsoft.com/office/drawing/2016/5/9/chartex'],
  ['cx4', 'http://schemas.microsoft.com/office/drawing/2016/5/10/chartex'],
  ['cx5', 'http://schemas.microsoft.com/office/drawing/2016/5/11/chartex'],
  ['cx6', 'http://schemas.microsoft.com/office/drawing/2016/5/12/chartex'],
  ['cx7', 'http://schemas.microsoft.com/office/drawing/2016/5/13/chartex'],
  ['cx8', 'http://schemas.microsoft.com/office/drawing/2016/5/14/chartex'],
  ['aink', 'http://schemas.microsoft.com/office/drawing/2016/ink'],
  ['am3d', 'http://schemas.microsoft.com/office/drawing/2017/model3d'],
  ['w16cex', 'http://schemas.microsoft.com/office/word/2018/wordml/cex'],
  ['w16cid', 'http://schemas.microsoft.com/office/word/2016/wordml/cid'],
  ['w16', 'http://schemas.microsoft.com/office/word/2018/wordml'],
  ['w16sdtdh', 'http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash'],
  ['w16se', 'http://schemas.microsoft.com/office/word/2015/wordml/symex'],
];
const ALL = NAMESPACES.map(([prefix]) => prefix);
const USUAL = ALL.slice(0, ALL.indexOf('cx'));
const declared = (prefixes: readonly string[]): string =>
  NAMESPACES.filter(([prefix]) => prefixes.includes(prefix))
    .map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
    .join('');
const ignorable = (prefixes: string): string => ` mc:Ignorable="${prefixes}"`;

const ROOTS = {
  document: ignorable('w14 w15 wp14') + declared(ALL),
  numbering: ignorable('w14 w15 wp14') + declared(USUAL),
  settings: declared(USUAL) + ignorable('w14 w15 wp14'),
  styles: ignorable('w14 w15') + declared(['mc', 'r', 'w', 'w14', 'w15']),
  hdr: declared(ALL.filter((prefix) => !/^(aink|am3d|w16|w16cex|w16sdtdh)$/.test(prefix))),
  ftr: declared(USUAL),
} as const;

/** A part of the document, by the name of its root. */
export const part = (root: keyof typeof ROOTS, content: string): string =>
  `${root === 'hdr' || root === 'ftr' ? DECLARATION : STANDALONE}<w:${root}${ROOTS[root]}>${content}</w:${root}>`;

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
export const STANDALONE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Where the vocabularies of Office and of packages begin. */
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** One part leads to another. */
export const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
