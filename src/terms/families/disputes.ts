// Governing law, and exactly one way to decide disputes: a court or an arbitral institution.
import * as z from 'zod';
import { always, both, group, needed, oneOf, tag } from '../field.js';
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
  purpose: both(
    '合同适用哪一法域的法律；中国以外须有涉外因素',
    'which law governs; other than China’s only with a foreign element',
  ),
  fallback: 'CN',
  why: both('境内双方只能适用中国法', 'two mainland parties cannot choose another law'),
});

export const governingLawName = bi('适用法律名称', 'Name of the governing law', {
  purpose: both('其他法域法律的名称', 'name of a law of another jurisdiction'),
  need: needed((at) => at('governingLaw') === 'other'),
});

const method = tag('争议解决方式', 'Dispute resolution', {
  purpose: both('诉讼或者仲裁，二者择一', 'court or arbitration, one of the two'),
});
const shared = () => ({
  negotiationDays: int(
    '协商期',
    'Negotiation period',
    { unit: 'calendar_day', max: 90 },
    {
      gain: 'neutral',
      purpose: both('起诉或申请仲裁前先协商多久', 'how long the parties negotiate before suing'),
      fallback: 30,
      why: both('一个月足以协商，又不耽误权利', 'a month allows talks without delaying claims'),
    },
  ),
  escalation: bool('高层协商', 'Senior negotiation', {
    gain: 'neutral',
    purpose: both('协商不成先提交双方负责人', 'unresolved matters go to senior managers first'),
    fallback: false,
    why: both('规模不大的合同无须再加一层', 'smaller contracts need no further layer'),
  }),
  mediation: bi('调解机构', 'Mediation body', {
    purpose: both('先行调解的机构', 'body that mediates first'),
    name: true,
  }),
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
    {
      gain: 'customer',
      ranks: [['provider_domicile'], ['defendant_domicile', 'plaintiff_domicile'], ['customer_domicile']],
      purpose: both('由与争议有实际联系的哪一地法院管辖', 'which connected place’s court has jurisdiction'),
      fallback: 'customer_domicile',
      why: both(
        '与接受方住所地联系明确，依民事诉讼法第三十五条有效',
        'clearly connected, so valid under Civil Procedure Law art. 35',
      ),
    },
  ),
  name: bi('管辖法院', 'Court', {
    purpose: both('管辖法院的名称，只写地点不写级别', 'name of the court: its place, not its level'),
    otherwise: both('按连接点确定的法院', 'the court that the basis leads to'),
    why: both(
      '级别管辖由法律规定，写错级别会使约定有争议',
      'the law fixes the level; a wrong one makes the clause disputable',
    ),
  }),
  place: bi('管辖地', 'Place of the court', {
    purpose: both('用于核对连接点的行政区域', 'administrative area, to test the connection'),
  }),
});

const arbitration = group({
  institution: choice(
    '仲裁机构',
    'Arbitral institution',
    ['cietac', 'bac', 'shiac', 'shac', 'scia', 'gzac', 'hzac', 'other'],
    { purpose: both('唯一的仲裁机构', 'the one arbitral institution'), need: always },
  ),
  name: bi('仲裁机构名称', 'Name of the institution', {
    purpose: both('仲裁机构的准确名称', 'exact official name of the institution'),
    name: true,
    need: needed((at) => at('.institution') === 'other'),
  }),
  seat: bi('仲裁地', 'Seat', {
    purpose: both(
      '仲裁地，决定仲裁程序法和裁决国籍',
      'seat, which decides procedural law and the award’s nationality',
    ),
    need: always,
    otherwise: both('机构所在城市', 'the institution’s city'),
    from: ['.institution'],
    why: both('机构所在地是最少争议的仲裁地', 'the least disputed seat'),
  }),
  language: choice('仲裁语言', 'Language', ['zh', 'en', 'zh-en'], {
    purpose: both('仲裁程序使用的语言', 'language of the proceedings'),
    fallback: 'zh',
    why: both('中文为准，双方证据也多为中文', 'Chinese prevails, and so is most evidence'),
  }),
  arbitrators: int(
    '仲裁员人数',
    'Arbitrators',
    { only: [1, 3] },
    {
      gain: 'neutral',
      purpose: both('仲裁庭人数', 'number of arbitrators'),
      fallback: 3,
      why: both('三人仲裁庭是通行做法', 'three is the usual tribunal'),
      unit: both('名', 'arbitrators'),
    },
  ),
  kind: choice('仲裁类型', 'Kind of arbitration', ['institutional', 'ad_hoc'], {
    purpose: both('机构仲裁或临时仲裁', 'institutional or ad hoc'),
    fallback: 'institutional',
    why: both('境内争议须由仲裁机构仲裁', 'domestic disputes need an institution'),
  }),
});

export const disputes = oneOf(
  '争议解决方式',
  'Dispute resolution',
  z.discriminatedUnion('method', [
    z.strictObject({ method: method('court'), ...shared(), court }),
    z.strictObject({ method: method('arbitration'), ...shared(), arbitration }),
  ]),
  {
    purpose: both('争议交法院还是仲裁', 'court or arbitration'),
    variant: 'court',
    otherwise: both('court（诉讼）', 'court'),
    why: both('无须另付仲裁费，执行也直接', 'no arbitration fee, and direct enforcement'),
  },
);
