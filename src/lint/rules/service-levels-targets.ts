// Targets that a text sets for the service (满意度不低于 90%), read out of its sentences; and the rules that compare and question them.
import type { Pair } from '../../contract/ast.js';
import type { Terms } from '../../terms/index.js';
import { oncePer } from '../../text/once.js';
import type { Analysis } from '../analysis/index.js';
import { wordsAt } from '../find.js';
import { figuresOf, listed, told } from '../phrases.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import { type Said, said, spot } from '../said.js';
import type { Stretch } from '../text.js';

interface Metric {
  readonly id: string;
  readonly name: Pair<string>;
  readonly words: RegExp;
}
const METRICS: readonly Metric[] = [
  {
    id: 'csat',
    name: { zh: '满意度', en: 'satisfaction' },
    words: /满意[度率]|好评率|satisfaction(?: rate| score)?|\bCSAT\b/iu,
  },
  {
    id: 'answer_rate',
    name: { zh: '接通率', en: 'answer rate' },
    words: /接[通听起]率|应答率|answer(?:ing)? rate/iu,
  },
  {
    id: 'fcr',
    name: { zh: '首次解决率', en: 'first-contact resolution' },
    words: /(?:一次性?|首次)(?:问题)?解决率|首解率|first[- ]contact resolution/iu,
  },
  {
    id: 'resolution_rate',
    name: { zh: '解决率', en: 'resolution rate' },
    words: /(?<!一次|一次性|首次|首次问题|一次问题)(?:问题)?解决率|结案率|(?<!contact )resolution rate/iu,
  },
  {
    id: 'abandon_rate',
    name: { zh: '放弃率', en: 'abandon rate' },
    words: /放弃率|呼损率|abandon(?:ment|ed)? rate/iu,
  },
  {
    id: 'qa_score',
    name: { zh: '质检合格率', en: 'quality score' },
    words: /质检合格率|quality (?:score|rate)/iu,
  },
];
/** Every metric has one of these words. */
const ANY_METRIC = /率|满意度|CSAT|satisfaction|rate|resolution|score/i;
const SET =
  /不(?:得|应)?(?:低于|少于|小于|高于|超过|大于)|达到?|保持|保证|确保|应(?:当)?为|[≥≤]|>=|<=|以上|at least|(?:no|not)(?: be)? (?:less|lower|fewer|more|higher) than|minimum|maintain|achieve|not exceed|shall be|reach/iu;
/** A threshold of a bonus or a deduction is no target. */
const PRICED =
  /扣|奖|罚|减[少付]|增[加付]|违约金|解除|每(?:低|降|下降|提高)|(?<![不得应])低于|deduct|bonus|credit|terminat|\bbelow\b|falls?\b|for each|for every/iu;
const AS_REQUIRED =
  /(?:满足|符合|达到|按照?|以)(?:甲方|乙方|委托方|客户|平台)(?:的|提出的|所)?(?:要求|标准|规定)|as (?:required|requested|determined|demanded) by (?:Party [AB]|the (?:Client|Customer))|(?:meet|satisf\w{1,12}) the requirements of (?:Party [AB]|the (?:Client|Customer))/iu;
/** What a target is for, where one text sets several: a channel, a stage, a season. */
const ASPECTS =
  /电话|热线|在线|网页|邮件|微信|直播|售前|售后|试运行|大促|旺季|淡季|首[年月季]|第[一二三四]?[年季]|之后|起|\b(?:telephone|phone|online|chat|e-?mail|first|second|third|year|peak|trial|thereafter|afterwards)\b/giu;

export interface Target {
  readonly metric: Metric;
  /** A percentage; absent where it is to be as the other side requires. */
  readonly percent?: string;
  readonly aspect: string;
  readonly said: Said;
  readonly at: Stretch;
}

/** One target per metric and sentence, in the order of the text. */
export const targetsIn: (analysis: Analysis) => readonly Target[] = oncePer(readTargets);

function readTargets(analysis: Analysis): readonly Target[] {
  return said(analysis).flatMap((sentence) => {
    const { words } = sentence;
    if (!ANY_METRIC.test(words) || PRICED.test(words)) return [];
    const aspect = [...new Set(words.toLowerCase().match(ASPECTS))].sort().join();
    return METRICS.flatMap((metric): Target[] => {
      const name = spot(sentence, metric.words);
      if (!name) return [];
      const base = { metric, aspect: `${sentence.lang} ${aspect}`, said: sentence };
      const figure = figuresOf(sentence, 'percent', name.to - sentence.from)[0];
      if (figure && SET.test(words.slice(0, figure.at.to - sentence.from + 4)))
        return [{ ...base, percent: figure.value, at: { ...name, to: figure.at.to } }];
      const wanted = figure ? undefined : spot(sentence, AS_REQUIRED);
      return wanted ? [{ ...base, at: wanted }] : [];
    });
  });
}

const REQUIRED: Pair<string> = { zh: '以对方要求为准', en: 'as the other side requires' };
const shown = ({ percent }: Target): Pair<string> =>
  percent === undefined ? REQUIRED : { zh: `${percent}%`, en: `${percent}%` };

function twoTargets(analysis: Analysis): readonly TextHit[] {
  const first = new Map<string, Target>();
  return targetsIn(analysis).flatMap((target) => {
    const key = `${target.metric.id} ${target.aspect}`;
    const before = first.get(key);
    if (!before) first.set(key, target);
    if (!before || Number(before.percent) === Number(target.percent) || before.percent === target.percent)
      return [];
    return [{ at: target.at, slots: { metric: target.metric.name, a: shown(before), b: shown(target) } }];
  });
}

const MEASURED: readonly { readonly name: Pair<string>; readonly words: RegExp }[] = [
  {
    name: { zh: '测量方法', en: 'method' },
    words: /调查|测评|问卷|评价|回访|评分|打分|survey|rating|questionnaire|measured|return call/iu,
  },
  {
    name: { zh: '样本量', en: 'sample' },
    words:
      /样本|抽样|抽取|有效(?:评价|问卷|评分)|全部(?:评价|用户|订单|会话)|\d{1,6}\s{0,4}份|sample|valid (?:ratings|responses)|all (?:ratings|responses)|at least \d{1,6} /iu,
  },
  {
    name: { zh: '统计周期', en: 'period' },
    words:
      /每个?(?:自然)?(?:月|季|半年|年)|月度|季度|年度|按[月季年]|当[月期季]|(?:month|quarter|year)(?:ly)?\b/iu,
  },
];

function unmeasured(analysis: Analysis): readonly TextHit[] {
  const target = targetsIn(analysis).find(
    ({ metric, percent }) => metric.id === 'csat' && percent !== undefined,
  );
  if (!target) return [];
  const clauses = new Set(
    said(analysis).flatMap(({ words, clause }) =>
      /满意|统计周期|(?:各|上述|以上)指标|指标\s?\d|satisf|measurement period/iu.test(words) ? [clause] : [],
    ),
  );
  const about = said(analysis).filter(({ clause }) => clauses.has(clause));
  const missing = MEASURED.filter(({ words }) => !told(about, words)).map(({ name }) => name);
  return missing.length > 0 ? [{ at: target.at, slots: { item: listed(missing) } }] : [];
}

const RATES: readonly (string | undefined)[] = ['answer_rate', 'resolution_rate', 'fcr'];

/** Metrics that no service reaches in full. A quality score or one’s own metric may have another scale. */
function absoluteTargets({ standards }: Terms): readonly SheetHit[] {
  const { response = [], metrics = [], satisfaction } = standards;
  return [
    ...response.flatMap(({ targetPercent }, i) =>
      Number(targetPercent) === 100 ? [`standards.response.${i}.targetPercent`] : [],
    ),
    ...(Number(satisfaction.minPercent) === 100 ? ['standards.satisfaction.minPercent'] : []),
    ...metrics.flatMap(({ code, value }, i) =>
      (RATES.includes(code) && Number(value) >= 100) || (code === 'abandon_rate' && Number(value) === 0)
        ? [`standards.metrics.${i}.value`]
        : [],
    ),
  ].map((path) => ({ path, slots: { found: { zh: '100%（或零）', en: '100% (or zero)' } } }));
}

const EVERY =
  /(?:所有|全部|任何|一切)(?:的)?[^，。；]{0,12}(?:问题|投诉|请求|咨询|故障)[^。；]{0,24}(?:小时|分钟|日|天)(?:之)?内[^，。；]{0,10}(?:解决|处理完毕|办结|完成)|(?:小时|分钟|日|天)(?:之)?内[^，。；]{0,8}(?:解决|处理完)[^，。；]{0,6}(?:所有|全部|任何|一切)[^，。；]{0,10}(?:问题|投诉|故障)|零(?:投诉|差错|失误)|\b(?:all|every|any)\b[^.;]{0,30}(?:issues?|problems?|complaints?|matters?)[^.;]{0,40}(?:resolved|solved|settled|fixed)[^.;]{0,10} within|(?:resolve|solve|settle|fix) (?:all|every)[^.;]{0,20}(?:issues?|problems?|complaints?|matters?|faults?)[^.;]{0,20}within|zero complaints/iu;
const LIMITED =
  /除外|除[^。；]{1,20}外|复杂|一般|普通|尽力|争取|except|other than|unless|complex|ordinary|reasonable efforts/iu;

function absoluteText(analysis: Analysis): readonly TextHit[] {
  const full = targetsIn(analysis).flatMap(({ percent, at, metric }) =>
    Number(percent) === 100 && metric.id !== 'qa_score' ? [at] : [],
  );
  const every = said(analysis).flatMap((sentence) => {
    const at = LIMITED.test(sentence.words) ? undefined : spot(sentence, EVERY);
    return at ? [at] : [];
  });
  return [...full, ...every].map((at) => {
    return { at, slots: { found: wordsAt(analysis.text, at) } };
  });
}

export const targetRules: readonly Rule[] = [
  {
    id: 'SLA-003',
    severity: 'error',
    title: { zh: '同一指标有两个目标', en: 'Two targets for one metric' },
    message: {
      zh: '{metric}有两个目标：{a}、{b}，是否达标无从判断',
      en: '{metric} has two targets, {a} and {b}: nobody can tell which has to be met',
    },
    hint: { zh: '只留一个目标，另一处引用它', en: 'keep one target and refer to it elsewhere' },
    text: twoTargets,
    examples: {
      fires: [
        {
          text: '第三条 服务标准\n3.1 客户满意度不低于90%。\n3.3 客户满意度应符合甲方要求。',
          at: '符合甲方要求',
        },
        {
          text: '第三條 服務標準\n3.1 接通率不低於百分之九十五。\n第五條 考核\n5.1 每月接通率應達到90％。',
          at: '接通率應達到90％',
        },
        {
          text: 'Article 3 Standards\n3.1 The resolution rate shall be at least 85%.\nArticle 5 Reports\n5.1 The Provider shall maintain a resolution rate of 90%.',
        },
        { text: '第三条 服务标准\n3.1 首次解决率不低于70%。\n3.2 首次解决率不低于80%。' },
        { text: '第三条 服务标准\n3.1 放弃率不高于5%。\n3.2 放弃率不超过8%。' },
        { text: '第三条 服务标准\n3.1 质检合格率不低于95%。\n3.2 双方约定如下。质检合格率不低于90%。' },
      ],
      silent: [
        { text: '第三条 服务标准\n3.1 客户满意度不低于90%。\n第五条 考核\n5.1 每月客户满意度应达到90.0%。' },
        {
          text: '第三条 服务标准\n3.1 客户满意度不低于90%。\n第五条 考核\n5.1 满意度低于80%的，扣减当月服务费5%。',
        },
        { text: '第三条 服务标准\n3.1 电话满意度不低于90%。\n3.2 在线满意度不低于85%。' },
        { text: '第三条 服务标准\n3.1 首次解决率不低于70%。\n3.2 问题解决率不低于90%。' },
        { form: 'SVL', set: {} },
        { text: '第三条 服务标准\n3.1 客户满意度不低于90%。\n3.2 客户满意度现为92%，报告按照甲方要求提交。' },
        { text: '第三条 服务标准\n3.1 客户满意度应符合甲方要求。\n3.2 客户满意度应达到甲方要求。' },
      ],
    },
  },
  {
    id: 'SLA-004',
    severity: 'warning',
    title: { zh: '满意度目标无法测量', en: 'Satisfaction target that cannot be measured' },
    message: {
      zh: '满意度目标未约定：{item}，是否达标无法验证',
      en: 'not agreed for the satisfaction target: {item}; it cannot be verified',
    },
    hint: {
      zh: '写明如何测评、至少多少份有效评价、按月还是按季',
      en: 'say how it is measured, the least number of valid ratings, and whether by month or quarter',
    },
    text: unmeasured,
    examples: {
      fires: [
        { text: '第二条 服务标准\n2.3 客户满意度应达到95%以上。', at: '客户满意度应达到95%'.slice(2) },
        { text: '第二条 服务标准\n2.3 每季度以问卷调查的客户满意度不低于95%。' },
        { text: '第二条 服务标准\n2.3 客户满意度按不少于100份有效评价计算，不低于95%。' },
        { text: 'Article 2 Standards\n2.3 Customer satisfaction shall be at least 92%.' },
        {
          text: '第二条 服务标准\n2.3 客户满意度应达到95%以上。\n第三条 回访\n3.1 乙方每月抽取100份订单回访。',
        },
      ],
      silent: [
        { text: '第二条 服务标准\n2.3 每季度以问卷调查的客户满意度不低于95%，有效问卷不少于100份。' },
        { text: '第二条 服务标准\n2.3 乙方应努力提高客户满意度。' },
        {
          text: 'Article 2 Standards\n2.3 Customer satisfaction, measured monthly by survey on a sample of 100, shall be at least 92%.',
        },
        { form: 'SAS', set: {} },
        { text: '第二条 服务标准\n2.3 接通率不低于95%。' },
        { text: '第二条 服务标准\n2.3 最近一次情况如下。客户满意度为85%，各方希望今后继续保持。' },
        {
          text: '附件 服务水平\n一、指标\n1. 满意度不低于90%。\n二、统计\n1. 指标1以会话后的评价为准，每月有效评价不少于200份。',
        },
      ],
    },
  },
  {
    id: 'SLA-005',
    severity: 'warning',
    title: { zh: '指标绝对化', en: 'Absolute target' },
    message: {
      zh: '绝对化的指标（{found}）难以履行，个别例外即构成违约',
      en: 'an absolute target ({found}) is hard to keep: a single exception is a breach',
    },
    hint: {
      zh: '改为90%至95%，或者区分问题类别并写明例外',
      en: 'write 90% to 95%, or tell classes of issues apart and name exceptions',
    },
    sheet: { reads: ['standards'], find: absoluteTargets },
    text: absoluteText,
    examples: {
      fires: [
        { form: 'SVL', set: { 'standards.response.0.targetPercent': '100' } },
        { form: 'SVL', set: { 'standards.satisfaction.minPercent': '100' } },
        { form: 'SVL', set: { 'standards.metrics.0.value': '100' } },
        { form: 'SVL', set: { 'standards.metrics': [{ code: 'abandon_rate', op: 'lte', value: '0' }] } },
        { text: '第三条 服务标准\n3.1 接通率应达到100%。', at: '接通率应达到100%' },
        {
          text: '第三条 服务标准\n3.2 所有售后问题应在24小时内解决。',
          at: '所有售后问题应在24小时内解决',
        },
        { text: 'Article 3 Standards\n3.2 All issues shall be resolved within 24 hours.' },
        { form: 'SVL', set: { 'standards.metrics': [{ code: 'answer_rate', op: 'gte', value: '100' }] } },
        { form: 'SVL', set: { 'standards.metrics': [{ code: 'fcr', op: 'gte', value: '100' }] } },
      ],
      silent: [
        { form: 'SVL', set: { 'standards.response.0.targetPercent': '99.9' } },
        { form: 'SVL', set: { 'standards.metrics': [{ code: 'qa_score', value: '100' }] } },
        { form: 'SVL', set: { 'standards.metrics': [{ code: 'abandon_rate', op: 'lte', value: '5' }] } },
        { text: '第三条 服务标准\n3.1 接通率应达到99%。\n第四条 付款\n4.1 验收后支付100%的服务费。' },
        { text: '第三条 服务标准\n3.2 除硬件维修外，所有售后问题应在24小时内解决。' },
        { text: 'Article 3 Standards\n3.2 All ordinary issues shall be resolved within 24 hours.' },
        { text: '第三条 服务标准\n3.1 质检合格率应达到100%。' },
        {
          text: 'Article 9 Termination\n9.1 On termination the parties shall settle all fees due within 30 days.',
        },
      ],
    },
  },
];
