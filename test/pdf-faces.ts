// Rules of both standards about faces: embedded, measured alike in the face and in the document, every code a character and a glyph.
import { PDFDict } from 'pdf-lib';
import { type Face, openFace } from '../src/render/pdf/fonts/sfnt.js';
import type { Rule } from './pdf-conformance.js';
import { at, dictAt, nameAt, type Opened, type OpenedFont, textAt } from './pdf-opened.js';

const faceOf = ({ file }: OpenedFont): Face | undefined => {
  try {
    return file && openFace('embedded', file);
  } catch {
    return undefined;
  }
};
/** The codes of each font that the pages show. */
function used(pdf: Opened): [OpenedFont, ReadonlySet<number>][] {
  const codes = new Map<string, Set<number>>();
  for (const { shown } of pdf.pages)
    for (const one of shown) {
      const known = codes.get(one.font) ?? new Set();
      codes.set(one.font, known);
      for (const code of one.codes) known.add(code);
    }
  return pdf.fonts.map((font) => [font, codes.get(font.name) ?? new Set<number>()]);
}
/** What is wrong with a code of a font. */
const perCode =
  (wrong: (font: OpenedFont, face: Face | undefined) => (code: number) => boolean) =>
  (pdf: Opened): string[] =>
    used(pdf).flatMap(([font, codes]) =>
      [...codes].filter(wrong(font, faceOf(font))).map((code) => `${font.name} ${code}`),
    );

export const faces: readonly Rule[] = [
  {
    clause: 'A 6.2.11.2',
    what: 'fonts are composite ones of TrueType outlines, and say so',
    check: ({ fonts }) =>
      fonts
        .filter(
          ({ dict, inner }) =>
            nameAt(dict, 'Subtype') !== 'Type0' ||
            nameAt(inner, 'Subtype') !== 'CIDFontType2' ||
            nameAt(dict, 'BaseFont') !== nameAt(inner, 'BaseFont'),
        )
        .map(({ name }) => name),
  },
  {
    clause: 'A 6.2.11.3.1',
    what: 'their characters are counted as Identity',
    check: ({ fonts }) =>
      fonts
        .filter(({ dict, inner }) => {
          const info = dictAt(inner, 'CIDSystemInfo');
          return (
            nameAt(dict, 'Encoding') !== 'Identity-H' ||
            textAt(info, 'Registry') !== 'Adobe' ||
            textAt(info, 'Ordering') !== 'Identity'
          );
        })
        .map(({ name }) => name),
  },
  {
    clause: 'A 6.2.11.3.2',
    what: 'CIDToGIDMap is there',
    check: ({ fonts }) =>
      fonts.filter(({ inner }) => at(inner, 'CIDToGIDMap') === undefined).map(({ name }) => name),
  },
  {
    clause: 'A 6.2.11.4.1',
    what: 'faces are embedded, as subsets with a tag',
    check: ({ fonts }) =>
      fonts
        .filter((font) => !faceOf(font) || !/^[A-Z]{6}\+/.test(nameAt(font.inner, 'BaseFont') ?? ''))
        .map(({ name }) => name),
  },
  {
    clause: 'A 6.2.11.4.2',
    what: 'descriptors say what a reader must know of a face',
    check: ({ fonts }) =>
      fonts.flatMap(({ name, descriptor }) =>
        ['FontName', 'Flags', 'FontBBox', 'ItalicAngle', 'Ascent', 'Descent', 'CapHeight', 'StemV']
          .filter((key) => at(descriptor, key) === undefined)
          .map((key) => `${name} ${key}`),
      ),
  },
  {
    clause: 'A 6.2.11.5',
    what: 'widths are those of the face, to 1/1000 em',
    check: perCode(({ widths }, face) => (code) => {
      const own = face && (face.advanceOf(code) * 1000) / face.unitsPerEm;
      return own === undefined || Math.abs(own - (widths.get(code) ?? 1000)) > 1;
    }),
  },
  {
    clause: 'A 6.2.11.7.2',
    what: 'every code has its characters',
    check: perCode(
      ({ toUnicode }) =>
        (code) =>
          !toUnicode.get(code),
    ),
  },
  {
    clause: 'UA 7.21.7',
    what: 'none of them is zero, a mark of byte order or for private use',
    check: perCode(
      ({ toUnicode }) =>
        (code) =>
          /[\0\ufeff\ufffe\ue000-\uf8ff]/.test(toUnicode.get(code) ?? ''),
    ),
  },
  {
    clause: 'A 6.2.11.8',
    what: 'no code shows the glyph for what is missing',
    check: perCode((_, face) => (code) => code === 0 || code >= (face?.glyphCount ?? 0)),
  },
  {
    clause: 'A 6.2.11.6',
    what: 'faces are symbolic, as codes that are no named encoding are',
    check: ({ fonts }) =>
      fonts
        .filter(
          ({ descriptor }) =>
            !(descriptor instanceof PDFDict) || (Number(String(at(descriptor, 'Flags'))) & 4) === 0,
        )
        .map(({ name }) => name),
  },
];
