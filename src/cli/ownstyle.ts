// `--style <file>`: the shipped style with the user's file laid over it, and the faces that it names; or what is wrong with either.
import { failed, type Problem } from '../problem.js';
import type { Fonts } from '../render/index.js';
import type { Style } from '../render/style.js';
import { readSheet, type Sheet } from '../sheet/index.js';
import { fileProblem } from './faults.js';
import { fontsBeside, isOwnFace, readText } from './files.js';
import { fonts, openStyle } from './opened.js';
import { laidOver } from './styling.js';

/** The style that a document is printed in, and its faces. */
export interface Styling {
  readonly style: Style;
  readonly fonts: Fonts;
}
/** The shipped style, with the user's file laid over it where one is named. `text` is what problems point into. */
export async function stylingOf(
  file: string | undefined,
): Promise<Styling | { readonly problems: readonly Problem[]; readonly text: string }> {
  if (file === undefined) return { style: openStyle(), fonts };
  try {
    const sheet = readSheet(await readText(file), file);
    const { style, problems } = laidOver(openStyle(), sheet);
    const own = fontsBeside(file, fonts);
    const found = failed(problems) ? problems : facesOf(style, own, sheet);
    return failed(found) ? { problems: found, text: sheet.text } : { style, fonts: own };
  } catch (error) {
    return { problems: [fileProblem(error, file)], text: '' };
  }
}

/** Faces of the user's own that cannot be read, or have other outlines than TrueType's. */
function facesOf({ fonts: { pdf } }: Style, own: Fonts, sheet: Sheet): Problem[] {
  const lists = [
    ...Object.entries(pdf.latin).map(([weight, faces]) => [`latin.${weight}`, faces] as const),
    ...Object.entries(pdf.chinese).flatMap(([script, weights]) =>
      Object.entries(weights).map(([weight, faces]) => [`chinese.${script}.${weight}`, faces] as const),
    ),
  ];
  return lists.flatMap(([name, faces]) =>
    (faces as readonly string[]).flatMap((face, n): Problem[] => {
      const fault = faceFault(face, own);
      const path = `fonts.pdf.${name}.${n}`;
      const message = fault && { zh: `${path}：${face} ${fault[0]}`, en: `${path}: ${face} ${fault[1]}` };
      return message
        ? [{ code: 'STYLE-FONT', severity: 'error', path, message, place: sheet.locate(path, 'value') }]
        : [];
    }),
  );
}

function faceFault(face: string, own: Fonts): readonly [zh: string, en: string] | undefined {
  try {
    const bytes = own(face);
    const tables = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
    if (['glyf', 'loca', 'cmap', 'hmtx'].every((table) => tables.includes(table))) return undefined;
    return [
      '不是 TrueType 字体（.ttf）；OTF 字体请先转换',
      'is no TrueType face (.ttf); convert an OTF face first',
    ];
  } catch {
    return isOwnFace(face)
      ? ['读不出：字体文件应与样式文件放在一起', 'cannot be read: a font file stands beside the style file']
      : [
          '不是本程序自带的字体；自己的字体写文件名，如 my.ttf',
          'does not come with the program; name a face of your own by its file, my.ttf',
        ];
  }
}
