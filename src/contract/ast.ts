// The shapes a contract passes through, types only: Draft (which words) → Contract (which numbers) → Printable (which rows).
// Every leaf is a Pair, so a provision that exists in one language only cannot be built.

export type Lang = 'zh' | 'en';
export interface Pair<T> {
  readonly zh: T;
  readonly en: T;
}
export type Role = 'customer' | 'provider';
/** Characters of the Chinese text: Simplified, Traditional as in Taiwan, Traditional as in Hong Kong. */
export type Script = 'hans' | 'hant-tw' | 'hant-hk';

/** What a term-sheet field holds; decides which helpers may print it. `unit` names what an integer counts. */
export type FieldKind =
  | { kind: 'text' | 'bi' | 'money' | 'percent' | 'decimal' | 'duration' | 'date' | 'time' | 'bool' }
  | { kind: 'int'; unit?: string }
  | { kind: 'enum'; values: readonly string[] }
  | { kind: 'list'; of: FieldKind; key?: string }
  | { kind: 'group'; fields: Readonly<Record<string, FieldKind>> };

// Inline

export interface Text {
  readonly kind: 'text';
  readonly text: string;
}
/** Bold template text; values inside keep their path. */
export interface Strong<I> {
  readonly kind: 'strong';
  readonly children: readonly I[];
}
/** Words that came from the term sheet. `name` forbids script conversion; `blank` marks a value still to be filled in. */
export interface Value {
  readonly kind: 'value';
  readonly text: string;
  readonly path: string;
  readonly name: boolean;
  readonly blank: boolean;
}
/** A reference by id, before numbers exist. */
export interface Ref {
  readonly kind: 'ref';
  readonly target: string;
}
/** A reference after numbering: the words to print and where they lead. */
export interface Cite {
  readonly kind: 'cite';
  readonly target: string;
  readonly text: string;
}
export type DraftInline = Text | Value | Ref | Strong<DraftInline>;
export type Inline = Text | Value | Cite | Strong<Inline>;

// Blocks

export interface Paragraph<I> {
  readonly kind: 'paragraph';
  readonly content: Pair<readonly I[]>;
}
export type Align = 'left' | 'right' | 'center';
export interface Table<I> {
  readonly kind: 'table';
  readonly align: readonly Align[];
  readonly widths: readonly number[];
  readonly head: readonly Pair<readonly I[]>[];
  readonly body: readonly (readonly Pair<readonly I[]>[])[];
}
/** Label and value lines about one party. */
export interface PartyBlock<I> {
  readonly kind: 'party';
  readonly lines: readonly Line<I>[];
}
/** What one party fills in when it signs; a line without a value prints as a rule to write on. */
export interface SignatureBlock<I> {
  readonly kind: 'signature';
  readonly party: Role;
  readonly heading: Pair<readonly I[]>;
  readonly seal: Pair<readonly I[]>;
  readonly lines: readonly Line<I>[];
}
export interface Line<I> {
  readonly label: Pair<readonly I[]>;
  readonly value: Pair<readonly I[]>;
  /** What is put on it by hand when the contract is signed. */
  readonly by?: ByHand;
}
export type ByHand = 'signature' | 'date';
export type Block<I> = Paragraph<I> | Table<I> | PartyBlock<I> | SignatureBlock<I>;

// Tree

/** `addresses` are the clause map's within the form, such as `SVL-4.1`; generated children have none. */
interface Node<I> {
  readonly id: string;
  readonly addresses: readonly string[];
  readonly title?: Pair<readonly I[]>;
  readonly blocks: readonly Block<I>[];
}
export interface DraftProvision extends Node<DraftInline> {
  /** How its children are numbered where the form departs from the scheme's usual level. */
  readonly variant?: string;
  readonly children: readonly DraftProvision[];
}
export interface Provision extends Node<Inline> {
  /** Absent in the preamble and on the signature page, which are not numbered. */
  readonly mark?: Pair<Mark>;
  /** How other provisions refer to it, 第8.1款 / Clause 8.1; absent where it is not numbered. */
  readonly cite?: Pair<string>;
  /** Its level in the list, 0 where it is not numbered. */
  readonly listLevel: number;
  readonly titleStyle: TitleStyle;
  readonly children: readonly Provision[];
}
/** A printed number: `text` as printed (empty where the scheme prints none), and the native list level that produces it; 0 is an article or an annex. */
export interface Mark {
  readonly text: string;
  readonly list: ListId;
  readonly level: number;
}
export type ListId = 'articles' | 'annexes';
export type TitleStyle = 'line' | 'run-in';

export interface Sections<P> {
  readonly preamble: readonly P[];
  readonly articles: readonly P[];
  readonly signing: readonly P[];
  readonly annexes: readonly P[];
}
export type Draft = Front & Sections<DraftProvision>;
export type Contract = Front & Sections<Provision> & Printed;
/** How the contract is written. */
interface Printed {
  readonly lists: Lists;
  readonly script: Script;
  /** Under the title of a contract in regional words: what it is and which text prevails. */
  readonly notice?: Pair<readonly Text[]>;
}

/** What stands outside the provisions: names, furniture, identity. */
export interface Front {
  readonly form: string;
  readonly status: 'draft' | 'final';
  readonly title: Pair<readonly Text[]>;
  /** What kind of contract it is: the title of its form. */
  readonly subject: Pair<string>;
  /** Contract number with its printed label, `合同编号：…` / `Contract No.: …`. */
  readonly number?: Pair<readonly (Text | Value)[]>;
  /** Heading of the table of contents, where the contract has one. */
  readonly contents?: Pair<readonly Text[]>;
  readonly furniture: Furniture;
}
/** Words at the page's edge. `page` holds `{page}` and `{pages}`. */
export interface Furniture {
  readonly page: Pair<string>;
  readonly draft: Pair<string>;
  readonly columns: Pair<string>;
}

// Numbering

export type CounterFormat = 'chinese' | 'taiwanese' | 'decimal' | 'letter' | 'roman';
export interface Counter {
  /** Depth counted: 0 for articles. */
  readonly depth: number;
  readonly format: CounterFormat;
}
/** A number's exemplar taken apart: literal text and counters, each counting one depth of the tree. */
export type Pattern = readonly (string | Counter)[];
/** A cite that `follows` continues the words of the cite above it; `to` closes the cite of several paragraphs, 第三款至第五款. */
export interface CitePattern {
  readonly follows: boolean;
  readonly pattern: Pattern;
  readonly to?: Pattern;
}
/**
 * One way of numbering the provisions of one depth. A list holds the usual way of each depth and any variants, ordered by depth:
 * Word restarts a level after every level before it.
 */
export interface Level {
  readonly depth: number;
  readonly variant?: string;
  /** Variant of the children where nothing else is said. */
  readonly below?: string;
  readonly mark: Pair<Pattern>;
  readonly cite: Pair<CitePattern>;
  readonly title: TitleStyle;
}
export type Lists = Readonly<Record<ListId, readonly Level[]>>;

// Printable

export type Layout = 'columns' | 'stacked' | 'zh' | 'en';
export type RowStyle =
  | 'number'
  | 'title'
  | 'notice'
  | 'contents-title'
  | 'contents'
  | 'party'
  | 'article'
  | 'heading'
  | 'body'
  | 'annex-label'
  | 'annex-title';

/** Words of one look. `path` names the sheet field they came from, `blank` a value still missing, `cite` the row they lead to. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly path?: string;
  readonly blank?: true;
  readonly cite?: string;
}
export interface Cell {
  readonly lang: Lang;
  readonly mark?: Mark;
  readonly runs: readonly Run[];
}
/** One or two cells. `side-by-side` puts zh left and en right; `full` stacks the cells over the whole width. */
export interface TextRow {
  readonly kind: 'text';
  readonly style: RowStyle;
  /** Depth in the tree: 0 for an article, 1 for 1.1, 2 for 5.1.1; continuation paragraphs keep their provision's. */
  readonly level: number;
  /** Level of the list that its provision belongs to: where labels and text begin. */
  readonly listLevel: number;
  readonly place: 'side-by-side' | 'full';
  readonly cells: readonly Cell[];
  /** Set on the first row of a provision: the target of citations, unique in the document. */
  readonly id?: string;
  readonly keepNext: boolean;
  readonly pageBreakBefore: boolean;
}
export interface TableRow {
  readonly kind: 'table';
  readonly align: readonly Align[];
  /** Relative column widths. */
  readonly widths: readonly number[];
  /** Each table cell holds one Cell per language printed, zh first; language-neutral content only once. */
  readonly head: readonly (readonly Cell[])[];
  readonly body: readonly (readonly (readonly Cell[])[])[];
}
export interface PartyRow {
  readonly kind: 'party';
  readonly id: string;
  /** 甲方（服务提供方）/ Party A (Provider) */
  readonly heading: readonly Cell[];
  readonly lines: readonly PrintableLine[];
}
export interface SignatureRow {
  readonly kind: 'signature';
  readonly blocks: readonly Signatory[];
}
export interface Signatory {
  readonly party: Role;
  readonly heading: readonly Cell[];
  readonly seal: readonly Cell[];
  readonly lines: readonly PrintableLine[];
}
/** A line whose value is empty is printed as a rule to write on. */
export interface PrintableLine {
  readonly label: readonly Cell[];
  readonly value: readonly Cell[];
  readonly by?: ByHand;
}
export type Row = TextRow | TableRow | PartyRow | SignatureRow;

/** Everything a renderer may know. */
export interface Printable {
  readonly form: string;
  readonly status: 'draft' | 'final';
  readonly layout: Layout;
  readonly script: Script;
  /** Languages printed, the first one first. */
  readonly languages: readonly Lang[];
  readonly title: Pair<string>;
  readonly subject: Pair<string>;
  /** The bare contract number, empty when none is given. */
  readonly number: string;
  readonly furniture: Furniture;
  readonly lists: Lists;
  readonly rows: readonly Row[];
  readonly finish: Finish;
}

/** How documents are made over and above what they say; no word of the contract depends on it. */
export interface Finish {
  /** Native numbering for a program that cannot count as Word does. */
  readonly compat?: 'libreoffice';
  /** Marks the words that came from the sheet. */
  readonly highlight?: true;
  /** What Word asks of its reader; without a password it can be undone. */
  readonly protect?: 'read-only' | 'tracked-changes';
  /** White at the right edge of each page for one seal across all of them (骑缝章). */
  readonly pagingSeal?: true;
}

// Source

/** What was asked of the printing over and above the sheet; each as the option of `render` of that name. */
export interface Printing extends Finish {
  readonly lang?: 'bilingual' | 'zh' | 'en';
  readonly layout?: 'columns' | 'stacked';
  readonly form?: string;
  readonly status?: 'draft' | 'final';
  readonly script?: Script;
  readonly localised?: boolean;
  readonly quotes?: 'curly' | 'corner';
}
/** The term sheet as it travels inside a document, and what made the document of it. */
export interface Source {
  /** Canonical YAML: the sheet's own fields in the order of the model, without comments. */
  readonly sheet: string;
  readonly form: string;
  /** Version of the program, and the first 12 hex digits of the SHA-256 of its templates. */
  readonly program: string;
  readonly templates: string;
  readonly printing: Printing;
  /** SHA-256 in hex over the contract's text, as the text format prints it, and the sheet. */
  readonly digest: string;
}
