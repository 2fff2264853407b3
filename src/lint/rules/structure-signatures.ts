// The rule on the signature page: a place for each party, with what the contract itself asks for to take effect.
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';
import { said } from '../said.js';
import { isSigning, isWhole } from '../whole.js';

/** Taking effect, and coming into being. */
export const EFFECT = { zh: /生效|成立/u, en: /\b(?:effect|effective|force|binding)\b/i } as const;

const SEAL = /盖章|公章|印章|签章|专用章|\b(?:seal|stamp|chop)\b/iu;
const SIGN = /签字|签名|签署|签章|代表人?|代理人|\b(?:signature|signatory|signed|representative|by)\b/iu;
const DATE = /日期|时间|年\s{0,8}月|\d年|\bdate\b|\b20\d\d\b/iu;
const PARTY = { A: /甲\s{0,4}方|\bparty a\b/iu, B: /乙\s{0,4}方|\bparty b\b/iu } as const;
type Letter = keyof typeof PARTY;

/** 双方盖章后生效: nobody need sign. */
const suffices = (contract: Analysis, act: RegExp, other: RegExp): boolean =>
  said(contract).some(({ lang, words }) => EFFECT[lang].test(words) && act.test(words) && !other.test(words));
/** One date below both signatures. */
const DAY_ALONE = /^(?:中华民国)?\s{0,4}[〇零一二三四五六七八九十\d]{2,4}\s?年[^:：]{0,20}日$/u;

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

export const signaturesRule: Rule = {
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
      { text: '合作意向书\n第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。' },
      {
        text: '客服外包合同\n第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 其他\n双方此前签订的合作意向书不具有法律约束力。',
      },
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
        text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方：\n乙方（盖章）：\n代表（签字）：\n日期：',
        at: '甲方：',
      },
      {
        text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n甲方（盖章）：\n乙方：\n代表（签字）：\n日期：',
        at: '甲方（盖章）：',
      },
      {
        text: '第一条 服务\n接听来电。\n第二条 费用\n按月结算。\n第三条 保密\n双方保密。\n（以下无正文）\n甲方：\n地址：杭州市西湖区\n乙方：\n（盖章）\n代表（签字）：\n日期：',
        at: '（以下无正文）',
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
        text: '客服外包合作意向书\n第一条 合作\n双方拟就售后客服外包合作。\n第二条 效力\n除第三条外，本意向书不具有法律约束力。\n第三条 保密\n双方对洽谈内容保密。\n甲方：\n乙方：\n日期：',
      },
      {
        text: '客服外包諒解備忘錄（草案）\n第一條 合作\n雙方擬就客服外包合作。\n第二條 效力\n本備忘錄沒有法律約束力。\n第三條 保密\n雙方對洽談內容保密。',
      },
      {
        text: 'Letter of Intent for Customer Service\nArticle 1 Scope\nThe parties intend to agree on customer service.\nArticle 2 Effect\nThis letter is not legally binding, except for Article 3.\nArticle 3 Secrecy\nBoth keep secrets.',
      },
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
};
