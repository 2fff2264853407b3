// What the customer runs, the recital's ingredients, and definitions beyond the form's own.
import * as z from 'zod';
import { always, both, group, list, needed } from '../field.js';
import { bi, bool, choice, law, url } from '../leaves.js';

const live = needed((at) => at('form') === 'short-video-live', 'X47');

export const business = group(
  {
    shop: group({
      name: bi('店铺名称', 'Shop name', {
        purpose: both('接受方网店的名称', 'name of the customer’s online shop'),
        name: true,
        need: needed((at) => at('form') === 'shop-after-sales', 'X47'),
      }),
      url: url('店铺网址', 'Shop address on the web', {
        purpose: both('网店的网址', 'address of the shop on the web'),
      }),
    }),
    platform: group({
      name: bi('平台名称', 'Platform name', {
        purpose: both('服务所在平台的名称', 'name of the platform served'),
        name: true,
        need: live,
      }),
      role: choice(
        '平台角色',
        'Platform role',
        ['platform_operator', 'live_room_operator', 'mcn', 'merchant', 'other'],
        {
          purpose: both('接受方在平台上的监管角色', 'the customer’s regulatory role on the platform'),
          need: live,
        },
      ),
    }),
    sellsToConsumers: bool('面向消费者销售', 'Sells to consumers', {
      purpose: both('接受方的用户是否为消费者', 'whether the customer’s users are consumers'),
      fallback: true,
      why: both(
        '电商和直播客服面对的多为消费者，从严检查',
        'e-commerce users are mostly consumers, so the stricter checks apply',
      ),
    }),
  },
  {
    label: both('接受方业务', 'Customer’s business'),
    purpose: both('接受方经营什么', 'what the customer runs'),
  },
);

export const recitals = group(
  {
    purpose: bi('合同目的', 'Purpose', {
      purpose: both('签订本合同的目的，印在鉴于条款', 'why the parties contract, for the recitals'),
    }),
    legalBasis: list('法律依据', 'Legal basis', law('法规', 'Law'), {
      purpose: both('鉴于条款引用的现行法律', 'laws in force that the recitals cite'),
      fallback: ['civil-code'],
      why: both('服务合同都适用民法典合同编', 'the Civil Code governs every service contract'),
    }),
  },
  { label: both('鉴于条款', 'Recitals'), purpose: both('合同目的和法律依据', 'purpose and legal basis') },
);

export const definitions = group(
  {
    extra: list(
      '补充定义',
      'Further definitions',
      z.strictObject({
        term: bi('定义的词语', 'Defined term', {
          purpose: both('被定义的词语', 'the word defined'),
          need: always,
        }),
        meaning: bi('含义', 'Meaning', {
          purpose: both('词语的含义', 'what it means'),
          max: 2000,
          need: always,
        }),
      }),
      { purpose: both('范本之外另加的定义', 'definitions beyond the form’s own') },
    ),
  },
  { label: both('定义', 'Definitions'), purpose: both('范本之外的定义', 'definitions beyond the form’s') },
);
