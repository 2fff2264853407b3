// Service levels. A limit below a day runs on `standards.clock`.
import { z } from 'zod';
import { always, group, list, needed } from '../field.js';
import { bi, bool, choice, decimal, duration, int, percent } from '../leaves.js';
import { CHANNELS } from './channels.js';

/** Codes that targets, credits and deductions refer to. */
export const METRICS = [
  'answer_rate',
  'resolution_rate',
  'fcr',
  'abandon_rate',
  'qa_score',
  'csat',
  'response_time',
  'resolution_time',
  'complaints',
  'other',
] as const;

const target = { range: { above: '0', max: '100' } };

const response = z.strictObject({
  channel: choice('渠道', 'Channel', ['any', ...CHANNELS], { fallback: 'any' }),
  kind: choice('响应种类', 'Kind of response', ['first_response', 'answer', 'acknowledge'], {
    fallback: 'first_response',
  }),
  within: duration('响应时限', 'Response limit', ['second', 'minute', 'hour'], { need: always }),
  targetPercent: percent('响应达标率', 'Share within the limit', target),
});

const resolution = z.strictObject({
  class: choice('问题类别', 'Class of issue', ['on_spot', 'ordinary', 'complex'], { fallback: 'ordinary' }),
  within: duration('解决时限', 'Resolution limit', ['hour', 'working_day', 'calendar_day'], { need: always }),
  outcome: choice('处理结果', 'Outcome', ['resolved', 'solution_proposed']),
});

const metric = z.strictObject({
  code: choice(
    '指标',
    'Metric',
    ['answer_rate', 'resolution_rate', 'fcr', 'abandon_rate', 'qa_score', 'other'],
    {
      need: always,
    },
  ),
  op: choice('比较方式', 'Comparison', ['gte', 'lte'], { fallback: 'gte' }),
  value: decimal('指标值', 'Target value', { need: always }),
});

export const standards = group({
  // X08 reports two rows for one channel and kind.
  response: list('响应标准', 'Response levels', response, { key: 'channel', repeats: true }),
  resolution: list('解决标准', 'Resolution levels', resolution, { key: 'class' }),
  complaint: group({
    preliminary: duration('投诉初步调查时限', 'Preliminary complaint finding', ['working_day']),
    result: duration('投诉处理结果时限', 'Complaint result', ['working_day', 'calendar_day']),
  }),
  clock: choice('计时方式', 'Clock', ['service_hours', 'calendar', 'working'], { fallback: 'service_hours' }),
  satisfaction: group({
    minPercent: percent('满意度下限', 'Minimum satisfaction', {
      ...target,
      need: needed((at) => ['shop-after-sales', 'after-sales-outsourcing'].includes(String(at('form')))),
    }),
    method: choice(
      '满意度测评方式',
      'Satisfaction method',
      ['post_session_rating', 'survey', 'return_call'],
      {
        fallback: 'post_session_rating',
      },
    ),
    sampleMin: int('最小样本量', 'Minimum sample', { min: 1 }, { fallback: 30 }),
    period: choice('满意度统计周期', 'Satisfaction period', ['month', 'quarter']),
  }),
  metrics: list('其他指标', 'Further metrics', metric, { key: 'code' }),
  conduct: bool('服务用语规范', 'Professional conduct', { fallback: true }),
  customerSop: bool('执行接受方流程', "Follows the customer's procedures", { fallback: false }),
  quality: group({
    industryStandard: bool('符合行业标准', 'Industry standard', { fallback: false }),
    reference: bi('引用标准', 'Named standard'),
  }),
});
