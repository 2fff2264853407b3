// Which language versions exist and which one prevails.
import * as z from 'zod';
import { always, both, group, list } from '../field.js';
import { choice, text } from '../leaves.js';

const registered = z.strictObject({
  zh: text('名称', 'Name', {
    purpose: both('清单中写的名称', 'the name as the sheet writes it'),
    name: true,
    need: always,
  }),
  hant: text('繁体名称', 'Name in Traditional Chinese', {
    purpose: both('其繁体写法', 'how it is written in Traditional characters'),
    name: true,
    need: always,
  }),
});

export const language = group(
  {
    versions: list(
      '语言版本',
      'Language versions',
      choice('语言版本', 'Language version', ['zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK', 'en']),
      {
        purpose: both('制作哪些语言版本', 'which language versions are made'),
        fallback: ['zh-Hans', 'en'],
        why: both('中英双语是本项目的基本用途', 'Chinese with English is what this program is for'),
        min: 1,
        need: always,
      },
    ),
    prevailing: choice('优先语言', 'Prevailing language', ['zh', 'en', 'equal'], {
      purpose: both('版本不一致时以哪一种为准', 'which version prevails'),
      fallback: 'zh',
      why: both('境内法院使用中文审理', 'courts in mainland China work in Chinese'),
    }),
    layout: choice('排版', 'Layout', ['two_column', 'sequential', 'zh_only', 'en_only'], {
      purpose: both('双栏、先后排列或单语', 'two columns, one after the other, or one language'),
      fallback: 'two_column',
      why: both('逐条对照最便于核对', 'side by side is easiest to compare'),
    }),
    conversion: choice('繁体转换', 'Traditional conversion', ['characters', 'localised'], {
      purpose: both('繁体版本只转字形还是改用当地词语', 'convert characters only, or use local words too'),
      fallback: 'characters',
      why: both('只转字形，不改动已商定的文字', 'leaves the agreed wording as it is'),
    }),
    names: list('名称的繁体写法', 'Names in Traditional Chinese', registered, {
      purpose: both(
        '人名、地址、产品等在繁体文本中的写法；未写的保持原样',
        'how persons, addresses, products are written in Traditional texts; others stay as typed',
      ),
      key: 'zh',
    }),
  },
  { label: both('语言', 'Language'), purpose: both('语言版本和排版', 'language versions and layout') },
);
