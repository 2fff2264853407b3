// Names of faces → whether a face prints the words that are written. Faces of signs (arrows, bars, pictures for letters) have no list that
// could be complete: a face is trusted where its name is one of a text face, as offices and systems have them.
import { childElements, type Element, rootOf } from '../../diff/docx/dom.js';
import { relatedParts } from '../../diff/docx/parts.js';
import type { WordPackage } from '../../diff/docx/reading.js';
import type { Sheet } from './effective.js';

const TEXT =
  /宋|黑体|仿宋|楷|明體|明体|細明|新細|雅黑|等线|等線|圆|隶书|標楷|苹方|蘋方|思源|文泉|simsun|simhei|fangsong|kaiti|dengxian|yahei|jhenghei|mingliu|dfkai|stsong|stheiti|stkaiti|stfangsong|stzhongsong|pingfang|hiragino|songti|heiti|source han|noto (sans|serif)|wenquanyi|wqy|ar pl|times|arial|helvetica|calibri|cambria|candara|constantia|corbel|georgia|garamond|verdana|tahoma|trebuchet|century|palatino|book antiqua|bookman|courier|consolas|aptos|segoe ui|liberation|dejavu|carlito|caladea|gelasio|open sans|roboto|lato|nimbus|free(sans|serif|mono)|tex gyre|ms (p?gothic|p?mincho|ui gothic)|yu (gothic|mincho)|meiryo|malgun|batang|gulim|lucida (sans|bright)|gill sans|franklin gothic|sans-serif|serif/i;
const SIGNS =
  /symbol|dings|bats|barcode|emoji|icon|mdl2|assets|ornament|sign|dialog|braille|music|math|\bmt extra|marlett|3 of 9|code ?(39|128)|bar ?code|ocr/i;

export const isTextFace = (face: string): boolean => TEXT.test(face) && !SIGNS.test(face);

/** A face of an attribute of rFonts that is not known to print letters; of a theme's face the ones that the theme has. */
export function faultyFace(key: string, value: string, { pkg }: Sheet): boolean {
  if (!key.startsWith('rFonts@') || key === 'rFonts@hint' || value === '') return false;
  if (!/theme$/i.test(key)) return !isTextFace(value);
  const faces = themeFaces(pkg, value);
  return faces.length === 0 || faces.some((face) => !isTextFace(face));
}

/** `minorEastAsia` → the faces that stand for it in one script or another. */
function themeFaces(pkg: WordPackage, name: string): string[] {
  const [, font = '', script = ''] = /^(major|minor)(\w+)$/.exec(name) ?? [];
  const below = (el: Element | undefined, local: string): Element | undefined =>
    el && childElements(el).find(({ localName }) => localName === local);
  const theme = rootOf(pkg.parts.get(relatedParts(pkg, 'theme')[0] ?? ''));
  const fonts = below(below(below(theme, 'themeElements'), 'fontScheme'), `${font}Font`);
  const east = script === 'EastAsia';
  const plain =
    below(fonts, east ? 'ea' : script === 'Bidi' ? 'cs' : 'latin')?.getAttribute('typeface') ?? '';
  const chinese = (fonts ? childElements(fonts) : []).flatMap((el) =>
    el.localName === 'font' && /^Han[st]$/.test(el.getAttribute('script') ?? '')
      ? [el.getAttribute('typeface') ?? '']
      : [],
  );
  return [plain, ...(east && plain === '' ? chinese : [])].filter((face) => face !== '');
}
