// Rules on what customer and provider must agree when personal information is entrusted. The sheet's own fields are required or
// bounded, so most of these read foreign texts only.
import type { Pair } from '../../contract/ast.js';
import type { Analysis } from '../analysis/index.js';
import { type Personal, personalIn } from '../personal.js';
import { figuresOf, hoursOf, listed, saidOf, told } from '../phrases.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign, spot } from '../said.js';

const ITEMS: readonly { readonly name: Pair<string>; readonly words: RegExp }[] = [
  {
    name: { zh: '处理目的', en: 'purpose' },
    words: /目的|(?:仅|只)(?:限|能|得|可)?(?:用于|为)|purpose|solely|only (?:to|for)\b/iu,
  },
  {
    name: { zh: '处理期限', en: 'period' },
    words: /期限|期间|服务期|保[存留]|period|retention|retain|\bterm\b/iu,
  },
  {
    name: { zh: '处理方式', en: 'method' },
    words:
      /方式|方法|(?:收集|查询|查阅|查看|记录|存储|使用|登记)(?:、|和|及|与)|(?:viewing|recording|storing|looking)\b|methods?\b|manner|means of/iu,
  },
  {
    name: { zh: '个人信息的种类', en: 'categories' },
    words:
      /种类|类型|类别|(?:姓名|电话|手机号|地址|订单)[^，。；]{0,6}[、和及]|categor|types? of|\bnames?,/iu,
  },
  {
    name: { zh: '保护措施', en: 'protective measures' },
    words: /措施|加密|访问控制|访问权限|脱敏|去标识化|measures|safeguards?|encrypt|access control/iu,
  },
  {
    name: { zh: '双方的权利和义务', en: 'rights and duties of both parties' },
    words:
      /双方[^，。；]{0,8}(?:权利|义务)|监督|检查|审计|协助|rights and (?:duties|obligations)|supervis|audit|inspect|assist/iu,
  },
];

/** Tells where the terms on personal information begin, or where it is first shown where there are none. */
function fromTerms({ shown, terms }: Personal): TextHit {
  const first = terms.find(({ family }) => family === 'data') ?? terms[0];
  return first ? { clause: first.clause } : shown ? { at: shown } : {};
}

function itemsMissing(analysis: Analysis): readonly TextHit[] {
  const personal = personalIn(analysis);
  if (!personal.shown) return [];
  const missing = ITEMS.filter(({ words }) => !told(personal.terms, words)).map(({ name }) => name);
  return missing.length === 0 ? [] : [{ ...fromTerms(personal), slots: { item: listed(missing) } }];
}

const RETURNED =
  /(?:返还|归还|退还|删除|销毁|清除)[^。；]{0,30}(?:信息|数据|资料)|(?:信息|数据|资料)[^。；]{0,40}(?:返还|归还|退还|删除|销毁|清除)|(?:return|delete|destroy|eras)[^.;]{0,60}(?:information|data)|(?:information|data)[^.;]{0,60}(?:return|delet|destroy|eras)/iu;

function notReturned(analysis: Analysis): readonly TextHit[] {
  const personal = personalIn(analysis);
  if (!personal.shown) return [];
  const ends = [...personal.terms, ...saidOf(analysis, 'confidentiality', 'consequences', 'termination')];
  return told(ends, RETURNED) ? [] : [fromTerms(personal)];
}

const PASSED_ON =
  /转委托|再委托|委托(?:给)?(?:第三方|第三人|他人)(?![^，。；]{0,8}(?:检查|审计|评估|鉴定))|sub-?process|sub-?entrust|re-entrust|engage[^.;]{0,30}third part/iu;
const PERMITTED =
  /可以?|有权|自行|无需|may\b|entitled|free to|without (?:the )?(?:prior )?(?:written )?consent/iu;
const CONSENT =
  /未经|(?<!无需|不需|毋需)(?:经|取得|征得|获得)[^，。；]{0,20}(?:同意|批准|许可)|不得|禁止|shall not|may not|must not|(?:with|only with|subject to|unless)[^.;]{0,40}(?:consent|approval)|prohibited/iu;

function passedOnFreely(analysis: Analysis): readonly TextHit[] {
  const { terms } = personalIn(analysis);
  return terms.flatMap((sentence) => {
    const at = spot(sentence, PASSED_ON);
    const free = PERMITTED.test(sentence.words) && !CONSENT.test(sentence.words);
    return at && free ? [{ at }] : [];
  });
}

const INCIDENT = /泄[露漏]|篡改|丢失|安全事件|breach|leak|incident|compromis/iu;
const NOTICE = /通知|告知|报告|通报|notif|notice|report|inform/iu;
const SLOWEST_HOURS = 72;

function incidentNotice(analysis: Analysis): readonly TextHit[] {
  const personal = personalIn(analysis);
  if (!personal.shown || personal.terms.length === 0) return [];
  const notices = personal.terms.filter(({ words }) => INCIDENT.test(words) && NOTICE.test(words));
  if (notices.length === 0)
    return [{ ...fromTerms(personal), slots: { found: { zh: '未约定', en: 'not agreed' } } }];
  return notices.flatMap((sentence) => {
    // A report may follow the first notice, and deletion the end.
    const spans = figuresOf(sentence, 'duration');
    return spans.some((figure) => hoursOf(figure) <= SLOWEST_HOURS)
      ? []
      : spans.slice(0, 1).map(({ at }) => {
          const found = analysis.text.passages[at.passage]!.text.slice(at.from, at.to);
          return { at, slots: { found } };
        });
  });
}

/** Lawful terms, for the examples to change. */
export const ENTRUSTED = `第七条 付款
7.1 甲方按月支付服务费。
第八条 个人信息保护
8.1 乙方仅为处理终端客户的售后请求，以查询、记录、存储的方式处理终端客户的姓名、电话和订单，处理期限为本合同服务期。
8.2 乙方应采取加密和访问控制措施，接受甲方的监督和检查，不得转委托他人处理。
8.3 发生个人信息泄露的，乙方应在24小时内通知甲方。
8.4 合同终止后10日内，乙方应删除全部个人信息；处理记录保存三年。`;
export const ENTRUSTED_EN = `Article 8 Personal Information
8.1 The Provider processes the names, telephone numbers and orders of users solely to handle after-sales requests. The method is viewing and recording; the period is the term of this Agreement.
8.2 The Provider shall use encryption and access control and shall permit the Client to audit the processing. It may engage a third party only with the prior written consent of the Client.
8.3 The Provider shall notify the Client of any data breach within 24 hours.
8.4 When this Agreement ends the Provider shall delete the personal information. Records of processing are kept for three years.`;

export const entrustedRules: readonly Rule[] = [
  {
    id: 'DAT-001',
    severity: 'error',
    title: { zh: '委托处理个人信息约定不全', en: 'Entrusted processing not fully agreed' },
    message: {
      zh: '委托处理个人信息，未约定{item}',
      en: 'personal information is entrusted without agreeing on: {item}',
    },
    hint: {
      zh: '逐项写明目的、期限、方式、种类、保护措施和双方权利义务',
      en: 'state purpose, period, method, categories, protective measures, and the rights and duties of both sides',
    },
    basis: [
      { law: 'pipl', articles: '21(1)', checked: 'text' },
      { law: 'network-data-regs', articles: '12(1)', checked: 'text' },
    ],
    text: ofForeign(itemsMissing),
    examples: {
      fires: [
        {
          text: '第一条 服务内容\n1.1 乙方为甲方网店提供售后客服，登记用户的姓名和电话并记录用户信息。\n第二条 费用\n2.1 服务费每月5000元。',
          at: '用户的姓名',
        },
        { text: ENTRUSTED.replace('，处理期限为本合同服务期', '').replace('；处理记录保存三年', '') },
        { text: '第五條 服務內容\n5.1 乙方負責處理消費者的個人資料。' },
        { text: ENTRUSTED.replace('加密和访问控制措施，接受甲方的监督和检查，', '妥善的态度，') },
        { text: ENTRUSTED_EN.replace('The method is viewing and recording; the', 'The') },
        {
          text: 'Article 1 Services\n1.1 The Provider runs customer service and keeps the user records.',
          at: 'user records',
        },
      ],
      silent: [
        { text: ENTRUSTED },
        { text: ENTRUSTED_EN },
        { text: '第六条 保密\n6.1 双方应对商业秘密和客户资料保密。' },
        { text: '第六条 其他\n6.1 双方可以保存对方联系人的个人信息，用于本合同的联络。' },
        { text: '第六条 其他\n6.1 本服务不涉及个人信息的处理。' },
        { form: 'SVL', set: {} },
        {
          text: '第七条 付款\n7.1 按月支付。\n第八条 保密与个人信息\n8.1 甲方委托乙方处理消费者之姓名和电话，目的为答复咨询，方式为查阅和记录，期限与合同期间相同。\n8.2 乙方应采取加密措施，接受甲方的监督，终止后删除资料。\n8.3 发生泄漏的，乙方应在24小时内通知甲方。',
        },
        {
          text: '附件四 个人信息处理约定\n一、目的：答复咨询。\n二、期限：与服务期限相同。\n三、方式：查询、记录。\n四、种类：姓名和电话。\n五、措施：加密。\n六、甲方可以监督乙方的处理；乙方不得转委托个人信息的处理。',
        },
      ],
    },
  },
  {
    id: 'DAT-002',
    severity: 'error',
    title: {
      zh: '未约定终止后返还或删除个人信息',
      en: 'Return or deletion of personal information not agreed',
    },
    message: {
      zh: '未约定合同终止后返还或删除个人信息',
      en: 'nothing says that personal information is returned or deleted when the contract ends',
    },
    hint: {
      zh: '写明终止后多少日内返还或删除，不得保留',
      en: 'state within how many days it is returned or deleted, none being kept',
    },
    basis: [{ law: 'pipl', articles: '21(2)', checked: 'text' }],
    text: ofForeign(notReturned),
    examples: {
      fires: [
        { text: ENTRUSTED.replace('应删除全部个人信息；', '') },
        { text: '第二条 服务\n2.1 乙方客服人员使用消费者的电话进行回访。', at: '消费者的电话' },
        {
          text: ENTRUSTED_EN.replace(
            'the Provider shall delete the personal information',
            'the Provider leaves the platform',
          ),
        },
        {
          text: '第二条 服务\n2.1 乙方处理用户的个人信息。\n第八条 个人信息保护\n8.1 乙方应采取加密措施。',
          at: '乙方应采取加密措施。',
        },
      ],
      silent: [
        { text: ENTRUSTED },
        { text: ENTRUSTED_EN },
        {
          text: '第五条 个人信息\n5.1 乙方按照甲方指示处理用户的个人信息。\n第九条 终止的后果\n9.1 终止后五日内，乙方应将资料和数据归还甲方。',
        },
        {
          text: '第五条 个人信息\n5.1 乙方按照甲方指示处理用户的个人信息。\n第六条 保密\n6.1 乙方应将用户资料归还甲方。',
        },
        {
          text: '第五条 个人信息\n5.1 乙方按照甲方指示处理用户的个人信息。\n第九条 合同解除\n9.1 乙方应删除用户数据。',
        },
      ],
    },
  },
  {
    id: 'DAT-003',
    severity: 'error',
    title: { zh: '转委托无须同意', en: 'Sub-processing without consent' },
    message: {
      zh: '允许不经个人信息处理者同意转委托处理，而法律要求取得其同意',
      en: 'sub-processing is allowed without the consent of the personal information handler, which the law requires',
    },
    hint: {
      zh: '写明未经个人信息处理者书面同意不得转委托',
      en: 'forbid it without the handler’s prior written consent',
    },
    basis: [{ law: 'pipl', articles: '21(3)', checked: 'text' }],
    told: ['X36'],
    text: ofForeign(passedOnFreely),
    examples: {
      fires: [
        {
          form: 'SVL',
          set: { 'data.subProcessing.allowed': 'with_consent', 'assignment.subcontracting': 'prohibited' },
        },
        {
          text: '第七条 个人信息\n7.1 乙方可以根据业务需要将个人信息转委托关联公司处理。',
          at: '转委托',
        },
        { text: '第七条 个人信息\n7.1 乙方无需经甲方同意，可以再委托其分公司处理个人信息。', at: '再委托' },
        {
          text: 'Article 7 Personal Data\n7.1 The Provider may sub-process the personal data at its discretion.',
          at: 'sub-process',
        },
      ],
      silent: [
        { text: ENTRUSTED },
        { text: ENTRUSTED_EN },
        { text: '第七条 个人信息\n7.1 经甲方书面同意，乙方可以将个人信息转委托他人处理。' },
        { text: '第七条 分包\n7.1 乙方可以将印刷工作再委托第三方完成。' },
      ],
    },
  },
  {
    id: 'DAT-008',
    severity: 'warning',
    title: { zh: '安全事件通知时限过长或未约定', en: 'Incident notice slow or missing' },
    message: {
      zh: '个人信息安全事件的通知时限过长或未约定：{found}；处理者依法应立即补救并通知',
      en: 'notice of incidents is too slow or missing: {found}; by law the handler must act at once',
    },
    hint: {
      zh: '约定24小时，最长不超过72小时（合同惯例，非法定时限）',
      en: 'agree on 24 hours, at most 72 (usage, not a statutory limit)',
    },
    basis: [
      { law: 'pipl', articles: '57', checked: 'text' },
      { law: 'network-data-regs', articles: '11', checked: 'text' },
    ],
    text: ofForeign(incidentNotice),
    examples: {
      fires: [
        { text: ENTRUSTED.replace('24小时', '73小时'), at: '73小时' },
        { text: ENTRUSTED.replace('24小时', '五个工作日'), at: '五个工作日' },
        { text: ENTRUSTED.replace('8.3 发生个人信息泄露的，乙方应在24小时内通知甲方。\n', '') },
        { text: ENTRUSTED_EN.replace('24 hours', '7 days'), at: '7 days' },
      ],
      silent: [
        { text: ENTRUSTED.replace('24小时', '72小时') },
        { text: ENTRUSTED_EN },
        { text: '第二条 服务\n2.1 乙方客服人员记录用户信息。' },
        { text: `${ENTRUSTED}\n8.5 变更处理方式的，乙方应提前10日报告甲方。` },
        {
          text: '第八条 个人信息保护\n8.1 发生个人信息泄露的，乙方应在24小时内通知甲方，并在10日内提交书面报告。',
        },
      ],
    },
  },
];
