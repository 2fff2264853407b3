// The full example sheet, changed at chosen paths, and checked with the defaults of its form.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkTerms, type Terms, type TermsOptions } from '../src/terms/index.js';

const example = parse(readFileSync(new URL('../examples/short-video-live.yaml', import.meta.url), 'utf8'));

/** What the manifest of short-video-live will give. */
export const formDefaults = {
  document: { toc: false },
  hours: {
    default: { mode: 'daily', start: '09:00', end: '18:00' },
    byChannel: [
      { channel: 'online_chat', mode: 'always' },
      { channel: 'phone', mode: 'daily', start: '09:00', end: '18:00' },
    ],
  },
  standards: {
    response: [
      { channel: 'online_chat', within: '30 second' },
      { channel: 'phone', kind: 'answer', within: '20 second' },
      { channel: 'email', within: '4 hour' },
    ],
    resolution: [
      { class: 'ordinary', within: '2 working_day' },
      { class: 'complex', within: '5 working_day' },
    ],
    complaint: { preliminary: '3 working_day', result: '7 working_day' },
  },
  fees: { pricing: { model: 'monthly_package', included: ['labour', 'system_use', 'training'] } },
  payment: {
    due: { trigger: 'period_end', within: '10 working_day' },
    firstPayment: { mode: 'prepaid', within: '3 calendar_day' },
  },
};

export type Changes = Readonly<Record<string, unknown>>;

/** The example with values set at index paths; `undefined` removes the field. */
export function sheetWith(changes: Changes = {}): unknown {
  const sheet = structuredClone(example) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let at = sheet;
    for (const step of steps) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>;
    }
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return sheet;
}

export type Options = Partial<TermsOptions>;
export const check = (sheet: unknown, options: Options = {}) =>
  checkTerms(sheet, { english: true, defaults: formDefaults, requires: [], ...options });

/** `code severity path` of every problem, sorted. */
export function found(changes: Changes, options?: Options): string[] {
  return check(sheetWith(changes), options)
    .problems.map(({ code, severity, path }) => `${code} ${severity} ${path}`)
    .sort();
}

export function termsOf(changes: Changes, options?: Options): Terms {
  const { terms, problems } = check(sheetWith(changes), options);
  if (!terms) throw new Error(JSON.stringify(problems, null, 1));
  return terms;
}
