// What a text says about its term: the days it runs from and to, how long it is. Read by the rules on dates and notice.
import { daysBetween } from '../../terms/calendar.js';
import type { Figure } from '../analysis/figures.js';
import type { Analysis } from '../analysis/index.js';
import { type Said, said } from '../said.js';
import { isWhole } from '../whole.js';

export interface Range {
  readonly start: Figure;
  readonly end: Figure;
}
const DAY = /^\d{4}-\d\d-\d\d$/;
const RUNS = {
  zh: /^[^。；;，,]{0,12}(?:至|到|止于|[-—–~～])[^。；;，,]{0,2}$|^[^。；;]{0,6}[，,]\s?(?:至|到|止于)\s?$/u,
  en: /^[^.;]{0,24}(?:\bto|\buntil|\bthrough|\bending on|\bends? on|[-–—])(?: and including)?\s?$/i,
};
/** A length of time is the term's where the sentence says so. */
const LENGTH = {
  zh: /(?:合[同约]|契约|协议|服务|合作|委托)[^。；，]{0,4}(?:期限|有效期|服务期|期)(?:为|是|共|自|从|：|:)|有效期[为：:]|(?:为期|期限为)/u,
  en: /\bterm (?:of|is|shall be)\b|\bterm\b[^.;]{0,60}\b(?:runs|begins|starts|commences|ends)\b|\b(?:valid|in force) (?:for|from)\b|\bperiod of\b/i,
};
const OTHER_PERIODS =
  /保密|付款|支付|整改|补救|质保|保修|通知|异议|宽限|保存|confidential|payment|cure|warranty|notice|retain/iu;

/** From end to end, with both parties: only then does it say something that a thing is not in it. */
export const isContract = ({ text, designators }: Analysis): boolean =>
  isWhole(text) && designators.letters.length === 2;

/** Two dates with 至 or “to” between them. */
export function rangesOf(contract: Analysis): readonly Range[] {
  return said(contract).flatMap(({ figures, lang, words, from }) => {
    const dates = figures.filter(({ kind, value }) => kind === 'date' && DAY.test(value));
    return dates.slice(1).flatMap((end, i) => {
      const start = dates[i]!;
      return RUNS[lang].test(words.slice(start.at.to - from, end.at.from - from)) ? [{ start, end }] : [];
    });
  });
}

/** Sentences that say how long the contract runs, by days, by length or as open. */
export const saysTerm = (sentence: Said): boolean => {
  const { figures, lang, words } = sentence;
  const measured = figures.some(({ kind }) => kind === 'date' || kind === 'duration');
  if (
    /长期(?:有效|合作)|无固定期限|不定期(?:合[同约]|契约|协议)|(?:完成|终止|解除)[^。；]{0,10}(?:之日)?(?:为)?止|indefinite|until terminated/iu.test(
      words,
    )
  )
    return true;
  return (
    measured &&
    (sentence.family === 'term' ||
      (LENGTH[lang].test(words) && !OTHER_PERIODS.test(words)) ||
      /起至|起[，,]?\s?至/u.test(words))
  );
};

/** Days from the first to the last, where the text tells; a month counts 31: only what is certain counts. */
export function lengthInDays(contract: Analysis): number | undefined {
  const [range] = rangesOf(contract);
  if (range && range.end.value >= range.start.value) return daysBetween(range.start.value, range.end.value);
  const stated = said(contract).find(
    ({ lang, words, figures }) =>
      LENGTH[lang].test(words) &&
      !OTHER_PERIODS.test(words) &&
      figures.some(({ kind }) => kind === 'duration'),
  );
  const length = stated?.figures.find(({ kind }) => kind === 'duration');
  return length && days(length);
}

const DAYS: Readonly<Record<string, number>> = {
  day: 1,
  calendar_day: 1,
  working_day: 1,
  month: 31,
  year: 366,
};

/** The most days that a length of time can have. */
export function days({ value, unit = '' }: Pick<Figure, 'value' | 'unit'>): number | undefined {
  const each = DAYS[unit];
  return each === undefined ? undefined : Number(value) * each;
}

/** The fewest days: a month counts 28. */
export function fewestDays({ value, unit = '' }: Pick<Figure, 'value' | 'unit'>): number | undefined {
  const each = unit === 'month' ? 28 : unit === 'year' ? 365 : DAYS[unit];
  return each === undefined ? undefined : Number(value) * each;
}
