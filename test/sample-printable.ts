// Test material: an invented two-page service agreement as Printable rows, for any layout.
// It holds every row kind and style once, small enough to be read at a glance when a renderer's test fails.
import type {
  Cell,
  Lang,
  Layout,
  ListId,
  Lists,
  Mark,
  Pair,
  Printable,
  PrintableLine,
  Row,
  RowStyle,
  Run,
  Source,
  TextRow,
} from '../src/contract/ast.js';
import { library } from './example.js';

type Words = string | readonly Run[];
type Both = readonly [zh: Words, en: Words];

const lists: Lists = { articles: library.schemes.article!, annexes: library.schemes.annex! };

const runs = (words: Words): readonly Run[] =>
  typeof words === 'string' ? (words === '' ? [] : [{ text: words }]) : words;

const mark = (list: ListId, depth: number, zh: string, en: string): Pair<Mark> => ({
  zh: { text: zh, list, level: depth },
  en: { text: en, list, level: depth },
});

/** The same contract in every layout, so that renderers can be compared. Drafts hold one blank. */
export function samplePrintable(layout: Layout, status: 'draft' | 'final' = 'final'): Printable {
  const languages: readonly Lang[] = layout === 'zh' ? ['zh'] : layout === 'en' ? ['en'] : ['zh', 'en'];
  const cells = (words: Both, marks?: Pair<Mark>): readonly Cell[] =>
    languages.map((lang) => ({
      lang,
      ...(marks ? { mark: marks[lang] } : {}),
      runs: runs(words[lang === 'zh' ? 0 : 1]),
    }));
  const line = (label: Both, value: Both): PrintableLine => ({
    label: cells(label),
    value:
      value[0] === '' ? [] : value[1] === '' ? [{ lang: languages[0]!, runs: runs(value[0]) }] : cells(value),
  });
  const row = (
    style: RowStyle,
    depth: number,
    words: Both,
    more: Partial<TextRow> & { marks?: Pair<Mark> },
  ) => {
    const { marks, ...rest } = more;
    return {
      kind: 'text',
      style,
      level: depth,
      listLevel: depth,
      place: layout === 'columns' ? 'side-by-side' : 'full',
      cells: cells(words, marks),
      keepNext: style === 'article' || style === 'heading' || style.startsWith('annex'),
      pageBreakBefore: false,
      ...rest,
    } satisfies TextRow;
  };
  const article = (n: number, zh: string, en: string, numeral: string): Row =>
    row('article', 0, [zh, en], {
      id: `a${n}`,
      marks: mark('articles', 0, `第${numeral}条`, `Article ${n}`),
    });
  const one = (number: string, zh: Words, en: Words): Row =>
    row('body', 1, [zh, en], { id: `p${number}`, marks: mark('articles', 1, number, number) });
  const two = (number: string, zh: Words, en: Words): Row =>
    row('body', 2, [zh, en], { id: `p${number}`, marks: mark('articles', 2, number, number) });
  const paid: Both =
    status === 'draft'
      ? [
          [{ text: '【合同总额】', path: 'fees.total', blank: true }],
          [{ text: '[Contract total]', path: 'fees.total', blank: true }],
        ]
      : [
          [{ text: '人民币68,000.00元（大写：陆万捌仟元整）', path: 'fees.total' }],
          [{ text: 'RMB 68,000.00', path: 'fees.total' }],
        ];

  const rows: Row[] = [
    row('number', 0, ['合同编号：QH-CS-2027-0018', 'Contract No.: QH-CS-2027-0018'], { place: 'full' }),
    row('title', 0, ['短视频直播平台客户服务外包合同', 'Customer Service Outsourcing Agreement'], {
      place: 'full',
    }),
    {
      kind: 'party',
      id: 'party-a',
      heading: cells(['甲方（客户）', 'Party A (Customer)']),
      lines: [
        line(
          ['名称', 'Name'],
          [
            [{ text: '杭州青禾短视频科技有限公司', path: 'parties.customer.name.zh' }],
            [{ text: 'Hangzhou Qinghe Short Video Technology Co., Ltd.', path: 'parties.customer.name.en' }],
          ],
        ),
        line(
          ['统一社会信用代码', 'Unified Social Credit Code'],
          [[{ text: '91330106MA2XKQ7H4T', path: 'parties.customer.uscc' }], ''],
        ),
        line(
          ['住所', 'Address'],
          [
            '浙江省杭州市西湖区文三路478号华星时代广场12层',
            '12/F, Huaxing Times Square, 478 Wensan Road, Hangzhou',
          ],
        ),
      ],
    },
    {
      kind: 'party',
      id: 'party-b',
      heading: cells(['乙方（服务提供方）', 'Party B (Provider)']),
      lines: [
        line(
          ['名称', 'Name'],
          [
            [{ text: '成都云听客户服务有限公司', path: 'parties.provider.name.zh' }],
            [{ text: 'Chengdu Yunting Customer Services Co., Ltd.', path: 'parties.provider.name.en' }],
          ],
        ),
        line(['联系人', 'Contact'], ['赟䶮·买买提', 'Yunyan Maimaiti']),
        line(['电子邮箱', 'E-mail'], ['', '']),
      ],
    },
    row(
      'body',
      0,
      [
        '甲方运营短视频与直播平台“青禾视频”，需要专业的客户服务；乙方具备客户服务外包的人员、场地和经验。双方依据《中华人民共和国民法典》，本着平等、自愿、公平和诚信的原则，订立本合同。',
        'Party A operates the short-video and live-streaming platform “Qinghe Video” and needs professional customer service; Party B has the staff, premises and experience for it. The parties enter into this Agreement under the Civil Code of the People’s Republic of China, on the basis of equality, free will, fairness and good faith.',
      ],
      { id: 'recital' },
    ),
    article(1, '服务内容', 'Services', '一'),
    one(
      '1.1',
      [
        { text: '服务范围。', bold: true },
        {
          text: '乙方通过在线文字、电话和工单三种渠道，为甲方平台的用户、主播及商家提供咨询、投诉处理、退款协助——包括直播间内的即时答疑——以及回访服务；服务明细见',
        },
        { text: '附件一', cite: 'annex1' },
        { text: '。' },
      ],
      [
        { text: 'Scope. ', bold: true },
        {
          text: 'Party B shall serve the users, streamers and merchants of Party A’s platform through online text, telephone and tickets — inquiries, complaints, refund assistance, real-time answers in live rooms, and follow-up calls; details are set out in ',
        },
        { text: 'Annex 1', cite: 'annex1' },
        { text: '.' },
      ],
    ),
    one(
      '1.2',
      [
        { text: '服务时间。', bold: true },
        {
          text: '每日09:00–24:00（北京时间），全年无休；大型促销活动期间（如“双11”“618”）延长至次日02:00。甲方应提前5个工作日将活动排期发送至service@qinghe-video.example.com/contracts/2027/schedule。',
        },
      ],
      [
        { text: 'Hours. ', bold: true },
        {
          text: '09:00–24:00 every day (Beijing time), all year round; during major sales such as “Double 11” and “618” until 02:00 of the next day. Party A shall send the schedule to service@qinghe-video.example.com/contracts/2027/schedule at least 5 working days ahead.',
        },
      ],
    ),
    row('heading', 1, ['服务质量', 'Service Quality'], {
      id: 'p1.3',
      marks: mark('articles', 1, '1.3', '1.3'),
    }),
    two(
      '1.3.1',
      '在线文字首次响应时间不超过30秒，电话20秒接通率不低于90%，用户满意度不低于95.5%；连续两个月未达标的，按第2.2款处理。',
      'First response to online text within 30 seconds; at least 90% of calls answered within 20 seconds; user satisfaction of at least 95.5%. Where the level is missed in two consecutive months, Clause 2.2 applies.',
    ),
    two(
      '1.3.2',
      '乙方应当配备不少于40名专职客服人员，其中具备一年以上直播平台服务经验的不低于60%，并在上岗前完成不少于24课时的岗前培训；未经培训考核合格的人员不得上岗。',
      'Party B shall provide at least 40 full-time agents, at least 60% of them with more than one year of live-streaming experience, each trained for no fewer than 24 hours before starting work; nobody who has not passed the assessment may work on the account.',
    ),
    article(2, '费用与支付', 'Fees and Payment', '二'),
    one(
      '2.1',
      [
        { text: '合同总额。', bold: true },
        { text: '服务费总额为' },
        ...runs(paid[0]),
        { text: '，含6%增值税；单价见下表。该价格自2027年1月1日至2027年12月31日固定不变。' },
      ],
      [
        { text: 'Total. ', bold: true },
        { text: 'The total fee is ' },
        ...runs(paid[1]),
        {
          text: ', including 6% VAT; unit prices are in the table below. Prices are fixed from 1 January 2027 to 31 December 2027.',
        },
      ],
    ),
    {
      kind: 'table',
      align: ['left', 'center', 'right', 'right'],
      widths: [4, 2, 2, 3],
      head: [
        cells(['服务项目', 'Service']),
        cells(['计量单位', 'Unit']),
        cells(['月预估量', 'Monthly volume']),
        cells(['含税单价（元）', 'Unit price (RMB)']),
      ],
      body: [
        ['在线文字客服', 'Online text service', '会话', 'session', '12,000', '2.35'],
        ['电话客服', 'Telephone service', '分钟', 'minute', '8,500', '1.80'],
        [
          '直播间即时答疑（含节假日及大型促销活动）',
          'Live-room answers (holidays and major sales included)',
          '场',
          'show',
          '120',
          '168.00',
        ],
      ].map(([zh, en, unitZh, unitEn, volume, price]) => [
        cells([zh!, en!]),
        cells([unitZh!, unitEn!]),
        [{ lang: languages[0]!, runs: [{ text: volume! }] }],
        [{ lang: languages[0]!, runs: [{ text: price! }] }],
      ]),
    },
    one(
      '2.2',
      [
        { text: '服务费扣减。', bold: true },
        {
          text: '乙方未达到本合同约定的服务水平的，甲方有权按当月服务费的5%扣减；但因甲方系统故障、不可抗力或者第三方原因造成的除外。',
        },
      ],
      [
        { text: 'Deductions. ', bold: true },
        {
          text: 'Where Party B misses a service level, Party A may deduct 5% of that month’s fee, except where the miss was caused by a failure of Party A’s systems, force majeure or a third party.',
        },
      ],
    ),
    one(
      '2.3',
      [
        { text: '支付。', bold: true },
        {
          text: '乙方于每月5日前提交上月结算单，甲方在收到合规增值税专用发票后15日内支付。逾期支付的，每逾期一日按未付金额的0.05%支付违约金。',
        },
      ],
      [
        { text: 'Payment. ', bold: true },
        {
          text: 'Party B shall submit the statement for the past month by the 5th of each month; Party A shall pay within 15 days of receiving a valid special VAT invoice. For each day of delay Party A shall pay liquidated damages of 0.05% of the unpaid amount.',
        },
      ],
    ),
    article(3, '保密与个人信息', 'Confidentiality and Personal Information', '三'),
    row(
      'body',
      0,
      [
        '双方对因履行本合同知悉的对方商业秘密和用户个人信息承担保密义务，保密期限为合同终止后3年；法律另有规定的，从其规定。',
        'Each party shall keep confidential the other party’s trade secrets and the personal information of users that it learns in performing this Agreement, for 3 years after termination, unless the law provides otherwise.',
      ],
      {},
    ),
    {
      kind: 'signature',
      blocks: [
        [
          '甲方：杭州青禾短视频科技有限公司',
          'Party A: Hangzhou Qinghe Short Video Technology Co., Ltd.',
        ] as const,
        ['乙方：成都云听客户服务有限公司', 'Party B: Chengdu Yunting Customer Services Co., Ltd.'] as const,
      ].map((heading, i) => ({
        party: i === 0 ? ('customer' as const) : ('provider' as const),
        heading: cells(heading),
        seal: cells(i === 0 ? ['甲方（盖章）', 'Party A (Seal)'] : ['乙方（盖章）', 'Party B (Seal)']),
        lines: [
          { ...line(['授权代表（签字）', 'Authorised signatory'], ['', '']), by: 'signature' as const },
          line(['职务', 'Title'], ['总经理', 'General Manager']),
          { ...line(['日期', 'Date'], ['', '']), by: 'date' as const },
        ],
      })),
    },
    row('body', 0, ['签订地点：浙江省杭州市西湖区', 'Place of signing: Xihu District, Hangzhou, Zhejiang'], {
      place: 'full',
    }),
    row('annex-label', 0, ['', ''], {
      id: 'annex1',
      place: 'full',
      pageBreakBefore: true,
      marks: mark('annexes', 0, '附件一', 'Annex 1'),
    }),
    row('annex-title', 0, ['服务明细', 'Service Specification'], { place: 'full' }),
    row('heading', 1, ['服务渠道', 'Channels'], { id: 'x1', marks: mark('annexes', 1, '1.', '1.') }),
    row('body', 2, ['在线文字：平台内嵌聊天窗口。', 'Online text: the chat window inside the platform.'], {
      id: 'x1a',
      marks: mark('annexes', 2, '（1）', '(a)'),
    }),
    row(
      'body',
      2,
      [
        '电话：乙方提供的400号码，通话录音保存不少于180日，并在甲方书面要求后3日内提供。',
        'Telephone: a 400 number provided by Party B; recordings are kept for at least 180 days and handed over within 3 days of Party A’s written request.',
      ],
      { id: 'x1b', marks: mark('annexes', 2, '（2）', '(b)') },
    ),
  ];

  return {
    form: 'short-video-live',
    status,
    layout,
    script: 'hans',
    languages,
    title: { zh: '短视频直播平台客户服务外包合同', en: 'Customer Service Outsourcing Agreement' },
    subject: { zh: '短视频直播平台客户服务外包合同', en: 'Customer Service Outsourcing Agreement' },
    number: 'QH-CS-2027-0018',
    furniture: {
      page: { zh: '第 {page} 页 共 {pages} 页', en: 'Page {page} of {pages}' },
      draft: { zh: '草稿', en: 'DRAFT' },
      columns: { zh: '中文', en: 'English' },
    },
    lists,
    rows,
    finish: {},
  };
}

/** What such a document may carry. */
export const SAMPLE_SOURCE: Source = {
  sheet: 'form: sample\n',
  form: 'sample',
  program: '0.3.0',
  templates: '0'.repeat(12),
  printing: {},
  digest: '0'.repeat(64),
};
