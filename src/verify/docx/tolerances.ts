// Which differences of look change nothing that a reader sees, as a fixed list with a reason each; any other difference, of an element
// known or unknown, is a change. Rules see the whole of both sides, since properties work together.
import { mixed } from '../../diff/docx/looks.js';
import { contrast, isHex } from './colours.js';
import type { Sheet, Values } from './effective.js';
import { faultyFace } from './faces.js';

/** `note`: seen, and no harm. */
export type Verdict = 'same' | 'note' | 'change';
export interface Around {
  readonly sheet: Sheet;
  /** What lies behind the words, six digits. */
  readonly background: string;
  /** Width of the column that was generated, twips. */
  readonly width: number;
  /** Size of the letters that were generated, half-points. */
  readonly size: number;
}
type Rule = (was: Values, is: Values, around: Around) => Verdict;
export type Rules = Readonly<Record<string, Rule>>;

/** What differs, by element; `change` before `note`. */
export function differences(was: Values, is: Values, rules: Rules, around: Around): Map<string, Verdict> {
  const found = new Map<string, Verdict>();
  const names = new Set<string>();
  for (const key of new Set([...was.keys(), ...is.keys()]))
    if (meaning(was.get(key)) !== meaning(is.get(key))) names.add(/^(?:\{[^}]*\})?[^@/]+/.exec(key)![0]);
  for (const name of names) {
    const verdict = (rules[name] ?? changed)(was, is, around);
    if (verdict !== 'same') found.set(name, verdict);
  }
  return found;
}

/** Off, none and nothing said are one; so are the ways of saying on. */
const meaning = (value: string | undefined): string =>
  value === undefined || /^(0|false|off|none|nil|baseline|auto|lrTb|top|tab|left|start)$/.test(value)
    ? ''
    : value.replace(/^(1|true)$/, 'on');

const changed: Rule = () => 'change';
const same: Rule = () => 'same';
const noted: Rule = () => 'note';

const number = (values: Values, key: string, usual = 0): number => {
  const written = values.get(key);
  if (written === undefined || written === 'auto') return usual;
  // Strict files measure in points and the like: nobody here does.
  return /^[+-]?\d{1,9}(\.0+)?$/.test(written) ? Number(written) : Number.NaN;
};
const within = (value: number, from: number, to: number): Verdict =>
  value >= from && value <= to ? 'same' : 'change';
const near =
  (key: string, twips: number): Rule =>
  (was, is) =>
    within(number(is, key) - number(was, key), -twips, twips);
const all = (...verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('change') ? 'change' : verdicts.includes('note') ? 'note' : 'same';
const bySide =
  (name: string, sides: readonly string[], twips: number): Rule =>
  (was, is, around) =>
    all(...sides.map((side) => near(`${name}${side}`, twips)(was, is, around)));

// Words

/** Three tenths smaller or larger, and at least seven points: Word's own choices of size keep within that. */
const size: Rule = (was, is) => {
  const [before, after] = [number(was, 'sz@val', 20), number(is, 'sz@val', 20)];
  if (before === after) return 'same';
  return after >= 14 && Math.abs(after - before) <= before * 0.3 ? 'note' : 'change';
};

/** A face of letters prints the words as they are. */
const face: Rule = (was, is, { sheet }) => {
  // The hint only says which face a sign takes that both have.
  const other = [...is].filter(
    ([key, value]) => /^rFonts@(?!hint|cs)/.test(key) && was.get(key) !== value && value !== '',
  );
  if (other.some(([key, value]) => faultyFace(key, value, sheet))) return 'change';
  return other.length > 0 ? 'note' : 'same';
};

/** Another colour that stands out from what lies behind it. */
const colour: Rule = (was, is, { sheet, background }) => {
  const [before, after] = [inkOf(was, sheet), inkOf(is, sheet)];
  if (before === after) return 'same';
  if (after === undefined) return 'change';
  return contrast(after, background) >= 2.5 ? 'note' : 'change';
};

/** What is printed where nothing is said is black. */
function inkOf(values: Values, { themed }: Sheet): string | undefined {
  const theme = values.get('color@themeColor');
  const base = themed(theme ?? '');
  if (base !== undefined) return mixed(base, values.get('color@themeTint'), values.get('color@themeShade'));
  const written = values.get('color@val') ?? 'auto';
  if (theme !== undefined) return undefined;
  return written === 'auto' ? '000000' : isHex(written) ? written.toUpperCase() : undefined;
}

/** A light plain filling under dark words; patterns and colours of a theme are not foretold. */
const shading: Rule = (was, is) => {
  const fill = is.get('shd@fill') ?? 'auto';
  const val = is.get('shd@val') ?? 'clear';
  if (val !== 'clear' && val !== 'nil') return 'change';
  if ([...is.keys()].some((key) => /^shd@themeFill/.test(key) && is.get(key) !== was.get(key)))
    return 'change';
  if (val === 'nil' || fill === 'auto') return 'same';
  return isHex(fill) && contrast(fill, '000000') >= 7 ? 'note' : 'change';
};

export const RUN: Rules = {
  // Proofing, hyphenation and the breaking of lines.
  lang: same,
  noProof: same,
  snapToGrid: same,
  // Fine spacing between letters that touch; LibreOffice writes its default.
  kern: same,
  // For scripts written from right to left, of which the contract has none; switching to them is a change (`cs`, `rtl`).
  szCs: same,
  bCs: same,
  iCs: same,
  // Emphasis: seen by everybody who reads.
  b: noted,
  i: noted,
  u: noted,
  bdr: noted,
  highlight: (_was, is, around) =>
    (is.get('highlight@val') ?? 'none') === 'none' ? 'same' : colourOn(is, around),
  sz: size,
  rFonts: face,
  color: colour,
  shd: shading,
  // A point more or less between letters, a fifth of their width: seen, and legible.
  spacing: (was, is) => within(number(is, 'spacing@val') - number(was, 'spacing@val'), -10, 40),
  w: (was, is) => within(number(is, 'w@val', 100) / number(was, 'w@val', 100), 0.8, 1.3),
  // Ligatures and swashes of one and the same letters, as new documents of Word have them.
  '{http://schemas.microsoft.com/office/word/2010/wordml}ligatures': same,
  '{http://schemas.microsoft.com/office/word/2010/wordml}cntxtAlts': same,
};

const colourOn = (values: Values, { sheet, background }: Around): Verdict =>
  contrast(inkOf(values, sheet) ?? background, background) >= 2.5 ? 'note' : 'change';

// Paragraphs

/** Lines as high as the letters, at most three times what they were. */
const lines: Rule = (was, is) => {
  const space = (side: string): Verdict =>
    within(number(is, `spacing@${side}`) - number(was, `spacing@${side}`), -480, 480);
  const inLines = (side: string): Verdict => within(number(is, `spacing@${side}Lines`), 0, 200);
  const rule = (values: Values) => values.get('spacing@lineRule') ?? 'auto';
  const exact = rule(was) === 'auto' ? 240 : number(was, 'spacing@line', 240);
  const line = number(is, 'spacing@line', 240);
  const height =
    rule(is) === 'auto'
      ? within(line, 200, 720)
      : within(line, rule(is) === 'exact' ? exact * 0.85 : 0, exact * 3);
  return all(space('before'), space('after'), inLines('before'), inLines('after'), height);
};

/** Within the column, with three quarters of its width left for the words; a number stands where it stood or further in. */
const indents: Rule = (was, is, { width, size }) => {
  const edges = (values: Values) => {
    const of = (side: string): number => {
      const signs = number(values, `ind@${side}Chars`);
      return signs === 0 ? number(values, `ind@${side}`) : (signs / 100) * size * 10;
    };
    const [left, right, first] = [of('left'), of('right'), of('firstLine') - of('hanging')];
    return { from: left + Math.min(0, first), room: width - left - right - Math.max(0, first), right };
  };
  const [before, after] = [edges(was), edges(is)];
  return all(
    within(after.from, Math.min(-60, before.from - 60), width),
    within(after.right, Math.min(-60, before.right - 60), width),
    within(after.room, before.room * 0.75, Number.POSITIVE_INFINITY),
  );
};

export const PARAGRAPH: Rules = {
  // Where pages and lines break.
  keepNext: same,
  keepLines: same,
  pageBreakBefore: same,
  widowControl: same,
  suppressAutoHyphens: same,
  suppressLineNumbers: same,
  kinsoku: same,
  wordWrap: same,
  overflowPunct: same,
  topLinePunct: same,
  autoSpaceDE: same,
  autoSpaceDN: same,
  adjustRightInd: same,
  snapToGrid: same,
  contextualSpacing: same,
  textAlignment: same,
  // Text is tabbed nowhere but behind numbers and in the header, and the words beside a tab are compared.
  tabs: same,
  // Navigation only.
  outlineLvl: same,
  suppressOverlap: same,
  // Left, right, centred, justified: the words stay in their column.
  jc: same,
  // Lines around and between paragraphs.
  pBdr: same,
  shd: shading,
  spacing: lines,
  ind: indents,
};

export const LEVEL: Rules = {
  // Kept for Word 6.
  tmpl: same,
};

// Tables

const relative =
  (key: string): Rule =>
  (was, is) => {
    const type = key.replace('@w', '@type');
    if ((is.get(type) ?? 'dxa') !== (was.get(type) ?? 'dxa')) return 'change';
    const before = number(was, key);
    return within(number(is, key) - before, -Math.max(60, before * 0.1), Math.max(60, before * 0.1));
  };

export const TABLE: Rules = {
  // In Word a table of full width is aligned nowhere; one that is less wide stays in the text.
  jc: same,
  // Lines, and what a screen reader says.
  tblBorders: same,
  tblLook: same,
  tblCaption: same,
  tblDescription: same,
  tblStyleRowBandSize: same,
  tblStyleColBandSize: same,
  // Only tables that float overlap, and none may.
  tblOverlap: same,
  // Counted with the cells.
  tblCellMar: same,
  tblW: relative('tblW@w'),
  tblInd: near('tblInd@w', 120),
  shd: shading,
  // Of a table style: under the words' own.
  ...Object.fromEntries(['lang', 'noProof', 'kern', 'szCs', 'bCs', 'iCs'].map((name) => [name, same])),
  // Lines of its cells.
  tcBorders: same,
  vAlign: same,
};

export const ROW: Rules = {
  // Where pages break, and what is printed again on the next.
  cantSplit: same,
  tblHeader: same,
  jc: same,
  tblBorders: same,
  tblLook: same,
  tblCellMar: same,
  // A row may grow; of a fixed height it must be the one generated, or higher.
  trHeight: (was, is) => {
    const exact = (values: Values) => values.get('trHeight@hRule') === 'exact';
    const [before, after] = [number(was, 'trHeight@val'), number(is, 'trHeight@val')];
    return exact(is)
      ? exact(was)
        ? within(after, before - 20, before * 2)
        : 'change'
      : within(after, 0, before + 3000);
  },
};

export const CELL: Rules = {
  tcBorders: same,
  // High, in the middle or low in its cell.
  vAlign: same,
  headers: same,
  tcW: relative('tcW@w'),
  tcMar: bySide('tcMar/', ['left@w', 'right@w', 'top@w', 'bottom@w'], 80),
  gridSpan: (was, is) =>
    number(was, 'gridSpan@val', 1) === number(is, 'gridSpan@val', 1) ? 'same' : 'change',
  shd: shading,
};

// Pages

/** A millimetre. */
const MILLIMETRE = 57;

export const SECTION: Rules = {
  // Where it begins, and what headers and footers say, are compared as words.
  type: same,
  headerReference: same,
  footerReference: same,
  titlePg: same,
  // The printer's, not the contract's.
  pgNumType: same,
  paperSrc: same,
  printerSettings: same,
  formProt: same,
  footnotePr: same,
  endnotePr: same,
  noEndnote: same,
  // Lines keep to a grid only where a style says so; ours do not. Of a grid of signs the width counts.
  docGrid: (_, is) => (/Chars/.test(is.get('docGrid@type') ?? '') ? 'change' : 'same'),
  pgSz: bySide('pgSz@', ['w', 'h'], MILLIMETRE),
  pgMar: bySide('pgMar@', ['top', 'right', 'bottom', 'left', 'header', 'footer', 'gutter'], MILLIMETRE),
  cols: (_, is) => (number(is, 'cols@num', 1) === 1 && !is.has('cols/col@w') ? 'same' : 'change'),
};
