// A comparison made by hand, with the hardest names and values a report can meet.
import type { Comparison, FieldChange, ProvisionChange } from '../src/diff/comparison.js';
import { wordDiff } from '../src/diff/words.js';

const both = (zh: string, en = zh) => ({ zh, en });
const shown = (
  value: unknown,
  zh: string,
  en: string,
  by: 'sheet' | 'form' | 'model' | 'computed' = 'sheet',
) => ({
  value,
  text: { zh, en },
  by,
});
const clause = (id: string, old?: string, now?: string, title = both('费用', 'Fees')) => ({
  id,
  ...(old && { old: both(`第${old}款`, `Clause ${old}`) }),
  ...(now && { new: both(`第${now}款`, `Clause ${now}`) }),
  title,
});

export const HOSTILE =
  '<script>alert(1)</script> | **bold** [x](javascript:alert(2)) `code` &amp; "q" \u202e @everyone #12 \u001b[31m\nnext';
export const LONG = `https://example.com/${'a'.repeat(120)}`;

const changes: readonly FieldChange[] = [
  {
    ...{ path: 'fees.pricing.amount', weight: 'money', kind: 'changed', favours: 'provider' },
    label: both('价款 · 金额', 'Price · Amount'),
    before: shown('68000.00', '人民币68,000.00元', 'RMB 68,000.00'),
    after: shown('70000.00', '人民币70,000.00元', 'RMB 70,000.00'),
    effects: [
      {
        label: both('合同总额', 'Contract total'),
        before: both('人民币816,000.00元', 'RMB 816,000.00'),
        after: both('人民币840,000.00元', 'RMB 840,000.00'),
      },
    ],
    clauses: [clause('fees.amount', '8.1', '8.1'), clause('fees.total', '8.2', '8.3')],
  },
  {
    ...{ path: 'liability.latePayment.ratePerDay', weight: 'liability', kind: 'added', favours: 'neutral' },
    label: both('逾期付款 · 每日违约金', 'Late payment · Damages per day'),
    after: shown('0.05', '未付金额的0.05%', '0.05% of the unpaid amount', 'form'),
    effects: [{ label: both('每年', 'Per year'), after: both('18.25%', '18.25%') }],
    clauses: [clause('liability.late-payment', undefined, '12.2')],
  },
  {
    ...{ path: 'parties.customer.name', weight: 'parties', kind: 'changed' },
    label: both('客户 · 名称', 'Customer · Name'),
    before: shown({ zh: '𠮷野家', en: 'Old' }, `𠮷${'田'.repeat(70)}`, LONG),
    after: shown({ zh: '𠮷野家', en: HOSTILE }, `𠮷${'野'.repeat(70)}`, HOSTILE),
    effects: [],
    clauses: [{ id: 'parties.customer' }, { id: 'signing', title: both('签署', 'Signature') }],
  },
  {
    ...{ path: 'custom.0', weight: 'wording', kind: 'changed' },
    label: both('特别约定', 'Special term'),
    before: shown(
      { zh: '一', en: 'The Provider shall' },
      '一',
      'The Provider shall keep every recording of the calls for at least ninety days and hand over copies on request.',
    ),
    after: shown(
      { zh: '一', en: 'The Provider shall' },
      '一',
      'The Provider shall keep every recording of the calls for at least sixty days and hand over copies on request.',
    ),
    effects: [],
    clauses: [],
  },
  {
    ...{ path: 'payment.due.within', weight: 'money', kind: 'removed', favours: 'customer' },
    label: both('付款期限', 'Payment period'),
    before: shown('10 working_day', '10个工作日', '10 working days', 'model'),
    effects: [],
    clauses: [clause('payment.due', '9.1', undefined)],
  },
];

const provisions: readonly ProvisionChange[] = [
  {
    ...clause('liability.late-payment', undefined, '12.2', both('逾期付款', 'Late payment')),
    kind: 'added',
    fields: [],
  },
  {
    ...clause('payment.due', '9.1', undefined, both('付款期限', 'Payment period')),
    kind: 'removed',
    fields: ['payment.due.within'],
  },
  { ...clause('term.renewal', '4.2', '3.2', both('续期', 'Renewal')), kind: 'moved', fields: [] },
  { ...clause('fees.total', '8.2', '8.3', both('总额', 'Total')), kind: 'renumbered', fields: [] },
  {
    ...clause('fees.amount', '8.1', '8.1', both('价款', 'Price')),
    kind: 'reworded',
    fields: ['fees.pricing.amount'],
    words: {
      zh: wordDiff(
        '双方确认，本合同项下服务费采用包月制，乙方应当于每月结束后向甲方支付服务费人民币68,000.00元（大写：人民币陆万捌仟元整），该金额已含税。',
        '双方确认，本合同项下服务费采用包月制，乙方应当于每月结束后向甲方支付服务费人民币70,000.00元（大写：人民币柒万元整），该金额已含税。',
      ),
      en: wordDiff(
        'The Parties confirm that the service fee is a monthly package; Party B shall pay Party A RMB 68,000.00 after the end of each month, tax included.',
        'The Parties confirm that the service fee is a monthly package; Party B shall pay Party A RMB 70,000.00 after the end of each month, tax included.',
      ),
    },
  },
  {
    ...{ id: 'signing', kind: 'reworded', fields: [], title: both(HOSTILE) },
    words: { zh: wordDiff('同', '同'), en: wordDiff('a <b>', `a ${HOSTILE}`) },
  },
];

export const comparison: Comparison = {
  old: {
    file: 'terms.yaml',
    form: 'short-video-live',
    title: both('短视频直播平台客服合同', 'Short-Video Live Platform Customer Service Agreement'),
  },
  new: {
    file: 'terms-2.yaml',
    form: 'short-video-live',
    title: both('短视频直播平台客服合同', 'Short-Video Live Platform Customer Service Agreement'),
  },
  changes,
  provisions,
  restated: [
    {
      path: 'standards.response.email.within',
      label: both('电子邮件 · 响应时限', 'E-mail · Response limit'),
      clauses: [clause('standards.response', '5.2', '5.3')],
    },
  ],
};
export const nothing: Comparison = { ...comparison, changes: [], provisions: [], restated: [] };
