// The term: start and end, renewal, signing dates, secrecy and evaluation against its length.
import { daysBetween, lengthOf, monthsIn } from '../calendar.js';
import { lastSignature, termOf } from '../facts.js';
import type { Terms } from '../schema.js';
import { type Constraint, type Finding, none, when } from './constraint.js';

function endAfterStart(terms: Terms): readonly Finding[] {
  const { end } = terms.term;
  const { start } = termOf(terms);
  return when(end !== undefined && start !== undefined && end <= start, {
    path: 'term.end',
    zh: `应晚于起始日 ${start}，实为 ${end}`,
    en: `must be later than the start, ${start}; got ${end}`,
  });
}

function endOrLength({ term }: Terms): readonly Finding[] {
  return [
    ...when(term.end !== undefined && term.length !== undefined, {
      path: 'term.length',
      zh: '届满日与期限长度只能填写一项',
      en: 'give the end or the length, not both',
      hint: { zh: '删去 term.length 或 term.end', en: 'remove term.length or term.end' },
    }),
    ...when(term.end === undefined && term.length === undefined, {
      path: 'term.end',
      lacks: true,
      zh: '届满日与期限长度须填写一项',
      en: 'the end or the length of the term is missing',
      hint: { zh: '补充 term.end 或 term.length', en: 'add term.end or term.length' },
    }),
  ];
}

function renewalNotice(terms: Terms): readonly Finding[] {
  const { mode, noticeBefore } = terms.term.renewal;
  const { span, start, end } = termOf(terms);
  if (mode === 'none' || noticeBefore === undefined || !span) return none;
  const { count, unit } = lengthOf(noticeBefore);
  // Without dates a month has 31 days at most: only what is certain is an error.
  const days = start && end && end > start ? daysBetween(start, end) : span.months * 31;
  const tooLong =
    unit === 'month' ? count > span.months || (count === span.months && span.days === 0) : count >= days;
  return when(tooLong, {
    path: 'term.renewal.noticeBefore',
    zh: '续期提前通知应短于合同期限',
    en: 'must be shorter than the term',
  });
}

function signedInTime(terms: Terms): readonly Finding[] {
  const signed = lastSignature(terms);
  if (!signed) return none;
  const { start } = terms.term;
  const { date } = terms.effectiveness;
  return [
    ...when(start !== undefined && start !== 'effective_date' && signed.date > start, {
      path: signed.path,
      zh: `晚于合同起始日 ${start}，合同将溯及既往，请确认`,
      en: `is after the start of the term, ${start}: the contract would act retroactively; please confirm`,
    }),
    ...when(date !== undefined && date < signed.date, {
      path: 'effectiveness.date',
      zh: `早于最后签署日期 ${signed.date}，请确认`,
      en: `is before the last signature, ${signed.date}; please confirm`,
    }),
  ];
}

function secrecyOutlastsTerm(terms: Terms): readonly Finding[] {
  const { mode, years } = terms.confidentiality.survival;
  const { span } = termOf(terms);
  if (mode !== 'fixed_from_effective' || years === undefined || !span) return none;
  const { renewal } = terms.term;
  const once = renewal.mode === 'auto' && renewal.length !== undefined ? (monthsIn(renewal.length) ?? 0) : 0;
  const months = span.months + (span.days > 0 ? 1 : 0) + once * (renewal.maxRenewals ?? 0);
  return when(years * 12 < months, {
    path: 'confidentiality.survival.years',
    zh: `自生效起计的保密期短于合同期限（含续期，${months} 个月）`,
    en: `secrecy counted from the effective date ends before the term with its renewals (${months} months)`,
  });
}

function evaluationFits(terms: Terms): readonly Finding[] {
  const { cycle, failCycles } = terms.evaluation;
  const { span } = termOf(terms);
  if (failCycles === undefined || !span) return none;
  const months = failCycles * (cycle === 'quarter' ? 3 : 1);
  return when(months > span.months, {
    path: 'evaluation.failCycles',
    zh: `连续 ${failCycles} 个评估周期长于合同期限`,
    en: `${failCycles} evaluation cycles in a row are longer than the term`,
  });
}

function editionYear(terms: Terms): readonly Finding[] {
  const { edition } = terms.document;
  const years = [terms.term.start, lastSignature(terms)?.date]
    .filter((day): day is string => day !== undefined && day !== 'effective_date')
    .map((day) => day.slice(0, 4));
  return when(edition !== undefined && years.length > 0 && !years.includes(edition), {
    path: 'document.edition',
    zh: `与签署或起始年份（${years.join('、')}）不一致`,
    en: `differs from the year of signature or start (${years.join(', ')})`,
  });
}

export const termConstraints: readonly Constraint[] = [
  { id: 'X04', severity: 'error', reads: ['term.start'], check: endAfterStart },
  { id: 'X05', severity: 'error', reads: ['term'], check: endOrLength },
  { id: 'X06', severity: 'error', reads: ['term'], check: renewalNotice },
  { id: 'X07', severity: 'warning', reads: ['term.start'], check: signedInTime },
  { id: 'X41', severity: 'error', reads: ['confidentiality.survival', 'term'], check: secrecyOutlastsTerm },
  { id: 'X42', severity: 'warning', reads: ['evaluation', 'term'], check: evaluationFits },
  { id: 'X46', severity: 'warning', reads: ['term.start'], check: editionYear },
];
