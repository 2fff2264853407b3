// A field's schema → an arbitrary of values it accepts. Pools stand by value type, so a new field is covered at once; the short
// table of paths below holds only what other fields depend on (dates in order, a code with its check digits, a real law).
import { Big } from 'big.js';
import fc from 'fast-check';
import type { Range, ValueType } from '../src/terms/field.js';
import { library } from './example.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A credit code whose two check digits hold (GB 11714 inside, GB 32100-2015 at the end). */
function creditCode(serial: number): string {
  const part = `MA${String(serial).padStart(6, '0')}`;
  const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, i) => {
    const letter = part.charCodeAt(i);
    return sum + weight * (letter >= 65 ? letter - 55 : letter - 48);
  }, 0);
  const own = '0X987654321'[inner % 11]!;
  const body = `91330106${part}${own}`;
  const outer = [...body].reduce((sum, c, i) => sum + ALPHABET.indexOf(c) * (3 ** i % 31), 0);
  return body + ALPHABET[(31 - (outer % 31)) % 31];
}

const PLACES = [
  ['青松', 'Qingsong'],
  ['白沙', 'Baisha'],
  ['云溪', 'Yunxi'],
  ['长汀', 'Changting'],
  ['龙泉', 'Longquan'],
] as const;
const THINGS = [
  ['样例', 'Sample'],
  ['演示项目', 'Demonstration Project'],
  ['测试事项一', 'Test Matter One'],
  ['虚构有限责任组', 'Fictional Group Co., Ltd.'],
  // Words of the sheet are words, whatever they look like.
  ['《A》**B**{{customer}} | # <b>', '**B** {{customer}} | # <b> & C'],
] as const;
const bilingual = fc
  .tuple(fc.constantFrom(...PLACES), fc.constantFrom(...THINGS.slice(0, 4), ...THINGS))
  .map(([place, thing]) => ({ zh: place[0] + thing[0], en: `${place[1]} ${thing[1]}` }));

const day = (from: string, days: number): fc.Arbitrary<string> =>
  fc
    .oneof({ weight: 1, arbitrary: fc.constantFrom(0, days) }, fc.integer({ min: 0, max: days }))
    .map((n) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10));
const decimals = fc
  .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, places]) => (n / 10 ** places).toFixed(places));
const lengths = [1, 2, 3, 5, 7, 10, 12, 15, 20, 24, 30, 45, 60, 72, 90, 365, 9999, 0].flatMap((count) =>
  ['second', 'minute', 'hour', 'calendar_day', 'working_day', 'month', 'year'].map(
    (unit) => `${count} ${unit}`,
  ),
);

/** What is tried for each value type; only what the type itself accepts is used. */
const POOLS: Readonly<Record<string, readonly Json[]>> = {
  'TYPE-MONEY': ['0.01', '1', '99.90', '0.1250', '68000.00', '107000.53', '1000000', '9999999999999.99', '0'],
  'TYPE-PERCENT': ['1', '0', '0.0001', '0.05', '0.5', '2.5', '6', '10', '20', '33.3333', '99.9999', '100'],
  'TYPE-DECIMAL': ['1', '0', '0.5', '85', '99.9', '100', '12000', '1.25'],
  'TYPE-INT': [...Array(32).keys(), 45, 60, 90, 100, 365, 1000, 300_000, 1_000_000_000],
  'TYPE-BOOL': [true, false],
  'TYPE-DURATION': lengths,
  'TYPE-TIME': ['00:00', '09:00', '09:30', '12:05', '18:00', '23:59'],
  'TYPE-ZONE': ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'UTC', 'America/Argentina/Ushuaia'],
  'TYPE-TEXT': [
    'A-2027/01',
    '2027',
    '215000',
    '103305000018',
    '3250000010100012345',
    'EXMPCNBJ',
    'EXMPCNBJXXX',
    '京字第1号',
    'STR-006',
    'LIA-011',
  ],
  'TYPE-PHONE': [
    '0512-65000101',
    '13900000101',
    '400-800-0101',
    '95123',
    '+852-21234567',
    '+886-223456789',
    '+14155550101',
  ],
  'TYPE-EMAIL': ['a@b.example', 'contracts+2027@chengwan.example'],
  'TYPE-URL': ['https://shop.example/', 'http://a.example/x?y=1&z=%20'],
  'TYPE-FILE': ['annexes/sop.pdf', 'a.docx'],
  'TYPE-CURRENCY': ['CNY', 'CNY', 'USD', 'HKD', 'TWD', 'JPY', 'KWD', 'CHF'],
  'TYPE-LANG': ['zh-CN', 'en', 'ja', 'yue', 'pt-BR'],
  'TYPE-LAW': Object.keys(library.laws).filter((id) => library.laws[id]!.to === undefined),
  'TYPE-CLAUSE': [...library.forms.values()].map((form) => `${form.code}-1.1`),
};
const RANDOM: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  'TYPE-MONEY': decimals,
  'TYPE-INT': fc.integer({ min: 0, max: 100 }),
  'TYPE-DATE': day('2026-01-01', 1000),
};

/** What other fields depend on. Paths have `*` for a list entry. */
const OVERRIDES: readonly (readonly [RegExp, fc.Arbitrary<Json>])[] = [
  [/^parties\.customer\.uscc$/, fc.integer({ min: 0, max: 499_999 }).map(creditCode)],
  [/^parties\.provider\.uscc$/, fc.integer({ min: 500_000, max: 999_999 }).map(creditCode)],
  [/\.jurisdiction$/, fc.constantFrom('CN', 'CN', 'CN', 'CN', 'HK', 'TW', 'MO', 'SG', 'US')],
  [
    /^parties\.provider\.(name|registrationNo)$/,
    fc.constant<Json>({ zh: '南屏演示服务社', en: 'Nanping Demonstration Services' }),
  ],
  [
    /\.legalRep\.name$/,
    fc.constantFrom({ zh: '沈知远', en: 'Shen Zhiyuan' }, { zh: '顾清和', en: 'Gu Qinghe' }),
  ],
  [/^signatures\.\w+\.date$/, day('2026-01-01', 365)],
  [/^effectiveness\.date$/, day('2026-12-01', 60)],
  [/^data\.pipia\.date$/, day('2025-01-01', 300)],
  [/^term\.start$/, fc.oneof(fc.constant('effective_date'), day('2027-01-01', 365))],
  [/^term\.end$/, fc.oneof(day('2028-01-02', 31), day('2028-01-02', 1500))],
  [
    /^term\.length$/,
    fc.constantFrom('1 month', '6 month', '11 month', '12 month', '18 month', '1 year', '3 year'),
  ],
  [
    /^standards\.response\.\*\.within$/,
    fc.constantFrom('1 second', '30 second', '1 minute', '5 minute', '1 hour', '4 hour'),
  ],
  [/^standards\.metrics\.\*\.value$/, fc.constantFrom('0', '50', '85', '99.5', '100')],
];

/** A value of a leaf; throws where no pool has one, so that a new kind of field is noticed. */
export function acceptedBy(
  path: string,
  type: ValueType<unknown>,
  range: Range | undefined,
): fc.Arbitrary<Json> {
  const accepts = (value: Json) => 'value' in type.read(value) && inRange(value, range);
  const parts = (value: { zh: string; en: string }) =>
    !type.part || ('value' in type.part.read(value.zh) && 'value' in type.part.read(value.en));
  const own = OVERRIDES.find(([pattern]) => pattern.test(path))?.[1];
  const kind = type.kind;
  if (own && kind.kind === 'bi') return own;
  if (own) return own.map((value) => (typeof value === 'object' && value && 'zh' in value ? 'P-2' : value));
  if (kind.kind === 'bi') return bilingual.filter(parts);
  if (kind.kind === 'enum') return fc.constantFrom<Json>(...kind.values);
  const pool = (POOLS[type.code] ?? []).filter(accepts);
  const random = RANDOM[type.code]?.filter(accepts);
  if (random && pool.length === 0) return random;
  const [first] = pool;
  if (first === undefined) throw new Error(`no value is known for ${path} (${type.code})`);
  const fixed = fc.constantFrom(first, pool.at(-1)!, ...pool);
  return random ? fc.oneof(fixed, random) : fixed;
}

function inRange(value: Json, range: Range | undefined): boolean {
  if (!range || typeof value !== 'string') return true;
  const { above, min, max } = range;
  const figure = Big(value);
  return (
    (above === undefined || figure.gt(above)) && (min === undefined || figure.gte(min)) && figure.lte(max)
  );
}
