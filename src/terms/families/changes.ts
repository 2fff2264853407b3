// How the contract is changed.
import { group } from '../field.js';
import { bool, choice, duration } from '../leaves.js';

export const changes = group({
  form: choice(
    '变更形式',
    'Form of changes',
    ['written_signed', 'written_signed_sealed', 'email_confirmed'],
    {
      fallback: 'written_signed',
    },
  ),
  scopeNotice: duration('服务范围变更通知', 'Notice of scope changes', ['calendar_day']),
  termChange: bool('不可抗力顺延期限', 'Extension for force majeure', { fallback: false }),
});
