// The provider's people. The provider is their only employer.
import { group, list, needed } from '../field.js';
import { bi, bool, choice, int } from '../leaves.js';

const perAgent = needed((at) => {
  const components = at('fees.pricing.components');
  const models = Array.isArray(components) ? components.map((c: { model?: unknown }) => c.model) : [];
  return [at('fees.pricing.model'), ...models].includes('per_agent_month');
});

export const staffing = group({
  minAgents: int('最少坐席数', 'Minimum agents', {}, { need: perAgent }),
  qualifications: list('人员资质', 'Qualifications', bi('人员资质', 'Qualification')),
  training: group({
    frequency: choice('培训频率', 'Training frequency', ['week', 'month', 'quarter', 'year'], {
      fallback: 'quarter',
    }),
    topics: list(
      '培训内容',
      'Training topics',
      choice('培训内容', 'Training topic', [
        'skills',
        'product_knowledge',
        'platform_rules',
        'data_protection',
        'other',
      ]),
    ),
  }),
  stability: group({
    noticeDays: int(
      '更换人员提前通知',
      'Notice of staff changes',
      { unit: 'working_day', max: 60 },
      { fallback: 10 },
    ),
    consent: choice('更换人员的同意', 'Consent to staff changes', ['none', 'notify', 'approve'], {
      fallback: 'notify',
    }),
  }),
  workplace: group({
    site: choice('工作地点', 'Workplace', ['provider', 'customer', 'remote', 'mixed'], {
      fallback: 'provider',
    }),
    items: list(
      '接受方提供的条件',
      'Supplied by the customer',
      choice('条件', 'Item', ['premises', 'equipment', 'network', 'software']),
    ),
  }),
  appraisal: group({
    metrics: list(
      '考核指标',
      'Appraisal metrics',
      choice('考核指标', 'Appraisal metric', [
        'response_time',
        'resolution_time',
        'csat',
        'conduct',
        'qa_score',
      ]),
    ),
  }),
  employerClause: bool('用工主体声明', 'Employer statement', { fallback: true }),
});
