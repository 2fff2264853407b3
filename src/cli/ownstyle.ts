// `--style <file>`: the shipped style with the user's file laid over it, and the faces that it names; or what is wrong with either.
import { ContractError, failed, type Problem } from '../problem.js';
import type { Fonts } from '../render/index.js';
import { ownFace, type Style } from '../render/style.js';
import { readSheet, type Sheet } from '../sheet/index.js';
import { fileProblem } from './faults.js';
import { fontsBeside, readText } from './files.js';
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
    const found = failed(problems) ? problems : await faceFaults(style, own, sheet);
    return failed(found) ? { problems: found, text: sheet.text } : { style, fonts: own };
  } catch (error) {
    return { problems: [fileProblem(error, file)], text: '' };
  }
}

/** Faces that cannot be printed with: files that are not there, of another kind, broken, or of a licence that forbids it. */
async function faceFaults(style: Style, own: Fonts, sheet: Sheet): Promise<Problem[]> {
  const { openFace } = await import('../render/pdf/fonts/sfnt.js');
  const shipped = new Set(facesOf(openStyle()).map(([, face]) => face));
  return facesOf(style).flatMap(([path, face]) => {
    if (shipped.has(face)) return [];
    const faults = faultsIn(() => {
      const { glyphOf } = openFace(face, bytesOf(face, own));
      // The map of characters is read with the first of them.
      glyphOf(0x20);
    });
    return faults.map((fault) => ({
      ...fault,
      ...{ path, place: sheet.locate(path, 'value') },
      message: { zh: `${path}：${fault.message.zh}`, en: `${path}: ${fault.message.en}` },
    }));
  });
}

/** Every face that a style names, with its path. */
function facesOf({ fonts: { pdf } }: Style): (readonly [path: string, face: string])[] {
  const groups = [
    ['latin', pdf.latin] as const,
    ...Object.entries(pdf.chinese).map(([script, weights]) => [`chinese.${script}`, weights] as const),
  ];
  return groups.flatMap(([group, weights]) =>
    (['body', 'heading'] as const).flatMap((weight) =>
      weights[weight].map((face, n) => [`fonts.pdf.${group}.${weight}.${n}`, face] as const),
    ),
  );
}

function bytesOf(face: string, own: Fonts): Uint8Array {
  const isOwn = ownFace(face) !== undefined;
  try {
    if (isOwn) return own(face);
  } catch {
    // Told below.
  }
  throw new ContractError([
    {
      ...{ code: 'STYLE-FONT', severity: 'error' },
      message: isOwn
        ? { zh: `${face} 读不出`, en: `${face} cannot be read` }
        : { zh: `${face} 不是本程序自带的字体`, en: `${face} does not come with the program` },
      hint: isOwn
        ? { zh: '字体文件应与样式文件放在一起', en: 'a font file stands beside the style file' }
        : {
            zh: '自己的字体写文件名，如 my.ttf、my.otf、my.ttc#2',
            en: 'name a face of your own by its file: my.ttf, my.otf, my.ttc#2',
          },
    },
  ]);
}

function faultsIn(work: () => void): readonly Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ContractError) return error.problems;
    throw error;
  }
}
