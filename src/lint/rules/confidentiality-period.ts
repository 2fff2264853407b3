// Rules on how long secrecy lasts: a period and a perpetual duty side by side, a period that ends too early, trade secrets.
import type { Terms } from '../../terms/index.js';
import type { Analysis } from '../analysis/index.js';
import { figuresOf, hoursOf, saidOf, told } from '../phrases.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import { ofForeign, type Said, said, spot } from '../said.js';

const SECRECY = /保密|confidential|secre[ct]|non-disclosure/iu;
/** A number of years, also one still blank. */
const YEARS =
  /(?:(?<!\d)\d{1,2}|[一二两三四五六七八九十]{1,3}|\[[^\]]{0,8}\]|【[^】]{0,8}】|[_＿]{1,12}|[Xx×]{1,4})\s{0,4}(?:\([^)]{0,6}\)\s{0,4})?(?:年|个月)|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s{0,4}(?:\(\d{1,2}\)\s{0,4})?(?:years?|months?)/iu;
const PERPETUAL =
  /(?:直至|直到|至)[^。；]{0,30}(?:公开|公知|公众所知)|永久|永远|无限期|长期有效|(?:期满|届满|之)后[^。；]{0,16}仍[^。；]{0,10}(?:承担|履行|负有)|until[^.;]{0,60}(?:public|generally known)|perpetual|indefinite(?:ly)?|forever/iu;
/** What the period is of: not of a log, a recording or a course. */
const LASTS =
  /期限|保密期|保密义务|保密[^，。；]{0,8}(?:年|个月)|持续|有效|last|continue|remain|period|for (?:a period of )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)/iu;
const OTHER_PERIOD = /日志|录音|培训|记录保存|\blogs?\b|recording|training|years? old/iu;
/** An article may regulate both. */
const OF_DATA = /个人信息|处理|保存|收集|personal|process|collect/iu;
/** Secrets and people’s information may well be kept longer; so may what ends on the earlier or later of two days. */
const APART =
  /商业秘密|个人信息|较[早晚先后]|先[到届]|trade secrets?|personal (?:information|data)|whichever|(?:earlier|later) of/iu;

/** A sentence that sets a period of secrecy, and where the period stands in it. */
function periodsIn(
  analysis: Analysis,
): { readonly sentence: Said; readonly from: number; readonly to: number }[] {
  return said(analysis).flatMap((sentence) => {
    const { words, family } = sentence;
    const own = family === 'confidentiality' && !OF_DATA.test(words);
    if (!own && !SECRECY.test(words)) return [];
    if (!LASTS.test(words) || OTHER_PERIOD.test(words)) return [];
    const found = YEARS.exec(words);
    return found ? [{ sentence, from: found.index, to: found.index + found[0].length }] : [];
  });
}

/** Of each clause its first period, and what the clause says from there on. */
function contradiction(analysis: Analysis): readonly TextHit[] {
  const hits: TextHit[] = [];
  const periods = new Map(periodsIn(analysis).map((period) => [period.sentence, period]));
  let open: { readonly clause: number; readonly y: string; told?: true } | undefined;
  for (const sentence of said(analysis)) {
    const { words, clause, passage, from } = sentence;
    const period = periods.get(sentence);
    const opens = period !== undefined && open?.clause !== clause;
    if (opens) open = { clause, y: words.slice(period.from, period.to) };
    if (open?.clause !== clause || open.told) continue;
    const behind = opens ? period.to : 0;
    const found = PERPETUAL.exec(words.slice(behind));
    if (!found) continue;
    const start = behind + found.index;
    const end = start + found[0].length;
    if (APART.test(words.slice(behind, end + NEAR))) continue;
    open = { ...open, told: true };
    hits.push({ at: { passage, from: from + start, to: from + end }, slots: { y: open.y } });
  }
  return hits;
}
/** “Whichever is earlier” follows the words it belongs to. */
const NEAR = 14;

const FROM_EFFECT =
  /自[^。；]{0,20}(?:生效|签订|签署|订立)[^。；]{0,6}起|from the (?:effective date|date (?:of|on which)[^.;]{0,30}(?:effect|sign|execution))/iu;
const AFTER_END =
  /(?:终止|届满|期满|解除|结束)[^，。；]{0,8}(?:后|起)|after[^.;]{0,40}(?:end|terminat|expir)|following[^.;]{0,30}(?:terminat|expir)/iu;
const RENEWED = /自动(?:续|顺延|延)|automatically (?:renew|extend)|renews automatically|automatic renewal/iu;

function mayLapse(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  const renewed = told(all, RENEWED);
  const terms = saidOf(analysis, 'term').flatMap((sentence) => figuresOf(sentence, 'duration').map(hoursOf));
  return periodsIn(analysis).flatMap(({ sentence }) => {
    const [period] = figuresOf(sentence, 'duration');
    const short = period && (renewed || terms.some((term) => term >= hoursOf(period)));
    return FROM_EFFECT.test(sentence.words) && short ? [{ at: period.at }] : [];
  });
}

const SURVIVES =
  /继续有效|仍然?(?:具有)?(?:有效|效力)|不因[^。；]{0,24}而?(?:失效|终止|受影响)|存续|surviv|(?:remain|continue)s? in (?:full )?(?:force|effect)/iu;
const LIMITED = /年|期限|期间|约定的|period|years?|term of confidentiality/iu;

function survivesWithout(analysis: Analysis): readonly TextHit[] {
  const fixed = periodsIn(analysis).filter(({ sentence }) => !AFTER_END.test(sentence.words));
  if (fixed.length === 0) return [];
  const clauses = new Set(fixed.map(({ sentence }) => sentence.clause));
  return said(analysis).flatMap((sentence) => {
    const { words, clause } = sentence;
    if (clauses.has(clause) || !SECRECY.test(words) || LIMITED.test(words)) return [];
    const at = spot(sentence, SURVIVES);
    return at ? [{ at }] : [];
  });
}

const timeLimited = ({ confidentiality: { survival } }: Terms): readonly SheetHit[] =>
  survival.mode !== 'until_public' && survival.tradeSecretsUntilPublic === false
    ? [{ path: 'confidentiality.survival.tradeSecretsUntilPublic' }]
    : [];

const TRADE_SECRET = /商业秘密|技术秘密|trade secrets?/iu;

function limitedSecrets(analysis: Analysis): readonly TextHit[] {
  const all = said(analysis);
  if (!told(all, TRADE_SECRET) || told(all, PERPETUAL)) return [];
  const [first] = periodsIn(analysis);
  if (!first) return [];
  const { sentence, from, to } = first;
  return [{ at: { passage: sentence.passage, from: sentence.from + from, to: sentence.from + to } }];
}

export const periodRules: readonly Rule[] = [
  {
    id: 'CNF-001',
    severity: 'error',
    title: { zh: '保密期限自相矛盾', en: 'Confidentiality period contradicts itself' },
    message: {
      zh: '保密期限自相矛盾：既约定{y}，又要求没有期限地继续保密',
      en: 'the confidentiality period contradicts itself: {y}, and yet without end',
    },
    hint: {
      zh: '二者择一；可以约定若干年，并仅就商业秘密持续至公开',
      en: 'choose one; a number of years may be agreed, with trade secrets alone kept until public',
    },
    basis: [{ law: 'civil-code', articles: '501, 509(2), 558', checked: 'text' }],
    text: contradiction,
    examples: {
      fires: [
        {
          text: '第六条 保密\n6.2 保密期限为本协议终止后三年。期满后，接收方仍应承担保密义务，直至信息公开。',
          at: '期满后，接收方仍应承担',
        },
        {
          text: '第六條 保密\n6.2 雙方應對商業秘密保密[X]年，並永久不得洩露。',
          at: '永久',
        },
        {
          text: 'Article 6 Confidentiality\n6.2 The duty lasts for two years after termination. It continues indefinitely.',
          at: 'indefinitely',
        },
      ],
      silent: [
        { text: '第六条 保密\n6.2 保密期限为本协议终止后三年，但属于商业秘密的，持续至公开之日止。' },
        { text: '第六条 保密\n6.2 保密期限为终止后三年或者至信息公开之日止，以较早者为准。' },
        { text: '第六条 保密\n6.2 保密义务自生效之日起，直至信息公开。' },
        { text: '第六条 保密\n6.2 保密期限为三年。\n第七条 知识产权\n7.1 著作权永久归甲方所有。' },
        { form: 'SVL', set: {} },
        { form: 'SVL', set: { 'confidentiality.survival.mode': 'until_public' } },
      ],
    },
  },
  {
    id: 'CNF-002',
    severity: 'warning',
    title: { zh: '保密期可能在合同期内届满', en: 'Confidentiality may lapse within the term' },
    message: {
      zh: '保密期自生效起算，可能在合同期内（含续期）届满',
      en: 'confidentiality is counted from the effective date and may lapse within the term or its renewals',
    },
    hint: { zh: '改为自合同终止起算', en: 'count it from the end of the contract' },
    told: ['X41'],
    text: ofForeign(mayLapse),
    examples: {
      fires: [
        {
          form: 'SVL',
          set: {
            'confidentiality.survival': { mode: 'fixed_from_effective', years: 1 },
            'term.end': '2028-01-31',
          },
        },
        {
          text: '第二条 期限\n2.1 合同期限为二年。\n第五条 保密\n5.3 保密期限自本协议生效之日起二年。',
          at: '二年',
        },
        {
          text: '第二條 期限\n2.1 期滿雙方無異議的自動續期。\n第五條 保密\n5.3 保密期限自本協議簽訂之日起五年。',
          at: '五年',
        },
        {
          text: 'Article 2 Term\n2.1 This Agreement renews automatically.\nArticle 5 Confidentiality\n5.3 The duty lasts three years from the effective date.',
          at: 'three years',
        },
      ],
      silent: [
        { form: 'SVL', set: { 'confidentiality.survival': { mode: 'fixed_from_effective', years: 1 } } },
        { text: '第二条 期限\n2.1 合同期限为一年。\n第五条 保密\n5.3 保密期限自本协议生效之日起二年。' },
        { text: '第二条 期限\n2.1 合同期限为二年。\n第五条 保密\n5.3 保密期限自本协议终止之日起二年。' },
      ],
    },
  },
  {
    id: 'CNF-003',
    severity: 'warning',
    title: { zh: '存续条款与保密期限冲突', en: 'Survival clause conflicts with the confidentiality period' },
    message: {
      zh: '存续条款使保密义务在终止后无限期有效，而保密条款约定了固定期限',
      en: 'the survival clause keeps confidentiality alive without limit, yet its clause sets a fixed period',
    },
    hint: {
      zh: '写“在保密条款约定的期限内继续有效”',
      en: 'write “survives for the period set in the confidentiality clause”',
    },
    text: survivesWithout,
    examples: {
      fires: [
        {
          text: '第五条 保密\n5.3 保密期限自生效之日起三年。\n第八条 终止\n8.3 本协议终止后，保密条款继续有效。',
          at: '继续有效',
        },
        {
          text: 'Article 5 Confidentiality\n5.3 The duty lasts three years from the effective date.\nArticle 8 Termination\n8.3 The confidentiality clause survives.',
          at: 'surviv',
        },
      ],
      silent: [
        {
          text: '第五条 保密\n5.3 保密期限自生效之日起三年。\n第八条 终止\n8.3 终止后，保密条款在其约定的期限内继续有效。',
        },
        {
          text: '第五条 保密\n5.3 保密义务在本协议终止后三年内有效。\n第八条 终止\n8.3 终止后，保密条款继续有效。',
        },
        {
          text: '第五条 保密\n5.3 保密期限自生效之日起三年。\n第八条 终止\n8.3 终止后，争议解决条款继续有效。',
        },
        { form: 'SVL', set: {} },
        {
          text: '第五条 保密\n5.3 保密期限自生效之日起三年。\n第九条 其他\n9.1 双方应遵守保密约定以及其他条款。',
        },
      ],
    },
  },
  {
    id: 'CNF-007',
    severity: 'info',
    title: { zh: '商业秘密的保密义务有期限', en: 'Time limit on keeping trade secrets' },
    message: {
      zh: '商业秘密的保密义务有期限，届满后可能不再具备“相应保密措施”而丧失保护',
      en: 'the duty to keep trade secrets has a time limit; once it ends, protection may be lost for want of measures to keep them secret',
    },
    hint: { zh: '商业秘密持续至公开为止', en: 'keep trade secrets until they become public' },
    basis: [
      { law: 'trade-secret-provisions', articles: '5, 6, 10', checked: 'text' },
      { law: 'aucl', checked: 'secondary' },
    ],
    sheet: { reads: ['confidentiality.survival'], find: timeLimited },
    text: ofForeign(limitedSecrets),
    examples: {
      fires: [
        { form: 'SVL', set: { 'confidentiality.survival.tradeSecretsUntilPublic': false } },
        { text: '第五条 保密\n5.1 双方应对商业秘密保密。\n5.2 保密期限为终止后三年。', at: '三年' },
        {
          text: 'Article 5 Confidentiality\n5.1 Each party shall keep trade secrets confidential for three years after termination.',
          at: 'three years',
        },
      ],
      silent: [
        { form: 'SVL', set: {} },
        {
          form: 'SVL',
          set: { 'confidentiality.survival': { mode: 'until_public', tradeSecretsUntilPublic: false } },
        },
        { text: '第五条 保密\n5.1 双方应对商业秘密保密，直至其公开。\n5.2 其他信息的保密期限为三年。' },
        { text: '第五条 保密\n5.1 双方应对往来邮件保密。\n5.2 保密期限为终止后三年。' },
        { text: '第五条 保密\n5.1 双方应对商业秘密保密。\n5.2 有关保密的培训记录保存期限为三年。' },
        {
          text: '第四条 付款\n4.1 甲方按月付款。\n第五条 保密\n5.1 双方应对商业秘密保密。\n5.2 处理记录的期限为三年。',
        },
        { text: '第五条 保密\n5.1 双方应对近三年交换的商业秘密保密。' },
        { text: '第五条 保密\n5.1 双方应对商业秘密保密。\n第六条 期限\n6.1 合同期限为三年。' },
      ],
    },
  },
];
