// Events that nobody answers for, and what must be said and proved in time.
import { both, group, list } from '../field.js';
import { bi, choice, duration } from '../leaves.js';

export const forceMajeure = group(
  {
    definition: choice('不可抗力定义', 'Definition', ['statutory', 'statutory_with_list'], {
      purpose: both('仅用法定定义，或另列事件', 'the statutory definition alone, or with a list of events'),
      fallback: 'statutory_with_list',
      why: both('列举减少争议，又不超出法定范围', 'a list avoids disputes within the statutory definition'),
    }),
    events: list('不可抗力事件', 'Events', bi('不可抗力事件', 'Event'), {
      purpose: both('列举的不可抗力事件', 'the events listed'),
    }),
    noticeWithin: duration('不可抗力通知期限', 'Notice within', ['calendar_day', 'hour'], {
      gain: 'neutral',
      purpose: both('多久内通知对方', 'how soon the other party is told'),
      fallback: '3 calendar_day',
      why: both(
        '法律要求及时通知，三日较常见（民法典第五百九十条）',
        'the law wants prompt notice, and three days are usual (Civil Code art. 590)',
      ),
    }),
    proofWithin: duration('不可抗力证明期限', 'Proof within', ['calendar_day'], {
      gain: 'neutral',
      purpose: both('多久内提供证明', 'how soon proof is given'),
      fallback: '15 calendar_day',
      why: both('出证机构通常需要一至两周', 'certifying bodies usually need one or two weeks'),
    }),
    gracePeriod: duration('不可抗力宽限期', 'Grace period', ['calendar_day'], {
      purpose: both('恢复履行前的宽限期', 'grace before performance must resume'),
    }),
    terminateAfter: duration('不可抗力持续解除期', 'Termination after', ['calendar_day'], {
      gain: 'neutral',
      purpose: both('持续多久后可以解除合同', 'after how long either party may terminate'),
      fallback: '60 calendar_day',
      why: both('两个月后合同目的通常难以实现', 'after two months the purpose is usually lost'),
    }),
  },
  {
    label: both('不可抗力', 'Force majeure'),
    purpose: both('不可抗力的通知、证明和解除', 'notice, proof and termination'),
  },
);
