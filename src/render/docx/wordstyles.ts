// The styles every contract has, whatever its clauses: base text per language, tables, party and signature blocks, page edges.
// Each language has its own base style with its faces and w:lang, so proofing and fonts never mix.
import type { Align, Lang, Printable, RowStyle, Run, Script } from '../../contract/ast.js';
import { type Style, type StyleName, sizeOf } from '../style.js';
import { rule } from './grid.js';
import { grey, halfPoints, textWidth, twips } from './measure.js';
import { type Named, styleNames } from './names.js';
import type { Faces, Paragraphing, Running, Spacing } from './ooxml.js';

/** One style; the parts are written by styles.ts. */
export interface CharacterStyle extends Named {
  readonly id: string;
  /** Among those that Word offers first. */
  readonly quick?: boolean;
  readonly run: Running;
}
export interface ParagraphStyle extends CharacterStyle {
  readonly basedOn: string;
  readonly paragraph: StyleParagraph;
}
/** The list by its name: which id it has is known when all looks are. */
export interface StyleParagraph extends Omit<Paragraphing, 'style' | 'number'> {
  readonly number?: { readonly list: string; readonly level: number };
}

/** BCP 47 as Word writes it: by region, never zh-Hant. */
export const CHINESE = {
  hans: 'zh-CN',
  'hant-tw': 'zh-TW',
  'hant-hk': 'zh-HK',
} as const satisfies Record<Script, string>;

/** Word's w:val speaks for Latin letters and digits; Chinese there lets LibreOffice break lines inside amounts. */
export const languageOf = (doc: Printable) => ({ val: 'en-GB', eastAsia: CHINESE[doc.script] });

/** Faces of a language's runs. The hint sends “ ” — … to the East Asian face in Chinese text; w:ascii keeps Latin in its own. */
export function runFonts(doc: Printable, style: Style, lang: Lang, face: 'body' | 'heading'): Faces {
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

/** A paragraph that nobody sees. */
export const THIN: Paragraphing = { style: fixedLook.betweenTables, spacing: { line: twips(1) } };

export function baseStyles(doc: Printable, style: Style): ParagraphStyle[] {
  return [
    ...doc.languages.flatMap((lang) => languageStyles(lang, doc, style)),
    ...edgeStyles(doc, style),
    {
      id: fixedLook.betweenTables,
      ...styleNames(doc, style)('between-tables', doc.languages[0]!),
      basedOn: 'Normal',
      run: { size: 2 },
      // Word joins two tables that touch; this paragraph is the gap between them.
      paragraph: { typeset: true, spacing: { before: 0, after: 0, line: twips(8) } },
    },
  ];
}

function languageStyles(lang: Lang, doc: Printable, style: Style): ParagraphStyle[] {
  const size = (name: RowStyle | 'table' | 'furniture') => sizeOf(style, name, lang, doc.layout);
  const lines = (points: number, ratio = style.lineHeight[lang]): Spacing => ({
    before: 0,
    after: 0,
    line: twips(points * ratio),
  });
  const base = BASE[lang];
  const nameOf = styleNames(doc, style);
  const look = (id: string, name: StyleName, points: number, more: Look = {}) => ({
    id,
    ...nameOf(name, lang),
    basedOn: base,
    run: { size: halfPoints(points), ...more.run },
    paragraph: { align: 'left' as const, spacing: lines(points, more.ratio), ...more.paragraph },
  });
  const heading = { font: runFonts(doc, style, lang, 'heading'), bold: true };
  // Ragged English in a narrow column: without hyphenation justified lines tear apart.
  const align = lang === 'en' && doc.layout === 'columns' ? ('left' as const) : ('both' as const);
  const tight = lang === 'zh' ? 1.45 : 1.25;
  return [
    {
      id: base,
      ...nameOf('text', lang),
      basedOn: 'Normal',
      run: {
        font: runFonts(doc, style, lang, 'body'),
        language: languageOf(doc),
        size: halfPoints(size('body')),
      },
      paragraph: { typeset: true, align, spacing: lines(size('body')) },
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
    ...(['left', 'right', 'center'] as const).flatMap((align) => {
      const side = align === 'left' ? '' : (`-${align}` as const);
      return [
        look(fixedLook.tableHead(lang, align), `table-head${side}`, size('table'), {
          run: heading,
          ratio: tight,
          paragraph: { keepNext: true, align },
        }),
        look(fixedLook.tableText(lang, align), `table-text${side}`, size('table'), {
          ratio: tight,
          paragraph: { align },
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
      paragraph: { align: 'center' },
    }),
  ];
}

interface Look {
  readonly run?: Running;
  readonly paragraph?: StyleParagraph;
  readonly ratio?: number;
}

/** Line height of header and footer in points; Word sets the baseline of a fixed line at four fifths of it. */
export const edgeLine = (doc: Printable, style: Style): number =>
  sizeOf(style, 'furniture', doc.languages[0]!, doc.layout) * 1.4;
export const EDGE_ASCENT = 0.8;

function edgeStyles(doc: Printable, style: Style): ParagraphStyle[] {
  const first = doc.languages[0]!;
  const size = sizeOf(style, 'furniture', first, doc.layout);
  const edge = (id: string, name: string, paragraph: StyleParagraph): ParagraphStyle => ({
    id,
    name,
    basedOn: BASE[first],
    run: { size: halfPoints(size) },
    paragraph: {
      spacing: { before: 0, after: 0, line: twips(edgeLine(doc, style)) },
      ...paragraph,
    },
  });
  return [
    edge(fixedLook.header, 'header', {
      align: 'left',
      ruleBelow: { ...rule(style), space: 3 },
      tabs: [{ val: 'right', pos: textWidth(style) }],
    }),
    edge(fixedLook.footer, 'footer', { align: 'center' }),
  ];
}

/** Bold words, and the words that came from the sheet where those are marked: a run has one character style. */
export function characterStyles(doc: Printable, style: Style): CharacterStyle[] {
  const fill = style.highlight;
  const named = (of: StyleName) => styleNames(doc, style)(of, doc.languages[0]!);
  return [
    { id: 'Strong', name: 'Strong', quick: true, run: { bold: true } },
    { id: 'SheetValue', ...named('value'), run: { fill } },
    { id: 'SheetValueStrong', ...named('value-strong'), run: { bold: true, fill } },
  ];
}

/** A blank has its own yellow. */
export function runStyle({ bold, path, blank }: Run, highlight?: boolean): string | undefined {
  const marked = highlight && path !== undefined && !blank;
  if (bold) return marked ? 'SheetValueStrong' : 'Strong';
  return marked ? 'SheetValue' : undefined;
}
