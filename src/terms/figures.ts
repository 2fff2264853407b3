// Exact arithmetic on the figures of a sheet for those who compare two: the year's rate, a share of an amount, what was added.
// Decimals in, decimals out; amounts are rounded half-up to the currency's smallest coin, shares to two decimals.
import { Big } from 'big.js';
import { written } from './total.js';

export const DAYS = 365;

/** 0.05 a day is 18.25 a year. */
export const times = (figure: string, by: string | number): string => Big(figure).times(by).toFixed();

export const amountTimes = (amount: string, by: string | number, currency: string): string =>
  written(Big(amount).times(by), currency);

/** A percentage of an amount. */
export const shareOf = (amount: string, percent: string, currency: string): string =>
  written(Big(amount).times(percent).div(100), currency);

/** What part of the whole an amount is, in percent. */
export const percentOf = (amount: string, whole: string): string | undefined =>
  Big(whole).eq(0) ? undefined : trimmed(Big(amount).div(whole).times(100).round(2));

/** How much more the second amount is, and by how many percent; signed. */
export function growth(before: string, after: string, currency: string): { by: string; percent?: string } {
  const more = Big(after).minus(before);
  const sign = more.lt(0) ? '−' : '+';
  const share = Big(before).eq(0) ? undefined : trimmed(more.abs().div(before).times(100).round(2));
  // A price may go below the smallest coin.
  const rounded = written(more.abs(), currency);
  return {
    by: sign + (more.abs().eq(rounded) ? rounded : more.abs().toFixed()),
    ...(share !== undefined && { percent: sign + share }),
  };
}

const trimmed = (figure: Big): string => figure.toFixed();

export const sumOf = (figures: readonly string[]): string =>
  figures.reduce((sum, figure) => sum.plus(figure), Big(0)).toFixed();

export const exceeds = (figure: string, limit: string): boolean => Big(figure).gt(limit);
