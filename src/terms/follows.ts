// Which fields the program fills or computes from which others (complete.ts does it), and whether a value is only that: a field that
// follows is no news where the fields it follows from are told of. `*` is a party or a list entry, the same on both sides.
import { alike, type Schema } from './alike.js';
import { complete } from './complete.js';
import type { Sheet, Terms } from './schema.js';
import { isGroup, valueAt, within } from './walk.js';

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
    'term',
    'fees.currency',
    'effectiveness',
    'signatures',
  ],
  'payment.firstPayment.amount': ['payment.firstPayment.mode', 'fees.pricing'],
  'data.retention': ['term', 'data.involvesPersonalInfo', 'effectiveness', 'signatures'],
  'liability.cap.value': ['liability.cap.kind'],
  'liability.wrongfulTermination.provider': ['liability.wrongfulTermination.customer'],
  'disputes.arbitration.seat': ['disputes.arbitration.institution', 'disputes'],
  'derived.periods': ['term', 'effectiveness', 'signatures'],
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

/** Does a change at this path bear on that one? */
export const touches = (path: string, other: string): boolean => within(path, other) || within(other, path);
