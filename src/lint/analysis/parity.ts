// The figures of two languages of one clause in, those out that only one of them has. 30日 is 30 days, 3.8 may be RMB 3.80 in a table's cell.
import type { Figure } from './figure.js';

export interface Parity {
  readonly zh: readonly Figure[];
  readonly en: readonly Figure[];
}

/** `exact`: each occurrence counts, as in a text that was made from one sheet. A person's translation may say 30 days once or twice. */
export function differing(zh: readonly Figure[], en: readonly Figure[], exact: boolean): Parity {
  let left: Parity = { zh, en };
  for (const alike of [equal, nearly]) left = without(left, alike);
  // An amount in words goes with the same amount in figures, of either language.
  const all = [...zh, ...en];
  const capitals = (figures: readonly Figure[]): readonly Figure[] =>
    figures.filter(
      (figure) =>
        figure.kind !== 'capital' ||
        !all.some((other) => other.kind !== 'capital' && other.value === figure.value),
    );
  left = { zh: capitals(left.zh), en: capitals(left.en) };
  if (left.zh.length > 0 && left.en.length > 0) return left;
  const told = (figures: readonly Figure[], others: readonly Figure[]): readonly Figure[] =>
    figures.filter((figure) => !isSoft(figure) && (exact || !others.some((other) => nearly(figure, other))));
  return { zh: told(left.zh, en), en: told(left.en, zh) };
}

/** Takes away what both sides have, one for one. */
function without({ zh, en }: Parity, alike: (a: Figure, b: Figure) => boolean): Parity {
  const others = [...en];
  const alone = zh.filter((figure) => {
    const at = others.findIndex((other) => alike(figure, other));
    if (at >= 0) others.splice(at, 1);
    return at < 0;
  });
  return { zh: alone, en: others };
}

const UNITS: Readonly<Record<string, string>> = { calendar_day: 'day' };
const unitOf = ({ unit = '' }: Figure): string => UNITS[unit] ?? unit;
const equal = (a: Figure, b: Figure): boolean =>
  a.kind === b.kind && a.value === b.value && unitOf(a) === unitOf(b);

/** One side may leave unsaid what is counted. */
const nearly = (a: Figure, b: Figure): boolean =>
  equal(a, b) ||
  ([a, b].some(isBare) && bare(a) === bare(b)) ||
  (a.kind === 'duration' && b.kind === 'duration' && months(a) !== undefined && months(a) === months(b)) ||
  (a.kind === 'date' && b.kind === 'date' && readings(a).some((day) => readings(b).includes(day)));

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
