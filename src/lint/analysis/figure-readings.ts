// What a matched figure amounts to: one reader for each kind, with the words of numbers, months, currencies and units that patterns are made of.
import type { Figure } from './figure.js';
import { ENGLISH_NUMBER, HAN_FIRST, HAN_NEXT, plain, readEnglish, readHan, shifted } from './numerals.js';

export type Found = Omit<Figure, 'at'>;
export type Groups = Readonly<Record<string, string | undefined>>;
export const S = '[\\s\\u00A0]{0,4}';
export const ARABIC =
  '(?<![\\w.,])\\d{1,3}(?:,\\d{3}){1,6}(?:\\.\\d{1,8})?(?![\\d,]\\d)|(?<![\\d.])\\d{1,24}(?:\\.\\d{1,8})?';
export const HAN = `[${HAN_FIRST}][${HAN_NEXT}]{0,24}(?:点[〇零一二三四五六七八九]{1,8})?`;
export const ENGLISH = `\\b${ENGLISH_NUMBER}\\b`;
/** What begins a number: most places are passed over at a look. */
export const NUMBER = `(?=[\\d${HAN_FIRST}befhmnostz])(?:${ARABIC}|${HAN}|${ENGLISH})`;
export const HAN_DAY = '[一二三四五六七八九十]{1,3}';
export const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
export const MONTH = `(?:${MONTHS.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join('|')}|Sept\\.?)`;

/** What a number in figures or words amounts to. */
function measured(number: string): { readonly value: string; readonly words?: true } | undefined {
  if (/^\d/.test(number)) return { value: plain(number) };
  const value = /^[a-z]/i.test(number) ? readEnglish(number) : readHan(number);
  return value === undefined ? undefined : { value, words: true };
}
const monthOf = (name: string): string => {
  const digits = /^[A-Z]/i.test(name)
    ? String(MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1)
    : measured(name)?.value;
  return (digits ?? '').padStart(2, '0');
};
export const two = (number: string): string => (measured(number)?.value ?? '').padStart(2, '0');

/** The calendar is not asked whether there is such a day: a 31 June is still a date. */
export function date({ y, m, d }: Groups): Found | undefined {
  const month = m === undefined ? '' : monthOf(m);
  const day = d === undefined ? '' : two(d);
  if (
    (month !== '' && !/^(?:0[1-9]|1[0-2])$/.test(month)) ||
    (day !== '' && !/^(?:0[1-9]|[12]\d|3[01])$/.test(day))
  )
    return undefined;
  const year = y === undefined ? undefined : measured(y)?.value;
  const front = year ?? '-';
  const value = [front, ...(month === '' && day === '' ? [] : [month]), ...(day === '' ? [] : [day])].join(
    '-',
  );
  const words = y === undefined ? !/\d/.test(d ?? m ?? '') && !/[A-Za-z]/.test(m ?? '') : /\D/.test(y);
  return { kind: 'date', value, ...(words && { words: true as const }) };
}

/** 01/02/2027 stays as written, 31/12/2027 has one reading. */
export function numericDate({ a = '', b = '', y }: Groups, whole: string): Found | undefined {
  if (Number(a) > 12 && Number(b) <= 12) return date({ y, m: b, d: a });
  if (Number(b) > 12 && Number(a) <= 12) return date({ y, m: a, d: b });
  return Number(a) <= 12 && Number(b) <= 12
    ? { kind: 'date', value: whole.replaceAll(/\s/g, '') }
    : undefined;
}

const CURRENCIES: readonly (readonly [string, RegExp])[] = [
  ['HKD', /HK|港/i],
  ['MOP', /MOP|澳门|Macao|Macau/i],
  ['TWD', /NT|TWD|台币|Taiwan/i],
  ['SGD', /SGD|(?<!U)S\$|新加坡|Singapore/i],
  ['JPY', /JPY|日元|日圆|Japanese/i],
  ['EUR', /EUR|€|欧元|euro/i],
  ['GBP', /GBP|£|英镑|pound/i],
  ['CNY', /RMB|CNY|￥|¥|人民币|renminbi|yuan|^[元圆]/i],
  ['USD', /US|\$|美|dollar/i],
];
export const BEFORE =
  '人民币|RMB|CNY|￥|¥|US\\$|USD|美元|HK\\$|HKD|港币|港元|MOP|NT\\$|TWD|新台币|S\\$|SGD|JPY|日元|EUR|€|欧元|GBP|£|英镑|\\$|Renminbi|US dollars|Hong Kong dollars|euros?|Yuan';
export const AFTER =
  '人民币元|元人民币|美元|美金|欧元|英镑|日元|日圆|港元|港币|澳门元|新台币元?|新加坡元|元|圆|RMB\\b|CNY\\b|Renminbi\\b|yuan\\b|US dollars\\b|USD\\b|Hong Kong dollars\\b|HKD\\b|euros?\\b|EUR\\b|dollars\\b|pounds sterling\\b';
export const SCALE = `(?:${S}(?<s>[十百千]?[万亿]|million\\b|billion\\b|thousand\\b))?`;
const SCALES: Readonly<Record<string, number>> = {
  ...{
    十万: 5,
    百万: 6,
    千万: 7,
    万: 4,
    十亿: 9,
    百亿: 10,
    千亿: 11,
    亿: 8,
    thousand: 3,
    million: 6,
    billion: 9,
  },
};

function scaled({ n = '', s }: Groups): { readonly value: string; readonly words?: true } | undefined {
  const number = measured(n);
  return number && s !== undefined
    ? { ...number, value: shifted(number.value, SCALES[s.toLowerCase()] ?? 0) }
    : number;
}
export function amount(groups: Groups): Found | undefined {
  const number = scaled(groups);
  const sign = [groups.b, groups.a].find((word) => word !== undefined) ?? '元';
  const unit = CURRENCIES.find(([, signs]) => signs.test(sign))?.[0] ?? 'CNY';
  return number && { kind: 'amount', ...number, unit };
}

export const CAPITALS = '壹贰貳叁叄参參肆伍陆陸柒捌玖';
export function capital(_: Groups, whole: string): Found {
  // The figure, also of an amount against the bill rules: whether it is well written is another question.
  const [, yuan = '', jiao = '', fen = ''] =
    /^(?:([^元圆角分]{1,40})[元圆])?[零\s]{0,2}(?:(.)角)?[零\s]{0,2}(?:(.)分)?/u.exec(whole) ?? [];
  const head = readHan(yuan.replaceAll(/\s/g, '') || '零');
  const tail = [jiao, fen].map((sign) => readHan(sign || '零') ?? '');
  return {
    kind: 'capital',
    value: head === undefined ? '' : plain(`${head}.${tail.join('')}`),
    unit: 'CNY',
    words: true,
  };
}

export const percent =
  (places: number) =>
  ({ n = '' }: Groups): Found | undefined => {
    const number = measured(n);
    return number && { kind: 'percent', ...number, value: shifted(number.value, places) };
  };

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['working_day', /工作|营业|working|business|banking/i],
  ['calendar_day', /自然日|日历|公历|自然天|calendar[\s-]days?|natural/i],
  ['second', /秒|\bsec/i],
  ['minute', /分|\bmin/i],
  ['hour', /时|钟头|hour|\bhr|^h$/i],
  ['day', /[日天]|day/i],
  ['week', /周(?!年)|星期|礼拜|week/i],
];
export const HAN_UNIT =
  '个?S(?:工作日|工作天|营业日|自然日|自然天|日历日|日历天|公历日)|个?S(?:小时|钟头)|分钟|秒钟?|[天日](?!元|圆)|个?S(?:星期|礼拜)|周(?!岁|年)|个S(?:自然|日历|公历|历)?月|个?S(?:自然|会计)?季度|个?S(?:自然|会计|日历)?年(?!级|代)|周年'.replaceAll(
    'S',
    S,
  );
export const ENGLISH_UNIT =
  '(?:(?:full|clear|consecutive|successive|further|additional|calendar|natural|working|business|banking)[\\s-]){0,4}(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|years?)\\b';

export function duration({ n = '', u = '' }: Groups): Found | undefined {
  const number = measured(n.replace(/(?<=^\d{1,3})(?:st|nd|rd|th)$/i, ''));
  if (!number) return undefined;
  const [unit, times] = unitOf(u);
  return {
    kind: 'duration',
    ...number,
    value: times === 1 ? number.value : String(Number(number.value) * times),
    unit,
  };
}
/** Quarters count in months: the model has no such unit. */
function unitOf(unit: string): readonly [unit: string, times: number] {
  if (/季|quarter/i.test(unit)) return ['month', 3];
  const known = UNITS.find(([, words]) => words.test(unit))?.[0];
  if (known) return [known, 1];
  return [/月|month/i.test(unit) ? 'month' : 'year', 1];
}

/** Hours of the day: 下午6点 and 6 p.m. are 18:00. */
export function time({ p = '', h = '', i = '' }: Groups): Found | undefined {
  const hour = Number(measured(h)?.value);
  const minutes = i === '半' ? '30' : i === '' || i === '整' ? '00' : two(i.replace(/分$/, ''));
  const late = /下午|晚|p/i.test(p) && hour < 12;
  const early = /^a/i.test(p) && hour === 12;
  if (hour > 24 || Number(minutes) > 59) return undefined;
  const clock = String(early ? 0 : late ? hour + 12 : hour).padStart(2, '0');
  return { kind: 'time', value: `${clock}:${minutes}`, ...(/^\d/.test(h) ? {} : { words: true as const }) };
}

export const number = (groups: Groups): Found | undefined => {
  const found = scaled(groups);
  return found && { kind: 'number', ...found };
};
