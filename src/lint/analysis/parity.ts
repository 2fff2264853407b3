// The figures of two languages of one clause in, those out that only one of them has. 30日 is 30 days, 3.8 may be RMB 3.80 in a table's cell.
import type { Figure } from './figure.js';

export interface Parity {
  readonly zh: readonly Figure[];
  readonly en: readonly Figure[];
}

/** `exact`: each occurrence counts, as in a text that was made from one sheet. A person's translation may say 30 days once or twice. */
export function differing(zh: readonly Figure[], en: readonly Figure[], exact: boolean): Parity {
  let left: Parity = { zh, en };
  for (const likeness of [EQUAL, NEAR]) left = without(left, likeness);
  // An amount in words goes with the same amount in figures, of either language.
  const values = new Set([...zh, ...en].flatMap(({ kind, value }) => (kind === 'capital' ? [] : [value])));
  const capitals = (figures: readonly Figure[]): readonly Figure[] =>
    figures.filter(({ kind, value }) => kind !== 'capital' || !values.has(value));
  left = { zh: capitals(left.zh), en: capitals(left.en) };
  if (left.zh.length > 0 && left.en.length > 0) return left;
  const told = (figures: readonly Figure[], others: readonly Figure[]): readonly Figure[] => {
    const shown = new Set(others.flatMap(NEAR.shows));
    const isTold = (figure: Figure) => exact || !NEAR.seeks(figure).some((sign) => shown.has(sign));
    return figures.filter((figure) => !isSoft(figure) && isTold(figure));
  };
  return { zh: told(left.zh, en), en: told(left.en, zh) };
}

/** Two figures are alike where one shows a sign that the other seeks: an article may hold thousands, too many to compare each with each. */
interface Likeness {
  readonly shows: (figure: Figure) => readonly string[];
  readonly seeks: (figure: Figure) => readonly string[];
}

/** Takes away what both sides have, one for one, the first there is. */
function without({ zh, en }: Parity, { shows, seeks }: Likeness): Parity {
  const places = new Map<string, number[]>();
  for (let at = en.length - 1; at >= 0; at--)
    for (const sign of shows(en[at]!)) {
      const known = places.get(sign);
      if (known) known.push(at);
      else places.set(sign, [at]);
    }
  const taken = new Set<number>();
  const firstOf = (sign: string): number => {
    const there = places.get(sign) ?? [];
    while (taken.has(there.at(-1) ?? -1)) there.pop();
    return there.at(-1) ?? en.length;
  };
  const alone = zh.filter((figure) => {
    const at = Math.min(...seeks(figure).map(firstOf));
    if (at < en.length) taken.add(at);
    return at === en.length;
  });
  return { zh: alone, en: en.filter((_, at) => !taken.has(at)) };
}

const UNITS: Readonly<Record<string, string>> = { calendar_day: 'day' };
const unitOf = ({ unit = '' }: Figure): string => UNITS[unit] ?? unit;
const itself = (figure: Figure): string => `${figure.kind} ${figure.value} ${unitOf(figure)}`;
const EQUAL: Likeness = { shows: (figure) => [itself(figure)], seeks: (figure) => [itself(figure)] };

/** One side may leave unsaid what is counted: a bare figure goes with any of its value, any with a bare one. */
const NEAR: Likeness = {
  shows: (figure) => [
    ...measures(figure),
    `any ${bare(figure)}`,
    ...(isBare(figure) ? [`bare ${bare(figure)}`] : []),
  ],
  seeks: (figure) => [...measures(figure), `${isBare(figure) ? 'any' : 'bare'} ${bare(figure)}`],
};
const measures = (figure: Figure): string[] => [
  itself(figure),
  ...(figure.kind === 'duration' && months(figure) !== undefined ? [`months ${months(figure)}`] : []),
  ...(figure.kind === 'date' ? readings(figure).map((day) => `day ${day}`) : []),
];

const isBare = ({ kind, value }: Figure): boolean => kind === 'number' || /^---/.test(value);
const bare = ({ kind, value }: Figure): string => (kind === 'date' ? value.replace(/^-+0?/, '') : value);
const months = ({ value, unit }: Figure): number | undefined =>
  unit === 'month' ? Number(value) : unit === 'year' ? Number(value) * 12 : undefined;

/** 01/02/2027 is a day in January or in February. */
function readings({ value }: Figure): readonly string[] {
  const [, a = '', b = '', year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value) ?? [];
  if (year === undefined) return [value];
  const [first, second] = [a.padStart(2, '0'), b.padStart(2, '0')];
  return [`${year}-${first}-${second}`, `${year}-${second}-${first}`];
}

/** What a translation may well say without a number: 两种文本 as “the texts”, 一个月 as “a month”, 半年 as “half-yearly”. */
const isSoft = ({ kind, value, words, unit }: Figure): boolean =>
  words === true &&
  (kind === 'number' ||
    (kind === 'duration' && (value === '1' || value === '0.5' || (unit === 'month' && value === '6'))));
