// Printable + style + font bytes → PDF bytes. Layout (rows, pages) is data and comes first; painting and embedding follow from it.
// The same input gives the same bytes: no dates, CIDs in order of use, /ID from the content.

import type { Printable, Script, Source } from '../../contract/ast.js';
import { ContractError, type Problem } from '../../problem.js';
import { codePointOf } from '../../text/codepoint.js';
import { oncePer } from '../../text/once.js';
import { type Style, styleFor } from '../style.js';
import type { Page } from './boxes.js';
import { colourOf, type Press } from './cells.js';
import { withPageNumbers } from './contents.js';
import type { Anatomy } from './file/anatomy.js';
import { sealed } from './file/seal.js';
import { writePdf } from './file/write.js';
import { type Faces, openFaces } from './fonts/faces.js';
import { furniture } from './furniture.js';
import { paginate } from './pages.js';
import { setRows } from './rows.js';

export type { Page, TextInk } from './boxes.js';
export { fallbacksIn } from './fallback.js';
export type { Anatomy, Annotation, Target } from './file/anatomy.js';
export { isIntactPdf } from './file/seal.js';
export { type Places, pagesById, placesOf } from './places.js';

type Fonts = (face: string) => Uint8Array;

// What reads a PDF comes with pdf-lib, which nobody who writes one should wait for.
export const dissect = async (bytes: Uint8Array): Promise<Anatomy> =>
  (await import('./file/anatomy.js')).dissect(bytes);
export const readPdfSource = async (bytes: Uint8Array): Promise<Source | undefined> =>
  (await import('./file/source.js')).readPdfSource(bytes);

/** The source travels inside it. Throws ContractError (PDF-GLYPH) naming every character that no face has. */
export async function renderPdf(
  doc: Printable,
  style: Style,
  fonts: Fonts,
  source?: Source,
): Promise<Uint8Array> {
  return sealed(writePdf(doc, styleFor(doc, style), layoutOf(doc, style, fonts), source));
}

/** Where everything stands in the PDF of a contract: made once, for every writer that asks. */
export const layoutOf = (doc: Printable, style: Style, fonts: Fonts): readonly Page[] =>
  layouts(fonts)(style)(doc);

const layouts = oncePer((fonts: Fonts) =>
  oncePer((style: Style) => {
    const opened = new Map<Script, Faces>();
    return oncePer((doc: Printable) => {
      const faces = opened.get(doc.script) ?? openFaces(style, doc.script, fonts);
      opened.set(doc.script, faces);
      return layOut(doc, style, faces);
    });
  }),
);

/** Every page as positioned inks and boxes per row, header and footer included. */
export function layOut(doc: Printable, styleSheet: Style, faces: Faces): Page[] {
  const style = styleFor(doc, styleSheet);
  const problems = new Map<string, Problem>();
  const { margin, width } = style.page;
  const press: Press = {
    style,
    layout: doc.layout,
    faces,
    width: width - margin.left - margin.right,
    ...(doc.finish.highlight && { highlight: colourOf(style.highlight) }),
    missing: (text, path, where) => {
      problems.set(`${text} ${path ?? where}`, missingGlyph(text, path, where));
    },
  };
  const pages = withPageNumbers(doc, press, paginate(setRows(doc, press), style));
  const furnish = furniture(doc, press, pages.length);
  const finished = pages.map((page, i) => {
    const { under, over } = furnish(i + 1);
    return { ...page, inks: [...under, ...over, ...page.inks] };
  });
  if (problems.size) throw new ContractError([...problems.values()]);
  return finished;
}

function missingGlyph(text: string, path: string | undefined, row: string): Problem {
  const where = path ?? row;
  const code = codePointOf(text);
  return {
    code: 'PDF-GLYPH',
    severity: 'error',
    message: {
      zh: `字体中没有字符“${text}”（${code}），位置：${where}`,
      en: `No font has the character ${text} (${code}), used in ${where}`,
    },
    ...(path ? { path } : {}),
    hint: {
      zh: '请改用其他字形，或在样式文件的 fonts.pdf 中加上有这个字的字体；也可以只生成 DOCX。',
      en: 'Use another form of the character, name a face that has it under fonts.pdf of a style file, or make the DOCX only.',
    },
  };
}
