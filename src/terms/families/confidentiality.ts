// Confidential information: who owes secrecy, about what, for how long.
import { always, group, list, needed } from '../field.js';
import { bool, choice, duration, int } from '../leaves.js';

export const confidentiality = group({
  direction: choice('保密方向', 'Direction', ['mutual', 'provider_only'], { fallback: 'mutual' }),
  categories: list(
    '保密信息范围',
    'Confidential categories',
    choice('保密信息类别', 'Confidential category', [
      'trade_secret',
      'technical_secret',
      'technical_data',
      'customer_info',
      'operating_data',
      'market_info',
      'financial_data',
      'market_report',
      'contract_terms',
      'other',
    ]),
    { min: 1, need: always },
  ),
  survival: group({
    mode: choice(
      '保密期限方式',
      'Survival',
      ['fixed_after_termination', 'fixed_from_effective', 'until_public'],
      {
        fallback: 'fixed_after_termination',
      },
    ),
    years: int(
      '保密年限',
      'Years of secrecy',
      { unit: 'year', min: 1, max: 20 },
      {
        fallback: 3,
        need: needed((at) => at('.mode') !== 'until_public', 'X41'),
      },
    ),
    tradeSecretsUntilPublic: bool('商业秘密保密至公开', 'Trade secrets until public', { fallback: true }),
  }),
  exceptions: list(
    '保密例外',
    'Exceptions',
    choice('保密例外', 'Exception', ['public', 'already_known', 'third_party', 'independent', 'compelled']),
    { fallback: ['public', 'already_known', 'third_party', 'independent', 'compelled'] },
  ),
  returnWithin: duration('返还期限', 'Return within', ['calendar_day'], { fallback: '10 calendar_day' }),
});
