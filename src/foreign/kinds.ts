// What a line without a number is, told by its words alone: a title, a line about a party, a place to sign, the edge of a page.
// Lines come in Simplified and in half-width signs.
import type { Lang } from '../contract/ast.js';

const PARTY_ZH =
  '(?:[甲乙丙丁]|委托|受托|服务|服务提供|服务接受|采购|供应|发包|承包|买|卖|需|供)[ ]{0,4}方|委托人|受托人|客户|供应商|服务商';
const PARTY_EN =
  '(?:the )?(?:Party [A-D]|Client|Customer|Provider|Supplier|Service Provider|Company|Contractor|Principal|Agent)';

const NAMED_ZH = new RegExp(`^(?:${PARTY_ZH})(?: ?\\([^()]{1,24}\\))? ?(?:[:：]|$|/)`);
const NAMED_EN = new RegExp(`^${PARTY_EN}(?: ?\\([^()]{1,40}\\))? ?(?:[:：]|$)`, 'i');
const DETAIL_ZH =
  /^(?:公司|单位|企业|通讯|通信|联系|联络|注册|登记|办公|日常)?(?:名称|姓名|住所地?|地址|营业地|统一社会信用代码|信用代码|注册号|登记号|身份证号码?|法定代表人|法人代表|法人|负责人|授权代表|联系人|联系方式|联络人|联络方式|电话|手机|传真|电子邮箱|邮箱|电子邮件|邮政编码|邮编|开户行|开户银行|银行账号|账号|户名|纳税人识别号|税号|职务)[^:：。]{0,60}[:：]/;
const DETAIL_EN =
  /^(?:Name|Company name|(?:Registered |Contact |Mailing )?(?:address|office)|(?:Day-to-day )?contact|Legal representative|Unified Social Credit Code|Registration (?:no|number)|Telephone|Tel|Phone|Mobile|Fax|E-?mail|Postcode|Bank|Account|Attn|Attention|Represented by|Position)\b[^:：.]{0,30}[:：]/i;

/** A line of a party block. */
export const isParty = (line: string): boolean =>
  [NAMED_ZH, NAMED_EN, DETAIL_ZH, DETAIL_EN].some((pattern) => pattern.test(line));

const TITLE_ZH = /(?:合同|协议|合同书|协议书|合约|契约|章程|补充条款)(?: ?[(《][^()《》]{1,30}[)》])?$/;
const NUMBER = /^(?:(?:合[同约]|契约|协议)?编号|(?:Contract|Agreement) No\b\.?|Ref(?:erence)?\b\.?) ?[:：]/i;
const TITLE_EN = /\b(?:agreement|contract)\b/i;
const SENTENCE_EN = /\b(?:is|are|was|shall|made|between|this|by)\b|[.;:,]$/i;

/** A title or a contract number: what may stand above the parties. */
export const isTitle = (line: string, lang: Lang): boolean =>
  NUMBER.test(line) ||
  (lang === 'zh'
    ? line.length <= 40 && TITLE_ZH.test(line) && !/[，。；：:,]/.test(line)
    : line.length <= 100 && TITLE_EN.test(line) && !SENTENCE_EN.test(line));

const SIGNING: readonly RegExp[] = [
  /^\(? ?(?:以下无正文|[本此]页(?:以下)?无正文|[本此]页(?:为|系).{0,50}签[署字章]页|签[署字章]页)/,
  new RegExp(`^(?:${PARTY_ZH})[^。；，]{0,60}\\( ?(?:加?盖|公|签|印|合同专|电子签)[^()]{0,12}\\)`),
  new RegExp(`^(?:${PARTY_ZH}) ?(?:签[字章名署]|盖章|公章)`),
  new RegExp(`^(?:${PARTY_ZH})的?(?:授权)?代表人? ?签[字章名署][^。；，]{0,12}[:：]`),
  /^(?:法定代表人|授权代表|委托代理人|代表人|代表|负责人|法定代表人或(?:者)?授权代表)[^。；，]{0,20}(?:\( ?签[^()]{0,10}\)|签[字章名]) ?(?:[:：_]|$)/,
  /^\( ?(?:盖章|公章|签章|签字|签名|seal|signature)[^()]{0,10}\)(?: ?\/ ?\(Seal\))?(?:$| {1,8}\()/i,
  /^(?:签字|签名)(?: ?\/ ?Signature)? ?[:：]/,
  new RegExp(`^${PARTY_EN}\\b[^.;]{0,80}(?:\\(|\\b)(?:seal|signature|stamp|chop)\\b`, 'i'),
  /^(?:Signed|Executed)(?: and sealed)? (?:by|for)\b/i,
  /^IN WITNESS WHEREOF\b/i,
  /^\(? ?(?:The remainder of this page|No text below|Signature page)/i,
  /^(?:Authori[sz]ed (?:signatory|representative)|Signature|By) ?(?:\([^()]{1,20}\))? ?[:：_]/i,
];
const DATED =
  /^(?:签[署订约字]|合[同约]|契约)?(?:日期|时间|地点)[^:：。]{0,8}[:：]|^(?:Date|Place|Title|Name)\b[^:：.]{0,20}[:：]|^_{3,}|^\d{0,4} ?年 {0,6}\d{0,2} ?月 {0,6}\d{0,2} ?日$/i;

/** A line that only a signature page has. */
export const isSigning = (line: string): boolean =>
  line.length <= 160 && !/[。]./.test(line.slice(0, 100)) && SIGNING.some((pattern) => pattern.test(line));
/** A line that a signature page may begin with where a surer one follows. */
export const mayOpenSigning = (line: string): boolean =>
  line.length <= 160 &&
  !/[。；]/.test(line) &&
  (NAMED_ZH.test(line) || NAMED_EN.test(line) || DATED.test(line));
/** A line that stands on a signature page once that has begun. */
export const isSigned = (line: string): boolean =>
  isSigning(line) || mayOpenSigning(line) || isParty(line) || DATED.test(line);

/** Numbers of pages, and what stands over two columns. */
const FURNITURE =
  /^(?:第 ?[\d一二三四五六七八九十]{1,4} ?页(?: ?[,，/]? ?共 ?[\d一二三四五六七八九十]{1,4} ?页)?|共 ?\d{1,4} ?页 ?[,，]? ?第 ?\d{1,4} ?页|Page \d{1,4}(?: ?(?:of|\/) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]|中文|英文|中文文本|English|Chinese|English text)$/i;
/** The last line of a text that this program made. */
const DIGEST = /^csa-contract sha256:[0-9a-f]{64}$/;
export const isFurniture = (line: string): boolean =>
  (line.length <= 40 && FURNITURE.test(line)) || DIGEST.test(line);

export const opensContents = (line: string): boolean =>
  /^(?:目 {0,6}[录次]|Contents|Table of Contents)(?: ?\/ ?Contents)? ?[:：]?$/i.test(line);
/** The dots and the page number behind an entry of a table of contents. */
export const LEADER =
  /(?<![\s.·…．。])[\s.·…．。]{2,}\d{1,4}$|(?<![.·…．])[.·…．]{3,}\s{0,3}$|(?<!\s)\s\d{1,4}$/;

/** A heading that needs no number. */
export const isHeading = (line: string): boolean =>
  /^(?:鉴于|前言|序言|引言|定义|释义|特别提示|背景|Recitals?|Whereas|Preamble|Background|Definitions?)(?: ?\/ ?Recitals)? ?[:：]?$/i.test(
    line,
  );

/** By what most of a line is written in; undefined where it has no words. */
export function langOf(text: string): Lang | undefined {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]+/g)?.length ?? 0;
  if (han === 0 && latin === 0) return undefined;
  return han >= latin ? 'zh' : 'en';
}
