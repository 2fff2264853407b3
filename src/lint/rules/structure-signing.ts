// Rules on signing: originals, the signature page, when the contract takes effect, electronic signatures.
import type { Analysis } from '../analysis/index.js';
import { countOf } from '../analysis/labels.js';
import { matchesOf, passagesOf, SAID } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign } from '../said.js';
import type { Passage } from '../text.js';
import { EFFECT, signaturesRule } from './structure-signatures.js';

// STR-010

const ORIGINALS =
  /[一壹]式\s?(?<all>[〇零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s?[份套][^。；]{0,30}?各[执持存]\s?(?<each>[〇零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s?[份套](?<rest>[^。；]{0,40})/gu;

const originals = ({ text }: Analysis): readonly TextHit[] =>
  matchesOf(text, ORIGINALS, SAID, 'zh').flatMap(({ at, match }) => {
    const { all = '', each = '', rest = '' } = match.groups!;
    const [total, own] = [countOf(all), countOf(each)];
    const others = /[份套]|其余|各/u.test(rest);
    const parties = /[三叁]方/u.test(match[0]) ? 3 : 2;
    if (total === undefined || own === undefined) return [];
    const sum = own * parties;
    return (others ? sum <= total : sum === total) ? [] : [{ at, slots: { total, sum } }];
  });

// STR-012

const RUN_TOGETHER = /(?:签字|签名|签署)[、，]?\s?盖章|盖章[、，]?\s?(?:签字|签名)/gu;
const EN_EITHER =
  /\b(?:signed?|signature)\s?(?:\/|and\/or)\s?(?:seal(?:ed)?|stamp(?:ed)?)|\bseal(?:ed)?\s?(?:\/|and\/or)\s?sign(?:ed|ature)?\b/gi;
const OTHERS = /变更|修改|补充协议|补充条款|附件|解除|续签|通知/u;

function ambiguousEffect({ text, sentencesOf }: Analysis): readonly TextHit[] {
  const hits: TextHit[] = [];
  const conditions = new Map<string, TextHit>();
  for (const passage of passagesOf(text)) {
    const { lang, clause } = passage;
    if (!EFFECT[lang].test(passage.folded)) continue;
    for (const { folded, from } of sentencesOf(passage.index)) {
      if (!EFFECT[lang].test(folded)) continue;
      const found = [...folded.matchAll(lang === 'zh' ? RUN_TOGETHER : EN_EITHER)][0];
      if (found) {
        const start = from + found.index;
        const words = passage.text.slice(start, start + found[0].length);
        hits.push({
          at: { passage: passage.index, from: start, to: start + found[0].length },
          slots: { words },
        });
        continue;
      }
      const kind = text.clauses[clause]!.section === 'annex' ? undefined : conditionIn(folded);
      const at = kind && { passage: passage.index, ...trimmed(passage, from, folded.length) };
      if (at)
        conditions.set(
          kind,
          conditions.get(kind) ?? { at, slots: { words: passage.text.slice(at.from, at.to) } },
        );
    }
  }
  return [...hits, ...[...conditions.values()].slice(1)];
}

const trimmed = ({ text }: Passage, from: number, length: number): { from: number; to: number } => {
  const words = text.slice(from, from + length);
  return { from: from + words.length - words.trimStart().length, to: from + words.trimEnd().length };
};

/** By which acts this contract takes effect; undefined where a sentence is about something else. */
function conditionIn(sentence: string): string | undefined {
  if (!/本(?:合[同约]|契约|协议)[^。；]{0,60}生效/u.test(sentence) || OTHERS.test(sentence)) return undefined;
  const [sign, seal] = [/签字|签名|签署/u.test(sentence), /盖章|公章|专用章/u.test(sentence)];
  const either = /或/u.test(sentence.replace(/或者?(?:其|委托|授权)|公章或者?合[同约]专用章/gu, ''));
  return sign || seal ? [sign, seal, sign && seal && either].join() : undefined;
}

export const signingRules: readonly Rule[] = [
  {
    id: 'STR-010',
    severity: 'error',
    told: ['X37'],
    title: { zh: '合同份数不符', en: 'Originals do not add up' },
    message: {
      zh: '一式{total}份，双方合计持有{sum}份，份数不符',
      en: '{total} originals are made, the parties hold {sum}: they do not add up',
    },
    text: ofForeign(originals),
    examples: {
      fires: [
        { form: 'SAS', set: { 'counterparts.total': 5 } },
        { text: '第一条 份数\n本合同一式两份，甲乙双方各执两份。', at: '一式两份，甲乙双方各执两份' },
        {
          text: '第一條 份數\n本合同壹式叁份，雙方各執壹份，具有同等效力。',
          at: '壹式叁份，雙方各執壹份，具有同等效力',
        },
      ],
      silent: [
        { form: 'SAS', set: {} },
        { text: '第一条 份数\n本合同一式四份，甲乙双方各执两份，具有同等效力。' },
        { text: '第一条 份数\n本合同一式三份，甲乙双方各执一份，其余一份备案。' },
        { text: '第一条 份数\n本合同一式三份，三方各执一份。' },
        { text: '第一条 份数\n本合同一式两份，双方各执一份，各份具有同等效力。' },
      ],
    },
  },
  signaturesRule,
  {
    id: 'STR-012',
    severity: 'warning',
    title: { zh: '生效条件不明', en: 'Condition of taking effect ambiguous' },
    message: {
      zh: '生效条件“{words}”含义不明：签字与盖章是须兼备还是择一',
      en: 'the condition “{words}” is ambiguous: are both signature and seal needed, or either of them',
    },
    hint: {
      zh: '写明“签字并盖章”或者“签字或者盖章”，全文一致',
      en: 'say “signed and sealed” or “signed or sealed”, the same throughout',
    },
    basis: [
      { law: 'civil-code', articles: '490(1)', checked: 'text' },
      { law: 'contract-interp-2023', articles: '22(2)', checked: 'text' },
    ],
    text: ambiguousEffect,
    examples: {
      fires: [
        { text: '第一条 生效\n本合同自双方签字盖章之日起生效。', at: '签字盖章' },
        { text: '第一條 生效\n本協議經雙方簽字、蓋章後生效。', at: '簽字、蓋章' },
        {
          text: '第一条 生效\n本合同自双方签字并盖章之日起生效。\n第二条 其他\n本合同一式两份，经双方盖章后生效。',
          at: '本合同一式两份，经双方盖章后生效。',
        },
        {
          text: '第一条 生效\n本合同经双方签字后生效。\n第二条 其他\n本合同经双方盖章后生效。',
          at: '本合同经双方盖章后生效。',
        },
        {
          text: '第一条 生效\n本合同自双方签字并盖章之日起生效。\n第二条 其他\n本合同经双方签字或者盖章后生效。',
          at: '本合同经双方签字或者盖章后生效。',
        },
        {
          text: 'Article 1 Effect\nThis Contract takes effect once signed/sealed by both Parties.',
          at: 'signed/sealed',
        },
      ],
      silent: [
        {
          text: '第一条 生效\n本合同自双方签字并盖章之日起生效。\n第二条 变更\n补充协议经双方签字或者盖章后，与本合同同时生效。',
        },
        {
          text: '第一条 生效\n本合同自双方法定代表人或者授权代表签字并加盖公章或者合同专用章之日起生效；本合同经签字并盖章生效后对双方具有约束力。',
        },
        { text: '第一条 交接\n交接单由双方签字盖章确认。' },
        {
          text: '第一条 生效\n本合同经双方盖章后生效。\n第二条 系统\n本合同生效后三日内，甲方开通系统账号。',
        },
        {
          text: '第一条 生效\n本合同自双方签字并盖章之日起生效。\n附件一 保密协议\n本协议自乙方签字之日起生效。',
        },
        {
          text: '第一条 生效\n本合同自双方签字之日起生效。\n第二条 其他\n本合同经双方签字或者电子签名后生效。',
        },
        { text: 'Article 1 Effect\nThis Contract takes effect once signed and sealed by both Parties.' },
      ],
    },
  },
  {
    id: 'STR-013',
    severity: 'warning',
    title: { zh: '未约定可靠的电子签名', en: 'Electronic signing without a reliable signature' },
    message: {
      zh: '约定完成电子签名时生效，签署方式却不是可靠的电子签名；依法与手写签名或者盖章具有同等效力的是可靠的电子签名',
      en: 'the contract takes effect on electronic signing, yet the signing method is not the reliable electronic signature, to which the law gives the force of a handwritten signature or a seal',
    },
    hint: {
      zh: '在 signatures.method 写 reliable_e_signature',
      en: 'write signatures.method: reliable_e_signature',
    },
    basis: [
      { law: 'e-signature-law', articles: '13, 14', checked: 'text' },
      { law: 'civil-code', articles: '469(3)', checked: 'text' },
    ],
    sheet: {
      reads: ['effectiveness.condition', 'signatures.method'],
      find: ({ effectiveness, signatures: { method } }) =>
        effectiveness.condition === 'e_signed' && method !== 'reliable_e_signature'
          ? [{ path: 'signatures.method' }]
          : [],
    },
    examples: {
      fires: [{ form: 'SAS', set: { 'effectiveness.condition': 'e_signed' } }],
      silent: [
        { form: 'SAS', set: {} },
        {
          form: 'SAS',
          set: { 'effectiveness.condition': 'e_signed', 'signatures.method': 'reliable_e_signature' },
        },
      ],
    },
  },
];
