// Currency, tax, payment and invoices.
import { Big } from 'big.js';
import { hasForeignParty } from '../facts.js';
import { type Terms, termsSchema } from '../schema.js';
import { rounded } from '../total.js';
import { minorUnit } from '../types/code.js';
import { percentType } from '../types/number.js';
import { fields } from '../walk.js';
import { type Constraint, type Finding, none, when } from './constraint.js';

function currencyAtHome(terms: Terms): readonly Finding[] {
  const { currency } = terms.fees;
  return when(currency !== undefined && currency !== 'CNY' && !hasForeignParty(terms), {
    path: 'fees.currency',
    zh: '境内双方之间不得以外币计价结算（《外汇管理条例》第八条）',
    en: 'two parties in mainland China may not price or settle in foreign currency (Foreign Exchange Regulations art. 8)',
    hint: { zh: '改为 CNY', en: 'write CNY' },
  });
}

const UNIT_PRICE = /\.(rate|unitPrice|overageRate)$/;

function decimalsFit(terms: Terms): readonly Finding[] {
  const { currency = 'CNY' } = terms.fees;
  const found: Finding[] = [];
  const test = (path: string, value: unknown, allowed: number) => {
    const decimals = typeof value === 'string' ? (value.split('.')[1]?.length ?? 0) : 0;
    if (decimals > allowed)
      found.push({
        path,
        zh: `${currency} 金额最多 ${allowed} 位小数，实为 ${value}`,
        en: `an amount in ${currency} has at most ${allowed} decimals, got ${value}`,
      });
  };
  for (const { path, meta, value } of fields(termsSchema, terms))
    if (meta.valueType?.kind.kind === 'money' && !path.startsWith('derived.'))
      test(path, value, UNIT_PRICE.test(path) ? 4 : minorUnit(currency));
  if (terms.liability.cap.kind === 'amount')
    test('liability.cap.value', terms.liability.cap.value, minorUnit(currency));
  return found;
}

/** The cap's figure is one field for three kinds; as an amount X19 looks at it, as a percentage it must be written like one. */
function capFigure({ liability: { cap } }: Terms): readonly Finding[] {
  if (cap.kind !== 'percent_of_annual' || cap.value === undefined) return none;
  const figure = percentType.read(cap.value);
  return 'value' in figure ? none : [{ path: 'liability.cap.value', ...figure }];
}

function rateFits({ parties: { provider }, invoice }: Terms): readonly Finding[] {
  const { type, vatRate, vatReliefBasis } = invoice;
  if (type !== 'special_vat' && type !== 'ordinary_vat') return none;
  if ((provider.jurisdiction ?? 'CN') !== 'CN')
    return [
      {
        path: 'invoice.type',
        zh: '境外提供方不能开具增值税发票，应约定代扣代缴',
        en: 'a foreign provider issues no VAT invoice; agree on withholding instead',
        hint: { zh: 'foreign_invoice 或 none', en: 'foreign_invoice or none' },
      },
    ];
  if (vatRate === undefined) return none;
  const isRate = (...rates: number[]) => rates.some((rate) => Big(vatRate).eq(rate));
  const general = provider.taxpayer === 'general' && !isRate(6, 9, 13, 0) && vatReliefBasis === undefined;
  const small = provider.taxpayer === 'small_scale' && !isRate(3) && vatReliefBasis === undefined;
  return when(general || small, {
    path: 'invoice.vatRate',
    zh: general
      ? `一般纳税人的税率通常为 6%（有形动产修理、租赁 13%），实为 ${vatRate}%`
      : `小规模纳税人的征收率为 3%（享受优惠的须注明依据），实为 ${vatRate}%`,
    en: general
      ? `a general taxpayer’s rate is normally 6% (13% for repair or leasing of movables), got ${vatRate}%`
      : `a small-scale taxpayer’s rate is 3% (or a relief rate with its basis), got ${vatRate}%`,
  });
}

/** The split always adds up; for some prices the tax on the rounded net amount differs from it by the smallest coin. */
function splitBalances({ derived: { tax }, invoice, fees }: Terms): readonly Finding[] {
  if (tax.net === undefined || tax.vat === undefined || invoice.vatRate === undefined) return none;
  const onNet = rounded(Big(tax.net).times(invoice.vatRate).div(100), fees.currency ?? 'CNY');
  return when(!onNet.eq(tax.vat), {
    path: 'fees.pricing.amount',
    severity: 'warning',
    zh: `价税分离有尾差：税额 ${tax.vat}，按不含税金额计算为 ${onNet.toFixed()}`,
    en: `the tax split has a rounding difference: VAT ${tax.vat}, on the net amount it would be ${onNet.toFixed()}`,
  });
}

function invoiceCircle({ invoice, payment }: Terms): readonly Finding[] {
  return when(invoice.timing === 'after_payment' && payment.due.trigger === 'invoice_received', {
    path: 'invoice.timing',
    zh: '付款以收到发票起算，而发票在付款后开具，互为前提',
    en: 'payment runs from receipt of the invoice, yet the invoice comes after payment',
    hint: { zh: '改为 before_payment', en: 'write before_payment' },
  });
}

function dayOfMonth({ payment }: Terms): readonly Finding[] {
  return when(payment.due.trigger === 'day_of_month' && payment.cycle !== 'month', {
    path: 'payment.cycle',
    zh: `按每月固定日付款时，付款周期应为 month，实为 ${payment.cycle}`,
    en: `payment on a day of the month needs the cycle month, got ${payment.cycle}`,
  });
}

function depositLimit({ payment: { firstPayment }, fees: { estimatedTotal } }: Terms): readonly Finding[] {
  const { mode, amount } = firstPayment;
  if (mode !== 'deposit' || amount === undefined || estimatedTotal === undefined) return none;
  return when(Big(amount).gt(Big(estimatedTotal).times('0.2')), {
    path: 'payment.firstPayment.amount',
    zh: '定金不得超过合同标的额的百分之二十（民法典第五百八十六条）',
    en: 'a deposit (定金) may not exceed 20% of the contract amount (Civil Code art. 586)',
    hint: { zh: '降低金额，或改用 prepaid', en: 'lower it, or use prepaid' },
  });
}

export const moneyConstraints: readonly Constraint[] = [
  { id: 'X18', severity: 'error', reads: ['fees.currency', 'parties'], check: currencyAtHome },
  { id: 'X19', severity: 'error', reads: ['fees.currency'], check: decimalsFit },
  { id: 'TYPE-PERCENT', severity: 'error', reads: ['liability.cap'], check: capFigure },
  { id: 'X21', severity: 'warning', reads: ['parties.provider', 'invoice'], check: rateFits },
  { id: 'X22', severity: 'warning', reads: ['fees', 'invoice'], check: splitBalances },
  { id: 'X23', severity: 'error', reads: ['invoice', 'payment.due'], check: invoiceCircle },
  { id: 'X24', severity: 'error', reads: ['payment'], check: dayOfMonth },
  { id: 'X25', severity: 'error', reads: ['payment.firstPayment', 'fees', 'term'], check: depositLimit },
];
