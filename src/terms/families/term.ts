// How long the contract runs. X05 sees to it that exactly one of end and length is given.
import { both, group, needed } from '../field.js';
import { choice, date, duration, int, startDate } from '../leaves.js';

export const term = group(
  {
    start: startDate('期限起始日', 'Start', {
      purpose: both('服务期从哪一天起', 'first day of the term'),
      fallback: 'effective_date',
      why: both('签订即开始，无须另定日期', 'starts on signing, with no other date to agree'),
    }),
    end: date('期限届满日', 'End', { purpose: both('服务期的最后一天', 'last day of the term') }),
    length: duration('期限长度', 'Length', ['month', 'year'], {
      purpose: both('以月或年计的期限', 'the term in months or years'),
      from: ['.end'],
    }),
    renewal: group({
      mode: choice('续期方式', 'Renewal', ['none', 'by_agreement', 'auto'], {
        purpose: both('期满后如何续期', 'what happens at the end'),
        fallback: 'by_agreement',
        why: both('自动续期易被遗忘，协商更稳妥', 'automatic renewal is easily forgotten'),
      }),
      length: duration('续期长度', 'Renewal length', ['month', 'year'], {
        purpose: both('每次续期多久', 'length of each renewal'),
        fallback: '1 year',
        why: both('与通常的首个期限相同', 'the same as the usual first term'),
        need: needed((at) => at('.mode') === 'auto', 'X06'),
      }),
      noticeBefore: duration('续期提前通知', 'Renewal notice', ['calendar_day', 'month'], {
        purpose: both('须提前多久提出', 'how early notice is given'),
        fallback: '30 calendar_day',
        why: both('够另找提供方或安排人员', 'enough to find another provider or other work'),
      }),
      maxRenewals: int(
        '续期次数上限',
        'Maximum renewals',
        { min: 1 },
        {
          purpose: both('最多续期几次', 'how often it may be renewed'),
          fallback: 2,
          why: both('两次后重新议价，避免无限期', 'after two renewals the price is looked at again'),
          unit: both('次', 'renewals'),
        },
      ),
    }),
  },
  {
    label: both('期限', 'Term'),
    purpose: both('合同从何时到何时、如何续期', 'when the contract runs and how it is renewed'),
  },
);
