// Rules on Chinese characters of two scripts, and on readings left behind them.
import type { Analysis } from '../analysis/index.js';
import { firstOfEach } from '../each.js';
import { matchesOf, passagesOf, SAID } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { ContractText, Passage } from '../text.js';

const HAN = /\p{Script=Han}/gu;

// TXT-002

/** Frequent characters that only Simplified text has. */
const SIMPLIFIED = new Set(
  '条务应规权为诉对关请国经据约业证审个责处债电时讼动执书发产数费议决网营违员实机担确与认会进络劳门单护间该标协义适组损调项销无达税构开结报过织监财资设偿订体计辖华没记转额价运负许术终将签职质双变赔则检现罚满汇续级卖让户响从给属异称还专争办纳场货买强秘联节赁区险备录张选围传际继别补见问评视领验绝识辩预统输严类长购举',
);
/** Folded, yet at home in Simplified text too: 著作权, 乾隆. */
const BOTH = new Set('著乾徵瞭藉夥麽鍾昇');
const SHARE = 0.005;

interface Spot {
  readonly sign: string;
  readonly passage: number;
  readonly at: number;
}

function mixedScripts({ text, designators }: Analysis): readonly TextHit[] {
  const [old, simple]: [Spot[], Spot[]] = [[], []];
  const names = designators.letters.flatMap((letter) => letter.names.map(({ text: name }) => name));
  let all = 0;
  for (const passage of passagesOf(text, SAID, 'zh')) {
    const covered = coveredIn(passage, names, text);
    for (const { 0: sign, index: at } of passage.text.matchAll(HAN)) {
      all += 1;
      if (covered.some(({ from, to }) => from <= at && at < to)) continue;
      if (passage.folded[at] !== passage.text[at] && !BOTH.has(sign))
        old.push({ sign, passage: passage.index, at });
      else if (SIMPLIFIED.has(sign)) simple.push({ sign, passage: passage.index, at });
    }
  }
  const [few, many] = old.length < simple.length ? [old, simple] : [simple, old];
  if (many.length === 0 || few.length / all <= SHARE) return [];
  const { passage, at } = few[0]!;
  const chars = [...new Set(few.map(({ sign }) => sign))].slice(0, 12).join('');
  const kind = few === old ? { zh: '繁体', en: 'Traditional' } : { zh: '简体', en: 'Simplified' };
  return [{ at: { passage, from: at, to: at + 1 }, slots: { chars, n: few.length, kind } }];
}

/** Names keep their own characters: those of the parties, and what the sheet gives as a name. */
function coveredIn({ text, segments }: Passage, names: readonly string[], { foreign }: ContractText) {
  const named = foreign
    ? names.flatMap((name) => {
        const from = text.indexOf(name);
        return from < 0 ? [] : [{ from, to: from + name.length }];
      })
    : [];
  return [
    ...named,
    ...segments.filter(({ path = '' }) => /^parties\.|\.name(?:\.|$)|^language\.names/.test(path)),
  ];
}

// TXT-003

const TONED = /(?<=\p{Script=Han})[（(][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]{0,4}[)）]/gu;
const TONELESS =
  /(?<=\p{Script=Han})[（(](?:[bpmfdtnlgkhjqxrcsyzw]|[zcs]h)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ue|v|ü|üe|er)[)）]/gu;

/** Without a tone mark a syllable may be an abbreviation or the letter of a list: three of them are not. */
function readings({ text }: Analysis): readonly TextHit[] {
  const toned = matchesOf(text, TONED, SAID, 'zh');
  const bare = matchesOf(text, TONELESS, SAID, 'zh').filter(({ match }) => match[0].length > 3);
  const found =
    toned.length > 0 || new Set(bare.map(({ match }) => match[0])).size >= 3 ? [...toned, ...bare] : [];
  return firstOfEach(found.map(({ at, match }) => ({ at, slots: { text: match[0] } })));
}

export const scriptRules: readonly Rule[] = [
  {
    id: 'TXT-002',
    severity: 'warning',
    title: { zh: '简繁混用', en: 'Simplified and Traditional mixed' },
    message: {
      zh: '简繁混用：夹有{n}个{kind}字（{chars}）',
      en: 'Simplified and Traditional are mixed: {n} {kind} characters ({chars}) among the others',
    },
    hint: { zh: '用 convert 统一字体', en: 'make them one with convert' },
    text: mixedScripts,
    examples: {
      fires: [
        { text: '第一条 服务\n乙方应当确保客服人员準确答复买家的问题。', at: '準' },
        { text: '第一條 服務\n乙方應當確保客服人員準確答覆買家的问題。', at: '问' },
      ],
      silent: [
        { text: '第一条 服务\n乙方应当确保客服人员准确答复买家的问题，不得侵犯他人的著作权。' },
        { text: '第一條 服務\n乙方應當確保客服人員準確答覆買家的問題。' },
        {
          text: '甲方：香港晴嵐電商有限公司\n乙方：苏州澄湾客户服务有限公司\n第一条 服务\n香港晴嵐電商有限公司委托乙方接听买家来电。',
        },
        { text: `第一条 服务\n${'乙方应当确保客服人员准确答复买家的问题。'.repeat(11)}陳某负责。` },
        { form: 'SVL', set: { 'parties.provider.name.zh': '蘇州澄灣客戶服務有限公司' } },
      ],
    },
  },
  {
    id: 'TXT-003',
    severity: 'error',
    title: { zh: '残留注音', en: 'reading left in parentheses' },
    message: {
      zh: '残留拼音注音“{text}”（本段{n}处）',
      en: 'a pronunciation was left in the text: “{text}” ({n} in this paragraph)',
    },
    hint: { zh: '删去括号和拼音', en: 'take the brackets and the pinyin out' },
    text: readings,
    examples: {
      fires: [
        { text: '第一条 服务\n乙方应当明确(què)服务标准。', at: '(què)' },
        { text: '第一條 服務\n乙方應當明確（què）服務標準。', at: '（què）' },
        { text: '第一条 服务\n乙方应当准(zhun)确(que)答复(fu)买家。', at: '(zhun)' },
      ],
      silent: [
        { text: '第一条 服务\n依照第1.2(a)项和前述(i)项，时长(min)不低于十分钟，按标准(sop)执行。' },
        { text: 'Article 1 Services\nParty B runs a café (ān) in the office.' },
      ],
    },
  },
];
