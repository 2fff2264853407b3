// Rules on force majeure: what it is, when notice is due, whom it does not relieve.
import type { Analysis } from '../analysis/index.js';
import { wordsAt } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign, type Said, said, says, spotIn, type Words } from '../said.js';

export const MAJEURE = { zh: /不可抗力/u, en: /force majeure/i };
const WIDENED = {
  zh: /不可抗力[^。；，]{0,4}(?:或者?|及|和|、|以及)(?:其他|其它|任何)?[^。；，]{0,10}不(?:可|能|得)(?:预见|预料|避免|控制)[^。；，]{0,16}|不可抗力[^。；，]{0,6}(?:是指|指|系指)[^。；]{0,24}不(?:可|能)(?:预见|预料|避免)[^。；，]{0,24}/u,
  en: /\bforce majeure (?:or|and)(?: any| other)* (?:events? |circumstances? |causes? )?(?:that |which )?(?:is |are )?(?:unforeseeable|unforeseen|unavoidable|cannot be (?:foreseen|avoided))[^.;]{0,40}|\bforce majeure (?:means|is)[^.;]{0,40}(?:unforeseeable|unavoidable|cannot be (?:foreseen|avoided))[^.;]{0,60}/i,
};
const OVERCOME = { zh: /克服/u, en: /overcom|insurmountable|surmount/i };
const RELIEVES = {
  zh: /不可抗力[^。；]{0,60}?(?:不承担|免除|免于承担|不负|免责|不视为违约|不构成违约|互不追究)[^。；，]{0,10}/u,
  en: /\bforce majeure\b[^.;]{0,160}?\b(?:not (?:be )?liable|relieved|excused|exempt\w*|no liability|not (?:be )?(?:in|a|deemed a) breach)[^.;,]{0,20}/i,
};
const IN_DELAY = {
  zh: /(?:迟延|延迟|逾期|拖延)(?:履行)?[^。；]{0,30}(?:不可抗力|不免除|不得免|不能免|除外)|(?:不可抗力)[^。；]{0,40}(?:迟延|延迟|逾期)[^。；]{0,20}(?:不免|不得|除外|之前)/u,
  en: /\b(?:already )?in (?:delay|default)\b|\bdelay\w*[^.;]{0,60}\bforce majeure\b|\bprior (?:delay|default)\b/i,
};
const DETAILS: readonly { readonly item: { zh: string; en: string }; readonly words: Words }[] = [
  {
    item: { zh: '通知期限', en: 'a period for notice' },
    words: { zh: /通知|告知/u, en: /\bnotif|\bnotice/i },
  },
  {
    item: { zh: '证明期限', en: 'a period for proof' },
    words: { zh: /证明|证据/u, en: /\bproof|\bevidence|\bcertificate/i },
  },
  {
    item: { zh: '解除期限', en: 'a period for termination' },
    words: { zh: /解除|终止/u, en: /\bterminat|\brescind/i },
  },
];

/** The sentences on force majeure: of its own clause, else of the passages that name it. */
function onMajeure(contract: Analysis): readonly Said[] {
  const all = said(contract);
  const own = all.filter(({ family }) => family === 'force-majeure');
  if (own.length > 0) return own;
  const passages = new Set(all.filter((sentence) => says(sentence, MAJEURE)).map(({ passage }) => passage));
  return all.filter(({ passage }) => passages.has(passage));
}

function lackingDetails(contract: Analysis): TextHit[] {
  const all = onMajeure(contract);
  const relief = all.find((sentence) => says(sentence, MAJEURE));
  if (!relief || !all.some((sentence) => says(sentence, RELIEVES) || sentence.family === 'force-majeure'))
    return [];
  const timed = all.filter(({ figures }) => figures.some(({ kind }) => kind === 'duration'));
  const lacking = DETAILS.filter(({ words }) => !timed.some((sentence) => says(sentence, words))).map(
    ({ item }) => item,
  );
  const items = { zh: lacking.map(({ zh }) => zh).join('、'), en: lacking.map(({ en }) => en).join(', ') };
  return lacking.length === 0 ? [] : [{ clause: relief.clause, slots: { items } }];
}

export const majeureRules: readonly Rule[] = [
  {
    id: 'TRM-014',
    severity: 'info',
    title: { zh: '不可抗力条款缺少期限', en: 'Force-majeure clause without periods' },
    message: { zh: '不可抗力条款未约定{items}', en: 'the force-majeure clause lacks {items}' },
    hint: {
      zh: '写明多少日内通知、多少日内提供证明、持续多少日可以解除',
      en: 'say within how many days notice and proof are given, and after how many days a party may terminate',
    },
    basis: [{ law: 'civil-code', articles: '563(1), 590(1)', checked: 'text' }],
    text: ofForeign(lackingDetails),
    examples: {
      fires: [
        { text: '第一条 不可抗力\n因不可抗力不能履行合同的，免除责任。' },
        {
          text: '第一条 不可抗力\n因不可抗力不能履行的，免除责任，并在3日内通知对方，15日内提供证明。',
        },
        {
          text: 'Article 1 Force Majeure\nA party prevented by force majeure is relieved and gives notice within 3 days.',
        },
        { text: '第一条 服务\n乙方答复咨询。\n第二条 其他\n因不可抗力不能履行合同的，免除责任。' },
        {
          text: '第一条 服务\n乙方答复咨询。\n第二条 不可抗力\n不可抗力是指不能预见、不能避免且不能克服的情况。',
        },
        {
          text: '第一条 不可抗力\n因不可抗力不能履行的，免除责任。\n第二条 解除\n不可抗力持续60日的，任何一方可以解除合同。',
        },
      ],
      silent: [
        {
          text: '第一条 不可抗力\n因不可抗力不能履行的，免除责任，并在3日内通知对方，15日内提供证明。持续超过60日的，任何一方可以解除合同。',
        },
        { text: '第一条 考核\n因不可抗力中断的时间不计入考核。' },
        {
          text: '第一条 服务\n1.1 乙方答复咨询。\n第二条 不可抗力\n2.1 因不可抗力不能履行的，免除责任。\n2.2 受影响的一方应在3日内通知对方，15日内提供证明。\n2.3 持续超过60日的，任何一方可以解除合同。',
        },
      ],
    },
  },
  {
    id: 'TRM-015',
    severity: 'warning',
    title: { zh: '不可抗力范围过宽', en: 'Force majeure too wide' },
    message: {
      zh: '“{found}”遗漏“不能克服”的要件，免责范围宽于法律',
      en: '“{found}” drops “cannot be overcome” and relieves more than the law does',
    },
    hint: {
      zh: '写成“不能预见、不能避免且不能克服的客观情况”',
      en: 'write “an objective circumstance that cannot be foreseen, avoided and overcome”',
    },
    basis: [{ law: 'civil-code', articles: '180(2)', checked: 'text' }],
    text: (contract) =>
      said(contract).flatMap((sentence) => {
        const at = says(sentence, OVERCOME) ? undefined : spotIn(sentence, WIDENED);
        return at ? [{ at, slots: { found: wordsAt(contract.text, at) } }] : [];
      }),
    examples: {
      fires: [
        {
          text: '第一条 免责\n因不可抗力或其他不可预见的因素造成迟延的，乙方不承担责任。',
          at: '不可抗力或其他不可预见的因素造成迟延的',
        },
        {
          text: '第一條 定義\n不可抗力是指不能預見、不能避免的事件。',
          at: '不可抗力是指不能預見、不能避免的事件',
        },
        {
          text: 'Article 1 Relief\nNeither party is liable for force majeure or other unforeseeable events.',
          at: 'force majeure or other unforeseeable events',
        },
      ],
      silent: [
        { set: {} },
        { text: '第一条 定义\n不可抗力是指不能预见、不能避免且不能克服的客观情况。' },
        { text: '第一条 免责\n因不可抗力或者甲方的原因造成迟延的，乙方不承担责任。' },
        {
          text: 'Article 1 Meaning\nForce majeure is a circumstance that cannot be foreseen, avoided and overcome.',
        },
      ],
    },
  },
  {
    id: 'TRM-016',
    severity: 'warning',
    title: { zh: '迟延后的不可抗力也被免责', en: 'Relief also for a party already in delay' },
    message: {
      zh: '未排除迟延履行后发生的不可抗力；依法此时不免除违约责任',
      en: 'relief is not excluded where the party was already in delay; by law liability remains in that case',
    },
    hint: {
      zh: '补写：迟延履行后发生不可抗力的，不免除违约责任',
      en: 'add: a party already in delay when force majeure occurs is not relieved',
    },
    basis: [{ law: 'civil-code', articles: '590(2)', checked: 'text' }],
    text: (contract) => {
      const all = said(contract);
      return (['zh', 'en'] as const).flatMap((lang) => {
        const own = all.filter((sentence) => sentence.lang === lang);
        if (
          own.some(
            (sentence) =>
              says(sentence, IN_DELAY) && (says(sentence, MAJEURE) || sentence.family === 'force-majeure'),
          )
        )
          return [];
        const at = own.map((sentence) => spotIn(sentence, RELIEVES)).find((spot) => spot !== undefined);
        return at ? [{ at }] : [];
      });
    },
    examples: {
      fires: [
        {
          text: '第一条 不可抗力\n因不可抗力不能履行合同的，不承担违约责任。',
          at: '不可抗力不能履行合同的，不承担违约责任',
        },
        { text: '第一條 其他\n因不可抗力造成損失的，雙方互不追究。', at: '不可抗力造成損失的，雙方互不追究' },
        {
          text: 'Article 1 Force Majeure\nIn case of force majeure the party affected is not liable.',
          at: 'force majeure the party affected is not liable',
        },
        {
          text: '第一条 不可抗力\n因不可抗力不能履行合同的，不承担违约责任。\nArticle 1 Force Majeure\nIn case of force majeure the party affected is not liable.',
        },
      ],
      silent: [
        { set: {} },
        {
          text: '第一条 不可抗力\n因不可抗力不能履行合同的，不承担违约责任；迟延履行后发生不可抗力的，不免除违约责任。',
        },
        { text: '第一条 考核\n因不可抗力中断的时间不计入考核。' },
        {
          text: 'Article 1 Force Majeure\nIn case of force majeure the party affected is not liable. A party already in delay is not relieved.',
        },
      ],
    },
  },
];
