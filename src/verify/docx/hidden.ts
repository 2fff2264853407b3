// Words that stand in the file and that a reader of the page does not see, or sees undone: hidden, struck, in the colour of their
// background, tiny, squeezed, pushed off the page, in a face whose letters are signs. Only what the generated document has not.

import type { Pair } from '../../contract/ast.js';
import type { Element } from '../../diff/docx/dom.js';
import { attribute, child, childElements, integerOf, isOn, nameOf, valOf } from '../../diff/docx/dom.js';
import type { Look, Paragraph } from '../../diff/docx/reading.js';
import type { Clause, Finding } from '../finding.js';
import { fillOf, HIGHLIGHTS, isPale } from './colours.js';
import { above, type Sheet } from './effective.js';
import { faultyFace } from './faces.js';
import { type Known, type Pairing, type Placed, where } from './paragraphs.js';

type Properties = Element | undefined;
type Why = Pair<string>;

const WHY = {
  hidden: { zh: '文字被设为隐藏', en: 'the words are hidden' },
  struck: { zh: '文字被加了删除线', en: 'the words are struck through' },
  pale: { zh: '文字与背景颜色相近，看不见', en: 'the words have the colour of what is behind them' },
  tiny: { zh: '文字被缩到看不清', en: 'the words are too small to read' },
  squeezed: {
    zh: '文字被压窄、叠印或移出行外',
    en: 'the words are squeezed, overprinted or pushed off their line',
  },
  signs: {
    zh: '字体换成符号字体，印出来不是这些字',
    en: 'a face of symbols prints other signs than these words',
  },
  line: { zh: '行高被设得太小，文字印不全', en: 'the line or row is too low for its words' },
  off: { zh: '段落被移出版心', en: 'the paragraph is moved out of the text' },
  label: { zh: '编号被隐藏', en: 'the number is hidden' },
} satisfies Record<string, Why>;

export function hiddenFindings(pairing: Pairing, sheet: Sheet): Finding[] {
  const usual = usualSize(pairing);
  const check = (is: Placed & { readonly clause?: Clause }, was?: Known): Finding[] => {
    const size = was ? (was.paragraph.pieces[0]?.look.size ?? usual) : usual;
    const runs = is.paragraph.pieces.flatMap((piece) => {
      if (piece.text.trim() === '') return [];
      const why = whyRun(piece.run, piece.look, size, is.paragraph, sheet);
      return why ? [{ why, text: piece.text }] : [];
    });
    const block = whyParagraph(is.paragraph, sheet);
    if (block) runs.push({ why: block, text: is.text });
    return [...new Set(runs.map(({ why }) => why))].map(
      (why): Finding => ({
        ...{ kind: 'hidden', severity: 'change', message: why, ...where(was ?? is) },
        before: runs.flatMap((run) => (run.why === why ? [run.text] : [])).join(''),
      }),
    );
  };
  const { pairs, moved, added } = pairing;
  return [
    ...[...pairs, ...moved].flatMap(([was, is]) => check(is, was)),
    ...added.flatMap((is) => check(is)),
  ];
}

function usualSize({ pairs }: Pairing): number {
  const sizes = pairs
    .flatMap(([was]) => was.paragraph.pieces.map(({ look }) => look.size))
    .sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 20;
}

/** Half-points below which nobody reads. */
const TINY = 8;

function whyRun(run: Element, look: Look, size: number, paragraph: Paragraph, sheet: Sheet): Why | undefined {
  if (look.hidden) return WHY.hidden;
  if (look.struck) return WHY.struck;
  if (look.size < TINY || look.size * 2 <= size) return WHY.tiny;
  const properties = inForce(child(run, 'rPr'), paragraph.style, sheet);
  const nearest = nearestIn(properties);
  const background = backgroundOf(run, properties, paragraph, sheet);
  if (isPale(look.colour, background === 'unknown' ? 'FFFFFF' : background) || isTransparent(properties))
    return WHY.pale;
  const scale = integerOf(nearest('w')) ?? 100;
  const spacing = integerOf(nearest('spacing')) ?? 0;
  const position = integerOf(nearest('position')) ?? 0;
  const fit = integerOf(nearest('fitText'));
  if (
    scale < 50 ||
    spacing < -60 ||
    spacing > 2000 ||
    Math.abs(position) > 2 * size ||
    (fit !== undefined && fit < 60)
  )
    return WHY.squeezed;
  const fonts = nearest('rFonts');
  const faces = ['ascii', 'hAnsi', 'eastAsia', 'asciiTheme', 'hAnsiTheme', 'eastAsiaTheme'];
  return faces.some((name) => faultyFace(`rFonts@${name}`, attribute(fonts, name) ?? '', sheet))
    ? WHY.signs
    : undefined;
}

/** Run properties that decide, nearest first. */
function inForce(rPr: Properties, style: string, { chain, styles }: Sheet): Properties[] {
  const byCharacter = chain(valOf(child(rPr, 'rStyle')) ?? '').map((one) => one.rPr);
  const byParagraph = chain(style).map((one) => one.rPr);
  return [rPr, ...byCharacter, ...byParagraph, styles.defaults];
}

const nearestIn =
  (properties: readonly Properties[]) =>
  (name: string): Properties =>
    properties.map((one) => child(one, name)).find((one) => one !== undefined);

// Colours

/** The same, of a run by itself. */
export const behind = (run: Element, paragraph: Paragraph, sheet: Sheet): string =>
  backgroundOf(run, inForce(child(run, 'rPr'), paragraph.style, sheet), paragraph, sheet);

/** What lies behind the words: highlighting or shading of the run, the paragraph, the cell; white. */
function backgroundOf(
  run: Element,
  properties: readonly Properties[],
  paragraph: Paragraph,
  { chain, themed }: Sheet,
): string {
  const nearest = nearestIn(properties);
  const highlight = HIGHLIGHTS[valOf(nearest('highlight')) ?? ''];
  const blocks = [child(paragraph.element, 'pPr'), ...chain(paragraph.style).map(({ pPr }) => pPr)];
  const cell = above(run, 'tc');
  const fill = (shd: Properties): string | undefined => fillOf(shd, themed);
  return (
    highlight ??
    fill(nearest('shd')) ??
    fill(nearestIn(blocks)('shd')) ??
    fill(child(cell, 'tcPr', 'shd')) ??
    'FFFFFF'
  );
}

/** Word 2010's own fill of letters: none, or see-through. */
function isTransparent(properties: readonly Properties[]): boolean {
  const fill = properties
    .flatMap((one) => (one ? childElements(one) : []))
    .find((el) => el.localName === 'textFill' && nameOf(el) !== 'textFill');
  if (!fill) return false;
  const inside = [...fill.getElementsByTagName('*')].map((el) => el.localName);
  return inside.includes('noFill') || inside.includes('alpha') || inside.includes('gradFill');
}

// Paragraphs, rows, numbers

/** Twips. */
const LOW = 100;
const FAR = 6000;

function whyParagraph({ element, style, label }: Paragraph, { chain }: Sheet): Why | undefined {
  const nearest = nearestIn([child(element, 'pPr'), ...chain(style).map(({ pPr }) => pPr)]);
  const mark = child(element, 'pPr', 'rPr');
  const markHidden = ['vanish', 'specVanish'].some((name) => isOn(child(mark, name)));
  if (markHidden) return label ? WHY.label : WHY.hidden;
  const spacing = nearest('spacing');
  const exact = attribute(spacing, 'lineRule') === 'exact' ? (integerOf(spacing, 'line') ?? LOW) : LOW;
  const row = child(above(element, 'tr'), 'trPr');
  const height = child(row, 'trHeight');
  const exactRow = attribute(height, 'hRule') === 'exact' ? (integerOf(height) ?? LOW) : LOW;
  if (exact < LOW || exactRow < LOW) return WHY.line;
  const ind = nearest('ind');
  const far = ['left', 'start', 'right', 'end', 'firstLine', 'hanging'].some(
    (name) => Math.abs(integerOf(ind, name) ?? 0) > FAR,
  );
  const table = child(above(element, 'tbl'), 'tblPr');
  const floats = nearest('framePr') ?? child(table, 'tblpPr');
  const shifted = Math.abs(integerOf(child(table, 'tblInd'), 'w') ?? 0) > FAR;
  return far || floats || shifted ? WHY.off : undefined;
}

/** Numbers are printed in the look of their level. */
export function hiddenNumbers(pairing: Pairing, numbering: Element | undefined): Finding[] {
  const levels = numbering
    ? [...numbering.getElementsByTagName('*')].filter((el) => nameOf(el) === 'lvl')
    : [];
  return levels.flatMap((level): Finding[] => {
    const rPr = child(level, 'rPr');
    const colour = valOf(child(rPr, 'color')) ?? 'auto';
    const off = ['vanish', 'specVanish', 'strike', 'dstrike'].some((name) => isOn(child(rPr, name)));
    const size = integerOf(child(rPr, 'sz')) ?? 20;
    if (!off && size >= TINY && !isPale(colour, 'FFFFFF')) return [];
    const pattern = valOf(child(level, 'lvlText'));
    const first = pairing.pairs.find(([, is]) => is.paragraph.label?.pattern === pattern);
    if (!first) return [];
    const [was, is] = first;
    const before = is.paragraph.label!.text;
    return [{ kind: 'hidden', severity: 'change', message: WHY.label, ...where(was), before }];
  });
}
