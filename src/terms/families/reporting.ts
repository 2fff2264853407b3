// Reports to the customer and the periodic evaluation.
import { always, both, group, list } from '../field.js';
import { bool, choice, duration, int, percent } from '../leaves.js';

export const reporting = group(
  {
    frequency: choice('报告频率', 'Report frequency', ['day', 'week', 'month', 'quarter'], {
      gain: 'customer',
      ranks: [['quarter'], ['month'], ['week'], ['day']],
      purpose: both('多久报告一次', 'how often reports are made'),
      fallback: 'month',
      why: both('与结算周期一致', 'the same as the billing period'),
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
      { gain: 'customer', purpose: both('报告包含哪些内容', 'what a report contains'), min: 1, need: always },
    ),
    within: duration('报告提交期限', 'Report within', ['working_day'], {
      gain: 'provider',
      purpose: both('期末后多久内提交', 'how soon after the period it is submitted'),
      fallback: '5 working_day',
      why: both('够汇总数据，又在付款之前', 'time to compile it, and before payment'),
    }),
    adHoc: bool('临时报告', 'Reports on request', {
      gain: 'customer',
      purpose: both('接受方可否随时要求专项报告', 'whether the customer may ask for further reports'),
      fallback: false,
      why: both('增加成本，仅部分范本约定', 'it costs extra, and only some forms provide for it'),
    }),
    adHocPerMonth: int(
      '临时报告次数',
      'Reports on request per month',
      { min: 1, max: 31 },
      {
        gain: 'customer',
        purpose: both('每月不另收费的专项报告份数', 'ad hoc reports a month without charge'),
        fallback: 2,
        why: both('满足突发需要，又不致影响服务', 'enough for the unforeseen without burdening service'),
        unit: both('份每月', 'reports per month'),
      },
    ),
    format: choice('报告格式', 'Report format', ['pdf', 'xlsx', 'dashboard'], {
      purpose: both('报告采用的格式', 'form of the report'),
      fallback: 'xlsx',
      why: both('便于接受方再加工', 'the customer can work on with it'),
    }),
  },
  { label: both('服务报告', 'Reports'), purpose: both('向接受方提交的报告', 'reports to the customer') },
);

export const evaluation = group(
  {
    cycle: choice('评估周期', 'Evaluation cycle', ['month', 'quarter'], {
      purpose: both('多久评估一次服务', 'how often service is evaluated'),
      fallback: 'month',
      why: both('与报告和结算周期一致', 'the same as reports and settlement'),
    }),
    failCycles: int(
      '连续不达标周期数',
      'Failed cycles',
      { min: 2, max: 12 },
      {
        gain: 'provider',
        given: ['.cycle'],
        purpose: both('连续几个周期不达标构成严重违约', 'failed cycles in a row that allow termination'),
        fallback: 3,
        why: both('区分偶发与持续的问题', 'tells a lapse from a lasting problem'),
        unit: both('个评估周期', 'evaluation cycles'),
      },
    ),
    onTimePercent: percent('按时完成比例', 'Share on time', {
      gain: 'customer',
      purpose: both(
        '未约定达标率的时限，按时完成多少才算达到',
        'share on time that meets a limit for which no target is set',
      ),
      range: { above: '0', max: '100' },
      fallback: '90',
      why: both('个别超时不等于评估未达标', 'a single late reply is not a failed evaluation'),
      unit: both('当期请求或问题的百分比', '% of the period’s requests or matters'),
    }),
    remedyWithin: duration('整改期限', 'Remedy period', ['working_day'], {
      gain: 'provider',
      purpose: both('通知后多久内整改', 'time to remedy after notice'),
      fallback: '15 working_day',
      why: both('三周够招聘或调整人员', 'three weeks allow hiring or a change of staff'),
    }),
    customerMayTerminate: bool('不达标可解除', 'Customer may terminate', {
      gain: 'customer',
      purpose: both('仍不达标时接受方可否解除', 'whether the customer may then terminate'),
      fallback: true,
      why: both('否则评估没有后果', 'otherwise evaluation has no consequence'),
    }),
  },
  {
    label: both('服务评估', 'Evaluation'),
    purpose: both('定期评估及其后果', 'periodic evaluation and what follows'),
  },
);
