// Events that nobody answers for, and what must be said and proved in time.
import { group, list } from '../field.js';
import { bi, choice, duration } from '../leaves.js';

export const forceMajeure = group({
  definition: choice('不可抗力定义', 'Definition', ['statutory', 'statutory_with_list'], {
    fallback: 'statutory_with_list',
  }),
  events: list('不可抗力事件', 'Events', bi('不可抗力事件', 'Event')),
  noticeWithin: duration('不可抗力通知期限', 'Notice within', ['calendar_day', 'hour'], {
    fallback: '3 calendar_day',
  }),
  proofWithin: duration('不可抗力证明期限', 'Proof within', ['calendar_day'], {
    fallback: '15 calendar_day',
  }),
  gracePeriod: duration('不可抗力宽限期', 'Grace period', ['calendar_day']),
  terminateAfter: duration('不可抗力持续解除期', 'Termination after', ['calendar_day'], {
    fallback: '60 calendar_day',
  }),
});
