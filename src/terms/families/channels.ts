// Contact channels, one entry each; service levels and hours refer to them by kind.
import { z } from 'zod';
import { always, list, needed } from '../field.js';
import { bi, bool, choice, phone } from '../leaves.js';

export const CHANNELS = [
  'online_chat',
  'phone',
  'email',
  'form',
  'social',
  'sms',
  'ticket',
  'onsite',
  'remote',
] as const;

const channel = z.strictObject({
  kind: choice('渠道', 'Channel', CHANNELS, { need: always }),
  owner: choice('渠道归属', 'Channel owner', ['customer', 'provider'], { fallback: 'customer' }),
  name: bi('渠道名称', 'Channel name'),
  number: phone('服务热线', 'Hotline', { need: needed((at) => at('.kind') === 'phone') }),
  onDemand: bool('按需开通', 'On demand', { fallback: false }),
  automation: choice('自动应答', 'Automation', ['none', 'bot_first', 'bot_only'], { fallback: 'none' }),
});

// X08 reports a channel named twice.
export const channels = list('服务渠道', 'Channels', channel, {
  key: 'kind',
  min: 1,
  repeats: true,
  need: always,
});
