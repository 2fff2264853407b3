// What several checks and computations ask of the terms: the days of signing and taking effect, the span of the term.
import { lastDay, monthsIn, type Span, spanOf } from './calendar.js';
import type { Sheet } from './schema.js';

export const ROLES = ['customer', 'provider'] as const;

/** The later of the two signature dates, with its path; needs both. */
export function lastSignature(sheet: Sheet): { date: string; path: string } | undefined {
  const { customer, provider } = sheet.signatures;
  if (customer.date === undefined || provider.date === undefined) return undefined;
  return customer.date > provider.date
    ? { date: customer.date, path: 'signatures.customer.date' }
    : { date: provider.date, path: 'signatures.provider.date' };
}

/** The day of signing as far as signatures are dated. */
export function signingDay(sheet: Sheet): string | undefined {
  const { customer, provider } = sheet.signatures;
  return lastSignature(sheet)?.date ?? customer.date ?? provider.date;
}

/** The day the contract takes effect, when the sheet tells. */
export function effectiveDay(sheet: Sheet): string | undefined {
  return sheet.effectiveness.date ?? lastSignature(sheet)?.date;
}

export interface TermFacts {
  readonly start?: string;
  readonly end?: string;
  readonly span?: Span;
}

export function termOf(sheet: Sheet): TermFacts {
  const { length } = sheet.term;
  const start = sheet.term.start === 'effective_date' ? effectiveDay(sheet) : sheet.term.start;
  const months = length === undefined ? undefined : monthsIn(length);
  const end =
    sheet.term.end ?? (start !== undefined && length !== undefined ? lastDay(start, length) : undefined);
  const span =
    months !== undefined
      ? { months, days: 0, daysInMonth: 30 }
      : start !== undefined && end !== undefined && end > start
        ? spanOf(start, end)
        : undefined;
  return {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(span === undefined ? {} : { span }),
  };
}

/** Hours in the daily window; an end at or before the start is on the next day. undefined until the hours are given. */
export function dailyMinutes(window: {
  mode: 'always' | 'daily';
  start?: string | undefined;
  end?: string | undefined;
}): number | undefined {
  if (window.mode === 'always') return 24 * 60;
  if (window.start === undefined || window.end === undefined) return undefined;
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const open = minutes(window.end) - minutes(window.start);
  return open > 0 ? open : open + 24 * 60;
}

/** A party outside mainland China: the foreign element that a sheet shows for certain. */
export function hasForeignParty(sheet: Sheet): boolean {
  return ROLES.some((role) => {
    const { jurisdiction = 'CN', entityType } = sheet.parties[role];
    return jurisdiction !== 'CN' || entityType === 'foreign_entity';
  });
}
