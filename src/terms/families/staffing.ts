// The provider's people. The provider is their only employer.
import { both, group, list, needed } from '../field.js';
import { bi, bool, choice, int } from '../leaves.js';

const perAgent = needed((at) => {
  const components = at('fees.pricing.components');
  const models = Array.isArray(components) ? components.map((c: { model?: unknown }) => c.model) : [];
  return [at('fees.pricing.model'), ...models].includes('per_agent_month');
});

export const staffing = group(
  {
    minAgents: int(
      '最少坐席数',
      'Minimum agents',
      {},
      {
        purpose: both('最少配备多少名客服', 'least number of agents'),
        need: perAgent,
        unit: both('名', 'agents'),
      },
    ),
    qualifications: list('人员资质', 'Qualifications', bi('人员资质', 'Qualification'), {
      gain: 'customer',
      purpose: both('客服人员须具备的条件', 'what agents must be qualified in'),
    }),
    training: group({
      frequency: choice('培训频率', 'Training frequency', ['week', 'month', 'quarter', 'year'], {
        gain: 'customer',
        ranks: [['year'], ['quarter'], ['month'], ['week']],
        purpose: both('多久培训一次', 'how often staff are trained'),
        fallback: 'quarter',
        why: both('跟上产品和平台规则的变化', 'keeps pace with products and platform rules'),
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
        { gain: 'customer', purpose: both('培训哪些内容', 'what the training covers') },
      ),
    }),
    stability: group({
      noticeDays: int(
        '更换人员提前通知',
        'Notice of staff changes',
        { unit: 'working_day', max: 60 },
        {
          gain: 'customer',
          purpose: both('更换人员须提前多久通知', 'notice before staff change'),
          fallback: 10,
          why: both('够完成交接', 'enough to hand over'),
        },
      ),
      consent: choice('更换人员的同意', 'Consent to staff changes', ['none', 'notify', 'approve'], {
        purpose: both('更换人员是否须接受方同意', 'whether the customer must agree to staff changes'),
        fallback: 'notify',
        why: both('须批准会被视为劳务派遣的迹象', 'approval would be a sign of labour dispatch'),
      }),
    }),
    workplace: group({
      site: choice('工作地点', 'Workplace', ['provider', 'customer', 'remote', 'mixed'], {
        purpose: both('客服在哪里工作', 'where the agents work'),
        fallback: 'provider',
        why: both(
          '在接受方场所工作会被视为劳务派遣的迹象',
          'work on the customer’s premises would be a sign of labour dispatch',
        ),
      }),
      items: list(
        '接受方提供的条件',
        'Supplied by the customer',
        choice('条件', 'Item', ['premises', 'equipment', 'network', 'software']),
        {
          gain: 'provider',
          purpose: both('接受方提供的工作条件', 'what the customer supplies for the work'),
        },
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
        { purpose: both('按哪些指标考核人员', 'metrics by which staff are appraised') },
      ),
    }),
    employerClause: bool('用工主体声明', 'Employer statement', {
      purpose: both('写明提供方是唯一用人单位', 'states that the provider is the sole employer'),
      fallback: true,
      why: both(
        '避免被认定为事实劳动关系或劳务派遣',
        'guards against a finding of employment or labour dispatch',
      ),
    }),
  },
  { label: both('服务人员', 'Staffing'), purpose: both('提供方的人员配置和管理', 'the provider’s people') },
);
