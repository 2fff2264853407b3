// How notices are served and when they count as received.
import { always, both, group, list } from '../field.js';
import { bool, choice, int } from '../leaves.js';

export const notices = group(
  {
    methods: list(
      '通知方式',
      'Notice methods',
      choice('通知方式', 'Notice method', ['personal', 'express', 'email', 'platform']),
      {
        purpose: both('通知可以用哪些方式送达', 'how notices may be served'),
        fallback: ['express', 'email'],
        why: both('快递留有签收记录，邮件及时', 'courier gives proof, e-mail is quick'),
        min: 1,
        need: always,
      },
    ),
    deemed: group({
      express: int(
        '快递视为送达',
        'Express deemed served',
        { unit: 'calendar_day', min: 1, max: 10 },
        {
          gain: 'neutral',
          purpose: both('交寄几日后视为送达', 'days after dispatch when courier mail counts as served'),
          fallback: 3,
          why: both('国内快递一般三日内送达', 'domestic couriers deliver within three days'),
        },
      ),
      email: choice('邮件视为送达', 'E-mail deemed served', ['on_sending', 'next_working_day'], {
        gain: 'neutral',
        purpose: both('邮件何时视为送达', 'when e-mail counts as served'),
        fallback: 'next_working_day',
        why: both('给收件人工作时间查看', 'leaves working time to read it'),
      }),
    }),
    changeNoticeDays: int(
      '联系方式变更通知',
      'Notice of new details',
      { unit: 'working_day', min: 1 },
      {
        gain: 'neutral',
        purpose: both('联系方式变更后多久内通知', 'how soon new details are notified'),
        fallback: 3,
        why: both('地址失效会使通知落空', 'an outdated address defeats service'),
      },
    ),
    litigationService: bool('适用于诉讼仲裁文书', 'Also serves court documents', {
      gain: 'neutral',
      purpose: both(
        '约定地址可否用于送达诉讼、仲裁文书',
        'whether the addresses also serve court and arbitration papers',
      ),
      fallback: true,
      why: both('避免公告送达，节省数月时间', 'avoids service by publication, which takes months'),
    }),
  },
  { label: both('通知', 'Notices'), purpose: both('通知的方式和送达', 'how notices are served') },
);
