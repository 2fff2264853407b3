// The vocabulary of a leaf: one table of helpers (what each may print and how), one of conditions, four plain words.
// What a helper prints becomes a value node of its own, so words of the sheet cannot become markup, template or structure.
import type { DraftInline, FieldKind, Lang, Pair, Role } from '../contract/ast.js';
import { groupDigits } from '../text/amount.js';
import { glossaryPath } from './paths.js';
import {
  type EndCustomer,
  type Glossary,
  joinWords,
  printAmount,
  printDate,
  printDuration,
  printMoney,
} from './words.js';

/** A resolved term-sheet field; `value` is undefined where the sheet says nothing. */
export interface Field {
  readonly path: string;
  readonly kind: FieldKind;
  readonly value: unknown;
  readonly name: boolean;
}
/** What expansion may ask about the contract being assembled. */
export interface Setting {
  readonly glossary: Glossary;
  readonly field: (path: string) => Field;
  readonly labelOf: (path: string) => Pair<string>;
  /** Parties in printing order: 甲方 first. */
  readonly order: readonly [Role, Role];
  readonly roles: Readonly<Record<Role, Pair<string>>>;
  readonly self: Pair<string>;
  readonly endCustomer: EndCustomer;
  /** Ids of the annexes’ headings, by the path of the entry; an entry that is not here prints nothing. */
  readonly annexes: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly printed: (id: string) => boolean;
}
export interface State {
  readonly lang: Lang;
  readonly setting: Setting;
  readonly names: ReadonlyMap<string, Field>;
  /** Paths printed although the sheet gives no value: blanks in a draft, errors in a final contract. */
  readonly missing: Set<string>;
}
export type Hash = Readonly<Record<string, unknown>>;
interface Helper {
  readonly accepts: (kind: FieldKind) => boolean;
  readonly print: (field: Field, state: State, hash: Hash) => string;
}

const kinds =
  (...names: FieldKind['kind'][]) =>
  (kind: FieldKind): boolean =>
    names.includes(kind.kind);

export const HELPERS: Readonly<Record<string, Helper>> = {
  text: { accepts: kinds('text', 'bi'), print: (f, s) => wordsOf(f.path, f.value, s) },
  money: {
    accepts: kinds('money', 'decimal'),
    print: (f, s) => printMoney(String(f.value), s.setting.currency, s.lang, s.setting.glossary),
  },
  amount: {
    accepts: kinds('money', 'decimal'),
    print: (f, s) => printAmount(String(f.value), s.setting.currency, s.lang, s.setting.glossary),
  },
  figure: { accepts: kinds('money'), print: (f) => groupDigits(String(f.value)) },
  percent: { accepts: kinds('percent', 'decimal'), print: (f) => `${f.value}%` },
  number: { accepts: kinds('int', 'decimal'), print: (f) => groupDigits(String(f.value)) },
  date: { accepts: kinds('date'), print: (f, s) => printDate(String(f.value), s.lang, s.setting.glossary) },
  time: { accepts: kinds('time'), print: (f) => String(f.value) },
  duration: {
    accepts: (kind) => kind.kind === 'duration' || (kind.kind === 'int' && kind.unit !== undefined),
    print: (f, s) => {
      const { count, unit } = durationOf(f);
      return printDuration(count, unit, s.lang, s.setting.glossary);
    },
  },
  word: {
    accepts: kinds('enum'),
    print: (f, s, hash) => capital(wordOf(f.path, f.value, s), hash.cap === true && s.lang === 'en'),
  },
  words: {
    accepts: kinds('list'),
    print: (f, s, hash) => {
      const items = (f.value as unknown[]).map((v) =>
        typeof v === 'string' ? wordOf(f.path, v, s) : wordsOf(f.path, v, s),
      );
      return capital(joinWords(items, hash.or === true, s.lang), hash.cap === true && s.lang === 'en');
    },
  },
  zone: {
    accepts: kinds('text'),
    print: (f, s) => s.setting.glossary.zones[String(f.value)]?.[s.lang] ?? String(f.value),
  },
  party: { accepts: kinds('enum', 'group'), print: (f, s) => designator(roleOf(f), s) },
  role: { accepts: kinds('group'), print: (f, s) => s.setting.roles[roleOf(f)][s.lang] },
};

export const PLAIN_WORDS: Readonly<Record<string, (state: State) => string>> = {
  customer: (s) => designator('customer', s),
  provider: (s) => designator('provider', s),
  self: (s) => s.setting.self[s.lang],
  endCustomer: (s) => (s.lang === 'zh' ? s.setting.endCustomer.zh : s.setting.endCustomer.en[0]),
  endCustomers: (s) => (s.lang === 'zh' ? s.setting.endCustomer.zh : s.setting.endCustomer.en[1]),
  Self: (s) => capital(s.setting.self[s.lang], s.lang === 'en'),
};

/** Arguments are evaluated as they are asked for. */
type Condition = (args: Iterable<unknown>, state: State) => boolean;

export const CONDITIONS: Readonly<Record<string, Condition>> = {
  eq: ([field, ...values]) => values.includes((field as Field).value),
  has: ([list, ...values]) => values.some((value) => contains(list as Field, value)),
  and: (conditions) => {
    for (const one of conditions) if (!truth(one)) return false;
    return true;
  },
  or: (conditions) => {
    for (const one of conditions) if (truth(one)) return true;
    return false;
  },
  not: ([condition]) => !truth(condition),
  gt: ([field, than]) => Number.parseFloat(String((field as Field).value)) > Number(than),
  printed: ([id], state) => state.setting.printed(String(id)),
};

/** What a helper makes of a field: a value, a labelled blank where the sheet gives none, or the form's own word. */
export function printField(name: string, field: Field, hash: Hash, state: State): DraftInline {
  const helper = HELPERS[name]!;
  // The designator and the role of a party are the form's words, not the sheet's.
  if (name === 'party' || name === 'role') return { kind: 'text', text: helper.print(field, state, hash) };
  const { path, value, kind } = field;
  // A draft may give a text in one language only.
  const bi = kind.kind === 'bi' && !isAbsent(value) && typeof value !== 'string';
  if (bi ? isAbsent((value as Pair<unknown>)[state.lang]) : isAbsent(value)) {
    state.missing.add(bi ? `${path}.${state.lang}` : path);
    return { kind: 'value', text: blankFor(path, state), path, name: false, blank: true };
  }
  return { kind: 'value', text: helper.print(field, state, hash), path, name: field.name, blank: false };
}

/** What stands where the sheet says nothing. */
function blankFor(path: string, { setting, lang }: State): string {
  const label = setting.labelOf(path)[lang];
  return setting.glossary.furniture.blank[lang].replace('{label}', () => label);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Field of a written path; its first word may be a name bound by `each`. */
export function lookup(written: string, names: ReadonlyMap<string, Field>, setting: Setting): Field {
  if (names.size === 0) return setting.field(written);
  const dot = written.indexOf('.');
  const bound = names.get(dot < 0 ? written : written.slice(0, dot));
  if (!bound) return setting.field(written);
  return dot < 0 ? bound : setting.field(bound.path + written.slice(dot));
}

/** Elements of a list field, or the two parties in printing order. */
export function elementsOf(list: Field, setting: Setting): Field[] {
  if (list.kind.kind === 'group') return setting.order.map((role) => setting.field(`${list.path}.${role}`));
  const elements = Array.isArray(list.value)
    ? list.value.map((_, i) => setting.field(`${list.path}.${i}`))
    : [];
  return list.path === 'annexes' ? elements.filter(({ path }) => path in setting.annexes) : elements;
}

/** True for a condition that holds, and for a field that is there: not false, not an empty list. */
export function truth(condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) return condition === true;
  const { value } = condition as Field;
  return !isAbsent(value) && value !== false;
}

function contains(list: Field, wanted: unknown): boolean {
  if (!Array.isArray(list.value) || list.kind.kind !== 'list') return false;
  const { key } = list.kind;
  return list.value.some((v) => (key ? (v as Record<string, unknown>)[key] : v) === wanted);
}

function durationOf(field: Field): { count: number; unit: string } {
  if (field.kind.kind === 'int') return { count: Number(field.value), unit: field.kind.unit ?? '' };
  const [count = '', unit = ''] = String(field.value).split(' ');
  return { count: Number(count), unit };
}

function wordsOf(path: string, value: unknown, state: State): string {
  return typeof value === 'string'
    ? value
    : ((value as Partial<Pair<string>>)[state.lang] ?? blankFor(path, state));
}

function wordOf(path: string, value: unknown, state: State): string {
  const { glossary } = state.setting;
  const address = glossaryPath(path, (p) => state.setting.field(p).kind);
  const names = address === 'scope.languages' ? glossary.languages : glossary.enums[address];
  return names?.[String(value)]?.[state.lang] ?? String(value);
}

function roleOf(field: Field): Role {
  if (field.kind.kind === 'group') return field.path.endsWith('provider') ? 'provider' : 'customer';
  return field.value === 'provider' ? 'provider' : 'customer';
}

function designator(role: Role, state: State): string {
  return state.setting.glossary.designators[state.setting.order[0] === role ? 'A' : 'B'][state.lang];
}

function capital(text: string, on: boolean): string {
  return on ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
