// Exact money arithmetic: what the contract costs in total, and the tax in one cycle. Each line is rounded half-up once;
// totals are sums of rounded lines. undefined wherever the price depends on volumes that nobody knows yet.
import { Big } from 'big.js';
import type { Span } from './calendar.js';
import type { Sheet } from './schema.js';
import { minorUnit } from './types/code.js';

Big.DP = 30;
Big.RM = Big.roundHalfUp;

type Pricing = NonNullable<Sheet['fees']['pricing']>;
type Single = Exclude<Pricing, { model: 'hybrid' }>;
type Item = NonNullable<Extract<Pricing, { model: 'itemised' }>['items']>[number];

export const rounded = (amount: Big, currency: string): Big =>
  amount.round(minorUnit(currency), Big.roundHalfUp);
export const written = (amount: Big, currency: string): string =>
  amount.toFixed(minorUnit(currency), Big.roundHalfUp);

export function estimatedTotal(sheet: Sheet, span: Span | undefined): string | undefined {
  const { pricing, currency = 'CNY' } = sheet.fees;
  if (!pricing) return undefined;
  const parts = pricing.model === 'hybrid' ? (pricing.components ?? []) : [pricing];
  const totals = parts.map((part) => partTotal(part, span, currency));
  if (totals.length === 0 || totals.includes(undefined)) return undefined;
  const total = (totals as Big[]).reduce((sum, part) => sum.plus(part), Big(0));
  return written(total, currency);
}

/** Does the price depend on volumes that only use will tell, so that a total can be no more than an estimate? */
export function dependsOnUse(pricing: Pricing | undefined): boolean {
  const parts = pricing?.model === 'hybrid' ? (pricing.components ?? []) : pricing ? [pricing] : [];
  return parts.some(({ model }) => !COMPUTED.includes(model));
}

const COMPUTED: readonly string[] = [
  'fixed_total',
  'fixed_monthly',
  'monthly_package',
  'per_agent_month',
  'itemised',
];

function partTotal(part: Single, span: Span | undefined, currency: string): Big | undefined {
  switch (part.model) {
    case 'fixed_total':
      return part.amount === undefined ? undefined : Big(part.amount);
    case 'fixed_monthly':
    case 'monthly_package':
      return overTerm(part.amount, span, currency);
    case 'per_agent_month': {
      if (part.rate === undefined || part.agents === undefined) return undefined;
      const monthly = Big(part.rate).times(part.agents).toFixed();
      const whole = span && part.proration === 'full_month' && span.days > 0;
      return overTerm(monthly, whole ? { ...span, months: span.months + 1, days: 0 } : span, currency);
    }
    case 'itemised':
      return itemsTotal(part.items, span, currency);
    default:
      return undefined;
  }
}

/** Whole months, and the days left over as a share of the month that they begin. */
function overTerm(monthly: string | undefined, span: Span | undefined, currency: string): Big | undefined {
  if (monthly === undefined || !span) return undefined;
  const rest = Big(monthly).times(span.days).div(span.daysInMonth);
  return rounded(Big(monthly).times(span.months), currency).plus(rounded(rest, currency));
}

function itemsTotal(
  items: readonly Item[] | undefined,
  span: Span | undefined,
  currency: string,
): Big | undefined {
  if (!items || items.length === 0) return undefined;
  let total = Big(0);
  for (const { unitPrice, quantity = '1', unit } of items) {
    if (unitPrice === undefined || unit === undefined) return undefined;
    const each = Big(unitPrice).times(quantity).toFixed();
    const line = unit === 'once' ? rounded(Big(each), currency) : overTerm(each, span, currency);
    if (!line) return undefined;
    total = total.plus(line);
  }
  return total;
}

/** The amount of one month, or of the whole where there is one price. */
export function cycleAmount(pricing: Pricing | undefined): string | undefined {
  const one = pricing?.model;
  return one === 'fixed_monthly' || one === 'monthly_package' || one === 'fixed_total'
    ? pricing?.amount
    : undefined;
}

export interface TaxSplit {
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
}

/** Included: net = round(gross ÷ (1 + r)), VAT = gross − net. On top: VAT = round(net × r). The rate is in percent. */
export function taxSplit(amount: string, rate: string, included: boolean, currency = 'CNY'): TaxSplit {
  const share = Big(rate).div(100);
  const given = Big(amount);
  const net = included ? rounded(given.div(share.plus(1)), currency) : given;
  const vat = included ? given.minus(net) : rounded(net.times(share), currency);
  return {
    net: written(net, currency),
    vat: written(vat, currency),
    gross: written(net.plus(vat), currency),
  };
}

/** The part in percent of the whole, two decimals, where it is above the limit. */
export function shareAbove(limit: number, part: string, whole: string): string | undefined {
  if (Big(part).times(100).lte(Big(whole).times(limit))) return undefined;
  return Big(whole).gt(0) ? Big(part).div(whole).times(100).round(2).toFixed() : undefined;
}

/** A rate per day over 365 days, in percent. */
export const yearlyRate = (perDay: string): string => Big(perDay).times(365).round(2).toFixed();
