// The glyphs a document paints → Type 0 fonts in its object table. Every glyph form has its own CID, equal to its glyph
// number in the subset, so ToUnicode is exact even where a face shares one outline between two characters.
// Format: ISO 32000-1, 9.7 (composite fonts), 9.10 (ToUnicode).
import { createHash } from 'node:crypto';
import { dictionary, list, type Objects, packed, type Ref, register } from '../file/objects.js';
import type { Glyph } from './faces.js';
import type { Face } from './sfnt.js';
import { subset } from './subset.js';
import type { Traits } from './traits.js';

export interface UsedFace {
  readonly face: Face;
  /** Resource name, F1 onwards in order of first use. */
  readonly resource: string;
  /** `glyphs[i]` has CID i + 1. */
  readonly glyphs: readonly Glyph[];
}

/** What has been asked for so far: codes in order of first use, so that they follow from the text alone. */
export interface Used {
  readonly faces: readonly UsedFace[];
  readonly cidOf: (glyph: Glyph) => number;
  readonly resourceOf: (face: Face) => string;
}

export function noneUsed(): Used {
  const cids = new Map<Glyph, number>();
  const faces = new Map<Face, { face: Face; resource: string; glyphs: Glyph[] }>();
  const list: UsedFace[] = [];
  const ofFace = (face: Face): { resource: string; glyphs: Glyph[] } => {
    const known = faces.get(face);
    if (known) return known;
    const used = { face, resource: `F${list.length + 1}`, glyphs: [] };
    faces.set(face, used);
    list.push(used);
    return used;
  };
  return {
    faces: list,
    cidOf: (glyph) => {
      const known = cids.get(glyph);
      if (known !== undefined) return known;
      const { glyphs } = ofFace(glyph.face);
      const cid = glyphs.push(glyph);
      cids.set(glyph, cid);
      return cid;
    },
    resourceOf: (face) => ofFace(face).resource,
  };
}

export function embedFace(objects: Objects, used: UsedFace): Ref {
  const { face, glyphs } = used;
  const file = subset(face, glyphs);
  const perMille = (units: number): number => Math.round((units * 1000) / face.unitsPerEm);
  const { traits } = face;
  const name = `/${tag(file)}+${face.postscriptName}`;
  const descriptor = register(
    objects,
    dictionary({
      Type: '/FontDescriptor',
      FontName: name,
      Flags: flags(traits),
      FontBBox: list(face.bbox.map(perMille)),
      ItalicAngle: traits.italicAngle,
      Ascent: perMille(face.ascent),
      Descent: perMille(face.descent),
      CapHeight: perMille(traits.capHeight ?? 0.7 * face.unitsPerEm),
      StemV: stem(traits.weight),
      FontFile2: packed(objects, file, { Length1: file.length }),
    }),
  );
  const descendant = register(
    objects,
    dictionary({
      Type: '/Font',
      Subtype: '/CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: dictionary({ Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 }),
      FontDescriptor: descriptor,
      DW: 1000,
      W: list([1, list(glyphs.map((glyph) => glyph.width))]),
      CIDToGIDMap: '/Identity',
    }),
  );
  return register(
    objects,
    dictionary({
      Type: '/Font',
      Subtype: '/Type0',
      BaseFont: name,
      Encoding: '/Identity-H',
      DescendantFonts: list([descendant]),
      ToUnicode: packed(objects, Buffer.from(toUnicode(glyphs), 'latin1')),
    }),
  );
}

/** ISO 32000-1, table 123: fixed pitch, serif, symbolic (as a font without a named encoding is) and italic. */
const flags = ({ isFixedPitch, hasSerifs, italicAngle }: Traits): number =>
  (isFixedPitch ? 1 : 0) | (hasSerifs ? 2 : 0) | 4 | (italicAngle !== 0 ? 64 : 0);

/** No table of a face has its stems' width: by weight, as PDF writers reckon it, 88 for regular and 166 for bold. */
const stem = (weight: number): number => Math.round(50 + (weight / 65) ** 2);

/** Six letters that follow from the subset's bytes. */
function tag(file: Uint8Array): string {
  const digest = createHash('sha256').update(file).digest();
  return [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

function toUnicode(glyphs: readonly Glyph[]): string {
  const hex4 = (n: number): string => n.toString(16).padStart(4, '0');
  const lines = glyphs.map(
    ({ text }, i) =>
      `<${hex4(i + 1)}> <${[...Array(text.length).keys()].map((k) => hex4(text.charCodeAt(k))).join('')}>`,
  );
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const part = lines.slice(i, i + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
