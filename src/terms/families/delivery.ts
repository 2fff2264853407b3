// How and where services are given, the satisfaction survey, and the warranty on what was repaired.
import { group, list, needed } from '../field.js';
import { bi, choice, duration, percent } from '../leaves.js';

export const delivery = group({
  mode: choice('服务方式', 'Delivery mode', ['remote', 'onsite', 'hybrid'], { fallback: 'remote' }),
  place: bi('服务地点', 'Place of service', {
    name: true,
    need: needed((at) => at('.mode') === 'onsite' || at('.mode') === 'hybrid'),
  }),
  continuity: percent('服务可用率', 'Availability'),
  serviceRecord: list(
    '服务记录',
    'Service record',
    choice('记录内容', 'Recorded item', ['content', 'time', 'staff', 'result']),
  ),
});

export const survey = group({
  frequency: choice(
    '调查频率',
    'Survey frequency',
    ['day', 'week', 'month', 'quarter', 'half_year', 'year'],
    {
      fallback: 'quarter',
    },
  ),
  methods: list(
    '调查方式',
    'Survey methods',
    choice('调查方式', 'Survey method', ['online_questionnaire', 'phone_interview', 'return_call', 'other']),
  ),
  feedbackWithin: duration('调查反馈时限', 'Survey feedback limit', ['working_day']),
});

export const warranty = group({
  term: duration('质保期', 'Warranty period', ['month', 'year']),
  start: choice('质保起算', 'Warranty start', ['delivery', 'acceptance', 'service_completion'], {
    fallback: 'service_completion',
  }),
  standard: choice('质保标准', 'Warranty standard', ['national_standard', 'industry_standard', 'agreed'], {
    fallback: 'national_standard',
  }),
});
