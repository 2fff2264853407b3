// Rules on confidentiality and intellectual property. How long secrecy lasts is in confidentiality-period.ts.
import type { Pair } from '../../contract/ast.js';
import type { Terms } from '../../terms/index.js';
import type { Analysis } from '../analysis/index.js';
import { listed, saidOf, told } from '../phrases.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import { ofForeign, type Said, said, spot } from '../said.js';
import { periodRules } from './confidentiality-period.js';

const oneWay = ({ confidentiality }: Terms): readonly SheetHit[] =>
  confidentiality.direction === 'provider_only' ? [{ path: 'confidentiality.direction' }] : [];

const DUTY =
  /保密|不得[^。；]{0,20}(?:披露|泄露|透露|公开)|confidential|shall not (?:disclose|divulge)|secre[ct]/iu;
const BOTH =
  /双方|各方|任何?一方|一方|互相|相互|接收方|both parties|either party|each party|the parties|receiving party|neither party/iu;
const PARTY_A = /甲方[^，。；]{0,10}(?:应|须|需|不得|负有|承担)|(?:Party A|the (?:Client|Customer)) shall/iu;
const PARTY_B =
  /乙方[^，。；]{0,10}(?:应|须|需|不得|负有|承担)|(?:Party B|the (?:Provider|Contractor|Supplier)) shall/iu;

function boundAlone(analysis: Analysis): readonly TextHit[] {
  const duties = said(analysis).filter(({ words }) => DUTY.test(words));
  const bound = [PARTY_A, PARTY_B].map((party) => duties.find(({ words }) => party.test(words)));
  const [one, other] = bound.filter((sentence) => sentence !== undefined);
  return one && !other && !told(duties, BOTH) ? [{ at: one }] : [];
}

const CATEGORIES: readonly { readonly name: Pair<string>; readonly words: RegExp }[] = [
  { name: { zh: '商业秘密', en: 'trade secrets' }, words: /商业秘密|trade secrets?/iu },
  {
    name: { zh: '技术信息', en: 'technical information' },
    words: /技术(?:秘密|资料|信息|数据)|technical (?:information|data|secrets)/iu,
  },
  {
    name: { zh: '客户信息', en: 'customer information' },
    words: /(?:客户|用户)(?:的)?(?:信息|资料|数据|名单)|customer (?:information|data|lists?)/iu,
  },
  {
    name: { zh: '经营信息', en: 'operating information' },
    words: /经营(?:信息|数据|状况|资料)|operat(?:ing|ional) (?:information|data)/iu,
  },
  {
    name: { zh: '财务信息', en: 'financial information' },
    words: /财务(?:信息|数据|资料|状况)|financial (?:information|data)/iu,
  },
  {
    name: { zh: '市场信息', en: 'market information' },
    words: /市场(?:信息|数据|资料)|market(?:ing)? (?:information|data)/iu,
  },
  {
    name: { zh: '合同内容', en: 'the contract’s terms' },
    words: /(?:合[同约]|契约|协议)(?:内容|条款|价格)[^。；]{0,10}保密|terms of this (?:contract|agreement)/iu,
  },
];
const REFERS =
  /第\s{0,4}[\d一二三四五六七八九十]{1,4}(?:\.\d{1,3}){0,4}\s{0,4}[章条款]|(?:Article|Clause|Section|Annex)\s\d|附件|另行签[订署]/iu;

interface Scope {
  readonly clause: number;
  readonly at: Said;
  readonly names: readonly Pair<string>[];
}

/** What each clause keeps secret; a clause that leads to another says nothing of its own. */
function scopesIn(analysis: Analysis): readonly Scope[] {
  const { clauses } = analysis.text;
  const top = (index: number): number => {
    let at = index;
    for (let parent = clauses[at]?.parent; parent !== undefined; parent = clauses[at]?.parent) at = parent;
    return at;
  };
  const found = new Map<number, { readonly at: Said; readonly words: string[] }>();
  for (const sentence of said(analysis)) {
    const { words, clause, family } = sentence;
    // An annex carries out what the body agrees.
    const elsewhere = family === 'data' || family === 'definitions' || clauses[clause]?.section === 'annex';
    if (elsewhere || REFERS.test(words)) continue;
    const duty = DUTY.test(words) && /应|须|需|不得|负有|shall|must/iu.test(words);
    if (!duty && family !== 'confidentiality') continue;
    const known = found.get(top(clause));
    if (known) known.words.push(words);
    else if (duty) found.set(top(clause), { at: sentence, words: [words] });
  }
  return [...found].map(([clause, { at, words }]) => ({
    ...{ clause, at },
    names: CATEGORIES.flatMap(({ name, words: pattern }) =>
      words.some((one) => pattern.test(one)) ? [name] : [],
    ),
  }));
}

function differentScopes(analysis: Analysis): readonly TextHit[] {
  const [first, ...rest] = scopesIn(analysis).filter(({ names }) => names.length > 0);
  if (!first) return [];
  const cite = ({ clause }: Scope): Pair<string> => analysis.text.clauses[clause]!.cite;
  return rest
    .filter(({ names }) => listed(names).zh !== listed(first.names).zh)
    .map((scope) => ({
      at: scope.at,
      slots: { ids: listed([cite(first), cite(scope)]), a: listed(first.names), b: listed(scope.names) },
    }));
}

const noExceptions = ({ confidentiality }: Terms): readonly SheetHit[] =>
  (confidentiality.exceptions ?? []).length === 0 ? [{ path: 'confidentiality.exceptions' }] : [];

const EXCEPTION =
  /例外|除外|不(?:属于|视为|构成|适用)|但[^。；]{0,30}(?:除外|可以)|已经?(?:公开|为公众)|法律[^。；]{0,20}(?:要求|规定)|exception|does not (?:include|apply)|not (?:be )?(?:deemed |considered )?(?:confidential|a breach)|except|public domain|publicly (?:known|available)|required by law/iu;

function nothingExcepted(analysis: Analysis): readonly TextHit[] {
  const about = saidOf(analysis, 'confidentiality');
  const duties = said(analysis).filter(({ words }) => DUTY.test(words));
  const [first] = duties;
  return first && !told([...about, ...duties], EXCEPTION) ? [{ at: first }] : [];
}

const OWNERSHIP =
  /知识产权|著作权|权属|归[^，。；]{0,12}(?:所有|享有)|所有权|训练[^。；]{0,12}(?:模型|人工智能|AI)|intellectual property|copyright|ownership|owned by|title (?:to|in)/iu;
const MADE =
  /话术|知识库|脚本|聊天记录|会话记录|通话记录|培训资料|报告|scripts?\b|knowledge base|chat (?:records|logs)|training material|reports?\b/iu;

function ownershipOpen(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  if (told(all, OWNERSHIP) || analysis.text.clauses.some(({ index }) => analysis.familyOf(index) === 'ip'))
    return [];
  const made = all.find(({ words }) => MADE.test(words));
  const at = made && spot(made, MADE);
  return at ? [{ at }] : [];
}

const ordinary: readonly Rule[] = [
  {
    id: 'CNF-004',
    severity: 'info',
    title: { zh: '单向保密', en: 'One-way confidentiality' },
    message: {
      zh: '保密义务仅约束一方，另一方得知的信息没有保护',
      en: 'only one party owes confidentiality; what the other one learns is not protected',
    },
    hint: {
      zh: '考虑双方互负保密义务（confidentiality.direction: mutual）',
      en: 'consider mutual duties (confidentiality.direction: mutual)',
    },
    sheet: { reads: ['confidentiality.direction'], find: oneWay },
    text: ofForeign(boundAlone),
    examples: {
      fires: [
        { form: 'SVL', set: { 'confidentiality.direction': 'provider_only' } },
        { text: '第八条 保密\n8.1 乙方应对甲方的客户资料保密。', at: '乙方应对甲方的客户资料保密。' },
        { text: 'Article 8 Confidentiality\n8.1 The Provider shall keep customer data confidential.' },
      ],
      silent: [
        { form: 'SVL', set: { 'confidentiality.direction': 'mutual' } },
        { text: '第八条 保密\n8.1 双方应对知悉的商业秘密保密。' },
        { text: '第八条 保密\n8.1 乙方应对甲方的客户资料保密。\n8.2 甲方应对乙方的报价保密。' },
        {
          text: 'Article 8 Confidentiality\n8.1 Each party shall keep the other party’s information confidential.',
        },
        { text: '第八条 保密\n8.1 乙方应对甲方的客户资料保密。\n8.2 双方应对价格保密。' },
      ],
    },
  },
  {
    id: 'CNF-005',
    severity: 'warning',
    title: { zh: '保密条款重复且范围不一', en: 'Confidentiality regulated twice, in different scope' },
    message: {
      zh: '{ids}都约定保密，范围却不同：{a}；{b}',
      en: '{ids} both regulate confidentiality with different scopes: {a}; {b}',
    },
    hint: {
      zh: '只在一条约定范围，另一处引用它',
      en: 'set the scope in one clause and refer to it in the other',
    },
    text: differentScopes,
    examples: {
      fires: [
        {
          text: '第三条 乙方义务\n3.1 乙方应对甲方的商业秘密和客户信息保密。\n第六条 保密\n6.1 双方应对商业秘密、客户信息和经营数据保密。',
          at: '双方应对商业秘密、客户信息和经营数据保密。',
        },
        {
          text: 'Article 3 Duties\n3.1 The Provider shall keep customer data confidential.\nArticle 6 Confidentiality\n6.1 Both parties shall keep trade secrets confidential.',
        },
        {
          text: '第三条 乙方义务\n3.1 乙方应对技术资料、财务数据、市场信息和合同价格保密。\n第六条 保密\n6.1 双方应对商业秘密保密。',
          at: '双方应对商业秘密保密。',
        },
      ],
      silent: [
        {
          text: '第三条 乙方义务\n3.1 乙方应对商业秘密和客户信息保密。\n第六条 保密\n6.1 双方应对商业秘密和客户信息保密。',
        },
        {
          text: '第三条 乙方义务\n3.1 乙方应依照第六条对客户信息保密。\n第六条 保密\n6.1 双方应对商业秘密、客户信息保密。',
        },
        {
          text: '第五条 付款\n5.1 甲方按月付款。\n第六条 保密\n6.1 双方应对商业秘密保密。\n6.2 双方应对客户信息保密。',
        },
        { form: 'ECS', set: {} },
        { text: '第三条 个人信息\n3.1 乙方应对客户信息保密。\n第六条 保密\n6.1 双方应对商业秘密保密。' },
        {
          text: '第一条 定义\n1.1 保密信息指双方应保密的客户信息。\n第六条 保密\n6.1 双方应对商业秘密保密。',
        },
        { text: '第六条 保密\n6.1 双方应对商业秘密保密。\n附件一 服务说明\n1. 乙方应对客户信息保密。' },
        {
          text: '第三条 乙方义务\n3.1 乙方应对商业秘密和客户信息保密。\n第六条 保密\n6.1 双方应对商业秘密保密。\n6.2 保密信息包括客户信息。',
        },
      ],
    },
  },
  {
    id: 'CNF-006',
    severity: 'info',
    title: { zh: '未约定保密例外', en: 'No exceptions to confidentiality' },
    message: {
      zh: '未约定保密例外，公开的信息和依法披露的信息也在其内',
      en: 'there are no exceptions: public information and disclosure required by law are caught as well',
    },
    hint: {
      zh: '排除已公开、已知悉、第三方提供、独立开发和依法披露的信息',
      en: 'except what is public, known before, from third parties, independently developed, or required by law',
    },
    sheet: { reads: ['confidentiality.exceptions'], find: noExceptions },
    text: ofForeign(nothingExcepted),
    examples: {
      fires: [
        { form: 'SVL', set: { 'confidentiality.exceptions': [] } },
        { text: '第八条 保密\n8.1 双方应对商业秘密保密。', at: '双方应对商业秘密保密。' },
        { text: 'Article 8 Confidentiality\n8.1 Each party shall keep trade secrets confidential.' },
      ],
      silent: [
        { form: 'SVL', set: { 'confidentiality.exceptions': ['public'] } },
        { text: '第八条 保密\n8.1 双方应对商业秘密保密，但法律要求披露的除外。' },
        { text: '第八条 保密\n8.1 双方应对商业秘密保密。\n8.2 已公开的信息不属于保密信息。' },
        {
          text: 'Article 8 Confidentiality\n8.1 Each party shall keep trade secrets confidential, except as required by law.',
        },
        { text: '第八条 付款\n8.1 甲方按月付款。' },
        {
          text: '第七条 付款\n7.1 甲方按月付款。\n第八条 保密\n8.1 双方应对商业秘密保密。\n8.2 已公开的信息除外。',
        },
      ],
    },
  },
  {
    id: 'CNF-008',
    severity: 'info',
    title: { zh: '未约定服务成果的权属', en: 'Ownership of the results of the service not agreed' },
    message: {
      zh: '未约定话术、知识库、聊天记录等成果的权属，也未约定可否用于训练人工智能',
      en: 'nothing says who owns scripts, knowledge bases and chat records, or whether they may train AI models',
    },
    hint: {
      zh: '增加一条，写明权属、使用范围和可否用于训练',
      en: 'add a clause that says who owns them, how they may be used, and whether for training',
    },
    text: ofForeign(ownershipOpen),
    examples: {
      fires: [
        { text: '第二条 服务\n2.1 乙方应为甲方建立知识库和话术。', at: '知识库' },
        { text: '第二條 服務\n2.1 乙方應整理聊天記錄。', at: '聊天記錄' },
        { text: 'Article 2 Services\n2.1 The Provider writes scripts for the Client.', at: 'scripts' },
      ],
      silent: [
        { text: '第二条 服务\n2.1 乙方应为甲方建立知识库，其著作权归甲方所有。' },
        { text: '第二条 服务\n2.1 乙方应建立知识库。\n第九条 知识产权\n9.1 服务成果由甲方取得。' },
        { text: 'Article 2 Services\n2.1 The Provider writes scripts, which are owned by the Client.' },
        { text: '第二条 服务\n2.1 乙方接听来电。' },
      ],
    },
  },
];

export const confidentialityRules: readonly Rule[] = [...periodRules, ...ordinary].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
