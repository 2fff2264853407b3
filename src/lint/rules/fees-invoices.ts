// FEE: which invoice is issued, and whether it or the payment comes first.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { anySays, each, ofForeign, said, type Words } from '../said.js';

const VAGUE_INVOICE: Words = {
  zh: /(?:正规|正式|合法|有效|合规|规范|真实)(?:[、和且]?(?:正规|正式|合法|有效|合规|规范|真实|等额|足额)){0,4}的?(?:等额|足额)?(?:税务|增值税)?发票/u,
  en: /\b(?:proper|valid|formal|official|lawful|legal|regular)(?:(?:,| and|, and)? (?:proper|valid|formal|official|lawful|legal|regular)){0,2} (?:tax )?invoices?\b/i,
};
const INVOICE_TYPE: Words = {
  zh: /增值税(?:电子)?(?:专用|普通)(?:电子)?发票|专票|普票|数电/u,
  en: /\b(?:special|ordinary|general)(?: [a-z-]{1,12}){0,2} (?:VAT )?invoices?|VAT (?:special|ordinary|general) invoices?|\bfapiao\b/i,
};

const PAY_ON_INVOICE: Words = {
  zh: /(?:收到|取得|凭)[^。；]{0,12}发票[^。；]{0,24}(?:支付|付款|付清|结算|转账)|先开票后付款/u,
  en: /\bpay\b[^.;]{0,80}(?:after|upon|on|of) (?:its |the )?recei(?:pt of|ving)[^.;]{0,20}\binvoice/i,
};
const INVOICE_ON_PAYMENT: Words = {
  zh: /(?:收到[^。；发]{0,16}(?:款项|付款|费用|服务费|价款)|(?:付款|支付|付清)(?!节点|期限|条件)[^。；发]{0,10})(?:后|之日起)[^。；]{0,24}(?:开具|提供|出具|交付)[^。；]{0,12}发票/u,
  en: /\b(?:issue|provide|deliver)\b[^.;]{0,40}\binvoice\b[^.;]{0,40}(?:after|upon|on) (?:its |the )?(?:recei(?:pt of|ving) (?:the )?(?:payment|fees)|payment)/i,
};

function circular(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  return anySays(sentences, PAY_ON_INVOICE) ? each(contract, INVOICE_ON_PAYMENT) : [];
}

export const invoiceRules: readonly Rule[] = [
  {
    id: 'FEE-008',
    severity: 'warning',
    title: { zh: '未写明发票的种类和税率', en: 'Kind and rate of the invoice left open' },
    message: {
      zh: '“{invoice}”没有说明发票的种类和税率：服务费一般凭增值税专用发票才能抵扣进项税额',
      en: '“{invoice}” leaves kind and rate open: input tax on service fees is as a rule deducted on a special VAT invoice only',
    },
    hint: {
      zh: '写明增值税专用发票或者普通发票，以及税率',
      en: 'say special or ordinary VAT invoice, and the rate',
    },
    text: (contract) =>
      anySays(said(contract), INVOICE_TYPE)
        ? []
        : each(contract, VAGUE_INVOICE).map(({ at }) => ({
            at: at!,
            slots: { invoice: contract.text.passages[at!.passage]!.text.slice(at!.from, at!.to) },
          })),
    examples: {
      fires: [
        { text: '甲方付款后，乙方应开具正规发票。', at: '正规发票' },
        { text: '乙方應提供合法、有效的發票。', at: '合法、有效的發票' },
        { text: '乙方开具等额有效发票。', at: '有效发票' },
        { text: 'The provider shall issue a proper invoice.', at: 'proper invoice' },
      ],
      silent: [
        { text: '乙方应开具税率为6%的增值税专用发票。发票应合法有效。' },
        { text: '乙方应开具合法有效的发票，种类为增值税普通发票，税率6%。' },
        { text: 'The provider shall issue a valid invoice, namely a special VAT invoice at 6%.' },
        { form: 'SVL', set: {} },
      ],
    },
  },
  {
    id: 'FEE-009',
    severity: 'error',
    title: { zh: '开票与付款互为前提', en: 'Invoice and payment wait for each other' },
    message: {
      zh: '发票在付款之后开具，付款又以收到发票为前提，互相等待',
      en: 'the invoice comes after payment, yet payment waits for the invoice',
    },
    hint: { zh: '写明由哪一方先履行', en: 'say which of them comes first' },
    told: ['X23'],
    text: ofForeign(circular),
    examples: {
      fires: [
        {
          form: 'SVL',
          set: { 'invoice.timing': 'after_payment', 'payment.due.trigger': 'invoice_received' },
        },
        {
          text: '甲方收到乙方发票后10日内支付服务费。乙方在收到服务费后5日内开具增值税专用发票。',
          at: '收到服务费后5日内开具增值税专用发票',
        },
        {
          text: '甲方收到發票後10日內付款。乙方於甲方付款後5日內開具發票。',
          at: '付款後5日內開具發票',
        },
        {
          text: 'The client shall pay within 10 days of receiving the invoice. The provider shall issue the invoice after receipt of payment.',
        },
      ],
      silent: [
        { form: 'SVL', set: {} },
        { text: '甲方收到乙方发票后10日内支付服务费。乙方于次月5日前开具发票。' },
        { text: '乙方在收到服务费后5日内开具增值税专用发票。' },
        { text: '甲方收到发票后10日内付款。乙方应自付款节点达成之日起5日内开具发票。' },
        { text: 'The client shall pay within 10 days of receiving the invoice.' },
        { text: 'The provider shall issue the invoice after receipt of payment.' },
      ],
    },
  },
];
