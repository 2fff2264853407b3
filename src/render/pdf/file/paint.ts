// A page's inks → its content stream, and which words stand under which mark in it. Areas first, then all words as one text object.
// Each mark holds what stands together of one element; everything else is an artifact (ISO 32000-1, 14.6 and 14.8.2.2).
// Format: 9.4 (text objects) and 8.5 (paths).
import type { Run } from '../../../contract/ast.js';
import type { AreaInk, Page, TextInk } from '../boxes.js';
import type { Used } from '../fonts/embed.js';
import type { Face } from '../fonts/sfnt.js';
import type { Placed } from '../lines/lines.js';
import type { Element } from './structure.js';

/** The words under one mark; its number is its index among those of the page. */
export interface Mark {
  readonly element: Element;
  readonly link: Run | undefined;
}
/** Which element words belong to, if any, and which citation. */
export interface Tagging {
  readonly elementOf: (ink: TextInk) => Element | undefined;
  readonly linkOf: (ink: TextInk) => Run | undefined;
}
export interface Painted {
  readonly content: Uint8Array;
  readonly marks: readonly Mark[];
}

/** Points to hundredths, as a PDF has them. */
export const points = (value: number): number => Math.round(value * 100) / 100 + 0;
const fine = (value: number): number => Math.round(value * 1000) / 1000 + 0;

export function paintPage(page: Page, height: number, used: Used, tagging: Tagging): Painted {
  const out: string[] = [];
  const areas: string[] = [];
  const words: TextInk[] = [];
  for (const ink of page.inks)
    if (ink.kind === 'area') areas.push(area(ink, height));
    else if (ink.turn) out.push(turned(ink, height, used));
    else words.push(ink);
  const marks: Mark[] = [];
  if (areas.length > 0) out.push(artifact(), ...areas, 'EMC');
  if (words.length > 0) textObject(out, words, height, used, tagging, marks);
  return { content: Buffer.from(out.join('\n'), 'latin1'), marks };
}

const artifact = (furniture?: TextInk['furniture']): string =>
  `/Artifact<<${furniture ? `/Type/Pagination/Subtype/${furniture}` : '/Type/Layout'}>>BDC`;

function area({ x, y, width, height, colour: [r, g, b] }: AreaInk, page: number): string {
  const box = `${fine(x)} ${fine(page - y - height)} ${fine(width)} ${fine(height)}`;
  return `${fine(r)} ${fine(g)} ${fine(b)} rg ${box} re f`;
}

/** Words across the page, in a text object of their own. */
function turned(ink: TextInk, height: number, used: Used): string {
  const angle = ((ink.turn ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const start = ink.glyphs[0]?.x ?? 0;
  const matrix = [cos, sin, -sin, cos, ink.x + start * cos, height - ink.y + start * sin].map(fine).join(' ');
  const shown: string[] = [];
  show(shown, ink, used, { face: undefined, size: 0, grey: 0, spacing: 0 });
  return `${artifact(ink.furniture)} BT ${matrix} Tm ${shown.join(' ')} ET EMC`;
}

/** What the last words were set in, which holds until it is changed. */
interface Pen {
  face: Face | undefined;
  size: number;
  grey: number;
  spacing: number;
}

function textObject(
  out: string[],
  inks: readonly TextInk[],
  height: number,
  used: Used,
  tagging: Tagging,
  marks: Mark[],
): void {
  out.push('0 g BT');
  const pen: Pen = { face: undefined, size: 0, grey: 0, spacing: 0 };
  let [x, y] = [0, 0];
  /** What is open: a mark, or an artifact by its operator. */
  let open: Mark | string | undefined;
  for (const ink of inks) {
    const element = tagging.elementOf(ink);
    const link = tagging.linkOf(ink);
    const opening = element ? '' : artifact(ink.furniture);
    const same = typeof open === 'object' ? open.element === element && open.link === link : open === opening;
    if (!same) {
      if (open !== undefined) out.push('EMC');
      if (element) {
        out.push(`/${link ? 'Link' : element.type}<</MCID ${marks.length}>>BDC`);
        open = { element, link };
        marks.push(open);
      } else {
        out.push(opening);
        open = opening;
      }
    }
    const [left, base] = [points(ink.x + (ink.glyphs[0]?.x ?? 0)), points(height - ink.y)];
    out.push(`${points(left - x)} ${points(base - y)} Td`);
    show(out, ink, used, pen);
    [x, y] = [left, base];
  }
  if (open !== undefined) out.push('EMC');
  out.push('ET');
}

/** Deviations of less than this many 1/1000 em are left; they do not add up. */
const least = 2;

/** Operators that show the glyphs of a line from where the pen is; positions are corrected where advances do not lead to them. */
function show(out: string[], { glyphs, size, white }: TextInk, used: Used, pen: Pen): void {
  const grey = fine((white ?? 0) / 100);
  if (grey !== pen.grey) out.push(`${grey} g`);
  pen.grey = grey;
  const spacing = usualGap(glyphs, size);
  if (spacing !== pen.spacing) out.push(`${spacing} Tc`);
  pen.spacing = spacing;
  /** Codes and corrections, the last string of codes still open. */
  let shown = '';
  let corrected = false;
  const end = (): void => {
    if (shown) out.push(corrected ? `[${shown})]TJ` : `${shown})Tj`);
    shown = '';
    corrected = false;
  };
  let at = glyphs[0]?.x ?? 0;
  for (const { glyph, x } of glyphs) {
    if (glyph.face !== pen.face || size !== pen.size) {
      end();
      out.push(`/${used.resourceOf(glyph.face)} ${points(size)} Tf`);
      pen.face = glyph.face;
      pen.size = size;
    }
    const off = Math.round(((x - at) * 1000) / size);
    if (off >= least || off <= -least) {
      shown += shown ? `)${-off}(` : `${-off}(`;
      corrected = true;
      at += (off * size) / 1000;
    } else if (!shown) shown = '(';
    shown += code(used.cidOf(glyph));
    at += (glyph.width * size) / 1000 + spacing;
  }
  end();
}

const codes: string[] = [];
/** Two bytes of a literal string. */
function code(cid: number): string {
  codes[cid] ??= String.fromCharCode(cid >> 8, cid & 255)
    .replace(/[()\\]/g, '\\$&')
    .replaceAll('\r', '\\r');
  return codes[cid];
}

/** What more than half of the glyphs of a line are moved by, in points: the stretch of a justified one. */
function usualGap(glyphs: readonly Placed[], size: number): number {
  const gaps = new Float64Array(glyphs.length);
  let usual = 0;
  let votes = 0;
  for (let i = 1; i < glyphs.length; i++) {
    const before = glyphs[i - 1]!;
    const gap = glyphs[i]!.x - before.x - (before.glyph.width * size) / 1000;
    gaps[i] = gap;
    if (votes === 0) usual = gap;
    votes += Math.abs(gap - usual) < 0.0005 ? 1 : -1;
  }
  if (fine(usual) === 0) return 0;
  let count = 0;
  for (let i = 1; i < gaps.length; i++) if (Math.abs(gaps[i]! - usual) < 0.0005) count += 1;
  return 2 * count > glyphs.length ? fine(usual) : 0;
}
