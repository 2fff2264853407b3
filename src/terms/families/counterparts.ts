// Originals, taking effect, signatures.
import { group, needed } from '../field.js';
import { bi, bool, choice, date, int } from '../leaves.js';

const signatory = (zh: string, en: string) =>
  group({
    name: bi(`${zh}签署人`, `Signatory of the ${en}`, { name: true }),
    title: bi(`${zh}签署人职务`, `Title of the ${en}'s signatory`),
    date: date(`${zh}签署日期`, `Date signed by the ${en}`),
  });

export const counterparts = group({
  total: int('合同份数', 'Originals', { min: 2 }, { fallback: 2 }),
  customer: int('接受方持有份数', "Customer's originals", {}, { fallback: 1 }),
  provider: int('提供方持有份数', "Provider's originals", {}, { fallback: 1 }),
  filing: int('备案份数', 'Originals for filing', {}, { fallback: 0 }),
  electronic: bool('电子合同', 'Electronic contract', { fallback: false }),
});

export const effectiveness = group({
  condition: choice(
    '生效条件',
    'Takes effect',
    ['signed_and_sealed', 'signed_or_sealed', 'on_date', 'e_signed'],
    {
      fallback: 'signed_and_sealed',
    },
  ),
  date: date('生效日期', 'Effective date', { need: needed((at) => at('.condition') === 'on_date') }),
  place: bi('签订地', 'Place of signing', {
    need: needed((at) => at('disputes.court.basis') === 'place_of_signing', 'X30'),
  }),
});

export const signatures = group({
  customer: signatory('接受方', 'customer'),
  provider: signatory('提供方', 'provider'),
  method: choice('签署方式', 'Signing method', ['seal_and_sign', 'sign', 'reliable_e_signature'], {
    fallback: 'seal_and_sign',
  }),
});
