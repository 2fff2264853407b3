// The services: a closed catalogue unless the sheet says otherwise.
import { z } from 'zod';
import { always, group, list, needed } from '../field.js';
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
  code: choice('服务项目', 'Service', SERVICES, { need: always }),
  mode: choice('提供方式', 'Mode', ['included', 'on_demand'], { fallback: 'included' }),
  stages: list(
    '处理环节',
    'Stages',
    choice('处理环节', 'Stage', ['intake', 'investigate', 'resolve', 'return_visit']),
  ),
  detail: bi('服务说明', 'Service detail', { need: needed((at) => at('.code') === 'other') }),
});

export const scope = group({
  services: list('服务项目', 'Services', service, { key: 'code', min: 1, need: always }),
  openEnded: bool('服务清单是否开放', 'Open-ended catalogue', { fallback: false }),
  languages: list('服务语言', 'Service languages', language('服务语言', 'Service language'), {
    fallback: ['zh-CN'],
  }),
  exclusions: list('除外服务', 'Exclusions', bi('除外服务', 'Exclusion')),
  improvementMeasures: list('改进措施', 'Improvement measures', bi('改进措施', 'Improvement measure')),
  onDemand: group({
    orderForm: choice('按需服务的下单方式', 'Order form', ['signed_order', 'email_confirmation'], {
      fallback: 'email_confirmation',
    }),
    noticeDays: int(
      '按需服务提前通知',
      'Notice for on-demand services',
      { unit: 'working_day', min: 1, max: 60 },
      {
        fallback: 5,
      },
    ),
    pricing: choice('按需服务计价', 'On-demand pricing', ['included', 'rate_card', 'quote'], {
      fallback: 'quote',
    }),
  }),
  afterSalesPolicy: group({
    noReasonReturnDays: int('无理由退货期', 'No-reason return period', { unit: 'calendar_day' }),
  }),
});
