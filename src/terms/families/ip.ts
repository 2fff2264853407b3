// Who owns the materials and the results, and whether they may train models.
import { group } from '../field.js';
import { choice } from '../leaves.js';

export const ip = group({
  customerMaterials: choice('接受方资料归属', "Customer's materials", ['customer_owned'], {
    fallback: 'customer_owned',
  }),
  deliverables: choice('服务成果归属', 'Deliverables', ['customer', 'provider', 'shared'], {
    fallback: 'customer',
  }),
  aiTraining: choice('用于人工智能训练', 'Training of AI models', ['prohibited', 'allowed_anonymised'], {
    fallback: 'prohibited',
  }),
});
