// Rules on renewal: how often, and by what deadline one says no.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { type Said, said, says, spotIn } from '../said.js';

const RENEWS = {
  zh: /(?<![不非得])自动(?:延续|续期|续约|续展|续订|顺延|延长|延期)/u,
  en: /\b(?:automatically (?:be )?(?:renew|extend|continu)\w*|(?:renew|extend)\w* automatically|automatic renewal)/i,
};
const TIMES = {
  zh: /[0-9一二两三四五六]次|仅(?:限|可|能)?[^。；，]{0,8}次|累计不超过|最长(?:至|不)/u,
  en: /\b(?:once|twice|up to|no more than|not more than|at most|maximum|one (?:further|additional|time)|\w+ (?:times|renewals))\b/i,
};
const SILENCE = {
  zh: /(?:无异议|(?:未|没有|不)(?:书面)?(?:提出|表示)[^。；，]{0,10}(?:异议|反对|终止))[^。；]{0,24}(?:延续|续期|续约|续展|续订|顺延|延长)/u,
  en: /\b(?:neither|no) party objects[^.;]{0,60}\b(?:renew|extend|continu)|\b(?:renew|extend|continu)\w*[^.;]{0,60}\b(?:unless|if (?:no|neither))[^.;]{0,24}\bobject/i,
};
const AHEAD = {
  zh: /(?:提前|(?:届满|期满|到期)(?:之)?前)[^。；]{0,24}(?:通知|告知)/u,
  en: /\bnotice\b|\bnotify\b/i,
};
const DEADLINE = {
  zh: /(?:提前|(?:届满|期满|到期)(?:之)?前)[^。；，]{0,6}[0-9一二两三四五六七八九十]|[0-9一二两三四五六七八九十](?:个?月|日|天)(?:之)?前/u,
  en: /(?:\d|\b(?:thirty|sixty|ninety|one|two|three)\b)[^.;]{0,24}\b(?:before|prior to|in advance)\b|\bbefore\b/i,
};
/** The clause that limits it may stand beside others that only mention it. */
function unlimitedRenewal(contract: Analysis): TextHit[] {
  const all = said(contract);
  const renewing = all.filter((sentence) => says(sentence, RENEWS));
  const clauses = new Set(renewing.map(({ clause }) => clause));
  if (all.some((sentence) => clauses.has(sentence.clause) && says(sentence, TIMES))) return [];
  const [first] = renewing;
  const at = first && spotIn(first, RENEWS);
  return at ? [{ at }] : [];
}

/** The article that a clause belongs to. */
function articleOf({ text }: Analysis, clause: number): number {
  let article = clause;
  for (let up = text.clauses[article]!.parent; up !== undefined; up = text.clauses[article]!.parent)
    article = up;
  return article;
}

function twoEndings(contract: Analysis): TextHit[] {
  const all = said(contract);
  const notices = new Map<number, Said[]>();
  for (const sentence of all)
    if (says(sentence, AHEAD) && sentence.figures.some(({ kind }) => kind === 'duration')) {
      const article = articleOf(contract, sentence.clause);
      notices.set(article, [...(notices.get(article) ?? []), sentence]);
    }
  return all.flatMap((sentence) => {
    const at = spotIn(sentence, SILENCE);
    if (!at || says(sentence, DEADLINE)) return [];
    const others = notices.get(articleOf(contract, sentence.clause)) ?? [];
    return others.some((other) => other !== sentence && other.lang === sentence.lang) ? [{ at }] : [];
  });
}

export const renewalRules: readonly Rule[] = [
  {
    id: 'TRM-005',
    severity: 'warning',
    title: { zh: '自动续期没有限度', en: 'Automatic renewal without limit' },
    message: {
      zh: '自动续期未限制次数，一方漏发通知即可能长期受约束',
      en: 'renewal is automatic and unlimited: a party that forgets to give notice may stay bound for long',
    },
    hint: { zh: '写明续期次数或者最长期限', en: 'say how often, or until when, it may be renewed' },
    told: ['X06'],
    text: unlimitedRenewal,
    examples: {
      fires: [
        { form: 'CSE', set: { 'term.renewal.noticeBefore': '12 month' } },
        { text: '第一条 期限\n期满前30日双方均未提出异议的，合同自动续期一年。', at: '自动续期' },
        { text: '第一條 期限\n期滿後本合同自動順延。', at: '自動順延' },
        {
          text: 'Article 1 Term\nThis Agreement is automatically renewed for successive years.',
          at: 'automatically renewed',
        },
      ],
      silent: [
        { form: 'CSE', set: { 'term.renewal.noticeBefore': '11 month' } },
        { text: '第一条 期限\n合同自动续期一年，续期以两次为限。' },
        { text: '第一条 期限\n期满后本合同不自动续期。' },
        { text: 'Article 1 Term\nThis Agreement is automatically renewed once for one year.' },
      ],
    },
  },
  {
    id: 'TRM-006',
    severity: 'warning',
    title: {
      zh: '默示续期与提前通知没有统一期限',
      en: 'Silent renewal and notice without a common deadline',
    },
    message: {
      zh: '“无异议即延续”未写截止时间，同一条又要求提前通知终止，二者无法衔接',
      en: 'renewal by silence names no deadline, while the same article asks for notice ahead: the two do not fit',
    },
    hint: {
      zh: '改为：期满前若干日未书面通知不再续期的，续期一次',
      en: 'write: unless a party gives written notice a stated number of days before the end, the contract is renewed once',
    },
    text: twoEndings,
    examples: {
      fires: [
        {
          text: '第一条 期限\n期满后双方无异议的，合同顺延一年。一方不再续期的，应提前两个月书面通知对方。',
          at: '无异议的，合同顺延',
        },
        {
          text: '二、期限\n（一）合同期滿，雙方未提出異議的，本合同繼續延續一年。\n（二）終止合同的，應提前30日通知對方。',
          at: '未提出異議的，本合同繼續延續',
        },
        {
          text: 'Article 1 Term\nIf neither party objects at the end, the term is renewed for a year. A party that wishes to end it gives 60 days’ notice.',
          at: 'neither party objects at the end, the term is renew',
        },
      ],
      silent: [
        { text: '第一条 期限\n期满前30日双方未提出异议的，合同顺延一年。不再续期的，应提前30日通知对方。' },
        { text: '第一条 期限\n期满后双方无异议的，合同顺延一年。' },
        { text: '第一条 期限\n期满后双方无异议的，合同顺延一年。\n第二条 检查\n甲方检查应提前3日通知乙方。' },
        { text: '第一条 期限\n期满后双方无异议的，合同顺延。一方不再续期的，应提前书面通知对方。' },
        { text: '第一条 期限\n期满后双方无异议的，合同顺延一年，但应提前书面通知对方。' },
      ],
    },
  },
];
