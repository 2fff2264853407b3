// How long the contract runs. X05 sees to it that exactly one of end and length is given.
import { group, needed } from '../field.js';
import { choice, date, duration, int, startDate } from '../leaves.js';

export const term = group({
  start: startDate('期限起始日', 'Start', { fallback: 'effective_date' }),
  end: date('期限届满日', 'End'),
  length: duration('期限长度', 'Length', ['month', 'year']),
  renewal: group({
    mode: choice('续期方式', 'Renewal', ['none', 'by_agreement', 'auto'], { fallback: 'by_agreement' }),
    length: duration('续期长度', 'Renewal length', ['month', 'year'], {
      fallback: '1 year',
      need: needed((at) => at('.mode') === 'auto', 'X06'),
    }),
    noticeBefore: duration('续期提前通知', 'Renewal notice', ['calendar_day', 'month'], {
      fallback: '30 calendar_day',
    }),
    maxRenewals: int('续期次数上限', 'Maximum renewals', { min: 1 }, { fallback: 2 }),
  }),
});
