// Rules on what scraping, copying and converting leave behind.
import type { Analysis } from '../analysis/index.js';
import { matchesOf, SAID } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Stretch } from '../text.js';

// TXT-001

const SPAM =
  /必威|博彩|(?:体育|足球|篮球|竞彩)?(?:投注|下注)(?:平台|网址|官网)?|(?:体育|彩票|娱乐城|棋牌|赌场)(?:官网|网址|平台|下载)|时时彩|六合彩|百家乐|老虎机|澳门(?:新)?(?:葡京|赌场)|(?:AG|BET|bet)(?:真人|体育|官网)|代开发票|刻章办证/gu;
const ADDRESS =
  /\b(?:https?:\/\/|www\.)[!-~]{3,80}|\b[a-z0-9-]{2,40}\.(?:com|cn|net|org|cc|vip|top|xyz)\b/giu;
/** What stands before these is the name of a clause. */
const COMPOUND = /(?<=([\p{Script=Han}A-Za-z0-9]{6}))(?:条款|义务|协议|责任|信息|期限)/gu;
/** Six letters that may well stand before all of them: 个人信息保护义务. */
const LEGAL =
  /保护|保密|信息|数据|安全|服务|违约|合[同约]|契约|协议|产权|竞业|限制|甲方|乙方|双方|一方|本|的|约定|履行|相关|法|损害|赔偿|付款|管理|补充|质量|用户|客户|公司|与|和|或/u;

function spam({ text }: Analysis): readonly TextHit[] {
  const listed = matchesOf(text, SPAM, [...SAID, 'contents'], 'zh').map(({ at, passage }): TextHit => {
    const behind = passage.folded.slice(at.to, at.to + 8);
    const secrecy = /^[^，。；]{0,4}(?:条款|义务|协议|信息|责任)/u.test(behind);
    return { at, slots: { text: passage.text.slice(at.from, at.to), guess: guess(secrecy) } };
  });
  const addresses = matchesOf(text, ADDRESS, ['title', 'heading', 'contents']).map(
    ({ at, match }): TextHit => ({ at, slots: { text: match[0], guess: guess(false) } }),
  );
  const known = new Set(listed.map(({ at }) => at!.passage));
  return [...listed, ...addresses, ...repeated({ text }, known)];
}

const guess = (secrecy: boolean) =>
  secrecy ? { zh: '，可能原为“保密”', en: '; it probably was 保密' } : { zh: '', en: '' };

/** One string in place of a legal term: the same six letters before at least three of those words. */
function repeated({ text }: Pick<Analysis, 'text'>, known: ReadonlySet<number>): readonly TextHit[] {
  const seen = new Map<string, { hits: TextHit[]; tails: Set<string> }>();
  let last: Stretch | undefined;
  for (const { at, match, passage } of matchesOf(text, COMPOUND, [...SAID, 'contents'], 'zh')) {
    const [tail, words = ''] = match;
    const name = { passage: at.passage, from: at.from - words.length, to: at.from };
    if (last?.passage === name.passage && name.from < last.to) continue;
    last = at;
    if (LEGAL.test(words)) continue;
    const entry = seen.get(words) ?? { hits: [], tails: new Set() };
    entry.tails.add(tail);
    if (!known.has(at.passage))
      entry.hits.push({
        at: name,
        slots: { text: passage.text.slice(name.from, name.to), guess: guess(true) },
      });
    seen.set(words, entry);
  }
  return [...seen.values()].filter(({ tails }) => tails.size >= 3).flatMap(({ hits }) => hits);
}

// TXT-012

const CHROME =
  /book118|docin|人人文库|百度文库|道客巴巴|豆丁网?|原创力文档|文档评论|版权说明|版权申诉|下载(?:本|该|此)?文档|文档下载|免费下载|(?:开通|升级|成为|购买)\s?VIP|VIP\s?(?:专享|免费|下载|文档)|阅读全文|全文共\s?\d{1,4}\s?页|还剩\s?\d{1,4}\s?页|可编辑版?|word\s?(?:文档|版)|文档(?:编号|分类|格式)[：:]|举报(?:文档|侵权)|page\s?\d{1,4}\s?of\s?\d{1,4}\s?(?:download|premium)/giu;

const chrome = ({ text }: Analysis): readonly TextHit[] =>
  matchesOf(text, CHROME, [...SAID, 'contents']).map(
    ({ at, passage }): TextHit => ({ at, slots: { text: passage.text.slice(at.from, at.to) } }),
  );

// TXT-013

/** What a converter makes of names and terms that keep their words in Traditional text too. */
const ALTERED: readonly (readonly [RegExp, string])[] = [
  [/(?:网际网路|互联网路)法院/gu, '互聯網法院'],
  [/信用程式码/gu, '信用代碼'],
  [/(?<=争议解决|仲裁|诉讼|审批|变更|验收|法定|处理|调解|司法)程式/gu, '程序'],
  [/(?<=《[^《》]{0,20})个人资讯保护法/gu, '個人信息保護法'],
  [/(?<=《[^《》]{0,20})(?:资料|数位)安全法/gu, '數據安全法'],
  [/(?<=《[^《》]{0,20})网路安全法/gu, '網絡安全法'],
  [/(?<=《[^《》]{0,20})网路(?:资料|数据)安全管理条例/gu, '網絡數據安全管理條例'],
  [/(?<=《[^《》]{0,20})电子签章法/gu, '電子簽名法'],
  [/(?<=北京|上海|广州|海南自由贸易港)智慧财产(?:权)?法院/gu, '知識產權法院'],
];

const altered = ({ text }: Analysis): readonly TextHit[] =>
  !text.foreign || text.script !== 'hant'
    ? []
    : ALTERED.flatMap(([pattern, expected]) =>
        matchesOf(text, pattern, SAID, 'zh').map(
          ({ at, passage }): TextHit => ({
            at,
            slots: { text: passage.text.slice(at.from, at.to), expected },
          }),
        ),
      );

export const residueRules: readonly Rule[] = [
  {
    id: 'TXT-001',
    severity: 'error',
    title: { zh: '疑似垃圾文本替换', en: 'Spam in place of words' },
    message: {
      zh: '疑似垃圾文本“{text}”{guess}',
      en: '“{text}” looks like spam{guess}',
    },
    hint: { zh: '对照原件恢复原文', en: 'restore the words from the original' },
    text: spam,
    examples: {
      fires: [
        { text: '第八条 必威体育条款\n双方应当遵守必威体育义务。', at: '必威' },
        { text: '第八條 博彩義務\n雙方應當保守秘密。', at: '博彩' },
        {
          text: '第八条 星空乐园在线条款\n双方承担星空乐园在线义务，另签星空乐园在线协议。',
          at: '星空乐园在线',
        },
        { text: '第一条 服务 www.lucky-shop.example\n接听来电。', at: 'www.lucky-shop.example' },
        {
          text: 'www.lucky-shop.example 客服外包合同\n第一条 服务\n接听来电。',
          at: 'www.lucky-shop.example',
        },
        {
          text: '客服外包合同\n目录\n第一条 博彩条款 www.lucky-shop.example……1\n第二条 星空乐园在线条款……2\n第一条 星空乐园在线义务\n双方保密。\n第二条 星空乐园在线协议\n另行签订。',
          at: '博彩',
        },
      ],
      silent: [
        {
          text: '第八条 保密条款\n双方承担保密义务，另签保密协议。\n第九条 其他\n官网 www.lanyu.example 的规则适用。',
        },
        { text: '第八条 商业秘密条款\n双方承担个人信息保护义务、个人信息保护责任，另签个人信息保护协议。' },
        { text: '第八条 其他\n乙方履行未成年人保护义务，承担未成年人保护责任，另签未成年人保护协议。' },
        { text: '第八条 星空乐园在线条款\n双方承担星空乐园在线义务。' },
      ],
    },
  },
  {
    id: 'TXT-012',
    severity: 'warning',
    title: { zh: '文库网站残留内容', en: 'Website boilerplate left in the text' },
    message: {
      zh: '含文库网站或页面的残留内容“{text}”',
      en: 'left over from a website or a page: “{text}”',
    },
    hint: { zh: '删去', en: 'take it out' },
    text: chrome,
    examples: {
      fires: [
        { text: '第一条 服务\n接听来电。\n文档评论（0）', at: '文档评论' },
        { text: '第一條 服務\n下載本文檔需要積分。', at: '下載本文檔' },
        { text: '第一条 服务\n接听来电。开通VIP可查看。', at: '开通VIP' },
        {
          text: '客服外包合同\n目录（免费下载）\n目录\n第一条 服务 文档下载……1\n第二条 费用……2\n第一条 服务\n接听来电。\n第二条 费用\n按月结算。',
          at: '文档下载',
        },
      ],
      silent: [
        { text: '第一条 服务\n乙方为甲方的VIP客户提供专属客服，并保管服务文档。' },
        { text: '第一条 服务\n接听来电。\n第 3 页 共 8 页\n第二条 费用\n按月结算。' },
      ],
    },
  },
  {
    id: 'TXT-013',
    severity: 'error',
    title: { zh: '简繁转换误改专名', en: 'Protected words altered by conversion' },
    message: {
      zh: '简繁转换误改专名或术语：“{text}”应为“{expected}”',
      en: 'conversion altered a name or a term: “{text}” should be “{expected}”',
    },
    hint: { zh: '只换字形，不换用词', en: 'change the characters, keep the words' },
    text: altered,
    examples: {
      fires: [
        { text: '第一條 管轄\n由杭州網際網路法院管轄。', at: '網際網路法院' },
        { text: '甲方統一社會信用程式碼：91330106MAXXA001XR\n第一條 爭議\n適用爭議解決程式。', at: '程式' },
        { text: '第一條 依據\n依照《中華人民共和國個人資訊保護法》處理。', at: '個人資訊保護法' },
        {
          text: '第一條 依據\n依照《中華人民共和國資料安全法》《中華人民共和國網路安全法》《網路資料安全管理條例》和《中華人民共和國電子簽章法》處理，由北京智慧財產權法院管轄。',
          at: '電子簽章法',
        },
      ],
      silent: [
        { text: '第一條 管轄\n由杭州互聯網法院管轄，適用爭議解決程序。' },
        { text: '第一條 系統\n乙方開發資訊程式，處理買家的資訊。' },
        { text: '第一条 系统\n由杭州互联网法院管辖，网际网路法院是误写。' },
      ],
    },
  },
];
