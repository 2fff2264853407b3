// The rights that have parameters; the others are form text.
import { group, list } from '../field.js';
import { bool, choice, duration, int } from '../leaves.js';

export const rights = group({
  customerInspection: group({
    noticeDays: int(
      '检查提前通知',
      'Notice of inspection',
      { unit: 'working_day', max: 30 },
      { fallback: 3 },
    ),
  }),
  customerMaterials: list(
    '接受方提供的资料',
    'Materials from the customer',
    choice('资料', 'Material', [
      'store_rules',
      'platform_rules',
      'product_knowledge',
      'after_sales_policy',
      'training_material',
      'manual',
      'faq',
      'other',
    ]),
  ),
  customerMaterialsWithin: duration('资料提供时限', 'Materials within', ['working_day'], {
    fallback: '5 working_day',
  }),
  customerTraining: bool('接受方提供培训', 'Training by the customer', { fallback: true }),
  escalation: bool('疑难问题协助', 'Help with hard cases', { fallback: true }),
  suspendForMissingInput: group({
    enabled: bool('资料缺失时中止', 'Suspension for missing input', { fallback: false }),
    noticeDays: int('中止提前通知', 'Notice of suspension', { unit: 'working_day', min: 1 }, { fallback: 3 }),
  }),
});
