// What a new sheet says, as lines: the values it is to hold, the blanks to fill, and behind a # what may be added. Comments explain each field.
// Groups stand open even where all their fields are behind a #: taking one # away is then always enough.
import type * as z from 'zod';
import type { Pair } from '../contract/ast.js';
import type { Line } from '../sheet/write.js';
import { blankEntry, blankFields, blankOf } from './blanks.js';
import { metaOf } from './field.js';
import { isComputed } from './fields.js';
import { type Choices, remarksOn, spokenValue, type Ui } from './remarks.js';
import { sheetSchema } from './schema.js';
import { anyMembers, elementOf, isGroup, type Shape, shapeOf, type Variants, variantsOf } from './walk.js';

export interface OutlineOptions {
  /** Shaped like a sheet: what it is to hold. A key whose value is undefined, or an empty text, is a blank to fill. */
  readonly live: unknown;
  /** The form's defaults: written out in a full sheet, to be confirmed. */
  readonly defaults: unknown;
  /** Which of the other fields to write behind a #, by address: path without list entries and party roles. */
  readonly offers: (address: string) => boolean;
  readonly full: boolean;
  /** Paths that a final contract needs. */
  readonly required: ReadonlySet<string>;
  /** Words above groups, by path. */
  readonly headings: Readonly<Record<string, string>>;
  /** Members in another order than the model's, by path. */
  readonly order: Readonly<Record<string, readonly string[]>>;
  readonly choices: Choices;
  readonly ui: Ui;
}

export function outline(options: OutlineOptions): Line[] {
  return members(
    shapeOf(sheetSchema)!,
    { path: '', address: '', off: false },
    options.live,
    options.defaults,
    {
      ...options,
      told: new Set(),
    },
  );
}

interface Work extends OutlineOptions {
  /** Addresses explained already: the second party's fields are not explained again. */
  readonly told: Set<string>;
}
interface Spot {
  readonly path: string;
  readonly address: string;
  /** Inside a union that is not chosen: not even groups stand open. */
  readonly off: boolean;
}

function members(shape: Shape, at: Spot, live: unknown, given: unknown, work: Work): Line[] {
  const own = isGroup(live) ? live : {};
  const base = isGroup(given) ? given : {};
  const order = work.order[at.path];
  const names = order ? [...order] : Object.keys(shape);
  return names.flatMap((name) => {
    const schema = shape[name];
    if (!schema) return [];
    const path = at.path === '' ? name : `${at.path}.${name}`;
    const address = at.path === 'parties' ? at.address : at.address === '' ? name : `${at.address}.${name}`;
    const has = Object.hasOwn(own, name);
    return lineFor(name, schema, { ...at, path, address }, { has, value: own[name] }, base[name], work);
  });
}

interface Live {
  readonly has: boolean;
  readonly value: unknown;
}

function lineFor(key: string, schema: z.ZodType, at: Spot, live: Live, given: unknown, work: Work): Line[] {
  const shape = shapeOf(schema);
  if (shape) {
    const lines = members(shape, at, live.value, given, work);
    if (lines.length === 0) return [];
    const short = inOneLine(key, lines, at, work);
    if (short) return [short];
    const off = at.off && lines.every((line) => line.off);
    return [{ key, comment: heading(schema, at, work), lines, off }];
  }
  const variants = variantsOf(schema);
  if (variants) return unionLines(key, schema, variants, at, live, given, work);
  const element = elementOf(schema);
  if (element && anyMembers(element)) return listLines(key, schema, element, at, live, given, work);
  return leafLine(key, schema, at, live, given, work);
}

/** In a minimal sheet a group all behind a #, or a small inner one, takes one line; its fields' comments stand above it together. */
function inOneLine(key: string, lines: readonly Line[], at: Spot, work: Work): Line | undefined {
  const off = lines.every((line) => line.off);
  const inner = at.path.split('.').length > 1 && lines.length <= 2 && !lines.some((line) => line.off);
  if (work.full || lines.some((line) => line.lines) || !(off || inner)) return undefined;
  const value = Object.fromEntries(lines.map((line) => [line.key, line.value]));
  return { key, comment: lines.flatMap((line) => line.comment ?? []), value, off };
}

function leafLine(key: string, schema: z.ZodType, at: Spot, live: Live, given: unknown, work: Work): Line[] {
  const { fallback } = metaOf(schema);
  if (isComputed(schema)) return [];
  const comment = () => tell(schema, at, given, work);
  if (live.has) return [written(key, comment(), live.value, false)];
  if (!work.offers(at.address)) return [];
  if (work.full && given !== undefined && !at.off) return [written(key, comment(), given, false)];
  return [written(key, comment(), given ?? fallback ?? blankOf(schema), true)];
}

/** Groups in a list stand each on a line of their own. */
function written(key: string, comment: readonly string[], value: unknown, off: boolean): Line {
  if (!Array.isArray(value) || !value.some(isGroup)) return { key, comment, value, off };
  return { key, comment, lines: value.map((entry) => ({ value: entry, off })) };
}

/** Entries stand each on a line of their own; their fields are explained above the first. */
function listLines(
  key: string,
  schema: z.ZodType,
  element: z.ZodType,
  at: Spot,
  live: Live,
  given: unknown,
  work: Work,
): Line[] {
  const listed = Array.isArray(given) ? given : undefined;
  const written = live.has && Array.isArray(live.value) ? live.value : undefined;
  const explicit = written ?? (work.full && !at.off && work.offers(at.address) ? listed : undefined);
  if (!explicit && !live.has && !work.offers(at.address)) return [];
  const comment = work.told.has(at.address)
    ? []
    : [...tell(schema, at, undefined, work), ...entryWords(element, at, work)];
  if (explicit) return [{ key, comment, lines: explicit.map((value) => ({ value })) }];
  const entry: Line = { value: blankEntry(element), off: true };
  return [{ key, comment, lines: [entry], off: at.off }];
}

function entryWords(element: z.ZodType, at: Spot, work: Work): string[] {
  const variants = variantsOf(element);
  const fields = Object.entries(anyMembers(element) ?? {}).flatMap(([name, schema]) => {
    if (isComputed(schema)) return [];
    const address = `${at.address}.${name}`;
    if (variants?.tag === name) return [`- ${name}: ${tagWords(variants, address, work)}`];
    const told = remarksOn({ schema, address, given: undefined, required: false }, work.choices, work.ui);
    return [`- ${name}: ${told.join({ zh: '。', en: '. ' }[work.ui])}`];
  });
  return [{ zh: '每一项的字段：', en: 'fields of an entry:' }[work.ui], ...fields];
}

function unionLines(
  key: string,
  schema: z.ZodType,
  variants: Variants,
  at: Spot,
  live: Live,
  given: unknown,
  work: Work,
): Line[] {
  const { tag, of } = variants;
  const address = `${at.address}.${tag}`;
  if (!live.has && !work.offers(address)) return [];
  const own = isGroup(live.value) ? live.value : {};
  const base = isGroup(given) ? given : {};
  const named = own[tag] ?? base[tag] ?? metaOf(schema).variant ?? [...of.keys()][0];
  const chosen = String(named);
  const off = !live.has && !(work.full && base[tag] !== undefined);
  const comment = [...heading(schema, at, work), tagWords(variants, address, work)];
  const head: Line = { key: tag, value: chosen, off };
  const shape = Object.fromEntries(Object.entries(of.get(chosen) ?? {}).filter(([name]) => name !== tag));
  const below = members(shape, { ...at, off }, live.value, given, work);
  const lines = live.has || work.full ? [{ key, comment, lines: [head, ...below], off: off && at.off }] : [];
  const usual = base[tag] ?? metaOf(schema).variant;
  const standing = usual === undefined ? undefined : spokenValue(chosen, address, work.choices, work.ui);
  const others = [...of].filter(([name]) => name !== chosen);
  const alternatives = others.flatMap(([name, other]) =>
    variantLine(key, { tag, name, shape: other, below: lines.length > 0, standing }, at, work),
  );
  if (lines.length > 0 || !alternatives[0]) return [...lines, ...alternatives];
  const opening = [...heading(schema, at, work), ...(alternatives[0].comment ?? [])];
  return [{ ...alternatives[0], comment: opening }, ...alternatives.slice(1)];
}

interface Variant {
  readonly tag: string;
  readonly name: string;
  readonly shape: Shape;
  /** The chosen variant stands above. */
  readonly below: boolean;
  /** What holds where the sheet says nothing, in words. */
  readonly standing: string | undefined;
}
/** Another variant whole on one line, to take the place of the chosen one. */
function variantLine(key: string, variant: Variant, at: Spot, work: Work): Line[] {
  const { tag, name, shape, below, standing } = variant;
  const words = spokenValue(name, `${at.address}.${tag}`, work.choices, work.ui);
  const needed = Object.entries(shape).filter(([field]) => field !== tag);
  const value = { [tag]: name, ...blankFields(needed) };
  const more = needed.filter(
    ([field, schema]) => !Object.hasOwn(value, field) && !shapeOf(schema) && !isComputed(schema),
  );
  const extra = more.map(([field, schema]) => `${field} (${metaOf(schema).label?.[work.ui] ?? field})`);
  const comment = [
    below
      ? { zh: `或者取代上面的 ${key}：${words}`, en: `or, in place of ${key} above: ${words}` }[work.ui]
      : (standing
          ? { zh: `不写时：${standing}；也可选 `, en: `when left out: ${standing}; or ` }[work.ui]
          : '') + words,
    ...(extra.length > 0
      ? [{ zh: `  还可写 ${extra.join('，')}`, en: `  may also have ${extra.join('; ')}` }[work.ui]]
      : []),
  ];
  return [{ key, comment, value, off: true }];
}

function heading(schema: z.ZodType, at: Spot, work: Work): string[] {
  const said = work.headings[at.path];
  if (said !== undefined) return [said];
  const { label, purpose } = metaOf(schema);
  const words: Pair<string> | undefined = purpose ?? label;
  return words && at.path !== '' ? [words[work.ui]] : [];
}

function tagWords({ tag, of }: Variants, address: string, work: Work): string {
  const list = [...of.keys()].map((value) => spokenValue(value, address, work.choices, work.ui));
  return { zh: `${tag} 可选：${list.join('，')}`, en: `${tag} is one of: ${list.join('; ')}` }[work.ui];
}

function tell(schema: z.ZodType, at: Spot, given: unknown, work: Work): string[] {
  if (work.told.has(at.address)) return [];
  work.told.add(at.address);
  const required = work.required.has(at.path);
  return remarksOn({ schema, address: at.address, given, required }, work.choices, work.ui);
}
