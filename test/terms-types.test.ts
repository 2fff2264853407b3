// Each value type refuses what it should, with its own code at the field's path, and says what to write instead.
import { describe, expect, it, test } from 'vitest';
import { compile } from '../src/compile.js';
import { readCreditCode } from '../src/terms/types/credit-code.js';
import { phoneType } from '../src/terms/types/text.js';
import { exampleText, library } from './example.js';
import { check, found, sheetWith, termsOf } from './terms-sheet.js';

const bad: [code: string, path: string, value: unknown, hint?: RegExp][] = [
  ['TYPE-MONEY', 'fees.pricing.amount', 68000, /write "68000\.00" in quotes/],
  ['TYPE-MONEY', 'fees.pricing.amount', '68,000.00', /"68000\.00"/],
  ['TYPE-MONEY', 'fees.pricing.amount', '-1.00'],
  ['TYPE-MONEY', 'fees.pricing.amount', '0.00'],
  ['TYPE-MONEY', 'fees.pricing.amount', '1e3'],
  ['TYPE-MONEY', 'fees.pricing.amount', '１２.00', /"12\.00"/],
  ['TYPE-PERCENT', 'liability.latePayment.ratePerDay', '0.05%', /"0\.05"/],
  ['TYPE-PERCENT', 'liability.latePayment.ratePerDay', 0.05, /"0\.05"/],
  ['TYPE-PERCENT', 'liability.latePayment.ratePerDay', '5‰'],
  ['TYPE-DECIMAL', 'standards.metrics.0.value', 85, /"85"/],
  ['TYPE-INT', 'evaluation.failCycles', '3', /write 3/],
  ['TYPE-INT', 'evaluation.failCycles', 1],
  ['TYPE-INT', 'evaluation.failCycles', 2.5],
  ['TYPE-BOOL', 'payment.payWhenPaid', 'no', /write false/],
  ['TYPE-BOOL', 'payment.payWhenPaid', 'on', /write true/],
  ['TYPE-ENUM', 'parties.customer.size', 'larg', /did you mean large/],
  ['TYPE-ENUM', 'term.renewal.mode', false],
  ['TYPE-ENUM', 'parties.customer.jurisdiction', 'China'],
  ['TYPE-ENUM', 'fees.pricing.model', 'monthly_packag', /did you mean monthly_package/],
  ['TYPE-DURATION', 'consequences.handover', '15 days', /write 15 calendar_day/],
  ['TYPE-DURATION', 'consequences.handover', '15 working_day'],
  ['TYPE-DURATION', 'consequences.handover', '0 calendar_day'],
  ['TYPE-DURATION', 'data.breachNotice', '73 hour'],
  ['TYPE-DURATION', 'consequences.settleWithin', '10个工作日', /write 10 working_day/],
  ['TYPE-DURATION', 'consequences.handover', 15, /write 15 calendar_day/],
  ['TYPE-DATE', 'data.pipia.date', '2026-02-31', /write 2026-02-28/],
  ['TYPE-DATE', 'data.pipia.date', '2026/2/5', /write 2026-02-05/],
  ['TYPE-DATE', 'data.pipia.date', '2026-13-01'],
  ['TYPE-DATE', 'data.pipia.date', '1989-12-31'],
  ['TYPE-TIME', 'hours.default.start', '9:00', /"09:00"/],
  ['TYPE-TIME', 'hours.default.start', 540, /"09:00"/],
  ['TYPE-TIME', 'hours.default.start', '24:00'],
  ['TYPE-USCC', 'parties.customer.uscc', '91330106MAXXA001XS', /licence/],
  ['TYPE-USCC', 'parties.customer.uscc', 913301060000000000],
  ['TYPE-PHONE', 'parties.customer.phone', 13900000101, /"13900000101"/],
  ['TYPE-PHONE', 'parties.customer.phone', '12345'],
  ['TYPE-EMAIL', 'parties.customer.email', 'Legal <legal@lanyu.example>', /write legal@lanyu\.example/],
  ['TYPE-EMAIL', 'parties.customer.email', 'legal@lanyu', /^for example name@/],
  ['TYPE-EMAIL', 'parties.customer.email', 'legal＠lanyu。example', /^write legal@lanyu\.example$/],
  ['TYPE-PHONE', 'parties.provider.phone', '12345', /^for example/],
  ['TYPE-TEXT', 'parties.customer.postcode', 310000, /"310000"/],
  ['TYPE-TEXT', 'parties.provider.bank.cnaps', '１03305000018', /"103305000018"/],
  ['TYPE-TEXT', 'document.number', 'SVL 2026'],
  ['TYPE-TEXT', 'invoice.item.zh', 'x'.repeat(501)],
  ['TYPE-BI', 'invoice.item', ['费']],
  ['TYPE-CURRENCY', 'fees.currency', 'RMB', /write CNY/],
  ['TYPE-LANG', 'scope.languages.0', 'zh_cn', /write zh-CN/],
  ['TYPE-LAW', 'recitals.legalBasis.1', '民法典', /civil-code/],
  ['TYPE-URL', 'business.shop.url', 'shop.example', /https:\/\/shop\.example/],
  ['TYPE-FILE', 'annexes.0.file', '../sop.pdf'],
  ['TYPE-FILE', 'annexes.0.file', '/etc/passwd'],
  ['TYPE-ZONE', 'hours.default.timezone', 'Beijing', /Asia\/Shanghai/],
  ['TYPE-CLAUSE', 'custom', [{ after: '4.4', text: { zh: '无', en: 'none' } }]],
  ['TYPE-LIST', 'payment.methods', 'bank_transfer', /begin each entry with "- "/],
  ['TYPE-GROUP', 'payment.due', 'period_end', /trigger, within, day/],
  ['SHEET-DERIVED-KEY', 'hours.default.dailyHours', 12],
  ['SHEET-UNKNOWN-KEY', 'payment.mthods', ['bill'], /did you mean methods/],
  ['SHEET-UNKNOWN-KEY', 'fees.pricing.rate', '1.00', /per_agent_month/],
  ['SHEET-UNKNOWN-KEY', 'parties.customer.name.cn', '名'],
  ['SHEET-UNKNOWN-KEY', 'disputes.arbitration', { institution: 'bac' }, /method: arbitration/],
];

test.each(bad)('%s at %s for %j', (code, path, value, hint) => {
  const at = code === 'TYPE-CLAUSE' ? 'custom.0.after' : path;
  for (const status of ['final', 'draft'] as const) {
    const { problems, terms } = check(sheetWith({ [path]: value }), { status });
    expect(terms).toBeUndefined();
    const hit = problems.filter((problem) => problem.severity === 'error');
    expect(hit.map((problem) => [problem.code, problem.path])).toEqual([[code, at]]);
    expect(hit[0]?.message.zh).toMatch(/\p{Script=Han}/u);
    if (hint) expect(hit[0]?.hint?.en).toMatch(hint);
  }
});

test.each([
  ['\u202E', 'U+202E'],
  ['\u2066', 'U+2066'],
  ['\u200F', 'U+200F'],
  ['\u061C', 'U+061C'],
  ['\u200B', 'U+200B'],
  ['\u2060', 'U+2060'],
  ['\uE000', 'U+E000'],
  ['\uD800', 'U+D800'],
  ['\n', 'U+000A'],
  ['\u2028', 'U+2028'],
  ['\u0007', 'U+0007'],
])('text with %j is refused by name', (letter, point) => {
  const { problems } = check(sheetWith({ 'parties.customer.name.zh': `甲${letter}乙` }));
  expect(problems.map(({ code, path }) => [code, path])).toEqual([['TYPE-TEXT', 'parties.customer.name.zh']]);
  expect(problems[0]?.message.en).toContain(point);
});

test('text is data: markup stays, composed and trimmed', () => {
  const markup = 'A&B **Ltd** {{x}} <w:p/>';
  const terms = termsOf({ 'business.platform.name': { zh: ` ${markup}\n`, en: 'Cafe\u0301' } });
  expect(terms.business.platform.name).toEqual({ zh: markup, en: 'Caf\u00e9' });
});

test.each([
  ['91350100M000100Y43', '91350100M000100Y43'],
  ['91330106maxxa001xr', '91330106MAXXA001XR'],
  ['91320508 MAXX E0054W', '91320508MAXXE0054W'],
  ['91440305MAXXB0023Q', '91440305MAXXB0023Q'],
  ['91110105MAXXD00406', '91110105MAXXD00406'],
  ['91310115MAXXC00370', '91310115MAXXC00370'],
])('credit code %s is %s', (given, code) => expect(readCreditCode(given)).toEqual({ value: code }));

test.each([
  ['91350100M000100Y4Z', /Z/, /perhaps 91350100M000100Y43/],
  ['91350100M000100Y42', /at least one character is wrong/, /licence$/],
  ['91320508MAXXE0045W', /at least one/, /perhaps 91320508MAXXE0054W$/],
  ['91320508MAXXE0154W', /at least one/, /./],
  ['9133O1O6MAXXA001XR', /O.*is it 0/, /perhaps 91330106MAXXA001XR/],
  ['91330106MAXXA001XS', /S/, /./],
  ['91330106MAXXA001X', /got 17/, /./],
])('credit code %s is refused', (given, message, hint) => {
  const result = readCreditCode(given);
  expect(result).toHaveProperty('en', expect.stringMatching(message));
  expect(result).toHaveProperty('hint.en', expect.stringMatching(hint));
});

test.each([
  '13900000101',
  '+86-13900000101',
  '0571-85000202',
  '021-65000101-802',
  '010 65000101',
  '400-800-0101',
  '95588',
  '+852-21234567',
  '+853-62345678',
  '+886-0212345678',
  '+442079460000',
])('telephone %s', (given) => expect(phoneType.read(given)).toEqual({ value: given }));

test('all mistakes of one sheet are reported in one run, each once', () => {
  expect(
    found({
      'payment.mthods': ['bill'],
      'parties.customer.size': 'larg',
      'data.pipia.date': '2026-02-31',
      'fees.pricing.amount': 68000,
      'term.end': '2026-12-31',
      'parties.customer.uscc': '91330106MAXXA001XS',
    }),
  ).toEqual([
    'SHEET-UNKNOWN-KEY error payment.mthods',
    'TYPE-DATE error data.pipia.date',
    'TYPE-ENUM error parties.customer.size',
    'TYPE-MONEY error fees.pricing.amount',
    'TYPE-USCC error parties.customer.uscc',
    'X04 error term.end',
  ]);
});

describe('a misspelt field name', () => {
  const misspelt: [changes: Record<string, unknown>, problem: string, hint: string][] = [
    [{ 'fees.pricing': { modle: 'fixed_total', amount: '9000.00' } }, 'fees.pricing.modle', 'model'],
    [{ 'fees.pricing': { modle: 'per_ticket', rate: '1.00' } }, 'fees.pricing.modle', 'model'],
    [{ 'hours.byChannel.0': { channel: 'phone', mod: 'always' } }, 'hours.byChannel.0.mod', 'mode'],
    [{ 'liability.serviceFailure.ld': { knid: 'none' } }, 'liability.serviceFailure.ld.knid', 'kind'],
    [{ disputes: { methd: 'arbitration', arbitration: {} } }, 'disputes.methd', 'method'],
    [
      { 'parties.customer.phone': undefined, 'parties.customer.phnoe': '0571-85000202' },
      'parties.customer.phnoe',
      'phone',
    ],
  ];
  const bare = { defaults: {} };
  const settled = { 'fees.estimatedTotal': undefined, 'payment.firstPayment': { mode: 'none' } };
  it.each(misspelt)('%j is reported once, where it stands', (changes, path, meant) => {
    for (const options of [{}, bare, { status: 'draft' as const }]) {
      const { problems } = check(sheetWith({ ...settled, ...changes }), options);
      expect(problems.map((p) => `${p.code} ${p.path}`)).toEqual([`SHEET-UNKNOWN-KEY ${path}`]);
      expect(problems[0]?.hint?.en).toBe(`did you mean ${meant}?`);
    }
  });

  it('is reported with everything else, and at its own line', () => {
    const text = exampleText
      .replace('model: monthly_package', 'modle: monthly_package')
      .replace('size: large', 'size: larg')
      .replace('years: 3', 'yaers: 3');
    const { problems } = compile(text, library, { file: 's.yaml' });
    const lines = text.split('\n');
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'TYPE-ENUM parties.customer.size',
      'SHEET-UNKNOWN-KEY fees.pricing.modle',
      'SHEET-UNKNOWN-KEY confidentiality.survival.yaers',
    ]);
    for (const [i, word] of ['larg', 'modle', 'yaers'].entries()) {
      const { line = 0, col = 0 } = errors[i]?.place ?? {};
      expect(lines[line - 1]?.slice(col - 1)).toMatch(new RegExp(`^${word}`));
    }
  });
});

test('an entry that does not say which variant it is cannot be read, not even in a draft', () => {
  const entry = { 'hours.byChannel': [{ channel: 'sms' }] };
  expect(found(entry, { status: 'draft' })).toEqual(['TERM-MISSING error hours.byChannel.0.mode']);
});

test('the words behind codes are told where they are known', () => {
  const words = { 'parties.size': { large: { zh: '大型企业', en: 'large enterprise' } } };
  const said = (options: object) =>
    check(sheetWith({ 'parties.customer.size': 'x' }), options).problems[0]?.message;
  expect(said({ words })?.en).toContain('one of large (large enterprise), medium, small');
  expect(said({ words })?.zh).toContain('large（大型企业）, medium');
  expect(said({})?.en).toContain('one of large, medium');
});

test.each([
  ['parties.customer.size', '小型企业', 'did you mean small?'],
  ['parties.customer.size', 'Small Enterprise', 'did you mean small?'],
  ['document.status', '定稿', 'did you mean final?'],
  ['fees.pricing.model', 'zzz', undefined],
])('%s: %s is no code, but may be its words', (path, given, hint) => {
  const { problems } = check(sheetWith({ [path]: given }), { words: library.choices });
  expect(problems[0]?.hint?.en).toBe(hint);
});

test('a hint that only shows a sample says so', () => {
  for (const [path, given] of [
    ['parties.customer.email', 'none'],
    ['parties.customer.phone', 'none'],
    ['term.end', 'none'],
  ] as const) {
    const { problems } = check(sheetWith({ [path]: given }));
    expect(problems[0]?.hint?.zh).toMatch(/^例如 /);
    expect(problems[0]?.hint?.en).toMatch(/^for example /);
  }
});

test('the reader’s problems carry the label of their field', () => {
  const text = exampleText.replace('amount: "68000.00"', 'amount: 68000.00');
  const { problems } = compile(text, library, { file: 's.yaml' });
  expect(problems[0]?.code).toBe('SHEET-UNQUOTED');
  expect(problems[0]?.message.zh).toMatch(/^服务费（fees\.pricing\.amount）：/);
});

test('later checks keep the places of the sheet when an entry before them was refused', () => {
  expect(found({ 'hours.byChannel.0.mode': 'alway', 'hours.byChannel.1.channel': 'sms' })).toEqual([
    'TYPE-ENUM error hours.byChannel.0.mode',
    'X08 error hours.byChannel.1.channel',
  ]);
});

test('a sheet that is no mapping is one problem', () => {
  for (const sheet of ['text', 7, ['x']]) {
    const { terms, problems } = check(sheet);
    expect([terms, problems.map((problem) => problem.code)]).toEqual([undefined, ['TYPE-GROUP']]);
  }
});

describe('hints', () => {
  const hintOf = (from: string, to: string): string | undefined => {
    const { problems } = compile(
      exampleText.replace(from, () => to),
      library,
      { file: 's.yaml' },
    );
    return problems.find((p) => p.severity === 'error')?.hint?.en;
  };
  it.each([
    ['amount: "68000.00"', 'amount: "¥68,000.00"', 'write "68000.00" in quotes'],
    ['amount: "68000.00"', 'amount: "1,2"', 'in quotes, for example "68000.00"'],
    ['amount: "68000.00"', 'amount: 5.5万元', 'in quotes, for example "68000.00"'],
    ['includedVolume: 12000', 'includedVolume: "12,000"', 'write 12000'],
    ['end: 2027-12-31', 'end: 31-12-2027', 'for example 2027-01-01'],
  ])('never offer another value as the fix: %s → %s', (from, to, hint) => {
    expect(hintOf(from, to)).toBe(hint);
  });
  it('are silent where nothing certain can be said', () => {
    expect(hintOf('includedVolume: 12000', 'includedVolume: 10万')).toBeUndefined();
  });
});
