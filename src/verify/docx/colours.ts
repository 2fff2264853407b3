// Colours of words and of what lies behind them → whether the one can be read on the other. A filling that is no plain colour
// (a pattern, a colour that the theme does not have) is unknown: nobody can say what is seen on it.
import type { Element } from '../../diff/docx/dom.js';
import { attribute, valOf } from '../../diff/docx/dom.js';
import { mixed } from '../../diff/docx/looks.js';

export type Themed = (name: string) => string | undefined;

const HEX = /^[0-9a-f]{6}$/i;
export const isHex = (colour: string): boolean => HEX.test(colour);

export const HIGHLIGHTS: Readonly<Record<string, string>> = {
  black: '000000',
  darkBlue: '00008B',
  darkGreen: '006400',
  darkRed: '8B0000',
  darkMagenta: '800080',
  darkCyan: '008B8B',
  darkGray: 'A9A9A9',
  darkYellow: '808000',
  blue: '0000FF',
  red: 'FF0000',
  magenta: 'FF00FF',
  green: '00FF00',
  cyan: '00FFFF',
  yellow: 'FFFF00',
  lightGray: 'D3D3D3',
};

/** Contrast as the WCAG counts it, from 1 (none) to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The palest grey that is still meant to be read has some 1.6. */
export const isPale = (colour: string, background: string): boolean =>
  isHex(colour) && contrast(colour, background) < 1.6;

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The colour of a shading; absent where it has none. */
export function fillOf(shd: Element | undefined, themed: Themed): string | 'unknown' | undefined {
  const val = valOf(shd) ?? 'clear';
  if (!shd || val === 'nil') return undefined;
  if (val !== 'clear' && val !== 'solid') return 'unknown';
  const solid = val === 'solid';
  const theme = attribute(shd, solid ? 'themeColor' : 'themeFill');
  const kind = solid ? 'theme' : 'themeFill';
  if (theme !== undefined)
    return (
      mixed(themed(theme) ?? '', attribute(shd, `${kind}Tint`), attribute(shd, `${kind}Shade`)) ?? 'unknown'
    );
  const written = attribute(shd, solid ? 'color' : 'fill') ?? 'auto';
  if (written === 'auto') return solid ? '000000' : undefined;
  return isHex(written) ? written : 'unknown';
}
