// Rules on the form of addresses, numbers and accounts, and on whose account it is.
import { likeness } from '../../text/suggest.js';
import type { Analysis } from '../analysis/index.js';
import { matchesOf } from '../find.js';
import { isHan, plain } from '../names-alike.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign } from '../said.js';

interface Detail {
  readonly field: { readonly zh: string; readonly en: string };
  readonly like: { readonly zh: string; readonly en: string };
  /** Label and, named `value`, what stands behind it. */
  readonly pattern: RegExp;
  readonly fits: (value: string) => boolean;
}
const DETAILS: readonly Detail[] = [
  {
    field: { zh: '电子邮箱', en: 'e-mail address' },
    like: { zh: '形如 name@company.cn', en: 'like name@company.cn' },
    // An address has a sign for it, or a dot inside: other words behind the label are none.
    pattern:
      /(?:邮箱|电子邮件|\be-?mail)(?:地址| address)?\s{0,4}[:：]\s{0,4}(?<value>[\w+-]{1,40}(?:[@＠.][\w.@＠-]{1,60}))/giu,
    fits: (value) => /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value),
  },
  {
    field: { zh: '邮政编码', en: 'postcode' },
    like: { zh: '6位数字', en: '6 digits' },
    pattern: /(?:邮政编码|邮编|\bpost(?:al )?code)\s{0,4}[:：]\s{0,4}(?<value>\d{1,12})(?![\d-])/giu,
    fits: (value) => value.length === 6,
  },
  {
    field: { zh: '手机号码', en: 'mobile number' },
    like: { zh: '11位数字', en: '11 digits' },
    pattern: /(?:手机|移动电话)(?:号码?)?\s{0,4}[:：]\s{0,4}(?<value>\d{6,20})(?![\d-])/gu,
    fits: (value) => value.length === 11,
  },
  {
    field: { zh: '银行账号', en: 'bank account' },
    like: { zh: '8至32位数字', en: '8 to 32 digits' },
    pattern:
      /(?:账号|帐号|银行账户|\baccount (?:no\.?|number))\s{0,4}[:：]\s{0,4}(?<value>\d[\d -]{0,60}\d)(?![\dA-Za-z])/giu,
    fits: (value) => /^\d{8,32}$/.test(value.replace(/[ -]/g, '')),
  },
  {
    field: { zh: '联行号', en: 'CNAPS code' },
    like: { zh: '12位数字', en: '12 digits' },
    pattern: /(?:联行号|\bcnaps(?: code)?)\s{0,4}[:：]\s{0,4}(?<value>\d{1,20})(?!\d)/giu,
    fits: (value) => value.length === 12,
  },
];
const HOLDER =
  /(?:开户名称?|账户名称?|户名|[Aa]ccount (?:name|holder))\s{0,4}[:：]\s{0,4}(?<value>[^\s，。；;,、_【［[]{2,60}(?: [^\s，。；;、_]{1,30}){0,8})/gu;
function details({ text }: Analysis): TextHit[] {
  return DETAILS.flatMap(({ field, like, pattern, fits }) =>
    matchesOf(text, pattern).flatMap(({ at, match }) => {
      const value = match.groups?.value ?? '';
      // Taiwan and Hong Kong write other postcodes.
      if (fits(value) || (field.en === 'postcode' && text.script === 'hant')) return [];
      return [{ at: { ...at, from: at.to - value.length }, slots: { field, like, value } }];
    }),
  );
}

function strangeHolders({ text, designators: { letters } }: Analysis): TextHit[] {
  const names = letters
    .flatMap((letter) => letter.names)
    .map(({ at }) => text.passages[at.passage]!.folded.slice(at.from, at.to));
  return matchesOf(text, HOLDER).flatMap(({ at, match }) => {
    const value = match.groups?.value ?? '';
    const lang = isHan(value) ? 'zh' : 'en';
    const same = names.filter((name) => isHan(name) === (lang === 'zh'));
    // What is nearly the name is told as a misspelling.
    const known = same.some((name) => likeness(plain(name, lang), plain(value, lang)) >= 0.8);
    return same.length === 0 || known
      ? []
      : [{ at: { ...at, from: at.to - value.length }, slots: { found: value } }];
  });
}

const TWO_PARTIES = '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n';

export const accountRules: readonly Rule[] = [
  {
    id: 'PTY-007',
    severity: 'warning',
    title: { zh: '电话、邮箱、邮编或账号的格式有误', en: 'Malformed telephone, e-mail, postcode or account' },
    message: {
      zh: '{field}“{value}”写法有误，应为{like}',
      en: 'the {field} “{value}” is malformed; it should be {like}',
    },
    told: ['TYPE-PHONE', 'TYPE-EMAIL'],
    fixed: true,
    text: ofForeign(details),
    examples: {
      fires: [
        { set: { 'parties.customer.email': 'legal.qingyou.example' } },
        { set: { 'parties.provider.phone': '电话待定' } },
        { text: '邮政编码：21400', at: '21400' },
        { text: '電子郵箱：service.late-maple.example', at: 'service.late-maple.example' },
        { text: 'E-mail: contracts＠late-maple.example', at: 'contracts＠late-maple.example' },
        { text: '手机：1380000012', at: '1380000012' },
        { text: '账号：6222 017', at: '6222 017' },
        { text: '联行号：10330500001', at: '10330500001' },
      ],
      silent: [
        { set: {} },
        { text: '邮政编码：214000，手机：13800000128，账号：6222 0171 8888，联行号：103305000018' },
        { text: '电子邮箱：service@late-maple.example' },
        { text: 'E-mail: first response within 4 hours' },
        { text: '账号：__________' },
        { text: '甲方：青島海棠商貿有限公司\n地址：臺北市中正區寶慶路\n郵政編碼：10042' },
      ],
    },
  },
  {
    id: 'PTY-008',
    severity: 'warning',
    title: { zh: '收款账户户名与主体不一致', en: 'Account holder is not a party' },
    message: {
      zh: '户名“{found}”不是合同任何一方的名称',
      en: 'the account holder “{found}” is neither of the parties',
    },
    hint: {
      zh: '收款人应为合同一方；代收的，写明代收关系并附书面指示',
      en: 'have a party receive payment, or state who collects for it and attach its instruction',
    },
    told: ['X28'],
    text: ofForeign(strangeHolders),
    examples: {
      fires: [
        {
          set: {
            'parties.provider.bank.accountName': {
              zh: '佛山守晨咨询有限公司',
              en: 'Foshan Shouchen Consulting Co., Ltd.',
            },
          },
        },
        { text: `${TWO_PARTIES}第一条 账户\n户名：赵启明\n账号：6222017188880001`, at: '赵启明' },
        {
          text: '甲方：青島海棠商貿有限公司\n乙方：無錫晚楓客服有限公司\n第一條 帳戶\n戶名：南京初雪財務諮詢有限公司',
          at: '南京初雪財務諮詢有限公司',
        },
        {
          text: 'Party A: Begonia Trading Co., Ltd.\nParty B: Late Maple Support Limited\nArticle 1 Account\nAccount name: First Snow Finance Ltd.',
          at: 'First Snow Finance Ltd.',
        },
      ],
      silent: [
        { set: {} },
        { text: `${TWO_PARTIES}第一条 账户\n户名：无锡晚枫客服有限公司` },
        { text: `${TWO_PARTIES}第一条 账户\n户名：__________` },
        { text: '户名：赵启明' },
        { text: `${TWO_PARTIES}第一条 账户\n户名：无锡晓枫客户有限公司` },
      ],
    },
  },
];
