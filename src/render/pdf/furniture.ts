// What stands on every page besides the text: header, footer, and in a draft its mark. Set when the number of pages is known.
import type { Lang, Printable } from '../../contract/ast.js';
import type { Ink, TextInk } from './boxes.js';
import { lineInks, type Press, rule, setWords, size, widthOf } from './cells.js';
import type { Line } from './lines/lines.js';

const watermark = { size: 84, turn: 45, white: 94 };
const clear = 5;

/** Inks of one page, those that lie under the text apart. */
export interface Furniture {
  readonly under: readonly Ink[];
  readonly over: readonly Ink[];
}

/** What pages have in common is set once. */
export function furniture(doc: Printable, press: Press, pages: number): (page: number) => Furniture {
  const { width, height, margin, header, footer } = press.style.page;
  const lang = doc.languages[0] ?? 'zh';
  const left = words(press, doc.title[lang], lang, 'title');
  const right = words(press, doc.number, 'en', 'number');
  const draft = doc.languages.map((l) => doc.furniture.draft[l]).join(' ');
  const isDraft = doc.status === 'draft';
  const mark = isDraft ? words(press, draft, lang, 'furniture.draft', true) : undefined;
  const under = [isDraft ? diagonal(press, draft, lang) : undefined].filter((ink) => ink !== undefined);
  const above = [
    ...at(press, left, lang, margin.left, header, 'Header'),
    ...at(press, right, 'en', width - margin.right - widthOf(right), header, 'Header'),
    rule(press.style, margin.left, header + clear, press.width),
  ];
  const marked = at(press, mark, lang, centre(press, mark), header, 'Header');
  const foot = doc.languages.map((l) => doc.furniture.page[l]).join(' · ');
  return (page) => {
    const filled = foot.replaceAll('{page}', String(page)).replaceAll('{pages}', String(pages));
    const bottom = words(press, filled, lang, 'furniture.page');
    const below = at(press, bottom, lang, centre(press, bottom), height - footer, 'Footer');
    return { under, over: [...above, ...below, ...marked] };
  };
}

function words(press: Press, text: string, lang: Lang, where: string, bold = false): Line | undefined {
  return setWords(press, text, lang, { size: size(press, 'furniture', lang), align: 'left', where, bold });
}

const centre = (press: Press, line: Line | undefined): number =>
  press.style.page.margin.left + (press.width - widthOf(line)) / 2;

function at(
  press: Press,
  line: Line | undefined,
  lang: Lang,
  x: number,
  y: number,
  furniture: 'Header' | 'Footer',
): Ink[] {
  return line ? lineInks(line, { x, y, size: size(press, 'furniture', lang), lang, furniture }) : [];
}

/** The draft words across the page, their middle on the page's middle. */
function diagonal(press: Press, text: string, lang: Lang): TextInk | undefined {
  const { width, height } = press.style.page;
  const line = setWords(press, text, lang, {
    size: watermark.size,
    align: 'left',
    bold: true,
    where: 'furniture.draft',
  });
  if (!line) return undefined;
  const half = widthOf(line) / 2;
  const angle = (watermark.turn * Math.PI) / 180;
  const sink = 0.35 * watermark.size;
  return {
    kind: 'text',
    x: width / 2 - half * Math.cos(angle) + sink * Math.sin(angle),
    y: height / 2 + half * Math.sin(angle) + sink * Math.cos(angle),
    size: watermark.size,
    lang,
    furniture: 'Watermark',
    glyphs: line.glyphs,
    white: watermark.white,
    turn: watermark.turn,
  };
}
