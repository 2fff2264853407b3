// Rules on who the parties are: the same name and code, the right person, the right side, one way of naming them.

import type { Role } from '../../contract/ast.js';
import { readCreditCode } from '../../terms/types/credit-code.js';
import { matchesOf, passagesOf, wordsAt } from '../find.js';
import { namesAlike } from '../names-alike.js';
import type { Rule } from '../rule.js';
import { ofForeign } from '../said.js';
import { accountRules } from './parties-accounts.js';
import { partyDetailRules } from './parties-details.js';

const CODE =
  /(?:信用代码|(?<tax>纳税人识别号|税号)|Credit Code|USCC)[^0-9A-Za-z]{0,12}(?<code>[0-9A-Za-z]{10,24})(?![0-9A-Za-z])/dgiu;
const LEGAL_PERSON = /(?<!非)法人(?:姓名|代表(?!人)|签字|签名|签章)|^法人\s*[:：]/gu;
const LEGAL_PERSON_EN = /\b[Ll]egal [Pp]erson(?=\s*(?::|\(signature\)|’s (?:name|signature)))/gu;
/** Words around a name that is meant to be another company's. */
const OTHER_BEFORE =
  /(?:关联|子公司|母公司|控股|股东|第三方|分包|担保|曾用名|原名|前身|affiliate|subsidiary|parent|shareholder|guarantor|formerly)[^。；;.]{0,16}$/iu;
const OTHER_AFTER =
  /^[^。；;.，,]{0,4}(?:系|是|为|作为|is|being|as)[^。；;.，,]{0,12}(?:关联|子公司|母公司|控股|股东|第三方|affiliate|subsidiary|parent|shareholder)/iu;
const ROLES: Readonly<Record<Role, { zh: string; en: string }>> = {
  customer: { zh: '服务接受方', en: 'the customer' },
  provider: { zh: '服务提供方', en: 'the provider' },
};

export const partyRules: readonly Rule[] = [
  {
    id: 'PTY-001',
    severity: 'error',
    title: { zh: '统一社会信用代码有误', en: 'Credit code fails its check' },
    message: { zh: '统一社会信用代码“{code}”有误：{why}', en: 'credit code “{code}” is wrong: {why}' },
    told: ['TYPE-USCC'],
    fixed: true,
    text: ofForeign(({ text }) =>
      matchesOf(text, CODE).flatMap(({ at, match }) => {
        const { tax, code = '' } = match.groups ?? {};
        // Tax numbers of 15 digits were issued before the codes.
        if (tax && code.length !== 18) return [];
        const read = readCreditCode(code);
        if ('value' in read) return [];
        const { hint, zh, en } = read;
        const from = at.to - code.length;
        return [{ at: { ...at, from }, slots: { code, why: { zh, en } }, ...(hint && { hint }) }];
      }),
    ),
    examples: {
      fires: [
        { set: { 'parties.provider.uscc': '91440604MAXXB2028T' } },
        {
          text: '甲方：青岛海棠商贸有限公司\n统一社会信用代码：91440604MAXXB2028T',
          at: '91440604MAXXB2028T',
        },
        { text: 'Unified Social Credit Code: 91440106MAXXB101J', at: '91440106MAXXB101J' },
        { text: '纳税人识别号：91440604MAXXB2028T', at: '91440604MAXXB2028T' },
      ],
      silent: [
        { set: {} },
        { text: '統一社會信用代碼：91440604MAXXB2029T' },
        { text: '纳税人识别号：440604198807123' },
        { text: '统一社会信用代码：__________' },
      ],
    },
  },
  {
    id: 'PTY-002',
    severity: 'error',
    title: { zh: '双方为同一主体或疑为同一主体', en: 'Parties are, or appear to be, the same entity' },
    message: { zh: '双方的名称相同：“{name}”', en: 'both parties have the same name, “{name}”' },
    told: ['X01', 'X02'],
    text: ofForeign(({ designators: { letters } }) => {
      const [first, second] = letters.map(({ name }) => name);
      return first && second && first.text === second.text
        ? [{ at: second.at, slots: { name: second.text } }]
        : [];
    }),
    examples: {
      fires: [
        { set: { 'parties.provider.uscc': '91440106MAXXB1018J' } },
        { set: { 'parties.provider.name.zh': '广州青柚电子商务有限公司' } },
        {
          text: '甲方（委托方）：青岛海棠商贸有限公司\n乙方（服务方）：青岛海棠商贸有限公司',
          at: '青岛海棠商贸有限公司',
        },
      ],
      silent: [
        { set: {} },
        { text: '甲方（委托方）：青岛海棠商贸有限公司\n乙方（服务方）：青岛海棠客服有限公司' },
      ],
    },
  },
  {
    id: 'PTY-003',
    severity: 'error',
    title: { zh: '把法定代表人写成“法人”', en: 'Legal person written for legal representative' },
    message: {
      zh: '“{found}”：“法人”指公司本身，此处应为“法定代表人”',
      en: '“{found}”: 法人 (legal person) is the company itself; its legal representative (法定代表人) is meant',
    },
    hint: { zh: '改为“法定代表人”', en: 'write “legal representative” (法定代表人)' },
    basis: [{ law: 'civil-code', articles: '57, 61(1)', checked: 'text' }],
    told: ['X03'],
    text: ({ text }) =>
      [
        ...matchesOf(text, LEGAL_PERSON, undefined, 'zh'),
        ...matchesOf(text, LEGAL_PERSON_EN, undefined, 'en'),
      ].map(({ at }) => ({ at, slots: { found: wordsAt(text, at) } })),
    examples: {
      fires: [
        { set: { 'parties.customer.legalRep.name.zh': '广州青柚电子商务有限公司' } },
        { text: '乙方：无锡晚枫客服有限公司\n法人代表：赵启明', at: '法人代表' },
        { text: '甲方（蓋章）：\n法人簽字：', at: '法人簽字' },
        { text: '法人：赵启明', at: '法人：' },
        { text: '[甲方法人姓名]', at: '法人姓名' },
        { text: 'Legal Person: Zhao Qiming', at: 'Legal Person' },
      ],
      silent: [
        { set: {} },
        { text: '法定代表人：赵启明\n法定代表人签字：' },
        { text: '双方均为依法设立的企业法人，非法人组织除外。' },
        { text: '企业法人代表人的变更不影响本合同的效力。' },
        { text: 'Each Party is a legal person established under the law.' },
      ],
    },
  },
  {
    id: 'PTY-004',
    severity: 'error',
    title: { zh: '当事人方向写反', en: 'Parties the wrong way round' },
    message: {
      zh: '{letter}标明为{role}，此处却由其支付服务价款',
      en: 'Party {en} is named as {role}, yet here it pays the price of the service',
    },
    hint: {
      zh: '核对双方名称和称谓是否写反',
      en: 'check whether the names or the letters have been swapped',
    },
    text: ({ designators: { letters, payments } }) =>
      payments.flatMap(({ payer, at }) =>
        letters.some(({ letter, labelled }) => letter === payer && labelled === 'provider')
          ? [{ at, slots: { letter: payer === 'A' ? '甲方' : '乙方', en: payer, role: ROLES.provider } }]
          : [],
      ),
    examples: {
      fires: [
        {
          text: '甲方（服务提供方）：无锡晚枫客服有限公司\n乙方（服务接受方）：青岛海棠商贸有限公司\n第一条 价款\n甲方应于每月十日前向乙方支付上月服务费。',
          at: '甲方应于每月十日前向乙方支付上月服务费',
        },
        {
          text: '甲方（委託方）：青島海棠商貿有限公司\n乙方（受託方）：無錫晚楓客服有限公司\n第一條 報酬\n乙方應按月支付報酬。',
          at: '乙方應按月支付報酬',
        },
        {
          text: 'Party A (Service Provider): Late Maple Support Co., Ltd.\nParty B (Client): Begonia Trading Co., Ltd.\nArticle 1 Price\nParty A shall pay Party B a monthly fee of RMB 8,000.',
          at: 'Party A shall pay Party B a monthly fee',
        },
      ],
      silent: [
        { set: {} },
        {
          text: '甲方（服务提供方）：无锡晚枫客服有限公司\n乙方（服务接受方）：青岛海棠商贸有限公司\n第一条 价款\n乙方应向甲方支付服务费。甲方应退还乙方多支付的服务费。甲方有权要求乙方支付服务费。',
        },
        { text: '甲方：青岛海棠商贸有限公司\n乙方：无锡晚枫客服有限公司\n第一条 价款\n甲方应支付服务费。' },
        {
          text: '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n第一条 人员\n乙方应按时向第三方支付培训费用，并承担员工工资。',
        },
      ],
    },
  },
  {
    id: 'PTY-005',
    severity: 'error',
    title: { zh: '主体名称前后不一', en: 'Party name inconsistent' },
    message: {
      zh: '“{found}”与首部的名称“{expected}”相近而不相同',
      en: '“{found}” is close to, but not the same as, “{expected}”, the party’s name at the head of the contract',
    },
    hint: {
      zh: '以营业执照为准改为一致；确为另一家公司的，写明它与双方的关系',
      en: 'write it as on the business licence; if it is another company, say how it is related to the parties',
    },
    text: ({ text, designators: { letters } }) => {
      const names = letters.flatMap((letter) => letter.names);
      const own = new Set(names.map(({ at }) => `${at.passage} ${at.to}`));
      const folded = names.map((name) => ({
        ...name,
        text: text.passages[name.at.passage]!.folded.slice(name.at.from, name.at.to),
      }));
      // Of our own words none is a name.
      const named = passagesOf(text).filter(({ segments }) => text.foreign || segments.length > 0);
      return named.flatMap((passage) =>
        namesAlike(passage, folded).flatMap(({ at, name, likeness }) => {
          const before = passage.folded.slice(Math.max(0, at.from - 24), at.from);
          if (own.has(`${at.passage} ${at.to}`)) return [];
          if (OTHER_BEFORE.test(before) || OTHER_AFTER.test(passage.folded.slice(at.to, at.to + 30)))
            return [];
          const expected = names.find((one) => one.at === name.at)!.text;
          // Two letters in twelve may also be another company of the group.
          const sure = likeness >= 0.9;
          return [
            {
              at,
              slots: { found: wordsAt(text, at), expected },
              ...(!sure && { severity: 'warning' as const }),
            },
          ];
        }),
      );
    },
    examples: {
      fires: [
        {
          text: '甲方：青岛海棠电子商务有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n本服务的成果归青岛海堂电子商务有限公司所有。',
          at: '青岛海堂电子商务有限公司',
        },
        {
          text: '甲方：青島海棠電子商務有限公司\n乙方：無錫晚楓客服有限公司\n第一條 帳戶\n戶名：無錫晚楓客服公司',
          at: '無錫晚楓客服公司',
        },
        {
          text: 'Party A: Begonia Trading Co., Ltd.\nParty B: Late Maple Support Limited\nArticle 1 Results\nAll results belong to Begonia Tradings Co., Ltd. alone.',
          at: 'Begonia Tradings Co., Ltd.',
        },
        {
          set: {
            custom: [
              {
                text: {
                  zh: '新增店铺由广州青釉电子商务有限公司提前十日书面告知。',
                  en: 'Party A gives notice of a new store in writing ten days in advance.',
                },
              },
            ],
          },
        },
        {
          text: '甲方：青岛海棠电子商务有限公司\n乙方：无锡晚枫客服有限公司\n第一条 账户\n服务费付至无锡晓枫客服有限公司。',
          at: '无锡晓枫客服有限公司',
        },
      ],
      silent: [
        { set: {} },
        {
          text: '甲方：青岛海棠电子商务有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n由青岛海棠电子商务有限公司济南分公司对接，发票抬头为青岛海棠电子商务有限公司。',
        },
        {
          text: '甲方：青岛海棠电子商务有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n甲方的关联公司青岛海棠信息技术有限公司不是本合同的当事人。',
        },
        {
          text: '甲方：青岛海棠电子商务有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n平台由青岛海豚网络商务有限公司运营。',
        },
        {
          text: 'Party A: Begonia Trading Co., Ltd.\nParty B: Late Maple Support Limited\nArticle 1 Results\nBEGONIA TRADING COMPANY LIMITED owns the results.',
        },
        {
          text: '甲方：青岛海棠电子商务有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n甲方的关联公司青岛海堂电子商务有限公司不是本合同的当事人。',
        },
        {
          text: '甲方：青岛海棠电子商务有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n青岛海堂电子商务有限公司系甲方的关联公司。',
        },
      ],
    },
  },
  {
    id: 'PTY-006',
    severity: 'warning',
    title: { zh: '当事人称谓混用', en: 'Party designators mixed' },
    message: {
      zh: '正文已称{main}，又称{list}，所指何方容易发生争议',
      en: 'the text says {main} and also {list}: it may be disputed which party is meant',
    },
    hint: { zh: '同一方全文只用一种称谓', en: 'call each party by one name throughout' },
    text: ({ text, designators: { all } }) =>
      (['zh', 'en'] as const).flatMap((lang) => {
        const used = all.filter(({ at }) => text.passages[at.passage]!.lang === lang);
        const pairs = [...new Set(used.map(({ pair }) => pair))]
          .map((pair) => used.filter((one) => one.pair === pair))
          .toSorted((a, b) => b.length - a.length);
        const [main = [], ...others] = pairs;
        const list = (words: typeof used): string => [...new Set(words.map(({ word }) => word))].join('/');
        return others.map((other) => ({ at: other[0]!.at, slots: { main: list(main), list: list(other) } }));
      }),
    examples: {
      fires: [
        {
          text: '第一条 服务\n甲方委托乙方处理售后咨询，乙方应接受甲方检查。\n第二条 配合\n贵司应按月提供商品资料。',
          at: '贵司',
        },
        {
          text: '第一條 服務\n甲方委託乙方處理售後諮詢，乙方應配合。\n第二條 人員\n受託方應配備六名客服。',
          at: '受託方',
        },
        {
          text: 'Party A (Client): Begonia Trading Co., Ltd.\nParty B (Supplier): Late Maple Support Limited\nArticle 1 Service\nParty B serves Party A.\nArticle 2 Materials\nThe Client shall supply the materials.',
          at: 'The Client',
        },
        {
          text: '第一条 服务\n甲方委托乙方处理售后咨询，乙方应接受甲方检查。\n第二条 配合\n贵司应提供资料，受托方应保密。',
        },
        {
          text: '第一条 人员\n受托方应配备六名客服。\n第二条 服务\n甲方委托乙方处理售后咨询，乙方应接受甲方检查。',
          at: '受托方',
        },
        {
          text: '第一条 服务\n甲方委托乙方处理售后咨询，乙方应接受甲方检查。\nParty B serves Party A and reports to Party A.\n第二条 配合\n委托方应提供资料。\nThe Client shall supply the materials.',
        },
      ],
      silent: [
        { set: {} },
        {
          text: '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n第一条 服务\n甲方委托乙方处理售后咨询。',
        },
        { text: '第一条 服务\n委托方应提供资料，受托方应保守秘密，对方另有要求的除外。' },
        { text: '第一条 解除\n甲方、乙方均放弃委托人、受托人随时解除合同的权利。' },
        { text: 'Article 1 Service\nParty B answers the questions of the Customer who bought from Party A.' },
      ],
    },
  },
  ...accountRules,
  ...partyDetailRules,
];
