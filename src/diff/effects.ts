// What a negotiator works out from a change and no field says: the day's rate by the year, the month's fee by the year, a percentage as a sum,
// the last day of the term, what was added to an amount. Each side is worked out from its own sheet.
import type { Pair } from '../contract/ast.js';
import {
  beyond,
  cycleAmount,
  type Difference,
  elementOf,
  figures,
  lastDay,
  metaOf,
  type Terms,
  termOf,
  valueAt,
} from '../terms/index.js';
import type { Effect } from './comparison.js';
import { inBoth, type Reading, sayDate, sayMoney, shown } from './shown.js';

export interface EffectSide {
  readonly terms: Terms;
  readonly reading: Reading;
}
interface Sides {
  readonly old: EffectSide;
  readonly new: EffectSide;
}
/** Of one side: its value in the field, the terms, and the index path of the field. */
type Work = (value: string, side: EffectSide, path: string) => Pair<string> | undefined;
interface Derived {
  readonly label: Pair<string>;
  readonly work: Work;
}

const YEARLY = { zh: '折合每年', en: 'Per year' };
const MONTHLY = { zh: '折合每月', en: 'Per month' };
const SUM = { zh: '按现价折合', en: 'In money, at the present price' };

const rateByYear: Work = (rate) => {
  const yearly = `${figures.times(rate, figures.DAYS)}%`;
  return { zh: yearly, en: yearly };
};
const feeByYear: Work = (fee, { reading }) =>
  sayMoney(figures.amountTimes(fee, 12, reading.currency), reading);

/** The agents' price for one month, from either of its factors. */
const agentsByMonth: Work = (_, { terms, reading }, path) => {
  const group = (path.startsWith('staffing') ? terms.fees.pricing : valueAt(terms, parentOf(path))) as
    | { model?: string; rate?: string; agents?: number }
    | undefined;
  if (group?.model !== 'per_agent_month' || group.rate === undefined || group.agents === undefined)
    return undefined;
  return sayMoney(figures.amountTimes(group.rate, group.agents, reading.currency), reading);
};

/** A share of the fees of one billing period, where that is the month's fee. */
const shareOfMonth: Work = (percent, { terms, reading }) => {
  const fee = cycleAmount(terms.fees.pricing);
  const monthly = terms.payment.cycle === 'month' && terms.fees.pricing?.model !== 'fixed_total';
  if (fee === undefined || !monthly) return undefined;
  return sayMoney(figures.shareOf(fee, percent, reading.currency), reading);
};

const shareOfTotal: Work = (percent, { terms, reading }) => {
  const total = terms.fees.estimatedTotal;
  return total === undefined
    ? undefined
    : sayMoney(figures.shareOf(total, percent, reading.currency), reading);
};

/** A share of the base that is named beside it, where the total is meant. */
const shareOfBase: Work = (percent, side, path) => {
  const beside = valueAt(side.terms, parentOf(path)) as { base?: string } | undefined;
  return beside?.base === 'total_amount' ? shareOfTotal(percent, side, path) : undefined;
};

const partOfTotal: Work = (amount, { terms }) => {
  const total = terms.fees.estimatedTotal;
  const part = total === undefined ? undefined : figures.percentOf(amount, total);
  return part === undefined ? undefined : { zh: `${part}%`, en: `${part}%` };
};

/** Where start and length, not an end, are written. */
const endOfTerm: Work = (_, { terms, reading }) => {
  const { start } = termOf(terms);
  const { length, end } = terms.term;
  if (end !== undefined || start === undefined || length === undefined) return undefined;
  return sayDate(lastDay(start, length), reading);
};

const LAST_DAY: Derived = { label: { zh: '期限届满日', en: 'Last day of the term' }, work: endOfTerm };
const YEARLY_RATE: Derived = { label: YEARLY, work: rateByYear };
const YEARLY_FEE: Derived = { label: YEARLY, work: feeByYear };
const AGENTS: Derived = { label: MONTHLY, work: agentsByMonth };
const MONTH_SHARE: Derived = { label: SUM, work: shareOfMonth };

/** By address; the amounts of a price are told apart by its model below. */
const DERIVED: Readonly<Record<string, readonly Derived[]>> = {
  'liability.latePayment.ratePerDay': [YEARLY_RATE],
  'liability.interruption.ratePerDay': [YEARLY_RATE],
  'liability.serviceFailure.credits.percent': [MONTH_SHARE],
  'liability.serviceFailure.ld.percent': [{ label: SUM, work: shareOfBase }],
  'liability.subcontracting.ld.percent': [{ label: SUM, work: shareOfBase }],
  'fees.performance.percent': [MONTH_SHARE],
  'fees.pricing.rate': [AGENTS],
  'fees.pricing.components.rate': [AGENTS],
  'fees.pricing.agents': [AGENTS],
  'fees.pricing.components.agents': [AGENTS],
  'staffing.minAgents': [AGENTS],
  'payment.installments.percent': [{ label: SUM, work: shareOfTotal }],
  'payment.firstPayment.amount': [
    { label: { zh: '占预计总额', en: 'Share of the estimated total' }, work: partOfTotal },
  ],
  'term.length': [LAST_DAY],
  'term.start': [LAST_DAY],
};

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));

/** The effects of a change by itself; what other fields follow from it is added by the caller. */
export function effectsOf(change: Difference, sides: Sides): Effect[] {
  const { schema, before, after } = change;
  const element = elementOf(schema);
  if (element) return itemEffects(change, sides);
  if (before === undefined && after === undefined) return [];
  return [...growthOf(change, sides), ...derivedOf(change, sides)];
}

function derivedOf(change: Difference, sides: Sides): Effect[] {
  const byModel = /^fees\.pricing(\.components)?\.amount$/.test(change.address);
  const table = byModel && isMonthly(change, sides) ? [YEARLY_FEE] : (DERIVED[change.address] ?? []);
  return table.flatMap(({ label, work }) => {
    const [before, after] = (['old', 'new'] as const).map((side) => {
      const [value, path] = [side === 'old' ? change.before : change.after, change[side]];
      return value === undefined || path === undefined ? undefined : work(String(value), sides[side], path);
    });
    return effect(label, before, after);
  });
}

function isMonthly({ old, new: next }: Difference, sides: Sides): boolean {
  const [terms, path] = next === undefined ? [sides.old.terms, old] : [sides.new.terms, next];
  const price = valueAt(terms, parentOf(path ?? '')) as { model?: string } | undefined;
  return price?.model === 'fixed_monthly' || price?.model === 'monthly_package';
}

/** Nothing, where both sides come to the same. */
export function effect(label: Pair<string>, before?: Pair<string>, after?: Pair<string>): Effect[] {
  if (before?.zh === after?.zh && before?.en === after?.en) return [];
  return [{ label, ...(before && { before }), ...(after && { after }) }];
}

/** How much an amount of one currency grew. */
function growthOf({ schema, before, after }: Difference, sides: Sides): Effect[] {
  const { currency } = sides.new.reading;
  const isAmount = metaOf(schema).valueType?.kind.kind === 'money';
  if (!isAmount || before === undefined || after === undefined || currency !== sides.old.reading.currency)
    return [];
  const { by, percent } = figures.growth(String(before), String(after), currency);
  const amount = sayMoney(by.slice(1), sides.new.reading);
  const text = inBoth((lang) => {
    const share = { zh: `（${percent}%）`, en: ` (${percent}%)` }[lang];
    return by[0] + amount[lang] + (percent === undefined ? '' : share);
  });
  return [{ label: { zh: '增减', en: 'Difference' }, after: text }];
}

/** Of a list, the items that came and went. */
function itemEffects({ schema, address, before, after }: Difference, sides: Sides): Effect[] {
  const element = elementOf(schema)!;
  const [old, next] = [(before ?? []) as unknown[], (after ?? []) as unknown[]];
  if (old.length === 0 || next.length === 0) return [];
  const gone = beyond(element, old, next);
  const come = beyond(element, next, old);
  const say = (items: unknown[], { reading }: EffectSide) =>
    items.length === 0 ? undefined : shown(items, schema, address, reading);
  return [
    ...effect({ zh: '增加', en: 'Added' }, undefined, say(come, sides.new)),
    ...effect({ zh: '删去', en: 'Removed' }, say(gone, sides.old)),
  ];
}
