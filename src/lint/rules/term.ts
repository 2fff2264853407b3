// Rules on the dates of the term: start and end, signing, what has run out, how much notice fits in.
import { daysBetween, lengthOf } from '../../terms/calendar.js';
import { signingDay, termOf } from '../../terms/facts.js';
import type { Terms } from '../../terms/index.js';
import type { Analysis } from '../analysis/index.js';
import { signatureDate } from '../analysis/signing.js';
import type { Rule, RuleOutside, SheetHit, TextHit } from '../rule.js';
import { ofForeign, type Said, said, says } from '../said.js';
import { fewestDays, isContract, lengthInDays, rangesOf, saysTerm } from './term-dates.js';
import { endingRules } from './term-ending.js';
import { timeRules } from './term-times.js';

const ENDS_BEFORE = {
  zh: /(?:(?<!截)至|到|止于|截止(?:日期|时间)?[为到至于]?|(?:届满|到期|终止)(?:日期|日|时间)?[为于：:])\s?$/u,
  en: /\b(?:until|through|to|expir\w{1,4} on|ending on|ends? on|valid until|up to)(?: and including)?\s?$/i,
};
const PERIOD = { zh: /期|止|届满|到期|有效/u, en: /\bterm\b|valid|expir|effect|period|force/i };
const NOTICE = {
  zh: /(?:提前|通知期|整改|补救|改正|催告|纠正)/u,
  en: /\b(?:notice|notify|cure|remed(?:y|ied)|rectify)\b/i,
};

function expired(contract: Analysis): TextHit[] {
  const signed = signatureDate(contract.text, contract.figures)?.value;
  const { asOf } = contract.facts;
  const day = signed ?? asOf;
  return said(contract).flatMap((sentence) =>
    says(sentence, PERIOD)
      ? sentence.figures.flatMap(({ kind, value, at }) => {
          const before = sentence.words.slice(0, at.from - sentence.from);
          const ends =
            kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) && ENDS_BEFORE[sentence.lang].test(before);
          if (!ends || day === undefined) return [];
          if (value < day) return [{ at, slots: { date: value } }];
          // Signed in time and since run out: nothing to mend.
          return asOf !== undefined && value < asOf
            ? [{ at, slots: { date: value }, severity: 'info' as const }]
            : [];
        })
      : [],
  );
}

function endedBefore(terms: Terms, { asOf }: RuleOutside): SheetHit[] {
  const { end } = termOf(terms);
  const signed = signingDay(terms);
  const day = signed ?? asOf;
  const path = terms.term.end === undefined ? 'term.length' : 'term.end';
  if (end === undefined || day === undefined) return [];
  if (end < day) return [{ path, slots: { date: end } }];
  return asOf !== undefined && end < asOf ? [{ path, slots: { date: end }, severity: 'info' }] : [];
}

function tooLongNotice(terms: Terms): SheetHit[] {
  const { start, end } = termOf(terms);
  if (start === undefined || end === undefined || end < start) return [];
  const all = daysBetween(start, end);
  const { convenience, breach } = terms.termination;
  const periods = {
    'termination.convenience.customer': convenience.customer,
    'termination.convenience.provider': convenience.provider,
    'termination.breach.cure': breach.cure,
  };
  return Object.entries(periods).flatMap(([path, period]) => {
    const { count } = lengthOf(period ?? '0 calendar_day');
    return count >= all ? [{ path, slots: { days: count, all } }] : [];
  });
}

function longNotice(contract: Analysis): TextHit[] {
  const all = lengthInDays(contract);
  if (all === undefined) return [];
  return said(contract).flatMap((sentence) =>
    says(sentence, NOTICE) && sentence.family !== 'fees'
      ? sentence.figures.flatMap((figure) => {
          const span =
            figure.kind === 'duration' && !isTermItself(figure.at.from, sentence)
              ? fewestDays(figure)
              : undefined;
          return span !== undefined && span >= all ? [{ at: figure.at, slots: { days: span, all } }] : [];
        })
      : [],
  );
}

/** 续期一年, 有效期为三年 in the same sentence. */
const isTermItself = (at: number, { words, from }: Said): boolean =>
  /(?:期限|有效期|延续|续期|续约|顺延|延长|renew\w*|extend\w*|term of|for)[^，,。；;]{0,12}$/iu.test(
    words.slice(0, at - from),
  );

const PARTIES = '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n';

export const termRules: readonly Rule[] = [
  {
    id: 'TRM-001',
    severity: 'error',
    title: { zh: '届满日不晚于起始日', en: 'Term ends on or before its start' },
    message: {
      zh: '届满日{end}不晚于起始日{start}',
      en: 'the term ends on {end}, not after it starts, {start}',
    },
    told: ['X04'],
    fixed: true,
    text: ofForeign((contract) =>
      rangesOf(contract).flatMap(({ start, end }) =>
        end.value <= start.value ? [{ at: end.at, slots: { start: start.value, end: end.value } }] : [],
      ),
    ),
    examples: {
      fires: [
        { set: { 'term.end': '2027-03-01' } },
        { text: '第一条 期限\n合同期限自2027年5月1日起至2026年4月30日止。', at: '2026年4月30日' },
        {
          text: '第一條 期限\n服務期自二〇二七年五月一日起至二〇二七年五月一日止。',
          at: '二〇二七年五月一日',
        },
        { text: 'Article 1 Term\nThe term runs from 1 May 2027 to 30 April 2026.', at: '30 April 2026' },
        {
          text: '第一条 期限\n双方约定如下。合同期限自2027年5月1日起至2026年4月30日止。',
          at: '2026年4月30日',
        },
      ],
      silent: [
        { set: { 'term.end': '2027-03-02', 'evaluation.failCycles': 1 } },
        { text: '第一条 期限\n合同期限自2027年5月1日起至2027年5月2日止。' },
        { text: '第一条 期限\n本合同于2027年5月1日生效，替代2026年4月30日签订的合同。' },
        { text: '第一条 期限\n大促服务期自2027年5月1日起至5月31日止。' },
      ],
    },
  },
  {
    id: 'TRM-002',
    severity: 'warning',
    title: { zh: '起始日或者生效日早于签署日', en: 'Start or effect before signature' },
    message: {
      zh: '起始日{start}早于签署日{signed}，合同将追溯适用，请确认',
      en: 'the term starts on {start}, before the day of signing, {signed}: the contract would apply retroactively; please confirm',
    },
    told: ['X07'],
    text: ofForeign((contract) => {
      const signed = signatureDate(contract.text, contract.figures)?.value;
      return rangesOf(contract).flatMap(({ start }) =>
        signed !== undefined && start.value < signed
          ? [{ at: start.at, slots: { start: start.value, signed } }]
          : [],
      );
    }),
    examples: {
      fires: [
        { set: { 'signatures.provider.date': '2027-03-02' } },
        { set: { 'effectiveness.date': '2027-02-17' } },
        {
          text: '第一条 期限\n合同期限自2027年5月1日起至2028年4月30日止。\n签订日期：2027年5月2日',
          at: '2027年5月1日',
        },
        {
          text: 'Signed on 2 May 2027\nArticle 1 Term\nThe term runs from 1 May 2027 to 30 April 2028.',
          at: '1 May 2027',
        },
      ],
      silent: [
        { set: { 'signatures.provider.date': '2027-03-01' } },
        { text: '第一条 期限\n合同期限自2027年5月1日起至2028年4月30日止。\n签订日期：2027年5月1日' },
        { text: '第一条 期限\n合同期限自2027年5月1日起至2028年4月30日止。' },
      ],
    },
  },
  {
    id: 'TRM-003',
    severity: 'error',
    title: { zh: '期限已经届满', en: 'Term already past' },
    message: { zh: '期限至{date}，已经届满', en: 'the period ends on {date}, which has passed' },
    hint: { zh: '改为本次约定的期限', en: 'write the period now agreed' },
    sheet: { reads: ['term', 'signatures', 'effectiveness'], find: endedBefore },
    text: ofForeign(expired),
    examples: {
      fires: [
        {
          set: {
            'term.start': '2025-01-01',
            'term.end': '2025-12-31',
            signatures: undefined,
            'document.edition': undefined,
          },
        },
        { set: {}, asOf: '2028-03-01' },
        { text: '第一条 期限\n本合同自签订之日起至2024年12月31日止。', at: '2024年12月31日' },
        { text: '第一條 期限\n合同有效期至2026年11月21日。', at: '2026年11月21日' },
        { text: 'Article 1 Term\nThis Agreement is valid until 21 November 2026.', at: '21 November 2026' },
        {
          text: '第一条 期限\n合同期限至2026年12月31日止。\n签订日期：2027年1月5日',
          at: '2026年12月31日',
        },
        { text: '第一条 期限\n双方约定如下。合同有效期至2026年11月21日。', at: '2026年11月21日' },
        {
          set: {
            'term.start': '2025-01-01',
            'term.end': undefined,
            'term.length': '1 year',
            signatures: undefined,
            'document.edition': undefined,
          },
        },
      ],
      silent: [
        { set: {}, asOf: '2028-02-29' },
        { text: '第一条 期限\n合同有效期至2026年11月22日。' },
        { text: '第一条 报表\n乙方已提交截至2024年12月31日的服务期报表。' },
        { text: '第一条 鉴于\n双方曾于2024年12月31日签订服务期合同。' },
        { set: { signatures: undefined }, asOf: '2028-02-29' },
        { text: '第一条 报表\n乙方已将报表提交至2024年12月31日。' },
      ],
    },
  },
  {
    id: 'TRM-004',
    severity: 'error',
    title: { zh: '未约定期限', en: 'No term' },
    message: {
      zh: '未约定合同期限；依法属不定期合同，任何一方在合理期限之前通知对方即可随时解除',
      en: 'no term is agreed: the contract is of indefinite duration, and either party may end it at any time on reasonable notice',
    },
    hint: { zh: '写明起止日期或者期限长度', en: 'state the start and the end, or the length' },
    basis: [{ law: 'civil-code', articles: '563(2)', checked: 'text' }],
    told: ['X05'],
    fixed: true,
    foreign: 'warning',
    text: ofForeign((contract) => (isContract(contract) && !said(contract).some(saysTerm) ? [{}] : [])),
    examples: {
      fires: [
        { set: { 'term.end': undefined } },
        { set: { 'term.length': '1 year' } },
        {
          text: `${PARTIES}第一条 服务\n乙方答复售后咨询。\n第二条 付款\n付款期限为10日。\n第三条 保密\n保密期限为三年。`,
        },
      ],
      silent: [
        { set: { 'term.end': undefined, 'term.length': '1 year' } },
        {
          text: `${PARTIES}第一条 服务\n服务期限为一年。\n第二条 付款\n按月付款。\n第三条 其他\n本合同一式两份。`,
        },
        {
          text: `${PARTIES}第一条 服务\n自2027年5月1日起至2028年4月30日止。\n第二条 付款\n按月付款。\n第三条 其他\n略`,
        },
        { text: '第一条 服务\n乙方答复售后咨询。' },
        {
          text: `${PARTIES}第一条 服务\n本合同长期有效。\n第二条 付款\n按月付款。\n第三条 其他\n本合同一式两份。`,
        },
        {
          text: `${PARTIES}第一条 期限\n共三年。\n第二条 付款\n按月付款。\n第三条 其他\n本合同一式两份。`,
        },
        {
          text: '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n第一条 服务\n乙方答复售后咨询。\n第二条 付款\n按月付款。\n第三条 附则\n合同期限自2027年4月1日至2029年3月31日。',
        },
        {
          text: '甲方（委托方）：青岛海棠商贸有限公司\n乙方（受托方）：无锡晚枫客服有限公司\n服务订单\n本订单依据双方签订的框架协议订立，是该协议的组成部分。\n第一条 服务\n乙方答复售后咨询。\n第二条 付款\n按月付款。\n第三条 席位\n早班六席。',
        },
        {
          text: 'Party A: Suzhou Pinebrook Pet Products Co., Ltd.\nParty B: Xiamen Harbour Contact Co., Ltd.\nARTICLE I. SERVICES\nCalls.\nARTICLE II. FEES\nMonthly.\nARTICLE III. END\nThis Contract is valid from 1 March 2027 through 28 February 2029.',
        },
      ],
    },
  },
  ...endingRules,
  {
    id: 'TRM-011',
    severity: 'error',
    title: { zh: '通知期或者补救期不短于合同期限', en: 'Notice or cure period as long as the term' },
    message: {
      zh: '{days}日的期间不短于全部合同期限（{all}日），在合同期限内不可能届满',
      en: 'a period of {days} days is no shorter than the whole term of {all} days: it cannot run out within it',
    },
    sheet: { reads: ['term', 'termination', 'effectiveness', 'signatures'], find: tooLongNotice },
    text: ofForeign(longNotice),
    examples: {
      fires: [
        { set: { 'termination.convenience.provider': '366 calendar_day' } },
        { set: { 'termination.breach.cure': '400 calendar_day' } },
        {
          text: '第一条 期限\n合同期限自2027年5月1日起至2027年6月29日止。\n第二条 解除\n任何一方提前60日书面通知对方，可以解除合同。',
          at: '60日',
        },
        {
          text: '第一條 期限\n合同期限為一個月。\n第二條 解除\n甲方提前兩個月通知乙方，可以解除合同。',
          at: '兩個月',
        },
        {
          text: 'Article 1 Term\nThe term of this Agreement is 2 months.\nArticle 2 Termination\nEither Party may terminate on 90 days’ notice.',
          at: '90 days',
        },
        {
          text: '第一条 期限\n合同期限自2027年5月1日起至2027年5月1日止。\n第二条 解除\n任何一方提前1日通知对方，可以解除合同。',
          at: '1日',
        },
        {
          text: '第一条 期限\n合同期限为60个自然日。\n第二条 解除\n任何一方提前60个工作日通知对方，可以解除合同。',
          at: '60个工作日',
        },
        {
          text: '第一条 期限\n合同期限为一年。\n第二条 解除\n任何一方提前366日通知对方，可以解除合同。',
          at: '366日',
        },
        {
          text: '第一条 期限\n合同期限为六个月。\n第二条 解除\n任何一方提前一年通知对方，可以解除合同。',
          at: '一年',
        },
      ],
      silent: [
        { set: { 'termination.convenience.provider': '365 calendar_day' } },
        {
          text: '第一条 期限\n合同期限自2027年5月1日起至2027年6月30日止。\n第二条 解除\n任何一方提前60日书面通知对方，可以解除合同。',
        },
        { text: '第一条 期限\n合同期限为一年，任何一方未提前30日通知的，续期一年。' },
        { text: '第一条 解除\n任何一方提前60日通知对方，可以解除合同。\n第二条 期限\n合同期满终止。' },
        { text: '第一条 期限\n合同期限为一个月。\n第二条 保密\n保密义务持续两年。' },
        { text: '第一条 期限\n合同期限为一个月。\n第二条 付款\n甲方应提前两个月预付服务费。' },
        {
          text: '第一条 期限\n合同期限为六个月。任何一方未提前30日通知的，续期一年。',
        },
        { text: '第一条 解除\n乙方经催告后60日内仍未改正的，甲方可以解除合同。' },
      ],
    },
  },
  ...timeRules,
];
