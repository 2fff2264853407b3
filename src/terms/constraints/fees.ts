// The price itself: bounds of percentages, the total, the model and its members.
import { Big } from 'big.js';
import { termOf } from '../facts.js';
import type { Range } from '../field.js';
import { type Terms, termsSchema } from '../schema.js';
import { dependsOnUse, estimatedTotal } from '../total.js';
import { fields } from '../walk.js';
import { type Constraint, type Finding, none, when } from './constraint.js';

type Pricing = NonNullable<Terms['fees']['pricing']>;
type Single = Exclude<Pricing, { model: 'hybrid' }>;

/** Each price on its own, with its path. */
export function prices({ fees: { pricing } }: Terms): { path: string; price: Single }[] {
  if (!pricing) return [];
  if (pricing.model !== 'hybrid') return [{ path: 'fees.pricing', price: pricing }];
  return (pricing.components ?? []).map((price, i) => ({ path: `fees.pricing.components.${i}`, price }));
}

function outOfRange(path: string, value: string, { above, min, max }: Range): readonly Finding[] {
  const figure = Big(value);
  const low = (above !== undefined && figure.lte(above)) || (min !== undefined && figure.lt(min));
  const bounds = above !== undefined ? `${above} < p ≤ ${max}` : `${min ?? 0} ≤ p ≤ ${max}`;
  return when(low || figure.gt(max), {
    path,
    zh: `${value}% 超出范围（${bounds}）`,
    en: `${value}% is out of range (${bounds})`,
  });
}

function percentFields(terms: Terms): { path: string; value: string; range: Range }[] {
  return [...fields(termsSchema, terms)].flatMap(({ path, meta, value }) =>
    meta.valueType?.kind.kind === 'percent' && typeof value === 'string' && meta.range
      ? [{ path, value, range: meta.range }]
      : [],
  );
}

const unusual = (terms: Terms): readonly Finding[] =>
  percentFields(terms).flatMap(({ path, value, range: { usual, max } }) =>
    when(usual !== undefined && Big(value).gt(usual) && Big(value).lte(max), {
      path,
      zh: `${value}% 高于通常水平（${usual}%），可能被请求调整`,
      en: `${value}% is above the usual ${usual}% and may be reduced on request`,
    }),
  );

function percentages(terms: Terms): readonly Finding[] {
  const found = percentFields(terms).flatMap(({ path, value, range }) => outOfRange(path, value, range));
  (terms.standards.metrics ?? []).forEach(({ code, value }, index) => {
    if (code !== 'other' && value !== undefined)
      found.push(...outOfRange(`standards.metrics.${index}.value`, value, { min: '0', max: '100' }));
  });
  const parts = terms.payment.installments?.map((part) => part.percent) ?? [];
  if (parts.length > 0 && !parts.includes(undefined)) {
    const sum = parts.reduce((total, part) => total.plus(part ?? 0), Big(0));
    if (!sum.eq(100))
      found.push({
        path: 'payment.installments',
        zh: `各期比例之和应为 100%，实为 ${sum.toFixed()}%`,
        en: `the instalments must add up to 100%, got ${sum.toFixed()}%`,
      });
  }
  return found;
}

function totalAgrees(terms: Terms): readonly Finding[] {
  const { estimatedTotal: entered } = terms.fees;
  const total = estimatedTotal(terms, termOf(terms).span);
  if (entered === undefined) return none;
  if (total !== undefined)
    return when(!Big(entered).eq(total), {
      path: 'fees.estimatedTotal',
      zh: `应为 ${total}，实为 ${entered}`,
      en: `should be ${total}, got ${entered}`,
      hint: {
        zh: `改为 "${total}" 或删去，由程序计算`,
        en: `write "${total}", or remove it to have it computed`,
      },
    });
  // Worth knowing and nothing to mend: the total was asked for because the base needs it (X29).
  const used = damagesBases(terms)[0];
  return when(used, {
    path: 'fees.estimatedTotal',
    severity: 'info',
    zh: '总金额为估计数，而违约金以其为基数',
    en: 'the total is an estimate, yet liquidated damages are based on it',
    ...(used && { hint: otherBase(used.path) }),
  });
}

/** Paths of the damages that are counted on the total or on a year's fees. */
export function damagesBases({ liability }: Terms): { path: string; base: string }[] {
  const { ld } = liability.serviceFailure;
  const bases = [
    { path: 'liability.serviceFailure.ld.base', base: ld?.kind === 'percent' ? ld.base : undefined },
    { path: 'liability.interruption.base', base: liability.interruption.base },
    { path: 'liability.subcontracting.ld.base', base: liability.subcontracting.ld.base },
  ];
  return bases.flatMap(({ path, base }) =>
    base === 'total_amount' || base === 'annual_fees' ? [{ path, base }] : [],
  );
}

const otherBase = (path: string) => ({
  zh: `可把 ${path} 改为 last_n_cycles（最近几期的服务费）`,
  en: `${path}: last_n_cycles (the fees of the last periods) needs no total`,
});

/** Fees of no real span: only to see whether a price is whole. */
const YEAR = { months: 12, days: 0, daysInMonth: 31 };

/** Is a total lacking for its own sake, not because the price or the term lacks something, which is told there? */
function lacksTotal(terms: Terms): boolean {
  const { pricing, estimatedTotal: entered } = terms.fees;
  const { start, end } = termOf(terms);
  if (entered !== undefined) return false;
  if (dependsOnUse(pricing)) return true;
  const dated = terms.term.start !== undefined && (terms.term.end ?? terms.term.length) !== undefined;
  const backwards = start !== undefined && end !== undefined && end <= start;
  return dated && !backwards && estimatedTotal(terms, YEAR) !== undefined;
}

function damagesHaveBase(terms: Terms): readonly Finding[] {
  const { span } = termOf(terms);
  const bases = damagesBases(terms);
  const [first] = bases;
  return [
    ...when(first && lacksTotal(terms), {
      path: 'fees.estimatedTotal',
      lacks: true,
      zh: '违约金以总金额或年费用为基数，须填写预计合同总金额',
      en: 'is needed: liquidated damages are based on the total or on a year’s fees',
      hint: {
        zh: `补充 fees.estimatedTotal（带引号的金额）；或者${otherBase(first?.path ?? '').zh}`,
        en: `add fees.estimatedTotal, an amount in quotes; or: ${otherBase(first?.path ?? '').en}`,
      },
    }),
    ...bases.flatMap(({ path, base }) =>
      when(base === 'annual_fees' && span !== undefined && span.months < 12, {
        path,
        zh: '合同期限不足一年，不能以年费用为基数',
        en: 'the term is shorter than a year: a year’s fees cannot be the base',
        hint: { zh: `${path}: total_amount 或 last_n_cycles`, en: `${path}: total_amount or last_n_cycles` },
      }),
    ),
  ];
}

const USUAL: Readonly<Record<string, readonly string[]>> = {
  fixed_monthly: ['cs-entrustment'],
  per_agent_month: ['shop-after-sales'],
  per_ticket: ['shop-after-sales'],
  percent_of_sales: ['shop-after-sales'],
  tiered_volume: ['shop-after-sales'],
  monthly_package: ['short-video-live'],
  itemised: ['after-sales-outsourcing'],
  fixed_total: ['ecommerce-satisfaction'],
};

function usualModel({ form, fees: { pricing } }: Terms): readonly Finding[] {
  const forms = pricing && USUAL[pricing.model];
  return when(forms && form !== undefined && !forms.includes(form), {
    path: 'fees.pricing.model',
    zh: `${pricing?.model} 不是 ${form} 的通常计价方式`,
    en: `${pricing?.model} is not the usual model for ${form}`,
  });
}

function hybridIsSeveral({ fees: { pricing } }: Terms): readonly Finding[] {
  const components = pricing?.model === 'hybrid' ? pricing.components : undefined;
  return when(components && components.length < 2, {
    path: 'fees.pricing.components',
    zh: '组合计价至少需要两项',
    en: 'a hybrid price has at least two components',
  });
}

function tiersRise(terms: Terms): readonly Finding[] {
  return prices(terms).flatMap(({ path, price }) => {
    const tiers = price.model === 'tiered_volume' ? (price.tiers ?? []) : [];
    return tiers.flatMap(({ upTo }, index) => {
      const at = `${path}.tiers.${index}.upTo`;
      const open = upTo === undefined || upTo === null;
      const below = tiers[index - 1]?.upTo;
      if (index === tiers.length - 1)
        return when(!open, {
          path: at,
          zh: '最后一档应为 null（不设上限）',
          en: 'the last tier must be null (no limit)',
        });
      if (open)
        return [{ path: at, zh: '只有最后一档可以不设上限', en: 'only the last tier may have no limit' }];
      return when(typeof below === 'number' && upTo <= below, {
        path: at,
        zh: `应大于上一档 ${below}`,
        en: `must be above the tier before, ${below}`,
      });
    });
  });
}

function floorBelowCap(terms: Terms): readonly Finding[] {
  return prices(terms).flatMap(({ path, price }) => {
    if (!('floor' in price && 'cap' in price) || !price.floor || !price.cap) return none;
    return when(Big(price.floor).gt(price.cap), {
      path: `${path}.floor`,
      zh: `费用下限 ${price.floor} 高于上限 ${price.cap}`,
      en: `the floor ${price.floor} is above the cap ${price.cap}`,
    });
  });
}

function salesBase(terms: Terms): readonly Finding[] {
  return prices(terms).flatMap(({ path, price }) =>
    when(price.model === 'percent_of_sales' && (price.excludes ?? []).length === 0, {
      path: `${path}.excludes`,
      zh: '提成基数未扣除任何项目（如退款、运费）',
      en: 'nothing is left out of the sales base (such as refunds or freight)',
    }),
  );
}

export const feeConstraints: readonly Constraint[] = [
  { id: 'X11', severity: 'error', reads: ['payment.installments'], check: percentages },
  {
    id: 'X12',
    severity: 'error',
    reads: ['fees', 'term', 'staffing.minAgents', 'liability'],
    check: totalAgrees,
  },
  { id: 'X55', severity: 'warning', reads: [], check: unusual },
  { id: 'X13', severity: 'warning', reads: ['form', 'fees.pricing'], check: usualModel },
  { id: 'X14', severity: 'error', reads: ['fees.pricing'], check: hybridIsSeveral },
  { id: 'X15', severity: 'error', reads: ['fees.pricing'], check: tiersRise },
  { id: 'X16', severity: 'error', reads: ['fees.pricing'], check: floorBelowCap },
  { id: 'X17', severity: 'warning', reads: ['fees.pricing'], check: salesBase },
  {
    id: 'X29',
    severity: 'error',
    reads: ['fees', 'term', 'liability', 'staffing.minAgents'],
    check: damagesHaveBase,
  },
];
