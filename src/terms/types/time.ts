// Durations, dates, times of day and time zones as value types. They stay strings: "30 second", "2027-01-01", "09:00".
import * as z from 'zod';
import { suggest } from '../../text/suggest.js';
import { isRealDay, type Length, lastRealDay } from '../calendar.js';
import type { ValueType } from '../field.js';
import { readText, sample, show, wrong } from './text.js';

type Unit = Length['unit'];

const UNITS: readonly Unit[] = ['second', 'minute', 'hour', 'calendar_day', 'working_day', 'month', 'year'];
export const UNIT_WORDS: Readonly<Record<Unit, { readonly zh: string; readonly en: string }>> = {
  second: { zh: '秒', en: 'seconds' },
  minute: { zh: '分钟', en: 'minutes' },
  hour: { zh: '小时', en: 'hours' },
  calendar_day: { zh: '日', en: 'calendar days' },
  working_day: { zh: '工作日', en: 'Working Days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};
const SPOKEN: readonly (readonly [RegExp, Unit])[] = [
  [/^(s|secs?|seconds?|秒钟?)$/i, 'second'],
  [/^(min|mins?|minutes?|分钟?)$/i, 'minute'],
  [/^(h|hrs?|hours?|个?小时|时)$/i, 'hour'],
  [/^(wd|working[ _-]?days?|work[ _-]?days?|business[ _-]?days?|个?工作日)$/i, 'working_day'],
  [/^(d|days?|calendar[ _-]?days?|日|天|个?自然日)$/i, 'calendar_day'],
  [/^(months?|个?月)$/i, 'month'],
  [/^(y|years?|年)$/i, 'year'],
];

/** `zero` where the model gives no time a meaning of its own; elsewhere a limit of nothing is refused. `most` bounds the count. */
export function durationType(
  units: readonly Unit[] = UNITS,
  options: { zero?: boolean; most?: number } = {},
): ValueType<string> {
  const { zero = false, most = 9999 } = options;
  const bounds = {
    zh: `${zero ? '' : '；大于零'}${most < 9999 ? `；不超过 ${most}` : ''}`,
    en: `${zero ? '' : '; above zero'}${most < 9999 ? `; at most ${most}` : ''}`,
  };
  return {
    code: 'TYPE-DURATION',
    kind: { kind: 'duration' },
    input: z.string(),
    json: { type: 'string', pattern: `^${zero ? '' : '(?!0+ )'}\\d{1,4} (${units.join('|')})$` },
    unit: {
      zh: units.map((unit) => UNIT_WORDS[unit].zh).join('、'),
      en: units.map((unit) => UNIT_WORDS[unit].en).join(', '),
    },
    read: (given) => {
      const [, count = '', unit = ''] =
        /^(\d{1,4}) (\w+)$/.exec(typeof given === 'string' ? given.trim() : '') ?? [];
      if (units.includes(unit as Unit) && (zero || Number(count) > 0) && Number(count) <= most)
        return { value: `${Number(count)} ${unit}` };
      const list = units.join(', ');
      return wrong(
        `应为“数字 单位”（单位：${list}${bounds.zh}），实为 ${show(given)}`,
        `expected a number, a space and a unit (${list}${bounds.en}), got ${show(given)}`,
        likely(given, units, most) ?? sample(`${Math.min(30, most)} ${units[0]}`),
      );
    },
  };
}

function likely(given: unknown, units: readonly Unit[], most: number): string | undefined {
  const text = String(given).normalize('NFKC').trim();
  const [, count = '', rest = ''] = /^(\d{1,4})\s*(.*)$/.exec(text) ?? [];
  if (count === '' || Number(count) === 0 || Number(count) > most) return undefined;
  const spoken = SPOKEN.find(([pattern]) => pattern.test(rest.trim()))?.[1];
  const unit = spoken && units.includes(spoken) ? spoken : suggest(rest, units);
  return unit ? `${Number(count)} ${unit}` : units.length === 1 ? `${Number(count)} ${units[0]}` : undefined;
}

const EARLIEST = '1990-01-01';
const LATEST = '2100-12-31';
const DAY = '(199\\d|20\\d\\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';

function readDate(given: unknown): ReturnType<ValueType<string>['read']> {
  const text = typeof given === 'string' ? given.trim() : '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const [, y = '', m = '', d = ''] =
      /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/.exec(text.normalize('NFKC')) ?? [];
    return wrong(
      `应为 年-月-日 格式的日期，实为 ${show(given)}`,
      `expected a date as year-month-day, got ${show(given)}`,
      y === '' ? sample('2027-01-01') : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
    );
  }
  if (!isRealDay(text))
    return wrong(`历法上没有 ${text} 这一天`, `there is no such day as ${text}`, lastRealDay(text));
  if (text < EARLIEST || text > LATEST)
    return wrong(
      `应在 ${EARLIEST} 至 ${LATEST} 之间，实为 ${text}`,
      `expected a day from ${EARLIEST} to ${LATEST}, got ${text}`,
    );
  return { value: text };
}

export const dateType: ValueType<string> = {
  code: 'TYPE-DATE',
  kind: { kind: 'date' },
  input: z.string(),
  json: { type: 'string', pattern: `^${DAY}$` },
  read: readDate,
};

/** A date, or the day on which the contract takes effect. */
export const startType: ValueType<string> = {
  ...dateType,
  json: { type: 'string', pattern: `^(effective_date|${DAY})$` },
  read: (given) => (given === 'effective_date' ? { value: given } : readDate(given)),
};

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export const timeType: ValueType<string> = {
  code: 'TYPE-TIME',
  kind: { kind: 'time' },
  input: z.string(),
  json: { type: 'string', pattern: CLOCK.source },
  read: (given) => {
    const text = typeof given === 'string' ? given.trim() : '';
    if (CLOCK.test(text)) return { value: text };
    const [, h = '', m = '00'] = /^(\d{1,2})(?:[:点时](\d{2})?分?)?$/.exec(text.normalize('NFKC')) ?? [];
    // YAML 1.1 reads 9:30 as 570, minutes in base 60.
    const minutes = typeof given === 'number' && Number.isInteger(given) && given >= 60 ? given : undefined;
    const clock = (hour: number, minute: string) => `"${String(hour).padStart(2, '0')}:${minute}"`;
    const meant =
      minutes !== undefined && minutes < 1440
        ? clock(Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'))
        : h !== '' && Number(h) < 24
          ? clock(Number(h), m)
          : sample('"09:00"');
    return wrong(
      `应为带引号的 24 小时制时刻，00:00 至 23:59，实为 ${show(given)}`,
      `expected a 24-hour time in quotes, 00:00 to 23:59, got ${show(given)}`,
      meant,
    );
  },
};

const ZONE = /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$|^UTC$/;

export const zoneType: ValueType<string> = {
  code: 'TYPE-ZONE',
  kind: { kind: 'text' },
  input: z.string(),
  json: { type: 'string', pattern: ZONE.source },
  read: (given) => {
    const text = readText(given, { max: 64 });
    if (!('value' in text)) return text;
    if (ZONE.test(text.value)) return text;
    return wrong(
      `应为 IANA 时区名，实为 ${show(given)}`,
      `expected an IANA time zone, got ${show(given)}`,
      sample('Asia/Shanghai'),
    );
  },
};
