// Service hours: around the clock, or a daily window that may run past midnight.
import { z } from 'zod';
import { always, computed, group, list, oneOf, tag } from '../field.js';
import { choice, int, time, zone } from '../leaves.js';
import { CHANNELS } from './channels.js';

const mode = tag('服务时间模式', 'Hours mode');
const window = () => ({
  start: time('开始时间', 'Start', { need: always }),
  end: time('结束时间', 'End', { need: always }),
});
const shared = () => ({
  dailyHours: computed<number>('每日服务小时数', 'Hours per day', { kind: 'int', unit: 'hour' }),
  days: list('服务日', 'Days', choice('服务日', 'Day', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), {
    fallback: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  }),
  timezone: zone('时区', 'Time zone', { fallback: 'Asia/Shanghai' }),
});
const channel = () => choice('渠道', 'Channel', CHANNELS, { need: always });

export const hours = group({
  default: oneOf(
    '服务时间',
    'Service hours',
    z.discriminatedUnion('mode', [
      z.strictObject({ mode: mode('always'), ...shared() }),
      z.strictObject({ mode: mode('daily'), ...window(), ...shared() }),
    ]),
    { need: always },
  ),
  byChannel: list(
    '分渠道服务时间',
    'Hours by channel',
    z.discriminatedUnion('mode', [
      z.strictObject({ channel: channel(), mode: mode('always') }),
      z.strictObject({ channel: channel(), mode: mode('daily'), ...window() }),
    ]),
    { key: 'channel', repeats: true },
  ),
  holidays: choice('法定节假日', 'Public holidays', ['same', 'reduced', 'closed'], { fallback: 'same' }),
  adjust: group({
    by: choice('时间调整方', 'Hours adjusted by', ['customer', 'provider', 'agreement'], {
      fallback: 'customer',
    }),
    noticeDays: int(
      '时间调整提前通知',
      'Notice of changed hours',
      { unit: 'working_day', max: 60 },
      { fallback: 3 },
    ),
  }),
});
