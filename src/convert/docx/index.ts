// DOCX bytes of any origin → the same document in the other script: `convertDocx`. Its texts are converted, its typefaces, languages and
// number formats switched; every other byte of every part stays, and so does the order of the parts.

import { walk } from '../../opc/names.js';
import { refuse } from '../../opc/refusal.js';
import { bytesOf, type Edit, edited, textOf, tokensOf } from '../../opc/xml.js';
import { readZip, unpack, writeZip } from '../../opc/zip.js';
import type { Converter, Note, Span } from '../../script/conversion.js';
import { type Binding, bindingReader, boundReader } from './bindings.js';
import { isTracked, layBack, textIn } from './lay.js';
import { type Looks, looksReader } from './looks.js';
import { storesOf } from './stores.js';
import { type Unit, unitReader } from './units.js';

export interface DocxTools {
  readonly converter: Converter;
  /** Made once from all texts of the document, so that a name introduced in one place is protected everywhere. */
  readonly protectorOf: (texts: readonly string[]) => (text: string) => readonly Span[];
  /** Typeface names to switch, for this direction: 宋体 → 新細明體. */
  readonly fonts: Readonly<Record<string, string>>;
}

/** A note with where it stands; its offsets count in the paragraph's text, in which a tab or a break is one unit. */
export interface DocxNote extends Note {
  /** Name of the part in the package, `word/document.xml`. */
  readonly part: string;
  /** Ordinal of the paragraph within the part, from 1; 0 where there is none (titles, custom XML). */
  readonly paragraph: number;
  /** The source stretch. */
  readonly text: string;
}

interface Part {
  readonly tokens: readonly string[];
  readonly encoding: ReturnType<typeof textOf>['encoding'];
  readonly edits: Edit[];
}

export interface ConvertedDocx {
  readonly bytes: Uint8Array;
  readonly notes: readonly DocxNote[];
}

/** Throws ContractError (DOCX-…) for anything that is no usable DOCX. */
export async function convertDocx(bytes: Uint8Array, tools: DocxTools): Promise<ConvertedDocx> {
  const { from, to } = tools.converter;
  const { entries, parts, units } = await opened(bytes, { from, to, fonts: tools.fonts });
  const protect = tools.protectorOf(textsIn(units));
  const notes: DocxNote[] = [];
  for (const unit of units) {
    const laid = layBack(unit, tools.converter, protect);
    for (const edit of laid.edits) parts.get(unit.part)!.edits.push(edit);
    const { part, paragraph } = unit;
    if (!unit.copy) for (const note of laid.notes) notes.push({ ...note, part, paragraph });
  }
  const changed = new Map<string, Uint8Array>();
  for (const [name, { tokens, edits, encoding }] of parts)
    if (edits.length > 0) changed.set(name, bytesOf(edited(tokens, edits), encoding));
  return { bytes: await writeZip(entries, changed), notes };
}

/** The texts of a document in the order of its parts, tracked paragraphs as accepted and as rejected. Throws as `convertDocx`. */
export async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const { units } = await opened(bytes, { from: 'hans', to: 'hans', fonts: {} });
  return textsIn(units);
}

const textsIn = (units: readonly Unit[]): string[] =>
  units.flatMap((unit) => [textIn(unit, 'deleted'), ...(isTracked(unit) ? [textIn(unit, 'inserted')] : [])]);

async function opened(bytes: Uint8Array, looks: Looks) {
  const entries = await readZip(bytes);
  const parts = new Map<string, Part>();
  for (const entry of entries)
    if (/\.(xml|rels)$/i.test(entry.name)) parts.set(entry.name, partOf(entry.name, await unpack(entry)));
  const units = readUnits(parts, looks);
  if (![...parts.keys()].some((name) => name.toLowerCase() === '[content_types].xml')) refuse('TYPES');
  return { entries, parts, units };
}

function partOf(name: string, bytes: Uint8Array): Part {
  const { xml, encoding } = textOf(bytes, name);
  return { tokens: tokensOf(xml, name), encoding, edits: [] };
}

/** All texts of the document in the order of the parts; the looks are switched on the way. */
function readUnits(parts: ReadonlyMap<string, Part>, looks: Looks): Unit[] {
  const stores = storesOf(parts);
  const units: Unit[] = [];
  const bindings: Binding[] = [];
  const names = new Set<string>();
  for (const [name, { tokens, edits }] of parts) {
    if (name.endsWith('.rels') || stores.has(name)) continue;
    walk(tokens, name, [
      { open: (element) => names.add(element.name) },
      unitReader(name, units),
      looksReader(looks, edits),
      bindingReader(bindings),
    ]);
  }
  if (!names.has('w:document')) refuse('WORD');
  const ids = new Set(stores.values());
  for (const [name, id] of stores) {
    // A store that is not there leaves the path to be tried in every part.
    const own = bindings.filter(({ store }) => store === id || !ids.has(store));
    if (own.length > 0) walk(parts.get(name)!.tokens, name, [boundReader(name, own, units)]);
  }
  return units;
}
