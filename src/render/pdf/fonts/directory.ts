// The bytes of a font file (TTF, OTF, or a collection of either) → where the tables of one face begin, and how a face is refused.
// A face is named as style.yaml names it: of a collection `my.ttc#2`, counted from 0, or `my.ttc#SourceHanSerifSC-Regular`, its PostScript name.
// Format: OpenType 1.9, font file structure and the name table.
import { ContractError } from '../../../problem.js';
import { ownFace } from '../../style.js';

export interface Directory {
  /** Position of the face in its file, 0 where it is alone. */
  readonly index: number;
  /** By tag: where a table begins in the file. */
  readonly tables: ReadonlyMap<string, number>;
  readonly postscriptName: string;
}

type Words = readonly [zh: string, en: string];

/** A face that cannot be printed with: STYLE-FONT. */
export function refused(face: string, [zh, en]: Words, hint: Words): ContractError {
  return new ContractError([
    {
      ...{ code: 'STYLE-FONT', severity: 'error' },
      message: { zh: `${face} ${zh}`, en: `${face} ${en}` },
      hint: { zh: hint[0], en: hint[1] },
    },
  ]);
}

/** What is read from a face: bytes that lie outside of it, or that its outlines' reader chokes on, make it a broken one. */
export function reading<T>(face: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ContractError) throw error;
    throw refused(
      face,
      ['已损坏或不完整', 'is broken or incomplete'],
      ['重新取得字体文件', 'fetch the font file again'],
    );
  }
}

/** Throws ContractError (STYLE-FONT) for a file of another kind, and where a collection has no such face. */
export function directoryOf(face: string, view: DataView): Directory {
  const { file, which: asked } = ownFace(face) ?? { file: face };
  const faces = facesIn(face, view);
  const names = faces.map((tables) => postscriptNameIn(view, tables.get('name')));
  if (asked === undefined && faces.length === 1)
    return { index: 0, tables: faces[0]!, postscriptName: usable(names[0]!, file) };
  const index = asked !== undefined && /^\d+$/.test(asked) ? Number(asked) : names.indexOf(asked ?? '');
  const listed = names.map((name) => `${file}#${name}`).join(', ');
  if (faces[index] === undefined)
    throw refused(
      face,
      asked === undefined
        ? [`中有 ${faces.length} 个字体，须指明一个`, `holds ${faces.length} faces; name one of them`]
        : ['在文件中没有', 'is not in the file'],
      [`可用：${listed}`, `there are ${listed}`],
    );
  return { index, tables: faces[index], postscriptName: usable(names[index]!, file) };
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));

/** TrueType outlines; those of Apple's own files; PostScript outlines (CFF). */
const SINGLE = ['\0\u0001\0\0', 'true', 'OTTO'];

function facesIn(face: string, view: DataView): Map<string, number>[] {
  const kind = tagAt(view, 0);
  if (SINGLE.includes(kind)) return [tablesAt(view, 0)];
  if (kind !== 'ttcf')
    throw refused(
      face,
      ['不是 TTF、OTF 或 TTC 字体', 'is no TTF, OTF or TTC face'],
      ['网页字体（WOFF）等请先转换为 TTF 或 OTF', 'convert others, such as WOFF, to TTF or OTF first'],
    );
  const count = view.getUint32(8);
  return Array.from({ length: Math.min(count, 1000) }, (_, i) => tablesAt(view, view.getUint32(12 + 4 * i)));
}

function tablesAt(view: DataView, start: number): Map<string, number> {
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(start + 4); i++) {
    const at = start + 12 + 16 * i;
    tables.set(tagAt(view, at), view.getUint32(at + 8));
  }
  return tables;
}

/** Name 6 as Windows (UTF-16) or the Macintosh writes it; empty where there is none. */
function postscriptNameIn(view: DataView, name: number | undefined): string {
  if (name === undefined) return '';
  const strings = name + view.getUint16(name + 4);
  for (let i = 0; i < view.getUint16(name + 2); i++) {
    const record = name + 6 + 12 * i;
    if (view.getUint16(record + 6) !== 6) continue;
    const [length, at] = [view.getUint16(record + 8), strings + view.getUint16(record + 10)];
    const bytes = Array.from({ length }, (_, k) => view.getUint8(at + k));
    // Of ASCII alone, either way.
    return String.fromCharCode(...bytes.filter((byte) => byte > 0x20 && byte < 0x7f));
  }
  return '';
}

/** Without what a PDF name or PostScript has a meaning for. */
function usable(name: string, file: string): string {
  const plain = (text: string): string => text.replace(/[^\x21-\x7e]|[[\](){}<>/%#]/g, '').slice(0, 63);
  return plain(name) || plain(file.replace(/.*[/\\]|\.\w+$/g, '')) || 'Face';
}
