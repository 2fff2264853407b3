// Service hours: around the clock, or a daily window that may run past midnight.
import * as z from 'zod';
import { always, both, computed, group, list, needed, oneOf, tag } from '../field.js';
import { choice, int, time, zone } from '../leaves.js';
import { CHANNELS } from './channels.js';

const mode = tag('服务时间模式', 'Hours mode', {
  purpose: both('7×24 小时或每日固定时段', 'around the clock, or a daily window'),
});
const window = () => ({
  start: time('开始时间', 'Start', {
    purpose: both('每日开始时间', 'when service starts each day'),
    need: always,
  }),
  end: time('结束时间', 'End', {
    purpose: both('每日结束时间；早于开始时间即为次日', 'when it ends; before the start means the next day'),
    need: always,
  }),
});
const shared = () => ({
  dailyHours: computed<number>(
    '每日服务小时数',
    'Hours per day',
    { kind: 'int', unit: 'hour' },
    {
      purpose: both('每日服务小时数，由起止时间算出', 'hours per day, worked out from start and end'),
      unit: both('小时每日', 'hours per day'),
    },
  ),
  days: list('服务日', 'Days', choice('服务日', 'Day', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), {
    gain: 'customer',
    purpose: both('每周哪几天服务', 'days of the week with service'),
    fallback: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    why: both('零售客服全年无休', 'retail service runs every day'),
    min: 1,
    need: always,
  }),
  timezone: zone('时区', 'Time zone', {
    purpose: both('时间所用的时区', 'time zone of the hours'),
    fallback: 'Asia/Shanghai',
    why: both('境内统一使用北京时间', 'mainland China uses Beijing time'),
  }),
});
const channel = () =>
  choice('渠道', 'Channel', CHANNELS, {
    purpose: both('此时间适用于哪一渠道', 'the channel with these hours'),
    need: always,
  });

export const hours = group(
  {
    default: oneOf(
      '服务时间',
      'Service hours',
      z.discriminatedUnion('mode', [
        z.strictObject({ mode: mode('always'), ...shared() }),
        z.strictObject({ mode: mode('daily'), ...window(), ...shared() }),
      ]),
      { purpose: both('没有另行约定的渠道的服务时间', 'hours of channels without their own'), need: always },
    ),
    byChannel: list(
      '分渠道服务时间',
      'Hours by channel',
      z.discriminatedUnion('mode', [
        z.strictObject({ channel: channel(), mode: mode('always') }),
        z.strictObject({ channel: channel(), mode: mode('daily'), ...window() }),
      ]),
      {
        purpose: both('各渠道另行约定的服务时间', 'channels with hours of their own'),
        key: 'channel',
        repeats: true,
      },
    ),
    holidays: choice('法定节假日', 'Public holidays', ['same', 'reduced', 'closed'], {
      gain: 'customer',
      ranks: [['closed'], ['reduced'], ['same']],
      purpose: both('法定节假日是否照常服务', 'whether service runs on statutory holidays'),
      fallback: 'same',
      why: both('节假日正是咨询高峰', 'holidays are the busiest days'),
    }),
    holidayHours: group({
      start: time('节假日开始时间', 'Holiday start', {
        purpose: both('法定节假日缩短后的开始时间', 'when shortened service starts on holidays'),
        need: needed((at) => at('.end') !== undefined),
      }),
      end: time('节假日结束时间', 'Holiday end', {
        purpose: both('法定节假日缩短后的结束时间', 'when shortened service ends on holidays'),
        need: needed((at) => at('.start') !== undefined),
      }),
    }),
    adjust: group({
      by: choice('时间调整方', 'Hours adjusted by', ['customer', 'provider', 'agreement'], {
        gain: 'customer',
        ranks: [['provider'], ['agreement'], ['customer']],
        purpose: both('谁可以调整服务时间', 'who may change the hours'),
        fallback: 'customer',
        why: both('接受方了解自己的业务高峰', 'the customer knows its own peaks'),
      }),
      noticeDays: int(
        '时间调整提前通知',
        'Notice of changed hours',
        { unit: 'working_day', max: 60 },
        {
          purpose: both('调整须提前多久通知', 'notice before the hours change'),
          fallback: 3,
          why: both('够提供方重新排班', 'enough for a new roster'),
        },
      ),
    }),
  },
  { label: both('服务时间', 'Service hours'), purpose: both('何时提供服务', 'when service is given') },
);
