// Who pays the price, as far as a sentence says it plainly: 甲方应向乙方支付服务费, Party A shall pay Party B the fees. Refunds, damages, and what
// one demands of the other say nothing about it.
import { matchesIn, OPERATIVE, passagesOf } from '../find.js';
import type { ContractText, Stretch } from '../text.js';
import { EN_WORDS, ZH_WORDS } from './party-words.js';

export interface Payment {
  readonly payer: 'A' | 'B';
  readonly at: Stretch;
}
const PAID = new RegExp(`[向给对](?:${ZH_WORDS})`, 'gu');
const PARTY = new RegExp(ZH_WORDS, 'u');
const PAYS = {
  zh: new RegExp(
    `(${ZH_WORDS})([^。；;！？，,]{0,40}?)(?:支付|付清|缴付|缴纳)([^。；;，,]{0,24}?)(?:服务费|费用|价款|报酬|酬金|佣金)`,
    'gu',
  ),
  en: new RegExp(
    `\\b(Party [AB]|(?:[Tt]he )(?:${EN_WORDS}))((?: \\w+){0,2}? (?:shall|will|must|agrees to)(?: \\w+){0,4}?) pay\\b([^.;,]{0,60}?)\\b(?:[Ff]ees?|[Pp]rice|remuneration|charges)\\b`,
    'g',
  ),
};
const OTHERWISE = {
  zh: /退|返|代|垫|收|不|免|未|无|停|要求|有权|违约|赔偿|滞纳|损失|税|第三|人员|员工|工资|报销/u,
  en: /\bnot\b|refund|return|damages|penalty|third|court|legal|arbitration|taxes/i,
};

export function paymentsIn(
  text: ContractText,
  letterOf: (word: string) => 'A' | 'B' | undefined,
): readonly Payment[] {
  return passagesOf(text, OPERATIVE).flatMap((passage) =>
    matchesIn(passage, PAYS[passage.lang]).flatMap(({ at, match }) => {
      const [whole, word = '', between = '', what = ''] = match;
      const payer = letterOf(word.replace(/^the /i, ''));
      const behind = passage.folded.slice(at.to, at.to + 2);
      // 向乙方 names who is paid; any other party between would be the one that pays.
      const others = between.replace(PAID, '');
      const plain = !OTHERWISE[passage.lang].test(others + what) && !PARTY.test(others);
      return payer && plain && !/^的?(?:违|损)/u.test(behind) && whole.length > 0 ? [{ payer, at }] : [];
    }),
  );
}
