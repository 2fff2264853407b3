// Contact channels, one entry each; service levels and hours refer to them by kind.
import * as z from 'zod';
import { always, both, list, needed } from '../field.js';
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
  kind: choice('渠道', 'Channel', CHANNELS, {
    purpose: both('客户通过什么渠道联系', 'how users get in touch'),
    need: always,
  }),
  owner: choice('渠道归属', 'Channel owner', ['customer', 'provider'], {
    purpose: both('账号或热线由谁开立', 'who holds the account or hotline'),
    fallback: 'customer',
    why: both(
      '店铺、平台账号通常登记在接受方名下',
      'shop and platform accounts are usually registered to the customer',
    ),
  }),
  name: bi('渠道名称', 'Channel name', { purpose: both('工具或账号的名称', 'name of the tool or account') }),
  number: phone('服务热线', 'Hotline', {
    purpose: both('对外公布的服务热线号码', 'the hotline number made public'),
    need: needed((at) => at('.kind') === 'phone'),
  }),
  onDemand: bool('按需开通', 'On demand', {
    purpose: both('仅在下单后开通', 'opened only when ordered'),
    fallback: false,
    why: both('列出的渠道一般随合同开通', 'a channel that is listed is normally open from the start'),
  }),
  automation: choice('自动应答', 'Automation', ['none', 'bot_first', 'bot_only'], {
    purpose: both('是否先由机器人应答', 'whether a bot answers first'),
    fallback: 'none',
    why: both('原范本均为人工服务', 'all five originals provide for human agents'),
  }),
});

// X08 reports a channel named twice.
export const channels = list('服务渠道', 'Channels', channel, {
  purpose: both('提供服务的各个渠道', 'the channels on which service is given'),
  key: 'kind',
  min: 1,
  repeats: true,
  need: always,
});
