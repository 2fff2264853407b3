// Invoices and value-added tax.
import { both, group, needed } from '../field.js';
import { bi, bool, choice, duration, percent, text } from '../leaves.js';

const LISTED = ['0', '3', '6', '9', '13'];

export const invoice = group(
  {
    type: choice('发票类型', 'Invoice type', ['special_vat', 'ordinary_vat', 'foreign_invoice', 'none'], {
      purpose: both('开具哪一种发票', 'which invoice is issued'),
      fallback: 'special_vat',
      why: both('接受方可凭专票抵扣进项税', 'the customer can deduct the input tax'),
    }),
    form: choice('发票形式', 'Invoice form', ['digital', 'paper'], {
      purpose: both('数电发票或纸质发票', 'digital or paper'),
      fallback: 'digital',
      why: both('数电发票已在全国推行', 'digital invoices are now used nationwide'),
    }),
    vatRate: percent('增值税税率', 'VAT rate', {
      purpose: both('适用的税率或征收率', 'the VAT rate or levy rate'),
      fallback: '6',
      why: both(
        '一般纳税人提供现代服务的税率为 6%（增值税法第十条）',
        'general taxpayers’ rate for such services (VAT Law art. 10)',
      ),
      unit: both('不含税价款的百分比', '% of the net price'),
    }),
    vatReliefBasis: text('税收优惠依据', 'Basis of the tax relief', {
      purpose: both('享受减免时的公告文号', 'number of the announcement that grants the relief'),
      name: true,
      need: needed(
        (at) => at('.vatRate') !== undefined && !LISTED.includes(String(at('.vatRate')).replace(/\.0+$/, '')),
      ),
    }),
    priceIncludesTax: bool('价格含税', 'Price includes tax', {
      gain: 'customer',
      given: ['fees.pricing', '.vatRate'],
      purpose: both('所写价格是否含增值税', 'whether the prices include VAT'),
      fallback: true,
      why: both(
        '国内报价习惯含税，付款金额一目了然',
        'domestic quotes include tax, and the sum to pay is plain',
      ),
    }),
    timing: choice('开票时点', 'Invoice timing', ['before_payment', 'after_payment'], {
      gain: 'customer',
      ranks: [['after_payment'], ['before_payment']],
      purpose: both('付款前或付款后开票', 'before or after payment'),
      need: needed((at) => at('.type') !== 'none'),
    }),
    within: duration('开票期限', 'Invoice within', ['working_day'], {
      gain: 'provider',
      given: ['.timing'],
      purpose: both('多久内开具', 'how soon the invoice is issued'),
      fallback: '5 working_day',
      why: both('够核对金额，也不耽误付款', 'enough to check the figures without delaying payment'),
    }),
    item: bi('开票项目', 'Invoice item', {
      purpose: both('发票上的服务名称', 'service named on the invoice'),
      fallback: { zh: '客户服务费', en: 'Customer service fee' },
      why: both('与实际服务一致，便于税前扣除', 'matches the service, so that the cost is deductible'),
    }),
  },
  {
    label: both('发票与税', 'Invoice and tax'),
    purpose: both('发票和增值税', 'invoices and value-added tax'),
  },
);
