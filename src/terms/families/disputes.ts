// Governing law, and exactly one way to decide disputes: a court or an arbitral institution.
import { z } from 'zod';
import { always, group, needed, oneOf, tag } from '../field.js';
import { bi, bool, choice, int } from '../leaves.js';

/** Where each registered institution sits. `other` is named in the sheet. */
export const SEATS: Readonly<Record<string, { zh: string; en: string }>> = {
  cietac: { zh: '北京', en: 'Beijing' },
  bac: { zh: '北京', en: 'Beijing' },
  shiac: { zh: '上海', en: 'Shanghai' },
  shac: { zh: '上海', en: 'Shanghai' },
  scia: { zh: '深圳', en: 'Shenzhen' },
  gzac: { zh: '广州', en: 'Guangzhou' },
  hzac: { zh: '杭州', en: 'Hangzhou' },
};

export const governingLaw = choice('适用法律', 'Governing law', ['CN', 'HK', 'TW', 'other'], {
  fallback: 'CN',
});

const method = tag('争议解决方式', 'Dispute resolution');
const shared = () => ({
  negotiationDays: int('协商期', 'Negotiation period', { unit: 'calendar_day', max: 90 }, { fallback: 30 }),
  escalation: bool('高层协商', 'Senior negotiation', { fallback: false }),
  mediation: bi('调解机构', 'Mediation body', { name: true }),
});

const court = group({
  basis: choice(
    '管辖连接点',
    'Basis of jurisdiction',
    [
      'customer_domicile',
      'provider_domicile',
      'defendant_domicile',
      'plaintiff_domicile',
      'place_of_signing',
      'place_of_performance',
      'statutory',
    ],
    { fallback: 'customer_domicile' },
  ),
  name: bi('管辖法院', 'Court'),
  place: bi('管辖地', 'Place of the court'),
});

const arbitration = group({
  institution: choice(
    '仲裁机构',
    'Arbitral institution',
    ['cietac', 'bac', 'shiac', 'shac', 'scia', 'gzac', 'hzac', 'other'],
    {
      need: always,
    },
  ),
  name: bi('仲裁机构名称', 'Name of the institution', {
    name: true,
    need: needed((at) => at('.institution') === 'other'),
  }),
  seat: bi('仲裁地', 'Seat', { need: always }),
  language: choice('仲裁语言', 'Language', ['zh', 'en', 'zh-en'], { fallback: 'zh' }),
  arbitrators: int('仲裁员人数', 'Arbitrators', { only: [1, 3] }, { fallback: 3 }),
  kind: choice('仲裁类型', 'Kind of arbitration', ['institutional', 'ad_hoc'], { fallback: 'institutional' }),
});

export const disputes = oneOf(
  '争议解决方式',
  'Dispute resolution',
  z.discriminatedUnion('method', [
    z.strictObject({ method: method('court'), ...shared(), court }),
    z.strictObject({ method: method('arbitration'), ...shared(), arbitration }),
  ]),
  { variant: 'court' },
);
