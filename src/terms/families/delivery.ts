// How and where services are given, the satisfaction survey, and the warranty on what was repaired.
import { both, group, list, needed } from '../field.js';
import { bi, choice, duration, percent } from '../leaves.js';

export const delivery = group(
  {
    mode: choice('服务方式', 'Delivery mode', ['remote', 'onsite', 'hybrid'], {
      purpose: both('远程、现场或两者结合', 'remote, on site or both'),
      fallback: 'remote',
      why: both('客服通过线上和电话渠道提供', 'customer service runs online and by telephone'),
    }),
    place: bi('服务地点', 'Place of service', {
      purpose: both(
        '现场服务的地点，也是合同履行地',
        'where on-site service is given; also the place of performance',
      ),
      name: true,
      need: needed((at) => at('.mode') === 'onsite' || at('.mode') === 'hybrid'),
    }),
    continuity: percent('服务可用率', 'Availability', {
      gain: 'customer',
      purpose: both('服务不中断的最低比例', 'least share of service hours without interruption'),
      unit: both('约定服务时间的百分比', '% of the agreed service hours'),
    }),
    serviceRecord: list(
      '服务记录',
      'Service record',
      choice('记录内容', 'Recorded item', ['content', 'time', 'staff', 'result']),
      { gain: 'customer', purpose: both('每次服务须记录的内容', 'what is recorded for each service') },
    ),
  },
  {
    label: both('服务方式', 'Delivery'),
    purpose: both('如何、在何处提供服务', 'how and where service is given'),
  },
);

export const survey = group(
  {
    frequency: choice(
      '调查频率',
      'Survey frequency',
      ['day', 'week', 'month', 'quarter', 'half_year', 'year'],
      {
        purpose: both('满意度调查多久一次', 'how often satisfaction is surveyed'),
        fallback: 'quarter',
        why: both('样本足够而不打扰客户', 'enough answers without bothering users'),
      },
    ),
    methods: list(
      '调查方式',
      'Survey methods',
      choice('调查方式', 'Survey method', [
        'online_questionnaire',
        'phone_interview',
        'return_call',
        'other',
      ]),
      { purpose: both('以什么方式调查', 'how the survey is made') },
    ),
    feedbackWithin: duration('调查反馈时限', 'Survey feedback limit', ['working_day'], {
      gain: 'provider',
      purpose: both('调查后多久内反馈结果', 'how soon after a survey its results are reported'),
    }),
  },
  {
    label: both('满意度调查', 'Satisfaction survey'),
    purpose: both('如何调查满意度', 'how satisfaction is surveyed'),
  },
);

export const warranty = group(
  {
    term: duration('质保期', 'Warranty period', ['month', 'year'], {
      gain: 'customer',
      given: ['.start'],
      purpose: both('维修、技术服务的质保期', 'warranty on repairs and technical services'),
    }),
    start: choice('质保起算', 'Warranty start', ['delivery', 'acceptance', 'service_completion'], {
      purpose: both('质保期从何时起算', 'when the warranty begins'),
      fallback: 'service_completion',
      why: both('服务完成日有记录可查', 'the day of completion is on record'),
    }),
    standard: choice('质保标准', 'Warranty standard', ['national_standard', 'industry_standard', 'agreed'], {
      purpose: both('质量以什么标准衡量', 'the standard of quality'),
      fallback: 'national_standard',
      why: both(
        '约定不明时依国家标准（民法典第五百一十一条）',
        'the statutory rule where nothing is agreed (Civil Code art. 511)',
      ),
    }),
  },
  {
    label: both('质量保证', 'Warranty'),
    purpose: both('维修和技术服务的质保', 'warranty on repairs and technical services'),
  },
);
