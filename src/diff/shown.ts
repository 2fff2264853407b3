// A value of a field → how people read it, in both languages, with its unit: 每月人民币68,000.00元 / RMB 68,000.00 per month. Figures, dates, times
// and codes are said as the contract says them; what differs is that a space is a plain one.
import type { Pair } from '../contract/ast.js';
import type { Library } from '../template/library.js';
import { joinWords, printDate, printDuration, printMoney } from '../template/words.js';
import { elementOf, isGroup, membersFor, metaOf, type Schema, variantsOf } from '../terms/index.js';
import { groupDigits } from '../text/amount.js';

export type Words = Pick<Library, 'glossary' | 'choices' | 'laws' | 'forms'>;
/** What a value is read by: the words of the library, the currency of its sheet, the fields beside it. */
export interface Reading {
  readonly words: Words;
  readonly currency: string;
  readonly beside: Readonly<Record<string, unknown>>;
}
type Said = Pair<string>;
type Say = (value: unknown, schema: Schema, address: string, reading: Reading) => Said;

export const LANGS = ['zh', 'en'] as const;
export type Langs = (typeof LANGS)[number];
export const inBoth = (say: (lang: Langs) => string): Said => ({ zh: say('zh'), en: say('en') });
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
const same = (text: string): Said => ({ zh: text, en: text });

export function shown(value: unknown, schema: Schema, address: string, reading: Reading): Said {
  if (value === null) return { zh: '不设上限', en: 'no upper limit' };
  const { valueType } = metaOf(schema);
  if (valueType) return (BY_PLACE[address] ?? BY_KIND[valueType.kind.kind]!)(value, schema, address, reading);
  const element = elementOf(schema);
  if (element && Array.isArray(value)) return listed(value, element, address, reading);
  return isGroup(value) ? grouped(value, schema, address, reading) : coded(value, schema, address, reading);
}

/** An amount without what it is per. */
export const sayMoney = (amount: string, { currency, words }: Reading): Said =>
  inBoth((lang) => plain(printMoney(amount, currency, lang, words.glossary)));

export const sayDate = (date: string, { words }: Pick<Reading, 'words'>): Said =>
  inBoth((lang) => plain(printDate(date, lang, words.glossary)));

/** `每月，合同币种` / `contract currency per month` is said before the amount in Chinese and after it in English. */
const money: Say = (value, schema, _, reading) => {
  const { unit } = metaOf(schema);
  const amount = sayMoney(String(value), reading);
  const per = unit && {
    zh: unit.zh.replace(/，?合同币种/, ''),
    en: unit.en.replace(/contract currency ?/, ''),
  };
  return per ? { zh: per.zh + amount.zh, en: `${amount.en} ${per.en}`.trim() } : amount;
};

/** `未付金额的百分比，每日` / `% of the unpaid amount per day`, with the figure in the place of the sign: `每日按未付金额的0.05%`. */
const percent: Say = (value, schema) => {
  const { unit } = metaOf(schema);
  const figure = `${value}%`;
  const [of = '', per] = unit?.zh.split('，') ?? [];
  const share = of.includes('百分比') ? of.replace('百分比', figure) : figure;
  return {
    zh: per === undefined ? share : `${per}按${share}`,
    en: unit?.en.startsWith('%') ? unit.en.replace('%', figure) : figure,
  };
};

const duration: Say = (value, _, __, { words }) => {
  const [count = '', unit = ''] = String(value).split(' ');
  return inBoth((lang) => plain(printDuration(Number(count), unit, lang, words.glossary)));
};

const int: Say = (value, schema, address, reading) => {
  const { valueType, unit } = metaOf(schema);
  const kind = valueType?.kind;
  if (kind?.kind === 'int' && kind.unit) return duration(`${value} ${kind.unit}`, schema, address, reading);
  const figure = groupDigits(String(value));
  if (!unit) return same(figure);
  // A unit that needs explaining stands in brackets.
  const note = unit.en.indexOf(' (');
  if (note > 0)
    return { zh: figure + unit.zh.replace(/（.*/, ''), en: `${figure} (${unit.en.slice(0, note)})` };
  const one = value === 1 ? unit.en.replace(/s(?= per |$)/, '') : unit.en;
  // What it is per stands in front: 每年300,000人.
  const [, counted = '', per = ''] = /^(.*?)(每.*)?$/.exec(unit.zh)!;
  return { zh: counted === '' ? figure : per + figure + counted, en: `${figure} ${one}` };
};

/** A code in the words of the library; the code itself where it has none. */
const coded: Say = (value, _, address, { words }) =>
  inBoth((lang) => words.choices[address]?.[String(value)]?.[lang] ?? String(value));

/** Codes of public lists are text to the model; the library has words for the usual ones. */
const text: Say = (value, schema, address, reading) => {
  const { glossary, laws } = reading.words;
  const code = String(value);
  const names: Readonly<Record<string, Said | undefined>> = {
    'TYPE-ZONE': glossary.zones[code],
    'TYPE-LANG': glossary.languages[code],
    'TYPE-LAW': laws[code]?.title,
  };
  return names[metaOf(schema).valueType?.code ?? ''] ?? coded(value, schema, address, reading);
};

const BY_KIND: Readonly<Record<string, Say>> = {
  money,
  percent,
  duration,
  int,
  text,
  enum: coded,
  decimal: (value) => same(groupDigits(String(value))),
  time: (value) => same(String(value)),
  date: (value, _, __, reading) =>
    value === 'effective_date' ? { zh: '生效日', en: 'the effective date' } : sayDate(String(value), reading),
  bool: (value) => (value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }),
  bi: (value) => {
    const { zh, en } = value as { zh: string; en?: string };
    return { zh, en: en ?? zh };
  },
};

const RATES: readonly unknown[] = ['answer_rate', 'resolution_rate', 'fcr', 'abandon_rate'];

/** Figures that a field beside them gives their meaning. */
const BY_PLACE: Readonly<Record<string, Say>> = {
  form: (value, _, __, { words }) => words.forms.get(String(value))?.title ?? same(String(value)),
  'liability.cap.value': (value, schema, _, reading) => {
    const { kind } = reading.beside;
    if (kind === 'amount') return money(value, schema, '', { ...reading });
    const of = reading.words.choices['liability.cap.kind']?.[String(kind)] ?? same('');
    const figure = groupDigits(String(value));
    return {
      zh: of.zh.replace('百分比', `${figure}%`).replace('倍数', `${figure}倍`),
      en: of.en.replace(/^a percentage/, `${figure}%`).replace(/^a multiple of/, `${figure} times`),
    };
  },
  'standards.metrics.value': (value, _, __, { beside }) =>
    same(RATES.includes(beside.code) ? `${value}%` : groupDigits(String(value))),
};

/** Words are joined as in a sentence; longer items are told apart by semicolons. */
function listed(items: readonly unknown[], element: Schema, address: string, reading: Reading): Said {
  const said = items.map((item) => shown(item, element, address, reading));
  const kind = metaOf(element).valueType?.kind.kind;
  return inBoth((lang) => {
    const words = said.map((one) => one[lang]);
    if (kind === 'enum' || kind === 'text') return joinWords(words, false, lang);
    const bare =
      kind === undefined ? words.map((word) => (lang === 'zh' ? `（${word}）` : `(${word})`)) : words;
    return bare.join(lang === 'zh' ? '；' : '; ');
  });
}

/** The variant with its fields; of an entry, whose label names it by `key`, the fields that say more than the model does by itself. */
export function grouped(
  group: Readonly<Record<string, unknown>>,
  schema: Schema,
  address: string,
  reading: Reading,
  key?: string,
): Said {
  const tag = variantsOf(schema)?.tag;
  const inside = { ...reading, beside: group };
  const parts = Object.entries(membersFor(schema, group) ?? {}).flatMap(([name, member]) => {
    const { label, fallback } = metaOf(member);
    const value = group[name];
    if (value === undefined || name === tag || name === key) return [];
    const said = shown(value, member, `${address}.${name}`, inside);
    if (said.zh === '') return [];
    const usual = JSON.stringify(value) === JSON.stringify(fallback);
    return { usual, ...(label ? { zh: `${label.zh}：${said.zh}`, en: `${label.en}: ${said.en}` } : said) };
  });
  const telling = key === undefined ? parts : parts.filter(({ usual }) => !usual);
  const told = telling.length > 0 || tag !== undefined ? telling : parts.slice(0, 1);
  const rest = inBoth((lang) => told.map((part) => part[lang]).join(lang === 'zh' ? '；' : '; '));
  if (tag === undefined || tag === key) return rest;
  const variant = coded(group[tag], schema, `${address}.${tag}`, reading);
  if (told.length === 0) return variant;
  return { zh: `${variant.zh}（${rest.zh}）`, en: `${variant.en} (${rest.en})` };
}
