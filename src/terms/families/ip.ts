// Who owns the materials and the results, and whether they may train models.
import { both, group } from '../field.js';
import { choice } from '../leaves.js';

export const ip = group(
  {
    customerMaterials: choice('接受方资料归属', "Customer's materials", ['customer_owned'], {
      purpose: both('接受方提供的资料归谁所有', 'who owns the customer’s materials'),
      fallback: 'customer_owned',
      why: both('提供资料不等于转让权利', 'handing over materials transfers no right'),
    }),
    deliverables: choice('服务成果归属', 'Deliverables', ['customer', 'provider', 'shared'], {
      gain: 'customer',
      ranks: [['provider'], ['shared'], ['customer']],
      purpose: both('报告、话术、知识库等成果归谁', 'who owns reports, scripts and knowledge bases'),
      fallback: 'customer',
      why: both('接受方付费定制，终止后也要继续使用', 'the customer pays for them and needs them afterwards'),
    }),
    aiTraining: choice('用于人工智能训练', 'Training of AI models', ['prohibited', 'allowed_anonymised'], {
      gain: 'provider',
      ranks: [['prohibited'], ['allowed_anonymised']],
      purpose: both('可否用接受方数据训练人工智能', 'whether the customer’s material may train AI'),
      fallback: 'prohibited',
      why: both('用户对话含个人信息和商业秘密', 'conversations hold personal information and secrets'),
    }),
  },
  {
    label: both('知识产权', 'Intellectual property'),
    purpose: both('资料和成果的归属', 'who owns materials and results'),
  },
);
