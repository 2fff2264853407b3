// Personal information: dates, recordings, and who else may process it.
import { effectiveDay } from '../facts.js';
import type { Terms } from '../schema.js';
import { type Constraint, type Finding, none, when } from './constraint.js';

function assessedInTime(terms: Terms): readonly Finding[] {
  const { date } = terms.data.pipia;
  const day = effectiveDay(terms);
  return when(date !== undefined && day !== undefined && date > day, {
    path: 'data.pipia.date',
    zh: `影响评估应在合同生效（${day}）前完成`,
    en: `the assessment must be done before the contract takes effect (${day})`,
  });
}

function recordingsListed({ data, channels }: Terms): readonly Finding[] {
  if (data.involvesPersonalInfo === false || data.recording.calls !== true || data.categories === undefined)
    return none;
  const phone = channels?.some((channel) => channel.kind === 'phone') ?? false;
  return when(phone && !data.categories.includes('call_recording'), {
    path: 'data.categories',
    zh: '通话将被录音，个人信息种类应包括 call_recording',
    en: 'calls are recorded: the categories must include call_recording',
    hint: {
      zh: '补充 call_recording，或写明 data.recording.calls: false',
      en: 'add call_recording, or write data.recording.calls: false',
    },
  });
}

function subProcessing({ data: { subProcessing: sub }, assignment }: Terms): readonly Finding[] {
  return [
    ...when(sub.allowed === 'with_consent' && assignment.subcontracting === 'prohibited', {
      path: 'data.subProcessing.allowed',
      zh: '合同禁止分包，个人信息转委托不能更宽',
      en: 'subcontracting is prohibited, so sub-processing cannot be allowed',
      hint: { zh: '改为 prohibited', en: 'write prohibited' },
    }),
    ...when(sub.allowed === 'prohibited' && (sub.list ?? []).length > 0, {
      path: 'data.subProcessing.list',
      zh: '转委托被禁止，不能列出转委托对象',
      en: 'sub-processing is prohibited, yet sub-processors are listed',
    }),
  ];
}

export const personalConstraints: readonly Constraint[] = [
  { id: 'X34', severity: 'error', reads: [], check: assessedInTime },
  { id: 'X35', severity: 'error', reads: ['data', 'channels'], check: recordingsListed },
  { id: 'X36', severity: 'error', reads: ['data.subProcessing', 'assignment'], check: subProcessing },
];
