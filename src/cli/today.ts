// The one place that looks at the clock: the day on which rules judge what is expired or in force. No output but the report of a check depends on it.
import type { Console } from './console.js';
import { UsageError } from './console.js';

/** `--as-of`, else SOURCE_DATE_EPOCH as builds that repeat use it, else today on this machine; ISO. */
export function todayOf(asOf: string | undefined, { env }: Pick<Console, 'env'>): string {
  if (asOf !== undefined) return isoDay(asOf);
  const epoch = Number(env.SOURCE_DATE_EPOCH || Number.NaN);
  if (Number.isSafeInteger(epoch)) return new Date(epoch * 1000).toISOString().slice(0, 10);
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function isoDay(written: string): string {
  const day = new Date(`${written}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(written) && day.toJSON()?.startsWith(written)) return written;
  throw new UsageError(
    `--as-of 应为日期，如 2026-11-22，实为 “${written}”`,
    `--as-of takes a date such as 2026-11-22, not “${written}”`,
  );
}
