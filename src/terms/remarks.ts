// A field in, what a person who fills it in is told about it, in one language: the lines of comment above it in a new sheet.
import type * as z from 'zod';
import type { Pair } from '../contract/ast.js';
import { writeValue } from '../sheet/write.js';
import { type FieldMeta, metaOf } from './field.js';
import { sheetSchema } from './schema.js';
import { elementOf, schemaAt, variantsOf } from './walk.js';

/** What each value of a choice means, by field address. */
export type Choices = Readonly<Record<string, Readonly<Record<string, Pair<string>>>>>;
export interface Field {
  readonly schema: z.ZodType;
  /** Path without list entries and party roles. */
  readonly address: string;
  /** The form's default. */
  readonly given: unknown;
  readonly required: boolean;
}

/** Longer lists of values are public codes that nobody reads through. */
const MOST_VALUES = 40;
export type Ui = 'zh' | 'en';

export function remarksOn(field: Field, choices: Choices, ui: Ui): string[] {
  const meta = metaOf(field.schema);
  return [
    headline(meta, field.required, ui),
    ...allowed(field, choices, ui),
    ...standing(meta, field.given, ui),
  ].filter((line) => line !== '');
}

/** A field's code in words: `draft（草稿）`. */
export function spokenValue(value: string, address: string, choices: Choices, ui: Ui): string {
  const words = choices[address]?.[value]?.[ui];
  if (words === undefined) return value;
  return ui === 'zh' ? `${value}（${words}）` : `${value} (${words})`;
}

function headline({ label, purpose }: Partial<FieldMeta>, required: boolean, ui: Ui): string {
  if (!label) return '';
  const need = required ? { zh: '（必填）', en: ' (required)' }[ui] : '';
  const said =
    purpose && purpose[ui] !== label[ui] ? { zh: `：${purpose.zh}`, en: `: ${purpose.en}` }[ui] : '';
  return `${label[ui]}${need}${said}`;
}

/** How the value is written, and between which bounds. */
function allowed({ schema, address }: Field, choices: Choices, ui: Ui): string[] {
  const values = valuesOf(schema);
  if (values.length > MOST_VALUES)
    return [
      {
        zh: '写法：通行的大写代码，如 CN、CNY',
        en: 'written as a public code in capitals, such as CN or CNY',
      }[ui],
    ];
  if (values.length > 1) {
    const list = values.map((value) => spokenValue(value, address, choices, ui));
    return [{ zh: `可选：${list.join('，')}`, en: `one of: ${list.join('; ')}` }[ui]];
  }
  const facts = [...how(schema, ui), ...bounds(schema, ui)];
  return facts.length > 0 ? [facts.join({ zh: '；', en: '; ' }[ui])] : [];
}

function valuesOf(schema: z.ZodType): readonly string[] {
  const kind = metaOf(schema).valueType?.kind;
  if (kind?.kind === 'enum') return kind.values;
  const element = elementOf(schema);
  if (!element) return [];
  return variantsOf(element) ? [] : valuesOf(element);
}

/** How a field is written, in a phrase. */
export const writingOf = (path: string, ui: Ui): string => {
  const schema = schemaAt(sheetSchema, path);
  return schema ? how(schema, ui).join({ zh: '；', en: '; ' }[ui]) : '';
};

const WAYS: Readonly<Record<string, Pair<string>>> = {
  money: {
    zh: '写法：带引号的金额，如 "68000.00"',
    en: 'written as an amount in quotes, such as "68000.00"',
  },
  percent: { zh: '写法：带引号的百分数，"0.05" 即 0.05%', en: 'written in quotes: "0.05" means 0.05 %' },
  decimal: { zh: '写法：带引号的数，如 "85"', en: 'written as a number in quotes, such as "85"' },
  date: { zh: '写法：年-月-日，如 2027-01-01', en: 'written as year-month-day, such as 2027-01-01' },
  time: { zh: '写法：带引号的时刻，如 "09:00"', en: 'written as a 24-hour time in quotes, such as "09:00"' },
  bool: { zh: '可选：true（是），false（否）', en: 'one of: true (yes); false (no)' },
  bi: { zh: '', en: '' },
};

function how(schema: z.ZodType, ui: Ui): string[] {
  const { valueType, unit } = metaOf(schema);
  const element = elementOf(schema);
  if (element && metaOf(element).valueType?.kind.kind === 'bi')
    return [{ zh: '每一项写成 { zh: "…", en: "…" }', en: 'each entry as { zh: "…", en: "…" }' }[ui]];
  if (!valueType) return [];
  const way = WAYS[valueType.kind.kind]?.[ui] ?? '';
  const units = /\(([a-z_|]+)\)\$$/
    .exec(String(valueType.json.pattern ?? ''))?.[1]
    ?.split('|')
    .join(', ');
  const length =
    valueType.kind.kind === 'duration' && units !== undefined
      ? { zh: `写法：数字 单位，单位为 ${units}`, en: `written as a number and a unit: ${units}` }[ui]
      : '';
  const counted = unit && length === '' ? { zh: `单位：${unit.zh}`, en: `unit: ${unit.en}` }[ui] : '';
  return [way, length, counted].filter((fact) => fact !== '');
}

function bounds(schema: z.ZodType, ui: Ui): string[] {
  const { range, valueType } = metaOf(schema);
  const { minimum, maximum, enum: only } = valueType?.json ?? {};
  if (Array.isArray(only) && valueType?.kind.kind === 'int')
    return [{ zh: `可选：${only.join('、')}`, en: `one of: ${only.join(', ')}` }[ui]];
  const parts: string[] = [];
  if (range?.above !== undefined) parts.push(`> ${range.above}`);
  else if (range?.min !== undefined && range.min !== '0') parts.push(`≥ ${range.min}`);
  if (range) parts.push(`≤ ${range.max}`);
  if (range?.usual !== undefined)
    parts.push({ zh: `通常不超过 ${range.usual}`, en: `usually at most ${range.usual}` }[ui]);
  if (typeof minimum === 'number' && minimum > 0) parts.push(`≥ ${minimum}`);
  if (typeof maximum === 'number' && maximum < 1_000_000) parts.push(`≤ ${maximum}`);
  return parts.length > 0 ? [{ zh: `范围：${parts.join('，')}`, en: `range: ${parts.join(', ')}` }[ui]] : [];
}

/** What holds where nothing is written, and why. */
function standing({ fallback, otherwise, why }: Partial<FieldMeta>, given: unknown, ui: Ui): string[] {
  const reason = why ? { zh: `，${why.zh}`, en: `: ${why.en}` }[ui] : '';
  // The value itself stands right below.
  if (given !== undefined)
    return [{ zh: '本范本的默认值，请确认', en: "the form's default, to be confirmed" }[ui]];
  if (fallback !== undefined)
    return [
      { zh: `默认：${writeValue(fallback)}${reason}`, en: `default: ${writeValue(fallback)}${reason}` }[ui],
    ];
  if (otherwise)
    return [{ zh: `不填时：${otherwise.zh}${reason}`, en: `when left out: ${otherwise.en}${reason}` }[ui]];
  return [];
}
