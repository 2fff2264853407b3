// A face's tables OS/2 and post → how it looks, as a font descriptor has it, and whether it may be embedded at all.
// A face without OS/2 (Apple's) is taken for an upright one of regular weight. Format: OpenType 1.9, OS/2 and post.
import { refused } from './directory.js';

export interface Traits {
  /** 400 regular, 700 bold. */
  readonly weight: number;
  /** Height of H in font units; none in an old table. */
  readonly capHeight?: number;
  /** Degrees counter-clockwise from the vertical: -12 leans to the right. */
  readonly italicAngle: number;
  readonly isFixedPitch: boolean;
  readonly hasSerifs: boolean;
}

/** Throws ContractError (STYLE-FONT) where its maker forbids what a PDF does with it. */
export function traitsOf(
  face: string,
  view: DataView,
  os2: number | undefined,
  post: number | undefined,
): Traits {
  if (os2 !== undefined) checkLicence(face, view.getUint16(os2 + 8));
  const capHeight = os2 !== undefined && view.getUint16(os2) >= 2 ? view.getInt16(os2 + 88) : 0;
  return {
    weight: os2 === undefined ? 400 : view.getUint16(os2 + 4),
    ...(capHeight > 0 && { capHeight }),
    italicAngle: post === undefined ? 0 : view.getInt32(post + 4) / 65536,
    isFixedPitch: post !== undefined && view.getUint32(post + 12) !== 0,
    hasSerifs: os2 !== undefined && serifs(view, os2),
  };
}

/** By PANOSE, whose Latin text faces (2) have serifs up to 10 and none from 11; by the IBM family class where that says nothing. */
function serifs(view: DataView, os2: number): boolean {
  const [family, style] = [view.getUint8(os2 + 32), view.getUint8(os2 + 33)];
  if (family === 2 && style > 1) return style <= 10;
  return [1, 2, 3, 4, 5, 7].includes(view.getUint8(os2 + 30));
}

/** fsType, bits 1 to 3: the freest of them holds. A PDF shows and prints, which "preview and print" (4) allows. */
function checkLicence(face: string, fsType: number): void {
  const [only, subsets, bitmaps] = [(fsType & 0x0e) === 0x02, (fsType & 0x100) === 0, (fsType & 0x200) !== 0];
  if (!only && subsets && !bitmaps) return;
  const why = only
    ? ['的许可禁止嵌入文件（fsType 2）', 'may not be embedded by its licence (fsType 2)']
    : subsets
      ? ['的许可只准嵌入点阵（fsType 512）', 'may be embedded as bitmaps alone by its licence (fsType 512)']
      : ['的许可禁止只嵌入用到的字（fsType 256）', 'may not be embedded in part by its licence (fsType 256)'];
  throw refused(
    face,
    [why[0]!, why[1]!],
    ['换用准许嵌入的字体，或向字体厂商取得许可', 'use a face that may be embedded, or ask its maker for one'],
  );
}
