// Invoices and value-added tax.
import { group, needed } from '../field.js';
import { bi, bool, choice, duration, percent, text } from '../leaves.js';

const LISTED = ['0', '3', '6', '9', '13'];

export const invoice = group({
  type: choice('发票类型', 'Invoice type', ['special_vat', 'ordinary_vat', 'foreign_invoice', 'none'], {
    fallback: 'special_vat',
  }),
  form: choice('发票形式', 'Invoice form', ['digital', 'paper'], { fallback: 'digital' }),
  vatRate: percent('增值税税率', 'VAT rate', { fallback: '6' }),
  vatReliefBasis: text('税收优惠依据', 'Basis of the tax relief', {
    name: true,
    need: needed(
      (at) => at('.vatRate') !== undefined && !LISTED.includes(String(at('.vatRate')).replace(/\.0+$/, '')),
    ),
  }),
  priceIncludesTax: bool('价格含税', 'Price includes tax', { fallback: true }),
  timing: choice('开票时点', 'Invoice timing', ['before_payment', 'after_payment'], {
    need: needed((at) => at('.type') !== 'none'),
  }),
  within: duration('开票期限', 'Invoice within', ['working_day'], { fallback: '5 working_day' }),
  item: bi('开票项目', 'Invoice item', { fallback: { zh: '客户服务费', en: 'Customer service fee' } }),
});
