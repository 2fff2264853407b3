// Which form, which edition, draft or final.
import { always, group, needed } from '../field.js';
import { bi, bool, choice, text } from '../leaves.js';

export const FORMS = [
  'shop-after-sales',
  'cs-entrustment',
  'ecommerce-satisfaction',
  'after-sales-outsourcing',
  'short-video-live',
] as const;

export const schema = choice('术语模型版本', 'Model version', ['csa-contract/1'], { need: always });
export const form = choice('合同范本', 'Form', FORMS, { need: always });

export const document = group({
  status: choice('文本状态', 'Status', ['draft', 'final'], { fallback: 'draft' }),
  number: text('合同编号', 'Contract number', {
    max: 64,
    pattern: /^[A-Za-z0-9._/\p{Script=Han}-]+$/u,
    like: { zh: '字母、数字、汉字和 . _ / -', en: 'letters, digits, Chinese characters and . _ / -' },
    name: true,
    need: needed((at) => at('form') === 'ecommerce-satisfaction', 'X47'),
  }),
  edition: text('版本年份', 'Edition', {
    pattern: /^\d{4}$/,
    like: { zh: '四位年份，如 "2027"', en: 'a year such as "2027"' },
  }),
  title: bi('合同标题', 'Contract title'),
  toc: bool('目录', 'Table of contents', { fallback: false }),
  numberSubItems: bool('为分项编号', 'Number the sub-items', { fallback: false }),
  reusable: bool('格式文本', 'Standard terms', { fallback: false }),
});
