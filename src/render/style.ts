// The look as data: templates/style.yaml, read once, used by the DOCX and PDF renderers alike.
// Lengths are points; renderers convert to their own units (twips = points × 20).
import type { Lang, Layout, Printable, RowStyle, Script } from '../contract/ast.js';

export interface Sizes {
  readonly zh: number;
  readonly en: number;
}
export interface TextStyle extends Sizes {
  readonly bold?: boolean;
  readonly align?: 'left' | 'right' | 'center';
  /** Space above and below; in lines when `unit` is `line`, otherwise in points. */
  readonly before?: number;
  readonly after?: number;
  readonly unit?: 'line';
  /** Sizes when one language is printed alone. */
  readonly alone?: Sizes;
}
/** How lines of the PDF are set. */
export interface Typesetting {
  /** Right edge of English paragraphs. Chinese ones are always justified. */
  readonly english: 'ragged' | 'justified';
  /** Whether English words may be parted at a line's end. */
  readonly hyphenation: boolean;
  /** Whether ，。、；：！？ may hang over the right edge of Chinese paragraphs. */
  readonly hanging: boolean;
}
/** Where a face of the user's own stands: its file, and of a collection which one, `2` or `SourceHanSerifSC-Regular`. */
export interface OwnFace {
  readonly file: string;
  readonly which?: string;
}
export interface Weights<F> {
  readonly body: F;
  readonly heading: F;
}
/** Text of either language may hold both kinds of characters. */
export interface FacesOf<F> {
  readonly latin: Weights<F>;
  readonly chinese: Readonly<Record<Script, Weights<F>>>;
}
/** The looks that have a name in Word. */
export type StyleName =
  | RowStyle
  | ('continued' | 'paragraph' | 'text' | 'between-tables' | 'value' | 'value-strong')
  | ('party-heading' | 'party-label' | 'party-value' | 'column-head')
  | `table-${'head' | 'text'}${'' | '-right' | '-center'}`
  | ('signature-heading' | 'signature-text' | 'seal');
export type TableName = 'columns' | 'contents' | 'parties' | 'figures' | 'signatures';
/** Names in one language; in braces the parts by which styles of one kind differ. */
export interface NamesOf {
  readonly words: Readonly<Record<'annex' | 'variant' | 'unnumbered' | 'other', string>>;
  /** By level, articles first. */
  readonly depth: readonly string[];
  readonly styles: Readonly<Record<StyleName, string>>;
  readonly tables: Readonly<Record<TableName, { readonly caption: string; readonly description: string }>>;
}
export interface Style {
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly margin: {
      readonly top: number;
      readonly bottom: number;
      readonly left: number;
      readonly right: number;
    };
    /** The least right margin where one seal goes across the edges of all pages. */
    readonly pagingSeal: number;
    readonly header: number;
    readonly footer: number;
  };
  readonly columns: { readonly ratio: readonly [number, number]; readonly gutter: number };
  readonly lineHeight: Sizes;
  readonly paragraphGap: number;
  readonly typesetting: Typesetting;
  readonly rule: { readonly width: number; readonly grey: number };
  readonly tint: number;
  /** Behind the words that came from the sheet, where those are marked: RRGGBB. */
  readonly highlight: string;
  readonly styles: Readonly<Record<RowStyle | 'table' | 'furniture', TextStyle>>;
  readonly fonts: {
    /** One face each. */
    readonly docx: FacesOf<string>;
    /** Faces in the order in which they are tried, the Latin ones first. */
    readonly pdf: FacesOf<readonly string[]>;
  };
  /** Quotation marks of Traditional text: “ ” as typed, or 「 」. */
  readonly quotes: Readonly<Record<Exclude<Script, 'hans'>, 'curly' | 'corner'>>;
  readonly signature: { readonly seal: number };
  /** What Word calls its styles, and what a screen reader says of tables. */
  readonly names: Readonly<Record<'hans' | 'hant' | 'en', NamesOf>>;
}

/** Size in points of a row style in a layout: alone when one language is printed, paired otherwise. */
export function sizeOf(
  style: Style,
  name: RowStyle | 'table' | 'furniture',
  lang: Lang,
  layout: Layout,
): number {
  const text = style.styles[name];
  const alone = layout === 'zh' || layout === 'en';
  return (alone && text.alone ? text.alone : text)[lang];
}

/** The style with what a contract's finish makes of it; both renderers begin with this. */
export function styleFor({ finish }: Printable, style: Style): Style {
  if (!finish.pagingSeal) return style;
  const { page } = style;
  const right = Math.max(page.margin.right, page.pagingSeal);
  return { ...style, page: { ...page, margin: { ...page.margin, right } } };
}

/** What a face of `fonts.pdf` names, as `my.otf`, `my.ttc#2` or `my.ttc#Name`; undefined for one that comes with the program. */
export function ownFace(face: string): OwnFace | undefined {
  const [, file, which] = /^(.*?\.\w{3,5})(?:#(.*))?$/s.exec(face) ?? [];
  return file === undefined ? undefined : { file, ...(which !== undefined && { which }) };
}
