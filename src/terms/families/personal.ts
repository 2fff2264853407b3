// Personal information handled for the customer. The whole block is needed unless no personal information is involved.
import { computed, group, list, needed } from '../field.js';
import { bi, bool, choice, date, duration, int, text } from '../leaves.js';

/** Sensitive by statute (PIPL art. 28); an identity number is not among its examples. */
export const SENSITIVE = ['health', 'biometric', 'location', 'financial_account', 'minor'];

const personal = needed((at) => at('data.involvesPersonalInfo') !== false);
const abroad = (at: (path: string) => unknown) =>
  at('data.involvesPersonalInfo') !== false &&
  at('data.location') !== undefined &&
  at('data.location') !== 'mainland';

const CATEGORIES = [
  'name',
  'phone',
  'address',
  'order',
  'payment_status',
  'account_id',
  'chat',
  'call_recording',
  'id_number',
  'health',
  'biometric',
  'location',
  'financial_account',
  'minor',
] as const;

export const data = group({
  involvesPersonalInfo: bool('涉及个人信息', 'Involves personal information', { fallback: true }),
  role: choice('处理角色', "Provider's role", ['entrusted', 'joint', 'independent'], {
    fallback: 'entrusted',
  }),
  purpose: bi('处理目的', 'Purpose of processing', { need: personal }),
  retention: duration('保存期限', 'Retention', undefined, { need: personal }),
  methods: list(
    '处理方式',
    'Processing methods',
    choice('处理方式', 'Processing method', [
      'view',
      'record',
      'store',
      'contact',
      'analyse',
      'transmit',
      'delete',
    ]),
    { min: 1, need: personal },
  ),
  categories: list(
    '个人信息种类',
    'Categories of personal information',
    choice('个人信息种类', 'Category', CATEGORIES),
    { min: 1, need: personal },
  ),
  subjects: bi('个人信息主体', 'Individuals concerned', {
    fallback: { zh: '终端客户', en: 'end customers' },
  }),
  volume: int('年处理人数', 'Individuals per year', {}, { need: personal }),
  measures: list(
    '保护措施',
    'Protective measures',
    choice('保护措施', 'Measure', [
      'access_control',
      'encryption',
      'desensitisation',
      'logging',
      'training',
      'backup',
      'isolated_network',
      'dlp',
    ]),
    { min: 3, need: personal },
  ),
  sensitive: group({
    present: computed<boolean>('涉及敏感个人信息', 'Sensitive information', { kind: 'bool' }),
    basis: choice(
      '敏感信息处理依据',
      'Basis for sensitive data',
      ['separate_consent', 'statutory_duty', 'other'],
      {
        need: needed((at) => at('.present') === true, 'X34'),
      },
    ),
  }),
  minors: bool('涉及未成年人', 'Minors under fourteen', { fallback: false }),
  pipia: group({
    done: bool('已作影响评估', 'Impact assessment done', { need: personal }),
    date: date('影响评估日期', 'Date of the assessment', {
      need: needed((at) => at('.done') === true, 'X34'),
    }),
  }),
  subProcessing: group({
    allowed: choice('转委托', 'Sub-processing', ['prohibited', 'with_consent'], { fallback: 'prohibited' }),
    list: list('转委托对象', 'Sub-processors', bi('转委托对象', 'Sub-processor', { name: true })),
  }),
  location: choice('处理地点', 'Place of processing', ['mainland', 'offshore', 'mixed'], {
    fallback: 'mainland',
  }),
  crossBorder: group({
    mechanism: choice(
      '出境路径',
      'Cross-border mechanism',
      ['security_assessment', 'standard_contract', 'certification', 'exempt'],
      { need: needed(abroad, 'X34') },
    ),
    reference: text('出境依据编号', 'Cross-border reference', {
      name: true,
      need: needed((at) => abroad(at) || at('.mechanism') !== undefined, 'X34'),
    }),
  }),
  breachNotice: duration('安全事件通知时限', 'Notice of incidents', ['hour'], {
    fallback: '24 hour',
    most: 72,
  }),
  returnOrDelete: group({
    mode: choice('返还或删除', 'Return or delete', ['return', 'delete', 'return_then_delete'], {
      fallback: 'return_then_delete',
    }),
    within: duration('返还或删除期限', 'Return or delete within', ['calendar_day'], {
      fallback: '15 calendar_day',
    }),
  }),
  recordsYears: int('记录保存年限', 'Records kept', { unit: 'year', min: 3 }, { fallback: 3 }),
  audit: group({
    noticeDays: int('审计提前通知', 'Notice of audit', { unit: 'working_day' }, { fallback: 5 }),
  }),
  recording: group({
    calls: bool('通话录音', 'Call recording'),
    retention: duration('录音保存期限', 'Recordings kept', ['month'], {
      fallback: '6 month',
      need: needed((at) => at('.calls') === true, 'X35'),
    }),
  }),
});
