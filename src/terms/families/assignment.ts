// Transfer to others, subcontracting, succession.
import { both, group, list, needed } from '../field.js';
import { bi, choice } from '../leaves.js';

export const assignment = group(
  {
    transfer: choice('合同转让', 'Assignment', ['prohibited', 'with_consent', 'affiliates_free'], {
      gain: 'neutral',
      purpose: both('一方可否把合同转让给第三方', 'whether a party may assign the contract to a third party'),
      fallback: 'with_consent',
      why: both(
        '合同权利义务一并转让依法须经对方同意（民法典第五百五十五条）',
        'transfer of the whole contract needs consent by law (Civil Code art. 555)',
      ),
    }),
    subcontracting: choice('分包', 'Subcontracting', ['prohibited', 'with_consent', 'listed'], {
      gain: 'provider',
      ranks: [['prohibited'], ['with_consent', 'listed']],
      purpose: both('提供方可否把服务分包', 'whether the provider may subcontract'),
      fallback: 'with_consent',
      why: both('保留灵活性，同时由接受方把关', 'leaves room for subcontracting while the customer decides'),
    }),
    listed: list(
      '许可的分包方',
      'Permitted subcontractors',
      bi('许可的分包方', 'Permitted subcontractor', { name: true }),
      {
        gain: 'provider',
        purpose: both('无须另行同意的分包方', 'subcontractors permitted without further consent'),
        min: 1,
        need: needed((at) => at('.subcontracting') === 'listed'),
      },
    ),
    succession: choice('权利义务承继', 'Succession', ['merger_division'], {
      purpose: both('合并、分立时权利义务由谁承受', 'who takes over on merger or division'),
      fallback: 'merger_division',
      why: both('民法典第六十七条的法定规则', 'the statutory rule (Civil Code art. 67)'),
    }),
  },
  {
    label: both('转让与分包', 'Assignment and subcontracting'),
    purpose: both('合同转让和服务分包', 'transfer of the contract, subcontracting'),
  },
);
