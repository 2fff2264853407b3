// PDF bytes → what of its glyphs shows on the page: every outline compared with the pixels of pdfium in its box, white around it, other lines
// beside it. Boxes are of the outlines in the embedded faces where the content stream puts them, not what the layout meant.
import { openFace } from '../src/render/pdf/fonts/sfnt.js';
import { pdfium, type ReadFont, type ReadGlyph, type ReadLine, readPdf } from './pdf-reading.js';

/** Pixels a point: the thinnest stroke of a footer is most of a pixel. */
const scale = 2;
/** Lighter pixels are tints, markers behind words and the mark of a draft. */
const light = 228;
/** Of darkness: pixels that an outline only touches have less. */
const half = 128;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Glyph extends Box {
  readonly text: string;
  readonly size: number;
}
export interface Inked {
  /** Glyphs that have an outline, and those that have none. */
  readonly drawn: number;
  readonly spaces: number;
  /** What is wrong, with the page it stands on. */
  readonly blank: readonly string[];
  readonly stained: readonly string[];
  /** Ink outside all boxes and areas. */
  readonly stray: readonly string[];
  readonly overlapping: readonly string[];
  readonly outside: readonly string[];
  /** Darkness of each Han character where it is darkest, in em². */
  readonly han: ReadonlyMap<string, number>;
}

/** `sides` are the left and the right margin in points. */
export async function inkOf(
  bytes: Uint8Array,
  sides: { readonly left: number; readonly right: number },
): Promise<Inked> {
  const read = await readPdf(bytes);
  const document = await pdfium.loadDocument(bytes);
  const found = {
    drawn: 0,
    spaces: 0,
    blank: [] as string[],
    stained: [] as string[],
    stray: [] as string[],
  };
  const [overlapping, outside]: string[][] = [[], []];
  const han = new Map<string, number>();
  let number = 0;
  for (const page of document.pages()) {
    const { lines, areas, width, height } = read.pages[number]!;
    number += 1;
    const { data, ...size } = await page.render({ scale, render: 'bitmap' });
    const raster = new Raster(data, size, { width, height });
    const set = lines.filter(({ turned }) => !turned).map(glyphsOf);
    for (const { glyphs, spaces } of set) {
      found.drawn += glyphs.length;
      found.spaces += spaces.length;
      for (const glyph of glyphs) {
        const dark = raster.dark(glyph);
        // Of the words in a seal's place, which are light, a sparse character has least.
        if (dark < 0.03 * area(glyph)) found.blank.push(`${number}: ${glyph.text}`);
        if (/^\p{Script=Han}$/u.test(glyph.text))
          han.set(glyph.text, Math.max(han.get(glyph.text) ?? 0, dark / glyph.size ** 2));
        if (glyph.left < sides.left - 0.1 || glyph.right > width - sides.right + 0.1)
          outside!.push(`${number}: ${glyph.text} ${glyph.left.toFixed(1)}–${glyph.right.toFixed(1)}`);
        if (glyph.top < 0 || glyph.bottom > height) outside!.push(`${number}: ${glyph.text}`);
      }
      for (const space of spaces) if (raster.dark(space) > 0) found.stained.push(`${number}: ${space.text}`);
    }
    overlapping!.push(...overlaps(set.map(({ glyphs }) => glyphs)).map((pair) => `${number}: ${pair}`));
    const boxes = [...set.flatMap(({ glyphs }) => glyphs), ...areas.map(boxOf)];
    const stray = raster.outside(boxes);
    if (stray) found.stray.push(`${number}: ${stray}`);
  }
  document.destroy();
  return { ...found, overlapping: overlapping!, outside: outside!, han };
}

const area = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);
const boxOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box => ({
  ...{ left: x, top: y, right: x + width, bottom: y + height },
});

/** Outlines where they stand on the page; of a glyph without one a line in the middle of its advance. */
function glyphsOf({ glyphs, y, size }: ReadLine): { glyphs: Glyph[]; spaces: Glyph[] } {
  const set: { glyphs: Glyph[]; spaces: Glyph[] } = { glyphs: [], spaces: [] };
  for (const glyph of glyphs) {
    const { text, x, width } = glyph;
    const extent = extentOf(glyph);
    if (extent) {
      const [left, low, right, high] = extent.map((units) => units * size) as [
        number,
        number,
        number,
        number,
      ];
      set.glyphs.push({
        ...{ text, size },
        left: x + left,
        right: x + right,
        top: y - high,
        bottom: y - low,
      });
    } else {
      const middle = { left: x + 0.5 * width, right: x + 0.5 * width };
      set.spaces.push({ ...{ text, size }, ...middle, top: y - 0.6 * size, bottom: y - 0.1 * size });
    }
  }
  return set;
}

const extents = new WeakMap<ReadFont, (readonly number[] | undefined)[]>();

/** Left, lower, right and upper edge of an outline in em. */
function extentOf({ font, cid }: ReadGlyph): readonly number[] | undefined {
  let known = extents.get(font);
  if (!known) {
    const face = openFace(font.face, font.file);
    known = Array.from({ length: face.glyphCount }, (_, glyph) => {
      const outline = Buffer.from(face.outlineOf(glyph));
      if (outline.length === 0) return undefined;
      return [2, 4, 6, 8].map((at) => outline.readInt16BE(at) / face.unitsPerEm);
    });
    extents.set(font, known);
  }
  return known[cid];
}

/** Glyphs of different lines that share more than a hair's breadth: two words each. */
function overlaps(lines: readonly (readonly Glyph[])[]): string[] {
  const around = lines.filter((line) => line.length > 0).map((line) => ({ line, ...hull(line) }));
  const meets = (a: Box, b: Box): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.3 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.3;
  return around.flatMap((a, i) =>
    around.slice(i + 1).flatMap((b) => {
      if (!meets(a, b)) return [];
      return a.line.flatMap((one) =>
        b.line.filter((other) => meets(one, other)).map((other) => `${one.text} ${other.text}`),
      );
    }),
  );
}

const hull = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page in pixels, with the sum of the darkness of all pixels above and to the left of each: any box costs four look-ups. */
class Raster {
  /** 0 to 255 by pixel; green stands for all colours. */
  private readonly darkness: Uint8Array;
  private readonly sums: Uint32Array;
  private readonly width: number;
  private readonly height: number;
  /** Pixels a point: a page is a whole number of pixels. */
  private readonly across: number;
  private readonly down: number;
  constructor(data: Uint8Array, { width, height }: Size, page: Size) {
    [this.width, this.height] = [width, height];
    [this.across, this.down] = [width / page.width, height / page.height];
    this.darkness = new Uint8Array(width * height);
    this.sums = new Uint32Array((width + 1) * (height + 1));
    const { darkness, sums } = this;
    for (let row = 0; row < height; row++) {
      const above = row * (width + 1) + 1;
      let sum = 0;
      for (let col = 0; col < width; col++) {
        const pixel = row * width + col;
        const green = data[4 * pixel + 1]!;
        if (green < light) darkness[pixel] = 255 - green;
        sum += darkness[pixel]!;
        sums[above + width + 1 + col] = sums[above + col]! + sum;
      }
    }
  }

  private pixels(box: Box): Box {
    const [left, top] = [Math.floor(box.left * this.across), Math.floor(box.top * this.down)];
    return {
      left: Math.max(0, left),
      top: Math.max(0, top),
      right: Math.min(this.width, Math.max(left + 1, Math.ceil(box.right * this.across))),
      bottom: Math.min(this.height, Math.max(top + 1, Math.ceil(box.bottom * this.down))),
    };
  }

  /** Ink in a box, in square points. */
  dark(box: Box): number {
    const { left, top, right, bottom } = this.pixels(box);
    const at = (row: number, col: number): number => this.sums[row * (this.width + 1) + col]!;
    return (
      (at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left)) /
      (255 * this.across * this.down)
    );
  }

  /** The first dark pixel that is in none of the boxes, a pixel around them forgiven, in points. */
  outside(boxes: readonly Box[]): string | undefined {
    const left = this.darkness.slice();
    for (const box of boxes) {
      const inked = this.pixels(box);
      for (let row = Math.max(0, inked.top - 1); row < Math.min(this.height, inked.bottom + 1); row++)
        left.fill(
          0,
          row * this.width + Math.max(0, inked.left - 1),
          row * this.width + Math.min(this.width, inked.right + 1),
        );
    }
    let at = 0;
    while (at < left.length && left[at]! < half) at += 1;
    return at === left.length
      ? undefined
      : `${Math.round((at % this.width) / this.across)}, ${Math.round(at / this.width / this.down)}`;
  }
}
