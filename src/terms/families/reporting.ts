// Reports to the customer and the periodic evaluation.
import { always, group, list } from '../field.js';
import { bool, choice, duration, int } from '../leaves.js';

export const reporting = group({
  frequency: choice('报告频率', 'Report frequency', ['day', 'week', 'month', 'quarter'], {
    fallback: 'month',
  }),
  metrics: list(
    '报告内容',
    'Report contents',
    choice('报告内容', 'Report item', [
      'volume',
      'volume_trend',
      'issue_mix',
      'resolution_rate',
      'csat',
      'avg_response',
      'avg_resolution',
      'complaints',
      'other',
    ]),
    { min: 1, need: always },
  ),
  within: duration('报告提交期限', 'Report within', ['working_day'], { fallback: '5 working_day' }),
  adHoc: bool('临时报告', 'Reports on request', { fallback: false }),
  format: choice('报告格式', 'Report format', ['pdf', 'xlsx', 'dashboard'], { fallback: 'xlsx' }),
});

export const evaluation = group({
  cycle: choice('评估周期', 'Evaluation cycle', ['month', 'quarter'], { fallback: 'month' }),
  failCycles: int('连续不达标周期数', 'Failed cycles', { min: 2, max: 12 }, { fallback: 3 }),
  remedyWithin: duration('整改期限', 'Remedy period', ['working_day'], { fallback: '15 working_day' }),
  customerMayTerminate: bool('不达标可解除', 'Customer may terminate', { fallback: true }),
});
