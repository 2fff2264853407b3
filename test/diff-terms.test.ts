// Two term sheets → the fields that differ: what is no change, what belongs together, who said it; the same from both sides.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import type { FieldChange } from '../src/diff/comparison.js';
import { fieldChanges } from '../src/diff/terms.js';
import { modelFields, originsIn, sourcesOf } from '../src/terms/index.js';
import { termsSchema } from '../src/terms/schema.js';
import { fields, schemaAt } from '../src/terms/walk.js';
import { edit } from './command.js';
import { EXAMPLES, exampleText, FORMS, library } from './example.js';
import { between, changes, effectsIn, only, paths, said } from './field-changes.js';
import { arbitrarySheet } from './random-sheet.js';
import { sideOf } from './sheet-pairs.js';

describe('what is no change', () => {
  it('finds nothing between a sheet and itself', () => {
    for (const text of Object.values(EXAMPLES)) expect(between(text, text)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['decimals of an amount', 'amount: "68000.00"\n', 'amount: "68000"\n'],
    ['decimals of a percentage', 'ratePerDay: "0.05"', 'ratePerDay: "0.050"'],
    [
      'minutes for hours',
      'channel: email, kind: first_response, within: 4 hour',
      'channel: email, kind: first_response, within: 240 minute',
    ],
    ['months for years', 'retention: 12 month', 'retention: 1 year'],
    ['the order of plain values', '[public, already_known,', '[already_known, public,'],
    [
      'the order of entries with a key',
      '    - { class: ordinary, within: 2 working_day, outcome: resolved }\n    - { class: complex, within: 5 working_day, outcome: solution_proposed }\n',
      '    - { class: complex, within: 5 working_day, outcome: solution_proposed }\n    - { class: ordinary, within: 2 working_day, outcome: resolved }\n',
    ],
    ['a value that is the default', ', layout: two_column', ''],
    [
      'a computed value left out',
      '  estimatedTotal: "816000.00"      # 68,000.00 × 12; the tool recomputes and compares\n',
      '',
    ],
    [
      'comments and quotes',
      'place: { zh: 浙江省杭州市西湖区,',
      'place: { zh: "浙江省杭州市西湖区", # here\n   ',
    ],
  ])('%s', (_, from, to) => {
    expect(changes([from, to])).toEqual([]);
  });

  it('tells hours from days, and working days from days', () => {
    const sheet = (within: string) => edit(['noticeWithin: 3 calendar_day', `noticeWithin: ${within}`]);
    expect(paths(between(sheet('24 hour'), sheet('1 calendar_day')))).toEqual(['forceMajeure.noticeWithin']);
    expect(only(['within: 2 working_day', 'within: 2 calendar_day']).favours).toBeUndefined();
  });
});

describe('lists', () => {
  it('pairs entries by their key, and by the second key where the first comes twice', () => {
    const row = '    - { channel: phone, kind: answer, within: 20 second, targetPercent: "85" }\n';
    const more = '    - { channel: phone, kind: acknowledge, within: 2 hour }\n';
    const found = changes([row, more + row.replace('20 second', '30 second')]);
    expect(found.map(({ path, kind }) => [path, kind])).toEqual([
      ['standards.response.phone/acknowledge', 'added'],
      ['standards.response.phone/answer.within', 'changed'],
    ]);
    expect(said(found[0]!.after)).toEqual([
      '响应种类：受理确认；响应时限：2小时',
      'Kind of response: acknowledgement; Response limit: 2 hours',
    ]);
  });

  it('keeps an entry of a key through a change of everything else', () => {
    const found = changes([
      '{ channel: phone, kind: answer, within: 20 second, targetPercent: "85" }',
      '{ channel: phone, kind: acknowledge, within: 2 hour, targetPercent: "99" }',
    ]);
    expect(paths(found)).toEqual(
      ['kind', 'within', 'targetPercent'].map((field) => `standards.response.phone.${field}`),
    );
  });

  it('pairs entries without a key by what they say', () => {
    const terms = (...texts: readonly string[]) =>
      `${exampleText}\ncustom:\n${texts.map((zh) => `  - { after: SVL-4.4, text: { zh: ${zh}, en: "${zh.length} of them" } }\n`).join('')}`;
    const [a, b] = ['服务提供方每季度提交一次培训记录', '接受方可以要求更换不称职的客服人员'];
    const found = between(terms(a, b), terms('双方每年会晤一次商讨改进', b, a.replace('每季度', '每月')));
    expect(found.map(({ path, kind }) => [path, kind])).toEqual([
      ['custom.0', 'added'],
      ['custom.0-2.text', 'changed'],
    ]);
    expect(between(terms(a, b), terms(b, a))).toEqual([]);
  });

  it('says what came and went', () => {
    const change = only([
      'categories: [trade_secret, customer_info,',
      'categories: [trade_secret, market_info,',
    ]);
    expect(effectsIn(change)).toEqual(['Added:  → market information', 'Removed: customer information → ']);
    expect(change.before?.value).toEqual([
      'trade_secret',
      'customer_info',
      'operating_data',
      'contract_terms',
    ]);
    expect(only(['languages: [zh-CN, en, ja]', 'languages: [zh-CN, en]']).favours).toBe('provider');
    expect(only(['languages: [zh-CN, en, ja]', 'languages: [zh-CN, en, ko]']).favours).toBeUndefined();
  });
});

describe('variants', () => {
  const COURT =
    '  method: court\n  court:\n    basis: customer_domicile\n    name: { zh: 杭州市西湖区人民法院, en: "People’s Court of Xihu District, Hangzhou" }\n';

  it('tells a change of variant with its fields as one, and what both variants have by itself', () => {
    const found = changes(
      [COURT, '  method: arbitration\n  arbitration: { institution: hzac }\n'],
      ['  negotiationDays: 30\n', '  negotiationDays: 15\n'],
    );
    expect(found.map(({ path, favours }) => [path, favours])).toEqual([
      ['disputes', undefined],
      ['disputes.negotiationDays', undefined],
    ]);
    expect(found[0]!.before?.value).toMatchObject({ method: 'court' });
    expect(said(found[0]!.after)[0]).toMatch(/^仲裁（仲裁机构：杭州仲裁委员会；仲裁地：杭州/);
  });

  it('does not compare what two prices count in different things', () => {
    const PACKAGE =
      '    model: monthly_package\n    amount: "68000.00"\n    included: [labour, system_use, training]\n    includedVolume: 12000\n    overageRate: "3.80"\n';
    const total = [
      ['  estimatedTotal: "816000.00"', '  estimatedTotal: "68000.00"'],
      ['creditedTo: first_month }', 'creditedTo: pro_rata }'],
      ['mode: prepaid, amount: "68000.00"', 'mode: prepaid, amount: "5000.00"'],
    ] as const;
    expect(paths(changes([PACKAGE, '    model: fixed_total\n    amount: "68000.00"\n'], ...total))).toContain(
      'fees.pricing',
    );
    const monthly = changes(
      [PACKAGE, '    model: fixed_monthly\n    amount: "70000.00"\n'],
      ['  estimatedTotal: "816000.00"', '  estimatedTotal: "840000.00"'],
    );
    expect(paths(monthly)).toEqual(['fees.pricing', 'fees.pricing.amount']);
    expect(monthly[1]!.favours).toBeUndefined();
  });

  it('says the tax of both prices or of none', () => {
    const [price] = changes(
      [
        / {4}model: monthly_package\n(?: {4}.*\n)+ {2}estimatedTotal.*\n/.exec(exampleText)![0],
        '    model: per_ticket\n    rate: "5.60"\n    ticketDefinition: { zh: 每一次完整的请求, en: each complete request }\n',
      ],
      [/ {2}firstPayment: .*\n/.exec(exampleText)![0], '  firstPayment: { mode: none }\n'],
    );
    expect(effectsIn(price!)).toEqual(['Estimated total: RMB 816,000.00 for the term → (none)']);
    expect(said(price!.before)[0]).toContain('月包含会话量：每月12,000次会话；');
  });
});

describe('switches', () => {
  const DATA = /\ndata:\n(?: .*\n)+/.exec(exampleText)![0];
  const without = edit([DATA, '\ndata: { involvesPersonalInfo: false }\n']);

  it.each([
    ['off', exampleText, without],
    ['on', without, exampleText],
  ])('are one change when they go %s, whatever falls away or comes with them', (_, old, now) => {
    expect(paths(between(old, now))).toEqual(['data.involvesPersonalInfo']);
  });

  it.each<[string, readonly (readonly [string, string])[], string, readonly string[]]>([
    [
      'the figure of a cap that is lifted',
      [['cap: { kind: percent_of_annual, value: "100" }', 'cap: { kind: none }']],
      'liability.cap.kind',
      ['Cap value: 100% of the annual fees → (none)'],
    ],
    [
      'the number of renewals',
      [['renewal: { mode: by_agreement,', 'renewal: { mode: auto, maxRenewals: 3,']],
      'term.renewal.mode',
      ['Maximum renewals: (none) → 3 renewals'],
    ],
    [
      'those who may process',
      [['{ allowed: prohibited }', '{ allowed: with_consent, list: [{ zh: 甲云公司, en: Jia Cloud }] }']],
      'data.subProcessing.allowed',
      ['Sub-processors: (none) → Jia Cloud'],
    ],
  ])('carry what little goes with them: %s', (_, edits, path, effects) => {
    const change = only(...edits);
    expect([change.path, effectsIn(change)]).toEqual([path, effects]);
  });

  it('leave what both sheets say a change, to nobody’s gain', () => {
    const said = (hours: number) =>
      edit([DATA, `\ndata: { involvesPersonalInfo: false, breachNotice: ${hours} hour }\n`]);
    const found = between(exampleText, said(48));
    expect(found.map(({ path, favours }) => [path, favours])).toEqual([
      ['data.involvesPersonalInfo', undefined],
      ['data.breachNotice', undefined],
    ]);
    expect(only(['breachNotice: 24 hour', 'breachNotice: 48 hour']).favours).toBe('provider');
  });

  it('do not hide what stays in use beside them', () => {
    const found = changes(
      ['cap: { kind: percent_of_annual, value: "100" }', 'cap: { kind: percent_of_annual, value: "80" }'],
      ['indirectLoss: excluded', 'indirectLoss: included'],
    );
    expect(paths(found)).toEqual(['liability.cap.value', 'liability.indirectLoss']);
  });
});

describe('who said it', () => {
  it('tells the sheet, the form, the model and the program apart', () => {
    const by = (change: FieldChange) => [change.before?.by, change.after?.by];
    expect(by(only([', graceDays: 3', '']))).toEqual(['sheet', 'model']);
    const address = /\n {4}contactAddress: \{ zh: 浙江省.*/.exec(exampleText)![0];
    expect(by(only([address, '']))).toEqual(['sheet', 'computed']);
    const complaint = 'complaint: { preliminary: 3 working_day, result: 7 working_day }';
    const longer = edit([complaint, complaint.replace('3 working_day', '5 working_day')]);
    expect(by(between(longer, edit([`  ${complaint}\n`, '']))[0]!)).toEqual(['sheet', 'form']);
  });

  it('tells a change of form first, and what the other form moves as its own', () => {
    const as = (form: string) => {
      const made = compile(exampleText, library, { file: 'test.yaml', status: 'draft', form });
      return { terms: made.terms!, form: made.form!, read: made.read!, value: made.value };
    };
    const found = fieldChanges(as('short-video-live'), as('shop-after-sales'), library);
    expect(found[0]).toMatchObject({ path: 'form', weight: 'form' });
    expect(said(found[0]!.before)[0]).toBe(library.forms.get('short-video-live')!.title.zh);
    expect(found.length).toBeGreaterThan(1);
    for (const { before, after } of found.slice(1)) expect([before?.by, after?.by]).toContain('form');
  });
});

describe('random sheets', () => {
  const PAIRS = 60;
  const SEED = 20_270_102;
  const made = FORMS.flatMap((id) => {
    const form = library.forms.get(id)!;
    const sheets = fc.sample(arbitrarySheet(form, 50), { numRuns: 8, seed: SEED });
    return sheets.map(({ terms, sheet }) => sideOf('random.yaml', form, sheet, terms));
  });

  it(`gives the same from both sides over ${PAIRS} pairs, and nothing between a sheet and itself`, () => {
    const turned = { customer: 'provider', provider: 'customer', neutral: 'neutral' } as const;
    const kinds = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const told = ({ path, label, kind, before, after, favours }: FieldChange, mirrored: boolean) => ({
      path,
      label,
      kind: mirrored ? kinds[kind] : kind,
      before: mirrored ? after : before,
      after: mirrored ? before : after,
      favours: favours && mirrored ? turned[favours] : favours,
    });
    const orderly = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
    for (const one of made) expect(fieldChanges(one, one, library)).toEqual([]);
    for (let i = 0; i < PAIRS; i++) {
      const [a, b] = [made[i % made.length]!, made[(i * 7 + 3) % made.length]!];
      const there = fieldChanges(a, b, library).map((change) => told(change, false));
      const back = fieldChanges(b, a, library).map((change) => told(change, true));
      expect(orderly(back)).toEqual(orderly(there));
    }
  });

  it('knows from what each computed field follows', () => {
    const unknown = made.flatMap(({ terms, value, form }) => {
      const originOf = originsIn(value, form.defaults);
      return fields(termsSchema, terms)
        .filter(({ meta, value: own, path }) => meta.valueType && own !== undefined && !/\.\d+$/.test(path))
        .filter(({ path, schema }) => originOf(path, schema) === 'computed' && sourcesOf(path).length === 0)
        .map(({ path }) => path);
    });
    expect(unknown).toEqual([]);
  });

  it('names only fields that the model has', () => {
    for (const { path } of modelFields())
      for (const source of sourcesOf(path.replaceAll('*', '0')))
        expect(schemaAt(termsSchema, source), source).toBeDefined();
  });
});
