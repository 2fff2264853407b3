// FEE: whether there is a price at all, and its taxes. Models of pricing, amounts as written, invoices and payment have files of their own.
import type { FigureKind } from '../analysis/figures.js';
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { anySays, clauseOf, ofForeign, type Said, said, says, spotIn, type Words } from '../said.js';
import { amountRules } from './fees-amounts.js';
import { depositRules } from './fees-deposits.js';
import { invoiceRules } from './fees-invoices.js';
import { modelRules, OTHER_SUM, SALES } from './fees-models.js';
import { paymentRules } from './fees-payment.js';

const PRICE_COLUMN = /单价|价格|金额|费用|费率|\b(?:price|amount|fees?|rate)\b/iu;
const FIGURE_ALONE = /^\s{0,4}[￥¥$]?\s?\d[\d,]{0,16}(?:\.\d{1,4})?\s{0,4}$/u;

/** The first sentence that states a price: an amount, a share of sales, or a figure under a heading of prices in a table. */
function priceIn(contract: Analysis): Said | undefined {
  const columns = new Set<number>();
  for (const { clause, words } of said(contract)) if (PRICE_COLUMN.test(words)) columns.add(clause);
  return said(contract).find((sentence) => {
    if (says(sentence, OTHER_SUM)) return false;
    if (FIGURE_ALONE.test(sentence.words) && columns.has(sentence.clause)) return true;
    const states = (...kinds: readonly FigureKind[]) =>
      sentence.figures.some(({ kind }) => kinds.includes(kind));
    return states('amount', 'capital') || (states('percent') && says(sentence, SALES));
  });
}

const LEFT_OPEN: Words = {
  zh: /(?:服务费|费用|价款|价格|报酬|单价|收费(?:标准)?|佣金|(?:合[同约]|契约)金额)[^。；]{0,24}?(?:(?:另行|友好|共同)?协商(?:一致后)?(?:确定|决定|议定|商定)|另行(?:协商|约定|商定|议定|报价)|面议|另议)/u,
  en: /\b(?:fees?|price|remuneration|charges)\b[^.;]{0,60}?(?:to be (?:agreed|negotiated|discussed)|(?:shall|will) be (?:separately )?(?:agreed|negotiated|determined through (?:friendly )?(?:negotiation|consultation)))/i,
};
const ELSEWHERE: Words = {
  zh: /附件|附录|报价单|价目表|订单/u,
  en: /\b(?:annex|appendix|schedule|quotation|price list|order form)\b/i,
};

function priceOpen(contract: Analysis): TextHit[] {
  if (priceIn(contract)) return [];
  const sentences = said(contract);
  const grade = (told: readonly Said[]) => (anySays(told, ELSEWHERE) ? { severity: 'warning' as const } : {});
  const open = sentences.flatMap((sentence) => {
    const at = spotIn(sentence, LEFT_OPEN);
    return at ? [{ at, ...grade([sentence]) }] : [];
  });
  if (open.length > 0) return open;
  const clause = clauseOf(contract, 'fees');
  const fees = sentences.filter(({ family }) => family === 'fees');
  return clause === undefined ? [] : [{ clause, ...grade(fees) }];
}

const TAX_SAID: Words = {
  zh: /含[^。；，]{0,8}税|税前|税后|价税|包括[^。；]{0,8}税|税[费金款额][^。；]{0,12}(?:另|承担|负担)/u,
  en: /\b(?:inclu|exclu)[a-z]{2,6} (?:of )?(?:[a-z-]{1,14} ){0,3}(?:VAT|tax)|\b(?:plus|net of|before|after) (?:[a-z-]{1,14} )?(?:VAT|tax)|do not include VAT|VAT (?:is|shall be) /i,
};

function taxUnsaid(contract: Analysis): TextHit[] {
  const price = priceIn(contract);
  return price && !anySays(said(contract), TAX_SAID) ? [{ at: stretch(price) }] : [];
}
const stretch = ({ passage, from, to }: Said) => ({ passage, from, to });

const TAXABLE: readonly string[] = ['repair', 'hardware_repair', 'tech_support'];

const priceRules: readonly Rule[] = [
  {
    id: 'FEE-001',
    severity: 'error',
    title: { zh: '未写明价款', en: 'Price not stated' },
    message: {
      zh: '没有写明价款，或者只写“协商确定”；补充协商不成的，依法按合同条款、交易习惯，仍不能确定的按订立合同时履行地的市场价格确定',
      en: 'no price is stated, or it is left to be agreed; failing agreement the law looks at the other terms and usage, and then at the market price at the place of performance when the contract was made',
    },
    hint: { zh: '写明金额、单价或者比例', en: 'state an amount, a unit price or a percentage' },
    basis: [
      { law: 'civil-code', articles: '510, 511[2]', checked: 'text' },
      { law: 'contract-interp-2023', articles: '3(1)–(2)', checked: 'text' },
    ],
    text: ofForeign(priceOpen),
    examples: {
      fires: [
        {
          text: '第五条 费用\n5.1 服务费的具体金额由双方另行协商确定。',
          at: '服务费的具体金额由双方另行协商确定',
        },
        { text: '第五條 費用\n服務費面議。', at: '服務費面議' },
        {
          text: '5. Fees\nThe fees for the services shall be agreed by the parties later.',
          at: 'fees for the services shall be agreed',
        },
        {
          text: '第四条 费用与支付\n甲方按月向乙方支付服务费，违约的支付违约金500元。',
          at: '费用与支付',
        },
        { text: '第五条 费用\n甲方签约后支付50%，期满后支付50%。' },
        { text: '服务费另行约定。\n400' },
        { text: '第五条 费用\n服务费在订单中另行协商确定。', at: '服务费在订单中另行协商确定' },
        { text: '第四条 费用\n甲方按报价单按月付款。', at: '费用' },
        { text: '第四条 费用\n甲方按月付款。\n第五条 服务\n服务项目见附件一。', at: '费用' },
      ],
      silent: [
        { text: '第五条 费用\n每月服务费为8,000元。增加服务的费用另行协商。' },
        { text: '第五条 费用\n服务费为销售额的3%。' },
        { text: '第五條 費用\n服務費為人民幣捌仟元整。' },
        { text: '5. Fees\nThe fees are RMB 8,000 per month.' },
        { text: '第五条 费用\n服务项目和单价（元）\n客服坐席\n6,500.00' },
        { text: '第五条 保密\n双方应保守商业秘密。' },
      ],
    },
  },
  {
    id: 'FEE-006',
    severity: 'warning',
    title: { zh: '增值税税率与纳税人类型不符', en: 'VAT rate does not fit the taxpayer' },
    message: { zh: '', en: '' },
    basis: [{ law: 'vat-law', articles: '8(2), 9, 10, 11, 12', checked: 'text' }],
    told: ['X21'],
    examples: {
      fires: [
        { form: 'SVL', set: { 'invoice.vatRate': '3' } },
        { form: 'SVL', set: { 'parties.provider.taxpayer': 'small_scale', 'invoice.vatRate': '6' } },
      ],
      silent: [
        { form: 'SVL', set: {} },
        { form: 'SVL', set: { 'invoice.vatRate': '13' } },
        { form: 'SVL', set: { 'parties.provider.taxpayer': 'small_scale', 'invoice.vatRate': '3' } },
      ],
    },
  },
  {
    id: 'FEE-007',
    severity: 'warning',
    title: { zh: '未写明价款是否含税', en: 'Price neither with nor without tax' },
    message: {
      zh: '未说明价款是否含增值税；增值税是价外税，应单独列明，双方容易就税款由谁承担发生争议',
      en: 'it is not stated whether the price includes VAT; by law VAT comes on top of the price and is shown separately, so that it may be disputed who bears it',
    },
    hint: { zh: '写明“含税”或“不含税”及税率', en: 'say “including VAT” or “excluding VAT”, and the rate' },
    basis: [
      { law: 'vat-law', articles: '7, 17', checked: 'text' },
      { law: 'stamp-tax-law', articles: '5[1]', checked: 'text' },
    ],
    text: ofForeign(taxUnsaid),
    examples: {
      fires: [
        {
          text: '每月服务费为8,000元，开具增值税专用发票。',
          at: '每月服务费为8,000元，开具增值税专用发票。',
        },
        { text: '每月服務費為人民幣捌仟元整。' },
        { text: 'The monthly fee is RMB 8,000.' },
      ],
      silent: [
        { text: '每月服务费为8,000元（含税）。' },
        { text: '每月服务费为8,000元，含6%的增值税。' },
        { text: '每月服務費為8,000元。上述價格不含增值稅。' },
        { text: '每月服务费为8,000元，税费由甲方另行承担。' },
        { text: 'The monthly fee is RMB 8,000, inclusive of VAT.' },
        { text: '违反本条的，支付违约金8,000元。' },
      ],
    },
  },
  {
    id: 'FEE-021',
    severity: 'info',
    title: { zh: '可能须缴印花税', en: 'Stamp tax may be due' },
    message: {
      zh: '服务包含维修或者技术服务，其中部分内容可能属于应税合同，请按税目税率表核对；应税事项未分别列明金额的，从高适用税率',
      en: 'repair or technical services may be a taxable kind of contract: compare the table of taxable items; where several are not priced apart, the highest rate applies',
    },
    basis: [{ law: 'stamp-tax-law', articles: '2, 4, 9', checked: 'text' }],
    sheet: {
      reads: ['scope.services'],
      find: ({ scope: { services = [] } }) =>
        services
          .flatMap(({ code = '' }, i) =>
            TAXABLE.includes(code) ? [{ path: `scope.services.${i}.code` }] : [],
          )
          .slice(0, 1),
    },
    examples: {
      fires: [
        { form: 'ASO', set: {} },
        { set: { 'scope.services.1': { code: 'tech_support' } } },
        { form: 'SVL', set: { 'scope.services': [{ code: 'repair' }, { code: 'tech_support' }] } },
        { form: 'SVL', set: { 'scope.services': [{ code: 'hardware_repair' }] } },
      ],
      silent: [
        { form: 'SAS', set: {} },
        { form: 'SVL', set: {} },
      ],
    },
  },
];

export const feeRules: readonly Rule[] = [
  ...priceRules,
  ...modelRules,
  ...amountRules,
  ...invoiceRules,
  ...depositRules,
  ...paymentRules,
].sort((a, b) => a.id.localeCompare(b.id));
