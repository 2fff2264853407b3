// Rules on labour (outsourcing or dispatch) and on what consumer law asks of the customer. The score of LAB-001 over a foreign text is in
// labour-dispatch.ts.
import type { Terms } from '../../terms/index.js';
import type { Analysis } from '../analysis/index.js';
import { figuresOf, firstSpot, hoursOf, told } from '../phrases.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import { ofForeign, said, spot } from '../said.js';
import { isPart } from '../whole.js';
import { dispatchRule, NEGATED } from './labour-dispatch.js';

const noStatement = ({ staffing }: Terms): readonly SheetHit[] =>
  staffing.employerClause === false ? [{ path: 'staffing.employerClause' }] : [];

const PEOPLE =
  /(?:客服|服务|项目|工作)人员|[坐座]席|客服专员|\b(?:agents|personnel|service staff|representatives)\b/iu;
const EMPLOYER =
  /劳动关系|劳动合同|用人单位|雇佣|社会保险|雇主|employ(?:er|ment|ee)|labou?r (?:contract|relation)|social insurance/iu;

function nothingSaid(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  const at = isPart(analysis.text) || told(all, EMPLOYER) ? undefined : firstSpot(all, PEOPLE);
  return at ? [{ at }] : [];
}

const DISPATCH =
  /劳务派遣|被派遣|派遣(?:员工|人员|协议|服务费|费用|单位|岗位|期限)|派遣[^，。；]{0,10}(?:客服|[坐座]席|人员|员工)[^，。；]{0,12}(?:到|至|赴|驻|在|进驻|前往)|派遣的?[^，。；]{0,6}(?:客服|[坐座]席|服务人员)|labou?r dispatch|dispatched (?:workers?|employees?|agents?|personnel|staff)|(?:workers|employees|agents) dispatched (?:to|by)|staff dispatch/iu;
/** Sending somebody to repair or to visit is ordinary usage. */
const VISIT = /上门|维修|安装|检修|出差|拜访|on-?site (?:repair|visit)/iu;
const LICENCE = /劳务派遣经营许可|派遣(?:业务)?许可证|labou?r dispatch licen[cs]e/iu;

function dispatchWords(analysis: Analysis): readonly TextHit[] {
  const { text } = analysis;
  const titled = text.passages.some(({ kind, folded }) => kind === 'title' && folded.includes('劳务派遣'));
  if (titled || text.passages.some(({ folded }) => LICENCE.test(folded))) return [];
  return said(analysis).flatMap((sentence) => {
    const at = spot(sentence, DISPATCH);
    return at && !NEGATED.test(sentence.words) && !VISIT.test(sentence.words) ? [{ at }] : [];
  });
}

const RETURN =
  /无理由(?:退换?货|退货|退换)|returns? (?:goods |products )?without (?:giving )?(?:a |any )?reason|no-reason return/iu;
const EXCEPTED =
  /定[作制]|生鲜|鲜活|易腐|数字化商品|报纸|期刊|made to order|custom-made|perishable|digital goods/iu;
const STATUTORY_HOURS = 7 * 24;

const shortReturn = (analysis: Analysis): readonly TextHit[] =>
  said(analysis).flatMap((sentence) =>
    RETURN.test(sentence.words) && !EXCEPTED.test(sentence.words)
      ? figuresOf(sentence, 'duration')
          .filter((figure) => hoursOf(figure) < STATUTORY_HOURS)
          .map(({ at }) => ({ at }))
      : [],
  );

/** A shop or a platform makes the customer an operator of electronic commerce. */
function noComplaints({ business, scope, standards, reporting }: Terms): readonly SheetHit[] {
  const online = business.shop.name !== undefined || business.platform.name !== undefined;
  const covered =
    (scope.services ?? []).some(({ code }) => code === 'complaint') ||
    standards.complaint.result !== undefined ||
    (reporting.metrics ?? []).includes('complaints');
  return online && business.sellsToConsumers !== false && !covered ? [{ path: 'scope.services' }] : [];
}

/** The clause on complaints holds the duty to keep and hand over the record of each. */
function noDisputeRecords({ form, business, scope }: Terms): readonly SheetHit[] {
  const operator = form === 'short-video-live' && business.platform.role === 'platform_operator';
  const kept = (scope.services ?? []).some(({ code }) => code === 'complaint');
  return operator && !kept ? [{ path: 'business.platform.role' }] : [];
}

const WITHOUT_COMPLAINTS = [{ code: 'product_consultation' }, { code: 'data_report' }];

const others: readonly Rule[] = [
  {
    id: 'LAB-002',
    severity: 'warning',
    title: { zh: '缺少用工主体声明', en: 'No statement of who employs the agents' },
    message: {
      zh: '未声明客服人员的用人单位是提供方，可能被认定为与接受方存在劳动关系或者劳务派遣',
      en: 'nothing says that the provider employs the agents; they may be found to be employed by, or dispatched to, the customer',
    },
    hint: {
      zh: '写明提供方与客服人员订立劳动合同、支付报酬、缴纳社会保险并自行管理',
      en: 'say that the provider makes the labour contracts, pays, insures and manages its agents',
    },
    basis: [
      { law: 'labour-contract-law', articles: '57, 92', checked: 'text' },
      { law: 'labour-dispatch-provisions', articles: '27', checked: 'secondary' },
    ],
    sheet: { reads: ['staffing.employerClause'], find: noStatement },
    text: ofForeign(nothingSaid),
    examples: {
      fires: [
        { form: 'SVL', set: { 'staffing.employerClause': false } },
        { text: '第四条 人员\n4.1 乙方应配备六名客服人员。', at: '客服人员' },
        { text: '第四條 人員\n4.1 乙方應配備六名坐席。', at: '坐席' },
        { text: 'Article 4 Staffing\n4.1 The Provider shall assign six agents.', at: 'agents' },
      ],
      silent: [
        { form: 'SVL', set: { 'staffing.employerClause': true } },
        { text: '第四条 人员\n4.1 乙方应配备六名客服人员，并与其订立劳动合同。' },
        { text: 'Article 4 Staffing\n4.1 The Provider assigns six agents, who are its employees.' },
        { text: '第四条 设备\n4.1 乙方应配备六台电脑。' },
        {
          text: '服务订单\n本订单依据双方签订的框架协议订立，是该协议的组成部分。\n第一条 席位\n早班六席，晚班四名客服人员。',
        },
      ],
    },
  },
  {
    id: 'LAB-003',
    severity: 'warning',
    title: { zh: '坐席数不足以覆盖服务时间', en: 'Too few agents for the hours' },
    message: { zh: '', en: '' },
    basis: [{ law: 'labour-law', checked: 'none' }],
    told: ['X44'],
    examples: {
      fires: [{ form: 'SVL', set: { 'staffing.minAgents': 5 } }],
      silent: [
        { form: 'SVL', set: { 'staffing.minAgents': 6 } },
        { form: 'SVL', set: { 'staffing.minAgents': undefined } },
      ],
    },
  },
  {
    id: 'LAB-004',
    severity: 'error',
    title: { zh: '外包合同使用“派遣”表述', en: '“Dispatch” wording in an outsourcing contract' },
    message: {
      zh: '外包合同使用“派遣”表述，未见提供方具有劳务派遣经营许可；未经许可不得经营劳务派遣业务',
      en: 'an outsourcing contract speaks of dispatching staff, and no labour dispatch licence of the provider is named; dispatch business without a licence is prohibited',
    },
    hint: {
      zh: '改为“配备”“安排”，由提供方管理人员；确为派遣的，写明许可证',
      en: 'say “assign”, with management by the provider; if dispatch is meant, name the licence',
    },
    basis: [
      { law: 'labour-contract-law', articles: '57(2), 59, 92(1)', checked: 'text' },
      { law: 'labour-dispatch-provisions', articles: '27', checked: 'secondary' },
    ],
    text: dispatchWords,
    examples: {
      fires: [
        { text: '第四条 人员\n4.1 乙方应派遣十名客服人员到甲方工作。', at: '派遣十名客服人员到' },
        { text: '第四條 人員\n4.1 被派遣人員應遵守紀律。', at: '被派遣' },
        { text: '第五条 费用\n5.1 甲方按月支付派遣费用。', at: '派遣费用' },
        { text: '第四条 人员\n4.1 乙方派遣的客服人员应佩戴工牌。', at: '派遣的客服' },
        { text: '第四條 人員\n4.1 乙方派遣座席十名。', at: '派遣座席' },
        {
          text: 'Article 4 Staffing\n4.1 Agents dispatched by the Provider wear badges.',
          at: 'Agents dispatched by',
        },
        {
          text: 'Article 4 Staffing\n4.1 Dispatched workers shall follow the rota.',
          at: 'Dispatched workers',
        },
        {
          form: 'SVL',
          set: {
            'staffing.qualifications': [{ zh: '接受劳务派遣安排', en: 'readiness for labour dispatch' }],
          },
        },
      ],
      silent: [
        { text: '第四条 人员\n4.1 本合同不构成劳务派遣，客服人员由乙方管理。' },
        { text: '第四条 人员\n4.1 乙方应派遣维修人员到现场上门维修。' },
        { text: '第四条 检查\n4.1 甲方派遣的审计人员可以查阅服务记录。' },
        { text: '第四条 人员\n4.1 乙方应安排十名客服人员提供服务。' },
        {
          text: '第四条 人员\n4.1 乙方持有劳务派遣经营许可证。\n4.2 乙方应派遣十名客服人员到甲方工作。',
        },
        { text: 'Article 4 Delivery\n4.1 Goods are dispatched within two days.' },
        { form: 'SVL', set: {} },
        {
          form: 'SVL',
          set: {
            'parties.provider.licences.1': { kind: 'labour_dispatch', number: '苏劳派20250001' },
            'staffing.qualifications': [{ zh: '接受劳务派遣安排', en: 'readiness for labour dispatch' }],
          },
        },
        { text: '劳务派遣协议\n第一条 人员\n1.1 乙方应派遣十名客服人员到甲方工作。' },
      ],
    },
  },
  {
    id: 'LAB-005',
    severity: 'error',
    title: { zh: '无理由退货期短于七日', en: 'No-reason return period under seven days' },
    message: {
      zh: '网络销售的无理由退货期短于自收到商品之日起七日（法定例外商品除外）',
      en: 'the no-reason return period for online sales is under seven days from receipt (statutory exceptions apart)',
    },
    hint: {
      zh: '改为七日，或写明属于哪一类例外商品',
      en: 'write seven days, or name the kind of excepted goods',
    },
    basis: [
      { law: 'consumer-law', articles: '25', checked: 'text' },
      { law: 'seven-day-return', checked: 'secondary' },
    ],
    told: ['X53'],
    text: ofForeign(shortReturn),
    foreign: 'warning',
    examples: {
      fires: [
        { form: 'SAS', set: { 'scope.afterSalesPolicy.noReasonReturnDays': 6 } },
        { text: '第三条 退换货\n3.1 消费者可在签收后三日内无理由退货。', at: '三日' },
        {
          text: 'Article 3 Returns\n3.1 Consumers may return goods without reason within 5 days of receipt.',
          at: '5 days',
        },
      ],
      silent: [
        { form: 'SAS', set: { 'scope.afterSalesPolicy.noReasonReturnDays': 7 } },
        {
          form: 'SAS',
          set: { 'scope.afterSalesPolicy.noReasonReturnDays': 6, 'business.sellsToConsumers': false },
        },
        { text: '第三条 退换货\n3.1 消费者可在签收后七日内无理由退货。' },
        { text: '第三条 退换货\n3.1 定制商品在签收后三日内不适用无理由退货。' },
        { text: '第三条 退换货\n3.1 商品有质量问题的，消费者可在签收后三日内申请换货。' },
      ],
    },
  },
  {
    id: 'LAB-006',
    severity: 'info',
    title: { zh: '未覆盖投诉、举报机制', en: 'No complaint mechanism covered' },
    message: {
      zh: '电子商务经营者应建立便捷、有效的投诉、举报机制，本合同未包含投诉处理',
      en: 'an e-commerce operator needs a convenient and effective mechanism for complaints and reports; this contract covers none',
    },
    hint: {
      zh: '在 scope.services 中补充 complaint，或者确认由接受方自行受理',
      en: 'add complaint to scope.services, or confirm that the customer handles complaints itself',
    },
    basis: [{ law: 'e-commerce-law', articles: '59', checked: 'text' }],
    sheet: {
      reads: ['business', 'scope.services', 'standards.complaint', 'reporting.metrics'],
      find: noComplaints,
    },
    examples: {
      fires: [{ form: 'ECS', set: { 'reporting.metrics': ['volume'] } }],
      silent: [
        { form: 'ECS', set: {} },
        {
          form: 'ECS',
          set: { 'reporting.metrics': ['volume'], 'standards.complaint.result': '7 working_day' },
        },
        { form: 'ECS', set: { 'reporting.metrics': ['volume'], 'scope.services.0.code': 'complaint' } },
        { form: 'ECS', set: { 'reporting.metrics': ['volume'], 'business.sellsToConsumers': false } },
        {
          form: 'CSE',
          set: { 'reporting.metrics': ['volume'], 'scope.services': WITHOUT_COMPLAINTS },
        },
      ],
    },
  },
  {
    id: 'LAB-007',
    severity: 'info',
    title: { zh: '未约定留存和移交争议信息', en: 'Keeping and handing over dispute information not agreed' },
    message: {
      zh: '直播电商平台应能向消费者提供处理争议所需的信息，本合同未约定投诉记录的保存与移交',
      en: 'a live-streaming platform must be able to give consumers the information that a dispute needs; nothing here says that records of complaints are kept and handed over',
    },
    hint: {
      zh: '在 scope.services 中补充 complaint，其条款含记录与移交',
      en: 'add complaint to scope.services: its clause covers keeping and handing over records',
    },
    basis: [
      { law: 'live-ecommerce-measures', checked: 'secondary' },
      { law: 'consumer-regs', checked: 'secondary' },
    ],
    sheet: { reads: ['form', 'business.platform', 'scope.services'], find: noDisputeRecords },
    examples: {
      fires: [
        {
          form: 'SVL',
          set: { 'business.platform.role': 'platform_operator', 'scope.services': WITHOUT_COMPLAINTS },
        },
      ],
      silent: [
        { form: 'SVL', set: { 'business.platform.role': 'platform_operator' } },
        { form: 'SVL', set: { 'scope.services': WITHOUT_COMPLAINTS } },
        { form: 'SAS', set: { 'scope.services': WITHOUT_COMPLAINTS } },
      ],
    },
  },
];

export const labourRules: readonly Rule[] = [dispatchRule, ...others];
