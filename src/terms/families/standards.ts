// Service levels. A limit below a day runs on `standards.clock`.
import * as z from 'zod';
import { always, both, group, list, needed } from '../field.js';
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
  channel: choice('渠道', 'Channel', ['any', ...CHANNELS], {
    purpose: both('适用于哪一渠道', 'the channel it applies to'),
    fallback: 'any',
    why: both('一个标准适用于全部渠道最简单', 'one level for all channels is simplest'),
  }),
  kind: choice('响应种类', 'Kind of response', ['first_response', 'answer', 'acknowledge'], {
    purpose: both('首次响应、接听或确认收到', 'first response, answer or acknowledgement'),
    fallback: 'first_response',
    why: both('用户最在意多久有人回应', 'what users mind most is the wait for a reply'),
  }),
  within: duration('响应时限', 'Response limit', ['second', 'minute', 'hour'], {
    gain: 'provider',
    given: ['.kind', 'standards.clock'],
    purpose: both('多久内响应', 'time to respond'),
    need: always,
  }),
  targetPercent: percent('响应达标率', 'Share within the limit', {
    ...target,
    gain: 'customer',
    given: ['.within'],
    purpose: both('多少比例须在时限内', 'share that must be within the limit'),
    otherwise: both('100（原范本的表述）', '100, as the originals say'),
    why: both('建议改为 90 至 95，高峰时才能做到', '90 to 95 is realistic at peaks'),
    unit: both('当期请求的百分比', '% of the period’s requests'),
  }),
});

const resolution = z.strictObject({
  class: choice('问题类别', 'Class of issue', ['on_spot', 'ordinary', 'complex'], {
    purpose: both('现场、一般或复杂问题', 'on the spot, ordinary or complex'),
    fallback: 'ordinary',
    why: both('多数问题属于一般问题', 'most issues are ordinary'),
  }),
  within: duration('解决时限', 'Resolution limit', ['hour', 'working_day', 'calendar_day'], {
    gain: 'provider',
    given: ['.outcome', 'standards.clock'],
    purpose: both('多久内解决', 'time to resolve'),
    need: always,
  }),
  outcome: choice('处理结果', 'Outcome', ['resolved', 'solution_proposed'], {
    gain: 'customer',
    ranks: [['solution_proposed'], ['resolved']],
    given: ['.within'],
    purpose: both('解决问题，或提出方案', 'resolved, or a solution proposed'),
    otherwise: both(
      'complex 为 solution_proposed，其余为 resolved',
      'solution_proposed for complex, else resolved',
    ),
    why: both('复杂问题常取决于第三方', 'complex issues often depend on others'),
  }),
});

const metric = z.strictObject({
  code: choice(
    '指标',
    'Metric',
    ['answer_rate', 'resolution_rate', 'fcr', 'abandon_rate', 'qa_score', 'other'],
    { purpose: both('考核的指标', 'the metric'), need: always },
  ),
  op: choice('比较方式', 'Comparison', ['gte', 'lte'], {
    purpose: both('不低于还是不高于', 'at least or at most'),
    fallback: 'gte',
    why: both('多数指标越高越好', 'most metrics are better when higher'),
  }),
  value: decimal('指标值', 'Target value', {
    purpose: both('指标须达到的数值', 'the value to reach'),
    need: always,
    unit: both('比率为百分数，其他为指标本身的单位', '% for rates, else the metric’s own unit'),
  }),
});

export const standards = group(
  {
    // X08 reports two rows for one channel and kind.
    response: list('响应标准', 'Response levels', response, {
      purpose: both('各渠道的响应时限', 'response limits by channel'),
      key: 'channel',
      second: 'kind',
      repeats: true,
    }),
    resolution: list('解决标准', 'Resolution levels', resolution, {
      purpose: both('各类问题的解决时限', 'resolution limits by class'),
      key: 'class',
    }),
    complaint: group({
      preliminary: duration('投诉初步调查时限', 'Preliminary complaint finding', ['working_day'], {
        gain: 'provider',
        purpose: both('多久内给出投诉的初步调查结果', 'time to a preliminary finding'),
      }),
      result: duration('投诉处理结果时限', 'Complaint result', ['working_day', 'calendar_day'], {
        gain: 'provider',
        purpose: both('多久内给出投诉的处理结果', 'time to the result'),
      }),
    }),
    clock: choice('计时方式', 'Clock', ['service_hours', 'calendar', 'working'], {
      gain: 'customer',
      ranks: [['service_hours', 'working'], ['calendar']],
      purpose: both('不足一日的时限按什么时间计算', 'which time counts for limits below a day'),
      fallback: 'service_hours',
      why: both('无人值守的时间不计入', 'closed hours do not count'),
    }),
    satisfaction: group({
      minPercent: percent('满意度下限', 'Minimum satisfaction', {
        gain: 'customer',
        given: ['.method', '.period'],
        purpose: both('满意度不低于多少', 'least satisfaction'),
        ...target,
        need: needed((at) => ['shop-after-sales', 'after-sales-outsourcing'].includes(String(at('form')))),
        unit: both('有效评价的百分比', '% of valid ratings'),
      }),
      method: choice(
        '满意度测评方式',
        'Satisfaction method',
        ['post_session_rating', 'survey', 'return_call'],
        {
          purpose: both('满意度如何测评', 'how satisfaction is measured'),
          fallback: 'post_session_rating',
          why: both('平台自动记录，双方都能查证', 'platforms record it, and both sides can check'),
        },
      ),
      sampleMin: int(
        '最小样本量',
        'Minimum sample',
        { min: 1 },
        {
          purpose: both('样本不足时不作考核', 'below this number of ratings nothing is judged'),
          fallback: 30,
          why: both('少于三十份的比率没有统计意义', 'a rate from fewer than thirty means little'),
          unit: both('份评价', 'ratings'),
        },
      ),
      period: choice('满意度统计周期', 'Satisfaction period', ['month', 'quarter'], {
        purpose: both('满意度按什么周期统计', 'period over which it is counted'),
        otherwise: both('评估周期（evaluation.cycle）', 'the evaluation cycle (evaluation.cycle)'),
        why: both('与评估周期一致才能用于评估', 'evaluation can only use its own period'),
      }),
    }),
    metrics: list('其他指标', 'Further metrics', metric, {
      purpose: both('另行约定的服务指标', 'further service metrics'),
      key: 'code',
    }),
    conduct: bool('服务用语规范', 'Professional conduct', {
      gain: 'customer',
      purpose: both('用语规范、态度礼貌', 'proper and polite language'),
      fallback: true,
      why: both('原范本均有此要求', 'all originals require it'),
    }),
    customerSop: bool('执行接受方流程', "Follows the customer's procedures", {
      purpose: both('提供方须执行接受方的操作流程', 'the provider follows the customer’s procedures'),
      fallback: false,
      why: both(
        '接受方过细管理会被视为劳务派遣的迹象',
        'detailed control would be a sign of labour dispatch',
      ),
    }),
    quality: group({
      industryStandard: bool('符合行业标准', 'Industry standard', {
        gain: 'customer',
        purpose: both('服务须符合行业标准', 'service meets industry standards'),
        fallback: false,
        why: both('客服没有强制性行业标准', 'customer service has no mandatory standard'),
      }),
      reference: bi('引用标准', 'Named standard', {
        purpose: both('引用的标准名称和编号', 'name and number of the standard'),
      }),
    }),
  },
  {
    label: both('服务标准', 'Service standards'),
    purpose: both('响应、解决和满意度的标准', 'levels for response, resolution and satisfaction'),
  },
);
