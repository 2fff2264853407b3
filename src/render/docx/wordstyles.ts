// The styles every contract has, whatever its clauses: base text per language, tables, party and signature blocks, page edges.
// Each language has its own base style with its faces and w:lang, so proofing and fonts never mix.
import type { ICharacterStyleOptions, IParagraphStyleOptions } from 'docx';
import type { Align, Lang, Printable, RowStyle, Run, Script } from '../../contract/ast.js';
import { type Style, type StyleName, sizeOf } from '../style.js';
import { grey, halfPoints, textWidth, twips } from './measure.js';
import { styleNames } from './names.js';

export type Paragraphing = NonNullable<IParagraphStyleOptions['paragraph']>;
export type Running = NonNullable<IParagraphStyleOptions['run']>;

/** BCP 47 as Word writes it: by region, never zh-Hant. */
export const CHINESE = {
  hans: 'zh-CN',
  'hant-tw': 'zh-TW',
  'hant-hk': 'zh-HK',
} as const satisfies Record<Script, string>;

/** Word's w:val speaks for Latin letters and digits; Chinese there lets LibreOffice break lines inside amounts. */
export const languageOf = (doc: Printable) => ({ value: 'en-GB', eastAsia: CHINESE[doc.script] });

/** Faces of a language's runs. The hint sends “ ” — … to the East Asian face in Chinese text; w:ascii keeps Latin in its own. */
export function runFonts(doc: Printable, style: Style, lang: Lang, face: 'body' | 'heading') {
  const { latin: latins, chinese } = style.fonts.docx;
  const latin = latins[face];
  return {
    ascii: latin,
    hAnsi: latin,
    cs: latin,
    eastAsia: chinese[doc.script][face],
    ...(lang === 'zh' ? { hint: 'eastAsia' } : {}),
  };
}

/** Space between the Chinese and the English half of a pair, in points. */
export const pairGap = (row: RowStyle, gap: number): number =>
  row === 'body' || row === 'title' ? gap / 3 : 0;

/** The style that all text of a language rests on. */
export const BASE = { zh: 'ChineseText', en: 'EnglishText' } as const satisfies Record<Lang, string>;

const both = (id: string, lang: Lang) => id + (lang === 'zh' ? 'Zh' : 'En');
const SIDE = { left: '', right: 'Right', center: 'Centre' } as const satisfies Record<Align, string>;
/** Style ids of the fixed looks. */
export const fixedLook = {
  partyHeading: (lang: Lang) => both('PartyHeading', lang),
  partyLabel: (lang: Lang) => both('PartyLabel', lang),
  partyText: (lang: Lang) => both('PartyValue', lang),
  tableHead: (lang: Lang, align: Align = 'left') => both(`TableHead${SIDE[align]}`, lang),
  tableText: (lang: Lang, align: Align = 'left') => both(`TableText${SIDE[align]}`, lang),
  columnHead: (lang: Lang) => both('ColumnHead', lang),
  signatureHeading: (lang: Lang) => both('SignatureHeading', lang),
  signatureText: (lang: Lang) => both('SignatureText', lang),
  seal: (lang: Lang) => both('Seal', lang),
  betweenTables: 'BetweenTables',
  header: 'Header',
  footer: 'Footer',
} as const;

export function baseStyles(doc: Printable, style: Style): IParagraphStyleOptions[] {
  return [
    ...doc.languages.flatMap((lang) => languageStyles(lang, doc, style)),
    ...edgeStyles(doc, style),
    {
      id: fixedLook.betweenTables,
      name: styleNames(doc, style)('between-tables', doc.languages[0]!),
      basedOn: 'Normal',
      run: { size: 2 },
      // Word joins two tables that touch; this paragraph is the gap between them.
      paragraph: {
        spacing: { before: 0, after: 0, line: twips(8), lineRule: 'exact' },
      },
    },
  ];
}

function languageStyles(lang: Lang, doc: Printable, style: Style): IParagraphStyleOptions[] {
  const size = (name: RowStyle | 'table' | 'furniture') => sizeOf(style, name, lang, doc.layout);
  const lines = (points: number, ratio = style.lineHeight[lang]): NonNullable<Paragraphing['spacing']> => ({
    before: 0,
    after: 0,
    line: twips(points * ratio),
    lineRule: 'exact',
  });
  const base = BASE[lang];
  const nameOf = styleNames(doc, style);
  const look = (id: string, name: StyleName, points: number, more: Look = {}) => ({
    id,
    name: nameOf(name, lang),
    basedOn: base,
    run: { size: halfPoints(points), ...more.run },
    paragraph: { alignment: 'left' as const, spacing: lines(points, more.ratio), ...more.paragraph },
  });
  const heading = { font: runFonts(doc, style, lang, 'heading'), bold: true };
  // Ragged English in a narrow column: without hyphenation justified lines tear apart.
  const alignment = lang === 'en' && doc.layout === 'columns' ? ('left' as const) : ('both' as const);
  const tight = lang === 'zh' ? 1.45 : 1.25;
  return [
    {
      id: base,
      name: nameOf('text', lang),
      basedOn: 'Normal',
      run: {
        font: runFonts(doc, style, lang, 'body'),
        language: languageOf(doc),
        size: halfPoints(size('body')),
      },
      paragraph: { alignment, spacing: lines(size('body')) },
    },
    look(fixedLook.partyHeading(lang), 'party-heading', size('party'), {
      run: heading,
      ratio: tight,
      paragraph: { keepNext: true },
    }),
    look(fixedLook.partyLabel(lang), 'party-label', size('party'), {
      run: { font: heading.font },
      ratio: tight,
    }),
    look(fixedLook.partyText(lang), 'party-value', size('party'), { ratio: tight }),
    ...(['left', 'right', 'center'] as const).flatMap((alignment) => {
      const side = alignment === 'left' ? '' : (`-${alignment}` as const);
      return [
        look(fixedLook.tableHead(lang, alignment), `table-head${side}`, size('table'), {
          run: heading,
          ratio: tight,
          paragraph: { keepNext: true, alignment },
        }),
        look(fixedLook.tableText(lang, alignment), `table-text${side}`, size('table'), {
          ratio: tight,
          paragraph: { alignment },
        }),
      ];
    }),
    look(fixedLook.columnHead(lang), 'column-head', size('furniture'), {
      run: { ...heading, color: grey(60) },
      paragraph: { keepNext: true },
    }),
    look(fixedLook.signatureHeading(lang), 'signature-heading', size('body'), { run: heading }),
    look(fixedLook.signatureText(lang), 'signature-text', size('body')),
    look(fixedLook.seal(lang), 'seal', size('body'), {
      run: { color: grey(35) },
      paragraph: { alignment: 'center' },
    }),
  ];
}

interface Look {
  readonly run?: Running;
  readonly paragraph?: Paragraphing;
  readonly ratio?: number;
}

/** Line height of header and footer in points; Word sets the baseline of a fixed line at four fifths of it. */
export const edgeLine = (doc: Printable, style: Style): number =>
  sizeOf(style, 'furniture', doc.languages[0]!, doc.layout) * 1.4;
export const EDGE_ASCENT = 0.8;

function edgeStyles(doc: Printable, style: Style): IParagraphStyleOptions[] {
  const first = doc.languages[0]!;
  const size = sizeOf(style, 'furniture', first, doc.layout);
  const edge = (id: string, name: string, paragraph: Paragraphing): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: BASE[first],
    run: { size: halfPoints(size) },
    paragraph: {
      spacing: { before: 0, after: 0, line: twips(edgeLine(doc, style)), lineRule: 'exact' },
      ...paragraph,
    },
  });
  return [
    edge(fixedLook.header, 'header', {
      alignment: 'left',
      border: {
        bottom: {
          style: 'single',
          size: Math.round(style.rule.width * 8),
          color: grey(style.rule.grey),
          space: 3,
        },
      },
      rightTabStop: textWidth(style),
    }),
    edge(fixedLook.footer, 'footer', { alignment: 'center' }),
  ];
}

/** Bold words, and the words that came from the sheet where those are marked: a run has one character style. */
export function characterStyles(doc: Printable, style: Style): ICharacterStyleOptions[] {
  const shading = { type: 'clear', color: 'auto', fill: style.highlight } as const;
  const name = (of: StyleName) => styleNames(doc, style)(of, doc.languages[0]!);
  return [
    { id: 'Strong', name: 'Strong', quickFormat: true, run: { bold: true } },
    { id: 'SheetValue', name: name('value'), run: { shading } },
    { id: 'SheetValueStrong', name: name('value-strong'), run: { bold: true, shading } },
  ];
}

/** A blank has its own yellow. */
export function runStyle({ bold, path, blank }: Run, highlight?: boolean): string | undefined {
  const marked = highlight && path !== undefined && !blank;
  if (bold) return marked ? 'SheetValueStrong' : 'Strong';
  return marked ? 'SheetValue' : undefined;
}
