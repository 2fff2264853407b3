// Rules on the words that hold a contract together: defined terms, what it calls itself, lists without an end.

import type { Family } from '../analysis/families.js';
import type { Analysis } from '../analysis/index.js';
import { matchesOf, OPERATIVE, passagesOf, wordsAt } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Stretch } from '../text.js';

// STR-006, STR-007

const unused = ({ definitions }: Analysis): readonly TextHit[] =>
  definitions.filter(({ uses }) => uses === 0).map(({ term, at }) => ({ at, slots: { term } }));

const CAPITALS = /(?<![\w“"'’-])(?:[A-Z][a-z]{1,20}[ -]){0,3}[A-Z][a-z]{1,20}\b/g;
/** In the middle of a sentence, behind a word without a capital. */
const WITHIN = /(?:^|[\s(])[a-z0-9][\w’'.%-]{0,24},? $|\) $/;
/** What contracts define; a name that ends otherwise is one of a thing or a place. */
const HEADS =
  /^(?:Fees?|Charges?|Services?|Users?|Customers?|Clients?|Platforms?|Products?|Goods|Deliverables?|Days?|Hours?|Periods?|Terms?|Information|Data|Materials?|Works?|Personnel|Agents?|Staff|Systems?|Software|Reports?|Loss(?:es)?|Affiliates?|Dates?|Territory|Specifications?|Standards?|Levels?|Credits?|Orders?|Projects?|Invoices?|Events?|Rights?|Property|Cases?|Tickets?|Channels?|Brands?)$/;
/** Called so by what they are: parties, the contract and its parts, titles. */
const KNOWN =
  /^(?:(?:First|Second|Third|Receiving|Disclosing) )?(?:Party|Parties)|^(?:This |The )?(?:Contract|Agreement|Articles?|Clauses?|Sections?|Annex(?:es)?|Party|Parties)\b|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;
const OFTEN = 3;

/** A foreign text's own habit of capitals counts: at least one term is defined. */
function undefinedCapitals({ text, definitions }: Analysis): readonly TextHit[] {
  const singular = (term: string): string => term.toLowerCase().replace(/s$/, '');
  const defined = new Set(definitions.filter(({ lang }) => lang === 'en').map(({ term }) => singular(term)));
  if (!text.foreign || defined.size === 0) return [];
  const counts = new Map<string, { n: number; hit: TextHit }>();
  for (const { at, match, passage } of matchesOf(text, CAPITALS, OPERATIVE, 'en')) {
    const term = match[0].replace(/^(?:The|This|That|Each|Any|All|No|Such) /, '');
    // Behind a full stop every word begins with a capital.
    if (!WITHIN.test(passage.text.slice(Math.max(0, match.index - 30), match.index))) continue;
    const head = term.split(/[ -]/).at(-1)!;
    if (!HEADS.test(head) || KNOWN.test(term) || defined.has(singular(term))) continue;
    const known = counts.get(singular(term));
    counts.set(singular(term), {
      n: (known?.n ?? 0) + 1,
      hit: known?.hit ?? { at, slots: { term } },
    });
  }
  return [...counts.values()].filter(({ n }) => n >= OFTEN).map(({ hit }) => hit);
}

const QUOTED = /[“「『](?<term>[\p{Script=Han}A-Za-z]{2,10})[”」』]/gu;

/** Put in quotation marks again and again as terms are, and nowhere said to mean anything. */
function undefinedQuoted({ text, definitions }: Analysis): readonly TextHit[] {
  if (!text.foreign) return [];
  const defined = new Set(definitions.map(({ term }) => term));
  const seen = new Map<string, TextHit[]>();
  for (const { at, match } of matchesOf(text, QUOTED, OPERATIVE, 'zh')) {
    const term = match.groups!.term!;
    if (defined.has(term)) continue;
    const hit = { at: { ...at, from: at.from + 1, to: at.to - 1 }, slots: { term } };
    const known = seen.get(term);
    if (known) known.push(hit);
    else seen.set(term, [hit]);
  }
  return [...seen.values()].filter((hits) => hits.length >= 2).map(([first]) => first!);
}

// STR-016, STR-017

const SELF = {
  zh: /本(?:合[同约]|契约|协议)/gu,
  en: /\bthis (?:contract|agreement)\b/gi,
} as const;

/** The rarest of its names at its first place. An annex may be an agreement of its own. */
function twoNames({ text }: Analysis): readonly TextHit[] {
  return (['zh', 'en'] as const).flatMap((lang): TextHit[] => {
    const places = new Map<string, Stretch[]>();
    for (const { at, match, passage } of matchesOf(text, SELF[lang], OPERATIVE, lang)) {
      if (text.clauses[passage.clause]!.section === 'annex') continue;
      const name = match[0].toLowerCase();
      const known = places.get(name);
      if (known) known.push(at);
      else places.set(name, [at]);
    }
    const names = [...places.values()].toSorted((a, b) => a.length - b.length);
    const [rare, usual] = [names[0], names.at(-1)];
    if (!rare || rare === usual) return [];
    const slots = { rare: wordsAt(text, rare[0]!), usual: wordsAt(text, usual![0]!), n: rare.length };
    return [{ at: rare[0]!, slots }];
  });
}

const OPEN_LIST = {
  zh: /包括(?:但不|但并不|而不|，但不)(?:限于|局限于)/gu,
  en: /\bincluding,? (?:but not limited to|without (?:limitation|being limited to))\b/gi,
} as const;
const CORE: readonly (Family | undefined)[] = ['scope', 'fees', 'liability'];

function openLists({ text, familyOf }: Analysis): readonly TextHit[] {
  return (['zh', 'en'] as const).flatMap((lang): TextHit[] => {
    const found = matchesOf(text, OPEN_LIST[lang], OPERATIVE, lang).filter(({ passage }) =>
      CORE.includes(familyOf(passage.clause)),
    );
    return found.length < 3 ? [] : [{ at: found[0]!.at, slots: { n: found.length } }];
  });
}

// STR-014

const HEIRS = { zh: /继承人?/gu, en: /\b(?:heirs?|inherit(?:s|ed|ance|or|ors)?)\b/gi } as const;
const PERSON = /身份证|自然人|公民身份|居民|个体工商户|\b(?:ID card|identity card|natural person)\b/iu;
/** A line of a party’s details, wherever it stands. */
const IDENTITY = /^(?:居民)?身份证|^(?:ID|identity) card/iu;

function heirs({ text, facts }: Analysis): readonly TextHit[] {
  const { customer, provider } = facts.terms?.parties ?? {};
  const persons = /^(?:natural_person|individual_business)$/;
  if (persons.test(customer?.entityType ?? '') || persons.test(provider?.entityType ?? '')) return [];
  const named = passagesOf(text).some(({ clause, folded }) => {
    const pattern = text.clauses[clause]!.section === 'body' ? IDENTITY : PERSON;
    return pattern.test(folded);
  });
  if (text.foreign && named) return [];
  return (['zh', 'en'] as const).flatMap((lang) =>
    matchesOf(text, HEIRS[lang], OPERATIVE, lang).map(({ at, match }) => ({ at, slots: { word: match[0] } })),
  );
}

export const termRules: readonly Rule[] = [
  {
    id: 'STR-006',
    severity: 'warning',
    title: { zh: '定义未被使用', en: 'Definition without a use' },
    message: {
      zh: '定义了“{term}”，此后却没有使用',
      en: '“{term}” is defined and then never used',
    },
    hint: {
      zh: '删去定义，或在条款中使用该词',
      en: 'take the definition out, or use the term in the clauses',
    },
    text: unused,
    examples: {
      fires: [
        {
          text: '第一条 定义\n本合同所称“直播间”是指乙方开设的网络房间。\n第二条 费用\n按月结算。',
          at: '直播间',
        },
        {
          text: '第一條 服務\n乙方接待平臺買家（以下簡稱「終端客戶」）的來訪。\n第二條 費用\n按月結算。',
          at: '終端客戶',
        },
        {
          text: 'Article 1 Terms\n“Deliverables” means the reports.\nArticle 2 Fees\nFees are monthly.',
          at: 'Deliverables',
        },
      ],
      silent: [
        { text: '第一条 定义\n本合同所称“直播间”是指乙方开设的网络房间。\n第二条 时间\n直播间每日开放。' },
        {
          text: 'Article 1 Terms\n“Deliverable” means a report.\nArticle 2 Fees\nDeliverables are paid for monthly.',
        },
        {
          text: 'Article 1 Reply\nA reply is due within two Working Days. “Working Day” means a day on which banks are open.',
        },
      ],
    },
  },
  {
    id: 'STR-007',
    severity: 'warning',
    title: { zh: '术语未定义', en: 'Term not defined' },
    message: {
      zh: '“{term}”按术语使用，但没有定义',
      en: '“{term}” is used as a defined term, yet is not defined',
    },
    hint: { zh: '补充定义，或改用普通写法', en: 'define it, or write it like any other word' },
    text: (contract) => [...undefinedQuoted(contract), ...undefinedCapitals(contract)],
    examples: {
      fires: [
        {
          text: '第一条 结算\n乙方开具“正式发票”后结算。\n第二条 税费\n未收到“正式发票”的，甲方可以暂不付款。',
          at: '正式发票',
        },
        { text: '第一條 結算\n乙方處理「有效工單」。\n第二條 費用\n按「有效工單」計費。', at: '有效工單' },
        {
          text: 'Article 1 Terms\nThe Platform (the “Platform”) is run by Party B.\nArticle 2 Fees\nParty B pays the Monthly Charges on the Platform. If the Monthly Charges are late, each Monthly Charge bears interest.',
          at: 'Monthly Charges',
        },
        {
          text: 'Article 1 Terms\nThe Platform (the “Platform”) is run by Party B.\nArticle 2 Fees\nParty B pays the Monthly Charges. Late Monthly Charges bear interest, and all Monthly Charges include tax on the Platform.\nIn addition Monthly Charges and other Monthly Charges are due.',
          at: 'Monthly Charges',
        },
      ],
      silent: [
        { text: '第一条 结算\n“正式发票”是指增值税专用发票。乙方开具“正式发票”后结算。' },
        { text: '第一条 评价\n用户选择“满意”的，计入满意度。' },
        {
          text: 'Article 1 Terms\n“Report” means a monthly report. The shop system (the “Platform”) is run by Party B.\nArticle 2 Fees\nParty B sends the Reports from Hangzhou, pays for the Reports in Hangzhou and keeps the Reports in Hangzhou. Calls go through The Platform, chats through The Platform and mails through The Platform.',
        },
        {
          text: 'Article 1 Terms\nThe shop system (the “Platform”) is run by Party B.\nArticle 2 Fees\nDuring the Contract Period the Platform is open day and night; after the Contract Period it does not, unless the Contract Period is extended.',
        },
        {
          text: 'Article 1 Terms\nThe platform (the “Platform”) is run by Party B.\nArticle 2 Fees\nParty B pays the Monthly Charges. The late Monthly Charges bear interest on the Platform.',
        },
        {
          text: 'Article 1 Fees\nParty B pays the Monthly Charges. All late Monthly Charges bear interest, and the Monthly Charges include tax.',
        },
      ],
    },
  },
  {
    id: 'STR-014',
    severity: 'warning',
    title: { zh: '公司之间约定继承', en: 'Inheritance between companies' },
    message: {
      zh: '法人不发生继承：“{word}”应改为合并、分立后的承继',
      en: 'a company leaves no heirs: “{word}” should be succession on merger or division',
    },
    basis: [{ law: 'civil-code', articles: '67', checked: 'text' }],
    text: heirs,
    examples: {
      fires: [
        { text: '第一条 效力\n本合同对双方的继承人和受让人具有约束力。', at: '继承人' },
        { text: '第一條 效力\n本合同的權利義務由雙方的繼承人承擔。', at: '繼承人' },
        {
          text: '第一条 实名\n客服人员凭身份证登记。\n第二条 效力\n本合同对双方的继承人具有约束力。',
          at: '继承人',
        },
        { text: 'Article 1 Effect\nThis Contract binds the heirs of each Party.', at: 'heirs' },
      ],
      silent: [
        { text: '第一条 效力\n一方合并、分立的，其权利义务由合并、分立后的主体承继。' },
        { text: '本合同由自然人林小满与服务方订立。\n第一条 效力\n本合同对双方的继承人具有约束力。' },
        {
          text: '第一条 当事人\n甲方：林小满\n身份证号码：320500199001010000\n第二条 效力\n甲方死亡的，其权利义务由继承人承受。',
        },
        {
          form: 'SVL',
          set: {
            'parties.customer.entityType': 'natural_person',
            custom: [
              {
                text: {
                  zh: '甲方死亡的，其权利义务由继承人承受。',
                  en: 'If Party A dies, the heirs take its place.',
                },
              },
            ],
          },
        },
        {
          text: '甲方：林小满\n身份证号：320500199001010000\n第一条 效力\n甲方死亡的，其权利义务由继承人承受。',
        },
      ],
    },
  },
  {
    id: 'STR-016',
    severity: 'warning',
    title: { zh: '合同自称混用', en: 'Two names for the contract' },
    message: {
      zh: '“{rare}”（{n}处）与“{usual}”混用，容易被理解为两份文件',
      en: '“{rare}” ({n}×) and “{usual}” are both used: they may be taken for two documents',
    },
    hint: { zh: '统一写作“{usual}”', en: 'write “{usual}” throughout' },
    text: twoNames,
    examples: {
      fires: [
        {
          text: '双方订立本协议。\n第一条 期限\n本合同为期一年。\n第二条 效力\n本合同经双方盖章后生效。',
          at: '本协议',
        },
        {
          text: '雙方訂立本合同。\n第一條 期限\n本協議為期一年。\n第二條 效力\n本協議經雙方蓋章後生效。',
          at: '本合同',
        },
        {
          text: '雙方訂立本契約。\n第一條 期限\n本合約為期一年。\n第二條 效力\n本合約經雙方蓋章後生效。',
          at: '本契約',
        },
        {
          text: '雙方訂立本合同。\n第一條 期限\n本合同為期一年。\n第二條 效力\n本協議經雙方蓋章後生效。',
          at: '本協議',
        },
        {
          text: 'Article 1 Term\nThis Agreement runs for a year.\nArticle 2 Effect\nThis Contract takes effect on signing; this Contract binds both Parties.',
          at: 'This Agreement',
        },
      ],
      silent: [
        { text: '双方订立本合同。\n第一条 期限\n本合同为期一年。\n第二条 变更\n变更应当签订补充协议。' },
        { text: '双方订立本合同。\n第一条 期限\n本合同为期一年。\n附件一 保密协议\n本协议约定保密事项。' },
      ],
    },
  },
  {
    id: 'STR-017',
    severity: 'info',
    title: { zh: '核心条款多处不封闭列举', en: 'Open lists in core clauses' },
    message: {
      zh: '“包括但不限于”在服务、费用、违约条款中出现{n}次，范围不封闭',
      en: '“including but not limited to” appears {n} times in the clauses on scope, fees and breach: their extent is open',
    },
    hint: {
      zh: '尽量完整列举，增项走变更程序',
      en: 'list what is meant and add the rest by the change procedure',
    },
    text: openLists,
    examples: {
      fires: [
        {
          text: '第一条 服务内容\n服务包括但不限于接听电话。\n渠道包括但不限于微信。\n第二条 违约责任\n损失包括但不限于律师费。',
          at: '包括但不限于',
        },
        {
          text: '第一条 服务内容\n服务包括但不限于接听电话。\n第二条 费用\n费用包括但不限于基础服务费、包括但不限于加班费。',
          at: '包括但不限于',
        },
        {
          text: 'Article 1 Services\nServices including but not limited to calls.\nChannels, including without limitation chat.\nArticle 2 Liability\nLoss, including but not limited to legal fees.',
          at: 'including but not limited to',
        },
      ],
      silent: [
        { text: '第一条 服务内容\n服务包括但不限于接听电话。\n第二条 违约责任\n损失包括但不限于律师费。' },
        {
          text: '第一条 服务内容\n服务包括但不限于接听电话。\n第二条 保密\n秘密包括但不限于客户名单、包括但不限于价格。\n第三条 违约责任\n损失包括但不限于律师费。',
        },
      ],
    },
  },
];
