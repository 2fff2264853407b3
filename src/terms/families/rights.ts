// The rights that have parameters; the others are form text.
import { always, both, group, list } from '../field.js';
import { bool, choice, duration, int } from '../leaves.js';

export const rights = group(
  {
    customerInspection: group({
      noticeDays: int(
        '检查提前通知',
        'Notice of inspection',
        { unit: 'working_day', max: 30 },
        {
          gain: 'provider',
          purpose: both('检查服务须提前多久通知', 'notice before an inspection'),
          fallback: 3,
          why: both(
            '够提供方安排，又能看到日常情况',
            'lets the provider prepare and still shows daily practice',
          ),
        },
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
      {
        gain: 'provider',
        purpose: both('接受方须提供的资料', 'materials that the customer provides'),
        min: 1,
        need: always,
      },
    ),
    customerMaterialsWithin: duration('资料提供时限', 'Materials within', ['working_day'], {
      gain: 'customer',
      purpose: both('签订后多久内提供', 'how soon after signing'),
      fallback: '5 working_day',
      why: both('上线前培训需要', 'needed for training before the start'),
    }),
    customerTraining: bool('接受方提供培训', 'Training by the customer', {
      gain: 'provider',
      purpose: both('接受方是否培训提供方人员', 'whether the customer trains the provider’s staff'),
      fallback: true,
      why: both('只有接受方熟悉自己的产品', 'only the customer knows its products'),
    }),
    escalation: bool('疑难问题协助', 'Help with hard cases', {
      gain: 'provider',
      purpose: both('接受方是否协助处理疑难问题', 'whether the customer helps with hard cases'),
      fallback: true,
      why: both('退款、赔偿等须由接受方决定', 'refunds and compensation are the customer’s decision'),
    }),
    suspendForMissingInput: group({
      enabled: bool('资料缺失时中止', 'Suspension for missing input', {
        gain: 'provider',
        purpose: both(
          '资料未提供时提供方可否中止服务',
          'whether the provider may suspend service for missing materials',
        ),
        fallback: false,
        why: both(
          '中止影响用户，仅网店范本约定',
          'suspension hurts users; only the shop form provides for it',
        ),
      }),
      noticeDays: int(
        '中止提前通知',
        'Notice of suspension',
        { unit: 'working_day', min: 1 },
        {
          gain: 'customer',
          purpose: both('中止前提前多久催告', 'notice before suspending'),
          fallback: 3,
          why: both('给接受方补交的机会', 'a last chance to deliver'),
        },
      ),
    }),
  },
  {
    label: both('双方权利', 'Rights of the parties'),
    purpose: both(
      '检查、资料、培训等有参数的权利',
      'rights that have figures: inspection, materials, training',
    ),
  },
);
