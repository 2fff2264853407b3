// Personal information handled for the customer. The whole block is needed unless no personal information is involved.
import { both, computed, group, list, needed } from '../field.js';
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

export const data = group(
  {
    involvesPersonalInfo: bool('涉及个人信息', 'Involves personal information', {
      purpose: both('服务是否处理个人信息', 'whether the service handles personal information'),
      fallback: true,
      why: both(
        '客服几乎总会接触用户的姓名、电话和订单',
        'service nearly always sees users’ names, telephones and orders',
      ),
    }),
    role: choice('处理角色', "Provider's role", ['entrusted', 'joint', 'independent'], {
      purpose: both(
        '提供方是受托处理、共同处理还是独立处理',
        'whether the provider processes on instructions, jointly or on its own account',
      ),
      fallback: 'entrusted',
      why: both(
        '提供方按接受方指示处理，属受托（个人信息保护法第二十一条）',
        'the provider acts on instructions (PIPL art. 21)',
      ),
    }),
    purpose: bi('处理目的', 'Purpose of processing', {
      purpose: both('受托处理的目的', 'purpose of the processing entrusted'),
      need: personal,
    }),
    retention: duration('保存期限', 'Retention', undefined, {
      purpose: both('个人信息保存多久', 'how long personal information is kept'),
      need: personal,
      otherwise: both('合同期限', 'the term of the contract'),
      from: ['term'],
      why: both(
        '保存期限应为实现目的所必需的最短时间（个人信息保护法第十九条）',
        'no longer than the purpose needs (PIPL art. 19)',
      ),
    }),
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
      { purpose: both('以哪些方式处理', 'how it is processed'), min: 1, need: personal },
    ),
    categories: list(
      '个人信息种类',
      'Categories of personal information',
      choice('个人信息种类', 'Category', CATEGORIES),
      { purpose: both('处理哪些种类的个人信息', 'which categories are processed'), min: 1, need: personal },
    ),
    subjects: bi('个人信息主体', 'Individuals concerned', {
      purpose: both('个人信息属于谁', 'whose information it is'),
      fallback: { zh: '终端客户', en: 'end customers' },
      why: both('客服对象是接受方的终端客户', 'service is given to the customer’s end customers'),
    }),
    volume: int(
      '年处理人数',
      'Individuals per year',
      {},
      {
        purpose: both(
          '每年涉及多少人，用于判断法定门槛',
          'how many people a year, for the statutory thresholds',
        ),
        need: personal,
        unit: both('人每年', 'individuals per year'),
      },
    ),
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
      {
        gain: 'customer',
        purpose: both('至少三项安全措施', 'at least three security measures'),
        min: 3,
        need: personal,
      },
    ),
    sensitive: group({
      present: computed<boolean>(
        '涉及敏感个人信息',
        'Sensitive information',
        { kind: 'bool' },
        {
          purpose: both(
            '是否含敏感个人信息，由种类得出',
            'whether any category is sensitive, worked out from the categories',
          ),
        },
      ),
      basis: choice(
        '敏感信息处理依据',
        'Basis for sensitive data',
        ['separate_consent', 'statutory_duty', 'other'],
        {
          purpose: both('处理敏感信息的依据', 'basis for processing sensitive information'),
          need: needed((at) => at('.present') === true, 'X34'),
        },
      ),
    }),
    minors: bool('涉及未成年人', 'Minors under fourteen', {
      purpose: both('是否涉及未满十四周岁的人', 'whether children under fourteen are concerned'),
      fallback: false,
      why: both('多数店铺不面向未成年人', 'most shops do not serve minors'),
    }),
    pipia: group({
      done: bool('已作影响评估', 'Impact assessment done', {
        purpose: both('是否已作个人信息保护影响评估', 'whether the impact assessment has been made'),
        need: personal,
      }),
      date: date('影响评估日期', 'Date of the assessment', {
        purpose: both('评估完成的日期，不晚于生效日', 'day of the assessment, not after the effective date'),
        need: needed((at) => at('.done') === true, 'X34'),
      }),
    }),
    subProcessing: group({
      allowed: choice('转委托', 'Sub-processing', ['prohibited', 'with_consent'], {
        gain: 'provider',
        ranks: [['prohibited'], ['with_consent']],
        purpose: both('可否转委托他人处理', 'whether others may process on the provider’s behalf'),
        fallback: 'prohibited',
        why: both(
          '转委托须经同意，默认不允许（个人信息保护法第二十一条）',
          'needs consent by law, so not allowed by default (PIPL art. 21)',
        ),
      }),
      list: list('转委托对象', 'Sub-processors', bi('转委托对象', 'Sub-processor', { name: true }), {
        purpose: both('同意的转委托对象', 'sub-processors agreed to'),
      }),
    }),
    location: choice('处理地点', 'Place of processing', ['mainland', 'offshore', 'mixed'], {
      purpose: both(
        '存储和访问的地点，含远程访问',
        'where it is stored and accessed, remote access included',
      ),
      fallback: 'mainland',
      why: both('境内处理无须办理出境手续', 'processing at home needs no export procedure'),
    }),
    crossBorder: group({
      mechanism: choice(
        '出境路径',
        'Cross-border mechanism',
        ['security_assessment', 'standard_contract', 'certification', 'exempt'],
        {
          purpose: both('个人信息出境的法定路径', 'the statutory route for export'),
          need: needed(abroad, 'X34'),
        },
      ),
      reference: text('出境依据编号', 'Cross-border reference', {
        purpose: both('备案、评估编号或豁免理由', 'file number, or ground of exemption'),
        name: true,
        need: needed((at) => abroad(at) || at('.mechanism') !== undefined, 'X34'),
      }),
    }),
    breachNotice: duration('安全事件通知时限', 'Notice of incidents', ['hour'], {
      gain: 'provider',
      purpose: both('发生泄露后多久内通知接受方', 'how soon an incident is reported to the customer'),
      fallback: '24 hour',
      why: both(
        '法律要求立即通知，24 小时为合同底线（个人信息保护法第五十七条）',
        'the law says at once; 24 hours is the outer limit (PIPL art. 57)',
      ),
      most: 72,
    }),
    returnOrDelete: group({
      mode: choice('返还或删除', 'Return or delete', ['return', 'delete', 'return_then_delete'], {
        purpose: both('终止后返还还是删除', 'return or delete at the end'),
        fallback: 'return_then_delete',
        why: both('先返还再删除，两方都不留隐患', 'the customer keeps its records and no copy stays behind'),
      }),
      within: duration('返还或删除期限', 'Return or delete within', ['calendar_day'], {
        gain: 'provider',
        purpose: both('终止后多久内完成', 'how soon after the end'),
        fallback: '15 calendar_day',
        why: both('与交接期限一致', 'the same as the handover'),
      }),
    }),
    recordsYears: int(
      '记录保存年限',
      'Records kept',
      { unit: 'year', min: 3 },
      {
        purpose: both('处理记录和评估报告保存几年', 'how long records and the assessment are kept'),
        fallback: 3,
        why: both('法定最低三年（个人信息保护法第五十六条）', 'three years at least by law (PIPL art. 56)'),
      },
    ),
    audit: group({
      noticeDays: int(
        '审计提前通知',
        'Notice of audit',
        { unit: 'working_day' },
        {
          gain: 'provider',
          purpose: both('审计须提前多久通知', 'notice before an audit'),
          fallback: 5,
          why: both('够准备资料，又不失监督作用', 'enough to prepare without defeating the audit'),
        },
      ),
    }),
    recording: group({
      calls: bool('通话录音', 'Call recording', {
        purpose: both('是否对通话录音', 'whether calls are recorded'),
        otherwise: both('有电话渠道即录音', 'yes where there is a telephone channel'),
        why: both('录音是处理投诉的主要证据', 'recordings are the main evidence in complaints'),
      }),
      retention: duration('录音保存期限', 'Recordings kept', ['month'], {
        purpose: both('录音保存多久', 'how long recordings are kept'),
        fallback: '6 month',
        why: both('覆盖多数投诉期', 'covers the time in which most complaints come'),
        need: needed((at) => at('.calls') === true, 'X35'),
      }),
    }),
  },
  {
    label: both('个人信息保护', 'Personal information'),
    purpose: both('个人信息的委托处理', 'processing of personal information on instructions'),
  },
);
