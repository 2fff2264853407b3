// Text and identifiers as value types: plain text, bilingual text, phone, e-mail, address on the web, file, credit code.
// A value is data whatever it looks like (markup is allowed); what could reorder, hide or break a line is refused by code point.

import * as z from 'zod';
import { codePointOf } from '../../text/codepoint.js';
import type { Read, ValueType, Wrong } from '../field.js';
import { readCreditCode } from './credit-code.js';

export interface TextLimits {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  /** Taken out before the pattern is tried. */
  readonly strip?: RegExp;
  /** What the pattern means, with an example. */
  readonly like?: { readonly zh: string; readonly en: string };
}

/** A refused value as it may be shown: cut short, and with nothing in it that acts on a terminal. */
export function show(given: unknown): string {
  const text = typeof given === 'string' ? JSON.stringify(given) : (JSON.stringify(given) ?? String(given));
  const cut = text.length > 48 ? `${text.slice(0, 47)}…` : text;
  return cut.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`,
  );
}

export function wrong(zh: string, en: string, hint?: string | Wrong['hint']): Wrong {
  if (hint === undefined) return { zh, en };
  return { zh, en, hint: typeof hint === 'string' ? { zh: `请写成 ${hint}`, en: `write ${hint}` } : hint };
}

/** A hint that only shows how such a value looks. */
export const sample = (text: string): NonNullable<Wrong['hint']> => ({
  zh: `例如 ${text}`,
  en: `for example ${text}`,
});

const REFUSED: readonly (readonly [RegExp, string, string])[] = [
  [/[\n\r\u2028\u2029]/u, '换行符', 'line break'],
  [/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u, '文字方向控制符', 'text-direction control'],
  [/[\u200B-\u200D\u2060\uFEFF]/u, '零宽字符', 'zero-width character'],
  [/\p{Co}/u, '私用区字符', 'private-use character'],
  [/\p{Cs}/u, '不成对的代理项', 'unpaired surrogate'],
  [/\p{Cc}/u, '控制字符', 'control character'],
];

/** NFC and trimmed, or why not. */
export function readText(given: unknown, limits: TextLimits = {}): Read<string> {
  if (typeof given !== 'string') {
    const quoted = typeof given === 'number' || typeof given === 'boolean' ? `"${given}"` : undefined;
    return wrong(`应为文字，实为 ${show(given)}`, `expected text, got ${show(given)}`, quoted);
  }
  const value = given
    .trim()
    .normalize('NFC')
    .replace(limits.strip ?? /(?!)/, '');
  for (const [pattern, zh, en] of REFUSED) {
    const found = pattern.exec(value)?.[0];
    if (found === undefined) continue;
    const point = codePointOf(found);
    return wrong(`含有不允许的字符 ${point}（${zh}）`, `contains ${point} (${en}), which is not allowed`, {
      zh: '删去该字符；文字须在一行之内',
      en: 'remove it; the text must stand on one line',
    });
  }
  const { min = 1, max = 500, pattern, like } = limits;
  const length = [...value].length;
  if (length < min || length > max)
    return wrong(
      `应为 ${min} 至 ${max} 个字符，实为 ${length} 个`,
      `expected ${min} to ${max} characters, got ${length}`,
    );
  if (pattern && !pattern.test(value)) {
    const folded = value.normalize('NFKC').replace(/\s/g, '');
    return wrong(
      `不符合格式：${like?.zh ?? String(pattern)}，实为 ${show(value)}`,
      `expected ${like?.en ?? String(pattern)}, got ${show(value)}`,
      pattern.test(folded) ? `"${folded}"` : undefined,
    );
  }
  return { value };
}

const textual = (
  code: string,
  json: ValueType<string>['json'],
  read: ValueType<string>['read'],
): ValueType<string> => ({
  code,
  kind: { kind: 'text' },
  input: z.string(),
  json: { type: 'string', ...json },
  read,
});

export const textType = (limits: TextLimits = {}) => {
  const { min = 1, max = 500, pattern, strip } = limits;
  // What is stripped before the pattern is tried may still be written.
  const shape = pattern && !strip ? { pattern: pattern.source } : {};
  return textual('TYPE-TEXT', { minLength: min, maxLength: max, ...shape }, (given) =>
    readText(given, limits),
  );
};

/** Simplified Chinese and English; English is filled in later when it will not be printed. */
export interface Bi {
  zh: string;
  en?: string;
}
export const biType = (limits?: TextLimits): ValueType<Bi> => {
  const part = textType(limits);
  const one = part.input.transform((given, context) => {
    const result = part.read(given);
    if ('value' in result) return result.value;
    context.issues.push({ code: 'custom', input: given, message: result.en });
    return z.NEVER;
  });
  return {
    code: 'TYPE-BI',
    kind: { kind: 'bi' },
    input: z.strictObject({ zh: one.optional(), en: one.optional() }),
    // A draft takes a bare string for the Chinese.
    json: {
      anyOf: [
        { type: 'object', properties: { zh: part.json, en: part.json }, additionalProperties: false },
        part.json,
      ],
    },
    read: (given) =>
      typeof given === 'object' && given !== null && !Array.isArray(given)
        ? { value: given as Bi }
        : wrong(
            `应写明中英文，实为 ${show(given)}`,
            `expected both languages, got ${show(given)}`,
            `{ zh: ${typeof given === 'string' ? given.trim().slice(0, 30) : '…'}, en: … }`,
          ),
    part,
  };
};

const PHONES = [
  /^(\+?86-?)?1[3-9]\d{9}$/,
  /^(\+?86-?)?0?(10|2\d|[3-9]\d{2})-?\d{7,8}([-转]\d{1,6})?$/,
  /^[48]00-?\d{3}-?\d{4}$/,
  /^(95|96)\d{3,6}$/,
  /^\+852-?[2-9]\d{7}$/,
  /^\+853-?[268]\d{7}$/,
  /^\+886-?0?\d{8,9}$/,
  /^\+[1-9]\d{6,14}$/,
];
const isPhone = (text: string) => PHONES.some((pattern) => pattern.test(text.replace(/ /g, '')));

export const phoneType = textual('TYPE-PHONE', { pattern: '^\\+?\\d[\\d -]*(转 ?\\d+)?$' }, (given) => {
  const text = typeof given === 'number' ? wrong('', '') : readText(given, { max: 32 });
  if ('value' in text && isPhone(text.value)) return text;
  if ('value' in text || typeof given === 'number') {
    const folded = String(given)
      .normalize('NFKC')
      .replace(/[‐-―−()（）.]/g, '-')
      .replace(/\s|^-/g, '');
    return wrong(
      `应为带引号的电话号码，实为 ${show(given)}`,
      `expected a telephone number, in quotes when it has digits only, got ${show(given)}`,
      isPhone(folded)
        ? `"${folded}"`
        : sample('"0571-85000202" / "13900000101" / "400-800-0101" / "+852-21234567"'),
    );
  }
  return text;
});

const EMAIL =
  /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[A-Za-z\d]([A-Za-z\d-]*[A-Za-z\d])?(\.[A-Za-z\d]([A-Za-z\d-]*[A-Za-z\d])?)+$/;

export const emailType = textual('TYPE-EMAIL', { pattern: EMAIL.source }, (given) => {
  const text = readText(given);
  if (!('value' in text)) return text;
  if (text.value.length <= 254 && EMAIL.test(text.value)) return text;
  const folded = (/<(.*)>/.exec(text.value)?.[1] ?? text.value)
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/\s/g, '');
  return wrong(
    `应为一个电子邮箱地址（不含显示名），实为 ${show(given)}`,
    `expected one bare e-mail address, got ${show(given)}`,
    EMAIL.test(folded) ? folded : sample('name@company.example'),
  );
});

export const urlType = textual('TYPE-URL', { pattern: '^https?://[!-~]+$' }, (given) => {
  const text = readText(given);
  if (!('value' in text)) return text;
  if (/^https?:\/\/[\x21-\x7e]+$/.test(text.value) && URL.canParse(text.value)) return text;
  const full = `https://${text.value}`;
  return wrong(
    `应为以 https:// 或 http:// 开头的网址，实为 ${show(given)}`,
    `expected a web address that starts with https:// or http://, got ${show(given)}`,
    /^[\x21-\x7e]+\.[\x21-\x7e]+$/.test(text.value) && !text.value.includes(':') && URL.canParse(full)
      ? full
      : sample('https://shop.example/'),
  );
});

/** A file named from the sheet's folder: it may not leave it. */
export const fileType = textual('TYPE-FILE', { pattern: '^(?!/|[A-Za-z]:)[^\\\\]+$' }, (given) => {
  const text = readText(given);
  if (!('value' in text)) return text;
  const steps = text.value.split('/');
  if (!/^[A-Za-z]:|^\/|\\/.test(text.value) && !steps.includes('..') && steps.every((step) => step !== ''))
    return text;
  return wrong(
    `应为项目文件夹内的相对路径，实为 ${show(given)}`,
    `expected a relative path inside the project folder, got ${show(given)}`,
    sample('annexes/sop.pdf'),
  );
});

export const creditCodeType = textual(
  'TYPE-USCC',
  {
    pattern:
      '^(\\s*[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]){2}(\\s*[0-9０-９]){6}(\\s*[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]){10}\\s*$',
  },
  (given) => {
    const text =
      typeof given === 'number' ? wrong(`应为带引号的文字`, 'expected text in quotes') : readText(given);
    return 'value' in text ? readCreditCode(text.value) : text;
  },
);
