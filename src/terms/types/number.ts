// Numbers, choices and yes/no as value types. Amounts and percentages are exact decimals in quotes: a bare YAML number has
// already lost its trailing zeros, and may have lost digits, before anyone can check it.
import * as z from 'zod';
import { suggest } from '../../text/suggest.js';
import type { Length } from '../calendar.js';
import type { Read, ValueType, Wrong } from '../field.js';
import { show, wrong } from './text.js';
import { UNIT_WORDS } from './time.js';

interface DecimalForm {
  readonly code: string;
  readonly kind: 'money' | 'percent' | 'decimal';
  readonly pattern: RegExp;
  readonly zh: string;
  readonly en: string;
  readonly example: string;
}

const decimalType = (form: DecimalForm, accept: (value: string) => Wrong | undefined): ValueType<string> => ({
  code: form.code,
  kind: { kind: form.kind },
  input: z.string(),
  json: { type: 'string', pattern: form.pattern.source },
  read: (given) => readDecimal(given, form, accept),
});

function readDecimal(
  given: unknown,
  form: DecimalForm,
  accept: (value: string) => Wrong | undefined,
): Read<string> {
  const text = typeof given === 'string' ? given.trim() : undefined;
  if (text !== undefined && form.pattern.test(text)) {
    const value = text.replace(/^0+(?=\d)/, '');
    return accept(value) ?? { value };
  }
  const got = show(given);
  return wrong(
    `应为${form.zh}，实为 ${got}`,
    `expected ${form.en}, got ${got}`,
    quoteHint(mended(given, form), form.example),
  );
}

/** What was probably meant: separators, symbols and full-width digits taken away, quotes put on. */
function mended(given: unknown, form: DecimalForm): string | undefined {
  if (typeof given !== 'number' && typeof given !== 'string') return undefined;
  let text = String(given)
    .normalize('NFKC')
    .replace(/[\s¥￥$%元“”]|CNY|RMB|人民币/g, '');
  text = ungrouped(text) ?? text;
  if (form.kind === 'money' && typeof given === 'number' && /^\d+(\.\d)?$/.test(text))
    text = text.includes('.') ? `${text}0` : `${text}.00`;
  return form.pattern.test(text) ? text : undefined;
}

/** The digits of a figure whose thousands are grouped; undefined for any other use of a comma. */
function ungrouped(text: string): string | undefined {
  return /^\d{1,3}([,，]\d{3})+(\.\d+)?$/.test(text) ? text.replace(/[,，]/g, '') : undefined;
}

const quoteHint = (meant: string | undefined, example: string) =>
  meant === undefined
    ? { zh: `带引号书写，例如 "${example}"`, en: `in quotes, for example "${example}"` }
    : { zh: `请写成带引号的 "${meant}"`, en: `write "${meant}" in quotes` };

/** `positive` refuses zero; `rate` allows four decimals whatever the currency (X19 counts the decimals of the others). */
export function moneyType(options: { positive?: boolean } = {}): ValueType<string> {
  const form: DecimalForm = {
    code: 'TYPE-MONEY',
    kind: 'money',
    pattern: /^\d{1,13}(\.\d{1,4})?$/,
    zh: '带引号的金额，不带符号、逗号或正负号，最多四位小数',
    en: 'an amount in quotes, without sign, separators or symbol, with at most four decimals',
    example: '68000.00',
  };
  return decimalType(form, (value) =>
    options.positive && !/[1-9]/.test(value)
      ? wrong('金额应大于零', 'expected an amount above zero')
      : undefined,
  );
}

export const percentType: ValueType<string> = decimalType(
  {
    code: 'TYPE-PERCENT',
    kind: 'percent',
    pattern: /^\d{1,3}(\.\d{1,4})?$/,
    zh: '带引号的百分数数值（"0.05" 即 0.05%），不带 % 或 ‰',
    en: 'a percentage in quotes ("0.05" means 0.05 %), without % or ‰',
    example: '0.05',
  },
  () => undefined,
);

export function decimalNumber(options: { positive?: boolean } = {}): ValueType<string> {
  const form: DecimalForm = {
    code: 'TYPE-DECIMAL',
    kind: 'decimal',
    pattern: /^\d{1,13}(\.\d{1,4})?$/,
    zh: '带引号的十进制数',
    en: 'a decimal number in quotes',
    example: '85',
  };
  return decimalType(form, (value) =>
    options.positive && !/[1-9]/.test(value)
      ? wrong('数值应大于零', 'expected a number above zero')
      : undefined,
  );
}

export function intType(
  options: { unit?: Length['unit']; min?: number; max?: number; only?: readonly number[] } = {},
): ValueType<number> {
  const { unit, min = 0, max = 1_000_000_000, only } = options;
  const fits = (n: number) => Number.isInteger(n) && n >= min && n <= max && (!only || only.includes(n));
  const bounds = only ? only.join(' / ') : max === 1_000_000_000 ? `≥ ${min}` : `${min}–${max}`;
  return {
    code: 'TYPE-INT',
    kind: unit === undefined ? { kind: 'int' } : { kind: 'int', unit },
    input: z.int(),
    json: { type: 'integer', ...(only ? { enum: only } : { minimum: min, maximum: max }) },
    ...(unit !== undefined && { unit: UNIT_WORDS[unit] }),
    read: (given) => {
      if (typeof given === 'number' && fits(given)) return { value: given };
      const text = typeof given === 'string' ? given.normalize('NFKC').trim() : '';
      const digits = ungrouped(text) ?? text;
      const folded = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
      return wrong(
        `应为不带引号的整数（${bounds}），实为 ${show(given)}`,
        `expected a whole number without quotes (${bounds}), got ${show(given)}`,
        fits(folded) ? String(folded) : undefined,
      );
    },
  };
}

const SPOKEN: Readonly<Record<string, boolean>> = {
  yes: true,
  on: true,
  y: true,
  true: true,
  是: true,
  no: false,
  off: false,
  n: false,
  false: false,
  否: false,
};

export const boolType: ValueType<boolean> = {
  code: 'TYPE-BOOL',
  kind: { kind: 'bool' },
  input: z.boolean(),
  json: { type: 'boolean' },
  read: (given) => {
    if (typeof given === 'boolean') return { value: given };
    const meant = typeof given === 'string' ? SPOKEN[given.trim().toLowerCase()] : undefined;
    return wrong(
      `应为 true 或 false，实为 ${show(given)}`,
      `expected true or false, got ${show(given)}`,
      meant === undefined ? undefined : `${meant}`,
    );
  },
};

/** What is suggested for a value that is none of these words, or the words themselves. */
export function notOneOf(given: unknown, values: readonly string[], words: Spoken = {}): Wrong {
  const near =
    typeof given === 'string' ? (spokenFor(given, values, words) ?? suggest(given, values)) : undefined;
  const most = 30;
  const end = values.length > most ? '…' : '';
  const spoken = values.slice(0, most).map((value) => ({ value, ...words[value] }));
  const zh = `${spoken.map((one) => (one.zh ? `${one.value}（${one.zh}）` : one.value)).join(', ')}${end}`;
  const en = `${spoken.map((one) => (one.en ? `${one.value} (${one.en})` : one.value)).join(', ')}${end}`;
  const quoted =
    typeof given === 'boolean'
      ? { zh: '（YAML 把它读成了是/否值）', en: ' (YAML read it as yes or no)' }
      : undefined;
  return wrong(
    `应为下列之一：${zh}；实为 ${show(given)}${quoted?.zh ?? ''}`,
    `expected one of ${en}; got ${show(given)}${quoted?.en ?? ''}`,
    near === undefined ? undefined : { zh: `是否应为 ${near}`, en: `did you mean ${near}?` },
  );
}

type Spoken = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** The one value whose words these are, or begin with: 定稿 for `final`, which is explained as 定稿，不允许空缺. */
function spokenFor(given: string, values: readonly string[], words: Spoken): string | undefined {
  const text = given.normalize('NFKC').trim().toLowerCase();
  const plain = (word: string) => word.toLowerCase().replace(/^(an?|the) /, '');
  const meant = (fit: (word: string) => boolean) =>
    values.filter((value) => [words[value]?.zh, words[value]?.en].some((word) => word && fit(plain(word))));
  const same = meant((word) => word === text);
  const begun = text.length < 2 ? [] : meant((word) => word.startsWith(text));
  const [only, ...more] = same.length > 0 ? same : begun;
  return more.length === 0 ? only : undefined;
}

export function choiceType<const V extends string>(values: readonly V[], code = 'TYPE-ENUM'): ValueType<V> {
  return {
    code,
    kind: { kind: 'enum', values },
    input: z.enum(values as unknown as [V, ...V[]]),
    json: { type: 'string', enum: values },
    read: (given) => (values.includes(given as V) ? { value: given as V } : notOneOf(given, values)),
  };
}
