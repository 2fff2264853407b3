// Which form, which edition, draft or final.
import { always, both, group, needed } from '../field.js';
import { bi, bool, choice, text } from '../leaves.js';

export const FORMS = [
  'shop-after-sales',
  'cs-entrustment',
  'ecommerce-satisfaction',
  'after-sales-outsourcing',
  'short-video-live',
] as const;

export const schema = choice('术语模型版本', 'Model version', ['csa-contract/1'], {
  purpose: both('本表所用模型的版本', 'version of this model'),
  need: always,
});
export const form = choice('合同范本', 'Form', FORMS, {
  purpose: both(
    '打印成哪一种合同，也决定甲乙方',
    'which contract is printed; it also decides who is Party A',
  ),
  need: always,
});

export const document = group(
  {
    status: choice('文本状态', 'Status', ['draft', 'final'], {
      purpose: both('草稿可留空，定稿不可', 'blanks are allowed in a draft only'),
      fallback: 'draft',
      why: both('未经确认的文本不应看起来像定稿', 'an unconfirmed text should not look final'),
    }),
    number: text('合同编号', 'Contract number', {
      purpose: both('双方的合同编号', 'the parties’ own number for the contract'),
      max: 64,
      pattern: /^[A-Za-z0-9._/\p{Script=Han}-]+$/u,
      like: { zh: '字母、数字、汉字和 . _ / -', en: 'letters, digits, Chinese characters and . _ / -' },
      name: true,
      need: needed((at) => at('form') === 'ecommerce-satisfaction', 'X47'),
    }),
    edition: text('版本年份', 'Edition', {
      purpose: both('印在标题旁的版本年份', 'year of the edition, beside the title'),
      pattern: /^\d{4}$/,
      like: { zh: '四位年份，如 "2027"', en: 'a year such as "2027"' },
    }),
    title: bi('合同标题', 'Contract title', {
      purpose: both('取代范本的标题', 'replaces the form’s title'),
      otherwise: both('范本的标题', 'the form’s title'),
      why: both('范本标题已与内容相符', 'it fits what the form contains'),
    }),
    toc: bool('目录', 'Table of contents', {
      purpose: both('打印目录', 'print a table of contents'),
      fallback: false,
      why: both('短合同无须目录', 'short contracts need none'),
    }),
    numberSubItems: bool('为分项编号', 'Number the sub-items', {
      purpose: both('为分号分隔的分项加序号', 'number the items between semicolons'),
      fallback: false,
      why: both('原范本不加序号', 'the original has no numbers there'),
    }),
    reusable: bool('格式文本', 'Standard terms', {
      purpose: both(
        '文本供重复使用且未与对方协商（格式条款）',
        'prepared for repeated use without negotiation (standard terms)',
      ),
      fallback: false,
      why: both(
        '逐笔协商的合同不适用格式条款规则',
        'rules on standard terms do not bind negotiated contracts',
      ),
    }),
  },
  {
    label: both('文本', 'Document'),
    purpose: both('文本的状态、编号和标题', 'status, number and title of the text'),
  },
);
