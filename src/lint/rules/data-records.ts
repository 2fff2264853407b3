// Rules on what is recorded and kept: calls, and the processing itself.
import type { Pair } from '../../contract/ast.js';
import type { Analysis } from '../analysis/index.js';
import { personalIn } from '../personal.js';
import { figuresOf, firstSpot, hoursOf, listed, told, YEAR_HOURS } from '../phrases.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign, said, spot } from '../said.js';
import { ENTRUSTED, ENTRUSTED_EN } from './data-entrusted.js';

const RECORDED =
  /(?:(?:通话|电话|来电)(?:进行)?录音|录音)|call recordings?|recordings? of (?:the )?calls?|calls? (?:may |shall |will )?(?:be|are) recorded/iu;
const NOT_RECORDED = /不得[^，。；]{0,10}录音|不(?:进行|作)?录音|shall not record|not be recorded/iu;
const WHY = /目的|用于|以便|为了?|质检|核实|purpose|quality|in order to|used (?:only )?(?:to|for)/iu;
const KEPT = /保[存留]|留存|存储|删除|retain|kept|keep|stor|delet/iu;
const HOTLINE =
  /客服热线|服务热线|电话客服|热线服务|呼叫中心|接听[^，。；]{0,8}(?:电话|来电)|hotline|call cent(?:re|er)|telephone support/iu;

function recordings(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  const about = all.filter(({ words }) => RECORDED.test(words));
  const [first] = about;
  if (!first) {
    const at = firstSpot(all, HOTLINE);
    return at ? [{ at, severity: 'info', slots: { item: UNREGULATED } }] : [];
  }
  if (told(about, NOT_RECORDED)) return [];
  const clauses = new Set(about.map(({ clause }) => clause));
  const terms = all.filter(({ clause }) => clauses.has(clause));
  const kept = terms.some(
    (sentence) =>
      KEPT.test(sentence.words) &&
      (figuresOf(sentence, 'duration').length > 0 || /期限|服务期|period|\bterm\b/iu.test(sentence.words)),
  );
  const missing = [...(told(terms, WHY) ? [] : [PURPOSE]), ...(kept ? [] : [RETENTION])];
  const at = spot(first, RECORDED);
  return missing.length > 0 && at ? [{ at, slots: { item: listed(missing) } }] : [];
}
const PURPOSE: Pair<string> = { zh: '录音目的', en: 'the purpose' };
const RETENTION: Pair<string> = { zh: '录音保存期限', en: 'the retention period' };
const UNREGULATED: Pair<string> = {
  zh: '是否录音、目的和保存期限',
  en: 'whether calls are recorded, why and for how long',
};

const RECORDS =
  /处理(?:情况|活动)?的?记录|影响评估报告|(?:processing records|records of (?:the |its )?processing|assessment report)/iu;
const LEAST_HOURS = 3 * YEAR_HOURS;

const recordsKept = (analysis: Analysis): readonly TextHit[] =>
  personalIn(analysis).terms.flatMap((sentence) =>
    RECORDS.test(sentence.words) && KEPT.test(sentence.words)
      ? figuresOf(sentence, 'duration')
          .filter((figure) => hoursOf(figure) < LEAST_HOURS)
          .map(({ at }) => ({ at }))
      : [],
  );

export const recordRules: readonly Rule[] = [
  {
    id: 'DAT-009',
    severity: 'warning',
    title: { zh: '通话录音约定不全', en: 'Call recording not fully agreed' },
    message: { zh: '通话录音未约定：{item}', en: 'not agreed for call recordings: {item}' },
    hint: {
      zh: '写明录音目的、事先提示和保存月数',
      en: 'state why calls are recorded, the prior notice, and for how many months they are kept',
    },
    basis: [
      { law: 'pipl', articles: '17(1), 19, 21(1)', checked: 'text' },
      { law: 'civil-code', articles: '1033, 1035, 1038', checked: 'text' },
    ],
    told: ['X35'],
    text: ofForeign(recordings),
    examples: {
      fires: [
        { form: 'SVL', set: { 'data.categories': ['name', 'phone', 'chat'] } },
        { text: '第三条 服务\n3.1 乙方可以对来电录音，用于质检。', at: '来电录音' },
        { text: '第三条 服务\n3.1 乙方应对全部通话录音，保存六个月。', at: '通话录音' },
        { text: '第三條 服務\n3.1 乙方開通客服熱線。', at: '客服熱線' },
        {
          text: 'Article 3 Services\n3.1 All calls are recorded. Recordings are used for quality checks.',
          at: 'calls are recorded',
        },
        { text: '第三条 服务\n3.1 乙方应对通话录音，用于质检，每通不超过三十分钟。', at: '通话录音' },
        { text: '第三条 服务\n3.1 乙方应对通话录音，用于质检并妥善保存。', at: '通话录音' },
      ],
      silent: [
        { text: '第三条 服务\n3.1 乙方应提示并对通话录音，用于核实服务内容，保存六个月。' },
        { text: '第三条 服务\n3.1 乙方开通客服热线，不得对来电录音。' },
        { text: '第三条 联系方式\n3.1 甲方电话：021-55550000。' },
        { text: 'Article 3 Services\n3.1 Calls are recorded for quality purposes and kept for six months.' },
        { form: 'SVL', set: {} },
        { text: '第三条 服务\n3.1 乙方应对通话录音，用于质检，保存至服务期届满。' },
      ],
    },
  },
  {
    id: 'DAT-012',
    severity: 'warning',
    title: { zh: '处理记录保存不足三年', en: 'Records of processing kept under three years' },
    message: {
      zh: '委托处理记录或影响评估报告的保存少于法定的三年',
      en: 'records of the processing or the assessment are kept for less than the statutory three years',
    },
    hint: { zh: '改为至少三年', en: 'write three years at least' },
    basis: [
      { law: 'pipl', articles: '56', checked: 'text' },
      { law: 'network-data-regs', articles: '12(1)', checked: 'text' },
    ],
    text: ofForeign(recordsKept),
    examples: {
      fires: [
        { text: ENTRUSTED.replace('保存三年', '保存二年'), at: '二年' },
        { text: ENTRUSTED.replace('保存三年', '保存35个月'), at: '35个月' },
        { text: ENTRUSTED_EN.replace('three years', 'one year'), at: 'one year' },
      ],
      silent: [
        { text: ENTRUSTED },
        { text: ENTRUSTED.replace('保存三年', '保存36个月') },
        { text: ENTRUSTED.replace('处理记录保存三年', '录音保存六个月') },
        { text: ENTRUSTED_EN },
      ],
    },
  },
];
