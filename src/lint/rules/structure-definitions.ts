// Rules on defined terms: one that is never used, and one that is used and never defined.
import type { Analysis } from '../analysis/index.js';
import { matchesOf, OPERATIVE } from '../find.js';
import type { Rule, TextHit } from '../rule.js';

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

export const definitionRules: readonly Rule[] = [
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
];
