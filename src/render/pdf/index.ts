// Printable + style + font bytes → PDF bytes. Layout (rows, pages) is data and comes first; painting and embedding follow from it.
// The same input gives the same bytes: no dates, CIDs in order of use, /ID from the content.
import type { Printable, Script, Source } from '../../contract/ast.js';
import { ContractError, type Problem } from '../../problem.js';
import { oncePer } from '../../text/once.js';
import { type Style, styleFor } from '../style.js';
import type { Page } from './boxes.js';
import { colourOf, type Press } from './cells.js';
import { countUsed, embedFace } from './embed.js';
import { type Faces, openFaces } from './faces.js';
import { furniture } from './furniture.js';
import { paginate } from './pages.js';
import { paintPage } from './paint.js';
import { PDFDocument, PDFHexString, PDFName, PDFString } from './pdf-lib.js';
import { pagesById } from './places.js';
import { setRows } from './rows.js';
import { idDigits, sealed } from './seal.js';
import { embedSource } from './source.js';

export { type Anatomy, type Annotation, dissect } from './anatomy.js';
export type { Page, TextInk } from './boxes.js';
export { type Places, pagesById, placesOf } from './places.js';
export { isIntactPdf } from './seal.js';
export { readPdfSource } from './source.js';

const LANGUAGE: Record<Script, string> = { hans: 'zh', 'hant-tw': 'zh-Hant-TW', 'hant-hk': 'zh-Hant-HK' };

type Fonts = (face: string) => Uint8Array;

/** The source travels inside it. Throws ContractError (PDF-GLYPH) naming every character that no face has. */
export async function renderPdf(
  doc: Printable,
  style: Style,
  fonts: Fonts,
  source?: Source,
): Promise<Uint8Array> {
  return sealed(await write(doc, style, layoutOf(doc, style, fonts), source));
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
  const pages = numbered(doc, press, paginate(setRows(doc, press), style));
  const finished = pages.map((page, i) => {
    const { under, over } = furniture(doc, press, i + 1, pages.length);
    return { ...page, inks: [...under, ...over, ...page.inks] };
  });
  if (problems.size) throw new ContractError([...problems.values()]);
  return finished;
}

/** A table of contents keeps room for its page numbers, so that the pages stay as they are when the numbers come in. */
function numbered(doc: Printable, press: Press, pages: Page[]): Page[] {
  if (!doc.rows.some((row) => row.kind === 'text' && row.style === 'contents')) return pages;
  return paginate(setRows(doc, { ...press, pageOf: pagesById(pages) }), press.style);
}

function missingGlyph(text: string, path: string | undefined, row: string): Problem {
  const where = path ?? row;
  const code = `U+${text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'PDF-GLYPH',
    severity: 'error',
    message: {
      zh: `字体中没有字符“${text}”（${code}），位置：${where}`,
      en: `No font has the character ${text} (${code}), used in ${where}`,
    },
    ...(path ? { path } : {}),
    hint: {
      zh: '请改用通用规范汉字或者其他字形；也可以只生成 DOCX。',
      en: 'Use another form of the character, or make the DOCX only.',
    },
  };
}

async function write(
  doc: Printable,
  style: Style,
  pages: readonly Page[],
  source: Source | undefined,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context } = pdf;
  const used = countUsed(
    pages.flatMap((page) =>
      page.inks.flatMap((ink) => (ink.kind === 'text' ? ink.glyphs.map((placed) => placed.glyph) : [])),
    ),
  );
  const fonts = Object.fromEntries(used.faces.map((face) => [face.resource, embedFace(context, face)]));
  const resources = context.register(context.obj({ Font: fonts }));
  for (const page of pages) {
    const { node } = pdf.addPage([style.page.width, style.page.height]);
    node.set(PDFName.of('Resources'), resources);
    const content = paintPage(page, style.page.height, used);
    node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
  }
  const title = doc.languages.map((lang) => doc.title[lang]).join(' · ');
  context.trailerInfo.Info = context.register(
    context.obj({ Title: PDFHexString.fromText(title), Producer: PDFString.of('csa-contract') }),
  );
  const blank = PDFHexString.of('0'.repeat(idDigits));
  context.trailerInfo.ID = context.obj([blank, blank]);
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of(doc.languages[0] === 'en' ? 'en' : LANGUAGE[doc.script]));
  pdf.catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  if (source) embedSource(pdf, source);
  return pdf.save({
    objectsPerTick: Number.POSITIVE_INFINITY,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
}
