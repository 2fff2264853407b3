// A page's inks → its content stream. Text goes out as glyph codes with exact positions; each line is one text object.
// Format: ISO 32000-1, 9.4 (text objects) and 8.5 (paths). Seam for tagging: marked content opens and closes per ink.
import type { AreaInk, Page, TextInk } from './boxes.js';
import type { Used } from './embed.js';

const number = (value: number): string => {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

export function paintPage(page: Page, height: number, used: Used): string {
  const out: string[] = [];
  for (const ink of page.inks) out.push(ink.kind === 'area' ? area(ink, height) : text(ink, height, used));
  return out.join('\n');
}

function area(ink: AreaInk, height: number): string {
  const box = [ink.x, height - ink.y - ink.height, ink.width, ink.height].map(number).join(' ');
  return `${ink.colour.map(number).join(' ')} rg ${box} re f`;
}

/** Positions are corrected inside TJ only where they differ from the sum of advances, by 1/1000 em. */
function text(ink: TextInk, height: number, used: Used): string {
  const grey = number((ink.white ?? 0) / 100);
  const start = ink.glyphs[0]?.x ?? 0;
  const angle = ((ink.turn ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const x = ink.x + start * cos;
  const y = height - ink.y + start * sin;
  const out = [`BT ${grey} g ${[cos, sin, -sin, cos, x, y].map(number).join(' ')} Tm`];
  let resource = '';
  let show: string[] = [];
  let codes = '';
  let pen = start;
  const endCodes = (): void => {
    if (codes) show.push(`<${codes}>`);
    codes = '';
  };
  const endShow = (): void => {
    endCodes();
    if (show.length) out.push(`[${show.join('')}] TJ`);
    show = [];
  };
  for (const { glyph, x: want } of ink.glyphs) {
    const next = used.resourceOf(glyph.face);
    if (next !== resource) {
      endShow();
      out.push(`/${next} ${number(ink.size)} Tf`);
      resource = next;
    }
    const off = Math.round(((want - pen) * 1000) / ink.size);
    if (off !== 0) {
      endCodes();
      show.push(String(-off));
      pen += (off * ink.size) / 1000;
    }
    codes += used.cidOf(glyph).toString(16).padStart(4, '0');
    pen += (glyph.width * ink.size) / 1000;
  }
  endShow();
  out.push('ET');
  return out.join(' ');
}
