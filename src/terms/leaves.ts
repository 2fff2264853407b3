// One builder per value type, as the clause families use them: `money('月费', 'Monthly fee', { positive: true })`.
import type { Length } from './calendar.js';
import { type Field, type FieldOptions, leaf } from './field.js';
import { clauseType, countryType, currencyType, languageType, lawType } from './types/code.js';
import { boolType, choiceType, decimalNumber, intType, moneyType, percentType } from './types/number.js';
import {
  type Bi,
  biType,
  creditCodeType,
  emailType,
  fileType,
  phoneType,
  type TextLimits,
  textType,
  urlType,
} from './types/text.js';
import { dateType, durationType, startType, timeType, zoneType } from './types/time.js';

type Unit = Length['unit'];
type Plain<T> = (zh: string, en: string, options?: FieldOptions) => Field<T>;

export const text = (zh: string, en: string, options: FieldOptions & TextLimits = {}): Field<string> => {
  const { min, max, pattern, like, strip, ...rest } = options;
  return leaf(zh, en, textType(limits({ min, max, pattern, like, strip })), rest);
};
export const bi = (zh: string, en: string, options: FieldOptions & TextLimits = {}): Field<Bi> => {
  const { min, max, pattern, like, strip, ...rest } = options;
  return leaf(zh, en, biType(limits({ min, max, pattern, like, strip })), rest);
};
export const money = (zh: string, en: string, options: FieldOptions & { positive?: boolean } = {}) => {
  const { positive = false, ...rest } = options;
  return leaf(zh, en, moneyType({ positive }), rest);
};
/** Unless a range is given, 0 to 100. */
export const percent: Plain<string> = (zh, en, options = {}) =>
  leaf(zh, en, percentType, { range: { min: '0', max: '100' }, ...options });
export const decimal = (zh: string, en: string, options: FieldOptions & { positive?: boolean } = {}) => {
  const { positive = false, ...rest } = options;
  return leaf(zh, en, decimalNumber({ positive }), rest);
};
export const int = (
  zh: string,
  en: string,
  bounds: { unit?: Unit; min?: number; max?: number; only?: readonly number[] } = {},
  options: FieldOptions = {},
): Field<number> => leaf(zh, en, intType(bounds), options);
export const bool: Plain<boolean> = (zh, en, options) => leaf(zh, en, boolType, options);
export const choice = <const V extends string>(
  zh: string,
  en: string,
  values: readonly V[],
  options?: FieldOptions,
): Field<V> => leaf(zh, en, choiceType(values), options);
export const duration = (
  zh: string,
  en: string,
  units?: readonly Unit[],
  options: FieldOptions & { zero?: boolean; most?: number } = {},
): Field<string> => {
  const { zero = false, most = 9999, ...rest } = options;
  return leaf(zh, en, durationType(units, { zero, most }), rest);
};
export const date: Plain<string> = (zh, en, options) => leaf(zh, en, dateType, options);
export const startDate: Plain<string> = (zh, en, options) => leaf(zh, en, startType, options);
export const time: Plain<string> = (zh, en, options) => leaf(zh, en, timeType, options);
export const zone: Plain<string> = (zh, en, options) => leaf(zh, en, zoneType, options);
export const phone: Plain<string> = (zh, en, options) => leaf(zh, en, phoneType, { name: true, ...options });
export const email: Plain<string> = (zh, en, options) => leaf(zh, en, emailType, { name: true, ...options });
export const url: Plain<string> = (zh, en, options) => leaf(zh, en, urlType, { name: true, ...options });
export const file: Plain<string> = (zh, en, options) => leaf(zh, en, fileType, { name: true, ...options });
export const creditCode: Plain<string> = (zh, en, options) => leaf(zh, en, creditCodeType, options);
export const currency: Plain<string> = (zh, en, options) => leaf(zh, en, currencyType, options);
export const country: Plain<string> = (zh, en, options) => leaf(zh, en, countryType, options);
export const language: Plain<string> = (zh, en, options) => leaf(zh, en, languageType, options);
export const law: Plain<string> = (zh, en, options) => leaf(zh, en, lawType, options);
export const clause: Plain<string> = (zh, en, options) => leaf(zh, en, clauseType, options);

type Loose<T> = { [K in keyof T]: T[K] | undefined };
function limits(given: Loose<Required<TextLimits>>): TextLimits {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as TextLimits;
}
