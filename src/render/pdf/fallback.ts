// Pages → one remark per field: PDF-FALLBACK, for characters that the first face of their kind lacks and a later one printed.
// Letters and figures that came from the Chinese face count too: they stand out beside the Latin ones, as marks and signs do not.

import type { Printable } from '../../contract/ast.js';
import type { Problem } from '../../problem.js';
import { codePointOf } from '../../text/codepoint.js';
import type { Style } from '../style.js';
import type { Page } from './boxes.js';
import type { Glyph } from './fonts/faces.js';

/** Full-width letters are at home in the Chinese face. */
const LETTER = /^(?![\uff00-\uffef])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;

/** By character: the face that lacks it and the one that printed it, first seen, be it regular or bold. */
type Fallbacks = Map<string, { readonly asked: string; readonly used: string }>;

/** Fields in the order in which they are printed. */
export function fallbacksIn(pages: readonly Page[], { script }: Printable, { fonts }: Style): Problem[] {
  const { latin, chinese } = fonts.pdf;
  const insteadOf = faceAsked([latin.body, latin.heading], [chinese[script].body, chinese[script].heading]);
  const found = new Map<string | undefined, Fallbacks>();
  const known = new Map<Glyph, string | undefined>();
  for (const { inks } of pages)
    for (const ink of inks)
      for (const { glyph, run } of ink.kind === 'text' ? ink.glyphs : []) {
        if (!known.has(glyph)) known.set(glyph, insteadOf(glyph.face.name, glyph.text));
        const asked = known.get(glyph);
        if (asked === undefined) continue;
        const fallbacks: Fallbacks = found.get(run.path) ?? new Map();
        found.set(run.path, fallbacks);
        if (!fallbacks.has(glyph.text)) fallbacks.set(glyph.text, { asked, used: glyph.face.name });
      }
  return [...found].map(([path, fallbacks]) => remark(path, fallbacks));
}

type List = readonly string[];

/** Which face should have printed what another one did; undefined where it is the right one. A face that comes first anywhere is right. */
function faceAsked(
  latin: readonly List[],
  chinese: readonly List[],
): (used: string, text: string) => string | undefined {
  const first = (lists: readonly List[], used: string): boolean => lists.some((list) => list[0] === used);
  return (used, text) => {
    if (first(latin, used)) return undefined;
    const weight = chinese.findIndex((list) => list.includes(used));
    if (weight >= 0 && LETTER.test(text)) return latin[weight]![0];
    return first(chinese, used) ? undefined : [...latin, ...chinese].find((list) => list.includes(used))?.[0];
  };
}

function remark(path: string | undefined, fallbacks: Fallbacks): Problem {
  const byFaces = new Map<string, { asked: string; used: string; characters: string[] }>();
  for (const [character, { asked, used }] of fallbacks) {
    const known = byFaces.get(`${asked} ${used}`) ?? { asked, used, characters: [] };
    byFaces.set(`${asked} ${used}`, known);
    known.characters.push(character);
  }
  const told = [...byFaces.values()].map(({ asked, used, characters }) => ({
    zh: `${asked} 中没有${characters.map((one) => `“${one}”（${codePointOf(one)}）`).join('')}，PDF 用 ${used} 印出`,
    en: `${asked} lacks ${characters.map((one) => `“${one}” (${codePointOf(one)})`).join(', ')}; the PDF has ${used} instead`,
  }));
  return {
    ...{ code: 'PDF-FALLBACK', severity: 'info' },
    message: { zh: told.map(({ zh }) => zh).join('；'), en: told.map(({ en }) => en).join('; ') },
    ...(path !== undefined && { path }),
  };
}
