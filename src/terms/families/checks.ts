// Which rules of `check` this sheet takes otherwise, and why.
import * as z from 'zod';
import { always, both, list } from '../field.js';
import { choice, text } from '../leaves.js';

export const checks = list(
  '检查设置',
  'Check settings',
  z.strictObject({
    rule: text('检查规则', 'Rule', {
      purpose: both('规则编号，如 LIA-011', 'id of the rule, such as LIA-011'),
      pattern: /^[A-Z]{1,3}-?\d{2,3}$/,
      like: { zh: '规则编号，如 LIA-011', en: 'the id of a rule, such as LIA-011' },
      need: always,
    }),
    severity: choice('严重程度', 'Severity', ['off', 'info', 'warning', 'error'], {
      purpose: both('本合同中这条规则按何种程度报告', 'how the rule is taken for this contract'),
      need: always,
    }),
    reason: text('理由', 'Reason', {
      purpose: both('为何如此，检查报告会列出', 'why; the report of the check shows it'),
      max: 400,
      need: always,
    }),
  }),
  {
    purpose: both(
      '调整个别检查规则的严重程度；不印入合同',
      'sets the severity of single rules; it is not printed',
    ),
    key: 'rule',
  },
);
