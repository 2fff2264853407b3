// How the contract is changed.
import { both, group } from '../field.js';
import { bool, choice, duration } from '../leaves.js';

export const changes = group(
  {
    form: choice(
      '变更形式',
      'Form of changes',
      ['written_signed', 'written_signed_sealed', 'email_confirmed'],
      {
        purpose: both('变更合同须采取的形式', 'the form a change of the contract takes'),
        fallback: 'written_signed',
        why: both('书面签字足以证明，又不妨碍日常变更', 'signed writing is enough proof and still workable'),
      },
    ),
    scopeNotice: duration('服务范围变更通知', 'Notice of scope changes', ['calendar_day'], {
      purpose: both('变更服务范围须提前多久通知', 'how long before a change of scope notice is given'),
    }),
    termChange: bool('不可抗力顺延期限', 'Extension for force majeure', {
      purpose: both(
        '不可抗力消除后可否协商顺延期限',
        'whether the term may be extended by agreement after force majeure',
      ),
      fallback: false,
      why: both('仅售后外包范本的原文有此约定', 'only the outsourcing form’s original provides for it'),
    }),
  },
  { label: both('合同变更', 'Changes'), purpose: both('如何变更合同', 'how the contract is changed') },
);
