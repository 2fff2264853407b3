// How notices are served and when they count as received.
import { always, group, list } from '../field.js';
import { bool, choice, int } from '../leaves.js';

export const notices = group({
  methods: list(
    '通知方式',
    'Notice methods',
    choice('通知方式', 'Notice method', ['personal', 'express', 'email', 'platform']),
    { fallback: ['express', 'email'], min: 1, need: always },
  ),
  deemed: group({
    express: int(
      '快递视为送达',
      'Express deemed served',
      { unit: 'calendar_day', min: 1, max: 10 },
      { fallback: 3 },
    ),
    email: choice('邮件视为送达', 'E-mail deemed served', ['on_sending', 'next_working_day'], {
      fallback: 'next_working_day',
    }),
  }),
  changeNoticeDays: int(
    '联系方式变更通知',
    'Notice of new details',
    { unit: 'working_day', min: 1 },
    { fallback: 3 },
  ),
  litigationService: bool('适用于诉讼仲裁文书', 'Also serves court documents', { fallback: true }),
});
