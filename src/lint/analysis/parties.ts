// The party blocks of a contract in, each with its letter, its label and the names it gives out: 甲方（委托方）：某某有限公司, a label with the
// name on the next line or cell, 某某有限公司（以下简称“甲方”）, and their English likes. Our own blocks tell the name by its field.
import { passagesOf } from '../find.js';
import type { ContractText, Passage, Stretch } from '../text.js';
import { EN_WORDS, roleOf, ZH_WORDS } from './party-words.js';

export interface PartyBlock {
  readonly letter: 'A' | 'B';
  /** With what stands in brackets: 甲方（委托方）. */
  readonly label: string;
  readonly words: readonly string[];
  readonly names: readonly { readonly text: string; readonly at: Stretch }[];
  /** Where the label stands. */
  readonly passage: number;
}

const ZH_NAME =
  '(?:[\\p{Script=Han}A-Za-z0-9·&.]|[（(]\\p{Script=Han}{1,4}[）)]){2,60}?(?:有限责任公司|有限公司|公司|事务所|工作室|中心|商行|经营部|合作社|研究院|协会|厂|店)(?:\\p{Script=Han}{1,12}分公司)?';
const EN_NAME =
  "[A-Z][\\w&,.'’()\\- ]{1,100}?(?:Company Limited|Co\\.?,?\\s?Ltd\\b\\.?|Limited|Ltd\\b\\.?|Inc\\b\\.?|LLC|GmbH|Corporation|Corp\\b\\.?|Company|Center|Studio)";
/** Where a name may begin: at the start, or behind what a line says in front of it. Blanks belong to the word before them: one way to read them. */
const LEAD =
  '^\\s*(?:(?:(?:公司|单位|企业|机构)?(?:名称|全称)|Name|Company [Nn]ame)\\s*)?(?:/\\s*Name\\s*)?(?:[:：]\\s*)?';
const NAMED = {
  zh: new RegExp(`${LEAD}(${ZH_NAME})`, 'u'),
  en: new RegExp(`${LEAD}(${EN_NAME})`, 'u'),
};
const BEHIND_SLASH = new RegExp(`^\\s*/\\s*(${EN_NAME})`, 'u');
const PERSON = /^\s*(?:[:：]\s*)?(?!.{0,2}[名全]称|法定|地址|住所|联系|电话)([\p{Script=Han}·]{2,4})\s*$/u;

const BRACKETS = '(?:\\s{0,9}[（(]([^（）()]{1,40})[）)])?';
const ZH_HEAD = new RegExp(
  `^(甲方|乙方|${ZH_WORDS})${BRACKETS}(?:\\s{0,9}/\\s{0,9}(?:Party [AB]|The )[^:：]{0,50})?\\s*(?:[:：]|$)`,
  'u',
);
const EN_HEAD = new RegExp(`^(Party [AB]|(?:The )?(?:${EN_WORDS}))${BRACKETS}\\s*(?::|：|$)`, 'u');
/** （以下简称“甲方”）, (“Party A”): the name stands in front of it. */
const INTRODUCES = {
  zh: new RegExp(
    `[（(](?:以下|下称|简称|即)(?:简称|称)?(?:为|作)?[:：]?\\s*[“"「『]{0,2}(${ZH_WORDS})[”"」』]{0,2}[^（）()]{0,20}[）)]`,
    'gu',
  ),
  en: new RegExp(`\\((?:hereinafter,? )?(?:referred to as )?(?:the )?[“"](?:the )?(${EN_WORDS})[”"]`, 'gi'),
};
const IN_FRONT = {
  zh: new RegExp(`(${ZH_NAME})\\s*$`, 'u'),
  en: new RegExp(`(${EN_NAME})[^“"”()]{0,40}$`, 'u'),
};
const SIGNS = /盖章|签字|签名|签章|公章|seal|sign/i;

/** In the order of the text; a signature block only counts where nothing else names the party. */
export function partyBlocks(text: ContractText): readonly PartyBlock[] {
  const found = text.foreign ? foreignBlocks(text) : ownBlocks(text);
  return found.filter(
    ({ letter, label }) =>
      !SIGNS.test(label) || found.every((other) => other.letter !== letter || SIGNS.test(other.label)),
  );
}

function ownBlocks(text: ContractText): PartyBlock[] {
  return text.passages.flatMap((passage) => {
    const label = folded(passage);
    const letter = lettered(label);
    if (passage.kind !== 'heading' || !letter || text.clauses[passage.clause]!.section !== 'front') return [];
    const names = text.clauses[passage.clause]!.passages.flatMap((index) =>
      text.passages[index]!.segments.flatMap(({ from, to, path = '' }) =>
        /^parties\.\w+\.name(Hant)?(\.|$)/.test(path) && text.passages[index]!.lang === passage.lang
          ? [{ text: text.passages[index]!.text.slice(from, to), at: { passage: index, from, to } }]
          : [],
      ),
    );
    return [{ letter, label, words: wordsIn(label), names, passage: passage.index }];
  });
}

function foreignBlocks(text: ContractText): PartyBlock[] {
  const passages = passagesOf(text);
  const order: string[] = [];
  const letterFor = (label: string): 'A' | 'B' | undefined => {
    const told = lettered(label);
    if (told) return told;
    const word = roleOf(label) ?? label;
    if (!order.includes(word)) order.push(word);
    return (['A', 'B'] as const)[order.indexOf(word)];
  };
  return passages.flatMap((passage, i) => {
    const words = folded(passage);
    const head = (passage.lang === 'zh' ? ZH_HEAD : EN_HEAD).exec(words);
    if (head) {
      const label = head[0].replace(/[:：]\s*$/u, '');
      const letter = letterFor(label);
      if (!letter) return [];
      const names = namesFrom(text, passages, i, head[0].length);
      // 甲方： may also open a list of duties.
      return names.length > 0 || head[2] !== undefined
        ? [{ letter, label, words: wordsIn(label), names, passage: passage.index }]
        : [];
    }
    return [...words.matchAll(INTRODUCES[passage.lang])].flatMap((match) => {
      const [, word = ''] = match;
      const start = Math.max(0, match.index - 120);
      const name = IN_FRONT[passage.lang].exec(words.slice(start, match.index));
      const letter = letterFor(word);
      if (!letter || !name) return [];
      const lead = FILLER[passage.lang].exec(name[1]!)?.[0].length ?? 0;
      const from = start + name.index + lead;
      const at = { passage: passage.index, from, to: start + name.index + name[1]!.length };
      const names = [{ text: passage.text.slice(at.from, at.to), at }];
      return [{ letter, label: word, words: wordsIn(word), names, passage: passage.index }];
    });
  });
}
/** 本合同由 …, made between …: what the sentence says before the name. */
const FILLER = {
  zh: /^(?:[和与及]|.{0,60}(?:由|：|、)(?=.{4}))/u,
  en: /^.{0,100}\b(?:between|among|by|and)\s+(?=[A-Z])/,
};

/** Behind the label, else in the next lines up to the next label; one name a language. */
function namesFrom(
  text: ContractText,
  passages: readonly Passage[],
  at: number,
  skip: number,
): PartyBlock['names'] {
  const found = new Map<'zh' | 'en', PartyBlock['names'][number]>();
  const add = (lang: 'zh' | 'en', passage: Passage, from: number, to: number): void => {
    if (!found.has(lang))
      found.set(lang, { text: passage.text.slice(from, to), at: { passage: passage.index, from, to } });
  };
  for (let i = at; i <= at + 4 && i < passages.length; i++) {
    const passage = passages[i]!;
    const words = folded(passage);
    if (i > at && (ZH_HEAD.test(words) || EN_HEAD.test(words))) break;
    const start = i === at ? skip : 0;
    const rest = words.slice(start);
    const person =
      text.clauses[passage.clause]!.section === 'front' &&
      (i > at || /[:：]/.test(words)) &&
      found.size === 0;
    const zh = NAMED.zh.exec(rest) ?? (person ? PERSON.exec(rest) : null);
    const en = zh ? null : NAMED.en.exec(rest);
    const match = zh ?? en;
    if (!match) continue;
    const to = start + match.index + match[0].length;
    add(zh ? 'zh' : 'en', passage, to - match[1]!.length, to);
    const behind = zh && BEHIND_SLASH.exec(words.slice(to));
    if (behind) add('en', passage, to + behind[0].length - behind[1]!.length, to + behind[0].length);
  }
  return [...found.values()];
}

const folded = (passage: Passage): string => (passage.lang === 'zh' ? passage.folded : passage.text);
const lettered = (label: string): 'A' | 'B' | undefined =>
  /甲方|Party A\b/.test(label) ? 'A' : /乙方|Party B\b/.test(label) ? 'B' : undefined;
/** The label itself and what stands alone in its brackets, not a word inside a longer one. */
const wordsIn = (label: string): string[] =>
  label.split(/[（()）:：/、]/u).flatMap((part) => DESIGNATOR.exec(part.trim())?.[1] ?? []);
const DESIGNATOR = new RegExp(`^(?:The |the )?(${ZH_WORDS}|${EN_WORDS})$`, 'u');

/** Brackets and quotes that only explain a designator by another: 甲方（委托方）, “Party A” (the “Client”). */
export function bracketedIn(passage: Passage): { readonly from: number; readonly to: number }[] {
  return [...folded(passage).matchAll(/[（(][^（）()]{1,30}[）)]|[“"「『][^”"」』]{1,20}[”"」』]/gu)].map(
    (match) => ({
      from: match.index,
      to: match.index + match[0].length,
    }),
  );
}
