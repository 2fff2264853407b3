// Rules on signing: originals, the signature page, when the contract takes effect, electronic signatures.
import type { Analysis } from '../analysis/index.js';
import { countOf } from '../analysis/labels.js';
import { matchesOf, passagesOf, SAID } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign, said } from '../said.js';
import type { Passage } from '../text.js';
import { isSigning, isWhole } from '../whole.js';

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

// STR-011

const SEAL = /盖章|公章|印章|签章|专用章|\b(?:seal|stamp|chop)\b/iu;
const SIGN = /签字|签名|签署|签章|代表人?|代理人|\b(?:signature|signatory|signed|representative|by)\b/iu;
const DATE = /日期|时间|年\s{0,8}月|\d年|\bdate\b|\b20\d\d\b/iu;
const PARTY = { A: /甲\s{0,4}方|\bparty a\b/iu, B: /乙\s{0,4}方|\bparty b\b/iu } as const;
type Letter = keyof typeof PARTY;

/** 双方盖章后生效: nobody need sign. */
const suffices = (contract: Analysis, act: RegExp, other: RegExp): boolean =>
  said(contract).some(({ lang, words }) => EFFECT[lang].test(words) && act.test(words) && !other.test(words));
/** One date below both signatures. */
const DAY_ALONE = /^(?:中华民国)?\s{0,3}[〇零一二三四五六七八九十\d]{2,4}\s?年[^:：]{0,20}日$/u;

function signatures(contract: Analysis): readonly TextHit[] {
  const { text, designators } = contract;
  if (!isWhole(text)) return [];
  const lines = text.passages.filter((passage) => isSigning(text, passage));
  if (lines.length === 0) return [{ slots: { item: { zh: '整个签署页', en: 'altogether: there is none' } } }];
  const names = (letter: Letter): readonly string[] =>
    designators.letters.filter((one) => one.letter === letter).flatMap(({ words }) => words);
  const found = { A: new Set<string>(), B: new Set<string>() };
  let current: Letter[] = [];
  let bare = true;
  for (const { folded } of lines) {
    const said = (['A', 'B'] as const).filter(
      (letter) => PARTY[letter].test(folded) || names(letter).some((name) => folded.includes(name)),
    );
    const items = [...(SEAL.test(folded) ? ['seal'] : []), ...(SIGN.test(folded) ? ['sign'] : [])];
    if (DATE.test(folded)) items.push('date');
    // 甲方 and 乙方 side by side, what they sign below.
    if (said.length > 0) current = bare && items.length === 0 ? [...new Set([...current, ...said])] : said;
    bare = said.length > 0 && items.length === 0;
    for (const letter of said.length > 0 || current.length > 0 ? current : (['A', 'B'] as const)) {
      found[letter].add('party');
      for (const item of items) found[letter].add(item);
    }
  }
  if (DAY_ALONE.test(lines.at(-1)!.folded)) found.A.add('date');
  const sealed = suffices(contract, /章|\b(?:seal|stamp|chop)/iu, /签|\bsign/iu);
  const signed = suffices(contract, /签[字名署]|\bsign/iu, /章|\b(?:seal|stamp|chop)/iu);
  const at = { passage: lines[0]!.index, from: 0, to: lines[0]!.text.length };
  return (['A', 'B'] as const).flatMap((letter): TextHit[] => {
    const has = found[letter];
    const zh = letter === 'A' ? '甲方' : '乙方';
    const en = `Party ${letter}`;
    const told = (severity: 'error' | 'warning', item: { zh: string; en: string }): TextHit[] => [
      { at, severity, slots: { item } },
    ];
    if (!has.has('party')) return told('error', { zh: `${zh}一栏`, en: `a place for ${en}` });
    if (!has.has('seal') && !has.has('sign'))
      return told('error', { zh: `${zh}的盖章处和签字处`, en: `seal and signature of ${en}` });
    return [
      ...(has.has('seal') || signed
        ? []
        : told('warning', { zh: `${zh}的盖章处`, en: `a place for the seal of ${en}` })),
      ...(has.has('sign') || sealed
        ? []
        : told('warning', { zh: `${zh}的签字人`, en: `the signatory of ${en}` })),
      ...(has.has('date')
        ? []
        : told('warning', { zh: `${zh}的签署日期`, en: `the date of ${en}’s signature` })),
    ];
  });
}

// STR-012

const RUN_TOGETHER = /(?:签字|签名|签署)[、，]?\s?盖章|盖章[、，]?\s?(?:签字|签名)/gu;
const EN_EITHER =
  /\b(?:signed?|signature)\s?(?:\/|and\/or)\s?(?:seal(?:ed)?|stamp(?:ed)?)|\bseal(?:ed)?\s?(?:\/|and\/or)\s?sign(?:ed|ature)?\b/gi;
const EFFECT = { zh: /生效|成立/u, en: /\b(?:effect|effective|force|binding)\b/i } as const;
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
  {
    id: 'STR-011',
    severity: 'error',
    title: { zh: '签署栏不完整', en: 'Signature block incomplete' },
    message: {
      zh: '签署栏缺少{item}；采用合同书形式的，一般自双方均签名、盖章或者按指印时成立',
      en: 'the signature page lacks {item}; a written contract is generally concluded when both parties have signed, sealed or fingerprinted it',
    },
    basis: [
      { law: 'civil-code', articles: '490(1)', checked: 'text' },
      { law: 'contract-interp-2023', articles: '22(2)–(3)', checked: 'text' },
    ],
    text: signatures,
    examples: {
      fires: [
        { text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。' },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方（盖章）：\n代表（签字）：\n日期：\n乙方：\n代表（签字）：\n日期：',
          at: '甲方（盖章）：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方（盖章）：\n代表（签字）：\n日期：\n乙方：\n日期：',
          at: '甲方（盖章）：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 效力\n本合同经双方签字并盖章后生效。\n甲方（盖章）：　　乙方（盖章）：\n日期：　　日期：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 效力\n本合同经双方签字并盖章后生效。\n甲方（签字）：　　乙方（签字）：\n日期：　　日期：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方：\n代表（签字）：\n日期：\n乙方（盖章）：\n日期：',
          at: '甲方：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方（盖章）：\n法定代表人（签字）：\n日期：2026年1月5日',
          at: '甲方（盖章）：',
        },
        {
          text: '第一條 服務\n接聽來電。\n第二條 費用\n按月結算。\n第三條 保密\n雙方保密。\n甲方（蓋章）：\n代表人（簽字）：\n乙方（蓋章）：\n代表人（簽字）：\n簽署日期：2026年1月5日',
          at: '甲方（蓋章）：',
        },
        {
          text: 'Article 1 Services\nCalls are answered.\nArticle 2 Fees\nMonthly.\nArticle 3 Secrecy\nBoth keep secrets.\nParty A (Seal):\nDate: 5 January 2026\nParty B (Seal):\nSignature:\nDate: 5 January 2026',
          at: 'Party A (Seal):',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n第四条 生效\n本合同自双方签字并盖章之日起生效。\n甲方（盖章）：\n日期：\n乙方（盖章）：\n日期：',
          at: '甲方（盖章）：',
        },
      ],
      silent: [
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方（盖章）：　　乙方（盖章）：\n法定代表人（签字）：　　法定代表人（签字）：\n日期：2026年1月5日　　日期：2026年1月5日',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方（盖章）：\n授权代表（签字）：\n日期：\n乙方（盖章）：\n授权代表（签字）：\n日期：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方：\n乙方：\n（盖章）\n代表（签字）：\n日期：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n签署页\n（盖章）　　（盖章）\n代表（签字）：　　代表（签字）：\n日期：　　日期：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 效力\n本合同经双方盖章后生效。\n甲方（盖章）：　　乙方（盖章）：\n2026年1月5日',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方（盖章）：\n代表（签字）：\n乙方（盖章）：\n代表（签字）：\n2026年1月5日',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 效力\n本合同经双方签字后生效。\n甲方（签字）：　　乙方（签字）：\n日期：　　日期：',
        },
        { text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。' },
        {
          text: '服务订单\n本订单依据双方签订的框架协议订立，是该协议的组成部分。\n第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n第四条 生效\n本合同自双方盖章之日起生效。\n甲方（盖章）：\n日期：\n乙方（盖章）：\n日期：',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月結算。\n第三条 保密\n双方保密。\n立契約書人\n甲方：山嵐咖啡有限公司（印）\n代表人：沈如是（簽章）\n乙方：晴空客服有限公司（印）\n代表人：顧小滿（簽章）\n中華民國116年2月10日',
        },
        {
          text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方（电子签章）：\n日期：2026年1月5日\n乙方授权代表签字：\n盖章：\n日期：2026年1月5日',
        },
      ],
    },
  },
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
