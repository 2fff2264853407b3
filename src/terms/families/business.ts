// What the customer runs, the recital's ingredients, and definitions beyond the form's own.
import { z } from 'zod';
import { always, group, list, needed } from '../field.js';
import { bi, bool, choice, law, url } from '../leaves.js';

const live = needed((at) => at('form') === 'short-video-live', 'X47');

export const business = group({
  shop: group({
    name: bi('店铺名称', 'Shop name', {
      name: true,
      need: needed((at) => at('form') === 'shop-after-sales', 'X47'),
    }),
    url: url('店铺网址', 'Shop address on the web'),
  }),
  platform: group({
    name: bi('平台名称', 'Platform name', { name: true, need: live }),
    role: choice(
      '平台角色',
      'Platform role',
      ['platform_operator', 'live_room_operator', 'mcn', 'merchant', 'other'],
      { need: live },
    ),
  }),
  sellsToConsumers: bool('面向消费者销售', 'Sells to consumers', { fallback: true }),
});

export const recitals = group({
  purpose: bi('合同目的', 'Purpose'),
  legalBasis: list('法律依据', 'Legal basis', law('法规', 'Law'), { fallback: ['civil-code'] }),
});

export const definitions = group({
  extra: list(
    '补充定义',
    'Further definitions',
    z.strictObject({
      term: bi('定义的词语', 'Defined term', { need: always }),
      meaning: bi('含义', 'Meaning', { max: 2000, need: always }),
    }),
  ),
});
