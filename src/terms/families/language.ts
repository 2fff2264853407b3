// Which language versions exist and which one prevails.
import { always, group, list } from '../field.js';
import { choice } from '../leaves.js';

export const language = group({
  versions: list(
    '语言版本',
    'Language versions',
    choice('语言版本', 'Language version', ['zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK', 'en']),
    { fallback: ['zh-Hans', 'en'], min: 1, need: always },
  ),
  prevailing: choice('优先语言', 'Prevailing language', ['zh', 'en', 'equal'], { fallback: 'zh' }),
  layout: choice('排版', 'Layout', ['two_column', 'sequential', 'zh_only', 'en_only'], {
    fallback: 'two_column',
  }),
  conversion: choice('繁体转换', 'Traditional conversion', ['characters', 'localised'], {
    fallback: 'characters',
  }),
});
