// Annexes, the closing provisions, and special terms of the parties' own.
import { z } from 'zod';
import { always, group, list, needed } from '../field.js';
import { bi, bool, choice, clause, file } from '../leaves.js';

const annex = z.strictObject({
  code: choice(
    '附件类别',
    'Annex',
    [
      'service_details',
      'fee_details',
      'confidentiality_agreement',
      'process_flowchart',
      'satisfaction_survey',
      'data_processing',
      'price_schedule',
      'sop',
      'other',
    ],
    { need: always },
  ),
  title: bi('附件标题', 'Annex title'),
  source: choice('附件来源', 'Annex source', ['generated', 'file', 'blank'], { fallback: 'generated' }),
  file: file('附件文件', 'Annex file', { need: needed((at) => at('.source') === 'file') }),
});

export const annexes = list('附件', 'Annexes', annex, { key: 'code' });

export const misc = group({
  entireAgreement: bool('完整协议', 'Entire agreement', { fallback: true }),
  severability: bool('可分割性', 'Severability', { fallback: true }),
  annexPrecedence: choice('附件效力顺序', 'Order of precedence', ['body_first', 'annex_first'], {
    fallback: 'body_first',
  }),
});

export const custom = list(
  '特别约定',
  'Special terms',
  z.strictObject({
    after: clause('插入位置', 'Placed after'),
    heading: bi('特别约定标题', 'Heading'),
    text: bi('特别约定内容', 'Special term', { max: 4000, need: always }),
  }),
);
