// The rule on clauses that stand twice.
import type { Analysis } from '../analysis/index.js';
import { OPERATIVE } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Clause, ContractText } from '../text.js';

const citeOf = ({ cite, label }: Clause, lang: 'zh' | 'en'): string => cite[lang] || label[lang];

const SIMILAR = 0.85;
/** Items of one list differ in a word or two and mean something else. */
const SAME = 0.97;
const SHORTEST = { zh: 24, en: 72 };
/** Of each text the fragments that come first in order: texts that are alike share most of them, so nobody compares all with all. */
const SKETCH = 8;
const FRAGMENT = 4;
const COMPARED = 6;

function duplicates({ text }: Analysis): readonly TextHit[] {
  if (!text.foreign && !text.clauses.some(isCustom)) return [];
  return (['zh', 'en'] as const).flatMap((lang) => {
    if (lang === 'en' && text.languages.includes('zh')) return [];
    const seen = new Map<string, { clause: Clause; words: string }[]>();
    return text.clauses.flatMap((clause): TextHit[] => {
      const words = wordsOf(clause, text, lang);
      if (words.length < SHORTEST[lang]) return [];
      let twin: Clause | undefined;
      for (const mark of sketchOf(words)) {
        const there = seen.get(mark) ?? [];
        twin ??= there
          .slice(0, COMPARED)
          .find(
            (other) =>
              typed(text, other.clause, clause) && alike(other.words, words, limit(other.clause, clause)),
          )?.clause;
        there.push({ clause, words });
        seen.set(mark, there);
      }
      if (!twin) return [];
      const ids = {
        zh: `${citeOf(twin, 'zh')}、${citeOf(clause, 'zh')}`,
        en: `${citeOf(twin, 'en')} and ${citeOf(clause, 'en')}`,
      };
      const last = text.passages[clause.passages.findLast((index) => text.passages[index]!.lang === lang)!]!;
      return [{ at: { passage: last.index, from: 0, to: last.text.length }, slots: { ids } }];
    });
  });
}

/** Our own clauses say what the sheet says; only what its author typed can stand twice. */
const typed = ({ foreign }: ContractText, one: Clause, other: Clause): boolean =>
  foreign || [one, other].some(isCustom);
const isCustom = ({ id }: Clause): boolean => id?.startsWith('custom') === true;

const wordsOf = ({ passages }: Clause, { passages: all }: ContractText, lang: 'zh' | 'en'): string =>
  passages
    .map((index) => all[index]!)
    .filter((passage) => passage.lang === lang && OPERATIVE.includes(passage.kind))
    .map(({ folded }) => folded)
    .join('')
    .replace(/[\s\p{P}]/gu, '')
    .slice(0, 2000);

const limit = (one: Clause, other: Clause): number =>
  one.parent !== undefined && one.parent === other.parent ? SAME : SIMILAR;

const fragmentsOf = (words: string, length: number): string[] =>
  Array.from({ length: words.length }, (_, at) => words.slice(at, at + length));

const sketchOf = (words: string): string[] =>
  [...new Set(fragmentsOf(words, FRAGMENT))].sort().slice(0, SKETCH);

/** Alike in their pairs of letters; the same figures for the same parties, or they say different things. */
function alike(one: string, other: string, limit: number): boolean {
  const told =
    /[甲乙]方|委托方|受托方|服务方|Party[AB]|Customer|Provider|\d+|[〇一二三四五六七八九十百千万两]{2,}/g;
  if (one.match(told)?.join() !== other.match(told)?.join()) return false;
  const counts = new Map<string, number>();
  for (const pair of fragmentsOf(one, 2)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of fragmentsOf(other, 2)) {
    const left = counts.get(pair) ?? 0;
    if (left > 0) shared += 1;
    counts.set(pair, left - 1);
  }
  return (2 * shared) / (one.length + other.length) >= limit;
}

export const duplicateRules: readonly Rule[] = [
  {
    id: 'STR-005',
    severity: 'warning',
    title: { zh: '条款重复', en: 'Clause that stands twice' },
    message: {
      zh: '条款重复：{ids}；只改其中一处，就会自相矛盾',
      en: 'the same clause stands twice: {ids}; once one of them alone is changed, they contradict each other',
    },
    hint: { zh: '保留一处，另一处引用它', en: 'keep one and refer to it from the other place' },
    text: duplicates,
    examples: {
      fires: [
        {
          text: '第一条 服务\n乙方应当在每个工作日接听甲方店铺的买家来电并答复。\n第二条 其他\n乙方应当在每个工作日接听甲方店铺的买家来电并答复。',
          at: '乙方应当在每个工作日接听甲方店铺的买家来电并答复。',
        },
        {
          text: '第一条 价款\n价款包括接待费、质检费、培训费、夜间值守费、节假日值守费、系统使用费。\n第二条 结算\n价款包括：接待费；质检费；培训费；夜间值守费；节假日值守费；系统使用费。',
          at: '价款包括：接待费；质检费；培训费；夜间值守费；节假日值守费；系统使用费。',
        },
        {
          text: '第一条 服务费\n服务费由基础服务费、加班服务费和按需服务费三部分组成，明细见价目表。\n第二条 保密\n双方保密。\n第三条 价款\n服务费由基础服务费、加班服务费以及按需服务费三部分组成，明细见价目表。',
          at: '服务费由基础服务费、加班服务费以及按需服务费三部分组成，明细见价目表。',
        },
        {
          text: 'Article 1 Disputes\nAny dispute arising out of this contract shall first be settled by friendly consultation between the parties.\nArticle 2 Fees\nMonthly.\nArticle 3 Settlement\nAny dispute arising from this contract shall first be settled by friendly consultation between the parties.',
          at: 'Any dispute arising from this contract shall first be settled by friendly consultation between the parties.',
        },
        {
          form: 'SVL',
          set: {
            custom: [1, 2].map(() => ({
              text: {
                zh: '直播专场期间，甲方应当安排不少于两名熟悉商品的客服人员在直播间值守。',
                en: 'During a special live session Party A shall keep two Agents who know the goods in the live room.',
              },
            })),
          },
        },
      ],
      silent: [
        {
          text: '第一条 服务\n乙方应当每个工作日接听甲方店铺的买家来电并答复。\n第二条 其他\n乙方应当每个工作日接听甲方店铺的买家来电并答复。',
        },
        {
          text: 'Article 1 Calls\nThe agents answer every call within twenty seconds.\nArticle 2 Chats\nThe agents answer every call within twenty seconds.',
        },
        {
          text: '第一条 付款\n1.1 合同生效后，甲方应在收到发票之日起10个工作日内支付合同总额的30%。\n1.2 期限届满后，甲方应在收到发票之日起10个工作日内支付合同总额的30%。\n第二条 其他\n双方另行协商。',
        },
        {
          text: '第一条 逾期\n甲方逾期履行本合同义务的，应当按照未履行部分的价款支付违约金。\n乙方逾期履行本合同义务的，应当按照未履行部分的价款支付违约金。\n第二条 其他\n乙方逾期履行本合同义务的，应当向甲方承担因此产生的全部仓储费用。',
        },
        {
          text: '第一条 甲方责任\n甲方逾期履行本合同义务的，应当按照未履行部分的价款支付违约金。\n第二条 乙方责任\n乙方逾期履行本合同义务的，应当按照未履行部分的价款支付违约金。',
        },
        {
          text: '第一条 在线会话\n在线会话应当在30秒内首次响应，每个自然月的达标率不低于百分之九十。\n第二条 电子邮件\n在线会话应当在45秒内首次响应，每个自然月的达标率不低于百分之九十。',
        },
      ],
    },
  },
];
