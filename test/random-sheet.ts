// A form → random term sheets that the model accepts in final. The whole model is drawn, then thinned by a density (which shrinks to the
// form's own defaults), and what the fields then owe each other is settled by reading the problems that checkTerms reports.
import { Big } from 'big.js';
import fc from 'fast-check';
import type { Problem } from '../src/problem.js';
import type { Form } from '../src/template/forms.js';
import { clausesOf } from '../src/template/named.js';
import { always, type FieldMeta, metaOf } from '../src/terms/field.js';
import { checkTerms, type Terms } from '../src/terms/index.js';
import { sheetSchema } from '../src/terms/schema.js';
import { minorUnit } from '../src/terms/types/code.js';
import { elementOf, membersFor, schemaAt, shapeOf, valueAt, variantsOf } from '../src/terms/walk.js';
import { library } from './example.js';
import { acceptedBy, type Json } from './random-values.js';
import { writeLines } from './sheet-lines.js';

export type { Json } from './random-values.js';

type Group = { [key: string]: Json };
type AnySchema = Parameters<typeof metaOf>[0];
type Keep = (path: string, meta?: Partial<FieldMeta>) => boolean;

export interface RandomSheet {
  readonly sheet: Group;
  readonly terms: Terms;
  /** Some English is left out: only a Chinese text can be printed. */
  readonly chinese: boolean;
  /** A counterexample is shown as the sheet it is. */
  readonly [fc.toStringMethod]: () => string;
}

/** How many sheets were drawn and how many could not be made to fit. */
export const tally = { drawn: 0, refused: 0, rounds: 0 };

/** `most` bounds how much of the model is written down, in percent. */
export function arbitrarySheet(form: Form, most = 100): fc.Arbitrary<RandomSheet> {
  return fc
    .record({
      density: fc.integer({ min: 0, max: most }),
      seed: fc.noShrink(fc.nat()),
      chinese: fc.constantFrom(false, false, false, true),
      whole: fc.noShrink(arbitraryOf(sheetSchema, '') as fc.Arbitrary<Group>),
    })
    .map(({ whole, seed, density, chinese }) => {
      const all: Group = { ...whole, schema: 'csa-contract/1', form: form.id };
      const keep: Keep = (path, meta) =>
        hash(`${seed}${path}`) % 100 < density ||
        (meta?.need === always && valueAt(form.defaults, path) === undefined);
      const sheet: Group = {
        schema: all.schema!,
        form: form.id,
        ...(thin(sheetSchema, all, '', keep, chinese) as Group),
      };
      sheet.document = { ...((sheet.document as Group | undefined) ?? {}), status: 'final' };
      return settle(sheet, all, form, chinese);
    })
    .filter((made) => made !== undefined);
}

/** Every field of the model, absent ones too; unions take one variant, lists 0 to 3 entries (as many as they need). */
function arbitraryOf(schema: AnySchema, path: string): fc.Arbitrary<Json> {
  const meta = metaOf(schema);
  if (meta.valueType) return acceptedBy(path, meta.valueType, meta.range);
  const element = elementOf(schema);
  if (element) {
    const least = path === 'fees.pricing.components' ? 2 : meta.need ? (meta.min ?? 1) : 0;
    const { key } = meta;
    const name = (entry: Json) => JSON.stringify(key === undefined ? entry : (entry as Group)[key]);
    const bounds = { minLength: least, maxLength: Math.max(least, 3), size: 'max' } as const;
    const entry = arbitraryOf(element, `${path}.*`);
    return meta.repeats ? fc.array(entry, bounds) : fc.uniqueArray(entry, { ...bounds, selector: name });
  }
  const variants = variantsOf(schema);
  if (variants)
    return fc.oneof(
      ...[...variants.of].map(([value, shape]) =>
        members(shape, path).map((group) => ({ [variants.tag]: value, ...group, [variants.tag]: value })),
      ),
    );
  return members(shapeOf(schema)!, path);
}

function members(shape: Readonly<Record<string, AnySchema>>, path: string): fc.Arbitrary<Group> {
  const typed = Object.entries(shape).filter(
    ([, member]) => metaOf(member).valueType?.code !== 'SHEET-DERIVED-KEY' && !isTag(member),
  );
  return fc.record(
    Object.fromEntries(
      typed.map(([name, member]) => [name, arbitraryOf(member, path ? `${path}.${name}` : name)]),
    ),
  ) as fc.Arbitrary<Group>;
}

const isTag = (schema: AnySchema) => schema.def.type === 'literal';

/** The sheet without the fields that are not kept; a union that is kept keeps its tag. */
function thin(schema: AnySchema, value: Json, path: string, keep: Keep, chinese: boolean): Json | undefined {
  const meta = metaOf(schema);
  if (meta.valueType?.kind.kind === 'bi')
    return !keep(path, meta)
      ? undefined
      : chinese && keep(`${path}.en`)
        ? { zh: (value as Group).zh! }
        : value;
  if (meta.valueType) return keep(path, meta) ? value : undefined;
  const element = elementOf(schema);
  if (element)
    return keep(path, meta)
      ? (value as Json[]).map(
          (entry, i) =>
            thin(element, entry, `${path}.${i}`, metaOf(element).valueType ? () => true : keep, chinese) ??
            entry,
        )
      : undefined;
  const variants = variantsOf(schema);
  if (variants && path !== '' && !/\.\d+$/.test(path) && !keep(path, meta)) return undefined;
  const out: [string, Json][] = [];
  for (const [name, member] of Object.entries(membersFor(schema, value)!)) {
    const own = (value as Group)[name];
    const kept =
      own === undefined || isTag(member)
        ? own
        : thin(member, own, path ? `${path}.${name}` : name, keep, chinese);
    if (kept !== undefined) out.push([name, kept]);
  }
  return out.length > 0 ? Object.fromEntries(out) : undefined;
}

const pick = <T>(list: readonly T[], by: string): T => list[hash(by) % list.length]!;

/** FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (h ^ (h >>> 15)) >>> 0;
}

const ROUNDS = 12;

/** Until nothing is wrong: what is missing is taken from the whole sheet, what contradicts is put right or taken out. */
function settle(sheet: Group, full: Group, form: Form, chinese: boolean): RandomSheet | undefined {
  const { defaults, requires } = form;
  tally.drawn += 1;
  for (let round = 0; round < ROUNDS; round++) {
    tally.rounds += 1;
    const { terms, problems } = checkTerms(sheet, {
      ...{ english: !chinese, status: 'final', defaults, requires },
      ...{ laws: library.laws, clauses: clausesOf(form) },
    });
    if (terms) return { sheet, terms, chinese, [fc.toStringMethod]: () => `\n${writeLines(sheet).text}` };
    // Backwards, so that entries taken out of a list leave those before them in place; one remedy per field, the first.
    const errors = problems.filter((problem) => problem.severity === 'error').reverse();
    const wrong = new Map(errors.map((problem) => [problem.path, problem]));
    for (const problem of wrong.values()) mend(sheet, problem, full, form);
  }
  tally.refused += 1;
  return undefined;
}

type Fix = (sheet: Group, path: string, full: Group, form: Form) => void;
const to =
  (value: Json | undefined): Fix =>
  (sheet, path) =>
    put(sheet, path, value);

/** Where taking a value out, or in from the whole sheet, does not settle it. */
const FIXES: readonly (readonly [code: string, path: RegExp, fix: Fix])[] = [
  [
    'X04',
    /end$/,
    (sheet, _, full) => {
      put(sheet, 'term.end', undefined);
      put(sheet, 'term.length', valueAt(full, 'term.length') as Json);
    },
  ],
  ['X06', /noticeBefore$/, to('1 calendar_day')],
  ['X09', /./, to('9999 calendar_day')],
  [
    'X11',
    /installments$/,
    (sheet, path) => {
      const parts = valueAt(sheet, path) as Group[];
      const share = Big(100).div(parts.length).round(2, Big.roundDown);
      parts.forEach((part, i) => {
        part.percent = (i === 0 ? Big(100).minus(share.times(parts.length - 1)) : share).toFixed();
      });
    },
  ],
  [
    'X15',
    /upTo$/,
    (sheet, path) => {
      const tiers = valueAt(sheet, path.split('.').slice(0, -2).join('.')) as Group[];
      tiers.forEach((tier, i) => {
        tier.upTo = i === tiers.length - 1 ? null : (i + 1) * 1000;
      });
    },
  ],
  ['X12', /./, to(undefined)],
  ['X19', /./, (sheet, path) => put(sheet, path, coins(sheet, path))],
  ['X23', /timing$/, to('before_payment')],
  ['X24', /cycle$/, to('month')],
  ['X25', /amount$/, (sheet) => put(sheet, 'payment.firstPayment.mode', 'prepaid')],
  ['X26', /within$/, to('30 calendar_day')],
  ['X29', /base$/, to('cycle_fee')],
  ['X34', /date$/, to('2020-01-01')],
  [
    'X35',
    /categories$/,
    (sheet, path) => put(sheet, path, [...(valueAt(sheet, path) as Json[]), 'call_recording']),
  ],
  [
    'X37',
    /./,
    (sheet) => {
      sheet.counterparts = { total: 5, customer: 2, provider: 2, filing: 1 };
    },
  ],
  [
    'X38',
    /./,
    (sheet, path) =>
      put(sheet, path, String(valueAt(sheet, 'language.versions')).includes('zh') ? 'zh' : 'en'),
  ],
  [
    'X40',
    /./,
    (sheet, path) =>
      put(sheet, path, [...((valueAt(sheet, path) as Json[] | undefined) ?? []), { code: 'price_schedule' }]),
  ],
  ['X41', /years$/, (sheet) => put(sheet, 'confidentiality.survival.mode', 'until_public')],
  [
    'X48',
    /after$/,
    (sheet, path, _, form) => put(sheet, path, pick(clausesOf(form), JSON.stringify(sheet.custom))),
  ],
  ['TYPE-TEXT', /postcode$/, to('215000')],
];

function coins(sheet: Group, path: string): string {
  const figure = Big(valueAt(sheet, path) as string).round(
    minorUnit(String(valueAt(sheet, 'fees.currency') ?? 'CNY')),
    Big.roundDown,
  );
  return figure.eq(0) ? '1' : figure.toFixed();
}

function mend(sheet: Group, problem: Problem, full: Group, form: Form): void {
  const { code, path = '' } = problem;
  lay(sheet, path, form.defaults);
  const here = valueAt(sheet, path) as Json | undefined;
  const fix = FIXES.find(([id, pattern]) => id === code && pattern.test(path))?.[2];
  const entry = /^(.*)\.(\d+)(\.(kind|channel|code|class|metric|term))?$/.exec(path);
  if (fix && (here !== undefined || code === 'X40' || code === 'X38')) fix(sheet, path, full, form);
  else if (entry && (code === 'X08' || code === 'TYPE-UNIQUE'))
    (valueAt(sheet, entry[1]!) as Json[]).splice(Number(entry[2]), 1);
  else if (here !== undefined && code !== 'TERM-MISSING') put(sheet, path, undefined);
  else give(sheet, path, full);
}

/** What the form's defaults say of a list stands in the sheet, so that it can be changed there. */
function lay(sheet: Group, path: string, defaults: unknown): void {
  const steps = path.split('.');
  for (let i = 1; i <= steps.length; i++) {
    const above = steps.slice(0, i).join('.');
    const list = valueAt(defaults, above);
    if (Array.isArray(list) && valueAt(sheet, above) === undefined) put(sheet, above, structuredClone(list));
  }
}

/** From the whole sheet; where its variant of a union has no such field, the whole union. */
function give(sheet: Group, path: string, full: Group): void {
  const steps = path.split('.');
  for (let i = steps.length; i > 0; i--) {
    const above = steps.slice(0, i).join('.');
    const value = valueAt(full, above);
    // A tag alone would leave the rest of its union for the next round.
    const isUnionTag =
      i > 1 && variantsOf(schemaAt(sheetSchema, steps.slice(0, i - 1).join('.'))!)?.tag === steps[i - 1];
    if (value === undefined || isUnionTag) continue;
    put(sheet, above, structuredClone(value) as Json);
    return;
  }
}

function put(sheet: Group, path: string, value: Json | undefined): void {
  const steps = path.split('.');
  const last = steps.pop()!;
  let at = sheet;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Group;
  }
  if (value === undefined && Array.isArray(at)) at.splice(Number(last), 1);
  else if (value === undefined) delete at[last];
  else at[last] = value;
}
