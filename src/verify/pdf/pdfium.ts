// Bytes of a PDF → what a reader sees on its pages, told by PDFium: characters with their places, shapes, pixels. Its only importer.
// Points; y grows downwards from the page's top. PDFium's own C interface is used: its wrapper knows no places of characters.
import { PDFiumModule } from '@hyzyla/pdfium';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface Char extends Box {
  readonly text: string;
  /** Its origin on the baseline, and where the next one begins. */
  readonly x: number;
  readonly y: number;
  readonly next: number;
  readonly turned: boolean;
  /** False for what no reader can see, whatever lies over it: render mode invisible, transparent, white, tiny. */
  readonly visible: boolean;
}
export interface Shape extends Box {
  readonly kind: 'path' | 'image' | 'shading';
  readonly colour: readonly number[];
}
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Blue, green, red and one byte more for each pixel. */
  readonly data: Uint8Array;
}
export interface SeenPage {
  readonly width: number;
  readonly height: number;
  readonly chars: readonly Char[];
  readonly shapes: readonly Shape[];
  readonly annotations: number;
  /** The page without its annotations, as many pixels wide and high. */
  readonly raster: (width: number, height: number) => Raster;
}

export interface SeenPdf {
  readonly pages: readonly SeenPage[];
  /** Title, author, subject, keywords. */
  readonly about: Readonly<Record<string, string>>;
}

type Call = (...args: readonly number[]) => number;
type Name = `_FPDF${string}`;
/** The part of PDFium's interface that is used; fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_annot.h. */
type Calls = Readonly<Record<Name, Call>> & {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { readonly malloc: (size: number) => number; readonly free: (at: number) => void };
};

/** A fresh PDFium of its own: what one document does to it ends with it. */
export async function startPdfium(): Promise<(bytes: Uint8Array) => SeenPdf | undefined> {
  const calls = (await PDFiumModule({})) as unknown as Calls;
  const call: Caller = (name, ...args) => calls[name]!(...args);
  call('_FPDF_InitLibrary');
  return (bytes) => {
    const document = call('_FPDF_LoadMemDocument', lent(calls, bytes), bytes.length, 0);
    if (!document) return undefined;
    const pages = Array.from({ length: call('_FPDF_GetPageCount', document) }, (_, i) =>
      readPage(calls, call, call('_FPDF_LoadPage', document, i)),
    ).filter((page) => page !== undefined);
    if (pages.length < call('_FPDF_GetPageCount', document)) return undefined;
    return { pages, about: aboutOf(calls, call, document) };
  };
}

/** Bytes in PDFium's memory, where they stay. */
function lent(calls: Calls, bytes: Uint8Array): number {
  const at = calls.wasmExports.malloc(bytes.length);
  calls.HEAPU8.set(bytes, at);
  return at;
}

const ABOUT = ['Title', 'Author', 'Subject', 'Keywords'];

function aboutOf(calls: Calls, call: Caller, document: number): Record<string, string> {
  const values = ABOUT.map((name) => {
    const tag = lent(calls, new TextEncoder().encode(`${name}\0`));
    const size = call('_FPDF_GetMetaText', document, tag, 0, 0);
    const at = calls.wasmExports.malloc(size);
    call('_FPDF_GetMetaText', document, tag, at, size);
    return [name, new TextDecoder('utf-16le').decode(calls.HEAPU8.slice(at, at + Math.max(0, size - 2)))];
  });
  return Object.fromEntries(values);
}

type Caller = (name: Name, ...args: readonly number[]) => number;
/** Calls that write their results to memory: asked with a number of slots of a size, read as floats or integers. */
type Slots = (
  kind: 'f32' | 'f64' | 'u32',
  count: number,
  ask: (...at: readonly number[]) => number,
) => number[];

function slots(calls: Calls): Slots {
  const room = calls.wasmExports.malloc(64);
  return (kind, count, ask) => {
    const width = kind === 'f64' ? 8 : 4;
    const places = Array.from({ length: count }, (_, i) => room + i * width);
    if (!ask(...places)) return [];
    const view = new DataView(calls.HEAPU8.buffer);
    return places.map((at) =>
      kind === 'f64'
        ? view.getFloat64(at, true)
        : kind === 'f32'
          ? view.getFloat32(at, true)
          : view.getUint32(at, true),
    );
  };
}

function readPage(calls: Calls, call: Caller, page: number): SeenPage | undefined {
  if (!page) return undefined;
  const [width, height] = [call('_FPDF_GetPageWidthF', page), call('_FPDF_GetPageHeightF', page)];
  const read = slots(calls);
  return {
    width,
    height,
    chars: charsOf(call, read, page, height, width),
    shapes: shapesOf(call, read, page, height),
    annotations: call('_FPDFPage_GetAnnotCount', page),
    raster: (wide, high) => rasterOf(calls, call, page, wide, high),
  };
}

function charsOf(call: Caller, read: Slots, page: number, height: number, width: number): Char[] {
  const text = call('_FPDFText_LoadPage', page);
  const chars: Char[] = [];
  const looks = new Map<number, Look>();
  const count = call('_FPDFText_CountChars', text);
  for (let i = 0; i < count; i++) {
    // Spaces and line ends that PDFium adds for the sake of copying.
    if (call('_FPDFText_IsGenerated', text, i) === 1) continue;
    const [x = 0, y = 0] = read('f64', 2, (a, b) => call('_FPDFText_GetCharOrigin', text, i, a!, b!));
    const [left = x, right = x, bottom = y, top = y] = read('f64', 4, (...at) =>
      call('_FPDFText_GetCharBox', text, i, ...at),
    );
    const [, , next = right] = read('f32', 4, (at) => call('_FPDFText_GetLooseCharBox', text, i, at!));
    const object = call('_FPDFText_GetTextObject', text, i);
    const look = looks.get(object) ?? lookOf(call, read, text, i, object);
    if (object) looks.set(object, look);
    const outside = x < 0 || y < 0 || x > width || y > height;
    chars.push({
      text: textOf(call('_FPDFText_GetUnicode', text, i)),
      x,
      y: height - y,
      next,
      left,
      right,
      top: height - top,
      bottom: height - bottom,
      turned: look.turned,
      visible: look.visible && !outside,
    });
  }
  call('_FPDFText_ClosePage', text);
  return chars;
}

type Look = Pick<Char, 'turned' | 'visible'>;

/** What the characters of one text object have alike. */
function lookOf(call: Caller, read: Slots, text: number, i: number, object: number): Look {
  const [, , c = 0, d = 1] = read('f32', 6, (at) => call('_FPDFText_GetMatrix', text, i, at!));
  const colour = read('u32', 4, (...at) => call('_FPDFText_GetFillColor', text, i, ...at));
  const mode = call('_FPDFTextObj_GetTextRenderMode', object);
  const tiny = call('_FPDFText_GetFontSize', text, i) * Math.hypot(c, d) < 2;
  return { turned: Math.abs(c) > 0.01, visible: !(tiny || mode === 3 || mode === 7 || isClear(colour)) };
}

const isClear = ([r = 0, g = 0, b = 0, a = 255]: readonly number[]): boolean =>
  a < 16 || Math.min(r, g, b) > 249;

/** A hyphen at a line's end is U+FFFE to PDFium. */
function textOf(unit: number): string {
  if (unit === 0xfffe) return '-';
  return unit > 0 && unit <= 0x10ffff ? String.fromCodePoint(unit) : '\uFFFD';
}

const SHAPES: Readonly<Record<number, Shape['kind']>> = { 2: 'path', 3: 'image', 4: 'shading' };
const FORM = 5;

type Matrix = readonly number[];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What is painted and is no text, in forms as well, where it was laid on the page. */
function shapesOf(call: Caller, read: Slots, page: number, height: number): Shape[] {
  const shapes: Shape[] = [];
  const look = (object: number, outer: Matrix, depth: number): void => {
    const type = call('_FPDFPageObj_GetType', object);
    if (type === FORM && depth < 12) {
      const own = read('f32', 6, (at) => call('_FPDFPageObj_GetMatrix', object, at!));
      for (let i = 0; i < call('_FPDFFormObj_CountObjects', object); i++)
        look(call('_FPDFFormObj_GetObject', object, i), multiplied(own, outer), depth + 1);
    }
    const kind = SHAPES[type];
    if (!kind) return;
    const mode = read('u32', 2, (a, b) =>
      kind === 'path' ? call('_FPDFPath_GetDrawMode', object, a!, b!) : 0,
    );
    if (kind === 'path' && !mode.some((on) => on > 0)) return;
    const bounds = read('f32', 4, (...at) => call('_FPDFPageObj_GetBounds', object, ...at));
    const colour = read('u32', 4, (...at) => call('_FPDFPageObj_GetFillColor', object, ...at));
    shapes.push({ kind, ...laid(bounds, outer, height), colour });
  };
  for (let i = 0; i < call('_FPDFPage_CountObjects', page); i++)
    look(call('_FPDFPage_GetObject', page, i), IDENTITY, 0);
  return shapes;
}

const multiplied = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, m: Matrix): Matrix => [
  ...turned(a, b, m),
  ...turned(c, d, m),
  ...turned(e, f, m).map((value, i) => value + m[4 + i]!),
];
const turned = (x: number, y: number, m: Matrix): number[] => [x * m[0]! + y * m[2]!, x * m[1]! + y * m[3]!];

function laid([left = 0, bottom = 0, right = 0, top = 0]: readonly number[], m: Matrix, height: number): Box {
  const corners = [left, right].flatMap((x) => [bottom, top].map((y) => turned(x, y, m)));
  const [xs, ys] = [corners.map(([x]) => x! + m[4]!), corners.map(([, y]) => height - y! - m[5]!)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const BGRX = 3;
const WHITE = 0xffffffff;

function rasterOf(calls: Calls, call: Caller, page: number, width: number, height: number): Raster {
  const size = width * height * 4;
  const at = calls.wasmExports.malloc(size);
  const bitmap = call('_FPDFBitmap_CreateEx', width, height, BGRX, at, width * 4);
  call('_FPDFBitmap_FillRect', bitmap, 0, 0, width, height, WHITE);
  call('_FPDF_RenderPageBitmap', bitmap, page, 0, 0, width, height, 0, 0);
  const data = calls.HEAPU8.slice(at, at + size);
  call('_FPDFBitmap_Destroy', bitmap);
  calls.wasmExports.free(at);
  return { width, height, data };
}
