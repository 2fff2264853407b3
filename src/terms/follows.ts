// Which fields the program fills or computes from which others (complete.ts does it), and whether a value is only that: a field that
// follows is no news where the fields it follows from are told of. `*` is a party or a list entry, the same on both sides.
import { alike, type Schema } from './alike.js';
import { complete } from './complete.js';
import { type Sheet, type Terms, termsSchema } from './schema.js';
import { isGroup, schemaAt, valueAt, within } from './walk.js';

/** What the length of the term is made of. */
const TERM = ['term.start', 'term.end', 'term.length'];

/** Of several that changed, the first one tells of it. */
export const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  'parties.*.contactAddress': ['parties.*.registeredAddress'],
  'parties.*.contact.phone': ['parties.*.phone', 'parties.*.contact.name'],
  'parties.*.contact.email': ['parties.*.email', 'parties.*.contact.name'],
  'parties.*.bank.accountName': [
    'parties.*.name',
    'parties.*.bank.accountNumber',
    'parties.*.bank.bankName',
    'payment.methods',
  ],
  'signatures.*.name': ['parties.*.legalRep.name'],
  'signatures.*.title': ['parties.*.legalRep.title', 'parties.*.legalRep.name', 'signatures.*.name'],
  'hours.default.dailyHours': ['hours.default'],
  'standards.satisfaction.period': ['evaluation.cycle', 'standards.satisfaction.minPercent'],
  'standards.resolution.*.outcome': ['standards.resolution.*.class'],
  'data.sensitive.present': ['data.categories', 'data.minors', 'data.involvesPersonalInfo'],
  'data.recording.calls': ['channels', 'data.involvesPersonalInfo'],
  'fees.pricing.agents': ['staffing.minAgents', 'fees.pricing'],
  'fees.pricing.components.*.agents': ['staffing.minAgents', 'fees.pricing'],
  'fees.estimatedTotal': [
    'fees.pricing',
    'staffing.minAgents',
    ...TERM,
    'fees.currency',
    'effectiveness',
    'signatures',
  ],
  'payment.firstPayment.amount': ['payment.firstPayment.mode', 'fees.pricing'],
  'data.retention': [...TERM, 'data.involvesPersonalInfo', 'effectiveness', 'signatures'],
  'liability.cap.value': ['liability.cap.kind'],
  'liability.wrongfulTermination.provider': ['liability.wrongfulTermination.customer'],
  'disputes.arbitration.seat': ['disputes.arbitration.institution', 'disputes'],
  'derived.periods': [...TERM, 'effectiveness', 'signatures'],
  'derived.tax': ['fees.pricing', 'invoice', 'fees.currency'],
};

const PATTERNS = Object.entries(FOLLOWS).map(([pattern, sources]) => ({
  steps: pattern.split('.'),
  pattern: new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '([^.]+)')}(?:\\.|$)`),
  sources,
}));

/** The fields from which this one would be filled, by path. */
export function sourcesOf(path: string): readonly string[] {
  for (const { pattern, sources } of PATTERNS) {
    const found = pattern.exec(path);
    if (found) return sources.map((source) => source.replace('*', () => found[1] ?? '*'));
  }
  return [];
}

/** Tells by index path whether the value is what the program would have put there, had nobody typed it. */
export function followersIn(terms: Terms): (path: string | undefined, schema: Schema) => boolean {
  const bare = structuredClone(terms) as unknown as Record<string, unknown>;
  for (const { steps } of PATTERNS) clear(bare, steps);
  delete bare.derived;
  // The computed group is no part of what `complete` takes.
  const computed = complete(bare as unknown as Sheet);
  return (path, schema) => path === undefined || alike(schema, valueAt(terms, path), valueAt(computed, path));
}

function clear(value: unknown, [step, ...rest]: readonly string[]): void {
  if (step === undefined || (!isGroup(value) && !Array.isArray(value))) return;
  const group = value as Record<string, unknown>;
  if (rest.length === 0) delete group[step];
  else for (const name of step === '*' ? Object.keys(group) : [step]) clear(group[name], rest);
}

/** Of the fields that would follow from one of these, those that the sheet gives itself, by index path. */
export function typedFollowers(paths: readonly string[], sheet: unknown): string[] {
  const own = (path: string): boolean => paths.some((one) => touches(one, path));
  const follows = (path: string): boolean =>
    sourcesOf(path).some((source) => paths.some((one) => touches(one, source)));
  return PATTERNS.flatMap(({ steps }) => given(sheet, steps)).filter((path) => !own(path) && follows(path));
}

/** The paths at which the value has something, a step `*` standing for every one. */
function given(value: unknown, [step, ...rest]: readonly string[], at: readonly string[] = []): string[] {
  if (step === undefined) return value === undefined || value === null ? [] : [at.join('.')];
  if (!isGroup(value) && !Array.isArray(value)) return [];
  const names = step === '*' ? Object.keys(value) : [step];
  return names.flatMap((name) => given((value as Record<string, unknown>)[name], rest, [...at, name]));
}

/** Whether the value at a path is what stands there in terms of a sheet that does not give it. */
export function isComputed(path: string, terms: Terms, without: Terms): boolean {
  const schema = schemaAt(termsSchema, path);
  const value = valueAt(without, path);
  return schema !== undefined && value !== undefined && alike(schema, valueAt(terms, path), value);
}

/** Does a change at this path bear on that one? */
export const touches = (path: string, other: string): boolean => within(path, other) || within(other, path);
