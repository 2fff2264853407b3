// Confidential information: who owes secrecy, about what, for how long.
import { always, both, group, list, needed } from '../field.js';
import { bool, choice, duration, int } from '../leaves.js';

export const confidentiality = group(
  {
    direction: choice('保密方向', 'Direction', ['mutual', 'provider_only'], {
      gain: 'customer',
      ranks: [['mutual'], ['provider_only']],
      purpose: both(
        '保密义务由双方还是仅由提供方承担',
        'whether both parties or only the provider owe secrecy',
      ),
      fallback: 'mutual',
      why: both(
        '双方都会接触对方信息，对等更易为法院和对方接受',
        'both sides learn secrets, and equal duties are easier to agree',
      ),
    }),
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
      { purpose: both('哪些信息须保密', 'what information is confidential'), min: 1, need: always },
    ),
    survival: group({
      mode: choice(
        '保密期限方式',
        'Survival',
        ['fixed_after_termination', 'fixed_from_effective', 'until_public'],
        {
          purpose: both('保密期限如何计算', 'how the period of secrecy is counted'),
          fallback: 'fixed_after_termination',
          why: both(
            '自合同终止起算，不因期限长短而落空',
            'counted from the end, it does not run out during a long term',
          ),
        },
      ),
      years: int(
        '保密年限',
        'Years of secrecy',
        { unit: 'year', min: 1, max: 20 },
        {
          purpose: both('保密义务持续几年', 'for how many years secrecy lasts'),
          fallback: 3,
          why: both(
            '服务合同的通行年限，与诉讼时效三年一致',
            'usual for services, and equal to the three-year limitation period',
          ),
          need: needed((at) => at('.mode') !== 'until_public', 'X41'),
        },
      ),
      tradeSecretsUntilPublic: bool('商业秘密保密至公开', 'Trade secrets until public', {
        purpose: both('商业秘密保密至其公开为止', 'trade secrets stay secret until they become public'),
        fallback: true,
        why: both('商业秘密的保护不以年限为界', 'protection of trade secrets has no term of years'),
      }),
    }),
    exceptions: list(
      '保密例外',
      'Exceptions',
      choice('保密例外', 'Exception', ['public', 'already_known', 'third_party', 'independent', 'compelled']),
      {
        purpose: both('哪些情形不算泄密', 'when disclosure is no breach'),
        fallback: ['public', 'already_known', 'third_party', 'independent', 'compelled'],
        why: both(
          '五项通行例外，均不损害正当保密利益',
          'the five usual exceptions, none of which harms a fair interest',
        ),
      },
    ),
    returnWithin: duration('返还期限', 'Return within', ['calendar_day'], {
      purpose: both(
        '合同终止后多久内返还或销毁资料',
        'how soon after the end materials are returned or destroyed',
      ),
      fallback: '10 calendar_day',
      why: both('够清点资料，又不致拖延', 'enough to sort the materials without delay'),
    }),
  },
  {
    label: both('保密', 'Confidentiality'),
    purpose: both('保密范围和期限', 'what is secret and for how long'),
  },
);
