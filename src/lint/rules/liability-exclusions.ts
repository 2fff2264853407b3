// LIA: exclusions and caps that leave a person no claim for what may not be excluded.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { type Said, said, says, spotIn, type Words } from '../said.js';

const NOT_LIABLE = String.raw`(?:\b(?:not|never)(?: be)?(?: held)? (?:liable|responsible)\b|\bno (?:liability|responsibility)\b|\b(?:in no event|under no circumstances)\b[^.;]{0,40}\bbe (?:held )?(?:liable|responsible)\b|\b(?:disclaim|exclude|waive)s?\b[^.;]{0,30}\b(?:liability|responsibility|claims?)\b)`;
/** What a person may not free himself from, whatever his clause calls it. */
const OWED = String.raw`\b(?:(?:personal|bodily) injur(?:y|ies)|death|(?:gross|its(?: own)?) (?:negligence|fault|misconduct)|(?:wilful|willful|intentional) (?:acts?|conduct|misconduct|default))\b`;
/** Within one statement. */
const ON = String.raw`(?:(?!\b(?:shall|will|must|remains?)\b)[^.;]){0,100}?`;
const EXCLUDED: Words = {
  zh: /概不(?:负责|承担)|不(?:承担|负)任何(?:法律|赔偿|经济|民事|违约)?(?:责任|后果)|免除[^，。；]{0,8}(?:一切|全部|任何|所有)(?:法律|赔偿|民事)?责任/u,
  en: new RegExp(
    String.raw`\b(?:shall|will) (?:not be|in no event be|under no circumstances be) (?:liable|responsible) for any (?:loss|damage|liability)|\b(?:shall|will) (?:have|bear|accept) no (?:liability|responsibility)\b|\bexclud(?:e|es|ed) all liability\b|\bno liability whatsoever\b|${NOT_LIABLE}${ON}${OWED}|^\s*(?:for|in case of|in the event of|where|if)\b[^.;]{0,60}${OWED}[^.;]{0,60}${NOT_LIABLE}`,
    'i',
  ),
};
/** What another person or nature caused may be excluded. */
const NOT_OWN: Words = {
  zh: /不可抗力|因(?:甲方|乙方|对方|第三[方人]|平台|客户|用户|委托方|受托方)[^。；]{0,24}(?:原因|过错|造成|导致|引起|提供)/u,
  en: /\bforce majeure\b|\bcaused by (?:the )?(?:client|customer|other party|Party [AB]|third part)/i,
};
/** What its own fault caused may not: 因乙方过错…乙方概不负责. */
const OWN_FAULT: Words = {
  zh: /因(甲方|乙方|委托方|受托方)(?:的|自身|一方|工作|人员){0,4}(?:原因|过错|过失|疏忽|失误|违约)[^。；]{0,40}\1[^，。；]{0,4}(?:概不|不承担|不负)/u,
  en: /\bcaused by (Party [AB])\b[^.;]{0,60}\b\1 (?:shall|will)\b|\b(Party [AB]|Client|Customer|Provider|Supplier|Contractor)\b[^.;]{0,100}\bcaused by (?:the )?(?:\2\b|its\b)/i,
};
const KEPT: Words = {
  zh: /故意|重大过失|人身/u,
  en: /\b(?:intent|wilful|willful|gross negligence|personal injury)/i,
};
const UNLESS: Words = {
  zh: /除|但|不适用|例外|不在此限|不受|非|无(?:故意|重大过失|过错)|没有/u,
  en: /\b(?:except|unless|other than|save|without|but|nothing|neither|not (?:apply|exclude|limit|waive|affect|caused|attributable)|no (?:provision|clause|term|limitation))\b/i,
};
const CAP: Words = {
  zh: /(?:赔偿责任|全部责任|责任总额|累计责任|总责任|赔偿总额|最高赔偿|赔偿[^，。；]{0,8}累计)[^。；]{0,40}(?:不超过|为限|上限|限于)|责任上限(?:为|是)/u,
  en: /\b(?:total|aggregate|maximum|entire) liability\b[^.;]{0,100}\b(?:exceed|limited|cap)/i,
};

/** Names them as the exception, not as what is excluded or capped. */
const keeps = (sentence: Said): boolean =>
  says(sentence, KEPT) && (says(sentence, UNLESS) || !(says(sentence, EXCLUDED) || says(sentence, CAP)));

function excluded(contract: Analysis): TextHit[] {
  const sentences = said(contract);
  const kept = sentences.some(keeps);
  return sentences.flatMap((sentence) => {
    if ((says(sentence, NOT_OWN) && !says(sentence, OWN_FAULT)) || keeps(sentence)) return [];
    const at = spotIn(sentence, EXCLUDED) ?? (kept ? undefined : spotIn(sentence, CAP));
    return at ? [{ at }] : [];
  });
}

export const exclusionRule: Rule = {
  id: 'LIA-008',
  severity: 'error',
  title: { zh: '排除了不得免除的责任', en: 'Exclusion of liability that cannot be excluded' },
  message: {
    zh: '免责或者限责没有排除人身损害和故意、重大过失造成的财产损失，在此范围内无效',
    en: 'the exclusion or cap makes no exception for personal injury and for property loss through intent or gross negligence: to that extent it is void',
  },
  hint: {
    zh: '补充“但造成人身损害，或者因故意、重大过失造成财产损失的除外”',
    en: 'add “except for personal injury and for property loss through intent or gross negligence”',
  },
  basis: [{ law: 'civil-code', articles: '506', checked: 'text' }],
  told: ['X52'],
  text: excluded,
  examples: {
    fires: [
      { form: 'SVL', set: { 'liability.carveOuts': ['personal_injury', 'intent', 'payment'] } },
      { text: '乙方对服务中发生的任何损失概不负责。', at: '概不负责' },
      { text: '因服務中斷造成的損失，乙方不承擔任何責任。', at: '不承擔任何責任' },
      { text: '乙方的赔偿责任累计不超过合同总额。', at: '赔偿责任累计不超过' },
      { text: 'The provider shall have no liability.', at: 'shall have no liability' },
      { text: 'Its total liability shall not exceed the annual fees.' },
      { text: '因乙方过错造成的人身损害，乙方概不负责。', at: '概不负责' },
      { text: '因乙方工作人員失誤造成的損失，乙方不承擔任何責任。', at: '不承擔任何責任' },
      { text: '乙方对人身损害的赔偿责任累计不超过一万元。', at: '赔偿责任累计不超过' },
      { text: 'For loss caused by Party B Party B shall have no liability.' },
      { text: 'Party B shall have no liability for personal injury.' },
      {
        text: 'The Provider shall not be liable for personal injury caused by its fault.',
        at: 'not be liable for personal injury',
      },
      { text: 'The Supplier is not responsible for death or bodily injury on its premises.' },
      { text: 'In no event shall Provider be held liable for losses due to its own negligence.' },
      { text: 'Under no circumstances shall Provider be liable for its gross negligence.' },
      { text: 'The Client waives all claims for personal injury.' },
      { text: 'For personal injury caused by its staff the Provider shall not be liable.' },
      { text: 'Client shall not be liable for personal injury caused by Client.' },
    ],
    silent: [
      { form: 'SVL', set: {} },
      { text: '因甲方提供的资料有误造成的损失，乙方不承担任何责任。' },
      { text: '因不可抗力不能履行的，受影響方不承擔任何責任。' },
      {
        text: '乙方的赔偿责任累计不超过合同总额。上述限制不适用于人身损害以及故意、重大过失造成的损失。',
      },
      { text: '逾期付款违约金累计不超过未付金额的20%。' },
      { text: 'For loss caused by the client the provider shall have no liability.' },
      { text: '因乙方按照甲方指令操作造成的损失，乙方不承担任何责任。' },
      { text: '除人身损害和故意、重大过失造成的损失外，乙方不承担任何责任。' },
      { text: '因甲方过错造成乙方损失的，乙方不承担任何责任。' },
      { text: 'For loss caused by Party A Party B shall have no liability.' },
      { text: 'Party B shall have no liability, except for personal injury.' },
      { text: 'The Provider shall not be liable for personal injury caused by the Client.' },
      { text: 'The Provider shall not be liable for personal injury not caused by its fault.' },
      { text: 'This Article does not exclude liability for death or personal injury.' },
      { text: 'Neither Party excludes its liability for personal injury.' },
      { text: 'The Provider shall not be liable for lost profit and shall compensate personal injury.' },
      { text: 'The Provider is liable for personal injury and shall not be liable for lost profit.' },
      { text: 'The Provider shall not be liable for late delivery by carriers.' },
      { text: 'The provider shall answer within two hours.' },
      { text: 'Its total liability shall not exceed the annual fees, except for intent.' },
    ],
  },
};
