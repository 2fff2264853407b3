// Each cross-field constraint fires at its field, alone, and with its severity in final and draft; the example is silent.
import { expect, test } from 'vitest';
import { constraints } from '../src/terms/constraints/index.js';
import { type Changes, check, formDefaults, found, type Options, sheetWith } from './terms-sheet.js';

const court = (basis: string, name?: unknown) => ({ basis, ...(name ? { name } : {}) });
const arbitration = { institution: 'cietac', kind: 'ad_hoc' };
const bi = (zh: string) => ({ zh, en: 'as in Chinese' });
/** A provider in Hong Kong, with all that follows from it. */
const foreign: Changes = {
  'parties.provider.jurisdiction': 'HK',
  'parties.provider.entityType': 'foreign_entity',
  'parties.provider.registrationNo': '1234567',
  'invoice.type': 'foreign_invoice',
};
const pricing = (value: object) => ({
  'fees.pricing': value,
  'fees.estimatedTotal': undefined,
  'payment.firstPayment': { mode: 'none' },
});
const sales = { model: 'percent_of_sales', percent: '1', base: { zh: '净销售额', en: 'net sales' } };
const cse: Changes = {
  form: 'cs-entrustment',
  'liability.wrongfulTermination.customer': '1.00',
  ...pricing({ model: 'fixed_monthly', amount: '68000.00' }),
};

/** In a draft the severity is the same unless a third element says otherwise. */
const cases: [finding: string, changes: Changes, draft?: 'warning'][] = [
  [
    'X01 error parties.provider.name',
    {
      'parties.provider.name.zh': '杭州澜屿直播科技有限公司',
      'parties.provider.bank': { accountNumber: '12345678', bankName: { zh: '某行', en: 'A bank' } },
    },
  ],
  ['X01 error parties.provider.uscc', { 'parties.provider.uscc': '91330106MAXXA001XR' }],
  ['X02 warning parties.provider.uscc', { 'parties.provider.uscc': '91320508MAXXA001X7' }],
  ['X02 warning parties.provider.uscc', { 'parties.provider.uscc': '91320508MAXXE0053R' }],
  [
    'X03 error parties.customer.legalRep.name',
    { 'parties.customer.legalRep.name': { zh: '澜屿集团', en: 'Lanyu' } },
  ],
  ['X04 error term.end', { 'term.end': '2027-01-01' }],
  [
    'X04 error term.end',
    {
      'term.start': 'effective_date',
      'term.end': '2026-12-18',
      'document.edition': '2026',
      'fees.estimatedTotal': '1.00',
    },
  ],
  ['X05 error term.length', { 'term.length': '12 month' }],
  ['X05 error term.end', { 'term.end': undefined, 'data.retention': '1 year' }, 'warning'],
  ['X06 error term.renewal.noticeBefore', { 'term.renewal.noticeBefore': '12 month' }],
  ['X06 error term.renewal.noticeBefore', { 'term.renewal.noticeBefore': '365 calendar_day' }],
  ['X07 warning signatures.provider.date', { 'signatures.provider.date': '2027-01-02' }],
  ['X07 warning effectiveness.date', { 'effectiveness.date': '2026-12-17' }],
  ['X08 error hours.byChannel.0.channel', { 'hours.byChannel.0.channel': 'sms' }],
  ['X08 error channels.2.kind', { 'channels.1.kind': 'email', 'standards.response.3.channel': 'any' }],
  ['X09 error standards.resolution.1.within', { 'standards.resolution.1.within': '1 working_day' }],
  ['X09 error standards.complaint.result', { 'standards.complaint.result': '1 calendar_day' }],
  ['X09 error standards.resolution.0.within', { 'standards.resolution.0.within': '3 hour' }],
  ['X10 warning channels.4.kind', { 'channels.4': { kind: 'social' } }],
  ['X11 error liability.latePayment.ratePerDay', { 'liability.latePayment.ratePerDay': '0.51' }],
  ['X55 warning liability.latePayment.ratePerDay', { 'liability.latePayment.ratePerDay': '0.2' }],
  ['X11 error standards.satisfaction.minPercent', { 'standards.satisfaction.minPercent': '0' }],
  ['X11 error standards.metrics.0.value', { 'standards.metrics.0.value': '101' }],
  [
    'X11 error payment.installments',
    {
      'payment.cycle': 'installments',
      'payment.installments': ['33.3333', '33.3333', '33.3333'].map((percent) => ({
        percent,
        milestone: { zh: '验收', en: 'acceptance' },
      })),
    },
  ],
  ['X12 error fees.estimatedTotal', { 'fees.estimatedTotal': '816000.01' }],
  [
    'X12 info fees.estimatedTotal',
    {
      ...pricing({ model: 'hourly', rate: '80' }),
      'fees.estimatedTotal': '9000',
      'liability.serviceFailure.ld.base': 'total_amount',
    },
  ],
  ['X13 warning fees.pricing.model', pricing({ model: 'fixed_total', amount: '9000.00' })],
  [
    'X14 error fees.pricing.components',
    pricing({ model: 'hybrid', components: [{ model: 'monthly_package', amount: '1.00' }] }),
  ],
  [
    'X15 error fees.pricing.tiers.1.upTo',
    {
      form: 'shop-after-sales',
      'business.shop.name': { zh: '店', en: 'Shop' },
      ...pricing({
        model: 'tiered_volume',
        tiers: [
          { upTo: 100, rate: '2' },
          { upTo: 100, rate: '1' },
          { upTo: null, rate: '0.5' },
        ],
      }),
    },
  ],
  ['X16 error fees.pricing.floor', pricing({ model: 'hourly', rate: '80', floor: '2', cap: '1.99' })],
  [
    'X17 warning fees.pricing.components.0.excludes',
    pricing({
      model: 'hybrid',
      components: [
        { ...sales, excludes: [] },
        { model: 'hourly', rate: '80' },
      ],
    }),
  ],
  [
    'X17 error fees.pricing.components.0.base',
    pricing({
      model: 'hybrid',
      components: [
        { ...sales, base: undefined },
        { model: 'hourly', rate: '80' },
      ],
    }),
    'warning',
  ],
  ['X18 error fees.currency', { 'fees.currency': 'USD' }],
  [
    'X19 error liability.confidentialityBreach.provider',
    { 'liability.confidentialityBreach.provider': '1.005' },
  ],
  [
    'TYPE-PERCENT error liability.cap.value',
    { 'liability.cap': { kind: 'percent_of_annual', value: '68000.00' } },
  ],
  [
    'X20 error scope.exclusions.0.zh',
    { 'scope.exclusions': [bi('超过68,000.00元（大写：陆万捌佰元整）的赔付')] },
  ],
  [
    'X20 error custom.0.text.zh',
    { custom: [{ text: bi('保证金68000元（人民币陆萬捌仟圆伍角），不超过10（十）日') }] },
  ],
  ['X21 warning invoice.vatRate', { 'parties.provider.taxpayer': 'small_scale' }],
  [
    'X22 warning fees.pricing.amount',
    { 'fees.pricing.amount': '68000.15', 'fees.estimatedTotal': undefined },
  ],
  [
    'X23 error invoice.timing',
    { 'invoice.timing': 'after_payment', 'payment.due.trigger': 'invoice_received' },
  ],
  [
    'X24 error payment.cycle',
    { 'payment.due': { trigger: 'day_of_month', day: 5 }, 'payment.cycle': 'quarter' },
  ],
  ['X24 error payment.due.day', { 'payment.due': { trigger: 'day_of_month' } }, 'warning'],
  [
    'X25 error payment.firstPayment.amount',
    { 'payment.firstPayment': { mode: 'deposit', amount: '163200.01' } },
  ],
  [
    'X56 warning definitions.extra.0.meaning.zh',
    { 'definitions.extra': [{ term: bi('押金'), meaning: bi('即定金') }] },
  ],
  [
    'X26 info liability.latePayment.ratePerDay',
    { 'liability.latePayment.ratePerDay': '0.0164', 'term.start': '2027-01-01' },
  ],
  ['X26 error payment.payWhenPaid', { 'payment.payWhenPaid': true }],
  ['X26 warning payment.due.within', { 'payment.due.within': '61 calendar_day' }],
  [
    'X26 error payment.due.within',
    { 'payment.due.within': '61 calendar_day', 'parties.customer.entityType': 'government' },
  ],
  ['X27 warning parties.customer.size', { 'parties.customer.size': 'not_applicable' }],
  ['X28 warning parties.provider.bank.accountName', { 'parties.provider.bank.accountName.zh': '沈知远' }],
  [
    'X29 error fees.estimatedTotal',
    { ...pricing({ model: 'hourly', rate: '80' }), 'liability.serviceFailure.ld.base': 'annual_fees' },
    'warning',
  ],
  [
    'X29 error liability.serviceFailure.ld.base',
    {
      'term.end': '2027-11-30',
      'fees.estimatedTotal': '748000.00',
      'liability.serviceFailure.ld.base': 'annual_fees',
    },
  ],
  ['X30 error disputes.court.name', { 'disputes.court.name': { zh: '南京市西湖区人民法院', en: 'Court' } }],
  [
    'X30 error disputes.court.name',
    { 'disputes.court': court('provider_domicile', { zh: '杭州市西湖区人民法院', en: 'Court' }) },
  ],
  [
    'X30 error effectiveness.place',
    { 'disputes.court': court('place_of_signing'), 'effectiveness.place': undefined },
    'warning',
  ],
  ['X30 error delivery.place', { 'disputes.court': court('place_of_performance') }, 'warning'],
  ['X31 error disputes.arbitration.kind', { disputes: { method: 'arbitration', arbitration } }],
  ['X31 warning disputes.arbitration.kind', { ...foreign, disputes: { method: 'arbitration', arbitration } }],
  [
    'X31 error disputes.arbitration.name',
    {
      disputes: {
        method: 'arbitration',
        arbitration: { institution: 'other', name: bi('甲仲裁委员会或者乙仲裁委员会'), seat: bi('杭州') },
      },
    },
  ],
  [
    'X31 error disputes.arbitration.name',
    { disputes: { method: 'arbitration', arbitration: { institution: 'bac', name: bi('杭州仲裁委员会') } } },
  ],
  ['X32 error governingLaw', { governingLaw: 'HK' }],
  [
    'X32 warning governingLaw',
    {
      governingLaw: 'HK',
      'data.location': 'offshore',
      'data.crossBorder': { mechanism: 'exempt', reference: '第五条' },
    },
  ],
  ['TERM-MISSING error governingLawName', { ...foreign, governingLaw: 'other' }, 'warning'],
  ['X33 warning parties.provider.licences', { 'parties.provider.licences': undefined }],
  [
    'X33 warning parties.provider.licences.0.validUntil',
    { 'parties.provider.licences.0.validUntil': '2027-06-30' },
  ],
  ['X34 error data.pipia.date', { 'data.pipia.date': '2026-12-19' }],
  ['X34 error data.pipia.date', { 'data.pipia.date': undefined }, 'warning'],
  ['X34 error data.sensitive.basis', { 'data.categories.7': 'health' }, 'warning'],
  [
    'X34 error data.crossBorder.mechanism',
    { 'data.location': 'mixed', 'data.crossBorder.reference': '2026-1' },
    'warning',
  ],
  ['X35 error data.categories', { 'data.categories': ['name', 'phone'] }],
  [
    'X36 error data.subProcessing.allowed',
    { 'data.subProcessing.allowed': 'with_consent', 'assignment.subcontracting': 'prohibited' },
  ],
  ['X37 error counterparts.total', { 'counterparts.total': 5 }],
  ['X38 error language.prevailing', { 'language.versions': ['zh-Hans'], 'language.prevailing': 'en' }],
  ['X39 error parties.customer.email', { ...cse, 'parties.customer.email': undefined }, 'warning'],
  [
    'X40 error annexes',
    {
      form: 'after-sales-outsourcing',
      annexes: [],
      ...pricing({
        model: 'itemised',
        items: [{ code: 'labour', name: { zh: '人工', en: 'Labour' }, unitPrice: '1', unit: 'month' }],
      }),
    },
    'warning',
  ],
  ['X40 error annexes.1.code', { annexes: [{ code: 'fee_details' }, { code: 'price_schedule' }] }],
  [
    'X41 error confidentiality.survival.years',
    { 'confidentiality.survival': { mode: 'fixed_from_effective', years: 2 }, 'term.renewal.mode': 'auto' },
  ],
  ['X42 warning evaluation.failCycles', { 'evaluation.failCycles': 5, 'evaluation.cycle': 'quarter' }],
  [
    'X43 warning staffing.workplace.site',
    { 'staffing.workplace': { site: 'customer', items: ['premises', 'equipment'] } },
  ],
  [
    'X43 warning standards.customerSop',
    { 'standards.customerSop': true, 'staffing.qualifications.0': bi('遵守考勤制度') },
  ],
  ['X44 warning staffing.minAgents', { 'staffing.minAgents': 5 }],
  ['X46 warning document.edition', { 'document.edition': '2025' }],
  ['X47 error business.platform.name', { 'business.platform.name': undefined }, 'warning'],
  [
    'X47 error document.number',
    {
      form: 'ecommerce-satisfaction',
      'document.number': undefined,
      ...pricing({ model: 'fixed_total', amount: '9000.00' }),
    },
    'warning',
  ],
  [
    'X49 warning parties.provider.nameHant',
    {
      'language.versions': ['zh-Hans', 'zh-Hant-TW', 'en'],
      'parties.provider.name.zh': '苏州里程客户服务有限公司',
      'parties.provider.bank.accountName.zh': '苏州里程客户服务有限公司',
    },
  ],
  ['X50 warning channels.0.automation', { 'channels.0.automation': 'bot_only' }],
  ['X51 error scope.onDemand.pricing', { 'scope.onDemand.pricing': 'rate_card', annexes: [] }],
  ['X52 error liability.carveOuts', { 'liability.carveOuts': ['intent', 'gross_negligence', 'data'] }],
  [
    'X53 error scope.afterSalesPolicy.noReasonReturnDays',
    { 'scope.afterSalesPolicy': { noReasonReturnDays: 6 } },
  ],
  [
    'X54 warning standards.satisfaction.period',
    {
      'standards.satisfaction': { minPercent: '90', period: 'quarter' },
      'fees.performance': [{ metric: 'csat', percent: '5' }],
    },
  ],
  ['TYPE-TEXT error parties.provider.postcode', { 'parties.provider.postcode': '21500' }],
  [
    'TYPE-UNIQUE error definitions.extra.1.term',
    {
      'definitions.extra': [
        { term: bi('直播间'), meaning: bi('甲') },
        { term: bi('直播间'), meaning: bi('乙') },
      ],
    },
  ],
  ['TYPE-UNIQUE error scope.languages.2', { 'scope.languages': ['en', 'ja', 'en'] }],
  ['TYPE-UNIQUE error standards.resolution.1.class', { 'standards.resolution.1.class': 'ordinary' }],
];

// The form's first payment would answer for the sheet's own in some of these.
const options: Options = { defaults: { ...formDefaults, payment: { due: formDefaults.payment.due } } };
const deposit: Changes = { 'payment.firstPayment.within': '3 calendar_day' };

test.each(cases)('%s', (finding, changes, draft) => {
  const whole = /^X(25|56)/.test(finding) ? { ...changes, ...deposit } : changes;
  expect(found(whole, { ...options, status: 'final' })).toEqual([finding]);
  const mild = draft ? finding.replace(' error ', ` ${draft} `) : finding;
  expect(found(whole, { ...options, status: 'draft' })).toEqual([mild]);
});

test('a constraint is silent when what it judges by was refused', () => {
  const typo: [Changes, string][] = [
    [{ 'channels.0.kind': 'online-chat' }, 'TYPE-ENUM error channels.0.kind'],
    [{ 'counterparts.customer': '2' }, 'TYPE-INT error counterparts.customer'],
    [{ 'fees.pricing.model': 'package' }, 'TYPE-ENUM error fees.pricing.model'],
    [{ 'liability.carveOuts.0': 'injury' }, 'TYPE-ENUM error liability.carveOuts.0'],
    [{ 'term.end': '31.12.2027' }, 'TYPE-DATE error term.end'],
    [{ 'notices.methods.1': 'mail' }, 'TYPE-ENUM error notices.methods.1'],
  ];
  for (const [changes, problem] of typo) expect(found(changes)).toEqual([problem]);
});

const register = {
  'civil-code': { from: '2021-01-01' },
  'arbitration-law-2017': { from: '2018-01-01', to: '2026-02-28' },
  'arbitration-law': { from: '2026-03-01' },
};
const law = (id: string): Changes => ({ 'recitals.legalBasis': ['civil-code', id] });
const unsigned: Changes = { 'signatures.customer.date': undefined, 'signatures.provider.date': undefined };
const annexed: Changes = {
  'annexes.3': { code: 'sop', title: bi('流程'), source: 'file', file: 'annexes/sop.pdf' },
};
const special = (after: string): Changes => ({ custom: [{ after, text: bi('另行约定') }] });

/** What the sheet alone cannot decide: with the outside fact it is found, or not; without it the check is silent. */
const outside: [found: string | undefined, changes: Changes, known: Options][] = [
  [
    'X26 error liability.latePayment.ratePerDay',
    { 'liability.latePayment.ratePerDay': '0.0081' },
    { lpr: '3' },
  ],
  [undefined, { 'liability.latePayment.ratePerDay': '0.0083' }, { lpr: '3' }],
  ['X40 error annexes.3.file', annexed, { fileExists: () => false }],
  [undefined, annexed, { fileExists: (path) => path === 'annexes/sop.pdf' }],
  [undefined, annexed, {}],
  ['X45 error recitals.legalBasis.1', law('arbitration-law-2017'), { laws: register }],
  ['X45 error recitals.legalBasis.1', law('arbitraton-law'), { laws: register }],
  [undefined, law('arbitration-law'), { laws: register, asOf: '2026-01-01' }],
  [undefined, law('arbitraton-law'), {}],
  ['X45 warning recitals.legalBasis.1', { ...law('arbitration-law-2017'), ...unsigned }, { laws: register }],
  [
    'X45 error recitals.legalBasis.1',
    { ...law('arbitration-law'), ...unsigned },
    { laws: register, asOf: '2026-02-28' },
  ],
  [undefined, { ...law('arbitration-law-2017'), ...unsigned }, { laws: register, asOf: '2026-02-28' }],
  ['X48 error custom.0.after', special('SVL-4.9'), { clauses: ['SVL-4.4', 'SVL-4.5'] }],
  [undefined, special('SVL-4.4'), { clauses: ['SVL-4.4', 'SVL-4.5'] }],
  [undefined, special('SVL-4.9'), {}],
];

test.each(outside)('%s for %j', (finding, changes, known) => {
  expect(found(changes, { ...options, ...known })).toEqual(finding === undefined ? [] : [finding]);
});

test('a price by use may stand on the default base, and what would need a total says which fields', () => {
  const hourly = pricing({ model: 'hourly', rate: '80' });
  const base = (name: string) => ({ 'liability.serviceFailure.ld.base': name });
  expect(found({ ...hourly, ...base('last_n_cycles') }, options)).toEqual([]);
  const { problems } = check(sheetWith({ ...hourly, ...base('annual_fees') }), options);
  expect(problems[0]?.hint?.zh).toMatch(/fees\.estimatedTotal.*liability\.serviceFailure\.ld\.base/);
  expect(problems[0]?.hint?.en).toMatch(/fees\.estimatedTotal.*liability\.serviceFailure\.ld\.base/);
});

test('seven days of return, none, or no consumers', () => {
  const days = (noReasonReturnDays: number) => ({ 'scope.afterSalesPolicy': { noReasonReturnDays } });
  expect([...found(days(7)), ...found(days(0))]).toEqual([]);
  expect(found({ ...days(3), 'business.sellsToConsumers': false })).toEqual([]);
});

test('words beside fields are compared only where they state the same thing', () => {
  const fine = [
    '68,000.00元（大写：人民币陆万捌仟元整）',
    '68000元（陆万捌仟圆正）',
    '在10（十）日内',
    '共三（3）份',
    '不收取订金',
  ];
  expect(found({ 'scope.exclusions': fine.map(bi) })).toEqual([]);
});

test('every constraint of the table has a case', () => {
  const tried = new Set([...cases, ...outside].map(([finding]) => finding?.split(' ')[0]));
  expect(constraints.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});
