// Originals, taking effect, signatures.
import { both, group, needed } from '../field.js';
import { bi, bool, choice, date, int } from '../leaves.js';

const signatory = (zh: string, en: string) =>
  group({
    name: bi(`${zh}签署人`, `Signatory of the ${en}`, {
      purpose: both(
        `${zh}的签署人，省略时为法定代表人`,
        `who signs for the ${en}; the legal representative when left out`,
      ),
      name: true,
      otherwise: both('法定代表人', 'the legal representative'),
      from: [`parties.${en}.legalRep.name`],
      why: both('法定代表人签字无须另附授权书', 'its signature needs no separate authority'),
    }),
    title: bi(`${zh}签署人职务`, `Title of the ${en}'s signatory`, {
      purpose: both(
        `${zh}签署人的职务，非法定代表人须有授权书`,
        `the ${en}’s signatory’s position; others than the legal representative need authority`,
      ),
    }),
    date: date(`${zh}签署日期`, `Date signed by the ${en}`, {
      purpose: both(
        `${zh}签署的日期，省略时留空手填`,
        `day on which the ${en} signs; left out, a line to fill in`,
      ),
    }),
  });

export const counterparts = group(
  {
    total: int(
      '合同份数',
      'Originals',
      { min: 2 },
      {
        gain: 'neutral',
        purpose: both('合同正本共几份', 'number of originals in all'),
        fallback: 2,
        why: both('双方各执一份是最低需要', 'one for each party is the least needed'),
        unit: both('份', 'originals'),
      },
    ),
    customer: int(
      '接受方持有份数',
      "Customer's originals",
      {},
      {
        purpose: both('接受方留存几份', 'originals kept by the customer'),
        fallback: 1,
        why: both('每方至少一份', 'each party holds at least one'),
        unit: both('份', 'originals'),
      },
    ),
    provider: int(
      '提供方持有份数',
      "Provider's originals",
      {},
      {
        purpose: both('提供方留存几份', 'originals kept by the provider'),
        fallback: 1,
        why: both('每方至少一份', 'each party holds at least one'),
        unit: both('份', 'originals'),
      },
    ),
    filing: int(
      '备案份数',
      'Originals for filing',
      {},
      {
        purpose: both('报备或交代理机构的份数', 'originals for filing with authorities or agents'),
        fallback: 0,
        why: both('通常无须备案', 'filing is not normally required'),
        unit: both('份', 'originals'),
      },
    ),
    electronic: bool('电子合同', 'Electronic contract', {
      purpose: both(
        '以电子签名订立，不制作纸质正本',
        'concluded by electronic signature, without paper originals',
      ),
      fallback: false,
      why: both(
        '纸质签署仍较普遍，电子签名须另行准备',
        'paper is still usual; e-signature needs preparation',
      ),
    }),
  },
  {
    label: both('合同份数', 'Originals'),
    purpose: both('正本份数及分配', 'how many originals, and who keeps them'),
  },
);

export const effectiveness = group(
  {
    condition: choice(
      '生效条件',
      'Takes effect',
      ['signed_and_sealed', 'signed_or_sealed', 'on_date', 'e_signed'],
      {
        purpose: both('合同何时生效', 'when the contract takes effect'),
        fallback: 'signed_and_sealed',
        why: both('签字并盖章最能证明双方真意', 'signature and seal together prove assent best'),
      },
    ),
    date: date('生效日期', 'Effective date', {
      purpose: both('约定的生效日期', 'the agreed effective date'),
      need: needed((at) => at('.condition') === 'on_date'),
    }),
    place: bi('签订地', 'Place of signing', {
      purpose: both('合同签订地（市、区）', 'city and district of signing'),
      need: needed((at) => at('disputes.court.basis') === 'place_of_signing', 'X30'),
    }),
  },
  {
    label: both('合同生效', 'Taking effect'),
    purpose: both('生效条件和签订地', 'condition, date and place'),
  },
);

export const signatures = group(
  {
    customer: signatory('接受方', 'customer'),
    provider: signatory('提供方', 'provider'),
    method: choice('签署方式', 'Signing method', ['seal_and_sign', 'sign', 'reliable_e_signature'], {
      purpose: both(
        '以印章、签字还是可靠的电子签名签署',
        'by seal, signature or reliable electronic signature',
      ),
      fallback: 'seal_and_sign',
      why: both('与生效条件一致，也是国内惯例', 'matches the condition of effect and domestic practice'),
    }),
  },
  { label: both('签署', 'Signatures'), purpose: both('签署人、日期和方式', 'who signs, when and how') },
);
