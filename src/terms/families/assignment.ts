// Transfer to others, subcontracting, succession.
import { group, list, needed } from '../field.js';
import { bi, choice } from '../leaves.js';

export const assignment = group({
  transfer: choice('合同转让', 'Assignment', ['prohibited', 'with_consent', 'affiliates_free'], {
    fallback: 'with_consent',
  }),
  subcontracting: choice('分包', 'Subcontracting', ['prohibited', 'with_consent', 'listed'], {
    fallback: 'with_consent',
  }),
  listed: list(
    '许可的分包方',
    'Permitted subcontractors',
    bi('许可的分包方', 'Permitted subcontractor', { name: true }),
    {
      min: 1,
      need: needed((at) => at('.subcontracting') === 'listed'),
    },
  ),
  succession: choice('权利义务承继', 'Succession', ['merger_division'], { fallback: 'merger_division' }),
});
