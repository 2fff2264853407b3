// Rules that compare the words of a clause in both languages: who acts, terms of the glossary, duty against right, time zones and days of
// the week. They only tell what no free translation would do.
import type { Pair } from '../../contract/ast.js';
import type { Glossary } from '../../template/words.js';
import { oncePer } from '../../text/once.js';
import type { Analysis } from '../analysis/index.js';
import type { LanguagePair } from '../analysis/pairs.js';
import { matchesIn } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Passage, Stretch } from '../text.js';

/** Paragraph by paragraph where there are as many in both languages, else the clause as a whole. */
function sideBySide({ passages }: LanguagePair): { zh: readonly Passage[]; en: readonly Passage[] }[] {
  const { zh, en } = passages;
  return zh.length === en.length ? zh.map((one, i) => ({ zh: [one], en: [en[i]!] })) : [{ zh, en }];
}
const found = (passages: readonly Passage[], pattern: RegExp) =>
  passages.flatMap((passage) => matchesIn(passage, pattern));
const says = (passages: readonly Passage[], pattern: RegExp): boolean =>
  passages.some((passage) => pattern.test(passage.lang === 'zh' ? passage.folded : passage.text));

const ACTS_ZH =
  /(?<letter>[甲乙])方(?:应当|应(?![收付])|须|必须|不得|有权|可以|负责|承诺|保证|向[甲乙]方(?:支付|提供|赔偿))/gu;
const ACTS_EN =
  /\bParty (?<letter>[AB]) (?:shall|must|may|will|has the right|is (?:entitled|responsible|liable|obliged|required)|undertakes|guarantees|warrants|agrees)\b(?! be (?:paid|compensated|provided|indemnified|notified|informed|given))/gu;
const ROLE_ZH =
  /(?<letter>[甲乙])方[^。；（(]{0,4}[（(][^）)]{0,8}(?:(?<customer>委托方|委托人|服务接受方|客户|采购方|买方)|(?<provider>受托方|受托人|服务提供方|服务商|供应商|卖方))/gu;
const ROLE_EN =
  /\bParty (?<letter>[AB])\s?\((?:the )?[“"]?(?:(?<customer>Customer|Client|Entrusting Party|Principal|Purchaser|Buyer|Service Recipient)|(?<provider>Service Provider|Provider|Entrusted Party|Agent|Supplier|Seller|Vendor|Contractor))/gu;

function lettersSwapped({ pairs }: Analysis): readonly TextHit[] {
  const letterOf = (groups: Readonly<Record<string, string | undefined>> = {}): string =>
    groups.letter === '甲' ? 'A' : groups.letter === '乙' ? 'B' : (groups.letter ?? '');
  return pairs.pairs.flatMap((pair) =>
    sideBySide(pair).flatMap(({ zh, en }) => {
      const who = (passages: readonly Passage[], pattern: RegExp) =>
        found(passages, pattern).map(({ at, match }) => ({
          ...{ at, letter: letterOf(match.groups) },
          customer: match.groups?.customer !== undefined,
        }));
      const [acting, named] = [
        [who(zh, ACTS_ZH), who(en, ACTS_EN)],
        [who(zh, ROLE_ZH), who(en, ROLE_EN)],
      ] as const;
      const letters = acting.map((all) => new Set(all.map(({ letter }) => letter)));
      const apart = letters.every(({ size }) => size === 1) && !letters[0]!.has([...letters[1]!][0]!);
      const role = named[1].find((one) =>
        named[0].some((other) => other.letter === one.letter && other.customer !== one.customer),
      );
      const at = role?.at ?? (apart ? acting[1][0]!.at : undefined);
      return at ? [{ at }] : [];
    }),
  );
}

const termsOf = oncePer(({ equivalents }: Glossary) =>
  equivalents.map(({ zh, en }) => ({
    en,
    said: new RegExp(zh, 'gu'),
    translated: new RegExp(
      `(?<![a-z])(?:${en.map((word) => word.replace(/[’']/g, "[’']").replace(/[ -]/g, '[\\s-]')).join('|')})`,
      'iu',
    ),
  })),
);

function notPerGlossary({ pairs, facts }: Analysis): readonly TextHit[] {
  return pairs.pairs.flatMap(({ passages }) =>
    termsOf(facts.glossary).flatMap(({ en, said, translated }) => {
      const [first] = found(passages.zh, said);
      return first && !says(passages.en, translated)
        ? [{ at: first.at, slots: { zh: first.match[0], en: en[0]! } }]
        : [];
    }),
  );
}

const DUTY = /(?<![响相供反对适效回顺照])应(?![收付用急诉对聘邀届计])|(?<![无毋])须(?!知)|必须|有义务/u;
const MAYBE_DUTY = /应|须|必|负责|义务|承担|保证|不得|有责任/u;
const RIGHT = /有权|可以|可(?!能|行|靠|见|抗|用|分)|允许|自行决定/u;
const BARRED = /(?<!取)不得(?!不|已|以?上)|禁止/u;
const SHALL =
  /\b(?:shall|must|will|undertakes?|agrees?|obliged|obligat\w{1,6}|required|responsible|liable|dut(?:y|ies)|bound|is to|are to|ensures?|guarantees?|warrants?|needs? to|has to|have to|owes?|should)\b/iu;
const MAY =
  /\b(?:may|rights?|entitled|can|could|free to|options?|discretion|permit\w{0,4}|allow\w{0,3}|authori[sz]ed|power)\b/iu;
const NOT =
  /\b(?:not|no|nor|neither|none|never|without|cannot|prohibit\w{0,5}|forbid\w{0,4}|refrain|unless|except|only|exclu\w{0,5}|unlawful|bar\w{0,3}|avoid|non-\w{1,12})\b|n[’']t\b/iu;
const NOT_ZH = /[不未无勿非禁莫仅只限除别]|没有|避免|停止/u;

interface Modality {
  readonly zh: Pair<string>;
  readonly en: Pair<string>;
}
const KINDS = {
  duty: { zh: '义务（应、须）', en: 'a duty' },
  right: { zh: '权利（有权、可以）', en: 'a right' },
  ban: { zh: '禁止（不得）', en: 'a prohibition' },
  none: { zh: '无禁止', en: 'no prohibition' },
} as const;

/** Told only where the one language has no word at all that could carry the other’s. */
function modality(zh: readonly Passage[], en: readonly Passage[]): (Modality & { at: Stretch }) | undefined {
  const first = (passages: readonly Passage[], pattern: RegExp): Stretch | undefined =>
    found(passages, pattern)[0]?.at;
  const tell = ([a, b]: readonly [keyof typeof KINDS, keyof typeof KINDS], at: Stretch | undefined) =>
    at ? { zh: KINDS[a], en: KINDS[b], at } : undefined;
  const may = () => first(en, /\b(?:may|is entitled to|are entitled to|has the right to)\b/giu);
  const shall = () => first(en, /\b(?:shall|must)\b(?! be entitled| have the right)/giu);
  const shallNot = first(en, /\b(?:shall|must|may) not\b/giu);
  if (says(zh, BARRED) && !says(en, NOT)) return tell(['ban', shall() ? 'duty' : 'right'], shall() ?? may());
  if (shallNot && !says(zh, NOT_ZH)) return tell([says(zh, MAYBE_DUTY) ? 'duty' : 'right', 'ban'], shallNot);
  if (says(zh, DUTY) && !says(zh, RIGHT) && !says(en, SHALL)) return tell(['duty', 'right'], may());
  if (says(zh, RIGHT) && !says(zh, MAYBE_DUTY) && !says(en, MAY)) return tell(['right', 'duty'], shall());
  return undefined;
}

const modalityDiffers = ({ pairs }: Analysis): readonly TextHit[] =>
  pairs.pairs.flatMap((pair) =>
    sideBySide(pair).flatMap(({ zh, en }) => {
      const differs = modality(zh, en);
      return differs ? [{ at: differs.at, slots: { zh: differs.zh, en: differs.en } }] : [];
    }),
  );

const WEEK_ZH =
  /(?<!每|一|两)(?:星期|礼拜|周)(?<day>[一二三四五六日天])(?!次|个|份|期|名|人|小时|均|常|内)/gu;
const EVERY_WEEK_ZH =
  /每(?:星期|礼拜|周)(?<day>[一二三四五六日天])(?!次|个|份|期|名|人|小时|均|常|内|日|天)/gu;
const WEEK_EN = /\b(?<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b/gu;
const DAYS_EN = ['Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur', 'Sun'];

const zonesOf = oncePer((glossary: Glossary) =>
  Object.entries(glossary.zones).map(([id, { zh, en }]) => ({
    ...{ id, zh: new RegExp(id === 'Asia/Shanghai' ? `${zh}|中国标准时间|东八区` : zh, 'u') },
    en: new RegExp(
      id === 'Asia/Shanghai'
        ? `\\b${en}\\b|\\bChina Standard Time\\b|\\b(?:UTC|GMT)\\s?\\+\\s?0?8`
        : id === 'UTC'
          ? `\\b${en}\\b|\\b(?:UTC|GMT)\\b(?!\\s?[+-]|\\+)|\\bGreenwich Mean Time\\b`
          : `\\b${en}\\b`,
      'giu',
    ),
  })),
);

function daysAndZones({ pairs, facts }: Analysis): readonly TextHit[] {
  const zones = zonesOf(facts.glossary);
  return pairs.pairs.flatMap(({ passages }) => {
    const day = (value: string): number => '一二三四五六日'.indexOf(value.replace('天', '日'));
    const zh = new Set(
      [WEEK_ZH, EVERY_WEEK_ZH].flatMap((pattern) =>
        found(passages.zh, pattern).map(({ match }) => day(match.groups!.day!)),
      ),
    );
    const week = found(passages.en, WEEK_EN).map(({ at, match }) => ({
      at,
      day: DAYS_EN.indexOf(match.groups!.day!),
    }));
    const other = zh.size > 0 ? week.find((one) => !zh.has(one.day)) : undefined;
    const said = new Set(zones.filter((zone) => says(passages.zh, zone.zh)).map(({ id }) => id));
    const zone =
      said.size === 0
        ? undefined
        : zones.flatMap((one) => (said.has(one.id) ? [] : found(passages.en, one.en)))[0];
    const at = zone?.at ?? other?.at;
    return at ? [{ at }] : [];
  });
}

const clause = (zh: string, en: string): string => ['第七条 约定', zh, 'Article 7 Terms', en].join('\n');

export const wordRules: readonly Rule[] = [
  {
    id: 'BIL-004',
    severity: 'error',
    title: { zh: '甲乙方与 Party A/B 对应错误', en: 'Party letters swapped' },
    message: {
      zh: '甲方应对应 Party A，乙方应对应 Party B，此处对应错误',
      en: '甲方 is Party A and 乙方 is Party B; here the two languages name different parties',
    },
    hint: { zh: '核对由哪一方履行，改正字母', en: 'check which party is meant and correct the letter' },
    text: lettersSwapped,
    examples: {
      fires: [
        {
          text: clause('甲方应向乙方支付服务费。', 'Party B shall pay the service fee to Party A.'),
          at: 'Party B shall',
        },
        { text: clause('乙方有權解除本合同。', 'Party A may terminate this Contract.'), at: 'Party A may' },
        {
          text: '甲方（委托方）：苏州澄湾客户服务有限公司\nParty A (Provider): Suzhou Chengwan Customer Service Co., Ltd.\n第一条 服务\nArticle 1 Services\n双方合作。\nThe Parties cooperate.',
          at: 'Party A (Provider',
        },
        {
          text: clause('甲方应支付费用。\n乙方应开票。', 'Party B shall pay.\nParty A shall issue invoices.'),
          at: 'Party B shall',
        },
      ],
      silent: [
        { text: clause('甲方应向乙方支付服务费。', 'Party A shall pay the service fee to Party B.') },
        { text: clause('甲方应向乙方支付服务费。', 'Party B shall be paid the service fee by Party A.') },
        {
          text: clause(
            '甲方应付款，乙方应开票。',
            'Upon the invoice that Party B shall issue, Party A shall pay.',
          ),
        },
        {
          text: '甲方（服务接受方）：甲公司\nParty A (Customer): Company A\n乙方（服务提供方）：乙公司\nParty B (Provider): Company B',
        },
        {
          text: clause(
            '甲方应支付费用。\n乙方应开票。',
            'Party A shall pay and Party B shall issue invoices.',
          ),
        },
        { text: clause('乙方应开票。', 'Party B shall issue invoices.') },
      ],
    },
  },
  {
    id: 'BIL-005',
    severity: 'warning',
    title: { zh: '术语未按术语表翻译', en: 'Term not translated as in the glossary' },
    message: { zh: '“{zh}”未译为“{en}”', en: '“{zh}” is not rendered as “{en}”' },
    hint: { zh: '英文改用“{en}”，或核对中文术语', en: 'write “{en}”, or check the Chinese term' },
    text: notPerGlossary,
    examples: {
      fires: [
        {
          text: clause('乙方应支付违约金。', 'Party B shall pay a penalty.'),
          at: '违约金',
        },
        { text: clause('法定代表人應簽字。', 'The legal person shall sign.'), at: '法定代表人' },
        { text: clause('商业秘密受保护。', 'Business information is protected.'), at: '商业秘密' },
        { text: clause('个人信息受保护。', 'Personal particulars are protected.'), at: '个人信息' },
      ],
      silent: [
        { text: clause('乙方应支付违约金。', 'Party B shall pay Liquidated Damages.') },
        { text: clause('在五个工作日内答复。', 'A reply is given within five business days.') },
        { text: '第七条 约定\n乙方应支付违约金。' },
        { text: clause('乙方提供授权委托书。', 'Party B presents a power-of-attorney.') },
      ],
    },
  },
  {
    id: 'BIL-006',
    severity: 'error',
    title: { zh: '中英文权利义务表述不一致', en: 'Duties and rights differ between the languages' },
    message: { zh: '中文表示{zh}，英文表示{en}', en: 'the Chinese states {zh}, the English {en}' },
    hint: {
      zh: '应、须对应 shall，有权、可以对应 may，不得对应 shall not',
      en: '应 and 须 are “shall”, 有权 and 可以 “may”, 不得 “shall not”',
    },
    text: modalityDiffers,
    examples: {
      fires: [
        {
          text: clause('甲方应在收到发票后付款。', 'Party A may pay upon receipt of the invoice.'),
          at: 'may',
        },
        { text: clause('乙方不得轉包本服務。', 'Party B shall subcontract the Service.'), at: 'shall' },
        { text: clause('甲方有权检查服务记录。', 'Party A shall inspect the service records.'), at: 'shall' },
        {
          text: clause('乙方可以公开合作关系。', 'Party B shall not publish the cooperation.'),
          at: 'shall not',
        },
        { text: clause('甲方應檢查記錄。', 'Party A may check the records.'), at: 'may' },
        { text: clause('乙方不得转包本服务。', 'Party B may subcontract the Service.'), at: 'may' },
        {
          text: clause('乙方应公开合作关系。', 'Party B shall not publish the cooperation.'),
          at: 'shall not',
        },
      ],
      silent: [
        { text: clause('甲方应付款，并可以抵扣。', 'Party A may deduct what it owes.') },
        {
          text: clause('乙方不得转包本服务。', 'Neither Party B nor its staff may subcontract the Service.'),
        },
        { text: clause('甲方有权检查服务记录。', 'Party A is entitled to inspect the service records.') },
        { text: clause('响应时间可以延长。', 'The response time may be extended.') },
        { text: clause('甲方应付款。', 'Payment by Party A is due; it agrees to pay.') },
        { text: clause('甲方负责检查，可以派员。', 'Party A shall inspect and send staff.') },
        { text: clause('甲方应支付费用。', 'Party A shall pay; transfers may take a day.') },
        { text: clause('甲方可以抵扣。', 'Party A may deduct, which it shall say in writing.') },
        { text: clause('合作关系对外不公开。', 'Party B shall not publish the cooperation.') },
        { text: clause('甲方应支付费用。', 'Party A pays the fee.') },
      ],
    },
  },
  {
    id: 'BIL-010',
    severity: 'warning',
    title: { zh: '中英文星期或时区不一致', en: 'Days of the week or time zones differ' },
    message: {
      zh: '两种文本的星期或时区不一致',
      en: 'the two languages name different days of the week or time zones',
    },
    hint: { zh: '核对两种文本的日期和时区', en: 'compare the days and time zones of the two texts' },
    text: daysAndZones,
    examples: {
      fires: [
        {
          text: clause('服务时间为北京时间09:00至18:00。', 'Service hours are 09:00 to 18:00 UTC.'),
          at: 'UTC',
        },
        {
          text: clause('客服於星期一至星期五提供。', 'Agents work from Monday to Saturday.'),
          at: 'Saturday',
        },
        { text: clause('报告于每周三提交。', 'The report is due every Thursday.'), at: 'Thursday' },
      ],
      silent: [
        { text: clause('服务时间为北京时间09:00至18:00。', 'Service hours are 09:00 to 18:00 (UTC+8).') },
        { text: clause('客服于周一至周五提供。', 'Agents work from Monday to Friday.') },
        { text: clause('每周三次，每周日均十件。', 'Three times a week, ten a day on average.') },
        { text: clause('每周三次，周一开始。', 'Three times a week from Monday on.') },
        {
          text: clause(
            '周一、周二、周三、周四、周五、周六和星期天提供服务。',
            'The Service runs on Mondays, Tuesdays, Wednesdays, Thursdays, Fridays, Saturdays and Sundays.',
          ),
        },
        { text: clause('客服于工作日提供。', 'Agents work from Monday to Friday.') },
        { text: clause('服务时间为09:00至18:00。', 'Service hours are 09:00 to 18:00 (UTC).') },
      ],
    },
  },
];
