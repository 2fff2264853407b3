// The services: a closed catalogue unless the sheet says otherwise.
import * as z from 'zod';
import { always, both, group, list, needed } from '../field.js';
import { bi, bool, choice, int, language } from '../leaves.js';

const SERVICES = [
  'customer_support',
  'product_consultation',
  'quality_enquiry',
  'returns_exchange',
  'exchange',
  'return',
  'repair',
  'order_aftersale',
  'complaint',
  'suggestion',
  'tech_support',
  'software_fault',
  'hardware_repair',
  'system_upgrade',
  'feedback_collection',
  'return_visit',
  'data_report',
  'staff_training',
  'other',
] as const;

const service = z.strictObject({
  code: choice('服务项目', 'Service', SERVICES, {
    purpose: both('提供哪一项服务', 'the service'),
    need: always,
  }),
  mode: choice('提供方式', 'Mode', ['included', 'on_demand'], {
    gain: 'customer',
    ranks: [['on_demand'], ['included']],
    purpose: both('包含在服务费内，或按需订购', 'included in the fees, or ordered on demand'),
    fallback: 'included',
    why: both('列出的服务一般包含在价格内', 'what is listed is normally in the price'),
  }),
  stages: list(
    '处理环节',
    'Stages',
    choice('处理环节', 'Stage', ['intake', 'investigate', 'resolve', 'return_visit']),
    {
      purpose: both('投诉处理包括哪些环节', 'which stages of a complaint are handled'),
      otherwise: both('全部环节', 'all stages'),
      why: both('原范本约定全程处理', 'the original covers the whole process'),
    },
  ),
  detail: bi('服务说明', 'Service detail', {
    purpose: both('该项服务的具体内容', 'what the service consists of'),
    need: needed((at) => at('.code') === 'other'),
  }),
});

export const scope = group(
  {
    services: list('服务项目', 'Services', service, {
      purpose: both('约定的服务清单', 'the agreed catalogue of services'),
      key: 'code',
      min: 1,
      need: always,
    }),
    openEnded: bool('服务清单是否开放', 'Open-ended catalogue', {
      gain: 'customer',
      purpose: both('清单是否用“包括但不限于”', 'whether the catalogue is “including but not limited to”'),
      fallback: false,
      why: both('封闭清单使价格与工作量对应', 'a closed list matches price and workload'),
    }),
    languages: list('服务语言', 'Service languages', language('服务语言', 'Service language'), {
      gain: 'customer',
      purpose: both('以哪些语言服务', 'languages of the service'),
      fallback: ['zh-CN'],
      why: both('境内用户使用普通话', 'users in mainland China speak Mandarin'),
    }),
    exclusions: list('除外服务', 'Exclusions', bi('除外服务', 'Exclusion'), {
      gain: 'provider',
      purpose: both('明确不提供的服务', 'services expressly left out'),
    }),
    improvementMeasures: list('改进措施', 'Improvement measures', bi('改进措施', 'Improvement measure'), {
      gain: 'customer',
      purpose: both('提升满意度的措施', 'measures that raise satisfaction'),
    }),
    onDemand: group({
      orderForm: choice('按需服务的下单方式', 'Order form', ['signed_order', 'email_confirmation'], {
        purpose: both('按需服务如何下单', 'how on-demand services are ordered'),
        fallback: 'email_confirmation',
        why: both('邮件有据可查，又不拖延', 'e-mail leaves a record and is quick'),
      }),
      noticeDays: int(
        '按需服务提前通知',
        'Notice for on-demand services',
        { unit: 'working_day', min: 1, max: 60 },
        {
          gain: 'provider',
          purpose: both('按需服务须提前多久下单', 'how early on-demand services are ordered'),
          fallback: 5,
          why: both('够提供方调配人员', 'enough to assign staff'),
        },
      ),
      pricing: choice('按需服务计价', 'On-demand pricing', ['included', 'rate_card', 'quote'], {
        gain: 'customer',
        ranks: [['rate_card', 'quote'], ['included']],
        purpose: both('按需服务如何计价', 'how on-demand services are priced'),
        fallback: 'quote',
        why: both('工作量事先未知', 'the work is not known beforehand'),
      }),
    }),
    afterSalesPolicy: group({
      noReasonReturnDays: int(
        '无理由退货期',
        'No-reason return period',
        { unit: 'calendar_day' },
        {
          purpose: both(
            '接受方对消费者承诺的无理由退货天数，法定不少于 7 日',
            'days of no-reason return promised to consumers; 7 at least by law',
          ),
        },
      ),
    }),
  },
  {
    label: both('服务范围', 'Scope of services'),
    purpose: both('提供哪些服务', 'which services are provided'),
  },
);
