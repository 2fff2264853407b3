// Rules on service levels. What the sheet's own constraints tell is named here; targets in a text are read by
// service-levels-targets.ts, what follows when they are missed is in service-levels-consequences.ts.
import type { Analysis } from '../analysis/index.js';
import { firstSpot, told } from '../phrases.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign, said, spot } from '../said.js';
import { consequenceRules } from './service-levels-consequences.js';
import { targetRules } from './service-levels-targets.js';

const ROUND_THE_CLOCK =
  /7\s{0,4}[×xX*]\s{0,4}24|24\s{0,4}[×xX*]\s{0,4}7|24\/7|全天候|(?:全天|每日|每天)\s{0,4}(?:24|二十四)\s{0,4}小时|around the clock/iu;
const WORKING_DAYS =
  /\d{1,6}\s{0,4}个?工作日|[一二三四五六七八九十两]{1,3}个?工作日|(?:working|business) days?\b/iu;
/** Working days matter here only where they limit what is done for the people served. */
const DEALT_WITH = /解决|处理|答[复覆]|回[复覆]|响应|办结|resol|handle|respond|answer|settle/iu;
const CLOCK =
  /计时|不计入|顺延|工作日[”"』」]?\s{0,4}(?:是?指|为|包括)|连续计算|(?:working|business) days?[”"]?\s{0,4}(?:means?|is|are) |clock|does not count|run(?:s)? (?:only|continuously)/iu;

function clockMissing(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  if (!told(all, ROUND_THE_CLOCK) || told(all, CLOCK)) return [];
  const at = firstSpot(
    all.filter(({ words, family }) => DEALT_WITH.test(words) && family !== 'fees' && family !== 'invoice'),
    WORKING_DAYS,
  );
  return at ? [{ at }] : [];
}

const ON_DEMAND =
  /(?:根据|按照?|应|依照?)(?:甲方|乙方|委托方|客户|平台)(?:的|之)?(?:实际)?(?:需求|需要|要求)[^。；]{0,14}(?:提供|开展|增加)[^。；]{0,20}(?:服务|培训|支持|升级|维护)|(?:at|on|upon) (?:the )?(?:request|demand) of (?:Party [AB]|the (?:Client|Customer))|as (?:and when )?requested by (?:Party [AB]|the (?:Client|Customer))/iu;
const ORDERED =
  /(?:服务|任务|需求|工作)(?:订|确认)?单|报价|价目表|另行[^。；]{0,8}(?:计费|收费|计价|费用)|单价|按次|不另(?:行)?收|(?:包含|包括|计入)在[^。；]{0,10}(?:服务费|费用|价格|总价)|quot(?:e|ation)|rate card|price list|(?:order|work) (?:form|order)|purchase order|(?:no|without) (?:extra|additional|further) (?:charge|cost|fee)|(?:included|covered) (?:in|by) the (?:fees?|price)/iu;

function onDemandUnpriced(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  if (told(all, ORDERED)) return [];
  return all
    .filter(({ family }) => family === undefined || family === 'scope' || family === 'standards')
    .flatMap((sentence) => {
      const at = spot(sentence, ON_DEMAND);
      return at ? [{ at }] : [];
    });
}

const ordinary: readonly Rule[] = [
  {
    id: 'SLA-001',
    severity: 'error',
    title: { zh: '解决时限短于响应时限', en: 'Resolution time shorter than response time' },
    message: { zh: '', en: '' },
    told: ['X09'],
    examples: {
      fires: [
        { form: 'SVL', set: { 'standards.resolution.0.within': '3 hour' } },
        { form: 'SVL', set: { 'standards.complaint.result': '2 working_day' } },
      ],
      silent: [{ form: 'SVL', set: { 'standards.resolution.0.within': '4 hour' } }],
    },
  },
  {
    id: 'SLA-002',
    severity: 'warning',
    title: { zh: '全天服务与工作日时限未衔接', en: 'Round-the-clock service with working-day limits' },
    message: {
      zh: '服务为全天候，处理时限却以工作日计，未约定计时规则：周末和节假日是否计入不明',
      en: 'service runs around the clock, yet this limit counts working days and no rule says whether weekends and holidays count',
    },
    hint: {
      zh: '定义“工作日”并写明时限如何计算',
      en: 'define “working day” and say how the limits are counted',
    },
    text: clockMissing,
    examples: {
      fires: [
        {
          text: '第二条 服务标准\n2.1 乙方提供7×24小时在线服务。\n2.2 一般问题应在3个工作日内解决。',
          at: '3个工作日',
        },
        {
          text: '第二條 服務標準\n2.1 乙方全天候受理諮詢。\n2.2 投訴應於五個工作日內答覆。',
          at: '五個工作日',
        },
        {
          text: 'Article 2 Standards\n2.1 Support is available 24/7.\n2.2 Issues are resolved within three working days.',
          at: 'working days',
        },
      ],
      silent: [
        { text: '第二条 服务标准\n2.1 服务时间为每日9:00至18:00。\n2.2 一般问题应在3个工作日内解决。' },
        {
          text: '第二条 服务标准\n2.1 乙方提供7×24小时在线服务。\n2.2 一般问题应在3个工作日内解决，“工作日”指法定节假日以外的星期一至星期五。',
        },
        {
          text: '第二条 服务标准\n2.1 乙方提供7×24小时在线服务。\n第三条 付款\n3.1 甲方应在10个工作日内处理付款。',
        },
        { form: 'SVL', set: { 'hours.default': { mode: 'always' } } },
        {
          text: '第二条 服务标准\n2.1 乙方提供7×24小时服务。\n第三条 发票\n3.1 乙方应在5个工作日内答复开票申请。',
        },
      ],
    },
  },
  {
    id: 'SLA-006',
    severity: 'warning',
    title: { zh: '渠道与响应标准不相配', en: 'Channels and response levels do not match' },
    message: { zh: '', en: '' },
    told: ['X08', 'X10'],
    examples: {
      fires: [
        { form: 'SVL', set: { 'channels.4': { kind: 'social' } } },
        { form: 'SVL', set: { 'standards.response.4': { channel: 'sms', within: '1 hour' } } },
      ],
      silent: [
        { form: 'SVL', set: { 'channels.4': { kind: 'social', onDemand: true } } },
        {
          form: 'SVL',
          set: { 'channels.4': { kind: 'social' }, 'standards.response.4': { within: '8 hour' } },
        },
      ],
    },
  },
  {
    id: 'SLA-008',
    severity: 'warning',
    title: { zh: '连续不达标周期长于合同期限', en: 'More failed cycles than the term holds' },
    message: { zh: '', en: '' },
    told: ['X42'],
    examples: {
      fires: [{ form: 'SVL', set: { 'evaluation.cycle': 'quarter', 'evaluation.failCycles': 5 } }],
      silent: [{ form: 'SVL', set: { 'evaluation.cycle': 'quarter', 'evaluation.failCycles': 4 } }],
    },
  },
  {
    id: 'SLA-010',
    severity: 'warning',
    title: { zh: '按需服务未约定下单与计价', en: 'On-demand service without ordering or price' },
    message: {
      zh: '服务按对方要求提供，未约定如何下单、如何计价；价款不明又不能补充确定的，按订立合同时履行地的市场价格',
      en: 'services are given on request, yet nothing says how they are ordered and priced; a price that stays open is the market price at the place of performance when the contract was made',
    },
    hint: {
      zh: '约定订单方式和价目表或报价，或写明已包含在服务费内',
      en: 'agree on an order and a price list or quote, or say that the fees include them',
    },
    basis: [{ law: 'civil-code', articles: '510, 511', checked: 'text' }],
    told: ['X51'],
    text: ofForeign(onDemandUnpriced),
    examples: {
      fires: [
        { form: 'SVL', set: { 'scope.onDemand.pricing': 'rate_card', annexes: [] } },
        {
          text: '第一条 服务内容\n1.1 乙方应根据甲方需求，提供直播间运营培训服务。',
          at: '根据甲方需求，提供直播间运营培训服务',
        },
        {
          text: 'Article 1 Services\n1.1 The Provider shall give training at the request of the Client.',
          at: 'at the request of the Client',
        },
        { text: '第一条 价款\n1.1 服务费每月8000元。\n第二条 服务标准\n2.1 乙方应按甲方要求提供培训服务。' },
        { text: '第一条 价款\n1.1 服务费每月8000元。\n第二条 服务内容\n2.1 乙方应按甲方要求提供培训服务。' },
      ],
      silent: [
        { form: 'SVL', set: { 'scope.onDemand.pricing': 'rate_card' } },
        {
          text: '第一条 服务内容\n1.1 乙方应根据甲方需求，提供直播间运营培训服务，费用按双方确认的服务订单结算。',
        },
        { text: '第一条 服务内容\n1.1 乙方应根据甲方需求提供培训服务，该服务已包含在服务费内。' },
        { text: '第一条 服务内容\n1.1 乙方应按照甲方提供的资料答复用户。' },
        {
          text: 'Article 1 Services\n1.1 The Provider shall give training at the request of the Client against a written quote.',
        },
        { text: '第一条 价款\n1.1 乙方应按甲方要求提供服务发票。\n第二条 服务内容\n2.1 乙方答复咨询。' },
      ],
    },
  },
];

export const serviceLevelRules: readonly Rule[] = [...ordinary, ...consequenceRules, ...targetRules].sort(
  (a, b) => (a.id < b.id ? -1 : 1),
);
