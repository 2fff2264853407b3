// The full example, the three layers of defaults, drafts and finals, what is derived, and what is known by path.
import { describe, expect, it, test } from 'vitest';
import { compile } from '../src/compile.js';
import { fieldAt, isName, kindOf, labelOf } from '../src/terms/index.js';
import { termsSchema } from '../src/terms/schema.js';
import { taxSplit } from '../src/terms/total.js';
import { fields } from '../src/terms/walk.js';
import { exampleText, library } from './example.js';
import { type Changes, check, formDefaults, found, sheetWith, termsOf } from './terms-sheet.js';

test('the full example has no problem and derives its total and its tax', () => {
  expect(found({})).toEqual([]);
  const terms = termsOf({ 'fees.estimatedTotal': undefined });
  expect(terms.fees.estimatedTotal).toBe('816000.00');
  expect(terms.derived).toEqual({
    periods: 12,
    tax: { net: '64150.94', vat: '3849.06', gross: '68000.00' },
  });
  expect(terms.hours.default?.dailyHours).toBe(12);
  expect(terms.data.sensitive.present).toBe(false);
});

test('the tax split rounds half up, included or on top', () => {
  expect(taxSplit('68000.00', '6', true)).toEqual({ net: '64150.94', vat: '3849.06', gross: '68000.00' });
  expect(taxSplit('68000.00', '6', false)).toEqual({ net: '68000.00', vat: '4080.00', gross: '72080.00' });
  expect(taxSplit('0.25', '6', false)).toEqual({ net: '0.25', vat: '0.02', gross: '0.27' });
});

test.each([
  [
    'whole months',
    { 'term.start': '2027-01-31', 'term.end': '2027-02-27', 'evaluation.failCycles': undefined },
    '68000.00',
    1,
  ],
  ['left-over days', { 'term.end': '2027-06-15' }, '374000.00', 5],
  ['a length', { 'term.end': undefined, 'term.length': '2 year' }, '1632000.00', 24],
])('the total over %s', (_, changes, total, months) => {
  const terms = termsOf({
    'fees.estimatedTotal': undefined,
    'term.renewal.noticeBefore': '5 calendar_day',
    'liability.serviceFailure.ld.base': 'cycle_fee',
    ...changes,
  });
  expect([terms.fees.estimatedTotal, terms.derived.periods]).toEqual([total, months]);
});

test.each([
  [{ model: 'fixed_total', amount: '420000.00' }, '420000.00'],
  [{ model: 'per_agent_month', rate: '5200.00' }, '873600.00'],
  [{ model: 'per_ticket', rate: '1.2345', ticketDefinition: { zh: '一单', en: 'a case' } }, undefined],
  [
    {
      model: 'itemised',
      items: [
        { code: 'base_service', name: { zh: '基本', en: 'Base' }, unitPrice: '30000.00', unit: 'month' },
        {
          code: 'telecom',
          name: { zh: '通讯', en: 'Calls' },
          unitPrice: '0.1234',
          unit: 'minute',
          quantity: '2001',
        },
        { code: 'other', name: { zh: '开办', en: 'Set-up' }, unitPrice: '0.125', unit: 'once' },
      ],
    },
    '362963.21',
  ],
  [
    {
      model: 'hybrid',
      components: [
        { model: 'fixed_monthly', amount: '1000.00' },
        { model: 'per_agent_month', rate: '10.00', agents: 2 },
      ],
    },
    '12240.00',
  ],
])('the total of %j', (pricing, total) => {
  const terms = termsOf({
    'fees.estimatedTotal': undefined,
    'fees.pricing': pricing,
    'payment.firstPayment': { mode: 'none' },
  });
  expect(terms.fees.estimatedTotal).toBe(total);
});

test('the sheet wins over the form, the form over the model; which entries a list has, the sheet alone decides', () => {
  const base = { 'standards.complaint': { result: '9 working_day' }, 'standards.response': undefined };
  const terms = termsOf(
    {
      ...base,
      channels: [{ kind: 'email' }, { kind: 'online_chat' }],
      'hours.byChannel': [],
      'hours.default': undefined,
    },
    {
      defaults: {
        ...formDefaults,
        standards: { ...formDefaults.standards, response: [{ within: '1 hour' }] },
      },
    },
  );
  expect(terms.standards.complaint).toEqual({ preliminary: '3 working_day', result: '9 working_day' });
  expect(terms.standards.response).toEqual([{ channel: 'any', kind: 'first_response', within: '1 hour' }]);
  expect(terms.hours.byChannel).toEqual([]);
  expect(terms.hours.default).toMatchObject({ mode: 'daily', end: '18:00', timezone: 'Asia/Shanghai' });
});

test('another variant in the sheet drops the form’s members of the old one', () => {
  const terms = termsOf({
    'hours.default': { mode: 'always' },
    'fees.pricing': { model: 'fixed_monthly', amount: '68000.00' },
  });
  expect(terms.hours.default).toMatchObject({ mode: 'always', dailyHours: 24 });
  expect(terms.hours.default).not.toHaveProperty('start');
  expect(terms.fees.pricing).toEqual({ model: 'fixed_monthly', amount: '68000.00' });
});

test('an entry takes over what the form’s entry of its key says and it does not', () => {
  const defaults = {
    ...formDefaults,
    channels: [
      { kind: 'phone', owner: 'provider', name: { zh: '热线', en: 'hotline' } },
      { kind: 'email', owner: 'provider' },
    ],
    scope: { services: [{ code: 'other', mode: 'on_demand' }] },
  };
  const terms = termsOf(
    {
      channels: [{ kind: 'phone', number: '400-800-0101' }, { kind: 'form' }],
      'scope.services.0': { code: 'other', detail: { zh: '翻译', en: 'translation' } },
      'hours.byChannel': [{ channel: 'phone' }],
      'standards.response': [
        { channel: 'phone', within: '10 second' },
        { channel: 'any', within: '1 hour' },
        { channel: 'any', kind: 'answer', within: '1 minute' },
      ],
    },
    { defaults },
  );
  expect(terms.channels).toMatchObject([
    { kind: 'phone', owner: 'provider', name: { zh: '热线' }, number: '400-800-0101' },
    { kind: 'form', owner: 'customer' },
  ]);
  expect(terms.channels).toHaveLength(2);
  expect(terms.scope.services?.[0]).toMatchObject({ code: 'other', mode: 'included' });
  expect(terms.hours.byChannel).toEqual([{ channel: 'phone', mode: 'daily', start: '09:00', end: '18:00' }]);
  expect(terms.standards.response?.[0]).toMatchObject({ kind: 'answer', within: '10 second' });
});

test('a form may give every entry of a list a default', () => {
  const defaults = { ...formDefaults, channels: { owner: 'provider' } };
  const terms = termsOf({ 'channels.1': { kind: 'form' } }, { defaults });
  expect(terms.channels?.map((channel) => channel.owner)).toEqual([
    'customer',
    'provider',
    'customer',
    'provider',
  ]);
});

test('what other fields decide is filled in', () => {
  const terms = termsOf({
    'parties.customer.contactAddress': undefined,
    'parties.provider.contact.phone': undefined,
    'signatures.customer': { date: '2026-12-18' },
    'data.retention': undefined,
    'data.recording': undefined,
    'liability.cap': undefined,
    'payment.firstPayment.amount': undefined,
    'standards.resolution.1.outcome': undefined,
  });
  expect(terms.parties.customer.contactAddress).toEqual(terms.parties.customer.registeredAddress);
  expect(terms.parties.provider.contact.phone).toBe('0512-65000101');
  expect(terms.signatures.customer).toMatchObject({
    name: { zh: '顾清和' },
    title: { en: 'Legal Representative' },
  });
  expect(terms.data.retention).toBe('12 month');
  expect(terms.data.recording).toEqual({ calls: true, retention: '6 month' });
  expect(terms.liability.cap).toEqual({ kind: 'percent_of_annual', value: '100' });
  expect(terms.payment.firstPayment.amount).toBe('68000.00');
  expect(terms.standards.resolution?.[1]?.outcome).toBe('solution_proposed');
});

test('what is missing stops a final text and only warns in a draft', () => {
  const changes = {
    'parties.customer.uscc': undefined,
    'channels.3.number': null,
    'parties.provider.legalRep.name': { zh: '沈知远' },
    'data.measures': ['logging', 'dlp'],
    'fees.pricing.amount': '',
    'fees.estimatedTotal': undefined,
    'payment.firstPayment.amount': '1.00',
  };
  const lacks = (severity: string) =>
    [
      'channels.3.number',
      'data.measures',
      'fees.pricing.amount',
      'parties.customer.uscc',
      'parties.provider.legalRep.name.en',
    ].map((path) => `TERM-MISSING ${severity} ${path}`);
  expect(found(changes)).toEqual(lacks('error'));
  expect(check(sheetWith(changes)).terms).toBeUndefined();
  expect(found(changes, { status: 'draft' })).toEqual(lacks('warning'));
  const terms = termsOf(changes, { status: 'draft' });
  expect(terms.document.status).toBe('draft');
  expect(fieldAt(terms, 'parties.customer.uscc')).toBeUndefined();
  expect(fieldAt(terms, 'channels.phone.number')).toBeUndefined();
});

test('an empty draft is blank, not broken', () => {
  const { terms, problems } = check({ schema: 'csa-contract/1', form: 'short-video-live' }, { defaults: {} });
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  expect(problems.map((problem) => problem.path)).toEqual(
    expect.arrayContaining(['fees.pricing.model', 'hours.default.mode', 'term.end', 'parties.customer.name']),
  );
  const paths = problems.map((problem) => problem.path);
  expect(paths).toEqual([...new Set(paths)]);
  expect(terms?.liability.latePayment.ratePerDay).toBe('0.05');
});

test('without English nothing needs it; a draft takes a bare string for the Chinese', () => {
  const changes = { 'business.platform.name': '澜屿直播' };
  expect(found(changes)).toEqual(['TYPE-BI error business.platform.name']);
  expect(found(changes, { status: 'draft' })).toEqual(['TERM-MISSING warning business.platform.name.en']);
  const terms = termsOf(changes, { status: 'draft', english: false });
  expect(terms.business.platform.name).toEqual({ zh: '澜屿直播', en: '澜屿直播' });
});

test('an account number loses its spaces', () => {
  const terms = termsOf({ 'parties.provider.bank.accountNumber': '3250 0000-1010' });
  expect(terms.parties.provider.bank.accountNumber).toBe('325000001010');
});

test('a form’s rows for channels that the sheet does not list are left out; the sheet’s own are checked', () => {
  const channels = [{ kind: 'online_chat' }, { kind: 'email' }];
  const own = { 'standards.response': undefined, 'hours.byChannel': undefined, channels };
  const terms = termsOf(own);
  expect(terms.standards.response?.map(({ channel }) => channel)).toEqual(['online_chat', 'email']);
  expect(terms.hours.byChannel?.map(({ channel }) => channel)).toEqual(['online_chat']);
  const sms = { channels: [{ kind: 'sms' }], 'hours.byChannel': undefined };
  expect(found({ ...sms, 'standards.response': undefined })).toEqual(['X10 warning channels.0.kind']);
  const written = {
    'standards.response': [
      { channel: 'sms', within: '1 minute' },
      { channel: 'phone', within: '1 minute' },
    ],
  };
  expect(found({ ...sms, ...written })).toEqual(['X08 error standards.response.1.channel']);
});

describe('one blank is one problem', () => {
  const blank = { zh: '', en: '' };
  it.each<[string, Changes, string[]]>([
    [
      'a name',
      { 'parties.provider.name': blank, 'parties.provider.bank.accountName': undefined },
      ['TERM-MISSING warning parties.provider.name'],
    ],
    ['a name that nothing needs', { 'business.shop.name': blank }, []],
    [
      'an entry of a list',
      { 'scope.exclusions': [{ zh: '', en: '' }] },
      ['TERM-MISSING warning scope.exclusions.0'],
    ],
    [
      'a price',
      {
        'fees.pricing.amount': '',
        'fees.estimatedTotal': undefined,
        'payment.firstPayment.amount': undefined,
      },
      ['TERM-MISSING warning fees.pricing.amount'],
    ],
  ])('%s', (_, changes, problems) => {
    expect(found(changes, { status: 'draft' })).toEqual(problems);
  });

  it('in the compiled sheet too, and nothing of what is filled from it', () => {
    const text = exampleText
      .replace(/status: final/, 'status: draft')
      .replace(/registeredAddress: .*/, 'registeredAddress: { zh: "", en: "" }')
      .replace(/\n {4}contactAddress: .*/, '');
    const { problems } = compile(text, library, { file: 's.yaml' });
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'TERM-MISSING parties.provider.registeredAddress',
    ]);
  });
});

describe('an error is not told again of what is filled from it', () => {
  const first = { 'fees.estimatedTotal': undefined, 'payment.firstPayment.amount': undefined };
  it.each<[string, Changes, string]>([
    ['a price not read', { 'fees.pricing.amount': '12000元' }, 'TYPE-MONEY error fees.pricing.amount'],
    ['a price of nothing', { 'fees.pricing.amount': '0' }, 'TYPE-MONEY error fees.pricing.amount'],
    ['a price too fine', { 'fees.pricing.amount': '12000.005' }, 'X19 error fees.pricing.amount'],
    [
      'a group misspelt',
      { fees: undefined, fee: { pricing: { amount: '1.00' } } },
      'SHEET-UNKNOWN-KEY error fee',
    ],
    [
      'a term that ends before it starts',
      { 'term.end': '2026-12-31', 'liability.serviceFailure.ld': { kind: 'percent', base: 'total_amount' } },
      'X04 error term.end',
    ],
  ])('%s', (_, changes, problem) => {
    expect(found({ ...first, ...changes })).toEqual([problem]);
  });

  it('but is, of a first payment that the sheet gives', () => {
    expect(
      found({
        'fees.pricing.amount': '1.005',
        'payment.firstPayment.amount': '1.005',
        'fees.estimatedTotal': undefined,
      }),
    ).toEqual(['X19 error fees.pricing.amount', 'X19 error payment.firstPayment.amount']);
  });
});

test('Chinese in place of English is a warning, at the English', () => {
  const changes = {
    'parties.customer.name': { zh: '杭州澜屿直播科技有限公司', en: '杭州澜屿直播科技有限公司' },
  };
  expect(found(changes)).toEqual(['TYPE-ENGLISH warning parties.customer.name.en']);
  expect(found(changes, { english: false })).toEqual([]);
});

test('a form may need more', () => {
  const requires = ['business.platform.name', 'business.shop.name', 'channels.sms.number'];
  expect(found({}, { requires })).toEqual([
    'TERM-MISSING error business.shop.name',
    'TERM-MISSING error channels.sms.number',
  ]);
});

test('paths lead to kinds, labels and values', () => {
  expect(kindOf('liability.latePayment.ratePerDay')).toEqual({ kind: 'percent' });
  expect(kindOf('channels.phone.number')).toEqual({ kind: 'text' });
  expect(kindOf('channels.2.number')).toEqual({ kind: 'text' });
  expect(kindOf('standards.response.any.within')).toEqual({ kind: 'duration' });
  expect(kindOf('fees.pricing.components.per_ticket.rate')).toEqual({ kind: 'money' });
  expect(kindOf('disputes.method')).toEqual({ kind: 'enum', values: ['court', 'arbitration'] });
  expect(kindOf('disputes.arbitration.name')).toEqual({ kind: 'bi' });
  expect(kindOf('notices.changeNoticeDays')).toEqual({ kind: 'int', unit: 'working_day' });
  expect(kindOf('derived.tax.net')).toEqual({ kind: 'money' });
  expect(kindOf('data.sensitive.present')).toEqual({ kind: 'bool' });
  expect(kindOf('channels')).toMatchObject({ kind: 'list', key: 'kind', of: { kind: 'group' } });
  expect(kindOf('parties')).toMatchObject({ kind: 'group', fields: { customer: { kind: 'group' } } });
  for (const path of ['channels.fax.number', 'fees.prices', 'parties.buyer', 'channels.phone.x', 'form.x'])
    expect(kindOf(path), path).toBeUndefined();
  const terms = termsOf({});
  expect(fieldAt(terms, 'channels.phone.number')).toEqual({
    value: '400-800-0101',
    path: 'channels.3.number',
  });
  expect(fieldAt(terms, 'hours.byChannel.phone.start')?.path).toBe('hours.byChannel.1.start');
  for (const path of ['channels.sms', 'business.shop', 'business.shop.name', 'parties.x', 'form.length'])
    expect(fieldAt(terms, path), path).toBeUndefined();
  expect(labelOf('parties.customer.uscc')).toEqual({
    zh: '统一社会信用代码',
    en: 'Unified Social Credit Code',
  });
  expect([
    isName('parties.customer.name'),
    isName('business.platform.name.zh'),
    isName('invoice.item'),
  ]).toEqual([true, true, false]);
});

test('every field has a label in both languages', () => {
  const bare = [...fields(termsSchema, termsOf({}))]
    .filter(
      ({ meta, path }) => meta.valueType && !(meta.label?.zh && /\p{Script=Han}/u.test(labelOf(path).zh)),
    )
    .map(({ path }) => path);
  expect(bare).toEqual([]);
});
