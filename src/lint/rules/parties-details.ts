// Rules on what is known of a party: size, licences, its part in the business, who signs for it.

import type { Role } from '../../contract/ast.js';
import { ROLES } from '../../terms/facts.js';
import type { Analysis } from '../analysis/index.js';
import { matchesIn, passagesOf } from '../find.js';
import type { Rule } from '../rule.js';
import { ofForeign, said, spotIn } from '../said.js';
import { isContract } from './term-dates.js';

const SIZE =
  /(?:大|中|小|微)型企业|中小(?:微)?企业|小微企业|企业规模|(?:small|medium|large|micro)[- ](?:sized )?enterprise|\bSMEs?\b/iu;
const HOTLINE = {
  zh: /(?:设立|开通|自建|自有|运营|搭建|租用)[^。；，]{0,20}(?:热线|呼叫中心|400电话|客服电话)/u,
  en: /\b(?:operates?|runs?|sets? up|maintains?|provides?)\b[^.;]{0,40}\b(?:hotline|call[- ]cent(?:re|er))\b/i,
};
const LICENSED = /增值电信|呼叫中心业务|B24|电信业务经营许可|value-added telecom|telecom\w* licen[cs]e/iu;
const AGENT = /授权代表|委托代理人|授权签字人|授权签约人|\bauthori[sz]ed (?:representative|signatory)/giu;
const SIGNS = /签字|签名|签章|[:：]\s*$|_{2}|signature|signed/iu;
const AUTHORITY = /授权委托书|授权书|委托书|power of attorney|letter of authori[sz]ation/iu;

const saysAnywhere = ({ text }: Analysis, words: RegExp): boolean =>
  text.passages.some(({ folded }) => words.test(folded));

/** The role of the party named last: the one that does what follows. */
function lastNamed({ designators: { letters } }: Analysis, words: string): Role | undefined {
  const places = letters.map(({ letter, role, words: own }) => {
    const called = [...own, ...(letter === 'A' ? ['甲方', 'Party A'] : ['乙方', 'Party B'])];
    return { role, at: Math.max(...called.map((word) => words.lastIndexOf(word))) };
  });
  const last = places.toSorted((a, b) => b.at - a.at)[0];
  return last && last.at >= 0 ? last.role : undefined;
}

const TWO_PARTIES = '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n';
const WHOLE = `${TWO_PARTIES}第一条 服务内容\n乙方以自有人员答复售后咨询。\n第二条 价款\n服务费每月8000元。\n第三条 其他\n本合同一式两份。`;

export const partyDetailRules: readonly Rule[] = [
  {
    id: 'PTY-009',
    severity: 'warning',
    title: { zh: '未声明企业规模', en: 'Enterprise size not declared' },
    message: {
      zh: '未声明双方的企业规模类型；中小企业与机关、事业单位、大型企业订立合同时，应主动告知其属于中小企业',
      en: 'the parties’ enterprise sizes are not declared; a small or medium enterprise contracting with a state body, public institution or large enterprise must say of its own accord that it is one',
    },
    hint: {
      zh: '写明双方各属大型、中型、小型或者微型企业',
      en: 'state whether each party is a large, medium, small or micro enterprise',
    },
    basis: [{ law: 'sme-payment-regs', articles: '3(2)', checked: 'text' }],
    told: ['X27'],
    foreign: 'info',
    text: ofForeign((contract) => (isContract(contract) && !saysAnywhere(contract, SIZE) ? [{}] : [])),
    examples: {
      fires: [{ set: { 'parties.customer.size': 'not_applicable' } }, { text: WHOLE }],
      silent: [
        { set: {} },
        { text: `${WHOLE}乙方声明其为小型企业。` },
        { text: '甲方（委托方）：青岛海棠商贸有限公司\n第一条 价款\n服务费每月8000元。' },
        {
          text: '第一条 服务\n乙方答复售后咨询。\n第二条 价款\n服务费每月8000元。\n第三条 其他\n本合同一式两份。',
        },
      ],
    },
  },
  {
    id: 'PTY-010',
    severity: 'warning',
    title: { zh: '缺少呼叫中心业务许可', en: 'Call-centre licence missing' },
    message: {
      zh: '提供方自设热线为他人接听电话，可能属于须经许可的呼叫中心业务（增值电信业务），未写明许可证',
      en: 'the provider runs a hotline for another, which may be call-centre business (a value-added telecommunications service) that needs a licence; none is given',
    },
    hint: {
      zh: '写明许可证编号和有效期，或者由接受方以自己的名义开立热线',
      en: 'give the licence with its number and period, or have the customer open the hotline in its own name',
    },
    basis: [{ law: 'telecom-regs', articles: '7, 9(2)', checked: 'text' }],
    told: ['X33'],
    text: ofForeign((contract) => {
      if (saysAnywhere(contract, LICENSED)) return [];
      return said(contract).flatMap((sentence) => {
        const at = spotIn(sentence, HOTLINE);
        const runs = at && lastNamed(contract, sentence.words.slice(0, at.from - sentence.from));
        return at && runs === 'provider' ? [{ at }] : [];
      });
    }),
    examples: {
      fires: [
        { form: 'SVL', set: { 'parties.provider.licences': undefined } },
        { form: 'SVL', set: { 'parties.provider.licences.0.validUntil': '2027-12-30' } },
        { text: `${TWO_PARTIES}第一条 渠道\n乙方应设立全国服务热线接听买家来电。`, at: '设立全国服务热线' },
        {
          text: '甲方（委託方）：青島海棠商貿有限公司\n乙方（受託方）：無錫晚楓客服有限公司\n第一條 渠道\n乙方應開通專用客服電話。',
          at: '開通專用客服電話',
        },
        {
          text: 'Party A (Client): Begonia Trading Co., Ltd.\nParty B (Service Provider): Late Maple Support Limited\nArticle 1 Channels\nParty B operates a hotline for buyers.',
          at: 'operates a hotline',
        },
        { text: `${TWO_PARTIES}第一条 渠道\n甲方确定渠道后，乙方设立服务热线。`, at: '设立服务热线' },
        {
          text: `${TWO_PARTIES}第一条 渠道\n乙方答复咨询。乙方设立服务热线，甲方予以配合。`,
          at: '设立服务热线',
        },
        {
          text: '委托方：青岛海棠商贸有限公司\n受托方：无锡晚枫客服有限公司\n第一条 渠道\n甲方确定渠道后，乙方设立服务热线。',
          at: '设立服务热线',
        },
        {
          text: 'Client: Begonia Trading Co., Ltd.\nService Provider: Late Maple Support Limited\nArticle 1 Channels\nAt the request of Party A, Party B operates a hotline for buyers.',
          at: 'operates a hotline',
        },
      ],
      silent: [
        { form: 'SVL', set: { 'parties.provider.licences.0.validUntil': '2027-12-31' } },
        { text: `${TWO_PARTIES}第一条 渠道\n甲方应开通服务热线，由乙方的坐席接听。` },
        {
          text: `${TWO_PARTIES}第一条 渠道\n乙方应设立服务热线，并持有呼叫中心业务的增值电信业务经营许可证。`,
        },
        { text: '第一条 渠道\n乙方应设立服务热线。' },
        { text: `${TWO_PARTIES}第一条 渠道\n乙方应通过甲方设立的服务热线接听电话。` },
        {
          text: '委托方：青岛海棠商贸有限公司\n受托方：无锡晚枫客服有限公司\n第一条 渠道\n乙方确定人员后，甲方设立服务热线。',
        },
        {
          text: 'Client: Begonia Trading Co., Ltd.\nService Provider: Late Maple Support Limited\nArticle 1 Channels\nAt the request of Party B, Party A operates a hotline for buyers.',
        },
      ],
    },
  },
  {
    id: 'PTY-011',
    severity: 'info',
    title: { zh: '签署人不是法定代表人', en: 'Signatory is not the legal representative' },
    message: {
      zh: '签署人不是法定代表人，合同未附授权委托书；是否构成有权代理容易发生争议',
      en: 'the signatory is not the legal representative, and no authorisation is attached: the authority to sign may be disputed',
    },
    hint: {
      zh: '附授权委托书，载明代理人、代理事项、权限和期限，由被代理人签名或者盖章',
      en: 'attach an authorisation that states agent, matter, scope and period and is signed or sealed by the principal',
    },
    basis: [
      { law: 'civil-code', articles: '61(1), 165, 170–172', checked: 'text' },
      { law: 'contract-interp-2023', articles: '21, 22', checked: 'text' },
    ],
    sheet: {
      reads: ['signatures', 'parties.customer.legalRep', 'parties.provider.legalRep', 'annexes'],
      find: ({ parties, signatures, annexes }) =>
        annexes?.some(({ title }) => /授权|委托书/.test(title?.zh ?? ''))
          ? []
          : ROLES.flatMap((role) => {
              const [signs, leads] = [signatures[role].name?.zh, parties[role].legalRep.name?.zh];
              const other = signs !== undefined && leads !== undefined && signs !== leads;
              return other ? [{ path: `signatures.${role}.name` }] : [];
            }),
    },
    text: ofForeign((contract) =>
      saysAnywhere(contract, AUTHORITY)
        ? []
        : passagesOf(contract.text)
            .filter(({ folded }) => SIGNS.test(folded) && !/法定代表人|legal representative/i.test(folded))
            .flatMap((passage) => matchesIn(passage, AGENT).map(({ at }) => ({ at }))),
    ),
    examples: {
      fires: [
        { set: { 'signatures.provider.name': { zh: '陆一鸣', en: 'Lu Yiming' } } },
        { text: '乙方（盖章）：\n委托代理人（签字）：陆一鸣', at: '委托代理人' },
        { text: '授權代表簽名：陸一鳴', at: '授權代表' },
        { text: 'Signature of authorised representative: Lu Yiming', at: 'authorised representative' },
      ],
      silent: [
        { set: {} },
        {
          set: {
            'signatures.provider.name': { zh: '陆一鸣', en: 'Lu Yiming' },
            'annexes.2': {
              code: 'other',
              title: { zh: '授权委托书', en: 'Letter of Authorisation' },
              source: 'blank',
            },
          },
        },
        { text: '法定代表人或授权代表（签字）：' },
        { text: '乙方授权代表（签字）：\n附件一 授权委托书' },
        { text: '乙方应指定一名授权代表参加会议。' },
      ],
    },
  },
  {
    id: 'PTY-012',
    severity: 'warning',
    title: { zh: '未说明直播业务中的角色', en: 'Role in the live-streaming business not declared' },
    message: {
      zh: '未说明接受方是平台经营者、直播间运营者、服务机构还是商家；各自的义务不同',
      en: 'it is not said whether the customer is platform operator, live-room operator, agency or merchant; their duties differ',
    },
    hint: {
      zh: '在 business.platform.role 填写 platform_operator（平台经营者）、live_room_operator（直播间运营者）、mcn（服务机构）或者 merchant（商家）',
      en: 'set business.platform.role to platform_operator, live_room_operator, mcn or merchant',
    },
    basis: [{ law: 'live-ecommerce-measures', checked: 'secondary' }],
    sheet: {
      reads: ['business.platform'],
      find: ({ form, business }) =>
        form === 'short-video-live' && business.platform.role === 'other'
          ? [{ path: 'business.platform.role' }]
          : [],
    },
    examples: {
      fires: [{ form: 'SVL', set: { 'business.platform.role': 'other' } }],
      silent: [
        { form: 'SVL', set: {} },
        { form: 'SVL', set: { 'business.platform.role': 'merchant' } },
        { form: 'SAS', set: { 'business.platform.role': 'other' } },
      ],
    },
  },
];
