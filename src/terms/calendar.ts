// Calendar arithmetic on ISO date strings and durations; the only importer of Temporal. Working days are counted nowhere here:
// that needs a holiday calendar, and a guess would be worse than nothing.
import { Temporal } from 'temporal-polyfill';

/** undefined when the calendar has no such day. */
export function isRealDay(date: string): boolean {
  try {
    Temporal.PlainDate.from(date, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The last day of that date's month: 2026-02-31 → 2026-02-28. */
export function lastRealDay(date: string): string | undefined {
  const [year, month] = date.split('-').map(Number);
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.with({ day: first.daysInMonth }).toString();
}

export interface Span {
  readonly months: number;
  /** Days beyond the whole months, and how many days the month has that they begin. */
  readonly days: number;
  readonly daysInMonth: number;
}

/** A term from `start` to `end`, both inclusive, in whole months and left-over days. */
export function spanOf(start: string, end: string): Span {
  const from = Temporal.PlainDate.from(start);
  const until = Temporal.PlainDate.from(end).add({ days: 1 });
  const after = (count: number) => from.add({ months: count });
  let { months } = from.until(until, { largestUnit: 'months' });
  // A month without that day ends on its last one (Civil Code art. 202): 31 January to 27 February is one month.
  if (Temporal.PlainDate.compare(after(months + 1), until) <= 0) months += 1;
  const days = after(months).until(until, { largestUnit: 'days' }).days;
  const daysInMonth = after(months).until(after(months + 1), { largestUnit: 'days' }).days;
  return { months, days, daysInMonth };
}

/** Days from `start` to `end`, both counted. */
export function daysBetween(start: string, end: string): number {
  return Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end), { largestUnit: 'days' }).days + 1;
}

export interface Length {
  readonly count: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'calendar_day' | 'working_day' | 'month' | 'year';
}

export function lengthOf(duration: string): Length {
  const [count = '0', unit = 'calendar_day'] = duration.split(' ');
  return { count: Number(count), unit: unit as Length['unit'] };
}

/** The last day of a term of that length that begins on `start`. */
export function lastDay(start: string, duration: string): string {
  const { count, unit } = lengthOf(duration);
  const added = unit === 'year' ? { years: count } : unit === 'month' ? { months: count } : { days: count };
  return Temporal.PlainDate.from(start).add(added).subtract({ days: 1 }).toString();
}

/** Seconds in a limit; a working day is the daily service window. undefined for months, years, or an unknown window. */
export function secondsIn(duration: string, windowHours: number | undefined): number | undefined {
  const { count, unit } = lengthOf(duration);
  if (unit === 'working_day') return windowHours === undefined ? undefined : count * windowHours * 3600;
  const each = { second: 1, minute: 60, hour: 3600, calendar_day: 86_400, month: undefined, year: undefined };
  const seconds = each[unit];
  return seconds === undefined ? undefined : count * seconds;
}

/** Whole months in a duration of months or years. */
export function monthsIn(duration: string): number | undefined {
  const { count, unit } = lengthOf(duration);
  return unit === 'year' ? count * 12 : unit === 'month' ? count : undefined;
}
