// Points of the style sheet in Word's units, and rough widths of labels.
// Word counts twips (1/20 pt), half-points (sizes) and eighths (rules); greys are hex colours.
import type { Lang } from '../../contract/ast.js';
import type { Style } from '../style.js';

export const twips = (points: number): number => Math.round(points * 20);
export const halfPoints = (points: number): number => Math.round(points * 2);
export const eighths = (points: number): number => Math.round(points * 8);

/** Width of the text area in twips. */
export const textWidth = (style: Style): number =>
  twips(style.page.width - style.page.margin.left - style.page.margin.right);

/** Widths of the two columns without the gutter, and half of that, in twips. */
export function columnWidths({ columns, ...style }: Style): Readonly<Record<Lang | 'half', number>> {
  const half = Math.round(twips(columns.gutter) / 2);
  const [zh = 0, en = 0] = shares(textWidth({ columns, ...style }) - 2 * half, columns.ratio);
  return { zh, en, half };
}

/** Grey of so many per cent black as `RRGGBB`. */
export function grey(percent: number): string {
  const level = Math.round(255 * (1 - percent / 100))
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();
  return level.repeat(3);
}

/** Width of a text in em: Han and full-width signs one, Latin letters and digits about a half. */
export function ems(text: string): number {
  let width = 0;
  for (const sign of text) width += sign > '\u2E7F' ? 1 : /[ .,:;()]/.test(sign) ? 0.3 : 0.52;
  return width;
}

/** Splits a width by weights into whole twips that add up to it. */
export function shares(width: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let used = 0;
  let passed = 0;
  return weights.map((weight) => {
    passed += weight;
    const edge = Math.round((width * passed) / total);
    const share = edge - used;
    used = edge;
    return share;
  });
}
