// Rules on Chinese characters of two scripts, and on readings left behind them.
import type { Terms } from '../../terms/schema.js';
import type { Analysis } from '../analysis/index.js';
import { firstOfEach } from '../each.js';
import { matchesOf, passagesOf, SAID } from '../find.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import type { Passage } from '../text.js';
import { textsOf } from '../typed.js';

const HAN = /\p{Script=Han}/gu;

// TXT-002

/** Frequent characters that only Simplified text has: 户 and 税 are at home in Hong Kong. */
const SIMPLIFIED = new Set(
  '条务应规权为诉对关请国经据约业证审个责处债电时讼动执书发产数费议决网营违员实机担确与认会进络劳门单护间该标协义适组损调项销无达构开结报过织监财资设偿订体计辖华没记转额价运负许术终将签职质双变赔则检现罚满汇续级卖让响从给属异称还专争办纳场货买强联节赁区险备录张选围传际继别补见问评视领验绝识辩预统输严类长购举',
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
  // Nothing in it is Traditional.
  if (text.passages.every(({ folded, text: words }) => folded === words)) return [];
  const [old, simple]: [Spot[], Spot[]] = [[], []];
  const names = designators.letters.flatMap((letter) => letter.names.map(({ text: name }) => name));
  let all = 0;
  for (const passage of passagesOf(text, SAID, 'zh'))
    for (const { 0: sign, index: at } of nameless(passage, names).matchAll(HAN)) {
      all += 1;
      if (passage.folded[at] !== sign && !BOTH.has(sign)) old.push({ sign, passage: passage.index, at });
      else if (SIMPLIFIED.has(sign)) simple.push({ sign, passage: passage.index, at });
    }
  const [few, many] = old.length < simple.length ? [old, simple] : [simple, old];
  if (many.length === 0 || few.length / all <= SHARE) return [];
  const { passage, at } = few[0]!;
  const chars = [...new Set(few.map(({ sign }) => sign))].slice(0, 12).join('');
  const kind = few === old ? { zh: '繁体', en: 'Traditional' } : { zh: '简体', en: 'Simplified' };
  return [{ at: { passage, from: at, to: at + 1 }, slots: { chars, n: few.length, kind } }];
}

/** The parties’ names keep their own characters. */
const nameless = ({ text }: Passage, names: readonly string[]): string =>
  names.reduce((left, name) => left.replaceAll(name, '\u3000'.repeat(name.length)), text);

/** The same characters as Traditional text has them. */
const TRADITIONAL =
  /[條務應規權為訴對關請國經據約業證審個責處債電時訟動執書發產數費議決網營違員實機擔確與認會進絡勞門單護間該標協義適組損調項銷無達稅構開結報過織監財資設償訂體計轄華沒記轉額價運負許術終將簽職質雙變賠則檢現罰滿匯續級賣讓戶響從給屬異稱還專爭辦納場貨買強聯節賃區險備錄張選圍傳際繼別補見問評視領驗絕識辯預統輸嚴類長購舉]/gu;

/** A sheet is written in Simplified, so a single other character is one too many; names keep their own. */
const traditionalTyped = (terms: Terms): readonly SheetHit[] =>
  textsOf(terms).flatMap(({ path, value, name }): SheetHit[] => {
    const found = name || !path.endsWith('.zh') ? [] : value.match(TRADITIONAL);
    if (!found?.length) return [];
    const chars = [...new Set(found)].slice(0, 12).join('');
    return [{ path, slots: { chars, n: found.length, kind: { zh: '繁体', en: 'Traditional' } } }];
  });

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
    sheet: { reads: [], find: traditionalTyped },
    text: mixedScripts,
    examples: {
      fires: [
        { text: '第一条 服务\n乙方应当确保客服人员準确答复买家的问题。', at: '準' },
        { text: '第一條 服務\n乙方應當確保客服人員準確答覆買家的问題。', at: '问' },
        { text: '买家提問后，由客服当天答复。', at: '买' },
        {
          text: `第一条 服务\n${'乙方应当确保客服人员准确答复买家的问题。'.repeat(10)}客服应如实記录。`,
          at: '記',
        },
        {
          text: '甲方：蘇州晴嵐電商有限公司\n乙方：苏州澄湾客户服务有限公司\n第一条 付款\n應当按月付款，蘇州晴嵐電商有限公司须开具收据。',
          at: '應',
        },
        {
          text: `第一条 服务\n${'乙方应当确保客服人员准确答复买家的问题。'.repeat(10)}乙方應當確保客服人員準確答覆買家的問題，並如實記錄來電時間。`,
          at: '應',
        },
        {
          form: 'SVL',
          set: {
            custom: [
              {
                text: {
                  zh: '甲方應當對買家的訴求記錄、評價，並將質檢結果、處罰規則和賠償標準報送業務負責人審查。',
                  en: 'Party A records what buyers ask for and sends the results of its quality checks to the manager in charge.',
                },
              },
            ],
          },
        },
        {
          form: 'SVL',
          set: {
            custom: [
              { text: { zh: '直播專场另行议价。', en: 'Special live sessions are priced separately.' } },
            ],
          },
        },
      ],
      silent: [
        { text: '第一条 服务\n乙方应当确保客服人员准确答复买家的问题，不得侵犯他人的著作权。' },
        { text: '第一條 服務\n乙方應當確保客服人員準確答覆買家的問題。' },
        {
          text: '甲方：香港晴嵐電商有限公司\n乙方：苏州澄湾客户服务有限公司\n第一条 服务\n香港晴嵐電商有限公司委托乙方接听买家来电。',
        },
        { text: `第一条 服务\n${'乙方应当确保客服人员准确答复买家的问题。'.repeat(11)}陳某负责。` },
        {
          text: `第一条 服务\n${'乙方应当确保客服人员准确答复买家的问题。'.repeat(10)}客服并应如实記录。`,
        },
        {
          text: '甲方：蘇州晴嵐電商有限公司\n乙方：苏州澄湾客户服务有限公司\n第一条 服务\n蘇州晴嵐電商有限公司委托乙方服务，蘇州晴嵐電商有限公司按月付款。',
        },
        {
          form: 'SVL',
          set: {
            'parties.provider.name.zh': '蘇州澄灣客戶服務有限公司',
            'parties.provider.registeredAddress.zh': `江蘇省蘇州市${'姑蘇區示範路與學習園區環廣場綜合樓東側辦公室'.repeat(6)}`,
          },
        },
        { form: 'SVL', set: { 'parties.provider.name.zh': '蘇州澄灣客戶服務有限公司' } },
        { form: 'SVL', set: { 'parties.customer.registeredAddress.zh': '香港九龍彌敦道示例大廈5樓' } },
        { form: 'SVL', set: { 'business.platform.name.zh': '瀾嶼直播間' } },
      ],
    },
  },
  {
    id: 'TXT-003',
    severity: 'error',
    title: { zh: '残留注音', en: 'Pronunciation left in parentheses' },
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
        { text: '第一条 服务\n依照前项(a)、次项(e)和末项(i)办理。' },
        { text: 'Article 1 Services\nParty B runs a café (ān) in the office.' },
      ],
    },
  },
];
